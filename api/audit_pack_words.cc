// SPDX-License-Identifier: Apache-2.0
#include "api/audit_pack_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace kith::api {
namespace {

constexpr std::string_view contents =
    R"(WHAT IS IN IT

  card.json card.csv card.html   the card: for machines, as a table, to print
  trace.json                     each figure down to its people, connections, records and events
  events-1.proof ...             proofs that each of these events is in the log, in these bytes
  head.json                      the signed head of the log that the proofs lead to
  policy.json                    the matching policy in force
  algorithm-record.json          the record of the Algorithmic Transparency Recording Standard; what
                                 only the scheme can say is listed there as missing
  measures.json                  what each figure means, what it is counted of, what it cannot say
  MANIFEST                       SHA-256 of each of these files
)";

constexpr std::string_view checking =
    R"(HOW TO CHECK IT, WITHOUT KITH'S SERVER AND OFFLINE

1. That no file was changed since it was packed, in the folder that this file is in:

     sha256sum -c MANIFEST

2. That the events are in the log, and the log is signed with the scheme's key. kith-verify is a
   small program that shares no code with the rest of Kith. Give it a head that you hold from
   elsewhere, if you have one; without one it proves that these files fit together, and not that you
   were shown the one true log:

     kith-verify events-1.proof --head MINUTES.txt

3. That the figures are what the table makes them. connection_test_recompute.py (in Kith's source,
   tests/e2e; Python, without a line of Kith) works every count out again from card.csv and the
   written definitions, and names each that differs:

     python3 connection_test_recompute.py card.csv

   Its rule, should you write your own: a connection is live on a day if the last contact lies at
   most the row's limit before it; lost is live at T0, freely given, not called unwanted at T0, and
   lapsed or ended at T1, but for endings; made is not in T0, freely given and live at T1, met on
   two days, at least once without a paid worker. matcher/CONNECTION_TEST.md in Kith's source says
   what each column holds.

4. From a figure to a record: in trace.json find the figure, its items (person, tie), the tie's
   records, and a record's event. That number is the position that kith-verify names. What the event
   says about people stays sealed: the scheme can open it before you, and show that it says so.

WHAT IT DOES NOT SAY

That the records are true, or complete. Whom a service caused to be lost: nearness in time is no
proof. Anything about people who did not agree that their circle is held: of them there is only
that somebody is there. No figure sets gains against losses, and none is a mark.
)";

}  // namespace

std::string pack_readme(const CardPage& page, const std::vector<TarFile>& files,
                        std::size_t events) {
  const matcher::CardQuestion& asked = page.card.question;
  const auto bundles = std::count_if(files.begin(), files.end(), [](const TarFile& file) {
    return file.name.ends_with(".proof");
  });
  return fmt::format(
      "AUDIT PACK OF A CONNECTION TEST\n\n"
      "Scheme {}, asked about: {}{}.\n"
      "Window {} up to {} (the first day after it),\nas known on {}, log position {}.\n"
      "Definitions {}, Kith {}, policy {}. {} events proved, in {} file{}.\n"
      "{}\n{}\n{}",
      page.scheme, word(asked.scope.kind),
      asked.scope.number.is_zero() ? (asked.scope.area.empty() ? "" : " " + asked.scope.area)
                                   : " " + graph::to_text(asked.scope.number),
      graph::to_text(asked.from), graph::to_text(asked.to), graph::to_text(asked.today),
      page.card.position, matcher::connection_definitions, page.code_version, page.policy_version,
      events, bundles, bundles == 1 ? "" : "s",
      page.sight.names
          ? "It holds names. Keep it as you would keep the records.\n"
          : "It holds numbers in place of names, and nobody's words. In a small scheme "
            "numbers are\npersonal data still: keep it as you would keep the records.\n",
      contents, checking);
}

}  // namespace kith::api

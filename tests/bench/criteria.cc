// SPDX-License-Identifier: Apache-2.0
// What each criterion tells of the truth, in schemes whose truth is known: how often it is known,
// how far it differs between the homes one person could choose from, and how far those who look
// would like what it likes. A criterion that is the same for every home moves nothing; one that
// differs and tells nothing is noise.
//
//   bench_criteria [--smoke] [--seeds N] [--people N] [--first N]
//
// "tells" is the correlation with the party's hidden liking, both taken as differences from the
// mean over the homes of the same list, in hundredths. Its seeds are for learning from: none of
// those by which bench_planted judges.
#include <array>
#include <cmath>

#include "matcher/criteria.h"
#include "matcher/proposals.h"
#include "tests/support/demo_view.h"
#include "tests/support/measure.h"

using namespace kith;
using tests::expect;

namespace {

constexpr std::size_t roles = 3;

struct Seen {
  double fit = 0;
  double liking = 0;
};

struct Told {
  int lines = 0;
  int known = 0;
  double fits = 0;  // sum of those known
  double ff = 0;    // sums over differences from the list's means
  double fl = 0;
  double ll = 0;
  double weights = 0;  // sum of weight shares, basis points

  double sd() const { return lines > 0 ? std::sqrt(ff / lines) : 0; }
  double tells() const { return ff > 0 && ll > 0 ? 100 * fl / std::sqrt(ff * ll) : 0; }
};

using Table = std::array<std::array<Told, matcher::criterion_count + 1>, roles>;
using List = std::array<std::array<std::vector<Seen>, matcher::criterion_count + 1>, roles>;

void add_ledger(const matcher::Ledger& ledger, double liking, Table& table, List& list) {
  const auto role = static_cast<std::size_t>(ledger.role);
  for (const matcher::LedgerLine& line : ledger.lines) {
    const auto at = static_cast<std::size_t>(line.criterion);
    Told& told = table[role][at];
    ++told.lines;
    told.weights += 1e4 * line.weight / static_cast<double>(ledger.denominator);
    const double fit = line.fit.value_or(matcher::fit_unknown);
    if (line.fit) {
      ++told.known;
      told.fits += fit;
    }
    if (line.weight > 0) list[role][at].push_back({fit, liking});
  }
  Told& whole = table[role][matcher::criterion_count];
  ++whole.lines;
  ++whole.known;
  whole.weights += 1e4;
  whole.fits += ledger.suitability;
  list[role][matcher::criterion_count].push_back({static_cast<double>(ledger.suitability), liking});
}

void add_list(const List& list, Table& table) {
  for (std::size_t role = 0; role < roles; ++role) {
    for (std::size_t at = 0; at < list[role].size(); ++at) {
      Seen mean;
      for (const Seen& seen : list[role][at]) {
        mean.fit += seen.fit / static_cast<double>(list[role][at].size());
        mean.liking += seen.liking / static_cast<double>(list[role][at].size());
      }
      for (const Seen& seen : list[role][at]) {
        Told& told = table[role][at];
        told.ff += (seen.fit - mean.fit) * (seen.fit - mean.fit);
        told.fl += (seen.fit - mean.fit) * (seen.liking - mean.liking);
        told.ll += (seen.liking - mean.liking) * (seen.liking - mean.liking);
      }
    }
  }
}

// Ledgers stand in the order person, carers, residents who stated something; the truth knows every
// resident, so those are looked at only where all of them stated something.
void ask_about(const graph::View& view, graph::Date on, const demo::SyntheticScheme& scheme,
               const std::string& person, Table& table) {
  matcher::Question question;
  question.person.number = view.number_of(graph::Kind::person, person).value();
  question.on = on;
  question.top = graph::limits::top_max;
  const auto answer = matcher::propose_exhaustively(view, question);
  expect(answer.ok(), "a question was refused");
  if (answer->proposals.size() < 2) return;
  std::map<std::string, demo::TruePair> truth;
  for (demo::TruePair& pair : scheme.pairs_of(person)) truth[pair.household] = pair;
  List list;
  for (const matcher::Proposal& proposal : answer->proposals) {
    const auto* record = view.find<graph::Household>(proposal.household.number);
    const demo::TruePair& pair = truth.at(record->identity.external_id);
    add_ledger(proposal.ledgers.front(), pair.person_nature, table, list);
    const bool all_speak = proposal.ledgers.size() == pair.party_natures.size() + 1;
    for (std::size_t i = 1; i < proposal.ledgers.size(); ++i) {
      if (proposal.ledgers[i].role == matcher::PartyRole::resident && !all_speak) continue;
      add_ledger(proposal.ledgers[i], pair.party_natures.at(i - 1), table, list);
    }
  }
  add_list(list, table);
}

void ask_scheme(std::uint64_t seed, demo::NoiseLevel noise, int people, Table& table) {
  const demo::Options options = tests::options_of(seed, noise, people);
  const demo::SyntheticScheme scheme = demo::make_scheme(options).value();
  const graph::View view = tests::view_of(scheme, seed);
  for (const std::string& person : scheme.people_who_look()) {
    ask_about(view, options.reference, scheme, person, table);
  }
}

void print(const Table& table) {
  std::printf(
      "who looks  criterion                 lines  known   mean  differs   weight  tells\n");
  for (std::size_t role = 0; role < roles; ++role) {
    for (std::size_t at = 0; at < table[role].size(); ++at) {
      const Told& told = table[role][at];
      if (told.lines == 0) continue;
      const std::string_view name = at == matcher::criterion_count
                                        ? "suitability"
                                        : word(static_cast<matcher::Criterion>(at));
      std::printf("%-10s %-25.*s %5d %4.0f %%  %5.0f  %7.0f  %5.1f %%  %+5.0f\n",
                  std::string(word(static_cast<matcher::PartyRole>(role))).c_str(),
                  static_cast<int>(name.size()), name.data(), told.lines,
                  100.0 * told.known / told.lines, told.known > 0 ? told.fits / told.known : 0,
                  told.sd(), told.weights / told.lines / 100, told.tells());
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const tests::Arguments arguments(argc, argv, {{"seeds", 6}, {"people", 120}, {"first", 4'001}},
                                   "bench_criteria [--smoke] [--seeds N] [--people N] [--first N]");
  const int seeds = arguments.smoke() ? 1 : arguments["seeds"];
  Table table{};
  for (int i = 0; i < seeds; ++i) {
    const auto seed = static_cast<std::uint64_t>(arguments["first"] + i);
    ask_scheme(seed, static_cast<demo::NoiseLevel>(i % 3), arguments["people"], table);
  }
  print(table);
  const Told& own = table[0][matcher::criterion_count];
  expect(own.lines > 0, "nobody was asked about");
  expect(own.tells() > 0, "what suits on paper tells nothing of what suits");
  return 0;
}

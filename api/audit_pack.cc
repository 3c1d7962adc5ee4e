// SPDX-License-Identifier: Apache-2.0
#include "api/audit_pack.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/algorithm_facts.h"
#include "api/algorithm_record.h"
#include "api/asked_card.h"
#include "api/audit.h"
#include "api/audit_pack_words.h"
#include "api/connection_card_json.h"
#include "api/json_line.h"
#include "api/measure_json.h"
#include "api/policy_json.h"
#include "api/proof_bundles.h"
#include "api/tar_bytes.h"
#include "matcher/measure_dictionary.h"
#include "store/hash_tree.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using matcher::CardFigure;
using matcher::CardItem;
using Json = nlohmann::ordered_json;

constexpr std::string_view pack_folder = "kith-audit-pack/";
constexpr std::int32_t record_days = 365;  // as `kith policy record` counts
constexpr std::size_t events_a_bundle_max = 2'000;
constexpr std::int64_t microseconds_a_second = 1'000'000;

// Figures with what they are made of, then "ties" and "records" as the card has them.
std::string trace_json(const CardPage& page) {
  const matcher::CardNames names(page.view, page.card, page.sight);
  std::string out = "{";
  JsonLine json(out);
  json.member("scheme", std::string_view(page.scheme));
  json.member("position", page.card.position);
  json.member("definitions", matcher::connection_definitions);
  json.list("figures", page.card.figures, [&](const CardFigure& figure) {
    const matcher::Measure* measure = matcher::measure_of(figure.name);
    json.open('{');
    json.member("name", std::string_view(figure.name));
    if (measure) json.member("measure", measure->name);
    json.member("rule", rule_of(figure.name));
    json.member("value", figure.value);
    json.list("items", figure.items,
              [&](const CardItem& item) { write_card_item(json, names, item); });
    json.close('}');
  });
  append_trace(out, page);
  return out + "}";
}

// Of the records that a trace names, as far as their reader may know of them.
std::vector<std::uint64_t> events_named_in(const std::string& trace) {
  std::set<std::uint64_t> events;
  const Json json = Json::parse(trace);
  for (const Json& record : json.at("records")) {
    const auto event = record.find("event");
    if (event != record.end()) events.insert(event->get<std::uint64_t>());
  }
  return {events.begin(), events.end()};
}

graph::Result<void> add_proofs(const Scheme& scheme, const std::vector<std::uint64_t>& events,
                               graph::Instant at, std::vector<TarFile>& files) {
  std::size_t next = 0;
  for (int count = 1; next < events.size() || count == 1; ++count) {
    const std::size_t end = std::min(events.size(), next + events_a_bundle_max);
    BundleQuestion question;
    question.events.assign(events.begin() + static_cast<std::ptrdiff_t>(next),
                           events.begin() + static_cast<std::ptrdiff_t>(end));
    auto bundle = proof_bundle(scheme, question, at);
    if (!bundle) return std::move(bundle).error();
    files.push_back({fmt::format("events-{}.proof", count), std::move(bundle).value()});
    next = end;
  }
  return {};
}

graph::Result<void> add_record(const Scheme& scheme, std::vector<TarFile>& files) {
  auto facts = algorithm_facts(scheme, record_days);
  if (!facts) return std::move(facts).error();
  files.push_back({"algorithm-record.json", record_as_json(algorithm_record(*facts, {}))});
  auto dictionary = dictionary_text("", MeasureForm::json);
  if (!dictionary) return std::move(dictionary).error();
  files.push_back({"measures.json", *dictionary + "\n"});
  return {};
}

// By name, with the README and the list of sums before them.
std::vector<TarFile> in_folder(std::vector<TarFile> files) {
  std::sort(files.begin(), files.end(),
            [](const TarFile& a, const TarFile& b) { return a.name < b.name; });
  std::string manifest;
  for (const TarFile& file : files) {
    manifest += fmt::format("{}  {}\n", store::to_hex(store::sha256(file.bytes)), file.name);
  }
  files.insert(files.begin(), {"MANIFEST", std::move(manifest)});
  for (TarFile& file : files) file.name = std::string(pack_folder) + file.name;
  return files;
}

graph::Result<void> may_pack(const Asker& asker) {
  if (auto may = may_ask_connection_test(asker); !may) return may;
  if (has(asker.eyes.role, Right::read_log)) return {};
  return Error{ErrorCode::forbidden, std::string(word(asker.eyes.role)) +
                                         " does not read the log, and the pack proves its events"};
}

}  // namespace

graph::Result<AuditPack> audit_pack(Scheme& scheme, const Asker& asker,
                                    const ConnectionTestAsk& ask, graph::Instant at) {
  if (auto may = may_pack(asker); !may) return std::move(may).error();
  ConnectionTestAsk whole = ask;
  whole.trace.clear();
  auto asked = asked_card(scheme, asker, whole);
  if (!asked) return std::move(asked).error();
  const CardPage page = page_of(scheme, asker, *asked, "");
  const std::string trace = trace_json(page);
  const std::vector<std::uint64_t> events = events_named_in(trace);
  std::vector<TarFile> files{{"card.json", card_json(page) + "\n"},
                             {"card.csv", card_csv(page)},
                             {"card.html", card_html(page)},
                             {"trace.json", trace + "\n"},
                             {"head.json", head_json(scheme, at) + "\n"},
                             {"policy.json", policy_text(asked->policy) + "\n"}};
  if (auto added = add_proofs(scheme, events, at, files); !added) return std::move(added).error();
  if (auto added = add_record(scheme, files); !added) return std::move(added).error();
  files.push_back({"README.txt", pack_readme(page, files, events.size())});
  AuditPack pack;
  pack.events = events.size();
  pack.nothing = page.card.people.empty() && page.card.gone == 0;
  files = in_folder(std::move(files));
  pack.files = files.size();
  pack.bytes = tar_bytes(files, at.microseconds / microseconds_a_second);
  auto noted =
      scheme.note(asker, "audit-pack", page.card.position, pack.bytes, subjects_of_card(page.card));
  if (!noted) return std::move(noted).error();
  return pack;
}

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/bundle_writer.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "api/exchange/bundle_reader.h"
#include "api/exchange/wire_types.h"
#include "tests/support/graph_of.h"

using namespace kith;
using namespace kith::graph;

namespace {

std::string exported(const View& view) {
  std::string text;
  const auto count = api::write_bundle(view, [&](std::string_view piece) {
    text += piece;
    return Result<void>();
  });
  REQUIRE(count.ok());
  return text;
}

View imported(std::string_view text, const View& view = {}) {
  api::TextBytes bytes(text);
  api::KeyedNumbers numbers("seed");
  std::vector<Record> records;
  const auto report = api::import_bundle(bytes, view, numbers, {}, [&](api::ImportedRecord&& one) {
    records.push_back(std::move(one.record));
    return Result<void>();
  });
  REQUIRE(report.ok());
  for (const Fault& fault : report->faults) {
    FAIL_CHECK(fault.line, fault.pointer, " ", fault.detail);
  }
  return tests::graph_of(records, view);
}

// One of every kind, written as people would: external ids, no numbers, any order.
const char* const scheme =
    R"(
{"type":"discharge","person":"maya","discharged_on":"2025-11-03","to":"home",)"
    R"("for_rehabilitation":true,"day_91":{"where":"home","on":"2026-02-02","said_by":"person"}}
{"type":"diary","person":"maya","week":"2026-11-16","hours":[{"setting":"home","hours":60}]}
{"type":"review","person":"maya","on":"2026-11-01","which":"T0","ties":[{"tie":"t1","contacts":4}]}
{"type":"introduction","person":"maya","household":"elm","stage":"answered",)"
    R"("answers":[{"who":"jo","authority":"self","answer":"yes","own_words":"We\nget on"}]}
{"type":"emergency_stay","person":"femi","household":"elm","from":"2026-05-12","until":"2026-05-16"}
{"type":"arrangement","person":"femi","household":"elm","kind":"short_break","start":"2026-06-01"}
{"type":"service_event","service":"bus","change":"cost","on":"2026-03-01","whom":"maya"}
{"type":"service","external_id":"bus","name":"Dial a ride"}
{"type":"contact","tie":"t1","of":"maya","on":"2026-10-02"}
{"type":"tie","external_id":"t1","of":"maya","other":{"external_id":"aunt","called":"Aunt J"}}
{"type":"tie","of":"maya","other":{"external_id":"femi"},"gives":"lifts"}
{"type":"tie","of":"femi","other":{"called":"The man at the shop"}}
{"type":"household","external_id":"elm",)"
    R"("carers":[{"external_id":"jo","role":"main",)"
    R"("competences":[{"task":"buccal_midazolam","signed_off_for":["maya"]}]}],)"
    R"("others_living":[{"living":"child","age_band":"6-10"}],)"
    R"("residents":[{"person":"femi","answer":"yes"}],"location":{"latitude":53.5,"longitude":-2.5}}
{"type":"person","external_id":"maya","called":"Maya",)"
    R"("no_contact":[{"with":"aunt"}],"no_contact_asked":{"answer":"marks"}}
{"type":"person","external_id":"femi","together_with":[{"person":"maya","strength":"must"}]}
)";

}  // namespace

TEST_CASE("an export imported into nothing exports as the same bytes") {
  const std::string first = exported(imported(scheme));
  CHECK(std::count(first.begin(), first.end(), '\n') == 15);
  const std::string second = exported(imported(first));
  CHECK(second == first);
  CHECK(exported(imported(first, imported(first))) == first);
}

TEST_CASE("records come in order of kind, then number") {
  const std::string text = exported(imported(scheme));
  std::vector<std::pair<Kind, std::string>> order;
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
    const std::size_t type = text.find(":\"", at) + 2;
    const auto kind =
        record_kind_from_text(std::string_view(text).substr(type, text.find('"', type) - type));
    REQUIRE(kind);
    order.emplace_back(*kind, text.substr(text.find("number\":\"", at) + 9, 26));
  }
  CHECK(order.size() == 15);
  CHECK(std::is_sorted(order.begin(), order.end()));
  CHECK(order.front().first == Kind::person);
  CHECK(order.back().first == Kind::discharge);
}

TEST_CASE("an empty view is an empty bundle and an ended record is not in it") {
  CHECK(exported(View()).empty());
  const View view = imported(R"({"type":"person","external_id":"a"}
{"type":"person","external_id":"b"})");
  const auto record = view.record(Kind::person, *view.number_of(Kind::person, "a"));
  const std::string text = exported(tests::without(view, *record));
  CHECK(text.find("\"a\"") == std::string::npos);
  CHECK(text.find("\"b\"") != std::string::npos);
}

TEST_CASE("a sink that fails ends the writing with its error") {
  const auto failed = api::write_bundle(imported(scheme), [](std::string_view) {
    return Result<void>(Error{ErrorCode::storage_full, "no space"});
  });
  REQUIRE_FALSE(failed.ok());
  CHECK(failed.error().code == ErrorCode::storage_full);
}

// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "api/exchange/record_json.h"
#include "api/exchange/wire_types.h"
#include "graph/codec.h"
#include "tests/support/property.h"
#include "tests/support/random_record.h"

using namespace kith;
using namespace kith::graph;

namespace {

// Takes every made number for what it says it is.
class MadeReferences : public api::ReferenceResolver {
 public:
  std::optional<Kind> kind_of(const Number& number) const override {
    return tests::kind_of_made(number);
  }
  std::optional<Number> number_of(Kind, std::string_view) const override { return std::nullopt; }
};

std::string faults_of(const Error& error) {
  std::string out = error.message;
  for (const Fault& fault : error.faults) out += "\n" + fault.pointer + " " + fault.detail;
  return out;
}

Kind kind_from(std::uint64_t number) {
  return api::wire::record_kinds[number % api::wire::record_kinds.size()];
}

Record some_record(std::uint64_t seed) {
  constexpr double fills[] = {0.1, 0.5, 0.9, 1.0};
  return tests::random_record(kind_from(seed), seed, fills[seed / 16 % 4]);
}

// Walks a record and notes every field that says nothing.
struct Unknowns {
  std::vector<std::string> names;

  template <class Member>
  void operator()(std::uint32_t, std::string_view name, const Member& member, Need, Seen) {
    look(name, member);
  }
  template <class T>
  void look(std::string_view name, const T& value) {
    if constexpr (is_opt<T>) {
      if (!value) return note(name);
      look(name, *value);
    } else if constexpr (is_list<T>) {
      if (value.empty()) return note(name);
      for (const auto& item : value) look(name, item);
    } else if constexpr (is_stated<T>) {
      look(name, value.said);
    } else if constexpr (std::is_same_v<T, Said>) {
      if (!value.provenance) return note("said");
      look(name, *value.provenance);
    } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, Text>) {
      if (value.empty()) note(name);
    } else if constexpr (is_id<T>) {
      if (value.number.is_zero()) note(name);
    } else if constexpr (Described<T>) {
      T::describe(value, *this);
    }
  }
  void note(std::string_view name) { names.emplace_back(name); }
};

}  // namespace

TEST_CASE("a record written as JSON and read again is the same record") {
  tests::property("text, record, text", [](std::uint64_t seed) {
    const Record record = some_record(seed);
    const std::string text = api::record_to_text(record);
    const auto read = api::record_from_text(text, kind_of(record), MadeReferences());
    if (!read) RC_FAIL(faults_of(read.error()) + "\n" + text);
    RC_ASSERT(*read == record);
    RC_ASSERT(api::record_to_text(*read) == text);
  });
}

TEST_CASE("a value parsed by nlohmann reads as the text does") {
  tests::property("value, record", [](std::uint64_t seed) {
    const Record record = some_record(seed);
    const auto json = nlohmann::json::parse(api::record_to_text(record));
    const auto read = api::record_from_json(json, kind_of(record), MadeReferences());
    if (!read) RC_FAIL(faults_of(read.error()));
    RC_ASSERT(*read == record);
    RC_ASSERT(nlohmann::json(api::record_to_json(*read)) == json);
  });
}

TEST_CASE("the canonical bytes of a record give the same record and the same JSON") {
  tests::property("record, bytes, record", [](std::uint64_t seed) {
    const Record record = some_record(seed);
    const SubjectParts parts = encode(record);
    const auto back =
        decode(kind_of(record), identity_of(record).number, parts.subjects, parts.parts);
    if (!back) RC_FAIL(faults_of(back.error()));
    RC_ASSERT(*back == record);
    RC_ASSERT(api::record_to_text(*back) == api::record_to_text(record));
  });
}

TEST_CASE("a patch that takes a key out and one that puts it back undo each other") {
  tests::property("patch there and back", [](std::uint64_t seed) {
    const Record record = some_record(seed);
    auto json = nlohmann::json(api::record_to_json(record));
    for (const auto& [key, value] : json.items()) {
      const bool kept = key == "type" || key == "number";
      if (kept) continue;
      const auto without = api::patched(record, {{key, nullptr}}, MadeReferences());
      if (!without) continue;  // it has to be there, or something else hangs on it
      const auto again = api::patched(*without, {{key, value}}, MadeReferences());
      if (!again) RC_FAIL(key + ": " + faults_of(again.error()));
      RC_ASSERT(*again == record);
    }
  });
}

TEST_CASE("a full random record leaves no field of any kind empty") {
  for (const Kind kind : api::wire::record_kinds) {
    Unknowns unknowns;
    const Record record = tests::random_record(kind, 7, 1.0);
    std::visit([&](const auto& held) { held.describe(held, unknowns); }, record);
    CHECK_MESSAGE(unknowns.names.empty(), to_text(kind), ": ",
                  unknowns.names.empty() ? "" : unknowns.names.front());
    CHECK_FALSE(identity_of(record).external_id.empty());
  }
}

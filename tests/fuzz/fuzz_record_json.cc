// SPDX-License-Identifier: Apache-2.0
// Any bytes as one record: the first says which kind (modulo their number), the rest is the JSON.
// What is accepted must come out again and read as the same record; our parser and nlohmann's must
// agree on what is JSON.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <nlohmann/json.hpp>

#include "api/exchange/json_document.h"
#include "api/exchange/record_json.h"
#include "api/exchange/wire_types.h"

using namespace kith;

namespace {

void require(bool right) {
  if (!right) std::abort();
}

// Everything that looks like a number is somebody; "maya" is a person, "elm" a household.
class SomeReferences : public api::ReferenceResolver {
 public:
  std::optional<graph::Kind> kind_of(const graph::Number& number) const override {
    return static_cast<graph::Kind>(number.bytes[15] % 11 + 1);
  }
  std::optional<graph::Number> number_of(graph::Kind kind, std::string_view text) const override {
    const bool known = (kind == graph::Kind::person && text == "maya") ||
                       (kind == graph::Kind::household && text == "elm");
    if (!known) return std::nullopt;
    graph::Number number;
    number.bytes[0] = 1;
    number.bytes[15] = static_cast<std::uint8_t>(static_cast<int>(kind) - 1);
    return number;
  }
};

void compare_parsers(std::string_view text) {
  api::JsonDocument document;
  api::FaultList faults;
  const bool ours = document.parse(text, faults);
  const bool theirs = nlohmann::json::accept(text);
  const bool marked = text.substr(0, 3) == "\xEF\xBB\xBF";     // which nlohmann skips
  const bool cut = text.find('\0') != std::string_view::npos;  // where nlohmann stops reading
  if (theirs && !marked && !cut) require(ours || document.was_too_deep());
  // The other way round nlohmann also refuses numbers beyond a double, control characters and bytes
  // that are no UTF-8, which our readers refuse a step later, with their place.
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && static_cast<unsigned char>(c) >= 0x20;
  });
  if (ours && ascii && text.size() < 300 && text.find_first_of("eE") == std::string_view::npos) {
    require(theirs);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto kinds = api::wire::record_kinds;
  const graph::Kind kind = kinds[data[0] % kinds.size()];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  compare_parsers(text);
  const SomeReferences references;
  const auto record = api::record_from_text(text, kind, references);
  if (!record) {
    require(!record.error().faults.empty());
    return 0;
  }
  const std::string canonical = api::record_to_text(*record);
  require(nlohmann::json::accept(canonical));
  const auto again = api::record_from_text(canonical, kind, references);
  require(again.ok() && *again == *record && api::record_to_text(*again) == canonical);
  const auto value = api::record_from_json(nlohmann::json::parse(text), kind, references);
  require(value.ok() && *value == *record);
  return 0;
}

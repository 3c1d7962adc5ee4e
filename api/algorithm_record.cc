// SPDX-License-Identifier: Apache-2.0
#include "api/algorithm_record.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/algorithm_wording.h"
#include "api/exchange/csv_text.h"
#include "api/exchange/json_document.h"
#include "api/exchange/scalar_reader.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;

constexpr std::string_view to_be_filled = "to be filled by the scheme";

void read_field(const JsonNode& node, Organisation& organisation, FaultList& faults) {
  PointerPath path;
  const std::string pointer = path.text(node.key);
  const auto field = atrs_field(node.key);
  if (!field) {
    faults.add(pointer, "is no field of the record that the scheme fills");
  } else if (field->said_in == SaidIn::program) {
    faults.add(pointer, "is written from what is in force: nobody says it in its place");
  } else {
    std::string wrong =
        read_words(node, graph::limits::text_bytes_max, true, organisation[std::string(node.key)]);
    if (!wrong.empty()) faults.add(pointer, std::move(wrong));
  }
}

AtrsEntry entry_of(const AtrsField& field, const AlgorithmFacts& facts,
                   const Organisation& organisation) {
  AtrsEntry entry{field, "", false};
  if (field.said_in != SaidIn::scheme) {
    entry.said = program_says(field.key, facts).value_or(std::string());
  }
  if (const auto found = organisation.find(field.key); found != organisation.end()) {
    if (!entry.said.empty()) entry.said += "\nThe scheme adds: ";
    entry.said += found->second;
  }
  entry.missing = entry.said.empty();
  return entry;
}

std::string_view word(SaidIn said_in) {
  switch (said_in) {
    case SaidIn::program: return "program";
    case SaidIn::scheme: return "scheme";
    case SaidIn::both: return "program and scheme";
  }
  return "";
}

std::string heading(const AtrsField& field) {
  return field.number.empty() ? std::string(field.name)
                              : fmt::format("{} {}", field.number, field.name);
}

std::string begun(const AlgorithmRecord& record) {
  return fmt::format(
      "Algorithmic transparency record of {}, for the UK Algorithmic Transparency Recording "
      "Standard "
      "{}.\nWritten on {} from the matching policy {} in force and Kith {}.\n",
      record.scheme, atrs_version, record.on, record.policy_version, record.code_version);
}

}  // namespace

graph::Result<Organisation> organisation_from_text(std::string_view text) {
  if (text.size() > graph::limits::body_bytes_max) {
    return Error{ErrorCode::too_large, fmt::format("what a scheme says has at most {} bytes",
                                                   graph::limits::body_bytes_max)};
  }
  JsonDocument document;
  FaultList faults;
  if (!document.parse(text, faults)) {
    const ErrorCode code = document.was_too_deep() ? ErrorCode::too_large : ErrorCode::malformed;
    return Error{code, "this is not JSON as it is taken here", faults.take()};
  }
  Organisation organisation;
  if (document.root().type != JsonNode::Type::object) {
    faults.add("", "has to be an object: a text for each field");
  } else {
    const std::uint32_t end = document.root().next;
    for (std::uint32_t at = 1; at < end; at = document.at(at).next) {
      read_field(document.at(at), organisation, faults);
    }
  }
  if (faults.empty()) return organisation;
  return Error{ErrorCode::bad_input, "what the scheme says cannot stand in the record",
               faults.take()};
}

std::size_t AlgorithmRecord::missing() const {
  return static_cast<std::size_t>(std::count_if(
      entries.begin(), entries.end(), [](const AtrsEntry& each) { return each.missing; }));
}

AlgorithmRecord algorithm_record(const AlgorithmFacts& facts, const Organisation& organisation) {
  AlgorithmRecord record{
      facts.scheme, facts.policy.policy.version, facts.code_version, graph::to_text(facts.on), {}};
  for (const AtrsField& field : atrs_fields()) {
    record.entries.push_back(entry_of(field, facts, organisation));
  }
  return record;
}

std::string record_as_json(const AlgorithmRecord& record) {
  Json json{{"standard", "UK Algorithmic Transparency Recording Standard"},
            {"standard_version", atrs_version},
            {"scheme", record.scheme},
            {"policy_version", record.policy_version},
            {"code_version", record.code_version},
            {"on", record.on},
            {"fields", Json::array()},
            {"missing", Json::array()}};
  for (const AtrsEntry& each : record.entries) {
    Json field{{"number", each.field.number},
               {"key", each.field.key},
               {"name", each.field.name},
               {"section", each.field.section},
               {"said_in", word(each.field.said_in)}};
    if (each.missing) {
      field["missing"] = true;
      json["missing"].push_back(each.field.key);
    } else {
      field["text"] = each.said;
    }
    json["fields"].push_back(std::move(field));
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string record_as_csv(const AlgorithmRecord& record) {
  std::string out = "number,key,name,section,said_in,missing,text\r\n";
  for (const AtrsEntry& each : record.entries) {
    for (const std::string_view cell :
         {each.field.number, each.field.key, each.field.name, each.field.section,
          word(each.field.said_in), std::string_view(each.missing ? "yes" : "no")}) {
      append_csv_cell(out, cell);
      out += ',';
    }
    append_csv_cell(out, without_formula(each.missing ? to_be_filled : each.said));
    out += "\r\n";
  }
  return out;
}

std::string record_as_text(const AlgorithmRecord& record) {
  std::string out = begun(record);
  std::string_view section;
  std::string missing;
  for (const AtrsEntry& each : record.entries) {
    if (each.field.section != section) {
      section = each.field.section;
      out += fmt::format("\n{}\n", section);
    }
    out += fmt::format("\n{}\n{}\n", heading(each.field),
                       each.missing ? fmt::format("[{}]", to_be_filled) : each.said);
    if (each.missing) {
      missing +=
          fmt::format("  {:<9} {} ({})\n", each.field.number, each.field.name, each.field.key);
    }
  }
  if (missing.empty()) return out;
  return out +
         fmt::format("\nStill to be filled by the scheme, with --organisation FILE:\n{}", missing);
}

}  // namespace kith::api

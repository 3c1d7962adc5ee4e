// SPDX-License-Identifier: Apache-2.0
#include "api/card_parameters.h"

namespace kith::api {

std::vector<RouteParameter> with_card_parameters(std::vector<RouteParameter> own) {
  const std::vector<RouteParameter> shared{
      {"service", "query", "string", "Who used this service, by number or external id."},
      {"person", "query", "string", "One person, by number or external id."},
      {"area", "query", "string", "Who lives there, by the area's name."},
      {"arrangement", "query", "string", "Its person, who lives there too, and family on record."},
      {"as_known_at", "query", "string",
       "What was on record at the end of a day, or before an event of the log."},
      {"format", "query", "string", "json (so it is if unsaid), csv or html."},
      on_parameter,
      purpose_parameter};
  own.insert(own.end(), shared.begin(), shared.end());
  return own;
}

ConnectionTestAsk card_parameters(const RouteContext& context, ParameterFaults& faults) {
  ConnectionTestAsk ask;
  ask.from = faults.take(date_parameter(context, "from"));
  ask.to = faults.take(date_parameter(context, "to"));
  ask.on = faults.take(date_parameter(context, "on"));
  const auto said = [&](std::string_view name) {
    const auto text = parameter(context, name);
    if (text && text->empty()) faults.take(parameter_fault(name, "something, or to be left out"));
    return text.value_or("");
  };
  ask.service = said("service");
  ask.person = said("person");
  ask.area = said("area");
  ask.arrangement = said("arrangement");
  ask.as_known_at = said("as_known_at");
  ask.trace = said("trace");
  const auto format = card_format_from_text(parameter(context, "format").value_or("json"));
  if (!format) faults.take(parameter_fault("format", "json, csv or html"));
  ask.format = format.value_or(CardFormat::json);
  return ask;
}

std::string media_type_of(CardFormat format) {
  if (format == CardFormat::csv) return "text/csv; charset=utf-8";
  return format == CardFormat::html ? "text/html; charset=utf-8" : "application/json";
}

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
#include "api/measure_json.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "api/json_line.h"
#include "matcher/connection_card_words.h"
#include "matcher/measure_dictionary.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using matcher::Measure;
using matcher::MeasureWord;

std::string title_of_measure(const Measure& measure) {
  matcher::CardFigure figure;
  figure.name = measure.name;
  return matcher::title_of(figure);
}

void write_measure(JsonLine& json, const Measure& measure) {
  json.open('{');
  json.member("name", measure.name);
  json.member("title", std::string_view(title_of_measure(measure)));
  json.member("of", word(measure.of));
  json.member("version", version_of(measure.of));
  json.member("unit", measure.unit);
  json.member("definition", measure.definition);
  json.member("numerator", measure.numerator);
  json.words("denominator", measure.denominator);
  json.member("reading", measure.reading);
  json.member("cannot_say", measure.cannot_say);
  json.member("source", measure.source);
  json.member("since", measure.since);
  if (!measure.words.empty()) {
    json.list("members", measure.words, [&json](const MeasureWord& each) {
      json.open('{');
      json.member("word", each.word);
      json.member("means", each.means);
      json.close('}');
    });
  }
  json.close('}');
}

std::string measure_in_words(const Measure& measure) {
  std::string text = fmt::format("{}  ({}, since Kith {}; in {})\n", measure.name,
                                 version_of(measure.of), measure.since, measure.unit);
  const auto line = [&text](const char* head, std::string_view said) {
    if (!said.empty()) text += fmt::format("  {:<13}{}\n", head, said);
  };
  line("Is:", measure.definition);
  line("Counts:", measure.numerator);
  line("Of:", measure.denominator);
  line("Reading:", measure.reading);
  line("Cannot say:", measure.cannot_say);
  line("Source:", measure.source);
  for (const MeasureWord& each : measure.words) {
    text += fmt::format("    {:<28}{}\n", each.word, each.means);
  }
  return text;
}

// Names that begin as this one does, up to its first point.
Error no_such_measure(std::string_view figure) {
  const std::string_view head = figure.substr(0, figure.find('.'));
  std::string like;
  for (const Measure& measure : matcher::measures()) {
    if (head.empty() || !measure.name.starts_with(head)) continue;
    like += (like.empty() ? "" : ", ") + std::string(measure.name);
  }
  return Error{ErrorCode::not_found, like.empty() ? "no measure has that name"
                                                  : "no measure has that name; there are: " + like};
}

}  // namespace

graph::Result<std::string> dictionary_text(std::string_view figure, MeasureForm form) {
  std::vector<const Measure*> chosen;
  if (figure.empty()) {
    for (const Measure& each : matcher::measures()) chosen.push_back(&each);
  } else {
    const Measure* found = matcher::measure_of(figure);
    if (!found) return no_such_measure(figure);
    chosen.push_back(found);
  }
  std::string text;
  if (form == MeasureForm::words) {
    for (const Measure* each : chosen) text += (text.empty() ? "" : "\n") + measure_in_words(*each);
    return text;
  }
  text = "{";
  JsonLine json(text);
  json.list("measures", chosen, [&json](const Measure* each) { write_measure(json, *each); });
  return text + "}";
}

}  // namespace kith::api

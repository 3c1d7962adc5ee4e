// SPDX-License-Identifier: Apache-2.0
#include "api/at_home_text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "api/exchange/csv_text.h"
#include "api/json_line.h"
#include "graph/words.h"
#include "matcher/connection_card_words.h"
#include "matcher/measure_dictionary.h"

namespace kith::api {
namespace {

using graph::Date;
using matcher::AtHomeFlag;
using matcher::AtHomeRow;
using matcher::AtHomeVerdict;
using matcher::CardFigure;
using matcher::CardItem;

bool is_of_arrangement(AtHomeFlag flag) {
  return flag == AtHomeFlag::arrangement_that_day || flag == AtHomeFlag::arrangement_contradicts;
}

// What is missing or contradictory, as far as this reader may know.
std::vector<AtHomeFlag> flags_shown(const AtHomePage& page, const AtHomeRow& row) {
  std::vector<AtHomeFlag> shown;
  for (const AtHomeFlag flag : row.flags) {
    if (page.arrangements || !is_of_arrangement(flag)) shown.push_back(flag);
  }
  return shown;
}

bool shows_figure(const AtHomePage& page, const CardFigure& figure) {
  return page.arrangements || !figure.name.starts_with("at_home_91.flag.arrangement");
}

std::string day_text(Date day) { return graph::to_text(day); }

class AtHomeJson {
 public:
  AtHomeJson(std::string& out, const AtHomePage& page) : json_(out), page_(page) {}

  void write() {
    head();
    rules();
    std::vector<CardFigure> figures;
    for (const CardFigure& each : page_.answer.figures) {
      if (shows_figure(page_, each)) figures.push_back(each);
    }
    json_.list("figures", figures, [this](const CardFigure& each) { figure(each); });
    json_.list("discharges", page_.answer.rows, [this](const AtHomeRow& each) { row(each); });
  }

 private:
  void head() {
    json_.member("scheme", std::string_view(page_.scheme));
    if (page_.reads_log) {
      json_.member("position", page_.answer.position);
    } else {
      json_.member("view", std::string_view(page_.view_token));
    }
    json_.member("from", std::string_view(day_text(page_.answer.from)));
    json_.member("to", std::string_view(day_text(page_.answer.to)));
    json_.member("on", std::string_view(day_text(page_.answer.today)));
    json_.flag("published_window", page_.answer.is_published_window);
    json_.member("definitions", version_of(matcher::MeasureOf::at_home_91));
    json_.member("code_version", std::string_view(page_.code_version));
  }

  void rules() {
    const matcher::AtHomeRules& rules = *page_.answer.rules;
    json_.key("rules");
    json_.open('{');
    json_.member("version", rules.version);
    json_.member("measure", rules.measure);
    json_.member("source", rules.source);
    json_.member("age_min", rules.age_min);
    json_.member("days", rules.days);
    json_.member("first_month", rules.first_month);
    json_.member("last_month", rules.last_month);
    json_.close('}');
  }

  void figure(const CardFigure& each) {
    json_.open('{');
    json_.member("name", std::string_view(each.name));
    json_.member("unit", word(each.unit));
    json_.member("value", each.value);
    if (each.whole) {
      json_.member("whole", *each.whole);
      const auto share = graph::per_mille({each.value, *each.whole});
      if (share) json_.member("per_mille", *share);
    }
    json_.list("records", each.items, [this](const CardItem& item) {
      json_.value(std::string_view(graph::to_text(*item.record)));
    });
    json_.close('}');
  }

  void row(const AtHomeRow& each) {
    json_.open('{');
    json_.number("person", each.person.number);
    const auto* person = page_.names ? page_.view.find<graph::Person>(each.person.number) : nullptr;
    if (person) json_.words("called", person->called);
    json_.member("discharged_on", std::string_view(day_text(each.discharged_on)));
    json_.member("day_91", std::string_view(day_text(each.day_91)));
    json_.member("verdict", word(each.verdict));
    json_.member("reason", word(each.reason));
    if (each.age) json_.member("age", *each.age);
    if (each.said_by) json_.member("said_by", graph::word(*each.said_by));
    if (each.found_on) json_.member("found_on", std::string_view(day_text(*each.found_on)));
    json_.list("flags", flags_shown(page_, each),
               [this](AtHomeFlag flag) { json_.value(word(flag)); });
    json_.list("records", each.records, [this](const auto& number) { record(number.number); });
    if (page_.arrangements && !each.arrangements.empty()) {
      json_.list("arrangements", each.arrangements,
                 [this](const auto& number) { record(number.number); });
    }
    json_.close('}');
  }

  void record(const graph::Number& number) {
    json_.open('{');
    json_.number("number", number);
    const auto event = page_.view.changed_at(number);
    if (page_.reads_log && event) json_.member("event", *event);
    json_.close('}');
  }

  JsonLine json_;
  const AtHomePage& page_;
};

constexpr std::array<std::string_view, 16> at_home_columns{
    "row",    "name",    "value",  "whole", "person",  "record",   "event", "discharged_on",
    "day_91", "verdict", "reason", "age",   "said_by", "found_on", "flags", "arrangements"};
using AtHomeCells = std::array<std::string, at_home_columns.size()>;

void append_line(std::string& out, const AtHomeCells& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    append_csv_cell(out, without_formula(cells.at(i)));
  }
  out += "\r\n";
}

template <class Numbers>
std::string joined_numbers(const Numbers& numbers) {
  std::string text;
  for (const auto& each : numbers) {
    text += (text.empty() ? "" : " ") + graph::to_text(each.number);
  }
  return text;
}

AtHomeCells question_cells(const char* name, std::string value) {
  AtHomeCells cells;
  cells[0] = "question";
  cells[1] = name;
  cells[2] = std::move(value);
  return cells;
}

AtHomeCells row_cells(const AtHomePage& page, const AtHomeRow& row) {
  std::string events;
  for (const graph::DischargeNumber& each : row.records) {
    const auto event = page.view.changed_at(each.number);
    if (page.reads_log && event) events += (events.empty() ? "" : " ") + std::to_string(*event);
  }
  std::string flags;
  for (const AtHomeFlag flag : flags_shown(page, row)) {
    flags += (flags.empty() ? "" : " ") + std::string(word(flag));
  }
  return {"discharge",
          "",
          "",
          "",
          graph::to_text(row.person.number),
          joined_numbers(row.records),
          events,
          day_text(row.discharged_on),
          day_text(row.day_91),
          std::string(word(row.verdict)),
          std::string(word(row.reason)),
          row.age ? std::to_string(*row.age) : "",
          row.said_by ? std::string(graph::word(*row.said_by)) : "",
          row.found_on ? day_text(*row.found_on) : "",
          flags,
          page.arrangements ? joined_numbers(row.arrangements) : ""};
}

// What stands behind a name of a figure, by the dictionary.
std::string meaning_of(const CardFigure& figure) {
  const matcher::Measure* measure = matcher::measure_of(figure.name);
  const std::string member = figure.name.substr(figure.name.rfind('.') + 1);
  for (const matcher::MeasureWord& each : measure->words) {
    if (each.word == member) return std::string(each.means);
  }
  return std::string(measure->definition);
}

std::string share_of(const CardFigure& figure) {
  return fmt::format("{} of {}  {}", figure.value, *figure.whole, share_in_words(figure));
}

std::string figures_in_words(const AtHomePage& page, std::string_view family, const char* heading) {
  std::string text;
  for (const CardFigure& each : page.answer.figures) {
    const bool is_told =
        each.name.starts_with(family) && each.value > 0 && shows_figure(page, each);
    if (is_told) text += fmt::format("  {:>5}  {}\n", each.value, meaning_of(each));
  }
  return text.empty() ? text : fmt::format("\n{}\n", heading) + text;
}

std::string row_in_words(const AtHomePage& page, const AtHomeRow& row) {
  const auto* person = page.names ? page.view.find<graph::Person>(row.person.number) : nullptr;
  const bool is_named = person && !person->called.empty();
  std::string text = fmt::format("  {}, discharged {}, day 91 {}: {}, {}",
                                 is_named ? person->called : graph::to_text(row.person.number),
                                 day_text(row.discharged_on), day_text(row.day_91),
                                 word(row.verdict), word(row.reason));
  for (const AtHomeFlag flag : flags_shown(page, row)) text += fmt::format("; {}", word(flag));
  std::replace(text.begin() + 2, text.end(), '_', ' ');
  return text + "\n";
}

}  // namespace

std::string at_home_json(const AtHomePage& page) {
  std::string out = "{";
  AtHomeJson(out, page).write();
  return out + "}";
}

std::string at_home_csv(const AtHomePage& page) {
  std::string out;
  AtHomeCells header;
  std::copy(at_home_columns.begin(), at_home_columns.end(), header.begin());
  append_line(out, header);
  const matcher::AtHomeAnswer& answer = page.answer;
  append_line(out, question_cells("scheme", page.scheme));
  append_line(out, question_cells("rules", std::string(answer.rules->version)));
  append_line(out, question_cells("from", day_text(answer.from)));
  append_line(out, question_cells("to", day_text(answer.to)));
  append_line(out, question_cells("on", day_text(answer.today)));
  append_line(out, question_cells("published_window", answer.is_published_window ? "yes" : "no"));
  append_line(out, question_cells("code_version", page.code_version));
  for (const CardFigure& each : answer.figures) {
    if (!shows_figure(page, each)) continue;
    AtHomeCells cells;
    cells[0] = "figure";
    cells[1] = each.name;
    cells[2] = std::to_string(each.value);
    if (each.whole) cells[3] = std::to_string(*each.whole);
    append_line(out, cells);
  }
  for (const AtHomeRow& each : answer.rows) append_line(out, row_cells(page, each));
  return out;
}

std::string at_home_words(const AtHomePage& page) {
  const matcher::AtHomeAnswer& answer = page.answer;
  std::string text = fmt::format(
      "Still at home 91 days after hospital: discharges of {} up to {} (the first day after them), "
      "as known on {}.\nRules {} ({}): {}.\n",
      day_text(answer.from), day_text(answer.to), day_text(answer.today), answer.rules->version,
      answer.rules->measure, answer.rules->source);
  if (!answer.is_published_window) {
    text +=
        "This is not the published window: the published measure takes discharges from October to "
        "December. The figure cannot be set beside a published one.\n";
  }
  const CardFigure& share = *answer.find("at_home_91");
  text += "\n  At home on day 91: " + share_of(share) + "\n";
  for (const char* name : {"not_told", "not_yet", "undated"}) {
    const CardFigure& beside = *answer.find(std::string("at_home_91.") + name);
    if (beside.value > 0) {
      text += fmt::format("  Beside, and in no share: {}  {}\n", beside.value, meaning_of(beside));
    }
  }
  text += figures_in_words(page, "at_home_91.reason.", "What decided it");
  text += figures_in_words(page, "at_home_91.flag.", "What is missing or contradictory");
  if (!answer.rows.empty()) text += "\nEach discharge\n";
  for (const AtHomeRow& each : answer.rows) text += row_in_words(page, each);
  text +=
      "\nWhoever nobody traced counts as not at home. At home says nothing of whether anybody was "
      "with them there: read it beside kith connection-test.\n";
  return text + fmt::format("Definitions {}, Kith {}{}.\n",
                            version_of(matcher::MeasureOf::at_home_91), page.code_version,
                            page.reads_log ? fmt::format(", log position {}", answer.position)
                                           : std::string());
}

}  // namespace kith::api

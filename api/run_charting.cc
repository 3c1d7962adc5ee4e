// SPDX-License-Identifier: Apache-2.0
#include "api/run_charting.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "api/asked_card.h"
#include "api/run_chart_text.h"
#include "graph/limits.h"
#include "matcher/run_chart.h"

namespace kith::api {
namespace {

using graph::Date;
using graph::Error;
using graph::ErrorCode;
using matcher::NoPoint;
using matcher::RunKind;
using matcher::RunPeriod;

struct MonthOfYear {
  int year = 0;
  int month = 0;  // 1..12
  int day = 0;
};

MonthOfYear parts_of(Date date) {
  const std::string text = graph::to_text(date);
  return {std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2)), std::stoi(text.substr(8))};
}

// Nothing beyond the years that there are.
std::optional<Date> months_later(Date date, int months) {
  const MonthOfYear parts = parts_of(date);
  const int month = parts.month - 1 + months;
  return graph::make_date(parts.year + month / 12, month % 12 + 1, parts.day);
}

graph::Result<std::vector<RunPeriod>> periods_between(Date from, Date to, int months) {
  Error error{ErrorCode::bad_input, "the window is no whole number of periods", {}};
  constexpr int day_every_month_has = 28;
  if (parts_of(from).day > day_every_month_has) {
    error.faults.push_back({"/from", "a day of the month that each month has: 1 to 28", 0});
    return error;
  }
  std::vector<RunPeriod> periods;
  for (std::optional<Date> at = from; at && *at < to;) {
    const auto end = months_later(*at, months);
    if (!end || periods.size() == graph::limits::run_chart_periods_max) {
      error.faults.push_back({"/to",
                              fmt::format("{} periods at most: name a later --from, or 3m",
                                          graph::limits::run_chart_periods_max),
                              0});
      return error;
    }
    periods.push_back({*at, *end, 0, 0, NoPoint::none});
    at = end;
  }
  if (periods.empty()) {
    error.faults.push_back({"/to", "it has to come after /from: it is the first day after", 0});
  } else if (periods.back().to != to) {
    error.faults.push_back(
        {"/to",
         fmt::format("a period ends on {}: name that, or {}", graph::to_text(periods.back().from),
                     graph::to_text(periods.back().to)),
         0});
  }
  if (!error.faults.empty()) return error;
  return periods;
}

// What a card says of one period.
void take_point(const matcher::ConnectionCard& card, const RunChartAsk& ask, RunKind kind,
                RunPeriod& period) {
  const matcher::CardFigure* figure = card.find(ask.figure);
  const bool is_coverage = ask.figure.starts_with("measured");
  if (!card.is_assessable && !is_coverage) {
    period.why = NoPoint::not_assessable;
    return;
  }
  period.count = figure ? figure->value : 0;
  if (kind == RunKind::rate) {
    period.exposure = card.person_days;
  } else {
    period.exposure = figure ? figure->whole.value_or(0) : 0;
  }
  if (period.exposure == 0) period.why = NoPoint::nothing_to_count;
}

graph::Result<int> months_of(const std::string& every) {
  if (every.empty() || every == "1m") return 1;
  if (every == "3m") return 3;
  return Error{ErrorCode::wrong_usage,
               "the run chart cannot be asked for like that",
               {{"/every", "1m or 3m", 0}}};
}

graph::Result<RunKind> kind_asked(const std::string& figure) {
  if (const auto kind = matcher::run_kind_of(figure)) return *kind;
  return Error{ErrorCode::wrong_usage,
               "the run chart cannot be asked for like that",
               {{"/figure",
                 "a rate (made, lost, attributable, reconnected, deepened, weakened, "
                 "lost.reason.moved …) or a share (measured, freely_given.t1, sources.staff_alone "
                 "…); kith measures says what each is",
                 0}}};
}

std::string scope_text(const matcher::CardScope& scope) {
  std::string text(word(scope.kind));
  if (scope.kind == matcher::CardScopeKind::area) return text + " " + scope.area;
  return scope.number.is_zero() ? text : text + " " + graph::to_text(scope.number);
}

std::string run_chart_body(const RunChartPage& page, CardFormat format) {
  switch (format) {
    case CardFormat::json: return run_chart_json(page);
    case CardFormat::csv: return run_chart_csv(page);
    case CardFormat::html: return run_chart_html(page);
    case CardFormat::words: break;
  }
  return run_chart_words(page);
}

// A window's faults are told before anything is asked.
graph::Result<std::vector<RunPeriod>> periods_asked(const RunChartAsk& ask, Date today) {
  Error error{ErrorCode::wrong_usage, "the window is not said", {}};
  if (!ask.of.from) error.faults.push_back({"/from", "a day such as 2026-11-01", 0});
  if (!ask.of.to) error.faults.push_back({"/to", "a day such as 2026-11-01", 0});
  if (!error.faults.empty()) return error;
  auto months = months_of(ask.every);
  if (!months) return std::move(months).error();
  if (*ask.of.to > today) {
    return Error{
        ErrorCode::bad_input,
        "the window cannot be measured",
        {{"/to", "it lies in the future: nothing is known of it on " + graph::to_text(today), 0}}};
  }
  return periods_between(*ask.of.from, *ask.of.to, *months);
}

}  // namespace

graph::Result<RunChartText> ask_run_chart(Scheme& scheme, const Asker& asker,
                                          const RunChartAsk& ask) {
  if (auto may = may_ask_connection_test(asker); !may) return std::move(may).error();
  auto kind = kind_asked(ask.figure);
  if (!kind) return std::move(kind).error();
  auto moment = asked_moment(scheme, ask.of.on, ask.of.as_known_at);
  if (!moment) return std::move(moment).error();
  auto periods = periods_asked(ask, moment->today);
  if (!periods) return std::move(periods).error();
  auto question = card_question_of(*moment, asker, ask.of);
  if (!question) return std::move(question).error();
  std::vector<graph::SubjectNumber> subjects;
  for (RunPeriod& period : *periods) {
    question->from = period.from;
    question->to = period.to;
    auto card = matcher::connection_card(moment->view, *question);
    if (!card) return std::move(card).error();
    take_point(*card, ask, *kind, period);
    const auto more = subjects_of_card(*card);
    subjects.insert(subjects.end(), more.begin(), more.end());
  }
  std::sort(subjects.begin(), subjects.end());
  subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
  const matcher::RunChart chart = matcher::run_chart(*kind, std::move(periods).value());
  const std::uint64_t position = moment->view.position();
  const RunChartPage page{
      chart,
      ask.figure,
      scheme.name(),
      scope_text(question->scope),
      KITH_VERSION,
      ask.every.empty() ? "1m" : ask.every,
      has(asker.eyes.role, Right::read_log) ? fmt::format("log position {}", position)
                                            : "view " + scheme.view_token(position),
      graph::to_text(moment->today),
      moment->known_at.empty() ? "as known on " + graph::to_text(moment->today) : moment->known_at};
  RunChartText text{run_chart_body(page, ask.of.format), chart.points == 0};
  auto noted = scheme.note(asker, "run-chart", position, text.body, std::move(subjects));
  if (!noted) return std::move(noted).error();
  return text;
}

}  // namespace kith::api

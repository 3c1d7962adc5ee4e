// SPDX-License-Identifier: Apache-2.0
#include "api/run_chart_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "api/exchange/csv_text.h"
#include "api/html_parts.h"
#include "api/json_line.h"
#include "matcher/connection_card_words.h"
#include "matcher/measure_dictionary.h"

namespace kith::api {
namespace {

using matcher::NoPoint;
using matcher::RunChart;
using matcher::RunKind;
using matcher::RunMark;
using matcher::RunPeriod;
using matcher::RunVerdict;

// "38.6" for 100 years, or "71.4 %".
std::string drawn_text(const RunChart& chart, std::int64_t value) {
  return matcher::tenths_in_words(value) + (chart.kind == RunKind::share ? " %" : "");
}

std::string figure_title(const RunChartPage& page) {
  matcher::CardFigure figure;
  figure.name = page.figure;
  return matcher::title_of(figure);
}

const char* unit_text(const RunChart& chart) {
  return chart.kind == RunKind::rate ? "for 100 person-years" : "of the whole";
}

std::string verdict_text(const RunChart& chart) {
  switch (chart.verdict) {
    case RunVerdict::too_few:
      return fmt::format(
          "Too few to say: the rules need {} periods with a point and {} counted in the mean "
          "period, "
          "and this has {}. It is drawn, and nothing more is said.",
          matcher::run_periods_min, matcher::run_count_mean_min, chart.points);
    case RunVerdict::no_signal: return "No signal: it moves as chance alone would move it.";
    case RunVerdict::signal: break;
  }
  return "Signal: chance alone seldom moves it so. Something changed; the chart does not say what, "
         "nor whether that is for anybody's good.";
}

struct RuleLine {
  std::string name;
  std::string says;
  bool signal = false;
};

std::array<RuleLine, 3> rule_lines(const RunChart& chart) {
  return {{{"Periods beyond three standard deviations", fmt::format("{}", chart.beyond),
            chart.limits_signal},
           {"Longest run on one side of the median",
            fmt::format("{}, a signal over {}", chart.longest_run, chart.longest_run_max),
            chart.run_signal},
           {"Crossings of the median",
            fmt::format("{}, a signal under {}", chart.crossings, chart.crossings_min),
            chart.crossings_signal}}};
}

std::string no_point_text(const RunPeriod& period) {
  return period.why == NoPoint::not_assessable ? "too few measured" : "nothing to count";
}

NoPoint why_no_point(const RunPeriod& period) {
  return period.why == NoPoint::none ? NoPoint::nothing_to_count : period.why;
}

template <class Visit>
void each_period(const RunChart& chart, Visit visit) {
  for (std::size_t i = 0; i < chart.periods.size(); ++i) visit(chart.periods[i], chart.marks[i]);
}

// --- the drawing ---

constexpr std::int64_t drawing_height = 240;
constexpr std::int64_t drawing_margin = 20;
constexpr std::int64_t period_width = 24;

std::string drawing_of(const RunChart& chart) {
  std::int64_t most = std::max<std::int64_t>(1, std::max(chart.centre, chart.median));
  for (const RunMark& mark : chart.marks) most = std::max({most, mark.value, mark.high});
  const auto down = [most](std::int64_t value) {
    return drawing_margin + (most - value) * drawing_height / most;
  };
  const auto across = [](std::size_t i) {
    return drawing_margin + static_cast<std::int64_t>(i) * period_width + period_width / 2;
  };
  const std::int64_t width =
      2 * drawing_margin + period_width * static_cast<std::int64_t>(chart.marks.size());
  std::string out = svg_begin("The table below, drawn", width, drawing_height + 2 * drawing_margin);
  const std::int64_t right = width - drawing_margin;
  out += svg_line({drawing_margin, down(chart.centre), right, down(chart.centre)});
  out += svg_line({drawing_margin, down(chart.median), right, down(chart.median)}, true);
  for (std::size_t i = 0; i < chart.marks.size(); ++i) {
    const RunMark& mark = chart.marks[i];
    if (!mark.has_point) continue;
    const std::int64_t x = across(i);
    const std::int64_t half = period_width / 2;
    out += svg_line({x - half, down(mark.low), x + half, down(mark.low)}, true);
    out += svg_line({x - half, down(mark.high), x + half, down(mark.high)}, true);
    const bool follows = i > 0 && chart.marks[i - 1].has_point;
    if (follows)
      out += svg_line({across(i - 1), down(chart.marks[i - 1].value), x, down(mark.value)});
  }
  for (std::size_t i = 0; i < chart.marks.size(); ++i) {
    const RunMark& mark = chart.marks[i];
    if (mark.has_point) out += svg_dot(across(i), down(mark.value), mark.is_beyond);
  }
  return out + "</svg>\n";
}

std::string foot_of(const RunChartPage& page) {
  return fmt::format("Definitions {} and {}, Kith {}, {}.",
                     version_of(matcher::MeasureOf::connection_test),
                     version_of(matcher::MeasureOf::run_chart), page.code_version, page.as_known);
}

void write_period(JsonLine& json, const RunPeriod& period, const RunMark& mark) {
  json.open('{');
  json.member("from", std::string_view(graph::to_text(period.from)));
  json.member("to", std::string_view(graph::to_text(period.to)));
  if (mark.has_point) {
    json.member("count", period.count);
    json.member("exposure", period.exposure);
    json.member("value", mark.value);
    json.member("low", mark.low);
    json.member("high", mark.high);
    json.flag("beyond", mark.is_beyond);
    json.member("side", mark.side);
  } else {
    json.member("no_point", word(why_no_point(period)));
  }
  json.close('}');
}

void write_rule(JsonLine& json, const char* name, std::size_t found, std::size_t limit,
                bool signal) {
  json.open('{');
  json.member("rule", std::string_view(name));
  json.member("found", found);
  json.member("limit", limit);
  json.flag("signal", signal);
  json.close('}');
}

}  // namespace

std::string run_chart_json(const RunChartPage& page) {
  const RunChart& chart = page.chart;
  std::string out = "{";
  JsonLine json(out);
  json.member("scheme", std::string_view(page.scheme));
  json.member("scope", std::string_view(page.scope));
  json.member("figure", std::string_view(page.figure));
  json.member("kind", word(chart.kind));
  json.member("every", std::string_view(page.every));
  json.member("on", std::string_view(page.on));
  json.member("as_known", std::string_view(page.as_known));
  json.member("definitions", version_of(matcher::MeasureOf::connection_test));
  json.member("rules_version", version_of(matcher::MeasureOf::run_chart));
  json.member("code_version", std::string_view(page.code_version));
  json.member("verdict", word(chart.verdict));
  json.member("points", chart.points);
  json.member("useful", chart.useful);
  json.member("centre", chart.centre);
  json.member("median", chart.median);
  json.key("rules");
  json.open('[');
  write_rule(json, "beyond_limits", chart.beyond, 0, chart.limits_signal);
  write_rule(json, "longest_run", chart.longest_run, chart.longest_run_max, chart.run_signal);
  write_rule(json, "crossings", chart.crossings, chart.crossings_min, chart.crossings_signal);
  json.close(']');
  json.key("periods");
  json.open('[');
  each_period(chart, [&json](const RunPeriod& period, const RunMark& mark) {
    write_period(json, period, mark);
  });
  json.close(']');
  return out + "}";
}

std::string run_chart_csv(const RunChartPage& page) {
  const RunChart& chart = page.chart;
  std::string out =
      "figure,scope,from,to,count,exposure,value,low,high,centre,median,beyond,side,no_point,"
      "verdict\r\n";
  each_period(chart, [&](const RunPeriod& period, const RunMark& mark) {
    append_csv_cell(out, without_formula(page.figure));
    out += ',';
    append_csv_cell(out, without_formula(page.scope));
    out += fmt::format(",{},{}", graph::to_text(period.from), graph::to_text(period.to));
    if (mark.has_point) {
      out += fmt::format(
          ",{},{},{},{},{},{},{},{},{},", period.count, period.exposure,
          matcher::tenths_in_words(mark.value), matcher::tenths_in_words(mark.low),
          matcher::tenths_in_words(mark.high), matcher::tenths_in_words(chart.centre),
          matcher::tenths_in_words(chart.median), mark.is_beyond ? "yes" : "no", mark.side);
    } else {
      out += fmt::format(",,,,,,,,,,{}", word(why_no_point(period)));
    }
    out += fmt::format(",{}\r\n", word(chart.verdict));
  });
  return out;
}

std::string run_chart_html(const RunChartPage& page) {
  const RunChart& chart = page.chart;
  std::string out = html_begin("Run chart: " + figure_title(page));
  out += fmt::format(
      "<p>Scheme {}, {}; {} ({}), every {}, {}.</p>\n<p class=\"warn\"><strong>{}"
      "</strong></p>\n<section>\n<h2>The periods</h2>\n",
      html_text(page.scheme), html_text(page.scope), html_text(page.figure), unit_text(chart),
      html_text(page.every), html_text(page.known_at), html_text(verdict_text(chart)));
  out += drawing_of(chart);
  out +=
      "<p>Line: the mean of all. Dashed: the median, and the limits of each period. Filled: beyond "
      "its limits.</p>\n<table>\n<tr><th>From</th><th>To</th><th>Count</th><th>Of</th><th>Value"
      "</th><th>Limits</th><th></th></tr>\n";
  each_period(chart, [&](const RunPeriod& period, const RunMark& mark) {
    out += fmt::format("<tr><td>{}</td><td>{}</td>", graph::to_text(period.from),
                       graph::to_text(period.to));
    if (mark.has_point) {
      out += fmt::format(
          "<td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td>{} to {}</td>"
          "<td>{}</td></tr>\n",
          period.count, period.exposure, drawn_text(chart, mark.value), drawn_text(chart, mark.low),
          drawn_text(chart, mark.high), mark.is_beyond ? "beyond its limits" : "");
    } else {
      out += fmt::format("<td></td><td></td><td></td><td></td><td>{}</td></tr>\n",
                         no_point_text(period));
    }
  });
  out += fmt::format(
      "</table>\n</section>\n<section>\n<h2>The rules</h2>\n<p>Mean {}, median {}."
      "</p>\n<table>\n",
      drawn_text(chart, chart.centre), drawn_text(chart, chart.median));
  for (const RuleLine& each : rule_lines(chart)) {
    out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n", each.name,
                       each.says, each.signal ? "signal" : "");
  }
  return out + fmt::format("</table>\n</section>\n<p>{}</p>\n</body>\n</html>\n",
                           html_text(foot_of(page)));
}

std::string run_chart_words(const RunChartPage& page) {
  const RunChart& chart = page.chart;
  std::string out =
      fmt::format("{} ({}) of the {}, {}, every {}, {}.\n\n{}\n\n", figure_title(page), page.figure,
                  page.scope, unit_text(chart), page.every, page.known_at, verdict_text(chart));
  each_period(chart, [&](const RunPeriod& period, const RunMark& mark) {
    out += fmt::format("  {} to {}  ", graph::to_text(period.from), graph::to_text(period.to));
    out += mark.has_point
               ? fmt::format("{:>5} of {:<7} {:>8}  ({} to {}){}", period.count, period.exposure,
                             drawn_text(chart, mark.value), drawn_text(chart, mark.low),
                             drawn_text(chart, mark.high), mark.is_beyond ? "  beyond" : "")
               : no_point_text(period);
    out += "\n";
  });
  out += fmt::format("\n  Mean {}, median {}\n", drawn_text(chart, chart.centre),
                     drawn_text(chart, chart.median));
  for (const RuleLine& each : rule_lines(chart)) {
    out += fmt::format("  {}: {}{}\n", each.name, each.says, each.signal ? "  signal" : "");
  }
  return out + "Each period is a card: kith connection-test --from … --to … --trace " +
         page.figure + "\n" + foot_of(page) + "\n";
}

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
// A card as a page to print. Bars are numbers drawn: each chart has its table, and says nothing
// that the table does not.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "api/connection_card_json.h"
#include "api/html_parts.h"
#include "graph/words.h"

namespace kith::api {
namespace {

using matcher::CardFigure;
using matcher::CardItem;

// One row of a chart and of the table beside it. `value` 0 or more; `low`, `high`: an interval.
struct Bar {
  std::string title;
  std::int64_t value = 0;
  std::string told;  // as the table has it
  std::int64_t low = -1;
  std::int64_t high = -1;
};

class CardHtml {
 public:
  explicit CardHtml(const CardPage& page)
      : page_(page), card_(page.card), names_(page.view, page.card, page.sight) {}

  std::string write() {
    head();
    coverage();
    if (card_.value("measured") > 0) figures();
    if (!card_.people.empty()) wary();
    stories();
    due();
    foot();
    return std::move(out_);
  }

 private:
  void head() {
    const matcher::CardQuestion& asked = card_.question;
    out_ = html_begin("Connection test");
    out_ += fmt::format(
        "<p>{}, {} up to {} (the first day after it), {}.</p>\n", scope(),
        graph::to_text(asked.from), graph::to_text(asked.to),
        asked.known_at.empty() ? "as known on " + graph::to_text(asked.today) : asked.known_at);
  }

  std::string scope() const {
    const matcher::CardScope& scope = card_.question.scope;
    switch (scope.kind) {
      case matcher::CardScopeKind::scheme: return "Scheme " + html_text(page_.scheme);
      case matcher::CardScopeKind::area: return "People who live in " + html_text(scope.area);
      case matcher::CardScopeKind::person: return html_text(names_.person({scope.number}));
      default: return fmt::format("The {} {}", word(scope.kind), graph::to_text(scope.number));
    }
  }

  void coverage() {
    out_ += "<section>\n<h2>Who is measured</h2>\n";
    std::vector<Bar> bars;
    for (const char* name : {"measured", "measured.no_t1", "measured.no_t0", "measured.not_agreed",
                             "measured.gone", "gone_in_scheme", "level_one.not_measured"}) {
      add(bars, name);
    }
    chart(bars);
    if (card_.people.empty() && card_.gone == 0) {
      out_ += "<p>Nobody is in scope: nobody was there in these days, or no record says so.</p>\n";
    }
    if (!card_.is_assessable) {
      out_ +=
          "<p class=\"warn\"><strong>Not assessable.</strong> Fewer than 60 in 100 have two "
          "reviews. No rate is given.</p>\n";
    }
    out_ += "</section>\n";
  }

  void figures() {
    changes();
    section_of("How many in 100 years lived, with 95 % intervals", rates());
    listed("Made", "made");
    listed("Lost", "lost");
    section("Why they were lost", names_with("lost.reason."));
    if (card_.value("measured.no_t1") > 0) {
      section("If those not seen again were counted",
              {"missing_t1.excluded", "missing_t1.all_lost", "missing_t1.all_kept"});
    }
    groups();
    section("Freely given ties",
            {"freely_given.t0", "freely_given.t0.without_carers", "freely_given.t1",
             "freely_given.t1.without_carers", "freely_given_minutes.t1",
             "freely_given_minutes.t1.without_carers", "freely_given_minutes.t1.not_known"});
    leaning();
    section("The way to people who matter",
            {"travel.anchors", "travel.over_45_minutes", "travel.over_twice",
             "travel.lost_independence", "travel.not_known"});
    section_of("How much longer it takes (people)", stretch());
    if (!names_with("kept.").empty()) {
      section("Partner, visitors and pets, where they live now", names_with("kept."));
    }
    section("Days without anyone of one's own",
            {"days_alone.people", "days_alone.not_known", "days_alone", "days_alone.longest_run"});
    answers();
  }

  void changes() {
    section("Made and lost", {"made", "lost", "attributable", "reconnected", "deepened", "weakened",
                              "weighted_loss", "weighted_loss.unknown", "endings", "endings.chosen",
                              "endings.safe", "endings.died", "endings.not_wanted",
                              "endings.by_staff_alone", "replacement", "replacement.with_carers"});
    out_ += "<p>One does not make good the other: no figure here sets gains against losses.</p>\n";
  }

  static std::string told(const CardFigure& figure) {
    if (!figure.whole) return std::to_string(figure.value);
    return fmt::format("{} of {} ({})", figure.value, *figure.whole, share_in_words(figure));
  }

  void add(std::vector<Bar>& bars, std::string_view name) const {
    const CardFigure* figure = card_.find(name);
    if (figure) bars.push_back({title(*figure), figure->value, told(*figure)});
  }

  // The last word of a name, where the figure has no title of its own.
  static std::string title(const CardFigure& figure) {
    std::string text = title_of(figure);
    if (text != figure.name) return text;
    text = text.substr(text.rfind('.') + 1);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
  }

  std::vector<std::string> names_with(std::string_view prefix) const {
    std::vector<std::string> found;
    for (const CardFigure& figure : card_.figures) {
      if (figure.name.starts_with(prefix)) found.push_back(figure.name);
    }
    return found;
  }

  void section(const std::string& title, const std::vector<std::string>& names) {
    std::vector<Bar> bars;
    for (const std::string& name : names) add(bars, name);
    section_of(title, bars);
  }

  void section_of(const std::string& title, const std::vector<Bar>& bars) {
    if (bars.empty()) return;
    out_ += fmt::format("<section>\n<h2>{}</h2>\n", html_text(title));
    chart(bars);
    out_ += "</section>\n";
  }

  std::vector<Bar> rates() const {
    std::vector<Bar> bars;
    for (const char* name :
         {"made", "lost", "attributable", "reconnected", "deepened", "weakened"}) {
      const CardFigure* figure = card_.find(name);
      if (!figure || !figure->rate) continue;
      const matcher::Rate& rate = *figure->rate;
      bars.push_back({title_of(*figure), rate.tenths,
                      fmt::format("{} ({} to {})", matcher::tenths_in_words(rate.tenths),
                                  matcher::tenths_in_words(rate.low_tenths),
                                  matcher::tenths_in_words(rate.high_tenths)),
                      rate.low_tenths, rate.high_tenths});
    }
    return bars;
  }

  void groups() {
    std::vector<Bar> bars;
    for (const std::string& name : names_with("lost.by_")) {
      const CardFigure& figure = *card_.find(name);
      const std::string group = name.substr(std::string_view("lost.by_").size());
      std::string text =
          fmt::format("{} by {} people", figure.value, card_.value("people.by_" + group));
      if (figure.rate) text += "; " + matcher::tenths_in_words(figure.rate->tenths);
      bars.push_back({matcher::group_in_words(group), figure.value, std::move(text)});
    }
    if (bars.empty()) {
      out_ += "<p>Who lost most is not told apart: groups under 10 people are somebody.</p>\n";
    }
    section_of("Who lost most", bars);
  }

  void leaning() {
    constexpr std::array<std::pair<const char*, const char*>, 5> bands{
        {{"fragile", "Leans on one person: more than half would go with them"},
         {"watch", "A quarter to a half would go"},
         {"robust", "Less than a quarter would go"},
         {"few_ties", "Fewer than four ties: not rated"},
         {"no_ties", "No freely given tie"}}};
    std::vector<Bar> bars;
    for (const auto& [band, title] : bands) {
      const std::int64_t people = card_.value(std::string("fragility.by_count.") + band);
      bars.push_back({title, people, std::to_string(people)});
    }
    section_of("Who leans on one person (people)", bars);
  }

  std::vector<Bar> stretch() const {
    constexpr std::array<std::pair<const char*, const char*>, 5> steps{
        {{"to_1", "no longer than before"},
         {"to_1_5", "up to one and a half times"},
         {"to_2", "up to twice"},
         {"over_2", "more than twice"},
         {"not_known", "not known"}}};
    std::vector<Bar> bars;
    for (const auto& [step, title] : steps) {
      const std::int64_t people = card_.value(std::string("travel.stretch.") + step);
      bars.push_back({title, people, std::to_string(people)});
    }
    return bars;
  }

  void chart(const std::vector<Bar>& bars) {
    std::int64_t most = 1;
    for (const Bar& bar : bars) most = std::max({most, bar.value, bar.high});
    constexpr std::int64_t row_height = 22;
    constexpr std::int64_t width = 400;
    const auto across = [most](std::int64_t value) { return value * width / most; };
    out_ += svg_begin("The table below, drawn", width + 20,
                      static_cast<std::int64_t>(bars.size()) * row_height);
    std::int64_t top = 3;
    for (const Bar& bar : bars) {
      out_ += svg_bar({0, top, std::max<std::int64_t>(1, across(bar.value)), 16});
      if (bar.high >= 0) {
        out_ += svg_line({across(bar.low), top + 8, across(bar.high), top + 8});
      }
      top += row_height;
    }
    out_ += "</svg>\n<table>\n";
    for (const Bar& bar : bars) {
      out_ += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td></tr>\n",
                          html_text(bar.title), html_text(bar.told));
    }
    out_ += "</table>\n";
  }

  std::string item(const CardItem& item) const {
    std::string text = html_text(names_.person(item.person));
    if (item.tie) text += " and " + html_text(names_.tie(item));
    return text;
  }

  void listed(const std::string& title, std::string_view name) {
    const CardFigure* figure = card_.find(name);
    if (!figure || figure->items.size() + figure->kept_back == 0) return;
    out_ += fmt::format("<section>\n<h3>{}</h3>\n<ul>\n", html_text(title));
    std::size_t kept_back = figure->kept_back;
    for (const CardItem& each : figure->items) {
      if (!names_.is_described(each)) {
        ++kept_back;
        continue;
      }
      const matcher::CardPerson& person = *card_.find(each.person);
      const graph::LostTie* loss = name == "lost" ? loss_of(person, *each.tie) : nullptr;
      out_ += "<li>" + item(each);
      if (loss) {
        out_ += fmt::format(", last met {}; reason: {}", graph::to_text(loss->on),
                            html_text(matcher::reason_in_words(graph::word(loss->reason))));
        if (loss->reason_said_by) out_ += fmt::format(", said by {}", word(*loss->reason_said_by));
        for (const graph::LossLink& link : loss->chain) {
          out_ += fmt::format("; near a service's {} of {} (which proves nothing)",
                              graph::word(link.change), graph::to_text(link.on));
        }
      }
      out_ += "</li>\n";
    }
    if (kept_back > 0) out_ += fmt::format("<li>{} whom they keep to themselves</li>\n", kept_back);
    out_ += "</ul>\n</section>\n";
  }

  void answers() {
    if (card_.answers.empty()) return;
    out_ +=
        "<section>\n<h2>What people answered about themselves (never added up)</h2>\n<table>\n"
        "<tr><th>Question</th><th>Whose answer</th><th>When</th><th>Answers</th></tr>\n";
    for (const matcher::CardAnswers& row : card_.answers) {
      std::string given;
      for (std::size_t i = 0; i < row.given.size(); ++i) {
        if (row.given.at(i) > 0) given += fmt::format("{}: {}; ", i, row.given.at(i));
      }
      out_ +=
          fmt::format("<tr><td>{}, {}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                      html_text(row.instrument), html_text(row.question), graph::word(row.said_by),
                      row.at_t1 ? "at the end" : "at the start", given);
    }
    out_ += "</table>\n</section>\n";
  }

  void wary() {
    std::vector<std::string> names{"sources.staff_alone", "sources.not_said"};
    for (const CardFigure& figure : card_.figures) {
      const bool is_told = figure.name.starts_with("check.") ||
                           (figure.name.starts_with("flag.") && figure.value > 0);
      if (is_told) names.push_back(figure.name);
    }
    section("What to be wary of", names);
  }

  void stories() {
    std::string told;
    std::size_t kept = 0;
    for (const matcher::CardStory& story : card_.stories) {
      const bool is_told = page_.sight.every_story ||
                           (page_.sight.own_words && story.may_be_told && !story.names_others);
      if (!is_told) {
        ++kept;
        continue;
      }
      told += fmt::format("<blockquote>{}<br>{}, {}</blockquote>\n", html_text(story.words),
                          html_text(names_.person(story.person)), graph::to_text(story.on));
    }
    if (!told.empty())
      out_ += "<section>\n<h2>In their own words, as told</h2>\n" + told + "</section>\n";
    if (kept > 0) {
      out_ += fmt::format(
          "<p>Stories told and not printed here, as their teller did not agree, they "
          "name others, or they are not for this reader: {}.</p>\n",
          kept);
    }
  }

  void due() {
    std::string rows;
    for (const CardFigure& figure : card_.figures) {
      if (!figure.name.starts_with("due.")) continue;
      for (const CardItem& each : figure.items) {
        rows +=
            fmt::format("<tr><td>{}</td><td>{}</td></tr>\n", html_text(title(figure)), item(each));
      }
      if (figure.kept_back > 0) {
        rows += fmt::format("<tr><td>{}</td><td>{} whom they keep to themselves</td></tr>\n",
                            html_text(title(figure)), figure.kept_back);
      }
    }
    if (!rows.empty()) {
      out_ +=
          "<section>\n<h2>What there is to do</h2>\n<table>\n" + rows + "</table>\n</section>\n";
    }
  }

  void foot() {
    out_ += fmt::format(
        "<p>Definitions {}, Kith {}, policy {}{}.</p>\n</body>\n</html>\n",
        matcher::connection_definitions, page_.code_version, html_text(page_.policy_version),
        page_.reads_log ? fmt::format(", log position {}", card_.position) : std::string());
  }

  const CardPage& page_;
  const matcher::ConnectionCard& card_;
  matcher::CardNames names_;
  std::string out_;
};

}  // namespace

std::string card_html(const CardPage& page) { return CardHtml(page).write(); }

}  // namespace kith::api

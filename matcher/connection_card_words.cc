// SPDX-License-Identifier: Apache-2.0
#include "matcher/connection_card_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/words.h"
#include "matcher/criteria_words.h"
#include "matcher/spoken_counts.h"

namespace kith::matcher {
namespace {

constexpr std::size_t title_width = 58;
constexpr std::size_t rows_told_max = 20;  // the rest stands in the other formats

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

// What a service did, in the order of ServiceChange.
std::string_view change_in_words(graph::ServiceChange change) {
  constexpr std::array<std::string_view, graph::words<graph::ServiceChange>.size()> told{
      "a service began",
      "a service ended",
      "a service moved",
      "a service's hours changed",
      "a service's transport changed",
      "a service's staff changed",
      "a service's rules changed",
      "a service's cost changed"};
  return told[static_cast<std::size_t>(change)];
}

std::string scope_in_words(const graph::View& view, const ConnectionCard& card,
                           const CardNames& names) {
  const CardScope& scope = card.question.scope;
  switch (scope.kind) {
    case CardScopeKind::scheme: return "the scheme";
    case CardScopeKind::area: return "people who live in " + scope.area;
    case CardScopeKind::person: return names.person({scope.number});
    case CardScopeKind::arrangement: return "the arrangement " + graph::to_text(scope.number);
    case CardScopeKind::service: {
      const auto* service = view.find<graph::Service>(scope.number);
      const bool named = service && !service->name.empty();
      return "the service " + (named ? service->name : graph::to_text(scope.number));
    }
  }
  return "";
}

class CardTelling {
 public:
  CardTelling(const graph::View& view, const ConnectionCard& card, const CardSight& sight)
      : view_(view), card_(card), sight_(sight), names_(view, card, sight) {}

  std::string tell() {
    text_ = "The connection test of " + scope_in_words(view_, card_, names_) + ", " +
            spoken_day(card_.question.from) + " to " + spoken_day(card_.question.to.plus(-1)) +
            ", " +
            (card_.question.known_at.empty() ? "as known on " + spoken_day(card_.question.today)
                                             : card_.question.known_at) +
            ".\n";
    tell_coverage();
    if (card_.value("measured") > 0) tell_measured();
    if (!card_.people.empty()) tell_checks();
    tell_stories();
    tell_due();
    return text_;
  }

 private:
  void tell_measured() {
    tell_changes();
    tell_reasons();
    tell_missing();
    tell_groups();
    tell_circles();
    tell_leaning();
    tell_journeys();
    tell_kept();
    tell_days();
    tell_answers();
  }

  void heading(const std::string& title) { text_ += "\n" + title + "\n"; }

  void line(std::string_view name) {
    const CardFigure* figure = card_.find(name);
    if (!figure) return;
    text_ += "  " + padded(title_of(*figure), title_width) + std::to_string(figure->value);
    if (figure->whole) {
      text_ += " of " + std::to_string(*figure->whole) + "  " + share_in_words(*figure);
    }
    if (figure->rate) {
      text_ += "  " + tenths_in_words(figure->rate->tenths) + " (" +
               tenths_in_words(figure->rate->low_tenths) + " to " +
               tenths_in_words(figure->rate->high_tenths) + ")";
    }
    text_ += "\n";
  }
  void line_if_any(std::string_view name) {
    if (card_.value(name) > 0) line(name);
  }

  void tell_coverage() {
    heading("Who is measured");
    const auto all = card_.people.size() + card_.gone;
    if (all == 0) {
      text_ +=
          "  Nobody is in scope. Either nobody was there in these days, or no record says "
          "so.\n";
      line_if_any("gone_in_scheme");
      return;
    }
    line("measured");
    for (const char* name : {"measured.no_t1", "measured.no_t0", "measured.not_agreed",
                             "measured.gone", "gone_in_scheme", "level_one.not_measured"}) {
      line_if_any(name);
    }
    if (!card_.is_assessable) {
      text_ +=
          "  Not assessable: fewer than 60 in 100 have two reviews. What follows is told of "
          "those who have, and no rate is given.\n";
    }
  }

  void tell_changes() {
    heading(card_.is_assessable
                ? "Made and lost, and how many that is in 100 years lived (95 of 100 such "
                  "intervals hold the true rate)"
                : "Made and lost");
    for (const char* name :
         {"made", "lost", "attributable", "reconnected", "deepened", "weakened"}) {
      line(name);
    }
    line("weighted_loss");
    line_if_any("weighted_loss.unknown");
    line("endings");
    for (const char* name : {"endings.chosen", "endings.safe", "endings.died", "endings.not_wanted",
                             "endings.by_staff_alone"}) {
      line_if_any(name);
    }
    line("replacement");
    line("replacement.with_carers");
    text_ += "  One does not make good the other: no figure here sets gains against losses.\n";
    tell_items("made", "  Made: ");
    tell_losses();
  }

  void tell_items(std::string_view name, const std::string& before) {
    const CardFigure* figure = card_.find(name);
    if (!figure || figure->items.size() + figure->kept_back == 0) return;
    std::size_t told = 0;
    for (const CardItem& item : figure->items) {
      if (item.tie && !names_.is_described(item)) continue;
      if (++told <= rows_told_max) text_ += before + item_in_words(item) + "\n";
    }
    tell_rest(told);
    tell_kept_back(figure->items.size() - told + figure->kept_back);
  }

  void tell_rest(std::size_t rows) {
    if (rows > rows_told_max) {
      text_ += "  and " + std::to_string(rows - rows_told_max) + " more: --format csv has all.\n";
    }
  }

  std::string item_in_words(const CardItem& item) const {
    std::string text = names_.person(item.person);
    if (item.tie) text += " and " + names_.tie(item);
    return text;
  }

  void tell_kept_back(std::size_t count) {
    if (count > 0) text_ += "  and " + std::to_string(count) + " whom they keep to themselves.\n";
  }
  void tell_losses() {
    std::size_t told = 0;
    std::size_t kept_back = 0;
    for (const CardPerson& person : card_.people) {
      if (person.measured != Measured::yes) continue;
      for (const graph::LostTie& loss : person.ledger->changes->lost) {
        if (!names_.is_described({person.person, loss.tie, std::nullopt})) {
          ++kept_back;
          continue;
        }
        if (++told > rows_told_max) continue;
        tell_loss(person, loss);
      }
    }
    tell_rest(told);
    tell_kept_back(kept_back);
  }

  void tell_loss(const CardPerson& person, const graph::LostTie& loss) {
    constexpr std::array<std::string_view, 4> missed{"would not be missed", "a little missed",
                                                     "missed", "missed very much"};
    text_ += "  Lost: " + item_in_words({person.person, loss.tie, std::nullopt}) + ", last met " +
             spoken_day(loss.on) +
             "; reason: " + std::string(reason_in_words(graph::word(loss.reason)));
    if (loss.reason_said_by) text_ += ", said by " + std::string(graph::word(*loss.reason_said_by));
    if (loss.would_miss) {
      text_ += "; " + std::string(missed.at(static_cast<std::size_t>(*loss.would_miss)));
    }
    for (const graph::LossLink& link : loss.chain) {
      text_ += link.days_after < 0 ? "; " + std::to_string(-link.days_after) + " days before "
                                   : "; " + std::to_string(link.days_after) + " days after ";
      text_ += std::string(change_in_words(link.change)) + " (near it, which proves nothing)";
    }
    text_ += "\n";
  }

  void tell_reasons() {
    if (card_.value("lost") == 0) return;
    heading("Why they were lost");
    for (const std::string_view reason : graph::words<graph::LossReason>) {
      const std::int64_t count = card_.value("lost.reason." + std::string(reason));
      const bool is_unknown = reason == graph::word(graph::LossReason::unknown);
      if (count == 0 && !is_unknown) continue;
      text_ += "  " + padded(reason_in_words(reason), title_width) + std::to_string(count) +
               " of " + std::to_string(card_.value("lost")) + "\n";
    }
  }

  void tell_missing() {
    if (card_.value("measured.no_t1") == 0) return;
    heading("If those who were not seen again were counted");
    for (const char* name : {"missing_t1.excluded", "missing_t1.all_lost", "missing_t1.all_kept"}) {
      line(name);
    }
  }

  void tell_groups() {
    bool is_any = false;
    for (const CardFigure& figure : card_.figures) {
      if (!figure.name.starts_with("lost.by_")) continue;
      if (!is_any) heading("Who lost most");
      is_any = true;
      const std::string group = figure.name.substr(std::string_view("lost.by_").size());
      text_ += "  " + padded(group_in_words(group), title_width) + std::to_string(figure.value) +
               " lost by " +
               people_in_words(static_cast<std::size_t>(card_.value("people.by_" + group)));
      if (figure.rate) text_ += "  " + tenths_in_words(figure.rate->tenths);
      text_ += "\n";
    }
    if (!is_any && card_.question.scope.kind != CardScopeKind::person) {
      text_ += "\nWho lost most is not told apart: groups under 10 people are somebody.\n";
    }
  }

  void tell_circles() {
    heading("Their circles");
    for (const char* name : {"freely_given.t0", "freely_given.t0.without_carers", "freely_given.t1",
                             "freely_given.t1.without_carers", "freely_given_minutes.t1",
                             "freely_given_minutes.t1.without_carers",
                             "freely_given_minutes.t1.not_known", "gives.people"}) {
      line(name);
    }
    for (std::size_t kinds = 0; kinds <= graph::CircleFigures::category_count; ++kinds) {
      const std::int64_t people = card_.value("diversity." + std::to_string(kinds));
      if (people == 0) continue;
      text_ += "  " +
               padded("People with " + std::to_string(kinds) + " of 6 kinds of tie", title_width) +
               std::to_string(people) + "\n";
    }
  }

  void tell_leaning() {
    constexpr std::array<std::pair<const char*, const char*>, 5> bands{
        {{"fragile", "Leans on one person: more than half would go with them"},
         {"watch", "A quarter to a half would go with one person"},
         {"robust", "Less than a quarter would go with anybody"},
         {"few_ties", "Fewer than four ties of their own: not rated"},
         {"no_ties", "No freely given tie"}}};
    heading("Who leans on one person");
    for (const auto& [band, title] : bands) {
      const std::int64_t people = card_.value(std::string("fragility.by_count.") + band);
      if (people == 0) continue;
      text_ += "  " + padded(title, title_width) + std::to_string(people) + "\n";
    }
  }

  void tell_journeys() {
    if (card_.value("travel.anchors") == 0) return;
    heading("The way to people who matter");
    for (const char* name : {"travel.anchors", "travel.over_45_minutes", "travel.over_twice",
                             "travel.lost_independence", "travel.not_known"}) {
      line(name);
    }
  }

  void tell_kept() {
    bool is_any = false;
    for (const CardFigure& figure : card_.figures) {
      if (!figure.name.starts_with("kept.") || figure.value == 0) continue;
      if (!is_any) heading("Partner, visitors and pets, where they live now");
      is_any = true;
      line(figure.name);
    }
  }

  void tell_days() {
    heading("Days without anyone of one's own");
    if (card_.value("days_alone.people") == 0) {
      text_ += "  Fewer contacts are on record than reviews tell of, or none: nobody knows.\n";
    } else {
      for (const char* name : {"days_alone.people", "days_alone", "days_alone.longest_run"}) {
        line(name);
      }
    }
    if (card_.value("only_service.people") > 0) line("only_service.hours");
  }

  void tell_answers() {
    if (card_.answers.empty()) return;
    heading("What people answered about themselves (never added up)");
    for (const CardAnswers& row : card_.answers) {
      text_ += "  " + row.instrument + ", " + row.question + ", " +
               (row.said_by == graph::SaidBy::person
                    ? std::string("their own answers")
                    : "answered by " + std::string(graph::word(row.said_by))) +
               (row.at_t1 ? ", at the end:" : ", at the start:");
      for (std::size_t i = 0; i < row.given.size(); ++i) {
        if (row.given.at(i) == 0) continue;
        text_ += " " + std::to_string(i) + " from " + std::to_string(row.given.at(i)) + ";";
      }
      text_.back() = '\n';
    }
  }

  void tell_checks() {
    heading("What to be wary of");
    line("sources.staff_alone");
    line_if_any("sources.not_said");
    for (const CardFigure& figure : card_.figures) {
      const bool is_told = figure.name.starts_with("check.") || figure.name.starts_with("flag.");
      if (!is_told || figure.value == 0) continue;
      const std::string title = title_of(figure);
      text_ += "  " + padded(title, title_width) + std::to_string(figure.value) + "\n";
    }
  }

  void tell_stories() {
    std::size_t kept = 0;
    bool is_any = false;
    for (const CardStory& story : card_.stories) {
      const bool is_told =
          sight_.every_story || (sight_.own_words && story.may_be_told && !story.names_others);
      if (!is_told) {
        ++kept;
        continue;
      }
      if (!is_any) heading("In their own words, as told");
      is_any = true;
      text_ += "  " + names_.person(story.person) + ", " + spoken_day(story.on) + ": " +
               story.words + "\n";
    }
    if (kept > 0) {
      text_ +=
          "\nStories told and not printed here, as their teller did not agree, they name "
          "others, or they are not for this reader: " +
          std::to_string(kept) + ".\n";
    }
  }

  void tell_due() {
    bool is_any = false;
    for (const CardFigure& figure : card_.figures) {
      if (!figure.name.starts_with("due.") || figure.value == 0) continue;
      if (!is_any) heading("What there is to do");
      is_any = true;
      if (figure.items.empty()) text_ += "  " + title_of(figure) + ":\n";
      tell_items(figure.name, "  " + title_of(figure) + ": ");
    }
  }

  const graph::View& view_;
  const ConnectionCard& card_;
  const CardSight& sight_;
  CardNames names_;
  std::string text_;
};

}  // namespace

std::string card_in_words(const graph::View& view, const ConnectionCard& card,
                          const CardSight& sight) {
  return CardTelling(view, card, sight).tell();
}

}  // namespace kith::matcher

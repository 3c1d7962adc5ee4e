// SPDX-License-Identifier: Apache-2.0
// What makes a connection possible in practice: days and times, the way there, getting in, cost,
// ages, room, and what it was like for whoever went.
#include <algorithm>
#include <array>

#include "graph/group_costs.h"
#include "graph/opening.h"
#include "matcher/connections_seeker.h"
#include "matcher/criteria_words.h"
#include "matcher/free_times.h"
#include "matcher/free_times_words.h"
#include "matcher/rules_frame.h"
#include "matcher/spoken_counts.h"

namespace kith::matcher {
namespace {

using graph::LocalTime;

constexpr std::int32_t days_ahead = 35;           // a first Tuesday of the month comes up
constexpr std::int32_t walk_minutes_unsaid = 45;  // where nobody said how far they walk (domain §5)
constexpr int minutes_open_min = 15;              // less is a slip in the record, likely
constexpr std::int32_t room_days = 183;           // after which "full" may have changed
constexpr std::int16_t end_of_day = 24 * 60 - 1;

class Practicals {
 public:
  Practicals(const ConnectionSeeker& seeker, const ConnectionOther& other,
             ConnectionProposal& proposal)
      : seeker_(seeker), other_(other), proposal_(proposal) {}

  void add_all() {
    other_.group ? add_openings() : add_shared_times();
    add_travel();
    if (!other_.group) return add_age_of_somebody();
    add_access();
    add_cost();
    add_ages();
    add_room();
    add_welcome();
    add_state();
  }

 private:
  void add(Practical about, Answer answer, std::string sentence, std::string change = "") {
    proposal_.practical.push_back({about, answer, std::move(sentence), std::move(change)});
  }
  std::string seeker_name() const { return seeker_.name; }
  std::string when_asked() const {
    return seeker_.person ? "when " + seeker_name() + " has time" : "in the hours asked for";
  }

  // ---- time ----
  void add_shared_times() {
    if (seeker_.free.empty()) return;  // said once, of the seeker
    if (other_.free.empty()) {
      return add(Practical::time, Answer::unknown,
                 "When " + other_.name + " has time is not known: ask.");
    }
    const auto shared = shared_times(seeker_.free, other_.free);
    if (shared && !shared->empty()) {
      proposal_.times.push_back(spoken(*shared));
      return add(Practical::time, Answer::pass,
                 (seeker_.person ? "Both have time: " : "Has time: ") + spoken(*shared) + ".");
    }
    const std::string theirs = sentence_case(other_.name) + " has time " + spoken(other_.free);
    if (seeker_.person == nullptr) {
      return add(Practical::time, Answer::fail, theirs + ".", "Would fit at those hours.");
    }
    add(Practical::time, Answer::fail,
        theirs + ", " + seeker_name() + " " + spoken(seeker_.free) + ".",
        "Would fit if either had time when the other has.");
  }

  // The stretches of the seeker's free hours from the day asked about on.
  std::vector<std::pair<LocalTime, LocalTime>> stretches() const {
    std::vector<std::pair<LocalTime, LocalTime>> found;
    for (std::int32_t ahead = 0; ahead < days_ahead; ++ahead) {
      const graph::Date day = seeker_.question.on.plus(ahead);
      const auto weekday = static_cast<graph::Weekday>(graph::weekday_of(day));
      for (const graph::FreeTime& free : seeker_.free) {
        const auto& days = free.days;
        if (!days.empty() && std::find(days.begin(), days.end(), weekday) == days.end()) continue;
        found.push_back({{day, free.from.value_or(graph::TimeOfDay{})},
                         {day, free.until.value_or(graph::TimeOfDay{end_of_day})}});
      }
    }
    return found;
  }

  void add_openings() {
    const graph::OpeningTimes times(*other_.group);
    const LocalTime start{seeker_.question.on, {}};
    const LocalTime end{seeker_.question.on.plus(days_ahead), {}};
    const auto soonest = times.first_within(start, end, other_.place);
    if (seeker_.free.empty()) {
      if (soonest) tell_opening(*soonest);
      return;
    }
    graph::OpenState best = graph::OpenState::closed;
    for (const auto& [from, until] : stretches()) {
      const graph::OpenState state = times.within(from, until, other_.place);
      if (state == graph::OpenState::open || state == graph::OpenState::by_appointment) {
        if (const auto opening = times.first_within(from, until, other_.place)) {
          tell_opening(*opening);
          return add(Practical::time, Answer::pass,
                     "It is " + proposal_.times.back() + ", " + when_asked() + ".");
        }
      }
      best = std::max(best, state);
    }
    if (best != graph::OpenState::closed || !soonest) {
      return add(Practical::time, Answer::unknown, "When it meets is not known: ask.");
    }
    tell_opening(*soonest);
    add(Practical::time, Answer::fail,
        "It is " + proposal_.times.back() +
            (seeker_.person ? "; " + seeker_name() + " has time " + spoken(seeker_.free) : "") +
            ".",
        "Would fit at another time of the week.");
  }

  void tell_opening(const graph::Opening& opening) {
    const auto day = static_cast<std::size_t>(graph::weekday_of(opening.local_opens.day));
    starts_ = opening.local_opens.time;
    proposal_.times.push_back(
        std::string(opening.by_appointment ? "by appointment on " : "open on ") +
        std::string(day_names[day]) + " " + in_words(opening.local_opens.day) + ", " +
        graph::to_text(opening.local_opens.time) + " to " +
        graph::to_text(opening.local_closes.time));
    const bool one_day = opening.local_opens.day == opening.local_closes.day;
    const int minutes = opening.local_closes.time.minutes - opening.local_opens.time.minutes;
    if (one_day && minutes < minutes_open_min) {
      add(Practical::open, Answer::unknown, "The hours on record are odd: ask.");
    }
  }

  // ---- the way there ----
  void add_travel() {
    const auto& from = seeker_.spot.point;
    const auto& to = other_.spot.point;
    if (!from || !to) {
      const bool same =
          !seeker_.spot.name.empty() && same_word(seeker_.spot.name, other_.spot.name);
      if (same) return add(Practical::travel, Answer::pass, "In the same area.");
      if (!from) return;  // said once, of the seeker
      return add(Practical::travel, Answer::unknown, "Where it is is not known well enough: ask.");
    }
    proposal_.metres = graph::metres_between(*from, *to);
    if (seeker_.travel.means.empty()) return;
    graph::Way way{*from, *to, neighbourhood_slack_m * (other_.spot.is_exact ? 1 : 2), {}, starts_};
    proposal_.journey = graph::best_journey(seeker_.travel, way);
    if (!proposal_.journey) {
      return add(Practical::travel, Answer::fail,
                 "Too far to go by the means that " + seeker_name() + " uses.",
                 "Would fit with a lift, or nearer.");
    }
    const graph::Journey& journey = *proposal_.journey;
    const bool on_foot =
        journey.means == graph::Means::walk || journey.means == graph::Means::wheelchair;
    if (on_foot && !seeker_.travel.walk_max && journey.minutes.low > walk_minutes_unsaid) {
      return add(Practical::travel, Answer::fail,
                 "It would take more than " + std::to_string(walk_minutes_unsaid) + " minutes " +
                     std::string(by_means(journey.means)) + ", each way.",
                 "Would fit with a lift or a bus, or nearer.");
    }
    const bool may_be_far = journey.minutes.low + journey.minutes.high > 2 * walk_minutes_unsaid;
    if (on_foot && !seeker_.travel.walk_max && may_be_far) {
      return add(Practical::travel, Answer::unknown,
                 "It may be farther than anybody would go " + std::string(by_means(journey.means)) +
                     ": ask.");
    }
    if (!journey.before_pass) return;
    add(Practical::travel, Answer::unknown,
        "The bus pass does not hold yet at that time of day: ask whether a later start would do.");
  }

  void add_age_of_somebody() {
    if (other_.kind != graph::Kind::person || other_.age) return;
    add(Practical::ages, Answer::unknown,
        "How old " + other_.name + " is is not recorded: make sure that they are over 18.");
  }

  // ---- of a group ----
  void add_access() {
    for (const graph::GroupAccess each : seeker_.access) {
      const std::string what = spaced(graph::word(each));
      const auto has = [&](const graph::List<graph::GroupAccess>& list) {
        return std::find(list.begin(), list.end(), each) != list.end();
      };
      if (other_.place != nullptr && has(other_.place->access)) {
        add(Practical::access, Answer::pass, sentence_case(what) + ".");
      } else if (other_.place != nullptr && has(other_.place->access_missing)) {
        add(Practical::access, Answer::fail, "Somebody looked, and it is not " + what + ".",
            "Would fit at a place that is " + what + ".");
      } else {
        add(Practical::access, Answer::unknown, "Whether it is " + what + " is not known: ask.");
      }
    }
  }

  // "Costs £3.00 a time"; of what is paid by the year what that is a week, too.
  static std::string cost_in_words(const graph::GroupCost& cost, std::int32_t counted) {
    if (counted == 0) return "Free";
    const std::string said = "Costs " + money_in_words(cost.pence->value);
    switch (cost.per.value_or(graph::CostPer::session)) {
      case graph::CostPer::session: return said + " a time";
      case graph::CostPer::once: return said + " once";
      case graph::CostPer::week: return said + " a week";
      case graph::CostPer::month: return said + " a month, " + money_in_words(counted) + " a week";
      case graph::CostPer::year: return said + " a year, " + money_in_words(counted) + " a week";
    }
    return said;
  }

  void add_cost() {
    const auto counted = graph::counted_cost(*other_.group, seeker_.question.on);
    const auto& most = seeker_.question.cost_pence_max;
    if (!counted) {
      if (most) add(Practical::cost, Answer::unknown, "What it costs is not known: ask.");
      return;
    }
    const std::string costs = cost_in_words(other_.group->costs[counted->entry], counted->pence);
    if (!most || counted->pence <= *most) return add(Practical::cost, Answer::pass, costs + ".");
    const bool hardship =
        std::any_of(other_.group->costs.begin(), other_.group->costs.end(),
                    [](const auto& cost) { return cost.hardship.value_or(false); });
    if (hardship) {
      return add(Practical::cost, Answer::unknown, costs + "; whoever cannot pay need not: ask.");
    }
    add(Practical::cost, Answer::fail, costs + ".", "Would fit for whoever can pay that.");
  }

  void add_ages() {
    const auto& group = *other_.group;
    if (!group.age_min && !group.age_max) return;
    const std::string ages = ages_in_words(group);
    if (!seeker_.age) return add(Practical::ages, Answer::unknown, "It is " + ages + ".");
    const bool fits = (!group.age_min || *seeker_.age >= group.age_min->value) &&
                      (!group.age_max || *seeker_.age <= group.age_max->value);
    if (fits) return;
    add(Practical::ages, Answer::fail, "It is " + ages + ".", "Would fit at that age.");
  }
  static std::string ages_in_words(const graph::Group& group) {
    if (group.age_min && group.age_max) {
      return "for people from " + std::to_string(group.age_min->value) + " to " +
             std::to_string(group.age_max->value);
    }
    return group.age_min ? "for people from " + std::to_string(group.age_min->value)
                         : "for people up to " + std::to_string(group.age_max->value);
  }

  void add_room() {
    const auto& group = *other_.group;
    if (group.room != graph::GroupRoom::full) return;
    const bool long_ago =
        group.room_on && seeker_.question.on.days - group.room_on->days > room_days;
    const std::string when = group.room_on ? " on " + in_words(*group.room_on) : "";
    if (long_ago) return add(Practical::room, Answer::unknown, "It was full" + when + ": ask.");
    add(Practical::room, Answer::fail, "It was full" + when + ".", "Would fit once there is room.");
  }

  void add_welcome() {
    const auto* const last = last_visit(seeker_.view, other_.number, seeker_.question.on);
    if (last == nullptr) return;
    constexpr std::array<std::string_view, 5> how{"unwelcoming", "not very welcoming", "all right",
                                                  "friendly", "warm"};
    const std::int32_t place = last->how_it_was->value + 2;
    const std::string by = last->by.empty() ? "Somebody" : sentence_case(last->by);
    std::string sentence = by + " was there on " + in_words(*last->on) + " and found it " +
                           std::string(how[static_cast<std::size_t>(place)]);
    sentence += last->words_of.empty() ? "." : ": “" + last->words_of.value + "”";
    const bool poor = last->how_it_was->value < 0;
    add(Practical::welcome, poor ? Answer::unknown : Answer::pass, sentence);
  }

  void add_state() {
    if (other_.group->status == graph::GroupStatus::temporarily_closed) {
      add(Practical::open, Answer::fail, "It is closed for the time being.",
          "Would fit once it opens again.");
    }
  }

  const ConnectionSeeker& seeker_;
  const ConnectionOther& other_;
  ConnectionProposal& proposal_;
  std::optional<graph::TimeOfDay> starts_;
};

}  // namespace

void add_practical(const ConnectionSeeker& seeker, const ConnectionOther& other,
                   ConnectionProposal& proposal) {
  Practicals(seeker, other, proposal).add_all();
}

}  // namespace kith::matcher

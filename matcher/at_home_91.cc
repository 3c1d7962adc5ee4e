// SPDX-License-Identifier: Apache-2.0
#include "matcher/at_home_91.h"

#include <algorithm>
#include <map>
#include <utility>

namespace kith::matcher {
namespace {

using graph::AgeBand;
using graph::Date;
using graph::Discharge;
using graph::DischargedTo;
using graph::Error;
using graph::ErrorCode;
using graph::Opt;
using graph::Person;
using graph::WhereLater;

constexpr std::array<DischargedTo, 4> to_places{DischargedTo::home, DischargedTo::extra_care,
                                                DischargedTo::shared_lives_home,
                                                DischargedTo::care_home};
constexpr std::array<WhereLater, 4> home_places{WhereLater::home, WhereLater::extra_care,
                                                WhereLater::shared_lives_home,
                                                WhereLater::care_home_short_break};
constexpr std::array<AtHomeRules, 2> rules_of_years{
    {{"ascof-2021-22", "2B (part 1)",
      "NHS Digital: SALT data return 2021-22 guidance, STS004, which ASCOF 2B is made from; ASCOF "
      "handbook of definitions 2018-19",
      65, 91, 10, 12, to_places, home_places},
     {"ascof-2022-23", "2B (part 1)",
      "Measures from the Adult Social Care Outcomes Framework, England, 2022-23 (metric types of "
      "LG Inform Plus, 11106 for 85 and over)",
      65, 91, 10, 12, to_places, home_places}}};

constexpr std::array<std::string_view, 5> verdict_words{"at_home", "not_at_home", "outside",
                                                        "not_told", "not_yet"};
constexpr std::array<std::string_view, at_home_reason_count> at_home_reason_words{
    "home",
    "extra_care",
    "shared_lives_home",
    "short_break",
    "hospital",
    "care_home",
    "died",
    "not_traced",
    "under_age",
    "other_place",
    "not_for_rehabilitation",
    "not_meant_to_go_home",
    "not_supported_by_authority",
    "facts_missing",
    "day_91_to_come"};
constexpr std::array<std::string_view, at_home_flag_count> at_home_flag_words{
    "age_not_known",           "age_uncertain",          "to_not_said",
    "rehabilitation_not_said", "intention_not_said",     "authority_not_said",
    "day_91_not_said",         "day_91_undated",         "day_91_told_too_early",
    "day_91_dated_later",      "day_91_teller_not_said", "told_more_than_once",
    "records_contradict",      "discharged_again",       "arrangement_that_day",
    "arrangement_contradicts"};
static_assert(static_cast<std::size_t>(AtHomeReason::day_91_to_come) + 1 == at_home_reason_count);
static_assert(static_cast<std::size_t>(AtHomeFlag::arrangement_contradicts) + 1 ==
              at_home_flag_count);

// Whether somebody was old enough; nothing where what is known does not decide it.
struct AgeAtDischarge {
  std::optional<int> years;
  std::optional<bool> is_old_enough;
  bool is_known = true;  // something of their age is
};

// A band has no date: it decides only where it lies so far off that years do not matter.
std::optional<bool> by_band(AgeBand band) {
  if (band == AgeBand::from_80) return true;
  if (band <= AgeBand::from_35_to_49) return false;
  return std::nullopt;
}

AgeAtDischarge age_at(const Person* person, Date on, int age_min) {
  AgeAtDischarge found;
  if (person && person->born && person->born->year > 0) {
    const int least = graph::age_on(*person->born, on);
    const bool is_exact = person->born->day > 0;
    const int most = is_exact ? least : graph::year_of(on) - person->born->year;
    if (is_exact) found.years = least;
    if (least >= age_min) found.is_old_enough = true;
    if (most < age_min) found.is_old_enough = false;
    return found;
  }
  if (person && person->age_band) {
    found.is_old_enough = by_band(*person->age_band);
    return found;
  }
  found.is_known = false;
  return found;
}

// What several records of one discharge say of one fact.
template <class T>
class ToldFact {
 public:
  void hear(const Opt<T>& said) {
    if (!said) return;
    if (!said_) {
      said_ = said;
    } else if (!(*said_ == *said)) {
      differs_ = true;
    }
  }
  bool differs() const { return differs_; }
  Opt<T> value() const { return differs_ ? Opt<T>() : said_; }

 private:
  Opt<T> said_;
  bool differs_ = false;
};

// All records of one person and day together.
struct ToldDischarge {
  ToldFact<DischargedTo> to;
  ToldFact<bool> for_rehabilitation;
  ToldFact<bool> means_to_go_home;
  ToldFact<bool> supported_by_authority;
  ToldFact<WhereLater> where;
  // Of the record that found it out last, of those that may be used.
  Opt<Date> found_on;
  Opt<graph::SaidBy> said_by;
  bool is_said = false;
  bool is_undated = false;
  bool is_too_early = false;
  bool is_dated_later = false;

  bool differs() const {
    return to.differs() || for_rehabilitation.differs() || means_to_go_home.differs() ||
           supported_by_authority.differs() || where.differs();
  }
};

void hear_day_91(const graph::Day91& said, Date day_91, Date today, ToldDischarge& told) {
  if (said.on && *said.on > today) {
    told.is_dated_later = true;
    return;
  }
  if (said.on && *said.on < day_91 && said.where != WhereLater::died) {
    told.is_too_early = true;
    return;
  }
  told.is_said = true;
  told.is_undated = told.is_undated || !said.on;
  told.where.hear(said.where);
  const bool is_latest = !told.found_on || (said.on && *said.on >= *told.found_on);
  if (is_latest) {
    told.found_on = said.on;
    told.said_by = said.said_by;
  }
}

AtHomeReason reason_of(WhereLater where) {
  switch (where) {
    case WhereLater::home: return AtHomeReason::home;
    case WhereLater::extra_care: return AtHomeReason::extra_care;
    case WhereLater::shared_lives_home: return AtHomeReason::shared_lives_home;
    case WhereLater::hospital: return AtHomeReason::hospital;
    case WhereLater::care_home: return AtHomeReason::care_home;
    case WhereLater::care_home_short_break: return AtHomeReason::short_break;
    case WhereLater::died: return AtHomeReason::died;
    case WhereLater::not_known: break;
  }
  return AtHomeReason::not_traced;
}

template <class List, class Item>
bool holds_item(const List& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

class AtHomeCounting {
 public:
  AtHomeCounting(const graph::View& view, AtHomeAnswer& answer,
                 const std::optional<graph::PersonNumber>& person)
      : view_(view), answer_(answer), person_(person) {}

  void count() {
    gather();
    for (const auto& [key, records] : of_window_) answer_.rows.push_back(row_of(key, records));
    std::sort(answer_.undated.begin(), answer_.undated.end());
  }

 private:
  using Key = std::pair<graph::PersonNumber, Date>;
  using Records = std::vector<const Discharge*>;

  // Numbers come in order, so each list of records does.
  void gather() {
    for (const graph::Number& number : view_.numbers(graph::Kind::discharge)) {
      const Discharge& record = *view_.find<Discharge>(number);
      if (person_ && record.person != *person_) continue;
      if (!record.discharged_on) {
        answer_.undated.push_back({record.person, std::nullopt, number});
        continue;
      }
      const Date on = *record.discharged_on;
      days_of_[record.person].push_back(on);
      const bool is_asked = on >= answer_.from && on < answer_.to && on <= answer_.today;
      if (is_asked) of_window_[{record.person, on}].push_back(&record);
    }
  }

  AtHomeRow row_of(const Key& key, const Records& records) const {
    AtHomeRow row;
    row.person = key.first;
    row.discharged_on = key.second;
    row.day_91 = key.second.plus(answer_.rules->days);
    ToldDischarge told;
    for (const Discharge* each : records) {
      row.records.push_back({each->identity.number});
      told.to.hear(each->to);
      told.for_rehabilitation.hear(each->for_rehabilitation);
      told.means_to_go_home.hear(each->means_to_go_home);
      told.supported_by_authority.hear(each->supported_by_authority);
      if (each->day_91) hear_day_91(*each->day_91, row.day_91, answer_.today, told);
    }
    add_flag(row, AtHomeFlag::told_more_than_once, records.size() > 1);
    add_flag(row, AtHomeFlag::records_contradict, told.differs());
    decide(row, told);
    set_beside(row, told);
    std::sort(row.flags.begin(), row.flags.end());
    return row;
  }

  static void add_flag(AtHomeRow& row, AtHomeFlag flag, bool holds) {
    if (holds) row.flags.push_back(flag);
  }

  // Whether the measure is about them: outside as soon as one fact says so.
  void decide(AtHomeRow& row, const ToldDischarge& told) const {
    const AtHomeRules& rules = *answer_.rules;
    const AgeAtDischarge age =
        age_at(view_.find<Person>(row.person.number), row.discharged_on, rules.age_min);
    row.age = age.years;
    std::optional<AtHomeReason> out;
    bool is_known = true;
    const auto ask = [&](const std::optional<bool>& holds, AtHomeReason otherwise,
                         AtHomeFlag missing) {
      if (!holds) {
        is_known = false;
        row.flags.push_back(missing);
      } else if (!*holds && !out) {
        out = otherwise;
      }
    };
    const auto to = told.to.value();
    ask(age.is_old_enough, AtHomeReason::under_age,
        age.is_known ? AtHomeFlag::age_uncertain : AtHomeFlag::age_not_known);
    ask(to ? std::optional(holds_item(rules.to, *to)) : std::nullopt, AtHomeReason::other_place,
        AtHomeFlag::to_not_said);
    ask(told.for_rehabilitation.value(), AtHomeReason::not_for_rehabilitation,
        AtHomeFlag::rehabilitation_not_said);
    ask(told.means_to_go_home.value(), AtHomeReason::not_meant_to_go_home,
        AtHomeFlag::intention_not_said);
    ask(told.supported_by_authority.value(), AtHomeReason::not_supported_by_authority,
        AtHomeFlag::authority_not_said);
    if (out || !is_known) {
      row.verdict = out ? AtHomeVerdict::outside : AtHomeVerdict::not_told;
      row.reason = out.value_or(AtHomeReason::facts_missing);
      return;
    }
    decide_day_91(row, told);
  }

  void decide_day_91(AtHomeRow& row, const ToldDischarge& told) const {
    if (row.day_91 > answer_.today) {
      row.verdict = AtHomeVerdict::not_yet;
      row.reason = AtHomeReason::day_91_to_come;
      return;
    }
    add_flag(row, AtHomeFlag::day_91_not_said, !told.is_said);
    add_flag(row, AtHomeFlag::day_91_undated, told.is_undated);
    add_flag(row, AtHomeFlag::day_91_told_too_early, told.is_too_early);
    add_flag(row, AtHomeFlag::day_91_dated_later, told.is_dated_later);
    add_flag(row, AtHomeFlag::day_91_teller_not_said, told.is_said && !told.said_by);
    const WhereLater where = told.where.value().value_or(WhereLater::not_known);
    row.reason = reason_of(where);
    row.verdict = holds_item(answer_.rules->at_home, where) ? AtHomeVerdict::at_home
                                                            : AtHomeVerdict::not_at_home;
    row.said_by = told.said_by;
    row.found_on = told.found_on;
  }

  // What stands beside and decides nothing.
  void set_beside(AtHomeRow& row, const ToldDischarge& told) const {
    const std::vector<Date>& days = days_of_.at(row.person);
    add_flag(row, AtHomeFlag::discharged_again,
             std::any_of(days.begin(), days.end(), [&row](Date other) {
               return other > row.discharged_on && other <= row.day_91;
             }));
    const auto index = view_.index_of(graph::Kind::person, row.person.number);
    if (!index || row.day_91 > answer_.today) return;
    for (const graph::Index at : view_.arrangements_of_person(*index)) {
      const graph::Arrangement* held = view_.arrangement(at);
      const bool holds = held && held->start && *held->start <= row.day_91 &&
                         (!held->end || *held->end > row.day_91);
      if (holds) row.arrangements.push_back({held->identity.number});
    }
    if (row.arrangements.empty()) return;
    std::sort(row.arrangements.begin(), row.arrangements.end());
    row.flags.push_back(AtHomeFlag::arrangement_that_day);
    const auto where = told.where.value();
    add_flag(row, AtHomeFlag::arrangement_contradicts,
             where == WhereLater::died || where == WhereLater::care_home);
  }

  const graph::View& view_;
  AtHomeAnswer& answer_;
  const std::optional<graph::PersonNumber>& person_;
  std::map<Key, Records> of_window_;
  std::map<graph::PersonNumber, std::vector<Date>> days_of_;
};

// --- figures ---

template <class Holds>
CardFigure figure_of_rows(const AtHomeAnswer& answer, std::string name, Holds holds) {
  CardFigure figure;
  figure.name = std::move(name);
  figure.unit = CardUnit::times;
  for (const AtHomeRow& row : answer.rows) {
    if (!holds(row)) continue;
    ++figure.value;
    for (const graph::DischargeNumber& each : row.records) {
      figure.items.push_back({row.person, std::nullopt, each.number});
    }
  }
  return figure;
}

void add_at_home_figures(AtHomeAnswer& answer) {
  const auto add = [&answer](std::string name, const auto& holds) -> CardFigure& {
    answer.figures.push_back(figure_of_rows(answer, std::move(name), holds));
    return answer.figures.back();
  };
  const auto is = [](AtHomeVerdict verdict) {
    return [verdict](const AtHomeRow& row) { return row.verdict == verdict; };
  };
  const std::int64_t away = figure_of_rows(answer, "", is(AtHomeVerdict::not_at_home)).value;
  CardFigure& share = add("at_home_91", is(AtHomeVerdict::at_home));
  share.whole = share.value + away;
  for (const AtHomeVerdict each : {AtHomeVerdict::not_at_home, AtHomeVerdict::outside,
                                   AtHomeVerdict::not_told, AtHomeVerdict::not_yet}) {
    add("at_home_91." + std::string(word(each)), is(each));
  }
  for (std::size_t i = 0; i < at_home_reason_count; ++i) {
    const auto reason = static_cast<AtHomeReason>(i);
    add("at_home_91.reason." + std::string(word(reason)),
        [reason](const AtHomeRow& row) { return row.reason == reason; });
  }
  for (std::size_t i = 0; i < at_home_flag_count; ++i) {
    const auto flag = static_cast<AtHomeFlag>(i);
    add("at_home_91.flag." + std::string(word(flag)),
        [flag](const AtHomeRow& row) { return holds_item(row.flags, flag); });
  }
  CardFigure undated;
  undated.name = "at_home_91.undated";
  undated.unit = CardUnit::times;
  undated.value = static_cast<std::int64_t>(answer.undated.size());
  undated.items = answer.undated;
  answer.figures.push_back(std::move(undated));
}

std::string known_rules() {
  std::string text;
  for (const AtHomeRules& each : rules_of_years) {
    text += (text.empty() ? "" : ", ") + std::string(each.version);
  }
  return text;
}

graph::Result<AtHomeAnswer> at_home_begun(const AtHomeQuestion& question) {
  Error error{ErrorCode::bad_input, "that cannot be counted", {}};
  AtHomeAnswer answer;
  answer.rules = question.rules.empty() ? &rules_of_years.back() : at_home_rules_of(question.rules);
  answer.today = question.today;
  if (!answer.rules) {
    error.faults.push_back({"/rules",
                            "Kith holds the rules of: " + known_rules() +
                                ". From 2023-24 on the framework was renumbered, and from 2024-25 "
                                "on the figure is worked out from client level data by other rules",
                            0});
  }
  if (question.from.has_value() != question.to.has_value()) {
    error.faults.push_back({question.from ? "/to" : "/from",
                            "the other end of the window is named: name both, or neither", 0});
  } else if (question.from && *question.from >= *question.to) {
    error.faults.push_back({"/to", "it has to come after /from: it is the first day after", 0});
  } else if (question.from && *question.from > question.today) {
    error.faults.push_back({"/from", "it lies in the future", 0});
  }
  if (!error.faults.empty()) return error;
  const AtHomeWindow published = published_window(*answer.rules, question.today);
  answer.from = question.from.value_or(published.from);
  answer.to = question.to.value_or(published.to);
  const int year = graph::year_of(answer.from);
  answer.is_published_window =
      answer.from == graph::make_date(year, answer.rules->first_month, 1) &&
      answer.to == graph::make_date(year + answer.rules->last_month / 12,
                                    answer.rules->last_month % 12 + 1, 1);
  return answer;
}

}  // namespace

std::string_view word(AtHomeVerdict verdict) {
  return verdict_words.at(static_cast<std::size_t>(verdict));
}
std::string_view word(AtHomeReason reason) {
  return at_home_reason_words.at(static_cast<std::size_t>(reason));
}
std::string_view word(AtHomeFlag flag) {
  return at_home_flag_words.at(static_cast<std::size_t>(flag));
}

std::span<const AtHomeRules> at_home_rules() { return rules_of_years; }

const AtHomeRules* at_home_rules_of(std::string_view version) {
  const auto found =
      std::find_if(rules_of_years.begin(), rules_of_years.end(),
                   [version](const AtHomeRules& each) { return each.version == version; });
  return found == rules_of_years.end() ? nullptr : &*found;
}

const CardFigure* AtHomeAnswer::find(std::string_view name) const {
  const auto found = std::find_if(figures.begin(), figures.end(),
                                  [name](const CardFigure& each) { return each.name == name; });
  return found == figures.end() ? nullptr : &*found;
}

AtHomeWindow published_window(const AtHomeRules& rules, Date today) {
  int year = graph::year_of(today);
  for (;;) {
    const Date from = *graph::make_date(year, rules.first_month, 1);
    const Date to = *graph::make_date(year + rules.last_month / 12, rules.last_month % 12 + 1, 1);
    if (to.plus(rules.days - 1) <= today) return {from, to};
    --year;
  }
}

graph::Result<AtHomeAnswer> at_home_91(const graph::View& view, const AtHomeQuestion& question) {
  auto answer = at_home_begun(question);
  if (!answer) return std::move(answer).error();
  answer->position = view.position();
  AtHomeCounting(view, *answer, question.person).count();
  add_at_home_figures(*answer);
  return answer;
}

}  // namespace kith::matcher

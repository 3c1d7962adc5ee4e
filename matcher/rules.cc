// SPDX-License-Identifier: Apache-2.0
#include "matcher/rules.h"

#include <algorithm>
#include <utility>

#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

// One row a rule, in the order of Rule. `each_member`: asked of everybody who must stay together.
// `emergency`: is a rule there too. `by_wish`: depends on which of several wishes is meant.
struct Row {
  Rule rule;
  RuleClass seen_by;
  std::string_view word;
  RuleAnswer (*answer)(const PairFrame&);
  bool each_member;
  bool emergency;
  bool by_wish;
};

constexpr auto open = RuleClass::open;
constexpr auto household_private = RuleClass::household_private;
constexpr auto confidential = RuleClass::confidential;

constexpr std::array<Row, rule_count> rows{{
    {Rule::person_agreement, open, "person_agreement", person_agreement, true, true, false},
    {Rule::household_agreement, open, "household_agreement", household_agreement, false, true,
     false},
    {Rule::approval, open, "approval", approval, true, true, true},
    {Rule::no_contact_asked, open, "no_contact_asked", no_contact_asked, true, true, false},
    {Rule::state, open, "state", state, false, true, false},
    {Rule::capacity, open, "capacity", capacity, false, true, true},
    {Rule::availability, open, "availability", availability, false, true, true},
    {Rule::together_party, open, "together_party", together_party, false, false, true},
    {Rule::critical_tasks, open, "critical_tasks", critical_tasks, true, true, true},
    {Rule::night_support, open, "night_support", night_support, true, true, true},
    {Rule::access, open, "access", access, true, true, true},
    {Rule::own_room, open, "own_room", own_room, false, false, true},
    {Rule::person_musts, open, "person_musts", person_musts, true, true, true},
    {Rule::communication, open, "communication", communication, true, true, false},
    {Rule::travel_maximum, open, "travel_maximum", travel_maximum, true, false, false},
    {Rule::carer_musts, household_private, "carer_musts", carer_musts, true, false, true},
    {Rule::resident_musts, household_private, "resident_musts", resident_musts, true, true, true},
    {Rule::resident_answers, household_private, "resident_answers", resident_answers, false, true,
     false},
    {Rule::no_contact, confidential, "no_contact", no_contact, true, true, false},
    {Rule::avoid_area, confidential, "avoid_area", avoid_area, true, true, false},
    {Rule::ended_for_safety, confidential, "ended_for_safety", ended_for_safety, true, true, false},
    {Rule::under_review, confidential, "under_review", under_review, false, true, false},
    {Rule::protected_ground, confidential, "protected_ground", protected_ground, true, true, false},
    {Rule::declined, RuleClass::makers_own, "declined", declined, true, false, false},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<std::size_t>(rows[i].rule) != i) return false;
  }
  return true;
}
static_assert(in_order());

const Row& row_of(Rule rule) { return rows[static_cast<std::size_t>(rule)]; }

// A rule's answer is the worst over those asked; words of the less bad are dropped.
int badness(Answer answer) {
  if (answer == Answer::fail) return 2;
  return answer == Answer::unknown ? 1 : 0;
}

void merge(RuleAnswer& into, RuleAnswer more) {
  if (badness(more.answer) > badness(into.answer)) std::swap(into, more);
  if (more.answer != into.answer) return;
  const bool sooner = (into.safety_critical && !into.before_first_night) ||
                      (more.safety_critical && !more.before_first_night);
  into.safety_critical = into.safety_critical || more.safety_critical;
  into.before_first_night = into.safety_critical && !sooner;
  into.facts.insert(into.facts.end(), more.facts.begin(), more.facts.end());
  if (into.sentence.find(more.sentence) == std::string::npos) {
    into.sentence += (into.sentence.empty() ? "" : " ") + more.sentence;
  }
  if (into.what_would_change.empty()) into.what_would_change = more.what_would_change;
}

// One of the things somebody looks for, and how a home's days meet it.
struct WishFrame {
  WishFrame(const PersonFrame& asker, graph::Index household, const Stay& wanted)
      : stay(wanted),
        days(asker.view, household, wanted, asker.question.policy, asker.numbers),
        fit(fit_of(wanted, days)),
        fit_one(asker.party.size() == 1 ? fit : fit_of(wanted, days.for_people(1))) {}

  // For rules that no wish changes: no home's days are looked at.
  WishFrame(const Stay& wanted, const HomeDays& none) : stay(wanted), days(none) {}

  const Stay& stay;
  HomeDays days;
  StayFit fit;
  StayFit fit_one;
};

PairFrame pair_of(const PersonFrame& asker, const HomeFrame& there, const WishFrame& wish,
                  const graph::Person& person, bool wordy) {
  return PairFrame{asker,     person,   there,        there.home, wish.stay,
                   wish.days, wish.fit, wish.fit_one, wordy};
}

RuleAnswer answer_row(const Row& row, const PersonFrame& asker, const HomeFrame& there,
                      const WishFrame& wish, bool wordy) {
  RuleAnswer answer;
  answer.rule = row.rule;
  if (asker.is_emergency() && !row.emergency) return answer;
  answer = row.answer(pair_of(asker, there, wish, *asker.party.front().person, wordy));
  for (std::size_t i = 1; row.each_member && i < asker.party.size(); ++i) {
    const graph::Person* person = asker.party[i].person;
    if (person == nullptr) continue;
    merge(answer, row.answer(pair_of(asker, there, wish, *person, wordy)));
  }
  return answer;
}

// Fails count before unknowns.
int cost_of(const PersonFrame& asker, const HomeFrame& there, const WishFrame& wish) {
  int cost = 0;
  for (const Row& row : rows) {
    if (!row.by_wish || row.seen_by != open) continue;
    const Answer answer = answer_row(row, asker, there, wish, false).answer;
    cost += answer == Answer::fail ? 100 : badness(answer);
  }
  return cost;
}

// Only open rules choose, so that the choice tells nothing of the others.
WishFrame best_wish(const PersonFrame& asker, const HomeFrame& there) {
  WishFrame best(asker, there.index, asker.stays.front());
  if (asker.stays.size() == 1) return best;
  std::size_t chosen = 0;
  int least = cost_of(asker, there, best);
  for (std::size_t i = 1; i < asker.stays.size(); ++i) {
    const int cost = cost_of(asker, there, WishFrame(asker, there.index, asker.stays[i]));
    if (cost < least) {
      least = cost;
      chosen = i;
    }
  }
  return WishFrame(asker, there.index, asker.stays[chosen]);
}

// Takes away what the reader may not know. See answer_rules.
void mask(RuleAnswer& answer, RuleClass seen_by, const ReaderRights& rights) {
  if (seen_by == open) return;
  answer.facts.clear();
  if (seen_by == household_private || rights.confidential) return;
  if (answer.answer == Answer::unknown) answer.answer = Answer::pass;
  answer.safety_critical = false;
  answer.before_first_night = false;
  answer.sentence.clear();
  answer.what_would_change.clear();
}

void keep_words(PairAnswers& answers, RuleAnswer answer) {
  if (answer.sentence.empty()) return;
  auto& list = answer.answer == Answer::pass ? answers.notes : answers.in_words;
  list.push_back(std::move(answer));
}

std::uint32_t bits(const PairAnswers& answers, Answer wanted) {
  std::uint32_t found = 0;
  for (std::size_t i = 0; i < rule_count; ++i) {
    if (answers.answers[i] == wanted) found |= std::uint32_t{1} << i;
  }
  return found;
}

}  // namespace

RuleClass class_of(Rule rule) { return row_of(rule).seen_by; }
std::string_view word(Rule rule) { return row_of(rule).word; }

bool is_listed(const graph::Household& household, const ReaderRights& rights) {
  using graph::HouseholdState;
  if (!household.state) return true;
  switch (*household.state) {
    case HouseholdState::paused:
    case HouseholdState::deapproved:
    case HouseholdState::resigned: return false;
    case HouseholdState::under_review: return rights.confidential;
    default: return true;
  }
}

bool PairAnswers::any_fail() const { return bits(*this, Answer::fail) != 0; }

std::uint32_t PairAnswers::fails(RuleClass which) const {
  std::uint32_t found = bits(*this, Answer::fail);
  for (const Row& row : rows) {
    if (row.seen_by != which) found &= ~(std::uint32_t{1} << static_cast<unsigned>(row.rule));
  }
  return found;
}

std::uint32_t PairAnswers::unknowns() const { return bits(*this, Answer::unknown); }

PairAnswers answer_rules(const PersonFrame& asker, graph::Index household, Detail detail) {
  KITH_CHECK(asker.view.household(household) != nullptr);
  const HomeFrame there(asker, household);
  const WishFrame wish = best_wish(asker, there);
  PairAnswers answers;
  if (!asker.is_emergency() && !asker.party.front().person->looking_for.empty()) {
    answers.wish = static_cast<std::size_t>(&wish.stay - asker.stays.data());
  }
  for (const Row& row : rows) {
    RuleAnswer answer = answer_row(row, asker, there, wish, detail == Detail::full);
    mask(answer, row.seen_by, asker.question.rights);
    answers.answers[static_cast<std::size_t>(row.rule)] = answer.answer;
    keep_words(answers, std::move(answer));
  }
  return answers;
}

namespace {

// Whether a rule looks at the home's days, and not only at its dates.
bool needs_days(RuleBits rules) {
  return (rules & (bit(Rule::capacity) | bit(Rule::availability) | bit(Rule::together_party))) != 0;
}

RuleBits rules_by_wish() {
  RuleBits found = 0;
  for (const Row& row : rows) found |= row.by_wish ? bit(row.rule) : 0;
  return found;
}

// Asks some rules of a pair, first those that no wish changes, and hands over each that fails until
// the taker has enough.
template <class Take>
void ask_rules(const PersonFrame& asker, graph::Index household, const Fails& known, Take take) {
  static const RuleBits by_wish = rules_by_wish();
  const HomeFrame there = known.is_occupied
                              ? HomeFrame(asker, household)
                              : HomeFrame(*asker.view.household(household), household);
  bool enough = false;
  const auto ask = [&](const WishFrame& wish, RuleBits some) {
    for (const Row& row : rows) {
      if (enough || (some & bit(row.rule)) == 0) continue;
      if (answer_row(row, asker, there, wish, false).answer == Answer::fail) enough = take(row);
    }
  };
  const HomeDays no_days;
  const WishFrame no_wish(asker.stays.front(), no_days);
  ask(no_wish, known.possible & ~by_wish);
  const RuleBits rest = known.possible & by_wish;
  if (enough || rest == 0) return;
  const bool any_days = asker.stays.size() > 1 || needs_days(rest);
  any_days ? ask(best_wish(asker, there), rest) : ask(no_wish, rest);
}

// Counts fails until it is known that a pair is out.
class Sieve {
 public:
  explicit Sieve(const ReaderRights& rights) : rights_(rights) {}

  bool is_out() const { return hidden_fails_ > 0 || open_fails_ > 1; }
  Sifted result() const {
    if (is_out()) return Sifted::out;
    if (known_fails_ > 0) return Sifted::kept_out;
    return open_fails_ == 0 ? Sifted::fits : Sifted::nearly;
  }
  void take_fail(RuleClass of) {
    if (of == open) {
      ++open_fails_;
    } else if (rights_.confidential && of != RuleClass::makers_own) {
      ++known_fails_;
    } else {
      ++hidden_fails_;
    }
  }

 private:
  ReaderRights rights_;
  int open_fails_ = 0;
  int known_fails_ = 0;
  int hidden_fails_ = 0;
};

}  // namespace

std::vector<RuleAnswer> closed_answers(const PersonFrame& asker) {
  const graph::Household nowhere;
  const HomeFrame there(nowhere);
  const HomeDays no_days;
  const WishFrame no_wish(asker.stays.front(), no_days);
  std::vector<RuleAnswer> closed;
  for (const Rule rule : {Rule::person_agreement, Rule::no_contact_asked}) {
    RuleAnswer answer = answer_row(row_of(rule), asker, there, no_wish, true);
    if (answer.answer == Answer::fail) closed.push_back(std::move(answer));
  }
  return closed;
}

Sifted sift(const PersonFrame& asker, graph::Index household, const Fails& known) {
  Sieve sieve(asker.question.rights);
  const auto take = [&sieve](const Row& row) {
    sieve.take_fail(row.seen_by);
    return sieve.is_out();
  };
  for (const Row& row : rows) {
    if ((known.sure & bit(row.rule)) != 0) take(row);
  }
  if (known.possible != 0 && !sieve.is_out()) ask_rules(asker, household, known, take);
  return sieve.result();
}

std::optional<RuleBits> open_fails(const PersonFrame& asker, graph::Index household,
                                   const Fails& known) {
  RuleBits found = known.sure;
  if (known.possible != 0) {
    ask_rules(asker, household, known, [&found](const Row& row) {
      found |= bit(row.rule);
      return row.seen_by != open;
    });
  }
  for (const Row& row : rows) {
    if (row.seen_by != open && (found & bit(row.rule)) != 0) return std::nullopt;
  }
  return found;
}

PairAnswers answer_rules(const graph::View& view, const Question& question, graph::Index person,
                         graph::Index household, Detail detail) {
  return answer_rules(PersonFrame(view, question, person), household, detail);
}

}  // namespace kith::matcher

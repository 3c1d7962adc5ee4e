// SPDX-License-Identifier: Apache-2.0
#include "tests/support/introduction_oracle.h"

#include <algorithm>
#include <map>
#include <utility>

#include "tests/support/introduction_walks.h"

namespace kith::tests {
using namespace graph;  // NOLINT: everything here is made of its words

namespace {

using Steps = std::vector<StepTaken>;

bool is(const StepTaken& step, StepKind kind) { return step.step == kind; }
PartyNumber who_of(const StepTaken& step) { return {step.party, step.of}; }

bool is_scheme(Party party) { return party == Party::match_officer || party == Party::manager; }

// "A yes given with only the carer or funder present is to be confirmed."
bool is_unconfirmed(const StepTaken& step) {
  if (step.party != Party::person || step.best_interests || step.present.empty()) return false;
  return std::all_of(step.present.begin(), step.present.end(), [](Present each) {
    return each == Present::carer || each == Present::household_member || each == Present::funder;
  });
}

bool is_no_word(const StepTaken& step) { return step.answer == StepAnswer::no; }
bool is_yes_word(const StepTaken& step) {
  return step.answer == StepAnswer::yes || step.answer == StepAnswer::asked ||
         step.answer == StepAnswer::wishes;
}

// "Its own answer": every part of it that the law asks for.
bool is_lawful(const StepTaken& step) {
  const BestInterests& each = *step.best_interests;
  return !each.decision.empty() && each.assessed_on && *each.assessed_on <= *step.on &&
         !each.help_tried.empty() && !each.decision_maker.empty() &&
         each.basis != Authority::self && !each.consulted.empty() &&
         (each.unpaid_consulted == true || !each.advocate.empty()) && !each.wishes.empty();
}

class Judge {
 public:
  Judge(const Pair& pair, const WalkFacts& facts, const Steps& steps)
      : pair_(pair), facts_(facts), steps_(steps) {}

  std::vector<std::string> faults() {
    for (at_ = 0; at_ < steps_.size(); ++at_) judge(steps_[at_]);
    return std::move(faults_);
  }

 private:
  void expect(bool good, const std::string& what) {
    if (good) return;
    faults_.push_back(std::to_string(at_) + " " + std::string(word(steps_[at_].step)) + ": " +
                      what);
  }

  // The last step before this one of which something holds.
  template <class Holds>
  std::optional<std::size_t> last(Holds holds) const {
    for (std::size_t i = at_; i-- > 0;) {
      if (holds(steps_[i])) return i;
    }
    return std::nullopt;
  }
  std::optional<std::size_t> last_of(StepKind kind) const {
    return last([kind](const StepTaken& each) { return is(each, kind); });
  }
  bool has(StepKind kind) const { return last_of(kind).has_value(); }

  // Everybody who is asked a question, as domain 2c has it.
  std::vector<PartyNumber> asked(StepQuestion question) const {
    const SubjectNumber person = subject_number(pair_.person);
    std::vector<PartyNumber> who{{Party::person, person},
                                 {Party::carer, subject_number(carer_of(pair_))}};
    if (question != StepQuestion::emergency && !facts_.forgets_residents) {
      who.push_back({Party::resident, subject_number(adult_of(pair_))});
      if (facts_.late_since && at_ >= *facts_.late_since) {
        who.push_back({Party::resident, subject_number(late_of(pair_))});
      }
      if (question == StepQuestion::meet) {
        who.push_back({Party::child, subject_number(child_of(pair_))});
      }
    }
    if (facts_.minor && question != StepQuestion::go_on) {
      who.push_back({Party::parental_responsibility, person});
      who.push_back({Party::childrens_services, person});
    }
    return who;
  }

  // What somebody last said, themselves or not, in the round of a question that ends at `end`.
  const StepTaken* said(const PartyNumber& who, StepQuestion question, std::size_t end,
                        bool own) const {
    for (std::size_t i = end; i-- > 0;) {
      const StepTaken& each = steps_[i];
      if (is(each, StepKind::disclosed) || is(each, StepKind::emergency_begun)) return nullptr;
      if (is(each, StepKind::answered) && each.question == question && who_of(each) == who &&
          own == !each.best_interests) {
        return &each;
      }
    }
    return nullptr;
  }

  // +1 yes, -1 no, 0 not in yet.
  int standing(const PartyNumber& who, StepQuestion question, std::size_t end) const {
    const StepTaken* own = said(who, question, end, true);
    const StepTaken* decided = said(who, question, end, false);
    if (own && !is_unconfirmed(*own)) {
      if (is_yes_word(*own)) return 1;
      if (is_no_word(*own)) return -1;
    }
    if (own && is_no_word(*own)) return 0;  // an objection that is to be confirmed
    if (!decided || !is_lawful(*decided)) return 0;
    return is_yes_word(*decided) ? 1 : is_no_word(*decided) ? -1 : 0;
  }

  // The question that a disclosure closes.
  std::optional<StepQuestion> question_before(std::size_t end) const {
    for (std::size_t i = end; i-- > 0;) {
      if (is(steps_[i], StepKind::answered)) return steps_[i].question;
      if (is(steps_[i], StepKind::disclosed)) break;
    }
    return std::nullopt;
  }

  // Whether somebody's yes to a question has been disclosed from a step on.
  bool said_yes_since(const PartyNumber& who, StepQuestion question, std::size_t from) const {
    for (std::size_t i = from; i < at_; ++i) {
      if (!is(steps_[i], StepKind::disclosed) || steps_[i].outcome != YesNo::yes) continue;
      if (question_before(i) == question && standing(who, question, i) == 1) return true;
    }
    return false;
  }
  // To meeting, or to what goes further.
  bool said_yes_to_something(const PartyNumber& who) const {
    return said_yes_since(who, StepQuestion::meet, 0) ||
           said_yes_since(who, StepQuestion::go_on, 0) ||
           said_yes_since(who, StepQuestion::arrange, 0);
  }
  bool all_said_yes_since(StepQuestion question, std::size_t from) const {
    const auto who = asked(question);
    return std::all_of(who.begin(), who.end(), [&](const PartyNumber& each) {
      return said_yes_since(each, question, from);
    });
  }

  // A no that is in and not yet told: it must not be passed over.
  bool somebodys_no_is_waiting() const {
    const auto question = question_before(at_);
    if (!question) return false;
    for (const PartyNumber& each : asked(*question)) {
      const StepTaken* own = said(each, *question, at_, true);
      if (own && is_no_word(*own)) return true;
    }
    return false;
  }

  // "A person who objects, in words or behaviour, stops it", until they say yes again themselves.
  bool is_objecting() const {
    const auto objected = last([](const StepTaken& each) {
      return is(each, StepKind::felt) && each.party == Party::person &&
             each.felt->reaction == Reaction::objected;
    });
    const auto yes = last([](const StepTaken& each) {
      return is(each, StepKind::answered) && each.party == Party::person && !each.best_interests &&
             each.answer == StepAnswer::yes && !is_unconfirmed(each);
    });
    return objected && (!yes || *yes < *objected);
  }

  bool is_held() const {
    const auto held = last_of(StepKind::held);
    const auto resumed = last_of(StepKind::resumed);
    return held && (!resumed || *resumed < *held);
  }

  // Whoever put it on hold, and nobody else; officers stand in for each other.
  bool is_theirs_to_resume(const StepTaken& step) const {
    const auto held = last_of(StepKind::held);
    if (!held) return false;
    const StepTaken& hold = steps_[*held];
    return (is_scheme(step.party) && is_scheme(hold.party)) || who_of(step) == who_of(hold);
  }

  bool is_over() const {
    return last([](const StepTaken& each) {
             return is(each, StepKind::rejected) || is(each, StepKind::withdrawn) ||
                    is(each, StepKind::ended) ||
                    (is(each, StepKind::disclosed) && each.outcome == YesNo::no);
           })
        .has_value();
  }

  bool is_funded() const {
    const auto funded = last_of(StepKind::funded);
    return funded && steps_[*funded].funding->answer == YesNo::yes;
  }

  std::size_t after_the_last_meeting() const {
    const auto met = last_of(StepKind::met);
    return met ? *met + 1 : 0;
  }

  void judge(const StepTaken& step) {
    expect(step.on.has_value() && !step.recorded_by.empty() && !step.of.number.is_zero(),
           "nobody knows who, when or by whom it was written");
    expect(step.person == person_number(pair_.person) &&
               step.household == household_number(pair_.home),
           "is of two others");
    judge_moment(step);
    if (step.best_interests) judge_decision(step);
    switch (step.step) {
      case StepKind::answered: judge_answer(step); break;
      case StepKind::disclosed: judge_disclosure(step); break;
      case StepKind::shared: judge_share(step); break;
      case StepKind::met: judge_meeting(step); break;
      case StepKind::funded: judge_funding(step); break;
      case StepKind::agreed_in_principle: judge_principle(); break;
      case StepKind::signed_: judge_signature(step); break;
      case StepKind::started: judge_start(); break;
      case StepKind::ended: expect(agreed() || a_stay_goes_on(), "nothing was agreed"); break;
      case StepKind::reviewed: expect(agreed(), "nothing was agreed"); break;
      case StepKind::emergency_begun: judge_stay(step); break;
      case StepKind::resumed:
        expect(is_held() && is_theirs_to_resume(step), "takes off somebody else's hold");
        break;
      default: break;
    }
  }

  void judge_moment(const StepTaken& step) {
    const bool starts = is(step, StepKind::shortlisted) || is(step, StepKind::rejected) ||
                        is(step, StepKind::emergency_asked);
    expect(starts == (at_ == 0), "begins where one begins, and nowhere else");
    if (starts) expect(!step.reason.empty(), "has no reason");
    if (is(step, StepKind::withdrawn) && is_scheme(step.party)) {
      expect(!step.reason.empty(), "has no reason");
    }
    const bool late = is(step, StepKind::reopened) || is(step, StepKind::sharing_withdrawn) ||
                      (is(step, StepKind::ended) && a_stay_goes_on());
    expect(late || !is_over(), "goes on after its end");
    if (is(step, StepKind::reopened)) expect(is_over(), "nothing was declined");
    const bool stops = is(step, StepKind::felt) || is(step, StepKind::withdrawn) ||
                       is(step, StepKind::sharing_withdrawn) || is(step, StepKind::ended) ||
                       is(step, StepKind::reviewed);
    const bool own = (is(step, StepKind::answered) && step.party == Party::person) ||
                     (is(step, StepKind::disclosed) && step.outcome == YesNo::no);
    expect(late || stops || own || is(step, StepKind::held) || !is_objecting(),
           "goes on though the person objects");
    const bool moves = is(step, StepKind::reviewed) || !(late || stops);
    expect(!moves || is(step, StepKind::resumed) || !is_held(), "goes on though on hold");
  }

  void judge_decision(const StepTaken& step) {
    expect(step.party == Party::person, "decides for somebody who is not the person");
    expect(is_lawful(step), "lacks what makes it lawful");
    expect(!is_objecting(), "overrides an objection");
    for (std::size_t i = 0; i < at_; ++i) {
      expect(!is(steps_[i], StepKind::funded) || last_of(StepKind::funded) != i ||
                 steps_[i].funding->approved_by != step.best_interests->decision_maker,
             "who approves the cost decides");
    }
  }

  void judge_funding(const StepTaken& step) {
    expect(step.party == Party::funder, "is not the funder's");
    for (std::size_t i = 0; i < at_; ++i) {
      expect(!steps_[i].best_interests ||
                 steps_[i].best_interests->decision_maker != step.funding->approved_by,
             "who decided approves the cost");
    }
  }

  void judge_answer(const StepTaken& step) {
    expect(!is_scheme(step.party) && step.party != Party::funder && step.party != Party::household,
           "writes an answer for somebody");
    expect(step.authority == Authority::self || step.best_interests.has_value(),
           "somebody else's authority");
    const auto who = asked(*step.question);
    expect(facts_.forgets_residents || std::find(who.begin(), who.end(), who_of(step)) != who.end(),
           "they are not asked");
    if (step.party == Party::child) {
      expect(step.words_of.empty() && step.present.empty() && !step.how_given,
             "more is kept of a child");
    }
  }

  void judge_disclosure(const StepTaken& step) {
    const auto question = question_before(at_);
    expect(question.has_value(), "nothing was asked");
    if (!question) return;
    bool any_no = false;
    for (const PartyNumber& each : asked(*question)) {
      const int stands = standing(each, *question, at_);
      any_no = any_no || stands < 0;
      if (stands != 0) continue;
      const bool silent = !said(each, *question, at_, true) && !said(each, *question, at_, false);
      const bool before = silent && said_yes_to_something(each);
      expect(before && *question == StepQuestion::meet, "somebody has not answered");
    }
    expect((step.outcome == YesNo::no) == any_no, "is not what they answered");
  }

  void judge_share(const StepTaken& step) {
    const Party owner = step.party;
    expect(owner == Party::person || owner == Party::household, "nobody's profile");
    const auto withdrawn = last([&](const StepTaken& each) {
      return is(each, StepKind::sharing_withdrawn) &&
             (each.party == Party::person) == (owner == Party::person);
    });
    const auto shown = last(
        [&](const StepTaken& each) { return is(each, StepKind::shared) && each.party == owner; });
    const bool stopped = withdrawn && (!shown || *shown < *withdrawn);
    expect(!stopped || (step.answer == StepAnswer::yes && step.how_given),
           "goes on after they withdrew it");
    expect(!is(steps_[0], StepKind::emergency_asked) || has(StepKind::emergency_begun),
           "before they were asked");
    if (facts_.minor) {
      for (const Party party : {Party::parental_responsibility, Party::childrens_services}) {
        const PartyNumber who{party, subject_number(pair_.person)};
        expect(standing(who, StepQuestion::meet, at_) == 1 || said_yes_to_something(who),
               "before whoever answers for a minor said yes");
      }
    }
    if (step.share->tier >= Tier::second) {
      expect(all_said_yes_since_meeting_was_asked(), "so much before everybody said yes");
    }
    if (step.share->tier >= Tier::third) {
      const std::size_t from = after_the_last_meeting();
      expect(from > 0 && (everybody_wanted_on(from)), "an address before everybody wants to go on");
    }
  }

  // Of those who lived there when the question was put; who came later is asked before a meeting.
  bool all_said_yes_since_meeting_was_asked() const {
    return last([&](const StepTaken& each) {
             return is(each, StepKind::disclosed) && each.outcome == YesNo::yes;
           })
        .has_value();
  }

  bool everybody_wanted_on(std::size_t from) const {
    for (std::size_t i = from; i < at_; ++i) {
      if (!is(steps_[i], StepKind::disclosed) || steps_[i].outcome != YesNo::yes) continue;
      const auto question = question_before(i);
      if (question == StepQuestion::go_on || question == StepQuestion::arrange) return true;
    }
    return false;
  }

  void judge_meeting(const StepTaken& step) {
    for (const PartyNumber& each : asked(StepQuestion::meet)) {
      expect(said_yes_to_something(each), "somebody there has not said yes");
    }
    const std::size_t from = after_the_last_meeting();
    expect(from == 0 || everybody_wanted_on(from), "not everybody wanted to go on");
    expect(!somebodys_no_is_waiting(), "passes over a no");
    const bool small =
        step.meeting->kind == MeetingKind::tea || step.meeting->kind == MeetingKind::chat;
    expect(small || has(StepKind::money_shown), "nobody was shown what it costs");
  }

  // What it takes for an arrangement: everybody's yes to it, since they last met.
  void judge_agreement() {
    expect(has(StepKind::met), "they never met");
    expect(all_said_yes_since(StepQuestion::arrange, after_the_last_meeting()),
           "somebody has not said yes to the arrangement");
    expect(!somebodys_no_is_waiting(), "passes over a no");
    expect(is_funded(), "the cost is not approved");
    expect(!is_objecting(), "the person objects");
  }

  void judge_principle() { judge_agreement(); }

  bool signed_since(std::size_t from, const PartyNumber& who) const {
    for (std::size_t i = from; i <= at_; ++i) {
      if (is(steps_[i], StepKind::signed_) && who_of(steps_[i]) == who) return true;
    }
    return false;
  }

  bool scheme_signed_since(std::size_t from) const {
    for (std::size_t i = from; i <= at_; ++i) {
      if (is(steps_[i], StepKind::signed_) && is_scheme(steps_[i].party)) return true;
    }
    return false;
  }

  void judge_signature(const StepTaken& step) {
    const auto terms = last_of(StepKind::terms_set);
    expect(terms && has(StepKind::agreed_in_principle), "there is nothing to sign");
    if (!terms) return;
    judge_agreement();
    const bool all = signed_since(*terms, {Party::person, subject_number(pair_.person)}) &&
                     signed_since(*terms, {Party::carer, subject_number(carer_of(pair_))}) &&
                     scheme_signed_since(*terms);
    expect(all == step.arrangement.has_value(), "an arrangement is made by the last signature");
    const Terms& set = *steps_[*terms].terms;
    if (set.kind != ArrangementKind::live_in) return;
    expect(set.back_up_household && *set.back_up_household != step.household &&
               set.back_up_met == true && !set.keep_in_touch_plan.empty(),
           "a live-in agreement without a back-up or a plan");
  }

  bool agreed() const {
    return last([](const StepTaken& each) { return each.arrangement.has_value(); }).has_value();
  }

  // An emergency stay is somebody's nights: it ends by being ended, whatever else came to its end.
  bool a_stay_goes_on() const {
    const auto begun = last_of(StepKind::emergency_begun);
    const auto ended = last_of(StepKind::ended);
    return begun && !agreed() && (!ended || *ended < *begun);
  }

  void judge_start() {
    expect(agreed(), "nothing was agreed");
    const auto terms = last_of(StepKind::terms_set);
    const bool lives_in = terms && steps_[*terms].terms->kind == ArrangementKind::live_in;
    expect(!lives_in || facts_.has_baseline, "no circle review came before");
  }

  void judge_stay(const StepTaken& step) {
    expect(!steps_.empty() && is(steps_[0], StepKind::emergency_asked), "nobody was asked");
    expect(step.party == Party::manager, "is not a manager's");
    expect(!step.arrangement, "became an arrangement by itself");
    for (const PartyNumber& each : asked(StepQuestion::emergency)) {
      expect(standing(each, StepQuestion::emergency, at_) == 1, "somebody has not said yes");
      for (const bool own : {true, false}) {
        const StepTaken* answer = said(each, StepQuestion::emergency, at_, own);
        expect(!answer || answer->on == step.emergency->from, "an answer of another day");
      }
    }
    expect(step.emergency->matching_due && *step.emergency->matching_due <= *step.emergency->until,
           "no deadline within it");
  }

  Pair pair_;
  WalkFacts facts_;
  const Steps& steps_;
  std::size_t at_ = 0;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> faults_of_walk(const Pair& pair, const WalkFacts& facts,
                                        const Steps& steps) {
  return Judge(pair, facts, steps).faults();
}

std::vector<PartyNumber> still_declining(const Steps& steps) {
  std::map<PartyNumber, bool> declining;
  std::map<std::pair<PartyNumber, bool>, StepAnswer> round;  // who, own → what they said
  for (const StepTaken& each : steps) {
    if (is(each, StepKind::answered)) round[{who_of(each), !each.best_interests}] = *each.answer;
    if (is(each, StepKind::disclosed)) {
      for (const auto& [who, answer] : round) {
        if (each.outcome == YesNo::no && answer == StepAnswer::no) declining[who.first] = true;
      }
      round.clear();
    }
    if (is(each, StepKind::emergency_begun)) round.clear();
    if (is(each, StepKind::withdrawn) && !is_scheme(each.party)) declining[who_of(each)] = true;
    if (is(each, StepKind::reopened)) declining[who_of(each)] = false;
  }
  std::vector<PartyNumber> who;
  for (const auto& [each, declines] : declining) {
    if (declines) who.push_back(each);
  }
  return who;
}

}  // namespace kith::tests

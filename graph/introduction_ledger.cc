// SPDX-License-Identifier: Apache-2.0
#include "graph/introduction_ledger.h"

#include <algorithm>
#include <set>

#include "graph/introduction_parties.h"

namespace kith::graph {
namespace {

bool only_of(const List<Present>& present, std::initializer_list<Present> those) {
  return !present.empty() && std::all_of(present.begin(), present.end(), [&those](Present each) {
    return std::find(those.begin(), those.end(), each) != those.end();
  });
}

bool is_no(const PartyAnswer& answer) { return answer.answer == StepAnswer::no; }

template <class T>
void add_new(List<T>& list, const T& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

class Fold {
 public:
  void take(const StepTaken& step) {
    if (state_.steps == 0) begin(step);
    if (state_.steps == 0) state_.begun_on = step.on;
    ++state_.steps;
    if (step.on && (!state_.last_on || *state_.last_on < *step.on)) state_.last_on = step.on;
    switch (step.step) {
      case StepKind::shortlisted: state_.reached = IntroductionStage::proposed; break;
      case StepKind::rejected: state_.reached = IntroductionStage::rejected; break;
      case StepKind::shared: take_share(step); break;
      case StepKind::sharing_withdrawn: side_of(step.party).withdrawn = true; break;
      case StepKind::answered: take_answer(step); break;
      case StepKind::disclosed: take_disclosed(step); break;
      case StepKind::money_shown: state_.money_shown = true; break;
      case StepKind::met: take_meeting(step); break;
      case StepKind::felt: take_felt(step); break;
      default: take_later(step); break;
    }
  }

  IntroductionState take_state() { return std::move(state_); }

 private:
  void begin(const StepTaken& step) {
    state_.introduction = step.introduction;
    state_.person = step.person;
    state_.household = step.household;
  }

  // From the agreement in principle on.
  void take_later(const StepTaken& step) {
    switch (step.step) {
      case StepKind::funded: take_funding(step); break;
      case StepKind::agreed_in_principle:
        state_.agreed_in_principle = true;
        state_.reached = IntroductionStage::agreed_in_principle;
        break;
      case StepKind::terms_set:
        state_.terms = step.terms;
        state_.signed_by.clear();
        break;
      case StepKind::signed_: take_signature(step); break;
      case StepKind::started:
        state_.started_on = step.on;
        state_.reached = IntroductionStage::started;
        break;
      case StepKind::reviewed:
        if (step.review) state_.review_due = step.review->next_due;
        break;
      default: take_side(step); break;
    }
  }

  // What can happen beside the way.
  void take_side(const StepTaken& step) {
    switch (step.step) {
      case StepKind::held:
        state_.on_hold = true;
        state_.held_by = who_of(step);
        break;
      case StepKind::resumed:
        state_.on_hold = false;
        state_.held_by.reset();
        break;
      case StepKind::withdrawn: take_withdrawal(step); break;
      case StepKind::ended: take_ending(); break;
      case StepKind::reopened: add_new(state_.reopened_by, who_of(step)); break;
      case StepKind::emergency_asked:
        state_.is_emergency = true;
        state_.reached = IntroductionStage::emergency_asked;
        break;
      case StepKind::emergency_begun: take_emergency(step); break;
      default: break;
    }
  }

  static PartyNumber who_of(const StepTaken& step) { return PartyNumber{step.party, step.of}; }
  Sharing& side_of(Party owner) {
    return owner == Party::person ? state_.of_person : state_.of_household;
  }

  void take_share(const StepTaken& step) {
    if (!step.share) return;
    Sharing& side = side_of(step.share->to == Party::person ? Party::household : Party::person);
    side.tier = std::max(side.tier.value_or(Tier::first), step.share->tier);
    side.withdrawn = false;
    const bool is_first = state_.reached == IntroductionStage::proposed ||
                          state_.reached == IntroductionStage::emergency_stay;
    if (is_first && state_.of_person.tier && state_.of_household.tier) {
      state_.reached = IntroductionStage::shared;
    }
  }

  void take_answer(const StepTaken& step) {
    if (state_.question != step.question) {
      state_.question = step.question;
      state_.answers.clear();
    }
    PartyAnswer said{who_of(step), step.answer.value_or(StepAnswer::not_yet),
                     !step.best_interests.has_value(), is_to_be_confirmed(step), step.on};
    // A best-interests decision stands beside what the person said themselves.
    std::erase_if(state_.answers, [&said](const PartyAnswer& each) {
      return each.who == said.who && each.own == said.own;
    });
    if (step.best_interests) {
      add_new(state_.best_interests_makers, step.best_interests->decision_maker);
    } else if (step.party == Party::person) {
      if (said.answer == StepAnswer::yes && !said.to_be_confirmed) state_.objected = false;
    }
    state_.answers.push_back(std::move(said));
  }

  void take_disclosed(const StepTaken& step) {
    const bool yes = step.outcome == YesNo::yes;
    if (!yes) {
      for (const PartyAnswer& each : state_.answers) {
        if (is_no(each)) add_new(state_.declined_by, each.who);
      }
      state_.reached = IntroductionStage::declined;
    } else if (state_.question == StepQuestion::meet) {
      state_.all_said_yes_to_meet = true;
      if (state_.meetings == 0) state_.reached = IntroductionStage::answered;
    } else if (state_.question == StepQuestion::go_on) {
      state_.meetings_asked = state_.meetings;
    } else if (state_.question == StepQuestion::arrange) {
      state_.all_said_yes_to_arrange = true;
      state_.meetings_asked = state_.meetings;
    }
    // Who left the home before they were heard said no yes to anything, whatever they answered.
    for (const PartyAnswer& each : state_.answers) {
      if (!yes || standing_of(state_, each.who) != Standing::yes) continue;
      add_new(state_.said_yes, each.who);
      if (state_.question == StepQuestion::arrange) add_new(state_.said_yes_to_arrange, each.who);
      if (each.on && (!state_.agreed_on || *state_.agreed_on < *each.on))
        state_.agreed_on = each.on;
    }
    state_.question.reset();
    state_.answers.clear();
  }

  void take_meeting(const StepTaken& step) {
    ++state_.meetings;
    if (step.meeting) state_.last_meeting = step.meeting->kind;
    state_.reached = IntroductionStage::meeting;
    state_.all_said_yes_to_arrange = false;
    state_.said_yes_to_arrange.clear();
  }

  void take_felt(const StepTaken& step) {
    if (step.party != Party::person || !step.felt) return;
    if (step.felt->reaction != Reaction::objected) return;
    state_.objected = true;
  }

  void take_funding(const StepTaken& step) {
    if (!step.funding) return;
    state_.funding = step.funding->answer;
    state_.funding_approved_by = step.funding->approved_by;
  }

  void take_signature(const StepTaken& step) {
    add_new(state_.signed_by, who_of(step));
    if (step.on && (!state_.signed_on || *state_.signed_on < *step.on)) state_.signed_on = step.on;
    if (step.best_interests) {
      add_new(state_.best_interests_makers, step.best_interests->decision_maker);
    }
    if (!step.arrangement) return;
    state_.arrangement = step.arrangement;
    state_.reached = IntroductionStage::arrangement_agreed;
  }

  void take_withdrawal(const StepTaken& step) {
    if (step.party == Party::match_officer || step.party == Party::manager) {
      state_.reached = IntroductionStage::withdrawn;
      return;
    }
    add_new(state_.declined_by, who_of(step));
    state_.reached = IntroductionStage::declined;
  }

  // An ended stay undoes nobody's no.
  void take_ending() {
    if (state_.emergency_stay && !state_.arrangement) state_.stay_ended = true;
    if (is_under_way(state_)) state_.reached = IntroductionStage::ended;
  }

  void take_emergency(const StepTaken& step) {
    if (!step.emergency) return;
    state_.emergency_stay = step.emergency->stay;
    state_.matching_due = step.emergency->matching_due;
    state_.reached = IntroductionStage::emergency_stay;
    state_.question.reset();
    state_.answers.clear();
  }

  IntroductionState state_;
};

}  // namespace

IntroductionState state_of(std::span<const StepTaken* const> steps) {
  Fold fold;
  for (const StepTaken* step : steps) fold.take(*step);
  return fold.take_state();
}

// domain §2c says it of a yes given with only the carer or the funder there. A no is no freer, and
// if it alone were taken at once, that would tell what was said.
bool is_to_be_confirmed(const StepTaken& step) {
  return step.party == Party::person && !step.best_interests &&
         only_of(step.present, {Present::carer, Present::household_member, Present::funder});
}

bool has_open_stay(const IntroductionState& state) {
  return state.emergency_stay && !state.arrangement && !state.stay_ended;
}

Opt<IntroductionStage> stage_of(const IntroductionState& state) {
  if (!is_under_way(state)) return state.reached;
  if (state.objected) return IntroductionStage::stopped;
  return state.on_hold ? Opt<IntroductionStage>(IntroductionStage::on_hold) : state.reached;
}

bool is_under_way(const IntroductionState& state) {
  if (!state.reached) return false;
  switch (*state.reached) {
    case IntroductionStage::declined:
    case IntroductionStage::withdrawn:
    case IntroductionStage::rejected:
    case IntroductionStage::ended: return false;
    default: return true;
  }
}

std::vector<IntroductionNumber> introductions_of(const View& view, const Number& either) {
  std::vector<IntroductionNumber> found;
  std::set<IntroductionNumber> seen;
  for (const StepTaken* step : view.steps_of(either)) {
    if (seen.insert(step->introduction).second) found.push_back(step->introduction);
  }
  return found;
}

std::vector<IntroductionState> introductions_under_way(const View& view) {
  std::vector<IntroductionState> found;
  for (const Number& number : view.numbers(Kind::introduction)) {
    IntroductionState state = state_of(view, IntroductionNumber{number});
    if (is_under_way(state) && !state.arrangement) found.push_back(std::move(state));
  }
  return found;
}

bool is_declined(const View& view, const PersonNumber& person, const HouseholdNumber& household) {
  for (const IntroductionNumber& each : introductions_of(view, person.number)) {
    const IntroductionState state = state_of(view, each);
    if (state.household != household || state.reached != IntroductionStage::declined) continue;
    const bool all = std::all_of(
        state.declined_by.begin(), state.declined_by.end(), [&](const PartyNumber& who) {
          const bool reopened = std::find(state.reopened_by.begin(), state.reopened_by.end(),
                                          who) != state.reopened_by.end();
          return reopened || !is_of_home(view, household, who);
        });
    if (!all || state.declined_by.empty()) return true;
  }
  return false;
}

bool is_objecting(const View& view, const PersonNumber& person, const HouseholdNumber& household) {
  bool objecting = false;
  for (const StepTaken* step : view.steps_of(person.number)) {
    if (step->household != household || step->party != Party::person) continue;
    if (step->step == StepKind::felt && step->felt) {
      objecting = objecting || step->felt->reaction == Reaction::objected;
    }
    const bool own_yes = step->step == StepKind::answered && !step->best_interests &&
                         step->answer == StepAnswer::yes && !is_to_be_confirmed(*step);
    if (own_yes) objecting = false;
  }
  return objecting;
}

bool is_agreed_here(const View& view, const Arrangement& arrangement) {
  if (!arrangement.introduction) return false;
  const IntroductionState state = state_of(view, *arrangement.introduction);
  return state.arrangement && state.arrangement->number == arrangement.identity.number &&
         state.person == arrangement.person && state.household == arrangement.household;
}

Opt<IntroductionState> stay_begun_in(const View& view, const EmergencyStay& stay) {
  for (const IntroductionNumber& each : introductions_of(view, stay.person.number)) {
    IntroductionState state = state_of(view, each);
    if (state.emergency_stay && state.emergency_stay->number == stay.identity.number) return state;
  }
  return std::nullopt;
}

Introduction with_steps(const View& view, Introduction introduction) {
  const auto steps = view.steps_of(introduction.identity.number);
  if (steps.empty()) return introduction;
  introduction.steps.clear();
  for (const StepTaken* step : steps) introduction.steps.push_back(*step);
  introduction.stage = stage_of(state_of(steps));
  return introduction;
}

}  // namespace kith::graph

// SPDX-License-Identifier: Apache-2.0
#include "tests/support/introducing.h"

#include <string>

namespace kith::tests {
using namespace graph;  // NOLINT: everything here is made of its words

IntroductionNumber Pair::introduction() const {
  return id_of<Kind::introduction>(std::string(person) + "+" + std::string(home));
}

Introduction an_introduction(const Pair& pair) {
  Introduction made;
  made.identity.number = pair.introduction().number;
  made.person = person_number(pair.person);
  made.household = household_number(pair.home);
  return made;
}

StepTaken step_of(const Pair& pair, StepKind kind, Party party) {
  StepTaken step;
  step.introduction = pair.introduction();
  step.person = person_number(pair.person);
  step.household = household_number(pair.home);
  step.step = kind;
  step.party = party;
  step.of = as_subject(step.person);
  step.on = today;
  step.recorded_by = "officer";
  step.reason.value = "They might like each other.";
  if (kind == StepKind::money_shown) step.money = MoneyShown{Pence{9'100}, Pence{6'200}, {}};
  return step;
}

StepTaken step_by(const Pair& pair, StepKind kind, Party party, std::string_view of) {
  StepTaken step = step_of(pair, kind, party);
  step.of = subject_number(of);
  step.reason.value.clear();
  return step;
}

StepTaken answer_of(const Pair& pair, Party party, std::string_view of, StepQuestion question,
                    StepAnswer answer) {
  StepTaken step = step_by(pair, StepKind::answered, party, of);
  step.question = question;
  step.answer = answer;
  if (party != Party::child) {
    step.how_given = HowGiven::words_;
    step.present = {Present::friend_};
  }
  return step;
}

StepTaken share_of(const Pair& pair, Party owner, Tier tier) {
  StepTaken step =
      step_by(pair, StepKind::shared, owner, owner == Party::person ? pair.person : pair.home);
  step.share = ShareMade{owner == Party::person ? Party::household : Party::person,
                         tier,
                         {{"About me", {"Likes the garden."}}}};
  return step;
}

StepTaken disclosed(const Pair& pair, YesNo outcome) {
  StepTaken step = step_of(pair, StepKind::disclosed);
  step.outcome = outcome;
  return step;
}

StepTaken met(const Pair& pair, MeetingKind kind) {
  StepTaken step = step_of(pair, StepKind::met);
  step.meeting = MeetingHeld{kind, "the park", {"both"}};
  return step;
}

StepTaken funded(const Pair& pair, YesNo answer) {
  StepTaken step = step_of(pair, StepKind::funded, Party::funder);
  step.funding = FundingAnswer{answer, "Panel B"};
  return step;
}

StepTaken agreed_in_principle(const Pair& pair) {
  StepTaken step = step_of(pair, StepKind::agreed_in_principle);
  step.principle = Principle{{"They laugh at the same things."}, Liberty::not_needed};
  return step;
}

StepTaken terms_of(const Pair& pair, ArrangementKind kind, std::string_view back_up) {
  StepTaken step = step_of(pair, StepKind::terms_set);
  Terms terms;
  terms.kind = kind;
  terms.start = first_day;
  terms.documents = {{DocumentKind::arrangement_agreement, "A1"},
                     {DocumentKind::licence_agreement, "L1"},
                     {DocumentKind::individual_plan, "P1"},
                     {DocumentKind::emergency_plan, "E1"}};
  terms.back_up_household = household_number(back_up);
  terms.back_up_met = true;
  terms.keep_in_touch_plan.value = "Gran every Sunday.";
  terms.notice.value = "Four weeks.";
  step.terms = std::move(terms);
  return step;
}

StepTaken signature(const Pair& pair, Party party, std::string_view of, bool makes) {
  StepTaken step = step_by(pair, StepKind::signed_, party, of);
  step.how_given = HowGiven::writing;
  step.present = {Present::advocate};
  if (makes) {
    step.arrangement =
        id_of<Kind::arrangement>(std::string(pair.person) + "@" + std::string(pair.home));
  }
  return step;
}

StepTaken ending(const Pair& pair, Party party, std::string_view of, EndedBy by) {
  StepTaken step = step_by(pair, StepKind::ended, party, of);
  step.ending = Ending{by, EndingReason::other, {}, {}, {}};
  return step;
}

BestInterests best_interests() {
  BestInterests made;
  made.decision.value = "Whether to meet this family.";
  made.assessed_on = today;
  made.help_tried.value = "Photos, two visits, a quiet morning.";
  made.decision_maker = "Social worker A";
  made.basis = Authority::best_interests;
  made.consulted = {"his sister"};
  made.unpaid_consulted = true;
  made.wishes.value = "Smiles at the photos of the dog.";
  return made;
}

namespace {

SharingTerms any_tier() {
  SharingTerms terms;
  terms.tier_max = Tier::third;
  terms.on = Date{today.days - 30};
  return terms;
}

}  // namespace

Person a_sharing_person(std::string_view name) {
  Person made = a_person(name);
  made.agreement.push_back(agreed(AgreementFor::share));
  made.sharing = any_tier();
  return made;
}

Household a_sharing_home(std::string_view name) {
  Household made = a_home(name);
  for (Carer& carer : made.carers) carer.agreement.push_back(agreed(AgreementFor::share));
  made.sharing = any_tier();
  return made;
}

Result<void> take(World& world, const StepTaken& step) {
  if (auto may = may_take(world.view(), step); !may) return may;
  Step made;
  made.identity.number = number_of("step " + std::to_string(world.view().position()) +
                                   to_text(step.person.number) + to_text(step.household.number));
  made.taken = step;
  world.put(made);
  return {};
}

}  // namespace kith::tests

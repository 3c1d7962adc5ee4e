// SPDX-License-Identifier: Apache-2.0
#include "tests/support/introduction_walks.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kith::tests {
using namespace graph;  // NOLINT: everything here is made of its words

std::string carer_of(const Pair& pair) { return std::string(pair.home) + "-carer"; }
std::string adult_of(const Pair& pair) { return std::string(pair.home) + "-nan"; }
std::string child_of(const Pair& pair) { return std::string(pair.home) + "-kid"; }
std::string late_of(const Pair& pair) { return std::string(pair.home) + "-late"; }

namespace {

// Said today, so that it counts in an emergency, too.
void agrees_today(List<Agreement>& list) {
  for (Agreement& each : list) each.on = today;
}

}  // namespace

Person a_walker(const Pair& pair, bool minor) {
  Person made = a_sharing_person(pair.person);
  made.night = Stated<Night>{Night::none, {}};
  agrees_today(made.agreement);
  if (minor) made.born = BirthDate{2009, 5, 1};
  return made;
}

Household a_walked_home(const Pair& pair, bool with_late) {
  Household made = a_sharing_home(pair.home);
  made.others_living = {an_adult(adult_of(pair)), a_child(child_of(pair), AgeBand::from_6_to_10)};
  for (Carer& each : made.carers) agrees_today(each.agreement);
  for (OtherLiving& each : made.others_living) agrees_today(each.agreement);
  if (with_late) made.others_living.push_back(an_adult(late_of(pair)));
  return made;
}

Review a_baseline(const Pair& pair) {
  Review review;
  review.identity.number = number_of("baseline of " + std::string(pair.person));
  review.person = person_number(pair.person);
  review.on = today;
  review.which = ReviewPoint::t0;
  return review;
}

namespace {

using Made = std::function<StepTaken(const Pair&)>;

std::string name_of(const Pair& pair, Party party) {
  switch (party) {
    case Party::carer: return carer_of(pair);
    case Party::resident: return adult_of(pair);
    case Party::child: return child_of(pair);
    case Party::household: return std::string(pair.home);
    default: return std::string(pair.person);
  }
}

Made says(Party party, StepQuestion question, StepAnswer answer) {
  return [=](const Pair& pair) {
    return answer_of(pair, party, name_of(pair, party), question, answer);
  };
}

Made late_says(StepQuestion question, StepAnswer answer) {
  return [=](const Pair& pair) {
    return answer_of(pair, Party::resident, late_of(pair), question, answer);
  };
}

Made to_be_confirmed(StepQuestion question, StepAnswer answer) {
  return [=](const Pair& pair) {
    StepTaken step = answer_of(pair, Party::person, pair.person, question, answer);
    step.present = {Present::carer, Present::funder};
    return step;
  };
}

Made decided_for_them(StepQuestion question, StepAnswer answer, std::string maker) {
  return [=](const Pair& pair) {
    StepTaken step = answer_of(pair, Party::person, pair.person, question, answer);
    step.best_interests = best_interests();
    step.best_interests->decision_maker = maker;
    return step;
  };
}

Made shows(Party owner, Tier tier, bool asked = false) {
  return [=](const Pair& pair) {
    StepTaken step = share_of(pair, owner, tier);
    if (asked) {
      step.answer = StepAnswer::yes;
      step.how_given = HowGiven::words_;
    }
    return step;
  };
}

Made does(StepKind kind, Party party) {
  return [=](const Pair& pair) {
    StepTaken step = step_of(pair, kind, party);
    step.of = subject_number(name_of(pair, party));
    return step;
  };
}

Made feels(Party party, Reaction reaction) {
  return [=](const Pair& pair) {
    StepTaken step = step_by(pair, StepKind::felt, party, name_of(pair, party));
    step.felt = Felt{{"The dog."}, {}, reaction};
    return step;
  };
}

Made signs(Party party, bool decided = false) {
  return [=](const Pair& pair) {
    StepTaken step = signature(pair, party, name_of(pair, party));
    if (decided) step.best_interests = best_interests();
    return step;
  };
}

Made ends(Party party, EndedBy by) {
  return [=](const Pair& pair) { return ending(pair, party, name_of(pair, party), by); };
}

Made approves(YesNo answer, std::string who) {
  return [=](const Pair& pair) {
    StepTaken step = funded(pair, answer);
    step.funding->approved_by = who;
    return step;
  };
}

Made reviews() {
  return [](const Pair& pair) {
    StepTaken step = step_of(pair, StepKind::reviewed);
    step.review = Reviewed{ReviewKind::early, {"all"}, {}, today.plus(42)};
    return step;
  };
}

Made stays(Date from) {
  return [=](const Pair& pair) {
    StepTaken step = step_of(pair, StepKind::emergency_begun, Party::manager);
    step.emergency = EmergencyTerms{std::nullopt, from, today.plus(14), today.plus(10)};
    return step;
  };
}

Made yesterday(Made made) {
  return [made = std::move(made)](const Pair& pair) {
    StepTaken step = made(pair);
    step.on = Date{today.days - 1};
    return step;
  };
}

using Commands = std::vector<WalkCommand>;

// Left out where every sequence is tried.
constexpr std::array<std::string_view, 42> rarely_said{"show more of the person",
                                                       "show the person, who was asked",
                                                       "home withdraws sharing",
                                                       "carer withdraws sharing",
                                                       "person content",
                                                       "carer felt",
                                                       "person no to go_on",
                                                       "adult no to go_on",
                                                       "person no to arrange",
                                                       "carer no to arrange",
                                                       "person no to emergency",
                                                       "decided yes for the person to emergency",
                                                       "person no, alone with the carer",
                                                       "carer wants to know more",
                                                       "child yes, as an adult",
                                                       "decided no for the person",
                                                       "decided by the funder",
                                                       "late yes to meet",
                                                       "late yes to go_on",
                                                       "late yes to arrange",
                                                       "late no to arrange",
                                                       "parents no",
                                                       "who decided for them approves",
                                                       "terms for days",
                                                       "terms without a back-up",
                                                       "adult signs",
                                                       "manager signs",
                                                       "person signed for",
                                                       "review",
                                                       "person holds",
                                                       "person resumes",
                                                       "adult withdraws",
                                                       "funder withdraws",
                                                       "manager ends",
                                                       "carer ends in the person's name",
                                                       "carer reopens",
                                                       "adult reopens",
                                                       "officer reopens",
                                                       "stay from yesterday",
                                                       "visit",
                                                       "funder no",
                                                       "officer withdraws"};

void add_answers(Commands& all, StepQuestion question, bool minor) {
  const std::string about = " to " + std::string(word(question));
  const auto add = [&](std::string who, Made made, int weight) {
    all.push_back({std::move(who) + about, std::move(made), weight});
  };
  add("person yes", says(Party::person, question, StepAnswer::yes), 40);
  add("person no", says(Party::person, question, StepAnswer::no), 1);
  add("carer yes", says(Party::carer, question, StepAnswer::yes), 40);
  if (question != StepQuestion::go_on) {
    add("carer no", says(Party::carer, question, StepAnswer::no), 1);
    add("decided yes for the person",
        decided_for_them(question, StepAnswer::yes, "Social worker A"), 4);
  }
  if (question != StepQuestion::emergency) {
    add("adult yes", says(Party::resident, question, StepAnswer::yes), 40);
    add("adult no", says(Party::resident, question, StepAnswer::no), 1);
  }
  if (minor && question != StepQuestion::go_on) {
    add("parents yes", says(Party::parental_responsibility, question, StepAnswer::yes), 40);
    add("children's services yes", says(Party::childrens_services, question, StepAnswer::yes), 40);
  }
}

void add_rare_answers(Commands& all, bool minor) {
  using enum StepQuestion;
  all.push_back({"person not yet", says(Party::person, meet, StepAnswer::not_yet)});
  all.push_back({"person yes, alone with the carer", to_be_confirmed(meet, StepAnswer::yes)});
  all.push_back({"person no, alone with the carer", to_be_confirmed(arrange, StepAnswer::no)});
  all.push_back({"carer wants to know more", says(Party::carer, meet, StepAnswer::tell_me_more)});
  all.push_back({"child wishes", says(Party::child, meet, StepAnswer::wishes), 40});
  all.push_back({"child worried", says(Party::child, meet, StepAnswer::worried)});
  all.push_back({"child yes, as an adult", says(Party::child, meet, StepAnswer::yes)});
  all.push_back(
      {"decided no for the person", decided_for_them(arrange, StepAnswer::no, "Social worker A")});
  all.push_back({"decided by the funder", decided_for_them(arrange, StepAnswer::yes, "Panel B")});
  all.push_back({"carer yes to emergency, yesterday",
                 yesterday(says(Party::carer, emergency, StepAnswer::yes))});
  all.push_back({"late yes to meet", late_says(meet, StepAnswer::yes), 4});
  all.push_back({"late yes to go_on", late_says(go_on, StepAnswer::yes), 4});
  all.push_back({"late yes to arrange", late_says(arrange, StepAnswer::yes), 4});
  all.push_back({"late no to arrange", late_says(arrange, StepAnswer::no)});
  if (!minor) return;
  all.push_back({"parents no", says(Party::parental_responsibility, arrange, StepAnswer::no)});
  all.push_back({"children's services no", says(Party::childrens_services, meet, StepAnswer::no)});
}

void add_shares_and_meetings(Commands& all) {
  all.push_back({"show the person", shows(Party::person, Tier::first), 40});
  all.push_back({"show the home", shows(Party::household, Tier::first), 40});
  all.push_back({"show more of the person", shows(Party::person, Tier::second)});
  all.push_back({"show the home's address", shows(Party::household, Tier::third)});
  all.push_back({"show the person, who was asked", shows(Party::person, Tier::first, true)});
  all.push_back({"person withdraws sharing", does(StepKind::sharing_withdrawn, Party::person)});
  all.push_back({"home withdraws sharing", does(StepKind::sharing_withdrawn, Party::household)});
  all.push_back({"carer withdraws sharing", does(StepKind::sharing_withdrawn, Party::carer)});
  all.push_back({"show money", does(StepKind::money_shown, Party::match_officer), 4});
  all.push_back({"tea", [](const Pair& pair) { return met(pair, MeetingKind::tea); }, 20});
  all.push_back({"visit", [](const Pair& pair) { return met(pair, MeetingKind::visit); }, 4});
  all.push_back({"person content", feels(Party::person, Reaction::content)});
  all.push_back({"person objects", feels(Party::person, Reaction::objected)});
  all.push_back({"carer felt", feels(Party::carer, Reaction::content)});
}

void add_agreeing(Commands& all) {
  all.push_back({"funder yes", approves(YesNo::yes, "Panel B"), 20});
  all.push_back({"funder no", approves(YesNo::no, "Panel B")});
  all.push_back({"who decided for them approves", approves(YesNo::yes, "Social worker A")});
  all.push_back({"agree in principle", agreed_in_principle, 40});
  const auto terms = [](ArrangementKind kind, std::string_view home) {
    return [=](const Pair& pair) { return terms_of(pair, kind, home); };
  };
  all.push_back({"terms to live in", terms(ArrangementKind::live_in, back_up), 20});
  all.push_back({"terms for days", terms(ArrangementKind::day, back_up)});
  all.push_back({"terms without a back-up", [](const Pair& pair) {
                   return terms_of(pair, ArrangementKind::live_in, pair.home);
                 }});
  all.push_back({"person signs", signs(Party::person), 40});
  all.push_back({"person signed for", signs(Party::person, true), 4});
  all.push_back({"carer signs", signs(Party::carer), 40});
  all.push_back({"adult signs", signs(Party::resident)});
  all.push_back({"officer signs", signs(Party::match_officer), 40});
  all.push_back({"manager signs", signs(Party::manager)});
  all.push_back({"start", does(StepKind::started, Party::match_officer), 40});
  all.push_back({"review", reviews()});
}

void add_stopping(Commands& all) {
  all.push_back({"officer holds", does(StepKind::held, Party::match_officer)});
  all.push_back({"person holds", does(StepKind::held, Party::person)});
  all.push_back({"resume", does(StepKind::resumed, Party::match_officer), 4});
  all.push_back({"person resumes", does(StepKind::resumed, Party::person)});
  all.push_back({"officer withdraws", does(StepKind::withdrawn, Party::match_officer)});
  all.push_back({"person withdraws", does(StepKind::withdrawn, Party::person)});
  all.push_back({"carer withdraws", does(StepKind::withdrawn, Party::carer)});
  all.push_back({"adult withdraws", does(StepKind::withdrawn, Party::resident)});
  all.push_back({"funder withdraws", does(StepKind::withdrawn, Party::funder)});
  all.push_back({"person ends", ends(Party::person, EndedBy::person)});
  all.push_back({"manager ends", ends(Party::manager, EndedBy::scheme_safety)});
  all.push_back({"carer ends in the person's name", ends(Party::carer, EndedBy::person)});
  all.push_back({"person reopens", does(StepKind::reopened, Party::person), 4});
  all.push_back({"carer reopens", does(StepKind::reopened, Party::carer), 4});
  all.push_back({"adult reopens", does(StepKind::reopened, Party::resident), 4});
  all.push_back({"officer reopens", does(StepKind::reopened, Party::match_officer)});
  all.push_back({"stay from today", stays(today), 20});
  all.push_back({"stay from yesterday", stays(Date{today.days - 1})});
}

}  // namespace

Commands walk_beginnings() {
  return {{"shortlist", does(StepKind::shortlisted, Party::match_officer), 40},
          {"reject", does(StepKind::rejected, Party::match_officer)},
          {"ask in an emergency", does(StepKind::emergency_asked, Party::manager), 8}};
}

Commands walk_commands(bool minor) {
  Commands all;
  add_shares_and_meetings(all);
  for (const StepQuestion each :
       {StepQuestion::meet, StepQuestion::go_on, StepQuestion::arrange, StepQuestion::emergency}) {
    add_answers(all, each, minor);
  }
  add_rare_answers(all, minor);
  add_agreeing(all);
  add_stopping(all);
  for (WalkCommand& each : all) {
    each.rare = std::find(rarely_said.begin(), rarely_said.end(), each.name) != rarely_said.end();
  }
  return all;
}

}  // namespace kith::tests

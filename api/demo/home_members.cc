// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "api/demo/households.h"
#include "api/demo/reference.h"

namespace kith::demo {

namespace {

using graph::AgreementFor;
using graph::HouseholdAnswer;
using graph::Strength;
using graph::YesNo;

graph::List<graph::Wish> told_aversions(const Member& member, bool sure, Telling& telling) {
  graph::List<graph::Wish> told;
  for (const Aversion& aversion : member.must_not) {
    if (!sure && !telling.chance(800)) continue;
    told.push_back(telling.wish(aversion.thing, Strength::must, aversion.reason, aversion.words));
  }
  return told;
}

graph::Communication speaks(std::string_view language, graph::CommunicationMode mode, bool first) {
  graph::Communication way;
  way.language = text(language);
  way.mode = mode;
  way.understand = true;
  way.express = true;
  way.first = first;
  return way;
}

void tell_languages(graph::Carer& carer, const CarerSkills& skills) {
  using Mode = graph::CommunicationMode;
  const bool other = !skills.other_language.empty();
  carer.languages.push_back(speaks("en-GB", Mode::speech, !other));
  if (other) carer.languages.push_back(speaks(skills.other_language, Mode::speech, true));
  if (skills.signs == Speaks::bsl) carer.languages.push_back(speaks("bfi", Mode::sign, false));
  if (skills.signs == Speaks::makaton) {
    carer.languages.push_back(speaks("en-GB-x-makaton", Mode::sign, false));
  }
  if (skills.signs == Speaks::aac) carer.languages.push_back(speaks("en-GB", Mode::aac, false));
  if (skills.signs == Speaks::pictures) {
    carer.languages.push_back(speaks("en-GB", Mode::pictures, false));
  }
}

void tell_skills(graph::Carer& carer, const World& world, const HomeFacts& facts,
                 const CarerSkills& skills, Telling& telling) {
  for (const std::string_view task : skills.tasks) {
    graph::Competence competence;
    competence.task = text(task);
    if (is_sure(facts) || telling.chance(900)) competence.until = telling.after(240, 720);
    if (!is_sure(facts) && telling.chance(80)) competence.until = telling.before(3, 120);
    const std::uint32_t end = world.first_resident[facts.index + 1];
    for (std::uint32_t person = world.first_resident[facts.index]; person < end; ++person) {
      if (telling.chance(350)) competence.signed_off_for.push_back(person_ref(person));
    }
    carer.competences.push_back(competence);
  }
  constexpr std::array<std::string_view, 4> courses = {"first_aid", "safeguarding",
                                                       "mental_capacity_act", "medication"};
  for (const std::string_view course : courses) {
    if (telling.chance(600)) carer.courses.push_back({text(course), telling.before(30, 1300)});
  }
  constexpr std::array<std::string_view, 4> willing = {"buccal_midazolam", "moving_and_handling",
                                                       "sign_supported_communication", "insulin"};
  for (const std::string_view task : willing) {
    const auto has = [&](std::string_view known) { return known == task; };
    const bool known = std::any_of(skills.tasks.begin(), skills.tasks.end(), has);
    if (!known && telling.chance(200)) carer.willing_to_train.push_back(text(task));
  }
  if (telling.chance(850)) carer.works_nights = skills.nights;
  if (telling.chance(900)) carer.drives = skills.drives;
}

graph::Carer tell_carer(const World& world, const HomeFacts& facts, const Member& member) {
  Telling telling(world, world.draw(Stream::carer_record, facts.index, member.item),
                  fullness_of(world, graph::Kind::household, facts.index), Voice::home);
  graph::Carer carer;
  carer.identity.external_id = external_id(carer_ref(facts.index, member.item).number);
  carer.called = member.called;
  carer.age_band = band_of(member.age);
  carer.gender = member.gender;
  carer.role =
      member.item == 0 || telling.chance(600) ? graph::CarerRole::main : graph::CarerRole::support;
  const bool asked = is_sure(facts) || telling.chance(955);
  if (asked) {
    const int days_ago = telling.between(4, 300);
    carer.agreement.push_back(telling.agreement(AgreementFor::match, YesNo::yes, days_ago));
    if (telling.chance(850)) {
      carer.agreement.push_back(telling.agreement(AgreementFor::share, YesNo::yes, days_ago));
    }
  }
  const CarerSkills& skills = facts.skills[member.item];
  tell_languages(carer, skills);
  tell_skills(carer, world, facts, skills, telling);
  carer.must_not = told_aversions(member, is_sure(facts), telling);
  if (telling.chance(120)) {
    carer.wishes.push_back(telling.wish("late_nights", Strength::nice, "", ""));
    carer.wishes.back().thing = telling.chance(500) ? "early_riser" : "somebody who likes a laugh";
  }
  if (telling.chance(300)) carer.rhythm = telling.rhythm(member.traits.rhythm);
  if (telling.chance(250)) carer.personality = telling.personality(member.traits);
  if (member.item > 0 || telling.chance(200)) carer.interests = telling.interests(member.traits);
  return carer;
}

graph::OtherLiving tell_other(const World& world, const HomeFacts& facts, const Member& member) {
  Telling telling(world, world.draw(Stream::carer_record, facts.index, 100 + member.item), 700,
                  Voice::home);
  graph::OtherLiving other;
  other.identity.external_id =
      external_id(pack(graph::Kind::other_living, facts.index, member.item));
  other.living = member.child ? graph::LivingKind::child : graph::LivingKind::adult;
  other.age_band = band_of(member.age);
  const bool asked = is_sure(facts) || telling.chance(880);
  if (asked)
    other.answer =
        telling.chance(900) || is_sure(facts) ? HouseholdAnswer::yes : HouseholdAnswer::not_yet;
  else
    other.answer = HouseholdAnswer::not_asked;
  if (member.child) {
    if (telling.chance(60)) other.foster = true;
    return other;
  }
  other.called = member.called;
  if (member.age < 28 && telling.chance(300)) other.stays_until = telling.after(90, 600);
  if (asked)
    other.agreement.push_back(
        telling.agreement(AgreementFor::match, YesNo::yes, telling.between(4, 300)));
  other.must_not = told_aversions(member, is_sure(facts), telling);
  return other;
}

graph::ResidentStatement tell_resident(const World& world, const HomeFacts& facts,
                                       const Member& member) {
  Telling telling(world, world.draw(Stream::statement, member.item, 1), 650);
  graph::ResidentStatement statement;
  statement.person = person_ref(member.item);
  const int ticket = is_sure(facts) ? 0 : telling.between(0, 99);
  if (ticket >= 86) {
    if (ticket >= 96)
      statement.agreement.push_back(
          telling.agreement(AgreementFor::match, YesNo::no, telling.between(4, 200)));
    else if (telling.chance(500))
      statement.answer = HouseholdAnswer::not_asked;
    return statement;
  }
  statement.agreement.push_back(
      telling.agreement(AgreementFor::match, YesNo::yes, telling.between(4, 200)));
  statement.must_not = told_aversions(member, is_sure(facts), telling);
  if (!telling.chance(520)) return statement;  // agreed, and said no more
  struct Said {
    std::string_view thing;
    std::string_view words;
  };
  constexpr std::array wishes = {
      Said{"quiet_home", "Not too loud, that's all I ask."},
      Said{"football_talk", "Somebody to watch the match with."},
      Said{"not in my chair", "They're not having my chair."},
      Said{"visitors", "Tell me first if people are coming."},
      Said{"somebody near my age", "Somebody my own age would be nice."}};
  const Said& wish = telling.pick(wishes);
  statement.wishes.push_back(telling.wish(
      wish.thing, telling.chance(500) ? Strength::important : Strength::nice, "", wish.words));
  if (telling.chance(500)) statement.rhythm = telling.rhythm(member.traits.rhythm);
  if (telling.chance(300)) statement.personality = telling.personality(member.traits);
  if (telling.chance(500)) statement.interests = telling.interests(member.traits);
  return statement;
}

}  // namespace

void tell_members(graph::Household& home, const World& world, const HomeFacts& facts) {
  bool others = false;
  for (const Member& member : facts.members) {
    if (member.kind == graph::Kind::carer) home.carers.push_back(tell_carer(world, facts, member));
    if (member.kind == graph::Kind::person)
      home.residents.push_back(tell_resident(world, facts, member));
    if (member.kind != graph::Kind::other_living) continue;
    others = true;
    home.others_living.push_back(tell_other(world, facts, member));
  }
  Draw draw = world.draw(Stream::home_record, facts.index, 1);
  if (others || is_sure(facts) || draw.chance(880)) home.others_living_known = true;
}

}  // namespace kith::demo

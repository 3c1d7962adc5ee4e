// SPDX-License-Identifier: Apache-2.0
// At which tier, if any, each field of a person shows to a carer household.
#include <doctest/doctest.h>

#include "matcher/profile_sheet.h"
#include "tests/support/profile_fields.h"
#include "tests/support/profile_text.h"

namespace kith::matcher {
namespace {

// "-": no change of it changes a sheet. A number: the tier from which on it does. "*": where that
// is not what its description says, because both sides must have it, or the person approved it.
constexpr std::string_view person_fields = R"(
access 1
access.door_width_cm 1
access.feature 1
access.needed 1
age_band -
agreement -
agreement.advocate -
agreement.answer -
agreement.authority -
agreement.capacity -
agreement.capacity_on -
agreement.for -
agreement.how_given -
agreement.on -
agreement.supported_by -
agreement.until -
agreement.who_was_there -
anchors -
anchors.called -
anchors.how_known -
anchors.kind -
anchors.minutes_before -
anchors.minutes_max -
anchors.minutes_max_strength -
anchors.place -
anchors.place.name -
anchors.place.point -
anchors.place.point.latitude -
anchors.place.point.longitude -
anchors.tie -
anchors.times -
anchors.would_miss -
area_now 1*
area_now.name 1*
area_now.point -
area_now.point.latitude -
area_now.point.longitude -
area_wanted 1*
area_wanted.name 1*
area_wanted.point -
area_wanted.point.latitude -
area_wanted.point.longitude -
avoid_areas -
avoid_areas.place -
avoid_areas.place.name -
avoid_areas.place.point -
avoid_areas.place.point.latitude -
avoid_areas.place.point.longitude -
avoid_areas.polygon -
avoid_areas.polygon.latitude -
avoid_areas.polygon.longitude -
avoid_areas.radius_m -
avoid_areas.source -
avoid_areas.until -
born -
called 1*
communication 1
communication.everyday_need 1
communication.express 1
communication.first 1
communication.language 1
communication.mode 1
communication.understand 1
decision_agreement -
decision_agreement.decision -
decision_agreement.how_involved -
decision_agreement.who_says_yes -
declines -
declines.by -
declines.household -
declines.on -
declines.reopened_on -
free -
free.days -
free.from -
free.until -
gifts 1
gifts.concept 1
gifts.kind 1
gifts.wants_to_be_asked 1
goal 1
goal.kind 1
goal.months 1
goal.strength 1
history -
history.household -
history.how_it_was -
history.kind -
history.on -
household_wish 1
household_wish.carers 1
household_wish.children 1
household_wish.housemates 1
household_wish.setting 1
household_wish.strength 1
interests 1
interests.concept 1
interests.stance 1
interests.strength 1
looking_for 1*
looking_for.flexible_days -
looking_for.kind 1*
looking_for.nights_a_year -
looking_for.pattern -
looking_for.start -
looking_for.until -
matters -
matters.aspect -
matters.does_not_matter -
matters.meaning -
matters.strength -
matters.thing -
money -
money.funding -
money.left_per_week_pence -
money.pays -
must 2
must.includes_visitors 2
must.reason 2
must.strength 2
must.thing 2
must_not 2
must_not.includes_visitors 2
must_not.reason 2
must_not.strength 2
must_not.thing 2
night 2
no_contact -
no_contact.source -
no_contact.until -
no_contact.with -
no_contact_asked -
no_contact_asked.answer -
no_contact_asked.by -
no_contact_asked.on -
own_pets 1
own_pets.called 1
own_pets.comes_along 1
own_pets.species 1
partner_stays -
personality 1
personality.gets_on_with 1
personality.good_day 1
personality.like_me 1
personality.strength 1
personality.winds_me_up 1
pool -
pool.concept -
pool.share_pence_max -
pool.share_pence_min -
profile 1*
profile.approved_by_person 1*
profile.document 1*
profile.heading 1*
profile.media -
profile.text 1*
profile.version -
rather_not_give -
rhythm 1
rhythm.busy 1
rhythm.early 1
rhythm.screens 1
rhythm.strength 1
rhythm.talk 1
rhythm.tidy 1
risk_notes 3
risk_notes.harm_of_not_doing 3
risk_notes.people 3
risk_notes.process 3
risk_notes.progress 3
risk_notes.purpose 3
risk_notes.review 3
sharing -
sharing.ask_each_time -
sharing.authority -
sharing.how_given -
sharing.leaves_out -
sharing.on -
sharing.present -
sharing.supported_by -
sharing.tier_max -
sharing.until -
smoke 1
state -
states -
states.actor -
states.authority -
states.from -
states.on -
states.reason -
states.recorded_by -
states.to -
support 2
support.consenting_gender 2
support.critical 2
support.level 2
support.person_specific_signoff 2
support.task 2
support.times 2
together_with -
together_with.one_room -
together_with.person -
together_with.strength -
travel -
travel.alone -
travel.last_home -
travel.means -
travel.pass_from -
travel.walk_minutes_max -
visitors -
waiting_since -
wishes 2
wishes.includes_visitors 2
wishes.reason 2
wishes.strength 2
wishes.thing 2
)";

graph::Person somebody_filled() {
  graph::Person person = tests::filled_record<graph::Person>("maya");
  person.sharing->leaves_out.clear();
  person.profile[0].document = "one_page_profile";
  person.profile[0].heading = "How best to support me";
  return person;
}

}  // namespace

TEST_CASE("each field of a person shows from its tier on, or never: a new one needs a row") {
  const auto sheet = [](const graph::Person& person, graph::Tier tier) {
    return tests::text_of(profile_of_person({}, person, tier, tests::today));
  };
  const auto fields = tests::fields_shown<graph::Person>({somebody_filled()}, sheet);
  tests::check_table(fields, person_fields);
}

}  // namespace kith::matcher

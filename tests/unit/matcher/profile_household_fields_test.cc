// SPDX-License-Identifier: Apache-2.0
// At which tier, if any, each field of a carer household shows to a person.
#include <doctest/doctest.h>

#include "matcher/profile_sheet.h"
#include "tests/support/profile_fields.h"
#include "tests/support/profile_text.h"

namespace kith::matcher {
namespace {

// "-": no change of it changes a sheet. A number: the tier from which on it does. "*": where that
// is not what its description says, because both sides must have it, because it stands with a
// carer, or because it would tell where the home is.
constexpr std::string_view household_fields = R"(
approval -
approval.age_max -
approval.age_min -
approval.conditions -
approval.from -
approval.kinds -
approval.needs_covered -
approval.panel_next -
approval.people_max -
approval.until -
area 1*
area.name 1*
area.point -
area.point.latitude -
area.point.longitude -
available 1*
available.emergency_tonight -
available.from -
available.kinds 1*
available.nights_a_year -
available.notice_hours -
available.pattern -
available.until -
back_up -
back_up.called -
back_up.household -
back_up.met -
bookings -
bookings.from -
bookings.kind -
bookings.pattern -
bookings.person -
bookings.until -
called -
carer_circumstances -
carers 1*
carers.age_band 1*
carers.agreement -
carers.agreement.advocate -
carers.agreement.answer -
carers.agreement.authority -
carers.agreement.capacity -
carers.agreement.capacity_on -
carers.agreement.for -
carers.agreement.how_given -
carers.agreement.on -
carers.agreement.supported_by -
carers.agreement.until -
carers.agreement.who_was_there -
carers.called 1*
carers.competences 2*
carers.competences.signed_off_for -
carers.competences.task 2*
carers.competences.until -
carers.courses -
carers.courses.on -
carers.courses.task -
carers.drives 1*
carers.gender -
carers.interests 1*
carers.interests.concept 1*
carers.interests.stance 1*
carers.interests.strength 1*
carers.languages 1*
carers.languages.everyday_need 1*
carers.languages.express 1*
carers.languages.first 1*
carers.languages.language 1*
carers.languages.mode 1*
carers.languages.understand 1*
carers.matters -
carers.matters.aspect -
carers.matters.does_not_matter -
carers.matters.meaning -
carers.matters.strength -
carers.matters.thing -
carers.must -
carers.must.includes_visitors -
carers.must.reason -
carers.must.strength -
carers.must.thing -
carers.must_not -
carers.must_not.includes_visitors -
carers.must_not.reason -
carers.must_not.strength -
carers.must_not.thing -
carers.personality 1*
carers.personality.gets_on_with 1*
carers.personality.good_day 1*
carers.personality.like_me 1*
carers.personality.strength 1*
carers.personality.winds_me_up 1*
carers.rhythm 1*
carers.rhythm.busy 1*
carers.rhythm.early 1*
carers.rhythm.screens 1*
carers.rhythm.strength 1*
carers.rhythm.talk 1*
carers.rhythm.tidy 1*
carers.role -
carers.willing_to_train -
carers.wishes 2*
carers.wishes.includes_visitors 2*
carers.wishes.reason 2*
carers.wishes.strength 2*
carers.wishes.thing 2*
carers.works_nights 2*
checks -
checks.on -
checks.outcome -
checks.type -
checks.until -
enjoys 1
enjoys.concept 1
enjoys.stance 1
enjoys.strength -
gift_wanted 1
gift_wanted.concept 1
gift_wanted.kind 1
gift_wanted.wants_to_be_asked -
home 1
home.door_width_cm 1
home.garden 1
home.hoist 1
home.internet 1
home.kitchen 1
home.level_shower 1
home.own_key 1
home.partner_stays 1
home.pets 1
home.pets.sleeps_where 1
home.pets.species 1
home.pets.temperament 1
home.pets_known 1
home.quiet 1
home.sensory_quiet 1
home.setting 1
home.smoking 1
home.step_free 1
home.visitors 1
horizon 1
horizon.kind 1
horizon.known_changes -
horizon.known_changes.on -
horizon.known_changes.what -
interests 1
interests.concept 1
interests.stance 1
interests.strength 1
location 3
location.latitude 3
location.longitude 3
network 1
network.called 1
network.concept 1
network.place -
network.place.name -
network.place.point -
network.place.point.latitude -
network.place.point.longitude -
nights 2
nights.adult_in_every_night 2
nights.can_be_woken 2
others_living 1
others_living.age_band 1
others_living.agreement -
others_living.agreement.advocate -
others_living.agreement.answer -
others_living.agreement.authority -
others_living.agreement.capacity -
others_living.agreement.capacity_on -
others_living.agreement.for -
others_living.agreement.how_given -
others_living.agreement.on -
others_living.agreement.supported_by -
others_living.agreement.until -
others_living.agreement.who_was_there -
others_living.answer -
others_living.called -
others_living.foster -
others_living.living 1
others_living.must -
others_living.must.includes_visitors -
others_living.must.reason -
others_living.must.strength -
others_living.must.thing -
others_living.must_not -
others_living.must_not.includes_visitors -
others_living.must_not.reason -
others_living.must_not.strength -
others_living.must_not.thing -
others_living.stays_until -
others_living.supported 1*
others_living_known 1
own_area_transport 1
own_area_transport.every_minutes 1
own_area_transport.last 1
own_area_transport.stop 3*
own_area_transport.walk_to_stop_minutes 1
personality 1
personality.gets_on_with 1
personality.good_day 1
personality.like_me 1
personality.strength 1
personality.winds_me_up 1
regular_visitors 1
regular_visitors.how_often 1
regular_visitors.overnight 1
regular_visitors.species 1
regular_visitors.visitor 1
residents 1*
residents.agreement -
residents.agreement.advocate -
residents.agreement.answer -
residents.agreement.authority -
residents.agreement.capacity -
residents.agreement.capacity_on -
residents.agreement.for -
residents.agreement.how_given -
residents.agreement.on -
residents.agreement.supported_by -
residents.agreement.until -
residents.agreement.who_was_there -
residents.answer -
residents.interests -
residents.interests.concept -
residents.interests.stance -
residents.interests.strength -
residents.must -
residents.must.includes_visitors -
residents.must.reason -
residents.must.strength -
residents.must.thing -
residents.must_not -
residents.must_not.includes_visitors -
residents.must_not.reason -
residents.must_not.strength -
residents.must_not.thing -
residents.person -
residents.personality -
residents.personality.gets_on_with -
residents.personality.good_day -
residents.personality.like_me -
residents.personality.strength -
residents.personality.winds_me_up -
residents.rhythm -
residents.rhythm.busy -
residents.rhythm.early -
residents.rhythm.screens -
residents.rhythm.strength -
residents.rhythm.talk -
residents.rhythm.tidy -
residents.wishes -
residents.wishes.includes_visitors -
residents.wishes.reason -
residents.wishes.strength -
residents.wishes.thing -
rhythm 1
rhythm.busy 1
rhythm.early 1
rhythm.screens 1
rhythm.strength 1
rhythm.talk 1
rhythm.tidy 1
rooms 1
rooms.adaptable -
rooms.adaptation_funded -
rooms.adapted_by -
rooms.bathroom 1
rooms.floor 1
rooms.free_from -
rooms.lockable 1
rooms.size 1
rooms.step_free 1
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
state -
states -
states.actor -
states.authority -
states.from -
states.on -
states.reason -
states.recorded_by -
states.to -
will_drive 1
will_drive.minutes_max 1
will_drive.times_a_week 1
will_drive.to 1
)";

// What shows of a home depends on what else is known of it, so it is looked at in several states.
std::vector<graph::Household> homes_filled() {
  graph::Household home = tests::filled_record<graph::Household>("elm");
  home.sharing->leaves_out.clear();
  std::vector<graph::Household> homes{home, home, home};
  homes[1].home->pets.clear();
  homes[1].others_living[0].supported.reset();
  homes[1].others_living[0].living = graph::LivingKind::child;
  homes[1].regular_visitors[0].visitor = graph::VisitorKind::pet;
  homes[2].others_living.clear();
  homes[2].residents.clear();
  return homes;
}

}  // namespace

TEST_CASE("each field of a home shows from its tier on, or never: a new one needs a row") {
  const graph::Person reader = tests::a_person("zoe");
  const auto sheet = [&](const graph::Household& home, graph::Tier tier) {
    return tests::text_of(profile_of_home({}, home, reader, tier, tests::today));
  };
  tests::check_table(tests::fields_shown(homes_filled(), sheet), household_fields);
}

TEST_CASE("of the reader nothing but their own journeys is in a home's sheet") {
  graph::Person reader = tests::filled_record<graph::Person>("zoe");
  reader.sharing->leaves_out.clear();
  const graph::Household home = homes_filled()[0];
  const auto sheet = [&](const graph::Person& person, graph::Tier tier) {
    return tests::text_of(profile_of_home({}, home, person, tier, tests::today));
  };
  std::string changing;
  for (const auto& [path, field] : tests::fields_shown<graph::Person>({reader}, sheet)) {
    if (field.changes != graph::Tier::officer) changing += path + " ";
  }
  CHECK(changing ==
        "anchors anchors.called anchors.minutes_before anchors.place anchors.place.point "
        "anchors.place.point.latitude anchors.place.point.longitude travel travel.alone "
        "travel.means travel.walk_minutes_max ");
}

}  // namespace kith::matcher

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "api/demo/people.h"

namespace kith::demo {

namespace {

using graph::CommunicationMode;
using graph::Strength;

struct Wanted {
  std::string_view thing;
  std::string_view words;
};

constexpr std::array wanted = {
    Wanted{"garden", "Somewhere to sit out with a brew."},
    Wanted{"internet", "I need it for my games and to ring my sister."},
    Wanted{"own_key", "My own key. I'm a grown man."},
    Wanted{"own_key", "I want to come and go with my own key."},
    Wanted{"quiet_home", "I can't think when it's noisy."},
    Wanted{"pets_welcome", "A house with animals is a proper house."},
    Wanted{"dog", "I'd love there to be a dog."},
    Wanted{"cat", "A cat on my knee of an evening."},
    Wanted{"woman_carer", "I'd sooner it was a woman."},
    Wanted{"man_carer", "A bloke to talk to about the match."},
    Wanted{"couple", "I like it when there's two of them."},
    Wanted{"single_carer", "One person I can get to know."},
    Wanted{"children", "I like a house with kids in it."},
    Wanted{"town", "Near the shops, so I can walk down."},
    Wanted{"rural", "Fields. I grew up on a farm."},
    Wanted{"visitors", "My mates have to be able to come round."},
    Wanted{"partner_stays", "My partner stays over Saturdays."},
    Wanted{"late_nights", "I'm not being sent upstairs at nine."},
    Wanted{"vegetarian_kitchen", "I don't eat meat."},
    Wanted{"alcohol", "I like a pint on a Friday."},
    Wanted{"a shed", "A shed to tinker in."},
    Wanted{"room for my drum kit", "I'm not getting rid of the drums."},
    Wanted{"a window on the street", "I like to see who's going past."},
    Wanted{"near a chippy", "Friday is chippy."},
};

void tell_support(graph::Person& person, const PersonFacts& facts, Telling& telling) {
  for (const Task& task : facts.tasks) {
    if (!task.critical && !telling.shows()) continue;
    graph::Support support;
    support.task = text(task.word);
    support.level = task.level;
    constexpr std::array<std::string_view, 4> times = {"morning and evening", "daily",
                                                       "when needed", "at night"};
    if (task.word != "money_and_letters" && telling.chance(500))
      support.times = text(telling.pick(times));
    if (task.critical)
      support.critical = true;
    else if (telling.chance(300))
      support.critical = false;
    if (task.critical && telling.chance(700)) support.person_specific_signoff = true;
    if (task.word == "personal_care" && telling.chance(350))
      support.consenting_gender = facts.gender;
    support.said = telling.perhaps_said();
    person.support.push_back(support);
  }
}

graph::Communication speech(std::string_view language, bool first) {
  graph::Communication way;
  way.language = text(language);
  way.mode = CommunicationMode::speech;
  way.understand = true;
  way.express = true;
  way.first = first;
  return way;
}

void tell_communication(graph::Person& person, const PersonFacts& facts, Telling& telling) {
  const bool plain = facts.speaks == Speaks::words && facts.other_language.empty();
  if (plain && !telling.shows()) return;
  graph::Communication own;
  own.first = true;
  own.understand = true;
  own.express = true;
  own.everyday_need = true;
  graph::Communication english = speech("en-GB", plain);
  switch (facts.speaks) {
    case Speaks::words: break;
    case Speaks::bsl:
      own.language = "bfi";
      own.mode = CommunicationMode::sign;
      english.understand = telling.chance(400);
      english.express = false;
      break;
    case Speaks::makaton:
      own.language = "en-GB-x-makaton";
      own.mode = CommunicationMode::sign;
      english.express = telling.chance(400);
      break;
    case Speaks::aac:
      own.language = "en-GB";
      own.mode = CommunicationMode::aac;
      english.express = false;
      break;
    case Speaks::pictures:
      own.language = "en-GB";
      own.mode = CommunicationMode::pictures;
      english.express = telling.chance(300);
      break;
  }
  if (!own.language.empty()) {
    if (telling.chance(500)) own.said = telling.said(telling.speaker());
    person.communication.push_back(own);
  }
  if (!facts.other_language.empty()) {
    person.communication.push_back(speech(facts.other_language, facts.speaks == Speaks::words));
    person.communication.back().everyday_need = telling.chance(400);
    english.first = false;
  }
  person.communication.push_back(english);
}

void tell_access(graph::Person& person, const PersonFacts& facts, Telling& telling) {
  for (const graph::AccessFeature feature : facts.access) {
    graph::AccessNeed need;
    need.feature = feature;
    const bool essential = feature != graph::AccessFeature::sensory_quiet && telling.chance(700);
    need.needed = essential ? graph::HowNeeded::essential : graph::HowNeeded::helpful;
    need.said = telling.perhaps_said();
    person.access.push_back(need);
  }
  const bool step_free = std::find(facts.access.begin(), facts.access.end(),
                                   graph::AccessFeature::step_free) != facts.access.end();
  if (!step_free || !telling.chance(350)) return;
  graph::AccessNeed door;
  door.feature = graph::AccessFeature::door_width;
  door.needed = graph::HowNeeded::essential;
  door.door_width_cm = graph::Range<40, 200>{telling.between(75, 90)};
  person.access.push_back(door);
}

bool can_be_must(std::string_view thing) {
  return thing != "dog" && thing != "cat" && thing != "near a chippy" && thing != "alcohol" &&
         thing != "a window on the street";
}

bool makes_sense(const PersonFacts& facts, const Wanted& wish) {
  const auto avoided = [&](const Aversion& aversion) {
    return aversion.thing == wish.thing ||
           (wish.thing == "pets_welcome" && (aversion.thing == "dog" || aversion.thing == "cat")) ||
           (wish.thing == "children" && aversion.thing == "young_children");
  };
  if (wish.thing == "alcohol" && (facts.faith == Faith::muslim || facts.age < 18)) return false;
  if (wish.words.find("grown man") != std::string_view::npos &&
      (facts.gender != graph::Gender::man || facts.age < 25))
    return false;
  if (wish.thing == "partner_stays" && facts.age < 18) return false;
  if (wish.thing == "quiet_home" && facts.traits.rhythm[0] > 55) return false;
  if (wish.thing == "late_nights" && facts.traits.rhythm[1] > 50) return false;
  return std::none_of(facts.must_not.begin(), facts.must_not.end(), avoided);
}

}  // namespace

void tell_needs(graph::Person& person, const PersonFacts& facts, Telling& telling) {
  tell_support(person, facts, telling);
  if (telling.chance(facts.night == graph::Night::none ? 700 : 950)) {
    graph::Night told = facts.night;
    const graph::SaidBy by = telling.speaker();
    if (telling.wrongly(by)) told = static_cast<graph::Night>(telling.between(0, 3));
    person.night = graph::Stated<graph::Night>{told, {}};
    if (telling.chance(400)) person.night->said = telling.said(by);
  }
  tell_communication(person, facts, telling);
  tell_access(person, facts, telling);
}

void tell_wishes(graph::Person& person, const PersonFacts& facts, Telling& telling) {
  for (const Aversion& aversion : facts.must_not) {
    // A thing not yet told is how real records are; what was asked of this person is always told.
    if (asked_of(facts.index) != Asked::aversion && !telling.chance(860)) continue;
    person.must_not.push_back(
        telling.wish(aversion.thing, Strength::must, aversion.reason, aversion.words));
    if (telling.chance(200)) person.must_not.back().includes_visitors = telling.chance(500);
  }
  if (facts.needs_halal && telling.chance(850)) {
    person.must.push_back(telling.wish("halal_kitchen", Strength::must, "faith",
                                       "Halal at home. That's how I was raised."));
  }
  if (facts.pet && telling.chance(900)) {
    person.must.push_back(
        telling.wish("pets_welcome", Strength::must, "own pet", "We come as a pair."));
  }
  const int count = telling.shows() ? telling.between(1, 3) : telling.between(0, 1);
  for (int i = 0; i < count; ++i) {
    const Wanted& wish = telling.pick(wanted);
    const auto same = [&](const graph::Wish& one) {
      return one.thing == wish.thing || (wish.thing == "couple" && one.thing == "single_carer") ||
             (wish.thing == "single_carer" && one.thing == "couple") ||
             (wish.thing == "woman_carer" && one.thing == "man_carer") ||
             (wish.thing == "man_carer" && one.thing == "woman_carer") ||
             (wish.thing == "town" && one.thing == "rural") ||
             (wish.thing == "rural" && one.thing == "town");
    };
    const bool known = std::any_of(person.wishes.begin(), person.wishes.end(), same) ||
                       std::any_of(person.must.begin(), person.must.end(), same);
    if (known || !makes_sense(facts, wish)) continue;
    const Strength strength = telling.chance(400) ? Strength::important : Strength::nice;
    if (telling.chance(60) && can_be_must(wish.thing)) {
      person.must.push_back(telling.wish(wish.thing, Strength::must, "", wish.words));
    } else {
      person.wishes.push_back(telling.wish(wish.thing, strength, "", wish.words));
    }
  }
}

}  // namespace kith::demo

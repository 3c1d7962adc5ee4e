// SPDX-License-Identifier: Apache-2.0
// The house itself: getting about in it, and a room of one's own.
#include <algorithm>

#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

using graph::AccessFeature;
using graph::Room;

std::string feature_in_words(AccessFeature feature) {
  switch (feature) {
    case AccessFeature::step_free: return "step-free access";
    case AccessFeature::ground_floor_bedroom: return "a bedroom on the ground floor";
    case AccessFeature::level_shower: return "a level shower";
    case AccessFeature::hoist: return "a hoist";
    case AccessFeature::door_width: return "wide doors";
    case AccessFeature::sensory_quiet: return "a place that is quiet for the senses";
  }
  return "access";
}

Answer of_flag(std::optional<bool> flag) {
  if (!flag) return Answer::unknown;
  return *flag ? Answer::pass : Answer::fail;
}

// A room that somebody has on the day of the start, as far as the record says.
bool is_taken(const PairFrame& pair, const Room& room) {
  return room.free_from && *room.free_from > pair.stay.start && pair.stay.start_stated;
}

// The best of the rooms that may be free.
template <class Ask>
Answer best_room(const PairFrame& pair, Ask ask) {
  Answer best = pair.home.rooms.empty() ? Answer::unknown : Answer::fail;
  for (const Room& room : pair.home.rooms) {
    if (is_taken(pair, room)) continue;
    const Answer answer = ask(room);
    if (answer == Answer::pass) return answer;
    if (answer == Answer::unknown) best = answer;
  }
  return best;
}

Answer ground_floor(const Room& room) {
  if (!room.floor) return Answer::unknown;
  return *room.floor == graph::Floor::ground ? Answer::pass : Answer::fail;
}

Answer level_shower(const Room& room) {
  if (!room.bathroom) return Answer::unknown;
  return *room.bathroom >= graph::Bathroom::level_shower_shared ? Answer::pass : Answer::fail;
}

// A shower by the room helps where the house has none; where either is open, so is the answer.
Answer home_shower(const PairFrame& pair, std::optional<bool> house) {
  if (house == true) return Answer::pass;
  const Answer room = best_room(pair, level_shower);
  return room == Answer::fail && !house ? Answer::unknown : room;
}

Answer door_width(const graph::AccessNeed& need, const graph::Home& house) {
  if (!need.door_width_cm || !house.door_width_cm) return Answer::unknown;
  return house.door_width_cm->value >= need.door_width_cm->value ? Answer::pass : Answer::fail;
}

Answer has(const PairFrame& pair, const graph::AccessNeed& need) {
  static const graph::Home nothing_known;
  const graph::Home& house = pair.home.home ? *pair.home.home : nothing_known;
  switch (need.feature) {
    case AccessFeature::step_free: return of_flag(house.step_free);
    case AccessFeature::ground_floor_bedroom: return best_room(pair, ground_floor);
    case AccessFeature::level_shower: return home_shower(pair, house.level_shower);
    case AccessFeature::hoist: return of_flag(house.hoist);
    case AccessFeature::door_width: return door_width(need, house);
    case AccessFeature::sensory_quiet: return of_flag(house.sensory_quiet);
  }
  return Answer::unknown;
}

// Whether the home will be adapted by the start: pass where that is agreed, paid and dated in time.
// A room of which nothing at all is said about adapting is not adaptable; where something is said
// or no room is on record, it is asked.
Answer adaptation(const PairFrame& pair, const Room& room) {
  const bool nothing_said = !room.adaptable && !room.adapted_by && !room.adaptation_funded;
  if (nothing_said || room.adaptable == false || room.adaptation_funded == false) {
    return Answer::fail;
  }
  if (!room.adaptable || !room.adapted_by || !room.adaptation_funded) return Answer::unknown;
  if (*room.adapted_by <= pair.stay.start) return Answer::pass;
  return pair.stay.start_stated ? Answer::fail : Answer::unknown;
}

// The earliest day by which a paid adaptation is ready, where that is what keeps them out.
std::optional<graph::Date> ready_later(const PairFrame& pair) {
  std::optional<graph::Date> earliest;
  for (const Room& room : pair.home.rooms) {
    if (room.adaptable != true || room.adaptation_funded != true || !room.adapted_by) continue;
    earliest = earliest ? std::min(*earliest, *room.adapted_by) : *room.adapted_by;
  }
  return earliest;
}

// That somebody pays is settled for a room that may still be ready in time.
bool is_funded(const PairFrame& pair) {
  return std::any_of(pair.home.rooms.begin(), pair.home.rooms.end(), [&](const Room& room) {
    return !is_taken(pair, room) && room.adaptable == true && room.adaptation_funded == true &&
           adaptation(pair, room) == Answer::unknown;
  });
}

std::string ask_about_adapting(const PairFrame& pair) {
  if (!is_funded(pair)) return ": ask whether it can be adapted in time, and who pays.";
  const std::string when = pair.stay.start_stated
                               ? "ask whether it is finished by " + in_words(pair.stay.start)
                               : "ask when it is finished";
  return ". Adapting it is funded: " + when + ".";
}

void judge_missing(const PairFrame& pair, const std::string& what, Verdict& verdict) {
  const Answer adapted = best_room(pair, [&](const Room& room) { return adaptation(pair, room); });
  if (adapted == Answer::pass) {
    verdict.note([&] { return Words{"Will be adapted before the start: " + what + ".", ""}; });
  } else if (adapted == Answer::unknown) {
    verdict.critical([&] {
      return Words{"The home does not have " + what + ask_about_adapting(pair),
                   "It is adapted before the start."};
    });
  } else {
    verdict.fail([&] {
      const std::optional<graph::Date> ready = ready_later(pair);
      return Words{"The home does not have " + what + ".",
                   ready ? "Would fit once it is adapted, by " + in_words(*ready) + "."
                         : "Would fit if it were adapted, and paid for, before the start."};
    });
  }
}

// Whether a room can be one's own from the start on: free, and with a lock.
Answer own(const PairFrame& pair, const Room& room) {
  if (is_taken(pair, room) || room.lockable == false) return Answer::fail;
  const bool later = room.free_from && *room.free_from > pair.stay.start;
  if (!room.free_from || later || !room.lockable) return Answer::unknown;
  return Answer::pass;
}

bool both_asked_for_one_room(const Member& a, const Member& b) {
  const auto asks = [](const Member& one, const Member& other) {
    return one.person != nullptr &&
           std::any_of(one.person->together_with.begin(), one.person->together_with.end(),
                       [&](const graph::TogetherWith& tie) {
                         return tie.person == other.number && tie.one_room == true;
                       });
  };
  return asks(a, b) && asks(b, a);
}

struct RoomCount {
  std::int32_t sure = 0;
  std::int32_t possible = 0;
};

// For two in one room only a double counts; of unknown size it may be one.
RoomCount count_rooms(const PairFrame& pair, bool for_two) {
  RoomCount rooms;
  for (const Room& room : pair.home.rooms) {
    const Answer answer = own(pair, room);
    if (answer == Answer::fail || (for_two && room.size == graph::RoomSize::single)) continue;
    ++rooms.possible;
    rooms.sure += answer == Answer::pass && (!for_two || room.size.has_value());
  }
  return rooms;
}

Words no_room(const PairFrame& pair) {
  std::optional<graph::Date> next;
  bool unlocked = false;
  for (const Room& room : pair.home.rooms) {
    if (is_taken(pair, room))
      next = next ? std::min(*next, *room.free_from) : *room.free_from;
    else if (room.lockable == false)
      unlocked = true;
  }
  Words words{"There is no room of their own that is free and can be locked.", ""};
  if (unlocked)
    words.change = "Would fit once the room has a lock.";
  else if (next)
    words.change = "Would fit from " + in_words(*next) + " on, when a room is free.";
  else
    words.change = "Would fit with another room.";
  return words;
}

}  // namespace

std::int32_t rooms_needed(const PersonFrame& asker) {
  const std::vector<Member>& party = asker.party;
  if (party.size() == 2 && both_asked_for_one_room(party[0], party[1])) return 1;
  return static_cast<std::int32_t>(party.size());
}

// What is essential to get about is there, or will be by the start. Not known: to be answered
// first.
RuleAnswer access(const PairFrame& pair) {
  Verdict verdict(pair, Rule::access);
  for (std::size_t i = 0; i < pair.person.access.size(); ++i) {
    const graph::AccessNeed& need = pair.person.access[i];
    if (need.needed != graph::HowNeeded::essential) continue;
    const Answer answer = has(pair, need);
    verdict.uses([&] {
      return with(person_fact(pair, item("/access", i), std::string(graph::word(need.feature))),
                  need.said);
    });
    if (answer == Answer::fail) judge_missing(pair, feature_in_words(need.feature), verdict);
    if (answer == Answer::unknown) {
      verdict.critical([&] {
        return Words{"Ask the home about " + feature_in_words(need.feature) + ".", ""};
      });
    }
  }
  return verdict.take();
}

// Living in: for each a free room that can be locked; one room for two only where both asked.
RuleAnswer own_room(const PairFrame& pair) {
  Verdict verdict(pair, Rule::own_room);
  if (!pair.stay.kind_stated || pair.stay.kind != graph::ArrangementKind::live_in) {
    return verdict.take();
  }
  const std::int32_t needed = rooms_needed(pair.asker);
  const bool for_two = needed < pair.party_size();
  const RoomCount rooms = count_rooms(pair, for_two);
  if (pair.home.rooms.empty() || (rooms.sure < needed && rooms.possible >= needed)) {
    verdict.check([] {
      return Words{"Ask whether there is a free room of their own that can be locked.", ""};
    });
  } else if (rooms.possible < needed) {
    verdict.fail([&] { return no_room(pair); });
  }
  return verdict.take();
}

}  // namespace kith::matcher

// SPDX-License-Identifier: Apache-2.0
#include "matcher/gap_answers.h"

#include <algorithm>

namespace kith::matcher {
namespace {

using graph::Date;
using graph::OpenState;

bool has_place(const graph::Group& group) {
  return std::any_of(group.places.begin(), group.places.end(),
                     [](const graph::GroupPlace& place) { return spot_of(place).is_known(); });
}

bool is_to_be_seen(const graph::Group& group) {
  const bool active = !group.status || *group.status == graph::GroupStatus::active;
  return active && group.agreed_to_be_listed == true && has_place(group);
}

bool is_for(const graph::Group& group, const Seeker& seeker) {
  if (group.age_min && seeker.ages.high < group.age_min->value) return false;
  if (group.age_max && seeker.ages.low > group.age_max->value) return false;
  return seeker.person != nullptr || group.only_for_people_with_support != true;
}

bool lacks_access(const graph::GroupPlace& place, const Seeker& seeker) {
  return std::any_of(seeker.needs.begin(), seeker.needs.end(), [&](graph::GroupAccess need) {
    return std::find(place.access_missing.begin(), place.access_missing.end(), need) !=
           place.access_missing.end();
  });
}

bool falls_on(const graph::FreeTime& time, Date day) {
  const auto weekday = static_cast<graph::Weekday>(graph::weekday_of(day));
  return time.days.empty() ||
         std::find(time.days.begin(), time.days.end(), weekday) != time.days.end();
}

OpenState state_on(const GroupSeen& seen, const graph::GroupPlace& place,
                   const graph::FreeTime& time, Date day) {
  const graph::LocalTime from{day, time.from.value_or(graph::TimeOfDay{0})};
  const graph::LocalTime until =
      time.until ? graph::LocalTime{day, *time.until} : graph::LocalTime{day.plus(1), {0}};
  if (until <= from) return OpenState::closed;  // no hours at all
  return seen.times.within(from, until, &place);
}

// Of a person only what they give answers; a group may also look for company in it.
bool meets(const Seeker& seeker, const Liked& want, const Side& other, bool only_given) {
  Side wanting;
  wanting.wants = {want};
  wanting.avoids = seeker.side.avoids;
  const std::vector<Meeting> meetings = meetings_between(wanting, other);
  return std::any_of(meetings.begin(), meetings.end(), [&](const Meeting& meeting) {
    return meeting.value >= meeting_min && (!only_given || meeting.giving == Giving::received);
  });
}

// What somebody gives by themselves. An offer to lead or host wants a group, which is not there
// yet.
Side given_alone(const Seeker& giver) {
  Side alone;
  alone.avoids = giver.side.avoids;
  for (const Given& gift : giver.side.gives) {
    const bool starts = gift.kind == graph::GiftKind::lead || gift.kind == graph::GiftKind::host;
    if (!starts) alone.gives.push_back(gift);
  }
  return alone;
}

}  // namespace

GroupSeen::GroupSeen(const ListedGroup& of)
    : group(of.group), directory(of.directory), side(side_of(*of.group)), times(*of.group) {}

std::vector<GroupSeen> groups_seen(std::span<const ListedGroup> groups, Date on) {
  std::vector<GroupSeen> seen;
  graph::PatternDays days(on.plus(-1), on.plus(gap_days + 2));
  for (const ListedGroup& listed : groups) {
    if (listed.group == nullptr || !is_to_be_seen(*listed.group)) continue;
    seen.emplace_back(listed).times.look_up(days);
  }
  std::sort(seen.begin(), seen.end(), [](const GroupSeen& a, const GroupSeen& b) {
    return std::tie(a.group->identity.number, a.directory) <
           std::tie(b.group->identity.number, b.directory);
  });
  return seen;
}

OpenState state_in(const GroupSeen& seen, const graph::GroupPlace& place,
                   const std::vector<graph::FreeTime>& free, Date on) {
  if (free.empty()) return OpenState::not_known;
  OpenState best = OpenState::closed;
  for (std::int32_t i = 0; i < gap_days && best != OpenState::open; ++i) {
    for (const graph::FreeTime& time : free) {
      if (!falls_on(time, on.plus(i))) continue;
      best = std::max(best, state_on(seen, place, time, on.plus(i)));
    }
  }
  return best;
}

WantAnswers::WantAnswers(const GapQuestion& question, const std::vector<GroupSeen>& groups,
                         const std::vector<Seeker>& seekers)
    : question_(question), groups_(groups), seekers_(seekers) {}

const WantAnswers::Possible& WantAnswers::possible_for(const Seeker& seeker, const Liked& want) {
  const auto [place, is_new] =
      known_.try_emplace(Key{want.activity, want.kind, want.keenness, seeker.side.avoids});
  Possible& possible = place->second;
  if (!is_new) return possible;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const bool full = groups_[i].group->room == graph::GroupRoom::full;
    if (!full && meets(seeker, want, groups_[i].side, false)) possible.groups.push_back(i);
  }
  for (std::size_t i = 0; i < seekers_.size(); ++i) {
    const Side alone = given_alone(seekers_[i]);
    if (!alone.gives.empty() && meets(seeker, want, alone, true)) possible.seekers.push_back(i);
  }
  return possible;
}

bool WantAnswers::answers_by_group(const GroupSeen& seen, const Seeker& seeker) const {
  if (!is_for(*seen.group, seeker)) return false;
  return std::any_of(
      seen.group->places.begin(), seen.group->places.end(), [&](const graph::GroupPlace& place) {
        const Spot spot = spot_of(place);
        return is_near(seeker.spot, spot, question_.near_metres) && !lacks_access(place, seeker) &&
               !must_stay_away(seeker, spot, question_.on) &&
               state_in(seen, place, *seeker.free, question_.on) != OpenState::closed;
      });
}

bool WantAnswers::answers_by_person(const Seeker& giver, const Seeker& seeker) const {
  return giver.number != seeker.number && !are_kept_apart(giver, seeker) &&
         is_near(seeker.spot, giver.spot, question_.near_metres);
}

bool WantAnswers::is_answered(const Seeker& seeker, const Liked& want) {
  const Possible& possible = possible_for(seeker, want);
  return std::any_of(possible.seekers.begin(), possible.seekers.end(),
                     [&](std::size_t i) { return answers_by_person(seekers_[i], seeker); }) ||
         std::any_of(possible.groups.begin(), possible.groups.end(),
                     [&](std::size_t i) { return answers_by_group(groups_[i], seeker); });
}

}  // namespace kith::matcher

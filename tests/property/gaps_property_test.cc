// SPDX-License-Identifier: Apache-2.0
// Gaps against a slow oracle that looks at everybody, every minute and every place by itself; and
// two worlds that differ in a mark.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/activity_tree.h"
#include "graph/limits.h"
#include "graph/travel.h"
#include "matcher/connections.h"
#include "matcher/gaps.h"
#include "matcher/gaps_words.h"
#include "matcher/giving.h"
#include "matcher/rules_frame.h"
#include "matcher/same_activity.h"
#include "matcher/things.h"
#include "tests/support/property.h"
#include "tests/support/random_town.h"

namespace kith::matcher {
namespace {

using graph::GroupAccess;
using tests::RandomTown;

constexpr int day_minutes = 24 * 60;

// Somebody as the oracle sees them.
struct One {
  graph::Number number;
  const graph::Person* person = nullptr;
  const graph::Neighbour* neighbour = nullptr;
  Side side;
  std::optional<graph::Place> place;
  graph::List<graph::FreeTime> free;

  bool is_free(int weekday, int minute) const {
    return std::any_of(free.begin(), free.end(), [&](const graph::FreeTime& time) {
      const int from = time.from ? time.from->minutes : 0;
      const int until = time.until ? time.until->minutes : day_minutes;
      const auto named = static_cast<graph::Weekday>(weekday);
      const bool on = time.days.empty() ||
                      std::find(time.days.begin(), time.days.end(), named) != time.days.end();
      return on && from <= minute && minute < until;
    });
  }
  std::set<GroupAccess> needs() const {
    std::set<GroupAccess> needs;
    if (person == nullptr) return needs;
    for (const graph::AccessNeed& need : person->access) {
      if (need.needed != graph::HowNeeded::essential) continue;
      if (need.feature == graph::AccessFeature::step_free) needs.insert(GroupAccess::step_free);
      if (need.feature == graph::AccessFeature::hoist) needs.insert(GroupAccess::changing_place);
      if (need.feature == graph::AccessFeature::sensory_quiet) needs.insert(GroupAccess::quiet);
    }
    return needs;
  }
  bool marks(const graph::Number& other) const {
    if (person == nullptr) return false;
    return std::any_of(
        person->no_contact.begin(), person->no_contact.end(), [&](const graph::NoContact& mark) {
          return mark.with.number == other && (!mark.until || *mark.until >= tests::today);
        });
  }
};

bool apart(const One& a, const One& b) { return a.marks(b.number) || b.marks(a.number); }

bool near(const std::optional<graph::Place>& a, const std::optional<graph::Place>& b,
          std::int64_t metres) {
  if (!a || !b) return false;
  if (a->point && b->point) return graph::metres_between(*a->point, *b->point) <= metres;
  return !a->name.empty() && lower_case(a->name) == lower_case(b->name);
}

std::optional<graph::Place> place_of(const graph::GroupPlace& place) {
  if (place.online == true) return std::nullopt;
  return graph::Place{place.town, place.point};
}

bool is_banned_from(const One& one, const graph::Place& place) {
  if (one.person == nullptr) return false;
  for (const graph::AvoidArea& area : one.person->avoid_areas) {
    if (area.until && *area.until < tests::today) continue;
    if (!area.place.name.empty() && lower_case(area.place.name) == lower_case(place.name)) {
      return true;
    }
    if (place.point && graph::within(*place.point, *area.place.point, area.radius_m->value)) {
      return true;
    }
  }
  return false;
}

std::vector<One> all_in(const RandomTown& town) {
  std::vector<One> all;
  for (const graph::Person& person : town.persons) {
    const bool yes = agreed_to(person.agreement, graph::AgreementFor::connect, tests::today,
                               false) == Agreed::yes;
    if (!yes || !person.no_contact_asked) continue;
    all.push_back(
        {person.identity.number, &person, nullptr, side_of(person), person.area_now, person.free});
  }
  for (const graph::Neighbour& each : town.neighbours) {
    if (each.over_18 != true || !each.agreed_to_be_found_until ||
        *each.agreed_to_be_found_until < tests::today) {
      continue;
    }
    all.push_back({each.identity.number, nullptr, &each, side_of(each), each.area, each.free});
  }
  std::sort(all.begin(), all.end(), [](const One& a, const One& b) { return a.number < b.number; });
  return all;
}

// Random towns keep to quarters of hours.
bool is_open_for(const graph::Group& group, const graph::GroupPlace& place, const One& one) {
  if (one.free.empty()) return true;
  const graph::OpeningTimes times(group);
  for (int i = 0; i < gap_days; ++i) {
    const graph::Date day = tests::today.plus(i);
    for (int minute = 0; minute < day_minutes; minute += 15) {
      if (!one.is_free(graph::weekday_of(day), minute)) continue;
      const graph::LocalTime time{day, {static_cast<std::int16_t>(minute)}};
      if (times.at(time, &place) != graph::OpenState::closed) return true;
    }
  }
  return false;
}

bool is_seen(const graph::Group& group) {
  const bool active = !group.status || *group.status == graph::GroupStatus::active;
  return active && group.agreed_to_be_listed == true &&
         std::any_of(group.places.begin(), group.places.end(), [](const graph::GroupPlace& place) {
           return place.online != true && (place.point || !place.town.empty());
         });
}

bool lists(const std::vector<GroupAccess>& list, GroupAccess access) {
  return std::find(list.begin(), list.end(), access) != list.end();
}

bool group_answers(const graph::Group& group, const One& one, const Side& wanting,
                   std::int64_t metres) {
  if (!is_seen(group) || group.room == graph::GroupRoom::full) return false;
  if (one.neighbour != nullptr && group.only_for_people_with_support == true) return false;
  AgeRange ages{one.person == nullptr ? 18 : 0, 150};
  if (one.person != nullptr) ages = age_range(*one.person, tests::today).value_or(ages);
  if (group.age_min && group.age_min->value > ages.high) return false;
  if (group.age_max && group.age_max->value < ages.low) return false;
  if (meetings_between(wanting, side_of(group)).empty()) return false;
  for (const graph::GroupPlace& place : group.places) {
    const auto where = place_of(place);
    if (!near(one.place, where, metres) || is_banned_from(one, *where)) continue;
    bool lacking = false;
    for (const GroupAccess need : one.needs()) lacking |= lists(place.access_missing, need);
    if (!lacking && is_open_for(group, place, one)) return true;
  }
  return false;
}

bool is_answered(const RandomTown& town, const std::vector<One>& all, const One& one,
                 const Liked& want, std::int64_t metres) {
  Side wanting;
  wanting.wants = {want};
  wanting.avoids = one.side.avoids;
  for (const One& other : all) {
    if (other.number == one.number || apart(one, other)) continue;
    if (!near(one.place, other.place, metres)) continue;
    Side giving = other.side;
    giving.wants.clear();
    std::erase_if(giving.gives, [](const Given& gift) {
      return gift.kind == graph::GiftKind::lead || gift.kind == graph::GiftKind::host;
    });
    if (!meetings_between(wanting, giving).empty()) return true;
  }
  return std::any_of(town.groups.begin(), town.groups.end(), [&](const graph::Group& group) {
    return group_answers(group, one, wanting, metres);
  });
}

struct Expected {
  std::string activity;
  std::vector<graph::Number> who;
  std::vector<graph::Number> leaders;
  const One* middle = nullptr;
};

// Who of `left` to put together, by the definition.
Expected next_cluster(const std::vector<const One*>& left, std::int64_t radius) {
  std::vector<const One*> most;
  Expected expected;
  for (const One* middle : left) {
    std::vector<const One*> around;
    for (const One* other : left) {
      if (other == middle || near(middle->place, other->place, radius)) around.push_back(other);
    }
    if (around.size() <= most.size()) continue;
    most = around;
    expected.middle = middle;
  }
  std::vector<const One*> members;
  for (const One* each : most) {
    const bool kept = std::none_of(members.begin(), members.end(),
                                   [&](const One* other) { return apart(*each, *other); });
    if (kept) members.push_back(each);
  }
  for (const One* each : members) expected.who.push_back(each->number);
  return expected;
}

bool leads(const One& one, const std::string& activity) {
  if (one.side.rather_not_give) return false;
  return std::any_of(one.side.gives.begin(), one.side.gives.end(), [&](const Given& gift) {
    return (gift.kind == graph::GiftKind::teach || gift.kind == graph::GiftKind::lead ||
            gift.kind == graph::GiftKind::host) &&
           lies_within(Doing(gift.activity), Doing(activity));
  });
}

bool is_either(const One& one, const std::vector<graph::Number>& numbers) {
  return std::find(numbers.begin(), numbers.end(), one.number) != numbers.end();
}

void add_leaders(const std::vector<One>& all, std::int64_t radius, Expected& expected) {
  for (const One& one : all) {
    const bool here =
        one.number == expected.middle->number || near(expected.middle->place, one.place, radius);
    if (!here || !leads(one, expected.activity)) continue;
    const bool kept = std::none_of(all.begin(), all.end(), [&](const One& other) {
      return is_either(other, expected.who) && apart(one, other);
    });
    if (kept) expected.leaders.push_back(one.number);
  }
}

std::vector<Expected> expected_clusters(const RandomTown& town, const std::vector<One>& all,
                                        const GapQuestion& question) {
  std::map<std::string, std::set<const One*>> in_vain;
  for (const One& one : all) {
    if (!one.place || (!one.place->point && one.place->name.empty())) continue;
    for (const Liked& want : one.side.wants) {
      if (is_answered(town, all, one, want, question.near_metres)) continue;
      in_vain[want.activity].insert(&one);
    }
  }
  std::vector<Expected> found;
  std::set<std::string> done;
  for (const auto& [activity, unused] : in_vain) {
    static_cast<void>(unused);
    if (!done.insert(lower_case(activity)).second) continue;
    std::vector<const One*> left;
    for (const One& one : all) {  // by number
      for (const auto& [wanted, who] : in_vain) {
        const bool below = lies_within(Doing(wanted), Doing(activity));
        if (below && who.count(&one) > 0 && (left.empty() || left.back() != &one)) {
          left.push_back(&one);
        }
      }
    }
    while (!left.empty()) {
      Expected expected = next_cluster(left, question.radius_metres);
      expected.activity = activity;
      add_leaders(all, question.radius_metres, expected);
      std::erase_if(left, [&](const One* one) { return is_either(*one, expected.who); });
      found.push_back(std::move(expected));
    }
  }
  std::sort(found.begin(), found.end(), [](const Expected& a, const Expected& b) {
    return std::tuple(b.who.size(), a.activity, a.who) <
           std::tuple(a.who.size(), b.activity, b.who);
  });
  return found;
}

std::vector<graph::Number> numbers_of(const std::vector<Someone>& people) {
  std::vector<graph::Number> numbers;
  for (const Someone& someone : people) numbers.push_back(someone.number);
  return numbers;
}

GapQuestion question_of(bool own_page, std::uint64_t seed = 0) {
  GapQuestion question;
  question.on = tests::today;
  question.own_page = own_page;
  question.near_metres = seed % 3 == 0 ? 800 : 3'000;
  question.radius_metres = seed % 2 == 0 ? 1'200 : 2'500;
  question.top = graph::limits::top_max;
  return question;
}

Gaps gaps_of(const RandomTown& town, const GapQuestion& question) {
  return find_gaps(town.view(), town.listed(), question).value();
}

const One& find(const std::vector<One>& all, const graph::Number& number) {
  return *std::find_if(all.begin(), all.end(),
                       [&](const One& one) { return one.number == number; });
}

// How many of the cluster are free at the least popular of the hours it names, and how many said.
void check_hours(const std::vector<One>& all, const GapCluster& cluster) {
  std::vector<const One*> said;
  for (const graph::Number& number : numbers_of(cluster.who)) {
    if (const One& one = find(all, number); !one.free.empty()) said.push_back(&one);
  }
  RC_ASSERT(cluster.hours.said == said.size());
  std::vector<std::size_t> counts;
  for (int minute = 0; minute < 7 * day_minutes; ++minute) {
    counts.push_back(
        static_cast<std::size_t>(std::count_if(said.begin(), said.end(), [&](const One* one) {
          return one->is_free(minute / day_minutes, minute % day_minutes);
        })));
  }
  // The most who share half an hour, by looking at every half hour of every day.
  std::size_t most = 0;
  for (std::size_t begin = 0; begin + 30 <= counts.size(); ++begin) {
    if (begin / day_minutes != (begin + 29) / day_minutes) continue;
    most = std::max(most, *std::min_element(&counts[begin], &counts[begin] + 30));
  }
  const std::size_t expected = most * 2 > said.size() ? most : 0;
  RC_ASSERT(cluster.hours.people == expected);
  RC_ASSERT(cluster.hours.times.empty() == (expected == 0));
  RC_ASSERT(cluster.hours.all == (expected > 0 && expected == said.size()));
  One common;
  common.free = cluster.hours.times;
  for (std::size_t minute = 0; minute < counts.size() && expected > 0; ++minute) {
    const int at = static_cast<int>(minute);
    if (!common.is_free(at / day_minutes, at % day_minutes)) continue;
    RC_ASSERT(counts[minute] >= expected);
  }
}

// Whether some place could have it at once, looking at all of them.
bool any_ready(const RandomTown& town, const std::vector<One>& all, const GapCluster& cluster,
               const One& middle, bool must_be_ready) {
  One common;
  common.free = cluster.hours.times;
  for (const graph::Group& group : town.groups) {
    using Kind = graph::GroupKind;
    bool fits = group.group_kind == Kind::mainstream_place ||
                group.group_kind == Kind::association || group.group_kind == Kind::faith;
    for (const graph::GroupActivity& each : group.activities) {
      fits |= graph::similarity(each.activity, cluster.activity) >= meeting_min;
    }
    if (!fits || !is_seen(group)) continue;
    for (const graph::GroupPlace& place : group.places) {
      const auto where = place_of(place);
      if (!near(middle.place, where, 3'000)) continue;
      bool good = true;
      for (const graph::Number& number : numbers_of(cluster.who)) {
        good &= !is_banned_from(find(all, number), *where);
      }
      for (const GroupAccess need : cluster.access) {
        good &= !must_be_ready || !lists(place.access_missing, need);
      }
      if (good && (!must_be_ready || is_open_for(group, place, common))) return true;
    }
  }
  return false;
}

void check_host(const RandomTown& town, const std::vector<One>& all, const GapCluster& cluster,
                const One& middle) {
  RC_ASSERT(cluster.host.has_value() == any_ready(town, all, cluster, middle, false));
  RC_ASSERT(cluster.missing.place == !cluster.host.has_value());
  if (!cluster.host) return;
  const bool ready =
      cluster.host->lacks.empty() && cluster.host->at_these_hours != graph::OpenState::closed;
  RC_ASSERT(ready == any_ready(town, all, cluster, middle, true));
  RC_ASSERT(cluster.missing.access == !cluster.host->lacks.empty());
}

}  // namespace

TEST_CASE("gaps are what looking at everybody and every place by itself finds") {
  std::map<std::string, std::size_t> reached;
  tests::property("oracle", [&reached](std::uint64_t seed) {
    const RandomTown town = tests::random_town(seed);
    GapQuestion question = question_of(true, seed);
    question.near_metres = 3'000;
    const std::vector<One> all = all_in(town);
    const std::vector<Expected> expected = expected_clusters(town, all, question);
    const Gaps gaps = gaps_of(town, question);
    RC_ASSERT(gaps.clusters.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const GapCluster& cluster = gaps.clusters[i];
      RC_ASSERT(cluster.activity == expected[i].activity);
      RC_ASSERT(numbers_of(cluster.who) == expected[i].who);
      RC_ASSERT(cluster.people == expected[i].who.size());
      RC_ASSERT(numbers_of(cluster.leaders) == expected[i].leaders);
      RC_ASSERT(cluster.could_lead == expected[i].leaders.size());
      RC_ASSERT(cluster.missing.leader == expected[i].leaders.empty());
      check_hours(all, cluster);
      check_host(town, all, cluster, *expected[i].middle);
      ++reached[cluster.people >= cluster_people_min ? "large" : "small"];
      ++reached[cluster.could_lead > 0 ? "leader" : "nobody to lead"];
      if (!cluster.host) ++reached["no place"];
      if (cluster.missing.access) ++reached["no access"];
      if (cluster.missing.hours) ++reached["closed"];
      if (cluster.hours.all) ++reached["all share hours"];
      if (cluster.hours.people > 0 && !cluster.hours.all) ++reached["most share hours"];
      if (cluster.host && cluster.missing == MissingParts{}) ++reached["nothing missing"];
    }
    if (gaps.clusters.size() > 1) ++reached["several"];
    if (!gaps.without_area.empty()) ++reached["without area"];
  });
  for (const char* name :
       {"large", "small", "leader", "nobody to lead", "no place", "no access", "closed",
        "all share hours", "most share hours", "nothing missing", "several", "without area"}) {
    CAPTURE(std::string(name));
    CHECK(reached[name] >= 3);
  }
}

bool is_left(const Expected& cluster, const GapQuestion& asked) {
  const Doing doing(cluster.activity);
  const bool is_like = asked.wishes.empty() ||
                       std::any_of(asked.wishes.begin(), asked.wishes.end(),
                                   [&](const auto& wish) { return alike(doing, Doing(wish)) > 0; });
  if (!is_like || cluster.who.size() < asked.people_min.value_or(1)) return false;
  if (!asked.around) return true;
  const auto& point = cluster.middle->place->point;
  return point && graph::metres_between(coarse_point(*point), *asked.around) <= asked.within_metres;
}

GapQuestion filtered_question(std::uint64_t seed, const std::vector<One>& all) {
  GapQuestion asked = question_of(true, seed);
  const One& somebody = all[seed / 3 % all.size()];
  if (seed % 3 != 0) {
    for (const Liked& want : somebody.side.wants) {
      if (graph::is_activity(want.activity)) asked.wishes = {want.activity};
    }
  }
  if (seed % 4 == 1) asked.people_min = 2 + seed / 4 % 3;
  if (seed % 5 < 2 && somebody.place && somebody.place->point) {
    asked.around = somebody.place->point;
    asked.within_metres = 300 + static_cast<std::int64_t>(seed / 5 % 3'000);
  }
  return asked;
}

bool wishes_for(const One& one, const GapQuestion& asked) {
  return std::any_of(one.side.wants.begin(), one.side.wants.end(), [&](const Liked& want) {
    return alike(Doing(want.activity), Doing(asked.wishes.front())) > 0;
  });
}

// How many want it, and near how many of them everything of it is answered.
void check_wanted(const RandomTown& town, const std::vector<One>& all, GapQuestion asked,
                  std::map<std::string, std::size_t>& reached) {
  if (asked.wishes.empty()) return;
  std::size_t people = 0;
  std::size_t answered = 0;
  for (const One& one : all) {
    if (!wishes_for(one, asked)) continue;
    ++people;
    answered += one.place &&
                std::all_of(one.side.wants.begin(), one.side.wants.end(), [&](const Liked& want) {
                  return alike(Doing(want.activity), Doing(asked.wishes.front())) == 0 ||
                         is_answered(town, all, one, want, asked.near_metres);
                });
  }
  const Wanted own = gaps_of(town, asked).wanted;
  RC_ASSERT(own.people == people);
  RC_ASSERT(own.answered == answered);
  RC_ASSERT(own.who.size() == people);
  asked.own_page = false;
  asked.people_min.reset();
  const Wanted shared = gaps_of(town, asked).wanted;
  const auto few = [](std::size_t count) { return count > 0 && count < cluster_people_min; };
  RC_ASSERT(shared.who.empty());
  RC_ASSERT(shared.people.has_value() == !few(people));
  const bool tells = !few(people) && !few(answered) && !few(people - answered);
  RC_ASSERT(shared.answered.has_value() == tells);
  if (few(people)) ++reached["few untold"];
  if (tells && answered > 0) ++reached["answered told"];
}

TEST_CASE("a wish, a place, a size and a top leave others out, and change none") {
  std::map<std::string, std::size_t> reached;
  tests::property("filters", [&reached](std::uint64_t seed) {
    const RandomTown town = tests::random_town(seed, {24, 2, 3, 3, seed % 2 == 0});
    const std::vector<One> all = all_in(town);
    if (all.empty()) return;
    GapQuestion asked = filtered_question(seed, all);
    const Gaps everything = gaps_of(town, question_of(true, seed));
    const std::vector<Expected> expected = expected_clusters(town, all, asked);
    RC_ASSERT(expected.size() == everything.clusters.size());
    std::vector<GapCluster> left;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (is_left(expected[i], asked)) left.push_back(everything.clusters[i]);
    }
    const Gaps filtered = gaps_of(town, asked);
    RC_ASSERT(filtered.clusters == left);
    if (left.size() < everything.clusters.size()) ++reached["fewer"];
    if (!left.empty() && asked.around) ++reached["about there"];
    if (!left.empty() && asked.people_min) ++reached["of a size"];
    if (!left.empty() && !asked.wishes.empty()) ++reached["of a wish"];
    check_wanted(town, all, asked, reached);
    asked.top = 1;
    const Gaps first = gaps_of(town, asked);
    RC_ASSERT(first.clusters.size() == std::min<std::size_t>(1, left.size()));
    RC_ASSERT(first.clusters.size() + first.more == left.size());
    RC_ASSERT(first.fewer == filtered.fewer);
  });
  for (const char* name :
       {"fewer", "about there", "of a size", "of a wish", "few untold", "answered told"}) {
    CAPTURE(std::string(name));
    CHECK(reached[name] >= 3);
  }
}

TEST_CASE("nobody kept apart stands in one cluster, nor leads one, and nobody twice an activity") {
  std::size_t parted = 0;
  tests::property("kept apart", [&parted](std::uint64_t seed) {
    const RandomTown town = tests::random_town(seed, {14, 2, 2, 30});
    const std::vector<One> all = all_in(town);
    std::set<std::pair<std::string, graph::Number>> seen;
    for (const GapCluster& cluster : gaps_of(town, question_of(true, seed)).clusters) {
      const std::vector<graph::Number> who = numbers_of(cluster.who);
      for (const graph::Number& one : who) {
        RC_ASSERT(seen.emplace(cluster.activity, one).second);
        for (const graph::Number& other : who) {
          RC_ASSERT(!apart(find(all, one), find(all, other)));
        }
        for (const graph::Number& other : numbers_of(cluster.leaders)) {
          RC_ASSERT(!apart(find(all, one), find(all, other)));
        }
      }
      if (who.size() > 1) ++parted;
    }
  });
  CHECK(parted > 0);
}

TEST_CASE("a shared report: no small cluster, nobody's number or name, hours of five or nobody's") {
  std::size_t shown = 0;
  std::size_t with_hours = 0;
  tests::property("shared", [&](std::uint64_t seed) {
    const RandomTown town = tests::random_town(seed, {24, 2, 3, 3, seed % 2 == 0});
    const Gaps own = gaps_of(town, question_of(true, seed));
    const Gaps shared = gaps_of(town, question_of(false, seed));
    RC_ASSERT(shared.without_area.empty());
    RC_ASSERT(shared.open_wants == 0U);
    std::vector<std::pair<std::string, std::size_t>> large;
    for (const GapCluster& cluster : own.clusters) {
      if (cluster.people < cluster_people_min) continue;
      large.emplace_back(cluster.activity, cluster.people);
    }
    std::vector<std::pair<std::string, std::size_t>> seen;
    for (const GapCluster& cluster : shared.clusters) {
      seen.emplace_back(cluster.activity, cluster.people);
      RC_ASSERT(cluster.who.empty());
      RC_ASSERT(cluster.leaders.empty());
      RC_ASSERT(cluster.hours.people == 0 || cluster.hours.people >= cluster_people_min);
      RC_ASSERT(cluster.hours.times.empty() == (cluster.hours.people == 0));
      ++shown;
      if (cluster.hours.people > 0) ++with_hours;
    }
    RC_ASSERT(seen == large);
    const std::string words = gaps_in_words(town.view(), shared);
    for (const graph::Person& person : town.persons) {
      RC_ASSERT(words.find(person.called) == std::string::npos);
      RC_ASSERT(words.find(to_text(person.identity.number)) == std::string::npos);
    }
  });
  CHECK(shown > 20);
  CHECK(with_hours > 5);
}

TEST_CASE("two worlds: a mark between people of no common cluster shows nowhere") {
  std::size_t apart_and_equal = 0;
  std::size_t together_and_different = 0;
  tests::property("mark", [&](std::uint64_t seed) {
    RandomTown town = tests::random_town(seed, {22, 2, 2, 4, seed % 2 == 0});
    const Gaps open = gaps_of(town, question_of(true, seed));
    const Gaps shared = gaps_of(town, question_of(false, seed));
    tests::Dice dice(seed ^ 77U);
    graph::Person& by = town.persons[static_cast<std::size_t>(dice.below(22))];
    const graph::Number with = dice.pick(town.persons).identity.number;
    if (with == by.identity.number) return;
    bool common = false;
    for (const GapCluster& cluster : open.clusters) {
      std::vector<graph::Number> parties = numbers_of(cluster.who);
      for (const graph::Number& each : numbers_of(cluster.leaders)) parties.push_back(each);
      const auto has = [&](const graph::Number& number) {
        return std::find(parties.begin(), parties.end(), number) != parties.end();
      };
      common |= has(by.identity.number) && has(with);
    }
    // Nor do they answer a want of each other.
    const std::vector<One> all = all_in(town);
    const auto gives_to = [&](const graph::Number& giver, const graph::Number& other) {
      const auto is = [](const graph::Number& number) {
        return [number](const One& one) { return one.number == number; };
      };
      const auto a = std::find_if(all.begin(), all.end(), is(giver));
      const auto b = std::find_if(all.begin(), all.end(), is(other));
      if (a == all.end() || b == all.end()) return false;
      const auto meetings = meetings_between(b->side, a->side);
      return std::any_of(meetings.begin(), meetings.end(),
                         [](const Meeting& meeting) { return meeting.giving == Giving::received; });
    };
    const bool answering = gives_to(by.identity.number, with) || gives_to(with, by.identity.number);
    tests::add_mark(by, with);
    const Gaps hidden = gaps_of(town, question_of(false, seed));
    const bool same = hidden.clusters == shared.clusters && hidden.groups == shared.groups &&
                      gaps_in_words(town.view(), hidden) == gaps_in_words(town.view(), shared);
    if (!common && !answering) {
      RC_ASSERT(same);
      if (!shared.clusters.empty()) ++apart_and_equal;
    } else if (!same) {
      ++together_and_different;  // the control: the mark does something
    }
  });
  CHECK(apart_and_equal > 5);
  CHECK(together_and_different > 0);
}

TEST_CASE("the order in which people and groups came in changes nothing") {
  tests::property("order of input", [](std::uint64_t seed) {
    RandomTown town = tests::random_town(seed);
    const Gaps before = gaps_of(town, question_of(true, seed));
    std::reverse(town.persons.begin(), town.persons.end());
    std::reverse(town.neighbours.begin(), town.neighbours.end());
    std::reverse(town.groups.begin(), town.groups.end());
    const Gaps after = gaps_of(town, question_of(true, seed));
    RC_ASSERT(after.clusters == before.clusters);
    RC_ASSERT(after.without_area == before.without_area);
  });
}

}  // namespace kith::matcher

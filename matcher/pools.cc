// SPDX-License-Identifier: Apache-2.0
#include "matcher/pools.h"

#include <algorithm>
#include <map>
#include <set>

#include "matcher/findable.h"
#include "matcher/pool_split.h"
#include "matcher/same_activity.h"
#include "matcher/seekers.h"
#include "matcher/surroundings.h"

namespace kith::matcher {
namespace {

using graph::Person;
using graph::PoolWish;

// Somebody who may be put into a pool.
struct Pooling {
  const Person* person = nullptr;
  Spot spot;
  std::optional<WeekHours> hours;
  std::vector<graph::Number> marks;
};

Pooling pooling_of(const Person& person, graph::Date on) {
  return {&person, spot_of(person.area_now), hours_of(person.free), marks_of(person, on)};
}

bool may_pool(const Person& person, graph::Date on) {
  return !person.pool.empty() && may_be_found(person, on) &&
         may_be_linked(person, graph::AgreementFor::pool, on);
}

bool names(const Pooling& marker, const Pooling& marked) {
  return std::binary_search(marker.marks.begin(), marker.marks.end(),
                            marked.person->identity.number);
}

// What somebody said of an activity: the narrowest wish that it lies in, the first of equal ones.
const PoolWish* wish_for(const Person& person, const Doing& activity) {
  const PoolWish* best = nullptr;
  for (const PoolWish& wish : person.pool) {
    const Doing wished(wish.activity);
    if (!lies_within(activity, wished)) continue;
    const bool narrower = best != nullptr && lies_within(wished, Doing(best->activity)) &&
                          !lies_within(Doing(best->activity), wished);
    if (best == nullptr || narrower) best = &wish;
  }
  return best;
}

// A pool while it is put together.
class Gathering {
 public:
  explicit Gathering(std::int64_t metres) : metres_(metres) {}

  bool could_join(const Pooling& other) const {
    if (members_.size() == pool_people_max) return false;
    for (const Pooling* member : members_) {
      if (!is_near(member->spot, other.spot, metres_)) return false;
      if (names(*member, other) || names(other, *member)) return false;
    }
    if (!hours_ || !other.hours) return true;
    WeekHours shared = *hours_;
    shared.keep_only(*other.hours);
    return shared.is_long_enough();
  }

  void add(const Pooling& other) {
    members_.push_back(&other);
    if (!other.hours) return;
    ++said_;
    if (!hours_) {
      hours_ = other.hours;
    } else {
      hours_->keep_only(*other.hours);
    }
  }

  const std::vector<const Pooling*>& members() const { return members_; }
  const std::optional<WeekHours>& hours() const { return hours_; }
  std::size_t said() const { return said_; }

 private:
  std::int64_t metres_;
  std::vector<const Pooling*> members_;
  std::optional<WeekHours> hours_;  // in common, of those who said
  std::size_t said_ = 0;
};

ShareRange range_of(const Person& person, const Doing& activity) {
  ShareRange range;
  range.person.number = person.identity.number;
  const PoolWish* const wish = wish_for(person, activity);
  if (wish == nullptr) return range;
  if (wish->share_min) range.least = wish->share_min->value;
  if (wish->share_max) range.most = wish->share_max->value;
  return range;
}

void add_shares(const Doing& activity, const Gathering& gathering, bool own_page, Pool& pool) {
  PoolShares shares;
  for (const Pooling* member : gathering.members()) {
    const ShareRange range = range_of(*member->person, activity);
    if (!range.is_known()) continue;
    ++shares.people;
    shares.least_pence += range.at_least();
    shares.most_pence += range.at_most();
  }
  pool.share_to_ask = pool.people - shares.people;
  if (shares.people >= (own_page ? pool_people_min : cluster_people_min)) pool.shares = shares;
}

void add_hours(const Gathering& gathering, bool own_page, Pool& pool) {
  if (own_page) pool.time_to_ask = pool.people - gathering.said();
  if (!gathering.hours() || (!own_page && gathering.said() < cluster_people_min)) return;
  pool.hours.times = gathering.hours()->times();
  pool.hours.all = true;
  pool.hours.people = gathering.said();
  pool.hours.said = gathering.said();
}

Pool pool_of(const std::string& activity, const Gathering& gathering, bool own_page) {
  Pool pool;
  pool.activity = activity;
  pool.people = gathering.members().size();
  std::vector<std::string_view> areas;
  for (const Pooling* member : gathering.members()) {
    areas.push_back(member->spot.name);
    if (own_page) pool.who.push_back({member->person->identity.number});
  }
  std::sort(pool.who.begin(), pool.who.end());
  pool.area = commonest_name(areas);
  add_hours(gathering, own_page, pool);
  add_shares(Doing(activity), gathering, own_page, pool);
  return pool;
}

struct FoundPool {
  Pool pool;
  graph::Number first;
};

graph::Number lowest_of(const Gathering& gathering) {
  graph::Number lowest = gathering.members().front()->person->identity.number;
  for (const Pooling* member : gathering.members()) {
    lowest = std::min(lowest, member->person->identity.number);
  }
  return lowest;
}

// Who wishes for an activity or something wider; `exact` for it itself. Ascending positions.
struct Wishing {
  std::vector<std::size_t> exact;
  std::vector<std::size_t> all;
};

// Around somebody who wishes for the activity itself, so that a pool is about what one of them
// named.
std::vector<std::size_t> gathered(const std::vector<Pooling>& people, std::size_t middle,
                                  const std::vector<std::size_t>& others, Gathering& gathering) {
  gathering.add(people[middle]);
  std::vector<std::size_t> taken{middle};
  for (const std::size_t other : others) {
    if (other == middle || !gathering.could_join(people[other])) continue;
    gathering.add(people[other]);
    taken.push_back(other);
  }
  std::sort(taken.begin(), taken.end());
  return taken;
}

void add_pools(const PoolQuestion& question, const std::vector<Pooling>& people,
               const std::string& activity, Wishing wishing, std::vector<FoundPool>& found) {
  Surroundings left(wishing.exact, [&](std::size_t one, std::size_t other) {
    return is_near(people[one].spot, people[other].spot, question.radius_metres);
  });
  while (!left.is_empty()) {
    Gathering gathering(question.radius_metres);
    const auto taken = gathered(people, left.middle(), wishing.all, gathering);
    left.take(taken);
    std::erase_if(wishing.all, [&](std::size_t each) {
      return std::binary_search(taken.begin(), taken.end(), each);
    });
    if (taken.size() < (question.own_page ? pool_people_min : cluster_people_min)) continue;
    const auto& around = question.around;
    const bool about_there =
        !around || std::any_of(taken.begin(), taken.end(), [&](std::size_t each) {
          return lies_about(people[each].spot, *around);
        });
    if (!about_there) continue;
    found.push_back({pool_of(activity, gathering, question.own_page), lowest_of(gathering)});
  }
}

bool is_same(const Doing& a, const Doing& b) { return lies_within(a, b) && lies_within(b, a); }

// Each activity that somebody named, once, however it is spelled.
std::map<std::string, Wishing> wishes_of(const std::vector<Pooling>& people) {
  std::set<std::string> named;
  for (const Pooling& each : people) {
    for (const PoolWish& wish : each.person->pool) named.insert(wish.activity);
  }
  std::map<std::string, Wishing> wishes;
  for (const std::string& activity : named) {
    const Doing doing(activity);
    const bool known = std::any_of(wishes.begin(), wishes.end(), [&](const auto& other) {
      return is_same(doing, Doing(other.first));
    });
    if (known) continue;
    Wishing& wishing = wishes[activity];
    for (std::size_t i = 0; i < people.size(); ++i) {
      const PoolWish* const wish = wish_for(*people[i].person, doing);
      if (wish == nullptr) continue;
      wishing.all.push_back(i);
      if (is_same(Doing(wish->activity), doing)) wishing.exact.push_back(i);
    }
  }
  return wishes;
}

bool has_more(const FoundPool& a, const FoundPool& b) {
  if (a.pool.people != b.pool.people) return a.pool.people > b.pool.people;
  if (a.pool.activity != b.pool.activity) return a.pool.activity < b.pool.activity;
  return a.first < b.first;
}

graph::Error no_such_pool() {
  return {graph::ErrorCode::not_found,
          "These are not people of one possible pool for this activity.",
          {}};
}

// The ranges of people who could be one pool; the refusal never says whom or what it is about.
graph::Result<std::vector<ShareRange>> ranges_of(const graph::View& view,
                                                 const PoolQuestion& question,
                                                 std::string_view activity,
                                                 const std::vector<graph::PersonNumber>& members) {
  if (members.size() < pool_people_min || members.size() > pool_people_max) return no_such_pool();
  const Doing doing(activity);
  std::vector<Pooling> people;
  std::vector<ShareRange> ranges;
  std::set<graph::PersonNumber> seen;
  for (const graph::PersonNumber& number : members) {
    const Person* const person = view.find<Person>(number.number);
    if (person == nullptr || !seen.insert(number).second) return no_such_pool();
    if (!may_pool(*person, question.on)) return no_such_pool();
    if (wish_for(*person, doing) == nullptr) return no_such_pool();
    people.push_back(pooling_of(*person, question.on));
    ranges.push_back(range_of(*person, doing));
  }
  Gathering gathering(question.radius_metres);
  for (const Pooling& each : people) {
    if (!gathering.could_join(each)) return no_such_pool();
    gathering.add(each);
  }
  return ranges;
}

graph::Result<void> check_cost(std::int64_t cost_pence) {
  const std::int64_t most = std::int64_t{graph::Pence::max} * pool_people_max;
  if (cost_pence >= 1 && cost_pence <= most) return {};
  return graph::Error{graph::ErrorCode::bad_input,
                      "A cost is to be between 1 and " + std::to_string(most) + " pence.",
                      {}};
}

// What both ways of sharing a cost look at before anything is shared.
graph::Result<std::vector<ShareRange>> ranges_to_share(
    const graph::View& view, const PoolQuestion& question, std::string_view activity,
    const std::vector<graph::PersonNumber>& members, std::int64_t cost_pence) {
  if (auto cost = check_cost(cost_pence); !cost) return cost.error();
  return ranges_of(view, question, activity, members);
}

}  // namespace

graph::Result<Pools> find_pools(const graph::View& view, const PoolQuestion& question) {
  if (auto radius = check_metres(question.radius_metres, "The radius of a pool"); !radius) {
    return radius.error();
  }
  Pools pools;
  pools.question = question;
  std::vector<Pooling> people;
  for (const graph::Number& number : view.numbers(graph::Kind::person)) {
    const Person& person = *view.find<Person>(number);
    if (!may_pool(person, question.on)) continue;
    Pooling pooling = pooling_of(person, question.on);
    if (pooling.spot.is_known()) {
      people.push_back(std::move(pooling));
    } else if (question.own_page) {
      pools.without_area.push_back({number});
    }
  }
  std::vector<FoundPool> found;
  for (auto& [activity, wishing] : wishes_of(people)) {
    add_pools(question, people, activity, wishing, found);
  }
  std::sort(found.begin(), found.end(), has_more);
  for (FoundPool& each : found) pools.pools.push_back(std::move(each.pool));
  return pools;
}

graph::Result<Split> split(const graph::View& view, const PoolQuestion& question,
                           std::string_view activity,
                           const std::vector<graph::PersonNumber>& members,
                           std::int64_t cost_pence) {
  const auto ranges = ranges_to_share(view, question, activity, members, cost_pence);
  if (!ranges) return ranges.error();
  return split_between(cost_pence, *ranges);
}

graph::Result<Leaving> leaving(const graph::View& view, const PoolQuestion& question,
                               std::string_view activity,
                               const std::vector<graph::PersonNumber>& members,
                               std::int64_t cost_pence) {
  const auto ranges = ranges_to_share(view, question, activity, members, cost_pence);
  if (!ranges) return ranges.error();
  return leaving_from(cost_pence, *ranges);
}

}  // namespace kith::matcher

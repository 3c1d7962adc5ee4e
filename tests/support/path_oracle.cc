// SPDX-License-Identifier: Apache-2.0
#include "tests/support/path_oracle.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace kith::tests {
namespace {

using graph::Date;
using graph::Number;
using graph::Person;
using graph::Tie;
using graph::TieState;

std::int32_t oracle_quarter(Date date) {
  const std::int32_t sixteenths = (date.days - 10'957) * 16;
  std::int32_t quarter = 0;
  while ((quarter + 1) * 1'461 <= sixteenths) ++quarter;
  return quarter;
}

// The circle agreement in the way the header tells it: sorted by date, undated first, and of one
// date what allows less last.
std::vector<graph::Agreement> circle_answers(const Person& person) {
  std::vector<graph::Agreement> answers;
  for (const graph::Agreement& each : person.agreement) {
    if (each.purpose == graph::AgreementFor::circle) answers.push_back(each);
  }
  std::sort(answers.begin(), answers.end(), [](const auto& a, const auto& b) {
    const auto key = [](const graph::Agreement& each) {
      const bool lacks = each.capacity == graph::Capacity::assessed_lacks &&
                         each.authority == graph::Authority::self;
      return std::tuple(each.on.value_or(Date{-1'000'000}), each.answer == graph::YesNo::no, lacks,
                        -each.until.value_or(Date{1'000'000}).days);
    };
    return key(a) < key(b);
  });
  return answers;
}

bool said_no(const std::vector<graph::Agreement>& answers) {
  if (answers.empty()) return false;
  bool own_no = false;
  for (const graph::Agreement& each : answers) {
    const bool no = each.answer == graph::YesNo::no;
    if (no && !each.on) return true;
    if (each.authority == graph::Authority::self) own_no = no;
  }
  return own_no || answers.back().answer == graph::YesNo::no;
}

struct Judged {
  bool against = false;
  bool agrees = false;
  bool holds = true;  // on the day
  bool officers = false;
};

Judged judged(const graph::View& view, const Tie& tie, Date on) {
  Judged judged;
  const Person* owner = view.find<Person>(tie.of.number);
  const bool states_no =
      tie.may_introduce && (!tie.may_introduce->owner || !tie.may_introduce->other);
  const std::set<TieState> over{TieState::lost, TieState::ended_by_person, TieState::ended_safe,
                                TieState::died};
  judged.against = !owner || !view.is_live(tie.other.number.number) || states_no ||
                   (tie.hidden && *tie.hidden) || tie.seen_by == graph::SeenBy::me ||
                   tie.wanted == graph::Wanted::no || (tie.state && over.count(*tie.state) > 0);
  if (judged.against) return judged;
  const std::vector<graph::Agreement> answers = circle_answers(*owner);
  judged.against = said_no(answers);
  if (judged.against || !tie.may_introduce) return judged;
  const graph::Agreement* yes = answers.empty() ? nullptr : &answers.back();
  if (yes && yes->capacity == graph::Capacity::assessed_lacks &&
      yes->authority == graph::Authority::self) {
    yes = nullptr;
  }
  judged.against = !tie.seen_by && !yes;
  judged.agrees = !judged.against;
  judged.officers = !tie.seen_by || tie.seen_by == graph::SeenBy::officer;
  const bool too_early =
      (tie.valid_from && on < *tie.valid_from) || (!tie.seen_by && yes && yes->on && on < *yes->on);
  const bool too_late = (tie.valid_to && on >= *tie.valid_to) ||
                        (tie.may_introduce->until && on > *tie.may_introduce->until) ||
                        (yes && yes->until && on > *yes->until);
  judged.holds = !too_early && !too_late;
  return judged;
}

std::uint32_t oracle_cost(const std::vector<const Tie*>& agreements, Date on, Date today) {
  std::uint32_t ring = 3;
  std::optional<Date> seen;
  for (const Tie* tie : agreements) {
    if (tie->ring) ring = std::min(ring, static_cast<std::uint32_t>(*tie->ring));
    if (tie->last_contact) seen = std::max(seen.value_or(*tie->last_contact), *tie->last_contact);
  }
  std::int32_t quarters = 24;
  if (seen && oracle_quarter(*seen) <= oracle_quarter(today)) {
    quarters = std::clamp(oracle_quarter(on) - oracle_quarter(*seen), 0, 24);
    if (oracle_quarter(today) - oracle_quarter(*seen) >= 31) quarters = 24;
  }
  return ring * 8 + static_cast<std::uint32_t>(quarters);
}

bool oracle_paid(const Tie& tie) {
  if (tie.paid) return *tie.paid != graph::Paid::no;
  return tie.category == graph::TieCategory::paid || tie.ring == graph::Ring::exchange;
}

std::optional<OracleTie> oracle_tie(const graph::View& view, const std::vector<const Tie*>& records,
                                    Date on, graph::Reader reader, Date today) {
  OracleTie made;
  std::vector<const Tie*> agreements;
  for (const Tie* tie : records) {
    const Judged verdict = judged(view, *tie, on);
    if (verdict.against) return std::nullopt;
    made.paid = made.paid || oracle_paid(*tie);
    if (!verdict.agrees) continue;
    if (!verdict.holds) return std::nullopt;
    if (reader == graph::Reader::officer && !verdict.officers) return std::nullopt;
    agreements.push_back(tie);
  }
  if (agreements.empty()) return std::nullopt;
  made.cost = oracle_cost(agreements, on, today);
  return made;
}

bool oracle_better(const OraclePath& a, const OraclePath& b) {
  if (a.paid != b.paid) return !a.paid;
  if (a.stops.size() != b.stops.size()) return a.stops.size() < b.stops.size();
  if (a.cost != b.cost) return a.cost < b.cost;
  return a.stops < b.stops;
}

bool all_may_meet(const std::vector<Number>& stops, const MayMeet& may_meet) {
  for (const Number& a : stops) {
    for (const Number& b : stops) {
      if (a < b && may_meet && !may_meet(a, b)) return false;
    }
  }
  return true;
}

void walk(const OracleTies& ties, const OraclePath& path, const MayMeet& may_meet,
          std::vector<OraclePath>& found) {
  if (path.stops.size() > 1 && all_may_meet(path.stops, may_meet)) found.push_back(path);
  if (path.stops.size() == 4) return;
  const auto links = ties.find(path.stops.back());
  if (links == ties.end()) return;
  for (const auto& [to, tie] : links->second) {
    if (std::find(path.stops.begin(), path.stops.end(), to) != path.stops.end()) continue;
    OraclePath longer = path;
    longer.stops.push_back(to);
    longer.paid = longer.paid || tie.paid;
    longer.cost += tie.cost;
    walk(ties, longer, may_meet, found);
  }
}

}  // namespace

OracleTies oracle_ties(const graph::View& view, Date on, graph::Reader reader, Date today) {
  std::map<std::pair<Number, Number>, std::vector<const Tie*>> pairs;
  for (const Number& number : view.numbers(graph::Kind::tie)) {
    const Tie* tie = view.find<Tie>(number);
    const Number& other = tie->other.number.number;
    if (other.is_zero() || other == tie->of.number) continue;
    pairs[std::minmax(tie->of.number, other)].push_back(tie);
  }
  OracleTies ties;
  for (const auto& [ends, records] : pairs) {
    const auto tie = oracle_tie(view, records, on, reader, today);
    if (tie) ties[ends.first][ends.second] = ties[ends.second][ends.first] = *tie;
  }
  return ties;
}

std::vector<OraclePath> oracle_paths(const OracleTies& ties, const Number& from,
                                     const MayMeet& may_meet) {
  std::vector<OraclePath> found;
  walk(ties, OraclePath{{from}, false, 0}, may_meet, found);
  std::sort(found.begin(), found.end(), oracle_better);
  return found;
}

std::vector<OraclePath> different(std::span<const OraclePath> paths, const Number& goal,
                                  std::size_t most) {
  std::vector<OraclePath> chosen;
  std::set<Number> taken;
  for (const OraclePath& path : paths) {
    if (chosen.size() == most) break;
    if (path.stops.back() != goal) continue;
    const std::vector<Number> between(path.stops.begin() + 1, path.stops.end() - 1);
    const bool shares = std::any_of(between.begin(), between.end(),
                                    [&](const Number& each) { return taken.count(each) > 0; });
    if (shares) continue;
    taken.insert(between.begin(), between.end());
    chosen.push_back(path);
  }
  return chosen;
}

std::vector<OraclePath> best_to_each(std::span<const OraclePath> paths,
                                     const std::vector<Number>& goals, std::size_t most) {
  std::set<Number> open(goals.begin(), goals.end());
  std::vector<OraclePath> chosen;
  for (const OraclePath& path : paths) {
    if (chosen.size() < most && open.erase(path.stops.back()) > 0) chosen.push_back(path);
  }
  return chosen;
}

std::vector<OraclePath> as_oracle(const graph::SocialGraph& graph,
                                  const std::vector<graph::WarmPath>& paths) {
  std::vector<OraclePath> made;
  for (const graph::WarmPath& path : paths) {
    OraclePath& each = made.emplace_back();
    for (std::size_t i = 0; i <= path.hops; ++i) {
      each.stops.push_back(graph.number_of(path.stops[i]));
    }
    each.paid = path.paid;
    each.cost = path.cost;
  }
  return made;
}

}  // namespace kith::tests

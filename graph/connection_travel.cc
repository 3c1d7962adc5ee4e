// SPDX-License-Identifier: Apache-2.0
#include "graph/connection_travel.h"

#include <algorithm>
#include <map>

namespace kith::graph {
namespace {

constexpr std::int32_t minutes_flagged = 45;

std::string trimmed_lower(const std::string& words) {
  std::string text;
  for (char c : words) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c != ' ' || !text.empty()) text += c;
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

// By the word; what the circle says of somebody in it counts for more.
bool is_paid_word(const DependsOn& depends) {
  const std::string what = trimmed_lower(depends.what);
  return what == "worker" || what == "carer";
}
bool is_somebody(const DependsOn& depends) {
  return depends.who || is_paid_word(depends) || trimmed_lower(depends.what) == "tie";
}

bool depends_on_somebody(const Tie& tie) {
  bool any = false;
  for (const DependsOn& depends : tie.depends_on) {
    if (has_other_route(depends)) return false;
    any = any || is_somebody(depends);
  }
  return any;
}

Independence independence_of(const Tie& tie) {
  if (tie.means == Means::lift || depends_on_somebody(tie)) return Independence::no;
  return tie.means ? Independence::yes : Independence::unknown;
}

void compare_minutes(AnchorTravel& travel) {
  if (travel.minutes_after) travel.over_45_minutes = *travel.minutes_after > minutes_flagged;
  if (!travel.minutes_before || !travel.minutes_after) return;
  const std::int32_t before = *travel.minutes_before;
  const std::int32_t after = *travel.minutes_after;
  travel.minutes_more = after - before;
  travel.ratio_over_2 = before > 0 && after > 2 * before;
  if (before > 0) travel.ratio_hundredths = (200 * after + before) / (2 * before);
}

std::optional<std::int32_t> minutes_one_way(const Tie* tie) {
  if (!tie || !tie->minutes_each_way) return std::nullopt;
  return tie->minutes_each_way->value;
}

AnchorTravel travel_to(const Bond& bond, const LedgerTie& row, const Anchor& anchor,
                       LedgerFlags& flags) {
  AnchorTravel travel;
  travel.tie = row.tie;
  const Tie* before = record_of(bond, row.t0);
  const Tie* after = record_of(bond, row.t1);
  travel.minutes_after = minutes_one_way(after);
  if (before != after) travel.minutes_before = minutes_one_way(before);
  if (anchor.minutes_before) {
    const std::int32_t said = anchor.minutes_before->value;
    if (travel.minutes_before && *travel.minutes_before != said) {
      flags.raise(LedgerFlagKind::travel_contradicts, row.tie.number);
    }
    if (!travel.minutes_before) travel.minutes_before = said;
  }
  if (anchor.would_miss) {
    travel.would_miss = anchor.would_miss->value;
  } else if (before && before->would_miss) {
    travel.would_miss = before->would_miss->value;
  }
  if (before && before != after) {
    travel.means_before = before->means;
    travel.alone_before = independence_of(*before);
  }
  if (after) {
    travel.means_after = after->means;
    travel.alone_after = independence_of(*after);
  }
  travel.lost_independence =
      travel.alone_before == Independence::yes && travel.alone_after == Independence::no;
  compare_minutes(travel);
  return travel;
}

std::optional<std::int32_t> weighted_median(const std::vector<AnchorTravel>& anchors) {
  std::map<std::int32_t, std::int64_t> weights;  // by ratio
  std::int64_t total = 0;
  for (const AnchorTravel& anchor : anchors) {
    if (!anchor.ratio_hundredths || !anchor.would_miss) continue;
    weights[*anchor.ratio_hundredths] += *anchor.would_miss;
    total += *anchor.would_miss;
  }
  std::int64_t below = 0;
  for (const auto& [ratio, weight] : weights) {
    below += weight;
    if (total > 0 && 2 * below >= total) return ratio;
  }
  return std::nullopt;
}

std::size_t place_of(const LedgerRecords& records, const Number& tie) {
  for (std::size_t i = 0; i < records.bonds.size(); ++i) {
    for (const Tie* record : records.bonds[i].records) {
      if (record->identity.number == tie) return i;
    }
  }
  return records.bonds.size();
}

// Who is who in the dependency graph.
class Dependences {
 public:
  Dependences(const LedgerRecords& records, const std::vector<LedgerTie>& rows, LedgerDay point)
      : records_(records), rows_(rows), point_(point) {
    for (std::size_t i = 0; i < records.bonds.size(); ++i) {
      places_[records.bonds[i].other.number] = i;
      for (const Tie* tie : records.bonds[i].records) places_[tie->identity.number] = i;
    }
  }

  const std::optional<TieThen>& then(std::size_t place) const {
    return point_ == LedgerDay::t0 ? rows_[place].t0 : rows_[place].t1;
  }
  // The number that somebody goes by in the graph, whether their tie or they were named.
  SubjectNumber identified(const SubjectNumber& who) const {
    const auto place = places_.find(who.number);
    return place == places_.end() ? who : records_.bonds[place->second].other;
  }
  bool is_worker(const DependsOn& depends) const {
    const auto place = places_.find(depends.who->number);
    const Giving giving = place == places_.end() ? Giving::unknown : then(place->second)->giving;
    if (giving == Giving::freely) return false;
    return giving != Giving::unknown || is_paid_word(depends);
  }

 private:
  const LedgerRecords& records_;
  const std::vector<LedgerTie>& rows_;
  LedgerDay point_;
  std::map<Number, std::size_t> places_;
};

}  // namespace

bool has_other_route(const DependsOn& depends) {
  const std::string words = trimmed_lower(depends.other_routes);
  return !words.empty() && words != "none" && words != "no" && words != "-";
}

TravelStretch travel_of(const LedgerRecords& records, const std::vector<LedgerTie>& rows,
                        LedgerFlags& flags) {
  TravelStretch stretch;
  for (const Anchor& anchor : records.person->anchors) {
    const std::size_t place =
        anchor.tie ? place_of(records, anchor.tie->number) : records.bonds.size();
    if (place == records.bonds.size()) {
      flags.raise(LedgerFlagKind::place_anchors_not_measured, records.person->identity.number);
      continue;
    }
    stretch.anchors.push_back(travel_to(records.bonds[place], rows[place], anchor, flags));
  }
  std::stable_sort(stretch.anchors.begin(), stretch.anchors.end(),
                   [](const AnchorTravel& a, const AnchorTravel& b) { return a.tie < b.tie; });
  stretch.median_ratio_hundredths = weighted_median(stretch.anchors);
  return stretch;
}

Fragility fragility_at(const LedgerRecords& records, const std::vector<LedgerTie>& rows,
                       LedgerDay point, LedgerFlags& flags) {
  const Dependences graph(records, rows, point);
  std::vector<DependentTie> ties;
  std::vector<SubjectNumber> workers;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::optional<TieThen>& then = graph.then(i);
    if (then->standing != TieStanding::live || then->giving != Giving::freely) continue;
    const Tie& record = *record_of(records.bonds[i], then);
    DependentTie tie;
    tie.tie = rows[i].tie;
    tie.other = rows[i].other;
    tie.has_own_way = !depends_on_somebody(record);
    if (record.would_miss) tie.would_miss = record.would_miss->value;
    if (then->contacts) tie.minutes = then->contacts->minutes;
    bool is_unnamed = false;
    for (const DependsOn& depends : record.depends_on) {
      if (!depends.who) {
        is_unnamed = is_unnamed || is_somebody(depends);
        continue;
      }
      tie.through.push_back(graph.identified(*depends.who));
      if (graph.is_worker(depends)) workers.push_back(tie.through.back());
    }
    if (is_unnamed && !tie.has_own_way) {
      flags.raise(LedgerFlagKind::dependence_unnamed, tie.tie.number);
      tie.has_own_way = true;  // through somebody who is not among those that leave
    }
    ties.push_back(std::move(tie));
  }
  return fragility_of(std::move(ties), std::move(workers));
}

}  // namespace kith::graph

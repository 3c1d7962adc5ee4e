// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ledger_oracle_ways.h"

#include <algorithm>

namespace kith::tests::oracle {
namespace {

bool other_way(const DependsOn& depends) {
  return depends.other_routes == "by bus";  // what a random life has beside "" and "none"
}

bool names_worker(const DependsOn& depends) {
  return depends.what == "worker" || depends.what == "carer";
}

bool is_free(const Tie& tie) {
  bool somebody = false;
  for (const DependsOn& depends : tie.depends_on) {
    if (other_way(depends)) return true;
    if (depends.who || names_worker(depends) || depends.what == "tie") somebody = true;
  }
  return !somebody;
}

void worse(Opt<BridgeLoss>& worst, const BridgeLoss& loss, const Share& share,
           Share BridgeLoss::*measure) {
  if (share.part > 0 && (!worst || share.part > ((*worst).*measure).part)) worst = loss;
}

Independence alone(const Tie& tie) {
  if (tie.means == Means::lift || !is_free(tie)) return Independence::no;
  return tie.means ? Independence::yes : Independence::unknown;
}

AnchorTravel way(const AskedTie& asked, const LedgerTie& row, const Anchor& anchor) {
  AnchorTravel way;
  way.tie = row.tie;
  const Tie* before = asked.record(row.t0->record);
  const Tie* after = asked.record(row.t1->record);
  const bool two = before && before != after;
  if (anchor.minutes_before) way.minutes_before = anchor.minutes_before->value;
  if (two && before->minutes_each_way) way.minutes_before = before->minutes_each_way->value;
  if (after && after->minutes_each_way) way.minutes_after = after->minutes_each_way->value;
  if (before && before->would_miss) way.would_miss = before->would_miss->value;
  if (anchor.would_miss) way.would_miss = anchor.would_miss->value;
  if (two) {
    way.means_before = before->means;
    way.alone_before = alone(*before);
  }
  if (after) {
    way.means_after = after->means;
    way.alone_after = alone(*after);
  }
  way.lost_independence =
      way.alone_before == Independence::yes && way.alone_after == Independence::no;
  way.over_45_minutes = way.minutes_after.value_or(0) > 45;
  if (!way.minutes_before || !way.minutes_after) return way;
  way.minutes_more = *way.minutes_after - *way.minutes_before;
  if (*way.minutes_before == 0) return way;
  const double ratio = 100.0 * *way.minutes_after / *way.minutes_before;
  way.ratio_hundredths = static_cast<std::int32_t>(ratio + 0.5 + 1e-9);
  way.ratio_over_2 = ratio > 200.0;
  return way;
}

}  // namespace

std::size_t Ways::connection_of(const Number& number) const {
  for (std::size_t i = 0; i < asked_.size(); ++i) {
    if (asked_[i].ties().front().other.number.number == number) return i;
    if (asked_[i].is_of({number})) return i;
  }
  return asked_.size();
}

bool Ways::is_bridge(const std::vector<LedgerTie>& rows, bool is_t0,
                     const DependsOn& depends) const {
  const std::size_t place = connection_of(depends.who->number);
  Giving giving = Giving::unknown;
  if (place < rows.size()) giving = is_t0 ? rows[place].t0->giving : rows[place].t1->giving;
  if (giving == Giving::freely) return false;
  if (giving == Giving::paid || giving == Giving::shared_lives_carer) return true;
  return names_worker(depends);
}

bool Ways::reaches(const std::vector<LedgerTie>& rows, const std::set<std::size_t>& alive,
                   bool is_t0, std::size_t tie, const std::set<Number>& gone,
                   std::set<std::size_t> on_the_way) const {
  const TieThen& then = is_t0 ? *rows[tie].t0 : *rows[tie].t1;
  const Tie& record = *asked_[tie].record(then.record);
  if (is_free(record)) return true;
  if (!on_the_way.insert(tie).second) return false;
  for (const DependsOn& depends : record.depends_on) {
    if (!depends.who) {
      if (names_worker(depends) || depends.what == "tie") return true;  // somebody, not named
      continue;
    }
    const std::size_t place = connection_of(depends.who->number);
    const Number who = place < rows.size() ? rows[place].other.number : depends.who->number;
    if (gone.count(who) > 0) continue;
    if (alive.count(place) == 0) return true;
    if (reaches(rows, alive, is_t0, place, gone, on_the_way)) return true;
  }
  return false;
}

Fragility Ways::fragility(const std::vector<LedgerTie>& rows, bool is_t0) const {
  Fragility found;
  std::set<std::size_t> alive;
  std::set<Number> bridges;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const TieThen& then = is_t0 ? *rows[i].t0 : *rows[i].t1;
    if (then.standing != TieStanding::live || then.giving != Giving::freely) continue;
    alive.insert(i);
    const Tie& record = *asked_[i].record(then.record);
    found.ties.push_back(rows[i].tie);
    if (!record.would_miss) found.would_miss_unknown.push_back(rows[i].tie);
    if (!then.contacts || !then.contacts->minutes) found.minutes_unknown.push_back(rows[i].tie);
    for (const DependsOn& depends : record.depends_on) {
      if (!depends.who || !is_bridge(rows, is_t0, depends)) continue;
      const std::size_t place = connection_of(depends.who->number);
      bridges.insert(place < rows.size() ? rows[place].other.number : depends.who->number);
    }
  }
  for (const std::size_t i : alive) {
    if (!reaches(rows, alive, is_t0, i, {}, {})) found.without_a_way.push_back(rows[i].tie);
  }
  const std::vector<Number> who(bridges.begin(), bridges.end());
  for (std::size_t i = 0; i < who.size(); ++i) {
    const BridgeLoss loss = loss_without(rows, alive, is_t0, {who[i]});
    if (!loss.lost.empty()) found.bridges.push_back(loss);
    worse(found.worst_by_count, loss, loss.by_count, &BridgeLoss::by_count);
    worse(found.worst_by_would_miss, loss, loss.by_would_miss, &BridgeLoss::by_would_miss);
    worse(found.worst_by_minutes, loss, loss.by_minutes, &BridgeLoss::by_minutes);
    for (std::size_t j = i + 1; j < who.size(); ++j) {
      const BridgeLoss both = loss_without(rows, alive, is_t0, {who[i], who[j]});
      worse(found.two_by_count, both, both.by_count, &BridgeLoss::by_count);
      worse(found.two_by_would_miss, both, both.by_would_miss, &BridgeLoss::by_would_miss);
      worse(found.two_by_minutes, both, both.by_minutes, &BridgeLoss::by_minutes);
    }
  }
  return found;
}

BridgeLoss Ways::loss_without(const std::vector<LedgerTie>& rows,
                              const std::set<std::size_t>& alive, bool is_t0,
                              const std::set<Number>& gone) const {
  BridgeLoss loss;
  for (const Number& each : gone) loss.who.push_back({each});
  for (const std::size_t i : alive) {
    const TieThen& then = is_t0 ? *rows[i].t0 : *rows[i].t1;
    const Tie& record = *asked_[i].record(then.record);
    const std::int64_t weight = record.would_miss ? record.would_miss->value : 0;
    const std::int64_t minutes =
        then.contacts && then.contacts->minutes ? *then.contacts->minutes : 0;
    loss.by_count.whole += 1;
    loss.by_would_miss.whole += weight;
    loss.by_minutes.whole += minutes;
    if (!reaches(rows, alive, is_t0, i, {}, {})) continue;
    if (reaches(rows, alive, is_t0, i, gone, {})) continue;
    loss.lost.push_back(rows[i].tie);
    loss.by_count.part += 1;
    loss.by_would_miss.part += weight;
    loss.by_minutes.part += minutes;
  }
  return loss;
}

TravelStretch Ways::travel(const std::vector<LedgerTie>& rows) const {
  TravelStretch stretch;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const Anchor& anchor : life_.person.anchors) {
      if (!anchor.tie || !asked_[i].is_of(*anchor.tie)) continue;
      stretch.anchors.push_back(way(asked_[i], rows[i], anchor));
    }
  }
  std::vector<std::int32_t> ratios;  // each as often as it weighs
  for (const AnchorTravel& way : stretch.anchors) {
    if (!way.ratio_hundredths) continue;
    ratios.insert(ratios.end(), static_cast<std::size_t>(way.would_miss.value_or(0)),
                  *way.ratio_hundredths);
  }
  std::sort(ratios.begin(), ratios.end());
  if (!ratios.empty()) stretch.median_ratio_hundredths = ratios[(ratios.size() - 1) / 2];
  return stretch;
}

}  // namespace kith::tests::oracle

// SPDX-License-Identifier: Apache-2.0
#include "matcher/candidate_index.h"

#include <algorithm>
#include <atomic>
#include <optional>

#include "graph/persistent_map.h"
#include "graph/persistent_vector.h"

namespace kith::matcher {

using graph::Index;

namespace {

// A cell is 0.05 degrees of latitude (5.6 km) by 0.1 of longitude (6 to 7 km in Great Britain).
constexpr std::int64_t cell_latitude = 50'000;
constexpr std::int64_t cell_longitude = 100'000;
// A degree of latitude is at least 110,574 m; one of longitude at least 0.42 times that below 65
// degrees. Smaller figures make the search wider, never narrower.
constexpr std::int64_t metres_a_degree_latitude = 110'000;
constexpr std::int64_t metres_a_degree_longitude = 46'000;
constexpr std::int64_t latitude_max = 65'000'000;

using Cell = std::int64_t;
constexpr Cell no_place = -1;  // homes whose exact place is not known, or far in the north
constexpr Cell gone = -2;      // ended and erased homes

struct CellHash {
  std::size_t operator()(Cell cell) const {
    return static_cast<std::size_t>(cell) * 0x9e3779b97f4a7c15ULL;
  }
};
using Homes = std::shared_ptr<const std::vector<Index>>;

Cell cell_at(std::int64_t row, std::int64_t column) { return row * 1'000'000 + column; }
std::int64_t row_of(std::int64_t latitude) { return (latitude + 90'000'000) / cell_latitude; }
std::int64_t column_of(std::int64_t longitude) {
  return (longitude + 180'000'000) / cell_longitude;
}

Cell cell_of(const graph::Household* home) {
  if (home == nullptr) return gone;
  if (!home->location) return no_place;
  const std::int64_t latitude = home->location->latitude.millionths;
  if (latitude > latitude_max || latitude < -latitude_max) return no_place;
  return cell_at(row_of(latitude), column_of(home->location->longitude.millionths));
}

HomeSketch sketch_in(const graph::View& view, Index home) {
  const graph::Household* const record = view.household(home);
  return record == nullptr ? HomeSketch() : sketch_of(*record);
}

graph::Edit next_edit() {
  static std::atomic<graph::Edit> last{0};
  return ++last;
}

}  // namespace

struct CandidateCells {
  std::uint64_t position = 0;
  Index known = 0;                     // homes [0, known) have been looked at
  graph::PersistentVector<Cell> cell;  // of each, like the two below
  graph::PersistentVector<HomeCard> card;
  graph::PersistentVector<HomeSketch> sketch;
  graph::PersistentMap<Cell, Homes, CellHash> homes;

  const std::vector<Index>& at(Cell place) const {
    static const std::vector<Index> none;
    const Homes* found = homes.find(place);
    return found && *found ? **found : none;
  }

  void move(Index home, Cell to, graph::Edit edit) {
    const Cell from = cell.at(home);
    if (from == to) return;
    if (from != gone) {
      auto fewer = std::make_shared<std::vector<Index>>(at(from));
      std::erase(*fewer, home);
      homes.set(from, std::move(fewer), edit);
    }
    if (to != gone) {
      auto more = std::make_shared<std::vector<Index>>(at(to));
      more->insert(std::upper_bound(more->begin(), more->end(), home), home);
      homes.set(to, std::move(more), edit);
    }
    cell.set(home, to, edit);
  }

  // Many homes at once, where none is known yet: each cell's list is made once.
  void fill(const graph::View& view, graph::Edit edit) {
    std::vector<std::pair<Cell, Index>> placed;
    for (Index home = 0; home < known; ++home) {
      placed.emplace_back(cell_of(view.household(home)), home);
      cell.push_back(placed.back().first, edit);
      card.push_back(card_of(view, home), edit);
      sketch.push_back(sketch_in(view, home), edit);
    }
    std::sort(placed.begin(), placed.end());
    for (std::size_t i = 0; i < placed.size();) {
      auto list = std::make_shared<std::vector<Index>>();
      const Cell place = placed[i].first;
      for (; i < placed.size() && placed[i].first == place; ++i) list->push_back(placed[i].second);
      if (place != gone) homes.set(place, std::move(list), edit);
    }
  }
};

CandidateIndex::CandidateIndex() : cells_(std::make_shared<const CandidateCells>()) {}

std::uint64_t CandidateIndex::position() const { return cells_->position; }

CandidateIndex CandidateIndex::advanced_to(const graph::View& later) const {
  if (later.position() == cells_->position) return *this;
  const auto changed = later.changed_since(cells_->position);
  if (!changed && cells_->known > 0) return CandidateIndex().advanced_to(later);
  auto next = std::make_shared<CandidateCells>(*cells_);
  const graph::Edit edit = next_edit();
  const Index count = later.count(graph::Kind::household);
  if (cells_->known == 0) {
    next->known = count;
    next->fill(later, edit);
  } else {
    for (; next->known < count; ++next->known) {
      next->cell.push_back(gone, edit);
      next->card.push_back({}, edit);
      next->sketch.push_back({}, edit);
    }
    for (const auto& [kind, home] : *changed) {
      if (kind != graph::Kind::household) continue;
      next->move(home, cell_of(later.household(home)), edit);
      next->card.set(home, card_of(later, home), edit);
      next->sketch.set(home, sketch_in(later, home), edit);
    }
  }
  next->position = later.position();
  CandidateIndex index;
  index.cells_ = std::move(next);
  return index;
}

const HomeCard& CandidateIndex::card(Index home) const { return cells_->card.at(home); }

const HomeSketch& CandidateIndex::sketch(Index home) const { return cells_->sketch.at(home); }

std::vector<Index> CandidateIndex::within(const Reach& reach) const {
  std::vector<Index> found = cells_->at(no_place);
  const std::int64_t latitude = reach.centre.latitude.millionths;
  const std::int64_t longitude = reach.centre.longitude.millionths;
  const std::int64_t up = reach.metres * 1'000'000 / metres_a_degree_latitude + 1;
  const std::int64_t across = reach.metres * 1'000'000 / metres_a_degree_longitude + 1;
  const std::int64_t first_row = row_of(std::max<std::int64_t>(latitude - up, -90'000'000));
  const std::int64_t last_row = row_of(std::min<std::int64_t>(latitude + up, 90'000'000));
  const std::int64_t first_column =
      column_of(std::max<std::int64_t>(longitude - across, -180'000'000));
  const std::int64_t last_column =
      column_of(std::min<std::int64_t>(longitude + across, 180'000'000));
  for (std::int64_t row = first_row; row <= last_row; ++row) {
    for (std::int64_t column = first_column; column <= last_column; ++column) {
      const std::vector<Index>& homes = cells_->at(cell_at(row, column));
      found.insert(found.end(), homes.begin(), homes.end());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace kith::matcher

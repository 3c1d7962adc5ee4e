// SPDX-License-Identifier: Apache-2.0
#include "matcher/community_index.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "matcher/community_postings.h"

namespace kith::matcher {

using graph::Index;
using graph::Kind;

static_assert(Kind::person < Kind::neighbour, "people first, in Who as in Findable");

// Most postings in one list that never changes, and those of whoever changed since it was made in a
// small one. What the first says of these is no longer so.
struct CommunityCells {
  std::uint64_t position = 0;
  std::shared_ptr<const PostingList> made = std::make_shared<const PostingList>();
  std::vector<Who> changed;  // ascending
  PostingList later;

  bool is_changed(Who who) const {
    return !changed.empty() && std::binary_search(changed.begin(), changed.end(), who);
  }
};

namespace {

// So many may have changed before one list is made of both, or one for so many postings where that
// is more: each change copies the small list, and every so many of them the large one.
constexpr std::size_t changed_max = 256;
constexpr std::size_t postings_a_change = 4'096;

// No question reaches further than around the earth.
constexpr std::int64_t metres_max = 21'000'000;
constexpr std::int64_t metres_a_degree_north = 110'000;  // at least

// At least so many metres has a degree of longitude up to a latitude.
std::int64_t metres_a_degree_east(std::int64_t latitude_millionths) {
  constexpr std::array<std::pair<std::int64_t, std::int64_t>, 6> rows{
      {{50, 71'000}, {55, 63'000}, {60, 55'000}, {65, 46'000}, {75, 28'000}, {85, 9'000}}};
  for (const auto& [degrees, metres] : rows) {
    if (latitude_millionths <= degrees * 1'000'000) return metres;
  }
  return 1;
}

// Rows and columns of cells, the last ones included.
struct Box {
  std::int32_t top = 0;
  std::int32_t bottom = 0;
  std::int32_t left = 0;
  std::int32_t right = 0;
};

Box box_of(const graph::Point& centre, std::int64_t metres) {
  const std::int64_t reach = std::clamp<std::int64_t>(metres, 0, metres_max) * 1'000'000;
  const std::int64_t latitude = centre.latitude.millionths;
  const std::int64_t longitude = centre.longitude.millionths;
  const std::int64_t up = reach / metres_a_degree_north + 1;
  const std::int64_t north = std::min<std::int64_t>(latitude + up, 90'000'000);
  const std::int64_t south = std::max<std::int64_t>(latitude - up, -90'000'000);
  const std::int64_t across = reach / metres_a_degree_east(std::max(north, -south)) + 1;
  const auto corner = [](std::int64_t north_or_south, std::int64_t east_or_west) {
    graph::Point point;
    point.latitude.millionths = static_cast<std::int32_t>(north_or_south);
    point.longitude.millionths = static_cast<std::int32_t>(
        std::clamp<std::int64_t>(east_or_west, -180'000'000, 180'000'000));
    return row_and_column(point);
  };
  const auto first = corner(south, longitude - across);
  const auto last = corner(north, longitude + across);
  return {first.first, last.first, first.second, last.second};
}

// Looks at postings in an order that depends on nothing but who is there.
class Search {
 public:
  Search(const CommunityCells& cells, const Doing& doing, std::size_t most)
      : cells_(cells), most_(most) {
    for (const Topic topic : topics_to_ask(doing)) {
      const PostingList::Stretch made = cells.made->of(topic);
      const PostingList::Stretch later = cells.later.of(topic);
      if (made.begin < made.end || later.begin < later.end) topics_.push_back({made, later});
    }
  }

  void everywhere() {
    for (const Stretches& topic : topics_) take(topic, 0, named_cells - 1);
  }
  void in_area(CommunityCell cell) {
    for (const Stretches& topic : topics_) take(topic, cell, cell);
  }
  // Squares about the centre, each twice as wide as the one before it.
  void near(const graph::Point& centre, std::int64_t metres) {
    const Box whole = box_of(centre, metres);
    const auto [row, column] = row_and_column(centre);
    std::optional<Box> inner;
    for (std::int32_t half = 1; !cut_; half *= 2) {
      const Box box{std::max(whole.top, row - half), std::min(whole.bottom, row + half),
                    std::max(whole.left, column - half), std::min(whole.right, column + half)};
      for (const Stretches& topic : topics_) around(topic, box, inner);
      if (row - half <= whole.top && row + half >= whole.bottom && column - half <= whole.left &&
          column + half >= whole.right) {
        return;
      }
      inner = box;
    }
  }

  CommunityIndex::FoundPeople run() {
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    CommunityIndex::FoundPeople answer;
    answer.cut = cut_;
    answer.people.reserve(found_.size());
    for (const Who who : found_) {
      const bool neighbour = (who & neighbour_bit) != 0;
      answer.people.push_back({neighbour ? Kind::neighbour : Kind::person, who & ~neighbour_bit});
    }
    return answer;
  }

 private:
  // One topic's postings in both lists.
  struct Stretches {
    PostingList::Stretch made;
    PostingList::Stretch later;
  };

  // What lies in a box and not in the one looked at before. Row by row, or, of a topic with few
  // postings, posting by posting: both in the order of cells.
  void around(const Stretches& topic, const Box& box, const std::optional<Box>& inner) {
    for (std::int32_t row = box.top; row <= box.bottom && !cut_; ++row) {
      const std::optional<std::int32_t> next = next_row(topic, row);
      if (!next || *next > box.bottom) return;
      row = *next;
      if (!inner || row < inner->top || row > inner->bottom) {
        take(topic, community_cell_at(row, box.left), community_cell_at(row, box.right));
        continue;
      }
      if (box.left < inner->left) {
        take(topic, community_cell_at(row, box.left), community_cell_at(row, inner->left - 1));
      }
      if (inner->right < box.right) {
        take(topic, community_cell_at(row, inner->right + 1), community_cell_at(row, box.right));
      }
    }
  }
  // The first row from `row` on where anybody is, so that a sea costs nothing.
  std::optional<std::int32_t> next_row(const Stretches& topic, std::int32_t row) const {
    std::optional<std::int32_t> next;
    const auto look = [&](const PostingList& list, const PostingList::Stretch& stretch) {
      const auto rest = list.within(stretch, community_cell_at(row, 0), area_cells - 1);
      if (rest.begin == rest.end) return;
      const auto found = static_cast<std::int32_t>(list.cell(rest.begin) >> 16U);
      next = next ? std::min(*next, found) : found;
    };
    look(*cells_.made, topic.made);
    look(cells_.later, topic.later);
    return next;
  }

  void take(const Stretches& topic, CommunityCell first, CommunityCell last) {
    PostingList::Stretch made = cells_.made->within(topic.made, first, last);
    PostingList::Stretch later = cells_.later.within(topic.later, first, last);
    while (!cut_ && (made.begin < made.end || later.begin < later.end)) {
      const bool take_made = later.begin == later.end ||
                             (made.begin < made.end &&
                              order(*cells_.made, made.begin) < order(cells_.later, later.begin));
      if (!take_made) {
        take_one(cells_.later.who(later.begin++));
      } else if (const Who who = cells_.made->who(made.begin++); !cells_.is_changed(who)) {
        take_one(who);
      }
    }
  }
  static std::pair<CommunityCell, Who> order(const PostingList& list, std::size_t place) {
    return {list.cell(place), list.who(place)};
  }
  void take_one(Who who) {
    if (found_.size() == most_) {
      cut_ = true;
    } else {
      found_.push_back(who);
    }
  }

  const CommunityCells& cells_;
  std::size_t most_;
  std::vector<Stretches> topics_;
  std::vector<Who> found_;
  bool cut_ = false;
};

std::shared_ptr<CommunityCells> made_anew(const graph::View& view) {
  auto cells = std::make_shared<CommunityCells>();
  std::vector<Posting> postings;
  for (const Kind kind : {Kind::person, Kind::neighbour}) {
    for (Index index = 0; index < view.count(kind); ++index) {
      add_postings(view, kind, index, postings);
    }
  }
  cells->made = std::make_shared<const PostingList>(std::move(postings));
  return cells;
}

// Nothing where the view does not tell.
std::optional<std::vector<Findable>> changed_between(std::uint64_t position,
                                                     const graph::View& later) {
  if (position == 0 || later.position() < position) return std::nullopt;
  const auto all = later.changed_since(position);
  if (!all) return std::nullopt;
  std::vector<Findable> changed;
  for (const graph::Changed& each : *all) {
    if (each.kind == Kind::person || each.kind == Kind::neighbour) {
      changed.push_back({each.kind, each.index});
    }
  }
  return changed;
}

std::shared_ptr<CommunityCells> changed_by(const CommunityCells& before,
                                           const std::vector<Findable>& people,
                                           const graph::View& later) {
  auto cells = std::make_shared<CommunityCells>(before);
  std::vector<Who> now;
  for (const Findable& each : people) {
    now.push_back(each.kind == Kind::neighbour ? each.index | neighbour_bit : each.index);
  }
  std::sort(now.begin(), now.end());
  std::vector<Posting> postings;
  for (const Findable& each : people) add_postings(later, each.kind, each.index, postings);
  cells->later = PostingList(before.later, now, PostingList(std::move(postings)));
  std::vector<Who> both;
  std::set_union(now.begin(), now.end(), before.changed.begin(), before.changed.end(),
                 std::back_inserter(both));
  cells->changed = std::move(both);
  if (cells->changed.size() > std::max(changed_max, before.made->size() / postings_a_change)) {
    cells->made = std::make_shared<const PostingList>(*before.made, cells->changed, cells->later);
    cells->changed.clear();
    cells->later = {};
  }
  return cells;
}

}  // namespace

CommunityIndex::CommunityIndex() : cells_(std::make_shared<const CommunityCells>()) {}

std::uint64_t CommunityIndex::position() const { return cells_->position; }

CommunityIndex CommunityIndex::advanced_to(const graph::View& later) const {
  if (later.position() == cells_->position) return *this;
  const auto changed = changed_between(cells_->position, later);
  std::shared_ptr<CommunityCells> cells =
      changed ? changed_by(*cells_, *changed, later) : made_anew(later);
  cells->position = later.position();
  CommunityIndex index;
  index.cells_ = std::move(cells);
  return index;
}

CommunityIndex::FoundPeople CommunityIndex::find(const Wanted& wanted, std::size_t most) const {
  Search search(*cells_, Doing(wanted.activity), most);
  if (!wanted.area.empty()) search.in_area(area_cell(wanted.area));
  if (!wanted.area.empty() && !wanted.point) search.in_area(named_cell(wanted.area));
  if (wanted.point) search.near(*wanted.point, wanted.metres);
  if (wanted.area.empty() && !wanted.point) search.everywhere();
  return search.run();
}

std::size_t CommunityIndex::bytes() const {
  return sizeof(CommunityCells) + cells_->made->bytes() + cells_->later.bytes() +
         cells_->changed.capacity() * sizeof(Who);
}

}  // namespace kith::matcher

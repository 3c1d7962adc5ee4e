// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/field.h"
#include "graph/view.h"
#include "matcher/same_activity.h"

// Which activity is done where by whom, in flat sorted arrays. Private to community_index.cc.
namespace kith::matcher {

// An activity as it is looked up: a concept's place in the tree, or the hash of a word.
using Topic = std::uint32_t;
// A square of a hundredth of a degree, rows of latitude before columns, or an area by the hash of
// its name: of whoever has no point, or, once more, of whoever has one. Two things with one hash
// are found together, which whoever asks sifts.
using CommunityCell = std::uint32_t;
// A person's or neighbour's index; people first.
using Who = std::uint32_t;

inline constexpr std::int32_t cell_rows = 18'000;
inline constexpr std::int32_t cell_columns = 36'000;
inline constexpr CommunityCell area_cells =
    0x8000'0000;  // from here on: areas, of who has no point
inline constexpr CommunityCell named_cells =
    0xC000'0000;  // from here on: areas, of who has one too
inline constexpr Who neighbour_bit = 0x8000'0000;

CommunityCell community_cell_at(std::int32_t row, std::int32_t column);
std::pair<std::int32_t, std::int32_t> row_and_column(const graph::Point& point);
CommunityCell area_cell(std::string_view name);   // ASCII case aside
CommunityCell named_cell(std::string_view name);  // likewise

std::vector<Topic> topics_of(const Doing& doing);      // under which it stands
std::vector<Topic> topics_to_ask(const Doing& doing);  // under which what is alike may stand

struct Posting {
  Topic topic = 0;
  CommunityCell cell = 0;
  Who who = 0;

  friend auto operator<=>(const Posting&, const Posting&) = default;
};

// Those of one record; none where it is gone or may not be found. In no order.
void add_postings(const graph::View& view, graph::Kind kind, graph::Index index,
                  std::vector<Posting>& postings);

// Postings in order, eight bytes each.
class PostingList {
 public:
  PostingList() = default;
  explicit PostingList(std::vector<Posting> postings);  // in any order, each perhaps twice
  // The two as one, without what `left_out` holds (ascending) of the first.
  PostingList(const PostingList& first, const std::vector<Who>& left_out,
              const PostingList& second);

  struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  Stretch of(Topic topic) const;
  // Of a stretch of one topic, the cells from `first` to `last`.
  Stretch within(const Stretch& stretch, CommunityCell first, CommunityCell last) const;

  CommunityCell cell(std::size_t place) const { return cells_[place]; }
  Who who(std::size_t place) const { return who_[place]; }
  std::size_t size() const { return who_.size(); }
  std::size_t bytes() const;

 private:
  void add(const Posting& posting);

  std::vector<Topic> topics_;         // ascending
  std::vector<std::uint32_t> first_;  // place of each topic's first posting
  std::vector<CommunityCell> cells_;  // ascending within a topic
  std::vector<Who> who_;              // ascending within a cell
};

}  // namespace kith::matcher

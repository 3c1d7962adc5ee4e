// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "api/directory/group_cards.h"
#include "api/directory/search_question.h"
#include "graph/time_zone.h"

namespace kith::api {

// Which groups answer everything of a question but its words, and at which of their places. Made
// for one question, used by one thread; cards and question must outlive it.
class GroupFilter {
 public:
  struct Match {
    std::uint32_t group = 0;
    std::uint32_t row = 0;
    std::int64_t metres = 0;  // 0 where no distance was asked
    std::int64_t relevance = 0;
  };
  // A stretch of time that was asked for.
  struct Stretch {
    graph::LocalTime from;
    graph::LocalTime until;
  };

  GroupFilter(const GroupCards& cards, const SearchQuestion& question);

  // The nearest place of a group that meets the question, or, where no distance is asked, the
  // first.
  std::optional<Match> match(std::uint32_t group) const;
  // Every group that does, in their order, without looking at those that cannot.
  std::vector<Match> all() const;

  // The state of a place at the time asked for, and the stretch that it is in (the first of equally
  // good ones). Only where a time was asked for.
  struct Opened {
    graph::OpenState state = graph::OpenState::closed;
    Stretch stretch;
  };
  Opened opened(std::uint32_t row) const;
  graph::Date today() const { return today_; }

 private:
  bool fits(const GroupCard& card) const;
  bool fits_cost(const GroupCard& card) const;
  bool says_language(const graph::Group& group) const;
  bool has_term(const graph::Group& group) const;
  bool has_access(const PlaceRow& row) const;
  bool is_open(std::uint32_t row) const;
  bool is_wanted(graph::OpenState state) const;
  std::vector<std::uint32_t> candidates() const;
  std::vector<std::uint32_t> groups_of(const std::vector<std::uint32_t>& rows) const;

  const GroupCards& cards_;
  const SearchQuestion& question_;
  graph::Date today_;
  std::uint8_t access_ = 0;
  std::string language_;
  std::vector<Stretch> stretches_;
  std::vector<std::optional<ItemSet>> sieves_;  // of rows, one a stretch
  std::optional<ItemSet> doing_;                // of groups
};

// What clocks and calendars in Great Britain show at an instant; on a machine without its zone the
// day of UTC, and midnight.
graph::LocalTime british_time(graph::Instant now);
graph::Date british_day(graph::Instant now);

}  // namespace kith::api

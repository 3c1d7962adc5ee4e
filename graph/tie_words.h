// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

#include "graph/record.h"
#include "graph/social_link.h"

// What one tie record says of introductions, and several of one pair together: the rules of
// social_link.h, in one place for links_of and for the making of a whole graph.
namespace kith::graph {

// A person's answer about `circle`.
struct CircleAnswer {
  enum class Said : std::uint8_t { nothing, no, yes };
  Said said = Said::nothing;
  std::optional<Date> on;
  std::optional<Date> until;
};
CircleAnswer circle_answer(const Person& owner);

// Small, since a whole scheme's are held at once while its graph is made.
class TieWords {
 public:
  // No record yet.
  TieWords() = default;
  // `owner`: the answer of whose circle it is in, null where they are not a person on record.
  TieWords(const Tie& tie, const CircleAnswer* owner, bool other_is_there);

  // Takes in another record of the same pair.
  void add(const TieWords& record);
  // Whether the pair is the same with and without this record.
  bool says_nothing() const { return !refuses_ && !agrees_ && !paid_; }
  std::optional<LinkTerms> terms() const;

 private:
  static constexpr std::int32_t never = std::numeric_limits<std::int32_t>::min();
  static constexpr std::int32_t always = std::numeric_limits<std::int32_t>::max();

  void agree(const Tie& tie, const CircleAnswer& owner);

  std::int32_t from_ = never;
  std::int32_t until_ = always;
  Quarter last_seen_ = never;
  Ring ring_ = Ring::exchange;
  bool officers_ : 1 = true;
  bool refuses_ : 1 = false;
  bool agrees_ : 1 = false;
  bool paid_ : 1 = false;
};
static_assert(sizeof(TieWords) == 16);

}  // namespace kith::graph

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "api/demo/draw.h"
#include "graph/words.h"

// What somebody is really like, and how much they would really like somebody else. Hidden: records
// show part of it, some of it wrongly. Nobody's liking is computed with the same weights as anybody
// else's, so no single formula over records can know it.
namespace kith::demo {

enum class Faith : std::uint8_t { none, christian, muslim, hindu, sikh, jewish };

struct Held {  // a pastime and how deep it goes
  std::uint8_t pastime = 0;
  int depth = 0;  // 1 … 100
  graph::Stance stance = graph::Stance::love;

  friend bool operator==(const Held&, const Held&) = default;
};

inline constexpr std::size_t rhythm_count = 5;  // busy, early, talk, screens, tidy: 0 … 100
inline constexpr std::size_t nature_count = 6;  // energy, company, humour, order, warmth, outdoors

using RhythmOf = std::array<int, rhythm_count>;
using Nature = std::array<int, nature_count>;  // each -100 … 100

struct Traits {
  RhythmOf rhythm{};
  Nature self{};
  Nature ideal{};              // of the people I would live with
  std::vector<Held> held;      // deepest first, dislikes last
  std::array<int, 4> cares{};  // private weights: rhythm, nature, pastimes, warmth
  int distance_cares = 0;      // basis points of liking lost a kilometre from one's own people
  int threshold = 0;           // likes from here on: would choose; basis points
};

Traits draw_traits(Draw& draw, Faith faith);
// Somebody whom `other` would like, and who would like `other`: close in rhythm, near to each
// other's ideal, one or two deep things to share.
Traits suited_to(const Traits& other, Draw& draw);
// Half way from `own` to `target`.
Traits half_way(const Traits& own, const Traits& target);

// 0 … 10,000, before any whim: how much `a` would like living with `b`.
int liking(const Traits& a, const Traits& b);

// The words of the shared vocabulary that fit best, or least, with `wobble` of misjudgement.
std::vector<graph::Trait> words_like(const Nature& nature, int count, int wobble, Draw& draw);
std::vector<graph::Trait> words_unlike(const Nature& nature, int count, int wobble, Draw& draw);

}  // namespace kith::demo

// SPDX-License-Identifier: Apache-2.0
#include "api/demo/traits.h"

#include <algorithm>
#include <cstdlib>

#include "api/demo/concepts.h"

namespace kith::demo {

namespace {

using graph::Stance;

int clamp_to(int value, int lowest, int highest) { return std::clamp(value, lowest, highest); }

// How strongly each word of graph::Trait, in its order, speaks of each side of a nature.
constexpr std::array<Nature, 18> word_nature = {{
    {-9, 0, 0, 2, 3, 0},    // calm
    {2, 9, 2, 0, 1, 0},     // chatty
    {-2, 0, 9, 0, 0, 0},    // dry_humour
    {-4, 0, 0, 0, 8, 0},    // patient
    {4, 2, 7, -2, 0, 0},    // playful
    {-2, 0, -1, 9, 0, 0},   // routine
    {4, 1, 1, -9, 0, 1},    // spontaneous
    {2, 0, 0, 0, 0, 9},     // outdoorsy
    {-2, 0, 0, 2, 2, -8},   // homely
    {2, 0, 1, 1, -7, 0},    // direct
    {-2, 0, 0, 0, 9, 0},    // gentle
    {0, -5, 0, -2, -2, 2},  // independent
    {1, 9, 1, 0, 2, 1},     // sociable
    {-2, -9, 0, 1, 0, 0},   // private
    {0, 0, 3, -5, 1, -2},   // creative
    {8, 4, 2, -2, -3, 0},   // loud
    {8, 0, -2, 0, -4, 0},   // hurried
    {1, 0, -5, 6, -6, 0},   // strict
}};

// Likings come in bunches: two or three fields are somebody's own.
std::array<int, field_count> draw_fields(Draw& draw) {
  std::array<int, field_count> weight{};
  weight.fill(1);
  for (int i = 0; i < 3; ++i) weight[static_cast<std::size_t>(draw.below(field_count))] += 5;
  return weight;
}

std::uint8_t draw_pastime(Draw& draw, const std::array<int, field_count>& fields, Faith faith) {
  const auto all = pastimes();
  const auto tickets = [&](const Pastime& pastime) {
    if (pastime.faith != 0 && pastime.faith != static_cast<std::uint8_t>(faith)) return 0;
    return pastime.popularity * fields[static_cast<std::size_t>(pastime.field)];
  };
  int sum = 0;
  for (const Pastime& pastime : all) sum += tickets(pastime);
  int ticket = draw.below(sum);
  std::size_t at = 0;
  while (ticket >= tickets(all[at])) ticket -= tickets(all[at++]);
  return static_cast<std::uint8_t>(at);
}

Stance draw_stance(Draw& draw, int depth) {
  if (depth > 80 && draw.chance(350)) return draw.chance(700) ? Stance::teach : Stance::lead;
  if (depth > 45) return Stance::love;
  return draw.chance(450) ? Stance::learn : Stance::would_try;
}

std::vector<Held> draw_held(Draw& draw, Faith faith) {
  const auto fields = draw_fields(draw);
  std::vector<Held> held;
  const int count = draw.bell(3, 8);
  for (int i = 0; i < count; ++i) {
    const std::uint8_t pastime = draw_pastime(draw, fields, faith);
    const int depth = draw.bell(15, 100);
    const Stance stance = draw_stance(draw, depth);
    const auto same = [&](const Held& item) { return item.pastime == pastime; };
    if (std::none_of(held.begin(), held.end(), same)) held.push_back({pastime, depth, stance});
  }
  std::sort(held.begin(), held.end(), [](const Held& a, const Held& b) {
    return a.depth != b.depth ? a.depth > b.depth : a.pastime < b.pastime;
  });
  if (draw.chance(180)) held.back().stance = Stance::avoid;
  return held;
}

int nearness(int a, int b, int span) { return 100 - 100 * std::abs(a - b) / span; }

int rhythm_fit(const Traits& a, const Traits& b) {
  int sum = 0;
  for (std::size_t i = 0; i < rhythm_count; ++i) sum += nearness(a.rhythm[i], b.rhythm[i], 100);
  return sum / static_cast<int>(rhythm_count);
}

int nature_fit(const Traits& a, const Traits& b) {
  int sum = 0;
  for (std::size_t i = 0; i < nature_count; ++i) sum += nearness(a.ideal[i], b.self[i], 200);
  return sum / static_cast<int>(nature_count);
}

bool teaches(Stance stance) { return stance == Stance::teach || stance == Stance::lead; }
bool is_curious(Stance stance) { return stance == Stance::learn || stance == Stance::would_try; }

// What one pastime that both hold is worth to the one, 0 … 130.
int shared_worth(const Held& mine, const Held& theirs) {
  if (mine.stance == Stance::avoid) return theirs.depth > 60 ? -40 : 0;
  if (theirs.stance == Stance::avoid) return 0;
  if (teaches(mine.stance) && is_curious(theirs.stance)) return 60 + mine.depth / 2;
  if (is_curious(mine.stance) && teaches(theirs.stance)) return 40 + theirs.depth / 2;
  return std::min(mine.depth, theirs.depth) + 10;
}

int pastime_fit(const Traits& a, const Traits& b) {
  int best = 0;
  int rest = 0;
  for (const Held& mine : a.held) {
    for (const Held& theirs : b.held) {
      if (mine.pastime != theirs.pastime) continue;
      const int worth = shared_worth(mine, theirs);
      rest += std::min(best, worth);
      best = std::max(best, worth);
    }
  }
  return clamp_to(35 + best / 2 + rest / 5, 0, 100);
}

struct WordFit {
  int fit;
  int word;
};

std::vector<WordFit> word_fits(const Nature& nature, int wobble, Draw& draw) {
  std::vector<WordFit> fits;
  for (std::size_t word = 0; word < word_nature.size(); ++word) {
    int fit = 0;
    int size = 0;
    for (std::size_t i = 0; i < nature_count; ++i) {
      fit += word_nature[word][i] * nature[i];
      size += std::abs(word_nature[word][i]);
    }
    fits.push_back({fit / size + draw.between(-wobble, wobble), static_cast<int>(word)});
  }
  return fits;
}

std::vector<graph::Trait> first_words(std::vector<WordFit> fits, int count) {
  std::sort(fits.begin(), fits.end(), [](const WordFit& a, const WordFit& b) {
    return a.fit != b.fit ? a.fit > b.fit : a.word < b.word;
  });
  std::vector<graph::Trait> words;
  for (int i = 0; i < count; ++i) {
    words.push_back(static_cast<graph::Trait>(fits[static_cast<std::size_t>(i)].word));
  }
  return words;
}

Stance answer_to(Stance stance, Draw& draw) {
  if (teaches(stance)) return draw.chance(700) ? Stance::learn : Stance::love;
  if (is_curious(stance)) return draw.chance(600) ? Stance::teach : Stance::love;
  return Stance::love;
}

std::vector<Held> shared_pastimes(const std::vector<Held>& theirs, Draw& draw) {
  std::vector<Held> held;
  for (const Held& item : theirs) {
    if (held.size() >= 3 || item.stance == Stance::avoid) break;
    held.push_back({item.pastime, clamp_to(item.depth + draw.between(-20, 10), 20, 100),
                    answer_to(item.stance, draw)});
  }
  for (const Held& item : draw_held(draw, Faith::none)) {
    const auto same = [&](const Held& other) { return other.pastime == item.pastime; };
    const bool known = std::any_of(theirs.begin(), theirs.end(), same);
    if (!known && item.stance != Stance::avoid && held.size() < 5) held.push_back(item);
  }
  return held;
}

}  // namespace

Traits draw_traits(Draw& draw, Faith faith) {
  Traits traits;
  for (int& side : traits.self) side = draw.bell(-100, 100);
  traits.self[4] = clamp_to(traits.self[4] + 15, -100, 100);  // most people are kind
  for (std::size_t i = 0; i < rhythm_count; ++i) traits.rhythm[i] = draw.bell(0, 100);
  // A lively person's day is busier, a sociable one's has more talk in it.
  traits.rhythm[0] = clamp_to((traits.rhythm[0] + 50 + traits.self[0] / 2) / 2, 0, 100);
  traits.rhythm[2] = clamp_to((traits.rhythm[2] + 50 + traits.self[1] / 2) / 2, 0, 100);
  for (std::size_t i = 0; i < nature_count; ++i) {
    traits.ideal[i] = clamp_to((traits.self[i] + draw.bell(-120, 120)) / 2, -100, 100);
  }
  traits.ideal[4] = clamp_to(traits.ideal[4] + 40, -100, 100);  // and most want kindness
  traits.held = draw_held(draw, faith);
  traits.cares = {draw.between(15, 40), draw.between(25, 50), draw.between(5, 30),
                  draw.between(10, 25)};
  traits.distance_cares = draw.between(20, 110);
  traits.threshold = draw.bell(4'300, 6'900);
  return traits;
}

Traits suited_to(const Traits& other, Draw& draw) {
  Traits traits = draw_traits(draw, Faith::none);
  for (std::size_t i = 0; i < rhythm_count; ++i) {
    traits.rhythm[i] = clamp_to(other.rhythm[i] + draw.between(-14, 14), 0, 100);
  }
  for (std::size_t i = 0; i < nature_count; ++i) {
    traits.self[i] = clamp_to(other.ideal[i] + draw.between(-24, 24), -100, 100);
    traits.ideal[i] = clamp_to(other.self[i] + draw.between(-24, 24), -100, 100);
  }
  traits.held = shared_pastimes(other.held, draw);
  return traits;
}

Traits half_way(const Traits& own, const Traits& target) {
  Traits traits = own;
  for (std::size_t i = 0; i < rhythm_count; ++i) {
    traits.rhythm[i] = (own.rhythm[i] + target.rhythm[i]) / 2;
  }
  for (std::size_t i = 0; i < nature_count; ++i) {
    traits.self[i] = (own.self[i] + target.self[i]) / 2;
    traits.ideal[i] = (own.ideal[i] + target.ideal[i]) / 2;
  }
  return traits;
}

int liking(const Traits& a, const Traits& b) {
  const std::array<int, 4> fit = {rhythm_fit(a, b), nature_fit(a, b), pastime_fit(a, b),
                                  (b.self[4] + 100) / 2};
  int sum = 0;
  int weight = 0;
  for (std::size_t i = 0; i < fit.size(); ++i) {
    sum += 100 * a.cares[i] * fit[i];
    weight += a.cares[i];
  }
  // People feel differences more strongly than the mean of four things shows.
  return clamp_to(5'000 + (sum / weight - 6'900) * 9 / 5, 0, 10'000);
}

std::vector<graph::Trait> words_like(const Nature& nature, int count, int wobble, Draw& draw) {
  return first_words(word_fits(nature, wobble, draw), count);
}

std::vector<graph::Trait> words_unlike(const Nature& nature, int count, int wobble, Draw& draw) {
  Nature opposite{};
  for (std::size_t i = 0; i < nature_count; ++i) opposite[i] = -nature[i];
  return first_words(word_fits(opposite, wobble, draw), count);
}

}  // namespace kith::demo

// SPDX-License-Identifier: Apache-2.0
#include "api/demo/telling.h"

#include <algorithm>
#include <array>

#include "api/demo/concepts.h"
#include "api/demo/reference.h"

namespace kith::demo {

namespace {

using graph::SaidBy;
using graph::Stance;
using graph::Strength;

constexpr std::array<std::string_view, 6> ways_given = {
    "words", "words", "words", "pictures", "easy read, gone through twice", "yes and no cards"};
constexpr std::array<std::string_view, 6> helpers = {"sister",     "key worker", "advocate",
                                                     "key worker", "nobody",     "social worker"};

std::string about(std::string_view doing, Stance stance, Draw& draw) {
  const std::string what(doing);
  switch (stance) {
    case Stance::love: {
      const int ticket = draw.below(5);
      if (ticket == 0) return "I love to " + what + ".";
      if (ticket == 1) return "Any chance to " + what + " and I'm there.";
      if (ticket == 2) return "I'd " + what + " every day if I could.";
      if (ticket == 3) return "It does me good to " + what + ".";
      return "Give me a chance to " + what + " and I'm happy.";
    }
    case Stance::would_try: return "I might like to " + what + ". I've not had the chance.";
    case Stance::teach: return "I can show anybody how to " + what + ".";
    case Stance::learn: return "I'd like somebody to " + what + " with me, so I can learn.";
    case Stance::lead: return "I used to get everybody together to " + what + ".";
    case Stance::avoid: return "Don't ask me to " + what + ".";
  }
  return {};
}

}  // namespace

Telling::Telling(const World& world, Draw draw, int fullness, Voice voice)
    : world_(world), draw_(draw), fullness_(fullness), voice_(voice) {}

graph::Date Telling::before(int fewest_days, int most_days) {
  return today().plus(-draw_.between(fewest_days, most_days));
}

graph::Date Telling::after(int fewest_days, int most_days) {
  return today().plus(draw_.between(fewest_days, most_days));
}

SaidBy Telling::speaker() {
  const int ticket = draw_.below(100);
  if (voice_ == Voice::home) return ticket < 85 ? SaidBy::carer : SaidBy::staff;
  if (ticket < 62) return SaidBy::person;
  if (ticket < 76) return SaidBy::family;
  return ticket < 94 ? SaidBy::staff : SaidBy::record;
}

graph::Said Telling::said(SaidBy by, std::string_view own_words) {
  graph::Provenance provenance;
  provenance.said_by = by;
  if (draw_.chance(700)) provenance.on = before(5, 400);
  if (draw_.chance(150))
    provenance.tier = draw_.chance(500) ? graph::Tier::first : graph::Tier::second;
  if (by != SaidBy::record) provenance.own_words.value = text(own_words);
  return {std::make_shared<const graph::Provenance>(std::move(provenance))};
}

graph::Said Telling::perhaps_said(std::string_view own_words) {
  if (!draw_.chance(450)) return {};
  const SaidBy by = speaker();
  return said(by, is_own(by) ? own_words : std::string_view{});
}

bool Telling::wrongly(SaidBy by) {
  if (exact_) return false;
  const int permille = world_.wrong_permille();
  return draw_.chance(is_own(by) ? permille / 2 : permille * 2);
}

graph::Opt<graph::Scale> Telling::scale(int hidden, SaidBy by) {
  if (!draw_.chance(600 + fullness_ * 2 / 5)) return {};
  int value = 1 + hidden / 20;
  if (draw_.chance(250)) value += draw_.chance(500) ? 1 : -1;
  if (wrongly(by)) value = draw_.between(1, 5);
  return graph::Scale{std::clamp(value, 1, 5)};
}

graph::Opt<graph::Rhythm> Telling::rhythm(const RhythmOf& hidden) {
  if (!shows()) return {};
  const SaidBy by = speaker();
  graph::Rhythm rhythm;
  rhythm.busy = scale(hidden[0], by);
  rhythm.early = scale(hidden[1], by);
  rhythm.talk = scale(hidden[2], by);
  rhythm.screens = scale(hidden[3], by);
  rhythm.tidy = scale(hidden[4], by);
  if (draw_.chance(350)) rhythm.strength = draw_.chance(600) ? Strength::important : Strength::nice;
  constexpr std::array<std::string_view, 4> early_words = {
      "I'm up with the birds.", "First one down, kettle on.", "Mornings are my best time.",
      "I like the house before anybody's about."};
  constexpr std::array<std::string_view, 4> late_words = {
      "Don't talk to me before ten.", "I'm a night owl.", "I come to life after tea.",
      "I like a lie in."};
  std::string_view words;
  if (hidden[1] > 70) words = draw_.pick(early_words);
  if (hidden[1] < 30) words = draw_.pick(late_words);
  if (draw_.chance(550)) rhythm.said = said(by, is_own(by) ? words : std::string_view{});
  return rhythm;
}

std::string Telling::good_day(const Traits& traits) {
  const auto pastime = [&](std::size_t at) {
    return text(pastimes()[traits.held[std::min(at, traits.held.size() - 1)].pastime].doing);
  };
  const std::string first = pastime(0);
  const std::string second = traits.held.size() < 2 ? "put the radio on" : pastime(1);
  const bool busy = traits.rhythm[0] > 50;
  const bool company = traits.self[1] > 0;
  const std::string when = traits.rhythm[1] > 55 ? "Up early and a brew" : "No rush in the morning";
  switch (draw_.below(5)) {
    case 0: return when + ", then " + first + (company ? " with somebody." : " on my own.");
    case 1: return "I get to " + first + " and nobody hurries me.";
    case 2:
      return std::string(busy ? "Plenty on: " : "Not much on: ") + first + ", then home for tea.";
    case 3:
      return when + ". Later on " + second + (company ? ", and a good natter." : ", in peace.");
    default: return "When I can " + first + " and then " + second + ".";
  }
}

graph::Opt<graph::Personality> Telling::personality(const Traits& traits) {
  if (!shows()) return {};
  const SaidBy by = speaker();
  const int wobble = is_own(by) ? 22 : 45;
  graph::Personality told;
  const auto words = [&](const Nature& nature, int count, bool unlike) {
    Nature seen = nature;
    if (wrongly(by)) {
      for (int& side : seen) side = draw_.between(-100, 100);
    }
    return unlike ? words_unlike(seen, count, wobble, draw_)
                  : words_like(seen, count, wobble, draw_);
  };
  told.like_me = words(traits.self, draw_.between(1, 4), false);
  if (draw_.chance(750)) told.gets_on_with = words(traits.ideal, draw_.between(1, 3), false);
  if (draw_.chance(600)) told.winds_me_up = words(traits.ideal, draw_.between(1, 2), true);
  if (draw_.chance(650)) told.good_day.value = good_day(traits);
  if (draw_.chance(250)) told.strength = Strength::important;
  if (draw_.chance(500)) told.said = said(by);
  return told;
}

graph::List<graph::Interest> Telling::interests(const Traits& traits) {
  graph::List<graph::Interest> told;
  for (const Held& held : traits.held) {
    if (!draw_.chance(std::min(970, fullness_ + held.depth * 2))) continue;
    const SaidBy by = speaker();
    graph::Interest interest;
    std::uint8_t pastime = held.pastime;
    if (wrongly(by)) pastime = static_cast<std::uint8_t>(draw_.below(39));
    interest.activity = text(pastimes()[pastime].word);
    interest.stance = held.stance;
    // Others see that somebody does a thing, seldom that they could teach it.
    if (!is_own(by) && held.stance != Stance::avoid) interest.stance = Stance::love;
    if (held.depth > 75)
      interest.strength = Strength::important;
    else if (draw_.chance(300))
      interest.strength = Strength::nice;
    if (!is_own(by)) {
      interest.said = said(by);
    } else if (draw_.chance(600)) {
      interest.said = said(by, about(pastimes()[pastime].doing, interest.stance, draw_));
    }
    const auto same = [&](const graph::Interest& one) { return one.activity == interest.activity; };
    if (std::none_of(told.begin(), told.end(), same)) told.push_back(std::move(interest));
  }
  return told;
}

graph::Agreement Telling::agreement(graph::AgreementFor purpose, graph::YesNo answer,
                                    int days_ago) {
  graph::Agreement given;
  given.purpose = purpose;
  given.answer = answer;
  given.on = today().plus(-days_ago);
  if (draw_.chance(500)) given.until = given.on->plus(730);
  if (voice_ == Voice::person && draw_.chance(500)) {
    given.how_given = text(draw_.pick(ways_given));
    given.supported_by = text(draw_.pick(helpers));
  }
  return given;
}

graph::Wish Telling::wish(std::string_view thing, Strength strength, std::string_view reason,
                          std::string_view own_words) {
  graph::Wish wish;
  wish.thing = text(thing);
  wish.strength = strength;
  wish.reason = text(reason);
  if (!own_words.empty() && draw_.chance(750))
    wish.said = said(voice_ == Voice::home ? SaidBy::carer : SaidBy::person, own_words);
  return wish;
}

int fullness_of(const World& world, graph::Kind kind, std::uint32_t index) {
  if (kind == graph::Kind::person && index < characters) return 950;
  Draw draw = world.draw(Stream::fullness, index, static_cast<std::uint64_t>(kind));
  const int ticket = draw.below(100);
  if (ticket < 25) return draw.between(120, 340);
  return ticket < 75 ? draw.between(580, 800) : draw.between(850, 980);
}

graph::AgeBand band_of(int age) {
  constexpr std::array<int, 10> below = {6, 11, 16, 18, 25, 35, 50, 65, 80, 1000};
  std::size_t at = 0;
  while (age >= below[at]) ++at;
  return static_cast<graph::AgeBand>(at);
}

}  // namespace kith::demo

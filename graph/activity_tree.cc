// SPDX-License-Identifier: Apache-2.0
#include "graph/activity_tree.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace kith::graph {
namespace {

struct Concept {
  std::string_view word;
  std::string_view broader;
};

constexpr std::size_t depth_max = 4;

// Sorted by word. At most three levels deep.
constexpr std::array<Concept, 145> concepts{{
    {"allotment", "gardening"},
    {"angling", "outdoors"},
    {"animals", ""},
    {"art", "crafts"},
    {"baking", "kitchen"},
    {"ballroom", "dancing"},
    {"barbecue", "cooking"},
    {"beach", "outdoors"},
    {"belief", ""},
    {"bicycle_repair", "repair"},
    {"bingo", "games"},
    {"birdwatching", "animals"},
    {"board_games", "games"},
    {"boats", "outdoors"},
    {"boccia", "sport"},
    {"bowls", "sport"},
    {"brass_bands", "music_listening"},
    {"bread", "baking"},
    {"buses", "machines"},
    {"cafe", "tea_and_coffee"},
    {"cakes", "baking"},
    {"camping", "outdoors"},
    {"canal_boats", "boats"},
    {"cards", "games"},
    {"cars", "machines"},
    {"cats", "animals"},
    {"charity_shops", "shopping"},
    {"chess", "board_games"},
    {"childcare", "helping"},
    {"choir", "singing"},
    {"church", "belief"},
    {"church_choir", "church"},
    {"cinema", "films"},
    {"classic_cars", "cars"},
    {"coarse_fishing", "angling"},
    {"comedy", "stage_and_screen"},
    {"company", ""},
    {"computers", "machines"},
    {"concerts", "music_listening"},
    {"cooking", "kitchen"},
    {"country_music", "music_listening"},
    {"crafts", ""},
    {"cricket", "sport"},
    {"cricket_watching", "cricket"},
    {"crochet", "textiles"},
    {"crosswords", "puzzles"},
    {"crown_green_bowls", "bowls"},
    {"curry", "cooking"},
    {"cycling", "sport"},
    {"dancing", "music"},
    {"darts", "sport"},
    {"day_trips", "holidays"},
    {"dog_walking", "dogs"},
    {"dogs", "animals"},
    {"dominoes", "board_games"},
    {"drama", "stage_and_screen"},
    {"drawing", "art"},
    {"drumming", "music_playing"},
    {"eating_out", "company"},
    {"electronics", "repair"},
    {"farm_animals", "animals"},
    {"films", "stage_and_screen"},
    {"flowers", "gardening"},
    {"food_bank", "volunteering"},
    {"football", "sport"},
    {"football_playing", "football"},
    {"football_watching", "football"},
    {"games", ""},
    {"gaming", "games"},
    {"gardening", "outdoors"},
    {"guitar", "music_playing"},
    {"gurdwara", "belief"},
    {"gym", "sport"},
    {"helping", ""},
    {"history", "learning"},
    {"holidays", "company"},
    {"horse_riding", "horses"},
    {"horses", "animals"},
    {"jigsaws", "puzzles"},
    {"karaoke", "singing"},
    {"keyboard", "music_playing"},
    {"kitchen", ""},
    {"knitting", "textiles"},
    {"languages", "learning"},
    {"learning", ""},
    {"library", "reading"},
    {"line_dancing", "dancing"},
    {"litter_picking", "volunteering"},
    {"local_history", "history"},
    {"machines", ""},
    {"markets", "shopping"},
    {"meditation", "belief"},
    {"model_making", "crafts"},
    {"model_railways", "model_making"},
    {"mosque", "belief"},
    {"museums", "history"},
    {"music", ""},
    {"music_listening", "music"},
    {"music_playing", "music"},
    {"musicals", "films"},
    {"nature", "learning"},
    {"neighbours_help", "helping"},
    {"nordic_walking", "walking"},
    {"outdoors", ""},
    {"painting", "art"},
    {"parties", "company"},
    {"photography", "crafts"},
    {"pool", "snooker"},
    {"pottery", "art"},
    {"pub", "company"},
    {"puzzles", "games"},
    {"quiz_shows", "television"},
    {"rambling", "walking"},
    {"reading", "learning"},
    {"repair", "machines"},
    {"rugby", "sport"},
    {"rugby_watching", "rugby"},
    {"running", "sport"},
    {"sea_fishing", "angling"},
    {"self_advocacy", "helping"},
    {"sewing", "textiles"},
    {"shopping", "company"},
    {"signing", "languages"},
    {"singing", "music"},
    {"snooker", "sport"},
    {"soaps", "television"},
    {"sport", ""},
    {"stage_and_screen", ""},
    {"stargazing", "nature"},
    {"steam_trains", "trains"},
    {"swimming", "sport"},
    {"synagogue", "belief"},
    {"tea_and_coffee", "kitchen"},
    {"tea_parties", "parties"},
    {"television", "stage_and_screen"},
    {"temple", "belief"},
    {"tenpin_bowling", "bowls"},
    {"textiles", "crafts"},
    {"trains", "machines"},
    {"trainspotting", "trains"},
    {"vegetables", "gardening"},
    {"volunteering", "helping"},
    {"walking", "outdoors"},
    {"walking_football", "football"},
    {"woodwork", "crafts"},
}};

// From a concept up to the top, as places in `concepts`, the top first.
struct Chain {
  std::array<std::uint16_t, depth_max> places{};
  std::size_t depth = 0;
};

// Made once: matching asks for the similarity of two words some hundred times a home.
class Tree {
 public:
  Tree() {
    places_.reserve(concepts.size());
    for (std::size_t i = 0; i < concepts.size(); ++i) places_.emplace(concepts[i].word, i);
    for (const Concept& held : concepts) chains_.push_back(chain_of(held));
  }
  const Concept* find(std::string_view word) const {
    const auto found = places_.find(word);
    return found == places_.end() ? nullptr : &concepts[found->second];
  }
  // Empty for a word that is no concept.
  const Chain& chain(std::string_view word) const {
    static const Chain none;
    const auto found = places_.find(word);
    return found == places_.end() ? none : chains_[found->second];
  }

 private:
  Chain chain_of(const Concept& held) const {
    Chain chain;
    for (const Concept* at = &held; at != nullptr; at = find(at->broader)) {
      chain.places[chain.depth++] = static_cast<std::uint16_t>(at - concepts.data());
    }
    std::reverse(chain.places.begin(),
                 chain.places.begin() + static_cast<std::ptrdiff_t>(chain.depth));
    return chain;
  }

  std::unordered_map<std::string_view, std::size_t> places_;  // looked up, never walked
  std::vector<Chain> chains_;
};

const Tree& tree() {
  static const Tree made;
  return made;
}

// How many concepts two chains share, counted from the top.
std::size_t common_depth(const Chain& a, const Chain& b) {
  std::size_t shared = 0;
  while (shared < a.depth && shared < b.depth && a.places[shared] == b.places[shared]) ++shared;
  return shared;
}

}  // namespace

bool is_activity(std::string_view concept_word) { return tree().find(concept_word) != nullptr; }

std::string_view broader(std::string_view concept_word) {
  const Concept* const found = tree().find(concept_word);
  return found == nullptr ? std::string_view() : found->broader;
}

std::string spoken(std::string_view concept_word) {
  std::string text(concept_word);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

bool is_within(std::string_view narrow, std::string_view wide) {
  if (narrow == wide) return true;
  const Chain& below = tree().chain(narrow);
  const Chain& above = tree().chain(wide);
  return above.depth > 0 && common_depth(below, above) == above.depth;
}

std::int32_t similarity(std::string_view a, std::string_view b) {
  if (a == b) return similarity_max;
  const Chain& chain_a = tree().chain(a);
  const Chain& chain_b = tree().chain(b);
  const std::size_t depths = chain_a.depth + chain_b.depth;
  if (depths == 0) return 0;
  return static_cast<std::int32_t>(similarity_max * 2 * common_depth(chain_a, chain_b) / depths);
}

std::vector<std::string_view> activities() {
  std::vector<std::string_view> words;
  words.reserve(concepts.size());
  for (const Concept& held : concepts) words.push_back(held.word);
  return words;
}

}  // namespace kith::graph

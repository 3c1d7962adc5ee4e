// SPDX-License-Identifier: Apache-2.0
#include "matcher/profile_parts.h"

#include <algorithm>
#include <array>

#include "graph/activity_tree.h"
#include "matcher/criteria_words.h"
#include "matcher/languages.h"

namespace kith::matcher::profile {
namespace {

using graph::Rhythm;
using graph::Stance;

std::vector<std::string> trait_words(const std::vector<graph::Trait>& traits) {
  std::vector<std::string> words;
  for (const graph::Trait trait : traits) words.emplace_back(adjective(trait));
  return words;
}

struct RhythmPart {
  graph::Opt<graph::Scale> Rhythm::*scale;
  std::string_view low;
  std::string_view high;
};
constexpr std::array<RhythmPart, 5> rhythm_parts{{
    {&Rhythm::busy, "a quiet house", "a busy house"},
    {&Rhythm::early, "late mornings", "early mornings"},
    {&Rhythm::talk, "not much talk", "plenty of talk"},
    {&Rhythm::screens, "few screens", "screens on a lot"},
    {&Rhythm::tidy, "an easy-going house", "all kept tidy"},
}};

struct StanceWords {
  Stance stance;
  std::string_view of_one;
  std::string_view of_many;
};
constexpr std::array<StanceWords, 6> stances{{
    {Stance::love, "loves", "love"},
    {Stance::lead, "leads", "lead"},
    {Stance::teach, "could teach", "could teach"},
    {Stance::learn, "wants to learn", "want to learn"},
    {Stance::would_try, "would try", "would try"},
    {Stance::avoid, "would rather keep away from", "would rather keep away from"},
}};

bool is_strong(const Sight& sight, const graph::Interest& interest) {
  const graph::Strength* strength = sight.value(interest, interest.strength);
  return strength != nullptr && *strength != graph::Strength::nice;
}

std::string interests_of(const Sight& sight, const Who& who, const StanceWords& stance, bool strong,
                         const std::vector<const graph::Interest*>& interests) {
  std::vector<std::string> named;
  for (const graph::Interest* interest : interests) {
    if (interest->stance != stance.stance || is_strong(sight, *interest) != strong) continue;
    if (!sight.sees(*interest, interest->activity) || !sight.sees(*interest, interest->stance)) {
      continue;
    }
    const std::string words = activity_words(sight, interest->activity);
    if (!words.empty()) named.push_back(words);
  }
  const std::string verb(who.verb(stance.of_one, stance.of_many));
  return in_sentences((strong ? "above all, " : "") + who.name + " " + verb + " ", named);
}

std::string language_in_words(const Sight& sight, const graph::Communication& way) {
  if (!sight.sees(way, way.language)) return "";
  const std::string_view name = language_name(way.language);
  return name.empty() ? sight.words(way.language) : std::string(name);
}

// Both ways, or nothing said of either: they use it.
std::string_view way_verb(const Sight& sight, const Who& who, const graph::Communication& way,
                          bool is_language) {
  const bool* understands = sight.value(way, way.understand);
  const bool* expresses = sight.value(way, way.express);
  const bool takes_in = understands != nullptr && *understands;
  const bool gives_out = expresses != nullptr && *expresses;
  if (takes_in == gives_out) {
    const bool unused = understands != nullptr && expresses != nullptr && !takes_in;
    const bool half_no = !unused && !takes_in && (understands != nullptr || expresses != nullptr);
    if (unused) return who.verb("does not use", "do not use");
    if (!half_no) return who.verb("uses", "use");
    return understands != nullptr ? who.verb("does not understand", "do not understand")
           : is_language          ? who.verb("does not talk in", "do not talk in")
                                  : who.verb("does not talk with", "do not talk with");
  }
  if (takes_in) return who.verb("understands", "understand");
  return is_language ? who.verb("talks in", "talk in") : who.verb("talks with", "talk with");
}

}  // namespace

Who who_is(const graph::Person& person, const Sight& sight) {
  const std::string name =
      sight.sees_anyway(person, person.called) ? first_name(person.called) : std::string{};
  return {name.empty() ? "This person" : name, false};
}

std::string area_name(const graph::Opt<graph::Place>& place, const Sight& sight) {
  if (!place || sight.leaves_out("name")) return "";
  const std::string name = sight.words(place->name);
  const bool figures = std::any_of(name.begin(), name.end(),
                                   [](char letter) { return letter >= '0' && letter <= '9'; });
  return figures && sight.tier() != graph::Tier::third ? std::string{} : name;
}

std::string matters_a_lot(const Who& who, const graph::Strength* strength) {
  if (strength == nullptr || *strength == graph::Strength::nice) return "";
  return "This matters a lot to " + who.within() + ".";
}

void add_personality(Sheet& sheet, const Sight& sight, const Who& who,
                     const graph::Opt<graph::Personality>& personality) {
  if (!personality || !sight.reaches(personality->said)) return;
  const graph::Personality& told = *personality;
  const auto seen = [&](const std::vector<graph::Trait>& traits) {
    return sight.sees(told, traits) ? trait_words(traits) : std::vector<std::string>{};
  };
  const std::string like = who.name + std::string(who.verb(" is ", " are "));
  const std::string gets_on = who.name + std::string(who.verb(" gets on with people who are ",
                                                              " get on with people who are "));
  std::string text = joined(
      {in_sentences(like, seen(told.like_me)), in_sentences(gets_on, seen(told.gets_on_with)),
       in_sentences("people who are ", seen(told.winds_me_up), " wind " + who.within() + " up")});
  if (!text.empty()) {
    text = joined({text, matters_a_lot(who, sight.value(told, told.strength))});
  }
  sheet.add(heading::personality, text);
}

void add_good_day(Sheet& sheet, const Sight& sight, std::string_view heading,
                  const graph::Opt<graph::Personality>& personality) {
  if (!personality || !sight.reaches(personality->said)) return;
  if (sight.sees(*personality, personality->good_day)) {
    sheet.add(heading, sight.sentence(personality->good_day.value));
  }
}

void add_rhythm(Sheet& sheet, const Sight& sight, const Who& who,
                const graph::Opt<graph::Rhythm>& rhythm) {
  if (!rhythm || !sight.reaches(rhythm->said)) return;
  std::vector<std::string> liked;
  for (const RhythmPart& part : rhythm_parts) {
    const graph::Scale* scale = sight.value(*rhythm, (*rhythm).*part.scale);
    if (scale == nullptr || scale->value == 3) continue;  // neither the one nor the other
    liked.emplace_back(scale->value < 3 ? part.low : part.high);
  }
  if (liked.empty()) return;
  const std::string verb(who.verb(" likes ", " like "));
  sheet.add(heading::personality,
            joined({in_sentences(who.name + verb, liked),
                    matters_a_lot(who, sight.value(*rhythm, rhythm->strength))}));
}

void add_interests(Sheet& sheet, const Sight& sight, const Who& who,
                   const std::vector<const graph::Interest*>& interests) {
  for (const bool strong : {true, false}) {
    for (const StanceWords& stance : stances) {
      sheet.add(heading::interests, interests_of(sight, who, stance, strong, interests));
    }
  }
}

std::string activity_words(const Sight& sight, const std::string& activity) {
  return sight.words(graph::spoken(activity));
}

std::string way_of_talking(const Sight& sight, const Who& who, const graph::Communication& way) {
  if (!sight.sees(way, way.mode)) return "";
  constexpr std::array<std::string_view, 5> modes{"", "signs", "a communication aid", "pictures",
                                                  "objects that stand for things"};
  const auto mode = static_cast<std::size_t>(way.mode);
  const std::string language = language_in_words(sight, way);
  const bool by_name =
      way.mode == graph::CommunicationMode::speech || way.mode == graph::CommunicationMode::sign;
  const std::string what = by_name && !language.empty() ? language : std::string(modes[mode]);
  if (what.empty()) return "";
  std::vector<std::string> said{who.name + " " + std::string(way_verb(sight, who, way, by_name)) +
                                " " + what + "."};
  if (sight.is(way, way.first, true)) {
    said.push_back(who.name + std::string(who.verb(" likes", " like")) + " this way best.");
  }
  if (sight.is(way, way.everyday_need, true)) {
    said.push_back(who.name + std::string(who.verb(" needs", " need")) + " this every day.");
  }
  return joined(said);
}

std::string_view pet_words(graph::Species species) {
  constexpr std::array<std::string_view, 8> pets{"a dog", "a cat",     "a bird",  "a rabbit",
                                                 "fish",  "a reptile", "a horse", "another pet"};
  return pets[static_cast<std::size_t>(species)];
}

}  // namespace kith::matcher::profile

// SPDX-License-Identifier: Apache-2.0
// Personality and rhythm: what people say they are like to live with.
#include <algorithm>
#include <array>

#include "matcher/criteria_numbers.h"
#include "matcher/criteria_sides.h"

namespace kith::matcher {
namespace {

using graph::Opt;
using graph::Rhythm;
using graph::Scale;
using graph::Trait;

using TraitList = graph::List<Trait>;

// Those of `of` that are also in `among`, in the order of the vocabulary, as adjectives.
std::vector<std::string> both_in(const TraitList& of, const TraitList& among) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < graph::words<Trait>.size(); ++i) {
    const Trait trait = static_cast<Trait>(i);
    const auto has = [trait](const TraitList& list) {
      return std::find(list.begin(), list.end(), trait) != list.end();
    };
    if (has(of) && has(among)) words.emplace_back(adjective(trait));
  }
  return words;
}

std::vector<std::string> adjectives(const TraitList& traits) { return both_in(traits, traits); }

Fact traits_fact(Source source, std::string_view list, const TraitList& traits,
                 const graph::Said& said) {
  source.pointer += list;
  return fact(std::move(source), in_a_row(adjectives(traits)), graph::Seen::tier_1, said);
}

void add_personality_facts(Fit& answer, const DescribedPersonality& looker,
                           const DescribedPersonality& other) {
  const graph::Personality& own = *looker.about;
  for (const auto& [list, traits] :
       {std::pair<std::string_view, const TraitList*>{"/gets_on_with", &own.gets_on_with},
        {"/winds_me_up", &own.winds_me_up},
        {"/like_me", &own.like_me}}) {
    if (!traits->empty()) {
      answer.facts.push_back(traits_fact(looker.source, list, *traits, own.said));
    }
  }
  answer.facts.push_back(
      traits_fact(other.source, "/like_me", other.about->like_me, other.about->said));
}

template <class About>
Teller teller_of(const About& side) {
  return {side.name, side.source.kind};
}

std::string gets_on(const DescribedPersonality& looker, const std::vector<std::string>& traits) {
  constexpr std::string_view of_one = "gets on with people who are ";
  const std::string_view plain = are_many(looker.name) ? "get on with people who are " : of_one;
  const Verbs verbs = looker.as_home ? Verbs{"said they get on with people who are ", plain}
                                     : Verbs{of_one, of_one};
  return stated(teller_of(looker), looker.about->said, verbs, in_a_row(traits));
}

std::string described(const DescribedPersonality& side, const std::vector<std::string>& traits) {
  return described(teller_of(side), side.about->said, in_a_row(traits));
}

// Said once of both only where both said it themselves.
std::string alike_words(const DescribedPersonality& looker, const DescribedPersonality& other,
                        const std::vector<std::string>& alike) {
  if (is_own_account(looker.about->said, looker.source.kind) &&
      is_own_account(other.about->said, other.source.kind)) {
    return "both " + looker.name + " and " + other.name + " described themselves as " +
           in_a_row(alike);
  }
  return described(looker, alike) + "; " + described(other, alike);
}

std::string neutral_personality(const DescribedPersonality& looker,
                                const DescribedPersonality& other) {
  const graph::Personality& own = *looker.about;
  const std::vector<std::string> theirs = adjectives(other.about->like_me);
  const std::vector<std::string> alike = both_in(own.like_me, other.about->like_me);
  if (!alike.empty()) return alike_words(looker, other, alike);
  if (own.gets_on_with.empty()) return described(other, theirs);
  return gets_on(looker, adjectives(own.gets_on_with)) + "; " + described(other, theirs);
}

void tell_personality(Fit& answer, const DescribedPersonality& looker,
                      const DescribedPersonality& other) {
  const graph::Personality& own = *looker.about;
  const TraitList& theirs = other.about->like_me;
  const std::vector<std::string> bad = both_in(own.winds_me_up, theirs);
  const std::vector<std::string> good = both_in(own.gets_on_with, theirs);
  if (!good.empty()) {
    add_sentence(answer, gets_on(looker, good) + "; " + described(other, good));
  } else if (bad.empty()) {
    add_sentence(answer, neutral_personality(looker, other));
  }
  if (bad.empty()) return;
  add_sentence(answer,
               "what winds " + looker.name + " up is people who are " + in_a_row(bad) +
                   told(own.said) + "; " + described(other, bad),
               true);
}

// One of the five scales, and how people speak of its lower end, middle and upper end.
struct ScaleWords {
  Opt<Scale> Rhythm::*scale;
  std::string_view name;
  std::array<std::string_view, 3> words;
};

constexpr std::array<ScaleWords, 5> scale_words{{
    {&Rhythm::busy, "busy", {"a quiet house", "a house neither quiet nor busy", "a busy house"}},
    {&Rhythm::early, "early", {"late mornings", "ordinary hours", "early mornings"}},
    {&Rhythm::talk, "talk", {"not much talk", "some talk", "plenty of talk"}},
    {&Rhythm::screens, "screens", {"few screens", "some screens", "screens on a lot"}},
    {&Rhythm::tidy, "tidy", {"an easy-going house", "a fairly tidy house", "all kept tidy"}},
}};

std::string_view in_words(const ScaleWords& words, const Opt<Scale>& value) {
  return words.words[value->value < 3 ? 0 : value->value == 3 ? 1 : 2];
}

std::string_view about(const ScaleWords& words) {
  return words.name == "busy"    ? "how busy the house is"
         : words.name == "early" ? "when the day begins"
         : words.name == "talk"  ? "how much talk there is"
         : words.name == "tidy"  ? "tidiness"
                                 : "screens";
}

void add_scale_fact(Fit& answer, const DescribedRhythm& side, const ScaleWords& words) {
  Source source = side.source;
  source.pointer += "/" + std::string(words.name);
  answer.facts.push_back(fact(std::move(source), std::to_string((side.about.*words.scale)->value),
                              graph::Seen::tier_1, side.about.said));
}

std::string likes(const DescribedRhythm& side, const std::string& what) {
  const std::string_view plain = are_many(side.name) ? "like " : "likes ";
  const Verbs verbs = side.as_home ? Verbs{"said they like ", plain} : Verbs{"likes ", "likes "};
  return stated(teller_of(side), side.about.said, verbs, what);
}

// How days go on the other side.
std::string goes(const DescribedRhythm& side, const std::string& what) {
  return stated(teller_of(side), side.about.said,
                {"described ", are_many(side.name) ? "like " : "likes "}, what);
}

// Both sides' words for the scales of one kind.
struct Compared {
  std::vector<std::string> own;
  std::vector<std::string> theirs;

  std::string words(const DescribedRhythm& looker, const DescribedRhythm& other) const {
    return likes(looker, in_a_row(own)) + "; " +
           goes(other, own == theirs ? "the same" : in_a_row(theirs));
  }
};

// Only what is alike is a reason; what is not stands beside it.
void describe_rhythm(Fit& answer, const DescribedRhythm& looker, const DescribedRhythm& other) {
  Compared alike;
  Compared unlike;
  std::vector<std::string> apart;
  for (const ScaleWords& words : scale_words) {
    const Opt<Scale>& a = looker.about.*words.scale;
    const Opt<Scale>& b = other.about.*words.scale;
    if (!a || !b) continue;
    add_scale_fact(answer, looker, words);
    add_scale_fact(answer, other, words);
    Compared& kind = in_words(words, a) == in_words(words, b) ? alike : unlike;
    kind.own.emplace_back(in_words(words, a));
    kind.theirs.emplace_back(in_words(words, b));
    if (std::abs(a->value - b->value) > 1) apart.emplace_back(about(words));
  }
  if (!alike.own.empty()) add_sentence(answer, alike.words(looker, other));
  if (!unlike.own.empty()) add_aside(answer, unlike.words(looker, other));
  if (!apart.empty()) add_sentence(answer, "Furthest apart on " + in_a_row(apart), true);
}

bool said_anything(const DescribedPersonality& side) {
  return side.about != nullptr && !(side.about->gets_on_with.empty() &&
                                    side.about->winds_me_up.empty() && side.about->like_me.empty());
}

bool said_anything(const DescribedRhythm& side) {
  for (const ScaleWords& words : scale_words) {
    if (side.about.*words.scale) return true;
  }
  return false;
}

std::optional<std::int32_t> fit_of(const DescribedPersonality& a, const DescribedPersonality& b) {
  if (a.about == nullptr || b.about == nullptr) return std::nullopt;
  return personality_fit(*a.about, *b.about);
}

std::optional<std::int32_t> fit_of(const DescribedRhythm& a, const DescribedRhythm& b) {
  return rhythm_fit(a.about, b.about);
}

void describe(Fit& answer, const DescribedPersonality& a, const DescribedPersonality& b) {
  add_personality_facts(answer, a, b);
  tell_personality(answer, a, b);
}

void describe(Fit& answer, const DescribedRhythm& a, const DescribedRhythm& b) {
  describe_rhythm(answer, a, b);
}

// The mean of one party's fits to each of the others; `describe` is given those that are known.
template <class SideOf, class Own>
Fit towards_others(const Pair& pair, const Looker& looker, SideOf side_of, Own graph::Carer::*part,
                   std::string_view what) {
  Fit answer;
  WeightedMean mean;
  const auto own = side_of(pair, looker);
  for (const auto& [other, count] : others(pair, looker, part)) {
    const auto theirs = side_of(pair, other);
    if (const auto fit = fit_of(own, theirs)) {
      mean.add(*fit, count);
      if (pair.in_full()) describe(answer, own, theirs);
    } else if (!answer.missing) {
      answer.missing = said_anything(own) ? theirs.missing : own.missing;
      if (pair.in_full() && answer.sayings.empty() && !mean.value()) {
        const std::string& who = said_anything(own) ? theirs.name : own.name;
        add_sentence(answer, "We have not asked " + who + " " + std::string(what));
      }
    }
  }
  answer.fit = mean.value();
  if (answer.fit) answer.missing.reset();
  return answer;
}

}  // namespace

Fit personality(const Pair& pair, const Looker& looker) {
  return towards_others(pair, looker, personality_of, &graph::Carer::personality,
                        "what they are like and who they get on with");
}

Fit rhythm(const Pair& pair, const Looker& looker) {
  return towards_others(pair, looker, rhythm_of, &graph::Carer::rhythm, "how their days go");
}

}  // namespace kith::matcher

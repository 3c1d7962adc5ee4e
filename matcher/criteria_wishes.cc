// SPDX-License-Identifier: Apache-2.0
#include "matcher/criteria_wishes.h"

#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

// Wishes in words that only people can answer: something to talk about, neither good nor bad.
constexpr std::int32_t to_be_talked_about = 5'000;

// The word of a thing can turn somebody's own words round ("tell me first if people are coming" is
// filed under visitors): where those stand beside it, it says only what they spoke of.
std::string wish_line(const Teller& of, const graph::Wish& wish, Wanted wanted,
                      std::string_view of_what) {
  const std::string thing = thing_in_words(wish.thing);
  if (wanted == Wanted::no) {
    const std::string without = std::string(of_what) + " without " + thing;
    return stated(of, wish.said, {"asked for ", "would like "}, without);
  }
  if (own_words(wish.said).empty()) {
    return stated(of, wish.said, {"would like ", "would like "}, thing);
  }
  if (is_own_account(wish.said, of.kind)) return of.name + " spoke of " + thing + told(wish.said);
  return "the record speaks of " + thing + " for " + of.name + told(wish.said);
}

Teller teller_of(const Pair& pair, const Looker& looker) {
  return {name_of(pair, looker),
          looker.role == PartyRole::carer ? graph::Kind::carer : graph::Kind::person};
}

// What the person keeps private is not used to answer somebody else's wish.
bool is_private(const Sighting& sighting) {
  return sighting.kind == graph::Kind::person &&
         (sighting.list == "/partner_stays" || sighting.list == "/visitors");
}

}  // namespace

void say(Parts& parts, std::string text, bool against) {
  add_sentence(parts.answer, std::move(text), against);
}

std::string so_it_is(bool met, const std::string& with) {
  return std::string(met ? "; that is how it is with " : "; that is not how it is with ") + with;
}

Sighting see_at_home(const Pair& pair, std::string_view thing, bool includes_visitors) {
  HomeSight sight{pair.household, pair.question.on, 0, includes_visitors};
  sight.residents = residents_of(pair.view, pair.home, pair.question.on,
                                 graph::PersonNumber{pair.person.identity.number});
  return see_in_home(sight, thing);
}

bool add_wish_of_home(Parts& parts, const Pair& pair, const graph::Wish& wish, Wanted wanted,
                      const Fact& own) {
  const Sighting seen = see_at_home(pair, wish.thing, wish.includes_visitors.value_or(false));
  if (seen.presence == Presence::unknown) return false;
  const bool met = (seen.presence == Presence::present) == (wanted == Wanted::yes);
  graph::Opt<graph::Strength> strength = wish.strength;
  parts.mean.add(met ? fit_max : 0, importance(pair.question.policy, strength));
  if (!pair.in_full()) return true;
  parts.answer.facts.push_back(own);
  parts.answer.facts.push_back(fact_of(seen));
  say(parts,
      wish_line({name_of(pair.person), graph::Kind::person}, wish, wanted, "a home") +
          so_it_is(met, name_of(pair.household)),
      !met);
  return true;
}

bool add_wish_of_person(Parts& parts, const Pair& pair, const Looker& looker,
                        const graph::Wish& wish, const Fact& own) {
  const Sighting seen = see_in_person(pair.person, wish.thing, pair.question.on);
  if (seen.presence == Presence::unknown || is_private(seen)) return false;
  const bool met = seen.presence == Presence::present;
  parts.mean.add(met ? fit_max : 0, importance(pair.question.policy, wish.strength));
  if (!pair.in_full()) return true;
  parts.answer.facts.push_back(own);
  parts.answer.facts.push_back(fact_of(seen));
  say(parts,
      wish_line(teller_of(pair, looker), wish, Wanted::yes, "somebody") +
          so_it_is(met, name_of(pair.person)),
      !met);
  return true;
}

Fit residents_wishes(const Pair& pair, const Looker& looker) {
  Parts parts;
  const graph::ResidentStatement& resident = pair.household.residents[looker.index];
  bool any_answered = false;
  for (std::size_t i = 0; i < resident.wishes.size(); ++i) {
    const graph::Wish& wish = resident.wishes[i];
    Fact own;
    if (pair.in_full()) {
      const std::string rest = pointer_to("wishes", i, "/thing");
      own = fact(
          {resident.subject(), graph::Kind::person, pointer_to("residents", looker.index, rest)},
          wish.thing, graph::Seen::tier_2, wish.said);
    }
    if (add_wish_of_person(parts, pair, looker, wish, own)) {
      any_answered = true;
      continue;
    }
    parts.mean.add(to_be_talked_about, importance(pair.question.policy, wish.strength));
    if (!pair.in_full()) continue;
    parts.answer.facts.push_back(own);
    say(parts,
        wish_line(teller_of(pair, looker), wish, Wanted::yes, "somebody") +
            "; talk about it with " + name_of(pair.person),
        true);
  }
  if (any_answered) return parts.done();
  parts.answer.missing = resident.wishes.empty() ? missing_of(pair, looker) : missing_person(pair);
  if (pair.in_full() && resident.wishes.empty()) {
    say(parts, name_of(pair, looker) + " has not said what they would wish for in somebody new");
  }
  return std::move(parts.answer);
}

}  // namespace kith::matcher

// SPDX-License-Identifier: Apache-2.0
// Stated musts and must-nots, of the home by the person and of the person by those who live there.
// A must excludes; a dislike only ranks.
#include <algorithm>

#include "matcher/criteria_words.h"
#include "matcher/rules_frame.h"
#include "matcher/things.h"

namespace kith::matcher {
namespace {

using graph::Strength;
using graph::Wish;

// An entry of `must` or `must_not` is a must by the list it stands in, unless it says less. One of
// `wishes` is a must only where it says so.
bool is_must(const Wish& wish) { return wish.strength.value_or(Strength::must) == Strength::must; }
bool is_must_among_wishes(const Wish& wish) { return wish.strength == Strength::must; }

bool is_allergy(const Wish& wish) {
  return lower_case(wish.reason).find("allerg") != std::string::npos;
}

Answer answer_of(Presence presence, bool wanted) {
  if (presence == Presence::unknown) return Answer::unknown;
  return (presence == Presence::present) == wanted ? Answer::pass : Answer::fail;
}

HomeSight sight_of(const PairFrame& pair, bool includes_visitors) {
  return HomeSight{pair.home, pair.stay.start,
                   static_cast<std::int32_t>(pair.there.residents.size()), includes_visitors};
}

// " (the reason: fear; “No dogs, ever.”)".
std::string because(const Wish& wish) {
  std::string text = wish.reason.empty() ? "" : "the reason: " + std::string(wish.reason);
  const std::string words = own_words(wish.said);
  if (!text.empty() && !words.empty()) text += "; ";
  text += words;
  return text.empty() ? text : " (" + text + ")";
}

// One of the person's musts about the home.
void judge_wish(const PairFrame& pair, const Wish& wish, bool wanted, const std::string& pointer,
                Verdict& verdict) {
  const bool visitors = wish.includes_visitors == true;
  const Sighting seen = see_in_home(sight_of(pair, visitors), wish.thing);
  const Answer answer = answer_of(seen.presence, wanted);
  const auto thing = [&] { return thing_in_words(wish.thing); };
  verdict.uses([&] {
    Fact made = with(person_fact(pair, pointer, wish.thing), wish.said);
    made.seen = graph::Seen::tier_2;
    return made;
  });
  if (answer != Answer::unknown) verdict.uses([&] { return fact_of(seen); });
  const auto without = [&] {
    return name_of(pair.person) + " needs a home without " + thing() + because(wish);
  };
  const auto ask = [&] {
    return Words{(wanted ? "A must of " + name_of(pair.person) + " is " + thing() + because(wish)
                         : without()) +
                     ": ask the home.",
                 ""};
  };
  if (answer == Answer::fail) {
    verdict.fail([&] {
      return wanted ? Words{name_of(pair.person) + " needs " + thing() + because(wish) +
                                ", which the home does not have.",
                            "Would fit if the home had it."}
                    : Words{without() + "; that is not how it is there.",
                            "Would fit if that changed."};
    });
  } else if (answer == Answer::unknown) {
    is_allergy(wish) ? verdict.critical(ask) : verdict.check(ask);
  } else if (!wanted && !wish.includes_visitors &&
             see_in_home(sight_of(pair, true), wish.thing).presence == Presence::present) {
    verdict.check([&] {
      return Words{"A regular visitor brings " + thing() + ": ask whether that matters to them.",
                   ""};
    });
  }
}

// In a crisis only what endangers counts.
void judge_lists(const PairFrame& pair, Verdict& verdict) {
  const auto each = [&](const graph::List<Wish>& list, std::string_view name, bool wanted,
                        bool (*is_rule)(const Wish&)) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (!is_rule(list[i]) || (pair.asker.is_emergency() && !is_allergy(list[i]))) continue;
      judge_wish(pair, list[i], wanted, item(name, i), verdict);
    }
  };
  each(pair.person.must, "/must", true, is_must);
  each(pair.person.must_not, "/must_not", false, is_must);
  each(pair.person.wishes, "/wishes", true, is_must_among_wishes);
}

void judge_thing(const PairFrame& pair, std::string_view thing, bool wanted,
                 std::string_view pointer, Verdict& verdict) {
  Wish wish;
  wish.thing = std::string(thing);
  wish.includes_visitors = false;
  judge_wish(pair, wish, wanted, std::string(pointer), verdict);
}

void judge_housemates(const PairFrame& pair, graph::Housemates wish, Verdict& verdict) {
  constexpr std::string_view pointer = "/household_wish/housemates";
  const std::size_t others = pair.there.residents.size();
  if (wish == graph::Housemates::none)
    judge_thing(pair, "other_residents", false, pointer, verdict);
  if (wish == graph::Housemates::more || wish == graph::Housemates::one) {
    judge_thing(pair, "other_residents", true, pointer, verdict);
  }
  const bool too_many = wish == graph::Housemates::one && others > 1;
  const bool too_few = wish == graph::Housemates::more && others == 1;
  if (!too_many && !too_few) return;
  verdict.fail([&] {
    return Words{name_of(pair.person) + " wants " +
                     (too_many ? "one other person" : "several others") + " living there; there " +
                     (others == 1 ? "is 1." : "are " + std::to_string(others) + "."),
                 "Would fit if that changed."};
  });
}

void judge_household_wish(const PairFrame& pair, const graph::HouseholdWish& wish,
                          Verdict& verdict) {
  if (wish.strength != Strength::must) return;
  if (wish.housemates) judge_housemates(pair, *wish.housemates, verdict);
  constexpr std::string_view children = "/household_wish/children";
  if (wish.children == graph::ChildrenWish::none) {
    judge_thing(pair, "children", false, children, verdict);
  } else if (wish.children == graph::ChildrenWish::older_only) {
    judge_thing(pair, "young_children", false, children, verdict);
  }
  constexpr std::string_view carers = "/household_wish/carers";
  if (wish.carers == graph::CarersWish::single) {
    judge_thing(pair, "single_carer", true, carers, verdict);
  } else if (wish.carers == graph::CarersWish::couple) {
    judge_thing(pair, "couple", true, carers, verdict);
  }
  constexpr std::string_view setting = "/household_wish/setting";
  if (wish.setting == graph::Setting::rural) judge_thing(pair, "rural", true, setting, verdict);
  if (wish.setting == graph::Setting::town) judge_thing(pair, "town", true, setting, verdict);
}

// Faith, food, culture: what it is stays with the person, also in the sentence.
void judge_matters(const PairFrame& pair, Verdict& verdict) {
  for (std::size_t i = 0; i < pair.person.matters.size(); ++i) {
    const graph::Matter& matter = pair.person.matters[i];
    if (matter.strength != Strength::must || matter.does_not_matter == true) continue;
    const Sighting seen = see_in_home(sight_of(pair, false), matter.thing);
    const Answer answer = answer_of(seen.presence, true);
    const std::string aspect(graph::word(matter.aspect));
    verdict.uses([&] {
      Fact made = with(person_fact(pair, item("/matters", i), matter.thing), matter.said);
      made.seen = graph::Seen::own;
      return made;
    });
    if (answer == Answer::fail) {
      verdict.fail([&] {
        return Words{
            "A must of " + name_of(pair.person) + " about " + aspect + " is not met there.",
            "Would fit if the home could do it: ask them."};
      });
    } else if (answer == Answer::unknown) {
      verdict.check([&] {
        return Words{
            "They have a must about " + aspect + ": ask them what it means, then the home.", ""};
      });
    }
  }
}

void judge_gender_of_help(const PairFrame& pair, Verdict& verdict) {
  for (std::size_t i = 0; i < pair.person.support.size(); ++i) {
    const graph::Support& support = pair.person.support[i];
    if (!support.consenting_gender || support.level == graph::SupportLevel::none) continue;
    const std::string pointer = item("/support", i, "consenting_gender");
    if (*support.consenting_gender == graph::Gender::woman) {
      judge_thing(pair, "woman_carer", true, pointer, verdict);
    } else if (*support.consenting_gender == graph::Gender::man) {
      judge_thing(pair, "man_carer", true, pointer, verdict);
    } else {
      verdict.check([] {
        return Words{"Ask who may help them with personal care, then the home.", ""};
      });
    }
  }
}

void judge_own_pets(const PairFrame& pair, Verdict& verdict) {
  for (const graph::OwnPet& pet : pair.person.own_pets) {
    if (pet.comes_along != Strength::must) continue;
    verdict.check([&] {
      return Words{"Their " + std::string(graph::word(pet.species)) +
                       " must come along: ask whether it would be welcome.",
                   ""};
    });
  }
}

// What somebody of the household says about who may come. The words say nothing of who or why.
void judge_person(const PairFrame& pair, const Wish& wish, bool wanted, Verdict& verdict) {
  const Presence seen = see_in_person(pair.person, wish.thing, pair.stay.start).presence;
  const Answer answer = answer_of(seen, wanted);
  if (answer == Answer::fail) {
    verdict.fail([] { return Words{"Somebody there said no.", ""}; });
  } else if (answer == Answer::unknown) {
    verdict.check([] {
      return Words{"Somebody there has a wish that the record does not answer: ask the home.", ""};
    });
  }
}

void judge_person_by(const PairFrame& pair, const graph::List<Wish>& must,
                     const graph::List<Wish>& must_not, const graph::List<Wish>* wishes,
                     Verdict& verdict) {
  for (const Wish& wish : must) {
    if (is_must(wish)) judge_person(pair, wish, true, verdict);
  }
  for (const Wish& wish : must_not) {
    if (is_must(wish)) judge_person(pair, wish, false, verdict);
  }
  for (std::size_t i = 0; wishes != nullptr && i < wishes->size(); ++i) {
    if (is_must_among_wishes((*wishes)[i])) judge_person(pair, (*wishes)[i], true, verdict);
  }
}

// What a resident said in their own record about the home they wanted still holds in it.
void judge_by_own_record(const PairFrame& pair, const graph::Person& resident, Verdict& verdict) {
  const auto no = [] { return Words{"Somebody there said no.", ""}; };
  for (const Wish& wish : resident.must_not) {
    if (!is_must(wish)) continue;
    const Presence seen = see_in_person(pair.person, wish.thing, pair.stay.start).presence;
    if (seen == Presence::present) verdict.fail(no);
  }
  const bool alone = resident.household_wish &&
                     resident.household_wish->strength == Strength::must &&
                     resident.household_wish->housemates == graph::Housemates::none;
  if (alone && pair.stay.kind_stated && pair.stay.kind == graph::ArrangementKind::live_in) {
    verdict.fail(no);
  }
}

}  // namespace

// What the person stated as a must, of the home: their lists, the household they want, faith and
// food, who may help them with personal care, a pet that must come along.
RuleAnswer person_musts(const PairFrame& pair) {
  Verdict verdict(pair, Rule::person_musts);
  judge_lists(pair, verdict);
  if (pair.asker.is_emergency()) return verdict.take();
  if (pair.person.household_wish) judge_household_wish(pair, *pair.person.household_wish, verdict);
  judge_matters(pair, verdict);
  judge_gender_of_help(pair, verdict);
  judge_own_pets(pair, verdict);
  return verdict.take();
}

// What each carer stated as a must, of the person.
RuleAnswer carer_musts(const PairFrame& pair) {
  Verdict verdict(pair, Rule::carer_musts);
  for (const graph::Carer& carer : pair.home.carers) {
    judge_person_by(pair, carer.must, carer.must_not, &carer.wishes, verdict);
  }
  return verdict.take();
}

// What each person who lives there stated as a must, of somebody new.
RuleAnswer resident_musts(const PairFrame& pair) {
  Verdict verdict(pair, Rule::resident_musts);
  for (const Resident& resident : pair.there.residents) {
    if (const graph::ResidentStatement* said = resident.statement) {
      judge_person_by(pair, said->must, said->must_not, &said->wishes, verdict);
    }
    const auto* record = pair.asker.view.find<graph::Person>(resident.number.number);
    if (record != nullptr) judge_by_own_record(pair, *record, verdict);
  }
  for (const graph::OtherLiving& other : pair.home.others_living) {
    if (other.stays_until && *other.stays_until <= pair.today()) continue;
    judge_person_by(pair, other.must, other.must_not, nullptr, verdict);
  }
  return verdict.take();
}

}  // namespace kith::matcher

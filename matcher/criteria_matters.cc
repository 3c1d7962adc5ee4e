// SPDX-License-Identifier: Apache-2.0
// Faith, food, culture, identity, age, language: only what the party itself said matters, and only
// answers that the other side let out. What somebody keeps to themselves is never used or hinted
// at.
#include <algorithm>

#include "matcher/criteria_numbers.h"
#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

using graph::Aspect;
using graph::Carer;
using graph::Kitchen;
using graph::Matter;

constexpr std::int32_t kitchen_is_willing = 7'000;

bool stands(const Matter& matter) {
  return matter.strength.has_value() && !matter.does_not_matter.value_or(false);
}

// Matters are private to who stated them until they gave a tier (records, "P person decides").
bool let_out(const Matter& matter) {
  return matter.said.provenance && matter.said.provenance->tier.has_value();
}

std::string plain(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a')
           : letter == ' '                ? '_'
                                          : letter;
  });
  return text;
}

// What a kitchen of one kind also is: none of these cooks pork.
bool serves(Kitchen kitchen, Kitchen wanted) {
  return kitchen == wanted || (wanted == Kitchen::pork_free && kitchen != Kitchen::willing);
}

std::optional<Kitchen> kitchen_named(const std::string& thing) {
  const std::string wanted = plain(thing);
  for (const Kitchen kitchen :
       {Kitchen::halal, Kitchen::kosher, Kitchen::vegetarian, Kitchen::pork_free}) {
    const std::string name(graph::word(kitchen));
    if (wanted == name || wanted == name + "_kitchen" || wanted == name + "_food") return kitchen;
  }
  return std::nullopt;
}

// How one matter is met. `about` says by what; unknown without a fit.
struct MetMatter {
  std::optional<std::int32_t> fit;
  std::string about;  // only in full
  Source source;      // only in full
};

MetMatter met_by_kitchen(const Pair& pair, const Matter& matter) {
  const std::optional<Kitchen> wanted = kitchen_named(matter.thing);
  if (!wanted || !pair.household.home || pair.household.home->kitchen.empty()) return {};
  const graph::List<Kitchen>& kitchen = pair.household.home->kitchen;
  const bool served = std::any_of(kitchen.begin(), kitchen.end(),
                                  [&](Kitchen held) { return serves(held, *wanted); });
  const bool is_willing =
      std::find(kitchen.begin(), kitchen.end(), Kitchen::willing) != kitchen.end();
  MetMatter met;
  met.fit = served ? fit_max : is_willing ? kitchen_is_willing : 0;
  if (!pair.in_full()) return met;
  met.source = source_of(pair.household, "/home/kitchen");
  const Teller home{name_of(pair.household), graph::Kind::household};
  const graph::Said& said = pair.household.home->said;
  if (served) {
    met.about = stated(home, said,
                       {"said their kitchen ",
                        are_many(home.name) ? "have a kitchen that " : "has a kitchen that "},
                       "keeps to it");
  } else if (is_willing) {
    met.about =
        stated(home, said, {"said they are ", are_many(home.name) ? "are " : "is "}, "willing to");
  } else {
    met.about = "it is not on record for the kitchen of " + home.name;
  }
  return met;
}

MetMatter met_by_language(const Pair& pair, const Matter& matter) {
  MetMatter met;
  const std::string wanted = plain(matter.thing);
  for (std::size_t i = 0; i < pair.household.carers.size(); ++i) {
    const Carer& carer = pair.household.carers[i];
    if (carer.languages.empty()) continue;
    const bool speaks = std::any_of(
        carer.languages.begin(), carer.languages.end(), [&wanted](const graph::Communication& way) {
          return plain(way.language.substr(0, way.language.find('-'))) ==
                 wanted.substr(0, wanted.find('-'));
        });
    if (!speaks && met.fit) continue;
    met.fit = speaks ? fit_max : 0;
    if (pair.in_full()) {
      met.source = source_of(carer, pointer_to("carers", i, "/languages"));
      met.about = name_of(carer) + (speaks ? " uses it" : " did not list it");
    }
    if (speaks) return met;
  }
  return met;
}

MetMatter met_by(const Pair& pair, const graph::List<Matter>& theirs, const Matter& matter,
                 const std::string& name, Source source) {
  for (std::size_t i = 0; i < theirs.size(); ++i) {
    const bool same =
        theirs[i].aspect == matter.aspect && plain(theirs[i].thing) == plain(matter.thing);
    if (!same || !let_out(theirs[i]) || theirs[i].does_not_matter.value_or(false)) continue;
    MetMatter met;
    met.fit = fit_max;
    if (pair.in_full()) {
      source.pointer += pointer_to("matters", i, "/thing");
      met.source = std::move(source);
      met.about = name + " shares it" + told(theirs[i].said);
    }
    return met;
  }
  return {};
}

MetMatter met_by_carers(const Pair& pair, const Matter& matter) {
  for (std::size_t i = 0; i < pair.household.carers.size(); ++i) {
    const Carer& carer = pair.household.carers[i];
    MetMatter met =
        met_by(pair, carer.matters, matter, pair.in_full() ? name_of(carer) : "",
               pair.in_full() ? source_of(carer, "/carers/" + std::to_string(i)) : Source{});
    if (met.fit) return met;
  }
  return {};
}

MetMatter met_for(const Pair& pair, const Looker& looker, const Matter& matter) {
  if (looker.role == PartyRole::carer) {
    return met_by(pair, pair.person.matters, matter, pair.in_full() ? name_of(pair.person) : "",
                  pair.in_full() ? source_of(pair.person, "") : Source{});
  }
  if (matter.aspect == Aspect::food) return met_by_kitchen(pair, matter);
  if (matter.aspect == Aspect::language) return met_by_language(pair, matter);
  return met_by_carers(pair, matter);
}

// What a party keeps to itself is weighed as it asked, and all of it is told in one sentence: the
// words stay with the one who said them, and so does how many things there are.
struct KeptBack {
  bool possible = false;
  bool against = false;
  bool unasked = false;

  void add(const MetMatter& met) {
    (!met.fit ? unasked : *met.fit == 0 ? against : possible) = true;
  }
  bool any() const { return possible || against || unasked; }
};

void describe(Fit& answer, const Pair& pair, const Looker& looker, const KeptBack& kept) {
  const bool mixed = (kept.possible ? 1 : 0) + (kept.against ? 1 : 0) + (kept.unasked ? 1 : 0) > 1;
  const std::string some = mixed ? "some " : "";
  std::vector<std::string> found;
  if (kept.possible) found.push_back(some + "looks possible there");
  if (kept.against) found.push_back(some + "may not be met there");
  if (kept.unasked) found.push_back(some + "has not been asked about there");
  add_sentence(answer,
               std::string(mixed ? "Of what" : "What") + " matters to " + name_of(pair, looker) +
                   ", and is theirs to tell, " + in_a_row(found),
               kept.against || kept.unasked);
}

void describe(Fit& answer, const Pair& pair, const Looker& looker, std::size_t index,
              const Matter& matter, const MetMatter& met) {
  const std::string pointer = pointer_to("matters", index, "/thing");
  Source own = looker.role == PartyRole::person
                   ? source_of(pair.person, pointer)
                   : source_of(pair.household.carers[looker.index],
                               "/carers/" + std::to_string(looker.index) + pointer);
  answer.facts.push_back(fact(std::move(own), matter.thing, graph::Seen::own, matter.said));
  std::string text = spaced(matter.thing) + " matters to " + name_of(pair, looker) +
                     (matter.meaning.empty() ? "" : " (" + matter.meaning + ")") +
                     told(matter.said) + "; ";
  if (met.fit) {
    answer.facts.push_back(fact(met.source, matter.thing, graph::Seen::tier_1, {}));
    text += met.about;
  } else {
    text += "ask what it means in everyday life, and then ask the other side";
  }
  add_sentence(answer, std::move(text), met.fit.value_or(0) < fit_unknown);
}

}  // namespace

Fit matters(const Pair& pair, const Looker& looker) {
  Fit answer;
  WeightedMean mean;
  const bool persons = looker.role == PartyRole::person;
  const graph::List<Matter>& own =
      persons ? pair.person.matters : pair.household.carers[looker.index].matters;
  bool any_stands = false;
  KeptBack kept;
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (!stands(own[i])) continue;
    any_stands = true;
    const MetMatter met = met_for(pair, looker, own[i]);
    if (met.fit) mean.add(*met.fit, importance(pair.question.policy, own[i].strength));
    if (!pair.in_full()) continue;
    if (let_out(own[i])) {
      describe(answer, pair, looker, i, own[i], met);
    } else {
      kept.add(met);
    }
  }
  if (kept.any()) describe(answer, pair, looker, kept);
  answer.fit = mean.value();
  if (any_stands && !answer.fit) {
    answer.missing = persons ? missing_household(pair) : missing_person(pair);
  }
  return answer;
}

}  // namespace kith::matcher

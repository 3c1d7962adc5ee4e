// SPDX-License-Identifier: Apache-2.0
// Of the connection card: partner, visitors and pets, as the home somebody lives in at T1 lets them
// be kept.
#include <algorithm>
#include <array>

#include "matcher/card_figures.h"

namespace kith::matcher {
namespace {

std::string kept_name(KeptThing thing, Kept kept) {
  return "kept." + std::string(word(thing)) + "." + std::string(word(kept));
}

// A partner or a pet is let in or not; only of visits are there fewer.
bool can_be(KeptThing thing, Kept kept) {
  return kept != Kept::less || thing == KeptThing::visitors;
}

template <class Visit>
void each_kept(KeptThing thing, Visit visit) {
  for (std::size_t i = 0; i < kept_count; ++i) {
    const auto kept = static_cast<Kept>(i);
    if (can_be(thing, kept)) visit(kept);
  }
}

}  // namespace

void add_kept(CardSheet& sheet) {
  for (std::size_t i = 0; i < kept_thing_count; ++i) {
    const auto thing = static_cast<KeptThing>(i);
    std::array<std::vector<CardItem>, kept_count> people;
    sheet.each_measured([&](const CardPerson& person) {
      for (const KeptAtHome& each : person.kept) {
        if (each.thing != thing) continue;
        people.at(static_cast<std::size_t>(each.kept)).push_back(CardSheet::item_of(person));
      }
    });
    each_kept(thing, [&](Kept kept) {
      sheet.count(kept_name(thing, kept), CardUnit::people,
                  std::move(people.at(static_cast<std::size_t>(kept))));
    });
  }
}

void keep_to_themselves(ConnectionCard& card) {
  for (CardPerson& person : card.people) person.kept.clear();
  for (std::size_t i = 0; i < kept_thing_count; ++i) {
    const auto thing = static_cast<KeptThing>(i);
    std::int64_t said = 0;
    each_kept(thing, [&](Kept kept) { said += card.value(kept_name(thing, kept)); });
    const bool may_be_told = said >= static_cast<std::int64_t>(card_group_min);
    each_kept(thing, [&](Kept kept) {
      const auto found = std::find_if(
          card.figures.begin(), card.figures.end(),
          [name = kept_name(thing, kept)](const CardFigure& each) { return each.name == name; });
      if (found == card.figures.end()) return;
      found->items.clear();
      if (!may_be_told) card.figures.erase(found);
    });
  }
}

}  // namespace kith::matcher

// SPDX-License-Identifier: Apache-2.0
#include "matcher/things.h"

#include <algorithm>
#include <array>

namespace kith::matcher {
namespace {

using graph::Household;
using graph::Species;

// `see` looks for one thing. The word in lower case with underscores.
struct HomeThing {
  std::string_view word;
  std::string_view in_words;
  Sighting (*see)(const HomeSight&);
};

Sighting at(const HomeSight& sight, Presence seen, std::string_view list,
            std::string_view value = {}) {
  return Sighting{seen, sight.home.subject(), graph::Kind::household, list, -1, {}, value};
}

Sighting item(const HomeSight& sight, std::string_view list, std::size_t index,
              std::string_view member, std::string_view value) {
  return Sighting{Presence::present,
                  sight.home.subject(),
                  graph::Kind::household,
                  list,
                  static_cast<std::int32_t>(index),
                  member,
                  value};
}

Sighting flag(const HomeSight& sight, std::optional<bool> graph::Home::*field,
              std::string_view pointer) {
  if (!sight.home.home || !((*sight.home.home).*field))
    return at(sight, Presence::unknown, pointer);
  const bool here = *((*sight.home.home).*field);
  return at(sight, presence(here), pointer, here ? "true" : "false");
}

// Pets of the home, then regular visitors' where they count. Who visits was asked together with who
// else lives there.
template <class Wanted>
Sighting see_pets(const HomeSight& sight, Wanted wanted) {
  const Household& home = sight.home;
  const bool listed = home.home && !home.home->pets.empty();
  for (std::size_t i = 0; listed && i < home.home->pets.size(); ++i) {
    const Species species = home.home->pets[i].species;
    if (wanted(species)) return item(sight, "/home/pets", i, "species", graph::word(species));
  }
  bool open = !listed && !(home.home && home.home->pets_known == true);
  for (std::size_t i = 0; sight.includes_visitors && i < home.regular_visitors.size(); ++i) {
    const graph::RegularVisitor& visitor = home.regular_visitors[i];
    if (visitor.visitor != graph::VisitorKind::pet) continue;
    if (!visitor.species) open = true;
    if (visitor.species && wanted(*visitor.species)) {
      return item(sight, "/regular_visitors", i, "species", graph::word(*visitor.species));
    }
  }
  if (sight.includes_visitors && home.regular_visitors.empty()) {
    open = open || home.others_living_known != true;
  }
  return at(sight, open ? Presence::unknown : Presence::absent, "/home/pets");
}

Sighting see_dog(const HomeSight& sight) {
  return see_pets(sight, [](Species species) { return species == Species::dog; });
}
Sighting see_cat(const HomeSight& sight) {
  return see_pets(sight, [](Species species) { return species == Species::cat; });
}
Sighting see_other_pets(const HomeSight& sight) {
  return see_pets(sight, [](Species each) { return each != Species::dog && each != Species::cat; });
}
Sighting see_pets_at_all(const HomeSight& sight) {
  return see_pets(sight, [](Species) { return true; });
}

template <class Holds>
Sighting see_smoking(const HomeSight& sight, Holds holds) {
  if (!sight.home.home || !sight.home.home->smoking) {
    return at(sight, Presence::unknown, "/home/smoking");
  }
  const graph::Smoking smoking = *sight.home.home->smoking;
  return at(sight, holds(smoking), "/home/smoking", graph::word(smoking));
}

Sighting see_smoke(const HomeSight& sight) {
  return see_smoking(sight, [](graph::Smoking how) {
    return presence(how == graph::Smoking::outside || how == graph::Smoking::inside);
  });
}
Sighting see_smoke_inside(const HomeSight& sight) {
  return see_smoking(sight,
                     [](graph::Smoking how) { return presence(how == graph::Smoking::inside); });
}
// Where people smoke, nobody has said whether they vape.
Sighting see_vaping(const HomeSight& sight) {
  return see_smoking(sight, [](graph::Smoking how) {
    if (how == graph::Smoking::vape) return Presence::present;
    return how == graph::Smoking::no ? Presence::absent : Presence::unknown;
  });
}

bool stays(const graph::OtherLiving& other, graph::Date on) {
  return !other.stays_until || *other.stays_until > on;
}
bool is_young(graph::AgeBand age) { return age <= graph::AgeBand::from_6_to_10; }

Sighting see_children_that(const HomeSight& sight, bool young_only) {
  const Household& home = sight.home;
  bool open = home.others_living.empty() && home.others_living_known != true;
  for (std::size_t i = 0; i < home.others_living.size(); ++i) {
    const graph::OtherLiving& other = home.others_living[i];
    if (other.living != graph::LivingKind::child || !stays(other, sight.on)) continue;
    if (!young_only) return item(sight, "/others_living", i, "living", "child");
    if (!other.age_band) open = true;
    if (other.age_band && is_young(*other.age_band)) {
      return item(sight, "/others_living", i, "age_band", graph::word(*other.age_band));
    }
  }
  for (std::size_t i = 0; sight.includes_visitors && i < home.regular_visitors.size(); ++i) {
    if (home.regular_visitors[i].visitor != graph::VisitorKind::child) continue;
    if (!young_only) return item(sight, "/regular_visitors", i, "visitor", "child");
    open = true;  // visitors' ages are not recorded
  }
  if (sight.includes_visitors && home.regular_visitors.empty()) {
    open = open || home.others_living_known != true;
  }
  return at(sight, open ? Presence::unknown : Presence::absent, "/others_living");
}

Sighting see_children(const HomeSight& sight) { return see_children_that(sight, false); }
Sighting see_young_children(const HomeSight& sight) { return see_children_that(sight, true); }

Sighting see_residents(const HomeSight& sight) {
  if (sight.residents > 0) return at(sight, Presence::present, "/residents");
  for (std::size_t i = 0; i < sight.home.others_living.size(); ++i) {
    const graph::OtherLiving& other = sight.home.others_living[i];
    if (other.supported == true && stays(other, sight.on)) {
      return item(sight, "/others_living", i, "supported", "true");
    }
  }
  const bool known = sight.home.others_living_known == true || !sight.home.others_living.empty();
  return at(sight, known ? Presence::absent : Presence::unknown, "/residents");
}

Sighting see_carer_of(const HomeSight& sight, graph::Gender gender) {
  bool open = sight.home.carers.empty();
  for (std::size_t i = 0; i < sight.home.carers.size(); ++i) {
    const graph::Carer& carer = sight.home.carers[i];
    if (!carer.gender) open = true;
    if (carer.gender != gender) continue;
    Sighting seen = item(sight, "/carers", i, "gender", graph::word(gender));
    seen.about = carer.subject();
    seen.kind = graph::Kind::carer;
    return seen;
  }
  return at(sight, open ? Presence::unknown : Presence::absent, "/carers");
}

Sighting see_woman_carer(const HomeSight& sight) {
  return see_carer_of(sight, graph::Gender::woman);
}
Sighting see_man_carer(const HomeSight& sight) { return see_carer_of(sight, graph::Gender::man); }

std::ptrdiff_t main_carers(const Household& home) {
  return std::count_if(home.carers.begin(), home.carers.end(), [](const graph::Carer& carer) {
    return carer.role == graph::CarerRole::main;
  });
}
Sighting see_couple(const HomeSight& sight) {
  if (sight.home.carers.empty()) return at(sight, Presence::unknown, "/carers");
  return at(sight, presence(main_carers(sight.home) >= 2), "/carers");
}
Sighting see_single_carer(const HomeSight& sight) {
  if (sight.home.carers.empty()) return at(sight, Presence::unknown, "/carers");
  return at(sight, presence(main_carers(sight.home) == 1), "/carers");
}

Sighting see_garden(const HomeSight& sight) {
  return flag(sight, &graph::Home::garden, "/home/garden");
}
Sighting see_internet(const HomeSight& sight) {
  return flag(sight, &graph::Home::internet, "/home/internet");
}
Sighting see_own_key(const HomeSight& sight) {
  return flag(sight, &graph::Home::own_key, "/home/own_key");
}
Sighting see_partner_stays(const HomeSight& sight) {
  return flag(sight, &graph::Home::partner_stays, "/home/partner_stays");
}

// Scales run from 1 to 5; the middle is neither, so it is asked.
Presence high(std::optional<graph::Scale> scale) {
  if (!scale || scale->value == 3) return Presence::unknown;
  return presence(scale->value > 3);
}
Presence low(std::optional<graph::Scale> scale) {
  if (!scale || scale->value == 3) return Presence::unknown;
  return presence(scale->value < 3);
}

Sighting see_quiet(const HomeSight& sight) {
  const auto quiet = sight.home.home ? sight.home.home->quiet : std::nullopt;
  return at(sight, high(quiet), "/home/quiet");
}
// A very quiet home has no loud music; nothing else on record says whether another has.
Sighting see_loud_music(const HomeSight& sight) {
  const bool silent = sight.home.home && sight.home.home->quiet &&
                      sight.home.home->quiet->value == graph::Scale::max;
  return at(sight, silent ? Presence::absent : Presence::unknown, "/home/quiet");
}
Sighting see_late_nights(const HomeSight& sight) {
  const auto early = sight.home.rhythm ? sight.home.rhythm->early : std::nullopt;
  return at(sight, low(early), "/rhythm/early");
}
Sighting see_unasked(const HomeSight& sight) { return at(sight, Presence::unknown, ""); }

Sighting see_visitors(const HomeSight& sight) {
  if (!sight.home.home || !sight.home.home->visitors) {
    return at(sight, Presence::unknown, "/home/visitors");
  }
  const graph::Often often = *sight.home.home->visitors;
  return at(sight, presence(often != graph::Often::no), "/home/visitors", graph::word(often));
}

// A village is country life to most who ask for it, and no town.
Sighting see_setting(const HomeSight& sight, bool town) {
  if (!sight.home.home || !sight.home.home->setting) {
    return at(sight, Presence::unknown, "/home/setting");
  }
  const graph::HomeSetting setting = *sight.home.home->setting;
  return at(sight, presence((setting == graph::HomeSetting::town) == town), "/home/setting",
            graph::word(setting));
}
Sighting see_rural(const HomeSight& sight) { return see_setting(sight, false); }
Sighting see_town(const HomeSight& sight) { return see_setting(sight, true); }

template <class Serves>
Sighting see_kitchen(const HomeSight& sight, Serves serves) {
  if (!sight.home.home || sight.home.home->kitchen.empty()) {
    return at(sight, Presence::unknown, "/home/kitchen");
  }
  const std::vector<graph::Kitchen>& kitchen = sight.home.home->kitchen;
  for (std::size_t i = 0; i < kitchen.size(); ++i) {
    if (serves(kitchen[i])) return item(sight, "/home/kitchen", i, "", graph::word(kitchen[i]));
  }
  const bool willing = std::count(kitchen.begin(), kitchen.end(), graph::Kitchen::willing) > 0;
  return at(sight, willing ? Presence::unknown : Presence::absent, "/home/kitchen");
}
Sighting see_halal(const HomeSight& sight) {
  return see_kitchen(sight, [](graph::Kitchen each) { return each == graph::Kitchen::halal; });
}
Sighting see_kosher(const HomeSight& sight) {
  return see_kitchen(sight, [](graph::Kitchen each) { return each == graph::Kitchen::kosher; });
}
Sighting see_vegetarian(const HomeSight& sight) {
  return see_kitchen(sight, [](graph::Kitchen each) { return each == graph::Kitchen::vegetarian; });
}
// Halal, kosher and vegetarian kitchens have no pork either.
Sighting see_pork_free(const HomeSight& sight) {
  return see_kitchen(sight, [](graph::Kitchen each) { return each != graph::Kitchen::willing; });
}

constexpr std::array home_things{
    HomeThing{"dog", "a dog", see_dog},
    HomeThing{"cat", "a cat", see_cat},
    HomeThing{"other_pets", "pets other than dogs and cats", see_other_pets},
    HomeThing{"pets", "pets", see_pets_at_all},
    HomeThing{"smoking", "smoking", see_smoke},
    HomeThing{"smoking_inside", "smoking indoors", see_smoke_inside},
    HomeThing{"vaping", "vaping", see_vaping},
    HomeThing{"children", "children", see_children},
    HomeThing{"young_children", "young children", see_young_children},
    HomeThing{"other_residents", "other people who live there with support", see_residents},
    HomeThing{"woman_carer", "a carer who is a woman", see_woman_carer},
    HomeThing{"man_carer", "a carer who is a man", see_man_carer},
    HomeThing{"couple", "a couple as carers", see_couple},
    HomeThing{"single_carer", "one main carer", see_single_carer},
    HomeThing{"garden", "a garden", see_garden},
    HomeThing{"internet", "internet", see_internet},
    HomeThing{"own_key", "a key of their own", see_own_key},
    HomeThing{"quiet_home", "a quiet home", see_quiet},
    HomeThing{"rural", "the country", see_rural},
    HomeThing{"town", "a town", see_town},
    HomeThing{"halal_kitchen", "a halal kitchen", see_halal},
    HomeThing{"kosher_kitchen", "a kosher kitchen", see_kosher},
    HomeThing{"vegetarian_kitchen", "a vegetarian kitchen", see_vegetarian},
    HomeThing{"pork_free_kitchen", "a kitchen without pork", see_pork_free},
    HomeThing{"alcohol", "alcohol", see_unasked},
    HomeThing{"partner_stays", "a partner staying over", see_partner_stays},
    HomeThing{"visitors", "visitors", see_visitors},
    HomeThing{"loud_music", "loud music", see_loud_music},
    HomeThing{"late_nights", "late nights", see_late_nights},
    HomeThing{"pets_welcome", "that pets are welcome", see_unasked},
};

const HomeThing* home_thing(std::string_view thing) {
  const auto* found = std::find_if(home_things.begin(), home_things.end(),
                                   [&](const HomeThing& each) { return each.word == thing; });
  return found == home_things.end() ? nullptr : found;
}

}  // namespace

std::string Sighting::pointer() const {
  std::string text(list);
  if (index >= 0) text += "/" + std::to_string(index);
  if (!member.empty()) text += "/" + std::string(member);
  return text;
}

Fact fact_of(const Sighting& sighting) {
  Fact fact;
  fact.about = sighting.about;
  fact.kind = sighting.kind;
  fact.pointer = sighting.pointer();
  fact.value = std::string(sighting.value);
  fact.seen = graph::Seen::tier_1;
  return fact;
}

bool is_known_thing(std::string_view thing) { return home_thing(thing) != nullptr; }

std::string thing_in_words(std::string_view thing) {
  const HomeThing* known = home_thing(thing);
  return std::string(known ? known->in_words : thing);
}

Sighting see_in_home(const HomeSight& sight, std::string_view thing) {
  const HomeThing* known = home_thing(thing);
  return known ? known->see(sight) : see_unasked(sight);
}

ThingsSeen things_in_home(const HomeSight& sight) {
  static_assert(home_things.size() <= 32);
  ThingsSeen seen;
  for (std::size_t i = 0; i < home_things.size(); ++i) {
    const Presence presence = home_things[i].see(sight).presence;
    if (presence == Presence::present) seen.present |= ThingBits{1} << i;
    if (presence == Presence::absent) seen.absent |= ThingBits{1} << i;
  }
  return seen;
}

ThingBits bit_of_home_thing(std::string_view thing) {
  const HomeThing* known = home_thing(thing);
  return known == nullptr ? 0 : ThingBits{1} << (known - home_things.data());
}

std::int32_t residents_of(const graph::View& view, graph::Index household, graph::Date on,
                          const graph::PersonNumber& without) {
  const Household& home = *view.household(household);
  std::vector<graph::PersonNumber> living;
  std::vector<graph::PersonNumber> on_record;
  for (const graph::Index index : view.arrangements_of(household)) {
    const graph::Arrangement* held = view.arrangement(index);
    if (held == nullptr) continue;
    on_record.push_back(held->person);
    const bool runs = (!held->start || *held->start <= on) && (!held->end || on < *held->end) &&
                      !(held->ended_by && !held->end);
    if (runs && held->arrangement_kind == graph::ArrangementKind::live_in) {
      living.push_back(held->person);
    }
  }
  for (const graph::ResidentStatement& resident : home.residents) {
    const auto known = std::find(on_record.begin(), on_record.end(), resident.person);
    if (known == on_record.end()) living.push_back(resident.person);
  }
  std::sort(living.begin(), living.end());
  living.erase(std::unique(living.begin(), living.end()), living.end());
  return static_cast<std::int32_t>(
      living.size() - static_cast<std::size_t>(std::count(living.begin(), living.end(), without)));
}

}  // namespace kith::matcher

// SPDX-License-Identifier: Apache-2.0
// Interests with stance, and gifts: what people could do together, and what the person brings.
#include <algorithm>

#include "graph/activity_tree.h"
#include "matcher/criteria_numbers.h"
#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

using graph::Gift;
using graph::Interest;
using graph::Stance;

// Activities further apart in the tree than siblings under a topmost concept are not shared.
constexpr std::int32_t similarity_min = 5'000;
// Named in sentences, the best first.
constexpr std::size_t named_max = 3;

// Who an interest belongs to. `many` for a home: its verbs are those of a family.
struct Owner {
  std::string name;
  Source source;  // without pointer
  bool many = false;
};

struct Item {
  const std::string* activity = nullptr;
  Stance stance = Stance::love;
  graph::Opt<graph::Strength> strength;
  const graph::Said* said = nullptr;
  std::size_t owner = 0;
  std::string pointer;     // only in full
  bool is_around = false;  // of the people and places a home brings: nobody there said it
};

struct InterestSide {
  std::vector<Owner> owners;  // only in full
  std::vector<Item> items;
  Missing missing;
};

void add_owner(const Pair& pair, InterestSide& side, Owner (*make)(const Pair&, std::size_t),
               std::size_t index) {
  side.owners.push_back(pair.in_full() ? make(pair, index) : Owner{});
}

void add_items(const Pair& pair, InterestSide& side, const graph::List<Interest>& list,
               std::string_view pointer) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    side.items.push_back({&list[i].activity, list[i].stance, list[i].strength, &list[i].said,
                          side.owners.size() - 1,
                          pair.in_full() ? pointer_to(pointer, i, "/concept") : "", false});
  }
}

Owner person_owner(const Pair& pair, std::size_t) {
  return {name_of(pair.person), source_of(pair.person, ""), false};
}

Owner home_owner(const Pair& pair, std::size_t) {
  return {name_of(pair.household), source_of(pair.household, ""), true};
}

Owner carer_owner(const Pair& pair, std::size_t index) {
  const graph::Carer& carer = pair.household.carers[index];
  return {name_of(carer), source_of(carer, ""), false};
}

Owner resident_owner(const Pair& pair, std::size_t index) {
  const graph::ResidentStatement& resident = pair.household.residents[index];
  return {name_of(pair, resident), {resident.subject(), graph::Kind::person, ""}, false};
}

void add_carer(const Pair& pair, InterestSide& side, std::size_t index) {
  add_owner(pair, side, carer_owner, index);
  add_items(pair, side, pair.household.carers[index].interests,
            pair.in_full() ? "carers/" + std::to_string(index) + "/interests" : "");
}

void add_home(const Pair& pair, InterestSide& side) {
  add_owner(pair, side, home_owner, 0);
  add_items(pair, side, pair.household.interests, "interests");
  add_items(pair, side, pair.household.enjoys, "enjoys");
}

// People and places the home brings: somebody there does it, so it counts as loved.
void add_network(const Pair& pair, InterestSide& side) {
  static const graph::Said unsaid;
  const graph::List<graph::NetworkItem>& network = pair.household.network;
  for (std::size_t i = 0; i < network.size(); ++i) {
    if (network[i].activity.empty()) continue;
    side.items.push_back({&network[i].activity, Stance::love, std::nullopt, &unsaid,
                          side.owners.size() - 1,
                          pair.in_full() ? pointer_to("network", i, "/concept") : "", true});
  }
}

InterestSide own_side(const Pair& pair, const Looker& looker) {
  InterestSide side;
  side.missing = missing_of(pair, looker);
  switch (looker.role) {
    case PartyRole::person:
      add_owner(pair, side, person_owner, 0);
      add_items(pair, side, pair.person.interests, "interests");
      break;
    case PartyRole::carer:
      add_carer(pair, side, looker.index);
      add_home(pair, side);
      break;
    case PartyRole::resident:
      add_owner(pair, side, resident_owner, looker.index);
      add_items(pair, side, pair.household.residents[looker.index].interests,
                pair.in_full() ? "residents/" + std::to_string(looker.index) + "/interests" : "");
      break;
  }
  return side;
}

InterestSide other_side(const Pair& pair, const Looker& looker) {
  if (looker.role != PartyRole::person) return own_side(pair, {PartyRole::person, 0});
  InterestSide side;
  side.missing = missing_household(pair);
  for (std::size_t i = 0; i < pair.household.carers.size(); ++i) add_carer(pair, side, i);
  add_home(pair, side);
  add_network(pair, side);
  return side;
}

// One activity of the looker's and the other side's best answer to it.
struct MetInterest {
  const Item* own = nullptr;
  const Item* theirs = nullptr;
  std::int32_t match = 0;
};

std::int32_t match_of(const Item& own, const Item& theirs) {
  const std::int32_t similar = graph::similarity(*own.activity, *theirs.activity);
  if (similar < similarity_min) return 0;
  const std::int64_t product =
      std::int64_t{similar} * stance_fit(own.stance, theirs.stance) * depth(own.strength);
  return static_cast<std::int32_t>(product / 100'000'000);
}

std::int32_t avoided_match(const Item& own, const Item& theirs) {
  if (theirs.stance == Stance::avoid || !graph::is_within(*theirs.activity, *own.activity))
    return 0;
  return theirs.stance == Stance::would_try ? depth(own.strength) / 2 : depth(own.strength);
}

// The best meeting of each activity, however often either side named it, so that naming something
// twice adds nothing. `avoided` picks which of the looker's items take part.
std::vector<MetInterest> meetings(const InterestSide& own, const InterestSide& theirs,
                                  bool avoided) {
  std::vector<MetInterest> found;
  for (const Item& item : own.items) {
    if ((item.stance == Stance::avoid) != avoided) continue;
    for (const Item& other : theirs.items) {
      const std::int32_t match = avoided ? avoided_match(item, other) : match_of(item, other);
      if (match == 0) continue;
      const auto known = std::find_if(
          found.begin(), found.end(),
          [&item](const MetInterest& meeting) { return *meeting.own->activity == *item.activity; });
      if (known == found.end()) {
        found.push_back({&item, &other, match});
      } else if (match > known->match) {
        *known = {&item, &other, match};
      }
    }
  }
  return found;
}

SaturatingSum sum_of(const std::vector<MetInterest>& meetings) {
  SaturatingSum sum;
  for (const MetInterest& meeting : meetings) sum.add(meeting.match);
  return sum;
}

Verbs stance_verbs(const Owner& owner, Stance stance) {
  const std::string_view of_one = stance_verb(stance);
  if (!owner.many) return {of_one, of_one};
  const bool many = are_many(owner.name);
  switch (stance) {
    case Stance::love: return {"said they love ", many ? "love " : of_one};
    case Stance::would_try: return {"said they would try ", of_one};
    case Stance::teach: return {"offered to teach ", of_one};
    case Stance::learn: return {"said they want to learn ", many ? "want to learn " : of_one};
    case Stance::lead: return {"said they lead ", many ? "lead " : of_one};
    case Stance::avoid: break;
  }
  return {of_one, of_one};
}

std::string saying(const InterestSide& side, const Item& item) {
  const Owner& owner = side.owners[item.owner];
  const std::string activity = graph::spoken(*item.activity);
  if (item.is_around) return "around " + owner.name + " there is " + activity;
  return stated({owner.name, owner.source.kind}, *item.said, stance_verbs(owner, item.stance),
                activity);
}

Fact fact_of(const InterestSide& side, const Item& item) {
  Source source = side.owners[item.owner].source;
  source.pointer = item.pointer;
  return fact(std::move(source), *item.activity + ": " + std::string(graph::word(item.stance)),
              graph::Seen::tier_1, *item.said);
}

void describe(Fit& answer, const InterestSide& own, const InterestSide& theirs,
              std::vector<MetInterest> meetings) {
  std::stable_sort(meetings.begin(), meetings.end(),
                   [](const MetInterest& a, const MetInterest& b) { return a.match > b.match; });
  const bool avoids = !meetings.empty() && meetings[0].own->stance == Stance::avoid;
  if (!avoids && meetings.size() > named_max) meetings.resize(named_max);  // each avoid is said
  for (const MetInterest& meeting : meetings) {
    answer.facts.push_back(fact_of(own, *meeting.own));
    answer.facts.push_back(fact_of(theirs, *meeting.theirs));
    const bool same = *meeting.own->activity == *meeting.theirs->activity;
    const bool avoided = meeting.own->stance == Stance::avoid;
    add_sentence(answer,
                 saying(own, *meeting.own) + "; " + saying(theirs, *meeting.theirs) +
                     (same || avoided ? "" : ", which is close"),
                 avoided);
  }
}

Fit unknown_interests(const Pair& pair, const Missing& missing, const Looker& looker, bool own) {
  Fit answer;
  answer.missing = missing;
  if (!pair.in_full()) return answer;
  const std::string& who = own                                ? name_of(pair, looker)
                           : looker.role == PartyRole::person ? name_of(pair.household)
                                                              : name_of(pair.person);
  add_sentence(answer, "We have not asked " + who + " what they love doing");
  return answer;
}

// Gifts.

// What somebody could bring counts in full for teaching, leading, hosting, helping; keeping company
// and lending a little less.
std::int32_t gift_value(graph::GiftKind kind) {
  switch (kind) {
    case graph::GiftKind::lend: return 8'000;
    case graph::GiftKind::company: return 7'000;
    default: return 10'000;
  }
}

// A wish of the home that a gift answers.
struct Welcome {
  const std::string* activity = nullptr;
  std::int32_t match = 0;
  std::string pointer;
  const graph::Said* said = nullptr;
};

Welcome best_welcome(const Pair& pair, const Gift& gift) {
  Welcome best;
  const graph::Household& home = pair.household;
  const auto offer = [&](const std::string& activity, const graph::Said& said, std::int32_t share,
                         std::string_view list, std::size_t i) {
    const std::int32_t similar = graph::similarity(gift.activity, activity);
    if (similar < similarity_min) return;
    const std::int64_t product = std::int64_t{similar} * gift_value(gift.kind) * share;
    const std::int32_t match = static_cast<std::int32_t>(product / 100'000'000);
    if (match <= best.match) return;
    best = {&activity, match, pair.in_full() ? pointer_to(list, i, "/concept") : "", &said};
  };
  for (std::size_t i = 0; i < home.gift_wanted.size(); ++i) {
    const Gift& wanted = home.gift_wanted[i];
    offer(wanted.activity, wanted.said, wanted.kind == gift.kind ? 10'000 : 8'000, "gift_wanted",
          i);
  }
  for (std::size_t i = 0; i < home.enjoys.size(); ++i) {
    if (home.enjoys[i].stance == Stance::avoid) continue;
    offer(home.enjoys[i].activity, home.enjoys[i].said, 8'000, "enjoys", i);
  }
  return best;
}

std::string_view gift_verb(graph::GiftKind kind) {
  switch (kind) {
    case graph::GiftKind::teach: return "could teach ";
    case graph::GiftKind::lead: return "could take the lead in ";
    case graph::GiftKind::host: return "would host: ";
    case graph::GiftKind::help: return "would help with ";
    case graph::GiftKind::lend: return "could lend: ";
    case graph::GiftKind::company: return "would be company for ";
  }
  return "could bring ";
}

void describe_gift(Fit& answer, const Pair& pair, std::size_t index, const Welcome& welcome) {
  const Gift& gift = pair.person.gifts[index];
  answer.facts.push_back(fact(source_of(pair.person, pointer_to("gifts", index, "/concept")),
                              gift.activity + ": " + std::string(graph::word(gift.kind)),
                              graph::Seen::tier_1, gift.said));
  answer.facts.push_back(fact(source_of(pair.household, welcome.pointer), *welcome.activity,
                              graph::Seen::tier_1, *welcome.said));
  const std::string_view verb = gift_verb(gift.kind);
  add_sentence(answer, stated({name_of(pair.person), graph::Kind::person}, gift.said, {verb, verb},
                              graph::spoken(gift.activity)) +
                           "; " +
                           stated({name_of(pair.household), graph::Kind::household}, *welcome.said,
                                  {"said they would enjoy ", "would enjoy "},
                                  graph::spoken(*welcome.activity)));
}

Fit sum_of_gifts(const Pair& pair) {
  Fit answer;
  SaturatingSum sum;
  for (std::size_t i = 0; i < pair.person.gifts.size(); ++i) {
    // A gift that somebody does not want to be asked for is theirs to bring, not ours to count on.
    if (!pair.person.gifts[i].wants_to_be_asked.value_or(true)) continue;
    const Welcome welcome = best_welcome(pair, pair.person.gifts[i]);
    if (welcome.match == 0) continue;
    sum.add(welcome.match);
    if (pair.in_full()) describe_gift(answer, pair, i, welcome);
  }
  answer.fit = shared_fit(sum, {});
  if (pair.in_full() && answer.sayings.empty()) {
    add_sentence(answer, "what " + name_of(pair.person) + " could bring and what " +
                             name_of(pair.household) + " would enjoy have not met yet");
  }
  return answer;
}

Fit unknown_gifts(const Pair& pair, bool persons) {
  Fit answer;
  answer.missing = persons ? missing_person(pair) : missing_household(pair);
  if (!pair.in_full()) return answer;
  add_sentence(answer, persons
                           ? "We have not asked " + name_of(pair.person) + " what they could bring"
                           : "We have not asked " + name_of(pair.household) +
                                 " what they would enjoy somebody bringing");
  return answer;
}

// A sum over everything that somebody would rather not avoid, as if all of it were met in full.
void add_depths(SaturatingSum& sum, const graph::List<Interest>& list) {
  for (const Interest& each : list) {
    if (each.stance != Stance::avoid) sum.add(depth(each.strength));
  }
}

}  // namespace

std::int32_t interests_limit(const Pair& pair, const Looker& looker) {
  SaturatingSum sum;
  switch (looker.role) {
    case PartyRole::person: add_depths(sum, pair.person.interests); break;
    case PartyRole::carer:
      add_depths(sum, pair.household.carers[looker.index].interests);
      add_depths(sum, pair.household.interests);
      add_depths(sum, pair.household.enjoys);
      break;
    case PartyRole::resident:
      add_depths(sum, pair.household.residents[looker.index].interests);
      break;
  }
  return shared_fit(sum, {});
}

std::int32_t gifts_limit(const Pair& pair) {
  SaturatingSum sum;
  for (const Gift& gift : pair.person.gifts) sum.add(gift_value(gift.kind));
  return shared_fit(sum, {});
}

Fit interests(const Pair& pair, const Looker& looker) {
  const InterestSide own = own_side(pair, looker);
  const InterestSide theirs = other_side(pair, looker);
  if (own.items.empty()) return unknown_interests(pair, own.missing, looker, true);
  if (theirs.items.empty()) return unknown_interests(pair, theirs.missing, looker, false);
  const std::vector<MetInterest> shared = meetings(own, theirs, false);
  const std::vector<MetInterest> avoided = meetings(own, theirs, true);
  Fit answer;
  answer.fit = shared_fit(sum_of(shared), sum_of(avoided));
  if (!pair.in_full()) return answer;
  describe(answer, own, theirs, shared);
  describe(answer, own, theirs, avoided);
  if (answer.sayings.empty()) add_sentence(answer, "Nothing they love doing has met yet");
  return answer;
}

Fit gifts(const Pair& pair, const Looker&) {
  if (pair.person.rather_not_give.value_or(false)) {
    Fit answer;
    answer.fit = fit_unknown;
    if (pair.in_full()) {
      add_sentence(answer,
                   name_of(pair.person) +
                       " would rather receive or rest for now, and is not asked to bring anything");
    }
    return answer;
  }
  if (pair.person.gifts.empty()) return unknown_gifts(pair, true);
  if (pair.household.gift_wanted.empty() && pair.household.enjoys.empty()) {
    return unknown_gifts(pair, false);
  }
  return sum_of_gifts(pair);
}

}  // namespace kith::matcher

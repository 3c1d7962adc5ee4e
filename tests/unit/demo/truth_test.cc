// SPDX-License-Identifier: Apache-2.0
// The planted pairs and the decoys are what the truth says they are, seen in the records alone.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "api/demo/synthetic_scheme.h"

using namespace kith;
using namespace kith::demo;
using SortedJson = nlohmann::json;

namespace {

SyntheticScheme scheme_of(std::uint64_t seed, std::uint32_t people,
                          NoiseLevel noise = NoiseLevel::middle) {
  Options options;
  options.seed = seed;
  options.people = people;
  options.noise = noise;
  options.reference = *graph::make_date(2026, 11, 21);
  return make_scheme(options).value();
}

std::map<std::string, SortedJson> by_id(const SyntheticScheme& made) {
  std::map<std::string, SortedJson> all;
  made.write_bundle([&](std::string_view line) {
    SortedJson record = SortedJson::parse(line);
    const std::string id = record["external_id"];
    all.emplace(id, std::move(record));
  });
  return all;
}

bool lists(const SortedJson& record, const char* key, const std::string& thing) {
  if (!record.contains(key)) return false;
  const SortedJson& list = record[key];
  return std::any_of(list.begin(), list.end(), [&](const SortedJson& wish) {
    return wish["thing"] == thing && wish["strength"] == "must";
  });
}

bool has_pet(const SortedJson& household, const std::string& species) {
  if (!household["home"].contains("pets")) return false;
  const SortedJson& pets = household["home"]["pets"];
  return std::any_of(pets.begin(), pets.end(),
                     [&](const SortedJson& pet) { return pet["species"] == species; });
}

bool brings(const SortedJson& person, const std::string& thing) {
  if (thing == "smoking") {
    const SortedJson& smoke = person["smoke"];
    const SortedJson& value = smoke.is_object() ? smoke["value"] : smoke;
    return value == "outside" || value == "inside";
  }
  if (!person.contains("own_pets")) return false;
  const SortedJson& pets = person["own_pets"];
  return std::any_of(pets.begin(), pets.end(), [&](const SortedJson& pet) {
    return pet["species"] == thing && pet["comes_along"] == "must";
  });
}

// People there on a day: arrangements that run, and bookings over the day.
int people_on(const std::map<std::string, SortedJson>& all, const std::string& household,
              const std::string& day) {
  int people = 0;
  for (const auto& [id, record] : all) {
    if (record["type"] != "arrangement" || record["household"] != household) continue;
    people += record["start"] <= day ? 1 : 0;
  }
  const SortedJson& home = all.at(household);
  if (!home.contains("bookings")) return people;
  for (const SortedJson& booking : home["bookings"]) {
    people += booking["from"] <= day && day < booking["until"] ? 1 : 0;
  }
  return people;
}

void check_decoy(const std::map<std::string, SortedJson>& all, const Decoy& decoy) {
  const SortedJson& person = all.at(decoy.person);
  const SortedJson& home = all.at(decoy.household);
  if (decoy.kind == DecoyKind::broken_must) {
    CHECK(lists(person, "must_not", decoy.thing));
    CHECK(has_pet(home, decoy.thing));
  } else if (decoy.kind == DecoyKind::wrong_for_resident) {
    CHECK(brings(person, decoy.thing));
    const SortedJson& residents = home["residents"];
    CHECK(std::any_of(residents.begin(), residents.end(),
                      [&](const SortedJson& one) { return lists(one, "must_not", decoy.thing); }));
  } else {
    const std::string start = person["looking_for"][0]["start"];
    const int most = home["approval"]["people_max"];
    CHECK(people_on(all, decoy.household, "2026-11-21") < most);
    CHECK(people_on(all, decoy.household, start) >= most);
    CHECK(person["looking_for"][0]["flexible_days"] == 0);
  }
}

// What any officer could check before a planted pair is proposed.
void check_open(const SortedJson& person, const SortedJson& home) {
  CHECK(home["state"] == "available");
  CHECK(home["approval"]["until"] > "2027-01-01");
  const SortedJson& kinds = home["approval"]["kinds"];
  CHECK(std::find(kinds.begin(), kinds.end(), person["looking_for"][0]["kind"]) != kinds.end());
  const SortedJson& agreements = person["agreement"];
  CHECK(std::any_of(agreements.begin(), agreements.end(), [](const SortedJson& one) {
    return one["for"] == "match" && one["answer"] == "yes";
  }));
  CHECK(person["no_contact_asked"]["answer"] == "none");
  for (const SortedJson& carer : home["carers"]) CHECK(carer["agreement"][0]["answer"] == "yes");
  if (!person.contains("must_not")) return;
  for (const SortedJson& wish : person["must_not"]) CHECK_FALSE(has_pet(home, wish["thing"]));
}

}  // namespace

TEST_CASE("each decoy has the one thing wrong with it, in the records") {
  for (const std::uint64_t seed : {1U, 2U, 9U}) {
    const SyntheticScheme made = scheme_of(seed, 500);
    const auto all = by_id(made);
    std::map<DecoyKind, int> kinds;
    for (const Decoy& decoy : made.decoys()) {
      CAPTURE(decoy.person);
      CAPTURE(decoy.household);
      ++kinds[decoy.kind];
      check_decoy(all, decoy);
    }
    CHECK(kinds.size() == 3);
    for (const auto& [kind, count] : kinds) CHECK(count >= 10);
  }
}

TEST_CASE("decoys have more in common with their person than a home taken by chance") {
  const SyntheticScheme made = scheme_of(1, 900);
  const auto all = by_id(made);
  const auto shared = [&](const std::string& person, const std::string& household) {
    std::set<std::string> mine;
    if (all.at(person).contains("interests")) {
      for (const SortedJson& one : all.at(person)["interests"]) mine.insert(one["concept"]);
    }
    int count = 0;
    if (!all.at(household).contains("interests")) return count;
    for (const SortedJson& one : all.at(household)["interests"])
      count += mine.count(one["concept"]) != 0;
    return count;
  };
  int own = 0;
  int next = 0;
  for (std::size_t i = 0; i < made.decoys().size(); ++i) {
    const Decoy& decoy = made.decoys()[i];
    own += shared(decoy.person, decoy.household);
    next += shared(decoy.person, made.decoys()[(i + 7) % made.decoys().size()].household);
  }
  CHECK(own > 3 * next);
}

TEST_CASE("planted pairs can be proposed, and mostly choose each other") {
  for (const NoiseLevel noise : {NoiseLevel::low, NoiseLevel::middle, NoiseLevel::high}) {
    const SyntheticScheme made = scheme_of(2, 500, noise);
    const auto all = by_id(made);
    int yes = 0;
    for (const Planted& pair : made.planted()) {
      CAPTURE(pair.person);
      CAPTURE(pair.household);
      check_open(all.at(pair.person), all.at(pair.household));
      const auto pairs = made.pairs_of(pair.person);
      const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const TruePair& one) {
        return one.household == pair.household;
      });
      REQUIRE(found != pairs.end());
      yes += found->mutual_yes ? 1 : 0;
    }
    CHECK(made.planted().size() > 40);
    CHECK(5 * yes > 2 * static_cast<int>(made.planted().size()));
  }
}

TEST_CASE("a mutual yes is the exception, and knowing everybody's nature finds it far oftener") {
  const SyntheticScheme made = scheme_of(1, 350);
  int pairs = 0;
  int yes = 0;
  int first_is_yes = 0;
  int asked = 0;
  for (const std::string& person : made.people_who_look()) {
    const auto list = made.pairs_of(person);
    const auto nature = [](const TruePair& pair) {
      int least = pair.person_nature;
      for (const int party : pair.party_natures) least = std::min(least, party);
      return least;
    };
    const auto best = std::max_element(
        list.begin(), list.end(),
        [&](const TruePair& a, const TruePair& b) { return nature(a) < nature(b); });
    for (const TruePair& pair : list) yes += pair.mutual_yes ? 1 : 0;
    pairs += static_cast<int>(list.size());
    first_is_yes += best->mutual_yes ? 1 : 0;
    ++asked;
  }
  CHECK(pairs == asked * static_cast<int>(made.households()));
  CHECK(100 * yes > 4 * pairs);
  CHECK(100 * yes < 16 * pairs);
  CHECK(1000 * first_is_yes / asked > 3 * (1000 * yes / pairs));
}

TEST_CASE("truth stands in no record, and strangers have none") {
  const SyntheticScheme made = scheme_of(1, 60);
  const std::string bundle = made.bundle();
  for (const char* word : {"mutual", "planted", "decoy", "nature", "threshold", "_likes"}) {
    CHECK(bundle.find(word) == std::string::npos);
  }
  CHECK(made.pairs_of("nobody").empty());
  CHECK(made.pairs_of("p00059").empty());  // lives in a home, looks for none
  CHECK(made.pairs_of("maya").size() == made.households());
}

TEST_CASE("Maya and George are the same in every scheme") {
  const auto one = by_id(scheme_of(1, 60));
  const auto other = by_id(scheme_of(77, 240));
  for (const char* key :
       {"looking_for", "must_not", "communication", "anchors", "rhythm", "interests"}) {
    CHECK(one.at("maya").value(key, SortedJson()) == other.at("maya").value(key, SortedJson()));
  }
  for (const char* key : {"looking_for", "wishes", "interests", "gifts", "personality", "travel"}) {
    CHECK(one.at("george").value(key, SortedJson()) == other.at("george").value(key, SortedJson()));
  }
}

// SPDX-License-Identifier: Apache-2.0
// The angler's world says what a proposal for him has to turn on, in records and nothing else.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "api/demo/places.h"
#include "api/demo/synthetic_scheme.h"
#include "graph/activity_tree.h"

using namespace kith;
using namespace kith::demo;
using SortedJson = nlohmann::json;

namespace {

constexpr std::string_view angler_day = "2026-11-21";
constexpr std::int64_t reach_m = 4'000;  // what is within the angler's way

struct AnglersWorld {
  explicit AnglersWorld(std::uint64_t seed, std::uint32_t people = 60) {
    Options options;
    options.generator = neighbourhood_generator_name;
    options.seed = seed;
    options.people = people;
    options.reference = *graph::make_date(2026, 11, 21);
    const SyntheticScheme made = make_scheme(options).value();
    const auto put = [this](std::string_view line) {
      SortedJson record = SortedJson::parse(line);
      const std::string id = record["external_id"];
      all.emplace(id, std::move(record));
    };
    made.write_bundle(put);
    made.write_directory(put);
  }
  const SortedJson& at(const std::string& id, const std::string& suffix = "") const {
    return all.at(id + suffix);
  }

  std::map<std::string, SortedJson> all;
};

graph::Point point_in(const SortedJson& place) {
  const auto millionths = [](const SortedJson& degrees) {
    return static_cast<std::int32_t>(std::lround(degrees.get<double>() * 1e6));
  };
  const SortedJson& point = place["point"];
  return {{millionths(point["latitude"])}, {millionths(point["longitude"])}};
}

std::int64_t metres(const SortedJson& place, const SortedJson& other) {
  return metres_between(point_in(place), point_in(other));
}

bool lists_entry(const SortedJson& record, const char* key, const SortedJson& entry) {
  if (!record.contains(key)) return false;
  const SortedJson& list = record[key];
  return std::find(list.begin(), list.end(), entry) != list.end();
}

bool wants_to_learn(const SortedJson& neighbour) {
  return lists_entry(neighbour, "wants", SortedJson{{"concept", "angling"}, {"kind", "learn"}});
}

bool is_agreed(const SortedJson& tie) {
  const SortedJson& may = tie.at("may_introduce");
  return tie["state"] == "live" && may["owner"] == true && may["other"] == true &&
         may["until"] >= angler_day;
}

// Shortest ways over agreed ties, read from either end, to whom they lead; "paid" where one is.
std::map<std::string, std::set<std::string>> agreed_ways(const AnglersWorld& world, bool paid) {
  std::map<std::string, std::set<std::string>> ways;
  for (const auto& [id, record] : world.all) {
    if (record["type"] != "tie" || !record.contains("may_introduce")) continue;
    const bool through_paid = record.contains("paid") && record["paid"] != "no";
    if ((through_paid && !paid) || record["state"] != "live") continue;
    const SortedJson& may = record["may_introduce"];
    const bool both = may["owner"] == true && may["other"] == true;
    if (!both || may.value("until", "2199-12-31") < angler_day) continue;
    ways[record["of"]].insert(record["other"]["external_id"]);
    ways[record["other"]["external_id"]].insert(record["of"]);
  }
  return ways;
}

int hops(const std::map<std::string, std::set<std::string>>& ways, const std::string& from,
         const std::string& to, const std::string& without = "") {
  std::map<std::string, int> far = {{from, 0}};
  std::vector<std::string> row = {from};
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto next = ways.find(row[i]);
    if (next == ways.end()) continue;
    for (const std::string& one : next->second) {
      if (one == without || !far.emplace(one, far[row[i]] + 1).second) continue;
      row.push_back(one);
    }
  }
  const auto found = far.find(to);
  return found == far.end() ? -1 : found->second;
}

}  // namespace

TEST_CASE("Arthur may be introduced, would be asked to teach, and has his mornings") {
  const AnglersWorld world(1);
  for (const std::string suffix : {"", "-taken-out"}) {
    const SortedJson& arthur = world.at("arthur", suffix);
    std::set<std::string> agreed;
    for (const SortedJson& one : arthur["agreement"]) {
      CHECK(one["answer"] == "yes");
      CHECK(one["until"] > angler_day);
      agreed.insert(one["for"]);
    }
    CHECK(agreed == std::set<std::string>{"hold", "circle", "connect"});
    CHECK_FALSE(arthur.contains("looking_for"));
    CHECK(arthur["no_contact_asked"]["answer"] == "none");
    CHECK(arthur["born"] == "1956");
    CHECK(arthur["gifts"][0]["concept"] == "angling");
    CHECK(arthur["gifts"][0]["kind"] == "teach");
    CHECK(arthur["gifts"][0]["wants_to_be_asked"] == true);
    CHECK(arthur["interests"][0]["concept"] == "angling");
    CHECK(arthur["interests"][0]["stance"] == "love");
    CHECK(arthur["travel"]["means"] == SortedJson{"walk", "bus"});
    CHECK(lists_entry(arthur["free"][0], "days", "saturday"));
    CHECK(arthur["rather_not_give"] == !suffix.empty());
  }
}

TEST_CASE("near Arthur one may learn of him: the nearer ones may not be found or are too young") {
  const AnglersWorld world(1);
  for (const std::string suffix : {"", "-taken-out"}) {
    const SortedJson& home = world.at("arthur", suffix)["area_now"];
    const SortedJson& callum = world.at("callum", suffix);
    const SortedJson& tony = world.at("tony", suffix);
    const SortedJson& josh = world.at("josh", suffix);
    for (const SortedJson* one : {&callum, &tony, &josh}) {
      CHECK(wants_to_learn(*one));
      CHECK((*one)["free"] == callum["free"]);
    }
    CHECK(callum["free"] ==
          SortedJson::parse(R"([{"days":["saturday"],"from":"08:00","until":"12:00"}])"));
    CHECK(callum["agreed_to_be_found_until"] == "2027-11-21");
    CHECK(callum["over_18"] == true);
    CHECK(metres(home, callum["area"]) < 1'000);
    CHECK(metres(home, tony["area"]) < metres(home, callum["area"]));
    CHECK(metres(home, josh["area"]) < metres(home, callum["area"]));
    CHECK(tony["agreed_to_be_found_until"] < angler_day);
    CHECK(josh["over_18"] == false);
    const SortedJson& sheila = world.at("sheila", suffix);
    CHECK(sheila["offers"] == SortedJson::parse(R"([{"concept":"eating_out","kind":"company"}])"));
    CHECK_FALSE(sheila.contains("wants"));
    CHECK(sheila["agreed_to_be_found_until"] > angler_day);
    CHECK(metres(home, sheila["area"]) < 1'000);
  }
}

TEST_CASE(
    "a club that wants him on Saturdays, befrienders, and a day service that fishes monthly") {
  const AnglersWorld world(1);
  for (const std::string suffix : {"", "-taken-out"}) {
    const SortedJson& home = world.at("arthur", suffix)["area_now"];
    const SortedJson& club = world.at("angling-club", suffix);
    CHECK(club["kind"] == "club");
    CHECK(club["activities"] == SortedJson::parse(R"([{"concept":"angling"}])"));
    CHECK(club["roles"][0]["role"] == "junior bailiff");
    CHECK(club["roles"][0]["concept"] == "angling");
    CHECK(club["schedules"][0]["pattern"] == "FREQ=WEEKLY;BYDAY=SA");
    CHECK(club["schedules"][0]["opens"] == "08:00");
    CHECK(club["only_for_people_with_support"] == false);
    const SortedJson& befriending = world.at("befriending", suffix);
    CHECK(befriending["kind"] == "volunteering");
    CHECK(befriending["activities"][0]["concept"] == "eating_out");
    CHECK(befriending["only_for_people_with_support"] == false);
    const SortedJson& day = world.at("day-service", suffix);
    CHECK(day["kind"] == "service");
    CHECK(day["activities"] == SortedJson::parse(R"([{"concept":"angling"}])"));
    CHECK(day["only_for_people_with_support"] == true);
    CHECK(day["schedules"][0]["pattern"] == "FREQ=MONTHLY;BYDAY=3TH");
    CHECK(lists_entry(world.at("arthur", suffix)["free"][0], "days", "thursday"));
    CHECK(day["schedules"][0]["closes"] < world.at("arthur", suffix)["free"][0]["until"]);
    for (const SortedJson* group : {&club, &befriending, &day}) {
      CHECK((*group)["agreed_to_be_listed"] == true);
      CHECK((*group)["room"] == "some");
      CHECK(metres(home, (*group)["places"][0]) < reach_m);
    }
  }
}

TEST_CASE("two agreed ties lead from Arthur to Callum, and three by way of somebody paid") {
  const AnglersWorld world(1);
  for (const std::string suffix : {"", "-taken-out"}) {
    const auto person = [&](const char* name) { return name + suffix; };
    for (const char* tie : {"-t1", "-t2"}) {
      CHECK(is_agreed(world.at(person("arthur") + tie)));
      CHECK(is_agreed(world.at(person("denise") + tie)));
      CHECK(is_agreed(world.at(person("winnie") + tie)));
    }
    CHECK(world.at(person("arthur") + "-t1")["other"]["external_id"] == person("denise"));
    CHECK(world.at(person("denise") + "-t2")["other"]["external_id"] == person("callum"));
    CHECK(world.at(person("arthur") + "-t2")["paid"] == "by_service");
    CHECK(hops(agreed_ways(world, false), person("arthur"), person("callum")) == 2);
    CHECK(hops(agreed_ways(world, false), person("arthur"), person("callum"), person("denise")) ==
          -1);
    CHECK(hops(agreed_ways(world, true), person("arthur"), person("callum"), person("denise")) ==
          3);
  }
}

TEST_CASE("the two tellings differ in one answer, and lie out of each other's way") {
  const AnglersWorld world(5, 200);
  const SortedJson& first = world.at("arthur");
  const SortedJson& second = world.at("arthur-taken-out");
  CHECK(metres(first["area_now"], second["area_now"]) > 2 * reach_m);
  for (const auto& [key, value] : first.items()) {
    if (key == "external_id" || key == "area_now" || key == "personality") continue;
    const std::string member = key;
    CAPTURE(member);
    CHECK((value == second[key]) == (key != "rather_not_give"));
  }
  CHECK(first.size() == second.size());
  for (const char* id : {"callum", "sheila", "tony", "josh"}) {
    SortedJson one = world.at(id);
    SortedJson other = world.at(id, "-taken-out");
    for (SortedJson* each : {&one, &other}) {
      for (const char* key : {"external_id", "area", "reach_via"}) each->erase(key);
    }
    CHECK(one == other);
  }
  for (const char* id : {"angling-club", "befriending", "day-service"}) {
    SortedJson one = world.at(id);
    SortedJson other = world.at(id, "-taken-out");
    for (SortedJson* each : {&one, &other}) {
      for (const char* key : {"external_id", "number", "name"}) each->erase(key);
      (*each)["places"][0].erase("town");
      (*each)["places"][0].erase("point");
    }
    CHECK(one == other);
  }
}

TEST_CASE(
    "nobody drawn who may be found, and no group drawn, has to do with fishing or dinners out") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const AnglersWorld world(seed, 400);
    for (const auto& [id, record] : world.all) {
      const bool by_hand = id.find("taken-out") != std::string::npos || id == "arthur" ||
                           id == "callum" || id == "sheila" || id == "befriending" ||
                           id == "tony" || id == "josh" || id == "angling-club" ||
                           id == "day-service";
      if (by_hand) continue;
      const std::string who = id;
      CAPTURE(who);
      if (record["type"] == "person" && record.contains("agreement")) {
        const bool asked =
            std::any_of(record["agreement"].begin(), record["agreement"].end(),
                        [](const SortedJson& one) { return one["for"] == "connect"; });
        for (const SortedJson& one : record.value("interests", SortedJson::array())) {
          CHECK((!asked || one["concept"] != "angling"));
        }
      }
      for (const char* key : {"offers", "wants", "activities", "roles"}) {
        for (const SortedJson& one : record.value(key, SortedJson::array())) {
          const std::string activity = one["concept"];
          CHECK_FALSE(graph::is_within(activity, "angling"));
          CHECK(activity != "eating_out");
        }
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
#include "matcher/giving.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <random>

#include <doctest/doctest.h>

#include "graph/activity_tree.h"
#include "graph/limits.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using namespace tests;
using graph::GiftKind;
using graph::Stance;
using graph::Strength;
using graph::WantKind;

Given giving_gift(std::string activity, GiftKind kind, std::int32_t keenness = meeting_max) {
  return {std::move(activity), kind, keenness, "", {}};
}
Liked want(std::string activity, WantKind kind, std::int32_t keenness = meeting_max) {
  return {std::move(activity), kind, keenness, "", {}};
}
Side gives(std::initializer_list<Given> gifts) { return {gifts, {}, {}, false}; }
Side likes(std::initializer_list<Liked> wants) { return {{}, wants, {}, false}; }

graph::Interest giving_interest(std::string activity, Stance stance,
                                graph::Opt<Strength> strength = std::nullopt) {
  return {std::move(activity), stance, strength, {}};
}

Side wished(const std::vector<std::string>& wishes) {
  const auto side = side_of_wishes(wishes);
  REQUIRE(side.ok());
  return *side;
}

TEST_CASE("the angler teaches, the learner learns, and each gets what they want") {
  const std::vector<Meeting> met = meetings_between(
      gives({giving_gift("angling", GiftKind::teach)}), likes({want("angling", WantKind::learn)}));
  REQUIRE(met.size() == 1);
  CHECK(met[0] == Meeting{Giving::given, 0, 0, 10'000});
  CHECK(value_of(met) == 6'000);
}

TEST_CASE("a gift answers a want as the table says, and no other") {
  CHECK(answers(GiftKind::teach, WantKind::learn) == 10'000);
  CHECK(answers(GiftKind::teach, WantKind::borrow) == 0);
  CHECK(answers(GiftKind::lead, WantKind::together) == 9'000);
  CHECK(answers(GiftKind::host, WantKind::company) == 8'000);
  CHECK(answers(GiftKind::help, WantKind::help) == 10'000);
  CHECK(answers(GiftKind::lend, WantKind::borrow) == 10'000);
  CHECK(answers(GiftKind::lend, WantKind::learn) == 0);
  CHECK(answers(GiftKind::company, WantKind::together) == 9'000);
  for (std::size_t i = 0; i < graph::words<WantKind>.size(); ++i) {
    for (std::size_t j = 0; j < graph::words<WantKind>.size(); ++j) {
      const auto a = static_cast<WantKind>(i);
      const auto b = static_cast<WantKind>(j);
      CHECK(answers(a, b) == answers(b, a));
      if (a == WantKind::help || b == WantKind::borrow) CHECK(answers(a, b) == 0);
    }
  }
  CHECK(answers(WantKind::together, WantKind::together) == 10'000);
  CHECK(answers(WantKind::learn, WantKind::together) == 5'000);
  CHECK(answers(WantKind::learn, WantKind::company) == 3'000);
}

TEST_CASE("the value of a meeting is that to whoever is less keen") {
  const auto value = [](std::int32_t one, std::int32_t other) {
    const auto met = meetings_between(likes({want("choir", WantKind::together, one)}),
                                      likes({want("choir", WantKind::company, other)}));
    return met.empty() ? 0 : met[0].value;
  };
  CHECK(value(10'000, 10'000) == 9'000);
  CHECK(value(7'000, 10'000) == 6'300);
  CHECK(value(10'000, 7'000) == 6'300);
  CHECK(value(5'000, 10'000) == 0);  // 4,500 is no reason to introduce anybody
}

TEST_CASE("narrower and wider activities meet, and near ones deep in the tree, but not cousins") {
  const auto meets = [](std::string_view one, std::string_view other) {
    return !meetings_between(gives({giving_gift(std::string(one), GiftKind::teach)}),
                             likes({want(std::string(other), WantKind::learn)}))
                .empty();
  };
  std::map<std::string, int> reached;
  for (const std::string_view one : graph::activities()) {
    for (const std::string_view other : graph::activities()) {
      const std::int32_t similar = graph::similarity(one, other);
      const bool in = graph::is_within(one, other) || graph::is_within(other, one);
      const bool expected = (in && similar >= meeting_min) || similar >= 7'000;
      if (meets(one, other) != expected) {
        FAIL_CHECK(one << " and " << other);
      }
      ++reached[in ? "within" : similar >= 7'000 ? "near" : similar >= 5'000 ? "cousins" : "far"];
    }
  }
  CHECK(reached.size() == 4);
}

TEST_CASE("what either avoids meets nothing, nor does what is narrower") {
  const std::string wide(graph::broader("angling"));
  REQUIRE(!wide.empty());
  Side seeker =
      gives({giving_gift("angling", GiftKind::teach), giving_gift("choir", GiftKind::lead)});
  Side other = likes({want("angling", WantKind::learn), want("choir", WantKind::together)});
  REQUIRE(meetings_between(seeker, other).size() == 2);
  other.avoids = {wide};
  CHECK(meetings_between(seeker, other) == std::vector<Meeting>{{Giving::given, 1, 1, 9'000}});
  other.avoids.clear();
  seeker.avoids = {wide, "choir"};
  CHECK(meetings_between(seeker, other).empty());
  // What is avoided may be narrower than what meets: that leaves the rest.
  seeker = gives({giving_gift(wide, GiftKind::teach)});
  other = likes({want(wide, WantKind::learn)});
  other.avoids = {"angling"};
  CHECK(meetings_between(seeker, other).size() == 1);
  seeker = gives({giving_gift("Loud music nights", GiftKind::host)});
  other = likes({want("loud music nights", WantKind::company)});
  REQUIRE(meetings_between(seeker, other).size() == 1);
  other.avoids = {"loud music"};
  CHECK(meetings_between(seeker, other).empty());
}

TEST_CASE("free words meet where one says all that the other says") {
  const auto meets = [](const char* one, const char* other) {
    const auto there = meetings_between(gives({giving_gift(one, GiftKind::help)}),
                                        likes({want(other, WantKind::help)}));
    const auto back = meetings_between(likes({want(other, WantKind::help)}),
                                       gives({giving_gift(one, GiftKind::help)}));
    CHECK(there.size() == back.size());
    return !there.empty();
  };
  CHECK(meets("page turner", "page-turner for concerts"));
  CHECK(meets("Page turners", "the page turner"));
  CHECK(meets("page turner for concerts", "page turner"));
  CHECK(meets("Zorbing", "zorbing!"));
  CHECK_FALSE(meets("page turner", "lathe turner"));
  CHECK_FALSE(meets("page", "angling"));
  CHECK_FALSE(meets("...", "..."));
  CHECK_FALSE(meets("", ""));
}

TEST_CASE("one want of theirs may be given and shared, and still is one thing") {
  Side seeker = gives({giving_gift("angling", GiftKind::lead)});
  seeker.wants = {want("angling", WantKind::together)};
  const auto met = meetings_between(seeker, likes({want("angling", WantKind::together)}));
  REQUIRE(met.size() == 2);
  CHECK(met[0] == Meeting{Giving::mutual, 0, 0, 10'000});
  CHECK(met[1] == Meeting{Giving::given, 0, 0, 9'000});
  CHECK(value_of(met) == 6'000);
}

TEST_CASE("of equal meetings the first of the seeker's stands") {
  const auto met = meetings_between(
      gives({giving_gift("choir", GiftKind::host), giving_gift("choir", GiftKind::lead),
             giving_gift("choir", GiftKind::company)}),
      likes({want("choir", WantKind::together), want("choir", WantKind::together)}));
  REQUIRE(met.size() == 2);
  CHECK(met[0] == Meeting{Giving::given, 1, 0, 9'000});
  CHECK(met[1] == Meeting{Giving::given, 1, 1, 9'000});
  // Less keen on the very thing, or keen on a wider one: 6,666 either way.
  const auto even = meetings_between(gives({giving_gift("angling", GiftKind::teach, 6'666),
                                            giving_gift("outdoors", GiftKind::teach)}),
                                     likes({want("angling", WantKind::learn)}));
  CHECK(even == std::vector<Meeting>{{Giving::given, 0, 0, 6'666}});
}

TEST_CASE("a person's stances and gifts, and how keen they are") {
  graph::Person person = a_person("maya");
  person.interests = {giving_interest("angling", Stance::teach),
                      giving_interest("choir", Stance::lead),
                      giving_interest("chess", Stance::learn, Strength::nice),
                      giving_interest("bowls", Stance::love, Strength::must),
                      giving_interest("knitting", Stance::would_try, Strength::important),
                      giving_interest("darts", Stance::avoid)};
  person.gifts = {{"baking", GiftKind::company, true, {}},
                  {"sewing", GiftKind::help, std::nullopt, {}},
                  {"choir", GiftKind::lead, false, {}},
                  {"angling", GiftKind::teach, true, {}}};
  person.rather_not_give = true;
  const Side side = side_of(person);
  REQUIRE(side.gives.size() == 3);
  CHECK(side.gives[0].activity == "baking");
  CHECK(side.gives[0].keenness == 10'000);
  CHECK(side.gives[0].pointer == "/gifts/0");
  CHECK(side.gives[1].keenness == 9'000);
  CHECK(side.gives[2].activity == "angling");  // said twice, once with "ask me"
  CHECK(side.gives[2].keenness == 10'000);
  CHECK(side.gives[2].pointer == "/gifts/3");
  REQUIRE(side.wants.size() == 3);
  CHECK(side.wants[0].kind == WantKind::learn);
  CHECK(side.wants[0].keenness == 7'000);
  CHECK(side.wants[1].kind == WantKind::together);
  CHECK(side.wants[1].keenness == 10'000);
  CHECK(side.wants[2].keenness == 8'000);
  CHECK(side.wants[2].pointer == "/interests/4");
  CHECK(side.avoids == std::vector<std::string>{"darts"});
  CHECK(side.rather_not_give);
}

TEST_CASE("a neighbour is as keen as can be") {
  graph::Neighbour neighbour;
  neighbour.offers = {{"angling", GiftKind::lend}};
  neighbour.wants = {{"chess", WantKind::company}};
  const Side side = side_of(neighbour);
  REQUIRE(side.gives.size() == 1);
  REQUIRE(side.wants.size() == 1);
  CHECK(side.gives[0].pointer == "/offers/0");
  CHECK(side.gives[0].keenness == meeting_max);
  CHECK(side.wants[0].pointer == "/wants/0");
  CHECK_FALSE(side.rather_not_give);
}

TEST_CASE("a group hosts, teaches learners, and needs what it says, full or not") {
  graph::Group group;
  group.activities = {{"angling", Stance::learn},
                      {"choir", Stance::teach},
                      {"chess", Stance::lead},
                      {"bowls", std::nullopt}};
  group.roles = {{"page-turner for concerts", "", {}, {}}, {"tea", "baking", {}, {}}};
  Side side = side_of(group);
  CHECK(side.gives.size() == 5);
  CHECK(std::count_if(side.gives.begin(), side.gives.end(), [](const Given& each) {
          return each.kind == GiftKind::teach && each.activity == "angling";
        }) == 1);
  REQUIRE(side.wants.size() == 5);
  CHECK(side.wants[0].kind == WantKind::learn);
  CHECK(side.wants[1].kind == WantKind::help);
  CHECK(side.wants[2].activity == "page-turner for concerts");
  CHECK(side.wants[3].activity == "tea");  // a role is found by its words and by its activity
  CHECK(side.wants[4].activity == "baking");
  CHECK(side.wants[3].pointer == "/roles/1");
  CHECK(side.wants[4].pointer == "/roles/1");
  const auto met = meetings_between(wished({"page turner:help"}), side);
  REQUIRE(met.size() == 1);
  CHECK(met[0] == Meeting{Giving::given, 0, 2, 10'000});
  group.room = graph::GroupRoom::some;
  CHECK(side_of(group).gives.size() == 5);
  group.room = graph::GroupRoom::full;
  CHECK(side_of(group).gives.size() == 5);  // whether there is room is told beside it
  CHECK(side_of(group).wants.size() == 5);
}

TEST_CASE("wishes are read as people type them") {
  const Side side = wished({"angling:teach", "choir", "page turner:help", " To Fish : Would Try",
                            "chess:company", "darts:avoid", "Zorbing", "knitting:borrow"});
  REQUIRE(side.gives.size() == 2);
  CHECK(side.gives[0].activity == "angling");
  CHECK(side.gives[0].kind == GiftKind::teach);
  CHECK(side.gives[0].pointer.empty());
  CHECK(side.gives[1].activity == "page turner");
  CHECK(side.gives[1].kind == GiftKind::help);
  REQUIRE(side.wants.size() == 5);
  CHECK(side.wants[0].activity == "choir");
  CHECK(side.wants[0].kind == WantKind::together);
  CHECK(side.wants[1].activity == "angling");
  CHECK(side.wants[1].keenness == 8'000);
  CHECK(side.wants[2].kind == WantKind::company);
  CHECK(side.wants[3].activity == "zorbing");
  CHECK(side.wants[4].kind == WantKind::borrow);
  CHECK(side.avoids == std::vector<std::string>{"darts"});
  CHECK(wished({"can't stand dogs"}).avoids.size() == 1);
  CHECK(wished({}).gives.empty());
}

TEST_CASE("what a wish says beside its activity is what somebody might do there") {
  const Side side = wished({"page turning for a choir", "baking for others"});
  REQUIRE(side.wants.size() == 1);
  CHECK(side.wants[0].activity == "choir");
  CHECK(side.wants[0].words == "choir");
  REQUIRE(side.gives.size() == 2);
  CHECK(side.gives[0].activity == "page turning");
  CHECK(side.gives[0].kind == GiftKind::help);
  CHECK(side.gives[1].activity == "baking");
  CHECK(side.gives[1].kind == GiftKind::help);
  graph::Group group;
  group.roles = {{"page turner", "", {}, {}}};
  CHECK(meetings_between(side, side_of(group)).size() == 1);
}

TEST_CASE("teaching and learning are understood in a sentence") {
  for (const char* wish : {"learn to fish", "learning fishing", "someone to teach me to fish"}) {
    CAPTURE(std::string(wish));
    const Side side = wished({wish});
    CHECK(side.gives.empty());
    REQUIRE(side.wants.size() == 1);
    CHECK(side.wants[0].activity == "angling");
    CHECK(side.wants[0].kind == WantKind::learn);
  }
  for (const char* wish : {"teach fishing", "somebody who wants to learn to fish",
                           "who would like to learn to fish"}) {
    CAPTURE(std::string(wish));
    const Side side = wished({wish});
    CHECK(side.wants.empty());
    REQUIRE(side.gives.size() == 1);
    CHECK(side.gives[0].activity == "angling");
    CHECK(side.gives[0].kind == GiftKind::teach);
  }
}

TEST_CASE("whoever would volunteer gives, and may do it with somebody") {
  const Side side = wished({"volunteering"});
  REQUIRE(side.gives.size() == 1);
  CHECK(side.gives[0].kind == GiftKind::help);
  REQUIRE(side.wants.size() == 1);
  CHECK(wished({"volunteering:together"}).gives.empty());
  CHECK(wished({"not volunteering, but dogs"}).gives.empty());
}

TEST_CASE("what is left out of a wish is told") {
  using Words = std::vector<std::string>;
  CHECK(left_out_of_wishes({"a quiet hour, no groups"}) == Words{"groups"});
  CHECK(left_out_of_wishes({"choir in Zanzibar:help", "page turning for a choir"}) ==
        Words{"zanzibar"});
  CHECK(left_out_of_wishes({"choir", "zorbing", ""}).empty());
}

TEST_CASE("what is not wished for is never looked for") {
  for (const char* wish : {"not fishing, anything but dogs", "everything but swimming",
                           "music except choirs", "the", "of the"}) {
    CAPTURE(std::string(wish));
    CHECK_FALSE(side_of_wishes({wish}).ok());
  }
  for (const char* wish : {"a quiet hour, no groups", "a quiet hour in Zanzibar"}) {
    CAPTURE(std::string(wish));
    CHECK(wished({wish}).gives.empty());
    CHECK(wished({wish}).wants.size() == 1);
  }
  CHECK(wished({"page turning for a choir:avoid"}).gives.empty());
}

TEST_CASE("every word after a colon is understood, and means what it says") {
  for (const std::string_view word : graph::words<Stance>) {
    const Side side = wished({"chess:" + std::string(word)});
    CHECK(side.gives.size() + side.wants.size() + side.avoids.size() == 1);
  }
  for (const std::string_view word : graph::words<GiftKind>) {
    const Side side = wished({"chess:" + std::string(word)});
    CHECK(side.gives.size() == (word == "company" ? 0 : 1));
  }
  for (const std::string_view word : {"together", "company", "borrow", "learn"}) {
    CHECK(wished({"chess:" + std::string(word)}).wants.size() == 1);
  }
}

TEST_CASE("wishes that say nothing are named by their place") {
  const auto refused = side_of_wishes({"choir", "", ":teach", "chess:juggle", "not fishing", "?!",
                                       std::string(graph::limits::name_bytes_max + 1, 'a')});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == graph::ErrorCode::bad_input);
  REQUIRE(refused.error().faults.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(refused.error().faults[i].pointer == "/wishes/" + std::to_string(i + 1));
  }
  const auto many =
      side_of_wishes(std::vector<std::string>(graph::limits::wishes_max + 1, "choir"));
  REQUIRE_FALSE(many.ok());
  CHECK(many.error().code == graph::ErrorCode::too_large);
  CHECK(side_of_wishes(std::vector<std::string>(graph::limits::wishes_max, "choir")).ok());
}

// --- what must hold for any two sides ---

class Sides {
 public:
  explicit Sides(std::uint64_t seed) : random_(seed) {}

  std::string activity() {
    // Close together, so that many meet.
    constexpr std::array some{"angling",     "coarse_fishing",    "choir",       "singing",
                              "page turner", "page-turners here", "board_games", "chess"};
    return below(8) == 0 ? std::string(graph::activities()[below(graph::activities().size())])
                         : some[below(some.size())];
  }
  std::int32_t keenness() { return 4'000 + static_cast<std::int32_t>(below(7)) * 1'000; }
  Given one_gift() { return giving_gift(activity(), static_cast<GiftKind>(below(6)), keenness()); }
  Liked one_want() { return want(activity(), static_cast<WantKind>(below(5)), keenness()); }
  Side side() {
    Side made;
    for (std::size_t i = below(5); i > 0; --i) made.gives.push_back(one_gift());
    for (std::size_t i = below(5); i > 0; --i) made.wants.push_back(one_want());
    if (below(4) == 0) made.avoids.push_back(activity());
    return made;
  }
  std::size_t below(std::size_t count) { return random_() % count; }

 private:
  std::mt19937_64 random_;
};

// The best value in each way of giving, 0 where there is none.
std::array<std::int32_t, 3> best_of(const std::vector<Meeting>& met) {
  std::array<std::int32_t, 3> best{};
  for (const Meeting& each : met) {
    std::int32_t& value = best[static_cast<std::size_t>(each.giving)];
    value = std::max(value, each.value);
  }
  return best;
}

bool none_lower(const std::vector<Meeting>& before, const std::vector<Meeting>& after) {
  const auto was = best_of(before);
  const auto is = best_of(after);
  return value_of(after) >= value_of(before) &&
         std::equal(was.begin(), was.end(), is.begin(),
                    [](std::int32_t a, std::int32_t b) { return b >= a; });
}

TEST_CASE("one more gift or want on either side never lowers anything") {
  constexpr std::uint64_t seed = 20'261'122;
  CAPTURE(seed);
  Sides sides(seed);
  int raised = 0;
  for (int i = 0; i < 2'000; ++i) {
    const Side seeker = sides.side();
    const Side other = sides.side();
    const auto before = meetings_between(seeker, other);
    for (int which = 0; which < 4; ++which) {
      Side more = which < 2 ? seeker : other;
      if (which % 2 == 0) {
        more.gives.insert(more.gives.begin(), sides.one_gift());
      } else {
        more.wants.insert(more.wants.begin(), sides.one_want());
      }
      const auto after = which < 2 ? meetings_between(more, other) : meetings_between(seeker, more);
      CHECK(none_lower(before, after));
      raised += value_of(after) > value_of(before) ? 1 : 0;
    }
  }
  CHECK(raised > 300);
}

TEST_CASE("seen from the other side, given is received and mutual stays") {
  constexpr std::uint64_t seed = 20'261'123;
  CAPTURE(seed);
  Sides sides(seed);
  std::array<int, 3> met{};
  for (int i = 0; i < 3'000; ++i) {
    const Side seeker = sides.side();
    const Side other = sides.side();
    const auto there = best_of(meetings_between(seeker, other));
    const auto back = best_of(meetings_between(other, seeker));
    CHECK(there[0] == back[2]);
    CHECK(there[1] == back[1]);
    CHECK(there[2] == back[0]);
    for (std::size_t giving = 0; giving < 3; ++giving) met[giving] += there[giving] > 0 ? 1 : 0;
  }
  for (const int count : met) CHECK(count > 100);
}

TEST_CASE("meetings stand in their order, each thing of the other once in each way") {
  constexpr std::uint64_t seed = 20'261'124;
  CAPTURE(seed);
  Sides sides(seed);
  for (int i = 0; i < 2'000; ++i) {
    const Side seeker = sides.side();
    const Side other = sides.side();
    const auto met = meetings_between(seeker, other);
    for (std::size_t j = 0; j < met.size(); ++j) {
      CHECK(met[j].value >= meeting_min);
      CHECK(met[j].value <= meeting_max);
      const bool given = met[j].giving == Giving::given;
      CHECK(met[j].own < (given ? seeker.gives.size() : seeker.wants.size()));
      if (j > 0) CHECK(met[j - 1].value >= met[j].value);
      for (std::size_t k = 0; k < j; ++k) {
        CHECK_FALSE((met[k].giving == met[j].giving && met[k].other == met[j].other));
      }
    }
  }
}

}  // namespace
}  // namespace kith::matcher

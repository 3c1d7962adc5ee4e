// SPDX-License-Identifier: Apache-2.0
#include "matcher/gaps_words.h"

#include <algorithm>
#include <array>

#include <doctest/doctest.h>

#include "matcher/free_times.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

GapCluster a_cluster() {
  GapCluster cluster;
  cluster.activity = "choir";
  cluster.area = "Leigh";
  cluster.people = 6;
  cluster.hours.times = free_times_from_text("Tuesday afternoons").value();
  cluster.hours.people = 5;
  cluster.hours.said = 5;
  cluster.hours.all = true;
  cluster.access = {graph::GroupAccess::step_free};
  cluster.could_lead = 2;
  return cluster;
}

Host a_host() {
  Host host;
  host.name = "Tyldesley Library";
  host.place = "the hall";
  host.similar = "singing";
  host.at_these_hours = graph::OpenState::open;
  return host;
}

std::string said(const GapCluster& cluster) {
  Gaps gaps;
  gaps.clusters = {cluster};
  gaps.groups = 1;
  return gaps_in_words({}, gaps);
}

HomeGapCluster a_home_cluster() {
  HomeGapCluster cluster;
  cluster.blocked_by = {Rule::access};
  cluster.area = "Leigh";
  cluster.people = 6;
  cluster.access = {{graph::AccessFeature::level_shower, 5}};
  cluster.nights = {{graph::Night::waking, 5}};
  cluster.tasks = {{"insulin", 6}};
  return cluster;
}

}  // namespace

TEST_CASE("what is missing, in one sentence") {
  GapCluster cluster = a_cluster();
  CHECK(what_is_missing(cluster) == "What is missing is a first meeting.");
  cluster.missing.leader = true;
  CHECK(what_is_missing(cluster) == "Missing: nobody to lead it.");
  cluster.missing.place = true;
  CHECK(what_is_missing(cluster) == "Missing: nobody to lead it and no place near to have it at.");
  cluster.missing = {};
  cluster.missing.access = true;
  CHECK(what_is_missing(cluster) == "Missing: no place near with step-free access.");
  cluster.missing.hours = true;
  CHECK(what_is_missing(cluster) ==
        "Missing: no place near with step-free access that is open at a time they share (Tuesday "
        "afternoons).");
  cluster.missing.access = false;
  cluster.access.clear();
  CHECK(what_is_missing(cluster) ==
        "Missing: no place near that is open at a time they share (Tuesday afternoons).");
}

TEST_CASE("a cluster from its people to what is missing") {
  GapCluster cluster = a_cluster();
  cluster.host = a_host();
  CHECK(said(cluster) ==
        "6 people near Leigh would like choir, and nothing near answers it.\n"
        "  All who said are free Tuesday afternoons (5 of 6 said).\n"
        "  Needed there: step-free access.\n"
        "  2 people could lead or teach it.\n"
        "  Likeliest host: Tyldesley Library (the hall), where there is singing.\n"
        "  What is missing is a first meeting.\n");
}

TEST_CASE("a host with what is missing there") {
  GapCluster cluster = a_cluster();
  cluster.host = a_host();
  cluster.host->similar = "choir";
  cluster.host->place.clear();
  cluster.host->lacks = {graph::GroupAccess::step_free};
  cluster.host->at_these_hours = graph::OpenState::closed;
  cluster.host->not_known = {graph::GroupAccess::quiet};
  cluster.host->full = true;
  CHECK(said(cluster).find(
            "Likeliest host: Tyldesley Library, which does it, but not as it would "
            "suit them; it has not got step-free access, it is closed at a time they "
            "share, ask about a quiet room and it says it is full.") != std::string::npos);
  cluster.host = a_host();
  cluster.host->at_these_hours = graph::OpenState::not_known;
  CHECK(said(cluster).find("singing; ask about the day.") != std::string::npos);
}

TEST_CASE("one person, no area, their own words, and hours that most or no one shares") {
  GapCluster cluster = a_cluster();
  cluster.people = 1;
  cluster.area.clear();
  cluster.activity = "page turner";
  cluster.in_the_tree = false;
  cluster.hours.all = false;
  CHECK(said(cluster).find("1 person would like “page turner” (their own words), and") == 0);
  CHECK(said(cluster).find("Most who said are free Tuesday") != std::string::npos);
  cluster.hours.times.clear();
  CHECK(said(cluster).find("share no hour") != std::string::npos);
  cluster.hours = {};
  CHECK(said(cluster).find("hour") == std::string::npos);
}

TEST_CASE("an empty report says why") {
  Gaps gaps;
  gaps.groups = 3;
  CHECK(gaps_in_words({}, gaps) ==
        "No wish that nothing near answers is shared by 5 people or more near each other.\n"
        "Smaller ones stand on the coordinator's own page alone.\n");
  gaps.question.own_page = true;
  CHECK(gaps_in_words({}, gaps).find("nobody has been asked yet") != std::string::npos);
}

TEST_CASE("what home would open an option") {
  CHECK(what_would_open(a_home_cluster()) ==
        "A home for living in near Leigh, with the access they need, would open an option for 6 "
        "people.");
  HomeGaps gaps;
  gaps.clusters = {a_home_cluster()};
  CHECK(home_gaps_in_words({}, gaps).find(
            "Needed: a level shower (5), somebody awake at night (5) and somebody who can do this "
            "safely: insulin (6).") != std::string::npos);
  gaps.clusters[0].blocked_by.clear();
  CHECK(home_gaps_in_words({}, gaps).find("A home for living in near Leigh would open") == 0);
  CHECK(home_gaps_in_words({}, gaps).find("No home on the list would do") != std::string::npos);
  gaps.clusters.clear();
  CHECK(home_gaps_in_words({}, gaps) == "No kind of home is missing for 5 people or more.\n");
  gaps.question.own_page = true;
  CHECK(home_gaps_in_words({}, gaps).find("Everybody who looks for a home") == 0);
}

TEST_CASE("pools, shares and leaving") {
  tests::World world;
  world.put(tests::a_person("maya"));
  world.put(tests::a_person("sam"));
  Pool pool;
  pool.activity = "angling";
  pool.people = 2;
  pool.who = {tests::person_number("maya"), tests::person_number("sam")};
  pool.shares = PoolShares{500, 1'205, 2};
  pool.time_to_ask = 2;
  Pools pools;
  pools.question.own_page = true;
  pools.pools = {pool};
  CHECK(pools_in_words(world.view(), pools) ==
        "2 people could put money together for angling.\n"
        "  Who: maya and sam.\n"
        "  Ask 2 people when they have time.\n"
        "  Together £5.00 to £12.05 a session, of 2 people who said.\n");
  Split split;
  split.shares = {{tests::person_number("maya"), 500}, {tests::person_number("sam"), 499}};
  CHECK(split_in_words(world.view(), split) == "maya £5.00 and sam £4.99.\n");
  split = {};
  split.outcome = SplitOutcome::short_of;
  split.difference_pence = 7;
  split.ask = {tests::person_number("sam")};
  CHECK(split_in_words(world.view(), split) ==
        "£0.07 more would be needed. Ask sam from how much to how much.\n");
  split.outcome = SplitOutcome::below_least;
  CHECK(split_in_words(world.view(), split).find("It costs £0.07 less than the least") == 0);
  CHECK(leaving_in_words({3, true, 3}) == "It holds if any one of them leaves.\n");
  CHECK(leaving_in_words({3, true, 0}) == "It needs all of the 3.\n");
  CHECK(leaving_in_words({3, true, 2}) ==
        "It holds if one leaves, for 2 of the 3; the others are needed.\n");
  CHECK(leaving_in_words({3, false, 0}) == "They cannot put the cost together yet.\n");
}

TEST_CASE("no words that people do not want to read about themselves, and no percentage") {
  std::string all = said(a_cluster());
  HomeGaps gaps;
  for (std::size_t i = 0; i < rule_count; ++i) {
    gaps.clusters.push_back(a_home_cluster());
    gaps.clusters.back().blocked_by = {static_cast<Rule>(i)};
  }
  all += home_gaps_in_words({}, gaps) + pools_in_words({}, {}) + leaving_in_words({});
  for (const char* word :
       {"service user", "placed", "placement", "vacan", "referral", "case", "client", "vulnerable",
        "respite", "bed,", "candidate", "recruit", "transfer", "compliance", "%", "_"}) {
    CAPTURE(std::string(word));
    CHECK(all.find(word) == std::string::npos);
  }
}

TEST_CASE("of a wish the own page says who, and a shared report nothing") {
  Gaps gaps;
  gaps.question.own_page = true;
  gaps.question.wishes = {"film club"};
  gaps.groups = 1;
  CHECK(gaps_in_words({}, gaps) == "Nobody is known who would like films or something like it.\n");
  gaps.wanted.who = {{graph::Kind::person, tests::number_of("a")},
                     {graph::Kind::person, tests::number_of("b")}};
  CHECK(gaps_in_words({}, gaps) ==
        "2 people would like films or something like it: somebody and somebody.\n"
        "  Somebody or something near answers each of them.\n");
  gaps.wanted.in_vain = {gaps.wanted.who.front()};
  gaps.question.people_min = 3;
  gaps.question.around = Around{{"Leigh", graph::Point{}}};
  gaps.fewer = 1;
  CHECK(gaps_in_words({}, gaps) ==
        "2 people would like films or something like it there: somebody and somebody.\n"
        "  Nothing near answers it for somebody.\n"
        "1 wish that nothing near answers, shared by fewer than 3 near each other: a wider "
        "--radius may bring them together.\n"
        "No such wish that nothing near answers is shared by 3 people or more near each other "
        "there.\n");
  gaps.question.own_page = false;
  gaps.question.people_min.reset();
  gaps.wanted = {};
  gaps.fewer = 0;
  CHECK(gaps_in_words({}, gaps) ==
        "No such wish that nothing near answers is shared by 5 people or more near each other "
        "there.\nSmaller ones stand on the coordinator's own page alone.\n");
}

}  // namespace kith::matcher

// SPDX-License-Identifier: Apache-2.0
// Connections: the quick answer is that of looking at everybody; one more thing for each other
// never lowers a pair; what is hidden leaves no trace. Worlds from a printed seed; a class of case
// that was never reached is a failure of the test.
#include <algorithm>
#include <map>
#include <string>

#include <doctest/doctest.h>

#include "matcher/connections.h"
#include "matcher/connections_words.h"
#include "tests/support/first_seed.h"
#include "tests/support/random_neighbourhood.h"
#include "tests/support/sanitized.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

constexpr std::uint64_t cases = tests::is_sanitized ? 300 : 1'000;

int size_of(std::uint64_t seed) { return 2 + static_cast<int>(seed % 14); }

Connections ask(const tests::Streets& streets, const ConnectionQuestion& question) {
  const graph::View view = tests::view_of(streets);
  auto answer = connections(view, CommunityIndex().advanced_to(view), tests::candidates_of(streets),
                            question);
  REQUIRE(answer.ok());
  return std::move(answer).value();
}

bool same(const Connections& a, const Connections& b) {
  return a.proposals == b.proposals && a.near_misses == b.near_misses &&
         a.reconnections == b.reconnections && a.closed == b.closed &&
         a.on_its_way == b.on_its_way && a.missing == b.missing &&
         a.receives_first == b.receives_first && a.considered == b.considered && a.cut == b.cut;
}

void count_classes(const Connections& answer, std::map<std::string, std::size_t>& reached) {
  if (!answer.closed.empty()) ++reached["closed"];
  if (answer.receives_first && answer.proposals.size() > 1) ++reached["receives first"];
  if (!answer.near_misses.empty()) ++reached["near miss"];
  if (!answer.reconnections.empty()) ++reached["reconnection"];
  if (!answer.on_its_way.empty()) ++reached["on its way"];
  for (const ConnectionProposal& each : answer.proposals) {
    if (each.stage == Stage::circle) ++reached["circle"];
    if (each.stage == Stage::services) ++reached["service"];
    if (each.kind == graph::Kind::person) ++reached["person"];
    if (each.giving == Giving::given) ++reached["given"];
    if (each.giving == Giving::mutual) ++reached["mutual"];
    if (!each.is_strong) ++reached["not strong"];
    if (!each.metres) ++reached["no point"];
  }
}

// The place of somebody in the list; past its end where they are not in it.
std::size_t place_of(const Connections& answer, const graph::Number& number) {
  const auto found =
      std::find_if(answer.proposals.begin(), answer.proposals.end(),
                   [&](const ConnectionProposal& each) { return each.number == number; });
  return static_cast<std::size_t>(found - answer.proposals.begin());
}

}  // namespace

TEST_CASE("connections found quickly are those of looking at everybody") {
  std::map<std::string, std::size_t> reached;
  const std::uint64_t first = tests::first_seed();
  for (std::uint64_t seed = first; seed < first + cases; ++seed) {
    CAPTURE(seed);
    const tests::Streets streets = tests::random_streets(seed, size_of(seed));
    const ConnectionQuestion question = tests::question_about(streets, seed);
    const graph::View view = tests::view_of(streets);
    const auto candidates = tests::candidates_of(streets);
    const auto slow = connections_exhaustively(view, candidates, question);
    const auto fast = connections(view, CommunityIndex().advanced_to(view), candidates, question);
    REQUIRE(slow.ok());
    REQUIRE(fast.ok());
    REQUIRE(same(*slow, *fast));
    REQUIRE_FALSE(in_words(view, question, *fast).empty());
    count_classes(*fast, reached);
  }
  std::string report = "seed " + std::to_string(first) + ":";
  for (const auto& [name, count] : reached) {
    report += " " + name + " " + std::to_string(count) + ",";
  }
  MESSAGE(report);
  for (const char* name :
       {"closed", "receives first", "near miss", "reconnection", "on its way", "circle", "service",
        "person", "given", "mutual", "not strong", "no point"}) {
    CHECK_MESSAGE(reached[name] > 0, name);
  }
}

TEST_CASE("one more matching want of a neighbour never lowers them") {
  const std::uint64_t first = tests::first_seed();
  std::size_t compared = 0;
  for (std::uint64_t seed = first; seed < first + cases; ++seed) {
    CAPTURE(seed);
    tests::Streets streets = tests::random_streets(seed, size_of(seed));
    ConnectionQuestion question = tests::question_about(streets, seed);
    question.top = 200;
    const Connections before = ask(streets, question);
    const auto proposed = std::find_if(
        streets.neighbours.begin(), streets.neighbours.end(), [&](const graph::Neighbour& each) {
          return place_of(before, each.identity.number) < before.proposals.size();
        });
    if (proposed == streets.neighbours.end()) continue;
    graph::Neighbour& neighbour = *proposed;
    const graph::Number number = neighbour.identity.number;
    const std::size_t place = place_of(before, number);
    const auto& more = streets.people.front();
    const std::string activity = more.gifts.empty() ? "angling" : more.gifts.front().activity;
    const auto kind = static_cast<graph::WantKind>(seed / 7 % 5);
    neighbour.wants.push_back({activity, kind});
    ++compared;
    CHECK(place_of(ask(streets, question), number) <= place);
  }
  MESSAGE("compared " << compared);
  CHECK(compared > cases / 10);
}

TEST_CASE("who is kept apart, and what is hidden, leaves no trace in the answer") {
  const std::uint64_t first = tests::first_seed();
  std::size_t changed = 0;
  for (std::uint64_t seed = first; seed < first + cases; ++seed) {
    CAPTURE(seed);
    tests::Streets marked = tests::random_streets(seed, size_of(seed));
    const ConnectionQuestion question = tests::question_about(marked, seed);
    const Connections before = ask(marked, question);
    tests::Streets without = marked;
    const std::size_t who = seed % marked.neighbours.size();
    const graph::Number number = marked.neighbours[who].identity.number;
    marked.people.front().no_contact.push_back({{number}, {}, ""});
    without.neighbours.erase(without.neighbours.begin() + static_cast<std::ptrdiff_t>(who));
    const auto about = [&](const auto& each) { return each.other.number.number == number; };
    const auto with = [&](const auto& each) { return each.with && each.with->number == number; };
    std::erase_if(without.ties, about);
    std::erase_if(without.connections, with);
    std::erase_if(marked.ties, [&](const auto& each) {
      return about(each) && each.wanted != graph::Wanted::yes;
    });
    if (std::any_of(marked.ties.begin(), marked.ties.end(), about)) continue;
    const Connections kept = ask(marked, question);
    REQUIRE(same(kept, ask(without, question)));
    if (!same(before, kept)) ++changed;
    graph::Tie hidden;
    hidden.identity.number = tests::number_of("a hidden tie");
    hidden.of.number = marked.people.front().identity.number;
    hidden.other.number.number = tests::number_of("neighbour 0");
    hidden.wanted = graph::Wanted::no;
    hidden.hidden = true;
    marked.ties.push_back(hidden);
    REQUIRE(same(kept, ask(marked, question)));
  }
  MESSAGE("the mark changed " << changed << " answers");
  CHECK(changed > 0);
}

}  // namespace kith::matcher

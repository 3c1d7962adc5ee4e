// SPDX-License-Identifier: Apache-2.0
// The index of people and neighbours who may be found: how long it takes to make and to advance,
// what it holds in memory, and how long it takes to find who does something near somebody.
//
//   bench_community [--smoke] [--people N] [--neighbours M] [--questions Q] [--sample S]
//
// The folk are tests/support/many_folk.h's, whose lives depend on their place in the list alone:
// the small scheme of the growth figure is the first towns of the large one, and both are asked the
// same questions there. Answers of a sample are checked against looking at everybody. Whole answers
// (matcher/connections.h) are asked about people of the first towns, without groups (bench_town
// asks with them), and are the same in both.
#include <algorithm>
#include <array>

#include "graph/travel.h"
#include "matcher/community_index.h"
#include "matcher/connections.h"
#include "matcher/connections_words.h"
#include "matcher/giving.h"
#include "matcher/same_activity.h"
#include "tests/support/graph_of.h"
#include "tests/support/many_folk.h"
#include "tests/support/measure.h"

using namespace kith;
using tests::expect;
using tests::ManyFolk;
using tests::Sample;
using Dice = tests::TownDice;

namespace {

constexpr graph::Date today{20'778};  // 2026-11-21
constexpr std::size_t most = 20'000;

// As a scheme is loaded: one draft, its tables made once.
graph::View scheme_of(const ManyFolk& folk, std::size_t count) {
  graph::Draft draft{graph::View()};
  draft.expect({count, 0, 0});
  for (std::size_t i = 0; i < count; ++i) {
    graph::PreparedEvent prepared(folk.record(i));
    prepared.decoded.header.position = i;
    const auto applied = draft.apply(std::move(prepared.decoded), graph::Trust::replayed);
    expect(applied.ok(), "a record was refused");
  }
  return draft.view();
}

struct Question {
  std::string activity;
  graph::Point point;
  std::int64_t metres = 0;

  matcher::CommunityIndex::Wanted wanted() const { return {activity, point, metres, {}}; }
};

// --- looking at everybody ---

template <class Record>
bool fits(const Record& record, const graph::Opt<graph::Place>& place, const Question& question) {
  if (graph::metres_between(*place->point, question.point) > question.metres) return false;
  const matcher::Doing asked(question.activity);
  const matcher::Side side = matcher::side_of(record);
  const auto is_alike = [&](const auto& each) {
    return matcher::alike(matcher::Doing(each.activity), asked) > 0;
  };
  return std::any_of(side.gives.begin(), side.gives.end(), is_alike) ||
         std::any_of(side.wants.begin(), side.wants.end(), is_alike);
}

bool fits(const graph::View& view, const matcher::Findable& who, const Question& question) {
  if (who.kind == graph::Kind::person) {
    const graph::Person* person = view.person(who.index);
    return person != nullptr && fits(*person, person->area_now, question);
  }
  const graph::Neighbour* neighbour = view.neighbour(who.index);
  return neighbour != nullptr && fits(*neighbour, neighbour->area, question);
}

void check(const graph::View& view, const matcher::CommunityIndex& index,
           const Question& question) {
  const auto found = index.find(question.wanted(), most);
  expect(!found.cut, "too many for this question");
  std::vector<matcher::Findable> sifted;
  for (const matcher::Findable& each : found.people) {
    if (fits(view, each, question)) sifted.push_back(each);
  }
  std::vector<matcher::Findable> slow;
  for (const graph::Kind kind : {graph::Kind::person, graph::Kind::neighbour}) {
    for (graph::Index i = 0; i < view.count(kind); ++i) {
      if (fits(view, {kind, i}, question)) slow.push_back({kind, i});
    }
  }
  expect(sifted == slow, "the index finds others than a look at everybody");
}

// --- questions ---

struct Asking {
  const char* name;
  bool common = false;
  std::int64_t metres = 0;
  Sample small;  // microseconds, of the scheme of the first towns
  Sample large;
  double found = 0;
  std::size_t asked = 0;
};

std::vector<Asking> all_askings() {
  return {{"a common activity within 2 km", true, 2'000, {}, {}},
          {"a common activity within 5 km", true, 5'000, {}, {}},
          {"a rare activity within 2 km", false, 2'000, {}, {}},
          {"a rare activity within 5 km", false, 5'000, {}, {}}};
}

// One of the ten most common activities, or of the less common half.
Question question_of(Dice& dice, const ManyFolk& folk, const Asking& asking, std::size_t towns) {
  const std::size_t half = folk.activities.size() / 2;
  const std::size_t use = asking.common ? dice.below(10) : half + dice.below(half);
  return {folk.activities[use], tests::about(dice, tests::middle_of_town(dice.below(towns))),
          asking.metres};
}

double microseconds_of(const matcher::CommunityIndex& index, const Question& question,
                       std::size_t& found) {
  return tests::time_of([&] { found = index.find(question.wanted(), most).people.size(); }).cpu *
         1e6;
}

struct Scheme {
  graph::View view;
  matcher::CommunityIndex index;
};

Scheme made_scheme(const ManyFolk& folk, std::size_t count, const char* name) {
  const double before = tests::resident_mib();
  Scheme scheme;
  const tests::Moment putting = tests::time_of([&] { scheme.view = scheme_of(folk, count); });
  const double records = tests::resident_mib();
  const tests::Moment making =
      tests::time_of([&] { scheme.index = matcher::CommunityIndex().advanced_to(scheme.view); });
  std::printf(
      "%s: %u people and %u neighbours put in %.1f s (%.0f MiB); index made in %.2f s "
      "(%.2f s of processor time), %.1f MiB\n",
      name, scheme.view.count(graph::Kind::person), scheme.view.count(graph::Kind::neighbour),
      putting.wall, records - before, making.wall, making.cpu,
      static_cast<double>(scheme.index.bytes()) / tests::mebibyte);
  return scheme;
}

void ask(const ManyFolk& folk, const Scheme& small, const Scheme& large, std::size_t towns,
         std::size_t questions, std::size_t sample) {
  std::vector<Asking> askings = all_askings();
  Dice dice(2);
  for (std::size_t i = 0; i < questions; ++i) {
    for (Asking& each : askings) {
      const Question question = question_of(dice, folk, each, towns);
      if (i < sample) check(large.view, large.index, question);
      std::size_t found_small = 0;
      std::size_t found_large = 0;
      each.small.add(microseconds_of(small.index, question, found_small));
      each.large.add(microseconds_of(large.index, question, found_large));
      expect(found_small == found_large, "somebody elsewhere is found");
      each.found += static_cast<double>(found_large);
      ++each.asked;
    }
  }
  std::printf("%-32s %9s %9s %9s %9s %9s\n", "find(), microseconds of the large", "p50", "p99",
              "most", "found", "p50 ratio");
  for (const Asking& each : askings) {
    std::printf("%-33s %9.1f %9.1f %9.1f %9.1f %9.2f\n", each.name, each.large.median(),
                each.large.quantile(0.99), each.large.most(),
                each.found / static_cast<double>(each.asked),
                each.large.median() / each.small.median());
  }
  std::printf(
      "p50 ratio: the same questions to the large scheme and to its first towns alone; "
      "answers of %zu questions of each kind were checked\n",
      sample);
}

// Whole answers, in words, about people of the first towns.
void propose(const Scheme& small, const Scheme& large, std::size_t questions, std::size_t sample) {
  Dice dice(5);
  const auto people = small.view.count(graph::Kind::person);
  for (const std::int64_t metres : {2'000, 5'000}) {
    Sample of_small;
    Sample of_large;
    double considered = 0;
    for (std::size_t i = 0; i < questions; ++i) {
      const auto* person = small.view.person(static_cast<graph::Index>(dice.below(people)));
      matcher::ConnectionQuestion question;
      question.person = graph::PersonNumber{person->identity.number};
      question.on = today;
      question.metres_max = metres;
      std::array<matcher::Connections, 2> answers;
      const auto microseconds = [&](const Scheme& scheme, matcher::Connections& answer) {
        return tests::time_of([&] {
                 auto found = matcher::connections(scheme.view, scheme.index, {}, question);
                 expect(found.ok(), "a question was refused");
                 expect(!matcher::in_words(scheme.view, question, *found).empty(), "no words");
                 answer = std::move(found).value();
               }).cpu *
               1e6;
      };
      of_small.add(microseconds(small, answers[0]));
      of_large.add(microseconds(large, answers[1]));
      expect(answers[0].proposals == answers[1].proposals, "somebody elsewhere changes an answer");
      considered += static_cast<double>(answers[1].considered);
      if (i >= sample) continue;
      const auto slow = matcher::connections_exhaustively(small.view, {}, question);
      expect(slow.ok() && slow->proposals == answers[0].proposals,
             "a look at everybody answers otherwise");
    }
    std::printf(
        "connections within %lld km, in words, microseconds: p50 %.0f, p99 %.0f, most %.0f; "
        "%.0f considered; p50 %.2f of the small scheme's\n",
        static_cast<long long>(metres / 1'000), of_large.median(), of_large.quantile(0.99),
        of_large.most(), considered / static_cast<double>(questions),
        of_large.median() / of_small.median());
  }
}

void advance(const ManyFolk& folk, Scheme& scheme, std::size_t times, std::size_t count) {
  Sample microseconds;
  Dice dice(3);
  for (std::size_t i = 0; i < times; ++i) {
    const graph::View later = tests::graph_of({folk.record(dice.below(count), i + 1)}, scheme.view);
    matcher::CommunityIndex next;
    microseconds.add(tests::time_of([&] { next = scheme.index.advanced_to(later); }).cpu * 1e6);
    scheme = {later, next};
  }
  std::printf(
      "advanced_to() after one change, microseconds: p50 %.1f, p99 %.1f, most %.1f of %zu\n",
      microseconds.median(), microseconds.quantile(0.99), microseconds.most(), times);
}

}  // namespace

int main(int argc, char** argv) {
  const tests::Arguments arguments(
      argc, argv,
      {{"people", 200'000}, {"neighbours", 800'000}, {"questions", 1'000}, {"sample", 2}},
      "bench_community [--smoke] [--people N] [--neighbours M] [--questions Q] [--sample S]");
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const bool smoke = arguments.smoke();
  ManyFolk folk;
  folk.people = static_cast<std::size_t>(smoke ? 8'000 : arguments["people"]);
  folk.all = folk.people + static_cast<std::size_t>(smoke ? 12'000 : arguments["neighbours"]);
  const std::size_t small_count = std::min<std::size_t>(smoke ? 4'000 : 10'000, folk.all);
  const std::size_t towns = std::max<std::size_t>(small_count / tests::town_folk, 1);
  // The small scheme is the first towns of the large one, which its folk's own count decides.
  const Scheme small = made_scheme(folk, small_count, "small");
  Scheme large = made_scheme(folk, folk.all, "large");
  std::printf("resident %.0f MiB, load %.1f a core\n", tests::resident_mib(), tests::load_a_core());
  const auto questions = static_cast<std::size_t>(smoke ? 50 : arguments["questions"]);
  ask(folk, small, large, towns, questions, static_cast<std::size_t>(arguments["sample"]));
  propose(small, large, questions, static_cast<std::size_t>(arguments["sample"]));
  advance(folk, large, smoke ? 1'200 : 10'000, folk.all);
  // What grew answers as what is made anew.
  Dice dice(4);
  const matcher::CommunityIndex anew = matcher::CommunityIndex().advanced_to(large.view);
  for (const Asking& each : all_askings()) {
    const Question question = question_of(dice, folk, each, towns);
    expect(large.index.find(question.wanted(), most).people ==
               anew.find(question.wanted(), most).people,
           "an index that grew finds others than a new one");
  }
  return 0;
}

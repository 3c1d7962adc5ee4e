// SPDX-License-Identifier: Apache-2.0
// What "who might get on with this person?" costs: the whole of matcher::propose (rules, ledgers,
// proposals, near misses, ask next, all in words) for another person each time, beside
// propose_exhaustively for some of the same people, whose answers must be equal.
//
//   bench_propose [--smoke] [--homes N] [--queries Q] [--top N] [--compared C] [--hard 1]
//
// Workloads: *national homes* (homes spread over the country's towns; 85 in 100 people stated how
// far is too far), *homes, no travel limit* (the same homes, nobody did), and with --hard 1 instead
// *hard*: N homes (say 1000000), no limit, 70 in 100 optional fields unknown, few interests, so
// that many tie. 1,000,000 homes need about 10 GB and some minutes.
//
// Times are processor time of the asking thread; wall time stands beside them where the machine was
// shared. One unmeasured round over the first people goes before. The words (everything of what is
// listed said in full) are timed by themselves by saying them once more; what is left is ranking.
#include <cmath>

#include "matcher/proposals.h"
#include "matcher/reach.h"
#include "tests/support/many_homes.h"
#include "tests/support/measure.h"
#include "tests/support/world.h"

using namespace kith;
using tests::expect;
using tests::Moment;
using tests::Sample;

namespace {

struct Settings {
  std::size_t queries = 500;
  std::size_t compared = 40;
  std::size_t top = 20;
};

struct Figures {
  Sample cpu, wall, words, rest;        // microseconds
  Sample exhaustive, exhaustive_ratio;  // of those compared
  Sample in_reach, considered, passed, bounded, scored;
  Sample best, last, middle;  // together: first, last listed, median of homes that pass
  std::size_t nobody = 0;     // questions without a home that passes
  std::size_t tied = 0;       // questions with a tie in together among the listed
};

matcher::Question question_about(std::size_t index, std::size_t top) {
  matcher::Question question;
  question.person = tests::person_number(tests::asker(index));
  question.on = tests::today;
  question.top = top;
  return question;
}

// Says once more, in full, everything about the homes listed.
void say(const graph::View& view, const matcher::Question& question,
         const matcher::Proposals& answer) {
  const graph::Index person = *view.index_of(graph::Kind::person, question.person.number);
  const auto one = [&](const graph::HouseholdNumber& number) {
    const graph::Index home = *view.index_of(graph::Kind::household, number.number);
    const auto ledgers = matcher::ledgers(view, question, person, home, matcher::Detail::full);
    const auto rules = matcher::answer_rules(view, question, person, home, matcher::Detail::full);
    expect(ledgers.ok() && !rules.answers.empty(), "a listed home cannot be said in words");
  };
  for (const matcher::Proposal& each : answer.proposals) one(each.household);
  for (const matcher::NearMiss& each : answer.near_misses) one(each.household);
}

void note(const graph::View& view, const matcher::CandidateIndex& index,
          const matcher::Question& question, const matcher::Proposals& answer, Figures& figures) {
  const auto reaches = matcher::reaches_of(*view.find<graph::Person>(question.person.number));
  const std::size_t near =
      reaches.empty() ? view.count(graph::Kind::household) : index.within(reaches.front()).size();
  figures.in_reach.add(static_cast<double>(near));
  figures.considered.add(static_cast<double>(answer.counts.considered));
  figures.passed.add(static_cast<double>(answer.counts.passed));
  figures.bounded.add(static_cast<double>(answer.counts.bounded));
  figures.scored.add(static_cast<double>(answer.counts.scored));
  if (answer.proposals.empty()) {
    ++figures.nobody;
    return;
  }
  figures.best.add(answer.proposals.front().order.together);
  figures.last.add(answer.proposals.back().order.together);
  bool tied = false;
  for (std::size_t i = 1; i < answer.proposals.size(); ++i) {
    tied = tied || answer.proposals[i].order.together == answer.proposals[i - 1].order.together;
  }
  figures.tied += tied ? 1 : 0;
}

// Median together of homes that pass, over 500 homes drawn with a stride.
void note_middle(const graph::View& view, const matcher::Question& question, Figures& figures) {
  const graph::Index person = *view.index_of(graph::Kind::person, question.person.number);
  const graph::Index count = view.count(graph::Kind::household);
  Sample together;
  for (graph::Index i = 0; i < 500 && i < count; ++i) {
    const auto home = static_cast<graph::Index>((i * std::uint64_t{7'919}) % count);
    if (!matcher::is_listed(*view.household(home), question.rights)) continue;
    const auto rules =
        matcher::answer_rules(view, question, person, home, matcher::Detail::numbers);
    if (rules.any_fail()) continue;
    std::vector<std::int32_t> sides;
    const auto ledgers = matcher::ledgers_without_lines(view, question, person, home);
    for (const auto& side : ledgers.value()) {
      sides.push_back(side.suitability);
    }
    together.add(matcher::together(sides, question.policy.combination));
  }
  if (together.size() > 0) figures.middle.add(together.median());
}

void compare(const graph::View& view, const matcher::Question& question,
             const matcher::Proposals& fast, double fast_seconds, Figures& figures) {
  graph::Result<matcher::Proposals> slow = matcher::Proposals{};
  const Moment took = tests::time_of([&] { slow = matcher::propose_exhaustively(view, question); });
  expect(slow.ok(), "the exhaustive way refused the question");
  slow->counts.bounded = fast.counts.bounded;
  slow->counts.scored = fast.counts.scored;
  expect(*slow == fast, "the fast answer is not the exhaustive one");
  figures.exhaustive.add(took.cpu * 1e6);
  figures.exhaustive_ratio.add(fast_seconds / took.cpu);
  note_middle(view, question, figures);
}

Figures measured(const graph::View& view, const matcher::CandidateIndex& index,
                 const Settings& settings) {
  Figures figures;
  const std::size_t warm_up = std::min<std::size_t>(settings.queries, 20);
  for (std::size_t i = 0; i < warm_up; ++i) {
    expect(matcher::propose(view, index, question_about(i, settings.top)).ok(), "refused");
  }
  const std::size_t stride = settings.queries / std::max<std::size_t>(1, settings.compared);
  for (std::size_t i = 0; i < settings.queries; ++i) {
    const matcher::Question question = question_about(i, settings.top);
    graph::Result<matcher::Proposals> answer = matcher::Proposals{};
    const Moment took = tests::time_of([&] { answer = matcher::propose(view, index, question); });
    expect(answer.ok() && answer->closed.empty(), "a question was refused or closed");
    const Moment words = tests::time_of([&] { say(view, question, *answer); });
    figures.cpu.add(took.cpu * 1e6);
    figures.wall.add(took.wall * 1e6);
    figures.words.add(words.cpu * 1e6);
    figures.rest.add((took.cpu - words.cpu) * 1e6);
    note(view, index, question, *answer, figures);
    if (settings.compared > 0 && i % stride == 0)
      compare(view, question, *answer, took.cpu, figures);
  }
  return figures;
}

void print_row(const char* what, const Sample& sample, const char* unit) {
  std::printf("  %-44s p50 %10.1f  p90 %10.1f  p99 %10.1f  most %10.1f %s\n", what, sample.median(),
              sample.quantile(0.9), sample.quantile(0.99), sample.most(), unit);
}

void print(const Figures& figures, const Settings& settings) {
  print_row("propose, processor time", figures.cpu, "us");
  print_row("propose, wall time", figures.wall, "us");
  print_row("of it the words, said once more", figures.words, "us");
  print_row("of it the rest: rules, ranking, ask next", figures.rest, "us");
  print_row("exhaustive, processor time", figures.exhaustive, "us");
  std::printf("  %-44s p50 %10.3f  p90 %10.3f  most %9.3f, %zu answers compared, all equal\n",
              "propose / exhaustive, same questions", figures.exhaustive_ratio.median(),
              figures.exhaustive_ratio.quantile(0.9), figures.exhaustive_ratio.most(),
              figures.exhaustive_ratio.size());
  print_row("homes looked at (in reach)", figures.in_reach, "");
  print_row("homes considered (pass, or one open rule)", figures.considered, "");
  print_row("homes passed", figures.passed, "");
  print_row("homes bounded", figures.bounded, "");
  print_row("homes scored", figures.scored, "");
  std::printf(
      "  together: best %.0f, last of %zu %.0f, median of homes that pass %.0f (medians "
      "over people); %zu of %zu people with nobody, %zu with a tie among the listed\n",
      figures.best.median(), settings.top, figures.last.median(), figures.middle.median(),
      figures.nobody, figures.cpu.size(), figures.tied);
}

struct World {
  graph::View view;
  matcher::CandidateIndex index;
};

World made(const tests::ManyHomes& homes) {
  World world;
  const double before = tests::resident_mib();
  const Moment graph_took = tests::time_of([&] { world.view = tests::many_homes(homes); });
  const double with_view = tests::resident_mib();
  const Moment index_took =
      tests::time_of([&] { world.index = matcher::CandidateIndex().advanced_to(world.view); });
  const double with_index = tests::resident_mib();
  std::printf(
      "  graph of %llu records: %.2f s of processor time with making them (%.2f s wall), "
      "%.0f MiB; index: %.3f s, %.1f MiB\n",
      static_cast<unsigned long long>(world.view.position()), graph_took.cpu, graph_took.wall,
      with_view - before, index_took.cpu, with_index - with_view);
  return world;
}

void run(const char* name, const tests::ManyHomes& homes, const Settings& settings) {
  std::printf("%s: %zu homes, %zu questions, top %zu\n", name, homes.homes, settings.queries,
              settings.top);
  const World world = made(homes);
  print(measured(world.view, world.index, settings), settings);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const tests::Arguments arguments(
      argc, argv, {{"homes", 10'000}, {"queries", 500}, {"top", 20}, {"compared", 40}, {"hard", 0}},
      "bench_propose [--smoke] [--homes N] [--queries Q] [--top N] [--compared C] [--hard 1]");
  const bool smoke = arguments.smoke();
  Settings settings;
  settings.queries = smoke ? 20 : static_cast<std::size_t>(std::max(1, arguments["queries"]));
  settings.compared = std::min<std::size_t>(
      settings.queries, smoke ? 20 : static_cast<std::size_t>(arguments["compared"]));
  settings.top = static_cast<std::size_t>(arguments["top"]);
  tests::ManyHomes homes;
  homes.homes = smoke ? 400 : static_cast<std::size_t>(std::max(1, arguments["homes"]));
  homes.people = settings.queries;
  std::printf("%.1f threads want each core\n", tests::load_a_core());
  if (arguments["hard"] == 0 || smoke) {
    run("national homes", homes, settings);
    homes.travel_maximum = 0;
    run("homes, no travel limit", homes, settings);
  }
  if (arguments["hard"] == 0 && !smoke) return 0;
  homes.travel_maximum = 0;
  homes.unknown = 70;
  homes.activities = 12;
  settings.compared = std::min<std::size_t>(settings.compared, 5);
  run("hard", homes, settings);
  return 0;
}

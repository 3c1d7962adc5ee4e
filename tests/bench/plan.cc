// SPDX-License-Identifier: Apache-2.0
// The introduction plan's solver: seconds and memory, cold and from an earlier answer, on instances
// of several kinds, beside LEMON's network simplex and cost scaling on the same instance. Every
// answer is checked by its certificate, and against LEMON's where LEMON runs.
//
//   bench_plan                     1,000, 10,000 and 100,000 parties; LEMON up to 10,000
//   bench_plan --lemon_most 100000 LEMON at every size: minutes
//   bench_plan --parties 100000 --seeds 5
//   bench_plan --parties 100000 --seeds 1 --kinds 1 --lemon_most 100000   the first kind alone
#include <sys/resource.h>

#include <algorithm>

#include "matcher/assignment_check.h"
#include "tests/support/assignment_lemon.h"
#include "tests/support/assignment_world.h"
#include "tests/support/measure.h"

namespace {

using namespace kith;
using matcher::Assignment;
using matcher::AssignmentInstance;
using tests::AssignmentKind;
using tests::expect;
using tests::Sample;

double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

struct Timed {
  Assignment answer;
  double seconds = 0;
};

Timed solved(const AssignmentInstance& instance, const matcher::AssignmentStart* start) {
  Timed timed;
  timed.seconds = tests::time_of([&] {
                    auto answer = matcher::solve_assignment(instance, {}, start);
                    expect(answer.ok(), "the instance was refused");
                    timed.answer = *std::move(answer);
                  }).cpu;
  expect(timed.answer.end == matcher::AssignmentEnd::optimal, "not optimal");
  return timed;
}

struct Row {
  Sample cold;
  Sample warm;
  Sample check;
  Sample simplex;
  Sample scaling;
  std::size_t scaling_wrong = 0;
  Assignment last;
};

void check(const AssignmentInstance& instance, const Assignment& answer, Row& row) {
  row.check.add(tests::time_of([&] {
                  const auto faults = matcher::faults_of(instance, answer);
                  expect(faults.empty(), faults.empty() ? "" : faults.front());
                }).cpu);
}

void add_warm(AssignmentInstance& instance, const Assignment& cold, std::uint64_t seed, Row& row) {
  const auto start = matcher::start_from(instance, cold);
  tests::change_weights(instance, 36, seed);
  const Timed warm = solved(instance, &start);
  row.warm.add(warm.seconds);
  check(instance, warm.answer, row);
}

void add_lemon(const AssignmentInstance& instance, const Assignment& answer, Row& row) {
  row.simplex.add(tests::time_of([&] {
                    expect(tests::network_simplex_optimum(instance) == answer.value,
                           "LEMON's network simplex found another optimum");
                  }).cpu);
  std::optional<matcher::AssignmentValue> scaled;
  const double seconds =
      tests::time_of([&] { scaled = tests::cost_scaling_optimum(instance); }).cpu;
  if (!scaled) return;
  row.scaling.add(seconds);
  row.scaling_wrong += *scaled == answer.value ? 0 : 1;
}

void print(const char* name, std::uint32_t parties, const Row& row) {
  std::printf("%-16s %7u  %6.3f %6.3f..%6.3f  %6.3f  %6.3f", name, parties, row.cold.median(),
              row.cold.least(), row.cold.most(), row.warm.median(), row.check.median());
  if (row.simplex.size() > 0) {
    std::printf("  %8.3f %5.1f", row.simplex.median(), row.simplex.median() / row.cold.median());
  } else {
    std::printf("  %8s %5s", "-", "-");
  }
  if (row.scaling.size() > 0) {
    std::printf("  %8.3f%s", row.scaling.median(), row.scaling_wrong > 0 ? " WRONG" : "");
  } else {
    std::printf("  %8s", "-");
  }
  std::printf("  %7.0f  %lld %lld %lld\n", peak_mib(),
              static_cast<long long>(row.last.value.parties_met),
              static_cast<long long>(row.last.value.priority),
              static_cast<long long>(row.last.value.weight));
  std::fflush(stdout);
}

void measure(AssignmentKind kind, std::uint32_t parties, int seeds, bool lemon) {
  Row row;
  for (int seed = 0; seed < seeds; ++seed) {
    const auto number = static_cast<std::uint64_t>(seed);
    AssignmentInstance instance = tests::assignment_world(kind, parties, number);
    Timed cold = solved(instance, nullptr);
    row.cold.add(cold.seconds);
    check(instance, cold.answer, row);
    if (lemon && seed == 0) add_lemon(instance, cold.answer, row);
    add_warm(instance, cold.answer, number, row);
    row.last = std::move(cold.answer);
  }
  print(tests::name_of(kind), parties, row);
}

}  // namespace

int main(int argc, char** argv) {
  const tests::Arguments arguments(
      argc, argv, {{"parties", 0}, {"seeds", 5}, {"lemon_most", 10'000}, {"kinds", 6}},
      "bench_plan [--smoke] [--parties N] [--seeds N] [--kinds N] [--lemon_most PARTIES]");
  std::vector<std::uint32_t> sizes{1'000, 10'000, 100'000};
  int seeds = arguments["seeds"];
  if (arguments.smoke()) {
    sizes = {1'000};
    seeds = 2;
  } else if (arguments["parties"] > 0) {
    sizes = {static_cast<std::uint32_t>(arguments["parties"])};
  }
  std::printf(
      "processor seconds of one thread, medians of %d seeds; load %.1f a core; warm: 36 "
      "weights changed; LEMON: the first seed, and times the cold median\n",
      seeds, tests::load_a_core());
  std::printf("%-16s %7s  %6s %14s  %6s  %6s  %8s %5s  %8s  %7s  %s\n", "instance", "parties",
              "cold", "least..most", "warm", "check", "simplex", "times", "scaling", "MiB so far",
              "met, priority, weight of the last");
  for (const std::uint32_t parties : sizes) {
    int kinds = 0;
    for (const AssignmentKind kind : tests::assignment_kinds) {
      if (++kinds > arguments["kinds"]) break;
      measure(kind, parties, seeds, parties <= static_cast<std::uint32_t>(arguments["lemon_most"]));
    }
  }
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
// A view that somebody holds while commands land: its answers stay what they were, no command waits
// for it, and it costs only what has changed since.
//
//   bench_views [--smoke] [--homes N] [--commands N] [--seconds S] [--rounds R]
//
// The engine is the one in memory, so that a command's time is all but the disk's: check, apply,
// seal, hash tree, publish. One client submits N commands spread evenly over S seconds: changed
// people, changed homes, and one in ten a new person. In every second round a reader holds the view
// of the beginning, asks the same questions of it again and again, compares each answer with the
// first one, and looks at the newest view after each. Client and reader have a core each.
//
// Whether a command waited is counted, not guessed from times: the kernel counts how often a thread
// gave up its core to wait for something (a voluntary switch). On a shared machine wall times
// also hold the neighbours' turns; processor time does not.
#include <malloc.h>
#include <sched.h>
#include <sys/resource.h>

#include <atomic>
#include <memory>
#include <thread>

#include "api/engine.h"
#include "matcher/proposals.h"
#include "store/engine_memory.h"
#include "store/randomness.h"
#include "tests/support/many_homes.h"
#include "tests/support/measure.h"
#include "tests/support/scheme_world.h"

using namespace kith;
using tests::expect;
using tests::Sample;

namespace {

constexpr std::size_t people = 1'000;
constexpr std::size_t asked_about = 24;

struct Settings {
  int homes = 5'000;
  int commands = 10'000;
  double seconds = 10;
  int rounds = 6;
};

void keep_to_core(int core) {
  if (std::thread::hardware_concurrency() < 2) return;
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(core, &cores);
  static_cast<void>(sched_setaffinity(0, sizeof cores, &cores));
}

// Bytes that are allocated and not freed, in MiB.
double allocated_mib() {
  const auto info = mallinfo2();
  return static_cast<double>(info.uordblks + info.hblkhd) / tests::mebibyte;
}

rusage usage_of_thread() {
  rusage usage{};
  getrusage(RUSAGE_THREAD, &usage);
  return usage;
}

// A scheme on the engine in memory, filled with many homes.
class Filled {
 public:
  explicit Filled(int homes) : engine_(store::make_memory_engine()) {
    for (const char* each : {"keys", "snapshots"}) {
      std::filesystem::create_directories(directory_.path() / each);
    }
    const store::Surroundings surroundings{
        *engine_,   directory_.path() / "keys", directory_.path() / "snapshots", files_, clock_,
        randomness_};
    scheme_ = store::SchemeStore::create(surroundings, "leigh").value();
    tests::ManyHomes settings;
    settings.homes = static_cast<std::size_t>(homes);
    settings.people = people;
    std::vector<graph::Event> events = graph::snapshot_events(tests::many_homes(settings));
    std::size_t next = 0;
    const auto committed =
        scheme_->writer().bulk([&]() -> graph::Result<std::optional<graph::PreparedEvent>> {
          if (next == events.size()) return std::optional<graph::PreparedEvent>();
          return std::optional<graph::PreparedEvent>(std::move(events[next++]));
        });
    expect(committed.ok(), "the scheme was not filled");
  }
  store::SchemeStore& scheme() { return *scheme_; }

 private:
  tests::TemporaryDirectory directory_;
  store::DurableFiles files_;
  api::SystemClock clock_;
  store::SystemRandomness randomness_;
  std::unique_ptr<store::MemoryEngine> engine_;
  std::unique_ptr<store::SchemeStore> scheme_;
};

// The n-th command of all: never the same twice.
store::Command command_of(const graph::View& view, std::uint64_t number) {
  if (number % 10 == 9) return tests::putting({tests::a_person("new" + std::to_string(number))});
  if (number % 2 == 0) {
    const std::string name = tests::asker(number / 2 % people);
    graph::Person person = *view.find<graph::Person>(tests::number_of(name));
    person.called = "called " + std::to_string(number);
    return tests::putting({person});
  }
  const graph::Index count = view.count(graph::Kind::household);
  graph::Household home = *view.household(static_cast<graph::Index>(number * 7 % count));
  home.called = "the " + std::to_string(number) + " family";
  home.rhythm.emplace().busy = graph::Scale{static_cast<std::int32_t>(1 + number % 5)};
  return tests::putting({home});
}

// What each question gets of the pinned view.
struct Pinned {
  graph::View view;
  matcher::CandidateIndex index;
  std::vector<matcher::Question> questions;
  std::vector<matcher::Proposals> answers;

  explicit Pinned(const graph::View& newest)
      : view(newest), index(matcher::CandidateIndex().advanced_to(newest)) {
    for (std::size_t i = 0; i < asked_about; ++i) {
      matcher::Question question;
      question.person = tests::person_number(tests::asker(i));
      question.on = tests::today;
      questions.push_back(question);
      answers.push_back(matcher::propose(view, index, question).value());
    }
  }
  bool is_unchanged(std::size_t i) const {
    const auto again = matcher::propose(view, index, questions[i]);
    return again.ok() && *again == answers[i];
  }
};

struct Round {
  Sample wall, cpu;  // microseconds a command
  long waits = 0;    // voluntary switches inside commands
  long pushed = 0;   // involuntary ones
  std::size_t asked = 0;
  double seconds = 0;
};

void submit_all(store::SchemeStore& scheme, const Settings& settings, std::uint64_t& number,
                Round& round) {
  const double begin = tests::seconds_of(CLOCK_MONOTONIC);
  const std::uint64_t before = scheme.view().position();
  for (int i = 0; i < settings.commands; ++i) {
    const double due = begin + settings.seconds * i / settings.commands;
    const double left = due - tests::seconds_of(CLOCK_MONOTONIC);
    if (left > 0) std::this_thread::sleep_for(std::chrono::duration<double>(left));
    store::Command command = command_of(scheme.view(), number++);
    const rusage from = usage_of_thread();
    bool done = false;
    const tests::Moment took =
        tests::time_of([&] { done = scheme.writer().submit(std::move(command)).ok(); });
    const rusage to = usage_of_thread();
    expect(done, "a command failed");
    round.wall.add(took.wall * 1e6);
    round.cpu.add(took.cpu * 1e6);
    round.waits += to.ru_nvcsw - from.ru_nvcsw;
    round.pushed += to.ru_nivcsw - from.ru_nivcsw;
  }
  round.seconds = tests::seconds_of(CLOCK_MONOTONIC) - begin;
  expect(scheme.view().position() == before + static_cast<std::uint64_t>(settings.commands),
         "the newest view does not hold every command");
}

void read_until(const std::atomic<bool>& stop, const Pinned& pinned, store::SchemeStore& scheme,
                Round& round) {
  keep_to_core(1);
  std::uint64_t newest = pinned.view.position();
  while (!stop || round.asked < asked_about) {
    expect(pinned.is_unchanged(round.asked % asked_about), "a held view changed its answer");
    const std::uint64_t position = scheme.view().position();
    expect(position >= newest, "the newest view went back");
    newest = position;
    ++round.asked;
  }
}

Round run(Filled& filled, const Settings& settings, std::uint64_t& number, const Pinned* pinned) {
  Round round;
  std::atomic<bool> stop{false};
  std::thread reader;
  if (pinned != nullptr) {
    reader = std::thread([&] { read_until(stop, *pinned, filled.scheme(), round); });
  }
  Round written;
  submit_all(filled.scheme(), settings, number, written);
  stop = true;
  if (reader.joinable()) reader.join();
  written.asked = round.asked;
  return written;
}

void add(const Round& round, Round& sum) {
  sum.wall.add(round.wall);
  sum.cpu.add(round.cpu);
  sum.waits += round.waits;
  sum.pushed += round.pushed;
  sum.asked += round.asked;
  sum.seconds += round.seconds;
}

void print(const char* what, const Round& round) {
  const auto row = [&](const char* clock, const Sample& sample) {
    std::printf("%-15s %-15s p50 %7.1f  p99 %7.1f  p99.9 %8.1f  most %9.1f us\n", what, clock,
                sample.median(), sample.quantile(0.99), sample.quantile(0.999), sample.most());
  };
  row("wall", round.wall);
  row("processor time", round.cpu);
  std::printf(
      "%-15s %zu commands in %.1f s; %ld waits inside commands; the kernel gave the core to "
      "somebody else %ld times; %zu answers compared\n",
      what, round.wall.size(), round.seconds, round.waits, round.pushed, round.asked);
}

// Memory that only the held view keeps: what is freed when it goes.
double held_by(std::unique_ptr<Pinned> pinned) {
  pinned->answers.clear();
  pinned->answers.shrink_to_fit();
  pinned->index = {};
  const double before = allocated_mib();
  pinned.reset();
  return before - allocated_mib();
}

}  // namespace

int main(int argc, char** argv) {
  const tests::Arguments arguments(
      argc, argv, {{"homes", 5'000}, {"commands", 10'000}, {"seconds", 10}, {"rounds", 5}},
      "bench_views [--smoke] [--homes N] [--commands N] [--seconds S] [--rounds R]");
  Settings settings{arguments["homes"], std::max(1, arguments["commands"]),
                    static_cast<double>(arguments["seconds"]), std::max(1, arguments["rounds"])};
  if (arguments.smoke()) settings = {200, 500, 0.2, 1};
  keep_to_core(0);
  Filled filled(settings.homes);
  std::printf(
      "%d homes, %zu people; rounds of %d commands over %.1f s, %d without and %d with a "
      "reader, in turn; %.1f threads want each core\n",
      settings.homes, people, settings.commands, settings.seconds, settings.rounds, settings.rounds,
      tests::load_a_core());
  Round alone, beside;
  Sample held, ratio;
  std::uint64_t number = 0;
  for (int i = 0; i < settings.rounds; ++i) {
    const Round without = run(filled, settings, number, nullptr);
    auto pinned = std::make_unique<Pinned>(filled.scheme().view());
    const std::vector<graph::Event> events = graph::snapshot_events(pinned->view);
    const Round with = run(filled, settings, number, pinned.get());
    expect(graph::snapshot_events(pinned->view) == events, "a record of the held view changed");
    held.add(held_by(std::move(pinned)));
    ratio.add(with.cpu.median() / without.cpu.median());
    add(without, alone);
    add(with, beside);
  }
  print("without reader", alone);
  print("with reader", beside);
  std::printf("processor time of a command with / without, p50: %.2f (%.2f to %.2f)\n",
              ratio.median(), ratio.least(), ratio.most());
  std::printf("held by the view after %d commands: %.1f MiB (%.1f to %.1f)\n", settings.commands,
              held.median(), held.least(), held.most());
  return 0;
}

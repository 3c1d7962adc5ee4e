// SPDX-License-Identifier: Apache-2.0
// Replaying what is on record, on the command line.
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "api/cli.h"
#include "api/errors.h"
#include "api/replay_json.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using ReplayTime = std::chrono::steady_clock;

// How far it has come, on a terminal and only after a second.
class ReplayProgress {
 public:
  explicit ReplayProgress(Terminal& terminal) : terminal_(terminal) {}

  void show(std::size_t done, std::size_t all) {
    const ReplayTime::time_point now = ReplayTime::now();
    if (!terminal_.err_is_terminal() || now - begin_ < std::chrono::seconds(1) ||
        now - last_ < std::chrono::milliseconds(100)) {
      return;
    }
    last_ = now;
    drawn_ = true;
    terminal_.err(fmt::format("\r{} of {} runs", done, all));
  }
  // Before anything else is written.
  void clear() {
    if (std::exchange(drawn_, false)) terminal_.err("\r\033[K");
  }

 private:
  Terminal& terminal_;
  const ReplayTime::time_point begin_ = ReplayTime::now();
  ReplayTime::time_point last_;
  bool drawn_ = false;
};

std::string told(const Scheme& scheme, const Asker& asker, const CommandLine& line,
                 const Replayed& replayed) {
  return line.json ? replay_json(scheme, asker, replayed) + "\n"
                   : replay_in_words(scheme, asker, replayed);
}

int replay_one(Scheme& scheme, const Asker& asker, const CommandLine& line, Terminal& terminal) {
  const auto number = graph::number_from_text(line.run);
  if (!number) {
    return fail(terminal, Error{ErrorCode::wrong_usage, "--run takes a number of 26 characters"});
  }
  auto replayed = replay_run(scheme, asker, graph::RunNumber{*number});
  if (!replayed) return fail(terminal, replayed.error());
  if (auto noted = scheme.flush_access(); !noted) return fail(terminal, noted.error());
  terminal.out(told(scheme, asker, line, *replayed));
  return replayed->end == ReplayEnd::differs ? exit_no : exit_done;
}

int replay_each(Scheme& scheme, const Asker& asker, const CommandLine& line, Terminal& terminal) {
  ReplayProgress progress(terminal);
  ReplayTold how;
  how.told = [&](const Replayed& replayed) {
    // In words only what is not as it was: the same, thousands of times, is a number.
    if (line.json || replayed.end != ReplayEnd::same) {
      progress.clear();
      terminal.out(told(scheme, asker, line, replayed));
    }
    return !terminal.cancelled();
  };
  how.progress = [&](std::size_t done, std::size_t all) { progress.show(done, all); };
  auto counts = replay_all(scheme, asker, how);
  progress.clear();
  if (!counts) return fail(terminal, counts.error());
  if (auto noted = scheme.flush_access(); !noted) return fail(terminal, noted.error());
  terminal.out(line.json ? counts_json(*counts) + "\n" : counts_in_words(*counts));
  return counts->differs > 0 ? exit_no : exit_done;
}

}  // namespace

int command_replay(Engine& engine, const CommandLine& line, const Caller& caller,
                   Terminal& terminal) {
  CommandLine as = line;
  as.role = line.replay_role;
  auto asker = asker_of(as, caller);
  if (!asker) return fail(terminal, asker.error());
  auto scheme = engine.scheme(line.scheme);
  if (!scheme) return fail(terminal, scheme.error());
  return line.run.empty() ? replay_each(**scheme, *asker, line, terminal)
                          : replay_one(**scheme, *asker, line, terminal);
}

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
#include "api/replaying.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/run_desk.h"
#include "graph/agreements.h"
#include "graph/draft.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Seen;
using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> end_names{"same", "differs", "cannot_be_recomputed"};
constexpr std::array<std::string_view, 6> hindrance_names{
    "", "erased_in_it", "erased_since", "not_recorded", "not_asked_again", "newer_kith"};

// A run in the log, and which graph it was asked of.
struct FoundRun {
  std::uint64_t position = 0;  // of the view; of the run itself where that is not known
  std::uint64_t event = 0;
};

// Somebody who was erased: from when to when their records could be read.
struct ErasedSubject {
  std::uint64_t first = 0;
  std::uint64_t certificate = 0;
};

Right right_to_ask(const RecordedRun& run) {
  if (run.question == "connections") return Right::ask_connections;
  if (run.question == "connection-test") return Right::ask_connection_test;
  return Right::ask_proposals;
}

// A role sees all that another one does.
bool sees_as_much(Role role, Role as) {
  for (const Seen each :
       {Seen::officer, Seen::tier_1, Seen::tier_2, Seen::tier_3, Seen::own, Seen::confidential}) {
    if (sees(as, each) && !sees(role, each)) return false;
  }
  return true;
}

graph::AgreementFor purpose_of(const RecordedRun& run) {
  if (run.question == "connections") return graph::AgreementFor::connect;
  if (run.question == "connection-test") return graph::AgreementFor::circle;
  return graph::AgreementFor::match;
}

// Whether the person agrees today to what the run was about.
bool agrees_today(const RecordedRun& run, const graph::View& today, const Asker& asker,
                  graph::Date on) {
  const auto* record = today.find<graph::Person>(run.person->number);
  if (record == nullptr || !may_know_of(asker.eyes, graph::Record(*record), today)) return false;
  const auto agrees = [&](graph::AgreementFor purpose) {
    return graph::agreed_to(record->agreement, purpose, on, false) == graph::Agreed::yes;
  };
  return agrees(graph::AgreementFor::hold) && agrees(purpose_of(run));
}

// A number, or a word of a closed set: nobody's row, and nobody's number.
bool names_nobody(const std::optional<std::string>& text) {
  if (!text) return true;
  const Json value = Json::parse(*text, nullptr, false);
  if (value.is_structured()) return false;
  return !value.is_string() || !graph::number_from_text(value.get<std::string>());
}

bool is_number(const std::optional<std::string>& text) {
  return !text || Json::parse(*text, nullptr, false).is_number();
}

std::optional<ReplayHindrance> hindrance_of(const RecordedRun& run) {
  if (run.question == "connections") return ReplayHindrance::not_asked_again;
  if (run.question == "proposals") return std::nullopt;
  const bool is_known = run.question == "plan" || run.question == "connection-test";
  if (is_known && !run.arguments.empty()) return std::nullopt;
  return ReplayHindrance::not_recorded;
}

// A home's row as it was kept before values of the answer were: some of its numbers.
std::string old_row(const graph::SubjectNumber& home, std::string_view bytes, std::size_t rank) {
  const Json row = Json::parse(bytes, nullptr, false);
  if (!row.is_object()) return "";
  Json kept{{"household", graph::to_text(home.number)}};
  for (const char* name : {"together", "mean", "coverage"}) {
    if (row.contains(name)) kept[name] = row[name];
  }
  kept["ledgers"] = Json::array();
  const Json parties = row.value("parties", Json::array());
  for (const Json& each : parties) {
    kept["ledgers"].push_back(
        {{"suitability", each.value("suitability", 0)}, {"coverage", each.value("coverage", 0)}});
  }
  return Json{{"kept", {{fmt::format("/proposals/{}", rank), std::move(kept)}}}}.dump();
}

class Replay {
 public:
  Replay(Scheme& scheme, const Asker& asker)
      : scheme_(scheme), asker_(asker), desk_(scheme), today_(scheme.view()) {}

  // Finds the runs that the asker may replay: all, or one.
  graph::Result<void> find(const std::optional<graph::RunNumber>& only) {
    graph::Number last;
    bool too_many = false;
    auto scanned = log().scan(0, today_.position(), [&](graph::Event&& event) {
      const graph::EventHeader& header = event.header;
      if (header.type == graph::EventType::subject_erased) take_erased(header);
      if (header.type != graph::EventType::run_recorded) return true;
      const bool is_first = std::exchange(last, header.record) != header.record;
      if (!is_first || (only && header.record != only->number)) return true;
      const auto run = run_from(event);
      if (!may_replay(asker_, run)) return true;
      too_many = runs_.size() == graph::limits::runs_replayed_max;
      runs_.push_back({run ? run->position : header.position, header.position});
      return !too_many;
    });
    if (!scanned) return scanned;
    if (too_many) {
      return Error{
          ErrorCode::too_large, "there are more runs than are replayed at a time: name one", {}};
    }
    std::sort(runs_.begin(), runs_.end(), [](const FoundRun& a, const FoundRun& b) {
      return std::pair(a.position, a.event) < std::pair(b.position, b.event);
    });
    return {};
  }

  std::size_t size() const { return runs_.size(); }

  // Goes through the log once; calls `told` with each.
  graph::Result<void> go(const std::function<graph::Result<void>(Replayed&&)>& told) {
    graph::Draft draft{graph::View()};
    std::size_t next = 0;
    graph::Result<void> done;
    const auto tell_those_at = [&](std::uint64_t position) {
      while (done && next < runs_.size() && runs_[next].position == position) {
        auto replayed = replay(runs_[next++], draft.view());
        done = replayed ? told(std::move(replayed).value()) : std::move(replayed).error();
      }
    };
    const std::uint64_t end = runs_.empty() ? 0 : runs_.back().position;
    auto scanned = log().scan(0, end, [&](graph::Event&& event) {
      tell_those_at(event.header.position);
      if (done) done = draft.apply(event, graph::Trust::replayed);
      return done.ok();
    });
    if (!scanned) return scanned;
    tell_those_at(end);
    return done;
  }

 private:
  const store::EventLog& log() const { return scheme_.store().log(); }

  void take_erased(const graph::EventHeader& certificate) {
    const auto known = scheme_.store().keys().find(graph::SubjectNumber{certificate.record});
    if (known) erased_.push_back({known->first, certificate.position});
  }

  // Their records were in the answer's graph and are in no graph now.
  bool is_somebody_erased_since(std::uint64_t position) const {
    return std::any_of(erased_.begin(), erased_.end(), [position](const ErasedSubject& each) {
      return each.first < position && position <= each.certificate;
    });
  }

  graph::Result<Replayed> replay(const FoundRun& found, const graph::View& view) {
    Replayed replayed;
    replayed.event = found.event;
    auto kept = read(found, replayed);
    if (!kept) return std::move(kept).error();
    if (auto judged = judge(view, *kept, replayed); !judged) return std::move(judged).error();
    withhold(replayed);
    return replayed;
  }

  // The run's events; answers what its parts keep.
  graph::Result<std::vector<std::string>> read(const FoundRun& found, Replayed& replayed) {
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < replayed.events; ++i) {
      auto event = log().read(found.event + i);
      if (!event) return std::move(event).error();
      replayed.run = graph::RunNumber{event->header.record};
      if (i == 0) {
        replayed.recorded = run_from(*event);
        if (replayed.recorded) replayed.events = replayed.recorded->events;
      }
      for (std::size_t part = 0; part < event->parts.size(); ++part) {
        const graph::SubjectNumber& subject = event->header.subjects[part];
        if (subject.number != replayed.run.number) replayed.subjects.push_back(subject);
        if (event->parts[part].erased) replayed.hindrance = ReplayHindrance::erased_in_it;
        const bool is_old_row =
            i == 0 && part > 0 && replayed.recorded && !replayed.recorded->is_kept;
        kept.push_back(is_old_row ? old_row(subject, event->parts[part].bytes, part - 1)
                                  : event->parts[part].bytes);
      }
    }
    return kept;
  }

  graph::Result<void> judge(const graph::View& view, const std::vector<std::string>& kept,
                            Replayed& replayed) {
    const auto& run = replayed.recorded;
    if (!run) replayed.hindrance = ReplayHindrance::erased_in_it;
    if (replayed.hindrance == ReplayHindrance::none) {
      replayed.hindrance = hindrance_of(*run).value_or(ReplayHindrance::none);
    }
    replayed.end = ReplayEnd::cannot_be_recomputed;
    if (replayed.hindrance != ReplayHindrance::none) return {};
    auto answer = desk_.asked_again(*run, view);
    if (answer && run->is_answered_by(*answer)) {
      replayed.end = ReplayEnd::same;
      return {};
    }
    if (!answer && is_of_storage(answer.error().code)) return std::move(answer).error();
    if (!answer && answer.error().code == ErrorCode::format_newer) {
      replayed.hindrance = ReplayHindrance::newer_kith;
      return {};
    }
    if (answer) {
      replayed.difference =
          first_difference(kept, *answer, !run->is_kept).value_or(Difference{"", {}, {}, true});
    } else {
      replayed.refusal = answer.error().message;
    }
    if (is_somebody_erased_since(run->position)) {
      replayed.hindrance = ReplayHindrance::erased_since;
    } else {
      replayed.end = ReplayEnd::differs;
    }
    return {};
  }

  static bool is_of_storage(ErrorCode code) {
    switch (code) {
      case ErrorCode::corrupt:
      case ErrorCode::key_missing:
      case ErrorCode::storage_failed:
      case ErrorCode::unavailable: return true;
      default: return false;
    }
  }

  // What the asker may see today. Whoever reads the log is told everything under numbers, but of an
  // answer to somebody who saw what is confidential, as they do not, numbers alone. Others: numbers
  // and words of closed sets, while the person agrees.
  void withhold(Replayed& replayed) const {
    const auto& run = replayed.recorded;
    const bool reads_log = has(asker_.eyes.role, Right::read_log);
    if (!run || (reads_log && !is_wider(*run))) return;
    if (!reads_log && run->person && !agrees_today(*run, today_, asker_, scheme_.today())) {
      replayed.is_withheld = true;
      replayed.difference.reset();
      replayed.refusal.clear();
    }
    auto& difference = replayed.difference;
    if (!difference) return;
    const auto may_be_told = reads_log ? is_number : names_nobody;
    if (may_be_told(difference->then) && may_be_told(difference->now)) return;
    difference->then.reset();
    difference->now.reset();
  }

  // Asked by somebody who saw what is confidential, which the asker does not.
  bool is_wider(const RecordedRun& run) const {
    const auto role = role_from_text(run.role);
    return (!role || sees(*role, Seen::confidential)) &&
           !sees(asker_.eyes.role, Seen::confidential);
  }

  Scheme& scheme_;
  const Asker& asker_;
  RunDesk desk_;
  graph::View today_;
  std::vector<FoundRun> runs_;
  std::vector<ErasedSubject> erased_;
};

graph::Result<void> check_right(const Asker& asker) {
  if (has(asker.eyes.role, Right::replay_runs)) return {};
  return Error{
      ErrorCode::forbidden, std::string(word(asker.eyes.role)) + " has no right to that", {}};
}

graph::Result<void> note_replayed(Scheme& scheme, const Asker& asker, const Replayed& replayed) {
  const std::uint64_t position = replayed.recorded ? replayed.recorded->position : replayed.event;
  return scheme.note(asker, "proposals/replay", position, word(replayed.end), replayed.subjects);
}

}  // namespace

std::string_view word(ReplayEnd end) { return end_names.at(static_cast<std::size_t>(end)); }
std::string_view word(ReplayHindrance hindrance) {
  return hindrance_names.at(static_cast<std::size_t>(hindrance));
}

bool Replayed::is_of_another_engine() const {
  return recorded && !recorded->engine_version.empty() && recorded->engine_version != KITH_VERSION;
}

bool may_replay(const Asker& asker, const std::optional<RecordedRun>& run) {
  if (has(asker.eyes.role, Right::read_log)) return true;
  if (!run) return false;
  const auto role = role_from_text(run->role);
  return role && has(asker.eyes.role, right_to_ask(*run)) && sees_as_much(asker.eyes.role, *role);
}

graph::Result<Replayed> replay_run(Scheme& scheme, const Asker& asker,
                                   const graph::RunNumber& run) {
  if (auto may = check_right(asker); !may) return std::move(may).error();
  Replay replay(scheme, asker);
  if (auto found = replay.find(run); !found) return std::move(found).error();
  if (replay.size() == 0) {
    return Error{ErrorCode::not_found, "no recorded run has that number", {}};
  }
  Replayed only;
  auto gone = replay.go([&](Replayed&& each) {
    only = std::move(each);
    return graph::Result<void>();
  });
  if (!gone) return std::move(gone).error();
  if (auto noted = note_replayed(scheme, asker, only); !noted) return std::move(noted).error();
  return only;
}

graph::Result<ReplayCounts> replay_all(Scheme& scheme, const Asker& asker, const ReplayTold& how) {
  if (auto may = check_right(asker); !may) return std::move(may).error();
  Replay replay(scheme, asker);
  if (auto found = replay.find(std::nullopt); !found) return std::move(found).error();
  ReplayCounts counts;
  std::size_t done = 0;
  auto gone = replay.go([&](Replayed&& each) -> graph::Result<void> {
    if (each.end == ReplayEnd::same) ++counts.same;
    if (each.end == ReplayEnd::differs) ++counts.differs;
    if (each.end == ReplayEnd::cannot_be_recomputed) ++counts.cannot_be_recomputed;
    if (auto noted = note_replayed(scheme, asker, each); !noted) return noted;
    if (how.progress) how.progress(++done, replay.size());
    if (how.told(each)) return {};
    return Error{ErrorCode::unavailable, "stopped", {}};
  });
  if (!gone) return std::move(gone).error();
  return counts;
}

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
#include "api/replay_json.h"

#include <fmt/format.h>

#include "api/json_line.h"

namespace kith::api {
namespace {

bool tells_positions(const Asker& asker) { return has(asker.eyes.role, Right::read_log); }

void write_question(JsonLine& json, const RecordedRun& run, const Asker& asker) {
  json.member("question", std::string_view(run.question));
  if (run.person) json.number("person", run.person->number);
  json.member("on", std::string_view(graph::to_text(run.on)));
  json.member("role", std::string_view(run.role));
  if (tells_positions(asker)) json.member("position", run.position);
  json.words("policy_version", run.policy_version);
  json.words("engine_version", run.engine_version);
  json.member("answer_sha256", std::string_view(run.answer_sha256));
}

void write_difference(JsonLine& json, const Difference& difference) {
  json.key("difference");
  json.open('{');
  json.member("pointer", std::string_view(difference.pointer));
  if (difference.then) json.member("then", std::string_view(*difference.then));
  if (difference.now) json.member("now", std::string_view(*difference.now));
  json.flag("of_words", difference.is_of_words);
  json.close('}');
}

std::string why(const Replayed& replayed) {
  switch (replayed.hindrance) {
    case ReplayHindrance::erased_in_it: return "somebody in it was erased since";
    case ReplayHindrance::erased_since:
      return "somebody who was on record then was erased since, and what is left answers otherwise";
    case ReplayHindrance::not_recorded:
      return "the Kith that recorded it did not keep the question";
    case ReplayHindrance::not_asked_again:
      return "questions of the neighbourhood rest on directories and places of their day";
    case ReplayHindrance::newer_kith: return "a newer Kith asked it: replay it with that one";
    case ReplayHindrance::none: break;
  }
  return "";
}

std::string place_of(const Difference& difference) {
  if (difference.pointer.empty()) return "in something that only the commitment stands for";
  if (difference.is_of_words) return "in the words at " + difference.pointer;
  return "at " + difference.pointer;
}

std::string values_of(const Difference& difference) {
  if (!difference.then && !difference.now) return "";
  if (difference.is_of_words) return "";
  return fmt::format(": {} then, {} now", difference.then.value_or("nothing"),
                     difference.now.value_or("nothing"));
}

std::string engines_of(const Replayed& replayed) {
  const std::string& then = replayed.recorded->engine_version;
  if (then.empty()) return "  Which Kith answered then is not recorded.\n";
  if (replayed.is_of_another_engine()) {
    return fmt::format("  Kith {} answered then and {} now: that may explain it.\n", then,
                       KITH_VERSION);
  }
  return fmt::format("  Kith {} answered then and now: its version does not explain it.\n", then);
}

std::string difference_in_words(const Replayed& replayed) {
  std::string words;
  if (const auto& difference = replayed.difference) {
    words = fmt::format("  First {}{}.\n", place_of(*difference), values_of(*difference));
  }
  if (!replayed.refusal.empty()) {
    words += fmt::format("  Asked again, it is refused: {}.\n", replayed.refusal);
  }
  if (replayed.is_withheld) words += "  More of it is not for your eyes today.\n";
  return words;
}

std::string proof_in_words(const Scheme& scheme, const Asker& asker, const Replayed& replayed) {
  if (!tells_positions(asker)) return "";
  return fmt::format(
      "  What was recorded stands: kith audit prove --scheme {} --event {} shows that it is in the "
      "log.\n",
      scheme.name(), replayed.event);
}

std::string begun_words(const Replayed& replayed) {
  const std::string number = graph::to_text(replayed.run.number);
  if (!replayed.recorded) return fmt::format("run {}: ", number);
  const RecordedRun& run = *replayed.recorded;
  return fmt::format("run {}, {} on {} as {}: ", number, run.question, graph::to_text(run.on),
                     run.role);
}

}  // namespace

std::string replay_json(const Scheme& scheme, const Asker& asker, const Replayed& replayed) {
  std::string out;
  JsonLine json(out);
  out += '{';
  json.member("scheme", std::string_view(scheme.name()));
  json.number("run", replayed.run.number);
  if (replayed.recorded) write_question(json, *replayed.recorded, asker);
  json.member("engine_version_now", std::string_view(KITH_VERSION));
  json.member("outcome", word(replayed.end));
  json.words("why", word(replayed.hindrance));
  if (replayed.difference) write_difference(json, *replayed.difference);
  json.words("refusal", replayed.refusal);
  json.flag("another_engine", replayed.is_of_another_engine());
  json.flag("withheld", replayed.is_withheld);
  if (tells_positions(asker)) {
    json.member("event", replayed.event);
    json.member("events", replayed.events);
  }
  json.close('}');
  return out;
}

std::string replay_in_words(const Scheme& scheme, const Asker& asker, const Replayed& replayed) {
  const std::string begun = begun_words(replayed);
  switch (replayed.end) {
    case ReplayEnd::same: return begun + "the same\n";
    case ReplayEnd::differs:
      return begun + "DIFFERS\n" + difference_in_words(replayed) + engines_of(replayed);
    case ReplayEnd::cannot_be_recomputed: break;
  }
  return begun + "cannot be recomputed, because " + why(replayed) + "\n" +
         difference_in_words(replayed) + proof_in_words(scheme, asker, replayed);
}

std::string counts_json(const ReplayCounts& counts) {
  std::string out = "{";
  JsonLine json(out);
  json.member("runs", counts.same + counts.differs + counts.cannot_be_recomputed);
  json.member("same", counts.same);
  json.member("differs", counts.differs);
  json.member("cannot_be_recomputed", counts.cannot_be_recomputed);
  return out + "}";
}

std::string counts_in_words(const ReplayCounts& counts) {
  const std::size_t all = counts.same + counts.differs + counts.cannot_be_recomputed;
  return fmt::format("{} on record: {} the same, {} differ, {} cannot be recomputed\n", all,
                     counts.same, counts.differs, counts.cannot_be_recomputed);
}

}  // namespace kith::api

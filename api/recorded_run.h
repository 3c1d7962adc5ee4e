// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/asker.h"
#include "api/run_kept.h"
#include "graph/event.h"

// A question that was put on record: the events of its run, and what is read of them when the same
// is asked again or replayed. A run about one person is sealed with their key; one about a whole
// scheme has a first part that is nobody's, sealed with a key of its own number.
namespace kith::api {

struct RunQuestion {
  std::string_view question;                       // "proposals", "plan" …
  std::optional<graph::PersonNumber> person = {};  // whom it is about; nothing: about many
  graph::Date on;
  std::size_t top = 0;
  std::uint64_t position = 0;                           // of the view that answered
  std::optional<std::string_view> policy_version = {};  // where a policy took part
  std::optional<std::int32_t> emergency_nights = {};
  std::string_view arguments = {};  // everything else that was asked: an object of JSON
  std::string_view kept = {};       // of the answer (api/run_kept.h): an object of JSON
  std::size_t events = 1;           // of which this is the first
};

// With its first part: the question, who asked, and the commitment to the canonical answer. Parts
// of whom it put in front of somebody are the caller's to add.
graph::Event begun_run(const graph::RunNumber& run, const Asker& asker, const RunQuestion& asked,
                       std::string_view canonical);

// A whole run, everybody in it with a part of their own: as many events as that takes, of the same
// record. `subjects`: each once, without the person that it is about.
std::vector<graph::Event> events_of_run(const graph::RunNumber& run, const Asker& asker,
                                        RunQuestion asked, std::string_view canonical,
                                        const std::vector<graph::SubjectNumber>& subjects,
                                        graph::Randomness& randomness);

// What the first part says. What a Kith that recorded less left out is empty.
struct RecordedRun {
  std::string question;
  std::optional<graph::PersonNumber> person;
  graph::Date on;
  std::size_t top = 0;
  std::uint64_t position = 0;
  std::string policy_version;
  std::string engine_version;
  std::string role;
  std::optional<std::int32_t> emergency_nights;
  std::string arguments;  // an object of JSON; "": not recorded
  std::size_t events = 1;
  bool is_kept = false;  // values of the answer, as api/run_kept.h has them
  std::string answer_sha256;

  bool is_answered_by(std::string_view canonical) const;
};
// Nothing where whom it was about was erased, and for an event that is no run's first.
std::optional<RecordedRun> run_from(const graph::Event& event);

// Whether it put homes in front of somebody: then each part but the first is about one of them.
bool is_of_homes(const graph::Event& event);

// As the last member of an answer, a JSON object.
void append_run(std::string& json, const graph::RunNumber& run);

}  // namespace kith::api

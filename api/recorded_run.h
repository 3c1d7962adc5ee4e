// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "api/asker.h"
#include "graph/event.h"

// A question about a person that was put on record: the event of its run, and what is read of it
// when the same is asked again.
namespace kith::api {

struct RunQuestion {
  std::string_view question;  // "proposals"
  graph::PersonNumber person;
  graph::Date on;
  std::size_t top = 0;
  std::uint64_t position = 0;                           // of the view that answered
  std::optional<std::string_view> policy_version = {};  // where a policy took part
  std::optional<std::int32_t> emergency_nights = {};
};

// With its first part, the person's: the question, who asked, and the commitment to the canonical
// answer. Parts of whom it put in front of somebody are the caller's to add.
graph::Event begun_run(const graph::RunNumber& run, const Asker& asker, const RunQuestion& asked,
                       std::string_view canonical);

struct RecordedRun {
  graph::Date on;
  std::uint64_t position = 0;
  std::string answer_sha256;

  bool is_answered_by(std::string_view canonical) const;
};
// Nothing where the person was erased.
std::optional<RecordedRun> run_from(const graph::Event& event);

// Whether it put homes in front of somebody: then each part but the first is about one of them.
bool is_of_homes(const graph::Event& event);

// As the last member of an answer, a JSON object.
void append_run(std::string& json, const graph::RunNumber& run);

}  // namespace kith::api

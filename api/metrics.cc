// SPDX-License-Identifier: Apache-2.0
#include "api/metrics.h"

#include <fmt/format.h>

namespace kith::api {

void Metrics::count(const std::string& route, int status, std::chrono::microseconds took) {
  const std::lock_guard lock(mutex_);
  Sum& sum = answers_[{route, status}];
  ++sum.count;
  sum.microseconds += took.count();
}

std::string Metrics::text(const Health& health) const {
  std::string text =
      "# HELP kith_answers_total Answers by route and status.\n"
      "# TYPE kith_answers_total counter\n";
  std::string seconds =
      "# HELP kith_answer_seconds_total Time spent on answers by route and status.\n"
      "# TYPE kith_answer_seconds_total counter\n";
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [key, sum] : answers_) {
      const std::string labels =
          fmt::format("{{route=\"{}\",status=\"{}\"}}", key.first, key.second);
      text += fmt::format("kith_answers_total{} {}\n", labels, sum.count);
      seconds += fmt::format("kith_answer_seconds_total{} {:.6f}\n", labels,
                             static_cast<double>(sum.microseconds) / 1e6);
    }
  }
  text += seconds;
  const auto gauge = [&text](std::string_view name, std::string_view help, std::uint64_t value) {
    text += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name, help, value);
  };
  gauge("kith_taking_changes", "1 while changes are taken.",
        health.state == store::State::writing ? 1 : 0);
  gauge("kith_schemes_open", "Schemes in memory.", health.schemes_open);
  gauge("kith_storage_disk_bytes", "Files of the storage engine.", health.disk_bytes);
  gauge("kith_storage_memory_bytes", "Buffers and caches of the storage engine.",
        health.memory_bytes);
  return text;
}

}  // namespace kith::api

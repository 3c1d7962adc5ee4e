// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "api/engine.h"

namespace kith::api {

// Counts for Prometheus: routes and statuses, never anything of a request. Thread safe.
class Metrics {
 public:
  void count(const std::string& route, int status, std::chrono::microseconds took);
  // Text exposition format 0.0.4.
  std::string text(const Health& health) const;

 private:
  struct Sum {
    std::uint64_t count = 0;
    std::int64_t microseconds = 0;
  };
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, Sum> answers_;
};

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
// Private to the plan's solver: the work done, and whether there may be more.
#pragma once

#include <cstdint>

#include "matcher/assignment.h"

namespace kith::matcher {

class AssignmentWork {
 public:
  explicit AssignmentWork(const AssignmentLimits& limits) : limits_(limits) {}

  // Counts `edges` looked at; false once nothing more may be done, and from then on.
  bool may_go_on(std::uint64_t edges) {
    done_ += edges;
    if (done_ < next_asked_) return true;
    return ask();
  }

  std::uint64_t done() const { return done_; }
  bool is_over() const { return over_; }

  // From here on only so much more; what was left beyond that comes back with lift().
  void cap(std::uint64_t edges);
  void lift();

 private:
  bool ask();

  const AssignmentLimits& limits_;
  std::uint64_t done_ = 0;
  std::uint64_t next_asked_ = 0;
  std::uint64_t cap_ = UINT64_MAX;
  bool over_ = false;
  bool stopped_ = false;
};

}  // namespace kith::matcher

// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_work.h"

#include <algorithm>

namespace kith::matcher {
namespace {

constexpr std::uint64_t between_questions = 1'000'000;

}  // namespace

bool AssignmentWork::ask() {
  if (!stopped_) stopped_ = done_ >= limits_.work_max || (limits_.stop && limits_.stop());
  over_ = stopped_ || done_ >= cap_;
  const std::uint64_t end = std::min(limits_.work_max, cap_);
  next_asked_ = over_ ? 0 : std::min(end, done_ + between_questions);
  return !over_;
}

void AssignmentWork::cap(std::uint64_t edges) {
  cap_ = done_ + std::min(edges, UINT64_MAX - done_);
  next_asked_ = std::min(next_asked_, cap_);
}

void AssignmentWork::lift() {
  cap_ = UINT64_MAX;
  over_ = stopped_;
}

}  // namespace kith::matcher

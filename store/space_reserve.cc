// SPDX-License-Identifier: Apache-2.0
#include "store/space_reserve.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>
#include <utility>

namespace kith::store {
namespace {

// What writing one batch may take besides its own bytes, twice over: a log file's and a table's
// first blocks, a manifest.
constexpr std::uint64_t slack_bytes = 4 * 1024 * 1024;

std::uint64_t needed_for(std::uint64_t batch_bytes) { return slack_bytes + 2 * batch_bytes; }

}  // namespace

SpaceReserve::SpaceReserve(std::filesystem::path file, Limits limits)
    : file_(std::move(file)), limits_(limits), in_place_(file_.empty()) {
  if (in_place_) return;
  std::error_code ignored;
  in_place_ = std::filesystem::file_size(file_, ignored) == limits_.reserve_bytes;
  // One cut short by a crash holds nothing back.
  if (!in_place_) std::filesystem::remove(file_, ignored);
}

bool SpaceReserve::has_room(std::uint64_t free_bytes) const {
  return free_bytes >= limits_.ordinary_bytes + (in_place_ ? 0 : limits_.reserve_bytes);
}

bool SpaceReserve::admits(Priority priority, std::uint64_t batch_bytes, std::uint64_t free_bytes) {
  const bool fits = free_bytes >= needed_for(batch_bytes);
  if (has_room(free_bytes) && fits) {
    if (!in_place_) in_place_ = restore();
    return true;
  }
  if (priority == Priority::ordinary) return false;
  if (fits) return true;
  if (file_.empty() || !in_place_ || !give_back()) return false;
  in_place_ = false;
  return free_bytes + limits_.reserve_bytes >= needed_for(batch_bytes);
}

bool SpaceReserve::restore() {
  const int file = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return false;
  const bool made = ::posix_fallocate(file, 0, static_cast<::off_t>(limits_.reserve_bytes)) == 0;
  ::close(file);
  if (!made) ::unlink(file_.c_str());
  return made;
}

bool SpaceReserve::give_back() { return ::unlink(file_.c_str()) == 0; }

}  // namespace kith::store

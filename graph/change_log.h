// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "graph/limits.h"
#include "graph/persistent_vector.h"
#include "graph/view.h"

namespace kith::graph {

// Which records the last events changed: at least the last limits::changes_kept_min changes, at
// most twice as many. Private to a root. Copying costs two reference counts. Threads: as
// PersistentVector.
class ChangeLog {
 public:
  // A change by the event at `position`, which is never lower than the one before. Cost: O(1).
  void note(std::uint64_t position, Changed what, Edit edit) {
    const Entry entry{position, what};
    if (std::find(last_.begin(), last_.end(), entry) != last_.end()) return;
    last_[next_last_++ % last_.size()] = entry;
    if (newer_.size() == limits::changes_kept_min) {
      complete_from_ = newer_from_;
      // Of the event being applied, the older part has the first changes and the newer the others.
      newer_from_ = position + 1;
      older_ = std::exchange(newer_, {});
    }
    newer_.push_back(entry, edit);
  }

  // Forgets everything: who knows the graph before `position` has to look at all of it.
  void start_anew(std::uint64_t position) {
    *this = ChangeLog();
    complete_from_ = newer_from_ = position;
  }

  // What events at `position` or later changed, each once, in order; nothing where the log no
  // longer reaches back that far. Cost: linear in the changes since.
  std::optional<std::vector<Changed>> since(std::uint64_t position) const {
    if (position < complete_from_) return std::nullopt;
    std::vector<Changed> found;
    if (collect(newer_, position, found)) collect(older_, position, found);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

 private:
  struct Entry {
    std::uint64_t position = ~std::uint64_t{0};  // that of no event
    Changed what;

    friend bool operator==(const Entry&, const Entry&) = default;
  };

  // Whether all of the part was wanted, so that the part before it may be, too.
  static bool collect(const PersistentVector<Entry>& part, std::uint64_t position,
                      std::vector<Changed>& found) {
    for (std::size_t i = part.size(); i > 0; --i) {
      const Entry& entry = part.at(i - 1);
      if (entry.position < position) return false;
      found.push_back(entry.what);
    }
    return true;
  }

  PersistentVector<Entry> older_;
  PersistentVector<Entry> newer_;
  std::uint64_t complete_from_ = 0;
  std::uint64_t newer_from_ = 0;
  // An event notes the same people again and again; these need not be noted twice.
  std::array<Entry, 4> last_{};
  std::size_t next_last_ = 0;
};

}  // namespace kith::graph

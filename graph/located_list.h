// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "graph/ids.h"
#include "graph/persistent_vector.h"
#include "graph/view.h"

namespace kith::graph {

// Where a number leads: a record, or for somebody within a record (carer, other_living,
// named_contact) the record they are in.
struct Located {
  Kind kind = Kind::person;
  Index index = 0;

  friend bool operator==(const Located&, const Located&) = default;
};

// Places in order of appearance. A single one, as most lists are, costs no memory of its own; more
// are shared between copies, and copied on write unless this edit owns them. Threads: as
// PersistentVector.
class LocatedList {
 public:
  // Good until the list is changed.
  std::span<const Located> places() const {
    if (several_) return several_->places;
    return std::span(&only_, std::size_t{has_only()});
  }
  std::size_t size() const { return places().size(); }

  // Puts a place last, unless it stands there already. It stands nowhere else.
  void add(Located place, Edit edit) {
    if (size() > 0 && places().back() == place) return;
    if (size() == 0) {
      only_ = place;
      several_.reset();
    } else {
      own(edit).push_back(place);
    }
  }
  void remove(Located place, Edit edit) {
    if (several_) {
      std::erase(own(edit), place);
    } else if (only_ == place) {
      only_ = nowhere;
    }
  }

 private:
  static constexpr Located nowhere{Kind{}, 0};
  struct Several {
    Edit edit = 0;
    std::vector<Located> places;
  };

  bool has_only() const { return only_ != nowhere; }

  std::vector<Located>& own(Edit edit) {
    if (!several_ || several_->edit != edit || edit == 0) {
      const std::span<const Located> now = places();
      several_ = std::make_shared<Several>(Several{edit, {now.begin(), now.end()}});
    }
    return several_->places;
  }

  Located only_ = nowhere;
  std::shared_ptr<Several> several_;  // then all of them are in there
};

}  // namespace kith::graph

// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_queue.h"

#include <algorithm>

namespace kith::matcher {

void DistanceQueue::push(std::int64_t distance, std::uint32_t node) {
  ++size_;
  if (distance - base_ < width) {
    push_near(distance, node);
  } else {
    far_.push_back({distance, node});
  }
}

void DistanceQueue::push_near(std::int64_t distance, std::uint32_t node) {
  std::uint32_t& head = heads_[static_cast<std::size_t>(distance - base_)];
  entries_.push_back({node, head});
  head = static_cast<std::uint32_t>(entries_.size() - 1);
}

DistanceQueue::Item DistanceQueue::pop() {
  --size_;
  for (;; ++at_) {
    if (at_ == width) move_on();
    std::uint32_t& head = heads_[at_];
    if (head == none) continue;
    const Entry entry = entries_[head];
    head = entry.next;
    return {base_ + at_, entry.node};
  }
}

// Everything near is gone: the window begins anew at the nearest of the rest.
void DistanceQueue::move_on() {
  entries_.clear();
  at_ = 0;
  base_ = std::min_element(far_.begin(), far_.end(), [](const Item& a, const Item& b) {
            return a.distance < b.distance;
          })->distance;
  const auto beyond = std::partition(far_.begin(), far_.end(), [this](const Item& item) {
    return item.distance - base_ >= width;
  });
  for (auto item = beyond; item != far_.end(); ++item) push_near(item->distance, item->node);
  far_.erase(beyond, far_.end());
}

void DistanceQueue::clear() {
  for (std::uint32_t i = at_; i < width && !entries_.empty(); ++i) heads_[i] = none;
  entries_.clear();
  far_.clear();
  base_ = 0;
  at_ = 0;
  size_ = 0;
}

}  // namespace kith::matcher

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

#include "graph/check.h"

namespace kith::graph {

// Whoever changes persistent structures has an edit number of their own; pages made under it may be
// changed in place until it is given up. 0 owns nothing.
using Edit = std::uint64_t;

// A vector of which old copies keep their content: a tree of pages of 32, shared between copies and
// copied on write. Copying the vector costs one reference count. Reading: O(log32 n). Changing an
// element: O(log32 n) pages copied, once per edit. Copies may be read from many threads while one
// thread changes another copy.
template <class T>
class PersistentVector {
 public:
  std::size_t size() const { return size_; }

  const T& at(std::size_t index) const {
    KITH_CHECK(index < size_);
    const Page* page = root_.get();
    for (unsigned shift = shift_; shift > 0; shift -= bits) {
      page = static_cast<const Branch*>(page)->children[(index >> shift) & mask].get();
    }
    return static_cast<const Leaf*>(page)->values[index & mask];
  }

  // The element, to be changed. Good until the next change.
  T& at(std::size_t index, Edit edit) {
    KITH_CHECK(index < size_);
    return leaf(index, edit).values[index & mask];
  }
  void set(std::size_t index, T value, Edit edit) { at(index, edit) = std::move(value); }

  void push_back(T value, Edit edit) {
    if (root_ && size_ == (std::size_t{1} << (shift_ + bits))) {
      auto above = std::make_shared<Branch>();
      above->edit = edit;
      above->children[0] = std::move(root_);
      root_ = std::move(above);
      shift_ += bits;
    }
    const std::size_t index = size_++;
    leaf(index, edit).values[index & mask] = std::move(value);
  }

 private:
  static constexpr unsigned bits = 5;
  static constexpr std::size_t width = 1U << bits;
  static constexpr std::size_t mask = width - 1;

  struct Page {
    Edit edit = 0;
  };
  struct Leaf : Page {
    std::array<T, width> values{};
  };
  struct Branch : Page {
    std::array<std::shared_ptr<Page>, width> children{};
  };

  // The page at `place`, made anew or copied unless this edit owns it already.
  template <class Kind>
  static Kind& own(std::shared_ptr<Page>& place, Edit edit) {
    if (!place || place->edit != edit || edit == 0) {
      auto copy = place ? std::make_shared<Kind>(static_cast<const Kind&>(*place))
                        : std::make_shared<Kind>();
      copy->edit = edit;
      place = std::move(copy);
    }
    return static_cast<Kind&>(*place);
  }

  Leaf& leaf(std::size_t index, Edit edit) {
    std::shared_ptr<Page>* place = &root_;
    for (unsigned shift = shift_; shift > 0; shift -= bits) {
      place = &own<Branch>(*place, edit).children[(index >> shift) & mask];
    }
    return own<Leaf>(*place, edit);
  }

  std::shared_ptr<Page> root_;
  std::size_t size_ = 0;
  unsigned shift_ = 0;
};

}  // namespace kith::graph

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/check.h"
#include "graph/limits.h"
#include "graph/result.h"

namespace kith::api {

// A place in a JSON text while it is being walked; written out only when there is a fault to
// report. Keys are not copied: they must outlive the walk. Never deeper than limits::json_depth_max
// + 1.
class PointerPath {
 public:
  void push(std::string_view key) { push(Step{key, no_index}); }
  void push(std::size_t index) { push(Step{{}, index}); }
  void pop() { --size_; }
  std::size_t depth() const { return size_; }
  void clear() { size_ = 0; }

  // RFC 6901: "/carers/0/called"; "" for the whole. Bytes of keys that are no plain UTF-8 are
  // replaced, and a key is cut after limits::name_bytes_max, so that a pointer can always be shown.
  std::string text() const;
  // The place of a key within this one.
  std::string text(std::string_view key) const;

 private:
  static constexpr std::size_t no_index = static_cast<std::size_t>(-1);
  struct Step {
    std::string_view key;
    std::size_t index = no_index;
  };

  void push(Step step) {
    KITH_CHECK(size_ < steps_.size());
    steps_[size_++] = step;
  }

  std::array<Step, graph::limits::json_depth_max + 2> steps_{};
  std::size_t size_ = 0;
};

// Faults in the order they were found, at most limits::faults_max; the rest is counted.
class FaultList {
 public:
  void add(std::string pointer, std::string detail) {
    add(graph::Fault{std::move(pointer), std::move(detail), 0});
  }
  void add(graph::Fault fault);
  void clear();

  bool empty() const { return items_.empty(); }
  std::size_t not_listed() const { return not_listed_; }
  const std::vector<graph::Fault>& items() const { return items_; }
  std::vector<graph::Fault> take() { return std::move(items_); }

 private:
  std::vector<graph::Fault> items_;
  std::size_t not_listed_ = 0;
};

}  // namespace kith::api

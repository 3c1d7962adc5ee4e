// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <set>
#include <utility>

#include "graph/record.h"
#include "graph/view.h"

namespace kith::api {

// What records refer to and is no more, gathered while they are written. The view must outlive it.
class GoneThings {
 public:
  explicit GoneThings(const graph::View& view) : view_(view) {}

  void note(const graph::Record& record);
  // By kind, then number.
  const std::set<std::pair<graph::Kind, graph::Number>>& found() const { return found_; }

 private:
  const graph::View& view_;
  std::set<std::pair<graph::Kind, graph::Number>> found_;
};

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/event.h"
#include "graph/view.h"
#include "matcher/overruled.h"

// What came of the rows that were put on record: for the measure of how often the order is not
// followed.
namespace kith::api {

// Rows of recorded runs about homes, with what an introduction of this view began with: shortlisted
// (also: asked in an emergency) or rejected. What came of it later is no matter of the order. Runs
// of people who were erased have no rows. Not thread safe.
class RunRows {
 public:
  // Cost: the introductions of the view.
  explicit RunRows(const graph::View& view);

  // Takes the rows of a run; any other event is passed over.
  void take(const graph::Event& event);
  const std::vector<matcher::RunRow>& rows() const { return rows_; }

 private:
  struct Begun {
    matcher::RowAnswer answer = matcher::RowAnswer::nothing;
    std::string reason;
  };

  std::map<std::pair<graph::Number, graph::Number>, Begun> begun_;  // by run and home
  std::vector<matcher::RunRow> rows_;
};

}  // namespace kith::api

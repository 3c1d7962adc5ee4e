// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "graph/view.h"

namespace kith::api {

// What references in a record may point to. Both functions must be safe from several threads at
// once and answer nothing for what is not there, or must not be known.
class ReferenceResolver {
 public:
  virtual ~ReferenceResolver() = default;

  // What kind of thing has this number: a record kind, carer, other_living or named_contact.
  virtual std::optional<graph::Kind> kind_of(const graph::Number& number) const = 0;
  // The thing of a kind that carries this external id.
  virtual std::optional<graph::Number> number_of(graph::Kind kind,
                                                 std::string_view external_id) const = 0;
};

// References into what is stored.
class ViewReferences : public ReferenceResolver {
 public:
  explicit ViewReferences(graph::View view) : view_(std::move(view)) {}

  std::optional<graph::Kind> kind_of(const graph::Number& number) const override {
    return view_.kind_of(number);
  }
  std::optional<graph::Number> number_of(graph::Kind kind,
                                         std::string_view external_id) const override {
    return view_.number_of(kind, external_id);
  }

 private:
  graph::View view_;
};

}  // namespace kith::api

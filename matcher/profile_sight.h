// SPDX-License-Identifier: Apache-2.0
// Private to the profile sheets: what of a record may be seen at a tier.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/field_kinds.h"
#include "graph/model_sharing.h"

namespace kith::matcher::profile {

// A field as the record describes it.
struct Field {
  std::string_view name;
  graph::Seen seen = graph::Seen::confidential;
};

// Finds the field that lies at an address: so that tiers stand in `describe` and nowhere else.
class FieldAt {
 public:
  explicit FieldAt(const void* address) : address_(address) {}

  template <class Member>
  void operator()(int, const char* name, const Member& member, graph::Need, graph::Seen seen) {
    if (static_cast<const void*>(&member) == address_) field_ = {name, seen};
  }
  const Field& field() const { return field_; }

 private:
  const void* address_;
  Field field_;  // of what is no field: confidential
};

template <class Part, class Member>
Field field_of(const Part& part, const Member& member) {
  FieldAt finder(&member);
  Part::describe(part, finder);
  return finder.field();
}

// "Own pets", "/own-pets", "person.own_pets" → "own_pets".
std::string field_word(std::string_view text);

class Sight {
 public:
  Sight(graph::Tier tier, const graph::Opt<graph::SharingTerms>& terms);

  graph::Tier tier() const { return tier_; }
  // Whether a member of this record, or part of one, is shown from this tier on and not left out.
  template <class Part, class Member>
  bool sees(const Part& part, const Member& member) const {
    const Field field = field_of(part, member);
    return is_reached(field.seen) && !leaves_out(field.name);
  }
  // The same for what both sides must have, whatever its Seen.
  template <class Part, class Member>
  bool sees_anyway(const Part& part, const Member& member) const {
    return tier_ != graph::Tier::officer && !leaves_out(field_of(part, member).name);
  }
  // Whether a fact's own tier is reached; a fact without one has its field's.
  bool reaches(const graph::Said& said) const;
  bool leaves_out(std::string_view field) const;

  // The value of a field that is seen, or null.
  template <class Part, class T>
  const T* value(const Part& part, const graph::Opt<T>& member) const {
    return member && sees(part, member) ? &*member : nullptr;
  }
  template <class Part, class T>
  bool is(const Part& part, const graph::Opt<T>& member, T wanted) const {
    const T* known = value(part, member);
    return known != nullptr && *known == wanted;
  }
  // Those items of a list that are told at this tier.
  template <class Part, class T>
  std::vector<const T*> told(const Part& part, const std::vector<T>& list) const {
    std::vector<const T*> seen;
    if (!sees(part, list)) return seen;
    for (const T& item : list) {
      if constexpr (requires { item.said; }) {
        if (!reaches(item.said)) continue;
      }
      seen.push_back(&item);
    }
    return seen;
  }

  // Words that people wrote freely, on one line; "" where they may not be shown at this tier.
  std::string words(std::string_view free) const;
  // Such words with a full stop behind, as a sentence of their own.
  std::string sentence(std::string_view free) const;
  // Below tier 3 no free words with this in them are shown.
  void keep_back(const std::string& name);
  void keep_back_surname(std::string_view called);

 private:
  bool is_reached(graph::Seen seen) const;

  graph::Tier tier_;
  std::vector<std::string> left_out_;
  std::vector<std::string> surnames_;
};

}  // namespace kith::matcher::profile

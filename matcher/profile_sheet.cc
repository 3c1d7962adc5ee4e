// SPDX-License-Identifier: Apache-2.0
#include "matcher/profile_sheet.h"

#include <algorithm>
#include <set>
#include <string>
#include <type_traits>

#include "graph/field_kinds.h"
#include "graph/model_household.h"
#include "graph/model_person.h"
#include "matcher/profile_sight.h"

namespace kith::matcher {
namespace {

// The names of a record's fields and of its parts'.
class FieldNames {
 public:
  template <class Member>
  void operator()(int, const char* name, const Member&, graph::Need, graph::Seen) {
    if (*name != '\0') names_.emplace(name);
    look_into<Member>();
  }
  const std::set<std::string, std::less<>>& names() const { return names_; }

 private:
  template <class T>
  void look_into() {
    if constexpr (graph::is_opt<T> || graph::is_list<T>) {
      look_into<typename T::value_type>();
    } else if constexpr (std::is_class_v<T> && graph::Described<T>) {
      const T part{};
      T::describe(part, *this);
    }
  }

  std::set<std::string, std::less<>> names_;
};

template <class Record>
const std::set<std::string, std::less<>>& names_of() {
  static const std::set<std::string, std::less<>> names = [] {
    FieldNames visitor;
    const Record record{};
    Record::describe(record, visitor);
    return visitor.names();
  }();
  return names;
}

}  // namespace

bool names_a_person_field(std::string_view word) {
  return names_of<graph::Person>().contains(profile::field_word(word));
}

bool names_a_household_field(std::string_view word) {
  return names_of<graph::Household>().contains(profile::field_word(word));
}

}  // namespace kith::matcher

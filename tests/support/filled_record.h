// SPDX-License-Identifier: Apache-2.0
// A record in which every field says something, whatever fields it has.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

#include "graph/field_kinds.h"
#include "graph/words.h"
#include "tests/support/world.h"

namespace kith::tests {

// Fills every field: one item a list, another word for every text, 2031 for every day.
class Filler {
 public:
  template <class Member>
  void operator()(int, const char*, Member& member, graph::Need, graph::Seen) {
    fill(member);
  }
  template <class T>
  void fill(T& value) {
    if constexpr (graph::is_opt<T>) {
      fill(value.emplace());
    } else if constexpr (graph::is_list<T>) {
      fill(value.emplace_back());
    } else if constexpr (graph::is_stated<T>) {
      fill(value.value);
    } else if constexpr (std::is_same_v<T, std::string>) {
      value = next_word();
    } else if constexpr (std::is_same_v<T, graph::Text>) {
      value.value = next_word();
    } else if constexpr (std::is_same_v<T, bool>) {
      value = true;
    } else if constexpr (graph::is_range<T>) {
      value.value = T::min + (T::max - T::min) / 4;
    } else if constexpr (std::is_same_v<T, graph::Date>) {
      value = day("2031-02-03");
    } else if constexpr (std::is_same_v<T, graph::TimeOfDay>) {
      value = graph::TimeOfDay{600};
    } else if constexpr (std::is_same_v<T, graph::BirthDate>) {
      value = graph::BirthDate{1990, 1, 1};
    } else if constexpr (graph::is_id<T>) {
      value.number = number_of(next_word());
    } else if constexpr (std::is_same_v<T, graph::Point>) {
      value = point(53'500'000, -2'500'000);
    } else if constexpr (std::is_class_v<T> && !std::is_same_v<T, graph::Said>) {
      T::describe(value, *this);
    }
  }

 private:
  std::string next_word() {
    std::string word = "word";
    for (std::size_t rest = ++count_; rest > 0; rest /= 26) {
      word += static_cast<char>('a' + rest % 26);
    }
    return word;
  }
  std::size_t count_ = 0;
};

template <class Record>
Record filled_record(std::string_view name) {
  Record record;
  record.identity.number = number_of(name);
  Filler filler;
  Record::describe(record, filler);
  return record;
}

}  // namespace kith::tests

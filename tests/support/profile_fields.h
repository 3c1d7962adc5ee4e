// SPDX-License-Identifier: Apache-2.0
// Every field of a record by its path ("carers.called"), and the record with one of them changed:
// to see at which tier a field shows in a profile's sheet.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "graph/field_kinds.h"
#include "graph/words.h"
#include "tests/support/filled_record.h"
#include "tests/support/world.h"

namespace kith::tests {

// What a text becomes where it is changed.
inline constexpr std::string_view canary_word = "Zanzibarcanary";

// Changes the field at one place of the walk in one way; without a place it only counts.
class Changer {
 public:
  Changer(std::size_t place, std::size_t variant) : place_(place), variant_(variant) {}

  template <class Member>
  void operator()(int, const char* name, Member& member, graph::Need, graph::Seen seen) {
    if constexpr (!std::is_same_v<Member, graph::Said>) {
      const std::size_t before = path_.size();
      path_ += (before == 0 ? "" : ".") + std::string(name);
      const bool was_hidden = hidden_;
      const graph::Tier had = tier_;
      note(seen);
      walk(member);
      path_.resize(before);
      hidden_ = was_hidden;
      tier_ = had;
    }
  }
  bool reached() const { return reached_; }  // there is such a place
  bool changed() const { return changed_; }  // and such a way
  const std::string& path() const { return found_; }
  // From which tier on `describe` lets it be seen; officer: never.
  graph::Tier described() const { return described_; }

 private:
  void note(graph::Seen seen) {
    const auto at_least = [&](graph::Tier tier) { tier_ = std::max(tier_, tier); };
    if (seen == graph::Seen::tier_1) return at_least(graph::Tier::first);
    if (seen == graph::Seen::tier_2) return at_least(graph::Tier::second);
    if (seen == graph::Seen::tier_3) return at_least(graph::Tier::third);
    hidden_ = true;
  }

  template <class T>
  void walk(T& value) {
    if (count_++ == place_) {
      reached_ = true;
      found_ = path_;
      described_ = hidden_ ? graph::Tier::officer : tier_;
      changed_ = change(value, variant_);
      return;
    }
    within(value);
  }
  // What a field is made of has places of its own only where it has fields of its own.
  template <class T>
  void within(T& value) {
    if constexpr (graph::is_opt<T>) {
      if (value) within(*value);
    } else if constexpr (graph::is_list<T>) {
      if (!value.empty()) within(value.front());
    } else if constexpr (graph::is_stated<T>) {
      within(value.value);
    } else if constexpr (std::is_class_v<T> && graph::Described<T>) {
      T::describe(value, *this);
    }
  }
  // The first way makes a field unknown where it can be; the others give it other values.
  template <class T>
  static bool change(T& value, std::size_t variant) {
    if constexpr (graph::is_opt<T> || graph::is_list<T>) {
      if (variant == 0) {
        value = T{};
        return true;
      }
      if constexpr (graph::is_opt<T>) {
        return change(value ? *value : value.emplace(), variant - 1);
      } else {
        return !value.empty() && change(value.front(), variant - 1);
      }
    } else if constexpr (graph::is_stated<T>) {
      return change(value.value, variant);
    } else {
      return change_leaf(value, variant);
    }
  }
  template <class T>
  static bool change_leaf(T& value, std::size_t variant) {
    if constexpr (std::is_enum_v<T>) {
      if (variant >= graph::words<T>.size()) return false;
      value = static_cast<T>(variant);
      return true;
    } else if constexpr (std::is_same_v<T, bool>) {
      value = variant == 0;
      return variant < 2;
    } else if constexpr (graph::is_range<T>) {
      value.value = variant == 0 ? T::min : T::max;
      return variant < 2;
    } else if (variant > 0) {
      return false;
    } else if constexpr (std::is_same_v<T, std::string>) {
      value = canary_word;
    } else if constexpr (std::is_same_v<T, graph::Text>) {
      value.value = canary_word;
    } else if constexpr (std::is_same_v<T, graph::Date>) {
      value = day("2040-11-12");
    } else if constexpr (std::is_same_v<T, graph::TimeOfDay>) {
      value = graph::TimeOfDay{1'111};
    } else if constexpr (std::is_same_v<T, graph::BirthDate>) {
      value = graph::BirthDate{1955, 5, 5};
    } else if constexpr (graph::is_id<T>) {
      value.number = number_of(canary_word);
    } else if constexpr (graph::is_degrees<T>) {
      value.millionths += 654'321;
    } else {
      return false;  // a part with fields of its own
    }
    return true;
  }

  std::size_t place_;
  std::size_t variant_;
  std::size_t count_ = 0;
  std::string path_;
  std::string found_;
  bool reached_ = false;
  bool changed_ = false;
  bool hidden_ = false;
  graph::Tier tier_ = graph::Tier::first;
  graph::Tier described_ = graph::Tier::officer;
};

// What is known of a field: from which tier on `describe` shows it, and from which on changing it
// changes the sheet. Tier::officer: never.
struct FieldShown {
  graph::Tier described = graph::Tier::officer;
  graph::Tier changes = graph::Tier::officer;
};

inline constexpr std::array shown_tiers{graph::Tier::first, graph::Tier::second,
                                        graph::Tier::third};

// Every field of the records, by path. `sheet_of(record, tier)` gives a text.
template <class Record, class SheetOf>
std::map<std::string, FieldShown> fields_shown(const std::vector<Record>& records,
                                               SheetOf sheet_of) {
  std::map<std::string, FieldShown> found;
  const auto note = [&](const Record& base, const Record& changed, FieldShown& field) {
    for (const graph::Tier tier : shown_tiers) {
      const std::string sheet = sheet_of(changed, tier);
      if (sheet == sheet_of(base, tier)) continue;
      const bool earlier = field.changes == graph::Tier::officer || tier < field.changes;
      if (earlier) field.changes = tier;
    }
  };
  for (const Record& base : records) {
    for (std::size_t place = 0;; ++place) {
      for (std::size_t variant = 0;; ++variant) {
        Record changed = base;
        Changer changer(place, variant);
        Record::describe(changed, changer);
        if (!changer.reached()) break;
        FieldShown& field = found[changer.path()];
        field.described = changer.described();
        if (!changer.changed()) break;
        note(base, changed, field);
      }
      Record counted = base;
      Changer counter(place, 0);
      Record::describe(counted, counter);
      if (!counter.reached()) break;
    }
  }
  return found;
}

// One line a field: "path tier", with "-" for never and "*" behind the tier where it is not
// `describe` that decides.
inline std::string table_of(const std::map<std::string, FieldShown>& fields) {
  std::string table;
  for (const auto& [path, field] : fields) {
    const auto tier = static_cast<int>(field.changes);
    table += path + " " + (tier == 0 ? "-" : std::to_string(tier));
    table +=
        field.changes != graph::Tier::officer && field.changes != field.described ? "*\n" : "\n";
  }
  return table;
}

// Line by line, so that a failure names the field. `expected` begins with a line break.
inline void check_table(const std::map<std::string, FieldShown>& fields,
                        std::string_view expected) {
  std::map<std::string, std::string> rows;
  std::istringstream lines{std::string(expected)};
  for (std::string path, tier; lines >> path >> tier;) rows[path] = tier;
  std::istringstream found(table_of(fields));
  for (std::string path, tier; found >> path >> tier;) {
    CHECK_MESSAGE(rows.count(path) == 1, "no row says at which tier this shows: ", path);
    CHECK_MESSAGE(rows[path] == tier, path, " shows at ", tier, ", its row says ", rows[path]);
    rows.erase(path);
  }
  for (const auto& [path, tier] : rows) FAIL_CHECK("a row of no field: ", path);
}

}  // namespace kith::tests

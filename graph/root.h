// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "graph/change_log.h"
#include "graph/held.h"
#include "graph/located_list.h"
#include "graph/persistent_map.h"
#include "graph/persistent_vector.h"
#include "graph/record.h"
#include "graph/view.h"

// What a view points to. Private to view.cc and draft.cc.
namespace kith::graph {

enum class SlotState : std::uint8_t { live, ended, erased };

template <class T>
struct Slot {
  Number number;
  SlotState state = SlotState::ended;
  std::uint64_t changed_at = 0;
  std::shared_ptr<const Held<T>> held;  // set exactly where state is live

  const T* record() const { return held ? &held->record : nullptr; }
};
template <class T>
using Shelf = PersistentVector<Slot<T>>;

struct ExternalKey {
  Kind kind = Kind::person;
  std::string id;

  friend bool operator==(const ExternalKey&, const ExternalKey&) = default;
};
// The same, of a text that stands elsewhere.
struct ExternalKeyView {
  Kind kind = Kind::person;
  std::string_view id;
};
struct ExternalKeyHash {
  std::size_t operator()(const ExternalKey& key) const {
    return (*this)(ExternalKeyView{key.kind, key.id});
  }
  std::size_t operator()(const ExternalKeyView& key) const {  // FNV-1a, then mixed (splitmix64)
    std::uint64_t hash = 0xcbf29ce484222325ULL ^ static_cast<std::uint64_t>(key.kind);
    for (const char c : key.id) {
      hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001b3ULL;
    }
    hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebULL;
    return hash ^ (hash >> 31U);
  }
};

struct Root {
  std::uint64_t position = 0;
  std::tuple<Shelf<Person>, Shelf<Household>, Shelf<Tie>, Shelf<Contact>, Shelf<Service>,
             Shelf<ServiceEvent>, Shelf<Review>, Shelf<Arrangement>, Shelf<EmergencyStay>,
             Shelf<Introduction>, Shelf<Diary>, Shelf<Group>, Shelf<Directory>, Shelf<Subscription>,
             Shelf<Neighbour>, Shelf<Connection>, Shelf<GroupVisit>, Shelf<LevelOneCount>,
             Shelf<Step>, Shelf<SetPolicy>, Shelf<Discharge>>
      shelves;
  PersistentMap<Number, Located, NumberHash> located;
  PersistentMap<ExternalKey, Number, ExternalKeyHash> externals;
  // Records that have a part about a subject, the subject's own record left out.
  PersistentMap<Number, LocatedList, NumberHash> about;
  // Arrangements and emergency stays at a home, by number of household (which may come later).
  PersistentMap<Number, LocatedList, NumberHash> held_at;
  // Steps by number of their introduction, and of its person and its household.
  PersistentMap<Number, LocatedList, NumberHash> steps_of;
  ChangeLog changes;

  template <class T>
  const Shelf<T>& shelf() const {
    return std::get<Shelf<T>>(shelves);
  }
  template <class T>
  Shelf<T>& shelf() {
    return std::get<Shelf<T>>(shelves);
  }

  // Calls `action` with each shelf, in order of Kind.
  template <class Self, class Action>
  static void each_shelf(Self& self, const Action& action) {
    std::apply([&](auto&... each) { (action(each), ...); }, self.shelves);
  }

  // Calls `action` with the shelf of a record kind; does nothing for other kinds.
  template <class Self, class Action>
  static void with_shelf(Self& self, Kind kind, const Action& action) {
    std::apply([&](auto&... each) { (with_one(each, kind, action), ...); }, self.shelves);
  }

 private:
  template <class T, class Action>
  static void with_one(Shelf<T>& shelf, Kind kind, const Action& action) {
    if (T::kind == kind) action(shelf);
  }
  template <class T, class Action>
  static void with_one(const Shelf<T>& shelf, Kind kind, const Action& action) {
    if (T::kind == kind) action(shelf);
  }
};

}  // namespace kith::graph

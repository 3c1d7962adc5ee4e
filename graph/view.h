// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/record.h"

namespace kith::graph {

struct Root;

// Dense, 0-based place of a record among those of its kind in a scheme, in order of first
// appearance. Stays the same for ever in a running process; never leaves it (numbers do).
using Index = std::uint32_t;

// A record that an event changed: put, ended or erased.
struct Changed {
  Kind kind = Kind::person;
  Index index = 0;

  friend auto operator<=>(const Changed&, const Changed&) = default;
};

// An immutable face on a scheme's graph at one log position. Copying is cheap (one reference
// count); a view held keeps its answers while commands land. All functions are safe from any
// thread. Records pointed to live as long as a View of this root or a later one that still holds
// them.
class View {
 public:
  View();  // an empty graph
  explicit View(std::shared_ptr<const Root> root);

  // Number of events applied so far; the next event has this position.
  std::uint64_t position() const;
  // What is at most indexes; some may be ended.
  Index count(Kind kind) const;

  // The record at an index, or null where it was ended or erased. Cost: O(log n), a few cache
  // lines.
  const Person* person(Index index) const;
  const Household* household(Index index) const;
  const Tie* tie(Index index) const;
  const Arrangement* arrangement(Index index) const;
  const EmergencyStay* emergency_stay(Index index) const;
  const Neighbour* neighbour(Index index) const;
  const Connection* connection(Index index) const;

  // The record with a number, of any kind that records have, or null. `Record` alternatives by T.
  template <class T>
  const T* find(const Number& number) const;

  std::optional<Index> index_of(Kind kind, const Number& number) const;
  // The record of a kind that carries the caller's own id.
  std::optional<Number> number_of(Kind kind, std::string_view external_id) const;
  // What kind of thing has this number (records, and carers, others living, named contacts).
  std::optional<Kind> kind_of(const Number& number) const;
  // The number of a record, live or not, of a record kind below count(kind).
  Number number_at(Kind kind, Index index) const;
  // Whether a number leads to a record that is not ended, or to somebody within one.
  bool is_live(const Number& number) const;
  // Position of the event that last changed a record; nothing for a number never seen.
  std::optional<std::uint64_t> changed_at(const Number& number) const;

  // Ties of a person's circle, in order of appearance, ended ones left out. By index of person.
  std::vector<Index> ties_of(Index person) const;
  // Ties, ended ones left out, that somebody is at either end of, whatever kind of number theirs
  // is.
  std::vector<Index> ties_about(const Number& either_end) const;
  // Of these, those between two people, in any order. Cost: of the records, only theirs.
  std::vector<Index> ties_between(const Number& one, const Number& other) const;
  // Arrangements and emergency stays of a home, past ones included. By index of household.
  std::vector<Index> arrangements_of(Index household) const;
  std::vector<Index> emergency_stays_of(Index household) const;
  // Connections of a person (level 2), by index of person, in order of appearance.
  std::vector<Index> connections_of(Index person) const;
  // What people said of a group of a directory, by its number, in order of appearance.
  std::vector<const GroupVisit*> visits_of(const Number& group) const;
  // Steps of an introduction, or of all of a person's or a household's, by their number, in the
  // order in which they were taken; those of whom was erased are gone.
  std::vector<const StepTaken*> steps_of(const Number& number) const;
  bool has_steps(const Number& number) const;
  // Arrangements of a person.
  std::vector<Index> arrangements_of_person(Index person) const;
  // Records of one kind that are about somebody or something, by number, in order of appearance:
  // a person's contacts, reviews, diaries and discharges; service events of whom they name, or,
  // where they name nobody, of their service. For T of Contact, Review, ServiceEvent, Diary,
  // Discharge.
  template <class T>
  std::vector<const T*> about(const Number& subject) const;

  // Every record that is not ended, of one kind, in order of number.
  std::vector<Number> numbers(Kind kind) const;
  // A copy of the record with a number, whatever its kind.
  std::optional<Record> record(Kind kind, const Number& number) const;

  // The records that events at `position` or later changed, each once, in order of kind, then
  // index; for what is derived from views. A booking also changes its household; a tie also changes
  // the person whose circle it is in and the person at its other end, now and before. Nothing where
  // the log no longer reaches back that far (at least limits::changes_kept_min changes, none from
  // before a snapshot): what is derived is then built anew. Cost: linear in the changes since.
  std::optional<std::vector<Changed>> changed_since(std::uint64_t position) const;

  const std::shared_ptr<const Root>& root() const { return root_; }

 private:
  std::shared_ptr<const Root> root_;
};

}  // namespace kith::graph

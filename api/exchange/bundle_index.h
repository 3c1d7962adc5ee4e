// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "api/exchange/json_document.h"
#include "api/exchange/numbering.h"
#include "api/exchange/references.h"
#include "graph/draft.h"
#include "graph/flat_table.h"
#include "graph/view.h"

namespace kith::api {

// What one record says of its own identity and of the subjects inside it.
struct RecordKeys {
  struct Inner {
    graph::Kind kind = graph::Kind::carer;
    std::size_t index = 0;  // in its list
    graph::Number number;
    std::string external_id;
    std::string called;
  };
  graph::Kind kind = graph::Kind::person;
  graph::Number number;  // zero: none given, or not readable
  std::string external_id;
  std::vector<Inner> inner;
  std::uint64_t line = 0;
  bool gone = false;  // no record: word that there was one
};

// Reads only the keys of a parsed record; what is not as it should be is passed over, since reading
// the record reports it.
RecordKeys keys_of(const JsonDocument& document, graph::Kind kind, std::uint64_t line);

// Who is in a bundle: the numbers and external ids of its records and of the people inside them, so
// that references can be followed in any order of lines. Filled by a first pass over the lines,
// then settled, then read by a second pass; from settle() on, its const functions are safe from
// several threads.
class BundleIndex : public ReferenceResolver {
 public:
  BundleIndex(graph::View view, NumberSource& numbers);

  // The keys of one line, in the order of lines. Records that stand twice, or whose number and
  // external id contradict each other or what is stored, get a fault and are refused.
  void add(const RecordKeys& keys, FaultList& faults);
  // After the last line: who is only named in ties gets a number.
  void settle(FaultList& faults);

  // What its lines may bring; those that were refused are not counted.
  graph::ExpectedRecords expected() const;
  bool is_refused(std::uint64_t line) const { return refused_.contains(line); }
  // Takes the record of a line out again, and the people inside it: what came with it may not be
  // referred to any more. What another line or the view also has stays.
  // Answers the numbers that are gone by this call.
  std::vector<graph::Number> drop(const RecordKeys& keys);
  // Whether a number that the bundle calls gone has to be told to the store, too.
  bool is_new_gone(const graph::Number& number) const;
  // Whether the number is there only through this bundle.
  bool is_new(const graph::Number& number) const;

  std::optional<graph::Kind> kind_of(const graph::Number& number) const override;
  std::optional<graph::Number> number_of(graph::Kind kind,
                                         std::string_view external_id) const override;
  const graph::View& view() const { return view_; }

 private:
  struct Place {
    graph::Kind kind = graph::Kind::person;
    std::uint64_t line = 0;
  };
  // A tie's other, as a line names them.
  struct Named {
    std::string external_id;
    graph::Number number;
    std::uint64_t line;
    bool only_named = false;  // by this external id; nobody else has it
  };
  struct TextHash {
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  struct External {
    graph::Number number;
    std::uint64_t line = 0;
  };
  using Externals = graph::FlatTable<std::string, External, TextHash>;
  using Faults = std::vector<graph::Fault>;

  bool check_external(graph::Kind kind, const std::string& external_id, const graph::Number& number,
                      const std::string& at, std::uint64_t line, Faults& found) const;
  bool check_gone(const RecordKeys& keys, Faults& found) const;
  bool check_number(graph::Kind kind, const graph::Number& number, const std::string& at,
                    std::uint64_t line, Faults& found) const;
  void add_inner(const RecordKeys& keys, const graph::Number& owner, Faults& found);
  void check_inner(const RecordKeys& keys, const RecordKeys::Inner& inner, graph::Number& number,
                   Faults& found);
  std::vector<graph::Number> stored_numbers(const RecordKeys& keys,
                                            const graph::Number& owner) const;
  void remember(graph::Kind kind, const graph::Number& number, const std::string& external_id,
                std::uint64_t line);
  Externals& externals(graph::Kind kind) { return externals_[static_cast<std::size_t>(kind)]; }
  const Externals& externals(graph::Kind kind) const {
    return externals_[static_cast<std::size_t>(kind)];
  }
  std::optional<graph::Number> stored_number(graph::Kind kind, std::string_view external_id) const;
  void mark_only_named(std::size_t begin, std::size_t end);
  void gather_contacts(FaultList& faults);
  graph::Number somebody(std::string_view external_id) const;
  bool is_still_named(const graph::Number& number);

  graph::View view_;
  std::size_t records_ = 0;  // lines added and not refused
  bool view_is_empty_;       // a first import: then nothing need be looked up there
  NumberSource& numbers_;
  graph::FlatTable<graph::Number, Place, graph::NumberHash> places_;
  std::array<Externals, static_cast<std::size_t>(graph::Kind::subject)> externals_;
  std::vector<Named> named_;
  // Which lines name somebody who is there only because ties name them; sorted when first needed.
  std::vector<std::pair<graph::Number, std::uint64_t>> namings_;
  bool namings_sorted_ = false;
  std::unordered_set<std::uint64_t> dropped_lines_;
  std::unordered_set<std::uint64_t> refused_;
  std::unordered_set<graph::Number, graph::NumberHash> dropped_;
};

}  // namespace kith::api

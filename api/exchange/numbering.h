// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/clock.h"
#include "graph/record.h"
#include "graph/view.h"

// Numbers for records and for the subjects inside them that have none yet.
namespace kith::api {

// Where new numbers come from. Not thread safe. Never answers the zero number.
class NumberSource {
 public:
  virtual ~NumberSource() = default;
  // A number for a thing of a kind; `name` tells it from others of the kind where it has an
  // external id or another name of its own, and is empty otherwise.
  virtual graph::Number number_for(graph::Kind kind, std::string_view name) = 0;
};

// Random numbers, drawn from `randomness` some hundred at a time. `randomness` must outlive it.
class RandomNumbers : public NumberSource {
 public:
  explicit RandomNumbers(graph::Randomness& randomness) : randomness_(randomness) {}
  graph::Number number_for(graph::Kind kind, std::string_view name) override;

 private:
  static constexpr std::size_t drawn_at_once = 256;

  graph::Randomness& randomness_;
  std::array<std::uint8_t, drawn_at_once * sizeof(graph::Number)> drawn_{};
  std::size_t used_ = drawn_at_once;
};

// For demo and tests: SHA-256 of seed, kind and name, so that the same input gets the same numbers
// in every run. What has no name is counted instead. Whoever knows the seed knows the numbers.
class KeyedNumbers : public NumberSource {
 public:
  explicit KeyedNumbers(std::string seed) : seed_(std::move(seed)) {}
  graph::Number number_for(graph::Kind kind, std::string_view name) override;
  // The number of a thing that has a name, whatever was asked before.
  graph::Number keyed(graph::Kind kind, std::string_view name) const;

 private:
  graph::Number hashed(graph::Kind kind, char how, std::string_view name) const;

  std::string seed_;
  std::map<graph::Kind, std::uint64_t> unnamed_;
};

// By what somebody inside a record is known again.
struct InnerName {
  graph::Number number;  // zero: none given
  std::string_view external_id;
  std::string_view called;
};

// For each of `given`, which of `stored` it is: by number, else by external id, else by `called`
// where that is said of only one on either side; -1 where it is somebody new. One stored is never
// two given. Something with another number or external id is never matched by `called`.
std::vector<int> match_inner(const std::vector<InnerName>& given,
                             const std::vector<InnerName>& stored);

// Gives a number to the record, to its carers and others living, and to the other end of a tie,
// where they have none. If the record has a number that `view` knows, that version is replaced and
// its inner numbers are kept for whom match_inner finds again.
void give_numbers(graph::Record& record, const graph::View& view, NumberSource& source);

}  // namespace kith::api

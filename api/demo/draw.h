// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

// Chance for the generator: counter-based, so that any part of the scheme can be made by itself, in
// any order, and one more question about one person shifts nothing about anybody else.
//
// The n-th value of a stream is mix(key + n * 0x9E3779B97F4A7C15) with mix the finisher of
// splitmix64 (Steele, Lea, Flood 2014) and key = mix over seed, stream, index and part in turn.
// Integers only: the distributions of the standard library differ between its makers.
namespace kith::demo {

// What a value is drawn for. Values are part of the generator: never renumber, only append.
enum class Stream : std::uint8_t {
  traits = 1,
  person_facts,
  person_record,
  person_wishes,
  person_circle,
  circle_tie,
  contact,
  review,
  home_seat,
  home_facts,
  home_members,
  home_record,
  home_calendar,
  carer_record,
  statement,
  place,
  name,
  liking,
  fullness,
  service,
  service_event,
  anchor,
  neighbour,
  connecting,   // what a person agreed to, besides looking for a home
  introducing,  // which ties may lead on
  connection,
  group,
  group_number,
  group_visit,
  level_one,
  sharing,        // what of a profile may be shown
  reviewed_year,  // what a year did to a circle
};

class Draw {
 public:
  Draw(std::uint64_t seed, Stream stream, std::uint64_t index, std::uint64_t part = 0);

  std::uint64_t next();
  int below(int count);                  // 0 … count-1; count at least 1
  int between(int lowest, int highest);  // both ends possible
  int bell(int lowest, int highest);     // likewise, the middle likelier: three draws averaged
  bool chance(int permille);

  template <class List>
  const auto& pick(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }

 private:
  std::uint64_t key_;
  std::uint64_t count_ = 0;
};

}  // namespace kith::demo

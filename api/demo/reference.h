// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/ids.h"

// Records of the demo carry no real numbers: until they are imported, a Number here is a packed
// (kind, index, part, item), so that the graph's own structs can hold references, and the bundle
// shows its external id. The same thing always has the same id: references may point forwards.
namespace kith::demo {

inline constexpr std::uint32_t maya = 0;
inline constexpr std::uint32_t george = 1;
inline constexpr std::uint32_t characters = 2;

// The angler's world is written by hand, twice over and alike but for one answer (angler.h). Its
// people and neighbours have indexes that no drawn one reaches.
inline constexpr std::uint32_t tellings = 2;  // of the angler's world
inline constexpr std::uint32_t hand_written = 1'000'000;
enum HandWrittenPerson : std::uint32_t { arthur, denise, winnie };
inline constexpr std::uint32_t hand_written_people = 3;
enum HandWrittenNeighbour : std::uint32_t { callum, sheila, tony, josh };
inline constexpr std::uint32_t hand_written_neighbours = 4;
inline std::uint32_t in_telling(std::uint32_t which, std::uint32_t telling) {
  return hand_written + 8 * telling + which;
}
// "" of the first telling; stands behind the external ids of the second.
std::string_view telling_suffix(std::uint32_t telling);

// The hand-written homes, in the order of their indexes.
enum FixedHome : std::uint32_t { fairclough, grundy, akhtar, halliwell, seddon, unsworth };
inline constexpr std::uint32_t fixed_homes = 6;

graph::Number pack(graph::Kind kind, std::uint32_t index, std::uint32_t part = 0,
                   std::uint32_t item = 0);

// "maya", "p00042", "h00007-c1", "p00042-t3" … The number must come from pack().
std::string external_id(const graph::Number& number);

// The index of a person by external id; nothing where there can be no such person.
std::optional<std::uint32_t> person_index(std::string_view external_id);

inline graph::PersonNumber person_ref(std::uint32_t index) {
  return {pack(graph::Kind::person, index)};
}
inline graph::HouseholdNumber home_ref(std::uint32_t index) {
  return {pack(graph::Kind::household, index)};
}
inline graph::TieNumber tie_ref(std::uint32_t person, std::uint32_t item) {
  return {pack(graph::Kind::tie, person, item)};
}
inline graph::ServiceNumber service_ref(std::uint32_t index) {
  return {pack(graph::Kind::service, index)};
}
inline graph::SubjectNumber neighbour_ref(std::uint32_t index) {
  return {pack(graph::Kind::neighbour, index)};
}
inline graph::SubjectNumber carer_ref(std::uint32_t home, std::uint32_t item) {
  return {pack(graph::Kind::carer, home, item)};
}

}  // namespace kith::demo

// SPDX-License-Identifier: Apache-2.0
#include "api/demo/reference.h"

#include <array>
#include <charconv>

#include "api/demo/options.h"
#include "graph/check.h"

namespace kith::demo {

namespace {

using graph::Kind;

void put(graph::Number& number, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) {
    number.bytes[at + i] = static_cast<std::uint8_t>(value >> (8U * (3U - i)));
  }
}

std::uint32_t get(const graph::Number& number, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = (value << 8U) | number.bytes[at + i];
  return value;
}

std::string digits(char letter, std::uint32_t value) {
  std::string text = std::to_string(value);
  if (text.size() < 5) text.insert(0, 5 - text.size(), '0');
  return letter + text;
}

// The name of one of a few who are written by hand.
template <std::size_t size>
std::string hand_written_id(const std::array<std::string_view, size>& names, std::uint32_t index) {
  const std::uint32_t place = index - hand_written;
  return std::string(names.at(place % 8)) + std::string(telling_suffix(place / 8));
}

std::string neighbour_id(std::uint32_t index) {
  constexpr std::array<std::string_view, hand_written_neighbours> names = {"callum", "sheila",
                                                                           "tony", "josh"};
  return index >= hand_written ? hand_written_id(names, index) : digits('n', index);
}

std::string person_id(std::uint32_t index) {
  constexpr std::array<std::string_view, hand_written_people> names = {"arthur", "denise",
                                                                       "winnie"};
  if (index >= hand_written) return hand_written_id(names, index);
  if (index == maya) return "maya";
  if (index == george) return "george";
  return digits('p', index);
}

std::string home_id(std::uint32_t index) {
  constexpr std::array<std::string_view, fixed_homes> fixed = {"fairclough", "grundy", "akhtar",
                                                               "halliwell",  "seddon", "unsworth"};
  if (index < fixed_homes) return std::string(fixed[index]);
  return digits('h', index);
}

std::string with(std::string head, std::string_view mark, std::uint32_t item) {
  head += mark;
  return head + std::to_string(item);
}

}  // namespace

std::string_view telling_suffix(std::uint32_t telling) {
  return telling == 0 ? std::string_view{} : "-taken-out";
}

graph::Number pack(Kind kind, std::uint32_t index, std::uint32_t part, std::uint32_t item) {
  graph::Number number;
  number.bytes[0] = static_cast<std::uint8_t>(kind);
  put(number, 4, index);
  put(number, 8, part);
  put(number, 12, item);
  return number;
}

std::string external_id(const graph::Number& number) {
  const std::uint32_t index = get(number, 4);
  const std::uint32_t part = get(number, 8);
  switch (static_cast<Kind>(number.bytes[0])) {
    case Kind::person: return person_id(index);
    case Kind::household: return home_id(index);
    case Kind::carer: return with(home_id(index), "-c", part + 1);
    case Kind::other_living: return with(home_id(index), "-o", part + 1);
    case Kind::tie: return with(person_id(index), "-t", part + 1);
    case Kind::named_contact: return with(person_id(index), "-n", part + 1);
    case Kind::contact:
      return with(with(person_id(index), "-t", part + 1), "-k", get(number, 12) + 1);
    case Kind::review: return with(person_id(index), "-r", part + 1);
    case Kind::service: return digits('s', index);
    case Kind::service_event: return with(digits('s', index), "-e", part + 1);
    case Kind::arrangement: return digits('a', index);
    case Kind::neighbour: return neighbour_id(index);
    case Kind::connection: return with(person_id(index), "-j", part + 1);
    case Kind::group_visit: return with(digits('v', index), "-", part + 1);
    case Kind::level_one_count: return digits('l', index);
    case Kind::subscription: return "reads-" + std::string(directory_name);
    case Kind::directory: return std::string(directory_name);
    default: KITH_CHECK(false && "no such id in the demo"); return {};
  }
}

std::optional<std::uint32_t> person_index(std::string_view id) {
  if (id == person_id(maya)) return maya;
  if (id == person_id(george)) return george;
  if (id.size() < 6 || id.front() != 'p') return {};
  std::uint32_t index = 0;
  const auto end = std::from_chars(id.data() + 1, id.data() + id.size(), index);
  if (end.ec != std::errc{} || person_id(index) != id) return {};
  return index;
}

}  // namespace kith::demo

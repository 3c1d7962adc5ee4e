// SPDX-License-Identifier: Apache-2.0
#include "api/verifier/sealed_event.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <span>
#include <utility>

namespace kith::verifier {
namespace {

constexpr std::size_t parts_max = 64;
constexpr std::size_t seal_bytes = 24 + 16;  // nonce and tag

struct ValueWord {
  std::uint8_t value;
  std::string_view word;
};
constexpr std::array types{ValueWord{1, "scheme_created"}, ValueWord{2, "record_put"},
                           ValueWord{3, "record_ended"}, ValueWord{4, "subject_erased"},
                           ValueWord{5, "run_recorded"}};
constexpr std::array kinds{
    ValueWord{1, "person"},         ValueWord{2, "household"},     ValueWord{3, "tie"},
    ValueWord{4, "contact"},        ValueWord{5, "service"},       ValueWord{6, "service_event"},
    ValueWord{7, "review"},         ValueWord{8, "arrangement"},   ValueWord{9, "emergency_stay"},
    ValueWord{10, "introduction"},  ValueWord{11, "diary"},        ValueWord{12, "group"},
    ValueWord{13, "directory"},     ValueWord{14, "subscription"}, ValueWord{15, "neighbour"},
    ValueWord{16, "connection"},    ValueWord{17, "group_visit"},  ValueWord{18, "level_one_count"},
    ValueWord{19, "step"},          ValueWord{20, "carer"},        ValueWord{21, "other_living"},
    ValueWord{22, "named_contact"}, ValueWord{23, "policy"},       ValueWord{24, "discharge"},
    ValueWord{30, "scheme"},        ValueWord{31, "run"},          ValueWord{40, "subject"}};

std::string word_of(std::span<const ValueWord> words, std::string_view of, std::uint64_t value) {
  for (const ValueWord& each : words) {
    if (each.value == value) return std::string(each.word);
  }
  return std::string(of) + " " + std::to_string(value);
}

// 128 bits as 26 digits of five, the first of three.
std::string crockford(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string text;
  unsigned held = 0;
  int bits = 2;  // two zero bits in front make 130
  for (const char byte : bytes) {
    held = (held << 8U) | static_cast<std::uint8_t>(byte);
    for (bits += 8; bits >= 5; bits -= 5) {
      text.push_back(digits[(held >> static_cast<unsigned>(bits - 5)) & 31U]);
    }
    held &= 31U;
  }
  return text;
}

std::string instant_text(std::int64_t microseconds) {
  using namespace std::chrono;
  const sys_time<std::chrono::microseconds> instant{std::chrono::microseconds(microseconds)};
  const auto day = floor<days>(instant);
  const year_month_day date{day};
  const hh_mm_ss time{instant - day};
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d",
                static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  std::string said = text.data();
  if (time.subseconds().count() != 0) {
    std::snprintf(text.data(), text.size(), ".%06d", static_cast<int>(time.subseconds().count()));
    said += text.data();
  }
  return said + "Z";
}

// Big-endian bytes from the front; after the first that is missing, all is zero.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number(std::size_t width) {
    std::uint64_t value = 0;
    for (const char byte : take(width)) value = value << 8U | static_cast<std::uint8_t>(byte);
    return value;
  }
  std::string crockford_number() {
    const std::string_view taken = take(16);
    return taken.find_first_not_of('\0') == std::string_view::npos ? "" : crockford(taken);
  }
  std::string_view take(std::size_t count) {
    if (count > bytes_.size() - at_) {
      ok_ = false;
      return {};
    }
    at_ += count;
    return bytes_.substr(at_ - count, count);
  }
  bool ok() const { return ok_; }
  std::size_t at() const { return at_; }
  bool at_end() const { return at_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

Fault fault_at(const Bytes& bytes, std::string what) {
  return Fault{"", bytes.at(), std::move(what)};
}

Fault cut_short(const Bytes& bytes) { return fault_at(bytes, "the event is cut short here"); }

}  // namespace

Read<SealedEvent> decode_sealed_event(std::string_view text) {
  Bytes bytes(text);
  if (const std::uint64_t version = bytes.number(1); bytes.ok() && version != 1) {
    return Fault{"", 0, "an event of version " + std::to_string(version) + ", 1 is known here"};
  }
  SealedEvent event;
  const std::uint64_t stream = bytes.number(1);
  if (bytes.ok() && stream != 1 && stream != 2) return Fault{"", 1, "there is no such stream"};
  event.is_fact = stream == 1;
  event.scheme = bytes.crockford_number();
  event.position = bytes.number(8);
  event.type = word_of(types, "type", bytes.number(1));
  event.kind = word_of(kinds, "kind", bytes.number(1));
  event.at = instant_text(static_cast<std::int64_t>(bytes.number(8)));
  event.record = bytes.crockford_number();
  const std::uint64_t parts = bytes.number(2);
  if (!bytes.ok()) return cut_short(bytes);
  if (parts > parts_max) return fault_at(bytes, "more parts than an event can have");
  for (std::uint64_t i = 0; i < parts; ++i) event.subjects.push_back(bytes.crockford_number());
  for (std::uint64_t i = 0; i < parts; ++i) {
    const auto size = static_cast<std::size_t>(bytes.number(4));
    if (bytes.ok() && size < seal_bytes) return fault_at(bytes, "too short for a sealed part");
    bytes.take(size);
    if (!bytes.ok()) return cut_short(bytes);
    event.part_bytes.push_back(size);
  }
  if (!bytes.at_end()) return fault_at(bytes, "goes on behind its last part");
  return event;
}

}  // namespace kith::verifier

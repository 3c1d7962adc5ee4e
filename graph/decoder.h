// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "graph/field_kinds.h"
#include "graph/limits.h"

namespace kith::graph {

// Reads canonical record bytes and nothing else: no other order of fields, no longer number than
// needed, no field this version does not know, no byte left over. A visitor of `describe`; codec.cc
// is its one user. Once something is wrong it stays wrong and reads no further.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  bool record(T& held) {
    value(held.identity.external_id);
    body(held);
    return good_ && rest_.empty();
  }

  // Puts the piece in these bytes where it belongs in `owner`.
  template <class T>
  bool piece(T& owner, SubjectNumber subject) {
    Placer<T> placer{*this, varint(), subject};
    T::describe(owner, placer);
    return good_ && placer.placed && rest_.empty();
  }

  template <class T>
  void operator()(std::uint32_t id, std::string_view, T& member, Need, Seen) {
    if constexpr (SubjectOwned<T>) {
      return;
    } else if constexpr (is_list<T>) {
      if constexpr (SubjectOwned<typename T::value_type>) return;
    }
    if (!good_) return;
    if (next_ == id) {
      value(member);
      if (is_empty(member)) good_ = false;
      next_ = varint();
    } else if (!may_be_absent<T>()) {
      good_ = false;
    }
  }

 private:
  template <class Owner>
  struct Placer {
    Decoder& decoder;
    std::uint64_t id;
    SubjectNumber subject;
    bool placed = false;

    template <class T>
    void operator()(std::uint32_t field, std::string_view, T& member, Need, Seen) {
      if (field != id) return;
      if constexpr (SubjectOwned<T>) {
        place(member);
      } else if constexpr (is_list<T>) {
        if constexpr (SubjectOwned<typename T::value_type>) place(member.emplace_back());
      }
    }

    template <class T>
    void place(T& item) {
      if constexpr (Identified<T>) {
        item.identity.number = subject.number;
        decoder.value(item.identity.external_id);
      }
      decoder.body(item);
      placed = decoder.good_ && item.subject() == subject;
    }
  };

  template <class T>
  static constexpr bool may_be_absent() {
    return is_opt<T> || is_list<T> || std::is_same_v<T, std::string> || std::is_same_v<T, Text> ||
           std::is_same_v<T, Said>;
  }
  template <class T>
  static bool is_empty(const T& member) {
    if constexpr (is_list<T> || std::is_same_v<T, std::string> || std::is_same_v<T, Text>) {
      return member.empty();
    }
    if constexpr (std::is_same_v<T, Said>) return !member.provenance;
    return false;
  }

  std::uint8_t byte() {
    if (rest_.empty()) good_ = false;
    if (!good_) return 0;
    const auto read = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return read;
  }
  std::uint64_t varint() {
    std::uint64_t read = 0;
    for (unsigned shift = 0; good_; shift += 7) {
      const std::uint8_t next = byte();
      if (shift == 63 && next > 1) good_ = false;
      if (shift > 0 && next == 0) good_ = false;  // longer than needed
      read |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
      if (next < 0x80U) break;
      if (shift == 63) good_ = false;
    }
    return good_ ? read : 0;
  }
  std::int64_t zigzag() {
    const std::uint64_t read = varint();
    return static_cast<std::int64_t>(read >> 1U) ^ -static_cast<std::int64_t>(read & 1U);
  }
  std::int64_t within(std::int64_t read, std::int64_t min, std::int64_t max) {
    if (read < min || read > max) good_ = false;
    return good_ ? read : min;
  }

  template <class T>
  void body(T& held) {
    const std::uint64_t outer = next_;
    next_ = varint();
    T::describe(held, *this);
    if (next_ != 0) good_ = false;  // unknown, or out of order
    next_ = outer;
  }

  void value(std::string& text) {
    const std::uint64_t size = varint();
    if (size > rest_.size()) good_ = false;
    if (!good_) return;
    text.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }
  void value(Text& text) { value(text.value); }
  void value(bool& flag) { flag = within(byte(), 0, 1) == 1; }
  void value(Date& date) {
    date.days = static_cast<std::int32_t>(within(zigzag(), -100'000, 100'000));
  }
  void value(TimeOfDay& time) {
    time.minutes =
        static_cast<std::int16_t>(within(static_cast<std::int64_t>(varint()), 0, 24 * 60 - 1));
  }
  void value(BirthDate& date) {
    date.year =
        static_cast<std::int16_t>(within(static_cast<std::int64_t>(varint()), year_min, year_max));
    date.month = static_cast<std::uint8_t>(within(byte(), 0, 12));
    date.day = static_cast<std::uint8_t>(within(byte(), 0, 31));
    if ((date.month == 0) != (date.day == 0)) good_ = false;
  }
  void value(Number& number) {
    if (rest_.size() < number.bytes.size()) good_ = false;
    if (!good_) return;
    for (std::uint8_t& each : number.bytes) each = byte();
  }
  void value(Said& said) {
    auto provenance = std::make_shared<Provenance>();
    body(*provenance);
    if (*provenance == Provenance{}) good_ = false;
    said.provenance = std::move(provenance);
  }

  template <class T>
  void value(T& member) {
    if constexpr (is_opt<T>) {
      value(member.emplace());
    } else if constexpr (is_list<T>) {
      const auto size = within(static_cast<std::int64_t>(varint()), 1, limits::list_items_max);
      for (std::int64_t i = 0; good_ && i < size; ++i) value(member.emplace_back());
    } else if constexpr (is_stated<T>) {
      value(member.value);
      if (within(byte(), 0, 1) == 1) value(member.said);
    } else if constexpr (is_range<T>) {
      member.value = static_cast<std::int32_t>(within(zigzag(), T::min, T::max));
    } else if constexpr (is_degrees<T>) {
      member.millionths =
          static_cast<std::int32_t>(within(zigzag(), -T::millionths_max, T::millionths_max));
    } else if constexpr (is_id<T>) {
      value(member.number);
    } else if constexpr (Worded<T>) {
      member = static_cast<T>(within(byte(), 0, static_cast<std::int64_t>(words<T>.size()) - 1));
    } else {
      body(member);
    }
  }

  std::string_view rest_;
  std::uint64_t next_ = 0;
  bool good_ = true;
};

}  // namespace kith::graph

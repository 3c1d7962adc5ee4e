// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "graph/codec.h"
#include "graph/field_kinds.h"

namespace kith::graph {

// Writes canonical record bytes (grammar: store/FORMAT.md). A visitor of `describe`; codec.cc is
// its one user.
class Encoder {
 public:
  // Appends to the last part of `cut`; pieces about others become further parts.
  explicit Encoder(SubjectParts& cut) : cut_(&cut), part_(cut.parts.size() - 1) {
    out_.reserve(bytes_usual);
  }

  template <class T>
  void record(const T& held) {
    value(held.identity.external_id);
    body(held);
    finish();
  }

  template <class T>
  void operator()(std::uint32_t id, std::string_view, const T& member, Need, Seen) {
    if constexpr (SubjectOwned<T>) {
      piece(id, member);
    } else if constexpr (is_list<T>) {
      if constexpr (SubjectOwned<typename T::value_type>) {
        for (const auto& item : member) piece(id, item);
      } else if (!member.empty()) {
        varint(id);
        value(member);
      }
    } else if (!is_absent(member)) {
      varint(id);
      value(member);
    }
  }

 private:
  template <class T>
  static bool is_absent(const T& member) {
    if constexpr (is_opt<T>) return !member.has_value();
    if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, Text>) return member.empty();
    if constexpr (std::is_same_v<T, Said>) return says_nothing(member);
    return false;
  }
  static bool says_nothing(const Said& said) {
    return !said.provenance || *said.provenance == Provenance{};
  }

  static constexpr std::size_t bytes_usual = 240;  // of a part; more are no harm

  void finish() { cut_->parts[part_].bytes = std::move(out_); }
  void byte(std::uint8_t value) { out_.push_back(static_cast<char>(value)); }
  void varint(std::uint64_t value) {
    while (value >= 0x80U) {
      byte(static_cast<std::uint8_t>(value | 0x80U));
      value >>= 7U;
    }
    byte(static_cast<std::uint8_t>(value));
  }
  void zigzag(std::int64_t value) {
    varint((static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63));
  }

  template <class T>
  void piece(std::uint32_t id, const T& owned) {
    cut_->subjects.push_back(owned.subject());
    cut_->parts.emplace_back();
    Encoder encoder(*cut_);
    encoder.varint(id);
    if constexpr (Identified<T>) encoder.value(owned.identity.external_id);
    encoder.body(owned);
    encoder.finish();
  }

  template <class T>
  void body(const T& held) {
    T::describe(held, *this);
    varint(0);
  }

  void value(const std::string& text) {
    varint(text.size());
    out_ += text;
  }
  void value(const Text& text) { value(text.value); }
  void value(bool flag) { byte(flag ? 1 : 0); }
  void value(Date date) { zigzag(date.days); }
  void value(TimeOfDay time) { varint(static_cast<std::uint64_t>(time.minutes)); }
  void value(BirthDate date) {
    varint(static_cast<std::uint64_t>(date.year));
    byte(date.month);
    byte(date.day);
  }
  void value(const Number& number) {
    out_.append(reinterpret_cast<const char*>(number.bytes.data()), number.bytes.size());
  }
  void value(const Said& said) { body(*said.provenance); }

  template <class T>
  void value(const T& member) {
    if constexpr (is_opt<T>) {
      value(*member);
    } else if constexpr (is_list<T>) {
      varint(member.size());
      for (const auto& item : member) value(item);
    } else if constexpr (is_stated<T>) {
      value(member.value);
      byte(says_nothing(member.said) ? 0 : 1);
      if (!says_nothing(member.said)) value(member.said);
    } else if constexpr (is_range<T>) {
      zigzag(member.value);
    } else if constexpr (is_degrees<T>) {
      zigzag(member.millionths);
    } else if constexpr (is_id<T>) {
      value(member.number);
    } else if constexpr (Worded<T>) {
      byte(static_cast<std::uint8_t>(member));
    } else {
      body(member);
    }
  }

  SubjectParts* cut_;
  std::string out_;
  std::size_t part_;
};

}  // namespace kith::graph

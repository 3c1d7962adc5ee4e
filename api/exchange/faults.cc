// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/faults.h"

#include "api/exchange/text_flaws.h"

namespace kith::api {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::string_view shortened(std::string_view key) {
  if (key.size() <= graph::limits::name_bytes_max) return key;
  std::size_t end = graph::limits::name_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0U) == 0x80U) --end;
  return key.substr(0, end);
}

void append_key(std::string& out, std::string_view whole) {
  const std::string_view key = shortened(whole);
  const bool plain = text_flaws(key) == 0;
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else if (byte < 0x20 || byte == 0x7F || (byte >= 0x80 && !plain)) {
      out += replacement;
    } else {
      out += c;
    }
  }
}

}  // namespace

std::string PointerPath::text() const {
  std::string out;
  for (std::size_t i = 0; i < size_; ++i) {
    out += '/';
    if (steps_[i].index == no_index) {
      append_key(out, steps_[i].key);
    } else {
      out += std::to_string(steps_[i].index);
    }
  }
  return out;
}

std::string PointerPath::text(std::string_view key) const {
  std::string out = text();
  out += '/';
  append_key(out, key);
  return out;
}

void FaultList::add(graph::Fault fault) {
  if (items_.size() < graph::limits::faults_max) {
    items_.push_back(std::move(fault));
  } else {
    ++not_listed_;
  }
}

void FaultList::clear() {
  items_.clear();
  not_listed_ = 0;
}

}  // namespace kith::api

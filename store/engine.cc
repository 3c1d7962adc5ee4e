// SPDX-License-Identifier: Apache-2.0
#include "store/engine.h"

#include "graph/check.h"

namespace kith::store {

std::string_view to_text(Space space) {
  switch (space) {
    case Space::log: return "log";
    case Space::access: return "access";
    case Space::index: return "index";
    case Space::meta: return "meta";
  }
  KITH_CHECK(false);
  return {};
}

Range keys_with_prefix(std::string_view prefix) {
  Range range{std::string(prefix), std::string(prefix)};
  // The first key after all of them: the last byte that can grow is raised, what follows dropped.
  while (!range.to.empty() && range.to.back() == '\xff') range.to.pop_back();
  if (!range.to.empty()) ++range.to.back();
  return range;
}

void Batch::put(Space space, std::string_view key, std::string_view value) {
  add(Kind::put, space, key, value);
}

void Batch::erase(Space space, std::string_view key) { add(Kind::erase, space, key, {}); }

void Batch::erase_range(Space space, const Range& range) {
  add(Kind::erase_range, space, range.from, range.to);
}

void Batch::expect(Space space, std::string_view key, std::optional<std::string_view> value) {
  add(value.has_value() ? Kind::expect_value : Kind::expect_absent, space, key,
      value.value_or(std::string_view{}));
}

void Batch::clear() {
  bytes_.clear();
  entries_.clear();
  conditional_ = false;
}

Batch::Entry Batch::entry(std::size_t index) const {
  KITH_CHECK(index < entries_.size());
  const Place& place = entries_[index];
  const std::string_view bytes = std::string_view(bytes_).substr(place.begin);
  return Entry{place.kind, place.space, bytes.substr(0, place.key_bytes),
               bytes.substr(place.key_bytes, place.value_bytes)};
}

void Batch::add(Kind kind, Space space, std::string_view key, std::string_view value) {
  KITH_CHECK(key.size() <= key_bytes_max);
  KITH_CHECK(!key.empty() || kind == Kind::erase_range);
  entries_.push_back(
      Place{kind, space, static_cast<std::uint32_t>(key.size()), bytes_.size(), value.size()});
  bytes_.append(key).append(value);
  conditional_ = conditional_ || is_condition(kind);
}

}  // namespace kith::store

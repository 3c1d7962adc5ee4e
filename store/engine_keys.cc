// SPDX-License-Identifier: Apache-2.0
#include "store/engine_keys.h"

#include <utility>

#include "store/byte_order.h"

namespace kith::store::keys {
namespace {

std::string of_scheme(const graph::SchemeNumber& scheme) {
  std::string key;
  key.reserve(64);
  put_bytes(key, scheme.number.bytes);
  return key;
}

std::string of_table(const graph::SchemeNumber& scheme, char table) {
  return of_scheme(scheme).append(1, table);
}

}  // namespace

Space space_of(Stream stream) { return stream == Stream::facts ? Space::log : Space::access; }

std::string event(const graph::SchemeNumber& scheme, std::uint64_t position) {
  std::string key = of_scheme(scheme);
  put_integer(key, position);
  return key;
}

Range events(const graph::SchemeNumber& scheme, std::uint64_t from, std::uint64_t to) {
  return Range{event(scheme, from), event(scheme, to)};
}

Range events_from(const graph::SchemeNumber& scheme, std::uint64_t from) {
  return Range{event(scheme, from), keys_with_prefix(of_scheme(scheme)).to};
}

std::string head(const graph::SchemeNumber& scheme, Stream stream) {
  std::string key = "h";
  put_bytes(key, scheme.number.bytes);
  key.push_back(static_cast<char>(stream));
  return key;
}

std::string scheme_name(std::string_view name) { return std::string("s").append(name); }
Range scheme_names() { return keys_with_prefix("s"); }
std::string directory_name(std::string_view name) { return std::string("d").append(name); }
Range directory_names() { return keys_with_prefix("d"); }

std::string subject(const graph::SchemeNumber& scheme, const graph::SubjectNumber& number) {
  std::string key = of_table(scheme, 's');
  put_bytes(key, number.number.bytes);
  return key;
}

Range subjects(const graph::SchemeNumber& scheme) {
  return keys_with_prefix(of_table(scheme, 's'));
}

std::string outcome(const graph::SchemeNumber& scheme, std::span<const std::uint8_t> hash) {
  std::string key = of_table(scheme, 'i');
  put_bytes(key, hash);
  return key;
}

Range outcomes(const graph::SchemeNumber& scheme) {
  return keys_with_prefix(of_table(scheme, 'i'));
}

}  // namespace kith::store::keys

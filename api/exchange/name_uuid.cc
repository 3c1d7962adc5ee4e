// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/name_uuid.h"

#include <array>
#include <cstddef>

#include <openssl/evp.h>

#include "graph/check.h"

namespace kith::api {
namespace {

// 2f6c1f0e-8a1c-4e0b-9d57-6b6974680001, drawn once.
constexpr std::array<unsigned char, 16> kith_namespace{
    0x2f, 0x6c, 0x1f, 0x0e, 0x8a, 0x1c, 0x4e, 0x0b, 0x9d, 0x57, 0x6b, 0x69, 0x74, 0x68, 0x00, 0x01};

bool is_hex(char letter) {
  return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f') ||
         (letter >= 'A' && letter <= 'F');
}

bool is_hyphen_place(std::size_t at) { return at == 8 || at == 13 || at == 18 || at == 23; }

}  // namespace

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_hyphen_place(at) ? text[at] != '-' : !is_hex(text[at])) return false;
  }
  return true;
}

std::string name_uuid(std::string_view name) {
  std::string whole(kith_namespace.begin(), kith_namespace.end());
  whole += name;
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned int size = 0;
  const int done =
      EVP_Digest(whole.data(), whole.size(), hash.data(), &size, EVP_sha256(), nullptr);
  KITH_CHECK(done == 1 && size >= 16);
  hash[6] = static_cast<unsigned char>((hash[6] & 0x0fU) | 0x80U);  // version 8
  hash[8] = static_cast<unsigned char>((hash[8] & 0x3fU) | 0x80U);  // the RFC's variant
  constexpr std::string_view digits = "0123456789abcdef";
  std::string made;
  for (std::size_t i = 0; i < 16; ++i) {
    if (is_hyphen_place(made.size())) made += '-';
    made += digits[hash[i] >> 4U];
    made += digits[hash[i] & 15U];
  }
  return made;
}

}  // namespace kith::api

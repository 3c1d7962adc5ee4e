// SPDX-License-Identifier: Apache-2.0
#include "store/sealing.h"

#include <sodium.h>

#include "graph/check.h"
#include "store/byte_order.h"

namespace kith::store {
namespace {

static_assert(key_bytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(nonce_bytes == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(tag_bytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);

// Chooses the fastest code for this processor, once.
void make_ready() {
  static const bool ready = sodium_init() >= 0;
  KITH_CHECK(ready);
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// Sealed bytes of at least sealed_overhead_bytes. The plain text may come where the ciphertext is.
bool open_into(const SealingKey& key, std::string_view associated, std::string_view sealed,
               char* plain) {
  make_ready();
  const std::string_view body = sealed.substr(nonce_bytes);
  unsigned long long written = 0;
  const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
      reinterpret_cast<unsigned char*>(plain), &written, nullptr, bytes_of(body), body.size(),
      bytes_of(associated), associated.size(), bytes_of(sealed), key.reveal().data());
  KITH_CHECK(failed != 0 || written == sealed.size() - sealed_overhead_bytes);
  return failed == 0;
}

}  // namespace

void wipe(std::span<std::uint8_t> bytes) { sodium_memzero(bytes.data(), bytes.size()); }

std::string associated_data(const PartPlace& place) {
  std::string data;
  data.reserve(44);
  data.push_back(static_cast<char>(Use::event_part));
  data.push_back(static_cast<char>(place.stream));
  put_bytes(data, place.scheme.number.bytes);
  put_integer(data, place.position);
  put_integer(data, place.part);
  put_bytes(data, place.subject.number.bytes);
  return data;
}

std::string associated_data(Use use, const graph::SchemeNumber& scheme, std::uint64_t first,
                            std::uint64_t second, const graph::Number& third) {
  KITH_CHECK(use != Use::event_part);
  std::string data;
  data.reserve(49);
  data.push_back(static_cast<char>(use));
  put_bytes(data, scheme.number.bytes);
  put_integer(data, first);
  put_integer(data, second);
  put_bytes(data, third.bytes);
  return data;
}

SealingKey draw_key(graph::Randomness& randomness) {
  SealingKey key;
  randomness.fill(key.reveal());
  return key;
}

void seal(const SealingKey& key, std::string_view associated, std::string_view plain,
          graph::Randomness& randomness, std::string& out) {
  make_ready();
  std::array<std::uint8_t, nonce_bytes> nonce;
  randomness.fill(nonce);
  put_bytes(out, nonce);
  const std::size_t begin = out.size();
  out.resize(begin + plain.size() + tag_bytes);
  unsigned long long written = 0;
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      reinterpret_cast<unsigned char*>(out.data() + begin), &written, bytes_of(plain), plain.size(),
      bytes_of(associated), associated.size(), nullptr, nonce.data(), key.reveal().data());
  KITH_CHECK(written == plain.size() + tag_bytes);
}

std::optional<std::string> open_sealed(const SealingKey& key, std::string_view associated,
                                       std::string_view sealed) {
  if (sealed.size() < sealed_overhead_bytes) return std::nullopt;
  std::string plain(sealed.size() - sealed_overhead_bytes, '\0');
  if (!open_into(key, associated, sealed, plain.data())) return std::nullopt;
  return plain;
}

std::optional<std::string_view> open_in_place(const SealingKey& key, std::string_view associated,
                                              std::span<char> sealed) {
  if (sealed.size() < sealed_overhead_bytes) return std::nullopt;
  const std::string_view all(sealed.data(), sealed.size());
  char* const plain = sealed.data() + nonce_bytes;
  if (!open_into(key, associated, all, plain)) return std::nullopt;
  return std::string_view(plain, sealed.size() - sealed_overhead_bytes);
}

std::array<std::uint8_t, 32> keyed_hash(const SealingKey& key, std::string_view bytes) {
  make_ready();
  std::array<std::uint8_t, 32> hash;
  crypto_generichash(hash.data(), hash.size(), bytes_of(bytes), bytes.size(), key.reveal().data(),
                     key.reveal().size());
  return hash;
}

}  // namespace kith::store

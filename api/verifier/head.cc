// SPDX-License-Identifier: Apache-2.0
#include "api/verifier/head.h"

#include <sodium.h>

#include "api/verifier/spelling.h"

namespace kith::verifier {
namespace {

constexpr std::size_t fingerprint_digits = 32;

bool read_bytes(Spelling& spelling, const std::string& name, std::span<std::uint8_t> bytes) {
  if (!spelling.literal(",\"" + name + "\":\"")) return false;
  const Spelling::Inside inside(spelling, name);
  return spelling.hex(bytes) && spelling.literal("\"");
}

}  // namespace

std::string statement(const Head& head) {
  return "kith head 2\n" + head.scheme + "\n" + head.number + "\n" + std::to_string(head.size) +
         "\n" + to_hex(head.root) + "\n" + head.at + "\n";
}

bool is_signed(const Head& head) {
  const std::string signed_text = statement(head);
  return crypto_sign_verify_detached(head.signature.data(),
                                     reinterpret_cast<const unsigned char*>(signed_text.data()),
                                     signed_text.size(), head.public_key.data()) == 0;
}

std::string encode(const Head& head) {
  return R"({"scheme":")" + head.scheme + R"(","number":")" + head.number + R"(","size":)" +
         std::to_string(head.size) + R"(,"root":")" + to_hex(head.root) + R"(","at":")" + head.at +
         R"(","public_key":")" + to_hex(head.public_key) + R"(","signature":")" +
         to_hex(head.signature) + "\"}";
}

bool read_head(Spelling& spelling, Head& head) {
  if (!spelling.literal(R"({"scheme":")")) return false;
  {
    const Spelling::Inside inside(spelling, "scheme");
    if (!spelling.scheme_name(head.scheme)) return false;
  }
  if (!spelling.literal(R"(","number":")")) return false;
  {
    const Spelling::Inside inside(spelling, "number");
    if (!spelling.crockford_number(head.number)) return false;
  }
  if (!spelling.literal(R"(","size":)")) return false;
  {
    const Spelling::Inside inside(spelling, "size");
    if (!spelling.whole_number(head.size)) return false;
  }
  if (!read_bytes(spelling, "root", head.root) || !spelling.literal(R"(,"at":")")) return false;
  {
    const Spelling::Inside inside(spelling, "at");
    if (!spelling.instant(head.at)) return false;
  }
  return spelling.literal("\"") && read_bytes(spelling, "public_key", head.public_key) &&
         read_bytes(spelling, "signature", head.signature) && spelling.literal("}");
}

Read<Head> decode_head(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  Spelling spelling(text);
  Head head;
  if (!read_head(spelling, head) || !spelling.at_end()) return *spelling.fault();
  return head;
}

std::string grouped(std::string_view digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); i += 4) {
    if (i > 0) text += ' ';
    text += digits.substr(i, 4);
  }
  return text;
}

std::string fingerprint(const PublicKey& key) {
  const std::string digits =
      to_hex(sha256(std::string_view(reinterpret_cast<const char*>(key.data()), key.size())));
  return grouped(std::string_view(digits).substr(0, fingerprint_digits));
}

}  // namespace kith::verifier

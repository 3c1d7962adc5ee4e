// SPDX-License-Identifier: Apache-2.0
#include "api/verifier/head.h"

#include <string>

#include <doctest/doctest.h>

#include "api/verifier/verifying.h"
#include "tests/support/proof_maker.h"

using namespace kith;
using namespace kith::verifier;

TEST_CASE("what is signed are six lines") {
  Head head = tests::ProofMaker(3).head(3);
  head.root = {};
  CHECK(statement(head) == "kith head 2\nleigh\n50M6HA7955MTKTHADANEPAVBNF\n3\n" +
                               std::string(64, '0') + "\n2026-11-21T22:00:00Z\n");
}

TEST_CASE("a head is read back from its one spelling, with or without a line feed") {
  const Head head = tests::ProofMaker(5).head(5);
  const std::string text = encode(head);
  CHECK(text.starts_with(R"({"scheme":"leigh","number":"50M6HA7955MTKTHADANEPAVBNF","size":5,)"));
  CHECK(*decode_head(text) == head);
  CHECK(*decode_head(text + "\n") == head);
  CHECK_FALSE(decode_head(text + "\n\n"));
  CHECK_FALSE(decode_head(text + " "));
  CHECK_FALSE(decode_head(" " + text));
  CHECK(is_signed(head));
}

TEST_CASE("each bit of a head that is flipped is refused, with a place") {
  const std::string text = encode(tests::ProofMaker(5).head(5));
  std::size_t flips = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string flipped = text;
      flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
      const auto read = read_held(flipped);
      REQUIRE_FALSE(read);
      REQUIRE_MESSAGE((!read.fault().place.empty() || read.fault().byte.has_value()), flipped);
      ++flips;
    }
  }
  MESSAGE("head: " << text.size() << " bytes, " << flips << " flips, all refused");
  CHECK(flips == text.size() * 8);
}

TEST_CASE("the fault names the member and the byte") {
  const std::string text = encode(tests::ProofMaker(5).head(5));
  const auto fault_of = [&](const std::string& was, const std::string& becomes) {
    std::string changed = text;
    changed.replace(changed.find(was), was.size(), becomes);
    return decode_head(changed).fault();
  };
  CHECK(fault_of("leigh", "Leigh").place == "/scheme");
  CHECK(fault_of("leigh", "Leigh").byte == 11);
  CHECK(fault_of("50M6", "50I6").place == "/number");
  CHECK(fault_of(":5,", ":05,").place == "/size");
  CHECK(fault_of(":5,", ":5.0,").what == "has to go on with ,\"root\":\"");
  CHECK(fault_of(":5,", ":9300000000000000000,").place == "/size");
  CHECK(fault_of("11-21T", "13-21T").place == "/at");
  CHECK(fault_of("\"public_key\"", "\"key\"").byte == text.find("public_key"));
  CHECK(fault_of("\"signature\":\"", "\"signature\":\"A").place == "/signature");
}

TEST_CASE("a signature over anything else, or by another key, does not hold") {
  const tests::ProofMaker maker(5);
  Head head = maker.head(5);
  head.size = 4;
  CHECK_FALSE(is_signed(head));
  maker.sign(head);
  CHECK(is_signed(head));
  head.public_key[0] ^= 1U;
  CHECK_FALSE(is_signed(head));
}

TEST_CASE("the example of RFC 8032, 7.1, test 1, is not a head's signature") {
  // Its key is one, and its signature holds over nothing at all; over a statement it must not.
  Head head = tests::ProofMaker(1).head(1);
  const PublicKey known{0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe,
                        0xd3, 0xc9, 0x64, 0x07, 0x3a, 0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6,
                        0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a};
  head.public_key = known;
  CHECK_FALSE(is_signed(head));
  CHECK(fingerprint(known) ==
        grouped(to_hex(sha256({reinterpret_cast<const char*>(known.data()), known.size()}))
                    .substr(0, 32)));
}

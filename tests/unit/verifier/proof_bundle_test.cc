// SPDX-License-Identifier: Apache-2.0
#include "api/verifier/proof_bundle.h"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/proof_maker.h"

using namespace kith;
using namespace kith::verifier;

namespace {

std::string whole() { return encode(tests::ProofMaker(7).bundle({2, 5}, {3, 6})); }

std::string with(const std::string& was, const std::string& becomes) {
  std::string text = whole();
  const std::size_t at = text.find(was);
  REQUIRE(at != std::string::npos);
  return text.replace(at, was.size(), becomes);
}

}  // namespace

TEST_CASE("a bundle is read back, with nothing in it too") {
  for (const ProofBundle& bundle :
       {tests::ProofMaker(7).bundle({2, 5}, {3, 6}), tests::ProofMaker(1).bundle({0}, {}),
        tests::ProofMaker(4).bundle({}, {0, 4}), tests::ProofMaker(0).bundle({}, {})}) {
    const auto read = decode_bundle(encode(bundle));
    REQUIRE(read);
    CHECK(*read == bundle);
  }
}

TEST_CASE("the text is JSON without a blank, in one order") {
  const std::string text = whole();
  CHECK(text.starts_with(R"({"format":"kith proof bundle 1","head":{"scheme":"leigh",)"));
  CHECK(text.find(R"(},"events":[{"position":2,"sealed":"0101a0a1a2)") != std::string::npos);
  CHECK(text.find(R"("],"earlier":[)") == std::string::npos);
  CHECK(text.find(R"(}],"earlier":[{"size":3,"root":")") != std::string::npos);
  CHECK(text.ends_with("\"]}]}\n"));
  CHECK(text.find(' ') == text.find(" proof"));
}

TEST_CASE("every other spelling of the same is refused, with the member and the byte") {
  struct Other {
    std::string was;
    std::string becomes;
    std::string place;
  };
  const std::vector<Other> others = {
      {"{\"format\"", "{ \"format\"", ""},
      {"{\"format\"", "\xef\xbb\xbf{\"format\"", ""},
      {"bundle 1", "bundle 2", ""},
      {"\"leigh\"", "\"le\\u0069gh\"", "/head/scheme"},
      {"\"size\":7", "\"size\":07", "/head/size"},
      {"\"size\":7", "\"size\":7.0", "/head"},
      {"\"size\":7", "\"size\":7e0", "/head"},
      {"\"position\":2", "\"position\":-2", "/events/0/position"},
      {"\"position\":2", "\"position\":5", "/events/1/position"},
      {"\"position\":5", "\"position\":2", "/events/1/position"},
      {"\"sealed\":\"0101a0", "\"sealed\":\"0101A0", "/events/0/sealed"},
      {"\"sealed\":\"0101a0", "\"sealed\":\"101a0", "/events/0/sealed"},
      {"\"inclusion\":[", "\"inclusion\":[ ", "/events/0/inclusion/0"},
      {"\"inclusion\":[", "\"inclusion\":[,", "/events/0/inclusion/0"},
      {"\"size\":6", "\"size\":3", "/earlier/1/size"},
      {"\"earlier\":[", "\"other\":[],\"earlier\":[", ""},
      {"]}]}\n", "]}]}", ""},
      {"]}]}\n", "]}]}\n\n", ""},
      {"]}]}\n", "]},]}\n", "/earlier/2"},
  };
  for (const Other& other : others) {
    const auto read = decode_bundle(with(other.was, other.becomes));
    CAPTURE(other.becomes);
    REQUIRE_FALSE(read);
    CHECK(read.fault().place == other.place);
    CHECK(read.fault().byte.has_value());
  }
}

TEST_CASE("a bundle that is cut short is refused where it ends") {
  const std::string text = whole();
  for (std::size_t size = 0; size < text.size(); ++size) {
    const auto read = decode_bundle(text.substr(0, size));
    REQUIRE_FALSE(read);
    REQUIRE(read.fault().byte.has_value());
    REQUIRE(*read.fault().byte <= size);
  }
}

TEST_CASE("the byte is that of the first difference") {
  std::string text = whole();
  const std::size_t at = text.find("\"inclusion\"") + 3;
  text[at] = 'X';
  CHECK(decode_bundle(text).fault().byte == at);
  CHECK(decode_bundle(text).fault().what.starts_with("has to go on with "));
}

TEST_CASE("more than the limit is refused before it is read") {
  const auto read = decode_bundle(std::string(bundle_bytes_max + 1, '{'));
  REQUIRE_FALSE(read);
  CHECK(read.fault().what == "is larger than 67108864 bytes");
}

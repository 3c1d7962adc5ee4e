// SPDX-License-Identifier: Apache-2.0
#include "api/verifier/verifying.h"

#include <algorithm>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "tests/support/proof_maker.h"
#include "tests/support/sanitized.h"

using namespace kith;
using namespace kith::verifier;
using tests::ProofMaker;

namespace {

Verdict against(const ProofBundle& bundle, const Head& held) {
  return verify(bundle, {{{"minutes", printed(held)}}, ""});
}

bool says(const std::vector<std::string>& sentences, const std::string& words) {
  return std::any_of(sentences.begin(), sentences.end(), [&](const std::string& sentence) {
    return sentence.find(words) != std::string::npos;
  });
}

// What the whole verifier makes of bytes: the first fault of reading or proving.
std::optional<Fault> fault_of(const std::string& text) {
  const auto read = decode_bundle(text);
  if (!read) return read.fault();
  return verify(*read, {}).fault;
}

}  // namespace

TEST_CASE("a true bundle is proved, and what is not shown is said") {
  const Verdict verdict = verify(ProofMaker(7).bundle({2, 5}, {3, 6}), {});
  CHECK(verdict.proved());
  CHECK(verdict.shown.size() == 5);
  CHECK(
      says(verdict.shown, "Event 5 is in the log, in exactly these bytes: record_put of a person"));
  CHECK(says(verdict.shown, "begins with the 3 events of the earlier root"));
  CHECK(says(verdict.not_shown, "no head held elsewhere was given"));
  CHECK(says(verdict.not_shown, "they were not opened"));
  CHECK(says(verdict.not_shown, "Whose key it is"));
  CHECK(words_of(verdict).starts_with("PROVED\n"));
  CHECK(json_of(verdict, nullptr).starts_with(R"({"proved":true,"shown":[)"));
}

TEST_CASE("bundles of every size up to 20, of all their events and earlier trees, are proved") {
  for (std::size_t size = 0; size <= 20; ++size) {
    std::vector<std::size_t> events;
    for (std::size_t i = 0; i < size; ++i) events.push_back(i);
    std::vector<std::size_t> earlier = events;
    earlier.push_back(size);
    const auto bundle = decode_bundle(encode(ProofMaker(size).bundle(events, earlier)));
    REQUIRE(bundle);
    const Verdict verdict = verify(*bundle, {});
    REQUIRE(verdict.proved());
    REQUIRE(verdict.shown.size() == 1 + 2 * size + 1);
  }
}

TEST_CASE("each bit of a bundle that is flipped is refused, with the place") {
  const std::string text = encode(ProofMaker(7).bundle({2, 5}, {3, 6}));
  const unsigned step = tests::is_sanitized ? 3 : 1;  // of the bits
  std::size_t flips = 0;
  std::size_t by_reading = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (unsigned bit = static_cast<unsigned>(i) % step; bit < 8; bit += step) {
      std::string flipped = text;
      flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
      const auto fault = fault_of(flipped);
      CAPTURE(i);
      REQUIRE(fault.has_value());
      REQUIRE((!fault->place.empty() || fault->byte.has_value()));
      // A number that has grown is told at the next one, which is not above it any more; a
      // quotation mark that has become a digit one byte on.
      const bool at_next =
          fault->place == "/events/1/position" || fault->place == "/earlier/1/size";
      if (fault->byte && !at_next) REQUIRE(*fault->byte <= i + 1);
      by_reading += fault->byte ? 1 : 0;
      ++flips;
    }
  }
  MESSAGE("proof bundle: " << text.size() << " bytes, " << flips << " flips, all refused, "
                           << by_reading << " by reading, the others by proof");
  CHECK(flips >= text.size());
}

TEST_CASE("a flip is told at the member it is in") {
  const ProofBundle bundle = ProofMaker(7).bundle({2, 5}, {3, 6});
  const auto place = [&](auto change) {
    ProofBundle changed = bundle;
    change(changed);
    return verify(changed, {}).fault.value_or(Fault{}).place;
  };
  CHECK(place([](ProofBundle& b) { b.head.root[0] ^= 1U; }) == "/head");
  CHECK(place([](ProofBundle& b) { b.head.at[3] = '7'; }) == "/head");
  CHECK(place([](ProofBundle& b) { b.head.signature[63] ^= 1U; }) == "/head");
  CHECK(place([](ProofBundle& b) { b.events[1].position = 6; }) == "/events/1/position");
  CHECK(place([](ProofBundle& b) { b.events[1].position = 7; }) == "/events/1/position");
  CHECK(place([](ProofBundle& b) { b.events[0].sealed.back() ^= 1; }) == "/events/0");
  CHECK(place([](ProofBundle& b) { b.events[0].sealed.pop_back(); }) == "/events/0/sealed");
  CHECK(place([](ProofBundle& b) { b.events[0].sealed[2] ^= 1; }) == "/events/0/sealed");
  CHECK(place([](ProofBundle& b) { b.events[0].inclusion[1][9] ^= 1U; }) == "/events/0");
  CHECK(place([](ProofBundle& b) { b.events[0].inclusion.pop_back(); }) == "/events/0/inclusion");
  CHECK(place([](ProofBundle& b) { b.earlier[1].root[0] ^= 1U; }) == "/earlier/1");
  CHECK(place([](ProofBundle& b) { b.earlier[1].size = 8; }) == "/earlier/1/size");
  CHECK(place([](ProofBundle& b) { b.earlier[0].consistency[0][0] ^= 1U; }) == "/earlier/0");
}

TEST_CASE("events in another order, or another's in their place, are refused") {
  const ProofMaker maker(7);
  ProofBundle swapped = maker.bundle({2, 5}, {});
  std::swap(swapped.events[0].sealed, swapped.events[1].sealed);
  CHECK(verify(swapped, {}).fault->place == "/events/0/position");

  // A log whose events were put in another order has another root, whoever signs it.
  ProofMaker reordered(7);
  std::swap(reordered.leaves[2], reordered.leaves[5]);
  CHECK(verify(reordered.bundle({2}, {}), {}).fault->place == "/events/0/position");
  CHECK_FALSE(against(reordered.bundle({1}, {6}), maker.head(6)).proved());
}

TEST_CASE("a larger head held elsewhere shows that the log was cut off or rolled back") {
  const ProofMaker maker(9);
  const Head held = maker.head(9, "2026-11-01T10:00:00Z");
  const Verdict verdict = against(ProofMaker(7).bundle({2}, {}), held);
  REQUIRE_FALSE(verdict.proved());
  CHECK(verdict.fault->place == "minutes");
  CHECK(verdict.fault->what.find("cut off or rolled back") != std::string::npos);
  // The same head, signed after the bundle was made: then the bundle is only older.
  const Verdict older =
      against(ProofMaker(7).bundle({2}, {}), maker.head(9, "2026-12-01T10:00:00Z"));
  REQUIRE_FALSE(older.proved());
  CHECK(older.fault->what.find("is older") != std::string::npos);
}

TEST_CASE("a smaller head held elsewhere needs a consistency proof, and its limit is stated") {
  const ProofMaker maker(9);
  const Head held = maker.head(6, "2026-11-01T10:00:00Z");
  const Verdict good = against(maker.bundle({2}, {6}), held);
  CHECK(good.proved());
  CHECK(says(good.shown, "begins with the 6 events of the head held elsewhere (minutes)"));
  CHECK(says(good.not_shown, "nothing was cut off after the first 6 events"));
  CHECK(says(good.not_shown, "A smaller one cannot"));
  const Verdict missing = against(maker.bundle({2}, {5}), held);
  REQUIRE_FALSE(missing.proved());
  CHECK(missing.fault->what.find("--from-head") != std::string::npos);

  // What it cannot show: a log that had nine, was rolled back to seven and went on otherwise.
  CHECK(against(ProofMaker(9, 7, 'o').bundle({2}, {6}), held).proved());
  // Signed later than the bundle and yet smaller: something was cut back.
  const Verdict later = against(maker.bundle({}, {6}), maker.head(6, "2026-12-01T10:00:00Z"));
  REQUIRE_FALSE(later.proved());
  CHECK(later.fault->what.find("cut back") != std::string::npos);
}

TEST_CASE("a fork shows by every head after it, and by none before") {
  const ProofMaker ours(9);
  const ProofMaker theirs(9, 5, 'o');
  for (std::size_t size = 0; size <= 9; ++size) {
    const Head held = ours.head(size, "2026-11-01T10:00:00Z");
    CAPTURE(size);
    CHECK(against(ours.bundle({}, {size}), held).proved());
    CHECK(against(theirs.bundle({}, {size}), held).proved() == (size <= 5));
    // Claiming our root does not help them: the consistency proof fails.
    ProofBundle claimed = theirs.bundle({}, {size});
    claimed.earlier[0].root = held.root;
    CHECK(verify(claimed, {}).proved() == (size <= 5));
  }
  const Verdict fork = against(theirs.bundle({}, {}), ours.head(9, "2026-11-01T10:00:00Z"));
  CHECK(fork.fault->what.find("(a fork)") != std::string::npos);
}

TEST_CASE("a head of another scheme or by another key is not taken for one of this") {
  const ProofMaker maker(7);
  Head held = maker.head(7);
  CHECK(against(maker.bundle({}, {}), held).proved());
  held.scheme = "wigan";
  CHECK(against(maker.bundle({}, {}), held).fault->what.find("another scheme") !=
        std::string::npos);
  held = maker.head(7);
  held.public_key[0] ^= 1U;
  CHECK(against(maker.bundle({}, {}), held).fault->what.find("another key") != std::string::npos);
}

TEST_CASE("the key is compared in whole or by its fingerprint") {
  const ProofMaker maker(3);
  const ProofBundle bundle = maker.bundle({0}, {});
  const std::string print = fingerprint(bundle.head.public_key);
  for (const std::string& key : {print, to_hex(bundle.head.public_key)}) {
    CHECK(is_key_text(key));
    const Verdict verdict = verify(bundle, {{}, key});
    CHECK(verdict.proved());
    CHECK_FALSE(says(verdict.not_shown, "Whose key it is"));
  }
  std::string other = print;
  other[0] = other[0] == '0' ? '1' : '0';
  CHECK(verify(bundle, {{}, other}).fault->place == "/head/public_key");
  CHECK_FALSE(is_key_text("1a2b"));
  CHECK_FALSE(is_key_text(std::string(64, 'A')));
}

TEST_CASE("a held head is read as JSON with its signature, or as it was printed") {
  const Head head = ProofMaker(3).head(3);
  CHECK(*read_held(encode(head) + "\n") == printed(head));
  CHECK(*read_held(print(printed(head))) == printed(head));
  Head forged = head;
  forged.size = 2;
  CHECK(read_held(encode(forged)).fault().place == "/signature");
}

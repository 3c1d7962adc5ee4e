// SPDX-License-Identifier: Apache-2.0
// Proof bundles of a real scheme: checked by the verifier, which knows nothing of the store; every
// byte flipped; made before and after an erasure; by two stores that part from a common past.
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "api/audit.h"
#include "api/proof_bundles.h"
#include "api/verifier/sealed_event.h"
#include "api/verifier/verifying.h"
#include "graph/codec.h"
#include "store/engine_memory.h"
#include "store/event_format.h"
#include "tests/support/fixed_world.h"
#include "tests/support/sanitized.h"
#include "tests/support/stopping_files.h"
#include "tests/support/walked_scheme.h"
#include "tests/support/world.h"

using namespace kith;

namespace {

class ProvenScheme {
 public:
  ProvenScheme() {
    for (const char* folder : {"keys", "snapshots"}) {
      std::filesystem::create_directories(directory_.path() / folder);
    }
    scheme_ = api::Scheme::create({*engine_, directory_.path() / "keys",
                                   directory_.path() / "snapshots", files_, clock_, randomness_},
                                  "leigh", store::Tenant::scheme)
                  .value();
  }

  void put(const std::string& name) {
    store::Command command;
    command.events.push_back(graph::put_event(tests::a_person(name)));
    REQUIRE(scheme_->writer().submit(std::move(command)).ok());
  }
  void put_many(int count, const std::string& prefix) {
    for (int i = 0; i < count; ++i) put(prefix + std::to_string(i));
  }
  std::string bundle(const api::BundleQuestion& question) {
    return api::proof_bundle(*scheme_, question, clock_.now()).value();
  }
  std::string head() { return api::head_json(*scheme_, clock_.now()); }
  std::string printed_head() {
    return verifier::print(verifier::printed(api::signed_head(*scheme_, clock_.now())));
  }
  api::Scheme& scheme() { return *scheme_; }
  graph::Result<std::string> asked(const api::BundleQuestion& question) {
    return api::proof_bundle(*scheme_, question, clock_.now());
  }

 private:
  tests::TemporaryDirectory directory_;
  store::DurableFiles files_;
  tests::FixedClock clock_;
  tests::SharedRandomness randomness_;
  std::unique_ptr<store::MemoryEngine> engine_ = store::make_memory_engine({});
  std::unique_ptr<api::Scheme> scheme_;
};

verifier::Verdict verdict_of(const std::string& bundle, const std::vector<std::string>& held = {}) {
  const auto read = verifier::decode_bundle(bundle);
  REQUIRE(read);
  verifier::Against against;
  for (const std::string& text : held) {
    const auto head = verifier::read_held(text);
    REQUIRE(head);
    against.held.push_back({"held", *head});
  }
  return verifier::verify(*read, against);
}

}  // namespace

TEST_CASE("a bundle of every event, and from every earlier size, is proved by the verifier") {
  ProvenScheme world;
  api::BundleQuestion question;
  for (std::uint64_t size = 1; size <= 12; ++size) {
    question.events.push_back(size - 1);
    question.from.push_back(size - 1);
    const verifier::Verdict verdict = verdict_of(world.bundle(question));
    REQUIRE(verdict.proved());
    CHECK(verdict.shown.size() == 1 + 2 * size);
    world.put("p" + std::to_string(size));
  }
}

TEST_CASE("every bit of a real bundle that is flipped is refused, with the place") {
  ProvenScheme world;
  world.put_many(6, "p");
  const std::string head = world.head();
  world.put_many(3, "q");
  const std::string text = world.bundle({{4, 8}, std::nullopt, {7}});
  REQUIRE(verdict_of(text, {head}).proved());
  const unsigned step = tests::is_sanitized ? 7 : 1;
  std::size_t flips = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (unsigned bit = static_cast<unsigned>(i) % step; bit < 8; bit += step) {
      std::string flipped = text;
      flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
      const auto read = verifier::decode_bundle(flipped);
      const auto fault = read ? verifier::verify(*read, {}).fault : std::optional(read.fault());
      CAPTURE(i);
      REQUIRE(fault.has_value());
      REQUIRE((!fault->place.empty() || fault->byte.has_value()));
      ++flips;
    }
  }
  MESSAGE("bundle of a scheme: " << text.size() << " bytes, " << flips << " flips, all refused");
  CHECK(flips >= text.size());
}

TEST_CASE("the verifier reads of an event what the store wrote") {
  ProvenScheme world;
  world.put_many(2, "p");
  const store::EventLog& log = world.scheme().store().log();
  for (std::uint64_t i = 0; i < log.head().size; ++i) {
    const std::string leaf = log.leaf(i).value();
    const auto stored = store::decode_event(leaf);
    const auto seen = verifier::decode_sealed_event(leaf);
    REQUIRE(stored.ok());
    REQUIRE(seen);
    CHECK(seen->position == i);
    CHECK(seen->scheme == graph::to_text(stored->header.scheme.number));
    CHECK(seen->at == graph::to_text(stored->header.at));
    CHECK(seen->record == graph::to_text(stored->header.record));
    CHECK(seen->kind == graph::to_text(stored->header.kind));
    CHECK(seen->subjects.size() == stored->parts.size());
  }
}

TEST_CASE("the verifier has the store's word for every kind") {
  std::string leaf = [] {
    graph::EventHeader header;
    header.record.bytes.fill(1);
    return store::header_bytes(header, store::Stream::facts);
  }();
  for (int kind = 1; kind <= 40; ++kind) {
    leaf[27] = static_cast<char>(kind);
    const auto seen = verifier::decode_sealed_event(leaf);
    REQUIRE(seen);
    const bool is_known = store::decode_event(leaf).ok();
    CAPTURE(kind);
    CHECK(seen->kind == (is_known ? std::string(graph::to_text(static_cast<graph::Kind>(kind)))
                                  : "kind " + std::to_string(kind)));
  }
}

TEST_CASE("after an erasure every proof made before it, and every one made after, holds") {
  ProvenScheme world;
  world.put("maya");
  world.put("lee");
  const std::string number = graph::to_text(tests::number_of("maya"));
  const api::BundleQuestion of_maya{{}, tests::number_of("maya"), {}};
  const std::string before = world.bundle(of_maya);
  const std::string head_before = world.head();
  const std::string printed_before = world.printed_head();
  REQUIRE(world.scheme().erase(number).ok());
  CHECK(verdict_of(before).proved());
  // Nothing of the past was touched: the same bytes at the same place, and the same root before.
  const std::string after = world.bundle({{0, 1, 2}, std::nullopt, {3}});
  CHECK(verdict_of(after, {head_before, printed_before}).proved());
  const auto old_events = verifier::decode_bundle(before);
  const auto new_events = verifier::decode_bundle(after);
  CHECK(old_events->events[0].sealed == new_events->events[1].sealed);
  const auto certificate = verifier::decode_bundle(world.bundle({{3}, std::nullopt, {}}));
  CHECK(verifier::decode_sealed_event(certificate->events[0].sealed)->type == "subject_erased");
  // Her events are still found by their number, and prove.
  CHECK(verdict_of(world.bundle(of_maya), {head_before}).fault->what.find("--from-head") !=
        std::string::npos);
  CHECK(verdict_of(world.bundle({{}, tests::number_of("maya"), {3}}), {head_before}).proved());
  CHECK(world.scheme().store().log().verify()->whole());
}

TEST_CASE("two stores that part from a common past are told apart by any head after it") {
  // The same clock and randomness make the same scheme up to where they part.
  ProvenScheme ours;
  ProvenScheme theirs;
  for (ProvenScheme* each : {&ours, &theirs}) each->put_many(3, "p");
  REQUIRE(ours.head() == theirs.head());
  const std::string common = ours.head();
  theirs.head();
  ours.put("maya");
  theirs.put("lee");
  const std::string head_of_ours = ours.head();
  ours.put_many(2, "q");
  theirs.put_many(3, "q");

  CHECK(verdict_of(theirs.bundle({{}, std::nullopt, {4}}), {common}).proved());
  const std::string forked = theirs.bundle({{}, std::nullopt, {5}});
  const verifier::Verdict verdict = verdict_of(forked, {head_of_ours});
  REQUIRE_FALSE(verdict.proved());
  CHECK(verdict.fault->what.find("(a fork)") != std::string::npos);
  // Whoever puts our root into their bundle has no proof for it.
  auto claimed = *verifier::decode_bundle(forked);
  claimed.earlier[0].root = verifier::decode_head(head_of_ours)->root;
  CHECK(verifier::verify(claimed, {}).fault->place == "/earlier/0");
  // And Kith itself says so when it is shown the head.
  const auto check = api::check_head(theirs.scheme(), head_of_ours);
  REQUIRE(check.ok());
  CHECK_FALSE(check->holds);
  CHECK(check->words.starts_with("FORKED"));
}

TEST_CASE("a head that was kept is held against the log, in either form") {
  ProvenScheme world;
  world.put("p");
  for (const std::string& kept : {world.head(), world.printed_head()}) {
    const auto check = api::check_head(world.scheme(), kept);
    REQUIRE(check.ok());
    CHECK(check->holds);
  }
  ProvenScheme longer;
  longer.put_many(4, "p");
  const auto cut = api::check_head(world.scheme(), longer.head());
  CHECK_FALSE(cut->holds);
  CHECK(cut->words.starts_with("CUT OFF"));
  std::string slip = world.printed_head();
  slip[slip.find("events  ") + 8] = '7';
  const auto refused = api::check_head(world.scheme(), slip);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == graph::ErrorCode::malformed);
  CHECK(refused.error().message.find("line 3, group 1") != std::string::npos);
}

TEST_CASE("what is not there cannot be proved") {
  ProvenScheme world;
  CHECK(world.asked({{1}, std::nullopt, {}}).error().code == graph::ErrorCode::bad_input);
  CHECK(world.asked({{}, std::nullopt, {2}}).error().code == graph::ErrorCode::bad_input);
  CHECK(world.asked({{}, tests::number_of("nobody"), {}}).error().code ==
        graph::ErrorCode::not_found);
}

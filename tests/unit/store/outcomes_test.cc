// SPDX-License-Identifier: Apache-2.0
#include "store/outcomes.h"

#include <string>

#include <doctest/doctest.h>

#include "store/engine_memory.h"
#include "tests/support/fixed_world.h"
#include "tests/support/scheme_world.h"

using namespace kith;
using namespace kith::store;
using graph::ErrorCode;

namespace {

struct OutcomesWorld {
  tests::FixedRandomness randomness{1};
  SealingKey secret = draw_key(randomness);
  Outcomes outcomes{graph::SchemeNumber{randomness.number()}, secret};
  std::unique_ptr<MemoryEngine> engine = make_memory_engine();
};

Command::Idempotency named(const std::string& key, std::string_view request) {
  return {key, sha256(request)};
}

}  // namespace

TEST_CASE("an outcome read back is the one that was written") {
  const StoredOutcome outcome{{77, 3, false}, sha256("x").bytes};
  CHECK(decode_outcome(encode(outcome)) == outcome);
  CHECK_FALSE(decode_outcome(encode(outcome) + "x").has_value());
  CHECK_FALSE(decode_outcome(encode(outcome).substr(1)).has_value());
}

TEST_CASE("an outcome is found under its key and for its request only") {
  OutcomesWorld world;
  const auto asked = named("create maya", "body");
  Batch batch;
  batch.put(Space::index, world.outcomes.row_of(asked),
            encode(world.outcomes.outcome_of(asked, {5, 2, false})));
  REQUIRE(world.engine->write(batch).done());
  const auto found = world.outcomes.find(*world.engine, asked).value();
  REQUIRE(found.has_value());
  CHECK(world.outcomes.replay(*found, asked).value() == Committed{5, 2, true});
  CHECK(world.outcomes.replay(*found, named("create maya", "other")).error().code ==
        ErrorCode::conflict);
  CHECK_FALSE(world.outcomes.find(*world.engine, named("other", "body"))->has_value());
}

TEST_CASE("a damaged row is an error, not a free key") {
  OutcomesWorld world;
  const auto asked = named("k", "body");
  Batch batch;
  batch.put(Space::index, world.outcomes.row_of(asked), "?");
  REQUIRE(world.engine->write(batch).done());
  CHECK(world.outcomes.find(*world.engine, asked).error().code == ErrorCode::corrupt);
}

TEST_CASE("neither a client's key nor its request's digest stands in the row") {
  OutcomesWorld world;
  const auto asked = named("create maya", "body");
  const std::string row = world.outcomes.row_of(asked);
  const std::string value = encode(world.outcomes.outcome_of(asked, {5, 2, false}));
  CHECK(row.find("maya") == std::string::npos);
  CHECK(tests::hex(value).find(to_hex(asked.request)) == std::string::npos);
  SealingKey other_secret = draw_key(world.randomness);
  const Outcomes other(graph::SchemeNumber{}, other_secret);
  CHECK(other.row_of(asked).substr(16) != row.substr(16));
}

TEST_CASE("an erasure takes the outcomes of commands about the erased along, and no others") {
  tests::SchemeWorld world;
  const auto put = [&](std::string_view name) {
    Command command = tests::putting_person(name);
    command.idempotency = named(std::string(name), "body");
    return world.writer().submit(std::move(command));
  };
  REQUIRE(put("maya").ok());
  REQUIRE(put("george").ok());
  REQUIRE(world.scheme->erase(tests::subject_number("maya")).ok());
  CHECK(put("george")->replayed);
  CHECK(put("maya").error().code == ErrorCode::conflict);  // erased, not "used for another request"
  CHECK(put("maya").error().message.find("erased") != std::string::npos);
}

// SPDX-License-Identifier: Apache-2.0
// What store/engine.h promises, of every engine.
#include "store/engine.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/engines.h"

namespace {

using namespace std::chrono_literals;  // NOLINT: only literals
using kith::graph::ErrorCode;
using kith::store::Batch;
using kith::store::Engine;
using kith::store::Outcome;
using kith::store::Range;
using kith::store::Reader;
using kith::store::Space;
using kith::store::State;
using kith::store::Written;

Batch put(Space space, std::string_view key, std::string_view value) {
  Batch batch;
  batch.put(space, key, value);
  return batch;
}

void write(Engine& engine, const Batch& batch) {
  const Written written = engine.write(batch);
  REQUIRE_MESSAGE(written.done(), written.error.message);
}

std::optional<std::string> get(const Reader& reader, Space space, std::string_view key) {
  const auto found = reader.get(space, key);
  REQUIRE(found.ok());
  return *found;
}

// "a=1 b=2"
std::string listing(const Reader& reader, Space space, const Range& range = {}) {
  std::string text;
  const auto scanned = reader.scan(space, range, [&](std::string_view key, std::string_view value) {
    if (!text.empty()) text += ' ';
    text.append(key).append("=").append(value);
    return true;
  });
  REQUIRE(scanned.ok());
  return text;
}

}  // namespace

TEST_CASE_TEMPLATE("engine: what was put is there, what was not is not", World, ALL_ENGINES) {
  World world;
  Engine& engine = world.engine();
  write(engine, put(Space::log, "k", "v"));
  write(engine, put(Space::log, "empty", ""));
  CHECK(get(engine, Space::log, "k") == "v");
  CHECK(get(engine, Space::log, "empty") == "");
  CHECK_FALSE(get(engine, Space::log, "other").has_value());
  CHECK_FALSE(get(engine, Space::index, "k").has_value());
}

TEST_CASE_TEMPLATE("engine: keys are bytes, in the order of bytes", World, ALL_ENGINES) {
  World world;
  using namespace std::string_literals;  // NOLINT: only literals
  const std::vector<std::string> keys = {"\0"s,   "\0\0"s, "\0\x01"s, "A"s,       "a"s,
                                         "\x7f"s, "\x80"s, "\xff"s,   "\xff\xff"s};
  for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
    write(world.engine(), put(Space::meta, *key, "x"));
  }
  std::vector<std::string> found;
  REQUIRE(world.engine()
              .scan(Space::meta, {},
                    [&](std::string_view key, std::string_view) {
                      found.emplace_back(key);
                      return true;
                    })
              .ok());
  CHECK(found == keys);
}

TEST_CASE_TEMPLATE("engine: a batch happens in order, over all spaces", World, ALL_ENGINES) {
  World world;
  Batch batch;
  batch.put(Space::log, "a", "1");
  batch.put(Space::log, "a", "2");
  batch.put(Space::index, "b", "1");
  batch.erase(Space::index, "b");
  batch.erase(Space::meta, "never there");
  batch.erase_range(Space::access, Range{});
  batch.put(Space::access, "c", "1");
  write(world.engine(), batch);
  CHECK(listing(world.engine(), Space::log) == "a=2");
  CHECK(listing(world.engine(), Space::index).empty());
  CHECK(listing(world.engine(), Space::access) == "c=1");
}

TEST_CASE_TEMPLATE("engine: erasing a range leaves its end and other spaces", World, ALL_ENGINES) {
  World world;
  Engine& engine = world.engine();
  for (const Space space : {Space::log, Space::index}) {
    for (const char* key : {"a", "b", "c", "d"}) write(engine, put(space, key, "1"));
  }
  Batch middle;
  middle.erase_range(Space::log, Range{"b", "d"});
  write(engine, middle);
  CHECK(listing(engine, Space::log) == "a=1 d=1");
  Batch upside_down;
  upside_down.erase_range(Space::log, Range{"z", "a"});
  write(engine, upside_down);
  CHECK(listing(engine, Space::log) == "a=1 d=1");
  Batch to_the_end;
  to_the_end.erase_range(Space::log, Range{"b", ""});
  write(engine, to_the_end);
  CHECK(listing(engine, Space::log) == "a=1");
  CHECK(listing(engine, Space::index) == "a=1 b=1 c=1 d=1");
}

TEST_CASE_TEMPLATE("engine: a batch is refused unless all conditions hold", World, ALL_ENGINES) {
  World world;
  Engine& engine = world.engine();
  write(engine, put(Space::meta, "head", "7"));

  Batch right;
  right.expect(Space::meta, "head", "7");
  right.expect(Space::index, "key", std::nullopt);
  right.put(Space::meta, "head", "8");
  right.put(Space::index, "key", "done");
  CHECK(engine.write(right).outcome == Outcome::done);

  const Written again = engine.write(right);
  CHECK(again.outcome == Outcome::refused);
  CHECK(again.condition == 0);
  CHECK(again.error.code == ErrorCode::precondition_failed);

  Batch half;
  half.put(Space::log, "event", "x");
  half.expect(Space::meta, "head", "8");
  half.expect(Space::index, "key", std::nullopt);
  const Written refused = engine.write(half);
  CHECK(refused.outcome == Outcome::refused);
  CHECK(refused.condition == 2);
  CHECK_FALSE(get(engine, Space::log, "event").has_value());

  Batch missing;
  missing.expect(Space::meta, "no such key", "");
  CHECK(engine.write(missing).outcome == Outcome::refused);
}

TEST_CASE_TEMPLATE("engine: conditions ask what was there before the batch", World, ALL_ENGINES) {
  World world;
  Batch batch;
  batch.put(Space::meta, "head", "1");
  batch.expect(Space::meta, "head", std::nullopt);
  CHECK(world.engine().write(batch).done());
  CHECK(get(world.engine(), Space::meta, "head") == "1");
}

TEST_CASE_TEMPLATE("engine: a scan keeps to its range and stops when told", World, ALL_ENGINES) {
  World world;
  Engine& engine = world.engine();
  for (const char* key : {"a", "ab", "abc", "b", "c"}) write(engine, put(Space::log, key, "1"));
  CHECK(listing(engine, Space::log, Range{"ab", "c"}) == "ab=1 abc=1 b=1");
  CHECK(listing(engine, Space::log, Range{"abd", ""}) == "b=1 c=1");
  CHECK(listing(engine, Space::log, Range{"", "ab"}) == "a=1");
  CHECK(listing(engine, Space::log, Range{"c", "a"}).empty());
  CHECK(listing(engine, Space::log, kith::store::keys_with_prefix("ab")) == "ab=1 abc=1");
  int seen = 0;
  const auto stop_at_two = [&](std::string_view, std::string_view) { return ++seen < 2; };
  REQUIRE(engine.scan(Space::log, {}, stop_at_two).ok());
  CHECK(seen == 2);
}

TEST_CASE("keys_with_prefix: ends after the last key with the prefix") {
  using namespace std::string_literals;  // NOLINT: only literals
  CHECK(kith::store::keys_with_prefix("ab").to == "ac");
  CHECK(kith::store::keys_with_prefix("a\xff"s).to == "b");
  CHECK(kith::store::keys_with_prefix("\xff\xff"s).to.empty());
  CHECK(kith::store::keys_with_prefix("").from.empty());
}

TEST_CASE_TEMPLATE("engine: the last key of a range", World, ALL_ENGINES) {
  World world;
  Engine& engine = world.engine();
  for (const char* key : {"a1", "a2", "b1"}) write(engine, put(Space::log, key, key));
  const auto last = [&](const Range& range) {
    const auto found = engine.last(Space::log, range);
    REQUIRE(found.ok());
    return found->has_value() ? (*found)->key + "=" + (*found)->value : std::string("none");
  };
  CHECK(last({}) == "b1=b1");
  CHECK(last(kith::store::keys_with_prefix("a")) == "a2=a2");
  CHECK(last(Range{"a3", "b"}) == "none");
  CHECK(last(Range{"b", "a"}) == "none");
  CHECK(last(Range{"b2", ""}) == "none");
}

TEST_CASE_TEMPLATE("engine: a visitor may read, and sees no later writes", World, ALL_ENGINES) {
  World world;
  Engine& engine = world.engine();
  for (const char* key : {"a", "b", "c"}) write(engine, put(Space::log, key, "old"));
  std::string seen;
  REQUIRE(engine
              .scan(Space::log, {},
                    [&](std::string_view key, std::string_view value) {
                      seen.append(key).append(value).append(" ");
                      CHECK(get(engine, Space::log, "a").has_value());
                      if (key == "a") {
                        std::thread([&] { write(engine, put(Space::log, "b", "new")); }).join();
                      }
                      return true;
                    })
              .ok());
  CHECK(seen == "aold bold cold ");
  CHECK(get(engine, Space::log, "b") == "new");
}

TEST_CASE_TEMPLATE("engine: a snapshot stays as it is", World, ALL_ENGINES) {
  World world;
  Engine& engine = world.engine();
  write(engine, put(Space::log, "a", "1"));
  write(engine, put(Space::meta, "head", "1"));
  auto snapshot = engine.snapshot();
  REQUIRE(snapshot.ok());
  Batch batch;
  batch.erase_range(Space::log, Range{});
  batch.put(Space::log, "b", "2");
  batch.put(Space::meta, "head", "2");
  write(engine, batch);
  CHECK(listing(**snapshot, Space::log) == "a=1");
  CHECK(get(**snapshot, Space::meta, "head") == "1");
  const auto last = (*snapshot)->last(Space::log, {});
  REQUIRE(last.ok());
  CHECK((*last)->key == "a");
  CHECK(listing(engine, Space::log) == "b=2");
}

TEST_CASE_TEMPLATE("engine: sequences count batches that were done", World, ALL_ENGINES) {
  World world;
  Engine& engine = world.engine();
  CHECK(engine.write(put(Space::log, "a", "1")).sequence == 1);
  Batch refused;
  refused.expect(Space::log, "a", std::nullopt);
  CHECK(engine.write(refused).outcome == Outcome::refused);
  CHECK(engine.write(put(Space::log, "b", "1")).sequence == 2);
  CHECK(engine.write(Batch()).done());
  CHECK(engine.statistics().sequence == 2);
}

TEST_CASE_TEMPLATE("engine: the change feed tells of each space apart", World, ALL_ENGINES) {
  World world;
  Engine& engine = world.engine();
  const auto newest = [&](Space space) {
    const auto sequence = engine.wait_for_change(space, 0, 0ms);
    REQUIRE(sequence.ok());
    return *sequence;
  };
  CHECK(newest(Space::log) == 0);
  write(engine, put(Space::log, "a", "1"));
  write(engine, put(Space::index, "a", "1"));
  Batch condition_only;
  condition_only.expect(Space::log, "a", "1");
  condition_only.put(Space::meta, "m", "1");
  write(engine, condition_only);
  CHECK(newest(Space::log) == 1);
  CHECK(newest(Space::index) == 2);
  CHECK(newest(Space::meta) == 3);
  CHECK(newest(Space::access) == 0);
}

TEST_CASE_TEMPLATE("engine: the change feed wakes who waits", World, ALL_ENGINES) {
  World world;
  Engine& engine = world.engine();
  std::uint64_t seen = 0;
  std::thread waiter([&] { seen = engine.wait_for_change(Space::access, 0, 60s).value(); });
  write(engine, put(Space::log, "not this", "1"));
  write(engine, put(Space::access, "this", "1"));
  waiter.join();
  CHECK(seen == 2);
  const auto timed_out = engine.wait_for_change(Space::access, 2, 1ms);
  REQUIRE(timed_out.ok());
  CHECK(*timed_out == 2);
}

TEST_CASE_TEMPLATE("engine: closing wakes who waits, and ends everything", World, ALL_ENGINES) {
  World world;
  Engine& engine = world.engine();
  write(engine, put(Space::log, "a", "1"));
  ErrorCode woken = ErrorCode::bad_input;
  std::thread waiter([&] { woken = engine.wait_for_change(Space::log, 1, 60s).error().code; });
  std::this_thread::sleep_for(10ms);
  CHECK(engine.close().ok());
  waiter.join();
  CHECK(woken == ErrorCode::unavailable);

  const Written written = engine.write(put(Space::log, "b", "1"));
  CHECK(written.outcome == Outcome::failed_clean);
  CHECK(written.error.code == ErrorCode::unavailable);
  CHECK(engine.get(Space::log, "a").error().code == ErrorCode::unavailable);
  CHECK(engine.last(Space::log, {}).error().code == ErrorCode::unavailable);
  CHECK(engine.snapshot().error().code == ErrorCode::unavailable);
  CHECK(engine.sync().error().code == ErrorCode::unavailable);
  CHECK(engine.verify().error().code == ErrorCode::unavailable);
  CHECK(engine.checkpoint("x").error().code == ErrorCode::unavailable);
  const auto ignore = [](std::string_view, std::string_view) { return true; };
  CHECK(engine.scan(Space::log, {}, ignore).error().code == ErrorCode::unavailable);
  CHECK(engine.statistics().state == State::closed);
  CHECK(engine.close().ok());
}

TEST_CASE_TEMPLATE("engine: what was done is there after reopening", World, ALL_ENGINES) {
  World world;
  write(world.engine(), put(Space::log, "a", "1"));
  CHECK(world.engine()
            .write(put(Space::access, "b", "1"), {.durability = kith::store::Durability::buffered})
            .done());
  REQUIRE(world.engine().sync().ok());
  REQUIRE(world.engine().close().ok());
  world.reopen();
  CHECK(get(world.engine(), Space::log, "a") == "1");
  CHECK(get(world.engine(), Space::access, "b") == "1");
  CHECK(world.engine().write(put(Space::log, "c", "1")).sequence == 1);
}

TEST_CASE_TEMPLATE("engine: a batch that is too large is not written", World, ALL_ENGINES) {
  World world;
  Batch batch;
  batch.put(Space::log, "small", "1");
  batch.put(Space::log, "large", std::string(kith::store::batch_bytes_max, 'x'));
  const Written written = world.engine().write(batch);
  CHECK(written.outcome == Outcome::failed_clean);
  CHECK(written.error.code == ErrorCode::too_large);
  CHECK_FALSE(get(world.engine(), Space::log, "small").has_value());
  CHECK(world.engine().write(put(Space::log, "next", "1")).done());
}

TEST_CASE_TEMPLATE("engine: verifying counts what it has read", World, ALL_ENGINES) {
  World world;
  write(world.engine(), put(Space::log, "abc", "12345"));
  write(world.engine(), put(Space::meta, "k", ""));
  const auto verified = world.engine().verify();
  REQUIRE(verified.ok());
  CHECK(verified->keys == 2);
  CHECK(verified->bytes == 9);
}

TEST_CASE_TEMPLATE("engine: statistics", World, ALL_ENGINES) {
  World world;
  for (int i = 0; i < 10; ++i) write(world.engine(), put(Space::log, std::to_string(i), "v"));
  const auto statistics = world.engine().statistics();
  CHECK(statistics.state == State::writing);
  CHECK(statistics.sequence == 10);
  CHECK(statistics.keys[static_cast<std::size_t>(Space::log)] == 10);
  CHECK(statistics.memory_bytes >= 20);
}

TEST_CASE_TEMPLATE("engine: random batches do what they do to a map", World, ALL_ENGINES) {
  World world;
  std::map<std::string, std::string> model;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    std::mt19937_64 random(seed);
    CAPTURE(seed);
    const auto below = [&](std::uint64_t n) { return random() % n; };
    const auto key = [&] { return std::string(1 + below(2), static_cast<char>('a' + below(6))); };
    for (int round = 0; round < 60; ++round) {
      Batch batch;
      auto next = model;
      bool holds = true;
      for (std::uint64_t i = below(6); i > 0; --i) {
        const std::string at = key();
        const std::string to = key();
        switch (below(8)) {
          case 0:
            batch.erase(Space::log, at);
            next.erase(at);
            break;
          case 1:
            batch.erase_range(Space::log, Range{at, to});
            if (at < to) next.erase(next.lower_bound(at), next.lower_bound(to));
            break;
          case 2:
            batch.expect(Space::log, at, std::nullopt);
            holds = holds && !model.contains(at);
            break;
          default: batch.put(Space::log, at, to); next[at] = to;
        }
      }
      CHECK(world.engine().write(batch).done() == holds);
      if (holds) model = next;
    }
    if (seed == 2) world.reopen();
    std::string expected;
    for (const auto& [at, value] : model) {
      expected.append(expected.empty() ? "" : " ").append(at).append("=").append(value);
    }
    CHECK(listing(world.engine(), Space::log) == expected);
  }
}

// SPDX-License-Identifier: Apache-2.0
#include "store/writer.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "graph/limits.h"
#include "tests/support/scheme_world.h"

using namespace kith;
using namespace kith::store;
using graph::ErrorCode;
using tests::number_of;
using tests::putting_person;

namespace {

Command with_key(Command command, const std::string& key, std::string_view request) {
  command.idempotency = Command::Idempotency{key, sha256(request)};
  return command;
}

// Records in turn, then the end.
EventSource source_of(std::vector<graph::Record> records) {
  return [records = std::move(records),
          next = std::size_t{0}]() mutable -> graph::Result<std::optional<graph::PreparedEvent>> {
    if (next == records.size()) return std::optional<graph::PreparedEvent>();
    return std::optional<graph::PreparedEvent>(graph::put_event(records[next++]));
  };
}

// `count` people; some 10,000 of them make several chunks.
EventSource people(std::size_t count, std::size_t bad = SIZE_MAX) {
  return
      [=, next = std::size_t{0}]() mutable -> graph::Result<std::optional<graph::PreparedEvent>> {
        if (next == bad) return graph::Error{ErrorCode::bad_input, "line 7"};
        if (next == count) return std::optional<graph::PreparedEvent>();
        graph::Person person = tests::a_person("p" + std::to_string(next++));
        person.called = std::string(180, 'x');
        graph::Event event = graph::put_event(person);
        return std::optional<graph::PreparedEvent>(std::move(event));
      };
}

bool has_person(const graph::View& view, std::string_view name) {
  return view.find<graph::Person>(number_of(name)) != nullptr;
}

}  // namespace

TEST_CASE("a command's events are in the log and in the view, with position and time") {
  tests::SchemeWorld world;
  const graph::View before = world.writer().view();
  const Committed done = world.writer().submit(putting_person("maya")).value();
  CHECK(done == Committed{1, 1, false});
  CHECK(has_person(world.writer().view(), "maya"));
  CHECK_FALSE(has_person(before, "maya"));
  const graph::Event event = world.log().read(1).value();
  CHECK(event.header.scheme == world.scheme->entry().number);
  CHECK(event.header.position == 1);
  CHECK(event.header.at.microseconds > 0);
  CHECK(event.header.record == number_of("maya"));
  CHECK(world.writer().view().position() == world.log().head().size);
}

TEST_CASE("a refused command changes nothing and says why") {
  tests::SchemeWorld world;
  const LogHead before = world.log().head();
  const auto refused = world.writer().submit(tests::putting({tests::living_in("maya", "elm")}));
  CHECK(refused.error().code == ErrorCode::bad_input);
  CHECK(refused.error().faults.size() >= 2);
  CHECK(world.log().head() == before);
  CHECK(world.writer().submit({}).error().code == ErrorCode::bad_input);
}

TEST_CASE("records of one command may refer to each other, and stand or fall together") {
  tests::SchemeWorld world;
  const Committed done =
      world.writer()
          .submit(tests::putting(
              {tests::living_in("maya", "elm"), tests::a_person("maya"), tests::a_home("elm")}))
          .value();
  CHECK(done == Committed{1, 3, false});
  const LogHead before = world.log().head();
  const auto refused = world.writer().submit(
      tests::putting({tests::a_person("george"), tests::living_in("george", "oak")}));
  CHECK(refused.error().code == ErrorCode::bad_input);
  CHECK(world.log().head() == before);
  CHECK_FALSE(has_person(world.writer().view(), "george"));
  CHECK(world.writer().submit(putting_person("george")).ok());
}

TEST_CASE("the same command again gets the first outcome again and does nothing") {
  tests::SchemeWorld world;
  const Committed first =
      world.writer().submit(with_key(putting_person("maya"), "k1", "body")).value();
  const Committed again =
      world.writer().submit(with_key(putting_person("maya"), "k1", "body")).value();
  CHECK(again == Committed{first.first, first.count, true});
  CHECK(world.log().head().size == 2);
  const auto other = world.writer().submit(with_key(putting_person("maya"), "k1", "other body"));
  CHECK(other.error().code == ErrorCode::conflict);
  CHECK(world.writer().submit(with_key(putting_person("maya"), "k2", "body"))->replayed == false);
  world.reopen();
  CHECK(world.writer().submit(with_key(putting_person("maya"), "k1", "body"))->replayed);
}

TEST_CASE("a refused command leaves its idempotency key free") {
  tests::SchemeWorld world;
  const auto command = tests::putting({tests::living_in("maya", "elm")});
  CHECK_FALSE(world.writer().submit(with_key(command, "k", "b")).ok());
  CHECK(world.writer().submit(with_key(putting_person("maya"), "k", "c")).ok());
}

TEST_CASE("idempotency keys have a size, and commands too") {
  tests::SchemeWorld world;
  const auto with = [&](std::size_t size) {
    return world.writer().submit(
        with_key(putting_person("p" + std::to_string(size)), std::string(size, 'k'), ""));
  };
  CHECK(with(0).error().code == ErrorCode::bad_input);
  CHECK(with(1).ok());
  CHECK(with(128).ok());
  CHECK(with(129).error().code == ErrorCode::bad_input);
  Command huge = putting_person("maya");
  huge.events[0].parts[0].bytes.resize(graph::limits::group_bytes_max);
  CHECK(world.writer().submit(huge).error().code == ErrorCode::too_large);
}

TEST_CASE("a change with a precondition loses against one that came first") {
  tests::SchemeWorld world;
  const auto put = [&](std::string_view called, std::optional<std::uint64_t> changed_at) {
    Command command = putting_person("maya", called);
    command.preconditions = {{number_of("maya"), changed_at}};
    return world.writer().submit(std::move(command));
  };
  REQUIRE(put("first", std::nullopt)->first == 1);
  CHECK(put("again", std::nullopt).error().code == ErrorCode::precondition_failed);
  REQUIRE(put("second", 1)->first == 2);
  const auto late = put("late", 1);
  CHECK(late.error().code == ErrorCode::precondition_failed);
  REQUIRE(late.error().faults.size() == 1);
  CHECK(late.error().faults[0].pointer == "/preconditions/0");
  CHECK(world.writer().view().find<graph::Person>(number_of("maya"))->called == "second");
}

TEST_CASE("no space: nothing is written, and writing goes on when there is space again") {
  tests::SchemeWorld world;
  world.fault = [](std::uint64_t, const Batch&) { return MemoryFault::full; };
  const LogHead before = world.log().head();
  CHECK(world.writer().submit(with_key(putting_person("maya"), "k", "b")).error().code ==
        ErrorCode::storage_full);
  CHECK(world.log().head() == before);
  CHECK_FALSE(has_person(world.writer().view(), "maya"));
  world.fault = nullptr;
  CHECK(world.writer().submit(with_key(putting_person("maya"), "k", "b"))->replayed == false);
  CHECK(has_person(world.writer().view(), "maya"));
}

TEST_CASE("an unknown outcome stops writing, and the key tells after opening again") {
  for (const MemoryFault fault : {MemoryFault::unknown_lost, MemoryFault::unknown_written}) {
    tests::SchemeWorld world;
    world.fault = [fault](std::uint64_t, const Batch&) { return fault; };
    const auto command = with_key(putting_person("maya"), "k", "b");
    CHECK(world.writer().submit(command).error().code == ErrorCode::outcome_unknown);
    world.fault = nullptr;
    CHECK_FALSE(has_person(world.writer().view(), "maya"));
    CHECK(world.writer().stopped()->code == ErrorCode::unavailable);
    CHECK(world.writer().submit(putting_person("george")).error().code == ErrorCode::unavailable);
    world.reopen();
    CHECK(world.log().verify()->whole());
    const bool written = fault == MemoryFault::unknown_written;
    CHECK(has_person(world.writer().view(), "maya") == written);
    CHECK(world.writer().submit(command)->replayed == written);
    CHECK(has_person(world.writer().view(), "maya"));
    CHECK(world.log().head().size == 2);
  }
}

TEST_CASE("a subject whose key cannot be made durable is refused, others go on") {
  tests::SchemeWorld world;
  for (int i = 0; i < 255; ++i) {
    REQUIRE(world.writer().submit(putting_person("p" + std::to_string(i))).ok());
  }
  world.files.stop_at(1);
  CHECK(world.writer().submit(putting_person("one more")).error().code ==
        ErrorCode::storage_failed);
  CHECK_FALSE(has_person(world.writer().view(), "one more"));
  CHECK(world.writer().submit(putting_person("p3", "changed")).ok());
  world.files.go_on();
  CHECK(world.writer().submit(putting_person("one more")).ok());
  world.reopen();
  CHECK(has_person(world.writer().view(), "one more"));
  CHECK(world.log().verify()->whole());
}

TEST_CASE("an import is there as a whole, references in any order") {
  tests::SchemeWorld world;
  const Committed done = world.writer()
                             .bulk(source_of({tests::living_in("maya", "elm"), tests::a_home("elm"),
                                              tests::a_person("maya")}))
                             .value();
  CHECK(done == Committed{1, 3, false});
  CHECK(has_person(world.writer().view(), "maya"));
  CHECK(world.writer().bulk(source_of({})).value() == Committed{4, 0, false});
}

TEST_CASE("an import that is refused at its end leaves nothing, and gives the events at fault") {
  tests::SchemeWorld world;
  const LogHead before = world.log().head();
  const auto refused = world.writer().bulk(source_of(
      {tests::a_person("maya"), tests::a_person("george"), tests::living_in("maya", "elm")}));
  CHECK(refused.error().code == ErrorCode::bad_input);
  REQUIRE_FALSE(refused.error().faults.empty());
  CHECK(refused.error().faults[0].line == 3);
  CHECK(world.log().head() == before);
  CHECK_FALSE(has_person(world.writer().view(), "maya"));
}

TEST_CASE("an import of many chunks is readable only as a whole") {
  tests::SchemeWorld world;
  std::size_t chunks = 0;
  world.fault = [&](std::uint64_t, const Batch&) {
    ++chunks;
    CHECK(world.log().head().size == 1);
    CHECK(world.writer().view().position() == 1);
    return MemoryFault::none;
  };
  const std::size_t count = 12'000;
  const auto done = world.writer().bulk(people(count));
  REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().message));
  CHECK(done->count == count);
  world.fault = nullptr;
  CHECK(chunks >= 2);
  CHECK(world.log().head().size == count + 1);
  const graph::View view = world.writer().view();
  world.reopen();
  CHECK(tests::same_view(world.writer().view(), view));
}

TEST_CASE("an import given up after chunks were written leaves nothing, and its keys are gone") {
  tests::SchemeWorld world;
  REQUIRE(world.writer().submit(putting_person("maya")).ok());
  const graph::View before = world.writer().view();
  const std::size_t keys = world.scheme->keys().size();
  CHECK(world.writer().bulk(people(12'000, 11'999)).error().message == "line 7");
  CHECK(tests::same_view(world.writer().view(), before));
  CHECK(world.scheme->keys().size() == keys);
  CHECK(world.scheme->keys().keyring().epoch() == 2);
  REQUIRE(world.writer().submit(putting_person("george")).ok());
  world.reopen();
  CHECK(world.scheme->report().removed == 0);
  CHECK(has_person(world.writer().view(), "george"));
  CHECK_FALSE(has_person(world.writer().view(), "p5"));
  CHECK(world.log().verify()->whole());
}

TEST_CASE("an import cut short by the end of the process is removed at the next opening") {
  tests::SchemeWorld world;
  const graph::View before = world.writer().view();
  std::size_t batches = 0;
  // The second chunk is lost with the process.
  world.fault = [&](std::uint64_t, const Batch&) {
    return ++batches == 2 ? MemoryFault::unknown_lost : MemoryFault::none;
  };
  CHECK(world.writer().bulk(people(12'000)).error().code == ErrorCode::outcome_unknown);
  world.fault = nullptr;
  world.reopen();
  CHECK(world.scheme->report().removed > 1000);
  CHECK(world.scheme->report().notes.size() == 1);
  CHECK(tests::same_view(world.writer().view(), before));
  CHECK(world.scheme->keys().size() == 1);
  REQUIRE(world.writer().bulk(people(10)).ok());
  CHECK(world.log().verify()->whole());
}

TEST_CASE("a certificate needs somebody to be erased, once") {
  tests::SchemeWorld world;
  REQUIRE(world.writer().submit(putting_person("maya")).ok());
  const auto erase = [&](std::string_view name) {
    return world.writer().certify_erasure(tests::subject_number(name), graph::Kind::person);
  };
  CHECK(erase("george").error().code == ErrorCode::not_found);
  REQUIRE(erase("maya").ok());
  CHECK(erase("maya").error().code == ErrorCode::conflict);
  CHECK_FALSE(has_person(world.writer().view(), "maya"));
  CHECK(world.writer().submit(putting_person("maya")).error().code == ErrorCode::conflict);
}

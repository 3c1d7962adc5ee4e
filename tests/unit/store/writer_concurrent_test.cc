// SPDX-License-Identifier: Apache-2.0
// Many clients, readers and an erasure at once; run under the thread sanitizer.
#include <atomic>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "store/randomness.h"
#include "store/writer.h"
#include "tests/support/scheme_world.h"

using namespace kith;
using namespace kith::store;
using graph::ErrorCode;

namespace {

constexpr int clients = 8;
constexpr int commands_a_client = 40;

// The machine's randomness, and a clock that may be asked by anybody.
class AtomicClock : public graph::Clock {
 public:
  graph::Instant now() override { return {++microseconds_}; }

 private:
  std::atomic<std::int64_t> microseconds_{1'800'000'000'000'000};
};

struct World {
  tests::TemporaryDirectory directory;
  tests::StoppingFiles files;
  AtomicClock clock;
  SystemRandomness randomness;
  std::atomic<std::uint64_t> batches{0};
  std::atomic<std::uint64_t> fail_at{0};  // 0: never
  std::unique_ptr<MemoryEngine> engine = make_memory_engine({[this](std::uint64_t, const Batch&) {
    return ++batches == fail_at ? MemoryFault::unknown_written : MemoryFault::none;
  }});
  std::unique_ptr<SchemeStore> scheme;

  World() {
    std::filesystem::create_directories(directory.path() / "keys");
    std::filesystem::create_directories(directory.path() / "snapshots");
    scheme = SchemeStore::create(surroundings(), "leigh").value();
  }
  Surroundings surroundings() {
    return {*engine,   directory.path() / "keys", directory.path() / "snapshots", files, clock,
            randomness};
  }
};

std::string name_of(int client, int number) {
  return "c" + std::to_string(client) + "-" + std::to_string(number);
}

Command command_of(int client, int number) {
  Command command = tests::putting_person(name_of(client, number));
  command.idempotency = Command::Idempotency{name_of(client, number), sha256("body")};
  return command;
}

template <class Work>
void run_clients(const Work& work) {
  std::vector<std::thread> threads;
  for (int client = 0; client < clients; ++client) threads.emplace_back(work, client);
  for (std::thread& thread : threads) thread.join();
}

}  // namespace

TEST_CASE("every acknowledged command has places of its own, and is readable at once") {
  World world;
  std::mutex mutex;
  std::set<std::uint64_t> places;
  std::atomic<int> unreadable{0};
  run_clients([&](int client) {
    for (int i = 0; i < commands_a_client; ++i) {
      const Committed done = world.scheme->writer().submit(command_of(client, i)).value();
      const graph::View view = world.scheme->view();
      if (view.changed_at(tests::number_of(name_of(client, i))) != done.first) ++unreadable;
      if (!world.scheme->log().read(done.first).ok()) ++unreadable;
      const std::lock_guard lock(mutex);
      places.insert(done.first);
    }
  });
  CHECK(unreadable == 0);
  CHECK(places.size() == clients * commands_a_client);
  CHECK(*places.rbegin() == places.size());
  CHECK(world.scheme->log().verify()->whole());
  CHECK(world.batches < clients * commands_a_client + 2);
}

TEST_CASE("one idempotency key from all clients at once has one effect") {
  World world;
  std::atomic<int> first{0};
  run_clients([&](int) {
    for (int i = 0; i < commands_a_client; ++i) {
      if (!world.scheme->writer().submit(command_of(0, i))->replayed) ++first;
    }
  });
  CHECK(first == commands_a_client);
  CHECK(world.scheme->log().head().size == 1 + commands_a_client);
}

TEST_CASE("of clients that change one record with a precondition, one wins each time") {
  World world;
  std::atomic<int> won{0};
  REQUIRE(world.scheme->writer().submit(tests::putting_person("maya")).ok());
  run_clients([&](int client) {
    for (int i = 0; i < commands_a_client; ++i) {
      Command command = tests::putting_person("maya", name_of(client, i));
      const auto number = tests::number_of("maya");
      command.preconditions = {{number, world.scheme->view().changed_at(number)}};
      if (world.scheme->writer().submit(std::move(command)).ok()) ++won;
    }
  });
  CHECK(won >= 1);
  CHECK(world.scheme->log().head().size == 2 + static_cast<std::uint64_t>(won));
}

TEST_CASE("readers see a view whole, and never one that is not durable") {
  World world;
  std::atomic<bool> done{false};
  std::atomic<int> wrong{0};
  std::thread reader([&] {
    std::uint64_t last = 0;
    while (!done) {
      const graph::View view = world.scheme->view();
      const std::uint64_t position = view.position();
      if (position < last || position > world.scheme->log().head().size) ++wrong;
      if (view.count(graph::Kind::person) + 1 != position) ++wrong;
      last = position;
    }
  });
  run_clients([&](int client) {
    for (int i = 0; i < commands_a_client; ++i) {
      if (!world.scheme->writer().submit(command_of(client, i)).ok()) ++wrong;
    }
  });
  done = true;
  reader.join();
  CHECK(wrong == 0);
}

TEST_CASE("erasures, snapshots and imports among commands leave a whole log") {
  World world;
  std::atomic<int> wrong{0};
  run_clients([&](int client) {
    for (int i = 0; i < commands_a_client / 4; ++i) {
      const std::string name = name_of(client, i);
      if (!world.scheme->writer().submit(command_of(client, i)).ok()) ++wrong;
      if (client == 0 && !world.scheme->erase(tests::subject_number(name)).ok()) ++wrong;
      if (client == 1 && !world.scheme->write_snapshot().ok()) ++wrong;
      if (client != 2) continue;
      int left = 5;
      const auto imported =
          world.scheme->writer().bulk([&]() -> graph::Result<std::optional<graph::PreparedEvent>> {
            if (left-- == 0) return std::optional<graph::PreparedEvent>();
            return std::optional<graph::PreparedEvent>(
                graph::put_event(tests::a_person(name + "/" + std::to_string(left))));
          });
      if (!imported.ok()) ++wrong;
    }
  });
  CHECK(wrong == 0);
  CHECK(world.scheme->log().verify()->whole());
  const graph::View view = world.scheme->view();
  world.scheme.reset();
  world.scheme = SchemeStore::open(world.surroundings(), "leigh").value();
  CHECK(tests::same_view(world.scheme->view(), view));
}

TEST_CASE("after an unknown outcome no command has half an effect, and none twice") {
  for (const std::uint64_t fail_at : {2U, 5U, 9U}) {
    World world;
    world.fail_at = fail_at;
    std::atomic<int> acknowledged{0};
    run_clients([&](int client) {
      for (int i = 0; i < commands_a_client; ++i) {
        const auto done = world.scheme->writer().submit(command_of(client, i));
        if (done.ok()) ++acknowledged;
        if (!done.ok()) return;
      }
    });
    CHECK(world.scheme->writer().stopped().has_value());
    world.scheme.reset();
    world.engine->reopen();
    world.scheme = SchemeStore::open(world.surroundings(), "leigh").value();
    const std::uint64_t size = world.scheme->log().head().size;
    CHECK(size >= 1 + static_cast<std::uint64_t>(acknowledged));
    CHECK(world.scheme->log().verify()->whole());
    run_clients([&](int client) {
      for (int i = 0; i < commands_a_client; ++i) {
        static_cast<void>(world.scheme->writer().submit(command_of(client, i)).ok());
      }
    });
    CHECK(world.scheme->log().head().size == 1 + clients * commands_a_client);
  }
}

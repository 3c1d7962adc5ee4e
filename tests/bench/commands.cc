// SPDX-License-Identifier: Apache-2.0
// Durable commands through the whole store (validation, sealing, tree, idempotency key, one synced
// batch a group) beside raw RocksDB synced puts of 400 bytes, on the same disk in the same run,
// taken in turns. Prints medians over rounds and their ratio.
//
//   bench_commands [--smoke] [--rounds N] [--folder F]
//
// Afterwards the store is opened again and must hold every command that was answered, whole.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <rocksdb/db.h>

#include "store/engine_rocksdb.h"
#include "store/randomness.h"
#include "store/scheme_store.h"
#include "tests/support/scheme_world.h"

using namespace kith;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t value_bytes = 400;
constexpr int people = 64;

[[noreturn]] void fail(const std::string& why) {
  std::fprintf(stderr, "bench_commands: %s\n", why.c_str());
  std::exit(1);
}

class SystemClock : public graph::Clock {
 public:
  graph::Instant now() override {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
  }
};

// One client's work a call; the number of calls so far makes each different.
class Contestant {
 public:
  virtual ~Contestant() = default;
  virtual void write(std::uint64_t number) = 0;
};

class RawPuts : public Contestant {
 public:
  explicit RawPuts(const std::filesystem::path& folder) {
    rocksdb::Options options;
    options.create_if_missing = true;
    rocksdb::DB* opened = nullptr;
    if (!rocksdb::DB::Open(options, folder.string(), &opened).ok()) fail("cannot open raw RocksDB");
    db_.reset(opened);
    options_.sync = true;
  }
  void write(std::uint64_t number) override {
    std::string key(24, '\0');
    std::memcpy(key.data(), &number, sizeof number);
    if (!db_->Put(options_, key, std::string(value_bytes, 'v')).ok()) fail("a raw put failed");
  }

 private:
  std::unique_ptr<rocksdb::DB> db_;
  rocksdb::WriteOptions options_;
};

class Commands : public Contestant {
 public:
  explicit Commands(std::filesystem::path folder) : folder_(std::move(folder)) {
    for (const char* each : {"keys", "snapshots"}) {
      std::filesystem::create_directories(folder_ / each);
    }
    open(true);
    scheme_ = store::SchemeStore::create(surroundings(), "leigh").value();
    for (int i = 0; i < people; ++i) put(static_cast<std::uint64_t>(i), false);
    answered_ = people;
  }
  void write(std::uint64_t number) override {
    put(number, true);
    ++answered_;
  }
  // Opens again and looks.
  void check() {
    const std::uint64_t size = scheme_->log().head().size;
    if (size != answered_ + 1) fail("the log does not hold what was answered");
    scheme_.reset();
    engine_.reset();
    open(false);
    scheme_ = store::SchemeStore::open(surroundings(), "leigh").value();
    const store::Verification found = scheme_->log().verify().value();
    if (!found.whole() || found.events != size) fail("the log is not whole after opening again");
  }
  std::size_t event_bytes() const {
    return scheme_->log().leaf(scheme_->log().head().size - 1).value().size();
  }

 private:
  void open(bool create) {
    store::RocksdbOptions options;
    options.folder = folder_ / "db";
    options.create = create;
    engine_ = store::open_rocksdb(options).value();
  }
  store::Surroundings surroundings() {
    return {*engine_, folder_ / "keys", folder_ / "snapshots", files_, clock_, randomness_};
  }
  void put(std::uint64_t number, bool with_key) {
    graph::Person person = tests::a_person("p" + std::to_string(number % people));
    person.called = std::to_string(number) + std::string(150, 'c');
    store::Command command = tests::putting({person});
    if (with_key) {
      command.idempotency = {"key " + std::to_string(number), store::sha256("body")};
    }
    if (!scheme_->writer().submit(std::move(command)).ok()) fail("a command failed");
  }

  std::filesystem::path folder_;
  store::DurableFiles files_;
  SystemClock clock_;
  store::SystemRandomness randomness_;
  std::unique_ptr<store::Engine> engine_;
  std::unique_ptr<store::SchemeStore> scheme_;
  std::atomic<std::uint64_t> answered_{0};
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

struct Round {
  double per_second = 0;
  double p50_microseconds = 0;
  double p99_microseconds = 0;
};

std::atomic<std::uint64_t> next_number{1'000};

// `count` writes by `clients` threads.
Round run(Contestant& contestant, int clients, int count) {
  std::vector<std::vector<double>> times(static_cast<std::size_t>(clients));
  const auto work = [&](std::size_t client) {
    for (int i = 0; i < count / clients; ++i) {
      const auto start = Clock::now();
      contestant.write(next_number++);
      const std::chrono::duration<double, std::micro> took = Clock::now() - start;
      times[client].push_back(took.count());
    }
  };
  const auto start = Clock::now();
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < times.size(); ++i) threads.emplace_back(work, i);
  for (std::thread& thread : threads) thread.join();
  const std::chrono::duration<double> took = Clock::now() - start;
  std::vector<double> all;
  for (const auto& each : times) all.insert(all.end(), each.begin(), each.end());
  std::sort(all.begin(), all.end());
  return {static_cast<double>(all.size()) / took.count(), all[all.size() / 2],
          all[all.size() * 99 / 100]};
}

void compare(Contestant& raw, Contestant& ours, int clients, int count, int rounds) {
  std::vector<double> raw_rate, our_rate, ratio, raw_p50, our_p50, raw_p99, our_p99;
  for (int i = 0; i < rounds; ++i) {
    const Round a = run(raw, clients, count);
    const Round b = run(ours, clients, count);
    raw_rate.push_back(a.per_second);
    our_rate.push_back(b.per_second);
    ratio.push_back(b.per_second / a.per_second);
    raw_p50.push_back(a.p50_microseconds);
    our_p50.push_back(b.p50_microseconds);
    raw_p99.push_back(a.p99_microseconds);
    our_p99.push_back(b.p99_microseconds);
  }
  std::printf(
      "%3d clients: raw %8.0f/s p50 %6.0f us p99 %6.0f us | commands %8.0f/s p50 %6.0f us "
      "p99 %6.0f us | ratio %.2f (%.2f to %.2f), p50 added %.0f us\n",
      clients, median(raw_rate), median(raw_p50), median(raw_p99), median(our_rate),
      median(our_p50), median(our_p99), median(ratio),
      *std::min_element(ratio.begin(), ratio.end()), *std::max_element(ratio.begin(), ratio.end()),
      median(our_p50) - median(raw_p50));
}

}  // namespace

int main(int argc, char** argv) {
  bool smoke = false;
  int rounds = 7;
  std::filesystem::path folder = std::filesystem::temp_directory_path();
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--smoke") smoke = true;
    if (argument == "--rounds" && i + 1 < argc) rounds = std::max(1, std::atoi(argv[++i]));
    if (argument == "--folder" && i + 1 < argc) folder = argv[++i];
  }
  std::string name = (folder / "kith-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) fail("cannot make a folder in " + folder.string());
  {
    RawPuts raw(std::filesystem::path(name) / "raw");
    Commands ours(std::filesystem::path(name) / "kith");
    ours.write(next_number++);
    std::printf("event of %zu bytes in the log; %d rounds in turns\n", ours.event_bytes(),
                smoke ? 1 : rounds);
    for (const int clients : {1, 16, 64}) {
      compare(raw, ours, clients, smoke ? clients * 2 : (clients == 1 ? 400 : 6'400),
              smoke ? 1 : rounds);
    }
    ours.check();
    std::puts("opened again: every answered command is there, the log is whole");
  }
  std::error_code ignored;
  std::filesystem::remove_all(name, ignored);
  return 0;
}

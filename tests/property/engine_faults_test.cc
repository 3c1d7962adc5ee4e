// SPDX-License-Identifier: Apache-2.0
// Things done with the RocksDB engine, with every kind of fault at every one of their file
// operations. After each: what was acknowledged is there, a batch is there whole or not at all, and
// none is there without those before it.
#include <doctest/doctest.h>

#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "store/engine_rocksdb.h"
#include "tests/support/engines.h"
#include "tests/support/fault_scenarios.h"

namespace {

using kith::graph::ErrorCode;
using kith::store::Batch;
using kith::store::Durability;
using kith::store::Engine;
using kith::store::Outcome;
using kith::store::Range;
using kith::store::Space;
using kith::store::Written;
using kith::tests::all_plans;
using kith::tests::Complaints;
using kith::tests::fail_everywhere;
using kith::tests::FaultFileSystem;
using kith::tests::FaultPlan;

std::unique_ptr<Engine> try_open(FaultFileSystem& files, const std::string& folder = "/data/db",
                                 bool create = true) {
  auto options = kith::tests::small_rocksdb(folder);
  options.create = create;
  options.write_buffers_bytes = 64 * 1024;
  options.environment = files.environment();
  auto opened = kith::store::open_rocksdb(options);
  return opened.ok() ? std::move(opened).value() : nullptr;
}

// Without a fault, which is for what follows.
std::unique_ptr<Engine> open_untouched(FaultFileSystem& files) {
  files.disk().pause(true);
  auto engine = try_open(files);
  files.disk().pause(false);
  return engine;
}

std::string number(std::size_t i) {
  std::string text = std::to_string(i);
  return std::string(4 - text.size(), '0') + text;
}

// The n-th batch: three keys in three spaces, one of them large enough to fill write buffers.
void add_batch(std::size_t n, std::size_t bytes, Batch& batch) {
  batch.put(Space::log, number(n), std::string(bytes, static_cast<char>('a' + n % 26)));
  batch.put(Space::index, "i" + number(n), "1");
  batch.put(Space::meta, "m" + number(n), "1");
}

// Batches written one after the other, and what was answered.
struct Ledger {
  struct Line {
    Outcome outcome;
    bool durable;  // acknowledged as synced, by itself or by something later
  };
  std::vector<Line> lines;
  std::size_t group_begin = 0;  // of the last group; none: 0
  kith::graph::Error error;     // of the last batch

  // False: the engine takes no more.
  bool write(Engine& engine, Durability durability, std::size_t bytes) {
    Batch batch;
    add_batch(lines.size(), bytes, batch);
    const Written written = engine.write(batch, {.durability = durability});
    lines.push_back({written.outcome, false});
    if (written.done() && durability == Durability::synced) all_durable();
    error = written.error;
    return written.done();
  }
  // `count` of them as one batch, as a writer does with a group of commands.
  void write_group(Engine& engine, std::size_t count) {
    Batch group;
    const std::size_t first = lines.size();
    for (std::size_t n = first; n < first + count; ++n) add_batch(n, 400, group);
    const Written written = engine.write(group);
    lines.resize(first + count, {written.outcome, written.done()});
    group_begin = first;
  }
  void all_durable() {
    for (Line& line : lines) line.durable = line.outcome == Outcome::done;
  }

  void look(const Engine& engine, bool power_kept, Complaints& complaints) const {
    bool gap = false;  // a batch that was done is missing
    std::size_t of_group = 0;
    for (std::size_t n = 0; n < lines.size(); ++n) {
      const int parts = (engine.get(Space::log, number(n)).value().has_value() ? 1 : 0) +
                        (engine.get(Space::index, "i" + number(n)).value().has_value() ? 1 : 0) +
                        (engine.get(Space::meta, "m" + number(n)).value().has_value() ? 1 : 0);
      const std::string batch = "Batch " + std::to_string(n);
      complaints.unless(parts == 0 || parts == 3, batch + " is there in part.");
      const bool there = parts > 0;
      const bool done = lines[n].outcome == Outcome::done;
      const bool owed = lines[n].durable || (done && power_kept);
      complaints.unless(there || !owed, batch + " was acknowledged and is lost.");
      complaints.unless(!there || !gap, batch + " is there without an earlier one.");
      complaints.unless(!there || done || lines[n].outcome == Outcome::unknown,
                        batch + " was said to have failed and is there.");
      gap = gap || (done && !there);
      of_group += group_begin > 0 && n >= group_begin && there ? 1 : 0;
    }
    complaints.unless(of_group == 0 || of_group == lines.size() - group_begin,
                      "A group is there in part.");
  }
};

// Opening must work after every fault, by itself.
std::unique_ptr<Engine> open_after(FaultFileSystem& files, Complaints& complaints) {
  auto options = kith::tests::small_rocksdb("/data/db");
  options.environment = files.environment();
  auto opened = kith::store::open_rocksdb(options);
  if (!opened) {
    complaints.add("It does not open: " + opened.error().message);
    return nullptr;
  }
  const auto verified = (*opened)->verify();
  complaints.unless(verified.ok(), "It does not verify.");
  // And it works.
  Batch batch;
  batch.put(Space::log, "later", "1");
  complaints.unless((*opened)->write(batch).done(), "It takes no more writes.");
  return std::move(opened).value();
}

struct Base {
  Ledger ledger;

  void prepare(FaultFileSystem& files) {
    files.disk().make_durable_folders("/data");
    auto engine = try_open(files);
    REQUIRE(engine);
    for (int i = 0; i < 3; ++i) REQUIRE(ledger.write(*engine, Durability::synced, 400));
    REQUIRE(engine->close().ok());
  }
  void look(FaultFileSystem& files, const FaultPlan& plan, Complaints& complaints) const {
    const auto engine = open_after(files, complaints);
    if (engine) ledger.look(*engine, keeps_everything(plan), complaints);
  }
};

struct FirstOpen : Base {
  static constexpr const char* name = "first opening";
  static void prepare(FaultFileSystem& files) { files.disk().make_durable_folders("/data"); }
  void run(FaultFileSystem& files) {
    const auto engine = try_open(files);
    if (engine) ledger.write(*engine, Durability::synced, 400);
  }
};

// What a crash leaves: a log to replay, and write buffers that were not moved into tables.
struct OpeningAgain : Base {
  static constexpr const char* name = "opening after a crash";
  void prepare(FaultFileSystem& files) {
    Base::prepare(files);
    auto engine = try_open(files);
    REQUIRE(engine);
    for (int i = 0; i < 5; ++i) REQUIRE(ledger.write(*engine, Durability::synced, 20'000));
    files.disk().arm(kith::tests::Fault::power_cut, 1);
    engine.reset();
    files.disk().power_cut({});
  }
  void run(FaultFileSystem& files) {
    const auto engine = try_open(files);
    if (engine) ledger.write(*engine, Durability::synced, 400);
  }
};

struct OneBatch : Base {
  static constexpr const char* name = "single synced batches";
  void run(FaultFileSystem& files) {
    const auto engine = open_untouched(files);
    for (int i = 0; engine && i < 4; ++i) ledger.write(*engine, Durability::synced, 400);
  }
};

struct Group : Base {
  static constexpr const char* name = "a group of sixteen";
  void run(FaultFileSystem& files) {
    const auto engine = open_untouched(files);
    if (engine) ledger.write_group(*engine, 16);
  }
};

struct BufferedBatches : Base {
  static constexpr const char* name = "buffered batches, then a sync";
  void run(FaultFileSystem& files) {
    const auto engine = open_untouched(files);
    if (!engine) return;
    for (int i = 0; i < 6; ++i) ledger.write(*engine, Durability::buffered, 400);
    if (engine->sync().ok()) ledger.all_durable();
    for (int i = 0; i < 3; ++i) ledger.write(*engine, Durability::buffered, 400);
  }
};

struct Flushing : Base {
  static constexpr const char* name = "batches that fill write buffers";
  void run(FaultFileSystem& files) {
    const auto engine = open_untouched(files);
    for (int i = 0; engine && i < 10; ++i) ledger.write(*engine, Durability::synced, 20'000);
  }
};

// The log is changed for another with batches in it that are not synced.
struct BufferedFlushing : Base {
  static constexpr const char* name = "buffered batches that fill write buffers";
  void run(FaultFileSystem& files) {
    const auto engine = open_untouched(files);
    for (int i = 0; engine && i < 12; ++i) ledger.write(*engine, Durability::buffered, 20'000);
  }
};

struct CleanClose : Base {
  static constexpr const char* name = "closing after buffered batches";
  void run(FaultFileSystem& files) {
    const auto engine = open_untouched(files);
    if (!engine) return;
    for (int i = 0; i < 4; ++i) ledger.write(*engine, Durability::buffered, 400);
    if (engine->close().ok()) ledger.all_durable();
  }
};

struct Copying : Base {
  static constexpr const char* name = "backup copy, while writing";
  bool copied = false;
  std::size_t before_copy = 0;

  void run(FaultFileSystem& files) {
    const auto engine = open_untouched(files);
    if (!engine) return;
    ledger.write(*engine, Durability::buffered, 400);
    before_copy = ledger.lines.size();
    copied = engine->checkpoint("/data/copy").ok();
    ledger.write(*engine, Durability::synced, 400);
  }
  void look(FaultFileSystem& files, const FaultPlan& plan, Complaints& complaints) const {
    Base::look(files, plan, complaints);
    const bool there = files.disk().exists("/data/copy");
    complaints.unless(there || !copied, "The copy was acknowledged and is lost.");
    if (!there) return;
    const auto copy = try_open(files, "/data/copy", false);
    complaints.unless(copy != nullptr, "The copy does not open.");
    if (!copy) return;
    Ledger then = ledger;
    then.lines.resize(before_copy);
    then.look(*copy, true, complaints);
  }
};

// A full disk, and space again: no new start, no lost promise.
struct FullAndBack : Base {
  static constexpr const char* name = "a full disk, and space again";
  std::vector<std::string> wrong;

  void run(FaultFileSystem& files) {
    const auto engine = open_untouched(files);
    if (!engine) return;
    bool full = false;
    for (int i = 0; i < 6; ++i) {
      if (ledger.write(*engine, Durability::synced, 20'000)) continue;
      if (ledger.error.code != ErrorCode::storage_full) {
        wrong.push_back("It did not say that it is full: " + ledger.error.message);
        return;
      }
      full = true;
      break;
    }
    if (!full) return;
    if (!engine->get(Space::log, number(0)).ok()) wrong.emplace_back("It was not readable.");
    files.disk().space_returns();
    for (int i = 0; i < 2; ++i) {
      if (!ledger.write(*engine, Durability::synced, 400)) {
        wrong.emplace_back("It took no more writes though space was back: " + ledger.error.message);
      }
    }
  }
  void look(FaultFileSystem& files, const FaultPlan& plan, Complaints& complaints) const {
    for (const std::string& sentence : wrong) complaints.add(sentence);
    Base::look(files, plan, complaints);
  }
};

// Sixteen threads at once, two batches each: their groups are cut by chance.
struct Sixteen : Base {
  static constexpr const char* name = "sixteen threads";
  struct Answer {
    Outcome first = Outcome::failed_clean;
    Outcome second = Outcome::failed_clean;
  };
  std::vector<Answer> answers;

  static Batch batch(std::size_t thread, int which) {
    Batch made;
    const std::string key = "t" + number(thread) + std::to_string(which);
    made.put(Space::log, key, std::string(400, 'x'));
    made.put(Space::index, key, "1");
    return made;
  }
  void run(FaultFileSystem& files) {
    const auto engine = open_untouched(files);
    if (!engine) return;
    answers.resize(16);
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      threads.emplace_back([&, i] {
        answers[i].first = engine->write(batch(i, 1)).outcome;
        answers[i].second = engine->write(batch(i, 2)).outcome;
      });
    }
    threads.clear();
  }
  void look(FaultFileSystem& files, const FaultPlan&, Complaints& complaints) const {
    const auto engine = open_after(files, complaints);
    for (std::size_t i = 0; engine && i < answers.size(); ++i) {
      const bool first = whole(*engine, i, 1, answers[i].first, complaints);
      const bool second = whole(*engine, i, 2, answers[i].second, complaints);
      complaints.unless(first || !second || answers[i].first == Outcome::failed_clean,
                        "A later batch is there without the earlier one.");
    }
  }
  static bool whole(const Engine& engine, std::size_t thread, int which, Outcome outcome,
                    Complaints& complaints) {
    const std::string key = "t" + number(thread) + std::to_string(which);
    const bool log = engine.get(Space::log, key).value().has_value();
    const bool index = engine.get(Space::index, key).value().has_value();
    complaints.unless(log == index, key + " is there in part.");
    complaints.unless(log || outcome != Outcome::done, key + " was acknowledged and is lost.");
    complaints.unless(!log || outcome == Outcome::done || outcome == Outcome::unknown,
                      key + " was said to have failed and is there.");
    return log;
  }
};

std::vector<FaultPlan> space_plans() {
  std::vector<FaultPlan> plans;
  for (const FaultPlan& plan : all_plans()) {
    const bool space = plan.fault == kith::tests::Fault::no_space ||
                       plan.fault == kith::tests::Fault::short_no_space;
    if (space) plans.push_back(plan);
  }
  return plans;
}

template <class Scenario>
void check_everywhere(const std::vector<FaultPlan>& plans, std::uint64_t points_min) {
  const auto tally = fail_everywhere(Scenario{}, plans);
  CHECK(tally.failures == 0);
  CHECK(tally.points >= points_min / kith::tests::fault_stride());
}

}  // namespace

TEST_CASE("faults: first opening") { check_everywhere<FirstOpen>(all_plans(), 500); }
TEST_CASE("faults: opening after a crash") { check_everywhere<OpeningAgain>(all_plans(), 500); }
TEST_CASE("faults: single batches") { check_everywhere<OneBatch>(all_plans(), 100); }
TEST_CASE("faults: a group") { check_everywhere<Group>(all_plans(), 100); }
TEST_CASE("faults: buffered batches") { check_everywhere<BufferedBatches>(all_plans(), 100); }
TEST_CASE("faults: flushing") { check_everywhere<Flushing>(all_plans(), 500); }
TEST_CASE("faults: buffered and flushing") { check_everywhere<BufferedFlushing>(all_plans(), 500); }
TEST_CASE("faults: closing") { check_everywhere<CleanClose>(all_plans(), 100); }
TEST_CASE("faults: copying") { check_everywhere<Copying>(all_plans(), 500); }
TEST_CASE("faults: sixteen threads") { check_everywhere<Sixteen>(all_plans(), 100); }
TEST_CASE("faults: full and back") { check_everywhere<FullAndBack>(space_plans(), 50); }

TEST_CASE("faults: control: a disk whose syncs lie is found out") {
  const std::vector<FaultPlan> lying = {{"a lying disk", kith::tests::Fault::power_cut, {}, true}};
  CHECK(fail_everywhere(OneBatch{}, lying).failures > 0);
}

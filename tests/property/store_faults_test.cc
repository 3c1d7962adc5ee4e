// SPDX-License-Identifier: Apache-2.0
// A scheme's whole store (engine, keyring, snapshot) on a disk that fails, with every kind of fault
// at every one of its operations. After each it opens by itself; what was acknowledged is there
// once, every command wholly or not at all, the tree is whole, and it goes on working.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "store/backup.h"
#include "store/engine_rocksdb.h"
#include "store/scheme_store.h"
#include "tests/support/engines.h"
#include "tests/support/fault_files.h"
#include "tests/support/fault_scenarios.h"
#include "tests/support/scheme_world.h"

namespace {

using namespace kith;
using namespace kith::store;
using graph::ErrorCode;
using tests::all_plans;
using tests::Complaints;
using tests::Fault;
using tests::FaultFileSystem;
using tests::FaultPlan;
using tests::number_of;
using tests::subject_number;

constexpr std::size_t small_chunk_bytes = 16 * 1024;

// A process that has the store open. Its randomness is its own: keys are never drawn twice.
struct Process {
  tests::FaultFiles files;
  tests::FixedClock clock;
  tests::FixedRandomness randomness;
  std::unique_ptr<Engine> engine;
  std::unique_ptr<SchemeStore> scheme;
  graph::Error error{ErrorCode::unavailable, "It was not tried."};  // why it did not open

  Process(FaultFileSystem& system, std::uint64_t seed) : files(system.disk()), randomness(seed) {}

  bool open_engine(FaultFileSystem& system, bool create, const char* folder = "/data/db") {
    RocksdbOptions options = tests::small_rocksdb(folder);
    options.create = create;
    options.write_buffers_bytes = 256 * 1024;
    options.environment = system.environment();
    auto opened = open_rocksdb(options);
    if (!opened) return fails(opened.error());
    engine = std::move(opened).value();
    return true;
  }
  bool open_scheme() { return take(SchemeStore::open(surroundings(), "leigh")); }
  bool create_scheme() { return take(SchemeStore::create(surroundings(), "leigh")); }
  bool open(FaultFileSystem& system) { return open_engine(system, false) && open_scheme(); }
  bool open_untouched(FaultFileSystem& system) {
    system.disk().pause(true);
    const bool opened = open(system);
    system.disk().pause(false);
    return opened;
  }
  Surroundings surroundings() {
    return {*engine, "/data/keys", "/data/snapshots", files, clock, randomness, small_chunk_bytes};
  }
  bool has(const std::string& name) const {
    return scheme->view().find<graph::Person>(number_of(name)) != nullptr;
  }

 private:
  bool take(graph::Result<std::unique_ptr<SchemeStore>> opened) {
    if (!opened) return fails(opened.error());
    scheme = std::move(opened).value();
    return true;
  }
  bool fails(const graph::Error& why) {
    error = why;
    return false;
  }
};

Command named_command(const std::string& name) {
  Command command = tests::putting_person(name, name);
  command.idempotency = Command::Idempotency{"key of " + name, sha256(name)};
  return command;
}

// What somebody asked for, and was told.
struct Asked {
  std::string name;
  bool acknowledged = false;
  bool maybe = false;  // outcome_unknown

  void told(const graph::Result<Committed>& answer) {
    acknowledged = answer.ok();
    maybe = !answer.ok() && answer.error().code == ErrorCode::outcome_unknown;
  }
};

struct Base {
  std::vector<Asked> asked;
  std::uint64_t head = 0;  // the largest log that anybody was told of

  static void make_folders(FaultFileSystem& system) {
    for (const char* folder : {"/data/keys", "/data/snapshots"}) {
      system.disk().make_durable_folders(folder);
    }
  }
  // A scheme with three people.
  void prepare(FaultFileSystem& system) {
    make_folders(system);
    Process process(system, 1);
    REQUIRE(process.open_engine(system, true));
    REQUIRE(process.create_scheme());
    for (const char* name : {"ana", "ben", "cem"}) submit(process, name);
    REQUIRE(asked.back().acknowledged);
  }
  void submit(Process& process, const std::string& name) {
    Asked line{name};
    const auto answer = process.scheme->writer().submit(named_command(name));
    line.told(answer);
    if (answer) head = std::max(head, answer->first + answer->count);
    asked.push_back(line);
  }

  void look(FaultFileSystem& system, const FaultPlan&, Complaints& complaints) const {
    Process process(system, 3);
    if (opens(system, process, complaints)) look_at(process, complaints);
  }
  static bool opens(FaultFileSystem& system, Process& process, Complaints& complaints) {
    if (process.open(system)) return true;
    complaints.add("It does not open: " + process.error.message);
    return false;
  }
  void look_at(Process& process, Complaints& complaints) const {
    const auto verified = process.scheme->log().verify();
    complaints.unless(verified.ok() && verified->whole(), "The log is not whole.");
    complaints.unless(process.scheme->log().head().size >= head, "The log became shorter.");
    for (const std::string& note : process.scheme->report().notes) {
      complaints.unless(note.find("snapshot") == std::string::npos, note);
    }
    for (const Asked& line : asked) {
      const bool there = process.has(line.name);
      complaints.unless(there || !line.acknowledged, line.name + " is lost.");
      complaints.unless(!there || line.acknowledged || line.maybe,
                        line.name + " was said to have failed and is there.");
      ask_again(process, line.name, there, complaints);
    }
    complaints.unless(process.scheme->writer().submit(named_command("later")).ok(),
                      "It takes no more commands.");
  }
  // With the same key: what is there is not done twice.
  static void ask_again(Process& process, const std::string& name, bool there,
                        Complaints& complaints) {
    const std::uint64_t before = process.scheme->log().head().size;
    const auto again = process.scheme->writer().submit(named_command(name));
    complaints.unless(again.ok() && again->replayed == there,
                      name + " was not answered as before.");
    complaints.unless(process.scheme->log().head().size == before + (there ? 0U : 1U),
                      name + " was done twice.");
  }
};

struct FirstOpen : Base {
  static constexpr const char* name = "first open";
  bool created = false;

  static void prepare(FaultFileSystem& system) { make_folders(system); }
  void run(FaultFileSystem& system) {
    Process process(system, 2);
    created = process.open_engine(system, true) && process.create_scheme();
    if (created) submit(process, "dan");
  }
  void look(FaultFileSystem& system, const FaultPlan& plan, Complaints& complaints) const {
    if (created) return Base::look(system, plan, complaints);
    // As if nobody had begun.
    Process process(system, 3);
    const bool opened = process.open_engine(system, true);
    complaints.unless(opened, "It does not begin anew: " + process.error.message);
    if (!opened) return;
    const bool there = !list_schemes(*process.engine).value().empty();
    const bool scheme = there ? process.open_scheme() : process.create_scheme();
    complaints.unless(scheme, "There is no scheme: " + process.error.message);
    if (scheme) look_at(process, complaints);
  }
};

struct SingleCommand : Base {
  static constexpr const char* name = "single command";
  void run(FaultFileSystem& system) {
    Process process(system, 2);
    if (!process.open_untouched(system)) return;
    for (const char* who : {"dan", "eve", "fay"}) submit(process, who);
  }
};

// Sixteen wait while an import of nothing has the log: one group.
struct GroupOfSixteen : Base {
  static constexpr const char* name = "group of 16";
  void run(FaultFileSystem& system) {
    Process process(system, 2);
    if (!process.open_untouched(system)) return;
    const std::size_t before = asked.size();
    for (int i = 0; i < 16; ++i) asked.push_back({"p" + std::to_string(i)});
    std::vector<std::jthread> threads;
    const auto slowly_nothing = [&]() -> graph::Result<std::optional<graph::PreparedEvent>> {
      for (std::size_t i = before; i < asked.size(); ++i) {
        threads.emplace_back([this, &process, i] {
          asked[i].told(process.scheme->writer().submit(named_command(asked[i].name)));
        });
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      return std::optional<graph::PreparedEvent>();
    };
    CHECK(process.scheme->writer().bulk(slowly_nothing).ok());
  }
};

// So many people, one after the other; nothing at the end.
EventSource people(int count, int& given) {
  return [count, &given]() -> graph::Result<std::optional<graph::PreparedEvent>> {
    if (given == count) return std::optional<graph::PreparedEvent>();
    const graph::Person person = tests::a_person("i" + std::to_string(given++));
    return std::optional(graph::PreparedEvent(graph::put_event(person)));
  };
}

struct LargeImport : Base {
  static constexpr const char* name = "large import";
  static constexpr int count = 150;
  bool acknowledged = false;
  bool maybe = false;

  void run(FaultFileSystem& system) {
    Process process(system, 2);
    if (!process.open_untouched(system)) return;
    int given = 0;
    const auto answer = process.scheme->writer().bulk(people(count, given));
    acknowledged = answer.ok();
    maybe = !answer.ok() && answer.error().code == ErrorCode::outcome_unknown;
    submit(process, "dan");
  }
  void look(FaultFileSystem& system, const FaultPlan&, Complaints& complaints) const {
    Process process(system, 3);
    if (!opens(system, process, complaints)) return;
    int there = 0;
    for (int i = 0; i < count; ++i) there += process.has("i" + std::to_string(i)) ? 1 : 0;
    complaints.unless(there == 0 || there == count, "The import is there in part.");
    complaints.unless(there == count || !acknowledged, "The import is lost.");
    complaints.unless(there == 0 || acknowledged || maybe,
                      "The import was said to have failed and is there.");
    look_at(process, complaints);
    int given = 0;
    if (there > 0) return;
    complaints.unless(process.scheme->writer().bulk(people(count, given)).ok(),
                      "The import cannot be repeated.");
  }
};

struct Snapshotting : Base {
  static constexpr const char* name = "snapshot";
  void prepare(FaultFileSystem& system) {
    Base::prepare(system);
    Process process(system, 9);
    REQUIRE(process.open(system));
    REQUIRE(process.scheme->write_snapshot().ok());
  }
  void run(FaultFileSystem& system) {
    Process process(system, 2);
    if (!process.open_untouched(system)) return;
    system.disk().pause(true);
    submit(process, "dan");
    system.disk().pause(false);
    static_cast<void>(process.scheme->write_snapshot());
    submit(process, "eve");
  }
  void look(FaultFileSystem& system, const FaultPlan&, Complaints& complaints) const {
    Process process(system, 3);
    if (!opens(system, process, complaints)) return;
    complaints.unless(process.scheme->report().from_snapshot >= 4, "The snapshot is lost.");
    look_at(process, complaints);
  }
};

// A crash left a log to replay, an import without its end, and an erasure without the key's.
struct Recovery : Base {
  static constexpr const char* name = "recovery";
  void prepare(FaultFileSystem& system) {
    Base::prepare(system);
    Process process(system, 9);
    REQUIRE(process.open(system));
    submit(process, "zoe");
    REQUIRE(process.scheme->write_snapshot().ok());
    submit(process, "dan");
    asked.erase(asked.begin() + 3);
    REQUIRE(
        process.scheme->writer().certify_erasure(subject_number("zoe"), graph::Kind::person).ok());
    int given = 0;
    const EventSource source = people(300, given);
    const auto cut_short = [&] {
      if (given == 290) {
        wait_for_chunks(system.disk());
        system.disk().arm(Fault::power_cut, 1);
      }
      return source();
    };
    REQUIRE_FALSE(process.scheme->writer().bulk(cut_short).ok());
    process.scheme.reset();
    process.engine.reset();
    system.disk().power_cut({tests::Remains::Bytes::all, tests::Remains::Names::all});
    check_prepared(system);
  }
  // Events are sealed and written while others are given: until all that can be written is.
  static void wait_for_chunks(const tests::FaultDisk& disk) {
    std::uint64_t before = 0;
    do {
      before = disk.operations();
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    } while (disk.operations() != before);
  }
  // That there is all of this to recover from.
  static void check_prepared(FaultFileSystem& system) {
    const auto image = system.disk().image();
    {
      Process process(system, 8);
      REQUIRE(process.open(system));
      const RecoveryReport& report = process.scheme->report();
      REQUIRE(report.from_snapshot > 0);
      REQUIRE(report.replayed > 0);
      REQUIRE(report.removed > 0);
      REQUIRE(report.erasures_finished == 1);
    }
    system.disk().restore(image);
  }
  void run(FaultFileSystem& system) {
    Process process(system, 2);
    if (process.open(system)) submit(process, "eve");
  }
  void look(FaultFileSystem& system, const FaultPlan&, Complaints& complaints) const {
    Process process(system, 3);
    if (!opens(system, process, complaints)) return;
    complaints.unless(!process.has("i0"), "Of the import something is there.");
    const SubjectKeys& keys = process.scheme->keys();
    const Slot slot = keys.find(subject_number("zoe"))->slot;
    complaints.unless(!keys.keyring().key(slot), "The erasure was not finished.");
    look_at(process, complaints);
  }
};

struct Erasing : Base {
  static constexpr const char* name = "erase";
  bool erased = false;

  void prepare(FaultFileSystem& system) {
    Base::prepare(system);
    Process process(system, 9);
    REQUIRE(process.open(system));
    submit(process, "zoe");
    asked.pop_back();
    REQUIRE(process.scheme->write_snapshot().ok());
  }
  void run(FaultFileSystem& system) {
    Process process(system, 2);
    if (!process.open_untouched(system)) return;
    erased = process.scheme->erase(subject_number("zoe")).ok();
    submit(process, "dan");
  }
  void look(FaultFileSystem& system, const FaultPlan&, Complaints& complaints) const {
    Process process(system, 3);
    if (!opens(system, process, complaints)) return;
    const SubjectKeys& keys = process.scheme->keys();
    const SubjectEntry zoe = keys.find(subject_number("zoe")).value();
    complaints.unless(zoe.erased || !erased, "The certificate is lost.");
    complaints.unless(zoe.erased == !keys.keyring().key(zoe.slot).has_value(),
                      "Certificate and key do not agree.");
    complaints.unless(system.disk().names_in("/data/keys").size() == 1, "Old keys lie about.");
    look_at(process, complaints);
    const auto again = process.scheme->erase(subject_number("zoe"));
    complaints.unless(again.ok() == !zoe.erased, "It cannot be erased.");
  }
};

struct BackupCopy : Base {
  static constexpr const char* name = "backup copy";
  std::size_t before = 0;
  bool copied = false;

  void run(FaultFileSystem& system) {
    Process process(system, 2);
    if (!process.open_untouched(system)) return;
    submit(process, "dan");
    before = asked.size();
    copied = write_backup(*process.engine, "/data/copy", process.files).ok();
    submit(process, "eve");
  }
  void look(FaultFileSystem& system, const FaultPlan& plan, Complaints& complaints) const {
    Base::look(system, plan, complaints);
    const bool there = system.disk().exists("/data/copy/FORMAT");
    complaints.unless(there || !copied, "The copy is lost.");
    if (!there) return;
    complaints.unless(system.disk().bytes("/data/copy/FORMAT").ends_with('\n'), "FORMAT is torn.");
    Process process(system, 4);
    const bool opened =
        process.open_engine(system, false, "/data/copy/db") && process.open_scheme();
    complaints.unless(opened, "The copy does not open: " + process.error.message);
    if (!opened) return;
    complaints.unless(process.scheme->log().verify()->whole(), "The copy is not whole.");
    for (std::size_t i = 0; i < before; ++i) {
      complaints.unless(process.has(asked[i].name) || !asked[i].acknowledged,
                        "The copy lacks " + asked[i].name + ".");
    }
  }
};

struct CleanClose : Base {
  static constexpr const char* name = "clean close";
  void run(FaultFileSystem& system) {
    Process process(system, 2);
    if (!process.open_untouched(system)) return;
    system.disk().pause(true);
    for (const char* who : {"dan", "eve"}) submit(process, who);
    system.disk().pause(false);
    process.scheme.reset();
    static_cast<void>(process.engine->close());
  }
};

// The keyring by itself: more pages, then a new epoch without two of the keys.
struct KeyEpoch {
  static constexpr const char* name = "key epoch";
  static constexpr Slot gone_first = 3;
  static constexpr Slot gone_second = 300;
  static constexpr Slot used = 2 * slots_a_page;
  graph::SchemeNumber scheme{number_of("scheme")};
  std::vector<SubjectKey> before;
  bool destroyed = false;
  bool grown = false;

  KeyEpoch() = default;
  KeyEpoch(const KeyEpoch& other)
      : scheme(other.scheme), destroyed(other.destroyed), grown(other.grown) {
    for (const SubjectKey& key : other.before) before.push_back(key.duplicate());
  }

  graph::Result<Keyring::Opened> open(tests::FaultFiles& files,
                                      tests::FixedRandomness& randomness) const {
    return Keyring::open("/data/keys/k", scheme, used, randomness, files);
  }
  void prepare(FaultFileSystem& system) {
    Base::make_folders(system);
    tests::FaultFiles files(system.disk());
    tests::FixedRandomness randomness(1);
    const auto made = Keyring::create("/data/keys/k", scheme, randomness, files).value();
    REQUIRE(made->reserve(used).ok());
    for (Slot slot = 0; slot < used; ++slot) before.push_back(made->key(slot).value());
  }
  void run(FaultFileSystem& system) {
    tests::FaultFiles files(system.disk());
    tests::FixedRandomness randomness(2);
    auto opened = open(files, randomness);
    if (!opened) return;
    Keyring& keyring = *opened->keyring;
    const std::vector<Slot> gone = {gone_first, gone_second};
    destroyed = keyring.destroy(gone).ok();
    grown = keyring.reserve(used + 1).ok();
  }
  void look(FaultFileSystem& system, const FaultPlan&, Complaints& complaints) const {
    tests::FaultFiles files(system.disk());
    tests::FixedRandomness randomness(3);
    auto opened = open(files, randomness);
    complaints.unless(opened.ok(), "It does not open.");
    if (!opened) return;
    Keyring& keyring = *opened->keyring;
    const bool after = keyring.epoch() == 2;
    complaints.unless(after || !destroyed, "The new epoch is lost.");
    for (Slot slot = 0; slot < used; ++slot) {
      const bool gone = after && (slot == gone_first || slot == gone_second);
      const auto key = keyring.key(slot);
      const bool right = gone ? !key : key && key->reveal() == before[slot].reveal();
      complaints.unless(right, "Key " + std::to_string(slot) + " is wrong.");
    }
    complaints.unless(keyring.slots() > used || !grown, "New keys are lost.");
    complaints.unless(system.disk().names_in("/data/keys").size() == 1, "Old keys lie about.");
    complaints.unless(keyring.reserve(used + slots_a_page).ok(), "It takes no more keys.");
  }
};

// Each kind of fault but those of which the engine's own test (engine_faults_test.cc) shows that
// they differ in nothing here.
std::vector<FaultPlan> store_plans() {
  std::vector<FaultPlan> plans = all_plans();
  std::erase_if(plans, [](const FaultPlan& plan) {
    return plan.fault == Fault::errors || plan.fault == Fault::short_no_space;
  });
  return plans;
}

template <class Scenario>
void check_everywhere(std::uint64_t points_min) {
  const auto tally = tests::fail_everywhere(Scenario{}, store_plans());
  CHECK(tally.failures == 0);
  CHECK(tally.points >= points_min / tests::fault_stride());
}

}  // namespace

TEST_CASE("store faults: first open") { check_everywhere<FirstOpen>(400); }
TEST_CASE("store faults: single command") { check_everywhere<SingleCommand>(20); }
TEST_CASE("store faults: group of 16") { check_everywhere<GroupOfSixteen>(20); }
TEST_CASE("store faults: large import") { check_everywhere<LargeImport>(50); }
TEST_CASE("store faults: snapshot") { check_everywhere<Snapshotting>(30); }
TEST_CASE("store faults: recovery") { check_everywhere<Recovery>(400); }
TEST_CASE("store faults: erase") { check_everywhere<Erasing>(50); }
TEST_CASE("store faults: key epoch") { check_everywhere<KeyEpoch>(50); }
TEST_CASE("store faults: backup copy") { check_everywhere<BackupCopy>(200); }
TEST_CASE("store faults: clean close") { check_everywhere<CleanClose>(100); }

TEST_CASE("store faults: control: a disk whose syncs lie is found out") {
  const std::vector<FaultPlan> lying = {{"a lying disk", Fault::power_cut, {}, true}};
  CHECK(tests::fail_everywhere(SingleCommand{}, lying).failures > 0);
  CHECK(tests::fail_everywhere(KeyEpoch{}, lying).failures > 0);
}

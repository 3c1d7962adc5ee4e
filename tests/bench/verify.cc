// SPDX-License-Identifier: Apache-2.0
// How fast a log is verified: every leaf, node and the root computed again and every part opened,
// beside SHA-256 of the same bytes and nothing else, in the same run.
//
//   bench_verify [--smoke] [--events N] [--runs R] [--folder F]
//
// What a changed byte does is tests/property/stored_bytes_property_test.cc.
#include <cstring>
#include <filesystem>

#include "store/engine_rocksdb.h"
#include "store/hash_tree.h"
#include "store/randomness.h"
#include "store/scheme_store.h"
#include "tests/support/bench_folder.h"
#include "tests/support/measure.h"
#include "tests/support/scheme_world.h"

using namespace kith;
using tests::expect;
using tests::Sample;
namespace fs = std::filesystem;

namespace {

constexpr int people = 1'000;
constexpr int events_a_command = 500;

class VerifiedLog {
 public:
  explicit VerifiedLog(fs::path folder) : folder_(std::move(folder)) {
    for (const char* each : {"keys", "snapshots"}) fs::create_directories(folder_ / each);
    store::RocksdbOptions options;
    options.folder = folder_ / "db";
    options.create = true;
    engine_ = store::open_rocksdb(options).value();
    scheme_ = store::SchemeStore::create(
                  {*engine_, folder_ / "keys", folder_ / "snapshots", files_, clock_, randomness_},
                  "leigh")
                  .value();
  }

  void fill(int events) {
    std::vector<graph::Record> records;
    for (int i = 0; i < events; ++i) {
      graph::Person person = tests::a_person("p" + std::to_string(i % people));
      person.called = std::to_string(i) + std::string(40, 'c');
      records.emplace_back(std::move(person));
      if (records.size() < events_a_command && i + 1 < events) continue;
      expect(scheme_->writer().submit(tests::putting(records)).ok(), "a command failed");
      records.clear();
    }
  }

  const store::EventLog& log() const { return scheme_->log(); }

 private:
  fs::path folder_;
  store::DurableFiles files_;
  tests::FixedClock clock_;
  store::SystemRandomness randomness_;
  std::unique_ptr<store::Engine> engine_;
  std::unique_ptr<store::SchemeStore> scheme_;
};

// Of as many bytes, in as many pieces.
double hashing_seconds(std::uint64_t pieces, std::uint64_t bytes, int runs) {
  const std::string piece(bytes / pieces, 'x');
  Sample sample;
  std::uint64_t seen = 0;
  for (int i = 0; i < runs; ++i) {
    const auto took = tests::time_of([&] {
      for (std::uint64_t at = 0; at < pieces; ++at) seen += store::sha256(piece).bytes[0];
    });
    sample.add(took.wall);
  }
  expect(seen > 0, "no hash");
  return sample.median();
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<char*> words(argv, argv + argc);
  const fs::path where = tests::folder_taken_from(words);
  const tests::Arguments arguments(static_cast<int>(words.size()), words.data(),
                                   {{"events", 1'000'000}, {"runs", 3}},
                                   "bench_verify [--smoke] [--events N] [--runs R] [--folder F]");
  const tests::BenchFolder folder(where, "kith-bench");
  const int runs = arguments.smoke() ? 1 : std::max(1, arguments["runs"]);
  VerifiedLog world(folder.path());
  world.fill(arguments.smoke() ? 2'000 : arguments["events"]);
  const std::uint64_t events = world.log().head().size;
  std::uint64_t bytes = 0;
  for (std::uint64_t at = 0; at < events; at += 997) bytes += world.log().leaf(at)->size();
  bytes = bytes / ((events + 996) / 997) * events;
  Sample sample;
  for (int i = 0; i < runs; ++i) {
    graph::Result<store::Verification> found = store::Verification{};
    const auto took = tests::time_of([&] { found = world.log().verify(); });
    expect(found.ok() && found->whole() && found->events == events, "the log is not whole");
    expect(found->parts_opened >= events - 1, "parts were not opened");
    sample.add(took.wall);
  }
  const double hashing = hashing_seconds(events, bytes, runs);
  const auto count = static_cast<double>(events);
  std::printf("%.1f threads want each core; %llu events of %.0f bytes\n", tests::load_a_core(),
              static_cast<unsigned long long>(events), static_cast<double>(bytes) / count);
  std::printf("verify        %8.2f s  %9.0f events/s (%.2f to %.2f s)\n", sample.median(),
              count / sample.median(), sample.least(), sample.most());
  std::printf("SHA-256 alone %8.2f s  %9.0f events/s, verify takes %.1f times as long\n", hashing,
              count / hashing, sample.median() / hashing);
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
// How long it takes to take in a scheme of that many people, and to be ready again after a restart,
// through the same facade as the command line and the server, on a disk and durable.
//
//   bench_start [--smoke] [--people N] [--runs R] [--bytes B] [--folder F]
//
// The bundle is the demonstration's: people, homes, circles, contacts, services, arrangements. With
// --bytes its contacts, which are short, come again under other ids until the mean record has no
// more than so many bytes (--people 36200 --bytes 500: a million, a third of them such contacts).
// Each import and each start is a process of its own, so that memory is its alone. Starts are taken
// in turn: from the snapshot that closing wrote, and from the log alone (the snapshot moved away).
// "Ready" is the engine and the scheme open; the first answer (which makes the index of homes) is
// timed after it, and must be the same bytes every time.
#include <cstring>
#include <filesystem>
#include <memory>

#include "api/demo/synthetic_scheme.h"
#include "api/engine.h"
#include "api/transfer.h"
#include "store/hash_tree.h"
#include "tests/support/apart.h"
#include "tests/support/bench_folder.h"
#include "tests/support/fixed_world.h"
#include "tests/support/measure.h"

using namespace kith;
using tests::apart;
using tests::expect;
using tests::Moment;
using tests::Sample;
using tests::StandingClock;
namespace fs = std::filesystem;

namespace {

// What a process of its own tells.
struct Told {
  Moment ready;  // seconds; processor time of all threads
  Moment first_answer;
  double resident = 0;  // MiB, when ready
  double grown = 0;     // MiB, since before
  std::uint64_t position = 0;
  std::uint64_t records = 0;  // import: lines taken in
  std::uint64_t from_snapshot = 0;
  std::uint64_t replayed = 0;
  std::uint64_t subjects = 0;
  double disk = 0;  // MiB
  std::array<char, 64> answer{};
};

struct Bundle {
  fs::path file;
  std::uint64_t records = 0;
  std::uint64_t bytes = 0;
};

// The contact once more, under another id.
std::string again(std::string_view contact, std::uint64_t time) {
  constexpr std::string_view key = R"("external_id":")";
  std::string line(contact);
  return line.insert(line.find(key) + key.size(), "a" + std::to_string(time) + "-");
}

// Adds contacts until the mean record is no longer than that.
template <class Write>
void shorten(const Bundle& bundle, const std::vector<std::string>& contacts, int bytes_mean,
             const Write& write) {
  for (std::uint64_t time = 1; !contacts.empty(); ++time) {
    for (const std::string& contact : contacts) {
      if (bundle.bytes <= bundle.records * static_cast<std::uint64_t>(bytes_mean)) return;
      write(again(contact, time));
    }
  }
}

Bundle write_bundle(const fs::path& folder, int people, int bytes_mean) {
  demo::Options options;
  options.people = static_cast<std::uint32_t>(people);
  options.reference = graph::date_of(StandingClock().now());
  Bundle bundle{folder / "bundle.jsonl", 0, 0};
  std::ofstream out(bundle.file, std::ios::binary);
  const demo::SyntheticScheme scheme = demo::make_scheme(options).value();
  std::vector<std::string> contacts;
  const auto write = [&](std::string_view line) {
    out.write(line.data(), static_cast<std::streamsize>(line.size()));
    ++bundle.records;
    bundle.bytes += line.size();
  };
  const Moment took = tests::time_of([&] {
    scheme.write_bundle([&](std::string_view line) {
      write(line);
      if (bytes_mean > 0 && line.find(R"("type":"contact")") != std::string_view::npos) {
        contacts.emplace_back(line);
      }
    });
    if (bytes_mean > 0) shorten(bundle, contacts, bytes_mean, write);
  });
  out.flush();
  expect(out.good(), "the bundle could not be written");
  std::printf(
      "bundle: %d people, %llu records, %.1f MB, %.0f bytes a record, made in %.1f s of processor "
      "time\n",
      people, static_cast<unsigned long long>(bundle.records),
      static_cast<double>(bundle.bytes) / 1e6,
      static_cast<double>(bundle.bytes) / static_cast<double>(bundle.records), took.cpu);
  return bundle;
}

struct Opened {
  StandingClock clock;
  std::unique_ptr<api::Engine> engine;
  api::Scheme* scheme = nullptr;

  void open(const fs::path& folder, bool create) {
    api::EngineOptions options;
    options.folder = folder;
    options.create = create;
    options.clock = &clock;
    engine = api::Engine::open(options).value();
    scheme = create ? engine->create_scheme("leigh").value() : engine->scheme("leigh").value();
  }
};

void answer(Opened& opened, Told& told) {
  const api::Asker asker{api::Eyes{}, "user bench", "measuring"};
  api::ProposalQuestion question;
  question.person = "maya";
  graph::Result<api::ProposalAnswer> given = api::ProposalAnswer{};
  told.first_answer = tests::time_of([&] { given = opened.scheme->propose(asker, question); },
                                     CLOCK_PROCESS_CPUTIME_ID);
  expect(given.ok() && !given->nothing, "Maya got no answer");
  const std::string digest = store::to_hex(store::sha256(given->json));
  expect(digest.size() == told.answer.size(), "a digest of another length");
  std::memcpy(told.answer.data(), digest.data(), digest.size());
}

void look(const Opened& opened, double before, Told& told) {
  told.resident = tests::resident_mib();
  told.grown = told.resident - before;
  told.position = opened.scheme->view().position();
  const store::RecoveryReport& report = opened.scheme->store().report();
  told.from_snapshot = report.from_snapshot;
  told.replayed = report.replayed;
  told.subjects = report.subjects;
  told.disk = static_cast<double>(opened.engine->health().disk_bytes) / tests::mebibyte;
}

// Into a new folder. `close_after`: leaves a snapshot behind.
Told imported(const fs::path& folder, const Bundle& bundle, bool close_after) {
  Told told;
  const double before = tests::resident_mib();
  Opened opened;
  opened.open(folder, true);
  api::FileBytes bytes(bundle.file.string());
  api::RandomNumbers numbers(opened.engine->randomness());
  api::ImportOptions options;
  options.threads = 2;
  told.ready = tests::time_of(
      [&] {
        const auto report =
            api::import_into(*opened.scheme, bytes, numbers, options, [] { return false; });
        expect(report.ok() && report->applied && report->refused == 0, "the import was refused");
        told.records = report->accepted;
      },
      CLOCK_PROCESS_CPUTIME_ID);
  look(opened, before, told);
  answer(opened, told);
  if (close_after) expect(opened.engine->close().ok(), "closing failed");
  return told;
}

Told started(const fs::path& folder) {
  Told told;
  const double before = tests::resident_mib();
  Opened opened;
  told.ready = tests::time_of([&] { opened.open(folder, false); }, CLOCK_PROCESS_CPUTIME_ID);
  look(opened, before, told);
  answer(opened, told);
  return told;
}

void print_start(const char* what, const std::vector<Told>& starts) {
  const auto median = [&](const auto& of) {
    Sample sample;
    for (const Told& each : starts) sample.add(of(each));
    return sample.median();
  };
  const Told& one = starts.front();
  std::printf(
      "start %-18s %7.2f s (%.2f s of processor time), "
      "%.0f MiB (grown by %.0f), first answer %.0f ms; %llu events by snapshot, %llu replayed; "
      "median of %zu\n",
      what, median([](const Told& t) { return t.ready.wall; }),
      median([](const Told& t) { return t.ready.cpu; }),
      median([](const Told& t) { return t.resident; }),
      median([](const Told& t) { return t.grown; }),
      median([](const Told& t) { return t.first_answer.wall * 1e3; }),
      static_cast<unsigned long long>(one.from_snapshot),
      static_cast<unsigned long long>(one.replayed), starts.size());
}

void print_imports(const std::vector<Told>& imports, const Bundle& bundle) {
  Sample wall, cpu, resident;
  for (const Told& each : imports) {
    wall.add(each.ready.wall);
    cpu.add(each.ready.cpu);
    resident.add(each.resident);
  }
  const double megabytes = static_cast<double>(bundle.bytes) / 1e6;
  const auto records = static_cast<double>(bundle.records);
  std::printf(
      "import, durable: %.2f s (%.2f to %.2f), %.0f records/s, %.1f MB/s; %.2f s of processor time "
      "on all threads = %.1f us a record; %.0f MiB in memory, %.0f MiB on disk; median of %zu\n",
      wall.median(), wall.least(), wall.most(), records / wall.median(), megabytes / wall.median(),
      cpu.median(), cpu.median() * 1e6 / records, resident.median(), imports.front().disk,
      imports.size());
}

void check_same(const std::vector<Told>& all, std::uint64_t position) {
  for (const Told& each : all) {
    expect(each.position == position, "a start came back with another number of events");
    expect(each.answer == all.front().answer, "Maya got another answer after a start");
  }
}

void measure(const fs::path& folder, int people, int runs, int bytes_mean) {
  const Bundle bundle = write_bundle(folder, people, bytes_mean);
  std::vector<Told> imports;
  const fs::path data = folder / "data";
  for (int i = 0; i < runs; ++i) {
    fs::remove_all(data);
    imports.push_back(apart([&] { return imported(data, bundle, i + 1 == runs); }));
    expect(imports.back().records == bundle.records, "records are missing after the import");
  }
  print_imports(imports, bundle);
  const fs::path aside = folder / "snapshots";
  std::vector<Told> by_snapshot, by_log;
  for (int i = 0; i < runs; ++i) {
    by_snapshot.push_back(apart([&] { return started(data); }));
    fs::rename(data / "snapshots", aside);
    fs::create_directory(data / "snapshots");
    by_log.push_back(apart([&] { return started(data); }));
    fs::remove_all(data / "snapshots");
    fs::rename(aside, data / "snapshots");
  }
  print_start("from the snapshot", by_snapshot);
  print_start("from the log alone", by_log);
  const std::uint64_t position = imports.back().position;
  expect(position == bundle.records + 1, "the log does not hold each record once");
  expect(by_log.front().from_snapshot == 0 && by_log.front().replayed == position,
         "the log alone was not all there was");
  std::vector<Told> all = by_snapshot;
  all.insert(all.end(), by_log.begin(), by_log.end());
  all.push_back(imports.back());
  check_same(all, position);
  std::printf("%zu starts: the same %llu events and the same answer about Maya\n", all.size() - 1,
              static_cast<unsigned long long>(position));
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<char*> words(argv, argv + argc);
  const fs::path where = tests::folder_taken_from(words);
  const tests::Arguments arguments(
      static_cast<int>(words.size()), words.data(),
      {{"people", 100'000}, {"runs", 5}, {"bytes", 0}},
      "bench_start [--smoke] [--people N] [--runs R] [--bytes B] [--folder F]");
  const tests::BenchFolder folder(where, "kith-bench");
  const bool smoke = arguments.smoke();
  std::printf("%.1f threads want each core\n", tests::load_a_core());
  measure(folder.path(), smoke ? 200 : arguments["people"],
          smoke ? 1 : std::max(1, arguments["runs"]), smoke ? 500 : arguments["bytes"]);
  return 0;
}

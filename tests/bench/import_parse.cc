// SPDX-License-Identifier: Apache-2.0
// What reading a bundle costs a record, in one process and without a disk: cutting lines, parsing,
// building and checking records, following references, comparing with what is stored.
//
//   bench_import_parse [--smoke] [--records N] [--threads T]
//
// Each row is the median of five runs taken in turn, with nlohmann's parser on the same lines.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "api/exchange/bundle_reader.h"
#include "api/exchange/record_reader.h"

using namespace kith;

namespace {

struct Settings {
  int records = 200'000;
  unsigned threads = 2;
  int runs = 5;
};

// A person and a tie in turn, 500 bytes each on average.
std::string bundle_of(int records) {
  std::string text;
  for (int i = 0; i < records / 2; ++i) {
    const std::string id = std::to_string(i);
    text +=
        R"({"type":"person","external_id":"person-)" + id + R"(","called":"Maya )" + id +
        R"(","born":"1998","agreement":[{"for":"match","answer":"yes","on":"2026-10-02",)"
        R"("authority":"self","how_given":"pictures"}],"looking_for":[{"kind":"short_break",)"
        R"("start":"2026-12-01","pattern":"FREQ=MONTHLY;BYDAY=1SA"}],"area_now":{"name":"Leigh",)"
        R"("point":{"latitude":53.4975,"longitude":-2.5190}},"no_contact_asked":)"
        R"({"on":"2026-10-02","answer":"none"},"night":"sleeping_some","communication":)"
        R"([{"language":"en-GB","mode":"speech","first":true}],"must_not":[{"thing":"dog",)"
        R"("strength":"must","reason":"allergy"}],"rhythm":{"busy":2,"early":4,"talk":3},)"
        R"("interests":[{"concept":"angling","stance":"teach","strength":"important"}]})"
        "\n";
    text += R"({"type":"tie","external_id":"tie-)" + id + R"(","of":"person-)" + id +
            R"(","other":{"external_id":"person-)" + std::to_string((i * 7 + 1) % (records / 2)) +
            R"(","called":"Femi"},"ring":"friendship","category":"friend","paid":"no",)"
            R"("wanted":"yes","would_miss":3,"since":"2019-04-01","last_contact":"2026-10-30",)"
            R"("typical":{"contacts":4,"per_days":28},"mode":"in_person","where":"the library",)"
            R"("minutes_each_way":12,"means":"bus","how_known":"timetable","state":"live",)"
            R"("may_introduce":{"owner":true,"other":false},"perspective":"person"})"
            "\n";
  }
  return text;
}

// Wall time, and processor time of all threads: on a machine that others use too, only the second
// says what the work costs.
struct Time {
  double wall = 0;
  double cpu = 0;
};

Time time_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  const std::clock_t cpu = std::clock();
  work();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  return {wall.count(), static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC};
}

double median(std::vector<Time> times, double Time::*which) {
  std::sort(times.begin(), times.end(),
            [which](const Time& a, const Time& b) { return a.*which < b.*which; });
  return times[times.size() / 2].*which;
}

void check(bool right, const char* what) {
  if (right) return;
  std::fprintf(stderr, "wrong answer: %s\n", what);
  std::exit(1);
}

template <class Use>
void each_line(std::string_view text, const Use& use) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    use(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
}

void parse_with_nlohmann(const std::string& text, int records) {
  int parsed = 0;
  each_line(text, [&](std::string_view line) { parsed += nlohmann::json::parse(line).size() > 3; });
  check(parsed == records, "nlohmann");
}

void parse_only(const std::string& text, int records) {
  api::JsonDocument document;
  api::FaultList faults;
  int parsed = 0;
  each_line(text, [&](std::string_view line) { parsed += document.parse(line, faults); });
  check(parsed == records && faults.empty(), "parse");
}

class NoReferences : public api::ReferenceResolver {
 public:
  std::optional<graph::Kind> kind_of(const graph::Number&) const override { return std::nullopt; }
  std::optional<graph::Number> number_of(graph::Kind kind, std::string_view) const override {
    if (kind != graph::Kind::person) return std::nullopt;
    graph::Number number;
    number.bytes[0] = ++next_;
    return number;
  }

 private:
  mutable std::uint8_t next_ = 0;
};

void parse_and_build(const std::string& text, int records) {
  api::JsonDocument document;
  api::FaultList faults;
  const NoReferences references;
  graph::Record record;
  int built = 0;
  each_line(text, [&](std::string_view line) {
    if (!document.parse(line, faults)) return;
    const auto kind = api::read_type(document, faults);
    api::read_record(document, *kind, api::Reading::record, references, {}, record, faults);
    ++built;
  });
  check(built == records && faults.empty(), "build");
}

// Enough like random for numbers that must only differ.
class CheapRandomness : public graph::Randomness {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random_());
  }

 private:
  std::mt19937_64 random_;
};

void import_all(const std::string& text, int records, unsigned threads, bool undo) {
  api::TextBytes bytes(text);
  CheapRandomness randomness;
  api::RandomNumbers numbers(randomness);
  api::ImportOptions options;
  options.threads = threads;
  options.sink_can_undo = undo;
  int given = 0;
  const auto report = api::import_bundle(bytes, {}, numbers, options, [&](api::ImportedRecord&&) {
    ++given;
    return graph::Result<void>();
  });
  check(report.ok() && report->refused == 0 && given == records, "import");
}

Settings settings_from(int argc, char** argv) {
  Settings settings;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word(argv[i]);
    if (word == "--smoke") {
      settings.records = 2'000;
      settings.runs = 1;
    } else if (word == "--records" && i + 1 < argc) {
      settings.records = std::atoi(argv[++i]) / 2 * 2;
    } else if (word == "--threads" && i + 1 < argc) {
      settings.threads = static_cast<unsigned>(std::atoi(argv[++i]));
    } else {
      std::fputs("usage: bench_import_parse [--smoke] [--records N] [--threads T]\n", stderr);
      std::exit(2);
    }
  }
  return settings;
}

}  // namespace

int main(int argc, char** argv) {
  const Settings settings = settings_from(argc, argv);
  const int records = settings.records;
  const std::string text = bundle_of(records);
  struct Row {
    std::string name;
    std::function<void()> work;
    std::vector<Time> times;
  };
  const unsigned threads = settings.threads;
  const std::string many = std::to_string(threads) + " threads";
  std::vector<Row> rows;
  rows.push_back(
      {"nlohmann parse, nothing built", [&] { parse_with_nlohmann(text, records); }, {}});
  rows.push_back({"parse", [&] { parse_only(text, records); }, {}});
  rows.push_back({"parse, build, check", [&] { parse_and_build(text, records); }, {}});
  rows.push_back({"import, 3 passes, 1 thread", [&] { import_all(text, records, 1, false); }, {}});
  rows.push_back(
      {"import, 3 passes, " + many, [&] { import_all(text, records, threads, false); }, {}});
  rows.push_back({"import, 2 passes, 1 thread", [&] { import_all(text, records, 1, true); }, {}});
  rows.push_back(
      {"import, 2 passes, " + many, [&] { import_all(text, records, threads, true); }, {}});
  for (int run = 0; run < settings.runs; ++run) {
    for (Row& row : rows) row.times.push_back(time_of(row.work));
  }
  std::printf("%d records, %.0f bytes each, median of %d\n", records,
              static_cast<double>(text.size()) / records, settings.runs);
  for (const Row& row : rows) {
    const double wall = median(row.times, &Time::wall);
    const double cpu = median(row.times, &Time::cpu);
    std::printf("%-32s %6.2f us a record, %6.2f us of processor time, %5.0f MB/s\n",
                row.name.c_str(), wall * 1e6 / records, cpu * 1e6 / records,
                static_cast<double>(text.size()) / wall / 1e6);
  }
  return 0;
}

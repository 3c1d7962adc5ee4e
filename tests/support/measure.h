// SPDX-License-Identifier: Apache-2.0
// What measuring programs share: two clocks, quantiles, memory, arguments, and a way to stop at a
// wrong answer.
#pragma once

#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kith::tests {

// A measuring program that answers wrongly has measured nothing.
inline void expect(bool right, std::string_view what) {
  if (right) return;
  std::fprintf(stderr, "wrong answer: %.*s\n", static_cast<int>(what.size()), what.data());
  std::exit(1);
}

// Processor time of the calling thread: on a machine that others use too, only this says what the
// work costs. What a caller waits is wall time.
struct Moment {
  double wall = 0;
  double cpu = 0;
};

inline double seconds_of(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

inline Moment now() { return {seconds_of(CLOCK_MONOTONIC), seconds_of(CLOCK_THREAD_CPUTIME_ID)}; }

// In seconds. The processor time is of this thread or, as asked, of all the process's.
template <class Work>
Moment time_of(const Work& work, clockid_t cpu = CLOCK_THREAD_CPUTIME_ID) {
  const double wall = seconds_of(CLOCK_MONOTONIC);
  const double before = seconds_of(cpu);
  work();
  return {seconds_of(CLOCK_MONOTONIC) - wall, seconds_of(cpu) - before};
}

// Values of one thing measured often.
class Sample {
 public:
  void add(double value) { values_.push_back(value); }
  void add(const Sample& other) {
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
  }
  std::size_t size() const { return values_.size(); }
  // By nearest rank; 0 where there is none.
  double quantile(double share) const {
    if (values_.empty()) return 0;
    std::vector<double> sorted = values_;
    const auto rank = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
    const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(std::min(rank, sorted.size() - 1));
    std::nth_element(sorted.begin(), at, sorted.end());
    return *at;
  }
  double median() const { return quantile(0.5); }
  double least() const { return quantile(0); }
  double most() const { return quantile(1); }
  double mean() const {
    double sum = 0;
    for (const double value : values_) sum += value;
    return values_.empty() ? 0 : sum / static_cast<double>(values_.size());
  }

 private:
  std::vector<double> values_;
};

inline constexpr double mebibyte = 1024.0 * 1024.0;

// What the process holds in memory now, in MiB.
inline double resident_mib() {
  std::ifstream file("/proc/self/statm");
  std::uint64_t all = 0;
  std::uint64_t resident = 0;
  file >> all >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / mebibyte;
}

// How many threads want to run for each core: over 1, wall times measure the neighbours too.
inline double load_a_core() {
  double load = 0;
  if (getloadavg(&load, 1) != 1) return 0;
  return load / static_cast<double>(std::max(1L, sysconf(_SC_NPROCESSORS_ONLN)));
}

// `--smoke` and `--<name> <whole number>`; anything else prints the usage and ends the program.
class Arguments {
 public:
  Arguments(int argc, char** argv, std::map<std::string, int> defaults, const char* usage)
      : values_(std::move(defaults)) {
    for (int i = 1; i < argc; ++i) {
      const std::string word = argv[i];
      if (word == "--smoke") {
        smoke_ = true;
      } else if (word.starts_with("--") && values_.count(word.substr(2)) > 0 && i + 1 < argc) {
        values_[word.substr(2)] = std::atoi(argv[++i]);
      } else {
        std::fprintf(stderr, "usage: %s\n", usage);
        std::exit(2);
      }
    }
  }
  bool smoke() const { return smoke_; }
  int operator[](const std::string& name) const { return values_.at(name); }

 private:
  std::map<std::string, int> values_;
  bool smoke_ = false;
};

}  // namespace kith::tests

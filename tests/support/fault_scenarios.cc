// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fault_scenarios.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "tests/support/sanitized.h"

namespace kith::tests {
namespace {

using Bytes = Remains::Bytes;
using Names = Remains::Names;

constexpr std::uint64_t failures_printed_max = 10;

bool all_wanted() {
  const char* wanted = std::getenv("KITH_FAULTS");
  return wanted != nullptr && std::string_view(wanted) == "all";
}

}  // namespace

const std::vector<FaultPlan>& all_plans() {
  static const std::vector<FaultPlan> plans = {
      {"one error, started anew", Fault::error, {Bytes::all, Names::all}},
      {"one error, then a power cut", Fault::error, {Bytes::none, Names::none}},
      {"one error, then a torn power cut", Fault::error, {Bytes::torn, Names::some}},
      {"the disk gone, started anew", Fault::errors, {Bytes::all, Names::all}},
      {"the disk gone, then a power cut", Fault::errors, {Bytes::none, Names::none}},
      {"no space, started anew", Fault::no_space, {Bytes::all, Names::all}},
      {"no space, then a power cut", Fault::no_space, {Bytes::none, Names::none}},
      {"a short write, started anew", Fault::short_write, {Bytes::all, Names::all}},
      {"a short write, then a torn power cut", Fault::short_write, {Bytes::torn, Names::some}},
      {"a short write for want of space, started anew",
       Fault::short_no_space,
       {Bytes::all, Names::all}},
      {"a short write for want of space, then a power cut",
       Fault::short_no_space,
       {Bytes::none, Names::none}},
      {"killed", Fault::power_cut, {Bytes::all, Names::all}},
      {"a power cut", Fault::power_cut, {Bytes::none, Names::none}},
      {"a power cut, files torn", Fault::power_cut, {Bytes::torn, Names::none}},
      {"a power cut, files torn, some names", Fault::power_cut, {Bytes::torn, Names::some}},
      {"a power cut, files torn, all names", Fault::power_cut, {Bytes::torn, Names::all}},
      {"a power cut, files ending in zeros", Fault::power_cut, {Bytes::zeroed, Names::all}},
      {"a power cut, only names left", Fault::power_cut, {Bytes::none, Names::all}},
      {"a power cut, lost renames", Fault::power_cut, {Bytes::all, Names::none}},
  };
  return plans;
}

std::vector<std::vector<FaultPlan>> taking_turns(const std::vector<FaultPlan>& plans) {
  const bool all = all_wanted();
  std::vector<std::vector<FaultPlan>> turns;
  for (const FaultPlan& plan : plans) {
    if (all || turns.empty() || turns.back().front().fault != plan.fault) turns.emplace_back();
    turns.back().push_back(plan);
  }
  return turns;
}

std::uint64_t fault_stride() {
  return is_sanitized && !all_wanted() ? 11 : 1;  // no divisor of how many plans take turns
}

bool keeps_everything(const FaultPlan& plan) {
  return plan.remains.bytes == Bytes::all && plan.remains.names == Names::all;
}

void FaultReport::add(const FaultPlan& plan, std::uint64_t n, const std::string& hit_at,
                      const Complaints& complaints) {
  ++tally_.points;
  if (complaints.all().empty()) return;
  if (++tally_.failures > failures_printed_max) return;
  std::printf("%s, %s at operation %llu (%s):\n", scenario_.c_str(), plan.name,
              static_cast<unsigned long long>(n), hit_at.empty() ? "none" : hit_at.c_str());
  for (const std::string& sentence : complaints.all()) std::printf("  %s\n", sentence.c_str());
}

FaultTally FaultReport::finish() const {
  std::printf("%s: %llu fault points tried, %llu failures\n", scenario_.c_str(),
              static_cast<unsigned long long>(tally_.points),
              static_cast<unsigned long long>(tally_.failures));
  return tally_;
}

}  // namespace kith::tests

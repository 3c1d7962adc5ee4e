// SPDX-License-Identifier: Apache-2.0
// Something that is done on a disk, tried with a fault at the first file operation, at the second,
// and so on until it runs through untouched; each time followed by a new start without faults, and
// a look at what is there.
//
//   struct MyScenario {                          // copied for each run
//     static constexpr const char* name = "import of 100 records";
//     void prepare(FaultFileSystem& files);      // once, without faults: what is there before
//     void run(FaultFileSystem& files);          // with the fault; gives up or goes on after it,
//                                                // and remembers what was acknowledged. Nothing it
//                                                // opened may be open when it returns. What it
//                                                // does while the disk is paused is not hit.
//     void look(FaultFileSystem& files, const FaultPlan& plan, Complaints& complaints) const;
//   };                                           // after the new start, without faults
//   CHECK(fail_everywhere(MyScenario{}, all_plans()).failures == 0);
//
// Every kind of fault is tried at every operation. What happens after it (started anew, the power
// cut, this or that left) takes turns from operation to operation; all of it is tried at each with
// KITH_FAULTS=all in the environment, which takes three times as long. Under a sanitizer every
// fifth operation is tried, unless it is asked for all.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/fault_file_system.h"

namespace kith::tests {

// One way in which things go wrong, and in which they are found afterwards.
struct FaultPlan {
  const char* name;
  Fault fault;
  Remains remains;     // of what was not synced, when the next process looks
  bool lying = false;  // syncs do nothing: a control, which must fail
};

// Every kind of fault, each with the process started anew or the power cut after it.
const std::vector<FaultPlan>& all_plans();
// Those of one kind of fault together; with KITH_FAULTS=all, each by itself.
std::vector<std::vector<FaultPlan>> taking_turns(const std::vector<FaultPlan>& plans);
// From one operation that is hit to the next.
std::uint64_t fault_stride();
// Only those in which no byte and no name is lost that was not synced: the power stays on.
bool keeps_everything(const FaultPlan& plan);

// What is wrong with what was found. Each is a sentence.
class Complaints {
 public:
  void add(std::string sentence) { sentences_.push_back(std::move(sentence)); }
  void unless(bool right, const std::string& sentence) {
    if (!right) add(sentence);
  }
  const std::vector<std::string>& all() const { return sentences_; }

 private:
  std::vector<std::string> sentences_;
};

struct FaultTally {
  std::uint64_t points = 0;    // operations at which a fault happened, over all plans
  std::uint64_t failures = 0;  // of these, with at least one complaint
};

// Prints the tally, and the first few failures with the operation that was hit.
class FaultReport {
 public:
  explicit FaultReport(std::string scenario) : scenario_(std::move(scenario)) {}
  void add(const FaultPlan& plan, std::uint64_t n, const std::string& hit_at,
           const Complaints& complaints);
  FaultTally finish() const;

 private:
  std::string scenario_;
  FaultTally tally_;
};

// One run: false where it came to its end before the n-th operation.
template <class Scenario>
bool fail_once(FaultFileSystem& files, Scenario run, const FaultPlan& plan, std::uint64_t n,
               FaultReport& report) {
  files.disk().set_syncs_lie(plan.lying);
  files.disk().arm(plan.fault, n);
  run.run(files);
  const bool hit = files.disk().hit();
  const std::string hit_at = files.disk().hit_at();
  Remains remains = plan.remains;
  remains.seed = n;
  files.disk().set_syncs_lie(false);
  files.disk().power_cut(remains);
  Complaints complaints;
  run.look(files, plan, complaints);
  // The run without a fault counts too: what it says must be true.
  if (hit || !complaints.all().empty()) report.add(plan, n, hit_at, complaints);
  return hit;
}

template <class Scenario>
FaultTally fail_everywhere(const Scenario& scenario, const std::vector<FaultPlan>& plans) {
  FaultFileSystem files;
  Scenario prepared = scenario;
  prepared.prepare(files);
  const auto image = files.disk().image();
  FaultReport report(Scenario::name);
  for (const std::vector<FaultPlan>& turns : taking_turns(plans)) {
    bool hit = true;
    for (std::uint64_t n = 1; hit; n += fault_stride()) {
      files.disk().restore(image);
      hit = fail_once(files, prepared, turns[n % turns.size()], n, report);
    }
  }
  return report.finish();
}

}  // namespace kith::tests

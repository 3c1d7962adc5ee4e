// SPDX-License-Identifier: Apache-2.0
// The main function of every doctest executable. Two things doctest would let pass are failures
// here: a filter that selects no test case, and a test case that checked nothing
// and was not skipped for want of shared data.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "tests/support/first_seed.h"
#include "tests/support/shared_data.h"

namespace {

bool ran_none = false;
bool checked_nothing = false;

struct NothingHappened : doctest::IReporter {
  explicit NothingHappened(const doctest::ContextOptions&) {}

  void report_query(const doctest::QueryData&) override {}
  void test_run_start() override {}
  void test_run_end(const doctest::TestRunStats& stats) override {
    ran_none = stats.numTestCasesPassingFilters == 0;
  }
  void test_case_start(const doctest::TestCaseData& data) override { name_ = data.m_name; }
  void test_case_reenter(const doctest::TestCaseData&) override {}
  void test_case_end(const doctest::CurrentTestCaseStats& stats) override {
    const bool was_skipped = std::exchange(kith::tests::skipped(), false);
    if (stats.numAssertsCurrentTest > 0 || was_skipped) return;
    checked_nothing = true;
    std::fprintf(stderr, "the test case \"%s\" checked nothing\n", name_);
  }
  void test_case_exception(const doctest::TestCaseException&) override {}
  void subcase_start(const doctest::SubcaseSignature&) override {}
  void subcase_end() override {}
  void log_assert(const doctest::AssertData&) override {}
  void log_message(const doctest::MessageData&) override {}
  void test_case_skipped(const doctest::TestCaseData&) override {}

 private:
  const char* name_ = "";
};

REGISTER_LISTENER("nothing_happened", 1, NothingHappened);

}  // namespace

int main(int argc, char** argv) {
  // Whether a run passes must not hang on the seed of the day, nor what it reached.
  const std::string seed = "seed=" + std::to_string(kith::tests::first_seed());
  setenv("RC_PARAMS", seed.c_str(), 0);
  doctest::Context context(argc, argv);
  const int result = context.run();
  if (context.shouldExit()) return result;
  if (ran_none) {
    std::fputs("no test case ran\n", stderr);
    return 3;
  }
  return result != 0 ? result : (checked_nothing ? 4 : 0);
}

// SPDX-License-Identifier: Apache-2.0
// "As known at" a position of the log is what a database would say that holds the log up to there
// and nothing more: figures, table, trace and page, byte for byte. Also once more was written, and
// after a restart.
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "api/connection_testing.h"
#include "api/engine.h"
#include "tests/support/engines.h"
#include "tests/support/first_seed.h"
#include "tests/support/fixed_world.h"
#include "tests/support/random_life.h"
#include "tests/support/sanitized.h"
#include "tests/support/scheme_world.h"

namespace kith::api {
namespace {

constexpr std::uint64_t schemes = tests::is_sanitized ? 2 : 12;
constexpr std::uint64_t cuts_each = 5;

// One engine with one scheme, on a disk.
class Database {
 public:
  Database() {
    open(true);
    CHECK(engine_->create_scheme("leigh").ok());
  }
  // Whether a scheme takes it: some records of a drawn life contradict others.
  bool takes(const graph::Record& record) {
    return scheme().writer().submit(tests::putting({record})).ok();
  }
  void put(const std::vector<graph::Record>& records, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) CHECK(takes(records[i]));
  }
  void restart() {
    CHECK(engine_->close().ok());
    engine_.reset();
    open(false);
  }
  std::uint64_t position() { return scheme().view().position(); }

  std::string asked(const tests::RandomLife& window, CardFormat format, std::string as_known_at) {
    Asker asker{Eyes{}, "user known", "testing"};
    asker.eyes.role = Role::data_protection_lead;
    ConnectionTestAsk ask;
    ask.from = window.from;
    ask.to = window.to;
    ask.format = format;
    ask.as_known_at = std::move(as_known_at);
    const auto answer = ask_connection_test(scheme(), asker, ask);
    REQUIRE_MESSAGE(answer.ok(), answer.error().message);
    return answer->body;
  }

 private:
  void open(bool create) {
    EngineOptions options;
    options.folder = folder_.path() / "data";
    options.create = create;
    options.clock = &clock_;
    auto opened = Engine::open(options);
    REQUIRE_MESSAGE(opened.ok(), opened.error().message);
    engine_ = std::move(opened).value();
  }
  Scheme& scheme() { return *engine_->scheme("leigh").value(); }

  tests::TemporaryDirectory folder_;
  tests::StandingClock clock_;
  std::unique_ptr<Engine> engine_;
};

// Without how a page says in its head that it is of an earlier day.
std::string without_known_at(std::string text) {
  const std::size_t begin = text.find("(the first day after it)");
  if (begin != std::string::npos) text.erase(begin, text.find("</p>", begin) - begin);
  return text;
}

struct Lives {
  tests::RandomLife window;
  std::vector<graph::Record> records;
};

// First as if nobody had told what leads to records that come later, then as they are.
Lives one_life(std::uint64_t seed) {
  Lives lives;
  lives.window = tests::random_life(seed);
  auto& told = lives.window.records;
  std::get<graph::Person>(told.front()).agreement = {tests::agreed(graph::AgreementFor::circle)};
  lives.records = told;
  std::get<graph::Person>(lives.records.front()).anchors = {};
  for (graph::Record& record : lives.records) {
    if (auto* tie = std::get_if<graph::Tie>(&record)) tie->depends_on = {};
  }
  lives.records.insert(lives.records.end(), told.begin(), told.end());
  return lives;
}

}  // namespace

TEST_CASE("as known at a position is what a database up to there says") {
  const std::uint64_t first = tests::first_seed();
  INFO("first seed " << first);
  constexpr std::array formats{CardFormat::json, CardFormat::csv, CardFormat::html};
  std::size_t compared = 0;
  std::size_t unlike = 0;
  for (std::uint64_t seed = first; seed < first + schemes; ++seed) {
    CAPTURE(seed);
    Lives lives = one_life(seed);
    Database whole;
    Database growing;
    std::erase_if(lives.records,
                  [&whole](const graph::Record& each) { return !whole.takes(each); });
    REQUIRE(lives.records.size() >= 10);
    if (seed % 2 == 0) whole.restart();
    std::size_t put = 0;
    std::string newest = whole.asked(lives.window, CardFormat::csv, "");
    for (std::uint64_t cut = 1; cut <= cuts_each; ++cut) {
      const std::size_t until = lives.records.size() * cut / cuts_each;
      growing.put(lives.records, put, until);
      put = until;
      if (cut == 2) growing.restart();
      const std::string position = std::to_string(growing.position());
      for (const CardFormat format : formats) {
        const std::string then = without_known_at(growing.asked(lives.window, format, ""));
        CHECK(without_known_at(whole.asked(lives.window, format, position)) == then);
        ++compared;
        if (format == CardFormat::csv && then != newest) ++unlike;
      }
    }
  }
  MESSAGE(
      compared << " answers as known at a position, each the same as of a database up to there");
  // Otherwise nothing was shown.
  CHECK(unlike > compared / (2 * formats.size()));
}

}  // namespace kith::api

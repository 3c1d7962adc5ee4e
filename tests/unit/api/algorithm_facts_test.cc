// SPDX-License-Identifier: Apache-2.0
#include "api/algorithm_facts.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "api/engine.h"
#include "api/recorded_run.h"
#include "graph/codec.h"
#include "tests/support/fixed_world.h"

namespace kith::api {
namespace {

namespace fs = std::filesystem;

class DayClock : public graph::Clock {
 public:
  graph::Instant now() override { return instant; }
  void pass(std::int64_t days) { instant.microseconds += days * 24 * 3600 * 1'000'000LL; }
  graph::Instant instant{1'795'298'400'000'000};  // 2026-11-21T22:00:00Z
};

struct FactsWorld {
  FactsWorld() {
    std::string path = (fs::temp_directory_path() / "kith-facts-XXXXXX").string();
    folder = ::mkdtemp(path.data());
    EngineOptions options;
    options.folder = folder;
    options.create = true;
    options.clock = &clock;
    options.randomness = &randomness;
    auto opened = Engine::open(options);
    REQUIRE(opened.ok());
    engine = std::move(opened).value();
    auto made = engine->create_scheme("wigan");
    REQUIRE(made.ok());
    scheme = *made;
  }
  ~FactsWorld() {
    engine.reset();
    fs::remove_all(folder);
  }
  graph::Number put_person() {
    graph::Person person;
    person.identity.number = randomness.number();
    person.called = "Somebody";
    submit(graph::put_event(graph::Record(person)));
    return person.identity.number;
  }
  void submit(graph::Event event) {
    store::Command command;
    command.events.push_back(std::move(event));
    REQUIRE(scheme->writer().submit(std::move(command)).ok());
  }
  void run(const graph::Number& person, std::string_view question, int rows) {
    const Asker asker{Eyes{Role::scheme_worker, std::nullopt}, "user pat", ""};
    RunQuestion asked;
    asked.question = question;
    asked.person = graph::PersonNumber{person};
    asked.on = graph::date_of(clock.now());
    graph::Event event =
        begun_run(graph::RunNumber{randomness.number()}, asker, asked, "the answer");
    for (int i = 0; i < rows; ++i) {
      event.header.subjects.push_back(graph::SubjectNumber{randomness.number()});
      event.parts.push_back({"{}", false});
    }
    submit(std::move(event));
  }
  AlgorithmFacts facts(std::int32_t days) {
    auto counted = algorithm_facts(*scheme, days);
    REQUIRE(counted.ok());
    return std::move(counted).value();
  }

  fs::path folder;
  DayClock clock;
  tests::FixedRandomness randomness{11};
  std::unique_ptr<Engine> engine;
  Scheme* scheme = nullptr;
};

}  // namespace

TEST_CASE("what was put on record is counted by day, question and person") {
  FactsWorld world;
  const graph::Number maya = world.put_person();
  const graph::Number george = world.put_person();
  world.run(maya, "proposals", 3);
  world.clock.pass(30);
  world.run(maya, "proposals", 2);
  world.run(george, "connections", 4);
  const AlgorithmFacts last = world.facts(30);
  CHECK(last.use.home_runs == 1);
  CHECK(last.use.neighbourhood_runs == 1);
  CHECK(last.use.people == 2);
  CHECK(last.use.rows == 6);
  CHECK(last.people == 2);
  CHECK(last.households == 0);
  CHECK(last.on == last.use.to);
  const AlgorithmFacts all = world.facts(31);
  CHECK(all.use.home_runs == 2);
  CHECK(all.use.people == 2);
  CHECK(all.use.rows == 9);
  CHECK(all.policies_set == 0);
  CHECK(all.overruled == matcher::Overruled{});  // nobody has looked at a row
}

TEST_CASE("of somebody erased the run still counts, and nobody can tell what it asked") {
  FactsWorld world;
  const graph::Number maya = world.put_person();
  world.run(maya, "proposals", 1);
  REQUIRE(world.scheme->erase(graph::to_text(maya)).ok());
  const AlgorithmFacts facts = world.facts(1);
  CHECK(facts.use.unreadable_runs == 1);
  CHECK(facts.use.home_runs == 0);
  CHECK(facts.use.people == 1);
  CHECK(facts.people == 0);
}

TEST_CASE("the policy in force and how often one was set are told") {
  FactsWorld world;
  PolicyChange change;
  change.policy = matcher::default_policy();
  change.policy.version = "wigan-1";
  change.reason = "to try";
  const Asker manager{Eyes{Role::manager, std::nullopt}, "user anna", ""};
  REQUIRE(set_policy(*world.scheme, manager, change).ok());
  const AlgorithmFacts facts = world.facts(365);
  CHECK(facts.policy.policy.version == "wigan-1");
  CHECK(facts.policies_set == 1);
  CHECK(facts.scheme == "wigan");
  CHECK_FALSE(facts.code_version.empty());
}

}  // namespace kith::api

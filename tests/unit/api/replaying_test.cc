// SPDX-License-Identifier: Apache-2.0
#include "api/replaying.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "api/replay_json.h"
#include "api/run_desk.h"
#include "api/scheme_policy.h"
#include "graph/codec.h"
#include "store/engine_memory.h"
#include "tests/support/stopping_files.h"
#include "tests/support/walked_scheme.h"
#include "tests/support/world.h"

namespace kith::tests::replaying {

using api::Asker;
using api::Eyes;
using api::ReplayEnd;
using api::ReplayHindrance;
using api::Role;
using Json = nlohmann::ordered_json;

const Asker officer{Eyes{Role::scheme_worker, std::nullopt}, "user pat", "matching"};
const Asker manager{Eyes{Role::manager, std::nullopt}, "user anna", "planning"};
const Asker auditor{Eyes{Role::auditor, std::nullopt}, "user aud", "audit"};

graph::Person agreeing(std::string_view name) {
  graph::Person person = a_person(name);
  for (const auto purpose : {graph::AgreementFor::hold, graph::AgreementFor::circle}) {
    person.agreement.push_back(agreed(purpose));
  }
  return person;
}

graph::Person busy_person(std::string_view name, std::int32_t busy) {
  graph::Person person = agreeing(name);
  person.rhythm.emplace();
  person.rhythm->busy = graph::Scale{busy};
  return person;
}

class ReplayWorld {
 public:
  // One fact: how busy Elm is.
  explicit ReplayWorld(std::int32_t busy = 2) {
    engine_ = store::make_memory_engine(options_);
    for (const char* name : {"keys", "snapshots"}) {
      std::filesystem::create_directories(directory_.path() / name);
    }
    scheme_ = api::Scheme::create({*engine_, directory_.path() / "keys",
                                   directory_.path() / "snapshots", files_, clock_, randomness_},
                                  "leigh", store::Tenant::scheme)
                  .value();
    for (const char* name : {"maya", "lee"}) put(busy_person(name, 2));
    graph::Household elm = a_home("elm");
    elm.rhythm.emplace();
    elm.rhythm->busy = graph::Scale{busy};
    put(elm);
    put(a_home("oak"));
  }

  void put(const graph::Record& record) { submit({graph::put_event(record)}); }
  store::Committed submit(std::vector<graph::Event> events) {
    store::Command command;
    command.events = std::move(events);
    auto done = scheme_->writer().submit(std::move(command));
    REQUIRE(done.ok());
    return *done;
  }
  void erase(std::string_view name) {
    REQUIRE(scheme_->erase(graph::to_text(number_of(name))).ok());
  }

  graph::RunNumber proposals(const Asker& asker = officer, std::size_t top = 5) {
    api::ProposalQuestion question;
    question.person = graph::to_text(number_of("maya"));
    question.top = top;
    auto answer = scheme_->propose_on_record(asker, question, "");
    REQUIRE(answer.ok());
    REQUIRE(answer->json.find("together") != std::string::npos);  // somebody is proposed
    return *answer->run;
  }
  graph::RunNumber plan(const std::string& key = "") {
    auto answer = api::RunDesk(*scheme_).plan(manager, api::PlanAsk{}, key);
    REQUIRE(answer.ok());
    return *answer->run;
  }
  static api::ConnectionTestAsk a_window() {
    api::ConnectionTestAsk ask;
    ask.from = day("2026-01-01");
    ask.to = day("2026-10-01");
    return ask;
  }
  graph::RunNumber card() {
    auto answer = api::RunDesk(*scheme_).connection_test(officer, a_window(), "");
    REQUIRE(answer.ok());
    return *answer->run;
  }

  api::Replayed replay(const graph::RunNumber& run, const Asker& asker = auditor) {
    auto replayed = api::replay_run(*scheme_, asker, run);
    REQUIRE(replayed.ok());
    return *replayed;
  }

  graph::Event event_of(const graph::RunNumber& run) {
    std::optional<graph::Event> found;
    const auto& log = scheme_->store().log();
    const auto scanned = log.scan(0, log.head().size, [&](graph::Event&& event) {
      if (event.header.record == run.number) found = std::move(event);
      return !found;
    });
    REQUIRE(scanned.ok());
    REQUIRE(found);
    return *found;
  }
  // The run written down once more, under another number, with something else in a part.
  template <class Change>
  graph::RunNumber planted(const graph::RunNumber& run, const Change& change) {
    graph::Event event = event_of(run);
    std::vector<Json> parts;
    for (const graph::Part& part : event.parts) parts.push_back(Json::parse(part.bytes));
    change(parts);
    for (std::size_t i = 0; i < parts.size(); ++i) event.parts[i].bytes = parts[i].dump();
    event.header.record = randomness_.number();
    submit({event});
    return graph::RunNumber{event.header.record};
  }

  api::Scheme& scheme() { return *scheme_; }

 private:
  TemporaryDirectory directory_;
  store::DurableFiles files_;
  StandingClock clock_;
  SharedRandomness randomness_;
  store::MemoryOptions options_;
  std::unique_ptr<store::MemoryEngine> engine_;
  std::unique_ptr<api::Scheme> scheme_;
};

// As if another answer had been given.
void answered_otherwise(Json& head) { head["answer_sha256"] = std::string(64, '0'); }

TEST_CASE("what is on record comes out the same, whatever came after") {
  ReplayWorld world;
  const std::vector<graph::RunNumber> runs{world.proposals(), world.plan(), world.card()};
  graph::Person maya = agreeing("maya");
  maya.called = "Maya M";
  world.put(maya);
  world.put(a_home("ash"));
  for (const graph::RunNumber& run : runs) {
    const api::Replayed replayed = world.replay(run);
    CAPTURE(replayed.recorded->question);
    CHECK(replayed.end == ReplayEnd::same);
    CHECK_FALSE(replayed.difference);
    CHECK_FALSE(replayed.recorded->engine_version.empty());
  }
}

TEST_CASE("a run is asked again with the policy of then") {
  ReplayWorld world;
  const graph::RunNumber before = world.proposals();
  api::PolicyChange change;
  change.policy = matcher::default_policy();
  change.policy.version = "leigh-1";
  change.policy.real_option_floor += 100;
  change.reason = "to try";
  REQUIRE(api::set_policy(world.scheme(), manager, change).ok());
  const graph::RunNumber after = world.proposals();
  CHECK(world.replay(before).end == ReplayEnd::same);
  CHECK(world.replay(after).end == ReplayEnd::same);
  CHECK(world.replay(before).recorded->policy_version == matcher::default_policy().version);
  CHECK(world.replay(after).recorded->policy_version == "leigh-1");
}

TEST_CASE("the first fact that differs is named, with both values, and which Kith answered") {
  ReplayWorld world;
  const graph::RunNumber run = world.proposals();
  const graph::RunNumber other = world.planted(run, [](std::vector<Json>& parts) {
    answered_otherwise(parts[0]);
    parts[1]["kept"]["/proposals/0"]["together"] = 1;
  });
  const api::Replayed replayed = world.replay(other);
  CHECK(replayed.end == ReplayEnd::differs);
  REQUIRE(replayed.difference);
  CHECK(replayed.difference->pointer == "/proposals/0/together");
  CHECK(replayed.difference->then == "1");
  CHECK(replayed.difference->now != "1");
  CHECK_FALSE(replayed.is_of_another_engine());
  const std::string words = api::replay_in_words(world.scheme(), auditor, replayed);
  CHECK(words.find("/proposals/0/together: 1 then") != std::string::npos);
  CHECK(words.find("its version does not explain it") != std::string::npos);
  const graph::RunNumber older =
      world.planted(other, [](std::vector<Json>& parts) { parts[0]["engine_version"] = "0.0.1"; });
  CHECK(world.replay(older).is_of_another_engine());
  const std::string json = api::replay_json(world.scheme(), auditor, world.replay(older));
  CHECK(Json::parse(json)["another_engine"] == true);
}

TEST_CASE("a fact that was changed behind the log is named where it first tells") {
  ReplayWorld world;
  ReplayWorld changed(5);
  const graph::RunNumber run = world.proposals();
  changed.submit({world.event_of(run)});
  const api::Replayed replayed = changed.replay(run);
  CHECK(world.replay(run).end == ReplayEnd::same);
  CHECK(replayed.end == ReplayEnd::differs);
  REQUIRE(replayed.difference);
  api::ProposalQuestion question;
  question.person = graph::to_text(number_of("maya"));
  const Json then = Json::parse(world.scheme().propose(auditor, question)->json);
  const Json now = Json::parse(changed.scheme().propose(auditor, question)->json);
  const Json::json_pointer at(replayed.difference->pointer);
  CAPTURE(replayed.difference->pointer);
  CHECK(replayed.difference->then == then.at(at).dump());
  CHECK(replayed.difference->now == now.at(at).dump());
  CHECK(then.at(at) != now.at(at));
  CHECK_FALSE(replayed.difference->is_of_words);
}

TEST_CASE("where only the commitment differs, that is what is said") {
  ReplayWorld world;
  const graph::RunNumber other = world.planted(
      world.proposals(), [](std::vector<Json>& parts) { answered_otherwise(parts[0]); });
  const api::Replayed replayed = world.replay(other);
  CHECK(replayed.end == ReplayEnd::differs);
  REQUIRE(replayed.difference);
  CHECK(replayed.difference->pointer.empty());
  CHECK(replayed.difference->is_of_words);
}

TEST_CASE("runs of a Kith that kept less are read, judged and compared as far as they go") {
  ReplayWorld world;
  const auto as_before = [](std::vector<Json>& parts) {
    for (Json& part : parts) {
      for (const char* name : {"salt", "kept", "digests", "engine_version"}) part.erase(name);
    }
  };
  const graph::RunNumber old = world.planted(world.proposals(), as_before);
  CHECK(world.replay(old).end == ReplayEnd::same);
  CHECK(world.replay(old).recorded->engine_version.empty());
  const graph::RunNumber other = world.planted(old, [](std::vector<Json>& parts) {
    answered_otherwise(parts[0]);
    parts[1]["parties"][1]["suitability"] = 2;
  });
  const api::Replayed replayed = world.replay(other);
  REQUIRE(replayed.difference);
  CHECK(replayed.difference->pointer == "/proposals/0/ledgers/1/suitability");
  CHECK(replayed.difference->then == "2");
  const graph::RunNumber plan =
      world.planted(world.plan(), [](std::vector<Json>& parts) { parts[0].erase("arguments"); });
  CHECK(world.replay(plan).hindrance == ReplayHindrance::not_recorded);
}

TEST_CASE("of somebody in it erased, that is said, and nothing more is claimed") {
  ReplayWorld world;
  const graph::RunNumber proposals = world.proposals();
  const graph::RunNumber plan = world.plan();
  const graph::RunNumber card = world.card();
  world.erase("lee");  // in plan and card, not in the proposals for Maya
  CHECK(world.replay(proposals).end == ReplayEnd::same);
  for (const graph::RunNumber& run : {plan, card}) {
    const api::Replayed replayed = world.replay(run);
    CHECK(replayed.end == ReplayEnd::cannot_be_recomputed);
    CHECK(replayed.hindrance == ReplayHindrance::erased_in_it);
    REQUIRE(replayed.recorded);  // the question is nobody's
    CHECK_FALSE(replayed.recorded->answer_sha256.empty());
    const std::string words = api::replay_in_words(world.scheme(), auditor, replayed);
    CHECK(words.find("kith audit prove") != std::string::npos);
  }
  world.erase("maya");
  const api::Replayed gone = world.replay(proposals);
  CHECK(gone.hindrance == ReplayHindrance::erased_in_it);
  CHECK_FALSE(gone.recorded);
}

TEST_CASE("of somebody erased who is not in it but was looked at, it is not called a difference") {
  ReplayWorld world;
  const graph::RunNumber run = world.proposals(officer, 1);
  const bool is_elm =
      graph::SubjectNumber{number_of("elm")} == world.event_of(run).header.subjects.at(1);
  world.erase(is_elm ? "oak" : "elm");
  const api::Replayed replayed = world.replay(run);
  CHECK(replayed.end == ReplayEnd::cannot_be_recomputed);
  CHECK(replayed.hindrance == ReplayHindrance::erased_since);
  REQUIRE(replayed.difference);
  CHECK(replayed.difference->pointer == "/counts/considered");
}

TEST_CASE("officers replay what they may ask, and nobody what a wider sight answered") {
  ReplayWorld world;
  const graph::RunNumber by_officer = world.proposals(officer);
  const graph::RunNumber by_manager = world.proposals(manager);
  CHECK(world.replay(by_officer, officer).end == ReplayEnd::same);
  CHECK(world.replay(by_manager, manager).end == ReplayEnd::same);
  CHECK(world.replay(by_officer, manager).end == ReplayEnd::same);
  const auto refused = api::replay_run(world.scheme(), officer, by_manager);
  REQUIRE_FALSE(refused.ok());
  const auto none = api::replay_run(world.scheme(), officer, graph::RunNumber{number_of("no run")});
  REQUIRE_FALSE(none.ok());
  CHECK(refused.error().code == graph::ErrorCode::not_found);
  CHECK(refused.error().message == none.error().message);
  const Asker coordinator{Eyes{Role::coordinator, std::nullopt}, "user co", ""};
  CHECK_FALSE(api::replay_run(world.scheme(), coordinator, by_officer).ok());  // carer homes
  const Asker carer{Eyes{Role::carer, std::nullopt}, "token", ""};
  const auto forbidden = api::replay_run(world.scheme(), carer, by_officer);
  REQUIRE_FALSE(forbidden.ok());
  CHECK(forbidden.error().code == graph::ErrorCode::forbidden);
}

TEST_CASE("who has withdrawn since: officers are told how it ended and no more") {
  ReplayWorld world;
  const graph::RunNumber run = world.planted(world.proposals(), [](std::vector<Json>& parts) {
    answered_otherwise(parts[0]);
    parts[1]["kept"]["/proposals/0"]["together"] = 1;
  });
  CHECK(world.replay(run, officer).difference->then == "1");
  graph::Person withdrawn = agreeing("maya");
  withdrawn.agreement.push_back(agreed());
  withdrawn.agreement.back().answer = graph::YesNo::no;
  withdrawn.agreement.back().on = day("2026-11-20");
  world.put(withdrawn);
  const api::Replayed replayed = world.replay(run, officer);
  CHECK(replayed.end == ReplayEnd::differs);
  CHECK(replayed.is_withheld);
  CHECK_FALSE(replayed.difference);
  CHECK(world.replay(run, auditor).difference->then == "1");
}

TEST_CASE("officers are told numbers of a difference, not who") {
  ReplayWorld world;
  const graph::RunNumber run = world.planted(world.proposals(), [](std::vector<Json>& parts) {
    answered_otherwise(parts[0]);
    parts[1]["kept"]["/proposals/0"]["household"] = graph::to_text(number_of("ash"));
  });
  const api::Replayed replayed = world.replay(run, officer);
  REQUIRE(replayed.difference);
  CHECK(replayed.difference->pointer == "/proposals/0/household");
  CHECK_FALSE(replayed.difference->then);
  CHECK_FALSE(replayed.difference->now);
  CHECK(world.replay(run, auditor).difference->then);
}

TEST_CASE("all at once: each where it was asked, with one graph, and counted") {
  ReplayWorld world;
  const graph::RunNumber first = world.proposals();
  world.plan();
  world.put(a_home("ash"));
  const graph::RunNumber other =
      world.planted(first, [](std::vector<Json>& parts) { answered_otherwise(parts[0]); });
  world.card();
  world.proposals();
  std::map<graph::Number, ReplayEnd> ends;
  std::size_t asked_for = 0;
  api::ReplayTold how;
  std::uint64_t position = 0;
  how.told = [&](const api::Replayed& replayed) {
    ends[replayed.run.number] = replayed.end;
    CHECK(position <= replayed.recorded->position);
    position = replayed.recorded->position;
    return true;
  };
  how.progress = [&](std::size_t, std::size_t all) { asked_for = all; };
  const auto counts = api::replay_all(world.scheme(), auditor, how);
  REQUIRE(counts.ok());
  CHECK(counts->same == 4);
  CHECK(counts->differs == 1);
  CHECK(counts->cannot_be_recomputed == 0);
  CHECK(asked_for == 5);
  CHECK(ends.at(other.number) == ReplayEnd::differs);
  CHECK(ends.at(first.number) == ReplayEnd::same);
  how.told = [](const api::Replayed&) { return false; };
  CHECK_FALSE(api::replay_all(world.scheme(), auditor, how).ok());
}

TEST_CASE("a plan or card asked for again under its key is the same bytes, recorded once") {
  ReplayWorld world;
  api::RunDesk desk(world.scheme());
  const auto first = desk.plan(manager, api::PlanAsk{}, "key");
  REQUIRE(first.ok());
  world.put(a_home("ash"));
  const auto size = world.scheme().store().log().head().size;
  const auto again = desk.plan(manager, api::PlanAsk{}, "key");
  REQUIRE(again.ok());
  CHECK(again->json == first->json);
  const auto card = desk.connection_test(officer, ReplayWorld::a_window(), "card");
  REQUIRE(card.ok());
  CHECK(card->body.find("\"run\":\"" + graph::to_text(card->run->number)) != std::string::npos);
  const auto card_again = desk.connection_test(officer, ReplayWorld::a_window(), "card");
  REQUIRE(card_again.ok());
  CHECK(card_again->body == card->body);
  CHECK(world.scheme().store().log().head().size == size + 1);
  api::PlanAsk other;
  other.options = 1;
  CHECK_FALSE(desk.plan(manager, other, "key").ok());
  world.erase("lee");
  // With somebody in it the key is erased: a new request.
  const auto anew = desk.plan(manager, api::PlanAsk{}, "key");
  REQUIRE(anew.ok());
  CHECK(anew->run != first->run);
  CHECK_FALSE(desk.plan(auditor, api::PlanAsk{}, "").ok());
  CHECK_FALSE(desk.connection_test(auditor, ReplayWorld::a_window(), "").ok());
}

TEST_CASE("a run's own number is nobody's to erase") {
  ReplayWorld world;
  const graph::RunNumber run = world.plan();
  const auto erased = world.scheme().erase(graph::to_text(run.number));
  REQUIRE_FALSE(erased.ok());
  CHECK(erased.error().code == graph::ErrorCode::wrong_usage);
  CHECK(world.replay(run).end == ReplayEnd::same);
}

TEST_CASE("a card of one person is theirs whole") {
  ReplayWorld world;
  api::ConnectionTestAsk ask = ReplayWorld::a_window();
  ask.person = graph::to_text(number_of("maya"));
  const auto card = api::RunDesk(world.scheme()).connection_test(officer, ask, "");
  REQUIRE(card.ok());
  CHECK(world.event_of(*card->run).header.subjects ==
        std::vector{graph::SubjectNumber{number_of("maya")}});
  CHECK(world.replay(*card->run).end == ReplayEnd::same);
  world.erase("maya");
  CHECK_FALSE(world.replay(*card->run).recorded);
}

}  // namespace kith::tests::replaying

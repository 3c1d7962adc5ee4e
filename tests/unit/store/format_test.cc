// SPDX-License-Identifier: Apache-2.0
// store/FORMAT.md is true: its example is made anew here, and its table of what a lost key takes
// with it is tried key by key.
#include "store/format.h"

#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "store/engine_keys.h"
#include "tests/support/introducing.h"
#include "tests/support/scheme_world.h"

using namespace kith;
using namespace kith::store;

namespace {

// 00 01 02 … for ever, so that a reader of the document sees what was drawn.
class Counting : public graph::Randomness {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    for (std::uint8_t& byte : bytes) byte = next_++;
  }

 private:
  std::uint8_t next_ = 0;
};

graph::Number number_from(std::uint8_t first) {
  graph::Number number;
  for (std::uint8_t& byte : number.bytes) byte = first++;
  return number;
}

std::string wrapped(const std::string& title, std::string_view bytes) {
  std::string text = title + "\n";
  for (std::size_t i = 0; i < bytes.size(); i += 32) {
    text += "  " + tests::hex(bytes.substr(i, 32)) + "\n";
  }
  return text;
}

// The log of one event about one subject, as it stands in the engine, and the head of its keyring.
std::string make_example() {
  const tests::TemporaryDirectory directory;
  Counting randomness;
  DurableFiles files;
  const LogPlace place{{number_from(0xa0)}, Stream::facts};
  const auto path = directory.path() / "keys";
  SubjectKeys keys(Keyring::create(path, place.scheme, randomness, files).value(), {});
  const auto engine = make_memory_engine();
  const auto log = EventLog::open(*engine, place, keys, randomness).value();
  graph::Event event;
  event.header.scheme = place.scheme;
  event.header.at = *graph::instant_from_text("2026-11-21T22:00:00Z");
  event.header.record = number_from(0xb0);
  event.header.subjects = {{event.header.record}};
  event.parts = {{"Maya", false}};
  LogGroup group = log->begin();
  CHECK(group.add({&event, 1}).ok());
  CHECK(log->commit(group).ok());

  std::string text = wrapped("keyring, head", files.read(path)->substr(0, 130));
  text +=
      wrapped("key of slot 0", {reinterpret_cast<const char*>(keys.key_at(0).reveal().data()), 32});
  for (const Space space : {Space::log, Space::index, Space::meta}) {
    CHECK(engine
              ->scan(space, {},
                     [&](std::string_view key, std::string_view value) {
                       text += wrapped(std::string(to_text(space)) + ", key", key);
                       text += wrapped(std::string(to_text(space)) + ", value", value);
                       return true;
                     })
              .ok());
  }
  return text;
}

// What stands in FORMAT.md between "```<name>" and "```".
std::string block(const std::string& name) {
  std::ifstream in(std::string(KITH_TESTS_FOLDER) + "/../store/FORMAT.md");
  const std::string all{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const std::string fence = "```" + name + "\n";
  const auto begin = all.find(fence);
  if (begin == std::string::npos) return "no such block";
  const auto end = all.find("```", begin + fence.size());
  return all.substr(begin + fence.size(), end - begin - fence.size());
}

// One of each kind of record, and one of each kind of event, all about different people.
std::vector<Command> one_of_each() {
  graph::Household home = tests::a_home("household");
  home.carers[0] = tests::a_carer("carer");
  home.others_living = {tests::an_adult("other_living")};
  home.residents = {tests::a_resident("resident")};
  graph::Tie tie;
  tie.identity.number = tests::number_of("a tie");
  tie.of = tests::person_number("owner");
  tie.other.number = tests::subject_number("other");
  tie.other.called = "somebody";
  graph::Service service;
  service.identity.number = tests::number_of("service");
  const auto about_person = [](auto record, std::string_view name) {
    record.identity.number = tests::number_of(std::string(name) + " record");
    record.person = tests::person_number("person");
    return record;
  };
  auto arrangement = tests::living_in("person", "household");
  auto review = about_person(graph::Review{}, "review");
  auto diary = about_person(graph::Diary{}, "diary");
  auto discharge = about_person(graph::Discharge{}, "discharge");
  graph::Group group;
  group.identity.number = tests::number_of("group");
  graph::Directory directory;
  directory.identity.number = tests::number_of("directory");
  graph::Subscription subscription;
  subscription.identity.number = tests::number_of("subscription");
  graph::Neighbour neighbour;
  neighbour.identity.number = tests::number_of("neighbour");
  graph::Connection connection;
  connection.identity.number = tests::number_of("connection");
  connection.of = tests::person_number("person");
  connection.with = tests::subject_number("neighbour");
  graph::GroupVisit group_visit;
  group_visit.identity.number = tests::number_of("group_visit");
  group_visit.group = {"leigh", graph::to_text(group.identity.number), ""};
  graph::LevelOneCount level_one_count;
  level_one_count.identity.number = tests::number_of("level_one_count");
  graph::SetPolicy policy;
  policy.identity.number = tests::number_of("policy");
  std::vector<Command> commands;
  for (const char* name : {"person", "owner", "resident"}) {
    commands.push_back(tests::putting_person(name));
  }
  for (const graph::Record& record : std::vector<graph::Record>{
           home, tie, service, arrangement, review, diary, discharge, group, directory,
           subscription, neighbour, connection, group_visit, level_one_count, policy}) {
    commands.push_back(tests::putting({record}));
  }
  const tests::Pair pair{"person", "household"};
  commands.push_back(tests::putting({tests::an_introduction(pair)}));
  for (const graph::StepTaken& taken :
       {tests::step_of(pair, graph::StepKind::shortlisted),
        tests::step_by(pair, graph::StepKind::withdrawn, graph::Party::carer, "carer")}) {
    graph::Step step;
    step.identity.number = tests::number_of("step of " + graph::to_text(taken.of.number));
    step.taken = taken;
    commands.push_back(tests::putting({step}));
  }
  Command end;
  end.events = {graph::end_event(graph::Kind::review, review.identity.number,
                                 tests::subject_number("person"))};
  commands.push_back(end);
  return commands;
}

const std::vector<std::string> roles{
    "person",  "owner", "resident",  "household",    "carer",     "other_living",    "other",
    "service", "group", "directory", "subscription", "neighbour", "level_one_count", "policy"};

std::string role_of(const graph::SubjectNumber& subject, const graph::SchemeNumber& scheme) {
  if (subject == as_subject(scheme)) return "scheme";
  for (const std::string& role : roles) {
    if (subject == tests::subject_number(role)) return role;
  }
  return "?";
}

std::string line_of(const graph::EventHeader& header) {
  static const std::map<graph::EventType, std::string> names{
      {graph::EventType::scheme_created, "scheme_created"},
      {graph::EventType::record_put, "record_put"},
      {graph::EventType::record_ended, "record_ended"},
      {graph::EventType::subject_erased, "subject_erased"}};
  std::string line = names.at(header.type) + " " + std::string(to_text(header.kind)) + ":";
  for (const auto& subject : header.subjects) line += " " + role_of(subject, header.scheme);
  return line;
}

void fill(tests::SchemeWorld& world) {
  for (Command& command : one_of_each()) {
    const auto done = world.writer().submit(std::move(command));
    REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().message));
  }
}

}  // namespace

TEST_CASE("the example in FORMAT.md is what the code writes") {
  const std::string made = make_example();
  INFO(made);
  CHECK(block("example") == made);
}

TEST_CASE("FORMAT.md names the parts of each event") {
  tests::SchemeWorld world;
  fill(world);
  REQUIRE(world.scheme->erase(tests::subject_number("other")).ok());
  const std::string documented = block("parts");
  REQUIRE(world.log()
              .scan(0, 1000,
                    [&](const graph::Event& event) {
                      const std::string line = line_of(event.header) + "\n";
                      CHECK_MESSAGE(documented.find(line) != std::string::npos, line);
                      CHECK(line.find('?') == std::string::npos);
                      return true;
                    })
              .ok());
}

TEST_CASE("one lost key takes that subject's parts of every event, and nothing else") {
  for (const std::string& role : roles) {
    tests::SchemeWorld world;
    fill(world);
    const std::uint64_t size = world.log().head().size;
    std::vector<graph::Event> before;
    for (std::uint64_t i = 0; i < size; ++i) before.push_back(world.log().read(i).value());
    const graph::SubjectNumber lost = tests::subject_number(role);
    REQUIRE(world.scheme->erase(lost).ok());
    std::size_t gone = 0;
    for (std::uint64_t i = 0; i < size; ++i) {
      const graph::Event after = world.log().read(i).value();
      CHECK(after.header == before[i].header);
      for (std::size_t part = 0; part < after.parts.size(); ++part) {
        const bool theirs = after.header.subjects[part] == lost;
        gone += theirs ? 1 : 0;
        CHECK(after.parts[part] == (theirs ? graph::Part{{}, true} : before[i].parts[part]));
      }
    }
    CHECK_MESSAGE(gone > 0, role);
    world.reopen();
    CHECK(world.log().verify()->whole());
  }
}

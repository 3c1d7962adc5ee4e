// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/bundle_reader.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "api/exchange/record_json.h"
#include "tests/support/graph_of.h"

using namespace kith;
using namespace kith::graph;
using api::ImportMode;

namespace {

using Lines = std::vector<std::string>;

struct Imported {
  api::ImportReport report;
  std::vector<api::ImportedRecord> records;

  Lines faults() const {
    Lines out;
    for (const Fault& fault : report.faults) {
      out.push_back(std::to_string(fault.line) + fault.pointer + ": " + fault.detail);
    }
    return out;
  }
  std::vector<Record> plain() const {
    std::vector<Record> out;
    for (const auto& imported : records) out.push_back(imported.record);
    return out;
  }
};

Imported import(std::string_view text, const View& view = {},
                ImportMode mode = ImportMode::all_or_nothing, unsigned threads = 1) {
  Imported imported;
  api::TextBytes bytes(text);
  api::KeyedNumbers numbers("seed");
  api::ImportOptions options;
  options.mode = mode;
  options.threads = threads;
  options.today = make_date(2026, 11, 21);
  auto report = api::import_bundle(bytes, view, numbers, options, [&](api::ImportedRecord&& one) {
    imported.records.push_back(std::move(one));
    return Result<void>();
  });
  REQUIRE(report.ok());
  imported.report = *report;
  return imported;
}

Number keyed(Kind kind, std::string_view name) {
  return api::KeyedNumbers("seed").keyed(kind, name);
}

template <class T>
const T& nth(const Imported& imported, std::size_t index) {
  return std::get<T>(imported.records.at(index).record);
}

const std::string circle =
    R"({"type":"tie","external_id":"t1","of":"maya","other":{"external_id":"jo"}}
{"type":"contact","tie":"t1","of":"maya","on":"2026-10-02","mode":"phone"}
{"type":"person","external_id":"maya","called":"Maya","anchors":[{"kind":"family","tie":"t1"}]}
{"type":"household","external_id":"elm","carers":[{"external_id":"jo","called":"Jo","role":"main"}]}
)";

}  // namespace

TEST_CASE("a bundle's lines may refer to each other in any order, in circles and to inner people") {
  const Imported imported = import(circle);
  CHECK(imported.faults() == Lines{});
  CHECK(imported.report.created == 4);
  CHECK(imported.report.accepted == 4);
  CHECK(imported.report.applied);
  const auto& tie = nth<Tie>(imported, 0);
  CHECK(tie.of.number == keyed(Kind::person, "maya"));
  CHECK(tie.other == TieOther{{keyed(Kind::carer, "jo")}, "", ""});
  CHECK(nth<Contact>(imported, 1).tie.number == tie.identity.number);
  CHECK_FALSE(nth<Contact>(imported, 1).identity.number.is_zero());
  CHECK(nth<Person>(imported, 2).anchors[0].tie->number == tie.identity.number);
  CHECK(nth<Household>(imported, 3).carers[0].identity.number == keyed(Kind::carer, "jo"));
  CHECK(imported.records[3].line == 4);
  CHECK(tests::graph_of(imported.plain()).count(Kind::contact) == 1);
}

TEST_CASE("importing what is stored changes nothing and keeps every number") {
  const View view = tests::graph_of(import(circle).plain());
  const std::string again = circle.substr(0, circle.find("{\"type\":\"contact\"")) +
                            circle.substr(circle.find("{\"type\":\"person\""));
  const Imported same = import(again, view);
  CHECK(same.report.unchanged == 3);
  CHECK(same.records.empty());
  const Imported changed = import(R"({"type":"household","external_id":"elm","called":"Elm",)"
                                  R"("carers":[{"called":"Jo","role":"main"}]})",
                                  view);
  CHECK(changed.report.changed == 1);
  CHECK_FALSE(changed.records[0].created);
  const auto& home = nth<Household>(changed, 0);
  CHECK(home.identity.number == keyed(Kind::household, "elm"));
  CHECK(home.carers[0].identity.number == keyed(Kind::carer, "jo"));
}

TEST_CASE("numbers that are given are kept") {
  const Imported imported = import(
      R"({"type":"person","number":"0000000000000000000000002X","external_id":"maya"}
{"type":"tie","of":"0000000000000000000000002X",)"
      R"("other":{"number":"0000000000000000000000003X","called":"Al"}})");
  CHECK(imported.faults() == Lines{});
  CHECK(to_text(nth<Tie>(imported, 1).of.number) == "0000000000000000000000002X");
  CHECK(to_text(nth<Tie>(imported, 1).other.number.number) == "0000000000000000000000003X");
}

TEST_CASE("somebody only named in two ties is one subject") {
  const Imported imported = import(
      R"({"type":"person","external_id":"a"}
{"type":"tie","external_id":"t1","of":"a","other":{"external_id":"aunt","called":"Aunt J"}}
{"type":"tie","external_id":"t2","of":"a","other":{"external_id":"aunt"}})");
  CHECK(imported.faults() == Lines{});
  const auto& one = nth<Tie>(imported, 1).other;
  CHECK(one.number.number == keyed(Kind::named_contact, "aunt"));
  CHECK(one.external_id == "aunt");
  CHECK(nth<Tie>(imported, 2).other.number == one.number);
}

TEST_CASE(
    "a number for somebody who is stored with another one is refused, in any order of lines") {
  const std::string stored = R"({"type":"person","external_id":"a"}
{"type":"tie","external_id":"t1","of":"a","other":{"external_id":"aunt","called":"Aunt J"}}
{"type":"tie","external_id":"t2","of":"a","other":{"external_id":"aunt","called":"Aunt J"}})";
  const View view = tests::graph_of(import(stored).plain());
  const std::string named =
      R"({"type":"tie","external_id":"t1","of":"a","other":{"external_id":"aunt"}})";
  const std::string numbered =
      R"({"type":"tie","external_id":"t2","of":"a",)"
      R"("other":{"external_id":"aunt","number":"0000000000000000000000003X"}})";
  const Imported first = import(numbered + "\n" + named, view);
  CHECK(first.faults() == Lines{"1/other/external_id: belongs to somebody else than the number "
                                "does; give one of the two"});
  const Imported second = import(named + "\n" + numbered, view);
  CHECK(second.faults() == Lines{"2/other/external_id: belongs to somebody else than the number "
                                 "does; give one of the two"});
}

TEST_CASE("a bundle sets no policy") {
  const Imported imported = import(R"({"type":"policy","version":"ours","content":"{}"}
{"type":"gone","kind":"policy","number":"0000000000000000000000000A"})");
  CHECK(imported.faults() ==
        Lines{"1/type: a policy is set by a manager (kith policy set), never brought as a record",
              "2/kind: has to be the kind of record that it was"});
  CHECK(imported.records.empty());
}

TEST_CASE("the number of what no bundle brings is no record's number") {
  SetPolicy policy;
  policy.identity.number = *number_from_text("0000000000000000000000000A");
  policy.version = "ours";
  const View view = tests::graph_of({policy});
  const Imported imported = import(
      R"({"type":"person","external_id":"maya","number":"0000000000000000000000000A"}
{"type":"gone","kind":"person","number":"0000000000000000000000000A"})",
      view);
  CHECK(imported.report.refused == 2);
  CHECK(imported.faults().front() == "1/number: is the number of a policy");
  CHECK(imported.records.empty());
}

TEST_CASE("every fault of a bundle is listed with its line, and nothing is given") {
  const Imported imported = import(R"({"type":"person","external_id":"maya","called":""}

not json
{"type":"village"}
{"called":"x"}
{"type":"tie","of":"zoe","other":{"called":"Al"},"ring":"outer"}
{"type":"person","external_id":"maya"}
{"type":"person","external_id":"femi"})");
  CHECK(imported.faults() ==
        Lines{"1/called: is empty; leave the key out where nothing is known",
              "3: is not JSON: at byte 1 there should be a value",
              ("4/type: has to be one of: person, household, tie, contact, service, service_event, "
               "review, arrangement, emergency_stay, introduction, diary, group, directory, "
               "subscription, neighbour, connection, group_visit, level_one_count, discharge, "
               "gone"),
              "5/type: has to be given", "6/of: refers to a person that is not known here",
              "6/ring: has to be one of: intimacy, friendship, participation, exchange",
              "7/external_id: already stands in line 1"});
  CHECK(imported.report.refused == 6);
  CHECK(imported.report.lines == 7);
  CHECK(imported.records.empty());
  CHECK_FALSE(imported.report.applied);
}

TEST_CASE("keeping the good ones leaves out what refers to a refused new record, however far") {
  const std::string text = R"({"type":"contact","tie":"t1","of":"maya","on":"2026-10-02"}
{"type":"person","external_id":"femi","together_with":[{"person":"maya"}]}
{"type":"tie","external_id":"t1","of":"maya","other":{"called":"Al"}}
{"type":"person","external_id":"maya","born":"2030"}
{"type":"person","external_id":"george"})";
  const Imported imported = import(text, {}, ImportMode::keep_good);
  CHECK(imported.faults() ==
        Lines{"1/tie: refers to a tie that is not known here",
              "1/of: refers to a person that is not known here",
              "2/together_with/0/person: refers to a person that is not known here",
              "3/of: refers to a person that is not known here", "4/born: lies in the future"});
  CHECK(imported.report.refused == 4);
  CHECK(imported.report.created == 1);
  REQUIRE(imported.records.size() == 1);
  CHECK(imported.records[0].line == 5);
}

TEST_CASE("somebody only named is there as long as one good tie names them") {
  const std::string bad = R"({"type":"tie","of":"a","other":{"external_id":"al"},"ring":"outer"})";
  const std::string good = R"({"type":"tie","of":"a","other":{"external_id":"al"}})";
  const std::string rest = R"(
{"type":"person","external_id":"a"}
{"type":"person","external_id":"b","no_contact":[{"with":"al"}]})";
  const Imported none = import(bad + rest, {}, ImportMode::keep_good);
  CHECK(none.faults() ==
        Lines{"1/ring: has to be one of: intimacy, friendship, participation, exchange",
              "3/no_contact/0/with: refers to somebody who is not known here"});
  const Imported one = import(bad + "\n" + good + rest, {}, ImportMode::keep_good);
  CHECK(one.report.created == 3);
  CHECK(one.report.refused == 1);
  CHECK(tests::graph_of(one.plain()).count(Kind::person) == 2);
}

TEST_CASE("keeping the good ones keeps what refers to a stored record whose change is refused") {
  const View view = tests::graph_of(import(R"({"type":"person","external_id":"maya"})").plain());
  const Imported imported = import(R"({"type":"person","external_id":"maya","born":"2030"}
{"type":"tie","of":"maya","other":{"called":"Al"}})",
                                   view, ImportMode::keep_good);
  CHECK(imported.faults() == Lines{"1/born: lies in the future"});
  CHECK(imported.report.created == 1);
}

TEST_CASE("a dry run says what would be and gives nothing") {
  const View view = tests::graph_of(import(R"({"type":"person","external_id":"maya"}
{"type":"person","external_id":"femi"})")
                                        .plain());
  const Imported imported = import(R"({"type":"person","external_id":"maya","called":"Maya"}
{"type":"person","external_id":"femi"}
{"type":"person","external_id":"new"}
{"type":"person","external_id":"bad","called":7})",
                                   view, ImportMode::dry_run);
  CHECK(imported.report.changed == 1);
  CHECK(imported.report.unchanged == 1);
  CHECK(imported.report.created == 1);
  CHECK(imported.report.refused == 1);
  CHECK(imported.records.empty());
  CHECK_FALSE(imported.report.applied);
}

TEST_CASE("numbers and external ids that contradict each other or what is stored are refused") {
  const std::string one = "0000000000000000000000001X";
  const std::string two = "0000000000000000000000002X";
  const auto line = [](const std::string& type, const std::string& number, const char* id) {
    return R"({"type":")" + type + R"(","number":")" + number + R"(","external_id":")" + id +
           R"(","name":"x"})" + "\n";
  };
  std::string persons = line("person", one, "a") + line("person", two, "b");
  for (std::size_t at = 0; (at = persons.find(",\"name\":\"x\"")) != std::string::npos;) {
    persons.erase(at, 11);
  }
  const Imported stored = import(persons);
  REQUIRE(stored.faults() == Lines{});
  const View view = tests::graph_of(stored.plain());
  CHECK(import(R"({"type":"person","number":")" + one + R"(","external_id":"b"})", view).faults() ==
        Lines{"1/external_id: belongs to another person than the number; give one of the two"});
  CHECK(import(line("service", one, "s"), view).faults() ==
        Lines{"1/number: is the number of a person"});
  CHECK(import(line("service", "0000000000000000000000003X", "s") +
               line("service", "0000000000000000000000003X", "r"))
            .faults() == Lines{"2/number: already stands in line 1"});
  const View ended = tests::without(view, stored.records[0].record);
  CHECK(import(R"({"type":"person","number":")" + one + R"("})", ended).faults() ==
        Lines{"1/number: belongs to a record that was ended or erased"});
  CHECK(import(R"({"type":"tie","of":")" + one + R"(","other":{"called":"Al"}})", ended).faults() ==
        Lines{"1/of: refers to a person that is not known here"});
}

TEST_CASE("an inner external id stands once in a bundle") {
  CHECK(
      import(R"({"type":"household","external_id":"a","carers":[{"external_id":"jo","role":"main"}]}
{"type":"household","external_id":"b",)"
             R"("carers":[{"role":"main"},{"external_id":"jo","role":"main"}]})")
          .faults() == Lines{"2/carers/1/external_id: already stands in line 1"});
}

TEST_CASE("byte order mark, CRLF, blank lines and a missing last newline are fine") {
  const Imported imported = import(
      "\xEF\xBB\xBF{\"type\":\"person\",\"external_id\":\"a\"}\r\n\r\n  \n"
      "{\"type\":\"person\",\"external_id\":\"b\"}");
  CHECK(imported.faults() == Lines{});
  REQUIRE(imported.records.size() == 2);
  CHECK(imported.records[1].line == 4);
  CHECK(import("").report.lines == 0);
  CHECK(import("\n\n").report.lines == 0);
}

TEST_CASE("NUL bytes, bytes that are no UTF-8 and deep nesting are faults of their line only") {
  using namespace std::string_literals;
  std::string deep = R"({"type":"person","called":)" + std::string(200'000, '[');
  const std::string text = "{\"type\":\"person\",\"called\":\"a\0b\"}\n"s + "\0\n"s +
                           "{\"type\":\"person\",\"called\":\"\xFF\"}\n" + deep +
                           "\n{\"type\":\"person\",\"called\":\"x\",\"called\":\"y\"}\n" +
                           "\xEF\xBB\xBF{}\n{\"type\":\"person\",\"external_id\":\"fine\"}\n";
  const Imported imported = import(text, {}, ImportMode::keep_good);
  CHECK(
      imported.faults() ==
      Lines{"1/called: holds a control character; only printable text is read",
            "2: is not JSON: at byte 1 there should be a value",
            "3/called: is not UTF-8; only UTF-8 text is read",
            ("4/called/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0: is nested too deeply; at most 16 levels are "
             "read"),
            "5/called: stands here twice; give each key once",
            "6: is not JSON: at byte 1 there should be a value"});
  CHECK(imported.report.created == 1);
}

namespace {

// A line of `size` bytes that is never in memory whole, then a good one.
class LongLine : public api::ByteSource {
 public:
  explicit LongLine(std::uint64_t size) : size_(size) {}
  Result<std::size_t> read(std::span<char> into) override {
    most_asked = std::max(most_asked, into.size());
    if (at_ < size_) {
      const auto count =
          static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), size_ - at_));
      std::fill_n(into.begin(), count, 'x');
      at_ += count;
      return count;
    }
    if (at_ > size_) return std::size_t{0};
    ++at_;
    const std::string_view last = "\n{\"type\":\"person\",\"external_id\":\"a\"}\n";
    return last.copy(into.data(), into.size());
  }
  Result<void> rewind() override {
    at_ = 0;
    return {};
  }
  std::uint64_t size() const override { return size_; }
  std::size_t most_asked = 0;

 private:
  std::uint64_t size_;
  std::uint64_t at_ = 0;
};

}  // namespace

TEST_CASE("a line of 100 MB is refused without being kept") {
  LongLine source(100'000'000);
  api::LineReader lines(source);
  api::LineBatch batch;
  std::size_t largest = 0;
  std::size_t count = 0;
  for (auto more = lines.next(batch); more.ok() && *more; more = lines.next(batch)) {
    largest = std::max(largest, batch.bytes.capacity());
    for (const auto& line : batch.lines) {
      ++count;
      CHECK(line.too_long == (line.number == 1));
    }
  }
  CHECK(count == 2);
  CHECK(largest < 4 * limits::line_bytes_max);
  CHECK(source.most_asked < limits::line_bytes_max);
  api::KeyedNumbers numbers("seed");
  const auto report = api::import_bundle(source, {}, numbers, {},
                                         [](api::ImportedRecord&&) { return Result<void>(); });
  REQUIRE(report.ok());
  CHECK(report->faults ==
        std::vector<Fault>{
            {"", "is longer than 1048576 bytes, the most that one record may take", 1}});
}

TEST_CASE("a line of exactly the limit is read and one byte more is not") {
  for (const std::size_t over : {0U, 1U}) {
    std::string line = R"({"type":"person","called":"x"})";
    line.append(limits::line_bytes_max + over - line.size(), ' ');
    CHECK(import(line + "\n").report.created == 1 - over);
  }
}

TEST_CASE("lines are cut alike whatever the pieces they come in") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += std::string(static_cast<std::size_t>(i % 700), 'a') + "\n";
  text += std::string(900'000, 'b') + "\r\n" + std::string(1'100'000, 'c') + "\nlast";
  api::TextBytes bytes(text);
  api::LineReader reader(bytes);
  api::LineBatch batch;
  std::string joined;
  std::uint64_t last = 0;
  for (auto more = reader.next(batch); more.ok() && *more; more = reader.next(batch)) {
    for (const auto& line : batch.lines) {
      CHECK(line.number > last);
      last = line.number;
      joined += batch.text(line);
      if (line.too_long) joined += '!';
    }
  }
  CHECK(last == 3003);
  std::string expected;
  for (int i = 0; i < 3000; ++i) expected += std::string(static_cast<std::size_t>(i % 700), 'a');
  CHECK(joined == expected + std::string(900'000, 'b') + "!last");
}

TEST_CASE("threads change nothing but the time") {
  std::string text;
  for (int i = 0; i < 2000; ++i) {
    const std::string id = std::to_string(i);
    text += R"({"type":"person","external_id":"p)" + id + R"("})" + "\n";
    text += R"({"type":"tie","of":"p)" + id + R"(","other":{"external_id":"p)" +
            std::to_string((i + 7) % 2003) + R"("}})" + "\n";
  }
  const Imported one = import(text, {}, ImportMode::keep_good, 1);
  const Imported three = import(text, {}, ImportMode::keep_good, 3);
  CHECK(one.faults() == three.faults());
  CHECK(one.plain() == three.plain());
  CHECK(one.report.created == 4000);
}

TEST_CASE("a sink that refuses is a fault of the line, and one that fails ends the import") {
  const std::string text =
      "{\"type\":\"person\",\"external_id\":\"a\"}\n"
      "{\"type\":\"person\",\"external_id\":\"b\"}\n";
  const auto run = [&](ImportMode mode, ErrorCode code) {
    api::TextBytes bytes(text);
    api::KeyedNumbers numbers("seed");
    api::ImportOptions options;
    options.mode = mode;
    return api::import_bundle(bytes, {}, numbers, options, [&](api::ImportedRecord&& one) {
      return one.line == 1 ? Result<void>(Error{code, "no", {{"/called", "not so", 0}}})
                           : Result<void>();
    });
  };
  const auto kept = run(ImportMode::keep_good, ErrorCode::conflict);
  REQUIRE(kept.ok());
  CHECK(kept->faults == std::vector<Fault>{{"/called", "not so", 1}});
  CHECK(kept->created == 1);
  CHECK(run(ImportMode::keep_good, ErrorCode::storage_full).error().code ==
        ErrorCode::storage_full);
  CHECK(run(ImportMode::all_or_nothing, ErrorCode::conflict).error().code == ErrorCode::conflict);
}

TEST_CASE("progress is told for every pass, and a sink that can undo saves one") {
  for (const bool undo : {false, true}) {
    std::istringstream stream(circle);
    api::StreamBytes bytes(stream);
    api::KeyedNumbers numbers("seed");
    api::ImportOptions options;
    options.sink_can_undo = undo;
    std::vector<api::ImportProgress> told;
    options.progress = [&](const api::ImportProgress& progress) { told.push_back(progress); };
    int given = 0;
    const auto report = api::import_bundle(bytes, {}, numbers, options, [&](api::ImportedRecord&&) {
      ++given;
      return Result<void>();
    });
    REQUIRE(report.ok());
    CHECK(given == 4);
    CHECK(report->applied);
    CHECK(told.size() == (undo ? 2 : 3));
    CHECK(told.back().pass == told.back().passes);
    CHECK(told.back().lines == 4);
    CHECK(told.back().bytes == circle.size());
    CHECK(told.back().bytes_in_all == circle.size());
  }
}

TEST_CASE("a file that is not there is an error") {
  api::FileBytes bytes("no/such/file");
  api::KeyedNumbers numbers("seed");
  const auto report = api::import_bundle(bytes, {}, numbers, {},
                                         [](api::ImportedRecord&&) { return Result<void>(); });
  REQUIRE_FALSE(report.ok());
  CHECK(report.error().code == ErrorCode::storage_failed);
}

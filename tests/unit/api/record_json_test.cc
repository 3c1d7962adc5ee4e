// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/record_json.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "api/exchange/wire_types.h"
#include "graph/limits.h"

using namespace kith;
using namespace kith::graph;
using nlohmann::json;

namespace {

Number number_of(std::uint8_t last) {
  Number number;
  number.bytes[15] = last;
  return number;
}

// Somebody of each kind: person maya 1, household elm 2, carer jo 3, tie t1 4, service bus 5, and
// "both", which is a person and a carer.
class SmallWorld : public api::ReferenceResolver {
 public:
  std::optional<Kind> kind_of(const Number& number) const override {
    for (const auto& [key, known] : things_) {
      if (known == number) return key.first;
    }
    return std::nullopt;
  }
  std::optional<Number> number_of(Kind kind, std::string_view external_id) const override {
    const auto found = things_.find({kind, std::string(external_id)});
    return found == things_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::map<std::pair<Kind, std::string>, Number> things_{
      {{Kind::person, "maya"}, ::number_of(1)}, {{Kind::household, "elm"}, ::number_of(2)},
      {{Kind::carer, "jo"}, ::number_of(3)},    {{Kind::tie, "t1"}, ::number_of(4)},
      {{Kind::service, "bus"}, ::number_of(5)}, {{Kind::person, "both"}, ::number_of(6)},
      {{Kind::carer, "both"}, ::number_of(7)},  {{Kind::named_contact, "aunt"}, ::number_of(8)}};
};

const SmallWorld world;
const api::ReadOptions today{make_date(2026, 11, 21), false};

Result<Record> read(Kind kind, std::string_view text) {
  return api::record_from_text(text, kind, world, today);
}

// "pointer: beginning of the detail" of every fault; "" where there is none.
std::vector<std::string> faults_of(Kind kind, std::string_view text) {
  const auto record = read(kind, text);
  std::vector<std::string> found;
  if (record) return found;
  for (const Fault& fault : record.error().faults) {
    found.push_back(fault.pointer + ": " + fault.detail);
  }
  return found;
}

using Lines = std::vector<std::string>;

struct BadInput {
  const char* text;
  Lines faults;
};

void check_table(Kind kind, const std::vector<BadInput>& table) {
  for (const BadInput& row : table) {
    CAPTURE(row.text);
    CHECK(faults_of(kind, row.text) == row.faults);
  }
}

constexpr const char* unknown_null = "null says nothing; leave the key out where nothing is known";
constexpr const char* an_object = "has to be an object: keys and values in braces";

}  // namespace

TEST_CASE("a person is read with provenance, stated values and references") {
  const auto read_back =
      read(Kind::person, R"({"type":"person","external_id":"maya","called":"Maya",
    "born":"1998","night":{"value":"waking","said_by":"family","on":"2026-10-02","tier":"2"},
    "smoke":"no","must":[{"thing":"dog","said_by":"person","own_words":"No dogs\nplease"}],
    "area_now":{"name":"Leigh","point":{"latitude":53.4975,"longitude":-2.5}},
    "no_contact":[{"with":"jo"},{"with":"00000000000000000000000002"}],
    "together_with":[{"person":"both"}]})");
  REQUIRE(read_back.ok());
  const auto& person = std::get<Person>(*read_back);
  CHECK(person.called == "Maya");
  CHECK(person.born == BirthDate{1998, 0, 0});
  CHECK(person.night->value == Night::waking);
  CHECK(person.night->said.provenance->tier == Tier::second);
  CHECK(person.smoke->value == Smoking::no);
  CHECK_FALSE(person.smoke->said.provenance);
  CHECK(person.must[0].said.provenance->own_words.value == "No dogs\nplease");
  CHECK(person.area_now->point->latitude.millionths == 53'497'500);
  CHECK(person.area_now->point->longitude.millionths == -2'500'000);
  CHECK(person.no_contact[0].with.number == number_of(3));
  CHECK(person.no_contact[1].with.number == number_of(2));
  CHECK(person.together_with[0].person.number == number_of(6));
}

TEST_CASE(
    "the canonical text is compact, in the order of the description, and leaves out unknowns") {
  const auto record = read(Kind::person, R"( { "smoke" : {"value":"vape"}, "called":"Jos\u00e9",
    "interests":[{"stance":"teach","own_words":"x","concept":"angling"}], "gifts":[],
    "external_id":"m1", "area_now":{"point":{"longitude":0.10,"latitude":-0.000001}}} )");
  REQUIRE(record.ok());
  CHECK(api::record_to_text(*record) ==
        "{\"type\":\"person\",\"external_id\":\"m1\",\"called\":\"Jos\xC3\xA9\","
        "\"area_now\":{\"point\":{\"latitude\":-0.000001,\"longitude\":0.1}},"
        "\"interests\":[{\"concept\":\"angling\",\"stance\":\"teach\",\"own_words\":\"x\"}],"
        "\"smoke\":\"vape\"}");
  CHECK(api::record_to_json(*record)["smoke"] == "vape");
}

TEST_CASE("single fields of a person that are not right are refused with what is allowed") {
  check_table(
      Kind::person,
      {{R"({"called":null})", {std::string("/called: ") + unknown_null}},
       {R"({"called":""})", {"/called: is empty; leave the key out where nothing is known"}},
       {R"({"called":7})", {"/called: has to be text in quotation marks"}},
       {R"({"called":"a\u0000b"})",
        {"/called: holds a control character; only printable text is read"}},
       {R"({"called":"a\nb"})",
        {"/called: holds a newline or tab; it has to be one line of printable text"}},
       {"{\"called\":\"a\xC3\"}", {"/called: is not UTF-8; only UTF-8 text is read"}},
       {"{\"called\":\"a\xED\xA0\x80\"}", {"/called: is not UTF-8; only UTF-8 text is read"}},
       {"{\"called\":\"a\x01\"}",
        {"/called: holds a control character; only printable text is read"}},
       {"{\"called\":\"\xC2\x85\"}",
        {"/called: holds a control character; only printable text is read"}},
       {R"({"waiting_since":"2026-02-30"})",
        {"/waiting_since: has to be a day such as \"2026-11-21\", in the years from 1900 to 2199"}},
       {R"({"waiting_since":"9999-01-01"})",
        {"/waiting_since: has to be a day such as \"2026-11-21\", in the years from 1900 to 2199"}},
       {R"({"born":"1850"})",
        {"/born: has to be a year or a day, \"1998\" or \"1998-05-01\", from 1900 to 2199"}},
       {R"({"born":"2026-11-22"})", {"/born: lies in the future"}},
       {R"({"born":"2010-11-22"})",
        {"/born: makes the person younger than 16; these records are about people from 16 on"}},
       {R"({"age_band":"6-10"})",
        {"/age_band: is below 16; these records are about people from 16 on"}},
       {R"({"rather_not_give":"yes"})", {"/rather_not_give: has to be true or false"}},
       {R"({"rhythm":{"busy":6}})", {"/rhythm/busy: has to be a whole number from 1 to 5"}},
       {R"({"rhythm":{"busy":2.0}})", {"/rhythm/busy: has to be a whole number from 1 to 5"}},
       {R"({"rhythm":{"busy":"2"}})", {"/rhythm/busy: has to be a whole number from 1 to 5"}},
       {R"({"rhythm":[]})", {std::string("/rhythm: ") + an_object}},
       {R"({"gifts":{}})", {"/gifts: has to be a list in brackets"}},
       {R"({"area_wanted":[null]})", {std::string("/area_wanted/0: ") + unknown_null}},
       {R"({"partner_stays":"daily"})", {"/partner_stays: has to be one of: no, sometimes, often"}},
       {R"({"travel":{"last_home":"24:00"}})",
        {"/travel/last_home: has to be a time of day from \"00:00\" to \"23:59\""}},
       {R"({"money":{"left_per_week_pence":-1}})",
        {"/money/left_per_week_pence: has to be a whole number from 0 to 10000000"}},
       {R"({"external_id":"a b"})",
        {"/external_id: has to be 1 to 64 of the characters A-Z a-z 0-9 . _ - and no number of "
         "Kith's"}},
       {R"({"number":"maya"})",
        {"/number: has to be a number made by Kith, 26 characters; leave it out and one is made"}},
       {R"({"type":"tie"})", {"/type: has to be \"person\" here"}},
       {R"([])", {std::string(": ") + an_object}}});
}

TEST_CASE("places of a person that are not right are refused") {
  const std::string latitude =
      "/area_now/point/latitude: has to be degrees from -90 to 90 with at most six decimals";
  const std::string rest = ",\"longitude\":1}}}";
  for (const char* bad : {"90.000001", "53.1234567", "5e2", "\"53\"", "-90.1", "1000"}) {
    CAPTURE(bad);
    CHECK(faults_of(Kind::person, "{\"area_now\":{\"point\":{\"latitude\":" + std::string(bad) +
                                      rest) == Lines{latitude});
  }
  CHECK(faults_of(Kind::person, R"({"area_now":{"point":{"longitude":1}}})") ==
        Lines{"/area_now/point/latitude: has to be given"});
  for (const char* good : {"90", "-90.000000", "0.5", "-0"}) {
    CAPTURE(good);
    CHECK(faults_of(Kind::person,
                    "{\"area_now\":{\"point\":{\"latitude\":" + std::string(good) + rest)
              .empty());
  }
}

TEST_CASE("degrees are read as JSON writers put them: with an exponent, with a seventeenth digit") {
  const auto latitude = [](const std::string& number) -> std::optional<std::int32_t> {
    const auto place = read(
        Kind::person, R"({"area_now":{"point":{"latitude":)" + number + R"(,"longitude":-2.5}}})");
    if (!place) return std::nullopt;
    return std::get<Person>(*place).area_now->point->latitude.millionths;
  };
  CHECK(latitude("53.5") == 53'500'000);
  CHECK(latitude("1e-06") == 1);
  CHECK(latitude("-9.7E-05") == -97);
  CHECK(latitude("0.00535e+4") == 53'500'000);
  CHECK(latitude("5e1") == 50'000'000);
  CHECK(latitude("0.0015790000000000001") == 1579);
  CHECK(latitude("0.021048999999999998") == 21'049);
  CHECK(latitude("-0.0") == 0);
  for (const char* refused : {"1e-07", "1.5e-06", "1e2", "9e1000", "9e99999999999", "1e-99",
                              "53.4810001", "0.00157900000000001"}) {
    CHECK(latitude(refused) == std::nullopt);
  }
}

TEST_CASE("what belongs together in a person is checked") {
  check_table(
      Kind::person,
      {{R"({"no_contact_asked":{"answer":"marks"}})",
        {"/no_contact_asked: says \"marks\", but neither /avoid_areas nor /no_contact names any"}},
       {R"({"avoid_areas":[{"polygon":[{"latitude":1,"longitude":1},
            {"latitude":2,"longitude":1}]}]})",
        {"/avoid_areas/0/polygon: has to have at least three corners"}},
       {R"({"avoid_areas":[{"source":"x"}]})",
        {"/avoid_areas/0/place: has to be given, or a polygon instead"}},
       {R"({"avoid_areas":[{"place":{"name":"Leigh"},"radius_m":100}]})",
        {"/avoid_areas/0/radius_m: needs a point in \"place\" to be measured from"}},
       {R"({"looking_for":[{"kind":"live_in","start":"2026-05-01","until":"2026-05-01"}]})",
        {"/looking_for/0/until: is the first day after and has to be later than \"start\""}},
       {R"({"agreement":[{"for":"match","answer":"yes","authority":"self","on":"2026-05-02",
            "until":"2026-05-01"}]})",
        {"/agreement/0/until: is before \"on\"; it cannot be earlier"}},
       {R"({"wishes":[{"strength":"must"}]})", {"/wishes/0/thing: has to be given"}},
       {R"({"communication":[{"language":"e","mode":"sign"}]})",
        {"/communication/0/language: has to be a language tag (BCP 47) such as \"en-GB\" or "
         "\"bfi\""}},
       {R"({"number":"00000000000000000000000001","together_with":[{"person":"maya"}]})",
        {"/together_with/0/person: is the person; somebody else is meant"}},
       {R"({"goal":{"months":3}})", {"/goal/kind: has to be given"}},
       {R"({"night":{"said_by":"family"}})", {"/night/value: has to be given"}}});
}

TEST_CASE("references that lead nowhere or to the wrong kind are refused") {
  check_table(
      Kind::person,
      {{R"({"declines":[{"household":"oak","by":"person"}]})",
        {"/declines/0/household: refers to a household that is not known here"}},
       {R"({"declines":[{"household":"00000000000000000000000001","by":"person"}]})",
        {"/declines/0/household: is the number of a person; that of a household is needed"}},
       {R"({"declines":[{"household":"00000000000000000000000099","by":"person"}]})",
        {"/declines/0/household: refers to a household that is not known here"}},
       {R"({"declines":[{"household":7,"by":"person"}]})",
        {"/declines/0/household: has to be the number or the external id of a household"}},
       {R"({"no_contact":[{"with":"nobody"}]})",
        {"/no_contact/0/with: refers to somebody who is not known here"}},
       {R"({"no_contact":[{"with":"both"}]})",
        {"/no_contact/0/with: is the external id of a person and of a carer; give the number"}},
       {R"({"no_contact":[{"with":"00000000000000000000000004"}]})",
        {"/no_contact/0/with: is the number of a tie; that of a subject is needed"}}});
}

TEST_CASE("what a tie says of its other end is settled or refused") {
  check_table(
      Kind::tie,
      {{R"({"of":"maya","other":{"external_id":"maya"}})",
        {"/other: is the person; a tie leads to somebody else"}},
       {R"({"of":"maya"})", {"/other: has to say who it is: called, number or external_id"}},
       {R"({"other":{"called":"Jo"}})", {"/of: has to be given"}},
       {R"({"of":"maya","other":{"number":"jo","external_id":"aunt"}})",
        {"/other/external_id: belongs to somebody else than the number does; give one of the two"}},
       {R"({"of":"maya","other":{"number":"00000000000000000000000099"}})",
        {"/other/number: refers to a subject that is not known here"}},
       {R"({"of":"maya","other":{"called":"Jo","age":3}})",
        {"/other/age: is not a key that is known here; known are: number, external_id, called"}},
       {R"({"of":"maya","other":{"called":"Jo"},"typical":{"contacts":0,"per_days":28}})",
        {"/typical/contacts: has to be a whole number from 1 to 1000"}},
       {R"({"of":"maya","other":{"called":"Jo"},"valid_from":"2026-02-01",
            "valid_to":"2026-01-31"})",
        {"/valid_to: is before \"valid_from\"; it cannot be earlier"}}});
  const auto known = read(Kind::tie, R"({"of":"maya","other":{"external_id":"jo","called":"J"}})");
  REQUIRE(known.ok());
  CHECK(std::get<Tie>(*known).other == TieOther{{number_of(3)}, "", "J"});
  const auto named = read(Kind::tie, R"({"of":"maya","other":{"external_id":"aunt"}})");
  REQUIRE(named.ok());
  CHECK(std::get<Tie>(*named).other == TieOther{{number_of(8)}, "aunt", ""});
  const auto fresh = read(Kind::tie, R"({"of":"maya","other":{"external_id":"neighbour"}})");
  REQUIRE(fresh.ok());
  CHECK(std::get<Tie>(*fresh).other == TieOther{{}, "neighbour", ""});
}

TEST_CASE("what belongs together in a household and other records is checked") {
  check_table(
      Kind::household,
      {{R"({"carers":[{"external_id":"a","role":"main"},{"external_id":"a","role":"main"}]})",
        {"/carers/1/external_id: stands in this record twice; each has one of its own"}},
       {R"({"residents":[{"person":"maya"},{"person":"maya"}]})",
        {"/residents/1/person: stands in this record twice; one statement each"}},
       {R"({"approval":{"people_max":-1}})",
        {"/approval/people_max: has to be a whole number from 0 to 20"}},
       {R"({"approval":{"age_min":40,"age_max":30}})",
        {"/approval/age_max: is below \"age_min\"; it cannot be smaller"}},
       {R"({"bookings":[{"kind":"day","from":"2026-05-02","until":"2026-05-01"}]})",
        {"/bookings/0/until: is the first day after and has to be later than \"from\""}},
       {R"({"carers":[{"called":"Jo"}]})", {"/carers/0/role: has to be given"}}});
  check_table(Kind::diary,
              {{R"({"person":"maya","week":"2026-11-21"})", {"/week: has to be a Monday"}},
               {R"({"person":"maya","hours":[{"hours":168},{"hours":1}]})",
                {"/hours: come to more than the 168 hours of a week"}}});
  check_table(Kind::discharge, {{R"({"person":"maya","discharged_on":"2025-11-03",
                    "day_91":{"where":"home","on":"2025-11-02"}})",
                                 {"/day_91/on: is before \"discharged_on\"; it cannot be earlier"}},
                                {R"({"person":"maya","day_91":{"on":"2026-02-02"}})",
                                 {"/day_91/where: has to be given"}},
                                {R"({"to":"home"})", {"/person: has to be given"}}});
  check_table(Kind::arrangement,
              {{R"({"person":"maya","household":"elm","kind":"live_in","start":"2026-05-02",
                    "end":"2026-05-01","back_up_household":"elm"})",
                {"/end: is before \"start\"; it cannot be earlier",
                 "/back_up_household: is the same home; another one is meant"}}});
  check_table(
      Kind::group,
      {{R"({"name":"Choir","schedules":[{"pattern":"FREQ=WEEKLY;BYDAY=TU"},
                    {"pattern":"FREQ=WEEKLY;BYDAY=TU","from":"2026-11-23","until":"2026-11-23"},
                    {"pattern":"FREQ=WEEKLY;BYDAY=TU","from":"2026-11-23","until":"2026-11-01"},
                    {"pattern":"FREQ=HOURLY"}]})",
        {"/schedules/1/pattern: falls on no day from the first to the last day of the schedule",
         "/schedules/2/until: is before \"from\"; it cannot be earlier",
         "/schedules/3/pattern: The pattern is not an RRULE that Kith reads: \"FREQ=HOURLY\" is "
         "not "
         "a part of a pattern of days."}}});
  check_table(Kind::service, {{R"({"provider":"x"})", {"/name: has to be given"}}});
  check_table(Kind::review,
              {{R"({"person":"maya","which":"T0","ties":[{"tie":"t1"},{"tie":"t1"}]})",
                {"/ties/1/tie: stands in this record twice; one row each"}}});
}

TEST_CASE("every fault of a record is listed at once") {
  const Lines found = faults_of(Kind::person, R"({"called":"","colour":"red","a/b~c":1,
    "born":"1850","gifts":[{"kind":"sing"},{"concept":"tea","kind":"lend","wants":true}],
    "together_with":[{"person":"zoe"}],"no_contact_asked":{"answer":"marks"},"called":"x"})");
  CHECK(found.size() == 10);
  Lines pointers;
  for (const std::string& line : found) pointers.push_back(line.substr(0, line.find(':')));
  CHECK(pointers == Lines{"/called", "/called", "/born", "/gifts/0/kind", "/gifts/1/wants",
                          "/together_with/0/person", "/colour", "/a~1b~0c", "/no_contact_asked",
                          "/gifts/0/concept"});
}

TEST_CASE("an unknown key is told what is known, and a misspelt one is never passed over") {
  CHECK(faults_of(Kind::contact, R"({"tie":"t1","of":"maya","Mode":"phone","where":"x"})") ==
        Lines{"/Mode: is not a key that is known here; known are: type, number, external_id, tie, "
              "of, on, mode, minutes, arranged_by, staffed_by, transported_by, said_by",
              "/where: is not a key that is known here"});
}

TEST_CASE("at most a thousand faults are listed and the rest counted") {
  std::string text = R"({"rhythm":{)";
  for (int i = 0; i < 1500; ++i) text += "\"k" + std::to_string(i) + "\":1,";
  text.back() = '}';
  const auto record = read(Kind::person, text + "}");
  REQUIRE_FALSE(record.ok());
  CHECK(record.error().faults.size() == limits::faults_max);
  CHECK(record.error().message.find("1500 faults") != std::string::npos);
}

TEST_CASE("lists and texts that are too long are refused") {
  std::string places = R"({"area_wanted":[)";
  for (int i = 0; i < 201; ++i) places += R"({"name":"Leigh"},)";
  places.back() = ']';
  CHECK(faults_of(Kind::person, places + "}") ==
        Lines{"/area_wanted: has more than 200 items, the most that are taken"});
  const std::string name(limits::name_bytes_max + 1, 'x');
  CHECK(faults_of(Kind::person, R"({"called":")" + name + R"("})") ==
        Lines{"/called: is longer than 200 bytes, the most that is taken"});
  CHECK(faults_of(Kind::person, R"({"called":")" + name.substr(1) + R"("})").empty());
  const std::string story(limits::text_bytes_max, 'x');
  CHECK(faults_of(Kind::household, R"({"carer_circumstances":")" + story + R"("})").empty());
  CHECK(faults_of(Kind::household, R"({"carer_circumstances":"y)" + story + R"("})") ==
        Lines{"/carer_circumstances: is longer than 8000 bytes, the most that is taken"});
}

TEST_CASE("text that is not JSON, or nested too deeply, is refused without being built") {
  const auto broken = read(Kind::person, R"({"called":"Maya",})");
  REQUIRE_FALSE(broken.ok());
  CHECK(broken.error().code == ErrorCode::malformed);
  CHECK(broken.error().faults[0].detail ==
        "is not JSON: at byte 18 there should be a key in quotation marks");
  for (const std::string& open : {std::string(100'000, '['), std::string(R"({"a":)")}) {
    std::string deep;
    while (deep.size() < 100'000) deep += open;
    const auto nested = read(Kind::person, deep);
    REQUIRE_FALSE(nested.ok());
    CHECK(nested.error().code == ErrorCode::too_large);
  }
  json value = 1;
  for (int i = 0; i < 40; ++i) value = json::array({value});
  const auto nested = api::record_from_json({{"called", value}}, Kind::person, world);
  REQUIRE_FALSE(nested.ok());
  CHECK(nested.error().code == ErrorCode::too_large);
}

TEST_CASE("a merge patch sets, removes, merges objects and replaces lists") {
  const auto before = read(Kind::person, R"({"number":"00000000000000000000000001","called":"Maya",
    "rhythm":{"busy":1,"early":4},"own_pets":[{"species":"cat"},{"species":"dog"}]})");
  REQUIRE(before.ok());
  const auto after = api::patched_from_text(*before, R"({"called":null,"rhythm":{"early":null,
    "talk":3},"own_pets":[{"species":"fish"}],"waiting_since":"2026-01-01"})",
                                            world);
  REQUIRE(after.ok());
  CHECK(api::record_to_text(*after) ==
        R"({"type":"person","number":"00000000000000000000000001","rhythm":{"busy":1,"talk":3},)"
        R"("own_pets":[{"species":"fish"}],"waiting_since":"2026-01-01"})");
}

TEST_CASE("a patch that cannot be is refused") {
  const auto before =
      read(Kind::person, R"({"number":"00000000000000000000000001","called":"Maya"})");
  REQUIRE(before.ok());
  const auto pointer = [&](std::string_view patch) {
    const auto after = api::patched_from_text(*before, patch, world);
    return after ? std::string("accepted") : after.error().faults.at(0).pointer;
  };
  CHECK(pointer(R"({"number":"00000000000000000000000002"})") == "/number");
  CHECK(pointer(R"({"number":null})") == "/number");
  CHECK(pointer(R"({"type":"tie"})") == "/type");
  CHECK(pointer(R"({"caled":null})") == "/caled");
  CHECK(pointer(R"({"called":"a","called":"b"})") == "/called");
  CHECK(pointer(R"({"rhythm":{"busy":9}})") == "/rhythm/busy");
  CHECK(pointer(R"([1])").empty());
  CHECK(pointer(R"({"called":"Mai"})") == "accepted");
}

TEST_CASE("a patch does not ask again for what the record refers to already") {
  Person person;
  person.identity.number = number_of(1);
  person.declines.push_back(Decline{{number_of(77)}, DeclinedBy::person, {}, {}});
  const auto after = api::patched_from_text(person, R"({"called":"Mai"})", world);
  REQUIRE(after.ok());
  CHECK(std::get<Person>(*after).declines == person.declines);
  CHECK_FALSE(api::patched_from_text(
      person, R"({"declines":[{"household":"0000000000000000000000002X","by":"person"}]})", world));
}

namespace {

// Shows what officers and tiers may see, and no fact that says tier 3.
class NothingPrivate : public api::FieldFilter {
 public:
  bool shows(const api::FieldPlace& place) const override {
    std::string path(to_text(place.kind));
    for (const std::string_view key : place.path) path += "/" + std::string(key);
    asked.push_back(path);
    return place.seen != Seen::own && place.seen != Seen::confidential;
  }
  bool shows_fact(const api::FieldPlace&, const Provenance& said) const override {
    return said.tier != Tier::third;
  }
  mutable Lines asked;
};

}  // namespace

TEST_CASE("a filter hides fields by path and by who may see them, and single facts") {
  const auto record = read(Kind::household, R"({"called":"Elm","carers":[{"external_id":"jo",
    "called":"Jo","role":"main","must":[{"thing":"cat"}],"wishes":[{"thing":"tea","tier":"3"},
    {"thing":"quiet","tier":"1"}]}],"carer_circumstances":"private"})");
  REQUIRE(record.ok());
  const NothingPrivate filter;
  CHECK(api::record_to_text(*record, filter) ==
        R"({"type":"household","called":"Elm","carers":[{"external_id":"jo","called":"Jo",)"
        R"("role":"main","wishes":[{"thing":"quiet","tier":"1"}]}]})");
  CHECK(filter.asked == Lines{"household/called", "household/carers", "household/carers/called",
                              "household/carers/role", "household/carers/must",
                              "household/carers/wishes", "household/carers/wishes/thing",
                              "household/carers/wishes/tier", "household/carer_circumstances"});
}

namespace {

// Collects the keys that a struct puts on the wire, and goes into every struct it holds.
struct KeyCollector {
  std::vector<std::string> keys;
  bool clash = false;

  template <class Member>
  void operator()(std::uint32_t, std::string_view name, Member& member, Need, Seen) {
    if constexpr (std::is_same_v<Member, Said>) {
      Provenance said;
      Provenance::describe(said, *this);
    } else {
      clash = clash || std::find(keys.begin(), keys.end(), name) != keys.end();
      keys.emplace_back(name);
      inside(member);
    }
  }
  template <class T>
  void inside(T& member) {
    if constexpr (is_opt<T>) {
      typename T::value_type value{};
      inside(value);
    } else if constexpr (is_list<T>) {
      if constexpr (!std::is_same_v<T, List<bool>>) {
        typename T::value_type value{};
        inside(value);
      }
    } else if constexpr (Described<T>) {
      KeyCollector within;
      if constexpr (Identified<T>) within.keys = {"number", "external_id"};
      T::describe(member, within);
      clash = clash || within.clash;
    }
  }
};

struct Clashing {
  Opt<Date> on;
  Said said;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "on", self.on, Need::later, Seen::officer);
    visit(60, "", self.said, Need::later, Seen::officer);
  }
};

}  // namespace

TEST_CASE("no struct has a key twice, its provenance and identity counted in") {
  for (const Kind kind : api::wire::record_kinds) {
    KeyCollector collector;
    collector.keys = {"type", "number", "external_id"};
    api::wire::with_record_type(kind, [&]<class T>(std::in_place_type_t<T>) {
      T record;
      T::describe(record, collector);
    });
    CHECK_MESSAGE(!collector.clash, to_text(kind));
  }
  Clashing clashing;
  KeyCollector notices;
  Clashing::describe(clashing, notices);
  CHECK(notices.clash);
}

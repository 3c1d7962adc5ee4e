// SPDX-License-Identifier: Apache-2.0
#include "graph/codec.h"

#include <doctest/doctest.h>

using namespace kith::graph;

namespace {

Number number_of(std::uint8_t first) {
  Number number;
  number.bytes[0] = first;
  return number;
}

Household okafors() {
  Household home;
  home.identity = {number_of(7), "okafors"};
  home.called = "The Okafors";
  home.state = HouseholdState::available;
  home.rhythm.emplace().busy = Scale{2};
  home.rhythm->said.provenance = std::make_shared<Provenance>(
      Provenance{SaidBy::carer, make_date(2026, 10, 2), std::nullopt, Text{"Calm evenings"}});
  Carer ada;
  ada.identity = {number_of(9), "ada"};
  ada.called = "Ada";
  home.carers.push_back(ada);
  OtherLiving child;
  child.identity.number = number_of(10);
  child.living = LivingKind::child;
  home.others_living.push_back(child);
  ResidentStatement resident;
  resident.person = PersonNumber{number_of(11)};
  home.residents.push_back(resident);
  return home;
}

Result<Record> again(const Record& record, const SubjectParts& cut) {
  return decode(kind_of(record), identity_of(record).number, cut.subjects, cut.parts);
}

}  // namespace

TEST_CASE("a record is cut by data subject and put together again") {
  const Record record = okafors();
  const SubjectParts cut = encode(record);
  REQUIRE(cut.parts.size() == 4);
  CHECK(cut.subjects[1] == SubjectNumber{number_of(9)});
  CHECK(cut.parts[0].bytes.find("Ada") == std::string::npos);
  CHECK(cut.parts[1].bytes.find("Ada") != std::string::npos);
  const auto back = again(record, cut);
  REQUIRE(back);
  CHECK(*back == record);
}

TEST_CASE("an erased part leaves out what it held and nothing else") {
  const Record record = okafors();
  for (std::size_t gone = 1; gone < 4; ++gone) {
    SubjectParts cut = encode(record);
    cut.parts[gone] = Part{"", true};
    const auto back = again(record, cut);
    REQUIRE(back);
    const auto& home = std::get<Household>(*back);
    CHECK(home.carers.size() + home.others_living.size() + home.residents.size() == 2);
    CHECK(home.called == "The Okafors");
  }
  SubjectParts cut = encode(record);
  cut.parts[0] = Part{"", true};
  const auto back = again(record, cut);
  REQUIRE(!back);
  CHECK(back.error().code == ErrorCode::not_found);
}

TEST_CASE("no byte of an encoding can be changed, dropped or added unnoticed") {
  const Record record = okafors();
  const SubjectParts whole = encode(record);
  for (std::size_t part = 0; part < whole.parts.size(); ++part) {
    const std::string& bytes = whole.parts[part].bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      SubjectParts cut = whole;
      cut.parts[part].bytes.resize(i);
      CHECK(!again(record, cut));
      for (int bit = 0; bit < 8; ++bit) {
        cut = whole;
        cut.parts[part].bytes[i] = static_cast<char>(bytes[i] ^ (1 << bit));
        const auto back = again(record, cut);
        // Another letter or number may be a valid record, but never this one, and never one that
        // is written differently.
        if (!back) continue;
        CHECK(*back != record);
        CHECK(encode(*back).parts == cut.parts);
      }
    }
    SubjectParts longer = whole;
    longer.parts[part].bytes += '\0';
    CHECK(!again(record, longer));
  }
}

TEST_CASE("parts that are no record bytes at all are refused") {
  for (const std::string& bytes : {std::string(), std::string("\xff\xff\xff"), std::string(64, 'a'),
                                   std::string("\x00\x05\x00", 3)}) {
    const auto back =
        decode(Kind::person, number_of(1), {SubjectNumber{number_of(1)}}, {Part{bytes, false}});
    REQUIRE(!back);
    CHECK(back.error().code == ErrorCode::malformed);
  }
  CHECK(!decode(Kind::person, number_of(1), {}, {}));
  CHECK(!decode(Kind::carer, number_of(1), {SubjectNumber{number_of(1)}}, {Part{}}));
}

// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "api/exchange/open_referral_reader.h"
#include "api/exchange/open_referral_writer.h"
#include "api/exchange/record_json.h"
#include "tests/support/nobody_else.h"
#include "tests/support/property.h"
#include "tests/support/random_record.h"

using namespace kith;

namespace {

graph::Group some_group(std::uint64_t seed) {
  constexpr double fills[] = {0.1, 0.5, 0.9, 1.0};
  auto record = tests::random_record(graph::Kind::group, seed, fills[seed % 4]);
  return std::get<graph::Group>(record);
}

// The group that another directory reads of what is written of this one.
graph::Group written_and_read(const graph::Group& group) {
  graph::Directory directory;
  directory.name = "leigh";
  const std::string text = api::OpenReferralWriter(directory).service(group).dump();
  api::FeedBundle bundle;
  const auto done = api::read_open_referral(text, "again", bundle);
  const std::string why = !done ? done.error().message
                          : bundle.refusals().empty()
                              ? ""
                              : bundle.refusals()[0].place.pointer + bundle.refusals()[0].why;
  RC_ASSERT(why == "");
  RC_ASSERT(bundle.records() == 1U);
  const std::string line = bundle.lines().substr(0, bundle.lines().size() - 1);
  const auto record = api::record_from_text(line, graph::Kind::group, tests::NobodyElse());
  RC_ASSERT(record.ok());
  return std::get<graph::Group>(*record);
}

}  // namespace

TEST_CASE("any group can be written as Open Referral and read, and stays itself from then on") {
  tests::property("group, service, group", [](std::uint64_t seed) {
    const graph::Group once = written_and_read(some_group(seed));
    RC_ASSERT(api::record_to_text(written_and_read(once)) == api::record_to_text(once));
  });
}

TEST_CASE("what a group says in words of records is read back as it was") {
  tests::property("words of records", [](std::uint64_t seed) {
    const graph::Group group = some_group(seed);
    const graph::Group read = written_and_read(group);
    RC_ASSERT(read.identity.external_id == group.identity.external_id ||
              group.identity.external_id.empty());
    RC_ASSERT(read.group_kind == group.group_kind);
    RC_ASSERT(!group.status || read.status == group.status);
    RC_ASSERT(read.room == group.room && read.room_on == group.room_on);
    RC_ASSERT(read.age_min == group.age_min && read.age_max == group.age_max);
    RC_ASSERT(read.assured_on == group.assured_on && read.changed_on == group.changed_on);
    RC_ASSERT(read.faith_setting == group.faith_setting && read.alcohol == group.alcohol);
    RC_ASSERT(read.childcare == group.childcare);
    RC_ASSERT(read.only_for_people_with_support == group.only_for_people_with_support);
    RC_ASSERT(read.places.size() == group.places.size());
    for (std::size_t i = 0; i < group.places.size(); ++i) {
      RC_ASSERT(read.places[i].access == group.places[i].access);
      RC_ASSERT(read.places[i].access_missing == group.places[i].access_missing);
      RC_ASSERT(read.places[i].online == group.places[i].online);
    }
    RC_ASSERT(read.agreed_to_be_listed == true);
  });
}

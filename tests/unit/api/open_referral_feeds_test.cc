// SPDX-License-Identifier: Apache-2.0
// Open Referral as others really publish it: every example, mock and fixture beside this folder,
// each with what becomes of it.
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "api/exchange/open_referral_reader.h"
#include "tests/support/feed_remarks.h"
#include "tests/support/shared_data.h"

namespace kith::api {
namespace {

struct Outcome {
  FeedBundle bundle;
  std::string error;  // of the file as a whole, without its name

  explicit Outcome(const std::string& path) {
    const auto bytes = tests::shared_bytes(path);
    if (!bytes) return;
    const auto done = read_open_referral(*bytes, "f", bundle);
    if (!done) error = done.error().message;
  }
  std::size_t mended() const { return tests::count(bundle, FeedNote::mended); }
  std::size_t left_out() const { return tests::count(bundle, FeedNote::left_out); }
};

struct Expected {
  const char* path;
  std::size_t taken;
  std::size_t mended;
  std::size_t left_out;
  std::size_t refused;
};

void check(const Expected& expected) {
  CAPTURE(expected.path);
  const Outcome outcome(expected.path);
  if (tests::skipped()) return;
  CHECK(outcome.error == "");
  CHECK(outcome.bundle.records() == expected.taken);
  CHECK(outcome.mended() == expected.mended);
  CHECK(outcome.left_out() == expected.left_out);
  CHECK(outcome.bundle.refusals().size() == expected.refused);
}

void check_error(const std::string& path, std::string_view error) {
  CAPTURE(path);
  const Outcome outcome(path);
  if (tests::skipped()) return;
  CHECK(outcome.error == error);
  CHECK(outcome.bundle.records() == 0);
  CHECK(outcome.bundle.remarks().empty());
}

}  // namespace

TEST_CASE("the examples of Open Referral UK 3.0") {
  for (const Expected& each : {Expected{"service_full.json", 1, 3, 18, 0},
                               {"organization_full.json", 1, 3, 18, 0},
                               {"service_at_location_full.json", 1, 3, 18, 0},
                               {"service_list.json", 1, 0, 4, 0},
                               {"service_at_location_list.json", 1, 0, 8, 0}}) {
    for (const std::string folder : {"oruk/3.0/examples/", "oruk/mhclg-site/3.0/examples/"}) {
      const std::string path = folder + each.path;
      check({path.c_str(), each.taken, each.mended, each.left_out, each.refused});
    }
  }
}

TEST_CASE("the examples of HSDS 3.0 and 3.1 and of its mock") {
  const std::string mock = "hsds/mock-api-3.1/data/";
  check({"hsds/3.0/examples/service_full.json", 1, 7, 56, 0});
  check({"hsds/3.0/examples/organization_full.json", 1, 7, 56, 0});
  check({"hsds/3.0/examples/service_at_location_full.json", 1, 7, 56, 0});
  check({"hsds/3.0/examples/service_list.json", 1, 0, 13, 0});
  check({"hsds/3.0/examples/service_at_location_list.json", 1, 0, 20, 0});
  check({"hsds/3.1-dev/examples/service_full.json", 1, 7, 61, 0});
  check({"hsds/3.1-dev/examples/organization_full.json", 1, 7, 61, 0});
  check({"hsds/3.1-dev/examples/service_at_location_full.json", 1, 7, 61, 0});
  check({(mock + "services/ac148810-d857-441c-9679-408f346de14b.json").c_str(), 1, 7, 61, 0});
  check({(mock + "organizations/d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610.json").c_str(), 1, 7, 61, 0});
  check({(mock + "service_at_locations/e94c9f38-1e8f-4564-91d4-d53501ab1765.json").c_str(), 1, 7,
         61, 0});
}

TEST_CASE("what the validator passes and warns of is taken") {
  const std::string mocks = "oruk/validator-mocks/V3.0-UK-";
  for (const char* kind : {"Default", "Test", "Warn"}) {
    const std::string folder = mocks + kind;
    check({(folder + "/service_full.json").c_str(), 1, 3, 18, 0});
    check({(folder + "/service_at_location_full.json").c_str(), 1, 3, 18, 0});
    check({(folder + "/service_at_location_list.json").c_str(), 1, 0, 7, 0});
    const bool one = std::string(kind) != "Test";
    if (one) check({(folder + "/service_list.json").c_str(), 1, 0, 3, 0});
  }
}

TEST_CASE("what the validator fails is refused or left out where it is wrong") {
  const Outcome list("oruk/validator-mocks/V3.0-UK-Fail/service_list.json");
  if (tests::skipped()) return;
  CHECK(list.bundle.records() == 0);
  for (const char* at : {"0", "1", "2", "3"}) {
    CHECK(tests::refused(list.bundle, std::string("/contents/") + at + "/name", "has a name"));
  }
  CHECK(list.bundle.refusals().size() == 4);
  for (const char* at : {"/contents/0", "/contents/1"}) {
    CHECK(tests::left_out(list.bundle, std::string(at) + "/url", "is no web address"));
    CHECK(tests::left_out(list.bundle, std::string(at) + "/email", "is no email address"));
  }
  CHECK(tests::left_out(list.bundle, "/contents/2/email", "false is no email address"));
  CHECK(tests::left_out(list.bundle, "/contents/3/email", "12345 is no email address"));
  CHECK(tests::mended(list.bundle, "/total_items", "says 1 in all, and 4 stand here"));

  const Outcome full("oruk/validator-mocks/V3.0-UK-Fail/service_full.json");
  CHECK(full.bundle.records() == 1);
  CHECK(tests::left_out(full.bundle, "/url", "example/counselling is no web address"));
  CHECK(tests::left_out(full.bundle, "/email", "email-example_com is no email address"));
  CHECK(full.bundle.lines().find("\"description\":\"Counselling") == std::string::npos);
}

TEST_CASE("128 services of one id are one service, its repetitions, and refusals") {
  const Outcome list("oruk/validator-mocks/V3.0-UK-Test/service_list.json");
  if (tests::skipped()) return;
  CHECK(list.bundle.records() == 1);
  CHECK(list.bundle.refusals().size() == 93);
  std::size_t again = 0;
  for (const FeedRemark& remark : list.bundle.remarks()) {
    again += remark.what.find("word for word") != std::string::npos ? 1 : 0;
  }
  CHECK(again == 34);
  CHECK(tests::mended(list.bundle, "/total_items", "says 31 in all, and 128 stand here"));
  CHECK(tests::refused(list.bundle, "/contents/1/id", "which says other things"));
}

TEST_CASE("what is not about services says what it is") {
  const std::string none = "there is no service in f: it holds ";
  for (const std::string kind : {"Default", "Fail", "Test", "Warn"}) {
    const std::string folder = "oruk/validator-mocks/V3.0-UK-" + kind + "/";
    check_error(folder + "api_details.json", none + "what a feed says of itself");
    check_error(folder + "taxonomy.json", none + "a taxonomy");
    check_error(folder + "taxonomy_list.json", none + "a taxonomy");
    check_error(folder + "taxonomy_term.json", none + "a term of a taxonomy");
    check_error(folder + "taxonomy_term_list.json", none + "a term of a taxonomy");
    check_error(folder + "organization_list.json", none + "an organisation without services");
  }
  for (const std::string folder : {"hsds/3.0/examples/", "hsds/3.1-dev/examples/"}) {
    check_error(folder + "base.json", none + "what a feed says of itself");
    check_error(folder + "location.json", none + "a location");
    check_error(folder + "tabular.json", none + "neither a service nor a page of services");
  }
  // Windows letters in these two, and no data at all.
  for (const std::string file : {"openref-output.json", "classic-output.json"}) {
    check_error("oruk/v1-human-services/US-UK-Integration/" + file,
                none + "the description of a data package");
  }
  check_error("oruk/validator-mocks/V1.0-UK-Default/V1_ValidateResponse.json",
              none + "neither a service nor a page of services");
  check_error("oruk/mhclg-site/developers/validator/response.json",
              "f is not JSON: in line 4, column 23 there should be a key in quotation marks");
}

TEST_CASE("the mock of the family hubs, empty answers and repeated ids included") {
  const std::string folder = "dfe-family-hubs/mock-responses/";
  check({(folder + "1001-getFullyNestedServiceById.json").c_str(), 1, 7, 56, 0});
  check({(folder + "2001-getPaginatedListOfServices.json").c_str(), 1, 0, 12, 0});
  check({(folder + "2002-getPaginatedListOfServices.json").c_str(), 1, 1, 0, 34});
  check({(folder + "2003-getPaginatedListOfServices.json").c_str(), 0, 0, 0, 0});
  check_error(folder + "2004-getPaginatedListOfServices.json",
              "f is not JSON: in line 1, column 1 there should be a value");
  const Outcome numbered(folder + "2002-getPaginatedListOfServices.json");
  if (tests::skipped()) return;
  CHECK(numbered.bundle.lines().find("\"name\":\"Service 1\"") != std::string::npos);
  CHECK(tests::refused(numbered.bundle, "/contents/34/id", "/contents/0 too"));
}

}  // namespace kith::api

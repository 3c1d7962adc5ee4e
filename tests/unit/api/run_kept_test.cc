// SPDX-License-Identifier: Apache-2.0
#include "api/run_kept.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/fixed_world.h"
#include "tests/support/world.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

std::string number_text(std::string_view name) { return graph::to_text(tests::number_of(name)); }
graph::SubjectNumber kept_subject(std::string_view name) { return {tests::number_of(name)}; }

Json side(std::string_view of, int suitability) {
  return Json{{"role", "person"},
              {"number", number_text(of)},
              {"suitability", suitability},
              {"lines", Json::array({{{"criterion", "rhythm"},
                                      {"fit", suitability},
                                      {"sentence", "They both rise early."}}})}};
}

Json proposal_of(std::string_view home, int together) {
  return Json{{"household", number_text(home)},
              {"called", "The " + std::string(home) + " home"},
              {"together", together},
              {"ledgers", Json::array({side("maya", 7'100), side(home, 6'900)})}};
}

Json an_answer() {
  return Json{{"scheme", "wigan"},
              {"view", "token"},
              {"person", number_text("maya")},
              {"top", 5},
              {"closed", Json::array()},
              {"proposals", Json::array({proposal_of("elm", 7'000), proposal_of("oak", 6'500)})},
              {"near_misses", Json::array({{{"household", number_text("ash")}, {"together", 9}}})},
              {"counts", {{"considered", 12}, {"passed", 2}}}};
}

std::vector<KeptPart> kept_parts(const Json& answer) {
  tests::FixedRandomness randomness(1);
  return keep_answer(answer.dump(), kept_subject("maya"),
                     {kept_subject("elm"), kept_subject("oak")}, randomness);
}

std::vector<std::string> bytes_of(const std::vector<KeptPart>& parts) {
  std::vector<std::string> bytes;
  for (const KeptPart& part : parts) bytes.push_back(part.bytes);
  return bytes;
}

std::optional<Difference> held_against(const Json& then, const Json& now) {
  return first_difference(bytes_of(kept_parts(then)), now.dump());
}

}  // namespace

TEST_CASE("an answer does not differ from itself, nor by what names its view") {
  CHECK_FALSE(held_against(an_answer(), an_answer()));
  Json other = an_answer();
  other["view"] = "another token";
  CHECK_FALSE(held_against(an_answer(), other));
}

TEST_CASE("the first value that differs is named, with both") {
  Json now = an_answer();
  now["proposals"][1]["together"] = 6'501;
  now["counts"]["passed"] = 3;
  CHECK(held_against(an_answer(), now) ==
        Difference{"/proposals/1/together", "6500", "6501", false});
  now = an_answer();
  now["counts"]["passed"] = 3;
  CHECK(held_against(an_answer(), now) == Difference{"/counts/passed", "2", "3", false});
  now = an_answer();
  now["proposals"][0]["ledgers"][0]["lines"][0]["fit"] = 1;  // the person's side of a home's row
  CHECK(held_against(an_answer(), now) ==
        Difference{"/proposals/0/ledgers/0/lines/0/fit", "7100", "1", false});
  now = an_answer();
  now["proposals"][0]["household"] = number_text("ash");
  CHECK(held_against(an_answer(), now)->pointer == "/proposals/0/household");
}

TEST_CASE("a row more, a row less, a member more") {
  Json now = an_answer();
  now["proposals"].erase(1);
  const auto less = held_against(an_answer(), now);
  REQUIRE(less);
  CHECK(less->pointer == "/proposals/1");
  CHECK(less->then);
  CHECK_FALSE(less->now);
  const auto more = held_against(now, an_answer());
  REQUIRE(more);
  CHECK(more->pointer == "/proposals/1");
  CHECK_FALSE(more->then);
  now = an_answer();
  now["proposals"][0]["wish"] = "/looking_for/0";
  CHECK(held_against(an_answer(), now) ==
        Difference{"/proposals/0/wish", std::nullopt, "\"/looking_for/0\"", false});
  now = an_answer();
  now["near_misses"].push_back({{"household", number_text("yew")}});
  CHECK(held_against(an_answer(), now) == Difference{"/near_misses", "1", "2", false});
}

TEST_CASE("words that differ are told by their place alone") {
  Json now = an_answer();
  now["proposals"][1]["called"] = "Another home";
  const auto difference = held_against(an_answer(), now);
  REQUIRE(difference);
  CHECK(difference->pointer == "/proposals/1");
  CHECK(difference->is_of_words);
  CHECK(difference->now->find("Another") == std::string::npos);
}

TEST_CASE("nobody's name or words are kept, and each row in its owner's part") {
  const auto parts = kept_parts(an_answer());
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].subject == kept_subject("maya"));
  CHECK(parts[2].subject == kept_subject("oak"));
  for (const KeptPart& part : parts) {
    CHECK(part.bytes.find("home") == std::string::npos);
    CHECK(part.bytes.find("rise early") == std::string::npos);
  }
  CHECK(parts[0].bytes.find("7100") != std::string::npos);  // her own side of both
  CHECK(parts[1].bytes.find("7100") == std::string::npos);
  CHECK(parts[1].bytes.find("7000") != std::string::npos);
  CHECK(parts[0].bytes.find("7000") == std::string::npos);
}

TEST_CASE("once a part is gone, no digest can be tried out") {
  auto bytes = bytes_of(kept_parts(an_answer()));
  bytes[2].clear();
  Json now = an_answer();
  now["proposals"].erase(1);
  now["counts"] = Json::parse(bytes[0])["kept"][""]["counts"];
  const auto difference = first_difference({bytes[0], bytes[1], bytes[2]}, an_answer().dump());
  REQUIRE(difference);  // the same answer, and yet its digests do not fit
  CHECK(difference->is_of_words);
}

TEST_CASE("rows of homes that have no part are not compared") {
  tests::FixedRandomness randomness(1);
  const auto parts =
      keep_answer(an_answer().dump(), kept_subject("maya"), {kept_subject("elm")}, randomness);
  REQUIRE(parts.size() == 2);
  CHECK_FALSE(first_difference(bytes_of(parts), an_answer().dump()));
  Json now = an_answer();
  now["proposals"][1]["together"] = 1;
  const auto difference = first_difference(bytes_of(parts), now.dump());
  REQUIRE(difference);
  CHECK(difference->pointer == "/proposals/1");
  CHECK(difference->is_of_words);
}

TEST_CASE("what an earlier Kith kept is compared as far as it goes") {
  const std::string row =
      Json{{"kept",
            {{"/proposals/1",
              {{"together", 6'500}, {"ledgers", Json::array({{{"suitability", 7'100}}})}}}}}}
          .dump();
  CHECK_FALSE(first_difference({"{\"question\":\"proposals\"}", row}, an_answer().dump(), true));
  Json now = an_answer();
  now["proposals"][1]["ledgers"][0]["suitability"] = 7'000;
  CHECK(first_difference({"", row}, now.dump(), true) ==
        Difference{"/proposals/1/ledgers/0/suitability", "7100", "7000", false});
  CHECK_FALSE(first_difference({"no JSON", ""}, now.dump(), true));
}

TEST_CASE("a plan's parties are their first person's, a card's rows the person's") {
  const Json plan{
      {"people", 2},
      {"parties",
       Json::array({{{"people", Json::array({{{"number", number_text("maya")}, {"called", "M"}},
                                             {{"number", number_text("lee")}}})},
                     {"weeks", 41}}})},
      {"homes", Json::array({{{"household", number_text("elm")}, {"places", 3}}})}};
  tests::FixedRandomness randomness(1);
  const auto parts =
      keep_answer(plan.dump(), kept_subject("run"),
                  {kept_subject("maya"), kept_subject("lee"), kept_subject("elm")}, randomness);
  CHECK(parts[0].bytes.find("41") == std::string::npos);
  CHECK(parts[1].bytes.find("\"weeks\":41") != std::string::npos);
  CHECK(parts[3].bytes.find("\"places\":3") != std::string::npos);
  Json now = plan;
  now["parties"][0]["weeks"] = 42;
  CHECK(first_difference(bytes_of(parts), now.dump()) ==
        Difference{"/parties/0/weeks", "41", "42", false});
  CHECK_FALSE(first_difference(bytes_of(parts), plan.dump()));
}

}  // namespace kith::api

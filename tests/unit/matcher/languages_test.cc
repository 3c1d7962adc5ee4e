// SPDX-License-Identifier: Apache-2.0
#include "matcher/languages.h"

#include <doctest/doctest.h>

using namespace kith::matcher;

TEST_CASE("a language is called by its name, whatever its region and case") {
  CHECK(language_name("en-GB") == "English");
  CHECK(language_name("PL") == "Polish");
  CHECK(language_name("bfi") == "British Sign Language");
  CHECK(language_name("yue") == "Cantonese");
  CHECK(language_name("ak") == "Akan");  // the first and the last of the table
  CHECK(language_name("tlh").empty());
  CHECK(language_name("").empty());
  CHECK(primary_language("EN-gb") == "en");
}

TEST_CASE("a sign system named after a language is not that language") {
  CHECK(language_name("en-GB-x-makaton") == "Makaton");
  CHECK(language_name("en-X-Makaton") == "Makaton");
  CHECK(language_name("en-GB-x-sse").empty());
  CHECK(primary_language("en-GB-x-makaton") != primary_language("en-GB"));
  CHECK(primary_language("en-GB-x-makaton") != primary_language("en-GB-x-sse"));
}

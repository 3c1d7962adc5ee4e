// SPDX-License-Identifier: Apache-2.0
#include "graph/word_forms.h"

#include <algorithm>

#include <doctest/doctest.h>

namespace kith::graph {
namespace {

bool has(std::string_view word, std::string_view form) {
  const std::vector<WordForm> forms = forms_of(word);
  return std::any_of(forms.begin(), forms.end(),
                     [&](const WordForm& each) { return each.letters == form; });
}

}  // namespace

TEST_CASE("what is done has its forms") {
  for (const std::string_view form : {"baking", "bakin", "bake", "bakes", "baked"}) {
    CHECK(has("baking", form));
  }
  CHECK(has("swimming", "swim"));
  CHECK(has("swimming", "swam"));
  CHECK(has("knitting", "knits"));
  CHECK(has("dancing", "dance"));
  CHECK(has("cycling", "cycle"));
  CHECK(has("bowling", "bowl"));
  CHECK(has("cooking", "cooks"));
  CHECK(has("watching", "watches"));
  CHECK(has("tidying", "tidies"));
  CHECK(has("going", "goes"));
  CHECK(has("drawing", "drawn"));
  CHECK(has("pressing", "press"));
  CHECK_FALSE(has("caring", "car"));
}

TEST_CASE("one and many") {
  CHECK(has("dogs", "dog"));
  CHECK(has("puppies", "puppy"));
  CHECK(has("churches", "church"));
  CHECK(has("library", "libraries"));
  CHECK(has("brass", "brasses"));
  CHECK(has("cafe", "cafes"));
  CHECK(has("buses", "buse"));  // no English, so nobody writes it
}

TEST_CASE("a thing has no forms of doing, short and joining words have none at all") {
  CHECK_FALSE(has("trains", "training"));
  CHECK(forms_of("chess").size() == 2);
  CHECK(forms_of("go").size() == 1);
  CHECK(forms_of("with").size() == 1);
  CHECK(forms_of("news").size() == 2);
  CHECK_FALSE(has("news", "new"));
  CHECK(forms_of("tv").front().letters == "tv");
  CHECK(forms_of("tv").front().kind == FormKind::itself);
}

}  // namespace kith::graph

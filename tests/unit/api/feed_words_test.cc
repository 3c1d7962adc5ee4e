// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/feed_words.h"

#include <string>

#include <doctest/doctest.h>

#include "api/exchange/text_flaws.h"
#include "graph/limits.h"

namespace kith::api {

TEST_CASE("entities and tags leave the words of a feed, and what only looks like them stays") {
  CHECK(mend_name("The Men&#39;s Room") == MendedText{"The Men's Room", "entities decoded"});
  CHECK(mend_name("Tea &amp;amp; toast").text == "Tea & toast");
  CHECK(mend_name("Caf&eacute; &#x2013; free").text == "Café – free");
  CHECK(mend_name("R&D; A&E & more &nosuch; &#0; &#xD800;").text ==
        "R&D; A&E & more &nosuch; &#0; &#xD800;");
  CHECK(mend_name("5 < 6 and 7 > 6, I <3 it").mended.empty());
  CHECK(mend_name("a <b>bold</b> word").text == "a bold word");
  CHECK(mend_name("&lt;p&gt;Escaped&lt;/p&gt;").text == "Escaped");
  CHECK(mend_name("before<script>alert('x')</script>after").text == "beforeafter");
  CHECK(mend_name("plain words") == MendedText{"plain words", ""});
}

TEST_CASE("free words keep their lines, names have none") {
  CHECK(mend_text("<p>One</p><p>Two<br/>three</p>").text == "One\n\nTwo\nthree");
  CHECK(mend_text("one  \r\n\r\n\r\n\r\n two\t three ").text == "one\n\ntwo three");
  CHECK(mend_name("one\r\ntwo\t three ").text == "one two three");
  CHECK(mend_name(" \t ").text.empty());
  CHECK(mend_text("old\rMac").text == "old\nMac");
}

TEST_CASE("what is no text is taken out of words") {
  const MendedText made = mend_text(
      "a\x01"
      "b\xff"
      "c\x7f");
  CHECK(made.text == "abc");
  CHECK(made.mended == "letters that are no text taken out");
  CHECK(mend_name("caf\xc3").text == "caf");
  CHECK(mend_name("a\xc2\xa0"
                  "b")
            .text == "a b");
}

TEST_CASE("what is too long is cut at a blank and at a letter") {
  const std::string words(50, 'w');
  const MendedText made = mend_words(words + " " + words, 60, false);
  CHECK(made.text == words + "…");
  CHECK(made.mended == "cut after 60 bytes");
  std::string accents;
  for (int i = 0; i < 200; ++i) accents += "é";
  const std::string cut = mend_name(accents).text;
  CHECK(cut.size() <= graph::limits::name_bytes_max);
  CHECK(text_flaws(cut) == 0);
  CHECK(cut.ends_with("é…"));
}

TEST_CASE("access is taken from what is said outright") {
  const AccessSaid said = access_said(
      "Step-free entrance and accessible toilets. There is no lift; hearing loop not available.");
  CHECK(said.has == std::vector<std::string>{"step_free", "accessible_toilet"});
  CHECK(said.missing == std::vector<std::string>{"lift", "hearing_loop"});
  CHECK(access_said("disabled_parking, elevator, wheelchair").has ==
        std::vector<std::string>{"parking", "lift", "step_free"});
  CHECK(access_said("Not wheelchair accessible").missing == std::vector<std::string>{"step_free"});
  CHECK(access_said("A shoplifter's trampoline").has.empty());
  CHECK(access_said("").has.empty());
}

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
#include "matcher/profile_words.h"

#include <doctest/doctest.h>

#include "graph/limits.h"

namespace kith::matcher::profile {
namespace {

namespace limits = graph::limits;
using Names = std::vector<std::string>;

std::size_t bytes_in(const std::vector<graph::SharedLine>& lines) {
  std::size_t bytes = 0;
  for (const graph::SharedLine& line : lines) {
    bytes += line.heading.size() + line.words_of.value.size();
  }
  return bytes;
}

}  // namespace

TEST_CASE("a first name ends at the first space, however the name is written") {
  CHECK(first_name("Maya") == "Maya");
  CHECK(first_name("Maya Khan") == "Maya");
  CHECK(first_name("  Maya\tKhan") == "Maya");
  CHECK(first_name("Maya\xC2\xA0Khan") == "Maya");
  CHECK(first_name("Khan, Maya") == "Maya");
  CHECK(first_name("Ms Maya Khan") == "Maya");
  CHECK(first_name("Dr. Maya Khan") == "Maya");
  CHECK(first_name("Mrs Khan") == "");
  CHECK(first_name("The Khans") == "");
  CHECK(first_name("Khan,") == "");
  CHECK(first_name("") == "");
}

TEST_CASE("every name but the first is one to keep back") {
  CHECK(other_names("Maya Jane Khan") == Names{"Jane", "Khan"});
  CHECK(other_names("Khan, Maya") == Names{"Khan"});
  CHECK(other_names("The Khans") == Names{"Khans"});
  CHECK(other_names("Maya").empty());
  CHECK(names_in("Ruth and Terry Khan") == Names{"Ruth", "Terry", "Khan"});
}

TEST_CASE("sentences stay short however much there is to name") {
  CHECK(in_sentences("Maya loves ", {}) == "");
  CHECK(in_sentences("maya loves ", {"tea"}) == "Maya loves tea.");
  CHECK(in_sentences("Maya loves ", {"tea", "cake"}) == "Maya loves tea and cake.");
  CHECK(in_sentences("Maya would like ", {"Leigh", "Wigan", "Lowton"}, " best", " or ") ==
        "Maya would like Leigh, Wigan or Lowton best.");
  const Names many(20, "steam trains");
  const std::string text = in_sentences("Maya loves ", many);
  CHECK(text.find("Maya loves steam trains, steam trains, steam trains, steam trains, steam "
                  "trains and steam trains. Maya loves") == 0);
}

TEST_CASE("free words come on one line and end as a sentence ends") {
  CHECK(on_one_line(" a\n\tb\x01 c ") == "a b c");
  CHECK(stopped("Yes") == "Yes.");
  CHECK(stopped("Yes!") == "Yes!");
  CHECK(stopped("“Yes.”") == "“Yes.”");
  CHECK(stopped("") == "");
  CHECK(count_of_words("one  two\nthree") == 3);
  CHECK(joined({"", "One.", "", "Two."}) == "One. Two.");
}

TEST_CASE("a sheet within the limits is as it was made") {
  Sheet sheet;
  sheet.add("Empty", "");
  for (std::size_t i = 0; i < limits::profile_lines_max; ++i) sheet.add("About me", "A line.");
  const auto lines = std::move(sheet).lines();
  CHECK(lines.size() == limits::profile_lines_max);
  CHECK(lines.back().words_of.value == "A line.");
}

TEST_CASE("one line too many cuts the sheet, and its last line says so") {
  Sheet sheet;
  for (std::size_t i = 0; i <= limits::profile_lines_max; ++i) sheet.add("About me", "A line.");
  const auto lines = std::move(sheet).lines();
  CHECK(lines.size() == limits::profile_lines_max);
  CHECK(lines.back().heading == "More");
  CHECK(lines.back().words_of.value == "There is more to tell. You can ask for it.");
}

TEST_CASE("a sheet too long in bytes is cut likewise") {
  Sheet sheet;
  for (std::size_t i = 0; i < 20; ++i) sheet.add("About me", std::string(900, 'a'));
  const auto lines = std::move(sheet).lines();
  CHECK(bytes_in(lines) <= limits::profile_bytes_max);
  CHECK(bytes_in(lines) > limits::profile_bytes_max - 1'000);
  CHECK(lines.back().heading == "More");
}

TEST_CASE("a long text is cut at the end of a word, and the last line says so") {
  std::string text;
  while (text.size() <= limits::profile_line_bytes_max) text += "éé word ";
  Sheet sheet;
  sheet.add("A good day", text);
  auto lines = std::move(sheet).lines();
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].words_of.value.size() <= limits::profile_line_bytes_max);
  CHECK(lines[0].words_of.value.ends_with(" …"));
  CHECK(lines[1].heading == "More");
  Sheet one_word;
  std::string accents;
  while (accents.size() <= limits::profile_line_bytes_max) accents += "é";
  one_word.add("A good day", accents);
  lines = std::move(one_word).lines();
  const std::string& cut = lines[0].words_of.value;
  CHECK(cut.size() <= limits::profile_line_bytes_max);
  CHECK((cut.size() - std::string_view(" …").size()) % 2 == 0);  // no half a letter
}

TEST_CASE("who is spoken of takes the verb of one or of many") {
  CHECK(Who{"Maya", false}.verb("loves", "love") == "loves");
  CHECK(Who{"The carers", true}.verb("loves", "love") == "love");
  CHECK(Who{"The carers", true}.within() == "the carers");
  CHECK(Who{"This person", false}.within() == "this person");
  CHECK(Who{"Theo", false}.within() == "Theo");
}

}  // namespace kith::matcher::profile

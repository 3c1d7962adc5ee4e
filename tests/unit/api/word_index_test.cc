// SPDX-License-Identifier: Apache-2.0
#include "api/directory/word_index.h"

#include <algorithm>

#include <doctest/doctest.h>

namespace kith::api {
namespace {

std::unique_ptr<const WordIndex> index_of(const std::vector<IndexedTexts>& texts) {
  auto made = WordIndex::make(texts.size(), [&](std::size_t item) { return texts[item]; });
  REQUIRE(made.ok());
  return std::move(*made);
}

IndexedTexts named(std::string name, std::string description = "",
                   std::vector<std::size_t> marks = {}) {
  IndexedTexts texts;
  texts.name = std::move(name);
  texts.description = std::move(description);
  texts.marks = std::move(marks);
  return texts;
}

bool every(std::uint32_t) { return true; }

std::vector<std::uint32_t> items(const WordIndex& index, const std::vector<WordsWanted>& wanted) {
  const auto hits = index.find(wanted, every);
  REQUIRE(hits.ok());
  std::vector<std::uint32_t> found;
  for (const WordHit& hit : *hits) found.push_back(hit.item);
  return found;
}

WordsWanted word(std::string text) { return {{{std::move(text)}}, {}}; }

using Items = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("words in any form, all of them, in any of their spellings") {
  const auto index = index_of({named("Leigh Anglers", "fishing on the canal"),
                               named("Choir", "We sing. Leigh town hall"), named("Fish and chips"),
                               named("Caf\xC3\xA9 Society")});
  CHECK(items(*index, {word("fish")}) == Items{0, 2});
  CHECK(items(*index, {word("FISHES")}) == Items{0, 2});
  CHECK(items(*index, {word("fish"), word("leigh")}) == Items{0});
  CHECK(items(*index, {{{{"fish"}, {"canal"}}, {}}}) == Items{0});
  CHECK(items(*index, {{{{"choir", "chips"}}, {}}}) == Items{1, 2});
  CHECK(items(*index, {word("cafe")}) == Items{3});
  CHECK(items(*index, {word("rugby")}).empty());
  CHECK(*index->count("leigh", 5) == 2);
  CHECK(*index->count("leigh", 1) == 1);
  CHECK(*index->says(0, word("canal")));
  CHECK_FALSE(*index->says(1, word("canal")));
}

TEST_CASE("marks are no words") {
  const auto index = index_of({named("Anglers", "", {7, 41}), named("m7 motorway group")});
  CHECK(items(*index, {{{}, {7}}}) == Items{0});
  CHECK(items(*index, {word("m7")}) == Items{1});
  CHECK(items(*index, {{{{"motorway"}}, {41}}}) == Items{0, 1});
  CHECK(items(*index, {{{}, {4}}}).empty());
}

TEST_CASE("a name says more than a description") {
  const auto index = index_of({named("Walking group", "we also play chess after the walk"),
                               named("Chess club", "in the library, on boards of our own"),
                               named("Knitting circle", "wool, needles and a cup of tea for all"),
                               named("Bowls club", "on the green behind the old town hall")});
  auto hits = *index->find({word("chess")}, every);
  REQUIRE(hits.size() == 2);
  CHECK(hits[1].relevance > hits[0].relevance);
  CHECK(hits[0].relevance > 0);
  const auto kept = index->find({word("chess")}, [](std::uint32_t item) { return item == 1; });
  REQUIRE(kept->size() == 1);
  CHECK(kept->front().relevance == hits[1].relevance);
}

TEST_CASE("no word steers the query") {
  const auto index = index_of({named("a or b"), named("name: chess"), named("\"quoted\" NEAR")});
  for (const char* text : {"\"", "\"\"", "a OR b\" OR \"x", "name:chess", "*", "^a", "a*", "NEAR(",
                           "(", ")", "{name} : a", "-a", "+", "' OR 1=1 --", "\\", "AND"}) {
    const auto found = index->find({word(text)}, every);
    CHECK_MESSAGE(found.ok(), std::string(text));
    CHECK(index->count(text, 3).ok());
  }
  CHECK(items(*index, {word("name:chess")}) == Items{1});
  CHECK(items(*index, {word("near")}) == Items{2});
  CHECK(index->find({word(std::string("a\0b", 3))}, every).ok());
}

TEST_CASE("what a misspelt word may have been") {
  const auto index = index_of({named("Choir"), named("Choir and chorus"), named("Angling"),
                               named("Chair exercise"), named("Chairs"), named("tea")});
  const auto nearest = [&](std::string_view text) {
    const auto found = index->respellings(text);
    REQUIRE(found.ok());
    std::string words;
    for (const WordIndex::Respelling& each : *found) words += each.word + " ";
    return words;
  };
  CHECK(nearest("chior") == "choir ");
  CHECK(nearest("angeling") == "angling ");
  CHECK(nearest("choirr") == "choir ");
  CHECK(nearest("choor") == "choir ");
  CHECK(nearest("choirs") == "choir chairs ");
  CHECK(nearest("xylophone") == "");
  CHECK(nearest("teaa") == "");  // too short for slips
  CHECK(nearest("choir") == "chair ");
  CHECK(nearest("charge") == "");  // an ordinary word
  CHECK(nearest("\"choir") == "");
  CHECK(index->respellings("choir")->front().items == 1);
}

TEST_CASE("an index of nothing, and of texts of every kind") {
  const auto none = index_of({});
  CHECK(items(*none, {word("a")}).empty());
  CHECK(none->respellings("choir")->empty());
  const auto odd = index_of({named(std::string("a\0b", 3)), named("\xFF\xFE"), named("")});
  CHECK(items(*odd, {word("b")}).size() <= 1);
}

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/csv_text.h"

#include <doctest/doctest.h>

namespace kith::api {
namespace {

std::vector<CsvRow> rows(const std::string& text) { return read_csv(text).value().rows; }

std::string cell(std::string_view text) {
  std::string out;
  append_csv_cell(out, text);
  return out;
}

}  // namespace

TEST_CASE("cells, quotes and the line each row begins on") {
  const auto read = rows("a,b\r\n\"x \"\"y\"\"\nz\",2\n\n,\n3");
  REQUIRE(read.size() == 3);
  CHECK(read[0].cells == std::vector<CsvCell>{{"a", false}, {"b", false}});
  CHECK(read[1].cells == std::vector<CsvCell>{{"x \"y\"\nz", true}, {"2", false}});
  CHECK(read[1].line == 2);
  CHECK(read[2].line == 6);
  CHECK(rows("a\rb\r\nc\n")[2].line == 3);
}

TEST_CASE("the separator that the first row has most of") {
  CHECK(rows("a;b,c;d\n1;2;3")[0].cells.size() == 3);
  CHECK(rows("a\tb\n")[0].cells.size() == 2);
  CHECK(rows("\"a;b;c\",d\n")[0].cells.size() == 2);
  CHECK(read_csv("a;b\n")->mended == std::vector<std::string>{"cells are separated by semicolons"});
}

TEST_CASE("every encoding a spreadsheet leaves") {
  CHECK(rows("\xef\xbb\xbfZo\xc3\xab")[0].cells[0].text == "Zoë");
  CHECK(rows("Zo\xeb \x80")[0].cells[0].text == "Zoë €");
  CHECK(rows(std::string("\xff\xfe\x5a\0\xeb\0\x3d\xd8\x00\xde", 10))[0].cells[0].text == "Zë😀");
  CHECK(rows(std::string("\xfe\xff\0\x5a\xd8\x3d", 6))[0].cells[0].text == "Z\xef\xbf\xbd");
  CHECK(read_csv("Zo\xeb")->mended.size() == 1);
  CHECK(rows("\xef\xbb\xbfZo\xeb")[0].cells[0].text == "Zoë");
  CHECK(read_csv("Zo\xc3\xab")->mended.empty());
}

TEST_CASE("what is no table is refused with its line") {
  const auto refused = [](const std::string& text) {
    const auto read = read_csv(text);
    REQUIRE_FALSE(read.ok());
    return read.error().faults.at(0).line;
  };
  CHECK(refused("a\nb,\"c\nd") == 2);
  CHECK(refused("a\n\"b\"c") == 2);
  CHECK(refused(std::string("a\nb\0", 4)) == 2);
  CHECK(rows("").empty());
}

TEST_CASE("a cell is quoted where it has to be") {
  CHECK(cell("plain") == "plain");
  CHECK(cell("a,b") == "\"a,b\"");
  CHECK(cell("a \"b\"") == "\"a \"\"b\"\"\"");
  CHECK(cell(" a") == "\" a\"");
  CHECK(cell("NULL") == "\"NULL\"");
  CHECK(cell("") == "");
}

TEST_CASE("formulas leave as text and come back as they were") {
  for (const std::string text : {"=1", "+1", "-1", "@a", "'a", "''", "'", "'=1", "a=1", ""}) {
    CHECK(with_formula(without_formula(text)) == text);
    CHECK(without_formula(text).find_first_of("=+-@") != 0);
  }
  CHECK(with_formula("'tis") == "'tis");
}

}  // namespace kith::api

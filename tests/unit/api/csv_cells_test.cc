// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/csv_cells.h"

#include <doctest/doctest.h>

namespace kith::api {
namespace {

CsvColumn column(CellKind holds) {
  CsvColumn made;
  made.holds = holds;
  return made;
}

std::string json(const CsvColumn& of, const std::string& text, bool quoted = false) {
  return read_cell(of, {text, quoted}).json;
}

}  // namespace

TEST_CASE("days in either order of writing, never a year of two digits, never a day that is none") {
  const CsvColumn day = column(CellKind::day);
  for (const char* const text : {"2026-11-03", "3/11/2026", "03.11.2026", "3-11-2026", "3 Nov 2026",
                                 "3 november 2026", "2026-11-03T00:00:00", "2026-11-03 00:00"}) {
    CHECK_MESSAGE(json(day, text) == "\"2026-11-03\"", text);
  }
  CHECK(read_cell(day, {"2026-11-03", false}).mended.empty());
  CHECK_FALSE(read_cell(day, {"3/11/2026", false}).mended.empty());
  for (const char* const text :
       {"3/11/26", "31/02/2026", "11/23/2026", "2026-11-03T10:00", "soon"}) {
    CHECK_MESSAGE(json(day, text) == "\"" + std::string(text) + "\"", text);
  }
  CHECK(json(column(CellKind::birth_day), "1961") == "\"1961\"");
}

TEST_CASE("truths, numbers, times and words") {
  CHECK(json(column(CellKind::truth), "Yes") == "true");
  CHECK(json(column(CellKind::truth), "0") == "false");
  CHECK(json(column(CellKind::truth), "maybe") == "\"maybe\"");
  CHECK(json(column(CellKind::whole), "007") == "7");
  CHECK(json(column(CellKind::whole), "3.00") == "3");
  CHECK(json(column(CellKind::whole), "3.5") == "\"3.5\"");
  CHECK(json(column(CellKind::whole), "99999999999999999999") == "\"99999999999999999999\"");
  CHECK(json(column(CellKind::number), "-2.50") == "-2.50");
  CHECK(json(column(CellKind::number), "true") == "\"true\"");
  CHECK(json(column(CellKind::time_of_day), "9.30") == "\"09:30\"");
  CHECK(json(column(CellKind::time_of_day), "9:30:00") == "\"09:30\"");
  CsvColumn word = column(CellKind::word);
  word.words = {"live_in", "day"};
  CHECK(json(word, "Live-In") == "\"live_in\"");
  CHECK(json(word, "never") == "\"never\"");
}

TEST_CASE("lists as JSON or by semicolons, where their items are single values") {
  CsvColumn list = column(CellKind::list);
  CHECK(json(list, R"([{"a":1}])") == R"([{"a":1}])");
  CHECK(json(list, "a; b") == "\"a; b\"");
  CHECK(json(list, "[1,\r\n2]") == "[1,  2]");
  CHECK(json(list, "[1,") == "\"[1,\"");
  list.items = CellKind::word;
  list.words = {"walk", "bus"};
  CHECK(json(list, "Walk; bus;") == R"(["walk","bus"])");
  CHECK(json(list, "walk, bus") == R"(["walk","bus"])");
  CHECK(json(list, "walk; hop") == R"(["walk","hop"])");
}

TEST_CASE("letters that no id may have become hyphens") {
  CHECK(json(column(CellKind::id), "SL/001 a") == "\"SL-001-a\"");
  CHECK(read_cell(column(CellKind::id), {"SL-001", false}).mended.empty());
}

TEST_CASE("what says nothing is unknown, and what is quoted is meant") {
  const CsvColumn text = column(CellKind::text);
  CHECK(json(text, "").empty());
  CHECK(json(text, "  ").empty());
  CHECK(json(text, "NULL").empty());
  CHECK(read_cell(text, {"(none)", false}).takes_away);
  CHECK_FALSE(read_cell(text, {"(none)", true}).takes_away);
  CHECK_FALSE(read_cell(text, {"NULL", false}).mended.empty());
  CHECK(json(text, "NULL", true) == "\"NULL\"");
  CHECK(json(text, " a ", true) == "\" a \"");
  CHECK(json(text, " a ") == "\"a\"");
  CHECK(json(text, "'=1") == "\"=1\"");
}

TEST_CASE("a telephone number in words is kept and pointed at") {
  const CsvColumn text = column(CellKind::text);
  CHECK_FALSE(read_cell(text, {"ring 01632 960 983 after ten", false}).worth_a_look.empty());
  CHECK(read_cell(text, {"born 1961, in 2026 it was 2027", false}).worth_a_look.empty());
}

}  // namespace kith::api

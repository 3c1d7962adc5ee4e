// SPDX-License-Identifier: Apache-2.0
// How much of what people say is understood: the hundred phrases of activity_phrases.tsv.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "graph/activity_tree.h"
#include "graph/activity_words.h"

namespace kith::graph {
namespace {

struct Shares {
  int understood = 0;
  int wrong = 0;
  int not_understood = 0;

  friend bool operator==(const Shares&, const Shares&) = default;
};

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts{""};
  for (const char c : text) {
    if (c == at) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::string_view plain(std::string_view marked) {
  return marked.substr(marked.starts_with('!') ? 1 : 0);
}

// Each group is a concept meant, or two of which either is right.
std::vector<std::vector<std::string>> meant_by(const std::string& label) {
  std::vector<std::vector<std::string>> groups;
  if (label == "-") return groups;
  for (const std::string& group : split(label, ';')) groups.push_back(split(group, '|'));
  return groups;
}

std::set<std::string> said_in(const std::string& phrase) {
  const auto reading = read_activities(phrase);
  REQUIRE(reading.ok());
  std::set<std::string> said;
  for (const UnderstoodActivity& each : reading->understood) {
    said.insert((each.avoid ? "!" : "") + std::string(each.concept_word));
  }
  return said;
}

// Right is what is meant; what lies above it says less than was meant, but nothing wrong.
bool is_right(const std::string& said, const std::vector<std::vector<std::string>>& groups) {
  for (const auto& group : groups) {
    for (const std::string& meant : group) {
      const bool same_liking = said.starts_with('!') == meant.starts_with('!');
      if (same_liking && is_within(plain(meant), plain(said))) return true;
    }
  }
  return false;
}

void judge(const std::vector<std::string>& row, Shares& shares) {
  const auto groups = meant_by(row[1]);
  const std::set<std::string> said = said_in(row[0]);
  const bool wrong = std::any_of(said.begin(), said.end(),
                                 [&](const auto& each) { return !is_right(each, groups); });
  const bool all = std::all_of(groups.begin(), groups.end(), [&](const auto& group) {
    return std::any_of(group.begin(), group.end(),
                       [&](const auto& meant) { return said.contains(meant); });
  });
  if (!wrong && all) {
    ++shares.understood;
    return;
  }
  ++(wrong ? shares.wrong : shares.not_understood);
  std::cout << (wrong ? "wrong: " : "not understood: ") << row[0] << " (" << row[1] << ")\n";
}

void print(const char* name, const Shares& shares) {
  std::cout << name << ": understood " << shares.understood << ", wrong " << shares.wrong
            << ", not understood " << shares.not_understood << "\n";
}

}  // namespace

TEST_CASE("a hundred phrases: how many are understood") {
  std::ifstream file(KITH_TESTS_FOLDER "/unit/graph/activity_phrases.tsv");
  REQUIRE(file);
  Shares services;
  Shares people;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    const std::vector<std::string> row = split(line, '\t');
    REQUIRE(row.size() == 4);
    for (const auto& group : meant_by(row[1])) {
      for (const std::string& meant : group) REQUIRE(is_activity(plain(meant)));
    }
    judge(row, row[2] == "service" ? services : people);
  }
  print("from services' data", services);
  print("as people say it", people);
  // Measured. More understood or less wrong is welcome: then write the new numbers here.
  CHECK(services == Shares{44, 2, 4});
  CHECK(people == Shares{45, 3, 2});
}

}  // namespace kith::graph

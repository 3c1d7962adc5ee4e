// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <utility>

#include "matcher/due.h"

// Private to the sources of matcher/due.h.
namespace kith::matcher {

// What is found, and what finding it takes to know of the whole scheme.
class DueRows {
 public:
  DueRows(const graph::View& view, const DueQuestion& question) : view_(view) {
    due_.question = question;
  }

  const graph::View& view() const { return view_; }
  const DueQuestion& question() const { return due_.question; }
  graph::Date today() const { return due_.question.on; }
  // Whether what falls due on a day is told now.
  bool is_soon(graph::Date day) const { return day <= today().plus(due_.question.within_days); }

  // Adds it where it is soon.
  void add(DueRow row) {
    if (is_soon(row.on)) due_.rows.push_back(std::move(row));
  }
  // With a day that can be missed: overdue from the next one on.
  void add_deadline(DueRow row) {
    row.overdue = row.on < today();
    add(std::move(row));
  }
  void count_begun_elsewhere() { ++due_.begun_elsewhere; }
  void is_being_introduced(const graph::PersonNumber& person) { introduced_.insert(person); }
  bool has_introduction(const graph::PersonNumber& person) const {
    return introduced_.contains(person);
  }

  Due take() { return std::move(due_); }

 private:
  const graph::View& view_;
  Due due_;
  std::set<graph::PersonNumber> introduced_;
};

DueRow due_row(DueKind kind, graph::Date on, graph::Kind record_kind, const graph::Number& record);

void find_due_arrangements(DueRows& rows);
void find_due_introductions(DueRows& rows);  // before the people: tells who is being introduced
// Of one introduction under way.
void find_due_baselines(DueRows& rows, const graph::Number& introduction,
                        const graph::IntroductionState& state);
void find_due_homes(DueRows& rows);
void find_due_people(DueRows& rows);  // of both parts, as the question says
void find_due_neighbourhood(DueRows& rows);

}  // namespace kith::matcher

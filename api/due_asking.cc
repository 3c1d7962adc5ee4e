// SPDX-License-Identifier: Apache-2.0
#include "api/due_asking.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "api/json_line.h"
#include "matcher/due_words.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

void write_row(JsonLine& json, const graph::View& view, const matcher::DueRow& row) {
  json.open('{');
  json.member("kind", matcher::word(row.kind));
  json.member("on", std::string_view(graph::to_text(row.on)));
  json.flag("overdue", row.overdue);
  json.key("record");
  json.open('{');
  json.member("kind", graph::to_text(row.record_kind));
  json.number("number", row.record);
  json.close('}');
  if (row.person) json.number("person", row.person->number);
  if (row.household) json.number("household", row.household->number);
  if (!row.who.empty()) {
    json.list("who", row.who, [&](const graph::PartyNumber& each) {
      json.open('{');
      json.member("party", graph::word(each.party));
      json.number("of", each.of.number);
      json.close('}');
    });
  }
  json.words("what", row.what);
  if (row.since) json.member("since", std::string_view(graph::to_text(*row.since)));
  json.flag("not_on_record", row.not_on_record);
  json.member("sentence", std::string_view(matcher::sentence_of(view, row)));
  json.close('}');
}

std::string json_of(const Scheme& scheme, const graph::View& view, const matcher::Due& due) {
  std::string text = fmt::format("{{\"scheme\":\"{}\",\"view\":\"{}\"", scheme.name(),
                                 scheme.view_token(view.position()));
  JsonLine json(text);
  json.member("on", std::string_view(graph::to_text(due.question.on)));
  json.member("within_days", due.question.within_days);
  json.list("rows", due.rows, [&](const matcher::DueRow& row) { write_row(json, view, row); });
  json.member("more", due.more);
  if (due.question.homes) json.member("begun_elsewhere", due.begun_elsewhere);
  return text + "}";
}

std::vector<graph::SubjectNumber> subjects_of(const matcher::Due& due) {
  std::set<graph::SubjectNumber> subjects;
  for (const matcher::DueRow& row : due.rows) {
    if (row.person) subjects.insert(graph::as_subject(*row.person));
    if (row.household) subjects.insert(graph::as_subject(*row.household));
    if (row.record_kind == graph::Kind::neighbour) {
      subjects.insert(graph::SubjectNumber{row.record});
    }
    for (const graph::PartyNumber& each : row.who) subjects.insert(each.of);
  }
  return {subjects.begin(), subjects.end()};
}

}  // namespace

graph::Result<ProposalAnswer> ask_due(Scheme& scheme, const Asker& asker, const DueAsk& ask) {
  if (!has(asker.eyes.role, Right::ask_due)) {
    return Error{ErrorCode::forbidden,
                 std::string(word(asker.eyes.role)) + " has no right to that"};
  }
  matcher::DueQuestion question;
  question.on = ask.on.value_or(scheme.today());
  question.within_days = ask.within_days.value_or(question.within_days);
  question.top = ask.top.value_or(question.top);
  question.homes = has(asker.eyes.role, Right::read_homes);
  const graph::View view = scheme.view();
  const matcher::Due due = matcher::find_due(view, question);
  ProposalAnswer answer;
  answer.nothing = due.rows.empty();
  answer.json = json_of(scheme, view, due);
  if (ask.in_words) answer.words = matcher::due_in_words(view, due);
  auto noted = scheme.note(asker, "due", view.position(), answer.json, subjects_of(due));
  if (!noted) return std::move(noted).error();
  return answer;
}

}  // namespace kith::api

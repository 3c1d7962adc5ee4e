// SPDX-License-Identifier: Apache-2.0
#include "api/at_home_asking.h"

#include <utility>

#include "api/asked_card.h"
#include "api/at_home_text.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

std::string at_home_body(const AtHomePage& page, AtHomeFormat format) {
  if (format == AtHomeFormat::json) return at_home_json(page);
  return format == AtHomeFormat::csv ? at_home_csv(page) : at_home_words(page);
}

std::vector<graph::SubjectNumber> subjects_of_rows(const matcher::AtHomeAnswer& answer) {
  std::vector<graph::SubjectNumber> subjects;
  for (const matcher::AtHomeRow& each : answer.rows) {
    const graph::SubjectNumber subject = graph::as_subject(each.person);
    if (subjects.empty() || subjects.back() != subject) subjects.push_back(subject);
  }
  return subjects;
}

}  // namespace

graph::Result<AtHomeText> ask_at_home(Scheme& scheme, const Asker& asker, const AtHomeAsk& ask) {
  if (auto may = may_ask_connection_test(asker); !may) return std::move(may).error();
  const Role role = asker.eyes.role;
  auto moment = asked_moment(scheme, ask.on, ask.as_known_at);
  if (!moment) return std::move(moment).error();
  matcher::AtHomeQuestion question{ask.rules, ask.from, ask.to, moment->today, std::nullopt};
  if (role == Role::person) {
    if (!asker.eyes.own) {
      return Error{ErrorCode::forbidden, "a person has a right to their own answer alone"};
    }
    question.person = graph::PersonNumber{*asker.eyes.own};
  }
  auto found = matcher::at_home_91(moment->view, question);
  if (!found) return std::move(found).error();
  AtHomePage page{moment->view, *found, scheme.name(), KITH_VERSION, ""};
  page.view_token = scheme.view_token(found->position);
  page.reads_log = has(role, Right::read_log);
  page.names = role != Role::auditor;
  page.arrangements = has(role, Right::read_homes) || role == Role::auditor || role == Role::person;
  AtHomeText text;
  text.nothing = found->rows.empty() && found->undated.empty();
  text.body = at_home_body(page, ask.format);
  auto noted = scheme.note(asker, "at-home", found->position, text.body, subjects_of_rows(*found));
  if (!noted) return std::move(noted).error();
  return text;
}

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
// Whom the person lost touch with and wants back, and what is on its way already.
#include <algorithm>
#include <tuple>

#include "graph/circle.h"
#include "graph/fading.h"
#include "matcher/connections_seeker.h"
#include "matcher/criteria_words.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

// Lost touch with: said so, or not met within the tie's own rhythm. What the person ended, what
// ended for safety and who has died is no reconnection.
bool is_lost(const graph::Tie& tie, graph::Date on) {
  if (tie.state == graph::TieState::ended_by_person || tie.state == graph::TieState::ended_safe ||
      tie.state == graph::TieState::died) {
    return false;
  }
  if (tie.state == graph::TieState::lost) return true;
  const graph::Rhythmic rhythm = graph::rhythm_of(tie, on);
  return rhythm.days_since_contact.has_value() && !rhythm.live;
}

// "day centre, in Leigh"; what nobody said is left out.
std::string where_they_met(const graph::Tie& tie) {
  std::string text = spaced(tie.where);
  if (tie.place && !tie.place->name.empty()) {
    text += (text.empty() ? "in " : ", in ") + tie.place->name;
  }
  return text;
}

std::string sentence_of(const ConnectionSeeker& seeker, const graph::Tie& tie,
                        const std::string& called) {
  std::string text = sentence_case(seeker.name) + " wants " + called + " back.";
  const std::string where = where_they_met(tie);
  if (tie.last_contact) {
    text += " They last met or spoke on " + in_words(*tie.last_contact);
    text += where.empty() ? "." : " (" + where + ").";
  } else if (!where.empty()) {
    text += " Where they met: " + where + ".";
  }
  if (!tie.state_reason.empty()) {
    text += " What got in the way";
    if (tie.state_reason_said_by) {
      text += " (" + std::string(who_told(*tie.state_reason_said_by)) + ")";
    }
    text += ": " + spaced(tie.state_reason) + ".";
  }
  return text;
}

std::string_view state_in_words(graph::ConnectionState state) {
  switch (state) {
    case graph::ConnectionState::signposted: return "told about";
    case graph::ConnectionState::offered: return "offered";
    case graph::ConnectionState::invited: return "invited";
    case graph::ConnectionState::tried: return "tried";
    case graph::ConnectionState::expected: return "expected there";
    case graph::ConnectionState::ended: break;
  }
  return "ended";
}

std::string with_whom(const ConnectionSeeker& seeker, const graph::Connection& connection) {
  if (connection.group && !connection.group->called.empty()) return connection.group->called;
  if (connection.group) return "a group";
  const graph::Number& with = connection.with->number;
  if (const auto* neighbour = seeker.view.find<graph::Neighbour>(with)) return name_of(*neighbour);
  if (const auto* person = seeker.view.find<graph::Person>(with)) return name_of(*person);
  return "somebody";
}

std::vector<const graph::Connection*> begun(const ConnectionSeeker& seeker) {
  std::vector<const graph::Connection*> found;
  if (seeker.person == nullptr) return found;
  const auto index = seeker.view.index_of(graph::Kind::person, seeker.number());
  for (const graph::Index each : seeker.view.connections_of(*index)) {
    const graph::Connection* connection = seeker.view.connection(each);
    if (!graph::is_begun(*connection)) continue;
    const bool apart =
        connection->with &&
        must_not_meet(seeker.view, seeker.number(), connection->with->number, seeker.question.on);
    if (!apart) found.push_back(connection);
  }
  return found;
}

}  // namespace

std::vector<Reconnection> reconnections_of(const ConnectionSeeker& seeker) {
  std::vector<Reconnection> found;
  for (const graph::Tie* tie : seeker.ties) {
    if (tie->wanted != graph::Wanted::yes || !is_lost(*tie, seeker.question.on)) continue;
    if (seeker.is_under_18() && tie->category != graph::TieCategory::family) continue;
    const graph::Number& other = tie->other.number.number;
    if (must_not_meet(seeker.view, seeker.number(), other, seeker.question.on)) continue;
    Reconnection each;
    each.tie = graph::TieNumber{tie->identity.number};
    each.other = other;
    each.called = tie->other.called;
    if (each.called.empty()) {
      const auto* person = seeker.view.find<graph::Person>(other);
      each.called = person ? name_of(*person) : "somebody";
    }
    if (tie->would_miss) each.would_miss = tie->would_miss->value;
    each.last_contact = tie->last_contact;
    each.sentence = sentence_of(seeker, *tie, each.called);
    found.push_back(std::move(each));
  }
  std::sort(found.begin(), found.end(), [](const Reconnection& a, const Reconnection& b) {
    return std::tie(b.would_miss, b.last_contact, a.tie) <
           std::tie(a.would_miss, a.last_contact, b.tie);
  });
  return found;
}

std::vector<OnItsWay> on_its_way(const ConnectionSeeker& seeker) {
  std::vector<OnItsWay> found;
  for (const graph::Connection* connection : begun(seeker)) {
    const graph::ConnectionStep& last = connection->steps.back();
    OnItsWay each;
    each.connection = graph::ConnectionNumber{connection->identity.number};
    each.state = last.state;
    each.sentence = sentence_case(with_whom(seeker, *connection)) + ": " +
                    std::string(state_in_words(last.state));
    if (last.on) each.sentence += " on " + in_words(*last.on);
    each.sentence += ".";
    if (const auto day = graph::look_in_on(*connection)) {
      each.look_in = *day <= seeker.question.on;
      each.sentence += each.look_in ? " Look in now: it was due on " + in_words(*day) + "."
                                    : " Look in on " + in_words(*day) + ".";
    }
    found.push_back(std::move(each));
  }
  return found;
}

bool is_on_its_way(const ConnectionSeeker& seeker, const graph::Number& other) {
  for (const graph::Connection* connection : begun(seeker)) {
    if (connection->with && connection->with->number == other) return true;
    if (connection->group && connection->group->number == graph::to_text(other)) return true;
  }
  return false;
}

}  // namespace kith::matcher

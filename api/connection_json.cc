// SPDX-License-Identifier: Apache-2.0
#include "api/connection_json.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "api/json_line.h"

namespace kith::api {
namespace {

using matcher::Answer;

constexpr std::array<std::string_view, 5> stage_words{"circle", "neighbours", "associations",
                                                      "places", "services"};
constexpr std::array<std::string_view, 3> giving_words{"given", "mutual", "received"};
constexpr std::array<std::string_view, 8> practical_words{"time", "travel", "access",  "cost",
                                                          "ages", "room",   "welcome", "open"};
constexpr std::array<std::string_view, 3> answer_words{"pass", "fail", "unknown"};
constexpr std::array<std::string_view, 3> source_words{"told", "imported", "estimated"};
constexpr std::int64_t metres_step = 100;

template <std::size_t Count, class Enum>
std::string_view word_of(const std::array<std::string_view, Count>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

class ConnectionWriter {
 public:
  ConnectionWriter(std::string& out, const graph::View& view) : json_(out), view_(view) {}

  void answer(const matcher::Connections& answer, const matcher::ConnectionQuestion& question) {
    if (question.person) json_.number("person", question.person->number);
    json_.list("wishes", question.wishes,
               [&](const std::string& each) { json_.value(std::string_view(each)); });
    json_.member("on", std::string_view(graph::to_text(question.on)));
    json_.member("top", question.top);
    texts("closed", answer.closed);
    json_.flag("receives_first", answer.receives_first);
    json_.list("proposals", answer.proposals, [&](const auto& each) { proposal(each); });
    json_.list("near_misses", answer.near_misses, [&](const auto& each) { proposal(each); });
    json_.list("reconnections", answer.reconnections, [&](const auto& each) { lost(each); });
    json_.list("on_its_way", answer.on_its_way, [&](const auto& each) { begun(each); });
    texts("missing", answer.missing);
    json_.member("considered", answer.considered);
    json_.flag("cut", answer.cut);
  }

 private:
  void texts(std::string_view name, const std::vector<std::string>& items) {
    json_.list(name, items, [&](const std::string& each) { json_.value(std::string_view(each)); });
  }

  void proposal(const matcher::ConnectionProposal& each) {
    json_.open('{');
    json_.member("stage", word_of(stage_words, each.stage));
    json_.member("kind", graph::to_text(each.kind));
    json_.number("number", each.number);
    json_.words("external_id", external_id(each));
    json_.words("directory", each.directory);
    json_.member("called", std::string_view(each.called));
    json_.words("area", each.area);
    json_.words("reach_via", each.reach_via);
    json_.member("giving", word_of(giving_words, each.giving));
    json_.flag("strong", each.is_strong);
    json_.member("value", each.value);
    json_.list("lines", each.lines, [&](const auto& one) { line(one); });
    texts("times", each.times);
    if (each.journey) journey(*each.journey);
    if (each.metres) json_.member("metres_about", rounded(*each.metres));
    json_.list("practical", each.practical, [&](const auto& one) { practical(one); });
    json_.list("ways", each.ways, [&](const auto& one) { way(one); });
    json_.close('}');
  }

  std::string_view external_id(const matcher::ConnectionProposal& each) const {
    if (each.kind == graph::Kind::person) {
      const auto* person = view_.find<graph::Person>(each.number);
      return person ? std::string_view(person->identity.external_id) : "";
    }
    const auto* neighbour = view_.find<graph::Neighbour>(each.number);
    return neighbour ? std::string_view(neighbour->identity.external_id) : "";
  }

  static std::int64_t rounded(std::int64_t metres) {
    return (metres + metres_step / 2) / metres_step * metres_step;
  }

  void line(const matcher::ConnectionLine& one) {
    json_.open('{');
    json_.member("giving", word_of(giving_words, one.giving));
    json_.member("value", one.value);
    json_.member("sentence", std::string_view(one.sentence));
    json_.words("own", one.own_pointer);
    json_.words("other", one.other_pointer);
    json_.close('}');
  }

  void journey(const graph::Journey& journey) {
    const graph::MinuteRange minutes = graph::in_bands(journey.minutes);
    json_.key("journey");
    json_.open('{');
    json_.member("means", graph::word(journey.means));
    json_.member("minutes_low", minutes.low);
    json_.member("minutes_high", minutes.high);
    json_.member("source", word_of(source_words, journey.source));
    json_.flag("accompanied", journey.accompanied);
    json_.flag("before_pass", journey.before_pass);
    json_.close('}');
  }

  void practical(const matcher::PracticalAnswer& one) {
    json_.open('{');
    json_.member("about", word_of(practical_words, one.about));
    json_.member("answer", word_of(answer_words, one.answer));
    json_.member("sentence", std::string_view(one.sentence));
    json_.words("what_would_change", one.what_would_change);
    json_.close('}');
  }

  void way(const matcher::WarmWay& way) {
    json_.open('{');
    json_.flag("paid", way.is_paid);
    json_.key("people");
    json_.open('[');
    for (std::size_t i = 0; i < way.people.size(); ++i) {
      json_.open('{');
      json_.number("number", way.people[i]);
      json_.member("called", std::string_view(way.called[i]));
      json_.close('}');
    }
    json_.close(']');
    json_.close('}');
  }

  void lost(const matcher::Reconnection& each) {
    json_.open('{');
    json_.number("tie", each.tie.number);
    json_.number("other", each.other);
    json_.member("called", std::string_view(each.called));
    if (each.would_miss >= 0) json_.member("would_miss", each.would_miss);
    if (each.last_contact) {
      json_.member("last_contact", std::string_view(graph::to_text(*each.last_contact)));
    }
    json_.member("sentence", std::string_view(each.sentence));
    json_.list("ways", each.ways, [&](const auto& one) { way(one); });
    json_.close('}');
  }

  void begun(const matcher::OnItsWay& each) {
    json_.open('{');
    json_.number("connection", each.connection.number);
    json_.member("state", graph::word(each.state));
    json_.member("sentence", std::string_view(each.sentence));
    json_.flag("look_in", each.look_in);
    json_.close('}');
  }

  JsonLine json_;
  const graph::View& view_;
};

void add_ways(const std::vector<matcher::WarmWay>& ways,
              std::vector<graph::SubjectNumber>& subjects) {
  for (const matcher::WarmWay& way : ways) {
    for (const graph::Number& number : way.people) subjects.push_back({number});
  }
}

}  // namespace

void append_members(std::string& out, const matcher::Connections& answer,
                    const matcher::ConnectionQuestion& question, const graph::View& view) {
  ConnectionWriter(out, view).answer(answer, question);
}

std::vector<graph::SubjectNumber> subjects_of(const matcher::Connections& answer,
                                              const matcher::ConnectionQuestion& question) {
  std::vector<graph::SubjectNumber> subjects;
  if (question.person) subjects.push_back(graph::as_subject(*question.person));
  for (const auto* list : {&answer.proposals, &answer.near_misses}) {
    for (const matcher::ConnectionProposal& each : *list) {
      if (each.kind != graph::Kind::group) subjects.push_back({each.number});
      add_ways(each.ways, subjects);
    }
  }
  for (const matcher::Reconnection& each : answer.reconnections) {
    subjects.push_back({each.other});
    add_ways(each.ways, subjects);
  }
  std::sort(subjects.begin(), subjects.end());
  subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
  return subjects;
}

}  // namespace kith::api

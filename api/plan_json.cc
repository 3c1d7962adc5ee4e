// SPDX-License-Identifier: Apache-2.0
#include "api/plan_json.h"

#include <array>
#include <string_view>

#include "api/json_line.h"

namespace kith::api {
namespace {

using matcher::PlanReader;

constexpr std::array<std::string_view, 4> end_words{"proved_best", "stopped", "stopped_without",
                                                    "blocked"};
constexpr std::array<std::string_view, 3> standing_words{"under_way", "pinned", "suggested"};
constexpr std::array<std::string_view, 5> without_words{"", "closed", "no_home_fits", "none_suits",
                                                        "none_in_common"};

class PlanWriter {
 public:
  PlanWriter(std::string& out, const graph::View& view, PlanReader reader)
      : json_(out), view_(view), reader_(reader) {}

  void plan(const matcher::Plan& plan) {
    json_.member("on", std::string_view(graph::to_text(plan.on)));
    json_.member("policy_version", std::string_view(plan.policy_version));
    json_.member("options", plan.options_max);
    json_.member("per_home", plan.per_home);
    json_.member("end", end_words.at(static_cast<std::size_t>(plan.end)));
    json_.member("people", plan.people());
    json_.member("people_suggested", plan.people_suggested());
    json_.list("parties", plan.parties, [&](const auto& each) { party(each); });
    json_.list("homes", plan.homes, [&](const auto& each) { home(each); });
    if (reader_ == PlanReader::officer) return;
    value("value", plan.value);
    value("bound", plan.bound);
    json_.member("work", plan.work);
  }

  void capacity(const matcher::CapacityPlan& plan) {
    json_.member("on", std::string_view(graph::to_text(plan.on)));
    json_.member("policy_version", std::string_view(plan.policy_version));
    json_.member("people", plan.people());
    json_.member("people_with_place", plan.people_with_place());
    json_.member("looking_for_other_kinds", plan.looking_for_other_kinds);
    json_.flag("proved_best", plan.is_proven);
    json_.member("parties_more_at_most", plan.bound.parties_met - plan.value.parties_met);
    json_.list("parties", plan.parties, [&](const auto& each) {
      json_.open('{');
      waiting(each.party, each.options);
      if (each.household) household(*each.household);
      json_.close('}');
    });
    json_.list("homes", plan.homes, [&](const auto& each) {
      json_.open('{');
      household(each.household);
      json_.member("places", each.places);
      json_.member("taken", each.taken);
      json_.member("option_for", each.option_for);
      json_.close('}');
    });
    if (!tells_worth()) return;
    value("value", plan.value);
    value("bound", plan.bound);
    json_.member("work", plan.work);
  }

  void stable(const matcher::StablePlan& plan) {
    json_.key("stable");
    json_.open('{');
    json_.member("people", plan.people());
    json_.member("people_with_home", plan.people_with_home());
    json_.member("under_way", plan.under_way);
    json_.member("pairs_looked_at", plan.pairs);
    json_.member("blocking_pairs", 0);  // or there would be no answer
    json_.list("choices", plan.choices, [&](const auto& each) {
      json_.open('{');
      waiting(each.party, each.options);
      if (each.household) {
        household(*each.household);
        json_.member("choice", each.choice);
      }
      json_.close('}');
    });
    json_.close('}');
  }

  void exposure(const matcher::Exposure& found, graph::Date on) {
    json_.member("on", std::string_view(graph::to_text(on)));
    json_.member("top", found.question.top);
    json_.flag("own_page", found.question.own_page);
    json_.member("lists", found.lists);
    json_.list("homes", found.homes, [&](const auto& each) { exposed(each); });
    json_.member("homes_in_no_list", found.homes_in_no_list);
    json_.member("top_tenth", found.top_tenth);
    json_.member("places", found.places);
    json_.member("places_of_top_tenth", found.places_of_top_tenth);
    json_.member("gini", found.gini);
    count("never_shortlisted", found.never_shortlisted);
    count("never_in_front", found.never_in_front);
    numbers("not_shortlisted", found.not_shortlisted);
    numbers("not_in_front", found.not_in_front);
    count("envy", found.envy);
    count("envy_of_shorter_wait", found.envy_of_shorter_wait);
    json_.list("groups", found.groups, [&](const auto& each) { group(each); });
  }

 private:
  bool tells_worth() const { return reader_ != PlanReader::officer; }
  bool tells_names() const { return reader_ != PlanReader::auditor; }

  void numbers(std::string_view name, const std::vector<graph::PersonNumber>& people) {
    json_.list(name, people, [&](const graph::PersonNumber& each) {
      json_.value(std::string_view(graph::to_text(each.number)));
    });
  }

  // Nothing: some, but too few to be told.
  void count(std::string_view name, const matcher::PeopleCount& people) {
    if (people) json_.member(name, *people);
  }

  void waiting(const matcher::WaitingParty& party, std::size_t options) {
    json_.list("people", party.people, [&](const auto& person) { this->person(person); });
    json_.member("weeks", party.weeks);
    json_.flag("weeks_known", party.weeks_known);
    json_.member("real_options", options);
  }

  void party(const matcher::PlannedParty& each) {
    json_.open('{');
    waiting(each.party, each.options);
    json_.list("suggestions", each.suggestions, [&](const auto& one) { suggestion(one); });
    if (each.without != matcher::WithoutOption::none) without(each);
    json_.close('}');
  }

  void person(const graph::PersonNumber& number) {
    json_.open('{');
    json_.number("number", number.number);
    const auto* record = view_.find<graph::Person>(number.number);
    if (tells_names() && record != nullptr) {
      json_.words("external_id", record->identity.external_id);
      json_.words("called", record->called);
    }
    json_.close('}');
  }

  void household(const graph::HouseholdNumber& number) {
    json_.number("household", number.number);
    const auto* record = view_.find<graph::Household>(number.number);
    if (!tells_names() || record == nullptr) return;
    json_.words("external_id", record->identity.external_id);
    json_.words("called", record->called);
    if (record->area) json_.words("area", record->area->name);
  }

  void suggestion(const matcher::Suggestion& each) {
    json_.open('{');
    household(each.household);
    json_.member("standing", standing_words.at(static_cast<std::size_t>(each.standing)));
    json_.flag("real_option", each.is_option);
    if (tells_worth() && each.is_option) json_.member("together", each.together);
    json_.member("only_one_for", each.only_one_for);
    json_.member("option_for", each.option_for);
    json_.close('}');
  }

  void without(const matcher::PlannedParty& each) {
    json_.member("without", without_words.at(static_cast<std::size_t>(each.without)));
    if (each.without != matcher::WithoutOption::none_in_common) {
      json_.number("about", each.about.number);
    }
    if (!each.closed.empty()) {
      json_.list("closed", each.closed, [&](const auto& answer) { closed(answer); });
    }
    if (!each.blocking.empty()) {
      json_.list("blocking", each.blocking, [&](const auto& set) { blocking(set); });
    }
  }

  void closed(const matcher::RuleAnswer& answer) {
    json_.open('{');
    json_.member("rule", matcher::word(answer.rule));
    if (tells_names()) {
      json_.words("sentence", answer.sentence);
      json_.words("what_would_change", answer.what_would_change);
    }
    json_.close('}');
  }

  void blocking(const matcher::BlockingSet& set) {
    json_.open('{');
    json_.list("rules", set.rules, [&](matcher::Rule rule) { json_.value(matcher::word(rule)); });
    json_.member("homes", set.homes);
    json_.close('}');
  }

  void home(const matcher::PlannedHome& each) {
    json_.open('{');
    household(each.household);
    json_.member("places", each.places);
    json_.member("taken", each.taken);
    json_.member("option_for", each.option_for);
    if (tells_worth() && each.price > matcher::AssignmentPrice{}) {
      value("price", {each.price.parties_met, each.price.priority, each.price.weight});
    }
    json_.close('}');
  }

  // At most people times weeks, and options times 10,000: far within 64 bits.
  void value(std::string_view name, const matcher::AssignmentValue& held) {
    json_.key(name);
    json_.open('{');
    json_.member("parties", held.parties_met);
    json_.member("weeks", static_cast<std::int64_t>(held.priority));
    json_.member("together", static_cast<std::int64_t>(held.weight));
    json_.close('}');
  }

  void exposed(const matcher::HomeExposure& each) {
    json_.open('{');
    household(each.household);
    json_.member("lists", each.lists);
    json_.member("first", each.first);
    if (each.recorded > 0) json_.member("recorded", each.recorded);
    json_.close('}');
  }

  void group(const matcher::WaitingGroup& each) {
    json_.open('{');
    json_.member("by", matcher::word(each.by));
    json_.member("name", std::string_view(each.name));
    json_.member("people", each.people);
    json_.member("weeks_median", each.weeks_median);
    if (each.without) json_.member("without", *each.without);
    json_.close('}');
  }

  JsonLine json_;
  const graph::View& view_;
  PlanReader reader_;
};

void write(JsonLine& json, const matcher::Recruit& each) {
  json.open('{');
  json.member("kind", graph::word(each.home.kind));
  json.words("area", each.home.area);
  json.list("access", each.home.access, [&](auto feature) { json.value(graph::word(feature)); });
  json.member("night", graph::word(each.home.night));
  json.list("tasks", each.home.tasks,
            [&](const std::string& task) { json.value(std::string_view(task)); });
  json.member("option_for", each.option_for);
  if (each.first_option_for > 0) json.member("first_option_for", each.first_option_for);
  if (each.parties_more > 0) json.member("parties_more", each.parties_more);
  json.member("sentence", std::string_view(matcher::in_words(each)));
  json.close('}');
}

void begin_overruled(JsonLine& json, std::int64_t days) {
  json.key("overruled");
  json.open('{');
  json.member("days", days);
}

void write_reasons(JsonLine& json, const std::vector<matcher::RejectedFor>& reasons) {
  json.list("reasons", reasons, [&](const matcher::RejectedFor& each) {
    json.open('{');
    json.member("reason", std::string_view(each.reason));
    json.member("rows", each.rows);
    json.close('}');
  });
}

template <class Plan>
std::vector<graph::SubjectNumber> everybody_in(const Plan& plan) {
  std::vector<graph::SubjectNumber> subjects;
  for (const auto& each : plan.parties) {
    for (const graph::PersonNumber& person : each.party.people) {
      subjects.push_back(graph::as_subject(person));
    }
  }
  for (const auto& each : plan.homes) subjects.push_back(graph::as_subject(each.household));
  return subjects;
}

}  // namespace

void append_members(std::string& out, const matcher::Plan& plan, const graph::View& view,
                    PlanReader reader) {
  PlanWriter(out, view, reader).plan(plan);
}

void append_members(std::string& out, const matcher::CapacityPlan& plan, const graph::View& view,
                    PlanReader reader) {
  PlanWriter(out, view, reader).capacity(plan);
}

void append_members(std::string& out, const matcher::StablePlan& plan, const graph::View& view,
                    PlanReader reader) {
  PlanWriter(out, view, reader).stable(plan);
}

void append_members(std::string& out, const matcher::Recruitment& recruitment) {
  JsonLine json(out);
  json.member("descriptions_tried", recruitment.tried);
  json.list("recruitment", recruitment.homes, [&](const auto& each) { write(json, each); });
}

void append_members(std::string& out, const matcher::Exposure& exposure, graph::Date on,
                    const graph::View& view, PlanReader reader) {
  PlanWriter(out, view, reader).exposure(exposure, on);
}

void append_members(std::string& out, const matcher::Overruled& counts, std::int64_t days) {
  JsonLine json(out);
  begin_overruled(json, days);
  json.member("runs_looked_at", counts.runs_looked_at);
  json.member("runs_shortlisted", counts.runs_shortlisted);
  json.member("runs_overruled", counts.runs_overruled);
  if (counts.runs_unknown > 0) json.member("runs_unknown", counts.runs_unknown);
  json.member("rows_rejected", counts.rows_rejected);
  write_reasons(json, counts.reasons);
  json.close('}');
}

void append_members(std::string& out, const matcher::OverruledShared& counts, std::int64_t days) {
  JsonLine json(out);
  begin_overruled(json, days);
  if (counts.runs_looked_at) json.member("runs_looked_at", *counts.runs_looked_at);
  if (counts.runs_shortlisted) json.member("runs_shortlisted", *counts.runs_shortlisted);
  if (counts.runs_overruled) json.member("runs_overruled", *counts.runs_overruled);
  if (counts.rows_rejected) json.member("rows_rejected", *counts.rows_rejected);
  write_reasons(json, counts.reasons);
  if (counts.other_rows > 0) json.member("other_rows", counts.other_rows);
  json.close('}');
}

std::vector<graph::SubjectNumber> subjects_of(const matcher::Plan& plan) {
  return everybody_in(plan);
}

std::vector<graph::SubjectNumber> subjects_of(const matcher::CapacityPlan& plan) {
  return everybody_in(plan);
}

}  // namespace kith::api

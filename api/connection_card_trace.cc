// SPDX-License-Identifier: Apache-2.0
#include "api/connection_card_trace.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "api/json_line.h"
#include "graph/words.h"

namespace kith::api {
namespace {

using graph::ConnectionLedger;
using graph::Kind;
using graph::LedgerTie;
using graph::Number;
using graph::TieNumber;
using matcher::CardItem;
using matcher::CardPerson;

template <class Rows, class Wanted>
auto row_in(const Rows& rows, const Wanted& tie) -> decltype(rows.data()) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&tie](const auto& row) { return row.tie == tie; });
  return found == rows.end() ? nullptr : &*found;
}

bool holds_tie(const std::vector<TieNumber>& ties, const TieNumber& tie) {
  return std::find(ties.begin(), ties.end(), tie) != ties.end();
}

void take_then(const std::optional<graph::TieThen>& then, std::set<Number>& found) {
  if (!then) return;
  for (const graph::ReviewNumber& each : then->reviews) found.insert(each.number);
  if (then->last_contact) found.insert(then->last_contact->by);
  if (!then->contacts) return;
  if (then->contacts->review) found.insert(then->contacts->review->number);
  for (const graph::ContactNumber& each : then->contacts->records) found.insert(each.number);
}

void take_contacts(const std::vector<graph::ContactNumber>& contacts, std::set<Number>& found) {
  for (const graph::ContactNumber& each : contacts) found.insert(each.number);
}

struct FigureRule {
  std::string_view figure;  // or how its name begins
  std::string_view text;
};

// Where a figure is defined: the design's domain page, paragraph and row.
constexpr std::array<FigureRule, 22> figure_rules{{
    {"made", "connection-test 1: connections made"},
    {"not_made", "connection-test 1: connections made"},
    {"lost", "connection-test 1: connections lost"},
    {"weighted_loss", "connection-test 1: never net alone"},
    {"attributable", "connection-test 1: Attributable"},
    {"reconnected", "connection-test 1: Reconnected"},
    {"deepened", "connection-test 1: Deepened"},
    {"weakened", "connection-test 1: Weakened"},
    {"endings", "connection-test 1: Chosen/safe endings"},
    {"missing_t1", "connection-test 1: missing T1"},
    {"measured", "connection-test 1: coverage"},
    {"replacement", "connection-test 1: Replacement ratio"},
    {"paid_gained", "connection-test 1: Replacement ratio"},
    {"carers_gained", "connection-test 1: Replacement ratio"},
    {"freely_given", "connection-test 1: Freely given share"},
    {"diversity", "connection-test 1: Diversity"},
    {"fragility", "connection-test 1: Fragility"},
    {"travel", "connection-test 1: Travel stretch"},
    {"days_alone", "connection-test 1: Contact deserts"},
    {"only_service", "connection-test 1: Only-service week"},
    {"gives", "connection-test 1: Contribution"},
    {"check", "connection-test 1: gaming checks"},
}};

class TraceWriter {
 public:
  TraceWriter(std::string& out, const CardPage& page)
      : json_(out), page_(page), names_(page.view, page.card, page.sight) {}

  void write() {
    take_records_of_people();
    // Private ones last: between others their place would tell their number.
    std::vector<CardItem> wanted = wanted_ties();
    std::stable_partition(wanted.begin(), wanted.end(),
                          [this](const CardItem& item) { return !names_.is_private(item); });
    json_.list("ties", wanted, [this](const CardItem& item) { tie(item); });
    json_.list("records", records_, [this](const Number& number) { record(number); });
  }

  // Ties of the figure that was asked for, or all of the measured.
  std::vector<CardItem> wanted_ties() const {
    std::vector<CardItem> items;
    if (!page_.trace.empty()) {
      const matcher::CardFigure* figure = page_.card.find(page_.trace);
      for (const CardItem& item : figure->items) {
        if (item.tie) items.push_back({item.person, item.tie, std::nullopt});
      }
      std::sort(items.begin(), items.end());
      items.erase(std::unique(items.begin(), items.end()), items.end());
      return items;
    }
    for (const CardPerson& person : page_.card.people) {
      if (!person.ledger) continue;
      for (const LedgerTie& row : person.ledger->ties) {
        items.push_back({person.person, row.tie, std::nullopt});
      }
    }
    return items;
  }

 private:
  // Reviews of T0 and T1; of one figure, the records that it names itself.
  void take_records_of_people() {
    if (!page_.trace.empty()) {
      for (const CardItem& item : page_.card.find(page_.trace)->items) {
        const bool is_told = item.record && names_.record(item.person, *item.record) != "private";
        if (is_told) records_.insert(*item.record);
      }
      return;
    }
    for (const CardPerson& person : page_.card.people) {
      for (const graph::ReviewNumber& each : reviews_of(person)) records_.insert(each.number);
    }
  }

  void tie(const CardItem& item) {
    const CardPerson& person = *page_.card.find(item.person);
    const LedgerTie& row = *find_tie(*person.ledger, *item.tie);
    const bool is_private = names_.is_private(item);
    json_.open('{');
    json_.number("person", item.person.number);
    json_.member("tie", std::string_view(names_.label(item)));
    json_.flag("private", is_private);
    if (page_.sight.names && !is_private) {
      json_.words("called", names_.tie(item));
    }
    if (names_.is_described(item)) {
      json_.list("decisions", decisions_of(person, row.tie),
                 [this](std::string_view each) { json_.value(each); });
      json_.flag("in_t0", row.in_t0);
      then("t0", row.t0, is_private);
      then("t1", row.t1, is_private);
      if (const auto* loss = loss_of(person, row.tie)) write_loss(*loss);
      if (const auto* ending = ending_of(person, row.tie)) write_ending(*ending);
    }
    if (!is_private) {
      const auto records = records_of(person, row);
      json_.list("records", records, [this](const Number& number) {
        json_.value(std::string_view(graph::to_text(number)));
      });
      records_.insert(records.begin(), records.end());
    }
    json_.close('}');
  }

  void then(const char* name, const std::optional<graph::TieThen>& then, bool is_private) {
    if (!then) return;
    json_.key(name);
    json_.open('{');
    json_.member("standing", graph::word(then->standing));
    json_.member("rule", graph::word(then->rule));
    json_.member("giving", graph::word(then->giving));
    if (then->record && !is_private) json_.number("record", then->record->number);
    if (then->last_contact) {
      json_.member("last_contact", std::string_view(graph::to_text(then->last_contact->on)));
      if (!is_private) json_.number("last_contact_by", then->last_contact->by);
    }
    json_.member("days_max", then->days_max);
    if (then->contacts) json_.member("contacts", then->contacts->contacts);
    json_.close('}');
  }

  void write_loss(const graph::LostTie& loss) {
    json_.key("loss");
    json_.open('{');
    json_.member("on", std::string_view(graph::to_text(loss.on)));
    json_.member("reason", graph::word(loss.reason));
    if (loss.reason_said_by) json_.member("said_by", graph::word(*loss.reason_said_by));
    if (loss.would_miss) json_.member("would_miss", *loss.would_miss);
    json_.flag("guess_of_somebody_else", loss.has_proxy_weight);
    json_.flag("not_wanted_since", loss.unwanted_since);
    json_.list("near", loss.chain, [this](const graph::LossLink& link) {
      json_.open('{');
      json_.number("service_event", link.event.number);
      json_.number("service", link.service.number);
      json_.member("change", graph::word(link.change));
      json_.member("on", std::string_view(graph::to_text(link.on)));
      json_.member("days_after", link.days_after);
      if (link.said_by) json_.member("said_by", graph::word(*link.said_by));
      json_.close('}');
    });
    json_.close('}');
  }

  void write_ending(const graph::EndedTie& ending) {
    json_.key("ending");
    json_.open('{');
    json_.member("kind", graph::word(ending.kind));
    json_.member("on", std::string_view(graph::to_text(ending.on)));
    if (ending.said_by) json_.member("said_by", graph::word(*ending.said_by));
    json_.close('}');
  }

  void record(const Number& number) {
    const TracedRecord found = traced(page_.view, number);
    json_.open('{');
    json_.number("number", number);
    json_.member("kind", graph::to_text(found.kind));
    if (found.on) json_.member("on", std::string_view(graph::to_text(*found.on)));
    if (found.said_by) json_.member("said_by", graph::word(*found.said_by));
    if (page_.reads_log && found.event) {
      json_.member("event", *found.event);
      const auto day =
          page_.recorded_on ? page_.recorded_on(*found.event) : std::optional<graph::Date>();
      if (day) json_.member("recorded_on", std::string_view(graph::to_text(*day)));
    }
    json_.close('}');
  }

  JsonLine json_;
  const CardPage& page_;
  matcher::CardNames names_;
  std::set<Number> records_;
};

std::string record_in_words(const CardPage& page, const Number& number) {
  const TracedRecord found = traced(page.view, number);
  std::string text = fmt::format("    {} {}", graph::to_text(found.kind), graph::to_text(number));
  if (found.on) text += fmt::format(", {}", graph::to_text(*found.on));
  if (found.said_by) text += fmt::format(", said by {}", graph::word(*found.said_by));
  if (page.reads_log && found.event) {
    text += fmt::format(", event {}", *found.event);
    const auto day =
        page.recorded_on ? page.recorded_on(*found.event) : std::optional<graph::Date>();
    if (day) text += fmt::format(" recorded {}", graph::to_text(*day));
  }
  return text + "\n";
}

std::string then_in_words(const char* name, const std::optional<graph::TieThen>& then) {
  if (!then) return "";
  std::string text = fmt::format("    at {}: {} by {}", name, graph::word(then->standing),
                                 graph::word(then->rule));
  if (then->last_contact) {
    text += fmt::format(", last met {}, limit {} days", graph::to_text(then->last_contact->on),
                        then->days_max);
  }
  return text + "\n";
}

}  // namespace

const graph::LostTie* loss_of(const CardPerson& person, const TieNumber& tie) {
  return person.ledger->changes ? row_in(person.ledger->changes->lost, tie) : nullptr;
}
const graph::EndedTie* ending_of(const CardPerson& person, const TieNumber& tie) {
  return person.ledger->changes ? row_in(person.ledger->changes->endings, tie) : nullptr;
}

std::vector<graph::ReviewNumber> reviews_of(const CardPerson& person) {
  std::vector<graph::ReviewNumber> found;
  if (!person.ledger) return found;
  for (const auto* figures : {&person.ledger->t0, &person.ledger->t1}) {
    if (*figures) found.insert(found.end(), (*figures)->reviews.begin(), (*figures)->reviews.end());
  }
  return found;
}

TracedRecord traced(const graph::View& view, const Number& number) {
  TracedRecord found;
  found.number = number;
  found.kind = view.kind_of(number).value_or(Kind::tie);
  found.event = view.changed_at(number);
  if (const auto* tie = view.find<graph::Tie>(number)) {
    found.said_by = tie->perspective;
  } else if (const auto* contact = view.find<graph::Contact>(number)) {
    found.on = contact->on;
    found.said_by = contact->said_by;
  } else if (const auto* review = view.find<graph::Review>(number)) {
    found.on = review->on;
    found.said_by = review->perspective;
  } else if (const auto* event = view.find<graph::ServiceEvent>(number)) {
    found.on = event->on;
    found.said_by = event->said_by;
  }
  return found;
}

std::vector<Number> records_of(const CardPerson& person, const LedgerTie& row) {
  std::set<Number> found;
  for (const TieNumber& each : row.records) found.insert(each.number);
  take_then(row.t0, found);
  take_then(row.t1, found);
  if (person.ledger->changes) {
    const graph::LedgerChanges& changes = *person.ledger->changes;
    if (const auto* made = row_in(changes.made, row.tie)) take_contacts(made->contacts, found);
    if (const auto* not_made = row_in(changes.not_made, row.tie)) {
      take_contacts(not_made->contacts, found);
    }
    if (const auto* loss = row_in(changes.lost, row.tie)) {
      for (const graph::LossLink& link : loss->chain) found.insert(link.event.number);
    }
  }
  return {found.begin(), found.end()};
}

std::vector<std::string_view> decisions_of(const CardPerson& person, const TieNumber& tie) {
  std::vector<std::string_view> found;
  if (!person.ledger->changes) return found;
  const graph::LedgerChanges& changes = *person.ledger->changes;
  const auto add = [&found](bool is_so, std::string_view name) {
    if (is_so) found.push_back(name);
  };
  add(row_in(changes.made, tie) != nullptr, "made");
  add(row_in(changes.not_made, tie) != nullptr, "not_made");
  add(holds_tie(changes.reconnected, tie), "reconnected");
  add(row_in(changes.deepened, tie) != nullptr, "deepened");
  add(row_in(changes.weakened, tie) != nullptr, "weakened");
  add(row_in(changes.lost, tie) != nullptr, "lost");
  add(holds_tie(changes.attributable, tie), "attributable");
  add(row_in(changes.endings, tie) != nullptr, "endings");
  add(holds_tie(changes.paid_gained, tie), "paid_gained");
  add(holds_tie(changes.carers_gained, tie), "carers_gained");
  add(row_in(changes.not_told, tie) != nullptr, "not_told");
  return found;
}

void write_card_item(JsonLine& json, const matcher::CardNames& names, const CardItem& item) {
  json.open('{');
  json.number("person", item.person.number);
  if (item.tie) json.member("tie", std::string_view(names.label(item)));
  if (item.record) json.member("record", std::string_view(names.record(item.person, *item.record)));
  json.close('}');
}

std::string_view rule_of(std::string_view figure) {
  const std::string_view head = figure.substr(0, figure.find('.'));
  for (const FigureRule& rule : figure_rules) {
    if (head == rule.figure) return rule.text;
  }
  return head.starts_with("freely_given") ? "connection-test 1: Freely given share"
                                          : "connection-test 1";
}

void append_trace(std::string& out, const CardPage& page) { TraceWriter(out, page).write(); }

std::string trace_in_words(const CardPage& page) {
  const matcher::CardNames names(page.view, page.card, page.sight);
  const matcher::CardFigure& figure = *page.card.find(page.trace);
  std::string text = fmt::format("\nWhat \"{}\" is made of ({}, {}, Kith {}, policy {}):\n",
                                 figure.name, rule_of(figure.name), matcher::connection_definitions,
                                 page.code_version, page.policy_version);
  for (const CardItem& item : figure.items) {
    text += "  " + names.person(item.person);
    const CardPerson& person = *page.card.find(item.person);
    const LedgerTie* row = item.tie ? find_tie(*person.ledger, *item.tie) : nullptr;
    if (!row) {
      text += "\n";
      const bool is_told = item.record && names.record(item.person, *item.record) != "private";
      if (is_told) text += record_in_words(page, *item.record);
      continue;
    }
    text += " and " + names.tie(item) + "\n";
    if (names.is_described(item)) {
      text += then_in_words("T0", row->t0) + then_in_words("T1", row->t1);
    }
    if (names.is_private(item)) {
      text += "    kept private: the person, or the data-protection lead, can be shown more\n";
      continue;
    }
    for (const Number& number : records_of(person, *row)) text += record_in_words(page, number);
  }
  if (figure.kept_back > 0) {
    text += fmt::format("  and {} whom they keep to themselves\n", figure.kept_back);
  }
  if (page.reads_log) {
    text +=
        "Prove any of these to somebody else: kith audit prove --event N --bundle FILE, then "
        "kith-verify FILE\n";
  }
  return text;
}

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
// A card as one table. What the columns hold: matcher/CONNECTION_TEST.md.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "api/connection_card_json.h"
#include "api/exchange/csv_text.h"
#include "graph/words.h"

namespace kith::api {
namespace {

using graph::LedgerTie;
using graph::TieNumber;
using matcher::CardFigure;
using matcher::CardItem;
using matcher::CardPerson;
using matcher::Measured;

enum class Column : std::uint8_t {
  row,
  name,
  person,
  tie,
  record,
  event,
  value,
  whole,
  unit,
  rate,
  low,
  high,
  measured,
  t0,
  t1,
  days,
  window_days,
  days_alone,
  longest_run,
  in_t0,
  t0_standing,
  t0_rule,
  t0_last,
  t0_limit,
  t0_giving,
  t0_ring,
  t0_contacts,
  t0_minutes,
  t0_wanted,
  t0_would_miss,
  t1_standing,
  t1_rule,
  t1_last,
  t1_limit,
  t1_giving,
  t1_ring,
  t1_contacts,
  t1_minutes,
  t1_wanted,
  t1_would_miss,
  category,
  gives,
  source,
  is_person,
  decisions,
  ending,
  reason,
  said_by,
  on,
  arranged_by,
  staffed_by,
  transported_by,
  change,
  minutes_before,
  minutes_after,
  alone_before,
  alone_after,
  by_age,
  by_area,
  by_kind
};
constexpr std::array<std::string_view, 60> column_words{"row",
                                                        "name",
                                                        "person",
                                                        "tie",
                                                        "record",
                                                        "event",
                                                        "value",
                                                        "whole",
                                                        "unit",
                                                        "rate",
                                                        "low",
                                                        "high",
                                                        "measured",
                                                        "t0",
                                                        "t1",
                                                        "days",
                                                        "window_days",
                                                        "days_alone",
                                                        "longest_run",
                                                        "in_t0",
                                                        "t0_standing",
                                                        "t0_rule",
                                                        "t0_last",
                                                        "t0_limit",
                                                        "t0_giving",
                                                        "t0_ring",
                                                        "t0_contacts",
                                                        "t0_minutes",
                                                        "t0_wanted",
                                                        "t0_would_miss",
                                                        "t1_standing",
                                                        "t1_rule",
                                                        "t1_last",
                                                        "t1_limit",
                                                        "t1_giving",
                                                        "t1_ring",
                                                        "t1_contacts",
                                                        "t1_minutes",
                                                        "t1_wanted",
                                                        "t1_would_miss",
                                                        "category",
                                                        "gives",
                                                        "source",
                                                        "is_person",
                                                        "decisions",
                                                        "ending",
                                                        "reason",
                                                        "said_by",
                                                        "on",
                                                        "arranged_by",
                                                        "staffed_by",
                                                        "transported_by",
                                                        "change",
                                                        "minutes_before",
                                                        "minutes_after",
                                                        "alone_before",
                                                        "alone_after",
                                                        "by_age",
                                                        "by_area",
                                                        "by_kind"};
static_assert(column_words.size() == static_cast<std::size_t>(Column::by_kind) + 1);
static_assert(column_words.back() == "by_kind");

class CsvLine {
 public:
  CsvLine& set(Column column, std::string text) {
    cells_.at(static_cast<std::size_t>(column)) = std::move(text);
    return *this;
  }
  CsvLine& set(Column column, std::int64_t number) { return set(column, std::to_string(number)); }
  CsvLine& set(Column column, graph::Date day) { return set(column, graph::to_text(day)); }
  template <class T>
  CsvLine& set_if(Column column, const std::optional<T>& value) {
    if constexpr (std::is_enum_v<T>) {
      if (value) set(column, std::string(graph::word(*value)));
    } else {
      if (value) set(column, *value);
    }
    return *this;
  }
  void append(std::string& out) const {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (i > 0) out += ',';
      append_csv_cell(out, without_formula(cells_.at(i)));
    }
    out += "\r\n";
  }

 private:
  std::array<std::string, column_words.size()> cells_;
};

struct ThenColumns {
  Column standing, rule, last, limit, giving, ring, contacts, minutes, wanted, would_miss;
};
constexpr ThenColumns t0_columns{Column::t0_standing,  Column::t0_rule,    Column::t0_last,
                                 Column::t0_limit,     Column::t0_giving,  Column::t0_ring,
                                 Column::t0_contacts,  Column::t0_minutes, Column::t0_wanted,
                                 Column::t0_would_miss};
constexpr ThenColumns t1_columns{Column::t1_standing,  Column::t1_rule,    Column::t1_last,
                                 Column::t1_limit,     Column::t1_giving,  Column::t1_ring,
                                 Column::t1_contacts,  Column::t1_minutes, Column::t1_wanted,
                                 Column::t1_would_miss};

class CardCsv {
 public:
  explicit CardCsv(const CardPage& page) : page_(page), names_(page.view, page.card, page.sight) {}

  std::string write() {
    for (std::size_t i = 0; i < column_words.size(); ++i) {
      out_ += (i > 0 ? "," : "") + std::string(column_words.at(i));
    }
    out_ += "\r\n";
    question();
    for (const CardFigure& each : page_.card.figures) figure(each);
    for (std::size_t i = 0; i < page_.card.gone; ++i) {
      line("person")
          .set(Column::person, fmt::format("gone-{}", i + 1))
          .set(Column::measured, "gone");
      flush();
    }
    // Likewise of whom nothing but that they are there may be told.
    for (const bool is_silent : {false, true}) {
      for (const CardPerson& each : page_.card.people) {
        if ((each.measured == Measured::not_agreed) == is_silent) person(each);
      }
    }
    for (const matcher::CardAnswers& each : page_.card.answers) answers(each);
    return std::move(out_);
  }

 private:
  CsvLine& line(const char* row) {
    line_ = CsvLine();
    return line_.set(Column::row, row);
  }
  void flush() { line_.append(out_); }

  void said(const char* name, std::string text) {
    line("question").set(Column::name, name).set(Column::value, std::move(text));
    flush();
  }

  void question() {
    const matcher::CardQuestion& asked = page_.card.question;
    said("scheme", page_.scheme);
    said("scope", std::string(word(asked.scope.kind)));
    said("from", graph::to_text(asked.from));
    said("to", graph::to_text(asked.to));
    said("on", graph::to_text(asked.today));
    said("definitions", std::string(matcher::connection_definitions));
    said("code_version", page_.code_version);
    said("policy_version", page_.policy_version);
    if (page_.reads_log) said("position", std::to_string(page_.card.position));
    said("assessable", page_.card.is_assessable ? "yes" : "no");
    said("kept_back", std::to_string(kept_back_count()));
  }

  // Ties of which this reader is told that they count, and no more.
  std::size_t kept_back_count() const {
    std::size_t count = 0;
    for (const CardPerson& person : page_.card.people) {
      if (!person.ledger) continue;
      for (const LedgerTie& row : person.ledger->ties) {
        if (!names_.is_described(item(person, row.tie))) ++count;
      }
    }
    return count;
  }

  void figure(const CardFigure& each) {
    line("figure")
        .set(Column::name, each.name)
        .set(Column::unit, std::string(word(each.unit)))
        .set(Column::value, each.value)
        .set_if(Column::whole, each.whole);
    if (each.rate) {
      line_.set(Column::rate, matcher::tenths_in_words(each.rate->tenths))
          .set(Column::low, matcher::tenths_in_words(each.rate->low_tenths))
          .set(Column::high, matcher::tenths_in_words(each.rate->high_tenths));
    }
    flush();
  }

  std::string label_of(const CardPerson& person) {
    if (person.measured != Measured::not_agreed) return graph::to_text(person.person.number);
    return fmt::format("not-agreed-{}", ++not_agreed_);
  }

  void person(const CardPerson& each) {
    line("person")
        .set(Column::person, label_of(each))
        .set(Column::measured, std::string(word(each.measured)));
    if (!each.ledger) return flush();
    const graph::ConnectionLedger& ledger = *each.ledger;
    if (ledger.t0) line_.set(Column::t0, ledger.t0->on);
    if (ledger.t1) line_.set(Column::t1, ledger.t1->on);
    line_.set(Column::days, each.days)
        .set(Column::by_age, each.groups[0])
        .set(Column::by_area, each.groups[1])
        .set(Column::by_kind, each.groups[2]);
    if (matcher::tells_of_days(ledger)) {
      line_.set(Column::window_days, ledger.days->days)
          .set(Column::days_alone, ledger.days->days_without)
          .set(Column::longest_run, ledger.days->longest_run);
    }
    flush();
    // Private ones last: between others their place would tell their number.
    for (const bool is_private : {false, true}) {
      for (const LedgerTie& row : ledger.ties) {
        if (names_.is_private(item(each, row.tie)) == is_private) tie(each, row);
      }
    }
    if (!ledger.changes) return;
    bridges(each);
    for (const graph::AnchorTravel& anchor : ledger.travel->anchors) {
      if (names_.is_described(item(each, anchor.tie))) travel(each, anchor);
    }
    for (const matcher::KeptAtHome& kept : each.kept) {
      line("kept")
          .set(Column::person, graph::to_text(each.person.number))
          .set(Column::name, std::string(word(kept.thing)))
          .set(Column::value, std::string(word(kept.kept)));
      flush();
    }
    if (matcher::tells_of_days(ledger)) {
      for (const graph::ContactNumber& number : ledger.days->contacts) {
        contact(each, "contact_day", number, std::nullopt);
      }
    }
  }

  CardItem item(const CardPerson& person, const TieNumber& tie) const {
    return {person.person, tie, std::nullopt};
  }
  CsvLine& line_of(const char* row, const CardPerson& person, const TieNumber& tie) {
    return line(row)
        .set(Column::person, graph::to_text(person.person.number))
        .set(Column::tie, names_.label(item(person, tie)));
  }

  void then(const std::optional<graph::TieThen>& then, const ThenColumns& columns) {
    if (!then) return;
    line_.set(columns.standing, std::string(graph::word(then->standing)))
        .set(columns.rule, std::string(graph::word(then->rule)))
        .set(columns.giving, std::string(graph::word(then->giving)))
        .set(columns.limit, then->days_max);
    if (then->last_contact) line_.set(columns.last, then->last_contact->on);
    if (then->contacts) {
      line_.set(columns.contacts, then->contacts->contacts)
          .set_if(columns.minutes, then->contacts->minutes);
    }
    const auto* record = then->record ? page_.view.find<graph::Tie>(then->record->number) : nullptr;
    if (!record) return;
    line_.set_if(columns.ring, record->ring).set_if(columns.wanted, record->wanted);
    if (record->would_miss) line_.set(columns.would_miss, record->would_miss->value);
  }

  // A named person, as C+ asks for.
  bool is_person(const graph::SubjectNumber& other) const {
    const auto kind = page_.view.kind_of(other.number);
    return !kind || (*kind != graph::Kind::group && *kind != graph::Kind::household &&
                     *kind != graph::Kind::service);
  }

  // Who told of it, over all its records.
  std::string source_of(const LedgerTie& row) const {
    bool is_staff = false;
    bool is_other = false;
    for (const TieNumber& number : row.records) {
      const auto* tie = page_.view.find<graph::Tie>(number.number);
      if (!tie || !tie->perspective) continue;
      const bool staff =
          *tie->perspective == graph::SaidBy::staff || *tie->perspective == graph::SaidBy::record;
      (staff ? is_staff : is_other) = true;
    }
    if (is_other) return "others";
    return is_staff ? "staff_alone" : "not_said";
  }

  void tie(const CardPerson& person, const LedgerTie& row) {
    line_of("tie", person, row.tie);
    if (!names_.is_described(item(person, row.tie))) return flush();  // counted, and no more
    line_.set(Column::in_t0, row.in_t0 ? "yes" : "no");
    then(row.t0, t0_columns);
    then(row.t1, t1_columns);
    line_.set(Column::source, source_of(row))
        .set(Column::is_person, is_person(row.other) ? "yes" : "no");
    now(row);
    if (const graph::LostTie* loss = loss_of(person, row.tie)) {
      line_.set(Column::reason, std::string(graph::word(loss->reason)))
          .set_if(Column::said_by, loss->reason_said_by);
    }
    if (const graph::EndedTie* ending = ending_of(person, row.tie)) {
      line_.set(Column::ending, std::string(graph::word(ending->kind)))
          .set_if(Column::said_by, ending->said_by);
    }
    line_.set(Column::decisions, fmt::format("{}", fmt::join(decisions_of(person, row.tie), ";")));
    const CardItem whose = item(person, row.tie);
    const auto event = page_.view.changed_at(row.tie.number);
    if (page_.reads_log && !names_.is_private(whose) && event) {
      line_.set(Column::event, static_cast<std::int64_t>(*event));
    }
    flush();
    evidence(person, row);
  }

  // By the record that rules at T1, else at T0.
  void now(const LedgerTie& row) {
    const auto& then = row.t1 && row.t1->record ? row.t1 : row.t0;
    const auto* record =
        then && then->record ? page_.view.find<graph::Tie>(then->record->number) : nullptr;
    if (!record) return;
    line_.set_if(Column::category, record->category)
        .set(Column::gives, record->gives.empty() ? "no" : "yes");
  }

  void evidence(const CardPerson& person, const LedgerTie& row) {
    if (!person.ledger->changes) return;
    const graph::LedgerChanges& changes = *person.ledger->changes;
    for (const graph::MadeTie& made : changes.made) {
      if (made.tie != row.tie) continue;
      for (const auto& each : made.contacts) contact(person, "contact", each, row.tie);
    }
    for (const graph::NotMadeTie& made : changes.not_made) {
      if (made.tie != row.tie) continue;
      for (const auto& each : made.contacts) contact(person, "contact", each, row.tie);
    }
    if (const graph::LostTie* loss = loss_of(person, row.tie)) {
      for (const graph::LossLink& link : loss->chain) {
        line_of("service_event", person, row.tie)
            .set(Column::record, graph::to_text(link.event.number))
            .set(Column::change, std::string(graph::word(link.change)))
            .set(Column::on, link.on)
            .set_if(Column::said_by, link.said_by);
        flush();
      }
    }
  }

  void contact(const CardPerson& person, const char* row, const graph::ContactNumber& number,
               const std::optional<TieNumber>& tie) {
    const auto* record = page_.view.find<graph::Contact>(number.number);
    const LedgerTie* of = find_tie(*person.ledger, tie.value_or(record->tie));
    if (!names_.is_described(item(person, of->tie))) return;
    line_of(row, person, of->tie)
        .set(Column::record, names_.record(person.person, number.number))
        .set_if(Column::on, record->on)
        .set_if(Column::arranged_by, record->arranged_by)
        .set_if(Column::staffed_by, record->staffed_by)
        .set_if(Column::transported_by, record->transported_by)
        .set_if(Column::said_by, record->said_by);
    flush();
  }

  // At T1: each connection that goes with a worker.
  void bridges(const CardPerson& person) {
    std::size_t place = 0;
    for (const graph::BridgeLoss& loss : person.ledger->t1->fragility.bridges) {
      ++place;
      for (const TieNumber& tie : loss.lost) {
        if (!names_.is_described(item(person, tie))) continue;
        line_of("goes_with_worker", person, tie)
            .set(Column::name, fmt::format("worker-{}", place))
            .set(Column::record, names_.worker(person.person, loss.who.front()));
        flush();
      }
    }
  }

  void travel(const CardPerson& person, const graph::AnchorTravel& anchor) {
    line_of("way", person, anchor.tie)
        .set_if(Column::minutes_before, anchor.minutes_before)
        .set_if(Column::minutes_after, anchor.minutes_after)
        .set_if(Column::t0_would_miss, anchor.would_miss)
        .set(Column::alone_before, std::string(graph::word(anchor.alone_before)))
        .set(Column::alone_after, std::string(graph::word(anchor.alone_after)));
    flush();
  }

  void answers(const matcher::CardAnswers& each) {
    for (std::size_t i = 0; i < each.given.size(); ++i) {
      if (each.given.at(i) == 0) continue;
      line("answer")
          .set(Column::name, each.instrument + ": " + each.question)
          .set(Column::said_by, std::string(graph::word(each.said_by)))
          .set(Column::measured, each.at_t1 ? "t1" : "t0")
          .set(Column::value, static_cast<std::int64_t>(i))
          .set(Column::whole, each.given.at(i));
      flush();
    }
  }

  const CardPage& page_;
  matcher::CardNames names_;
  std::string out_;
  CsvLine line_;
  std::size_t not_agreed_ = 0;
};

}  // namespace

std::string card_csv(const CardPage& page) { return CardCsv(page).write(); }

}  // namespace kith::api

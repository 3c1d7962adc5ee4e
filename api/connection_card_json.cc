// SPDX-License-Identifier: Apache-2.0
#include "api/connection_card_json.h"

#include <algorithm>

#include "api/json_line.h"
#include "graph/words.h"

namespace kith::api {
namespace {

using matcher::CardAnswers;
using matcher::CardFigure;
using matcher::CardItem;
using matcher::CardPerson;
using matcher::CardStory;
using matcher::Measured;

class CardJson {
 public:
  CardJson(std::string& out, const CardPage& page)
      : json_(out), page_(page), names_(page.view, page.card, page.sight) {}

  void write() {
    head();
    // Of whom nothing but that they are there may be told come last: their place would tell more.
    std::vector<const CardPerson*> people;
    for (const CardPerson& each : page_.card.people) people.push_back(&each);
    std::stable_partition(people.begin(), people.end(), [](const CardPerson* each) {
      return each->measured != Measured::not_agreed;
    });
    json_.list("people", people, [this](const CardPerson* each) { person(*each); });
    json_.member("gone", page_.card.gone);
    json_.list("figures", page_.card.figures, [this](const CardFigure& each) { figure(each); });
    json_.list("answers", page_.card.answers, [this](const CardAnswers& each) { answers(each); });
    stories();
  }

 private:
  void head() {
    const matcher::ConnectionCard& card = page_.card;
    json_.member("scheme", std::string_view(page_.scheme));
    if (page_.reads_log) {
      json_.member("position", card.position);
    } else {
      json_.member("view", std::string_view(page_.view_token));
    }
    json_.key("scope");
    json_.open('{');
    json_.member("kind", word(card.question.scope.kind));
    if (card.question.scope.kind == matcher::CardScopeKind::area) {
      json_.member("area", std::string_view(card.question.scope.area));
    } else if (card.question.scope.kind != matcher::CardScopeKind::scheme) {
      json_.number("number", card.question.scope.number);
    }
    json_.close('}');
    json_.member("from", std::string_view(graph::to_text(card.question.from)));
    json_.member("to", std::string_view(graph::to_text(card.question.to)));
    json_.member("on", std::string_view(graph::to_text(card.question.today)));
    json_.member("definitions", matcher::connection_definitions);
    json_.member("code_version", std::string_view(page_.code_version));
    json_.member("policy_version", std::string_view(page_.policy_version));
    json_.flag("assessable", card.is_assessable);
  }

  void day(std::string_view name, const std::optional<graph::CircleFigures>& figures) {
    if (figures) json_.member(name, std::string_view(graph::to_text(figures->on)));
  }

  // Of those who did not agree, that they are there and nothing more.
  void person(const CardPerson& each) {
    json_.open('{');
    if (each.measured != Measured::not_agreed) {
      json_.number("person", each.person.number);
      if (page_.sight.names) json_.words("called", names_.person(each.person));
    }
    json_.member("in_scope", word(each.why));
    json_.member("measured", word(each.measured));
    if (each.ledger) {
      day("t0", each.ledger->t0);
      day("t1", each.ledger->t1);
      json_.member("days", each.days);
      json_.list("reviews", reviews_of(each), [this](const graph::ReviewNumber& review) {
        json_.value(std::string_view(graph::to_text(review.number)));
      });
    }
    json_.close('}');
  }

  void figure(const CardFigure& each) {
    json_.open('{');
    json_.member("name", std::string_view(each.name));
    json_.member("title", std::string_view(title_of(each)));
    json_.member("unit", word(each.unit));
    json_.member("value", each.value);
    if (each.whole) json_.member("whole", *each.whole);
    const auto share = graph::per_mille({each.value, each.whole.value_or(0)});
    if (share) json_.member("per_mille", *share);
    if (each.rate) {
      json_.key("per_100_years");
      json_.open('{');
      json_.member("tenths", each.rate->tenths);
      json_.member("low_tenths", each.rate->low_tenths);
      json_.member("high_tenths", each.rate->high_tenths);
      json_.close('}');
    }
    json_.member("rule", rule_of(each.name));
    json_.list("items", each.items,
               [this](const CardItem& item) { write_card_item(json_, names_, item); });
    if (each.kept_back > 0) json_.member("kept_back", each.kept_back);
    json_.close('}');
  }

  void answers(const CardAnswers& each) {
    json_.open('{');
    json_.member("instrument", std::string_view(each.instrument));
    json_.member("question", std::string_view(each.question));
    json_.member("said_by", graph::word(each.said_by));
    json_.member("at", each.at_t1 ? std::string_view("t1") : std::string_view("t0"));
    json_.list("given", each.given, [this](std::int64_t count) { json_.value(count); });
    json_.close('}');
  }

  void stories() {
    std::size_t kept = 0;
    json_.list("stories", page_.card.stories, [&](const CardStory& each) {
      const bool is_told = page_.sight.every_story ||
                           (page_.sight.own_words && each.may_be_told && !each.names_others);
      if (!is_told) {
        ++kept;
        return;
      }
      json_.open('{');
      json_.number("person", each.person.number);
      json_.number("review", each.review.number);
      json_.member("on", std::string_view(graph::to_text(each.on)));
      json_.member("words", std::string_view(each.words));
      json_.close('}');
    });
    json_.member("stories_kept", kept);
  }

  JsonLine json_;
  const CardPage& page_;
  matcher::CardNames names_;
};

}  // namespace

std::string card_json(const CardPage& page) {
  std::string out = "{";
  CardJson(out, page).write();
  append_trace(out, page);
  return out + "}";
}

}  // namespace kith::api

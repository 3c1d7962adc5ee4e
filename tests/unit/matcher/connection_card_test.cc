// SPDX-License-Identifier: Apache-2.0
// The worked example of domain §5.4 as a card of one, small schemes worked out by hand, and what is
// never told.
#include "matcher/connection_card.h"

#include <doctest/doctest.h>

#include <map>

#include "matcher/connection_card_words.h"
#include "tests/support/worked_example.h"

namespace kith::matcher {
namespace {

using graph::SaidBy;
using graph::ServiceChange;
using graph::Tie;
using tests::day;
using tests::LedgerWorld;
using tests::number_of;
using tests::person_number;
using tests::tie_number;

CardQuestion asked_of(CardScopeKind kind, std::string_view name = "") {
  CardQuestion question;
  question.scope.kind = kind;
  if (!name.empty()) question.scope.number = number_of(name);
  question.from = day("2026-03-01");
  question.to = day("2026-09-01");
  question.today = tests::today;
  return question;
}

ConnectionCard card_of(LedgerWorld& world, const CardQuestion& question) {
  auto card = connection_card(world.view(), question);
  REQUIRE(card.ok());
  return std::move(card).value();
}
ConnectionCard scheme_card(LedgerWorld& world) {
  return card_of(world, asked_of(CardScopeKind::scheme));
}

bool is_share(const ConnectionCard& card, std::string_view name, std::int64_t part,
              std::int64_t whole) {
  const CardFigure* figure = card.find(name);
  REQUIRE(figure != nullptr);
  return figure->value == part && figure->whole == whole;
}

// Somebody else of the scheme: one friend, seen at T0 on 2026-02-20 and, where `kept`, met since.
struct Life {
  std::string name;
  bool has_t1 = true;
  bool kept = true;
  bool agreed = true;
  std::string area = "Leigh";
};

void put_life(LedgerWorld& world, const Life& life) {
  graph::Person person;
  person.identity.number = number_of(life.name);
  person.called = life.name;
  if (life.agreed) person.agreement = {tests::agreed(graph::AgreementFor::circle)};
  person.area_now = graph::Place{};
  person.area_now->name = life.area;
  world.put(person);
  Tie tie = LedgerWorld::tie(life.name + "'s friend");
  tie.of = person_number(life.name);
  tie.last_contact = day(life.kept ? "2026-08-20" : "2026-02-18");
  world.put(tie);
  graph::Review t0 = LedgerWorld::review(life.name + " t0", "2026-02-20", {});
  t0.person = tie.of;
  graph::TieSeen seen;
  seen.tie = {tie.identity.number};
  seen.last_contact = day("2026-02-18");
  t0.ties = {seen};
  world.put(t0);
  if (!life.has_t1) return;
  graph::Review t1 = LedgerWorld::review(life.name + " t1", "2026-08-28", {});
  t1.person = tie.of;
  world.put(t1);
}

// Without Maya, who is in every LedgerWorld: her own record says that she left long ago.
LedgerWorld scheme_of(const std::vector<Life>& lives) {
  LedgerWorld world;
  graph::Person maya;
  maya.identity.number = number_of("maya");
  graph::StateTaken left;
  left.from = "looking";
  left.to = "ended";
  left.on = day("2020-01-01");
  maya.states = {left};
  world.put(maya);
  for (const Life& life : lives) put_life(world, life);
  return world;
}

}  // namespace

TEST_CASE("the worked example as a card of one, to the digit") {
  LedgerWorld world = tests::worked_life();
  const ConnectionCard card = scheme_card(world);
  CHECK(is_share(card, "measured", 1, 1));
  CHECK(card.is_assessable);
  CHECK(card.person_days == 189);
  CHECK(card.value("made") == 1);
  CHECK(card.value("reconnected") == 1);
  CHECK(card.value("lost") == 2);
  CHECK(card.value("weighted_loss") == 4);
  CHECK(card.value("attributable") == 2);
  CHECK(card.value("endings") == 1);
  CHECK(card.value("endings.chosen") == 1);
  CHECK(is_share(card, "endings.by_staff_alone", 0, 1));
  CHECK(card.value("lost.reason.moved") == 2);
  CHECK(card.value("lost.reason.unknown") == 0);
  CHECK(is_share(card, "freely_given.t0", 5, 7));
  CHECK(is_share(card, "freely_given.t1", 4, 7));
  CHECK(is_share(card, "freely_given.t1.without_carers", 4, 6));
  CHECK(is_share(card, "replacement", 1, 2));
  CHECK(is_share(card, "replacement.with_carers", 2, 2));
  CHECK(card.value("travel.over_45_minutes") == 1);
  CHECK(card.value("travel.over_twice") == 1);
  CHECK(card.value("travel.stretch.over_2") == 1);
  CHECK(card.value("fragility.by_count.robust") == 1);
  CHECK(card.find("made")->rate == rate_of(1, 189));
  CHECK(card.find("lost")->rate == Rate{3'862, 468, 13'952});
  CHECK(card.find("lost")->items.size() == 2);
  CHECK(card.find("net") == nullptr);
}

TEST_CASE("in words the losses stand beside the gains, and nothing is set against anything") {
  LedgerWorld world = tests::worked_life();
  const ConnectionCard card = scheme_card(world);
  CardSight sight;
  sight.names = true;
  sight.own_words = true;
  const std::string text = card_in_words(world.view(), card, sight);
  CHECK(text.find("Who is measured") < text.find("Made and lost"));
  CHECK(text.find("386.2 (46.8 to 1395.2)") != std::string::npos);
  CHECK(text.find("Maya") != std::string::npos);
  CHECK(text.find("Days without anyone of one's own") != std::string::npos);
  CHECK(text.find("which proves nothing") != std::string::npos);
  for (const char* word : {"Net", "net ", "score", "badge", "fragility", "C+", "C-"}) {
    CHECK_MESSAGE(text.find(word) == std::string::npos, word);
  }
  sight.names = false;
  CHECK(card_in_words(world.view(), card, sight).find("Maya") == std::string::npos);
}

TEST_CASE("missing people, three ways, and 60 in 100") {
  // Three of five measured: assessable, just. One of them lost her friend.
  LedgerWorld world = scheme_of(
      {{"ann", true, false}, {"ben"}, {"cat"}, {"dot", false}, {"eve", true, true, false}});
  const ConnectionCard card = scheme_card(world);
  CHECK(is_share(card, "measured", 3, 5));
  CHECK(card.value("measured.no_t1") == 1);
  CHECK(card.value("measured.not_agreed") == 1);
  CHECK(card.find("measured.not_agreed")->items.empty());
  CHECK(card.is_assessable);
  CHECK(card.person_days == 3 * 189);
  CHECK(card.find("lost")->rate == rate_of(1, 567));
  CHECK(card.value("missing_t1.all_lost") == 2);
  CHECK(card.value("person_days.with_missing_t1") == 567 + 193);  // dot, to the window's end
  CHECK(card.find("missing_t1.all_lost")->rate == rate_of(2, 760));
  CHECK(card.find("missing_t1.all_kept")->rate == rate_of(1, 760));
  CHECK(card.find("missing_t1.excluded")->rate == rate_of(1, 567));
  CHECK(card.find("due.review")->items.size() == 1);
  CHECK(card.find("due.ask_why_lost")->items.size() == 1);
  put_life(world, {"fay", false});
  const ConnectionCard less = scheme_card(world);
  CHECK_FALSE(less.is_assessable);
  CHECK(less.value("lost") == 1);
  for (const CardFigure& figure : less.figures) CHECK_FALSE(figure.rate);
}

TEST_CASE("a card is of whom the scope names") {
  LedgerWorld world = tests::worked_life();
  put_life(world, {"ann", true, true, true, "Wigan"});
  CHECK(scheme_card(world).people.size() == 2);
  const auto people = [&world](const CardQuestion& question) {
    std::vector<graph::PersonNumber> found;
    for (const CardPerson& each : card_of(world, question).people) found.push_back(each.person);
    return found;
  };
  const std::vector maya{person_number("maya")};
  CHECK(people(asked_of(CardScopeKind::person, "maya")) == maya);
  CHECK(people(asked_of(CardScopeKind::service, "shared lives")) == maya);
  CardQuestion area = asked_of(CardScopeKind::area);
  area.scope.area = "wigan";
  CHECK(people(area) == std::vector{person_number("ann")});
  const auto code = [&world](CardScopeKind kind) {
    return connection_card(world.view(), asked_of(kind, "nobody")).error().code;
  };
  CHECK(code(CardScopeKind::person) == graph::ErrorCode::not_found);
  CHECK(code(CardScopeKind::service) == graph::ErrorCode::not_found);
  CHECK(code(CardScopeKind::arrangement) == graph::ErrorCode::not_found);
}

TEST_CASE("a service's people are those who used it in the window, also if they left") {
  LedgerWorld world = tests::worked_life();
  graph::Service club;
  club.identity.number = number_of("club");
  world.put(club);
  const auto people = [&world] {
    return card_of(world, asked_of(CardScopeKind::service, "club")).people.size();
  };
  CHECK(people() == 0);  // it never ran
  world.put(LedgerWorld::event("club ends", "club", ServiceChange::end, "2026-02-20"));
  CHECK(people() == 0);
  world.put(LedgerWorld::event("club ends", "club", ServiceChange::end, "2026-03-01"));
  CHECK(people() == 1);
  world.put(LedgerWorld::event("club ends", "club", ServiceChange::start, "2026-08-31"));
  CHECK(people() == 1);
  world.put(LedgerWorld::event("club ends", "club", ServiceChange::start, "2026-09-01"));
  CHECK(people() == 0);
}

TEST_CASE("an arrangement's card has who lived there too") {
  LedgerWorld world = tests::worked_life();
  put_life(world, {"ann"});
  put_life(world, {"ben"});
  world.put(tests::a_home("elm"));
  graph::Arrangement mayas = tests::living_in("maya", "elm");
  mayas.start = day("2026-03-01");
  world.put(mayas);
  world.put(tests::living_in("ann", "elm"));
  graph::Arrangement past = tests::living_in("ben", "elm");
  past.end = day("2026-03-01");
  world.put(past);
  CardQuestion question = asked_of(CardScopeKind::arrangement);
  question.scope.number = mayas.identity.number;
  const ConnectionCard card = card_of(world, question);
  REQUIRE(card.people.size() == 2);
  CHECK(card.find(person_number("maya"))->why == InScope::asked_for);
  CHECK(card.find(person_number("ann"))->why == InScope::lives_there_too);
}

TEST_CASE("an arrangement's card has family who are on record, unless somebody hides them") {
  LedgerWorld world = tests::worked_life();
  graph::Arrangement mayas = tests::living_in("maya", "elm");
  mayas.start = day("2026-03-01");
  world.put(mayas);
  put_life(world, {"carol"});
  Tie mother = LedgerWorld::tie("carol's");
  mother.category = graph::TieCategory::family;
  mother.other.number = graph::as_subject(person_number("carol"));
  world.put(mother);
  CardQuestion question = asked_of(CardScopeKind::arrangement);
  question.scope.number = mayas.identity.number;
  const auto found = [&]() -> std::optional<InScope> {
    const ConnectionCard card = card_of(world, question);
    const CardPerson* carol = card.find(person_number("carol"));
    return carol ? std::optional(carol->why) : std::nullopt;
  };
  CHECK(found() == InScope::family);
  mother.seen_by = graph::SeenBy::me;
  world.put(mother);
  CHECK(found() == std::nullopt);
  mother.seen_by.reset();
  mother.hidden = true;
  world.put(mother);
  CHECK(found() == std::nullopt);
  mother.hidden.reset();
  mother.category = graph::TieCategory::friend_;
  world.put(mother);
  CHECK(found() == std::nullopt);
  mother.category = graph::TieCategory::family;
  world.put(mother);
  const graph::View then = world.view();
  const auto found_then = [&] {
    question.now = world.view();
    question.now_on = question.today;
    return connection_card(then, question)->find(person_number("carol")) != nullptr;
  };
  CHECK(found_then());
  mother.hidden = true;  // since: it does not lead to her on an earlier day's card either
  world.put(mother);
  CHECK_FALSE(found_then());
  mother.hidden.reset();
  world.put(mother);
  graph::Person maya = *then.find<graph::Person>(number_of("maya"));
  maya.agreement.clear();
  world.put(maya);
  CHECK(found() == std::nullopt);
  CHECK_FALSE(found_then());
}

TEST_CASE("windows that cannot be measured are refused with every fault") {
  LedgerWorld world = tests::worked_life();
  CardQuestion question = asked_of(CardScopeKind::scheme);
  question.from = day("2027-03-01");
  question.to = day("2027-01-01");
  const auto card = connection_card(world.view(), question);
  REQUIRE(!card.ok());
  CHECK(card.error().code == graph::ErrorCode::bad_input);
  CHECK(card.error().faults.size() == 3);
}

TEST_CASE("an empty scheme, and one whose people are gone") {
  LedgerWorld world = scheme_of({});
  const ConnectionCard card = scheme_card(world);
  CHECK(card.people.empty());
  CHECK_FALSE(card.is_assessable);
  CHECK(card_in_words(world.view(), card, {}).find("Nobody is in scope") != std::string::npos);
}

TEST_CASE("groups under ten people are never told apart, nor to be reckoned from the rest") {
  std::vector<Life> lives;
  for (int i = 0; i < 22; ++i) {
    lives.push_back({"p" + std::to_string(i), true, i % 2 == 0, true, i < 12 ? "Leigh" : "Wigan"});
  }
  LedgerWorld world = scheme_of(lives);
  ConnectionCard card = scheme_card(world);
  CHECK(card.value("people.by_area.Leigh") == 12);
  CHECK(card.value("lost.by_area.Leigh") == 6);
  CHECK(card.value("lost.by_area.Wigan") == 5);
  CHECK(card.find("lost.by_area.Wigan")->rate == rate_of(5, 1'890));
  CHECK(card.find("lost.by_age.not known") == nullptr);  // one group: nothing beside it
  // One of Wigan moves: nine are left, and twelve with them would give them away.
  put_life(world, {"p13", true, false, true, "Leigh"});
  card = scheme_card(world);
  CHECK(card.find("lost.by_area.Leigh") == nullptr);
  CHECK(card.find("lost.by_area.Wigan") == nullptr);
}

TEST_CASE("what to be wary of") {
  LedgerWorld world = tests::worked_life();
  CHECK(scheme_card(world).value("check.made_in_last_week") == 0);
  Tie pal = LedgerWorld::tie("pal");
  pal.since = day("2026-08-20");
  pal.other.called = "Raj";
  pal.last_contact = day("2026-08-26");
  pal.perspective = SaidBy::staff;
  world.put(pal);
  world.met("pal", {"2026-08-20", "2026-08-26"});
  Tie raj = LedgerWorld::tie("raj");
  raj.other.called = "raj";
  raj.last_contact = day("2026-02-27");
  raj.state = graph::TieState::lost;
  raj.wanted = graph::Wanted::yes;
  raj.valid_to = day("2026-05-01");
  world.put(raj);
  Tie unwanted = LedgerWorld::another(raj, "raj, later");
  unwanted.valid_from = day("2026-05-01");
  unwanted.valid_to.reset();
  unwanted.wanted = graph::Wanted::no;
  world.put(unwanted);
  world.put(
      LedgerWorld::review("t1", "2026-08-28", {{"mum", "", 4}, {"ann", "", 4}, {"joan", "", 4}}));
  const ConnectionCard card = scheme_card(world);
  CHECK(card.value("made") == 2);
  CHECK(card.value("check.made_in_last_week") == 1);
  CHECK(card.value("check.made_under_a_known_name") == 1);
  CHECK(card.value("check.not_wanted_after_loss") == 1);
  CHECK(card.value("check.same_contact_counts") == 1);
  CHECK(card.value("sources.staff_alone") == 1);
}

TEST_CASE("a worker who is close to several people") {
  LedgerWorld world = tests::worked_life();
  put_life(world, {"ann"});
  const auto close = [&world](std::string_view name, std::string_view of) {
    Tie tie = LedgerWorld::paid(name);
    tie.of = person_number(of);
    tie.other.number = tests::subject_number("the worker");
    tie.ring = graph::Ring::friendship;
    tie.last_contact = day("2026-08-27");
    world.put(tie);
  };
  close("maya and the worker", "maya");
  CHECK(scheme_card(world).value("check.one_worker_close_to_several") == 0);
  close("ann and the worker", "ann");
  CHECK(scheme_card(world).value("check.one_worker_close_to_several") == 2);
}

TEST_CASE("stories are told whole or not at all") {
  LedgerWorld world = tests::worked_life();
  Tie ann = LedgerWorld::tie("ann");
  ann.other.called = "Ann";
  ann.last_contact = day("2026-08-24");
  world.put(ann);
  graph::Review review = LedgerWorld::review("t1", "2026-08-28", {});
  review.stories = {{{"I miss the bus."}, true},
                    {{"ANN sings."}, true},
                    {{"My annual trip."}, true},
                    {{"Not for you."}, false}};
  world.put(review);
  const ConnectionCard card = scheme_card(world);
  REQUIRE(card.stories.size() == 4);
  CHECK(card.stories[1].names_others);
  CHECK_FALSE(card.stories[2].names_others);
  CardSight sight;
  sight.own_words = true;
  const std::string text = card_in_words(world.view(), card, sight);
  CHECK(text.find("I miss the bus.") != std::string::npos);
  CHECK(text.find("My annual trip.") != std::string::npos);
  CHECK(text.find("sings") == std::string::npos);
  CHECK(text.find("Not for you") == std::string::npos);
  CHECK(text.find("not for this reader: 2.") != std::string::npos);
  CHECK(card_in_words(world.view(), card, {}).find("bus") == std::string::npos);
}

TEST_CASE("a private connection counts and has no name") {
  LedgerWorld world = tests::worked_life();
  Tie raj = LedgerWorld::tie("raj");
  raj.other.called = "Rajesh";
  raj.hidden = true;
  raj.last_contact = day("2026-02-27");
  world.put(raj);
  const ConnectionCard card = scheme_card(world);
  CHECK(card.value("lost") == 2);
  CardSight sight;
  sight.names = true;
  CHECK(card_in_words(world.view(), card, sight).find("Rajesh") != std::string::npos);
  sight.is_private = [](const graph::LedgerTie& row) { return row.hidden; };
  const std::string text = card_in_words(world.view(), card, sight);
  CHECK(text.find("Rajesh") == std::string::npos);
  CHECK(text.find("and 1 whom they keep to themselves") != std::string::npos);
  CHECK(text.find(graph::to_text(number_of("raj"))) == std::string::npos);
}

TEST_CASE("every flag is told in words of its own") {
  std::map<std::string, std::string_view> told;
  for (const std::string_view flag : graph::words<graph::LedgerFlagKind>) {
    CardFigure figure;
    figure.name = "flag." + std::string(flag);
    const std::string title = title_of(figure);
    CAPTURE(title);
    CHECK(title.find('.') == std::string::npos);
    CHECK(title.find('_') == std::string::npos);
    CHECK(told.emplace(title, flag).second);
  }
}

}  // namespace kith::matcher

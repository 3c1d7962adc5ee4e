// SPDX-License-Identifier: Apache-2.0
// What must hold of the rules for every pair (shared design, matching, section 5).
#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <vector>

#include "matcher/capacity.h"
#include "matcher/rules_frame.h"
#include "tests/support/property.h"
#include "tests/support/rules.h"

namespace kith::matcher {
namespace {

using namespace tests;

// Closed world: what is absent here excludes.
constexpr std::uint32_t closed_world = (1U << static_cast<unsigned>(Rule::person_agreement)) |
                                       (1U << static_cast<unsigned>(Rule::household_agreement)) |
                                       (1U << static_cast<unsigned>(Rule::approval)) |
                                       (1U << static_cast<unsigned>(Rule::no_contact_asked));

bool coin() { return *rc::gen::arbitrary<bool>(); }
std::int32_t upto(std::int32_t last) { return *rc::gen::inRange(0, last + 1); }
template <class T>
T one_of(std::vector<T> all) {
  return *rc::gen::elementOf(all);
}

graph::Wish any_wish() {
  graph::Wish wish = must(one_of<std::string>({"dog", "cat", "smoking", "children", "garden",
                                               "other_residents", "quiet_home", "own words"}));
  wish.strength = one_of<graph::Strength>(
      {graph::Strength::nice, graph::Strength::important, graph::Strength::must});
  if (coin()) wish.includes_visitors = coin();
  return wish;
}

void add_needs(graph::Person& person) {
  if (coin()) {
    graph::Support support;
    support.task = "peg";
    support.critical = true;
    support.person_specific_signoff = coin();
    person.support = {support};
  }
  person.night = graph::Stated<graph::Night>{static_cast<graph::Night>(upto(4)), {}};
  if (coin()) {
    graph::AccessNeed need;
    need.feature = static_cast<graph::AccessFeature>(upto(5));
    need.needed = graph::HowNeeded::essential;
    need.door_width_cm = graph::Range<40, 200>{80};
    person.access = {need};
  }
  graph::Communication way;
  way.language = one_of<std::string>({"en", "bfi"});
  way.everyday_need = coin();
  person.communication = {way};
}

graph::Person any_person(std::string_view name) {
  graph::Person person = a_person(name);
  graph::LookingFor& wish = person.looking_for[0];
  wish.kind = static_cast<graph::ArrangementKind>(upto(5));
  wish.start = first_day.plus(upto(60));
  if (coin()) wish.until = wish.start->plus(1 + upto(20));
  if (coin()) wish.pattern = "FREQ=WEEKLY;BYDAY=FR,SA";
  if (coin()) wish.flexible_days = graph::Range<0, 365>{upto(3)};
  add_needs(person);
  if (coin()) person.must = {any_wish()};
  if (coin()) person.must_not = {any_wish(), any_wish()};
  person.smoke = graph::Stated<graph::Smoking>{static_cast<graph::Smoking>(upto(3)), {}};
  person.travel.emplace();
  person.travel->means = {static_cast<graph::Means>(upto(5))};
  graph::Anchor anchor;
  anchor.called = "Mum";
  anchor.place = graph::Place{"Leigh", point(53'497'500, -2'519'600)};
  anchor.minutes_max = graph::Minutes{10 + upto(80)};
  anchor.minutes_max_strength = graph::Strength::must;
  person.anchors = {anchor};
  if (coin()) {
    person.household_wish.emplace();
    person.household_wish->children = static_cast<graph::ChildrenWish>(upto(2));
    person.household_wish->housemates = static_cast<graph::Housemates>(upto(3));
    person.household_wish->strength = graph::Strength::must;
  }
  return person;
}

graph::Home any_house() {
  graph::Home house;
  house.step_free = coin();
  house.level_shower = coin();
  house.hoist = coin();
  house.sensory_quiet = coin();
  house.door_width_cm = graph::Range<40, 200>{70 + upto(20)};
  house.garden = coin();
  house.quiet = graph::Scale{1 + upto(4)};
  house.smoking = static_cast<graph::Smoking>(upto(3));
  house.pets_known = true;
  if (coin()) house.pets = {graph::Pet{static_cast<graph::Species>(upto(3)), "", ""}};
  return house;
}

graph::Room any_room() {
  graph::Room room;
  room.floor = static_cast<graph::Floor>(upto(1));
  room.bathroom = static_cast<graph::Bathroom>(upto(3));
  room.lockable = coin();
  room.free_from = first_day.plus(upto(80) - 40);
  if (coin()) {
    room.adaptable = coin();
    room.adaptation_funded = coin();
    room.adapted_by = first_day.plus(upto(80) - 40);
  }
  return room;
}

void add_carers(graph::Household& home) {
  graph::Carer& carer = home.carers[0];
  graph::Communication way;
  way.language = "en";
  carer.languages = {way};
  carer.works_nights = coin();
  carer.gender = static_cast<graph::Gender>(upto(1));
  graph::Competence competence;
  competence.task = one_of<std::string>({"peg", "midazolam"});
  competence.until = first_day.plus(upto(80) - 20);
  if (coin()) competence.signed_off_for = {person_number("maya")};
  carer.competences = {competence};
  if (coin()) carer.willing_to_train = {"peg"};
  if (coin()) carer.must_not = {any_wish()};
}

graph::Household any_home(std::string_view name) {
  graph::Household home = a_home(name);
  add_carers(home);
  home.approval->people_max = graph::Range<0, 20>{1 + upto(2)};
  home.approval->until = first_day.plus(upto(200));
  if (coin()) home.approval->age_min = graph::Range<0, 120>{18 + upto(20)};
  home.home = any_house();
  home.rooms = {any_room(), any_room()};
  home.nights = graph::Nights{coin(), coin()};
  home.location = point(53'500'000 + upto(60'000), -2'500'000 - upto(60'000));
  home.area = graph::Place{"Atherton", point(53'523'600, -2'493'800)};
  home.available[0].from = first_day.plus(upto(60) - 30);
  if (coin()) home.available[0].until = first_day.plus(30 + upto(90));
  if (coin()) home.available[0].nights_a_year = graph::Range<0, 366>{upto(60)};
  if (coin()) home.others_living = {a_child("kid", static_cast<graph::AgeBand>(upto(3)))};
  graph::Booking booking;
  booking.from = first_day.plus(upto(40));
  booking.until = booking.from->plus(1 + upto(40));
  if (coin()) home.bookings = {booking};
  return home;
}

std::uint32_t fails_of(const PairAnswers& answers) {
  std::uint32_t all = 0;
  for (const RuleClass each : {RuleClass::open, RuleClass::household_private,
                               RuleClass::confidential, RuleClass::makers_own}) {
    all |= answers.fails(each);
  }
  return all;
}

// Takes one field at a time away, also those of what lists and objects hold; calls `look` with each
// poorer record.
template <class Record>
class Poorer {
 public:
  explicit Poorer(Record& record) : record_(record) {}

  void each(const std::function<void(const std::string&)>& look) {
    look_ = &look;
    visit(record_);
  }

  template <class T>
  void operator()(int, std::string_view name, T& member, graph::Need, graph::Seen) {
    const std::string before = path_;
    path_ += "/" + std::string(name);
    take(member);
    path_ = before;
  }

 private:
  template <class T>
  void visit(T& value) {
    if constexpr (requires { T::describe(value, *this); }) T::describe(value, *this);
  }
  template <class T>
  void take(std::optional<T>& field) {
    if (!field) return;
    without(field);
    visit(*field);
  }
  template <class T>
  void take(std::vector<T>& field) {
    if (field.empty()) return;
    without(field);
    for (T& each : field) visit(each);
  }
  void take(std::string& field) {
    if (!field.empty()) without(field);
  }
  template <class T>
  void take(T& field) {
    visit(field);
  }
  template <class T>
  void without(T& field) {
    T kept = std::move(field);
    field = T{};
    (*look_)(path_);
    field = std::move(kept);
  }

  Record& record_;
  const std::function<void(const std::string&)>* look_ = nullptr;
  std::string path_;
};

// What the property is not about: the closed-world answers; words that say what something is,
// without which there is no such thing; what a wish asks for, without which it asks for something
// else (no end, every day, exactly then); a strength, because the list says must; "there are pets"
// taken from a record that says it knows of all pets; and who would learn what they are known to
// lack.
bool is_exempt(const std::string& path) {
  for (const std::string_view part :
       {"/agreement", "/approval", "/no_contact_asked", "/carers", "/thing", "/task", "/pattern",
        "/looking_for/until", "/flexible_days", "/strength", "/pets", "/others_living",
        "/willing_to_train"}) {
    if (path.ends_with(part)) return true;
  }
  return path.find("/agreement/") != std::string::npos;
}

TEST_CASE("no single missing field excludes") {
  property("of a person or a home, the closed-world answers apart", [] {
    AskedPair pair;
    pair.maya = any_person("maya");
    pair.elm = any_home("elm");
    const std::uint32_t before = fails_of(pair.answers());
    const auto look = [&](const std::string& path) {
      if (is_exempt(path)) return;
      const std::uint32_t more = fails_of(pair.answers()) & ~before;
      if (more != 0) RC_LOG() << "without " << path << ": " << more;
      RC_ASSERT(more == 0U);
    };
    Poorer<graph::Person>(pair.maya).each(look);
    Poorer<graph::Household>(pair.elm).each(look);
  });
}

TEST_CASE("removing a closed-world answer excludes at once") {
  property("whatever else is true", [] {
    AskedPair pair;
    pair.maya = any_person("maya");
    pair.elm = any_home("elm");
    switch (upto(4)) {
      case 0: pair.maya.agreement.clear(); break;
      case 1: pair.elm.carers[0].agreement.clear(); break;
      case 2: pair.elm.approval.reset(); break;
      case 3: pair.maya.no_contact_asked.reset(); break;
      default:
        pair.elm.others_living = {an_adult("gran")};
        pair.elm.others_living[0].agreement.clear();
    }
    RC_ASSERT((pair.answers().fails(RuleClass::open) & closed_world) != 0U);
  });
}

TEST_CASE("names and the order of lists change nothing") {
  property("the same answers", [] {
    AskedPair pair;
    pair.maya = any_person("maya");
    pair.elm = any_home("elm");
    pair.elm.carers.push_back(a_carer("second"));
    const PairAnswers before = pair.answers();
    pair.maya.called = "Somebody Else";
    pair.elm.called = "Another House";
    std::reverse(pair.maya.must_not.begin(), pair.maya.must_not.end());
    std::reverse(pair.elm.rooms.begin(), pair.elm.rooms.end());
    std::reverse(pair.elm.carers.begin(), pair.elm.carers.end());
    RC_ASSERT(pair.answers().answers == before.answers);
  });
}

TEST_CASE("numbers and full detail answer alike") {
  property("the same answers", [] {
    AskedPair pair;
    pair.maya = any_person("maya");
    pair.elm = any_home("elm");
    const PairAnswers full = pair.answers();
    const PairAnswers numbers =
        answer_rules(pair.world.view(), pair.question, pair.world.person("maya"),
                     pair.world.household("elm"), Detail::numbers);
    RC_ASSERT(numbers.answers == full.answers);
    RC_ASSERT(numbers.in_words.empty());
    std::size_t not_pass = 0;
    for (std::size_t i = 0; i < rule_count; ++i) not_pass += full.answers[i] != Answer::pass;
    RC_ASSERT(full.in_words.size() == not_pass);
  });
}

graph::Arrangement any_arrangement(std::size_t number, std::string_view home) {
  graph::Arrangement held = living_in("p" + std::to_string(number % 3), home);
  held.identity.number = number_of("held" + std::to_string(number));
  held.arrangement_kind = static_cast<graph::ArrangementKind>(upto(5));
  held.start = first_day.plus(upto(20));
  held.end = held.start->plus(1 + upto(20));
  return held;
}

TEST_CASE("capacity equals a count night by night") {
  property("of distinct people", [] {
    World world;
    for (const std::string_view name : {"p0", "p1", "p2"}) world.put(a_person(name));
    graph::Household home = a_home("elm");
    std::vector<graph::Arrangement> held;
    for (std::size_t i = 0; i < 5; ++i) held.push_back(any_arrangement(i, "elm"));
    graph::Booking booking;
    booking.from = first_day.plus(upto(20));
    booking.until = booking.from->plus(1 + upto(10));
    home.bookings = {booking};
    world.put(home);
    for (const graph::Arrangement& each : held) world.put(each);
    Policy policy = default_policy();
    policy.day_counts = coin();
    const Days days{first_day, first_day.plus(45)};
    const auto found = occupants(world.view(), world.household("elm"), days, policy, {});
    for (graph::Date date = days.from; date < days.until; date = date.plus(1)) {
      std::array<bool, 3> there{};
      for (std::size_t i = 0; i < held.size(); ++i) {
        const auto kind = held[i].arrangement_kind;
        const bool counts = kind != graph::ArrangementKind::kinship &&
                            (kind != graph::ArrangementKind::day || policy.day_counts);
        if (counts && *held[i].start <= date && date < *held[i].end) there[i % 3] = true;
      }
      std::int32_t expected = *booking.from <= date && date < *booking.until ? 1 : 0;
      for (const bool each : there) expected += each ? 1 : 0;
      RC_ASSERT(taken_on(found, date).sure == expected);
      RC_ASSERT(taken_on(found, date).possible == expected);
    }
  });
}

TEST_CASE("two carer records in one home share one cap") {
  property("more carers are no more places", [] {
    AskedPair pair;
    const std::int32_t living = upto(3);
    for (std::int32_t i = 0; i < living; ++i) {
      const std::string name = "p" + std::to_string(i);
      pair.world.put(a_person(name));
      pair.elm.residents.push_back(a_resident(name));
    }
    const std::int32_t more = upto(3);
    for (std::int32_t i = 0; i < more; ++i) {
      pair.elm.carers.push_back(a_carer("carer" + std::to_string(i)));
    }
    RC_ASSERT((pair(Rule::capacity) == Answer::pass) == (living < 3));
  });
}

}  // namespace
}  // namespace kith::matcher

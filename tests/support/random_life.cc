// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_life.h"

#include <random>
#include <string>

#include "tests/support/world.h"

namespace kith::tests {
namespace {

using namespace graph;  // NOLINT: it draws from nearly everything in it

class LifeDice {
 public:
  explicit LifeDice(std::uint64_t seed) : engine_(seed), seed_(seed) {}

  std::int32_t below(std::int32_t bound) {
    return static_cast<std::int32_t>(engine_() % static_cast<std::uint64_t>(bound));
  }
  std::int32_t between(std::int32_t low, std::int32_t high) { return low + below(high - low + 1); }
  bool one_in(std::int32_t count) { return below(count) == 0; }
  template <class T, std::size_t N>
  const T& pick(const T (&items)[N]) {
    return items[static_cast<std::size_t>(below(static_cast<std::int32_t>(N)))];
  }
  Number number(std::string_view kind, std::int32_t which) {
    return number_of(std::string(kind) + " " + std::to_string(which) + " of " +
                     std::to_string(seed_));
  }
  // Numbers are drawn, so that they do not follow the order of making.
  Number next() { return number("next", made_++); }

 private:
  std::mt19937_64 engine_;
  std::uint64_t seed_;
  std::int32_t made_ = 0;
};

class Living {
 public:
  explicit Living(std::uint64_t seed) : dice_(seed) {
    life_.from = day("2026-03-01").plus(dice_.between(-20, 20));
    life_.to = life_.from.plus(dice_.between(60, 220));
    me_ = {dice_.number("me", 0)};
    connections_ = dice_.between(1, 8);
  }

  RandomLife live() {
    place_reviews();
    for (std::int32_t i = 0; i < connections_; ++i) live_with(i);
    put_person();
    for (Review& review : reviews_) life_.records.emplace_back(review);
    put_events();
    put_diaries();
    return std::move(life_);
  }

 private:
  SubjectNumber other(std::int32_t which) { return {dice_.number("other", which)}; }
  Date around(Date middle, std::int32_t days) { return middle.plus(dice_.between(-days, days)); }
  SaidBy speaker() { return static_cast<SaidBy>(dice_.below(5)); }

  void place_reviews() {
    if (!dice_.one_in(12)) add_review(life_.from.plus(-dice_.between(0, 40)));
    if (!dice_.one_in(12)) add_review(life_.to.plus(-dice_.between(0, 40)));
    if (dice_.one_in(4)) add_review(around(life_.from, 200));
    if (dice_.one_in(5) && !reviews_.empty()) add_review(*reviews_.front().on);
    if (dice_.one_in(5) && !reviews_.empty()) add_review(*reviews_.back().on);
    if (dice_.one_in(20)) add_review({});
  }
  void add_review(Opt<Date> on) {
    Review review;
    review.identity.number = dice_.next();
    review.person = me_;
    review.on = on;
    review.which = static_cast<ReviewPoint>(dice_.below(6));
    if (!dice_.one_in(4)) review.perspective = dice_.one_in(2) ? SaidBy::person : speaker();
    for (std::int32_t i = dice_.below(3); i > 0; --i) {
      review.self_rated.push_back({"ONS4", "happy", {dice_.below(11)}, speaker()});
    }
    reviews_.push_back(review);
  }

  // Everything about one connection: how it goes, then what is written down of it.
  void live_with(std::int32_t which) {
    first_ = life_.from.plus(dice_.one_in(3) ? dice_.between(1, 150) : -dice_.between(100, 3'000));
    last_ = life_.to.plus(dice_.between(-20, 40));
    if (dice_.one_in(3)) last_ = life_.from.plus(dice_.between(-60, 150));
    if (last_ < first_) last_ = first_.plus(dice_.between(0, 60));
    gap_ = dice_.pick({1, 3, 7, 7, 14, 30, 60, 365});
    ties_.clear();
    put_ties(which);
    put_contacts();
    for (Review& review : reviews_) {
      if (review.on && !dice_.one_in(6)) tell(review);
    }
  }

  Tie drawn_tie(std::int32_t which) {
    Tie tie;
    tie.identity.number = dice_.next();
    tie.of = me_;
    tie.other.number = other(which);
    if (!dice_.one_in(8)) tie.perspective = dice_.one_in(2) ? SaidBy::person : speaker();
    if (!dice_.one_in(6)) tie.category = static_cast<TieCategory>(dice_.below(7));
    if (!dice_.one_in(5)) {
      tie.paid = dice_.one_in(4) ? static_cast<Paid>(dice_.below(4)) : Paid::no;
    }
    if (!dice_.one_in(3)) tie.ring = static_cast<Ring>(dice_.below(4));
    if (!dice_.one_in(4)) tie.wanted = dice_.one_in(5) ? Wanted::no : Wanted::yes;
    if (!dice_.one_in(5)) tie.would_miss = WouldMiss{dice_.below(4)};
    if (dice_.one_in(8)) tie.would_miss_proxy = WouldMiss{dice_.below(4)};
    if (!dice_.one_in(4)) tie.typical = Typical{{dice_.between(1, 3)}, {gap_ * 2}};
    if (dice_.one_in(3)) tie.since = first_;
    if (dice_.one_in(20)) tie.since = around(life_.from, 90);
    if (!dice_.one_in(4)) tie.last_contact = last_;
    if (dice_.one_in(3)) tie.gives.value = "cakes";
    if (dice_.one_in(6)) tie.first_met_via = dice_.pick({"before", "baseline", "a warm path"});
    if (dice_.one_in(20)) tie.hidden = true;
    draw_way(tie);
    draw_state(tie);
    return tie;
  }
  void draw_way(Tie& tie) {
    if (dice_.one_in(2)) tie.minutes_each_way = Minutes{dice_.between(0, 70)};
    if (!dice_.one_in(3)) tie.means = static_cast<Means>(dice_.below(6));
    for (std::int32_t i = dice_.one_in(2) ? 0 : dice_.between(1, 3); i > 0; --i) {
      DependsOn depends;
      depends.what = dice_.pick({"worker", "worker", "carer", "tie", "vehicle", "pass"});
      const bool is_unnamed = dice_.one_in(6);
      if (!is_unnamed) depends.who = somebody();
      depends.other_routes = dice_.pick({"", "", "", "none", "by bus"});
      tie.depends_on.push_back(depends);
    }
  }
  SubjectNumber somebody() {
    if (dice_.one_in(2)) return {dice_.number("worker", dice_.below(2))};
    if (dice_.one_in(6) && !all_ties_.empty()) {
      const auto count = static_cast<std::int32_t>(all_ties_.size());
      return {all_ties_[static_cast<std::size_t>(dice_.below(count))]};
    }
    return other(dice_.below(connections_));
  }
  void draw_state(Tie& tie) {
    if (!dice_.one_in(2)) return;
    tie.state = static_cast<TieState>(dice_.below(6));
    if (dice_.one_in(4)) return;
    tie.state_reason =
        dice_.pick({"moved: too far", "clash with work", "Transport", "staff change", "policy",
                    "cost", "illness", "person's choice", "fell out", "safety", "nobody knows"});
    if (!dice_.one_in(4)) tie.state_reason_said_by = speaker();
    if (!dice_.one_in(4)) tie.decision = "panel";
    if (!dice_.one_in(4)) tie.decision_review_on = life_.to;
  }

  void put_ties(std::int32_t which) {
    ties_.push_back(drawn_tie(which));
    if (dice_.one_in(3)) split(which);
    if (dice_.one_in(6)) ties_.push_back(drawn_tie(which));
    if (dice_.one_in(6)) ties_.back().valid_from = first_;
    if (dice_.one_in(8)) ties_.front().valid_to = last_.plus(dice_.between(-5, 20));
    if (dice_.one_in(25)) ties_.front().valid_to = around(life_.from, 300);
    for (const Tie& tie : ties_) {
      all_ties_.push_back(tie.identity.number);
      life_.records.emplace_back(tie);
    }
  }
  // The same person and pay, told anew from a day on: a move, a change of how much it matters.
  void split(std::int32_t which) {
    Tie later = drawn_tie(which);
    Tie& before = ties_.front();
    if (!dice_.one_in(6)) later.paid = before.paid;
    if (!dice_.one_in(6)) later.category = before.category;
    later.perspective = before.perspective;
    if (dice_.one_in(4)) later.wanted = Wanted::no;
    const Date change = around(life_.from, 120);
    before.valid_to = change;
    later.valid_from = dice_.one_in(8) ? change.plus(dice_.between(-30, 30)) : change;
    if (!dice_.one_in(3)) before.state.reset();
    ties_.push_back(later);
  }

  Opt<WhoDid> who() {
    if (dice_.one_in(10)) return {};
    return dice_.one_in(4) ? WhoDid::worker : static_cast<WhoDid>(dice_.below(3));
  }
  void put_contacts() {
    if (dice_.one_in(3)) return;
    const std::int32_t step = std::max(gap_, dice_.between(3, 30));
    Date on = last_;
    for (std::int32_t i = dice_.between(1, 14); i > 0 && on >= first_; --i) {
      put_contact(on);
      if (dice_.one_in(6)) put_contact(on);
      on = on.plus(-dice_.between(1, 2 * step));
    }
  }
  void put_contact(Date on) {
    Contact contact;
    contact.identity.number = dice_.next();
    const auto count = static_cast<std::int32_t>(ties_.size());
    contact.tie = {ties_[static_cast<std::size_t>(dice_.below(count))].identity.number};
    if (dice_.one_in(60)) contact.tie = {dice_.number("gone", 0)};
    contact.of = me_;
    if (!dice_.one_in(60)) contact.on = on;
    if (!dice_.one_in(8)) contact.mode = static_cast<ContactMode>(dice_.below(4));
    if (!dice_.one_in(12)) contact.minutes = Minutes{dice_.between(0, 12) * 15};
    contact.arranged_by = who();
    contact.staffed_by = who();
    contact.transported_by = who();
    life_.records.emplace_back(contact);
  }

  void tell(Review& review) {
    if (*review.on < first_ && !dice_.one_in(20)) return;
    for (const Tie& tie : ties_) {
      if (dice_.one_in(4)) continue;
      TieSeen seen;
      seen.tie = {tie.identity.number};
      const Date latest = std::min(last_, *review.on);
      if (!dice_.one_in(5)) seen.last_contact = latest.plus(-dice_.below(dice_.one_in(4) ? 60 : 5));
      if (dice_.one_in(30)) seen.last_contact = review.on->plus(3);
      if (dice_.one_in(2)) seen.contacts = Range<0, 10'000>{dice_.below(8)};
      review.ties.push_back(seen);
    }
    if (dice_.one_in(40)) review.ties.push_back({{dice_.number("gone", 0)}, {}, {}});
  }

  void put_person() {
    Person person;
    person.identity.number = me_.number;
    for (const Number& tie : all_ties_) {
      if (!dice_.one_in(3)) continue;
      Anchor anchor;
      if (!dice_.one_in(8)) anchor.tie = TieNumber{tie};
      if (dice_.one_in(2)) anchor.minutes_before = Minutes{dice_.between(0, 60)};
      if (dice_.one_in(3)) anchor.would_miss = WouldMiss{dice_.below(4)};
      person.anchors.push_back(anchor);
    }
    life_.records.insert(life_.records.begin(), person);
  }

  void put_events() {
    for (std::int32_t i = dice_.below(6); i > 0; --i) {
      ServiceEvent event;
      event.identity.number = dice_.next();
      event.service = {dice_.number("service", dice_.below(2))};
      event.change = dice_.one_in(2) ? static_cast<ServiceChange>(dice_.below(2))
                                     : static_cast<ServiceChange>(dice_.below(8));
      if (!dice_.one_in(20)) event.on = around(life_.from, 200);
      // At the edges of what may be linked with a loss.
      if (dice_.one_in(3)) event.on = last_.plus(dice_.pick({-181, -180, -2, 28, 29}));
      if (!dice_.one_in(3)) event.whom = me_;
      if (dice_.one_in(2)) event.said_by = speaker();
      life_.records.emplace_back(event);
    }
  }
  void put_diaries() {
    for (std::int32_t i = dice_.one_in(3) ? 3 : 0; i > 0; --i) {
      Diary diary;
      diary.identity.number = dice_.next();
      diary.person = me_;
      diary.week = around(life_.from, 250);
      for (std::int32_t j = dice_.below(4); j > 0; --j) {
        DiaryHours hours;
        hours.setting = dice_.pick({"Home", "day centre", "allotment"});
        hours.hours.value = dice_.between(0, 40);
        if (!dice_.one_in(4)) hours.only_for_people_with_support = dice_.one_in(2);
        diary.hours.push_back(hours);
      }
      life_.records.emplace_back(diary);
    }
  }

  LifeDice dice_;
  RandomLife life_;
  PersonNumber me_;
  std::int32_t connections_ = 0;
  std::vector<Review> reviews_;
  std::vector<Number> all_ties_;
  // Of the connection that is being lived.
  Date first_;
  Date last_;
  std::int32_t gap_ = 0;
  std::vector<Tie> ties_;
};

}  // namespace

RandomLife random_life(std::uint64_t seed) { return Living(seed).live(); }

}  // namespace kith::tests

// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_record.h"

#include <array>
#include <memory>
#include <random>
#include <string>
#include <string_view>

#include "graph/field_kinds.h"
#include "graph/opening_days.h"

namespace kith::tests {
namespace {

using namespace kith::graph;

constexpr std::array<std::string_view, 12> scraps{"Maya",
                                                  " ",
                                                  "tea for twenty",
                                                  "\"dry\"",
                                                  "back\\slash",
                                                  "caf\xC3\xA9",
                                                  "\xE2\x82\xAC",
                                                  "\xF0\x9F\x8E\xA3",
                                                  "/~",
                                                  "bus 47",
                                                  "0",
                                                  "{}"};

class Maker {
 public:
  Maker(std::uint64_t seed, double fill) : random_(seed), fill_(fill) {}

  template <class Member>
  void operator()(std::uint32_t, std::string_view name, Member& member, Need, Seen) {
    name_ = name;
    make(member);
  }

  template <class T>
  void record(T& out) {
    out.identity = identity(T::kind);
    T::describe(out, *this);
    repair(out);
  }

 private:
  std::uint64_t below(std::uint64_t limit) {
    return std::uniform_int_distribution<std::uint64_t>(0, limit - 1)(random_);
  }
  bool known() { return std::uniform_real_distribution<>(0, 1)(random_) < fill_; }

  Number number(Kind kind) {
    Number made;
    for (auto& byte : made.bytes) byte = static_cast<std::uint8_t>(below(256));
    made.bytes[0] = static_cast<std::uint8_t>(kind == Kind::subject ? Kind::carer : kind);
    return made;
  }
  Identity identity(Kind kind) {
    Identity made{number(kind), {}};
    if (known()) made.external_id = "x." + std::to_string(++named_);
    return made;
  }
  std::string words(bool lines) {
    std::string out = "w";
    for (std::uint64_t i = below(6); i > 0; --i) {
      out += scraps[below(scraps.size())];
      if (lines && below(4) == 0) out += below(2) == 0 ? "\n" : "\t";
    }
    return out;
  }
  // Later than every date made before: what ends does so after it began.
  Date date() {
    days_ += 1 + static_cast<std::int32_t>(below(9));
    return Date{days_};
  }
  bool has_to_be_there() const {
    return name_ == "thing" || name_ == "concept" || name_ == "task" || name_ == "name" ||
           name_ == "role";
  }

  void make(std::string& out) {
    if (name_ == "language") {
      out = below(2) == 0 ? "en-GB" : "bfi";
    } else if (name_ == "directory") {
      out = "d" + std::to_string(below(100));
    } else if (name_ == "external_id") {
      if (known()) out = "n-" + std::to_string(++named_);
    } else if (name_ == "pattern") {
      if (known()) out = below(2) == 0 ? "FREQ=DAILY" : "FREQ=MONTHLY;BYDAY=1SA;COUNT=12";
    } else if (has_to_be_there() || known()) {
      out = words(false);
    }
  }
  void make(Text& out) {
    if (known()) out.value = words(true);
  }
  void make(bool& out) { out = below(2) == 0; }
  void make(Date& out) { out = date(); }
  void make(BirthDate& out) {
    out.year = static_cast<std::int16_t>(1930 + below(70));
    if (below(2) == 0) return;
    out.month = static_cast<std::uint8_t>(1 + below(12));
    out.day = static_cast<std::uint8_t>(1 + below(28));
  }
  void make(TimeOfDay& out) { out.minutes = static_cast<std::int16_t>(below(1440)); }
  template <std::int32_t Min, std::int32_t Max>
  void make(Range<Min, Max>& out) {
    out.value = std::uniform_int_distribution<std::int32_t>(Min, Max)(random_);
  }
  template <std::int32_t Max>
  void make(Degrees<Max>& out) {
    constexpr std::int32_t limit = Degrees<Max>::millionths_max;
    out.millionths = std::uniform_int_distribution<std::int32_t>(-limit, limit)(random_);
    if (below(4) == 0) out.millionths -= out.millionths % 100'000;
  }
  template <Worded Enum>
  void make(Enum& out) {
    out = static_cast<Enum>(below(graph::words<Enum>.size()));
  }
  template <Kind K>
  void make(Id<K>& out) {
    out.number = number(K);
  }
  void make(Said& out) {
    if (!known()) return;
    Provenance said;
    Provenance::describe(said, *this);
    if (!said.said_by) said.said_by = SaidBy::staff;
    out.provenance = std::make_shared<const Provenance>(std::move(said));
  }
  template <class T>
  void make(Opt<T>& out) {
    if (known()) make(out.emplace());
  }
  template <class T>
  void make(Stated<T>& out) {
    make(out.value);
    make(out.said);
  }
  template <class T>
  void make(List<T>& out) {
    if (!known()) return;
    const std::uint64_t least = std::is_same_v<T, Point> ? 3 : 1;
    const std::string_view name = name_;
    for (std::uint64_t i = least + below(3); i > 0; --i) {
      name_ = name;
      make(out.emplace_back());
    }
  }
  void make(List<std::string>& out) {
    if (!known()) return;
    for (std::uint64_t i = 1 + below(3); i > 0; --i) out.push_back(words(false));
  }
  template <Described T>
  void make(T& out) {
    if constexpr (Identified<T>) out.identity = identity(T::kind);
    T::describe(out, *this);
    repair(out);
  }

  // ---- what the fields of one struct have to do with each other ----
  template <class T>
  void repair(T&) {}
  void repair(Approval& approval) {
    if (approval.age_min && approval.age_max && *approval.age_max < *approval.age_min) {
      std::swap(*approval.age_min, *approval.age_max);
    }
  }
  void repair(SharingTerms& terms) {
    for (auto& field : terms.leaves_out) field = below(2) == 0 ? "rhythm" : "interests";
  }
  void repair(AvoidArea& area) {
    if (area.place == Place{}) area.place.name = "Leigh";
    if (area.radius_m && !area.place.point) make(area.place.point.emplace());
  }
  void repair(Person& person) {
    if (person.age_band && *person.age_band < AgeBand::from_16_to_17) {
      person.age_band = AgeBand::from_80;
    }
    if (person.no_contact_asked && person.no_contact.empty() && person.avoid_areas.empty()) {
      person.no_contact_asked->answer = NoContactAnswer::none;
    }
  }
  void repair(Group& group) {
    if (group.age_min && group.age_max && *group.age_max < *group.age_min) {
      std::swap(*group.age_min, *group.age_max);
    }
    for (auto& language : group.languages) language = below(2) == 0 ? "cy" : "en-GB";
    for (auto& place : group.places) {
      if (!place.id.empty()) place.id = "p" + std::to_string(++named_);
    }
    for (auto& schedule : group.schedules) {
      if (!ever_falls(schedule)) schedule.until = schedule.from->plus(366);
      if (schedule.place.empty()) continue;
      schedule.place = group.places.empty() ? "" : group.places[below(group.places.size())].id;
    }
  }
  void repair(TieOther& other) { other.number.number = number(Kind::named_contact); }
  void repair(FreeTime& free) {
    if (!free.from || !free.until || *free.until > *free.from) return;
    std::swap(*free.from, *free.until);
    if (*free.from == *free.until) free.until->minutes = 24 * 60 - 1;
    if (*free.from == *free.until) free.from->minutes = 0;
  }
  void repair(PoolWish& wish) {
    if (wish.share_min && wish.share_max && *wish.share_max < *wish.share_min) {
      std::swap(*wish.share_min, *wish.share_max);
    }
  }
  void repair(GroupReference& group) {
    group.directory = "leigh";
    group.number = to_text(number(Kind::group));
  }
  void repair(Connection& connection) {
    if (!connection.with && !connection.group) make(connection.with.emplace());
    if (connection.with) connection.with->number = number(Kind::person);
    ConnectionState state = ConnectionState::signposted;
    for (auto& step : connection.steps) state = step.state = std::max(state, step.state);
  }
  void repair(FadingPlan& plan) {
    if (plan.until && plan.check_on) plan.check_on = plan.until->plus(28);
  }
  void repair(Diary& diary) {
    if (diary.week) diary.week = diary.week->plus(-weekday_of(*diary.week));
    for (auto& row : diary.hours) row.hours.value %= 50;
  }

  std::mt19937_64 random_;
  double fill_;
  std::string_view name_;
  std::int32_t days_ = 18'000;
  std::uint64_t named_ = 0;
};

}  // namespace

Kind kind_of_made(const Number& number) { return static_cast<Kind>(number.bytes[0]); }

Record random_record(Kind kind, std::uint64_t seed, double fill) {
  Maker maker(seed, fill);
  Record record = empty_record(kind);
  std::visit([&maker](auto& held) { maker.record(held); }, record);
  return record;
}

}  // namespace kith::tests

// SPDX-License-Identifier: Apache-2.0
#include "graph/connection_days.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace kith::graph {
namespace {

constexpr std::int32_t days_a_week = 7;

// Whom a contact was with decides whether it counts: the record of the tie that it names.
bool is_with_ones_own(const Bond& bond, const Contact& contact) {
  return std::any_of(bond.records.begin(), bond.records.end(), [&contact](const Tie* tie) {
    return tie->identity.number == contact.tie.number && giving_of(*tie) == Giving::freely;
  });
}

bool is_home(const std::string& setting) {
  constexpr std::string_view home = "home";
  return std::equal(setting.begin(), setting.end(), home.begin(), home.end(),
                    [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a + 32 == b); });
}

void count_days(const std::set<Date>& with, Date from, Date to, ContactDays& days) {
  std::int32_t run = 0;
  for (Date day = from; day < to; day = day.plus(1)) {
    if (days.days % days_a_week == 0) days.weeks.push_back({day, 0, 0});
    ++days.days;
    ++days.weeks.back().days;
    if (with.count(day) > 0) {
      run = 0;
      continue;
    }
    ++days.days_without;
    ++days.weeks.back().days_without;
    if (++run <= days.longest_run) continue;
    days.longest_run = run;
    days.run_first = day.plus(1 - run);
  }
}

}  // namespace

std::optional<ContactDays> contact_days_of(const LedgerRecords& records, Date from, Date to) {
  ContactDays days;
  bool any_recorded = false;
  std::vector<const Contact*> counted;
  for (const Bond& bond : records.bonds) {
    for (const Contact* contact : bond.contacts) {
      if (*contact->on < from || *contact->on >= to) continue;
      any_recorded = true;
      if (is_with_ones_own(bond, *contact)) counted.push_back(contact);
    }
  }
  if (!any_recorded) return std::nullopt;
  std::sort(counted.begin(), counted.end(), [](const Contact* a, const Contact* b) {
    return std::tie(*a->on, a->identity.number) < std::tie(*b->on, b->identity.number);
  });
  std::set<Date> with;
  for (const Contact* contact : counted) {
    with.insert(*contact->on);
    days.contacts.push_back({contact->identity.number});
  }
  count_days(with, from, to, days);
  return days;
}

std::optional<OnlyServiceHours> only_service_hours_of(const LedgerRecords& records) {
  if (records.diaries.empty()) return std::nullopt;
  OnlyServiceHours hours;
  for (const Diary* diary : records.diaries) {
    hours.diaries.push_back({diary->identity.number});
    for (const DiaryHours& row : diary->hours) {
      if (is_home(row.setting)) continue;
      if (!row.only_for_people_with_support) {
        hours.hours_unknown += row.hours.value;
        continue;
      }
      hours.hours.whole += row.hours.value;
      if (*row.only_for_people_with_support) hours.hours.part += row.hours.value;
    }
  }
  return hours;
}

}  // namespace kith::graph

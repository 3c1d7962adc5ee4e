// SPDX-License-Identifier: Apache-2.0
#include "store/log_group.h"

#include <algorithm>
#include <utility>

#include "graph/check.h"
#include "graph/limits.h"
#include "store/engine_keys.h"
#include "store/event_format.h"

namespace kith::store {

using graph::Error;
using graph::ErrorCode;
using graph::Event;
using graph::Result;

LogGroup::LogGroup(const LogPlace& place, HashTree tree, SubjectKeys& keys,
                   graph::Randomness& randomness)
    : place_(place), tree_(std::move(tree)), keys_(keys), randomness_(randomness) {}

Result<void> LogGroup::add(std::span<const Event> events) {
  std::vector<NumberedEntry> given;
  for (const Event& event : events) {
    KITH_CHECK(event.header.scheme == place_.scheme);
    KITH_CHECK(event.header.subjects.size() == event.parts.size());
    if (auto done = give_slots(event, given); !done) {
      for (const NumberedEntry& each : given) new_slots_.erase(each.subject.number);
      return done;
    }
  }
  new_subjects_.insert(new_subjects_.end(), given.begin(), given.end());
  for (const Event& event : events) put(event);
  return {};
}

void LogGroup::prefetch(const Event& event) const {
  for (const graph::SubjectNumber& subject : event.header.subjects) {
    new_slots_.prefetch(subject.number);
  }
}

Result<void> LogGroup::give_slots(const Event& event, std::vector<NumberedEntry>& given) {
  if (event.parts.size() > graph::limits::parts_an_event_max) {
    return Error{ErrorCode::too_large, "One record can be about at most " +
                                           std::to_string(graph::limits::parts_an_event_max) +
                                           " people."};
  }
  for (std::size_t i = 0; i < event.header.subjects.size(); ++i) {
    const graph::SubjectNumber& subject = event.header.subjects[i];
    if (new_slots_.find(subject.number)) continue;
    const auto known = keys_.find(subject);
    if (is_erased(subject)) {
      if (leads_to_erased(event, i)) continue;
      return Error{ErrorCode::conflict, "What was known about " + to_text(subject.number) +
                                            " was erased: use a new number."};
    }
    if (known) continue;
    auto slot = keys_.next_slot();
    if (!slot) return std::move(slot).error();
    given.push_back({subject, SubjectEntry{*slot, event.header.position, false}});
    new_slots_.at(subject.number).first = *slot;
  }
  return {};
}

bool LogGroup::is_erased(const graph::SubjectNumber& subject) const {
  const auto known = keys_.find(subject);
  return (known && known->erased) ||
         std::find(erased_.begin(), erased_.end(), subject) != erased_.end();
}

// The other end of a tie keeps its number for ever, and its part says no more than that
// (graph::contradictions holds it): it is sealed with a key that nobody keeps.
bool LogGroup::leads_to_erased(const Event& event, std::size_t part) {
  return part > 0 && event.header.type == graph::EventType::record_put &&
         event.header.kind == graph::Kind::tie;
}

SubjectKey LogGroup::key_of(const graph::SubjectNumber& subject) const {
  if (const Slot* fresh = new_slots_.find(subject.number)) return keys_.key_at(*fresh);
  if (is_erased(subject)) {
    SubjectKey nobodys;
    randomness_.fill(nobodys.reveal());
    return nobodys;
  }
  auto found = keys_.key_of(subject);
  KITH_CHECK(found.state == SubjectKeys::Key::here);
  return std::move(found.key);
}

void LogGroup::put(const Event& event) {
  KITH_CHECK(event.header.position == tree_.size());
  std::string bytes = header_bytes(event.header, place_.stream);
  PartPlace part{place_.scheme, place_.stream, event.header.position, 0, {}};
  std::string sealed;
  for (std::size_t i = 0; i < event.parts.size(); ++i) {
    KITH_CHECK(!event.parts[i].erased);
    part.part = static_cast<std::uint16_t>(i);
    part.subject = event.header.subjects[i];
    sealed.clear();
    seal(key_of(part.subject), associated_data(part), event.parts[i].bytes, randomness_, sealed);
    append_part(bytes, sealed);
  }
  const std::vector<Hash> nodes = tree_.append(leaf_hash(bytes));
  batch_.put(keys::space_of(place_.stream), keys::event(place_.scheme, event.header.position),
             entry_bytes(nodes, bytes));
}

Batch& LogGroup::complete_batch() {
  std::vector<NumberedEntry> rows(
      new_subjects_.begin() + static_cast<std::ptrdiff_t>(rows_in_batch_), new_subjects_.end());
  rows_in_batch_ = new_subjects_.size();
  std::sort(rows.begin(), rows.end(), [](const NumberedEntry& a, const NumberedEntry& b) {
    return a.subject.number < b.subject.number;
  });
  for (const NumberedEntry& each : rows) {
    batch_.put(Space::index, keys::subject(place_.scheme, each.subject), encode(each.entry));
  }
  return batch_;
}

void LogGroup::mark_erased(const graph::SubjectNumber& subject) {
  auto entry = keys_.find(subject);
  KITH_CHECK(entry.has_value());
  entry->erased = true;
  batch_.put(Space::index, keys::subject(place_.scheme, subject), encode(*entry));
  erased_.push_back(subject);
}

}  // namespace kith::store

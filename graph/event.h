// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/calendar.h"
#include "graph/ids.h"

namespace kith::graph {

// The closed set of things that can happen. Values are on disk (store/FORMAT.md) and never change.
enum class EventType : std::uint8_t {
  scheme_created = 1,  // first event of a scheme; its one part holds the scheme's name
  record_put = 2,      // a record as it now is, whole; first time or changed
  record_ended = 3,    // a record withdrawn or ended; it is in no later view (its past stays)
  subject_erased = 4,  // the certificate that a subject's key was destroyed; no parts
  run_recorded = 5,    // an answer put in front of somebody: request, versions, canonical answer
};

// What stays readable for ever, whoever is erased: numbers, a type and a time. No words.
struct EventHeader {
  SchemeNumber scheme;
  std::uint64_t position = 0;  // 0-based, without gaps in a scheme's stream of facts
  EventType type = EventType::record_put;
  Kind kind = Kind::person;             // of `record`
  Instant at;                           // when it was recorded, by the writer's clock
  Number record;                        // what it happened to; zero for none
  std::vector<SubjectNumber> subjects;  // one a part, in the order of the parts

  friend bool operator==(const EventHeader&, const EventHeader&) = default;
};

// What an event says about one data subject, in plain bytes. On disk it is sealed with that
// subject's key. A part that no longer opens (its subject was erased) has `erased` set and no
// bytes.
struct Part {
  std::string bytes;
  bool erased = false;

  friend bool operator==(const Part&, const Part&) = default;
};

// One thing that happened. header.subjects.size() == parts.size(); at most
// limits::parts_an_event_max. What each type's parts hold stands in graph/codec.h.
struct Event {
  EventHeader header;
  std::vector<Part> parts;

  friend bool operator==(const Event&, const Event&) = default;
};

}  // namespace kith::graph

// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/history_writer.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "api/exchange/record_json.h"
#include "graph/codec.h"

namespace kith::api {
namespace {

using graph::Event;
using graph::EventType;
using Json = nlohmann::ordered_json;

std::string_view word(EventType type) {
  switch (type) {
    case EventType::scheme_created: return "scheme_created";
    case EventType::record_put: return "record_put";
    case EventType::record_ended: return "record_ended";
    case EventType::subject_erased: return "subject_erased";
    case EventType::run_recorded: return "run_recorded";
  }
  return "unknown";
}

// What was written as JSON, or a text.
Json said(const graph::Part& part) {
  if (part.erased) return nullptr;
  Json json = Json::parse(part.bytes, nullptr, false);
  return json.is_discarded() ? Json(part.bytes) : json;
}

void add_content(const Event& event, Json& line) {
  const graph::EventHeader& header = event.header;
  if (header.type == EventType::record_put) {
    const auto record = graph::decode(header.kind, header.record, header.subjects, event.parts);
    if (record) line["data"] = record_to_json(*record);
  } else if (header.type == EventType::scheme_created && !event.parts.empty()) {
    if (!event.parts.front().erased) line["data"] = {{"name", event.parts.front().bytes}};
  } else if (header.type == EventType::run_recorded) {
    line["parts"] = Json::array();
    for (const graph::Part& part : event.parts) line["parts"].push_back(said(part));
  }
}

Json line_of(const Event& event) {
  const graph::EventHeader& header = event.header;
  Json line{{"position", header.position},
            {"at", graph::to_text(header.at)},
            {"type", word(header.type)},
            {"kind", graph::to_text(header.kind)},
            {"record", graph::to_text(header.record)}};
  Json subjects = Json::array();
  for (const graph::SubjectNumber& subject : header.subjects) {
    subjects.push_back(graph::to_text(subject.number));
  }
  line["subjects"] = std::move(subjects);
  const auto erased = std::count_if(event.parts.begin(), event.parts.end(),
                                    [](const graph::Part& part) { return part.erased; });
  if (erased > 0) line["erased"] = erased;
  add_content(event, line);
  return line;
}

}  // namespace

graph::Result<std::uint64_t> write_history(const store::EventLog& log, const BytesSink& sink) {
  std::uint64_t count = 0;
  graph::Result<void> written;
  auto scanned = log.scan(0, log.head().size, [&](Event&& event) {
    written = sink(line_of(event).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
    ++count;
    return written.ok();
  });
  if (!scanned) return std::move(scanned).error();
  if (!written) return std::move(written).error();
  return count;
}

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/bundle_writer.h"

#include <set>
#include <string>
#include <utility>

#include "api/exchange/wire_types.h"

namespace kith::api {
namespace {

constexpr std::size_t piece_bytes = 64 * 1024;

bool is_there(const graph::View& view, const graph::Number& number) {
  const auto kind = view.kind_of(number);
  if (!kind) return false;
  if (*kind > graph::Kind::diary) return true;  // people within records leave with them
  return wire::with_record_type(
      *kind, [&]<class T>(std::in_place_type_t<T>) { return view.find<T>(number) != nullptr; });
}

// What records refer to and is no more, gathered while they are written.
class GoneThings {
 public:
  explicit GoneThings(const graph::View& view) : view_(view) {}

  void note(const graph::Record& record) {
    const graph::Number own = graph::identity_of(record).number;
    for (const Reference& reference : references_of(record)) {
      if (reference.number == own || is_there(view_, reference.number)) continue;
      const bool anybody = reference.kind == graph::Kind::subject;
      const graph::Kind kind = anybody ? graph::Kind::person : reference.kind;
      found_.emplace(view_.kind_of(reference.number).value_or(kind), reference.number);
    }
  }

  void append_to(std::string& out) const {
    for (const auto& [kind, number] : found_) {
      out += R"({"type":"gone","kind":")" + std::string(to_text(kind)) + R"(","number":")" +
             graph::to_text(number) + "\"}\n";
    }
  }
  std::size_t size() const { return found_.size(); }

 private:
  const graph::View& view_;
  std::set<std::pair<graph::Kind, graph::Number>> found_;
};

}  // namespace

graph::Result<std::uint64_t> write_bundle(const graph::View& view, const BytesSink& sink,
                                          const FieldFilter& filter) {
  std::string piece;
  std::uint64_t count = 0;
  // Who reads only some of the fields is told of nothing that they may not show.
  const bool whole = &filter == &everything();
  GoneThings gone(view);
  for (const graph::Kind kind : wire::record_kinds) {
    for (const graph::Number& number : view.numbers(kind)) {
      const auto record = view.record(kind, number);
      if (!record) continue;
      append_record(piece, *record, filter);
      if (whole) gone.note(*record);
      piece += '\n';
      ++count;
      if (piece.size() < piece_bytes) continue;
      auto written = sink(piece);
      if (!written) return std::move(written).error();
      piece.clear();
    }
  }
  gone.append_to(piece);
  count += gone.size();
  if (!piece.empty()) {
    auto written = sink(piece);
    if (!written) return std::move(written).error();
  }
  return count;
}

}  // namespace kith::api

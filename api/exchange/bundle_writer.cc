// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/bundle_writer.h"

#include <string>
#include <utility>

#include "api/exchange/gone_things.h"
#include "api/exchange/wire_types.h"
#include "graph/introduction_ledger.h"

namespace kith::api {
namespace {

constexpr std::size_t piece_bytes = 64 * 1024;

void append_gone(std::string& out, const GoneThings& gone) {
  for (const auto& [kind, number] : gone.found()) {
    out += R"({"type":"gone","kind":")" + std::string(to_text(kind)) + R"(","number":")" +
           graph::to_text(number) + "\"}\n";
  }
}

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
      auto record = view.record(kind, number);
      if (!record) continue;
      if (auto* introduction = std::get_if<graph::Introduction>(&*record)) {
        *introduction = graph::with_steps(view, std::move(*introduction));
      }
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
  append_gone(piece, gone);
  count += gone.found().size();
  if (!piece.empty()) {
    auto written = sink(piece);
    if (!written) return std::move(written).error();
  }
  return count;
}

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/bundle_writer.h"

#include <string>

#include "api/exchange/wire_types.h"

namespace kith::api {
namespace {

constexpr std::size_t piece_bytes = 64 * 1024;

}  // namespace

graph::Result<std::uint64_t> write_bundle(const graph::View& view, const BytesSink& sink,
                                          const FieldFilter& filter) {
  std::string piece;
  std::uint64_t count = 0;
  for (const graph::Kind kind : wire::record_kinds) {
    for (const graph::Number& number : view.numbers(kind)) {
      const auto record = view.record(kind, number);
      if (!record) continue;
      append_record(piece, *record, filter);
      piece += '\n';
      ++count;
      if (piece.size() < piece_bytes) continue;
      auto written = sink(piece);
      if (!written) return std::move(written).error();
      piece.clear();
    }
  }
  if (!piece.empty()) {
    auto written = sink(piece);
    if (!written) return std::move(written).error();
  }
  return count;
}

}  // namespace kith::api

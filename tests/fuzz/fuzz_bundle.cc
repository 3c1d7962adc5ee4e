// SPDX-License-Identifier: Apache-2.0
// Any bytes as a bundle. What is accepted must fit together in a graph, and its export must import
// and export as the same bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "api/exchange/bundle_reader.h"
#include "api/exchange/bundle_writer.h"
#include "graph/codec.h"
#include "graph/draft.h"

using namespace kith;

namespace {

void require(bool right) {
  if (!right) std::abort();
}

// The graph that the bundle makes of nothing; nothing where a record is too large for the log.
std::optional<graph::View> graph_of(std::string_view text, api::ImportMode mode,
                                    bool must_be_clean) {
  api::TextBytes bytes(text);
  api::KeyedNumbers numbers("fuzz");
  api::ImportOptions options;
  options.mode = mode;
  graph::Draft draft{graph::View()};
  std::uint64_t position = 0;
  bool too_large = false;
  const auto report =
      api::import_bundle(bytes, {}, numbers, options, [&](api::ImportedRecord&& one) {
        graph::Event event = graph::put_event(one.record);
        event.header.position = position;
        auto applied = draft.apply(event, graph::Trust::deferred);
        if (applied) {
          ++position;
        } else {
          require(applied.error().code == graph::ErrorCode::too_large);
          too_large = true;
        }
        return graph::Result<void>();
      });
  require(report.ok());
  require(report->accepted + report->refused == report->lines ||
          mode != api::ImportMode::keep_good);
  if (must_be_clean) require(report->refused == 0);
  if (too_large) return std::nullopt;
  require(draft.check_references().ok());
  return draft.view();
}

std::string exported(const graph::View& view) {
  std::string text;
  const auto written = api::write_bundle(view, [&](std::string_view piece) {
    text += piece;
    return graph::Result<void>();
  });
  require(written.ok());
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto first = graph_of(text, api::ImportMode::keep_good, false);
  if (!first) return 0;
  const std::string bundle = exported(*first);
  const auto second = graph_of(bundle, api::ImportMode::all_or_nothing, true);
  require(second.has_value());
  require(exported(*second) == bundle);
  return 0;
}

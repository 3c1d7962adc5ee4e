// SPDX-License-Identifier: Apache-2.0
#include "api/transfer.h"

#include <atomic>
#include <optional>
#include <thread>
#include <utility>

#include "graph/codec.h"
#include "store/handover.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::PreparedEvent;

Error stopped() {
  return Error{ErrorCode::unavailable, "stopped as you asked: nothing was changed"};
}

// Ends reading where somebody has had enough.
class CancellableBytes : public ByteSource {
 public:
  CancellableBytes(ByteSource& bytes, const std::function<bool()>& cancelled)
      : bytes_(bytes), cancelled_(cancelled) {}
  graph::Result<std::size_t> read(std::span<char> into) override {
    if (cancelled_()) return stopped();
    return bytes_.read(into);
  }
  graph::Result<void> rewind() override { return bytes_.rewind(); }
  std::uint64_t size() const override { return bytes_.size(); }

 private:
  ByteSource& bytes_;
  const std::function<bool()>& cancelled_;
};

class Import {
 public:
  Import(Scheme& scheme, ByteSource& bundle, NumberSource& numbers, ImportOptions options,
         const std::function<bool()>& cancelled)
      : scheme_(scheme),
        bundle_(bundle, cancelled),
        numbers_(numbers),
        options_(std::move(options)),
        cancelled_(cancelled) {
    options_.sink_can_undo = options_.mode == ImportMode::all_or_nothing;
    options_.expecting = [this](const graph::ExpectedRecords& expected) { expected_ = expected; };
  }

  graph::Result<ImportReport> run() {
    std::thread reader([this] { read(); });
    graph::Result<void> written = write();
    events_.stop();
    reader.join();
    if (report_->ok() && taken_back(report_->value())) {
      ImportReport report = std::move(*report_).value();
      report.applied = false;
      return report;
    }
    if (!written) return with_lines(std::move(written).error());
    return std::move(*report_);
  }

 private:
  bool taken_back(const ImportReport& report) const {
    return options_.mode == ImportMode::all_or_nothing && report.refused > 0;
  }

  void read() {
    report_ =
        import_bundle(bundle_, scheme_.view(), numbers_, options_,
                      [this](ImportedRecord&& imported) { return give(std::move(imported)); });
    events_.finish();
  }

  graph::Result<void> give(ImportedRecord&& imported) {
    if (cancelled_()) return stopped();
    lines_.push_back(imported.line);
    PreparedEvent event =
        imported.gone ? PreparedEvent(graph::gone_event(imported.gone_kind, imported.gone_number))
                      : PreparedEvent(std::move(imported.record));
    if (!events_.give(std::move(event))) return stopped();
    return {};
  }

  graph::Result<void> write() {
    std::optional<PreparedEvent> first = events_.take();
    if (!first) return {};
    auto committed = scheme_.writer().bulk(
        [&]() -> graph::Result<std::optional<PreparedEvent>> {
          if (first) return std::exchange(first, std::nullopt);
          auto event = events_.take();
          if (event) return event;
          if (!report_->ok()) return report_->error();
          if (taken_back(report_->value())) return stopped();
          return event;
        },
        expected_);
    if (!committed) return std::move(committed).error();
    return {};
  }

  // The writer counts events; people count lines.
  Error with_lines(Error error) const {
    for (graph::Fault& fault : error.faults) {
      if (fault.line > 0 && fault.line <= lines_.size()) fault.line = lines_[fault.line - 1];
    }
    return error;
  }

  Scheme& scheme_;
  CancellableBytes bundle_;
  NumberSource& numbers_;
  ImportOptions options_;
  const std::function<bool()>& cancelled_;
  store::Handover<PreparedEvent> events_;              // from the reader to the writer
  graph::ExpectedRecords expected_;                    // the reader's until the first event
  std::vector<std::uint64_t> lines_;                   // the reader's until it has finished
  std::optional<graph::Result<ImportReport>> report_;  // likewise
};

}  // namespace

graph::Result<ImportReport> import_into(Scheme& scheme, ByteSource& bundle, NumberSource& numbers,
                                        ImportOptions options,
                                        const std::function<bool()>& cancelled) {
  if (options.mode == ImportMode::dry_run) {
    CancellableBytes bytes(bundle, cancelled);
    return import_bundle(bytes, scheme.view(), numbers, options,
                         [](ImportedRecord&&) { return graph::Result<void>(); });
  }
  return Import(scheme, bundle, numbers, std::move(options), cancelled).run();
}

}  // namespace kith::api

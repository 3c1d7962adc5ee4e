// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/bundle_reader.h"

#include <algorithm>
#include <unordered_map>

#include "api/exchange/bundle_index.h"
#include "api/exchange/in_order.h"
#include "api/exchange/record_json.h"
#include "api/exchange/record_reader.h"
#include "api/exchange/wire_types.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Fault;
using graph::Kind;
using graph::Number;
using graph::Record;
using graph::Result;

// What came of one line.
struct LineResult {
  Record record;
  RecordKeys keys;
  std::vector<Fault> faults;
  std::size_t faults_not_listed = 0;
  bool has_keys = false;
  std::optional<Gone> gone;
};

std::string too_long() {
  return "is longer than " + std::to_string(graph::limits::line_bytes_max) +
         " bytes, the most that one record may take";
}

using Misplaced = std::function<std::string(Kind)>;

// Reads lines; one a thread.
class LineParser {
 public:
  // First pass: whose line it is.
  void read_keys(const LineBatch& batch, const LineBatch::Line& line, LineResult& out) {
    start(out);
    if (line.too_long || !document_.parse(batch.text(line), faults_)) return;
    if (is_gone(document_)) return read_gone_line(line.number, out);
    const auto kind = read_type(document_, faults_);
    if (!kind) return;
    out.keys = keys_of(document_, *kind, line.number);
    out.has_keys = true;
  }

  // Later passes: the record. `with_keys`: its keys too, which only keep_good needs.
  void read_record(const LineBatch& batch, const LineBatch::Line& line, const BundleIndex& index,
                   const ReadOptions& options, const Misplaced& misplaced, bool with_keys,
                   LineResult& out) {
    start(out);
    if (line.too_long) {
      faults_.add("", too_long());
    } else if (document_.parse(batch.text(line), faults_)) {
      if (is_gone(document_)) {
        read_gone_line(line.number, out);
      } else if (const auto kind = read_type(document_, faults_);
                 kind && belongs(*kind, misplaced)) {
        api::read_record(document_, *kind, Reading::record, index, options, out.record, faults_);
        out.has_keys = with_keys;
        if (with_keys) out.keys = keys_of(document_, *kind, line.number);
      }
    }
    if (faults_.empty()) return;
    out.faults_not_listed = faults_.not_listed();
    out.faults = faults_.take();
    for (Fault& fault : out.faults) fault.line = line.number;
  }

 private:
  void read_gone_line(std::uint64_t line, LineResult& out) {
    out.gone = read_gone(document_, faults_);
    if (!faults_.empty()) return;
    out.keys = RecordKeys{out.gone->kind, out.gone->number, {}, {}, line, true};
    out.has_keys = true;
  }

  bool belongs(Kind kind, const Misplaced& misplaced) {
    if (!misplaced) return true;
    std::string why = misplaced(kind);
    if (why.empty()) return true;
    faults_.add("/type", std::move(why));
    return false;
  }

  void start(LineResult& out) {
    out.gone.reset();
    faults_.clear();
    out.faults.clear();
    out.faults_not_listed = 0;
    out.has_keys = false;
  }

  JsonDocument document_;
  FaultList faults_;
};

// Some lines and what came of them.
struct ParsedBatch {
  LineBatch lines;
  std::vector<LineResult> results;
  std::uint64_t lines_read = 0;  // with these
  std::uint64_t bytes_read = 0;
};

class Importer {
 public:
  Importer(ByteSource& bundle, const graph::View& view, NumberSource& numbers,
           const ImportOptions& options, const RecordSink& sink)
      : lines_(bundle),
        bytes_in_all_(bundle.size()),
        numbers_(numbers),
        options_(options),
        sink_(sink),
        index_(view, numbers),
        parsers_(std::max(1U, options.threads)) {}

  Result<ImportReport> run();

 private:
  using OneLine = std::function<Result<void>(const LineBatch::Line&, LineResult&)>;
  using ParseLine =
      std::function<void(LineParser&, const LineBatch&, const LineBatch::Line&, LineResult&)>;

  bool keeps_good() const { return options_.mode == ImportMode::keep_good; }
  bool is_dry() const { return options_.mode == ImportMode::dry_run; }
  // Whether what the second pass finds right can be given at once.
  bool gives_at_once() const {
    return is_dry() || (options_.sink_can_undo && options_.mode == ImportMode::all_or_nothing);
  }

  Result<void> pass(const ParseLine& parse, const OneLine& use);
  Result<void> index_lines();
  Result<void> check_lines();
  Result<void> give_lines();
  Result<void> use_batch(ParsedBatch& batch, const OneLine& use);
  void report_progress(const ParsedBatch& batch) const;

  bool refuse(const LineBatch::Line& line, LineResult& result);
  Result<void> give(const LineBatch::Line& line, LineResult& result);
  Result<void> give_gone(const LineBatch::Line& line, const Gone& gone);
  Result<void> sink_refused(Error error, std::uint64_t line);
  void settle_numbers(Record& record);
  void note_edges(const LineResult& result);
  void drop_what_hangs_on_refused();
  void reset_counts();

  LineReader lines_;
  std::uint64_t bytes_in_all_;
  NumberSource& numbers_;
  const ImportOptions& options_;
  const RecordSink& sink_;
  BundleIndex index_;
  std::vector<LineParser> parsers_;
  ImportReport report_;
  FaultList index_faults_;
  FaultList faults_;
  int pass_ = 0;
  // keep_good: what new records refer to new ones, and which of them were refused.
  std::vector<RecordKeys> hanging_;
  std::unordered_multimap<Number, std::size_t, graph::NumberHash> hangs_on_;
  std::vector<RecordKeys> refused_;
};

Result<void> Importer::use_batch(ParsedBatch& batch, const OneLine& use) {
  for (std::size_t i = 0; i < batch.lines.lines.size(); ++i) {
    auto used = use(batch.lines.lines[i], batch.results[i]);
    if (!used) return used;
  }
  report_progress(batch);
  return {};
}

// One batch is used on this thread while the next ones are read and parsed on others.
Result<void> Importer::pass(const ParseLine& parse, const OneLine& use) {
  ++pass_;
  if (auto rewound = lines_.rewind(); !rewound) return rewound;
  const auto read = [this](ParsedBatch& batch) {
    Result<bool> more = lines_.next(batch.lines);
    batch.lines_read = lines_.lines_read();
    batch.bytes_read = lines_.bytes_read();
    return more;
  };
  const auto work = [this, &parse](ParsedBatch& batch, unsigned thread) {
    const std::vector<LineBatch::Line>& lines = batch.lines.lines;
    if (batch.results.size() < lines.size()) batch.results.resize(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      parse(parsers_[thread], batch.lines, lines[i], batch.results[i]);
    }
  };
  InOrder<ParsedBatch> batches(static_cast<unsigned>(parsers_.size()), read, work);
  while (true) {
    const Result<ParsedBatch*> batch = batches.next();
    if (!batch) return batch.error();
    if (*batch == nullptr) return {};
    if (auto used = use_batch(**batch, use); !used) return used;
  }
}

void Importer::report_progress(const ParsedBatch& batch) const {
  if (!options_.progress) return;
  options_.progress(ImportProgress{pass_, gives_at_once() ? 2 : 3, batch.lines_read,
                                   batch.bytes_read, bytes_in_all_});
}

Result<void> Importer::index_lines() {
  const auto parse = [](LineParser& parser, const LineBatch& batch, const LineBatch::Line& line,
                        LineResult& out) { parser.read_keys(batch, line, out); };
  auto done = pass(parse, [this](const LineBatch::Line&, LineResult& result) {
    ++report_.lines;
    if (result.has_keys) index_.add(result.keys, index_faults_);
    return Result<void>();
  });
  if (!done) return done;
  index_.settle(index_faults_);
  if (options_.expecting) options_.expecting(index_.expected());
  return done;
}

// Counts a line with a fault. The faults of the index are merged in at the end.
bool Importer::refuse(const LineBatch::Line& line, LineResult& result) {
  if (result.faults.empty() && !index_.is_refused(line.number)) return false;
  ++report_.refused;
  report_.faults_not_listed += result.faults_not_listed;
  for (Fault& fault : result.faults) faults_.add(std::move(fault));
  return true;
}

Result<void> Importer::check_lines() {
  const bool at_once = gives_at_once();
  const auto parse = [this](LineParser& parser, const LineBatch& batch, const LineBatch::Line& line,
                            LineResult& out) {
    parser.read_record(batch, line, index_, ReadOptions{options_.today, true}, options_.misplaced,
                       keeps_good(), out);
  };
  return pass(parse, [this, at_once](const LineBatch::Line& line, LineResult& result) {
    if (refuse(line, result)) {
      if (result.has_keys) refused_.push_back(std::move(result.keys));
      return Result<void>();
    }
    if (at_once) return give(line, result);
    if (keeps_good() && !result.gone) note_edges(result);
    return Result<void>();
  });
}

// Remembers which new things a record refers to: if one of those is refused, it has to be as well.
void Importer::note_edges(const LineResult& result) {
  bool any = false;
  for (const Reference& reference : references_of(result.record)) {
    if (!index_.is_new(reference.number)) continue;
    hangs_on_.emplace(reference.number, hanging_.size());
    any = true;
  }
  if (any) hanging_.push_back(result.keys);
}

void Importer::drop_what_hangs_on_refused() {
  std::vector<RecordKeys> todo = std::move(refused_);
  while (!todo.empty()) {
    const RecordKeys keys = std::move(todo.back());
    todo.pop_back();
    for (const Number& number : index_.drop(keys)) {
      const auto [begin, end] = hangs_on_.equal_range(number);
      for (auto at = begin; at != end; ++at) todo.push_back(hanging_[at->second]);
      hangs_on_.erase(begin, end);
    }
  }
}

Result<void> Importer::give_lines() {
  const auto parse = [this](LineParser& parser, const LineBatch& batch, const LineBatch::Line& line,
                            LineResult& out) {
    parser.read_record(batch, line, index_, ReadOptions{options_.today, true}, options_.misplaced,
                       false, out);
  };
  return pass(parse, [this](const LineBatch::Line& line, LineResult& result) {
    return refuse(line, result) ? Result<void>() : give(line, result);
  });
}

// The numbers that the index gave to the record and to those inside it.
void Importer::settle_numbers(Record& record) {
  const auto settle = [this](Kind kind, graph::Identity& id) {
    if (!id.number.is_zero() || id.external_id.empty()) return;
    id.number = index_.number_of(kind, id.external_id).value_or(Number{});
  };
  settle(kind_of(record), identity_of(record));
  if (auto* home = std::get_if<graph::Household>(&record)) {
    for (auto& carer : home->carers) settle(Kind::carer, carer.identity);
    for (auto& other : home->others_living) settle(Kind::other_living, other.identity);
  }
}

Result<void> Importer::give_gone(const LineBatch::Line& line, const Gone& gone) {
  ++report_.accepted;
  if (!index_.is_new_gone(gone.number)) {
    ++report_.unchanged;
    return {};
  }
  ++report_.created;
  if (is_dry()) return {};
  return sink_(ImportedRecord{{}, line.number, true, true, gone.kind, gone.number});
}

Result<void> Importer::give(const LineBatch::Line& line, LineResult& result) {
  if (result.gone) return give_gone(line, *result.gone);
  Record& record = result.record;
  settle_numbers(record);
  give_numbers(record, index_.view(), numbers_);
  bool known = false;
  bool same = false;
  std::visit(
      [&]<class T>(const T& held) {
        const T* stored = index_.view().find<T>(held.identity.number);
        known = stored != nullptr;
        same = known && held == *stored;
      },
      record);
  if (same) {
    ++report_.unchanged;
  } else {
    if (!is_dry()) {
      auto taken = sink_(ImportedRecord{std::move(record), line.number, !known});
      if (!taken) return sink_refused(std::move(taken).error(), line.number);
    }
    ++(known ? report_.changed : report_.created);
  }
  ++report_.accepted;
  return {};
}

Result<void> Importer::sink_refused(Error error, std::uint64_t line) {
  const bool is_fault = error.code == ErrorCode::bad_input || error.code == ErrorCode::conflict ||
                        error.code == ErrorCode::too_large || error.code == ErrorCode::malformed;
  if (!keeps_good() || !is_fault) return error;
  ++report_.refused;
  if (error.faults.empty()) error.faults.push_back(Fault{"", error.message, line});
  for (Fault& fault : error.faults) {
    fault.line = line;
    faults_.add(std::move(fault));
  }
  return {};
}

void Importer::reset_counts() {
  report_ = ImportReport{.lines = report_.lines, .faults = {}};
  faults_.clear();
}

Result<ImportReport> Importer::run() {
  auto done = index_lines();
  if (done) done = check_lines();
  const bool clean = report_.refused == 0;
  if (done && !gives_at_once() && (clean || keeps_good())) {
    drop_what_hangs_on_refused();
    reset_counts();
    done = give_lines();
    report_.applied = true;
  }
  if (!done) return std::move(done).error();
  report_.applied = report_.applied || (gives_at_once() && !is_dry() && clean);
  report_.faults_not_listed += faults_.not_listed() + index_faults_.not_listed();
  std::vector<Fault> all = faults_.take();
  for (Fault& fault : index_faults_.take()) all.push_back(std::move(fault));
  std::stable_sort(all.begin(), all.end(),
                   [](const Fault& a, const Fault& b) { return a.line < b.line; });
  if (all.size() > graph::limits::faults_max) {
    report_.faults_not_listed += all.size() - graph::limits::faults_max;
    all.resize(graph::limits::faults_max);
  }
  report_.faults = std::move(all);
  return std::move(report_);
}

}  // namespace

Result<ImportReport> import_bundle(ByteSource& bundle, const graph::View& view,
                                   NumberSource& numbers, const ImportOptions& options,
                                   const RecordSink& sink) {
  return Importer(bundle, view, numbers, options, sink).run();
}

}  // namespace kith::api

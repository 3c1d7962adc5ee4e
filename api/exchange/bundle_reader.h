// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "api/exchange/line_reader.h"
#include "api/exchange/numbering.h"
#include "graph/draft.h"
#include "graph/record.h"
#include "graph/result.h"
#include "graph/view.h"

// The bundle (shared design, contract): JSON Lines, one record a line, kinds in any order,
// references by number or external id to anything in the bundle or already stored.
namespace kith::api {

enum class ImportMode : std::uint8_t {
  all_or_nothing,  // one fault anywhere, and no record is given to the sink
  keep_good,       // what has no fault is given, what refers to a refused new record is refused too
  dry_run,         // nothing is given; the report says what would be
};

struct ImportProgress {
  int pass = 1;  // the bundle is read `passes` times
  int passes = 2;
  std::uint64_t lines = 0;  // in this pass
  std::uint64_t bytes = 0;
  std::uint64_t bytes_in_all = 0;  // 0: not known
};

struct ImportOptions {
  ImportMode mode = ImportMode::all_or_nothing;
  std::optional<graph::Date> today;  // births after it are faults
  // Why a kind of record may not come in here, "" where it may; not set: all may.
  std::function<std::string(graph::Kind)> misplaced;
  unsigned threads = 1;  // that parse; the order of records stays that of lines
  // The sink can take everything back: it is given records at once, which saves a pass; where
  // the report then says `refused` over zero, take them back. For all_or_nothing only.
  bool sink_can_undo = false;
  std::function<void(const ImportProgress&)> progress;  // after some hundred lines each
  // How much the sink will be given at most, before the first; nothing where that is not known.
  std::function<void(const graph::ExpectedRecords&)> expecting;
};

// A record with numbers throughout, new or changed, in the order of lines. References may lead to
// records that come later (check them at the end: graph::Trust::deferred).
struct ImportedRecord {
  graph::Record record;
  std::uint64_t line = 0;
  bool created = false;
  bool gone = false;  // no record: what others refer to by this kind and number is no more
  graph::Kind gone_kind = graph::Kind::person;
  graph::Number gone_number = {};
};

// Takes one record. A refusal (bad_input, conflict, too_large, malformed) is that record's fault:
// with keep_good it is counted and the import goes on, and what refers to that record is still
// given. Any other Error, and every one in all_or_nothing, ends the import with it.
using RecordSink = std::function<graph::Result<void>(ImportedRecord&&)>;

struct ImportReport {
  std::uint64_t lines = 0;     // that held something
  std::uint64_t accepted = 0;  // created + changed + unchanged
  std::uint64_t created = 0;
  std::uint64_t changed = 0;
  std::uint64_t unchanged = 0;       // equal to what is stored: not given to the sink
  std::uint64_t refused = 0;         // lines with a fault
  std::vector<graph::Fault> faults;  // by line, at most limits::faults_max
  std::uint64_t faults_not_listed = 0;
  bool applied = false;  // records went to the sink and may stay
};

// Reads a bundle against what is stored. Records with a known number, or a known external id and no
// number, replace the stored version and keep its numbers, those of the people inside included
// (match_inner). Faults in the bundle are in the report; an Error means that it could not be read
// or a sink failed. Memory: a piece, as many batches of lines and their records as there
// are threads and two more, and about 300 bytes a record for the index of numbers. Cost: two passes
// over the bytes, three where records are given.
graph::Result<ImportReport> import_bundle(ByteSource& bundle, const graph::View& view,
                                          NumberSource& numbers, const ImportOptions& options,
                                          const RecordSink& sink);

}  // namespace kith::api

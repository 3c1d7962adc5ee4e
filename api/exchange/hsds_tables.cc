// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/hsds_tables.h"

#include "api/exchange/hsds_group.h"

namespace kith::api {

graph::Result<void> read_hsds_tables(const std::vector<FeedTable>& tables, FeedBundle& into) {
  const HsdsRows rows(tables, into);
  if (!rows.has(HsdsTable::services)) {
    return graph::Error{graph::ErrorCode::bad_input,
                        "no table of services is among the files: services.csv is looked for"};
  }
  if (rows.day_order() == DayOrder::american) {
    into.remark({FeedNote::mended,
                 {"all tables", 0, ""},
                 "days are read with the month first: the days themselves, or addresses in the US, "
                 "show it"});
  }
  HsdsGroups(rows, into).add_all();
  return {};
}

}  // namespace kith::api

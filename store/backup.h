// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "graph/result.h"
#include "store/durable_files.h"
#include "store/engine.h"

namespace kith::store {

// A copy of a data directory that is in use: everything done when it is made, consistent, and
// durable once this returns. Writing goes on meanwhile. It holds db/ and FORMAT. Not the keyrings,
// without which nothing in it opens: they are copied apart and rarely, so that an erasure reaches
// every copy (store/keyring.h). Not the snapshots: they are written again.
//
// `folder` must not exist, its parent must. FORMAT comes last: after an error, or a crash, what is
// left is no store and opens as none. Errors: conflict (it exists), those of Engine::checkpoint and
// of DurableFiles. Cost: what is in the write buffers is written to the disk; tables are linked
// where the file system allows it, and copied otherwise.
graph::Result<void> write_backup(const Engine& engine, const std::filesystem::path& folder,
                                 DurableFiles& files);

}  // namespace kith::store

// SPDX-License-Identifier: Apache-2.0
#include "store/backup.h"

#include "store/data_directory.h"

namespace kith::store {

graph::Result<void> write_backup(const Engine& engine, const std::filesystem::path& folder,
                                 DurableFiles& files) {
  if (auto made = files.make_folder(folder); !made) return made;
  if (auto copied = engine.checkpoint(folder / "db"); !copied) return copied;
  return write_format(folder, files);
}

}  // namespace kith::store

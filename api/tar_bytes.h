// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

// Files as one archive, in the ustar format of POSIX.1-2001 (pax, "ustar Interchange Format"): the
// same files give the same bytes, whoever packs them, wherever. No library: libarchive, which
// Debian has, would bring eight others along for what is one header of 512 bytes a file.
namespace kith::api {

struct TarFile {
  std::string name;  // 1..99 bytes of printable ASCII; beyond that a programmer's mistake
  std::string bytes;
};

inline constexpr std::size_t tar_name_bytes_max = 99;

// In the order given, each for its owner alone (0600), whoever unpacks it, and changed at `seconds`
// since 1970. Files under 8 GiB.
std::string tar_bytes(const std::vector<TarFile>& files, std::int64_t seconds);

}  // namespace kith::api

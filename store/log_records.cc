// SPDX-License-Identifier: Apache-2.0
#include "store/log_records.h"

#include <array>

namespace kith::store {
namespace {

// The form of a log (https://github.com/facebook/rocksdb/wiki/Write-Ahead-Log-File-Format): blocks
// of 32 KiB, in them fragments: checksum (4 bytes), length (2), type (1), payload. No header
// straddles the end of a block; what is left there is zeros. Numbers have their low end first.
constexpr std::size_t block_bytes = 32 * 1024;
constexpr std::size_t record_header_bytes = 7;
constexpr unsigned full_type = 1;
constexpr unsigned first_type = 2;
constexpr unsigned middle_type = 3;
constexpr unsigned last_type = 4;

// So many zeros at the end of a file are not chance: what is written is sealed. Nor are zeros that
// reach back to the beginning of a sector, for those are what a disk writes at once.
constexpr std::size_t zeros_min = 16;
constexpr std::size_t sector_bytes = 512;

// CRC-32C, a byte at a time.
constexpr std::array<std::uint32_t, 256> make_crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1U) ^ ((value & 1U) * 0x82f63b78U);
    table[i] = value;
  }
  return table;
}
constexpr std::array<std::uint32_t, 256> crc_table = make_crc_table();

constexpr std::uint32_t crc_of(std::uint32_t before, char byte) {
  return (before >> 8U) ^ crc_table[(before ^ static_cast<unsigned char>(byte)) & 0xffU];
}

// As RocksDB writes it: it does not store plain checksums of what may hold checksums.
constexpr std::uint32_t stored_crc(std::uint32_t crc) {
  crc = ~crc;
  return (crc >> 15U | crc << 17U) + 0xa282ead8U;
}

struct Fragment {
  std::uint32_t crc = 0;
  std::size_t length = 0;
  unsigned type = 0;
  std::string_view after_length;  // type and payload, up to the end of the block or file
};

Fragment fragment_at(std::string_view bytes, std::size_t offset) {
  const std::size_t block_end = offset - offset % block_bytes + block_bytes;
  const std::string_view rest = bytes.substr(offset, block_end - offset);
  return Fragment{static_cast<std::uint32_t>(low_end_first(rest.substr(0, 4))),
                  static_cast<std::size_t>(low_end_first(rest.substr(4, 2))),
                  static_cast<unsigned char>(rest[6]), rest.substr(6)};
}

bool is_whole(const Fragment& fragment) {
  if (fragment.type < full_type || fragment.type > last_type) return false;
  if (fragment.length + 1 > fragment.after_length.size()) return false;
  std::uint32_t crc = ~0U;
  for (const char byte : fragment.after_length.substr(0, fragment.length + 1)) {
    crc = crc_of(crc, byte);
  }
  return stored_crc(crc) == fragment.crc;
}

// Whether the checksum fits with another length: then the length is what was changed.
bool is_whole_with_another_length(const Fragment& fragment) {
  std::uint32_t crc = ~0U;
  for (const char byte : fragment.after_length) {
    crc = crc_of(crc, byte);
    if (stored_crc(crc) == fragment.crc) return true;
  }
  return false;
}

// A place at which no whole fragment is: what a power cut leaves, or not.
bool is_tear(std::string_view bytes, std::size_t offset) {
  const std::string_view rest = bytes.substr(offset);
  const std::size_t written = rest.find_last_not_of('\0') + 1;  // the rest is zeros
  if (rest.size() < record_header_bytes || written == 0) return true;
  // Zeros stand for what was not yet on the disk.
  const std::size_t last_sector = (bytes.size() - 1) / sector_bytes * sector_bytes;
  const bool zeroed = rest.size() - written >= zeros_min || offset + written <= last_sector;
  if (zeroed && written < record_header_bytes) return true;
  // A header is all there. Nobody writes one with another type, or beyond the end of a block.
  const Fragment fragment = fragment_at(bytes, offset);
  const std::size_t size = record_header_bytes + fragment.length;
  if (fragment.type < full_type || fragment.type > last_type) return false;
  if (size > block_bytes - offset % block_bytes) return false;
  if (size > rest.size()) return !is_whole_with_another_length(fragment);
  return zeroed && written < size;
}

}  // namespace

std::uint64_t low_end_first(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) {
    value = value << 8U | static_cast<unsigned char>(bytes[i]);
  }
  return value;
}

LogWalk walk_log(std::string_view bytes, const LogRecord& record) {
  std::string payload;
  std::size_t begin = 0;
  bool inside = false;
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    const std::size_t block_left = block_bytes - offset % block_bytes;
    if (block_left < record_header_bytes) {
      offset += block_left;
      continue;
    }
    if (!inside) begin = offset;
    const bool header = bytes.size() - offset >= record_header_bytes;
    const Fragment fragment = header ? fragment_at(bytes, offset) : Fragment{};
    const bool begins = fragment.type == full_type || fragment.type == first_type;
    if (!header || !is_whole(fragment)) {
      return {is_tear(bytes, offset) ? LogEnd::tear : LogEnd::damage, begin};
    }
    if (begins == inside) return {LogEnd::damage, begin};
    payload.append(fragment.after_length.substr(1, fragment.length));
    offset += record_header_bytes + fragment.length;
    inside = fragment.type == first_type || fragment.type == middle_type;
    if (inside) continue;
    record(begin, payload);
    payload.clear();
  }
  return {inside ? LogEnd::tear : LogEnd::clean, inside ? begin : bytes.size()};
}

}  // namespace kith::store

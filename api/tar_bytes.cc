// SPDX-License-Identifier: Apache-2.0
#include "api/tar_bytes.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "graph/check.h"

namespace kith::api {
namespace {

constexpr std::size_t block_bytes = 512;
constexpr std::size_t checksum_at = 148;
constexpr std::uint64_t file_bytes_max = (std::uint64_t{1} << 33U) - 1;  // eleven octal digits

void put_field(std::string& header, std::size_t at, std::string_view text) {
  header.replace(at, text.size(), text);
}

std::string header_of(const TarFile& file, std::int64_t seconds) {
  KITH_CHECK(!file.name.empty() && file.name.size() <= tar_name_bytes_max);
  KITH_CHECK(file.bytes.size() <= file_bytes_max && seconds >= 0);
  std::string header(block_bytes, '\0');
  put_field(header, 0, file.name);
  put_field(header, 100, "0000600");  // mode, then owner and group
  put_field(header, 108, "0000000");
  put_field(header, 116, "0000000");
  put_field(header, 124, fmt::format("{:011o}", file.bytes.size()));
  put_field(header, 136, fmt::format("{:011o}", seconds));
  put_field(header, checksum_at, "        ");  // blanks while it is summed up
  put_field(header, 156, "0");                 // an ordinary file
  put_field(header, 257,
            std::string_view("ustar\0"
                             "00",
                             8));
  unsigned sum = 0;
  for (const char byte : header) sum += static_cast<unsigned char>(byte);
  put_field(header, checksum_at, fmt::format("{:06o}", sum) + std::string("\0 ", 2));
  return header;
}

}  // namespace

std::string tar_bytes(const std::vector<TarFile>& files, std::int64_t seconds) {
  std::string out;
  for (const TarFile& file : files) {
    out += header_of(file, seconds);
    out += file.bytes;
    out.append((block_bytes - out.size() % block_bytes) % block_bytes, '\0');
  }
  out.append(2 * block_bytes, '\0');  // its end
  return out;
}

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
#include "store/log_check.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "store/manifest.h"

namespace {

using kith::store::durable_mark;
using kith::store::LogCheck;
using kith::store::read_manifest;

constexpr std::size_t block_bytes = 32 * 1024;

std::string number(std::uint64_t value, std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes; ++i) text.push_back(static_cast<char>(value >> (8 * i)));
  return text;
}

// Bit by bit, unlike what is tested.
std::uint32_t masked_crc(std::string_view bytes) {
  std::uint32_t crc = ~0U;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ (crc % 2 == 1 ? 0x82f63b78U : 0U);
  }
  crc = ~crc;
  return (crc >> 15U | crc << 17U) + 0xa282ead8U;
}

// A log as RocksDB writes it.
class Log {
 public:
  Log& add(std::string_view payload) {
    starts_.push_back(bytes_.size());
    bool first = true;
    do {
      std::size_t left = block_bytes - bytes_.size() % block_bytes;
      if (left < 7) {
        bytes_.append(left, '\0');
        left = block_bytes;
      }
      const std::string_view piece = payload.substr(0, left - 7);
      payload.remove_prefix(piece.size());
      const int type = first ? (payload.empty() ? 1 : 2) : (payload.empty() ? 4 : 3);
      const std::string checked = std::string(1, static_cast<char>(type)).append(piece);
      bytes_ += number(masked_crc(checked), 4) + number(piece.size(), 2) + checked;
      first = false;
    } while (!payload.empty());
    return *this;
  }
  // A batch of `count` changes, written when everything up to `durable` was durable.
  Log& batch(std::uint64_t sequence, std::uint64_t count, std::uint64_t durable,
             std::size_t size = 40) {
    return add(number(sequence, 8) + number(count, 4) + "\x03\x08" + durable_mark(durable) +
               std::string(size, 'x'));
  }
  const std::string& bytes() const { return bytes_; }
  // Where the n-th record begins; one beyond the last: the end.
  std::size_t start(std::size_t n) const { return n < starts_.size() ? starts_[n] : bytes_.size(); }

 private:
  std::string bytes_;
  std::vector<std::size_t> starts_;
};

// "" or "file@offset".
std::string found(const std::vector<std::string>& logs) {
  LogCheck check;
  for (std::size_t i = 0; i < logs.size(); ++i) check.add(std::to_string(i), logs[i]);
  if (!check.damage()) return "";
  return check.damage()->file + "@" + std::to_string(check.damage()->offset);
}

Log three_batches() {
  Log log;
  log.batch(5, 2, 4).batch(7, 1, 6).batch(8, 3, 7);
  return log;
}

}  // namespace

TEST_CASE("log check: the checksum is the one of the test vectors") {
  // RFC 3720, B.4: 32 bytes of zeros.
  CHECK(masked_crc(std::string(32, '\0')) ==
        ((0x8a9136aaU >> 15U | 0x8a9136aaU << 17U) + 0xa282ead8U));
  CHECK(found({three_batches().bytes()}).empty());
}

TEST_CASE("log check: a log cut off anywhere is a tear") {
  for (const std::size_t size : {40U, 60'000U}) {
    Log log;
    log.batch(1, 1, 0, size).batch(2, 1, 1, size);
    const std::size_t step = size < 1'000 ? 1 : 271;
    for (std::size_t end = 0; end <= log.bytes().size(); end += step) {
      CAPTURE(end);
      CHECK(found({log.bytes().substr(0, end)}).empty());
    }
  }
}

TEST_CASE("log check: every flipped bit is damage, at the start of its record") {
  const Log log = three_batches();
  for (std::size_t record = 0; record < 3; ++record) {
    for (std::size_t bit = log.start(record) * 8; bit < log.start(record + 1) * 8; ++bit) {
      CAPTURE(bit);
      std::string bytes = log.bytes();
      bytes[bit / 8] =
          static_cast<char>(static_cast<unsigned char>(bytes[bit / 8]) ^ (1U << (bit % 8)));
      CHECK(found({bytes}) == "0@" + std::to_string(log.start(record)));
      CHECK(read_manifest("M", bytes).damage.has_value());
    }
  }
}

TEST_CASE("log check: records over several blocks") {
  Log log;
  log.batch(1, 1, 0, 100'000).batch(2, 1, 1);
  CHECK(found({log.bytes()}).empty());
  std::string bytes = log.bytes();
  bytes[block_bytes * 2 + 5] = static_cast<char>(bytes[block_bytes * 2 + 5] + 1);
  CHECK(found({bytes}) == "0@0");
  // The end of a block too short for a header.
  Log tight;
  tight.batch(1, 1, 0, block_bytes - 7 - 22 - 3).batch(2, 1, 1);
  CHECK(tight.start(1) == block_bytes - 3);
  CHECK(found({tight.bytes()}).empty());
}

TEST_CASE("log check: zeros to the end are a tear, zeros before something are not") {
  const Log log = three_batches();
  const std::string& bytes = log.bytes();
  CHECK(found({bytes + std::string(5'000, '\0')}).empty());
  std::string torn = bytes;
  torn.replace(log.start(2) + 20, std::string::npos, bytes.size() - log.start(2) - 20, '\0');
  CHECK(found({torn}).empty());
  std::string hole = bytes;
  hole.replace(log.start(1), log.start(2) - log.start(1), log.start(2) - log.start(1), '\0');
  CHECK(found({hole}) == "0@" + std::to_string(log.start(1)));
}

TEST_CASE("log check: what is missing between two logs") {
  const Log before = three_batches();  // up to sequence number 10
  const std::string torn = before.bytes().substr(0, before.start(2) + 30);
  const auto after = [](std::uint64_t sequence, std::uint64_t durable) {
    return Log().batch(sequence, 1, durable).bytes();
  };
  CHECK(found({before.bytes(), after(11, 10)}).empty());
  // Whoever wrote the later log knew that what is missing was durable.
  CHECK(found({before.bytes(), after(13, 12)}) == "1@0");
  CHECK(found({torn, after(11, 10)}) == "0@" + std::to_string(before.start(2)));
  // Nobody was promised it.
  CHECK(found({before.bytes(), after(13, 10)}).empty());
  CHECK(found({torn, after(11, 7)}).empty());
  // The tear was dropped by an earlier opening, and its numbers used again.
  CHECK(found({torn, Log().batch(8, 1, 7).batch(9, 1, 8).bytes()}).empty());
  // Numbers never go back.
  CHECK(found({before.bytes(), after(5, 4)}) == "1@0");
}

TEST_CASE("log check: what is missing between the tables and the first log") {
  const auto fits = [](std::uint64_t sequence, std::uint64_t durable) {
    LogCheck check(10);
    check.add("0", Log().batch(sequence, 1, durable).bytes());
    return !check.damage().has_value();
  };
  CHECK(fits(11, 10));
  CHECK(fits(5, 4));  // in tables, some of it
  CHECK_FALSE(fits(13, 12));
  CHECK(fits(13, 10));  // nobody was promised what is missing
}

TEST_CASE("log check: a manifest may be torn, and nothing else") {
  Log log;
  log.add("edit one").add("edit two");
  CHECK_FALSE(read_manifest("M", log.bytes()).damage.has_value());
  CHECK_FALSE(read_manifest("M", log.bytes().substr(0, log.bytes().size() - 3)).damage.has_value());
  std::string longer = log.bytes();
  longer[4] = 100;  // its length now reaches beyond the end of the file
  const auto damage = read_manifest("M", longer).damage;
  REQUIRE(damage.has_value());
  CHECK(damage->file == "M");
  CHECK(damage->offset == 0);
}

TEST_CASE("log check: bytes that are no log") {
  CHECK(found({std::string(40, 'x')}) == "0@0");
  CHECK(found({Log().add("short").bytes()}) == "0@0");
  CHECK(found({"", std::string(100, '\0')}).empty());
}

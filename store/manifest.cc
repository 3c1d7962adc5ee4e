// SPDX-License-Identifier: Apache-2.0
#include "store/manifest.h"

#include <algorithm>
#include <map>

#include "store/log_records.h"

namespace kith::store {
namespace {

// The form of an edit, as RocksDB 7.8.3 writes it: fields, each a tag and what belongs to it.
enum Tag : std::uint64_t {
  comparator = 1,
  log_number = 2,
  next_file_number = 3,
  last_sequence = 4,
  compact_cursor = 5,
  deleted_file = 6,
  previous_log_number = 9,
  first_log_to_keep = 10,
  new_file = 103,
  column_family = 200,
  column_family_add = 201,
  column_family_drop = 202,
  column_family_max = 203,
  in_atomic_group = 300,
  may_be_passed_over = 1U << 13U,  // set in tags whose field is bytes with their length in front
};
constexpr std::uint64_t last_of_new_file = 1;

// Numbers in groups of seven bits, the low ones first.
class EditReader {
 public:
  explicit EditReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
      if (byte < 0x80U) return value;
    }
    ok_ = false;
    return 0;
  }
  void pass_numbers(int count) {
    for (int i = 0; i < count; ++i) number();
  }
  void pass_bytes() {
    const std::uint64_t size = number();
    ok_ = ok_ && size <= rest_.size();
    rest_.remove_prefix(ok_ ? size : rest_.size());
  }
  bool going_on() const { return ok_ && !rest_.empty(); }
  bool ok() const { return ok_; }
  void give_up() { ok_ = false; }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

void pass_new_file(EditReader& edit) {
  edit.pass_numbers(3);  // level, number, size
  edit.pass_bytes();     // smallest key
  edit.pass_bytes();     // largest key
  edit.pass_numbers(2);  // smallest and largest sequence number
  while (edit.going_on() && edit.number() != last_of_new_file) edit.pass_bytes();
}

// What all edits so far say.
class Logs {
 public:
  // False: the edit is of a form that is not known.
  bool add(std::string_view bytes) {
    EditReader edit(bytes);
    std::uint64_t family = 0;
    std::optional<std::uint64_t> log;
    while (edit.going_on()) read_field(edit, family, log);
    if (!edit.ok()) return false;
    std::uint64_t& known = log_of_family_[family];
    known = std::max(known, log.value_or(0));
    return true;
  }

  void tell(Manifest& manifest) const {
    manifest.last_sequence = last_sequence_;
    if (log_of_family_.empty()) return;
    const auto first = std::min_element(
        log_of_family_.begin(), log_of_family_.end(),
        [](const auto& left, const auto& right) { return left.second < right.second; });
    manifest.first_log = std::max(first->second, to_keep_);
  }

 private:
  void read_field(EditReader& edit, std::uint64_t& family, std::optional<std::uint64_t>& log) {
    const std::uint64_t tag = edit.number();
    switch (tag) {
      case Tag::log_number: log = edit.number(); break;
      case Tag::last_sequence: last_sequence_ = edit.number(); break;
      case Tag::first_log_to_keep: to_keep_ = std::max(to_keep_, edit.number()); break;
      case Tag::column_family: family = edit.number(); break;
      case Tag::next_file_number:
      case Tag::previous_log_number:
      case Tag::column_family_max:
      case Tag::in_atomic_group: edit.number(); break;
      case Tag::comparator:
      case Tag::column_family_add: edit.pass_bytes(); break;
      case Tag::compact_cursor:
        edit.number();
        edit.pass_bytes();
        break;
      case Tag::deleted_file: edit.pass_numbers(2); break;
      case Tag::new_file: pass_new_file(edit); break;
      default:
        if ((tag & Tag::may_be_passed_over) == 0) edit.give_up();
        edit.pass_bytes();
    }
  }

  std::map<std::uint64_t, std::uint64_t> log_of_family_;  // the first that it needs
  std::uint64_t to_keep_ = 0;
  std::optional<std::uint64_t> last_sequence_;
};

}  // namespace

Manifest read_manifest(std::string_view file, std::string_view bytes) {
  Manifest manifest;
  Logs logs;
  bool understood = true;
  const LogWalk walked = walk_log(bytes, [&](std::size_t, const std::string& payload) {
    understood = understood && logs.add(payload);
  });
  manifest.whole_bytes = walked.offset;
  if (walked.end == LogEnd::damage) manifest.damage = damaged_log(file, walked.offset);
  if (understood) logs.tell(manifest);
  return manifest;
}

}  // namespace kith::store

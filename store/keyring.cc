// SPDX-License-Identifier: Apache-2.0
#include "store/keyring.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <utility>

#include "graph/check.h"
#include "graph/limits.h"
#include "store/byte_order.h"
#include "store/format.h"
#include "store/hash_tree.h"

namespace kith::store {

using graph::Error;
using graph::ErrorCode;
using graph::Result;

struct Keyring::Page {
  SealingKey key;  // seals the page; new whenever a slot is destroyed
  Sensitive<std::array<std::uint8_t, format::page_bytes>> slots;  // all zero: destroyed

  std::span<std::uint8_t> slot(Slot index) {
    return std::span(slots.reveal()).subspan(index * key_bytes, key_bytes);
  }
  std::span<const std::uint8_t> slot(Slot index) const {
    return std::span(slots.reveal()).subspan(index * key_bytes, key_bytes);
  }
};

namespace {

std::string_view text_of(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void wipe_text(std::string& text) {
  wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
}

std::string page_key_place(const graph::SchemeNumber& scheme, std::uint64_t index,
                           std::uint64_t epoch) {
  return associated_data(Use::page_key, scheme, index, epoch);
}

std::string page_place(const graph::SchemeNumber& scheme, std::uint64_t index) {
  return associated_data(Use::key_page, scheme, index, 0);
}

Error corrupt(const std::filesystem::path& path, std::uint64_t offset, const std::string& what) {
  return Error{ErrorCode::corrupt, "The keyring " + path.string() + " is damaged at byte " +
                                       std::to_string(offset) + " (" + what +
                                       "): restore it from the keyring backup."};
}

Error missing(const std::filesystem::path& path, const std::string& what) {
  return Error{ErrorCode::key_missing, "The keyring " + path.string() + " " + what +
                                           ": put the right one back from the keyring backup."};
}

}  // namespace

Keyring::Keyring(std::filesystem::path path, const graph::SchemeNumber& scheme,
                 graph::Randomness& randomness, DurableFiles& files)
    : path_(std::move(path)), scheme_(scheme), randomness_(randomness), files_(files) {}

Keyring::~Keyring() = default;

Result<std::unique_ptr<Keyring>> Keyring::create(const std::filesystem::path& path,
                                                 const graph::SchemeNumber& scheme,
                                                 graph::Randomness& randomness,
                                                 DurableFiles& files) {
  std::error_code error;
  if (std::filesystem::exists(path, error)) {
    return Error{ErrorCode::conflict, "There is a keyring already: " + path.string() + "."};
  }
  std::unique_ptr<Keyring> made(new Keyring(path, scheme, randomness, files));
  made->lasting_secret_ = draw_key(randomness);
  made->scheme_key_ = draw_key(randomness);
  made->pages_.push_back(made->draw_page());
  std::string bytes = made->header_bytes(made->scheme_key_, made->epoch_);
  made->append_page(bytes, *made->pages_.front(), 0, made->scheme_key_, made->epoch_);
  auto written = files.replace(path, bytes, DurableFiles::Old::leave);
  wipe_text(bytes);
  if (!written) return std::move(written).error();
  return made;
}

Result<Keyring::Opened> Keyring::open(const std::filesystem::path& path,
                                      const graph::SchemeNumber& scheme, Slot slots_needed,
                                      graph::Randomness& randomness, DurableFiles& files) {
  auto bytes = files.read(path);
  if (!bytes && bytes.error().code == ErrorCode::not_found) return missing(path, "is not there");
  if (!bytes) return std::move(bytes).error();
  Opened opened;
  // A crash while the file was replaced leaves a copy of keys, which no erasure would reach.
  const auto left_over = DurableFiles::path_beside(path);
  if (auto gone = files.remove(left_over, DurableFiles::Old::overwrite); !gone) {
    return std::move(gone).error();
  }
  opened.keyring.reset(new Keyring(path, scheme, randomness, files));
  auto header = opened.keyring->read_header(*bytes);
  auto pages = header ? opened.keyring->read_pages(*bytes, slots_needed)
                      : Result<std::string>(std::move(header).error());
  wipe_text(*bytes);
  if (!pages) return std::move(pages).error();
  if (!pages->empty()) opened.mended.push_back(*pages);
  struct ::stat status {};
  if (::stat(path.c_str(), &status) == 0 && (status.st_mode & 077U) != 0) {
    std::filesystem::permissions(path, std::filesystem::perms(0600));
    opened.mended.push_back("The keyring could be read by other users; its mode is 0600 again.");
  }
  return opened;
}

Result<void> Keyring::read_header(std::string_view bytes) {
  if (bytes.size() < format::keyring_header_bytes) return corrupt(path_, bytes.size(), "cut short");
  ByteReader reader(bytes);
  if (reader.take(format::keyring_magic.size()) != format::keyring_magic) {
    return corrupt(path_, 0, "not a keyring");
  }
  const auto version = reader.integer<std::uint16_t>();
  if (version > format::keyring_version) {
    return Error{ErrorCode::format_newer,
                 "The keyring " + path_.string() + " was written by a newer Kith. Use that one."};
  }
  const graph::SchemeNumber scheme{graph::Number{reader.array<16>()}};
  epoch_ = reader.integer<std::uint64_t>();
  scheme_key_ = SealingKey(reader.array<key_bytes>());
  lasting_secret_ = SealingKey(reader.array<key_bytes>());
  const std::size_t checked = format::keyring_header_bytes - hash_bytes;
  KITH_CHECK(bytes.size() - reader.left() == checked);
  if (Hash{reader.array<hash_bytes>()} != sha256(bytes.substr(0, checked))) {
    return corrupt(path_, 0, "its head does not match its checksum");
  }
  if (scheme != scheme_) return missing(path_, "belongs to another scheme");
  return {};
}

// Gives what was passed over at the end, or nothing.
Result<std::string> Keyring::read_pages(std::string_view bytes, Slot slots_needed) {
  const std::uint64_t needed = (slots_needed + slots_a_page - 1) / slots_a_page;
  std::string_view rest = bytes.substr(format::keyring_header_bytes);
  while (rest.size() >= format::sealed_page_bytes) {
    auto page = open_page(rest.substr(0, format::sealed_page_bytes), pages_.size());
    if (page == nullptr) break;
    pages_.push_back(std::move(page));
    rest.remove_prefix(format::sealed_page_bytes);
  }
  if (pages_.size() < needed) {
    if (rest.size() < format::sealed_page_bytes) return missing(path_, "is older than the data");
    return corrupt(path_, bytes.size() - rest.size(), "a page of keys does not open");
  }
  if (rest.empty()) return std::string();
  return "Passed over " + std::to_string(rest.size()) +
         " bytes of unused keys that a crash left unfinished in the keyring.";
}

std::unique_ptr<Keyring::Page> Keyring::draw_page() {
  auto page = std::make_unique<Page>();
  page->key = draw_key(randomness_);
  randomness_.fill(page->slots.reveal());
  return page;
}

std::string Keyring::header_bytes(const SealingKey& scheme_key, std::uint64_t epoch) const {
  std::string bytes;
  bytes.reserve(format::keyring_header_bytes);
  bytes.append(format::keyring_magic);
  put_integer(bytes, format::keyring_version);
  put_bytes(bytes, scheme_.number.bytes);
  put_integer(bytes, epoch);
  put_bytes(bytes, scheme_key.reveal());
  put_bytes(bytes, lasting_secret_.reveal());
  put_bytes(bytes, sha256(bytes).bytes);
  KITH_CHECK(bytes.size() == format::keyring_header_bytes);
  return bytes;
}

void Keyring::append_page(std::string& out, const Page& page, std::uint64_t index,
                          const SealingKey& scheme_key, std::uint64_t epoch) const {
  seal(scheme_key, page_key_place(scheme_, index, epoch), text_of(page.key.reveal()), randomness_,
       out);
  seal(page.key, page_place(scheme_, index), text_of(page.slots.reveal()), randomness_, out);
}

std::unique_ptr<Keyring::Page> Keyring::open_page(std::string_view sealed,
                                                  std::uint64_t index) const {
  auto key = open_sealed(scheme_key_, page_key_place(scheme_, index, epoch_),
                         sealed.substr(0, format::sealed_page_key_bytes));
  if (!key) return nullptr;
  auto page = std::make_unique<Page>();
  std::memcpy(page->key.reveal().data(), key->data(), key_bytes);
  wipe_text(*key);
  auto slots = open_sealed(page->key, page_place(scheme_, index),
                           sealed.substr(format::sealed_page_key_bytes));
  if (!slots) return nullptr;
  std::memcpy(page->slots.reveal().data(), slots->data(), format::page_bytes);
  wipe_text(*slots);
  return page;
}

Error too_many_subjects(Slot most) {
  return Error{ErrorCode::too_large,
               "A scheme holds at most " + std::to_string(most) + " people and other subjects."};
}

Result<void> Keyring::reserve(Slot slots) {
  const std::unique_lock lock(mutex_);
  if (slots > graph::limits::subjects_a_scheme_max) {
    return too_many_subjects(graph::limits::subjects_a_scheme_max);
  }
  std::vector<std::unique_ptr<Page>> added;
  std::string bytes;
  while ((pages_.size() + added.size()) * slots_a_page < slots) {
    added.push_back(draw_page());
    append_page(bytes, *added.back(), pages_.size() + added.size() - 1, scheme_key_, epoch_);
  }
  if (added.empty()) return {};
  // Pages of this epoch appended to a file of the next one would never open again.
  if (unsure_) {
    return Error{ErrorCode::unavailable, "An erasure was not finished: repeat it, or start again."};
  }
  const std::uint64_t offset =
      format::keyring_header_bytes + pages_.size() * format::sealed_page_bytes;
  // What a failed attempt left at this place is written over.
  if (auto written = files_.write_at(path_, offset, bytes); !written) return written;
  std::move(added.begin(), added.end(), std::back_inserter(pages_));
  return {};
}

Slot Keyring::slots() const {
  const std::shared_lock lock(mutex_);
  return static_cast<Slot>(pages_.size() * slots_a_page);
}

std::uint64_t Keyring::epoch() const {
  const std::shared_lock lock(mutex_);
  return epoch_;
}

std::optional<SubjectKey> Keyring::key(Slot slot) const {
  const std::shared_lock lock(mutex_);
  KITH_CHECK(slot / slots_a_page < pages_.size());
  const auto bytes = std::as_const(*pages_[slot / slots_a_page]).slot(slot % slots_a_page);
  const bool destroyed = std::all_of(bytes.begin(), bytes.end(), [](auto b) { return b == 0; });
  if (destroyed) return std::nullopt;
  SubjectKey key;
  std::copy(bytes.begin(), bytes.end(), key.reveal().begin());
  return key;
}

// A copy without the slots of `slots` that are on the page, under a new page key if there are any.
std::unique_ptr<Keyring::Page> Keyring::page_without(const Page& page, std::uint64_t index,
                                                     std::span<const Slot> slots) {
  auto copy = std::make_unique<Page>();
  copy->key = page.key.duplicate();
  copy->slots = page.slots.duplicate();
  for (const Slot slot : slots) {
    if (slot / slots_a_page != index) continue;
    wipe(copy->slot(slot % slots_a_page));
    copy->key = draw_key(randomness_);
  }
  return copy;
}

Result<void> Keyring::destroy(std::span<const Slot> slots) {
  const std::unique_lock lock(mutex_);
  for (const Slot slot : slots) KITH_CHECK(slot / slots_a_page < pages_.size());
  SealingKey scheme_key = draw_key(randomness_);
  std::vector<std::unique_ptr<Page>> pages;
  std::string bytes = header_bytes(scheme_key, epoch_ + 1);
  for (const auto& page : pages_) {
    pages.push_back(page_without(*page, pages.size(), slots));
    append_page(bytes, *pages.back(), pages.size() - 1, scheme_key, epoch_ + 1);
  }
  auto replaced = files_.replace(path_, bytes, DurableFiles::Old::overwrite);
  wipe_text(bytes);
  unsure_ = !replaced.ok();
  if (!replaced) return replaced;
  scheme_key_ = std::move(scheme_key);
  pages_ = std::move(pages);
  ++epoch_;
  return {};
}

}  // namespace kith::store

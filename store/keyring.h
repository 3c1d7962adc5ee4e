// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/clock.h"
#include "graph/ids.h"
#include "graph/result.h"
#include "store/durable_files.h"
#include "store/sealing.h"

// The keys of one scheme's subjects: one file (store/FORMAT.md, "Keyring"), outside the engine and
// outside data backups. A subject has a slot, a slot has a key. 256 slots are a page, drawn at once
// and sealed under the page's key; page keys are sealed under the scheme key of the current epoch,
// which stands in the file's head. Whoever holds the file holds the keys: it is guarded by its mode
// (0600), and is to be backed up apart and rarely.
//
// Drawing keys ahead is what keeps new subjects cheap: fresh keys are made durable a page of 256 or
// more at a time, before the first is used. So at any crash a log entry's keys are on disk
// already, and the worst that stays behind is keys that seal nothing.
namespace kith::store {

using Slot = std::uint32_t;
inline constexpr Slot slots_a_page = 256;

// What a scheme with so many subjects answers to one more: too_large.
graph::Error too_many_subjects(Slot most);

class Keyring {
 public:
  // Makes the file, durable, with one page. Errors: conflict (there is one already), those of
  // DurableFiles.
  static graph::Result<std::unique_ptr<Keyring>> create(const std::filesystem::path& path,
                                                        const graph::SchemeNumber& scheme,
                                                        graph::Randomness& randomness,
                                                        DurableFiles& files);

  struct Opened;
  // Opens the file, of which at least `slots_needed` slots have been used. What a crash left half
  // written behind those is passed over. Errors: key_missing (no file, of another scheme, or older
  // than the data), corrupt (with the place), format_newer, those of DurableFiles.
  static graph::Result<Opened> open(const std::filesystem::path& path,
                                    const graph::SchemeNumber& scheme, Slot slots_needed,
                                    graph::Randomness& randomness, DurableFiles& files);

  // At least `slots` slots have durable keys. One write and sync where pages are missing, nothing
  // otherwise. After an error nothing has changed, and it may be tried again. Errors: too_large,
  // unavailable (a destruction failed), those of DurableFiles.
  graph::Result<void> reserve(Slot slots);
  Slot slots() const;

  // The key of a slot; nothing once it is destroyed. slot < slots() (programmer's mistake).
  std::optional<SubjectKey> key(Slot slot) const;

  // Destroys keys for good: their pages get new page keys without them, a new epoch begins with a
  // new scheme key, every page key is sealed anew, the file is replaced and the old one's bytes are
  // overwritten. Keys that are gone already are no error. After an error the file holds either all
  // of these keys or none, this object still has them and refuses to reserve: do it again, or open
  // again. Cost: the whole file is written (33 bytes a subject). Errors: those of DurableFiles.
  graph::Result<void> destroy(std::span<const Slot> slots);

  // Counts the scheme keys there have been, from 1.
  std::uint64_t epoch() const;

  // A secret of the scheme that outlives epochs, for keyed hashes of what may not stand in clear
  // and identifies nobody by itself (idempotency keys, checks of snapshots).
  const SealingKey& lasting_secret() const { return lasting_secret_; }

  ~Keyring();
  Keyring(const Keyring&) = delete;
  Keyring& operator=(const Keyring&) = delete;

 private:
  struct Page;
  Keyring(std::filesystem::path path, const graph::SchemeNumber& scheme,
          graph::Randomness& randomness, DurableFiles& files);

  std::unique_ptr<Page> draw_page();
  std::string header_bytes(const SealingKey& scheme_key, std::uint64_t epoch) const;
  void append_page(std::string& out, const Page& page, std::uint64_t index,
                   const SealingKey& scheme_key, std::uint64_t epoch) const;
  std::unique_ptr<Page> open_page(std::string_view sealed, std::uint64_t index) const;
  std::unique_ptr<Page> page_without(const Page& page, std::uint64_t index,
                                     std::span<const Slot> slots);
  graph::Result<void> read_header(std::string_view bytes);
  graph::Result<std::string> read_pages(std::string_view bytes, Slot slots_needed);

  std::filesystem::path path_;
  graph::SchemeNumber scheme_;
  graph::Randomness& randomness_;
  DurableFiles& files_;
  SealingKey lasting_secret_;

  mutable std::shared_mutex mutex_;  // guards what is below; held for reading while keys are copied
  SealingKey scheme_key_;
  std::uint64_t epoch_ = 1;
  std::vector<std::unique_ptr<Page>> pages_;
  bool unsure_ = false;  // whether the file is of this epoch or, half destroyed, of the next
};

struct Keyring::Opened {
  std::unique_ptr<Keyring> keyring;
  std::vector<std::string> mended;  // what was found and passed over, one sentence each
};

}  // namespace kith::store

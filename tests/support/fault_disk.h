// SPDX-License-Identifier: Apache-2.0
// A disk in memory that goes wrong on demand: the model, without RocksDB.
//
// It keeps two states of everything: what programs see, and what a power cut leaves. Bytes of a
// file move from the first to the second when the file is synced; names (created, renamed, linked,
// removed) when their folder is. That is what POSIX promises, and no more: real file systems keep
// more, so what survives here survives there. One thing no disk does, and this does not either: it
// does not tear within a sector. Zeros in the place of what was not yet written begin where a write
// or a sector does, never between.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith::tests {

// What happens at an operation. Every operation on a file or folder can be hit, reading included.
enum class Fault : std::uint8_t {
  none,
  error,           // it fails, without effect; only this one
  errors,          // it and every later one fail: the disk is gone
  no_space,        // it fails with "no space", as does every later one that takes space
  short_write,     // a write puts half of its bytes and fails; anything else: error
  short_no_space,  // a write puts half of its bytes and fails with "no space"; later as no_space
  power_cut,       // it and every later one fail, like errors: for power_cut() to follow
};

// What a power cut leaves of what was not synced.
struct Remains {
  enum class Bytes : std::uint8_t {
    none,
    torn,    // of each file, a beginning of random length; written over, behind it the old bytes
    zeroed,  // likewise, but the file has its full length, and zeros at its end
    all,     // as when only the process dies
  };
  enum class Names : std::uint8_t {
    none,  // lost creations, lost renames; what was removed is there again
    some,  // of each folder, the first few of its changes
    all,
  };
  Bytes bytes = Bytes::none;
  Names names = Names::none;
  std::uint64_t seed = 1;
};

// Thread safe.
class FaultDisk {
 public:
  struct Node;
  using NodePtr = std::shared_ptr<Node>;
  enum class Answer : std::uint8_t { ok, failed, no_space, not_found, exists, in_use };

  // An open file. Those opened before a power cut answer `failed`.
  struct Open {
    NodePtr node;
    std::uint64_t life = 0;
    std::string path;  // as it was when it was opened; for hit_at()
  };

  FaultDisk();

  // Faults. arm() counts operations from 1 from now on, and lets the fault happen at the n-th.
  void arm(Fault fault, std::uint64_t n);
  void disarm();                     // no more faults; counting goes on
  void pause(bool paused);           // while paused nothing is counted and no fault begins
  std::uint64_t operations() const;  // since arm(), or the beginning
  bool hit() const;                  // whether the armed fault has happened
  std::string hit_at() const;        // on what: "sync /data/db/000004.log"; empty before
  void space_returns();              // after no_space
  // What is said when somebody asks for free space; by default plenty, even after no_space.
  void set_free_bytes(std::uint64_t bytes);
  std::uint64_t free_bytes() const;
  // Says it has synced, and has not. A control: tests must notice.
  void set_syncs_lie(bool lie);
  // The power goes and comes back: what was not synced is gone, except for what remains; open files
  // are dead, locks free, nothing armed.
  void power_cut(Remains remains);

  // Everything, synced or not, with nothing open: to start many runs from one state.
  NodePtr image() const;
  void restore(const NodePtr& image);

  // What programs do. Each is one operation.
  Answer open(const std::string& path, Open* file);
  Answer create(const std::string& path, bool keep, Open* file);  // keep: bytes that are there
  Answer read(const Open& file, std::uint64_t offset, std::size_t size, std::string* bytes);
  Answer append(const Open& file, std::string_view bytes);
  // At most at the end of the file.
  Answer write_at(const Open& file, std::uint64_t offset, std::string_view bytes);
  Answer cut(const Open& file, std::uint64_t size);
  Answer sync(const Open& file);
  Answer close(const Open& file);
  Answer sync_folder(const Open& folder);
  Answer size(const std::string& path, std::uint64_t* bytes);
  Answer is_folder(const std::string& path, bool* folder);
  Answer names(const std::string& folder, std::vector<std::string>* names);
  Answer make_folder(const std::string& path);
  Answer remove(const std::string& path);  // a file, or an empty folder
  Answer rename(const std::string& from, const std::string& to);
  Answer link(const std::string& from, const std::string& to);
  Answer lock(const std::string& path);
  Answer unlock(const std::string& path);

  // Behind everybody's back: no operation, never hit. Changes what was synced along with the rest.
  bool exists(const std::string& path) const;
  std::string bytes(const std::string& path) const;                    // nothing there: empty
  std::vector<std::string> names_in(const std::string& folder) const;  // nothing there: empty
  void make_durable_folders(const std::string& path);                  // like mkdir -p
  void overwrite(const std::string& path, std::uint64_t offset, std::string_view bytes);
  void truncate(const std::string& path, std::uint64_t size);
  void forget(const std::string& path);

 private:
  enum class Takes : std::uint8_t { nothing, space };
  struct Step {
    Answer answer = Answer::ok;
    bool half = false;  // a write puts half of its bytes first
  };
  Step step(std::string_view what, const std::string& path, Takes takes);
  Step strike(Takes takes);
  Answer put(const Open& file, std::size_t offset, std::string_view bytes);
  NodePtr find(const std::string& path) const;
  std::pair<NodePtr, std::string> place(const std::string& path) const;

  mutable std::mutex mutex_;
  NodePtr root_;
  std::set<std::string> locks_;
  std::uint64_t life_ = 1;  // counts power cuts and restores
  std::uint64_t operations_ = 0;
  Fault armed_ = Fault::none;
  std::uint64_t armed_at_ = 0;
  Fault going_on_ = Fault::none;  // of errors, no_space, power_cut: the one that has begun
  bool paused_ = false;
  bool hit_ = false;
  std::string hit_at_;
  std::uint64_t free_bytes_;
  bool syncs_lie_ = false;
};

}  // namespace kith::tests

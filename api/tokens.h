// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/roles.h"
#include "graph/clock.h"
#include "graph/result.h"
#include "store/durable_files.h"

// Who may speak over HTTP. A token is 32 random bytes, shown once when it is made; what is kept is
// a hash of it. They stand in one file of the data directory, outside the database, so that
// restoring an older database brings no revoked token back.
namespace kith::api {

struct TokenEntry {
  std::string id;     // short and public, to name it by
  std::string label;  // whose it is, in the maker's words
  Role role = Role::scheme_worker;
  std::string scheme;                // the one scheme it is good for; "" for none (administrator)
  std::string directory = {};        // directory_editor: the one directory; "" for all others
  std::optional<graph::Number> own;  // person, carer: who they are
  graph::Instant created;
  std::optional<graph::Instant> expires;
  std::optional<graph::Instant> last_used;  // to the minute
  std::optional<graph::Instant> revoked;
};

struct NewToken {
  std::string secret;  // "kith_…": this is the only time it is known
  TokenEntry entry;
};

inline constexpr std::size_t tokens_max = 10'000;

// Safe from any thread. Errors of changes: those of DurableFiles; nothing has changed then.
class Tokens {
 public:
  // `files`, `clock` and `randomness` must outlive it. Errors: corrupt, storage_failed.
  static graph::Result<std::unique_ptr<Tokens>> open(std::filesystem::path file,
                                                     store::DurableFiles& files,
                                                     graph::Clock& clock,
                                                     graph::Randomness& randomness);

  // `wanted` without id, created and the times. Errors: too_large (tokens_max).
  graph::Result<NewToken> create(TokenEntry wanted);
  std::vector<TokenEntry> list() const;
  // By id. Errors: not_found. Revoking again does nothing.
  graph::Result<TokenEntry> revoke(std::string_view id);

  // Whose token this is, if it is one, not revoked and not over. Every stored hash is compared,
  // each in constant time. Notes the time of use, at most once a minute.
  std::optional<TokenEntry> find(std::string_view secret);

 private:
  struct Stored {
    TokenEntry entry;
    std::string hash;  // 32 bytes
  };
  Tokens(std::filesystem::path file, store::DurableFiles& files, graph::Clock& clock,
         graph::Randomness& randomness);
  graph::Result<void> read(std::string_view text);
  graph::Result<void> write(const std::vector<Stored>& stored);
  static std::string to_text(const std::vector<Stored>& stored);

  std::filesystem::path file_;
  store::DurableFiles& files_;
  graph::Clock& clock_;
  graph::Randomness& randomness_;
  mutable std::mutex mutex_;
  std::vector<Stored> stored_;
};

}  // namespace kith::api

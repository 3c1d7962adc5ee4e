// SPDX-License-Identifier: Apache-2.0
#include "api/tokens.h"

#include <array>
#include <utility>

#include <fmt/format.h>
#include <sodium.h>
#include <nlohmann/json.hpp>

#include "graph/check.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Instant;
using Json = nlohmann::ordered_json;

constexpr std::string_view prefix = "kith_";
constexpr std::size_t secret_bytes = 32;
constexpr std::size_t secret_text_bytes = 43;  // base64url without padding
constexpr std::size_t hash_text_bytes = 64;
constexpr std::int64_t minute_microseconds = 60'000'000;
constexpr int base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::string hash_of(std::string_view secret) {
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
                     reinterpret_cast<const unsigned char*>(secret.data()), secret.size());
  return hash;
}

std::string hex_of(std::string_view bytes) {
  std::string hex(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                 bytes.size());
  hex.pop_back();
  return hex;
}

std::string bytes_of(std::string_view hex) {
  std::string bytes(hex.size() / 2, '\0');
  std::size_t size = 0;
  sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(),
                 hex.size(), nullptr, &size, nullptr);
  bytes.resize(size);
  return bytes;
}

void put_instant(Json& json, const char* key, const std::optional<Instant>& instant) {
  if (instant) json[key] = graph::to_text(*instant);
}

std::optional<Instant> instant_at(const Json& json, const char* key) {
  if (!json.contains(key)) return std::nullopt;
  return graph::instant_from_text(json.at(key).get<std::string>());
}

Json to_json(const TokenEntry& entry) {
  Json json{{"id", entry.id},
            {"label", entry.label},
            {"role", word(entry.role)},
            {"scheme", entry.scheme}};
  if (!entry.directory.empty()) json["directory"] = entry.directory;
  if (entry.own) json["own"] = graph::to_text(*entry.own);
  json["created"] = graph::to_text(entry.created);
  put_instant(json, "expires", entry.expires);
  put_instant(json, "last_used", entry.last_used);
  put_instant(json, "revoked", entry.revoked);
  return json;
}

// Throws where a key is missing or of another type.
TokenEntry entry_of(const Json& json) {
  TokenEntry entry;
  entry.id = json.at("id").get<std::string>();
  entry.label = json.at("label").get<std::string>();
  entry.role = role_from_text(json.at("role").get<std::string>()).value();
  entry.scheme = json.at("scheme").get<std::string>();
  if (json.contains("directory")) entry.directory = json.at("directory").get<std::string>();
  if (json.contains("own")) {
    entry.own = graph::number_from_text(json.at("own").get<std::string>()).value();
  }
  entry.created = instant_at(json, "created").value();
  entry.expires = instant_at(json, "expires");
  entry.last_used = instant_at(json, "last_used");
  entry.revoked = instant_at(json, "revoked");
  return entry;
}

bool is_good_at(const TokenEntry& entry, Instant now) {
  return !entry.revoked && (!entry.expires || now < *entry.expires);
}

}  // namespace

Tokens::Tokens(std::filesystem::path file, store::DurableFiles& files, graph::Clock& clock,
               graph::Randomness& randomness)
    : file_(std::move(file)), files_(files), clock_(clock), randomness_(randomness) {}

graph::Result<std::unique_ptr<Tokens>> Tokens::open(std::filesystem::path file,
                                                    store::DurableFiles& files, graph::Clock& clock,
                                                    graph::Randomness& randomness) {
  std::unique_ptr<Tokens> tokens(new Tokens(std::move(file), files, clock, randomness));
  auto text = files.read(tokens->file_);
  if (!text && text.error().code == ErrorCode::not_found) return tokens;
  if (!text) return std::move(text).error();
  if (auto read = tokens->read(*text); !read) return std::move(read).error();
  return tokens;
}

graph::Result<void> Tokens::read(std::string_view text) {
  try {
    const Json json = Json::parse(text);
    for (const Json& each : json.at("tokens")) {
      std::string hash = bytes_of(each.at("hash").get<std::string>());
      if (hash.size() != hash_text_bytes / 2) throw std::bad_optional_access();
      stored_.push_back({entry_of(each), std::move(hash)});
    }
    return {};
  } catch (const std::exception&) {
    return Error{ErrorCode::corrupt,
                 fmt::format("{} is not what Kith wrote. Move it away and make new tokens with "
                             "kith token create.",
                             file_.string())};
  }
}

std::string Tokens::to_text(const std::vector<Stored>& stored) {
  Json list = Json::array();
  for (const Stored& each : stored) {
    Json json = to_json(each.entry);
    json["hash"] = hex_of(each.hash);
    list.push_back(std::move(json));
  }
  return Json{{"version", 1}, {"tokens", std::move(list)}}.dump(1) + "\n";
}

graph::Result<void> Tokens::write(const std::vector<Stored>& stored) {
  return files_.replace(file_, to_text(stored), store::DurableFiles::Old::leave);
}

graph::Result<NewToken> Tokens::create(TokenEntry wanted) {
  std::array<std::uint8_t, secret_bytes> bytes{};
  std::array<std::uint8_t, 5> id_bytes{};
  randomness_.fill(bytes);
  randomness_.fill(id_bytes);
  std::array<char, secret_text_bytes + 1> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), base64);
  NewToken made;
  made.secret = std::string(prefix) + text.data();
  sodium_memzero(bytes.data(), bytes.size());
  made.entry = std::move(wanted);
  made.entry.id = hex_of(std::string(id_bytes.begin(), id_bytes.end()));
  made.entry.created = clock_.now();
  const std::lock_guard lock(mutex_);
  if (stored_.size() >= tokens_max) {
    return Error{ErrorCode::too_large, "there are as many tokens as there may be: revoke some"};
  }
  std::vector<Stored> next = stored_;
  next.push_back({made.entry, hash_of(made.secret)});
  if (auto written = write(next); !written) return std::move(written).error();
  stored_ = std::move(next);
  return made;
}

std::vector<TokenEntry> Tokens::list() const {
  const std::lock_guard lock(mutex_);
  std::vector<TokenEntry> entries;
  entries.reserve(stored_.size());
  for (const Stored& each : stored_) entries.push_back(each.entry);
  return entries;
}

graph::Result<TokenEntry> Tokens::revoke(std::string_view id) {
  const std::lock_guard lock(mutex_);
  std::vector<Stored> next = stored_;
  for (Stored& each : next) {
    if (each.entry.id != id) continue;
    if (each.entry.revoked) return each.entry;
    each.entry.revoked = clock_.now();
    const TokenEntry entry = each.entry;
    if (auto written = write(next); !written) return std::move(written).error();
    stored_ = std::move(next);
    return entry;
  }
  return Error{ErrorCode::not_found, "there is no token with that id. kith token list shows them."};
}

std::optional<TokenEntry> Tokens::find(std::string_view secret) {
  if (!secret.starts_with(prefix) || secret.size() != prefix.size() + secret_text_bytes) {
    return std::nullopt;
  }
  const std::string hash = hash_of(secret);
  const Instant now = clock_.now();
  const std::lock_guard lock(mutex_);
  Stored* found = nullptr;
  for (Stored& each : stored_) {  // to the end, so that time tells nothing
    if (sodium_memcmp(each.hash.data(), hash.data(), hash.size()) == 0) found = &each;
  }
  if (!found || !is_good_at(found->entry, now)) return std::nullopt;
  auto& used = found->entry.last_used;
  if (!used || now.microseconds - used->microseconds >= minute_microseconds) {
    used = Instant{now.microseconds - now.microseconds % minute_microseconds};
    // When it cannot be written (a full disk) the token is good all the same.
    static_cast<void>(write(stored_));
  }
  return found->entry;
}

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
#include "api/audit.h"

#include <array>
#include <vector>

#include <fmt/format.h>
#include <sodium.h>
#include <nlohmann/json.hpp>

#include "api/errors.h"
#include "api/verifier/verifying.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;

Json hashes(const std::vector<store::Hash>& proof) {
  Json list = Json::array();
  for (const store::Hash& hash : proof) list.push_back(store::to_hex(hash));
  return list;
}

// Heads stand on paper, too: whole seconds are enough there.
graph::Instant begun_second(graph::Instant at) {
  constexpr std::int64_t second = 1'000'000;
  const std::int64_t past = at.microseconds % second;
  return graph::Instant{at.microseconds - (past < 0 ? past + second : past)};
}

Error beyond(std::uint64_t size) {
  return Error{ErrorCode::bad_input, fmt::format("the log has {} events", size)};
}

Json to_json(const store::Verification& verified) {
  Json json{{"size", verified.head.size},
            {"root", store::to_hex(verified.head.root)},
            {"events", verified.events},
            {"parts_opened", verified.parts_opened},
            {"parts_erased", verified.parts_erased}};
  Json damages = Json::array();
  for (const store::Damage& damage : verified.damages) {
    damages.push_back({{"position", damage.position}, {"what", damage.what}});
  }
  json["damages"] = std::move(damages);
  return json;
}

std::string words_of(std::string_view name, const store::Verification& verified) {
  std::string words = fmt::format(
      "{}: {} events, root {}\n  every leaf, node and head was computed anew; {} parts "
      "opened, {} erased\n",
      name, verified.events, store::to_hex(verified.head.root), verified.parts_opened,
      verified.parts_erased);
  for (const store::Damage& damage : verified.damages) {
    words += fmt::format("  DAMAGED at event {}: {}\n", damage.position, damage.what);
  }
  return words;
}

}  // namespace

verifier::Head signed_head(const Scheme& scheme, graph::Instant at) {
  const store::LogHead newest = scheme.store().log().head();
  verifier::Head head;
  head.scheme = scheme.name();
  head.number = graph::to_text(scheme.store().entry().number.number);
  head.size = newest.size;
  head.root = newest.root.bytes;
  head.at = graph::to_text(begun_second(at));
  auto seed =
      store::keyed_hash(scheme.store().keys().keyring().lasting_secret(), "kith head signature");
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_key{};
  static_assert(sizeof seed == crypto_sign_SEEDBYTES);
  crypto_sign_seed_keypair(head.public_key.data(), secret_key.data(), seed.data());
  const std::string statement = verifier::statement(head);
  crypto_sign_detached(head.signature.data(), nullptr,
                       reinterpret_cast<const unsigned char*>(statement.data()), statement.size(),
                       secret_key.data());
  sodium_memzero(secret_key.data(), secret_key.size());
  sodium_memzero(seed.data(), seed.size());
  return head;
}

std::string head_json(const Scheme& scheme, graph::Instant at) {
  return verifier::encode(signed_head(scheme, at));
}

graph::Result<HeadCheck> check_head(const Scheme& scheme, std::string_view text) {
  const auto held = verifier::read_held(text);
  if (!held) {
    return Error{ErrorCode::malformed,
                 "this is no head of a log: " + printable(verifier::words_of(held.fault()))};
  }
  const verifier::PrintedHead own = verifier::printed(signed_head(scheme, {}));
  HeadCheck check{held->size, false, {}};
  if (held->number != own.number || held->scheme != own.scheme) {
    check.words = fmt::format("NOT THE SAME: it is a head of another scheme, {} ({})", held->scheme,
                              held->number);
    return check;
  }
  if (held->fingerprint != own.fingerprint) {
    check.words = "NOT THE SAME: it was signed with another key, fingerprint " + held->fingerprint;
    return check;
  }
  if (held->size > own.size) {
    check.words = fmt::format(
        "CUT OFF: the head that was kept counts {} events, the log has {}: it was cut off or "
        "rolled back",
        held->size, own.size);
    return check;
  }
  auto root = store::head_at(held->size, scheme.store().log());
  if (!root) return std::move(root).error();
  check.holds = root->bytes == held->root;
  check.words = check.holds ? fmt::format(
                                  "the log begins with the {} events of that head and has {} more; "
                                  "whether more than these came after it, and were cut off, a head "
                                  "that is smaller than the log cannot show",
                                  held->size, own.size - held->size)
                            : fmt::format(
                                  "FORKED: over the first {} events the log has another root than "
                                  "the head that was kept: the past was rewritten, or there are "
                                  "two logs",
                                  held->size);
  return check;
}

graph::Result<std::string> inclusion_json(const Scheme& scheme, std::uint64_t position,
                                          std::optional<std::uint64_t> size) {
  const store::EventLog& log = scheme.store().log();
  const std::uint64_t newest = log.head().size;
  const std::uint64_t to = size.value_or(newest);
  if (to > newest || position >= to) return beyond(newest);
  auto leaf = log.leaf(position);
  if (!leaf) return std::move(leaf).error();
  auto proof = store::inclusion_proof(position, to, log);
  if (!proof) return std::move(proof).error();
  auto root = store::head_at(to, log);
  if (!root) return std::move(root).error();
  return Json{{"proof", "inclusion"},
              {"event", position},
              {"leaf", store::to_hex(store::leaf_hash(*leaf))},
              {"size", to},
              {"root", store::to_hex(*root)},
              {"hashes", hashes(*proof)}}
      .dump();
}

graph::Result<std::string> consistency_json(const Scheme& scheme, std::uint64_t from,
                                            std::optional<std::uint64_t> size) {
  const store::EventLog& log = scheme.store().log();
  const std::uint64_t newest = log.head().size;
  const std::uint64_t to = size.value_or(newest);
  if (to > newest || from > to) return beyond(newest);
  auto proof = store::consistency_proof(from, to, log);
  if (!proof) return std::move(proof).error();
  auto old_root = store::head_at(from, log);
  if (!old_root) return std::move(old_root).error();
  auto new_root = store::head_at(to, log);
  if (!new_root) return std::move(new_root).error();
  return Json{{"proof", "consistency"},
              {"from", from},
              {"from_root", store::to_hex(*old_root)},
              {"size", to},
              {"root", store::to_hex(*new_root)},
              {"hashes", hashes(*proof)}}
      .dump();
}

graph::Result<AuditReport> verify(const Scheme& scheme) {
  auto facts = scheme.store().log().verify();
  if (!facts) return std::move(facts).error();
  auto access = scheme.access_log().verify();
  if (!access) return std::move(access).error();
  AuditReport report;
  report.whole = facts->whole() && access->whole();
  report.json = Json{{"scheme", scheme.name()},
                     {"facts", to_json(*facts)},
                     {"access", to_json(*access)},
                     {"whole", report.whole}}
                    .dump();
  report.words = words_of(scheme.name() + " facts", *facts) +
                 words_of(scheme.name() + " access", *access) +
                 (report.whole ? "nothing is missing, added or changed\n" : "NOT WHOLE\n");
  return report;
}

}  // namespace kith::api

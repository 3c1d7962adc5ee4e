// SPDX-License-Identifier: Apache-2.0
#include "store/scheme_store.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "graph/check.h"
#include "store/byte_order.h"
#include "store/engine_keys.h"

namespace kith::store {

using graph::Error;
using graph::ErrorCode;
using graph::Result;

namespace {

constexpr std::size_t scheme_name_bytes_max = 40;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<graph::SchemeNumber> decode_number(std::string_view bytes) {
  ByteReader reader(bytes);
  const graph::SchemeNumber number{graph::Number{reader.array<16>()}};
  if (!reader.ok() || !reader.at_end()) return std::nullopt;
  return number;
}

std::string_view word_of(Tenant tenant) {
  return tenant == Tenant::scheme ? "scheme" : "directory";
}

std::string name_key(Tenant tenant, std::string_view name) {
  return tenant == Tenant::scheme ? keys::scheme_name(name) : keys::directory_name(name);
}

Error corrupt_register(std::string_view name) {
  return Error{ErrorCode::corrupt, "The register of schemes is damaged at " + std::string(name) +
                                       ": restore from a backup."};
}

graph::Event created_event(const SchemeEntry& entry, graph::Instant at) {
  graph::Event event;
  event.header.scheme = entry.number;
  event.header.type = graph::EventType::scheme_created;
  event.header.kind = entry.tenant == Tenant::scheme ? graph::Kind::scheme : graph::Kind::directory;
  event.header.at = at;
  event.header.record = entry.number.number;
  event.header.subjects = {as_subject(entry.number)};
  event.parts = {{entry.name, false}};
  return event;
}

// The first event, the scheme's name and the first head in one batch.
Result<void> write_first(const Surroundings& surroundings, const SchemeEntry& entry,
                         SubjectKeys& keys) {
  auto log = EventLog::open(surroundings.engine, {entry.number, Stream::facts}, keys,
                            surroundings.randomness);
  if (!log) return std::move(log).error();
  LogGroup group = (*log)->begin();
  const graph::Event event = created_event(entry, surroundings.clock.now());
  if (auto added = group.add({&event, 1}); !added) return added;
  std::string number;
  put_bytes(number, entry.number.number.bytes);
  const std::string key = name_key(entry.tenant, entry.name);
  group.batch().expect(Space::meta, key, std::nullopt);
  group.batch().put(Space::meta, key, number);
  return (*log)->commit(group);
}

}  // namespace

bool is_scheme_name(std::string_view name) {
  return !name.empty() && name.size() <= scheme_name_bytes_max && is_lower(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

Result<std::vector<SchemeEntry>> list_schemes(const Reader& engine, Tenant tenant) {
  std::vector<SchemeEntry> entries;
  std::optional<Error> damage;
  auto scanned = engine.scan(
      Space::meta, tenant == Tenant::scheme ? keys::scheme_names() : keys::directory_names(),
      [&](std::string_view key, std::string_view value) {
        const std::string_view name = key.substr(1);
        const auto number = decode_number(value);
        if (!number) damage = corrupt_register(name);
        if (number) entries.push_back({std::string(name), *number, tenant});
        return number.has_value();
      });
  if (!scanned) return std::move(scanned).error();
  if (damage) return *damage;
  return entries;
}

SchemeStore::SchemeStore(const Surroundings& surroundings, SchemeEntry entry)
    : surroundings_(surroundings), entry_(std::move(entry)) {}

void SchemeStore::take(Recovered recovered) {
  keys_ = std::move(recovered.keys);
  log_ = std::move(recovered.log);
  report_ = std::move(recovered.report);
  writer_ =
      std::make_unique<SchemeWriter>(surroundings_.engine, *log_, *keys_, std::move(recovered.view),
                                     surroundings_.clock, surroundings_.import_chunk_bytes);
}

Result<std::unique_ptr<SchemeStore>> SchemeStore::create(const Surroundings& surroundings,
                                                         std::string_view name, Tenant tenant) {
  if (!is_scheme_name(name)) {
    return Error{ErrorCode::bad_input,
                 "A " + std::string(word_of(tenant)) +
                     "'s name has 1 to 40 of a-z, 0-9 and -, and starts with a letter."};
  }
  auto taken = surroundings.engine.get(Space::meta, name_key(tenant, name));
  if (!taken) return std::move(taken).error();
  if (taken->has_value()) {
    return Error{ErrorCode::conflict,
                 "There is a " + std::string(word_of(tenant)) + " of this name already."};
  }
  const SchemeEntry entry{std::string(name), {surroundings.randomness.number()}, tenant};
  auto keyring = Keyring::create(keyring_path(surroundings, entry.number), entry.number,
                                 surroundings.randomness, surroundings.files);
  if (!keyring) return std::move(keyring).error();
  SubjectKeys keys(std::move(*keyring), {});
  if (auto written = write_first(surroundings, entry, keys); !written) {
    return std::move(written).error();
  }
  return open(surroundings, name, tenant);
}

Result<std::unique_ptr<SchemeStore>> SchemeStore::open(const Surroundings& surroundings,
                                                       std::string_view name, Tenant tenant) {
  auto row = is_scheme_name(name)
                 ? surroundings.engine.get(Space::meta, name_key(tenant, name))
                 : Result<std::optional<std::string>>(std::optional<std::string>());
  if (!row) return std::move(row).error();
  if (!row->has_value()) {
    return Error{ErrorCode::not_found,
                 "There is no " + std::string(word_of(tenant)) + " of this name."};
  }
  const auto number = decode_number(**row);
  if (!number) return corrupt_register(name);
  auto recovered = recover(surroundings, *number);
  if (!recovered) return std::move(recovered).error();
  std::unique_ptr<SchemeStore> store(
      new SchemeStore(surroundings, {std::string(name), *number, tenant}));
  store->take(std::move(*recovered));
  return store;
}

Result<void> SchemeStore::write_snapshot() {
  const std::lock_guard lock(upkeep_);
  const graph::View view = this->view();
  auto root = head_at(view.position(), *log_);
  if (!root) return std::move(root).error();
  return store::write_snapshot(snapshot_place(surroundings_, entry_.number),
                               {{view.position(), *root}, view}, *keys_, surroundings_.randomness,
                               surroundings_.files);
}

// The certificate, or nothing where it stands already and the key is still to go.
Result<std::optional<Committed>> SchemeStore::certify(const graph::SubjectNumber& subject) {
  const auto known = keys_->find(subject);
  if (known && known->erased && keys_->keyring().key(known->slot)) {
    return std::optional<Committed>();
  }
  const graph::Kind kind = view().kind_of(subject.number).value_or(graph::Kind::subject);
  auto written = writer_->certify_erasure(subject, kind);
  if (!written) return std::move(written).error();
  return std::optional<Committed>(*written);
}

Result<Erasure> SchemeStore::erase(const graph::SubjectNumber& subject) {
  Erasure erasure;
  {
    const std::lock_guard lock(upkeep_);
    auto certificate = certify(subject);
    if (!certificate) return std::move(certificate).error();
    erasure.certificate = *certificate;
    auto gone = surroundings_.files.remove(snapshot_place(surroundings_, entry_.number).path,
                                           DurableFiles::Old::leave);
    if (!gone) return std::move(gone).error();
    // The key goes last: as long as it is there, the erasure can be repeated.
    const Slot slot = keys_->find(subject)->slot;
    gone = keys_->keyring().destroy({&slot, 1});
    if (!gone) return std::move(gone).error();
    erasure.epoch = keys_->keyring().epoch();
  }
  erasure.snapshot_renewed = write_snapshot().ok();
  return erasure;
}

}  // namespace kith::store

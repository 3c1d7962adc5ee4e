// SPDX-License-Identifier: Apache-2.0
#include "api/scheme.h"

#include "api/introducing.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "api/opaque.h"
#include "graph/check.h"
#include "graph/draft.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Kind;

// Replaying takes some 20 µs an event; writing a snapshot costs the whole scheme.
constexpr std::uint64_t events_replayed_gladly = 500;

}  // namespace

std::string etag_of(std::string_view bytes) {
  return "\"" + store::to_hex(store::sha256(bytes)).substr(0, 32) + "\"";
}

std::optional<store::Command::Idempotency> Scheme::idempotency_of(const Asker& asker,
                                                                  const std::string& key,
                                                                  std::string_view what,
                                                                  std::string_view body) {
  if (key.empty()) return std::nullopt;
  return store::Command::Idempotency{
      store::to_hex(store::sha256(asker.who + '\n' + key)),
      store::sha256(fmt::format("{}\n{}\n{}\n{}", word(asker.eyes.role), asker.who, what, body))};
}

graph::Result<std::optional<store::Committed>> Scheme::done_before(
    const std::optional<store::Command::Idempotency>& idempotency) const {
  if (!idempotency) return std::optional<store::Committed>();
  return store_->writer().earlier(*idempotency);
}

graph::Result<graph::View> Scheme::view_at(std::uint64_t position) const {
  if (position > store().log().head().size) {
    return Error{ErrorCode::bad_input,
                 "the log is not as long as that",
                 {{"/as_known_at", "a position beyond the end of the log", 0}}};
  }
  graph::Draft draft{graph::View()};
  graph::Result<void> applied;
  auto scanned = store().log().scan(0, position, [&](const graph::Event& event) {
    applied = draft.apply(event, graph::Trust::replayed);
    return applied.ok();
  });
  if (!scanned) return std::move(scanned).error();
  if (!applied) return std::move(applied).error();
  return draft.view();
}

graph::Result<const RecordedDays*> Scheme::recorded_before(std::uint64_t position) {
  if (auto read = recorded_.read_to(store().log(), position); !read) {
    return std::move(read).error();
  }
  return static_cast<const RecordedDays*>(&recorded_);
}

Scheme::Scheme(const store::Surroundings& surroundings, std::unique_ptr<store::SchemeStore> store)
    : surroundings_(surroundings),
      store_(std::move(store)),
      introductions_(std::make_unique<IntroductionDesk>(*this)),
      snapshot_at_(store_->report().from_snapshot) {}

Scheme::~Scheme() = default;

graph::Result<std::unique_ptr<Scheme>> Scheme::create(const store::Surroundings& surroundings,
                                                      std::string_view name, store::Tenant tenant) {
  auto made = store::SchemeStore::create(surroundings, name, tenant);
  if (!made) return std::move(made).error();
  std::unique_ptr<Scheme> scheme(new Scheme(surroundings, std::move(made).value()));
  if (auto opened = scheme->open_access(); !opened) return std::move(opened).error();
  return scheme;
}

graph::Result<std::unique_ptr<Scheme>> Scheme::open(const store::Surroundings& surroundings,
                                                    std::string_view name, store::Tenant tenant) {
  auto found = store::SchemeStore::open(surroundings, name, tenant);
  if (!found) return std::move(found).error();
  std::unique_ptr<Scheme> scheme(new Scheme(surroundings, std::move(found).value()));
  if (auto opened = scheme->open_access(); !opened) return std::move(opened).error();
  return scheme;
}

graph::Result<void> Scheme::open_access() {
  const store::LogPlace place{store_->entry().number, store::Stream::access};
  auto log =
      store::EventLog::open(surroundings_.engine, place, store_->keys(), surroundings_.randomness);
  if (!log) return std::move(log).error();
  access_log_ = std::move(log).value();
  access_ = std::make_unique<AccessLog>(*access_log_, store_->keys(), surroundings_.clock,
                                        surroundings_.randomness);
  return {};
}

graph::Result<void> Scheme::write_snapshot_if_due() {
  const std::uint64_t position = view().position();
  if (position - snapshot_at_ < events_replayed_gladly) return {};
  if (auto written = store_->write_snapshot(); !written) return written;
  snapshot_at_ = position;
  return {};
}

graph::Date Scheme::today() const { return graph::date_of(surroundings_.clock.now()); }

const store::SealingKey& Scheme::secret() const {
  return store().keys().keyring().lasting_secret();
}

std::string Scheme::view_token(std::uint64_t position) const {
  return api::view_token(secret(), position);
}

graph::Result<void> Scheme::note(const Asker& asker, std::string_view asked, std::uint64_t view,
                                 std::string_view answer,
                                 std::vector<graph::SubjectNumber> subjects) {
  if (tenant() == store::Tenant::directory) return {};  // public: nobody's data
  AccessEntry entry;
  entry.who = asker.who;
  entry.role = word(asker.eyes.role);
  entry.purpose = asker.purpose;
  entry.asked = asked;
  entry.view = view;
  entry.answer = store::sha256(answer);
  entry.subjects = std::move(subjects);
  return access_->note(std::move(entry));
}

graph::Result<graph::Number> Scheme::person_of(std::string_view text) const {
  return person_of(text, view());
}

graph::Result<graph::Number> Scheme::person_of(std::string_view text, const graph::View& of) const {
  if (const auto number = graph::number_from_text(text)) {
    if (of.find<graph::Person>(*number)) return *number;
  } else if (const auto known = of.number_of(Kind::person, text)) {
    return *known;
  }
  return Error{ErrorCode::not_found,
               fmt::format("nobody in {} has that number or external id", name())};
}

// A run about many has a part of its own, and its number is no person's.
bool Scheme::is_run(const graph::SubjectNumber& subject) const {
  const auto known = store().keys().find(subject);
  if (!known) return false;
  const auto event = store().log().read(known->first);
  return event && event->header.type == graph::EventType::run_recorded &&
         event->header.record == subject.number;
}

graph::Result<store::Erasure> Scheme::erase(std::string_view subject) {
  auto number = graph::number_from_text(subject);
  const graph::View now = view();
  for (const Kind kind :
       {Kind::person, Kind::household, Kind::carer, Kind::other_living, Kind::named_contact}) {
    if (!number && graph::is_external_id(subject)) number = now.number_of(kind, subject);
  }
  if (!number) {
    return Error{ErrorCode::not_found,
                 fmt::format("nobody in {} has that number or external id", name())};
  }
  if (now.kind_of(*number) == Kind::policy) {
    return Error{
        ErrorCode::wrong_usage,
        "that is the number of a matching policy: it is about nobody, and what people were "
        "asked with stays readable"};
  }
  if (is_run(graph::SubjectNumber{*number})) {
    return Error{ErrorCode::wrong_usage,
                 "that is the number of a recorded run: erase somebody in it, and what it says of "
                 "them goes; that it was asked stays readable"};
  }
  if (auto flushed = access_->flush(); !flushed) return std::move(flushed).error();
  const auto held = access_->hold();
  return store_->erase(graph::SubjectNumber{*number});
}

}  // namespace kith::api

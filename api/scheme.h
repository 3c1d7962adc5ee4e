// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/access_log.h"
#include "api/asker.h"
#include "api/candidates.h"
#include "api/directory/directory_indexes.h"
#include "api/kinds.h"
#include "api/neighbourhood.h"
#include "api/recorded_days.h"
#include "api/scheme_answers.h"
#include "graph/clock.h"
#include "graph/record.h"
#include "graph/result.h"
#include "matcher/proposals.h"
#include "store/scheme_store.h"

// One scheme behind the facade: everything that can be asked of it or done to it, for every skin. A
// directory of community groups is behind the same one: its records, its log, nobody's data.
// Functions that show a person's data to a role write an access entry for it. Safe from any thread.
namespace kith::matcher {
struct ConnectionQuestion;
struct Connections;
struct GroupCandidate;
}  // namespace kith::matcher

namespace kith::api {

class IntroductionDesk;

class Scheme {
 public:
  // What it opens with must outlive it. Errors: those of SchemeStore and of the access stream.
  static graph::Result<std::unique_ptr<Scheme>> create(const store::Surroundings& surroundings,
                                                       std::string_view name, store::Tenant tenant);
  static graph::Result<std::unique_ptr<Scheme>> open(const store::Surroundings& surroundings,
                                                     std::string_view name, store::Tenant tenant);
  ~Scheme();

  const std::string& name() const { return store_->entry().name; }
  store::Tenant tenant() const { return store_->entry().tenant; }
  const store::SchemeStore& store() const { return *store_; }
  graph::View view() const { return store_->view(); }
  graph::Date today() const;

  // --- records ---
  graph::Result<Shown> get(const Asker& asker, graph::Kind kind, const graph::Number& number);
  // `cursor` "" for the first page; 1 <= limit <= limits::page_items_max. Errors: malformed (a
  // cursor that is not ours, or of another list).
  graph::Result<Page> list(const Asker& asker, graph::Kind kind, std::string_view cursor,
                           std::size_t limit);
  graph::Result<graph::Number> number_of(const Asker& asker, graph::Kind kind,
                                         std::string_view external_id) const;
  // With the idempotency key of an earlier request: its record as it was made then. Errors: also
  // conflict (the key was used for another request).
  graph::Result<Shown> create_record(const Asker& asker, graph::Kind kind, std::string_view json,
                                     const std::string& idempotency_key);
  // `if_match` is the ETag that the asker got, or "*". Errors: precondition_required (none),
  // precondition_failed, forbidden (fields that are not theirs to write), and those of reading.
  graph::Result<Shown> put(const Asker& asker, graph::Kind kind, const graph::Number& number,
                           std::string_view json, std::string_view if_match);
  graph::Result<Shown> patch(const Asker& asker, graph::Kind kind, const graph::Number& number,
                             std::string_view merge_patch, std::string_view if_match);
  graph::Result<void> end(const Asker& asker, graph::Kind kind, const graph::Number& number,
                          std::string_view if_match);

  // --- questions ---
  // Errors: not_found, bad_input (top out of range …).
  graph::Result<ProposalAnswer> propose(const Asker& asker, const ProposalQuestion& question);
  // Asks and puts on record what was proposed to whom. With the idempotency key of an earlier
  // request: nothing more is recorded, and the answer is that one's, byte for byte, also where the
  // person was ended since. Errors: also conflict (the key was used for another request, or
  // somebody shown in that answer was erased since). With the person, or with a home that was
  // proposed, the key itself is erased: then this is a new request.
  graph::Result<ProposalAnswer> propose_on_record(const Asker& asker,
                                                  const ProposalQuestion& question,
                                                  const std::string& idempotency_key);
  // Who and what in the neighbourhood. `view` is one of this scheme's, `groups` what the
  // directories hold that may answer (api/connecting.h). Errors: those of matcher::connections; on
  // record also conflict, as above.
  graph::Result<ProposalAnswer> connections(const Asker& asker, const graph::View& view,
                                            const matcher::ConnectionQuestion& question,
                                            const std::vector<matcher::GroupCandidate>& groups,
                                            const ConnectionsHow& how);
  // The neighbours of one of this scheme's views who may be found on a day, by their area's name.
  PlaceSum neighbours_at(const graph::View& of, std::string_view name, graph::Date on) {
    return neighbourhood_.named(of, name, on);
  }
  // The person's ties on a day (absent: today), by ring, as JSON.
  graph::Result<std::string> circle(const Asker& asker, const graph::Number& person,
                                    std::optional<graph::Date> on);

  // --- of a directory ---
  std::shared_ptr<const OpenReferralFeed> open_referral();
  // The places of listed groups of one of this directory's views, by their town's name.
  PlaceSum groups_at(const graph::View& of, std::string_view name) {
    return directory_indexes_.named_places(of)->of(name);
  }
  // `unlisted_too`: groups that did not agree to be listed. Errors: those of DirectorySearch.
  graph::Result<SearchAnswer> search(const SearchQuestion& question, bool unlisted_too);
  // The numbers of all listed groups that words find, the most relevant first. Errors: likewise.
  graph::Result<std::vector<graph::Number>> search_all(std::string_view words);

  // --- the whole ---
  // By number, or by external id among people and households. Errors: not_found, those of the
  // store.
  graph::Result<store::Erasure> erase(std::string_view subject);
  graph::Result<graph::Number> person_of(std::string_view number_or_external_id) const;
  graph::Result<graph::Number> person_of(std::string_view number_or_external_id,
                                         const graph::View& of) const;
  // Durable: everything noted so far about who looked.
  graph::Result<void> flush_access() { return access_->flush(); }
  const store::EventLog& access_log() const { return *access_log_; }
  store::SchemeWriter& writer() { return store_->writer(); }
  // Where the next opening would have to replay many events.
  graph::Result<void> write_snapshot_if_due();
  // Writes an access entry: who asked what, of which position, about whom, and what was answered.
  graph::Result<void> note(const Asker& asker, std::string_view asked, std::uint64_t view,
                           std::string_view answer, std::vector<graph::SubjectNumber> subjects);
  // The homes of one of this scheme's views, to be asked about.
  matcher::CandidateIndex candidates(const graph::View& view) { return candidates_.at(view); }
  // The graph of the first events alone. Cost: they are all read and applied. Errors: bad_input
  // (beyond the log), the log's.
  graph::Result<graph::View> view_at(std::uint64_t position) const;
  // On which days the events before a position were recorded. Errors: the log's.
  graph::Result<const RecordedDays*> recorded_before(std::uint64_t position);
  // What stands for the position towards roles that must not know it.
  std::string view_token(std::uint64_t position) const;

  IntroductionDesk& introductions() { return *introductions_; }  // begun and moved there alone

 private:
  friend class IntroductionDesk;
  friend class StateDesk;
  friend class RunDesk;
  using Json = nlohmann::ordered_json;
  // A record that is there and that the asker may know of, with the view it was found in.
  struct Found {
    graph::View view;
    graph::Record record;
  };

  // A question, its answer, and what it was asked of.
  struct Asked {
    graph::View view;
    matcher::Question question;
    matcher::Proposals proposals;
    ProposalAnswer answer;
  };

  Scheme(const store::Surroundings& surroundings, std::unique_ptr<store::SchemeStore> store);
  graph::Result<void> open_access();

  graph::Result<Asked> ask(const Asker& asker, const ProposalQuestion& question,
                           const graph::View& of, std::uint64_t position,
                           const matcher::CandidateIndex& index);
  graph::Result<void> note(const Asker& asker, const Asked& asked);
  // The canonical answer, as of a view at that position.
  using CanonicalAnswer = std::function<std::string(std::uint64_t position)>;
  graph::Result<ProposalAnswer> put_on_record(const Asker& asker,
                                              const matcher::ConnectionQuestion& question,
                                              const matcher::Connections& found,
                                              const CanonicalAnswer& canonical,
                                              const ConnectionsHow& how);
  graph::Result<ProposalAnswer> connected_before(const store::Committed& committed,
                                                 const CanonicalAnswer& canonical) const;
  // Idempotency keys of different callers have nothing to do with each other. Nothing for no key.
  static std::optional<store::Command::Idempotency> idempotency_of(const Asker& asker,
                                                                   const std::string& key,
                                                                   std::string_view what,
                                                                   std::string_view body);
  // What an earlier request with the same key did; nothing where there was none.
  graph::Result<std::optional<store::Committed>> done_before(
      const std::optional<store::Command::Idempotency>& idempotency) const;
  graph::Result<ProposalAnswer> proposed_before(const Asker& asker,
                                                const ProposalQuestion& question,
                                                const store::Committed& committed);
  bool is_run(const graph::SubjectNumber& subject) const;
  static std::string words_for(Role role, const Asked& asked);
  graph::Result<Found> find(const Asker& asker, graph::Kind kind,
                            const graph::Number& number) const;
  graph::Result<void> match(const Asker& asker, const Found& found,
                            std::string_view if_match) const;
  // The stored record as the asker's own words make it.
  using Change = std::function<graph::Result<graph::Record>(const Found& found)>;
  graph::Result<Shown> change(const Asker& asker, graph::Kind kind, const graph::Number& number,
                              std::string_view if_match, const Change& how);
  graph::Result<graph::Record> written_over(const Asker& asker, const Found& found,
                                            const Json& written) const;
  graph::Result<Shown> created_before(const Asker& asker, graph::Kind kind,
                                      const store::Committed& committed);
  Shown shown(const Asker& asker, const graph::Record& record) const;
  std::string page_use(graph::Kind kind) const;
  const store::SealingKey& secret() const;

  store::Surroundings surroundings_;
  Candidates candidates_;
  Neighbourhood neighbourhood_;
  DirectoryIndexes directory_indexes_;
  RecordedDays recorded_;
  std::unique_ptr<store::SchemeStore> store_;
  std::unique_ptr<store::EventLog> access_log_;
  std::unique_ptr<AccessLog> access_;
  std::unique_ptr<IntroductionDesk> introductions_;
  std::uint64_t snapshot_at_ = 0;  // position that the snapshot on disk stands for
};

// "\"" + 32 hex digits of SHA-256 + "\"".
std::string etag_of(std::string_view bytes);

}  // namespace kith::api

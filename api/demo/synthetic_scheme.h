// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "api/demo/options.h"
#include "graph/result.h"

// A seeded, synthetic Shared Lives scheme that looks like life. Everybody in it is invented.
//
// Who would choose whom is decided by hidden traits and a whim; the records show part of the
// traits, blur some and get some plainly wrong. The generator knows nothing of how Kith matches: it
// links no matcher, and was written and frozen before any criterion existed. Frozen means: for one
// generator name, seed, size, noise level and reference date the bytes never change.
//
// Hand-written in every scheme: the people `maya` and `george`; the homes `fairclough` (for Maya),
// `grundy` (for George), `akhtar`, and the decoys `halliwell`, `seddon`, `unsworth`.
//
// The generator leigh-5 is leigh-1 with a neighbourhood around it: three neighbours a person, what
// people agreed to beside a home, who may introduce whom, connections on their way, visits to
// groups and level 1 counts; a directory of groups that the scheme reads; and the angler's world
// (angler.h), hand-written: `arthur` and `arthur-taken-out`. It draws from streams of its own:
// whatever leigh-1 writes, leigh-5 writes with the same values, adding `agreement` for connect and
// pool, `free`, `pool` and `sharing` to people, `sharing` to homes, and changing `may_introduce` of
// ties and the other end of some that lead to neighbours. Most circles were reviewed twice, a year
// apart (reviewed_years.h): connections that were lost may have ended within that year. Its truth
// is that of leigh-1.
namespace kith::demo {

struct World;

// A home that looks right for a person and is not.
enum class DecoyKind : std::uint8_t {
  broken_must,         // suits, but has what the person must not have around
  wrong_for_resident,  // suits the person; somebody who lives there must not have what they bring
  full_on_the_date,  // suits and is free today, and is booked on the day the person wants to start
};

struct Planted {
  std::string person;  // external ids
  std::string household;
};

struct Decoy {
  DecoyKind kind = DecoyKind::broken_must;
  std::string person;
  std::string household;
  std::string thing;  // what breaks it; empty where the date does
};

// What is really so between a person who looks and one home. Basis points; each party says yes from
// its own threshold on. `parties` are the adults of the home: carers, others, then residents.
// Approval, dates, skills, distance limits and agreement are not in it: those are rules that
// anybody may apply, and a mutual yes can be out of reach by them.
struct TruePair {
  std::string household;
  bool mutual_yes = false;
  int person_likes = 0;
  int person_threshold = 0;
  std::vector<int> party_likes;
  std::vector<int> party_thresholds;
  // The same without the whim: all that knowing everybody's nature could tell. A scorer that orders
  // by these is the ceiling that no reader of records can be expected to pass.
  int person_nature = 0;
  std::vector<int> party_natures;
};

using LineSink = std::function<void(std::string_view line)>;

// Immutable; calls on one object may run at the same time. Copies are cheap and share.
class SyntheticScheme {
 public:
  explicit SyntheticScheme(const Options& options);

  // One record a call: canonical JSON with its line end, people first, then households, ties,
  // contacts, reviews, services, service events, arrangements; with a neighbourhood then
  // neighbours, connections, group visits, level 1 counts, the subscription to the directory, and
  // of each person's reviewed year ties, contacts, reviews and service events.
  // References by external id may point forwards. Nothing is kept: cost is linear in the records,
  // memory constant.
  void write_bundle(const LineSink& sink) const;
  std::string bundle() const;
  // The bundle of the directory `directory_name`: what it says of itself, then its groups, with the
  // numbers by which the scheme refers to them. Nothing at all without a neighbourhood.
  void write_directory(const LineSink& sink) const;
  std::string directory() const;

  // Truth, which is never in the records. Pairs are with every home of the scheme, and in a scheme
  // over the country with the homes of the person's own town. Ordered by the homes' index.
  std::vector<std::string> people_who_look() const;
  std::vector<TruePair> pairs_of(std::string_view person) const;
  const std::vector<Planted>& planted() const { return planted_; }
  const std::vector<Decoy>& decoys() const { return decoys_; }
  // All of it as JSON Lines: planted pairs, decoys, then each person's pairs.
  void write_truth(const LineSink& sink) const;
  std::string truth() const;

  std::uint32_t people() const;
  std::uint32_t households() const;

 private:
  void list_roles();

  std::shared_ptr<const World> world_;
  std::vector<Planted> planted_;
  std::vector<Decoy> decoys_;
};

// Errors: bad_input for an unknown generator name, a number of people outside people_min …
// people_max or a reference date outside 2000 … 2150, one fault each. Cost: linear in the homes.
graph::Result<SyntheticScheme> make_scheme(const Options& options);

}  // namespace kith::demo

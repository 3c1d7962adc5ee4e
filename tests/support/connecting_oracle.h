// SPDX-License-Identifier: Apache-2.0
// A question of api/connecting.h answered the slow, obvious way: every person, every neighbour and
// every listed group is looked at, and ways come from walking every chain of ties. It shares with
// the answer what a pair is told (matcher/connections.h) and how an answer is written down; which
// groups say words that are no activity it asks of the directory's search, which
// tests/property/directory_search_property_test.cc compares.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/connecting.h"
#include "matcher/connections.h"
#include "tests/support/path_oracle.h"

namespace kith::tests {

// An answer without what it was asked of: scheme, position, directories.
struct BareAnswer {
  std::string members;  // of its JSON, from the end of the directories on
  std::string words;

  friend bool operator==(const BareAnswer&, const BareAnswer&) = default;
};
BareAnswer bare(const api::ProposalAnswer& answer);

class ConnectingOracle {
 public:
  // `ties`: at least those of everybody within three of whoever is asked about (oracle_ties). Of
  // the ask it knows person, wishes, near (a place by name), metres_max, groups and top.
  ConnectingOracle(api::Scheme& scheme, api::Scheme& directory, graph::Instant now,
                   const OracleTies& ties);

  // What `asker`, a coordinator, should be told today.
  BareAnswer answer(const api::Asker& asker, const api::ConnectionAsk& ask) const;

 private:
  matcher::ConnectionQuestion question_of(const api::Asker& asker,
                                          const api::ConnectionAsk& ask) const;
  graph::Place place_called(const std::string& name) const;
  std::optional<graph::Point> looked_from(const matcher::ConnectionQuestion& question) const;
  std::vector<matcher::GroupCandidate> groups(const matcher::ConnectionQuestion& question) const;
  void add_ways(const matcher::ConnectionQuestion& question, matcher::Connections& answer) const;
  matcher::WarmWay way_of(const OraclePath& path) const;
  std::vector<graph::Number> companions(const std::vector<graph::Number>& near,
                                        const graph::Number& group) const;
  std::vector<graph::Number> unpaid_sphere(const graph::Number& from) const;

  api::Scheme& scheme_;
  api::Scheme& directory_;
  graph::View view_;
  graph::View groups_;
  graph::Instant now_;
  const OracleTies& ties_;
};

}  // namespace kith::tests

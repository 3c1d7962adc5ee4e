// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "graph/result.h"
#include "graph/view.h"

// Other people's formats on their way in: what a reader of a feed makes of it, as a bundle that is
// then read like any other, with the place that each record came from.
namespace kith::api {

// Where something stands in a feed: the file as people call it, a line (0: none) and a JSON Pointer
// or the header of a column ("" for none).
struct FeedPlace {
  std::string file;
  std::uint64_t line = 0;
  std::string pointer;
};

class PostcodeIndex;

enum class FeedNote : std::uint8_t {
  mended,    // taken in otherwise than it stands: what was wrong, and what was made of it
  left_out,  // said something that records have no place for
};

struct FeedRemark {
  FeedNote note = FeedNote::mended;
  FeedPlace place;
  std::string what;  // one sentence
};

// 1 to 20 of a-z, 0-9 and hyphens, first a letter.
bool is_feed_source(std::string_view name);

// Not thread safe.
class FeedBundle {
 public:
  FeedBundle() = default;
  // `directory`: what is stored already. `source`: the feed's name (is_feed_source), the same each
  // time it is brought. A record that comes again keeps what only the directory knows of it: what
  // the feed has no word for (room, hardship, what it needs somebody for …), and its own word about
  // being listed, which no feed takes away. Ids that are no UUIDs are the feed's own affair: with
  // its name before them they stay apart from another's. A UUID of another feed's group is refused.
  FeedBundle(graph::View directory, std::string source)
      : directory_(std::move(directory)), source_(std::move(source)) {}

  // Places without a point get that of their postcode, from now on. `places` outlives the bundle.
  void locate(const PostcodeIndex& places) { postcodes_ = &places; }

  // One record of the bundle ({"type":"group", …}).
  void add(nlohmann::ordered_json record, FeedPlace place);
  // Listed up to limits::mended_listed_max, then counted.
  void remark(FeedRemark remark);
  // Something that is not taken in, with the reason. Without --keep-good it refuses the whole.
  void refuse(FeedPlace place, std::string why);

  const std::string& lines() const { return lines_; }
  // Where the record on a line (from 1) of the bundle came from.
  const FeedPlace& place_of(std::uint64_t line) const;
  std::uint64_t records() const { return places_.size(); }
  // The names of groups that came from this feed before, and that no record of it speaks of now, in
  // the order of their numbers. They stay.
  std::vector<std::string> not_in_feed() const;

  const std::vector<FeedRemark>& remarks() const { return remarks_; }
  std::uint64_t remarks_not_listed() const { return remarks_not_listed_; }
  struct Refusal {
    FeedPlace place;
    std::string why;
  };
  const std::vector<Refusal>& refusals() const { return refusals_; }  // up to limits::faults_max
  std::uint64_t refusals_not_listed() const { return refusals_not_listed_; }

 private:
  bool take_source(nlohmann::ordered_json& record, const FeedPlace& place);
  void say_losses(const nlohmann::ordered_json& stored, const nlohmann::ordered_json& record,
                  const FeedPlace& place);
  void keep_own(nlohmann::ordered_json& record, const FeedPlace& from);
  void keep_unlisted(nlohmann::ordered_json& record);

  graph::View directory_;
  std::string source_;
  const PostcodeIndex* postcodes_ = nullptr;
  std::optional<std::set<std::string>> unlisted_names_;  // in lower case, of this feed's groups
  std::set<graph::Number> seen_;                         // of the stored groups
  std::string lines_;
  std::vector<FeedPlace> places_;
  std::vector<FeedRemark> remarks_;
  std::uint64_t remarks_not_listed_ = 0;
  std::vector<Refusal> refusals_;
  std::uint64_t refusals_not_listed_ = 0;
};

}  // namespace kith::api

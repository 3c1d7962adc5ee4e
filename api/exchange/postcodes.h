// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/feed_bundle.h"
#include "api/exchange/line_reader.h"
#include "graph/field.h"
#include "graph/result.h"

// Where British postcodes and their districts are: the ONS Postcode Directory and lists of
// districts with a point.
namespace kith::api {

enum class PlaceExact : std::uint8_t { postcode, district };

struct PostcodePlace {
  graph::Point point;  // WGS 84
  PlaceExact exact = PlaceExact::postcode;
  std::string matched;  // "WN7 4AJ" or "WN7"
};

// What became of the rows of a file.
struct PostcodeReport {
  std::uint64_t rows = 0;  // below the headers
  std::uint64_t taken = 0;
  std::uint64_t without_point = 0;   // 99.999999, noughts or nothing stand for it
  std::uint64_t repeated = 0;        // one of them is kept
  std::uint64_t wrong = 0;           // no postcode, or no degrees
  std::vector<graph::Fault> faults;  // of the wrong ones, up to limits::faults_max
};

// Postcodes in memory: 12 bytes each (2.7 million: about 34 MB), looked up by halving. `add` is not
// thread safe; `find` is, once all is added.
class PostcodeIndex {
 public:
  // Adds a table, a line at a time. Its headers name a postcode or district (pcds, pcd7, pcd8, pcd,
  // postcode, outcode) and degrees (lat, long, latitude, longitude, lon, lng); other columns are
  // passed over. Terminated postcodes are kept: addresses outlive them. A district that a table
  // gives goes before the mean of its postcodes. Errors: bad_input where a column is missing,
  // those of the source. Cost: linear, and a sort where the file is in another order.
  graph::Result<PostcodeReport> add(ByteSource& table);

  // A postcode, else its district; nothing for what is neither or is not known.
  std::optional<PostcodePlace> find(std::string_view text) const;

  // All of it as a table that `add` reads again: postcodes, then the districts that were given.
  std::string to_csv() const;

  std::size_t postcodes() const { return entries_.size(); }
  std::size_t districts() const { return districts_.size(); }

 private:
  struct Entry {
    std::uint32_t code = 0;
    graph::Point point;
  };
  struct District {
    std::int64_t latitude = 0;  // sums of millionths
    std::int64_t longitude = 0;
    std::int64_t count = 0;
    bool given = false;
  };
  struct Columns {
    std::size_t place = 0;
    std::size_t latitude = 0;
    std::size_t longitude = 0;
  };

  static std::optional<Columns> columns_of(std::string_view line);
  void add_row(std::string_view line, std::uint64_t number, const Columns& columns,
               PostcodeReport& report);
  void sort(PostcodeReport& report);
  std::optional<PostcodePlace> district(const std::string& name) const;

  std::deque<Entry> entries_;  // by code; a deque never doubles what it holds while it grows
  std::map<std::string, District, std::less<>> districts_;
};

// Gives each of a group's places that has a postcode and no point one, and says so as mended. The
// middle of a district is no place of anybody's: where only that is known, there stays none.
void put_points(nlohmann::ordered_json& group, const PostcodeIndex& places, const FeedPlace& where,
                FeedBundle& into);

}  // namespace kith::api

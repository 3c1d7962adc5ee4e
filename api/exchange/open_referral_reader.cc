// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/open_referral_reader.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/feed_reading.h"
#include "api/exchange/open_referral_parts.h"
#include "api/exchange/open_referral_service.h"
#include "api/exchange/text_encoding.h"
#include "api/plain_text.h"

namespace kith::api {

namespace {

using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;

enum class Found : std::uint8_t {
  service,
  service_at_location,
  organisation,  // with services
  page,
  bundle_record,
  other,  // known to be something else: not_a_service() says what
};

bool has_any(FeedValue object, std::initializer_list<std::string_view> keys) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](std::string_view key) { return object.has(key); });
}

bool has_key(FeedValue object, std::string_view key) {
  const auto members = object.members();
  return std::any_of(members.begin(), members.end(),
                     [&](FeedValue member) { return member.key() == key; });
}

// The list of a page; none where it is no page. An empty one counts.
FeedValue contents_of(FeedValue object) {
  for (const FeedValue& member : object.members()) {
    const std::string_view key = member.key();
    if ((key == "contents" || key == "content" || key == "items") && member.is_array()) {
      return member;
    }
  }
  return {};
}

// What an object is that is no service, in words; "" where that is not known.
std::string_view other_thing(FeedValue object) {
  if (has_any(object, {"resources"}) && has_any(object, {"name", "title"})) {
    return "the description of a data package";
  }
  if (object.has("key") &&
      has_any(object, {"sessions", "info", "openingTimes", "serviceProviderKey", "areaServed"})) {
    return "something of Street Support, which --format street-support reads";
  }
  if (has_any(object, {"openapi_url"})) return "what a feed says of itself";
  if (has_any(object, {"location_type", "latitude", "addresses"})) return "a location";
  if (has_key(object, "organization_identifiers") ||
      has_any(object, {"legal_status", "year_incorporated", "parent_organization_id", "website",
                       "logo", "tax_status"})) {
    return "an organisation without services";
  }
  if (has_any(object, {"term_uri", "term", "parent_id"}) || has_key(object, "taxonomy")) {
    return "a term of a taxonomy";
  }
  if (has_any(object, {"taxonomy_terms", "version"})) return "a taxonomy";
  return {};
}

Found kind_of(FeedValue object) {
  if (object.has("type") && has_any(object, {"external_id", "number"})) {
    return Found::bundle_record;
  }
  if (object.has("service") && object.has("location")) return Found::service_at_location;
  if (object.has("status")) return Found::service;
  if (object.has("services")) return Found::organisation;
  if (contents_of(object).is_array()) return Found::page;
  if (object.has("service")) return Found::service_at_location;
  if (has_any(object, {"organization", "organization_id", "service_at_locations", "cost_options",
                       "service_areas", "minimum_age", "fees"})) {
    return Found::service;
  }
  if (!other_thing(object).empty()) return Found::other;
  return has_any(object, {"name", "id"}) ? Found::service : Found::other;
}

std::uint64_t number_of(FeedValue value) {
  std::uint64_t number = 0;
  const std::string_view text = value.text();
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() ? number : 0;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_json(std::string_view line) {
  JsonDocument document;
  FaultList faults;
  return document.parse(line, faults);
}

}  // namespace

// The reading of one file.
class OpenReferralFile {
 public:
  OpenReferralFile(OpenReferralReader& reader, const std::string& file)
      : reader_(reader), feed_(file, reader.into_) {}

  graph::Result<void> read(std::string_view bytes);

 private:
  bool read_lines(std::string_view text);
  void read_value(FeedValue value, const std::string& pointer, const Json* organisation);
  void read_list(FeedValue list, const std::string& pointer, const Json* organisation);
  void read_organisation_of_services(FeedValue value, const std::string& pointer);
  void read_page(FeedValue page, const std::string& pointer);
  void read_one(const FoundService& found, const std::string& pointer);
  void add(Json record, FeedPlace place, FeedValue service);
  void pass_over(FeedValue value, const std::string& pointer, std::string what);
  void say_later(FeedNote note, FeedValue value, std::string what);
  graph::Error nothing_in_it() const;

  OpenReferralReader& reader_;
  FeedReading feed_;
  std::uint64_t services_ = 0;     // taken, refused or there before
  std::uint64_t empty_pages_ = 0;  // nothing to take, and nothing wrong
  std::vector<FeedRemark> later_;  // not said where the file is refused as a whole
  struct PassedOver {
    FeedPlace place;
    std::string what;
  };
  std::vector<PassedOver> passed_over_;
};

// Said when it is known that there is at least one service in the file: else it is the error.
void OpenReferralFile::pass_over(FeedValue value, const std::string& pointer, std::string what) {
  feed_.begin(value, pointer);
  passed_over_.push_back({feed_.place_of(value), std::move(what)});
}

void OpenReferralFile::say_later(FeedNote note, FeedValue value, std::string what) {
  later_.push_back({note, feed_.place_of(value), std::move(what)});
}

void OpenReferralFile::add(Json record, FeedPlace place, FeedValue service) {
  const auto& id = record.at("external_id").get_ref<const std::string&>();
  const std::uint64_t hash = std::hash<std::string>()(record.dump());
  const auto [known, is_new] = reader_.known_.try_emplace(id, OpenReferralReader::Known{});
  if (is_new) {
    known->second = {hash, place};
    reader_.into_.add(record, std::move(place));
    return;
  }
  const FeedPlace& before = known->second.place;
  const std::string where = before.file +
                            (before.line > 0 ? fmt::format(" line {}", before.line) : "") +
                            (before.pointer.empty() ? "" : " at " + before.pointer);
  if (known->second.hash == hash) {
    feed_.left_out(service,
                   fmt::format("the same service, word for word, as in {}: taken once", where));
  } else {
    feed_.refuse_at(service, "id",
                    fmt::format("is the id of a service in {} too, which says other things: each "
                                "service has an id of its own",
                                where));
  }
}

void OpenReferralFile::read_one(const FoundService& found, const std::string& pointer) {
  feed_.begin(found.service, pointer);
  ++services_;
  auto record = read_service(feed_, found);
  if (record) add(std::move(*record), feed_.place_of(found.service), found.service);
}

void OpenReferralFile::read_list(FeedValue list, const std::string& pointer,
                                 const Json* organisation) {
  std::size_t index = 0;
  for (const FeedValue& item : list.members()) {
    read_value(item, pointer + "/" + std::to_string(index++), organisation);
  }
}

// A page, and what it says of the others.
void OpenReferralFile::read_page(FeedValue page, const std::string& pointer) {
  const FeedValue contents = contents_of(page);
  const std::size_t count = contents.members().size();
  if (count == 0) ++empty_pages_;
  feed_.begin(page, pointer);
  const FeedValue pages = page.first_of({"total_pages", "totalPages"});
  const FeedValue total = page.first_of({"total_items", "totalElements"});
  if (number_of(total) > 0 && number_of(total) < count) {
    say_later(FeedNote::mended, total,
              fmt::format("says {} in all, and {} stand here: all that stand here are "
                          "read",
                          number_of(total), count));
  } else if (number_of(pages) > 1) {
    say_later(
        FeedNote::left_out, pages,
        fmt::format("this is one page of {}: the others are files of their own", number_of(pages)));
  }
  read_list(contents, pointer + "/" + std::string(contents.key()), nullptr);
}

void OpenReferralFile::read_value(FeedValue value, const std::string& pointer,
                                  const Json* organisation) {
  if (value.is_array()) return read_list(value, pointer, organisation);
  feed_.begin(value, pointer);
  if (!value.is_object() && pointer.empty()) return pass_over(value, pointer, "a single value");
  if (!value.is_object()) {
    ++services_;
    return feed_.refuse(value, "a service is an object: keys and values in braces");
  }
  switch (kind_of(value)) {
    case Found::service: return read_one({value, organisation, {}}, pointer);
    case Found::service_at_location: {
      const FeedValue service = value.at("service");
      if (!service.is_object()) return read_value(service, pointer + "/service", nullptr);
      return read_one({service, organisation, value}, pointer + "/service");
    }
    case Found::organisation: return read_organisation_of_services(value, pointer);
    case Found::page: return read_page(value, pointer);
    case Found::bundle_record:
      ++services_;
      return feed_.refuse(value, "is a record of a Kith bundle: import it as that");
    case Found::other: break;
  }
  std::string_view what = other_thing(value);
  if (what.empty() && pointer.empty()) what = "neither a service nor a page of services";
  if (!what.empty()) return pass_over(value, pointer, std::string(what));
  ++services_;
  feed_.refuse(value, "is no service: it has neither a name nor an id");
}

void OpenReferralFile::read_organisation_of_services(FeedValue value, const std::string& pointer) {
  const FeedValue services = value.at("services");
  const Json organisation = read_organisation(feed_, value);
  if (services.is_array()) return read_list(services, pointer + "/services", &organisation);
  read_value(services, pointer + "/services", &organisation);
}

// JSON Lines: every line by itself. False where the text is no such thing.
bool OpenReferralFile::read_lines(std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  std::size_t objects = 0;
  for (const std::string_view line : lines) {
    const bool whole = line.size() > 1 && line.front() == '{' && line.back() == '}';
    if (whole && is_json(line) && ++objects == 2) break;
  }
  if (objects < 2) return false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    if (feed_.parse(lines[i], i + 1)) {
      read_value(feed_.root(), "", nullptr);
    } else {
      ++services_;
      reader_.into_.refuse({feed_.file(), i + 1, ""}, feed_.what_is_wrong(lines[i]));
    }
  }
  return true;
}

graph::Error OpenReferralFile::nothing_in_it() const {
  const std::string what = passed_over_.empty() ? "nothing" : passed_over_.front().what;
  const std::string pointer = passed_over_.empty() ? "" : passed_over_.front().place.pointer;
  return Error{ErrorCode::bad_input,
               fmt::format("there is no service in {}: it holds {}", feed_.file(), what),
               {{pointer, fmt::format("is {}, not a service", what)}}};
}

graph::Result<void> OpenReferralFile::read(std::string_view bytes) {
  std::vector<std::string> mended;
  const std::string text = utf8_by_letter(bytes, mended);
  feed_.look_at_days(text);
  if (feed_.parse(text, 0)) {
    read_value(feed_.root(), "", nullptr);
  } else if (const std::string wrong = feed_.what_is_wrong(text); !read_lines(text)) {
    return Error{ErrorCode::malformed, feed_.file() + " " + wrong, {{"", wrong}}};
  }
  if (services_ == 0 && empty_pages_ == 0) return nothing_in_it();
  for (std::string& each : mended) {
    reader_.into_.remark({FeedNote::mended, {feed_.file(), 0, ""}, std::move(each)});
  }
  for (FeedRemark& each : later_) reader_.into_.remark(std::move(each));
  for (PassedOver& each : passed_over_) {
    reader_.into_.remark(
        {FeedNote::left_out, std::move(each.place), fmt::format("is {}", each.what)});
  }
  feed_.finish();
  return {};
}

graph::Result<void> OpenReferralReader::read(std::string_view bytes, const std::string& file) {
  if (bytes.size() > open_referral_bytes_max) {
    return Error{ErrorCode::too_large, fmt::format("{} is larger than {} MiB: bring it in pages",
                                                   file, open_referral_bytes_max / (1024 * 1024))};
  }
  return OpenReferralFile(*this, file).read(bytes);
}

graph::Result<void> read_open_referral(std::string_view bytes, const std::string& file,
                                       FeedBundle& into) {
  return OpenReferralReader(into).read(bytes, file);
}

}  // namespace kith::api

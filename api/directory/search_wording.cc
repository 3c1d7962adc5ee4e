// SPDX-License-Identifier: Apache-2.0
// A search's answer in words, for the terminal.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "api/directory/group_filter.h"
#include "api/directory/search_rendering.h"
#include "api/errors.h"
#include "api/plain_text.h"
#include "graph/activity_tree.h"

namespace kith::api {
namespace {

using graph::Group;

constexpr std::size_t description_bytes_max = 200;

// Lists read as people say them: "a, b and c".
std::string listed(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

// On one line, whatever lines it had.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return printable(trimmed(line));
}

// The beginning, cut at a word and never within a letter.
std::string beginning(std::string_view text) {
  const std::string line = one_line(text);
  if (line.size() <= description_bytes_max) return line;
  const std::size_t space = line.rfind(' ', description_bytes_max);
  std::size_t end = space == std::string::npos ? description_bytes_max : space;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  return line.substr(0, end) + " …";
}

std::string with_spaces(std::string_view word) {
  std::string text(word);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

// "Tuesday 24 November", with the year where it is not this one.
std::string day_in_words(graph::Date day, graph::Date today) {
  constexpr std::array weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                "Friday", "Saturday", "Sunday"};
  constexpr std::array months{"January",   "February", "March",    "April",
                              "May",       "June",     "July",     "August",
                              "September", "October",  "November", "December"};
  if (day == today) return "today";
  const std::string text = graph::to_text(day);
  const auto part = [&](std::size_t at) {
    const int number = (text[at] - '0') * 10 + (text[at + 1] - '0');
    return static_cast<std::size_t>(number);
  };
  std::string words = fmt::format("{} {} {}", weekdays[static_cast<std::size_t>(weekday_of(day))],
                                  part(8), months[part(5) - 1]);
  if (graph::year_of(day) != graph::year_of(today)) words += " " + text.substr(0, 4);
  return words;
}

std::string hours_in_words(const graph::Opening& opening) {
  const std::string closes = graph::to_text(opening.local_closes.time);
  const bool next_day =
      opening.local_closes.day != opening.local_opens.day && opening.local_closes.time.minutes != 0;
  return graph::to_text(opening.local_opens.time) + " to " +
         (closes == "00:00" ? "midnight" : closes) + (next_day ? " the next morning" : "");
}

class Wording {
 public:
  explicit Wording(const SearchAnswer& answer)
      : answer_(answer), today_(british_day(answer.question.now)) {}

  std::string run() {
    head();
    for (const FoundGroup& each : answer_.groups) group(each);
    return std::move(text_);
  }

 private:
  void line(std::string_view name, const std::string& words) {
    if (!words.empty()) text_ += fmt::format("  {:<8}{}\n", name, words);
  }

  void head() {
    for (const SearchedWords& each : answer_.searched) tell_words(each);
    for (const std::string& each : answer_.left_out) {
      text_ += fmt::format("\"{}\" was not looked for.\n", printable(each));
    }
    const std::size_t shown = answer_.groups.size();
    const std::size_t skip = answer_.question.skip;
    if (answer_.total == 0) {
      text_ += "Nothing was found.\n";
      tell_perhaps();
      return;
    }
    text_ +=
        fmt::format("{} {} found", answer_.total, answer_.total == 1 ? "group was" : "groups were");
    if (shown == 0) {
      text_ += fmt::format(", but none from place {} on", skip + 1);
    } else if (shown < answer_.total) {
      text_ += fmt::format("; here are {} to {}", skip + 1, skip + shown);
    }
    text_ += ".\n";
    if (answer_.partly) {
      text_ += "No group says all of that together; these say the most of it.\n";
    }
    tell_perhaps();
  }
  void tell_perhaps() {
    if (answer_.perhaps == 0) return;
    text_ += fmt::format(
        "{} more may fit: nobody has said when they are open, what they cost or how one gets in, "
        "as far as that was asked (--perhaps shows them; then ask there).\n",
        answer_.perhaps);
  }
  void tell_words(const SearchedWords& words) {
    const std::string said = printable(words.said);
    if (!words.found) {
      text_ += fmt::format("No group says \"{}\".\n", said);
      return;
    }
    if (!words.respelt.empty()) {
      text_ += fmt::format("\"{}\" was also read as {}.\n", said, in_marks(words.respelt));
    }
    if (!words.also.empty()) {
      text_ += fmt::format("For \"{}\" also {} was looked for.\n", said, in_marks(words.also));
    }
  }
  static std::string in_marks(const std::vector<std::string>& words) {
    std::vector<std::string> quoted;
    for (const std::string& each : words) quoted.push_back('"' + printable(each) + '"');
    return listed(quoted);
  }

  void group(const FoundGroup& found) {
    const Group& group = *found.group;
    text_ += "\n" + one_line(group.name);
    if (!group.agreed_to_be_listed.value_or(false)) text_ += " [not listed: not to be passed on]";
    if (group.group_kind) text_ += " (" + with_spaces(graph::word(*group.group_kind)) + ")";
    text_ += "\n";
    line("What", what(group));
    line("When", when(found));
    line("Where", where(found));
    line("Cost", cost(group));
    line("Access", access(found));
    line("Who", who(group));
    line("Join", join(group));
    line("Note", one_line(group.alert.value));
    line("Found", reason(found));
    line("Number", graph::to_text(group.identity.number));
  }

  static std::string what(const Group& group) {
    std::vector<std::string> activities;
    for (const graph::GroupActivity& each : group.activities) {
      activities.push_back(one_line(graph::spoken(each.activity)));
    }
    std::string text = listed(activities);
    const std::string more = beginning(group.description.value);
    if (!text.empty() && !more.empty()) text += ". ";
    return text.empty() && more.empty() ? "it does not say" : text + more;
  }

  std::string when(const FoundGroup& found) const {
    const Group& group = *found.group;
    if (group.status && *group.status != graph::GroupStatus::active) {
      return *group.status == graph::GroupStatus::temporarily_closed ? "closed for now"
                                                                     : "no longer meets";
    }
    if (!found.opening) return described_times(group);
    const graph::Opening& opening = *found.opening;
    const graph::Instant now = answer_.question.now;
    const std::string& zone = group.schedules[opening.schedule].zone;
    std::string text;
    if (opening.opens <= now && now < opening.closes) {
      const std::string closes = graph::to_text(opening.local_closes.time);
      const graph::Date last = opening.local_closes.day;
      text = "open now, until " +
             (last == today_ ? closes : day_in_words(last, today_) + " " + closes);
    } else {
      text = day_in_words(opening.local_opens.day, today_) + ", " + hours_in_words(opening);
    }
    if (!zone.empty() && zone != graph::zone_by_default) text += " (" + one_line(zone) + " time)";
    if (opening.by_appointment) text += ", by appointment";
    return text;
  }
  static std::string described_times(const Group& group) {
    for (const graph::GroupSchedule& each : group.schedules) {
      if (!each.description.empty()) return "it says: " + beginning(each.description.value);
    }
    return group.schedules.empty() ? "it does not say" : "no day is known";
  }

  static std::string where(const FoundGroup& found) {
    if (!found.place) return "it does not say";
    const graph::GroupPlace& place = found.group->places[*found.place];
    if (place.online.value_or(false)) return "online";
    std::vector<std::string> parts;
    for (const std::string* each : {&place.name, &place.town, &place.postcode}) {
      const std::string part = one_line(*each);
      if (!part.empty() && std::find(parts.begin(), parts.end(), part) == parts.end()) {
        parts.push_back(part);
      }
    }
    std::string text;
    for (const std::string& each : parts) text += (text.empty() ? "" : ", ") + each;
    if (text.empty()) text = found.metres ? "a point on the map" : "it does not say";
    return found.metres ? text + ", " + distance(*found.metres) : text;
  }
  static std::string distance(std::int64_t metres) {
    if (metres < 1'000) return fmt::format("{} m away", metres);
    return fmt::format("{}.{} km away", metres / 1'000, metres % 1'000 / 100);
  }

  static std::string cost(const Group& group) {
    std::vector<std::string> prices;
    for (const graph::GroupCost& each : group.costs) {
      const std::string price = price_of(each);
      if (!price.empty()) prices.push_back(price);
    }
    if (prices.empty() && !group.fees.empty()) return "it says: " + beginning(group.fees.value);
    if (prices.empty()) return "it does not say";
    std::string text;
    for (const std::string& each : prices) text += (text.empty() ? "" : "; ") + each;
    return text;
  }
  static std::string price_of(const graph::GroupCost& cost) {
    std::string text;
    if (!cost.pence) {
      text = beginning(cost.description.value);
    } else if (cost.pence->value == 0) {
      text = "free";
    } else {
      text = fmt::format("£{}.{:02}", cost.pence->value / 100, cost.pence->value % 100);
      if (cost.per == graph::CostPer::once) {
        text += " once";
      } else if (cost.per) {
        text += " a " + std::string(graph::word(*cost.per));
      }
    }
    if (!text.empty() && !cost.for_whom.empty()) text += " (" + one_line(cost.for_whom) + ")";
    if (cost.hardship.value_or(false)) {
      text +=
          text.empty() ? "nobody is turned away for money" : ", less or nothing if that is hard";
    }
    return text;
  }

  static std::string access(const FoundGroup& found) {
    if (!found.place) return {};
    const graph::GroupPlace& place = found.group->places[*found.place];
    std::vector<std::string> parts;
    const auto& missing = place.access_missing;
    for (const graph::GroupAccess each : place.access) {
      if (std::find(missing.begin(), missing.end(), each) == missing.end()) {
        parts.push_back(with_spaces(graph::word(each)));
      }
    }
    for (const graph::GroupAccess each : missing) {
      parts.push_back("not " + with_spaces(graph::word(each)));
    }
    for (const AskedAccess& each : found.access) {
      if (each.known == KnownAccess::not_known) {
        parts.push_back("nobody knows about " + with_spaces(graph::word(each.access)));
      }
    }
    if (parts.empty()) parts.emplace_back("nobody has looked");
    std::string text;
    for (const std::string& each : parts) text += (text.empty() ? "" : ", ") + each;
    const std::string more = beginning(place.access_words.value);
    return more.empty() ? text : text + ". " + more;
  }

  static std::string who(const Group& group) {
    std::string text;
    if (group.age_min && group.age_max) {
      text = fmt::format("{} to {}", group.age_min->value, group.age_max->value);
    } else if (group.age_min) {
      text = fmt::format("from {}", group.age_min->value);
    } else if (group.age_max) {
      text = fmt::format("up to {}", group.age_max->value);
    }
    if (!text.empty()) text += " years old";
    if (group.only_for_people_with_support.value_or(false)) {
      text += std::string(text.empty() ? "" : ", ") + "only for people with support";
    }
    return text;
  }

  static std::string join(const Group& group) {
    std::vector<std::string> ways;
    if (!group.how_to_join.empty()) ways.push_back(beginning(group.how_to_join.value));
    for (const graph::GroupContact& each : group.contacts) {
      if (each.phone.empty()) continue;
      ways.push_back((each.called.empty() ? "" : "ask for " + one_line(each.called) + ", ") +
                     one_line(each.phone));
      break;
    }
    if (!group.email.empty()) ways.push_back(one_line(group.email));
    if (!group.website.empty()) ways.push_back(one_line(group.website.value));
    std::string text;
    for (const std::string& each : ways) text += (text.empty() ? "" : "; ") + each;
    return text.empty() ? "it does not say" : text;
  }

  // Only what somebody might wonder about: found by what the group does, not by what it says.
  std::string reason(const FoundGroup& found) const {
    std::vector<std::string> parts;
    for (const SearchReason& each : found.reasons) {
      const SearchedWords& words = answer_.searched[each.searched];
      if (!each.by_activity || each.by_words) continue;
      parts.push_back(
          fmt::format("\"{}\" is {}", printable(words.said), graph::spoken(words.concept_word)));
    }
    if (!found.activity.empty() && found.activity != answer_.question.activity) {
      parts.push_back(fmt::format("{} is within {}", one_line(graph::spoken(found.activity)),
                                  one_line(graph::spoken(answer_.question.activity))));
    }
    return listed(parts);
  }

  const SearchAnswer& answer_;
  graph::Date today_;
  std::string text_;
};

}  // namespace

std::string search_words(const SearchAnswer& answer) { return Wording(answer).run(); }

}  // namespace kith::api

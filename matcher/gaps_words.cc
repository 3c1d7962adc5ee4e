// SPDX-License-Identifier: Apache-2.0
#include "matcher/gaps_words.h"

#include <array>

#include "graph/activity_tree.h"
#include "matcher/criteria_words.h"
#include "matcher/free_times.h"
#include "matcher/giving.h"
#include "matcher/spoken_counts.h"

namespace kith::matcher {
namespace {

std::string needed_words(graph::GroupAccess access) {
  static constexpr std::array<std::string_view, graph::words<graph::GroupAccess>.size()> says{
      "step-free access", "an accessible toilet", "a hearing loop", "a quiet room", "parking",
      "a lift",           "a changing place"};
  return std::string(says[static_cast<std::size_t>(access)]);
}

std::string needed_words(const std::vector<graph::GroupAccess>& list) {
  std::vector<std::string> items;
  for (const graph::GroupAccess access : list) items.push_back(needed_words(access));
  return in_a_row(items);
}

std::string hours_line(const CommonHours& hours, std::size_t people) {
  if (hours.said == 0) return "";
  if (hours.times.empty()) return "  Most of those who said when they have time share no hour.\n";
  const std::string who = hours.all ? "All who said are free " : "Most who said are free ";
  return "  " + who + spoken(hours.times) + " (" + std::to_string(hours.said) + " of " +
         std::to_string(people) + " said).\n";
}

// What is wanting at a host's own place.
std::string host_lacks(const Host& host) {
  std::vector<std::string> parts;
  if (!host.lacks.empty()) parts.push_back("it has not got " + needed_words(host.lacks));
  if (host.at_these_hours == graph::OpenState::closed) {
    parts.push_back("it is closed at a time they share");
  }
  if (!host.not_known.empty()) parts.push_back("ask about " + needed_words(host.not_known));
  if (host.at_these_hours == graph::OpenState::not_known) parts.push_back("ask about the day");
  if (host.full) parts.push_back("it says it is full");
  return parts.empty() ? "" : "; " + in_a_row(parts);
}

std::string host_line(const GapCluster& cluster) {
  if (!cluster.host) return "";
  const Host& host = *cluster.host;
  std::string line = "  Likeliest host: " + host.name;
  if (!host.place.empty()) line += " (" + host.place + ")";
  if (host.similar == cluster.activity) {
    line += ", which does it, but not as it would suit them";
  } else if (!host.similar.empty()) {
    line += ", where there is " + graph::spoken(host.similar);
  }
  return line + host_lacks(host) + ".\n";
}

std::string lead_line(const graph::View& view, const GapCluster& cluster) {
  if (cluster.could_lead == 0) return "";
  std::string line = "  " + people_in_words(cluster.could_lead) + " could lead or teach it";
  if (!cluster.leaders.empty()) line += ": " + names_in_words(view, cluster.leaders);
  return line + ".\n";
}

std::string cluster_in_words(const graph::View& view, const GapCluster& cluster) {
  std::string text = people_in_words(cluster.people) + near_area(cluster.area) + " would like ";
  text += cluster.in_the_tree ? graph::spoken(cluster.activity)
                              : "“" + cluster.activity + "” (their own words)";
  text += ", and nothing near answers it.\n";
  if (!cluster.who.empty()) text += "  Who: " + names_in_words(view, cluster.who) + ".\n";
  text += hours_line(cluster.hours, cluster.people);
  if (!cluster.access.empty()) text += "  Needed there: " + needed_words(cluster.access) + ".\n";
  text += lead_line(view, cluster) + host_line(cluster);
  return text + "  " + what_is_missing(cluster) + "\n";
}

// What was understood of the wishes: whoever wishes for something like it counts, too.
std::string wishes_in_words(const GapQuestion& question) {
  std::vector<std::string> items;
  if (const auto asked = doings_of_wishes(question.wishes)) {
    for (const Doing& each : *asked) {
      if (each.place) items.push_back(graph::spoken(each.concept_word));
    }
  }
  for (const std::string& each : question.wishes) {
    if (items.empty()) items.push_back("“" + each + "”");
  }
  return in_a_row(items) + " or something like it" + (question.around ? " there" : "");
}

// Own page: nothing in vain is no gap, and may still be three who could meet.
std::string wanted_in_words(const graph::View& view, const Gaps& gaps) {
  if (gaps.question.wishes.empty() || !gaps.question.own_page) return "";
  const std::string wishes = wishes_in_words(gaps.question);
  const WishersFound& wanted = gaps.wanted;
  if (wanted.who.empty()) return "Nobody is known who would like " + wishes + ".\n";
  std::string text = people_in_words(wanted.who.size()) + " would like " + wishes + ": " +
                     names_and_areas(view, wanted.who) + ".\n";
  if (wanted.in_vain.empty()) return text + "  Somebody or something near answers each of them.\n";
  if (wanted.in_vain.size() == wanted.who.size()) return text + "  Nothing near answers it.\n";
  return text + "  Nothing near answers it for " + names_in_words(view, wanted.in_vain) + ".\n";
}

std::string no_clusters(const Gaps& gaps) {
  if (gaps.question.own_page && !gaps.question.wishes.empty() && gaps.wanted.in_vain.empty()) {
    return "";
  }
  const auto& question = gaps.question;
  if (!question.own_page || question.people_min || question.around || !question.wishes.empty()) {
    const std::size_t least = question.own_page ? 1 : cluster_people_min;
    std::string text = std::string(question.wishes.empty() ? "No wish" : "No such wish") +
                       " that nothing near answers is shared by " +
                       people_in_words(question.people_min.value_or(least)) +
                       " or more near each other" + (question.around ? " there" : "") + ".\n";
    if (!question.own_page) text += "Smaller ones stand on the coordinator's own page alone.\n";
    return text;
  }
  if (!gaps.without_area.empty()) return "";
  return "Nobody wants anything that nothing near answers: either it is there, or nobody has been "
         "asked yet what they would like.\n";
}

std::string missing_place(const GapCluster& cluster) {
  std::string text = "no place near";
  if (!cluster.access.empty()) text += " with " + needed_words(cluster.access);
  if (cluster.missing.hours) {
    text += " that is open at a time they share (" + spoken(cluster.hours.times) + ")";
  }
  return text;
}

std::string line_of_pool(const graph::View& view, const Pool& pool) {
  std::string text = people_in_words(pool.people) + near_area(pool.area) +
                     " could put money together for " + graph::spoken(pool.activity) + ".\n";
  if (!pool.who.empty()) text += "  Who: " + names_in_words(view, pool.who) + ".\n";
  if (!pool.hours.times.empty()) {
    text += "  All who said are free " + spoken(pool.hours.times) + ".\n";
  }
  if (pool.time_to_ask > 0) {
    text += "  Ask " + people_in_words(pool.time_to_ask) + " when they have time.\n";
  }
  if (pool.shares) {
    text += "  Together " + money_in_words(pool.shares->least_pence) + " to " +
            money_in_words(pool.shares->most_pence) + " a session, of " +
            people_in_words(pool.shares->people) + " who said.\n";
  }
  if (pool.share_to_ask > 0 && (pool.shares || !pool.who.empty())) {
    text += "  Ask " + people_in_words(pool.share_to_ask) + " from how much to how much.\n";
  }
  return text;
}

}  // namespace

std::string what_is_missing(const GapCluster& cluster) {
  std::vector<std::string> parts;
  if (cluster.missing.leader) parts.emplace_back("nobody to lead it");
  if (cluster.missing.place) {
    parts.emplace_back("no place near to have it at");
  } else if (cluster.missing.access || cluster.missing.hours) {
    parts.push_back(missing_place(cluster));
  }
  if (parts.empty()) return "What is missing is a first meeting.";
  return "Missing: " + in_a_row(parts) + ".";
}

std::string gaps_in_words(const graph::View& view, const Gaps& gaps) {
  std::string text;
  if (gaps.groups == 0) {
    text += "No group with a place is on the list: only people could answer a wish.\n";
  }
  text += wanted_in_words(view, gaps);
  for (const GapCluster& cluster : gaps.clusters) text += cluster_in_words(view, cluster);
  if (gaps.more > 0) text += "And " + std::to_string(gaps.more) + " more (--top).\n";
  if (gaps.fewer > 0) {
    text += std::to_string(gaps.fewer) + (gaps.fewer == 1 ? " wish" : " wishes") +
            " that nothing near answers, shared by fewer than " +
            std::to_string(gaps.question.people_min.value_or(1)) +
            " near each other: a wider --radius may bring them together.\n";
  }
  if (gaps.clusters.empty()) text += no_clusters(gaps);
  if (!gaps.without_area.empty()) {
    text += "It is not known where these people live, so nothing can be called near: " +
            names_in_words(view, gaps.without_area) + ". Ask them.\n";
  }
  return text;
}

std::string pools_in_words(const graph::View& view, const Pools& pools) {
  std::string text;
  for (const Pool& pool : pools.pools) text += line_of_pool(view, pool);
  if (pools.pools.empty()) {
    text += pools.question.own_page
                ? "Nobody who agreed to it could put money together with somebody near.\n"
                : "No " + std::to_string(cluster_people_min) +
                      " people who agreed to it could put money together.\n";
  }
  if (!pools.without_area.empty()) {
    text += "It is not known where these people live: " + names_in_words(view, pools.without_area) +
            ". Ask them.\n";
  }
  return text;
}

std::string split_in_words(const graph::View& view, const Split& split) {
  const std::string difference = money_in_words(split.difference_pence);
  std::string text;
  if (split.outcome == SplitOutcome::short_of) {
    text = difference + " more would be needed.";
  } else if (split.outcome == SplitOutcome::below_least) {
    text = "It costs " + difference + " less than the least that they said together.";
  } else {
    std::vector<std::string> items;
    for (const Share& share : split.shares) {
      items.push_back(names_in_words(view, {share.person}) + " " + money_in_words(share.pence));
    }
    text = in_a_row(items) + ".";
  }
  if (!split.ask.empty()) {
    text += " Ask " + names_in_words(view, split.ask) + " from how much to how much.";
  }
  return text + "\n";
}

std::string leaving_in_words(const Leaving& leaving) {
  const std::string all = std::to_string(leaving.members);
  if (!leaving.holds) return "They cannot put the cost together yet.\n";
  if (leaving.holds_without == leaving.members) return "It holds if any one of them leaves.\n";
  if (leaving.holds_without == 0) return "It needs all of the " + all + ".\n";
  return "It holds if one leaves, for " + std::to_string(leaving.holds_without) + " of the " + all +
         "; the others are needed.\n";
}

}  // namespace kith::matcher

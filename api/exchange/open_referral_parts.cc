// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/open_referral_parts.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/plain_text.h"
#include "graph/activity_tree.h"
#include "graph/field.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

// Adds what is not there yet.
void add_once(Json& list, Json item) {
  if (item.empty() || std::find(list.begin(), list.end(), item) != list.end()) return;
  list.push_back(std::move(item));
}

void add_text_once(Json& list, std::string text) {
  if (!text.empty()) add_once(list, Json(std::move(text)));
}

// The objects of a list; what is none is said.
std::vector<FeedValue> objects_of(FeedReading& feed, FeedValue list, std::string_view what) {
  std::vector<FeedValue> objects;
  for (const FeedValue& each : list.items()) {
    if (each.is_object()) {
      objects.push_back(each);
    } else {
      feed.left_out(each, fmt::format("a {} is an object", what));
    }
  }
  return objects;
}

bool is_pounds(std::string_view currency) {
  const std::string word = lower_case(trimmed(currency));
  return word.empty() || word == "gbp" || word == "£" || word == "pounds";
}

void put_amount(FeedReading& feed, FeedValue cost, Json& made) {
  const FeedValue amount = cost.at("amount");
  const FeedValue currency = cost.at("currency");
  if (!amount) return;
  const auto pence = mend_pence(amount.text());
  if (!is_pounds(currency.text())) {
    const std::string words = feed.name(currency);
    feed.left_out(amount, fmt::format("{} is not in pounds but in {}", amount.text(), words));
  } else if (!pence) {
    feed.left_out(amount, fmt::format("{} is no amount in pounds", shown(amount.text())));
  } else {
    made["pence"] = *pence;
    if (amount.is_text())
      feed.mended(amount, fmt::format("the text {} taken as {} pence", amount.text(), *pence));
  }
}

// "per session" says what it is for and nothing else.
void put_per(FeedReading& feed, FeedValue words, Json& made) {
  std::string text = feed.words(words);
  const std::string_view per = cost_per(text);
  if (!per.empty()) made["per"] = per;
  if (lower_case(text) != fmt::format("per {}", per) && lower_case(text) != per) {
    put(made, "description", std::move(text));
  }
}

void put_period(FeedReading& feed, FeedValue cost, Json& made) {
  const FeedValue end = cost.at("valid_to");
  std::string from = feed.day(cost.at("valid_from"));
  std::string until = feed.day(end);
  if (!from.empty() && !until.empty() && until < from) {
    feed.left_out(end, "ends before it begins: the end is left out");
    until.clear();
  }
  put(made, "from", std::move(from));
  put(made, "until", std::move(until));
}

// Number, extension, and what it is where it is no voice.
Json read_phone(FeedReading& feed, FeedValue phone) {
  Json made = Json::object();
  if (!phone.is_object()) return made;
  const FeedValue number = phone.at("number");
  std::string_view written = trimmed(number.text());
  const bool quoted = written.size() > 2 && written.front() == '"' && written.back() == '"';
  if (quoted) written = written.substr(1, written.size() - 2);
  const auto read = mend_phone(written);
  if (number && !read) {
    feed.left_out(number, fmt::format("{} is no telephone number", shown(written)));
  }
  if (number && read) {
    if (quoted) feed.mended(number, "quotation marks within the number taken out");
    feed.mended_if(number, read->mended);
    const std::string_view extension = trimmed(phone.at("extension").text());
    const std::string more = extension.empty() ? "" : fmt::format(" ext. {}", extension);
    put(made, "phone", mend_name(read->text + more).text);
  }
  const FeedValue type = phone.at("type");
  std::string words = feed.words(phone.at("description"));
  const std::string kind = lower_case(type.text());
  if (!kind.empty() && kind != "voice" && kind != "cell" && kind != "mobile") {
    words = mend_text(feed.name(type) + (words.empty() ? "" : ": ") + words).text;
  }
  put(made, "description", std::move(words));
  feed.count_unread(phone, "phone");
  return made;
}

std::string role_of(FeedReading& feed, FeedValue contact) {
  const std::string title = feed.name(contact.at("title"));
  const std::string department = feed.name(contact.at("department"));
  if (title.empty() || department.empty()) return title + department;
  return mend_name(title + ", " + department).text;
}

// GB-CHC, "Charity number"; GB-COH, "Company number"; and what feeds make of them.
std::string_view number_kind(FeedValue identifier) {
  std::string words = lower_case(identifier.at("identifier_scheme").text()) + " " +
                      lower_case(identifier.at("identifier_type").text()) + " ";
  const auto says = [&](std::initializer_list<std::string_view> any) {
    return std::any_of(any.begin(), any.end(), [&](std::string_view word) {
      return words.find(word) != std::string::npos;
    });
  };
  if (says({"gb-chc", "gb-sc", "gb-nic", "charity", "chty"})) return "charity_number";
  if (says({"gb-coh", "company", "companies", "uk-co ", "uk-coh"})) return "company_number";
  return {};
}

void put_identifiers(FeedReading& feed, FeedValue list, Json& made) {
  for (const FeedValue& each : objects_of(feed, list, "identifier of an organisation")) {
    const std::string_view key = number_kind(each);
    const FeedValue number = each.at("identifier");
    if (!number) continue;
    if (key.empty() || made.contains(std::string(key))) {
      feed.left_out(number, "records hold one charity number and one company number");
    } else {
      put(made, key, feed.name(number));
    }
    feed.count_unread(each, "identifier");
  }
}

// A term of Kith's own taxonomy that is a concept of this Kith's, or "".
std::string own_concept(FeedValue term, const std::string& taxonomy) {
  if (taxonomy != activity_taxonomy) return {};
  const std::string code(trimmed(term.at("code").text()));
  return graph::is_activity(code) ? code : "";
}

Json read_term(FeedReading& feed, FeedValue term, const std::string& taxonomy) {
  Json made = Json::object();
  const FeedValue name = term.at("name");
  put(made, "id", feed.name(term.at("id")));
  put(made, "name", feed.name(name ? name : term.at("term")));
  put(made, "taxonomy", taxonomy);
  put(made, "parent_id", feed.name(term.at("parent_id")));
  for (const std::string_view again : {"term", "description"}) {  // often the name once more
    if (term.has(again) && name && term.at(again).text() != name.text()) {
      feed.left_out(term.at(again), fmt::format("a term has a name here and no {}",
                                                again == "term" ? "other" : again));
    }
  }
  feed.count_unread(term, "taxonomy_term");
  return made;
}

// Attributes of HSDS 3.1 may have a value under a label and no term.
Json labelled_value(FeedReading& feed, FeedValue attribute) {
  Json made = Json::object();
  const FeedValue value = attribute.at("value");
  const FeedValue label = attribute.at("label");
  put(made, "name", feed.name(value ? value : label));
  if (value) put(made, "taxonomy", feed.name(label));
  return made;
}

}  // namespace

void add_costs(FeedReading& feed, FeedValue list, Json& costs) {
  for (const FeedValue& each : objects_of(feed, list, "cost option")) {
    Json made = Json::object();
    put_amount(feed, each, made);
    std::string for_whom = feed.name(each.at("option"));
    put_per(feed, each.at("amount_description"), made);
    put(made, "for_whom", std::move(for_whom));
    put_period(feed, each, made);
    copy_own(feed, each, {"per", "hardship", "description"}, made);
    feed.count_unread(each, "cost_option");
    if (!made.empty()) costs.push_back(std::move(made));
  }
}

void add_contacts(FeedReading& feed, FeedValue list, Json& contacts) {
  for (const FeedValue& each : objects_of(feed, list, "contact")) {
    Json person = Json::object();
    put(person, "called", feed.name(each.at("name")));
    put(person, "role", role_of(feed, each));
    std::string email = feed.email(each.at("email"));
    const std::vector<FeedValue> phones = each.first_of({"phones", "phone"}).items();
    for (std::size_t i = 0; i < std::max<std::size_t>(phones.size(), 1); ++i) {
      Json made = person;
      const Json phone = phones.empty() ? Json::object() : read_phone(feed, phones[i]);
      put(made, "phone", phone.value("phone", ""));
      if (i == 0) put(made, "email", email);
      put(made, "description", phone.value("description", ""));
      if (i == 0) {
        copy_own(feed, each, {"email", "phone", "description", "takes_newcomers"}, made);
      }
      if (i == 0 || phone.contains("phone")) add_once(contacts, std::move(made));
    }
    feed.count_unread(each, "contact");
  }
}

void add_phones(FeedReading& feed, FeedValue list, Json& contacts) {
  for (const FeedValue& each : objects_of(feed, list, "phone")) {
    Json made = read_phone(feed, each);
    if (!made.contains("phone")) continue;
    const bool known = std::any_of(contacts.begin(), contacts.end(), [&](const Json& contact) {
      return contact.value("phone", "") == made.at("phone");
    });
    if (!known) contacts.push_back(std::move(made));
  }
}

Json read_organisation(FeedReading& feed, FeedValue organization) {
  Json made = Json::object();
  if (!organization) return made;
  if (!organization.is_object()) {
    feed.left_out(organization, "an organisation is an object");
    return made;
  }
  put(made, "id", feed.name(organization.at("id")));
  put(made, "name", feed.name(organization.at("name")));
  put(made, "description", feed.words(organization.at("description")));
  put(made, "website", feed.web(organization.first_of({"website", "url"})));
  put(made, "email", feed.email(organization.at("email")));
  put_identifiers(feed, organization.at("organization_identifiers"), made);
  copy_own(feed, organization, {"website", "email"}, made);
  feed.count_unread(organization, "organization");
  return made;
}

void add_terms(FeedReading& feed, FeedValue attributes, Json& terms, Json& activities) {
  for (const FeedValue& each : objects_of(feed, attributes, "attribute")) {
    const FeedValue term = each.first_of({"taxonomy_term", "taxonomy"});
    if (!term.is_object()) {
      add_once(terms, labelled_value(feed, each));
      feed.count_unread(each, "attribute");
      continue;
    }
    const FeedValue detail = term.at("taxonomy_detail");
    FeedValue taxonomy = term.first_of({"taxonomy", "vocabulary"});
    if (!taxonomy) taxonomy = detail.at("name");
    const std::string name = feed.name(taxonomy);
    if (const std::string activity = own_concept(term, name); !activity.empty()) {
      add_once(activities, Json{{"concept", activity}});
    } else {
      add_once(terms, read_term(feed, term, name));
    }
    feed.count_unread(each, "attribute");
  }
}

void add_languages(FeedReading& feed, FeedValue list, Json& languages) {
  for (const FeedValue& each : list.items()) {
    const FeedValue said = each.is_object() ? each.first_of({"code", "language", "name"}) : each;
    const auto read = mend_language(said.text());
    if (said && read) {
      feed.mended_if(said, read->mended);
      add_text_once(languages, read->text);
    } else if (said) {
      feed.left_out(said, fmt::format("{} is no language that is known here", shown(said.text())));
    }
    if (each.is_object()) {
      static_cast<void>(each.at("name"));  // the code said it
      feed.count_unread(each, "language");
    }
  }
}

void add_areas(FeedReading& feed, FeedValue list, Json& areas) {
  for (const FeedValue& each : objects_of(feed, list, "service area")) {
    const FeedValue name = each.first_of({"name", "service_area"});
    add_text_once(areas, feed.name(name));
    feed.count_unread(each, "service_area");
  }
}

void add_funding(FeedReading& feed, FeedValue list, Json& sources) {
  for (const FeedValue& each : objects_of(feed, list, "source of funding")) {
    add_text_once(sources, feed.name(each.at("source")));
    feed.count_unread(each, "funding");
  }
}

}  // namespace kith::api

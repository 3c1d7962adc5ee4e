// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/hsds_table_names.h"

#include <algorithm>
#include <array>

#include "api/plain_text.h"

namespace kith::api {
namespace {

using Names = std::vector<std::string_view>;

struct FileName {
  std::string_view name;
  HsdsTable table;
};

constexpr std::array file_names{
    FileName{"services", HsdsTable::services},
    FileName{"organizations", HsdsTable::organizations},
    FileName{"locations", HsdsTable::locations},
    FileName{"serviceatlocations", HsdsTable::service_at_locations},
    FileName{"servicesatlocation", HsdsTable::service_at_locations},
    FileName{"servicesatlocations", HsdsTable::service_at_locations},
    FileName{"schedules", HsdsTable::schedules},
    FileName{"regularschedules", HsdsTable::schedules},
    FileName{"holidayschedules", HsdsTable::holidays},
    FileName{"addresses", HsdsTable::addresses},
    FileName{"physicaladdresses", HsdsTable::addresses},
    FileName{"postaladdresses", HsdsTable::postal_addresses},
    FileName{"mailaddresses", HsdsTable::postal_addresses},
    FileName{"phones", HsdsTable::phones},
    FileName{"contacts", HsdsTable::contacts},
    FileName{"costoptions", HsdsTable::costs},
    FileName{"taxonomyterms", HsdsTable::terms},
    FileName{"taxonomy", HsdsTable::terms},
    FileName{"attributes", HsdsTable::attributes},
    FileName{"otherattributes", HsdsTable::attributes},
    FileName{"servicestaxonomy", HsdsTable::attributes},
    FileName{"servicetaxonomies", HsdsTable::attributes},
    FileName{"servicetaxonomy", HsdsTable::attributes},
    FileName{"eligibility", HsdsTable::eligibilities},
    FileName{"eligibilities", HsdsTable::eligibilities},
    FileName{"languages", HsdsTable::languages},
    FileName{"accessibility", HsdsTable::accessibility},
    FileName{"accessibilityfordisabilities", HsdsTable::accessibility},
    FileName{"serviceareas", HsdsTable::service_areas},
    FileName{"funding", HsdsTable::funding},
    FileName{"fundings", HsdsTable::funding},
    FileName{"organizationidentifiers", HsdsTable::identifiers},
    FileName{"requireddocuments", HsdsTable::documents},
    FileName{"programs", HsdsTable::programs},
    FileName{"metadata", HsdsTable::no_place},
    FileName{"metatabledescriptions", HsdsTable::no_place},
    FileName{"paymentsaccepted", HsdsTable::no_place},
    FileName{"servicecapacity", HsdsTable::no_place},
    FileName{"units", HsdsTable::no_place},
    FileName{"urls", HsdsTable::no_place},
    FileName{"servicedeliveries", HsdsTable::no_place},
};

const Names people{"contactid", "serviceid", "serviceatlocationid", "locationid", "organizationid"};
const Names meeting{"serviceatlocationid", "serviceid", "locationid"};
const Names street{"address1", "address2",      "address3", "address4",
                   "city",     "stateprovince", "region",   "postalcode"};

Names joined(Names first, const Names& more) {
  first.insert(first.end(), more.begin(), more.end());
  return first;
}

HsdsRules services() {
  return {"service",
          {"id",
           "organizationid",
           "locationid",
           "name",
           "description",
           "summary",
           "website",
           "email",
           "status",
           "applicationprocess",
           "fees",
           "feesdescription",
           "eligibility",
           "eligibilitydescription",
           "audience",
           "minimumage",
           "maximumage",
           "assureddate",
           "alert",
           "lastmodified",
           "accreditations",
           "fundingsources",
           "keywords",
           "languages",
           "serviceareas",
           "taxonomyids",
           "requireddocuments"},
          {{"url", "website"}, {"serviceid", "id"}},
          true,
          "name",
          {}};
}

HsdsRules organizations() {
  return {"organisation",
          {"id", "name", "description", "website", "email"},
          {{"url", "website"}, {"uri", "website"}, {"organizationid", "id"}},
          true,
          "name",
          {}};
}

HsdsRules locations() {
  return {"location",
          joined({"id", "organizationid", "name", "description", "transportation", "latitude",
                  "longitude", "virtual", "locationtype", "accessibility", "languages"},
                 street),
          {{"postcode", "postalcode"}, {"shortdesc", "description"}, {"locationid", "id"}},
          true,
          "",
          {}};
}

HsdsRules schedules() {
  return {
      "schedule",
      joined({"id",           "weekday",       "opensat",    "closesat",  "validfrom",   "validto",
              "dtstart",      "until",         "count",      "wkst",      "freq",        "interval",
              "byday",        "byweekno",      "bymonthday", "byyearday", "description", "timezone",
              "schedulelink", "attendingtype", "notes"},
             meeting),
      {{"opens", "opensat"}, {"closes", "closesat"}},
      false,
      "",
      meeting};
}

HsdsRules phones() {
  return {
      "telephone number",
      joined({"id", "number", "extension", "type", "description", "department", "countryprefix"},
             people),
      {{"numbertype", "type"}, {"phonenumber", "number"}},
      false,
      "number",
      people};
}

HsdsRules contacts() {
  return {"contact",
          joined({"id", "name", "title", "department", "email", "telephone", "url"},
                 Names(people.begin() + 1, people.end())),
          {{"phone", "telephone"}},
          true,
          "",
          Names(people.begin() + 1, people.end())};
}

HsdsRules terms() {
  return {"term",
          {"id", "name", "parentid", "taxonomy"},
          {{"taxonomyid", "id"}, {"vocabulary", "taxonomy"}, {"taxonomytype", "taxonomy"}},
          true,
          "name",
          {}};
}

// Tables that say one thing each of a service, a location or an organisation.
HsdsRules small_rules(HsdsTable table) {
  switch (table) {
    case HsdsTable::languages:
      return {"language",
              {"id", "serviceid", "locationid", "phoneid", "name", "code"},
              {{"language", "name"}},
              false,
              "",
              {"serviceid", "locationid", "phoneid"}};
    case HsdsTable::accessibility:
      return {"note on access",
              {"id", "locationid", "description", "details"},
              {{"accessibility", "description"}},
              false,
              "",
              {"locationid"}};
    case HsdsTable::service_areas:
      return {"area served",
              {"id", "serviceid", "serviceatlocationid", "name"},
              {{"servicearea", "name"}},
              false,
              "",
              {"serviceid", "serviceatlocationid"}};
    case HsdsTable::funding:
      return {"funding", {"id", "serviceid", "organizationid", "source"},
              {},        false,
              "",        {"serviceid", "organizationid"}};
    case HsdsTable::identifiers:
      return {"identifier",
              {"id", "organizationid", "identifierscheme", "identifiertype", "identifier"},
              {},
              false,
              "identifier",
              {"organizationid"}};
    case HsdsTable::documents:
      return {"document", {"id", "serviceid", "document"}, {}, false, "", {"serviceid"}};
    case HsdsTable::programs:
      return {"programme", {"id", "organizationid", "name"}, {}, true, "name", {"organizationid"}};
    default: return {};
  }
}

HsdsRules rules_of(HsdsTable table) {
  switch (table) {
    case HsdsTable::services: return services();
    case HsdsTable::organizations: return organizations();
    case HsdsTable::locations: return locations();
    case HsdsTable::schedules: return schedules();
    case HsdsTable::phones: return phones();
    case HsdsTable::contacts: return contacts();
    case HsdsTable::terms: return terms();
    case HsdsTable::service_at_locations:
      return {"service at a location",
              {"id", "serviceid", "locationid", "description"},
              {},
              true,
              "",
              {"serviceid"}};
    case HsdsTable::holidays:
      return {"closure",
              joined({"id", "closed", "opensat", "closesat", "startdate", "enddate"}, meeting),
              {},
              false,
              "",
              meeting};
    case HsdsTable::addresses:
    case HsdsTable::postal_addresses:
      return {"address",
              joined({"id", "locationid", "addresstype"}, street),
              {{"postcode", "postalcode"}},
              false,
              "",
              {"locationid"}};
    case HsdsTable::costs:
      return {"cost",
              {"id", "serviceid", "validfrom", "validto", "option", "currency", "amount",
               "amountdescription"},
              {},
              false,
              "",
              {"serviceid"}};
    case HsdsTable::attributes:
      return {"filing under a term",
              {"id", "linkid", "termid", "linkentity"},
              {{"serviceid", "linkid"}, {"taxonomytermid", "termid"}, {"taxonomyid", "termid"}},
              false,
              "termid",
              {"linkid"}};
    case HsdsTable::eligibilities:
      return {"eligibility",
              {"id", "serviceid", "eligibility", "eligibilitytype", "minimumage", "maximumage"},
              {},
              false,
              "",
              {"serviceid"}};
    default: return small_rules(table);
  }
}

// "service" and "services", "service_at_location" and "service_at_locations".
bool same_name(std::string_view file, std::string_view name) {
  if (file == name) return true;
  return name.ends_with('s') && file == name.substr(0, name.size() - 1);
}

}  // namespace

std::string hsds_column_name(std::string_view header) {
  std::string name = lower_case(trimmed(header));
  std::erase_if(name, [](char letter) { return letter == '_' || letter == ' ' || letter == '-'; });
  constexpr std::string_view british = "organisation";
  if (const std::size_t at = name.find(british); at != std::string::npos) {
    name[at + 6] = 'z';
  }
  return name;
}

std::optional<HsdsTable> hsds_table_of(std::string_view file, bool has_parents) {
  file.remove_prefix(std::min(file.find_last_of("/\\") + 1, file.size()));
  const std::size_t point = std::min(file.find('.'), file.size());
  const std::string name = hsds_column_name(file.substr(0, point));
  if (name == "taxonomies") return has_parents ? HsdsTable::terms : HsdsTable::no_place;
  for (const FileName& each : file_names) {
    if (same_name(name, each.name)) return each.table;
  }
  return std::nullopt;
}

const HsdsRules& hsds_rules(HsdsTable table) {
  static const std::vector<HsdsRules> all = [] {
    std::vector<HsdsRules> made;
    for (std::size_t i = 0; i < hsds_tables; ++i)
      made.push_back(rules_of(static_cast<HsdsTable>(i)));
    return made;
  }();
  return all[static_cast<std::size_t>(table)];
}

HsdsTable hsds_parent_table(std::string_view column) {
  if (column == "organizationid") return HsdsTable::organizations;
  if (column == "locationid") return HsdsTable::locations;
  if (column == "serviceatlocationid") return HsdsTable::service_at_locations;
  if (column == "contactid") return HsdsTable::contacts;
  return HsdsTable::services;
}

}  // namespace kith::api

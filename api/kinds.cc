// SPDX-License-Identifier: Apache-2.0
#include "api/kinds.h"

#include <array>

#include <fmt/format.h>

#include "api/exchange/wire_types.h"
#include "graph/check.h"

namespace kith::api {
namespace {

using graph::Kind;
using store::Tenant;

struct KindRow {
  Kind kind;
  std::string_view path;
};
constexpr std::array paths{KindRow{Kind::person, "people"},
                           KindRow{Kind::household, "households"},
                           KindRow{Kind::tie, "ties"},
                           KindRow{Kind::contact, "contacts"},
                           KindRow{Kind::service, "services"},
                           KindRow{Kind::service_event, "service-events"},
                           KindRow{Kind::review, "reviews"},
                           KindRow{Kind::arrangement, "arrangements"},
                           KindRow{Kind::emergency_stay, "emergency-stays"},
                           KindRow{Kind::introduction, "introductions"},
                           KindRow{Kind::diary, "diaries"},
                           KindRow{Kind::group, "groups"},
                           KindRow{Kind::directory, "directory"},
                           KindRow{Kind::subscription, "subscriptions"},
                           KindRow{Kind::neighbour, "neighbours"},
                           KindRow{Kind::connection, "connections"},
                           KindRow{Kind::group_visit, "group-visits"},
                           KindRow{Kind::level_one_count, "level-one-counts"},
                           KindRow{Kind::discharge, "discharges"}};

constexpr std::array of_scheme{Kind::person,          Kind::household,   Kind::tie,
                               Kind::contact,         Kind::service,     Kind::service_event,
                               Kind::review,          Kind::arrangement, Kind::emergency_stay,
                               Kind::introduction,    Kind::diary,       Kind::subscription,
                               Kind::neighbour,       Kind::connection,  Kind::group_visit,
                               Kind::level_one_count, Kind::discharge};
constexpr std::array of_directory{Kind::group, Kind::directory};
static_assert(of_scheme.size() + of_directory.size() == paths.size());

}  // namespace

std::optional<Kind> kind_from_path(std::string_view text) {
  for (const KindRow& each : paths) {
    if (each.path == text) return each.kind;
  }
  return std::nullopt;
}

std::string_view path_of(Kind kind) {
  for (const KindRow& each : paths) {
    if (each.kind == kind) return each.path;
  }
  KITH_CHECK(false);
  return {};
}

std::span<const Kind> every_record_kind() { return wire::record_kinds; }

std::span<const Kind> record_kinds(Tenant tenant) {
  if (tenant == Tenant::directory) return of_directory;
  return of_scheme;
}

std::optional<Tenant> tenant_of(Kind kind) {
  for (const Tenant tenant : {Tenant::scheme, Tenant::directory}) {
    for (const Kind each : record_kinds(tenant)) {
      if (each == kind) return tenant;
    }
  }
  return std::nullopt;
}

std::string misplaced(Kind kind, Tenant tenant) {
  if (tenant_of(kind) == tenant) return {};
  if (tenant == Tenant::scheme) {
    return fmt::format("a {} belongs to a directory, not to a scheme: --directory names one",
                       graph::to_text(kind));
  }
  return fmt::format("a {} belongs to a scheme, never into a directory, which is public",
                     graph::to_text(kind));
}

}  // namespace kith::api

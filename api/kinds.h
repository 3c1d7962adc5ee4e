// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "graph/ids.h"
#include "store/scheme_store.h"

// Which kinds of record there are, where they belong, and what they are called in paths.
namespace kith::api {

// The record kinds by their word in paths: "people", "service-events", "groups".
std::optional<graph::Kind> kind_from_path(std::string_view text);
std::string_view path_of(graph::Kind kind);

// The kinds of record that a scheme, or a directory, holds, in the order of Kind: people's lives in
// a scheme, what is public in a directory, and nothing in both.
std::span<const graph::Kind> record_kinds(store::Tenant tenant);
std::span<const graph::Kind> every_record_kind();          // in the order of Kind
std::optional<store::Tenant> tenant_of(graph::Kind kind);  // nothing for what is no record
// Why a record of a kind does not belong in a tenant; "" where it does.
std::string misplaced(graph::Kind kind, store::Tenant tenant);

}  // namespace kith::api

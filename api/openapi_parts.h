// SPDX-License-Identifier: Apache-2.0
// Private to the OpenAPI document: what schemas are put together from.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace kith::api::schema {

nlohmann::ordered_json text();
nlohmann::ordered_json text(std::string_view what);
nlohmann::ordered_json whole();  // 0 or more
nlohmann::ordered_json whole(std::string_view what);
nlohmann::ordered_json points(std::string_view what);  // basis points
nlohmann::ordered_json day();
nlohmann::ordered_json truth();
nlohmann::ordered_json rule();  // a rule's word
nlohmann::ordered_json one_of(std::initializer_list<std::string_view> words);
nlohmann::ordered_json one_of(std::span<const std::string_view> words);  // graph::words<Enum>
nlohmann::ordered_json list_of(const nlohmann::ordered_json& items);
nlohmann::ordered_json list_of(const nlohmann::ordered_json& items, std::size_t most);
// An object of these members and no others.
nlohmann::ordered_json object(const nlohmann::ordered_json& properties,
                              std::initializer_list<std::string_view> required);

}  // namespace kith::api::schema

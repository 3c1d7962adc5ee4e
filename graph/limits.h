// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

// Everything that grows has a limit, and every limit has a defined answer. Each line names it.
namespace kith::graph::limits {

// Records. Answer: a fault at the field's place, code bad_input.
inline constexpr std::size_t name_bytes_max = 200;           // called, concept, thing, task …
inline constexpr std::size_t text_bytes_max = 8'000;         // free words
inline constexpr std::size_t list_items_max = 200;           // items of one list in a record
inline constexpr std::size_t record_bytes_max = 256 * 1024;  // one record in canonical bytes
inline constexpr std::int32_t minutes_max = 24 * 60;
inline constexpr std::int32_t nights_a_year_max = 366;
inline constexpr std::int32_t emergency_days_max = 90;  // of an emergency stay that is begun here
inline constexpr std::int32_t people_a_home_max = 3;  // the law's and the schemes' cap; no override

// Input. Answer: too_large (413), or the faults so far and how many more were not listed.
inline constexpr std::size_t faults_max = 1'000;
inline constexpr std::size_t json_depth_max = 16;
inline constexpr std::size_t line_bytes_max = 1024 * 1024;       // one record of a bundle
inline constexpr std::size_t csv_bytes_max = 256 * 1024 * 1024;  // one table
inline constexpr std::size_t mended_listed_max = 1'000;          // the others are counted
inline constexpr std::size_t body_bytes_max = 4 * 1024 * 1024;

// Store. Answer: too_large, nothing written.
inline constexpr std::size_t parts_an_event_max = 64;
inline constexpr std::size_t group_commands_max = 256;
inline constexpr std::size_t group_bytes_max = 8 * 1024 * 1024;
inline constexpr std::size_t queued_commands_max = 4'096;  // answer: too_many_requests
inline constexpr std::size_t idempotency_key_bytes_max = 128;

// Replaying everything on record. Answer: too_large, one run at a time can be replayed.
inline constexpr std::size_t runs_replayed_max = 1'000'000;

// Ties in memory use 24-bit targets. Answer: too_large.
inline constexpr std::uint32_t subjects_a_scheme_max = (1U << 24U) - 1;
inline constexpr std::uint64_t run_search_events_max = 1'000'000;  // how far back a run is found
inline constexpr std::uint32_t steps_an_introduction_max =
    200;  // as list_items_max, so that it goes into a bundle
// Of these, so many are left for those that stop it.
inline constexpr std::uint32_t steps_left_for_stopping = 20;
inline constexpr std::size_t ties_a_person_max = 65'535;

// Changes that a graph remembers for what is derived from it. Answer: what is derived is built
// anew.
inline constexpr std::size_t changes_kept_min = 65'536;

// Questions. Answer: too_large (422 for the answer's own limits).
inline constexpr std::size_t parties_max = 16;
inline constexpr std::size_t top_max = 200;
inline constexpr std::size_t wishes_max = 32;        // of a question for nobody in particular
inline constexpr std::size_t pinned_views_max = 64;  // answer: too_many_requests

// A profile as it is shown to the other side. Answer: it is cut, and its last line says that more
// can be asked for.
inline constexpr std::size_t profile_lines_max = 60;
inline constexpr std::size_t profile_line_bytes_max = 1'000;  // of a line's text
inline constexpr std::size_t profile_bytes_max = 12 * 1024;   // headings and texts together

// The plan for the whole scheme. Answer: bad_input, or too_large for the edges.
inline constexpr std::int32_t plan_options_max = 16;   // homes suggested to one party
inline constexpr std::int32_t plan_per_home_max = 16;  // introductions of a home at a time
inline constexpr std::int32_t waiting_weeks_max = 520;
inline constexpr std::size_t plan_choices_max = 1'000;  // pins and bans
inline constexpr std::size_t plan_edges_max = 20'000'000;
inline constexpr std::size_t recruit_max = 50;  // descriptions of homes that are not there yet

// A run chart asks the connection test once a period. Answer: bad_input.
inline constexpr std::size_t run_chart_periods_max = 60;

// Community connections. Answer: the first by cell and number are looked at, and `cut` says so.
inline constexpr std::size_t findable_max = 5'000;
inline constexpr std::size_t groups_a_question_max = 500;

// Warm paths. Answer: too_large; for the half-edges looked at, what was found so far.
inline constexpr std::size_t path_goals_max = 1'000;
inline constexpr std::size_t paths_max = 100;
inline constexpr std::size_t path_half_edges_max = 2'000'000;

// Search of a directory. Answer: too_large, or bad_input for a radius. A page has page_items_max.
inline constexpr std::size_t search_words_bytes_max = 400;
inline constexpr std::size_t search_words_max = 16;  // that are looked for
inline constexpr std::int64_t search_metres_max = 1'000'000;

// HTTP. Answer: 413, 414, 429, 431 or a closed connection, as api/server.h says.
inline constexpr std::size_t connections_max = 256;
inline constexpr std::size_t connections_an_address_max = 64;
inline constexpr std::size_t page_items_max = 200;
inline constexpr int read_timeout_seconds = 5;
inline constexpr int keep_alive_seconds = 5;

}  // namespace kith::graph::limits

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "api/directory/search_question.h"

// The answer to a search, for programs and for people.
namespace kith::api {

// One JSON object on one line, without a newline:
//   total, skip; partly (no group has all of the words); searched: [{said, concept?, searched,
//   respelt, found}]; left_out: [text] groups: [{number, external_id?, name, agreed_to_be_listed,
//   kind?, status?, activities, description?,
//     place?: {id?, name?, address?, town?, postcode?, latitude?, longitude?, online?}, metres?,
//     open? (the state at the time asked for),
//     opening?: {opens, closes, local_opens, local_closes, zone, by_appointment},
//     pence? (what one time or a week costs), costs: [{pence?, per?, for_whom?, description?,
//     hardship?}], fees?, access: [{access, known: yes|no|not_known}] (what was asked),
//     place_access: [word] (what the place has), how_to_join?, phone?, email?, website?, alert?,
//     relevance? (with words), activity? (that was asked for, as the group has it),
//     reasons: [{said, by: [words|activity]}]}]
// Times are UTC, those that begin with local_ are of the wall clock in `zone`.
std::string search_json(const SearchAnswer& answer);

// For the terminal, in plain English: for each group what it is, when it is open next, where and
// how far, what it costs, how to get in, how to join, and how it was found. What nobody said is
// said to be so. Ends with a newline; nothing in it steers a terminal.
std::string search_words(const SearchAnswer& answer);

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/record_json.h"
#include "api/roles.h"
#include "graph/view.h"

// What of a record somebody may read. One place decides, for every skin.
namespace kith::api {

// The asker, as far as sight depends on it.
struct Eyes {
  Role role = Role::scheme_worker;
  std::optional<graph::Number> own;    // person: whose record and circle
  std::optional<graph::Date> on = {};  // the day they look: agreements begin and end
};

// Whether the asker may know at all that there is this record.
//
// A circle is its person's. People who work on a match see a tie where the person says `seen_by`
// officer, the coordinator also where they say circle; where nothing is said, only if the person
// agreed to have their circle held (agreement `circle`). A hidden tie is the person's alone.
bool may_know_of(const Eyes& eyes, const graph::Record& record, const graph::View& view);

// The same of a tie, for who looks at many.
bool may_know_of_tie(const Eyes& eyes, const graph::Tie& tie, const graph::View& view);

// Whether a role knows of community groups that did not agree to be listed: those who work with
// them do, others see what anybody sees.
bool sees_unlisted(Role role);

// What the asker sees of a record they may know of: canonical text, hidden fields left out. A home
// under review reads as paused to those without the right. Of a review and of the ways to who
// matters, nothing of ties that they may not know of.
std::string visible_text(const Eyes& eyes, const graph::Record& record, const graph::View& view);
nlohmann::ordered_json visible_json(const Eyes& eyes, const graph::Record& record,
                                    const graph::View& view);

// Pointers of the fields of a record that the asker may not write, whatever stands there now.
std::vector<std::string> not_theirs_to_write(const Eyes& eyes, const graph::Record& record);

// What the asker wrote, with what they could not see put back from the stored record. `whole` and
// `visible` are the stored record with and without what is hidden from them. The outcome depends on
// hidden fields only in what it keeps, never in whether it succeeds.
nlohmann::ordered_json with_hidden_kept(const nlohmann::ordered_json& whole,
                                        const nlohmann::ordered_json& visible,
                                        const nlohmann::ordered_json& written);

}  // namespace kith::api

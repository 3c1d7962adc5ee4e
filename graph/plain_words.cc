// SPDX-License-Identifier: Apache-2.0
#include "graph/plain_words.h"

#include <string>
#include <unordered_set>

namespace kith::graph {
namespace {

constexpr std::string_view small_words =
    (" a about adore adores afraid after afternoon afternoons again all also always am an and "
     "anywhere everywhere somewhere "
     "any anything are around as at avoid be bear because been before being best better big "
     "bit both but by can cannot cant come comes could couldnt dad day days dead did didnt "
     "dislike dislikes do does doesnt doing done dont down each either else enjoy enjoyed "
     "enjoying enjoys enough especially etc even evening evenings ever every everything far "
     "favourite few fine folk fond for forever friday fridays frightened from gave get gets "
     "getting give go goes going gone good got great had half happy hardly has hate hates "
     "have having he her here him his how i id if ill im in interested into is isnt it its "
     "ive just keen keenly keeps kind know last less let lets like liked likes liking little "
     "lot lots love loved lovely loves loving mad made mainly make makes many may maybe me "
     "mind mine monday mondays month more morning mornings most mostly much mum must my near "
     "need needs never next nice night nights no nor not nothing now nowt of off often oh old "
     "on once one ones only or other others our out over own owt passionate people please plenty "
     "prefer prefers proper properly put quite rather really reet right same sat saturday "
     "saturdays say says scared see seems shall she should since so some somebody someone "
     "something sometimes soon sort specially stand still such summat sunday sundays sure "
     "than that thats the their them then there these they thing things think this those "
     "though through thursday thursdays till time times to together too took tried try trying "
     "tuesday tuesdays twice two up us use used usually very want wanted wants was wasnt way "
     "we wednesday wednesdays week well went were what when where which while who whole whos "
     "why will with without wont word would wouldnt year years yes yet you your ");

constexpr std::string_view ordinary_words =
    ("according advocate advocates agree allocated allocating angry ankle around asking atlas "
     "badge banner barriers bases bathroom batteries batting beaming beard bearing bedroom "
     "behaving believes belonging bench binding biting blinding blinking blocking boards "
     "bodied boiled boiling bolts boring bother bowel bowels brake branches breach breed breath "
     "breathing brings broad brooks bubbled builders bullet bulletin bundling burns calling "
     "calories campaign canned cardinal careful caring cases casing casts catching channels "
     "chapters charge chart charts cheat cheating checking chest choke choosing chord chose "
     "christian claiming clamp clashing clearer clearly clever click closed closer clothing "
     "cloudy coats collapse collectives collector collides coming competing completed compose "
     "composed composition compute concept concern concrete condensation confer confused "
     "connecting connection consents consumed consuming conversion convert cookie coping "
     "cores corner correcting correction counters counting courtesy covers crashing crate "
     "crawling creating crossed crutches curly curses cutting dagger dangling daunting "
     "dealings decorator defeating deflated delaying deleting dental deriving disclose "
     "dividing dodge dodgy doubling drain draining dressing drinking drugs ended enter "
     "experimental falling faster father feeling fellow fielding fighting filed filing filled "
     "fills filtered finding finishing fired firing fixed flaws flushing flying following "
     "footer footnote foregoing forming forms fourth framing gates giving glade goals grabs "
     "guided halves harms having hearing hides hiding holder holds holes hospital hotel "
     "housing hover hovering hurting indoor inherent insert inset inside inspect interact "
     "intercept interest internal interpret inventing invite jacket joiner jones journeys "
     "kettle kidney kindly kindness lately launcher laying leading leaving letter lifting "
     "limbs listen literally living loading locked locomotion loops losing lounge lower lying "
     "making manage mapping marked marker masks matching mates medication melted mentioned "
     "mentions message messages middle minded missing mixed monitored monitoring months moors "
     "mother mouth moved moves moving musicians needing number numerals nursing office "
     "opening oriented others outer outgoing outside padded padding paired panel panels "
     "parking partly partners parts patented patients paying pencil permission permissions "
     "phony physical picked placed planned plans plate player players plugging pointed "
     "pointing political poorly portions poses posted prams presence pretty primary privately "
     "progress publishing quick quiet quits quitting radius raised ramps rather ratio "
     "reaching reacting ready reason receives recent recipient refuse regarded regarding "
     "relating relation relations releasing remaining renaming repacking replacing require "
     "required requiring retained retaining revision robin roots ropes rounded rounding "
     "sampling saving saying scene scenes scope scott scripted scroll scrolling second "
     "seeding seeing selling server service setting settle seven several shared sheet "
     "shipping shoulder shout shower shown shuts signalling sinks sister skewed skipping "
     "slate slimming sleeping slower smell smiling snail socially soldier solitary solver spanners "
     "spend spill spilled spoke squashed staff stairs stale standing staple stared starting "
     "state stated station staying stealing steep stemming stepping stopped stopping "
     "streaming street stretching stricter strong stuffing sudden suitable support swapping "
     "swaps swearing switched switching tainting taking tally taught telling template "
     "tempting tenth tested testing texture thing throat timing titling toilet touching "
     "trainers traits tramp transporting traps treating tries trunk trying turned tyres "
     "unable under visit visual waist waiting waking walled warm washed water waves wearing "
     "weekly weight weighted whilst winter within wonder worker worried wrist ");

using Words = std::unordered_set<std::string_view>;  // looked up, never walked

Words split(std::string_view list) {
  Words words;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t space = list.find(' ', at);
    if (space > at) words.insert(list.substr(at, space - at));
    at = space + 1;
  }
  return words;
}

}  // namespace

bool is_small_word(std::string_view letters) {
  static const Words words = split(small_words);
  return words.contains(letters);
}

bool is_ordinary_word(std::string_view letters) {
  static const Words words = split(ordinary_words);
  if (words.contains(letters)) return true;
  for (const std::string_view ending : {"s", "es", "ed", "d", "ing", "ly"}) {
    if (!letters.ends_with(ending)) continue;
    if (words.contains(letters.substr(0, letters.size() - ending.size()))) return true;
  }
  return false;
}

}  // namespace kith::graph

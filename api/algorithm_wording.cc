// SPDX-License-Identifier: Apache-2.0
#include "api/algorithm_wording.h"

#include <algorithm>

#include <fmt/format.h>

#include "graph/limits.h"
#include "matcher/ledger.h"

namespace kith::api {
namespace {

std::string one_sentence(const AlgorithmFacts&) {
  return "Kith proposes which carer homes might suit a person in Shared Lives, and whom and what "
         "in "
         "the neighbourhood somebody might enjoy, and says why; people decide.";
}

std::string name(const AlgorithmFacts& facts) { return fmt::format("Kith ({})", facts.scheme); }

std::string description(const AlgorithmFacts&) {
  return "Match officers and local area coordinators ask Kith about a person whom they know. It "
         "puts the homes, people and groups that may be proposed in an order, and says of each, in "
         "words and from every side, what speaks for it, what stands against it and what to ask "
         "first. It is used so that nobody who might suit is overlooked, and so that reasons stand "
         "where they can be questioned. It places nobody.";
}

std::string detailed_description(const AlgorithmFacts& facts) {
  return fmt::format(
      "Kith keeps two questions apart. May they be introduced? Rules answer: pass, fail or not "
      "known, each with its reason and what would change it; a rule never becomes a low score, and "
      "what nobody has said excludes only where the law or somebody's own agreement needs an "
      "answer. Would they suit each other? Each side (the person, each carer, each resident who "
      "stated something) looks at the other by the criteria of the matching policy {}; each line "
      "of the sum is shown. Homes that one open rule keeps out stand apart as near misses with "
      "what would change it, and what to ask next stands with every answer. Somewhere to stay "
      "tonight is another question with other rules. Questions about the neighbourhood use no "
      "weights of the policy: they go by what each would give the other, and by practical answers "
      "(time, the way there, access, cost).\n"
      "Kith is not made for placing anybody, for assessing need or eligibility, for judging "
      "carers, for foretelling whether an arrangement lasts, or for deciding about money.",
      facts.policy.policy.version);
}

std::string integration(const AlgorithmFacts&) {
  return fmt::format(
      "A person who works for the scheme asks; Kith answers, and nothing follows from an answer by "
      "itself: no score, rank or rule makes an introduction or an arrangement, and nothing is sent "
      "to anybody. The answer holds at most {} homes (five where nothing is said): in words first, "
      "without scores; the whole numbers behind it stand in JSON, and for an auditor without "
      "anybody's name. With each home: the reasons of each side, who holds it back, what to check "
      "first, whom to ask before anybody meets. "
      "With the whole: near misses, which rules keep most homes out, what to ask next, how many "
      "homes were considered. A question can be put on record with what was proposed to whom, in "
      "which order, by which policy and which version of the program.",
      graph::limits::top_max);
}

std::string human_review(const AlgorithmFacts& facts) {
  std::string text =
      "Kith takes no decision, so that none is taken by automated processing alone (UK GDPR Art. "
      "22A to 22D): somebody asked for the answer, reads it, and decides with the person and the "
      "carers whether anybody is told of it at all. A home further down, or none, may be chosen "
      "without Kith's leave. The matching policy is set by a manager, with a reason that stays on "
      "record.\n";
  text += fmt::format(
              "How often the order was not followed, of questions about homes put on record "
              "from {} to {}: ",
              graph::to_text(facts.use.from), graph::to_text(facts.use.to)) +
          matcher::in_words(matcher::for_others(facts.overruled));
  text.pop_back();
  return text;
}

std::string frequency(const AlgorithmFacts& facts) {
  const RecordedUse& use = facts.use;
  const std::size_t runs = use.home_runs + use.neighbourhood_runs + use.unreadable_runs;
  std::string text = fmt::format(
      "From {} to {}, {} questions were put on record, about {} people; {} proposals were put in "
      "front of somebody by them.",
      graph::to_text(use.from), graph::to_text(use.to), public_count(runs),
      public_count(use.people), public_count(use.rows));
  const auto is_told = [](std::size_t count) {
    return count == 0 || count >= matcher::overruled_least;
  };
  const bool parts =
      is_told(use.home_runs) && is_told(use.neighbourhood_runs) && is_told(use.unreadable_runs);
  if (runs > 0 && parts) {
    text += fmt::format(" Of the questions, {} were about carer homes, {} about the neighbourhood",
                        use.home_runs, use.neighbourhood_runs);
    text +=
        use.unreadable_runs == 0
            ? "."
            : fmt::format(", and of {} nobody can tell any more, because the person was erased.",
                          use.unreadable_runs);
  }
  return text + fmt::format(
                    " Questions that were only asked, and not put on record, are not counted. On "
                    "record on {}: {} people, {} carer households.",
                    graph::to_text(facts.on), public_count(facts.people),
                    public_count(facts.households));
}

std::string architecture(const AlgorithmFacts&) {
  return "One program on a machine of the scheme's, with one folder of data; it asks no service "
         "elsewhere and learns nothing from use. Every change is an event in a log that only "
         "grows, under a hash tree (RFC 6962), sealed with a key of each person's own, which is "
         "destroyed when they are erased. The records stand in memory as of one position of that "
         "log. A question is a pure function of the records at a position, the question, the "
         "matching policy in force there and the version of the program: asked again it gives the "
         "same answer, byte for byte. It speaks HTTP with tokens for roles, and a command line.";
}

std::string input(const AlgorithmFacts&) {
  return "Structured records that people who work for the scheme type in or bring as files (JSON "
         "Lines, CSV; community groups also as Open Referral UK): people, carer households, ties "
         "of a relationship circle, arrangements, emergency stays, neighbours who agreed to be "
         "found, groups. And a question: about whom, on which day, how many answers. Of free "
         "words, those about activities, places and times are read, by lists and rules; no model "
         "of "
         "language is used.";
}

std::string output(const AlgorithmFacts&) {
  return "A list in order, with reasons, as sentences for people or as JSON: proposals, near "
         "misses, what to check first, what to ask next, counts. Never a percentage of anybody.";
}

std::string models(const AlgorithmFacts&) {
  return "Three, none of them trained. The matching of people and carer homes: declared rules and "
         "weighted sums (specified below). Connections in the neighbourhood: what one gives and "
         "another wants, and practical answers; it also finds what nobody near answers. The plan "
         "for the whole scheme: of all pairs that are a real option for both, the ones to suggest "
         "next, so that most people have somebody, then those who waited longest, then those who "
         "suit each other best; solved exactly, or with how far from the best it can be; each "
         "answer goes through a checker of its own, and introduces nobody.";
}

std::string risks(const AlgorithmFacts& facts) {
  const matcher::Policy& policy = facts.policy.policy;
  return fmt::format(
      "The order is taken for a decision: what people read are words and reasons from every side, "
      "without a score; near misses stand beside them; no command turns an answer into an "
      "arrangement.\n"
      "What nobody asked is taken for a no: what is not known counts as neither good nor bad "
      "({} of {}), lowers what is called coverage, and is named as what to ask next.\n"
      "One side's liking hides another's: the sides are put together by {}.\n"
      "The same homes always come first: homes that tie come in another order for each person.\n"
      "Past decisions are learned again: nothing is learned from them; weights are declared, "
      "versioned and public.\n"
      "Faith, food, culture, identity or age steer an answer unasked: they weigh {} until the "
      "party itself says that they matter; what somebody keeps to themselves is never used.\n"
      "An answer lets out what is confidential: what a reader may not know shows nowhere, the "
      "answer is that of a world without it; tests hold two such worlds byte for byte.\n"
      "People never asked stand in the data (friends, family): a nickname is enough, their part "
      "is sealed with a key of their own and can be erased.\n"
      "Records are wrong or old: each fact can say who said it and when, and an answer names the "
      "facts that it rests on.",
      matcher::fit_unknown, matcher::fit_max, how_put_together(policy.combination),
      policy.weights[static_cast<std::size_t>(matcher::Criterion::matters)]);
}

constexpr std::array wordings{Wording{"one_sentence_description", one_sentence},
                              Wording{"name", name},
                              Wording{"description", description},
                              Wording{"detailed_description", detailed_description},
                              Wording{"integration_into_broader_operational_process", integration},
                              Wording{"human_review", human_review},
                              Wording{"frequency_and_scale_of_usage", frequency},
                              Wording{"system_architecture", architecture},
                              Wording{"system_level_input", input},
                              Wording{"system_level_output", output},
                              Wording{"models", models},
                              Wording{"risks_and_mitigations", risks}};

}  // namespace

std::string_view how_put_together(matcher::Combination combination) {
  switch (combination) {
    case matcher::Combination::harmonic: return "the harmonic mean";
    case matcher::Combination::minimum: return "the least content side alone";
    case matcher::Combination::geometric: return "the geometric mean";
  }
  return "an unknown mean";
}

std::string public_count(std::size_t count) {
  const bool few = count > 0 && count < matcher::overruled_least;
  return few ? fmt::format("fewer than {}", matcher::overruled_least) : std::to_string(count);
}

std::optional<std::string> program_says(std::string_view key, const AlgorithmFacts& facts) {
  for (const std::span<const Wording> table :
       {std::span<const Wording>(wordings), model_wordings()}) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [key](const Wording& each) { return each.key == key; });
    if (found != table.end()) return found->write(facts);
  }
  return std::nullopt;
}

}  // namespace kith::api

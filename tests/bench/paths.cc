// SPDX-License-Identifier: Apache-2.0
// Warm paths on a whole city: what the ties take in memory, what a question costs, what a tie added
// costs, and that none of it grows with people whom a question never reaches. Two graphs, as the
// prototype had them: uniform, and with hubs (80 % local). Each tie is agreed with 60 %, paid with
// 15 %, ends some day with 30 %; a question may use what is agreed and holds today. The peer is
// Boost's dijkstra_shortest_paths and breadth_first_search over a compressed_sparse_row_graph that
// holds only the ties the question may use: the filtering is done for it beforehand.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <memory>
#include <random>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include "graph/codec.h"
#include "graph/warm_paths.h"
#include "tests/support/measure.h"
#include "tests/support/path_oracle.h"
#include "tests/support/random_circles.h"

namespace {

using namespace kith;
using graph::LinkBetween;
using graph::Number;
using graph::PathFrame;
using graph::Reader;
using graph::SocialGraph;
using graph::Vertex;
using tests::expect;
using tests::Sample;

constexpr std::uint32_t paid_percent = 15;
constexpr std::uint32_t agreed_percent = 60;
constexpr std::uint32_t ending_percent = 30;

struct Settings {
  std::uint32_t people = 0;
  std::size_t ties = 0;
  std::size_t questions = 0;
  std::size_t goals = 0;
  std::size_t checked = 0;
  std::size_t asked_of_peer = 0;
};

using Engine = std::mt19937_64;
std::uint32_t below(Engine& engine, std::size_t bound) {
  return static_cast<std::uint32_t>(engine() % bound);
}
bool percent(Engine& engine, std::uint32_t share) { return below(engine, 100) < share; }

using Ends = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

void drop_repeats(Ends& ends) {
  for (auto& [a, b] : ends) {
    if (b < a) std::swap(a, b);
  }
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  std::erase_if(ends, [](const auto& each) { return each.first == each.second; });
}

Ends uniform_ends(const Settings& settings, Engine& engine) {
  Ends ends(settings.ties);
  for (auto& [a, b] : ends) {
    a = below(engine, settings.people);
    b = below(engine, settings.people);
  }
  drop_repeats(ends);
  return ends;
}

// Everybody has as many stubs as a lognormal draw says; a tie joins two stubs, four in five of them
// near one another.
Ends hub_ends(const Settings& settings, Engine& engine) {
  std::lognormal_distribution<double> draw(0.0, 0.95);
  std::vector<std::uint32_t> stubs;
  const double scale = 4.0 * static_cast<double>(settings.ties) / settings.people;
  for (std::uint32_t i = 0; i < settings.people; ++i) {
    const double wanted = draw(engine) * scale * 0.35;
    stubs.insert(stubs.end(), static_cast<std::size_t>(std::min(wanted, 520.0)) + 1, i);
  }
  Ends ends(settings.ties);
  const std::size_t near = std::min<std::size_t>(10'000, stubs.size());
  for (auto& [a, b] : ends) {
    const std::size_t at = below(engine, stubs.size());
    a = stubs[at];
    b = percent(engine, 80) ? stubs[(at + below(engine, near)) % stubs.size()]
                            : stubs[below(engine, stubs.size())];
  }
  drop_repeats(ends);
  return ends;
}

graph::LinkTerms random_terms(Engine& engine) {
  graph::LinkTerms terms;
  if (percent(engine, ending_percent)) {
    terms.until = tests::today.plus(static_cast<std::int32_t>(below(engine, 1'000)) - 200);
  }
  terms.ring = static_cast<graph::Ring>(below(engine, 4));
  terms.paid = percent(engine, paid_percent);
  terms.officers = percent(engine, 80);
  if (percent(engine, 80)) {
    terms.last_seen =
        graph::quarter_of(tests::today) - static_cast<graph::Quarter>(below(engine, 40));
  }
  return terms;
}

// A scheme's people and the agreed ties, each also by both of its ends.
struct City {
  std::vector<Number> numbers;
  std::vector<LinkBetween> links;
  std::size_t ties = 0;
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> link_of;
  SocialGraph graph;

  std::span<const std::uint32_t> links_at(std::uint32_t person) const {
    return std::span(link_of).subspan(starts[person], starts[person + 1] - starts[person]);
  }
  std::uint32_t other_end(std::uint32_t link, std::uint32_t person) const {
    return links[link].a == person ? links[link].b : links[link].a;
  }
  Vertex vertex(std::uint32_t person) const { return *graph.vertex_of(numbers[person]); }
};

void index_links(City& city) {
  city.starts.assign(city.numbers.size() + 1, 0);
  for (const LinkBetween& link : city.links) {
    ++city.starts[link.a + 1];
    ++city.starts[link.b + 1];
  }
  for (std::size_t i = 1; i < city.starts.size(); ++i) city.starts[i] += city.starts[i - 1];
  city.link_of.resize(city.links.size() * 2);
  std::vector<std::uint32_t> next(city.starts.begin(), city.starts.end() - 1);
  for (std::uint32_t i = 0; i < city.links.size(); ++i) {
    city.link_of[next[city.links[i].a]++] = i;
    city.link_of[next[city.links[i].b]++] = i;
  }
}

std::unique_ptr<City> make_city(const Settings& settings, bool hubs) {
  Engine engine(settings.people + (hubs ? 1U : 0U));
  auto city = std::make_unique<City>();
  for (std::uint32_t i = 0; i < settings.people; ++i) {
    Number& number = city->numbers.emplace_back();
    const std::array halves{engine(), engine()};
    std::memcpy(number.bytes.data(), halves.data(), number.bytes.size());
  }
  const Ends ends = hubs ? hub_ends(settings, engine) : uniform_ends(settings, engine);
  city->ties = ends.size();
  for (const auto& [a, b] : ends) {
    if (percent(engine, agreed_percent)) city->links.push_back({a, b, random_terms(engine)});
  }
  index_links(*city);
  return city;
}

void build(City& city) {
  auto graph = SocialGraph::of_links(city.numbers, city.links, tests::today);
  expect(graph.ok(), "the graph was not made");
  city.graph = *graph;
}

bool is_usable(const graph::LinkTerms& terms, Reader reader) {
  return (!terms.until || *terms.until >= tests::today) &&
         (terms.officers || reader == Reader::coordinator);
}

std::uint32_t cost_of(const graph::LinkTerms& terms) {
  const auto newest = graph::quarter_of(tests::today);
  const std::int32_t quarters = terms.last_seen ? std::min(24, newest - *terms.last_seen) : 24;
  return static_cast<std::uint32_t>(terms.ring) * 8 + static_cast<std::uint32_t>(quarters);
}

struct Question {
  std::uint32_t from = 0;
  std::uint32_t goal = 0;
  Reader reader = Reader::coordinator;
};

// Somebody three usable ties away, or fewer where a circle ends.
std::uint32_t walked_from(const City& city, std::uint32_t from, Reader reader, Engine& engine) {
  std::uint32_t at = from;
  for (int hop = 0; hop < 3; ++hop) {
    std::vector<std::uint32_t> next;
    for (const std::uint32_t link : city.links_at(at)) {
      if (is_usable(city.links[link].terms, reader)) next.push_back(city.other_end(link, at));
    }
    if (next.empty()) break;
    at = next[below(engine, next.size())];
  }
  return at;
}

// Every other question has an answer for sure; the others have two ends drawn blindly.
std::vector<Question> questions(const City& city, std::size_t count) {
  Engine engine(count);
  std::vector<Question> made;
  for (std::size_t i = 0; i < count; ++i) {
    Question question;
    question.from = below(engine, city.numbers.size());
    question.reader = i % 4 < 2 ? Reader::coordinator : Reader::officer;
    question.goal = i % 2 == 0 ? walked_from(city, question.from, question.reader, engine)
                               : below(engine, city.numbers.size());
    if (question.goal != question.from) made.push_back(question);
  }
  return made;
}

PathFrame frame_of(const Question& question) {
  PathFrame frame;
  frame.on = tests::today;
  frame.reader = question.reader;
  return frame;
}

// The usable ties of everybody within two hops of somebody.
tests::OracleTies ties_around(const City& city, const Question& question) {
  tests::OracleTies ties;
  std::vector<std::uint32_t> level{question.from};
  std::map<std::uint32_t, bool> seen{{question.from, true}};
  for (int hop = 0; hop < 3; ++hop) {
    std::vector<std::uint32_t> next;
    for (const std::uint32_t person : level) {
      for (const std::uint32_t link : city.links_at(person)) {
        const graph::LinkTerms& terms = city.links[link].terms;
        if (!is_usable(terms, question.reader)) continue;
        const std::uint32_t other = city.other_end(link, person);
        const tests::OracleTie tie{terms.paid, cost_of(terms)};
        ties[city.numbers[person]][city.numbers[other]] = tie;
        ties[city.numbers[other]][city.numbers[person]] = tie;
        if (seen.emplace(other, true).second) next.push_back(other);
      }
    }
    level = std::move(next);
  }
  return ties;
}

void check_against_oracle(const City& city, const std::vector<Question>& asked,
                          const std::vector<std::uint32_t>& goals, std::size_t count) {
  std::vector<Number> goal_numbers;
  std::vector<Vertex> goal_vertices;
  for (const std::uint32_t goal : goals) {
    goal_numbers.push_back(city.numbers[goal]);
    goal_vertices.push_back(city.vertex(goal));
  }
  std::size_t with_path = 0;
  for (std::size_t i = 0; i < std::min(count, asked.size()); ++i) {
    const Question& question = asked[i];
    const auto paths =
        tests::oracle_paths(ties_around(city, question), city.numbers[question.from], {});
    const Vertex from = city.vertex(question.from);
    const PathFrame frame = frame_of(question);
    const auto one = graph::warm_paths(city.graph, from, city.vertex(question.goal), 3, frame);
    expect(tests::as_oracle(city.graph, one->paths) ==
               tests::different(paths, city.numbers[question.goal], 3),
           "three paths are not the oracle's");
    with_path += one->paths.empty() ? 0 : 1;
    const auto any = graph::warm_paths_to_any(city.graph, from, goal_vertices, 2, frame);
    expect(tests::as_oracle(city.graph, any->paths) == tests::best_to_each(paths, goal_numbers, 2),
           "the nearest of many are not the oracle's");
  }
  expect(with_path > 0, "no question that was checked had an answer");
  std::printf("  %zu questions and their nearest goals as the oracle has them, %zu with a path\n",
              std::min(count, asked.size()), with_path);
}

double microseconds(const tests::Moment& moment) { return moment.cpu * 1e6; }

void row(const char* what, const Sample& sample, const char* note = "") {
  std::printf("  %-34s p50 %8.2f  p99 %8.1f  most %8.1f us%s\n", what, sample.median(),
              sample.quantile(0.99), sample.most(), note);
}

Sample time_to_one(const City& city, const std::vector<Question>& asked, std::size_t most,
                   bool with_answer) {
  Sample sample;
  for (const Question& question : asked) {
    const Vertex from = city.vertex(question.from);
    const Vertex goal = city.vertex(question.goal);
    const PathFrame frame = frame_of(question);
    bool found = false;
    const auto time = tests::time_of([&] {
      const auto answer = graph::warm_paths(city.graph, from, goal, most, frame);
      found = !answer->paths.empty() && !answer->budget_spent;
    });
    if (found == with_answer) sample.add(microseconds(time));
  }
  return sample;
}

Sample time_to_any(const City& city, const std::vector<Question>& asked,
                   const std::vector<std::uint32_t>& goals, double& answered) {
  std::vector<Vertex> vertices;
  for (const std::uint32_t goal : goals) vertices.push_back(city.vertex(goal));
  Sample sample;
  std::size_t found = 0;
  for (const Question& question : asked) {
    const Vertex from = city.vertex(question.from);
    const PathFrame frame = frame_of(question);
    const auto time = tests::time_of([&] {
      const auto answer = graph::warm_paths_to_any(city.graph, from, vertices, 1, frame);
      found += answer->paths.empty() ? 0 : 1;
    });
    sample.add(microseconds(time));
  }
  answered = 100.0 * static_cast<double>(found) / static_cast<double>(asked.size());
  return sample;
}

Sample time_sphere(const City& city, const std::vector<Question>& asked, Sample& reached) {
  Sample sample;
  for (const Question& question : asked) {
    const Vertex from = city.vertex(question.from);
    const PathFrame frame = frame_of(question);
    const auto time = tests::time_of([&] {
      const auto sphere = graph::sphere_of(city.graph, from, frame);
      reached.add(static_cast<double>(sphere->reached.size()));
    });
    sample.add(microseconds(time));
  }
  return sample;
}

// What a user of Boost would build for one reader on one day, unpaid ties only: its shortest way is
// ours wherever ours is unpaid.
struct Weight {
  std::uint32_t weight = 0;
};
using PeerGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Weight>;
constexpr std::uint32_t hop_weight = 1'000;  // above the cost of three ties

PeerGraph peer_of(const City& city) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Weight> weights;
  for (const LinkBetween& link : city.links) {
    if (link.terms.paid || !is_usable(link.terms, Reader::coordinator)) continue;
    const Weight weight{hop_weight + cost_of(link.terms)};
    ends.emplace_back(link.a, link.b);
    ends.emplace_back(link.b, link.a);
    weights.insert(weights.end(), 2, weight);
  }
  return PeerGraph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), weights.begin(),
                   city.numbers.size());
}

struct GoalReached {};
struct StopAtGoal : boost::default_dijkstra_visitor {
  std::uint32_t goal = 0;
  template <class Graph>
  void examine_vertex(std::size_t vertex, const Graph&) const {
    if (vertex == goal) throw GoalReached{};
  }
};

std::uint32_t dijkstra(const PeerGraph& peer, const Question& question) {
  std::vector<std::uint32_t> distance(num_vertices(peer));
  StopAtGoal visitor;
  visitor.goal = question.goal;
  try {
    const auto map =
        boost::make_iterator_property_map(distance.begin(), get(boost::vertex_index, peer));
    boost::dijkstra_shortest_paths(
        peer, question.from,
        boost::weight_map(get(&Weight::weight, peer)).distance_map(map).visitor(visitor));
  } catch (const GoalReached&) {
  }
  return distance[question.goal];
}

void compare_with_peer(const City& city, const std::vector<Question>& asked, std::size_t count) {
  const PeerGraph peer = peer_of(city);
  Sample ours, theirs, breadth;
  for (const Question& question : asked) {
    if (theirs.size() == count) break;
    const Vertex from = city.vertex(question.from);
    const Vertex goal = city.vertex(question.goal);
    const PathFrame frame = frame_of(question);
    if (question.reader != Reader::coordinator) continue;
    graph::WarmPaths first;
    const auto time =
        tests::time_of([&] { first = *graph::warm_paths(city.graph, from, goal, 1, frame); });
    if (first.paths.empty() || first.paths[0].paid) continue;
    ours.add(microseconds(time));
    std::uint32_t distance = 0;
    theirs.add(microseconds(tests::time_of([&] { distance = dijkstra(peer, question); })));
    const graph::WarmPath& path = first.paths[0];
    expect(distance == path.hops * hop_weight + path.cost, "Boost finds another best path");
    breadth.add(microseconds(tests::time_of([&] {
      boost::breadth_first_search(peer, question.from,
                                  boost::visitor(boost::make_bfs_visitor(boost::null_visitor())));
    })));
  }
  expect(theirs.size() > 0, "no question to compare by");
  std::printf(
      "  peer, %zu questions: ours %.2f us; Boost dijkstra_shortest_paths to the goal %.0f us "
      "(%.0f x), breadth_first_search %.0f us (%.0f x), medians\n",
      theirs.size(), ours.median(), theirs.median(), theirs.median() / ours.median(),
      breadth.median(), breadth.median() / ours.median());
}

void print_memory(const City& city) {
  const double people = static_cast<double>(city.numbers.size() + 1) * 4;
  const double agreed = people + static_cast<double>(city.graph.half_edges()) * 4;
  const double all = people + static_cast<double>(city.ties) * 2 * 4;
  const auto rows = static_cast<double>(city.graph.row_bytes());
  std::size_t largest = 0;
  for (Vertex i = 0; i < city.graph.size(); ++i) {
    largest = std::max(largest, city.graph.links(i, Reader::coordinator).size());
  }
  std::printf(
      "  %zu ties, %zu agreed and not over for ever, largest circle %zu; ties in memory %.1f MB: "
      "%.2f x a CSR with 4-byte targets of these, %.2f x one of all ties; numbers %.1f MB\n",
      city.ties, city.graph.half_edges() / 2, largest, rows / 1e6, rows / agreed, rows / all,
      static_cast<double>(city.graph.number_bytes()) / 1e6);
}

std::vector<std::uint32_t> random_goals(const City& city, std::size_t count) {
  Engine engine(7);
  std::vector<std::uint32_t> goals(count);
  for (std::uint32_t& goal : goals) goal = below(engine, city.numbers.size());
  return goals;
}

// Medians, for comparing sizes.
struct Medians {
  double one = 0, any = 0, sphere = 0;
};

Medians measure(const char* name, const Settings& settings, bool hubs, bool with_peer) {
  std::unique_ptr<City> city = make_city(settings, hubs);
  const auto building = tests::time_of([&] { build(*city); });
  std::printf("%s, %u people:\n", name, settings.people);
  print_memory(*city);
  std::printf("  made from its edge list in %.2f s\n", building.cpu);
  const std::vector<Question> asked = questions(*city, settings.questions);
  const std::vector<std::uint32_t> goals = random_goals(*city, settings.goals);
  check_against_oracle(*city, asked, goals, settings.checked);
  const Sample one = time_to_one(*city, asked, 1, true);
  row("to one person, with an answer", one);
  row("to one person, without", time_to_one(*city, asked, 1, false));
  row("three different paths to one", time_to_one(*city, asked, 3, true));
  double answered = 0;
  const Sample any = time_to_any(*city, asked, goals, answered);
  const std::string note = " (" + std::to_string(settings.goals) + " goals, " +
                           std::to_string(static_cast<int>(answered)) + " % have a path)";
  row("to the nearest of many", any, note.c_str());
  Sample reached;
  const Sample sphere = time_sphere(*city, asked, reached);
  const std::string size = " (" + std::to_string(static_cast<int>(reached.median())) +
                           " reached, most " + std::to_string(static_cast<int>(reached.most())) +
                           ")";
  row("sphere of depth 3, filtered", sphere, size.c_str());
  if (with_peer) compare_with_peer(*city, asked, settings.asked_of_peer);
  return {one.median(), any.median(), sphere.median()};
}

void put(graph::Draft& draft, std::uint64_t& position, const graph::Record& record) {
  graph::Event event = graph::put_event(record);
  event.header.position = position++;
  expect(draft.apply(event, graph::Trust::replayed).ok(), "a record was refused");
}

// Ties of a real scheme, added one by one.
void measure_added_ties(std::uint32_t people, std::size_t ties, std::size_t added) {
  Engine engine(3);
  graph::Draft draft{graph::View{}};
  std::uint64_t position = 0;
  std::vector<Number> numbers;
  for (std::uint32_t i = 0; i < people; ++i) {
    graph::Person person;
    person.identity.number = tests::number_of(std::to_string(i));
    numbers.push_back(person.identity.number);
    put(draft, position, person);
  }
  std::size_t named = 0;
  const auto any_tie = [&] {
    const std::uint32_t of = below(engine, people);
    const std::uint32_t to = (of + 1 + below(engine, people - 1)) % people;
    return tests::agreed_tie("tie " + std::to_string(named++), numbers[of], numbers[to]);
  };
  for (std::size_t i = 0; i < ties; ++i) put(draft, position, any_tie());
  auto graph = SocialGraph().advanced_to(draft.view(), tests::today);
  Sample whole, reading, rest;
  for (std::size_t i = 0; i < added; ++i) {
    const graph::Tie tie = any_tie();
    put(draft, position, tie);
    const graph::View view = draft.view();
    const bool apart = i % 2 == 0;
    if (apart) {
      reading.add(microseconds(tests::time_of([&] {
        expect(graph::link_between(view, tie.of.number, tie.other.number.number).has_value(),
               "an added tie links nobody");
      })));
    }
    const auto time = tests::time_of([&] { graph = graph->advanced_to(view, tests::today); });
    (apart ? rest : whole).add(microseconds(time));
  }
  const auto fresh = SocialGraph().advanced_to(draft.view(), tests::today);
  expect(fresh->half_edges() == graph->half_edges(), "a tie was lost on the way");
  std::printf("one tie added to a scheme of %u people and %zu ties, %zu times:\n", people, ties,
              added);
  row("the graph brought along", whole);
  row("of it reading the pair's ties", reading);
  row("the graph, these ties in cache", rest, " (most: where it was built anew)");
}

}  // namespace

int main(int argc, char** argv) {
  const tests::Arguments arguments(
      argc, argv, {{"people", 1'000'000}, {"ties", 10'000'000}, {"questions", 4'000}},
      "bench_paths [--smoke] [--people N] [--ties M] [--questions Q]");
  Settings large{static_cast<std::uint32_t>(arguments["people"]),
                 static_cast<std::size_t>(arguments["ties"]),
                 static_cast<std::size_t>(arguments["questions"]),
                 1'000,
                 200,
                 5};
  if (arguments.smoke()) large = {20'000, 200'000, 400, 1'000, 40, 3};
  Settings small = large;
  small.people = std::max<std::uint32_t>(1'000, large.people / 100);
  small.ties = large.ties / (large.people / small.people);
  small.goals = std::max<std::size_t>(1, large.goals / (large.people / small.people));
  std::printf("processor time of one thread; %.1f threads want each core\n", tests::load_a_core());
  const Medians few = measure("uniform", small, false, false);
  const Medians many = measure("uniform", large, false, true);
  std::printf(
      "%.0f times the people at the same ties a person, medians (caches hold the small one): one "
      "person %.2f x, "
      "nearest goal %.2f x, sphere %.2f x\n",
      static_cast<double>(large.people) / small.people, many.one / few.one, many.any / few.any,
      many.sphere / few.sphere);
  measure("hubs", large, true, true);
  measure_added_ties(large.people / 50 + 1'000, large.ties / 50 + 1'000, 2'000);
  return 0;
}

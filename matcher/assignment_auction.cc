// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_auction.h"

#include <algorithm>
#include <array>
#include <span>

namespace kith::matcher {
namespace {

using Price = std::int64_t;

constexpr Price step_factor = 6;
constexpr Price first_share = 20;  // of the range of weights is the first step
constexpr Price fall = 4;          // by how many steps prices fall before the next round
constexpr std::uint64_t bids_a_party = 200;
constexpr Price least = std::numeric_limits<Price>::min() / 4;

// What bidding needs of a party, in one line of the cache: its best choices when it last looked at
// all of its edges. Prices only rise within a round, so that as long as the best of these is worth
// at least `rest`, no other edge can be better.
struct alignas(64) Bidder {
  static constexpr std::uint32_t size = 4;
  struct Choice {
    std::uint32_t home = 0;
    std::int32_t weight = 0;
    std::uint32_t edge = nobody;
  };
  std::array<Choice, size> choices;
  Price rest = 0;
  std::uint8_t count = 0;
  std::uint8_t round = 0;  // of bidding in which it last looked
  bool is_forced = false;
  bool is_waiting = false;
  std::uint32_t held = 0;  // how many edges
};

struct Offer {
  Bidder::Choice choice;
  Price worth = least;
  Price second = least;
};

struct Bid {
  Price price = 0;
  std::uint32_t party = nobody;
  std::uint32_t edge = nobody;

  // The lowest bid of a home is the first to go.
  friend bool operator<(const Bid& a, const Bid& b) { return a.price > b.price; }
};

struct Stall {
  std::uint32_t begin = 0;  // of its bids, a heap
  std::uint32_t count = 0;
};

class Auction {
 public:
  Auction(const AssignmentNet& net, const AssignmentFace& face, AssignmentWork& work)
      : net_(net),
        face_(face),
        work_(work),
        price_(net.home_count(), 0),
        bidders_(net.party_count()),
        stalls_(net.home_count() + 1),
        held_begin_(1, 0),
        ring_(net.party_count() + 1) {
    for (std::uint32_t home = 0; home < net.home_count(); ++home) {
      stalls_[home + 1].begin = stalls_[home].begin + static_cast<std::uint32_t>(net.places[home]);
    }
    bids_.resize(stalls_.back().begin);
    for (std::uint32_t party = 0; party < net.party_count(); ++party) {
      held_begin_.push_back(held_begin_.back() + units(party));
      bidders_[party].is_forced = face.forced[party] != 0;
    }
    held_.resize(held_begin_.back());
  }

  void run() {
    bids_left_ = bids_a_party * net_.party_count();
    step_ = first_step();
    start_round();
    while (bid_until_quiet() && step_ > 1) {
      lower_prices();
      step_ = std::max<Price>(1, step_ / step_factor);
      start_round();
    }
  }

  std::vector<Price> hand_over(AssignmentHolding& holding) {
    for (std::uint32_t home = 0; home < net_.home_count(); ++home) {
      for (const Bid& bid : bids(home)) holding.add(bid.party, bid.edge, home);
    }
    return std::move(price_);
  }

 private:
  Price first_step() const {
    std::int32_t low = 0;
    std::int32_t high = 0;
    for (const NetEdge& edge : net_.edges) {
      low = std::min(low, edge.weight);
      high = std::max(high, edge.weight);
    }
    return std::max<Price>(1, (Price{high} - low) * price_scale / first_share);
  }

  std::uint32_t units(std::uint32_t party) const {
    return static_cast<std::uint32_t>(net_.units[party]);
  }
  std::span<Bid> bids(std::uint32_t home) {
    return {bids_.data() + stalls_[home].begin, stalls_[home].count};
  }
  std::span<const Bid> bids(std::uint32_t home) const {
    return {bids_.data() + stalls_[home].begin, stalls_[home].count};
  }
  bool is_full(std::uint32_t home) const {
    return stalls_[home].begin + stalls_[home].count == stalls_[home + 1].begin;
  }
  bool holds(std::uint32_t party, std::uint32_t edge) const {
    const std::uint32_t* const first = held_.data() + held_begin_[party];
    const std::uint32_t* const last = first + bidders_[party].held;
    return std::find(first, last, edge) != last;
  }
  Price worth(std::uint32_t home, std::int32_t weight) const {
    return weight * price_scale - price_[home];
  }
  static bool must(const Bidder& bidder) { return bidder.is_forced && bidder.held == 0; }

  void wait(std::uint32_t party) {
    Bidder& bidder = bidders_[party];
    if (bidder.is_waiting) return;
    bidder.is_waiting = true;
    ring_[ring_end_] = party;
    if (++ring_end_ == ring_.size()) ring_end_ = 0;
  }

  std::uint32_t next_waiting() {
    const std::uint32_t party = ring_[ring_begin_];
    if (++ring_begin_ == ring_.size()) ring_begin_ = 0;
    // Who comes soon is fetched now: waiting for memory is most of what bidding costs.
    const std::size_t soon = ring_begin_ + 6 < ring_.size() ? ring_begin_ + 6 : ring_begin_;
    __builtin_prefetch(&bidders_[ring_[soon]]);
    const Bidder& next = bidders_[ring_[soon - (soon > ring_begin_ ? 3 : 0)]];
    for (const Bidder::Choice& choice : next.choices) {
      __builtin_prefetch(&stalls_[choice.home]);
    }
    return party;
  }

  bool bid_until_quiet() {
    while (ring_begin_ != ring_end_) {
      const std::uint32_t party = next_waiting();
      Bidder& bidder = bidders_[party];
      bidder.is_waiting = false;
      const std::uint32_t most = units(party);
      while (bidder.held < most) {
        const Offer offer = best_offer(party, bidder);
        if (offer.choice.edge == nobody || (!must(bidder) && offer.worth <= 0)) break;
        if (bids_left_-- == 0 || work_.is_over()) return false;
        place(party, bidder, offer);
      }
    }
    return true;
  }

  Offer best_offer(std::uint32_t party, Bidder& bidder) {
    if (bidder.round == round_) {
      const Offer offer = best_of(party, bidder);
      if (offer.choice.edge != nobody && offer.worth >= bidder.rest) return offer;
    }
    look_at_all(party, bidder);
    return best_of(party, bidder);
  }

  Offer best_of(std::uint32_t party, const Bidder& bidder) const {
    Offer offer;
    offer.second = bidder.rest;
    for (std::uint32_t i = 0; i < bidder.count; ++i) {
      const Bidder::Choice& choice = bidder.choices[i];
      if (bidder.held > 0 && holds(party, choice.edge)) continue;
      const Price now = worth(choice.home, choice.weight);
      if (now > offer.worth) {
        offer.second = std::max(offer.second, offer.worth);
        offer.worth = now;
        offer.choice = choice;
      } else {
        offer.second = std::max(offer.second, now);
      }
    }
    return offer;
  }

  void look_at_all(std::uint32_t party, Bidder& bidder) {
    std::array<Price, Bidder::size> worths{};
    worths.fill(least);
    bidder.count = 0;
    bidder.rest = least;
    bidder.round = round_;
    work_.may_go_on(net_.end[party] - net_.begin[party]);
    for (std::uint32_t edge = net_.begin[party]; edge < net_.end[party]; ++edge) {
      const NetEdge& each = net_.edges[edge];
      const Price now = worth(each.home, each.weight);
      if (now <= worths.back()) {
        bidder.rest = std::max(bidder.rest, now);
        continue;
      }
      if (bidder.held > 0 && holds(party, edge)) continue;
      insert(bidder, worths, {each.home, each.weight, edge}, now);
    }
  }

  static void insert(Bidder& bidder, std::array<Price, Bidder::size>& worths,
                     const Bidder::Choice& choice, Price now) {
    std::size_t at = bidder.count;
    if (at < Bidder::size) {
      ++bidder.count;
    } else {
      bidder.rest = std::max(bidder.rest, worths[--at]);
    }
    for (; at > 0 && worths[at - 1] < now; --at) {
      worths[at] = worths[at - 1];
      bidder.choices[at] = bidder.choices[at - 1];
    }
    worths[at] = now;
    bidder.choices[at] = choice;
  }

  void place(std::uint32_t party, Bidder& bidder, const Offer& offer) {
    Price second = offer.second;
    if (!must(bidder)) second = std::max<Price>(second, 0);
    if (second == least) second = offer.worth - fall * step_;
    const std::uint32_t home = offer.choice.home;
    const Bid bid{price_[home] + (offer.worth - second) + step_, party, offer.choice.edge};
    held_[held_begin_[party] + bidder.held++] = offer.choice.edge;
    const bool was_full = is_full(home);
    Bid outbid;
    if (was_full) {
      const auto all = bids(home);
      std::pop_heap(all.begin(), all.end());
      outbid = std::exchange(all.back(), bid);
    } else {
      bids_[stalls_[home].begin + stalls_[home].count++] = bid;
    }
    const auto all = bids(home);
    std::push_heap(all.begin(), all.end());
    if (is_full(home)) price_[home] = all.front().price;
    if (was_full) lose(outbid, home);
  }

  void lose(const Bid& outbid, std::uint32_t home) {
    Bidder& bidder = bidders_[outbid.party];
    drop_held(outbid.party, outbid.edge);
    wait(outbid.party);
    if (bidder.round != round_) return;
    for (std::uint32_t i = 0; i < bidder.count; ++i) {
      if (bidder.choices[i].edge == outbid.edge) return;
    }
    bidder.rest = std::max(bidder.rest, worth(home, net_.edges[outbid.edge].weight));
  }

  void drop_held(std::uint32_t party, std::uint32_t edge) {
    std::uint32_t* const first = held_.data() + held_begin_[party];
    std::uint32_t* const last = first + --bidders_[party].held;
    if (*last != edge) *std::find(first, last, edge) = *last;
  }

  // A home that kept a price without being full would stay so: it costs nothing again.
  void lower_prices() {
    for (std::uint32_t home = 0; home < net_.home_count(); ++home) {
      const Price lower = price_[home] - fall * step_;
      if (face_.full[home] != 0) {
        price_[home] = is_full(home) ? lower : std::min<Price>(lower, 0);
      } else {
        price_[home] = is_full(home) ? std::max<Price>(0, lower) : 0;
      }
      for (Bid& bid : bids(home)) bid.price = price_[home];
    }
  }

  // Everybody looks anew, and gives up what they would not choose at these prices, to within a
  // step.
  void start_round() {
    ++round_;
    for (std::uint32_t party = 0; party < net_.party_count(); ++party) {
      Bidder& bidder = bidders_[party];
      if (units(party) == 0) continue;
      if (bidder.held > 0) {
        look_at_all(party, bidder);
        release_unhappy(party, bidder);
      }
      if (bidder.held < units(party)) wait(party);
    }
  }

  void release_unhappy(std::uint32_t party, Bidder& bidder) {
    Price best = bidder.held > (bidder.is_forced ? 1U : 0U) ? Price{0} : least;
    best = std::max(best, bidder.rest);
    for (std::uint32_t i = 0; i < bidder.count; ++i) {
      best = std::max(best, worth(bidder.choices[i].home, bidder.choices[i].weight));
    }
    for (std::uint32_t i = bidder.held; i-- > 0;) {
      const std::uint32_t edge = held_[held_begin_[party] + i];
      const NetEdge& each = net_.edges[edge];
      const Price now = worth(each.home, each.weight);
      if (now >= best - step_) continue;
      give_up(party, edge, each.home);
      bidder.rest = std::max(bidder.rest, now);
    }
  }

  void give_up(std::uint32_t party, std::uint32_t edge, std::uint32_t home) {
    const auto all = bids(home);
    *std::find_if(all.begin(), all.end(), [edge](const Bid& bid) { return bid.edge == edge; }) =
        all.back();
    --stalls_[home].count;
    drop_held(party, edge);
  }

  const AssignmentNet& net_;
  const AssignmentFace& face_;
  AssignmentWork& work_;
  std::vector<Price> price_;  // of each home, what a bid must beat
  std::vector<Bidder> bidders_;
  std::vector<Stall> stalls_;
  std::vector<Bid> bids_;
  std::vector<std::uint32_t> held_begin_;
  std::vector<std::uint32_t> held_;
  std::vector<std::uint32_t> ring_;  // who waits to bid, first come first served
  std::size_t ring_begin_ = 0;
  std::size_t ring_end_ = 0;
  std::uint8_t round_ = 0;
  Price step_ = 1;
  std::uint64_t bids_left_ = 0;
};

}  // namespace

std::vector<std::int64_t> auction(const AssignmentNet& net, const AssignmentFace& face,
                                  AssignmentHolding& holding, AssignmentWork& work) {
  Auction bidding(net, face, work);
  bidding.run();
  return bidding.hand_over(holding);
}

}  // namespace kith::matcher

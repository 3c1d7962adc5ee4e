// SPDX-License-Identifier: Apache-2.0
#include "matcher/assignment_auction.h"

#include <algorithm>
#include <array>
#include <span>

namespace kith::matcher {
namespace {

using Price = std::int64_t;

constexpr Price scale = 4;  // steps are down to a quarter of a unit of weight
constexpr Price step_factor = 6;
constexpr Price fall = 4;  // by how many steps prices fall before the next round
constexpr std::uint64_t bids_a_party = 200;
constexpr Price least = std::numeric_limits<Price>::min() / 4;

// A party's best choices when it last looked at all of them. Prices only rise within a round, so
// that as long as the best of these is worth at least `rest`, no other edge can be better.
struct alignas(64) Favourites {
  static constexpr std::size_t size = 4;
  struct Choice {
    std::uint32_t home = 0;
    std::int32_t weight = 0;
    std::uint32_t edge = nobody;
  };
  std::array<Choice, size> choices;
  Price rest = 0;
  std::uint32_t count = 0;
  std::uint32_t round = 0;
};

struct Offer {
  Favourites::Choice choice;
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

class Auction {
 public:
  Auction(const AssignmentNet& net, const AssignmentFace& face, AssignmentWork& work)
      : net_(net),
        face_(face),
        work_(work),
        price_(net.home_count(), 0),
        favourites_(net.party_count()),
        bid_count_(net.home_count(), 0),
        held_count_(net.party_count(), 0),
        is_waiting_(net.party_count(), 0) {
    bid_begin_.assign(1, 0);
    for (const std::int32_t places : net.places) {
      bid_begin_.push_back(bid_begin_.back() + static_cast<std::uint32_t>(places));
    }
    bids_.resize(bid_begin_.back());
    held_begin_.assign(1, 0);
    for (const std::int32_t units : net.units) {
      held_begin_.push_back(held_begin_.back() + static_cast<std::uint32_t>(units));
    }
    held_.resize(held_begin_.back());
    ring_.resize(net.party_count() + 1);
  }

  void run() {
    bids_left_ = bids_a_party * net_.party_count();
    for (step_ = first_step();; step_ = std::max<Price>(1, step_ / step_factor)) {
      ++round_;
      for (std::uint32_t party = 0; party < net_.party_count(); ++party) wait(party);
      if (!bid_until_quiet() || step_ == 1) return;
      lower_prices();
      release_unhappy();
    }
  }

  std::vector<Price> hand_over(AssignmentHolding& holding) const {
    for (std::uint32_t home = 0; home < net_.home_count(); ++home) {
      for (const Bid& bid : bids(home)) holding.add(bid.party, bid.edge, home);
    }
    std::vector<Price> prices(price_.size());
    for (std::size_t home = 0; home < prices.size(); ++home) {
      const Price up = price_[home] + scale / 2;
      prices[home] = up / scale - (up % scale < 0 ? 1 : 0);
    }
    return prices;
  }

 private:
  Price first_step() const {
    std::int32_t low = 0;
    std::int32_t high = 0;
    for (const NetEdge& edge : net_.edges) {
      low = std::min(low, edge.weight);
      high = std::max(high, edge.weight);
    }
    return std::max<Price>(1, (Price{high} - low) * scale / 10);
  }

  std::span<Bid> bids(std::uint32_t home) {
    return {bids_.data() + bid_begin_[home], bid_count_[home]};
  }
  std::span<const Bid> bids(std::uint32_t home) const {
    return {bids_.data() + bid_begin_[home], bid_count_[home]};
  }
  bool is_full(std::uint32_t home) const {
    return bid_count_[home] == bid_begin_[home + 1] - bid_begin_[home];
  }
  std::span<const std::uint32_t> held(std::uint32_t party) const {
    return {held_.data() + held_begin_[party], held_count_[party]};
  }
  bool holds(std::uint32_t party, std::uint32_t edge) const {
    const auto all = held(party);
    return std::find(all.begin(), all.end(), edge) != all.end();
  }
  Price worth(std::uint32_t home, std::int32_t weight) const {
    return weight * scale - price_[home];
  }
  bool must(std::uint32_t party) const {
    return face_.forced[party] != 0 && held_count_[party] == 0;
  }

  void wait(std::uint32_t party) {
    if (is_waiting_[party] != 0) return;
    if (static_cast<std::int32_t>(held_count_[party]) >= net_.units[party]) return;
    is_waiting_[party] = 1;
    ring_[ring_end_] = party;
    if (++ring_end_ == ring_.size()) ring_end_ = 0;
  }

  bool bid_until_quiet() {
    while (ring_begin_ != ring_end_) {
      const std::uint32_t party = ring_[ring_begin_];
      if (++ring_begin_ == ring_.size()) ring_begin_ = 0;
      is_waiting_[party] = 0;
      while (static_cast<std::int32_t>(held_count_[party]) < net_.units[party]) {
        const Offer offer = best_offer(party);
        if (offer.choice.edge == nobody || (!must(party) && offer.worth <= 0)) break;
        if (bids_left_-- == 0 || work_.is_over()) return false;
        place(party, offer);
      }
    }
    return true;
  }

  Offer best_offer(std::uint32_t party) {
    Favourites& favourites = favourites_[party];
    if (favourites.round == round_) {
      const Offer offer = best_of(party, favourites);
      if (offer.choice.edge != nobody && offer.worth >= favourites.rest) return offer;
    }
    look_at_all(party, favourites);
    return best_of(party, favourites);
  }

  Offer best_of(std::uint32_t party, const Favourites& favourites) const {
    Offer offer;
    offer.second = favourites.rest;
    for (std::size_t i = 0; i < favourites.count; ++i) {
      const Favourites::Choice& choice = favourites.choices[i];
      if (held_count_[party] > 0 && holds(party, choice.edge)) continue;
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

  void look_at_all(std::uint32_t party, Favourites& favourites) {
    std::array<Price, Favourites::size> worths{};
    worths.fill(least);
    favourites.count = 0;
    favourites.rest = least;
    favourites.round = round_;
    work_.may_go_on(net_.end[party] - net_.begin[party]);
    const bool holds_some = held_count_[party] > 0;
    for (std::uint32_t edge = net_.begin[party]; edge < net_.end[party]; ++edge) {
      const NetEdge& each = net_.edges[edge];
      const Price now = worth(each.home, each.weight);
      if (now <= worths.back()) {
        favourites.rest = std::max(favourites.rest, now);
        continue;
      }
      if (holds_some && holds(party, edge)) continue;
      insert(favourites, worths, {each.home, each.weight, edge}, now);
    }
  }

  static void insert(Favourites& favourites, std::array<Price, Favourites::size>& worths,
                     const Favourites::Choice& choice, Price now) {
    std::size_t at = favourites.count;
    if (at < Favourites::size) {
      ++favourites.count;
    } else {
      favourites.rest = std::max(favourites.rest, worths[--at]);
    }
    for (; at > 0 && worths[at - 1] < now; --at) {
      worths[at] = worths[at - 1];
      favourites.choices[at] = favourites.choices[at - 1];
    }
    worths[at] = now;
    favourites.choices[at] = choice;
  }

  void place(std::uint32_t party, const Offer& offer) {
    Price second = offer.second;
    if (!must(party)) second = std::max<Price>(second, 0);
    if (second == least) second = offer.worth - fall * step_;
    const std::uint32_t home = offer.choice.home;
    const Bid bid{price_[home] + (offer.worth - second) + step_, party, offer.choice.edge};
    held_[held_begin_[party] + held_count_[party]++] = offer.choice.edge;
    const bool was_full = is_full(home);
    Bid outbid;
    if (was_full) {
      const auto all = bids(home);
      std::pop_heap(all.begin(), all.end());
      outbid = std::exchange(all.back(), bid);
    } else {
      bids_[bid_begin_[home] + bid_count_[home]++] = bid;
    }
    const auto all = bids(home);
    std::push_heap(all.begin(), all.end());
    if (is_full(home)) price_[home] = all.front().price;
    if (was_full) lose(outbid, home);
  }

  void lose(const Bid& outbid, std::uint32_t home) {
    drop_held(outbid.party, outbid.edge);
    Favourites& favourites = favourites_[outbid.party];
    if (favourites.round == round_) {
      const auto end = favourites.choices.begin() + favourites.count;
      const bool known = std::any_of(favourites.choices.begin(), end, [&](const auto& choice) {
        return choice.edge == outbid.edge;
      });
      const Price now = worth(home, net_.edges[outbid.edge].weight);
      if (!known) favourites.rest = std::max(favourites.rest, now);
    }
    wait(outbid.party);
  }

  void drop_held(std::uint32_t party, std::uint32_t edge) {
    std::uint32_t* const first = held_.data() + held_begin_[party];
    std::uint32_t* const last = first + --held_count_[party];
    *std::find(first, last, edge) = *last;
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

  // Whoever would not choose what they hold at the new prices, to within the next step.
  void release_unhappy() {
    const Price next_step = std::max<Price>(1, step_ / step_factor);
    for (std::uint32_t party = 0; party < net_.party_count(); ++party) {
      if (held_count_[party] == 0) continue;
      Price best = held_count_[party] > face_.forced[party] ? Price{0} : least;
      work_.may_go_on(net_.end[party] - net_.begin[party]);
      for (std::uint32_t edge = net_.begin[party]; edge < net_.end[party]; ++edge) {
        const Price now = worth(net_.edges[edge].home, net_.edges[edge].weight);
        if (now > best && !holds(party, edge)) best = now;
      }
      for (std::uint32_t i = held_count_[party]; i-- > 0;) {
        const std::uint32_t edge = held_[held_begin_[party] + i];
        const NetEdge& each = net_.edges[edge];
        if (worth(each.home, each.weight) < best - next_step) give_up(party, edge, each.home);
      }
    }
  }

  void give_up(std::uint32_t party, std::uint32_t edge, std::uint32_t home) {
    const auto all = bids(home);
    std::find_if(all.begin(), all.end(), [edge](const Bid& bid) {
      return bid.edge == edge;
    })->edge = nobody;
    const auto gone =
        std::find_if(all.begin(), all.end(), [](const Bid& bid) { return bid.edge == nobody; });
    *gone = all.back();
    --bid_count_[home];
    drop_held(party, edge);
  }

  const AssignmentNet& net_;
  const AssignmentFace& face_;
  AssignmentWork& work_;
  std::vector<Price> price_;  // of each home, what a bid must beat
  std::vector<Favourites> favourites_;
  std::vector<std::uint32_t> bid_begin_;
  std::vector<std::uint32_t> bid_count_;
  std::vector<Bid> bids_;  // of each home, a heap
  std::vector<std::uint32_t> held_begin_;
  std::vector<std::uint32_t> held_count_;
  std::vector<std::uint32_t> held_;
  std::vector<std::uint32_t> ring_;  // who waits to bid, first come first served
  std::size_t ring_begin_ = 0;
  std::size_t ring_end_ = 0;
  std::vector<std::uint8_t> is_waiting_;
  std::uint32_t round_ = 0;
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

// SPDX-License-Identifier: Apache-2.0
#include "api/demo/concepts.h"

#include <array>

#include "graph/check.h"

namespace kith::demo {

namespace {

constexpr std::array list = {
    Pastime{"angling", "go fishing", Field::outdoors, 5},
    Pastime{"walking", "go for a long walk", Field::outdoors, 12},
    Pastime{"birdwatching", "watch the birds", Field::outdoors, 5},
    Pastime{"gardening", "potter in the garden", Field::outdoors, 10},
    Pastime{"allotment", "work on the allotment", Field::outdoors, 4},
    Pastime{"camping", "go camping", Field::outdoors, 2},
    Pastime{"canal_boats", "watch the canal boats", Field::outdoors, 3},
    Pastime{"football_watching", "watch the football", Field::sport, 12},
    Pastime{"football_playing", "play football", Field::sport, 4},
    Pastime{"rugby_league", "follow the rugby league", Field::sport, 7},
    Pastime{"swimming", "go swimming", Field::sport, 9},
    Pastime{"cycling", "ride a bike", Field::sport, 4},
    Pastime{"bowls", "play bowls", Field::sport, 4},
    Pastime{"darts", "play darts", Field::sport, 5},
    Pastime{"snooker", "play snooker", Field::sport, 5},
    Pastime{"gym", "go to the gym", Field::sport, 4},
    Pastime{"cricket", "watch the cricket", Field::sport, 3},
    Pastime{"yoga", "do yoga", Field::sport, 2},
    Pastime{"choir", "sing in a choir", Field::music, 5},
    Pastime{"karaoke", "sing karaoke", Field::music, 6},
    Pastime{"music_playing", "play music", Field::music, 5},
    Pastime{"music_listening", "listen to records", Field::music, 12},
    Pastime{"brass_band", "play in the brass band", Field::music, 2},
    Pastime{"dancing", "dance", Field::music, 8},
    Pastime{"drama", "be in a play", Field::music, 4},
    Pastime{"knitting", "knit", Field::making, 5},
    Pastime{"sewing", "sew", Field::making, 4},
    Pastime{"crafts", "make cards and crafts", Field::making, 7},
    Pastime{"painting", "paint", Field::making, 6},
    Pastime{"photography", "take photographs", Field::making, 5},
    Pastime{"woodwork", "work with wood", Field::making, 4},
    Pastime{"pottery", "make pots", Field::making, 2},
    Pastime{"model_railways", "run a model railway", Field::making, 3},
    Pastime{"bingo", "go to the bingo", Field::games, 7},
    Pastime{"board_games", "play board games", Field::games, 5},
    Pastime{"cards", "play cards", Field::games, 5},
    Pastime{"puzzles", "do jigsaws", Field::games, 7},
    Pastime{"gaming", "play on the console", Field::games, 9},
    Pastime{"quizzes", "go to the quiz", Field::games, 4},
    Pastime{"church", "go to church", Field::faith, 8, 1},
    Pastime{"mosque", "go to the mosque", Field::faith, 12, 2},
    Pastime{"temple", "go to the temple", Field::faith, 12, 3},
    Pastime{"gurdwara", "help at the gurdwara", Field::faith, 12, 4},
    Pastime{"synagogue", "go to the synagogue", Field::faith, 12, 5},
    Pastime{"volunteering", "help out at the food bank", Field::community, 6},
    Pastime{"charity_shop", "help in the charity shop", Field::community, 4},
    Pastime{"coffee_mornings", "go to the coffee morning", Field::community, 6},
    Pastime{"local_history", "find out how it used to be round here", Field::community, 4},
    Pastime{"dogs", "look after dogs", Field::animals, 9},
    Pastime{"cats", "look after cats", Field::animals, 7},
    Pastime{"horses", "be with horses", Field::animals, 4},
    Pastime{"hens", "keep hens", Field::animals, 2},
    Pastime{"films", "watch a film", Field::going_out, 11},
    Pastime{"pub", "have a pub tea", Field::going_out, 6},
    Pastime{"shopping", "go round the market", Field::going_out, 8},
    Pastime{"cafes", "sit in a café", Field::going_out, 8},
    Pastime{"day_trips", "have a day at the seaside", Field::going_out, 6},
    Pastime{"baking", "bake", Field::kitchen, 9},
    Pastime{"cooking", "cook", Field::kitchen, 10},
    Pastime{"trains", "watch the trains", Field::machines, 5},
    Pastime{"buses", "ride on buses", Field::machines, 4},
    Pastime{"cars", "talk about cars", Field::machines, 5},
    Pastime{"repair", "mend things", Field::machines, 4},
    Pastime{"computers", "take computers apart", Field::machines, 4},
    Pastime{"reading", "read", Field::quiet, 6},
    Pastime{"soaps", "watch the soaps", Field::quiet, 10},
    Pastime{"history", "read about history", Field::quiet, 4},
    Pastime{"radio", "listen to the radio", Field::quiet, 5},
};

}  // namespace

std::span<const Pastime> pastimes() { return list; }

std::uint8_t pastime_index(std::string_view word) {
  std::size_t at = 0;
  while (at < list.size() && list[at].word != word) ++at;
  KITH_CHECK(at < list.size());
  return static_cast<std::uint8_t>(at);
}

}  // namespace kith::demo

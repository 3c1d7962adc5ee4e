// SPDX-License-Identifier: Apache-2.0
#include "api/demo/places.h"

#include <array>

namespace kith::demo {

namespace {

constexpr std::array leigh = {
    Town{"Leigh", 53'497'500, -2'515'000, 42},
    Town{"Atherton", 53'523'000, -2'493'500, 22},
    Town{"Tyldesley", 53'514'000, -2'467'500, 17},
    Town{"Lowton", 53'471'500, -2'570'000, 15},
    Town{"Golborne", 53'476'500, -2'596'000, 12},
    Town{"Astley", 53'500'500, -2'445'500, 11},
    Town{"Hindley", 53'533'500, -2'576'500, 23},
    Town{"Wigan", 53'545'500, -2'632'500, 48},
    Town{"Ashton-in-Makerfield", 53'487'000, -2'640'500, 25},
    Town{"Westhoughton", 53'549'000, -2'525'000, 21},
    Town{"Platt Bridge", 53'521'500, -2'594'500, 9},
    Town{"Abram", 53'508'000, -2'590'500, 8},
    Town{"Boothstown", 53'502'500, -2'421'000, 8},
    Town{"Pennington", 53'489'500, -2'532'000, 9},
    Town{"Culcheth", 53'453'500, -2'522'500, 7, true},
    Town{"Aspull", 53'567'500, -2'587'500, 5, true},
};

constexpr std::array britain = {
    Town{"Leigh", 53'497'500, -2'515'000, 42},
    Town{"Wigan", 53'545'500, -2'632'500, 90},
    Town{"Manchester", 53'480'800, -2'242'600, 300},
    Town{"Liverpool", 53'408'400, -2'991'600, 250},
    Town{"Bolton", 53'578'600, -2'429'900, 140},
    Town{"Preston", 53'763'200, -2'703'100, 95},
    Town{"Blackpool", 53'817'500, -3'035'700, 95},
    Town{"Lancaster", 54'046'600, -2'800'700, 50},
    Town{"Kendal", 54'328'000, -2'746'300, 28, true},
    Town{"Carlisle", 54'892'500, -2'932'900, 70},
    Town{"Leeds", 53'800'800, -1'549'100, 300},
    Town{"Bradford", 53'795'000, -1'759'400, 200},
    Town{"Sheffield", 53'381'100, -1'470'100, 250},
    Town{"York", 53'959'100, -1'081'500, 100},
    Town{"Hull", 53'745'700, -336'700, 140},
    Town{"Scarborough", 54'283'100, -399'800, 45},
    Town{"Newcastle", 54'978'300, -1'617'800, 170},
    Town{"Sunderland", 54'906'900, -1'383'800, 120},
    Town{"Durham", 54'776'100, -1'573'300, 48},
    Town{"Middlesbrough", 54'574'200, -1'235'000, 110},
    Town{"Hexham", 54'971'600, -2'101'600, 11, true},
    Town{"Nottingham", 52'954'800, -1'158'100, 190},
    Town{"Derby", 52'922'500, -1'474'600, 150},
    Town{"Leicester", 52'636'900, -1'139'800, 200},
    Town{"Lincoln", 53'230'700, -540'600, 70},
    Town{"Stoke-on-Trent", 53'002'700, -2'179'400, 150},
    Town{"Birmingham", 52'486'200, -1'890'400, 420},
    Town{"Coventry", 52'406'800, -1'519'700, 190},
    Town{"Wolverhampton", 52'587'000, -2'128'800, 150},
    Town{"Shrewsbury", 52'707'300, -2'755'300, 50, true},
    Town{"Hereford", 52'056'500, -2'716'000, 45, true},
    Town{"Worcester", 52'192'000, -2'220'000, 70},
    Town{"Gloucester", 51'864'200, -2'238'200, 90},
    Town{"Bristol", 51'454'500, -2'587'900, 230},
    Town{"Bath", 51'381'100, -2'359'000, 65},
    Town{"Taunton", 51'014'700, -3'102'900, 45, true},
    Town{"Exeter", 50'718'400, -3'533'900, 90},
    Town{"Plymouth", 50'375'500, -4'142'700, 150},
    Town{"Truro", 50'263'200, -5'051'000, 20, true},
    Town{"Bournemouth", 50'719'200, -1'880'800, 120},
    Town{"Southampton", 50'909'700, -1'404'400, 150},
    Town{"Portsmouth", 50'819'800, -1'088'000, 140},
    Town{"Brighton", 50'822'500, -137'200, 160},
    Town{"Canterbury", 51'280'200, 1'078'900, 45},
    Town{"Maidstone", 51'270'400, 522'700, 70},
    Town{"Croydon", 51'376'200, -98'200, 230},
    Town{"Lewisham", 51'441'500, -11'700, 200},
    Town{"Ealing", 51'513'000, -308'900, 210},
    Town{"Enfield", 51'652'300, -80'700, 200},
    Town{"Reading", 51'454'300, -978'100, 130},
    Town{"Oxford", 51'752'000, -1'257'700, 100},
    Town{"Milton Keynes", 52'040'600, -759'400, 140},
    Town{"Luton", 51'878'700, -420'000, 130},
    Town{"Cambridge", 52'205'300, 121'800, 90},
    Town{"Norwich", 52'630'900, 1'297'400, 110},
    Town{"Ipswich", 52'056'700, 1'148'200, 90},
    Town{"Peterborough", 52'569'500, -240'500, 120},
    Town{"Cardiff", 51'481'600, -3'179'100, 190},
    Town{"Swansea", 51'621'400, -3'943'600, 130},
    Town{"Carmarthen", 51'857'600, -4'312'100, 15, true},
    Town{"Wrexham", 53'046'500, -2'993'800, 60},
    Town{"Glasgow", 55'864'200, -4'251'800, 320},
    Town{"Edinburgh", 55'953'300, -3'188'300, 260},
    Town{"Dundee", 56'462'000, -2'970'700, 90},
    Town{"Aberdeen", 57'149'700, -2'094'300, 120},
    Town{"Inverness", 57'477'800, -4'224'700, 40, true},
};

// Of a million millionths of a degree of latitude to metres: 111,195 m a degree.
constexpr std::int64_t metres_a_degree = 111'195;

// cos(latitude) in thousandths: a straight line through 50° (643) and 58° (530).
std::int64_t cosine_thousandths(std::int32_t latitude) {
  return 643 - (static_cast<std::int64_t>(latitude) - 50'000'000) * 113 / 8'000'000;
}

std::int64_t root(std::int64_t square) {
  std::int64_t low = 0;
  std::int64_t high = 3'000'000'000;
  while (low < high) {
    const std::int64_t middle = (low + high + 1) / 2;
    if (middle <= square / middle)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

}  // namespace

std::span<const Town> leigh_towns() { return leigh; }
std::span<const Town> britain_towns() { return britain; }

int town_tickets(std::span<const Town> towns) {
  int sum = 0;
  for (const Town& town : towns) sum += town.people;
  return sum;
}

std::size_t town_of_ticket(std::span<const Town> towns, int ticket) {
  std::size_t at = 0;
  while (at + 1 < towns.size() && ticket >= towns[at].people) ticket -= towns[at++].people;
  return at;
}

graph::Point point_near(const Town& town, int north_m, int east_m) {
  const std::int64_t north = static_cast<std::int64_t>(north_m) * 1'000'000 / metres_a_degree;
  const std::int64_t east = static_cast<std::int64_t>(east_m) * 1'000'000 * 1000 /
                            (metres_a_degree * cosine_thousandths(town.latitude));
  return {{static_cast<std::int32_t>(town.latitude + north)},
          {static_cast<std::int32_t>(town.longitude + east)}};
}

graph::Point somewhere_near(const Town& town, int reach_m, Draw& draw) {
  const int north_m = draw.bell(-reach_m, reach_m);
  const int east_m = draw.bell(-reach_m, reach_m);
  return point_near(town, north_m, east_m);
}

std::int64_t metres_between(const graph::Point& a, const graph::Point& b) {
  const std::int64_t north =
      static_cast<std::int64_t>(a.latitude.millionths) - b.latitude.millionths;
  const std::int64_t east =
      (static_cast<std::int64_t>(a.longitude.millionths) - b.longitude.millionths) *
      cosine_thousandths(a.latitude.millionths) / 1000;
  const std::int64_t north_m = north * metres_a_degree / 1'000'000;
  const std::int64_t east_m = east * metres_a_degree / 1'000'000;
  return root(north_m * north_m + east_m * east_m);
}

}  // namespace kith::demo

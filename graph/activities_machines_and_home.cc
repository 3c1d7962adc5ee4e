// SPDX-License-Identifier: Apache-2.0
// Machines, mending, looking after the house, resting.
#include "graph/activity_tables.h"

#include <array>

namespace kith::graph {
namespace {

constexpr std::array<Activity, 39> rows{{
    {"airports", "planes",
     "watching planes|plane spotting|manchester airport|planespotting|runway park"},
    {"bed_making", "housekeeping", "making beds|making the bed|changing the beds"},
    {"bicycle_repair", "repair",
     ("mending bikes|bike repair|fixing bikes|mending punctures|bike maintenance|"
      "repairing bikes|bicycle maintenance|doing up bikes")},
    {"bin_duty", "housekeeping",
     ("=recycling|sorting the recycling|putting the bins out|bin day|taking the bins out|"
      "taking the bin out|doing the bins")},
    {"buses", "machines",
     ("=buses|bus rides|bus ride|bus trips|riding on buses|bus timetables|vintage buses|"
      "on the bus|going on the bus|bus spotting|riding the bus|double deckers")},
    {"car_repair", "repair",
     ("tinkering with cars|fixing cars|car mechanics|mending cars|car maintenance|"
      "motor mechanics|repairing cars|under the bonnet")},
    {"cars", "machines",
     ("=cars|=motors|car shows|fast cars|talking about cars|top gear|sports cars|supercars|"
      "looking at cars|motoring")},
    {"classic_cars", "cars",
     ("old cars|vintage cars|classic car shows|morris minors|old bangers|classic car rally|"
      "minis and morris minors")},
    {"cleaning", "housekeeping",
     ("=cleaning|cleaner|cleaners|hoovering|=dusting|=polishing|mopping|hoover|cleaning up|"
      "spring cleaning|=sweeping|sweeping up|mopping floors|cleaning windows|"
      "window cleaning|donkey stoning the step")},
    {"clocks", "repair",
     "=clocks|mending clocks|clock repair|watch repair|watchmaking|watches and clocks"},
    {"coding", "computers",
     "=programming|raspberry pi|computer programming|robotics|robots|websites"},
    {"computers", "machines",
     ("=computer|laptops|=laptop|pcs|using the computer|computer skills|computer class|"
      "the internet|going on the computer|surfing the internet|silver surfers|"
      "computer course|tablets and ipads|ipad|ipads|it skills|digital skills|getting online")},
    {"cranes", "machines", "diggers|watching diggers|building sites|jcbs|dumper trucks"},
    {"decorating", "home_improvement",
     ("wallpapering|papering|painting and decorating|painting walls|hanging wallpaper|"
      "paper hanging|painting the fence|painting fences|painting rooms|doing up the house")},
    {"driving", "cars",
     ("=driving|going for a drive|a run out in the car|drives in the car|rides in the car|"
      "car rides|driving lessons|a ride in the car|learning to drive")},
    {"drones", "machines", "flying drones"},
    {"electronics", "repair",
     ("soldering|radio repair|mending radios|circuits and wires|ham radio|amateur radio|"
      "cb radio|mending tellies")},
    {"emergency_vehicles", "machines",
     "fire engines|fire engine|police cars|ambulances|fire station|blue lights"},
    {"heritage_railways", "steam_trains",
     ("east lancs railway|east lancashire railway|heritage railway|preserved railway|"
      "railway museum|thomas the tank engine")},
    {"home_improvement", "housekeeping",
     ("diy|do it yourself|home repairs|putting up shelves|flat pack furniture|"
      "building flat packs|b and q|=tiling|laying floors|=plastering|=plumbing|bricklaying|"
      "building walls|painting and diy|bit of diy|flatpacks|jobs with a hammer")},
    {"housekeeping", "",
     ("housework|house work|household chores|chores|jobs round the house|keeping house|"
      "keeping the house nice|household jobs|jobs about the house|homemaking")},
    {"ironing", "housekeeping", "=ironing|doing the ironing|pressing shirts"},
    {"laundry", "housekeeping",
     ("washing clothes|doing the washing|hanging the washing out|pegging out|"
      "pegging the washing out|folding clothes|folding the washing|peg the washing out|"
      "peg out|wash day|launderette|folding towels|hang the washing out|laundry work|"
      "folding laundry")},
    {"lorries", "machines", "trucks|hgvs|wagons|eddie stobart|tractors and lorries"},
    {"machines", "", "machinery|engines|how things work|=engineering|mechanical things|gadgets"},
    {"motorbikes", "machines",
     ("motorbike|motorcycles|mopeds|motorcycling|motor cycling|scooters and mopeds|"
      "lambrettas|vespas|scooter club|biker meets|motor bikes")},
    {"planes", "machines", "aeroplanes|aircraft|airshows|air shows|helicopters|spitfires"},
    {"relaxing", "",
     ("=relaxing|chilling out|chilling|chill out|putting my feet up|feet up|having a rest|"
      "peace and quiet|quiet time|quiet hour|quiet hours|quiet afternoons|quiet company|"
      "somewhere quiet|quiet place|quiet places|sitting quietly|long baths|bubble baths|"
      "bubble bath|a nice bath|a soak in the bath|having a lie in|people watching|"
      "sitting in the sun|"
      "sunbathing|aromatherapy|massages|hand massage|foot spa|hot tub|sauna|reflexology|"
      "mindful breathing")},
    {"repair", "machines",
     ("mending things|fixing things|mending|repairs|repairing|fixing|=mends|"
      "taking things apart|tinkering|odd jobs|handyman|handyman jobs|bodging|"
      "mend and make do|repairing things|fixes things|mends things|fettling")},
    {"repair_cafes", "repair", "repair cafe|fixers cafe|restart party|repair shop"},
    {"smartphones", "computers",
     ("mobile phones|mobile phone|using my phone|use my phone|smart phones|whatsapp|"
      "facebook|social media|facetime|video calls|phone apps|zoom calls|texting|"
      "=smartphone|instagram|snapchat")},
    {"steam_engines", "machines",
     ("traction engines|steam rallies|steam rally|stationary engines|fred dibnah|"
      "steam fair|mill engines")},
    {"steam_trains", "trains", "steam train|steam railways|flying scotsman|steam locomotives"},
    {"tidying", "housekeeping",
     ("=tidying|tidying up|putting things away|sorting cupboards|decluttering|"
      "sorting drawers|keeping things tidy|sorting things out|tidy up|sorting buttons|"
      "sorting things")},
    {"tractors", "machines", "tractor|vintage tractors|tractor rallies|farm machinery"},
    {"trains", "machines",
     ("=trains|railways|train rides|train trips|going on the train|train ride|locomotives|"
      "train timetables|riding on trains")},
    {"trainspotting", "trains", "train spotting|spotting trains|watching the trains|train numbers"},
    {"trams", "machines", "tram|metrolink|riding on the tram|blackpool trams|tram rides"},
    {"washing_up", "housekeeping",
     ("washing the dishes|doing the dishes|drying up|doing the pots|washing the pots|"
      "drying the pots|stacking the dishwasher|loading the dishwasher|wash up")},
}};
static_assert(in_order(rows));

}  // namespace

std::span<const Activity> activities_of_machines_and_home() { return rows; }

}  // namespace kith::graph

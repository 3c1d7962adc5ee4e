// SPDX-License-Identifier: Apache-2.0
// Sport, playing and watching, and keeping fit.
#include "graph/activity_tables.h"

#include <array>

namespace kith::graph {
namespace {

constexpr std::array<Activity, 86> rows{{
    {"aerobics", "keep_fit", "step aerobics|zumba|dance fitness|jazzercise"},
    {"aqua_aerobics", "swimming",
     "water aerobics|aquafit|aqua fit|exercise in the pool|aqua aerobic"},
    {"archery", "sport", "bow and arrow"},
    {"athletics", "sport", "track and field|javelin|shot put|high jump|long jump"},
    {"badminton", "sport", "shuttlecock"},
    {"basketball", "sport", "wheelchair basketball"},
    {"billiards", "snooker", "bar billiards"},
    {"boccia", "sport", "boccia club"},
    {"bowls", "sport",
     ("lawn bowls|bowling green|playing bowls|flat green bowls|game of bowls|"
      "the bowling club")},
    {"boxing", "sport", "=boxing|boxing club|boxercise"},
    {"boxing_watching", "boxing", "watching the boxing|boxing on telly|boxing on tv"},
    {"canoeing", "sport", "kayaking|canoes|paddleboarding|canoe club"},
    {"carpet_bowls", "bowls", "indoor bowls|short mat bowls|mat bowls"},
    {"chair_exercises", "keep_fit",
     ("chair based exercise|armchair exercises|seated exercise|chair aerobics|"
      "chair exercise|chairobics|sit and be fit")},
    {"cheerleading", "sport", "majorettes|morris troupe"},
    {"circuit_training", "gym", "circuits class|boot camp"},
    {"climbing", "sport", "=climbing|rock climbing|bouldering|climbing wall|abseiling"},
    {"crazy_golf", "golf", "mini golf|minigolf|adventure golf|pitch and putt|putting green"},
    {"cricket", "sport", "cricket club|playing cricket|game of cricket"},
    {"cricket_watching", "cricket",
     ("watching cricket|the test match|test match special|cricket on the radio|"
      "cricket on telly|lancashire cricket")},
    {"croquet", "sport", ""},
    {"crown_green_bowls", "bowls", "crown green|crown green bowling"},
    {"cycling", "sport",
     ("bikes|biking|bike rides|bike ride|riding a bike|push bike|bicycles|cycle rides|"
      "out on the bike|trikes|adapted bikes|tandem|push bikes|cyclists")},
    {"darts", "sport", "game of darts|arrows down the pub|darts team"},
    {"diving", "swimming", "scuba diving|snorkelling|high diving"},
    {"exercise_bike", "keep_fit", "spinning class|spin class|indoor cycling"},
    {"fencing", "sport", "=fencing|foil fencing|sabre fencing"},
    {"football", "sport", "footy|footie|=soccer|footballers"},
    {"football_playing", "football",
     ("playing football|playing footy|kick about|kickabout|five a side|5 a side|"
      "football training|football team|having a kick about|kicking a ball about")},
    {"football_watching", "football",
     ("watching football|watching footy|football on telly|footy on telly|football on tv|"
      "match of the day|going to the match|watching the match|seeing the match|home games|"
      "season ticket|the football match|"
      "football matches|football results|football scores|supporting city|supporting united|"
      "supporting wigan|manchester city|manchester united|man city|man united|man utd|"
      "bolton wanderers|wigan athletic|everton fc|liverpool fc|football fan")},
    {"frisbee", "sport", "ultimate frisbee"},
    {"goalball", "sport", ""},
    {"golf", "sport", "round of golf|golf course|driving range"},
    {"golf_watching", "golf", "watching golf|golf on telly"},
    {"greyhound_racing", "sport", "dog racing|dog track|going to the dogs"},
    {"gym", "sport",
     ("gymnasium|working out|=weights|weight training|lifting weights|gym workout|"
      "treadmill|pumping iron|gym sessions")},
    {"gymnastics", "sport", "gymnast"},
    {"hockey", "sport", "field hockey"},
    {"horse_racing", "sport",
     ("flutter on the horses|a flutter|racecourse|haydock races|aintree|grand national|"
      "the gee gees|watching the racing|backing horses|betting on horses|race meetings|"
      "flutter on the gee gees|going to the races")},
    {"ice_hockey", "ice_skating", "watching ice hockey"},
    {"ice_skating", "sport", "skating|ice rink"},
    {"jogging", "running", "going for a jog"},
    {"judo", "martial_arts", ""},
    {"karate", "martial_arts", "karate class"},
    {"keep_fit", "sport",
     ("exercise class|exercise classes|keeping fit|fitness class|fitness classes|"
      "getting fit|exercises at home|group exercise|fitness")},
    {"martial_arts", "sport", "self defence|jujitsu|aikido|taekwondo|kung fu|kick boxing"},
    {"motor_racing", "sport",
     ("formula one|formula 1|f1|grand prix|watching the racing cars|motorsport|stock cars|"
      "go karting|karting|banger racing|motor sport")},
    {"motorbike_racing", "motor_racing", "speedway|tt races|isle of man tt|moto gp|motogp"},
    {"mountain_biking", "cycling", "bmx|off road biking"},
    {"netball", "sport", "walking netball"},
    {"orienteering", "running", ""},
    {"parkrun", "running", "park run|parkruns|saturday parkrun"},
    {"petanque", "sport", "boules"},
    {"pickleball", "sport", "padel"},
    {"pilates", "keep_fit", "pilates class"},
    {"pool", "snooker", "game of pool|shooting pool|playing pool|eight ball"},
    {"roller_skating", "sport", "roller blading|roller disco|roller skates"},
    {"rounders", "sport", "softball"},
    {"rowing", "sport", "=rowing|rowing machine|rowing club"},
    {"rugby", "sport", "rugby ball|touch rugby|tag rugby|playing rugby|wheelchair rugby"},
    {"rugby_league", "rugby",
     ("leigh leopards|wigan warriors|st helens rugby|super league|rugby league fan|"
      "warrington wolves|salford red devils")},
    {"rugby_union", "rugby", "six nations|sale sharks"},
    {"rugby_watching", "rugby", "watching rugby|rugby on telly|rugby on tv|the rugby match"},
    {"running", "sport",
     ("=running|going for a run|couch to 5k|marathons|fun runs|a run round the park|"
      "=goes running|going running|running club")},
    {"skateboarding", "sport", "=scootering"},
    {"skiing", "sport", "snowboarding|dry ski slope"},
    {"skittles", "bowls", "table skittles|ninepins"},
    {"snooker", "sport",
     ("watching snooker|snooker on telly|snooker hall|playing snooker|game of snooker|"
      "the crucible")},
    {"sport", "",
     ("sports|sporting activities|keeping active|sport and recreation|"
      "sports and recreation|sports day")},
    {"squash", "sport", "racketball"},
    {"surfing", "sport", "bodyboarding|windsurfing"},
    {"swimming", "sport",
     ("swimming pool|swimming baths|the baths swimming|swimming lessons|going swimming|"
      "swimming club")},
    {"table_tennis", "sport", "ping pong|bat and ball"},
    {"tai_chi", "keep_fit", "qi gong|chi gung"},
    {"target_shooting", "sport", "clay pigeon shooting|clay shooting|rifle club|air rifles"},
    {"tennis", "sport", "game of tennis|lawn tennis|tennis club"},
    {"tennis_watching", "tennis", "wimbledon|watching tennis|tennis on telly"},
    {"tenpin_bowling", "bowls",
     "bowling|ten pin bowling|ten pin|bowling alley|bumper bowling|game of bowling"},
    {"trampolining", "sport", "trampoline|bouncing on the trampoline|rebound therapy"},
    {"tug_of_war", "sport", ""},
    {"volleyball", "sport", "sitting volleyball"},
    {"walking_cricket", "cricket", "table cricket"},
    {"walking_football", "football", "walking footy"},
    {"wild_swimming", "swimming",
     "open water swimming|outdoor swimming|sea swimming|cold water swimming|lido"},
    {"wrestling", "sport", "watching wrestling|wrestling on telly|wwe|wrestlers"},
    {"yoga", "keep_fit", "chair yoga|yoga class|yoga stretches"},
}};
static_assert(in_order(rows));

}  // namespace

std::span<const Activity> activities_of_sport() { return rows; }

}  // namespace kith::graph

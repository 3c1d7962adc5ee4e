// SPDX-License-Identifier: Apache-2.0
// Music, dancing, stage and screen.
#include "graph/activity_tables.h"

#include <array>

namespace kith::graph {
namespace {

constexpr std::array<Activity, 68> rows{{
    {"ballet", "dancing", "ballet dancing|watching ballet"},
    {"ballroom", "dancing",
     ("ballroom dancing|waltzing|tea dances|tea dance|ballroom and latin|foxtrot|"
      "old time dancing|sequence dancing")},
    {"bell_ringing", "music_playing",
     "campanology|church bells|handbells|hand bells|ringing the bells"},
    {"bhangra", "dancing", "bollywood dancing"},
    {"brass_bands", "music_listening",
     "brass band|listening to the brass band|whit friday|band contests|colliery band"},
    {"brass_playing", "music_playing",
     "playing the trumpet|trumpet|cornet|trombone|playing in the brass band|tuba|euphonium"},
    {"cartoons", "television", "disney|anime|animation|watching cartoons|peppa pig|looney tunes"},
    {"choir", "singing",
     ("choirs|male voice choir|singing in a choir|community choir|choral singing|"
      "choir practice|rock choir")},
    {"cinema", "films",
     "going to the pictures|going to the cinema|relaxed screenings|movie theatre|the odeon"},
    {"circus", "stage_and_screen", "juggling|circus skills|big top"},
    {"classical_music", "music_listening",
     "orchestras|orchestra|the halle|classic fm|opera|symphony concerts|proms on telly"},
    {"comedy", "stage_and_screen",
     ("comedies|stand up comedy|comedians|sitcoms|only fools and horses|carry on films|"
      "laurel and hardy|telling jokes|jokes")},
    {"community_singing", "singing",
     ("singalong|sing along|sing a long|sing song|singalongs|singing for the brain|"
      "singing group|carols round the piano")},
    {"concerts", "music_listening",
     "gigs|live music|going to gigs|live bands|music festivals|seeing bands|concert"},
    {"cookery_programmes", "television", "bake off|cooking programmes|masterchef"},
    {"country_music", "music_listening",
     "country and western|country songs|dolly parton|johnny cash"},
    {"dance_music", "music_listening", "house music|garage music|rave music|djs|techno"},
    {"dancing", "music", "a bop|a boogie|dance class|dance group|dances|dance"},
    {"detective_dramas", "television",
     ("whodunnits|murder mysteries|crime dramas|vera on telly|midsomer murders|true crime|"
      "columbo|poirot|miss marple")},
    {"discos", "dancing", "disco|nightclubs|night clubs|=clubbing|silent disco"},
    {"doctor_who", "television", "dr who"},
    {"documentaries", "television",
     ("nature programmes|david attenborough|history programmes|attenborough|"
      "wildlife programmes")},
    {"drama", "stage_and_screen",
     ("=acting|amateur dramatics|am dram|drama group|drama club|being in a play|"
      "putting on plays|drama classes")},
    {"dressing_up", "drama", "fancy dress|cosplay|costumes"},
    {"drumming", "music_playing",
     "drums|playing the drums|drum kit|african drumming|bongo drums|samba band"},
    {"film_making", "films", "making films|making videos|filming|video making"},
    {"films", "stage_and_screen",
     ("movies|movie|watching films|watching a film|dvds|film night|netflix films|"
      "watch a film|film club")},
    {"folk_dancing", "dancing",
     ("morris dancing|clog dancing|clogging|maypole dancing|ceilidh|ceilidhs|barn dance|"
      "scottish country dancing|irish dancing")},
    {"folk_music", "music_listening", "folk club|folk songs|irish music|sea shanties"},
    {"guitar", "music_playing",
     "guitars|playing the guitar|ukulele|uke|banjo|bass guitar|strumming"},
    {"jazz_music", "music_listening", "jazz|swing bands|big bands|big band music|trad jazz"},
    {"karaoke", "singing", "karaoke night|singing karaoke"},
    {"keyboard", "music_playing",
     "piano|playing the piano|keyboards|organ playing|playing the organ|accordion|joanna"},
    {"line_dancing", "dancing", "line dance|country line dancing"},
    {"magic", "stage_and_screen", "magic tricks|magicians|conjuring|magic shows|card tricks"},
    {"music", "", "musical things"},
    {"music_listening", "music",
     ("listening to music|putting records on|vinyl|listening to records|cds|"
      "listening to cds|spotify|listening to songs|pop music|pop songs|music on the radio|"
      "fifties music|sixties music|motown|seventies music|old songs|eighties music|"
      "abba songs|the beatles|elvis|=records")},
    {"music_making_groups", "music_playing",
     "music group|music workshops|jam sessions|=jamming|open mic night"},
    {"music_playing", "music",
     ("playing music|playing an instrument|musical instruments|making music|"
      "make your own music|making your own music|percussion|playing in a band|"
      "music lessons|tambourine|instruments")},
    {"music_production", "music_playing",
     ("making beats|music studio|recording studio|producing music|home recording|dj decks|"
      "mixing music|music technology")},
    {"musicals", "films",
     ("the sound of music|west end shows|musical theatre|mamma mia|grease the musical|"
      "singing films|musical films")},
    {"news", "television",
     ("-|watching the news|the news on telly|reading the paper|newspapers|the evening news|"
      "current affairs|north west tonight|newspaper|reading the newspaper")},
    {"northern_soul", "dancing", "northern soul nights|wigan casino|soul nights|all nighters"},
    {"online_videos", "television", "youtube|you tube|watching youtube|tiktok|tik tok"},
    {"pantomimes", "theatre", "panto|pantos|pantomime"},
    {"podcasts", "radio", ""},
    {"puppets", "drama", "puppetry|punch and judy"},
    {"quiz_shows", "television",
     ("tipping point|countdown on telly|pointless on telly|who wants to be a millionaire|"
      "mastermind|quizzes on telly|game shows|eggheads|catchphrase|watching the chase")},
    {"radio", "stage_and_screen",
     ("the wireless|local radio|radio plays|the archers|listening to the radio|radio four|"
      "talk radio|hospital radio|ham radio listening")},
    {"rap_music", "music_listening", "rapping|hip hop|grime music"},
    {"reality_television", "television",
     ("strictly|strictly come dancing|i'm a celebrity|love island|reality tv|"
      "britains got talent|x factor|talent shows|gogglebox|big brother")},
    {"reggae", "music_listening", "ska|steel bands"},
    {"rock_music", "music_listening",
     "heavy metal|rock and roll|rock n roll|punk music|rock bands|indie music"},
    {"salsa_dancing", "dancing", "salsa|latin dancing"},
    {"science_fiction", "films",
     ("star wars|star trek|sci fi|marvel films|superheroes|super heroes|superhero films|"
      "comics and superheroes|harry potter")},
    {"singing", "music", "a sing|singing along|sing along to|singing songs|=sings|singing lessons"},
    {"soaps", "television",
     ("=soaps|soap operas|corrie|coronation street|emmerdale|eastenders|watching the soaps|"
      "hollyoaks|casualty on telly|soap opera|enders")},
    {"songwriting", "music_playing", "writing songs|song writing"},
    {"stage_and_screen", "", "shows|screen and stage"},
    {"storytelling", "stage_and_screen",
     "telling stories|story telling|being told stories|listening to stories"},
    {"street_dance", "dancing", "breakdancing|hip hop dancing"},
    {"string_playing", "music_playing",
     "violin|fiddle playing|cello|playing the violin|playing the fiddle|harp"},
    {"tap_dancing", "dancing", "tap dance|modern dance|jazz dance|dance show"},
    {"television", "stage_and_screen",
     ("telly|=tv|watching telly|watching tv|watching television|the goggle box|"
      "tv programmes|box sets|netflix|programmes on telly|daytime telly")},
    {"theatre", "stage_and_screen",
     ("plays at the theatre|the lowry|going to the theatre|theatre trips|"
      "going to see a show|going to shows")},
    {"tribute_acts", "concerts", "tribute bands|tribute act|cabaret|club turns|turns at the club"},
    {"westerns", "films", "cowboy films|cowboys|john wayne|old westerns"},
    {"wind_playing", "music_playing",
     "recorder playing|flute|clarinet|saxophone|penny whistle|oboe|playing the recorder"},
}};
static_assert(in_order(rows));

}  // namespace

std::span<const Activity> activities_of_music_and_stage() { return rows; }

}  // namespace kith::graph

// SPDX-License-Identifier: Apache-2.0
// Games, puzzles, collecting, reading and learning.
#include "graph/activity_tables.h"

#include <array>

namespace kith::graph {
namespace {

constexpr std::array<Activity, 73> rows{{
    {"archaeology", "history", "digs|time team"},
    {"astronomy", "nature", "telescopes|planets|space and planets"},
    {"audio_books", "reading",
     "audiobooks|talking books|listening to books|books on tape|talking newspaper"},
    {"bingo", "games",
     ("game of bingo|prize bingo|mecca bingo|bingo hall|full house at bingo|"
      "going to the bingo|housey housey|gala bingo")},
    {"board_games", "games",
     ("board game|monopoly|cluedo|ludo|snakes and ladders|trivial pursuit|connect four|"
      "connect 4|draughts|backgammon|board games club|game of ludo|frustration game|"
      "rummikub")},
    {"book_club", "reading", "reading group|book clubs|book group|reading circle"},
    {"book_shops", "reading", "bookshops|second hand books|waterstones"},
    {"bridge_cards", "cards", "bridge club|playing bridge|game of bridge|duplicate bridge"},
    {"cards", "games",
     ("=cards|playing cards|card games|a game of cards|rummy|gin rummy|pontoon|"
      "playing snap|playing patience|solitaire|uno|card game|hand of cards|top trumps")},
    {"castles", "history",
     ("stately homes|national trust|national trust places|old houses|english heritage|"
      "historic houses|tatton park")},
    {"chess", "board_games", "chess club|playing chess|game of chess"},
    {"collecting", "games", "=collecting|collections|collecting things"},
    {"collecting_cards", "collecting",
     ("football stickers|pokemon cards|pokemon|football cards|panini stickers|"
      "sticker albums|stickers")},
    {"collecting_coins", "collecting", "coin collecting|old coins|collecting medals|=coins"},
    {"collecting_records", "collecting", "record collecting|record fairs"},
    {"collecting_stamps", "collecting", "stamp collecting|stamps|philately"},
    {"collecting_toys", "collecting",
     ("toy cars|collecting model cars|matchbox cars|collecting dolls|collecting teddies|"
      "toy fairs|beanie babies|funko pops")},
    {"comics", "reading", "comic books|beano|graphic novels|manga|dandy annuals"},
    {"creative_writing", "writing",
     ("writing stories|writing poems|writing group|writing poetry|writers group|"
      "writing a book|making up stories")},
    {"cribbage", "cards", "crib|playing crib"},
    {"crosswords", "puzzles", "crossword|doing the crossword|crossword puzzles|cryptic crosswords"},
    {"debating", "learning",
     "politics|discussion group|talking politics|philosophy|putting the world to rights"},
    {"diary_writing", "writing", "keeping a diary|journalling|journaling"},
    {"dinosaurs", "nature", "fossils|jurassic park"},
    {"dominoes", "board_games",
     "doms|playing dominoes|fives and threes|domino drive|game of dominoes|dominos"},
    {"english_lessons", "languages",
     ("learning english|esol|english classes|english class|learn english|"
      "english conversation")},
    {"family_history", "history",
     ("family tree|genealogy|ancestry|tracing the family tree|looking up ancestors|"
      "heir hunters")},
    {"first_aid", "learning", "first aid course"},
    {"gambling", "games",
     ("the lottery|lottery tickets|scratch cards|scratchcards|betting|bookies|"
      "fruit machines|one armed bandit|casino")},
    {"games", "", "=games|playing games|party games|games night|games club|play games"},
    {"gaming", "games",
     ("=gaming|video games|computer games|xbox|playstation|nintendo|console games|fortnite|"
      "minecraft|roblox|games console|gaming on the computer|sonic the hedgehog|"
      "super mario|playing on my xbox|games on my phone|games on my tablet|candy crush|"
      "nintendo switch|fifa on the xbox|computer game")},
    {"geography", "learning",
     "atlases|looking at maps|flags|ordnance survey maps|flags of the world|=maps"},
    {"history", "learning",
     ("history books|the olden days|old times|historical things|the war years|the romans|"
      "the tudors|kings and queens|history group")},
    {"jigsaws", "puzzles", "jigsaw|jigsaw puzzles|doing jigsaws|jigsaw puzzle"},
    {"job_skills", "learning",
     ("work experience|job club|job coaching|interview practice|cv writing|work placement|"
      "supported internship")},
    {"languages", "learning",
     ("=languages|learning languages|french lessons|spanish lessons|learning spanish|"
      "learning french|learning welsh|italian lessons|language classes|learning urdu|"
      "learning polish|duolingo|language lessons")},
    {"learning", "",
     ("-|adult education|night school|evening classes|adult learning|going to college|"
      "learning new things|learning something new|u3a|university of the third age|"
      "further education|study group|open university|workers educational association|"
      "going on courses|=courses|going on a course|=studying")},
    {"letter_writing", "writing",
     ("writing letters|pen pals|penpals|pen pal|writing to people|sending postcards|"
      "postcards")},
    {"library", "reading",
     "libraries|going to the library|the library van|mobile library|library books"},
    {"life_stories", "writing",
     "life story work|life story book|memoirs|writing my memoirs|life story"},
    {"living_history", "history",
     ("reenactment|re enactment|historical reenactment|medieval fairs|the forties weekend|"
      "1940s weekends")},
    {"local_history", "history",
     ("history of the town|local history group|old photos of the town|"
      "how it used to be round here|the history of leigh|history round here|"
      "history of the area")},
    {"magazines", "reading",
     ("magazine|looking at magazines|comics and magazines|people's friend|tv guide|"
      "womans weekly")},
    {"mah_jong", "board_games", "mahjong"},
    {"maths", "learning", "numeracy|numbers and sums|doing sums"},
    {"memory_games", "games",
     "reminiscence|memory box|memory cafe|reminiscing|memory lane|memory group"},
    {"military_history", "history",
     ("world war two|second world war|first world war|war history|battlefields|"
      "regimental history|the army museum")},
    {"money_skills", "learning", "=budgeting|managing money|learning about money|money management"},
    {"museums", "history",
     ("museum|art galleries|galleries|science museum|the museum of science and industry|"
      "exhibitions|art gallery|museum trips")},
    {"nature", "learning",
     ("nature walks|nature reserve|nature reserves|trees and plants|woodlands|"
      "bluebell woods|nature study|nature trails|forest school|forest bathing")},
    {"poetry", "reading", "poems|reading poetry|poetry reading"},
    {"pub_games", "games", "shove ha'penny|table football|bar skittles|pub games night"},
    {"pub_quiz", "quizzes",
     ("pub quizzes|quiz night|quiz nights|quiz team|quiz at the pub|the quiz down the pub|"
      "pub quiz team")},
    {"puzzle_books", "puzzles",
     ("word search|wordsearch|wordsearches|word searches|spot the difference|dot to dot|"
      "arrow words|arrowwords|puzzle book")},
    {"puzzles", "games", "puzzle|brain teasers|mind games|brainteasers|rubiks cube"},
    {"quizzes", "games", "quiz|quizzing|quizzes and puzzles|trivia|general knowledge|kahoot"},
    {"reading", "learning",
     ("books|a good book|good read|reading books|novels|reading stories|reading thrillers|"
      "crime novels|read books|kindle|reads a lot|bookworm|catherine cookson|"
      "mills and boon|likes to read|loves to read|read a book")},
    {"reading_lessons", "learning",
     ("learning to read|literacy class|adult literacy|reading and writing classes|"
      "learn to read|read easy")},
    {"role_playing_games", "games",
     "dungeons and dragons|warhammer|war games|wargaming|role play games|tabletop games"},
    {"science", "learning",
     "physics|chemistry sets|experiments|science experiments|popular science"},
    {"scrabble", "board_games", "word games|game of scrabble|words with friends|upwords"},
    {"sensory_play", "games",
     ("sensory room|sensory toys|sensory lights|bubbles|bubble tube|fidget toys|"
      "sensory activities|blowing bubbles|light room|snoezelen")},
    {"signing", "languages",
     ("=signing|sign language|makaton|bsl|british sign language|=signing|signalong|"
      "signing group|signing choir")},
    {"soft_play", "games", "ball pool|ball pit|bouncy castle|bouncy castles"},
    {"spelling", "learning", "spellings"},
    {"stargazing", "nature", "star gazing|looking at the stars|night sky|looking at the moon"},
    {"sudoku", "puzzles", "number puzzles|sudokus"},
    {"talks_and_lectures", "learning",
     "lectures|guest speakers|illustrated talks|slide shows|going to talks"},
    {"teaching", "learning", "=teaching|giving lessons|=tutoring|teaching people|running classes"},
    {"toys", "games", "dolls|playing with toys|teddies|playing with dolls|action figures|toy box"},
    {"weather_watching", "nature",
     "the weather forecast|rain gauge|watching the weather|weather station"},
    {"whist", "cards", "whist drive|whist drives|game of whist|beetle drive|beetle drives"},
    {"writing", "learning", "=writing|handwriting|blogging|typing"},
}};
static_assert(in_order(rows));

}  // namespace

std::span<const Activity> activities_of_games_and_learning() { return rows; }

}  // namespace kith::graph

// SPDX-License-Identifier: Apache-2.0
// Outdoors, gardens, water and animals.
#include "graph/activity_tables.h"

#include <array>

namespace kith::graph {
namespace {

constexpr std::array<Activity, 78> rows{{
    {"allotment", "gardening", "allotments|an allotment plot"},
    {"angling", "outdoors",
     ("=fishing|a spot of fishing|fishing trips|going fishing|fishing rod|goes fishing|"
      "fishing tackle")},
    {"animal_rescue", "animals",
     "rescue animals|animal shelter|rescue centre|helping at the rspca"},
    {"animals", "", "=pets|pet care|looking after animals|looking after pets|animal care"},
    {"aquarium_keeping", "animals", "fish tank|tropical fish|keeping fish|fish tanks|goldfish|koi"},
    {"beach", "outdoors", "seaside|paddling in the sea|sandcastles|building sandcastles|paddling"},
    {"beachcombing", "beach",
     "shell collecting|collecting shells|fossil hunting|looking for fossils"},
    {"bee_keeping", "animals", "beekeeping|keeping bees|bees|hives"},
    {"bird_feeding", "birdwatching", "feeding the birds|bird table|bird feeders"},
    {"birdwatching", "animals",
     "watching the birds|bird watching|birding|twitching|looking at birds|garden birds"},
    {"boats", "outdoors", "boating|boat trips|boat rides|messing about in boats"},
    {"bonfires", "outdoors", "bonfire night|bonfire|campfires|guy fawkes night"},
    {"bowling_green_keeping", "gardening", "green keeping|looking after the bowling green"},
    {"budgies", "animals", "cage birds|canaries|parrots|keeping birds|budgerigars|cockatiels"},
    {"butterflies", "animals", "moths|butterfly spotting"},
    {"camping", "outdoors", "tents|sleeping under canvas|going camping"},
    {"canal_boats", "boats", "narrowboats|narrow boats|barges|canal barges"},
    {"canal_walks", "walking",
     ("canal walking|walks by the canal|the towpath|canal towpath|walking along the canal|"
      "canal and river walking")},
    {"caravanning", "outdoors",
     ("caravans|caravan holidays|the van at weekends|touring caravan|static caravan|"
      "motorhomes|camper vans")},
    {"cats", "animals",
     ("=cat|kittens|kitties|pussy cats|stroking the cat|feeding the cat|looking after cats|"
      "moggies")},
    {"coarse_fishing", "angling",
     ("carp fishing|tench fishing|pond fishing|canal fishing|fishing for tench|"
      "fishing for carp|river fishing")},
    {"composting", "gardening", "compost heap|making compost"},
    {"conkers", "outdoors", "playing conkers"},
    {"dog_shows", "dogs", "showing dogs|crufts"},
    {"dog_training", "dogs", "training dogs|dog agility|puppy training|agility classes"},
    {"dog_walking", "dogs",
     ("walking dogs|walking the dog|dog walks|taking the dog out|taking the dog for a walk|"
      "out with the dog")},
    {"dogs", "animals",
     ("puppies|whippets|greyhounds as pets|terriers|doggies|labradors|spaniels|collies|"
      "looking after dogs|staffies|lurchers")},
    {"donkeys", "farm_animals", "donkey sanctuary|donkey rides"},
    {"ducks", "farm_animals", "keeping ducks|geese"},
    {"farm_animals", "animals",
     "farms|farm visits|city farm|petting farm|care farm|care farming|=farming|farm work"},
    {"feeding_ducks", "animals", "feed the swans|feeding the swans|feeding the geese"},
    {"ferrets", "animals", "ferreting|keeping ferrets"},
    {"fireworks", "outdoors", "firework displays|watching fireworks"},
    {"flower_arranging", "flowers", "arranging flowers|floristry|flower club"},
    {"flowers", "gardening",
     ("growing flowers|bedding plants|hanging baskets|flower beds|sweet peas|dahlias|"
      "planting bulbs")},
    {"fly_fishing", "angling", "trout fishing|salmon fishing"},
    {"foraging", "outdoors",
     ("blackberrying|blackberry picking|picking blackberries|mushroom picking|"
      "bilberry picking")},
    {"fruit_growing", "gardening",
     "growing fruit|fruit trees|soft fruit|growing strawberries|apple trees"},
    {"garden_centres", "gardening", "garden centre|going round the garden centre"},
    {"gardening", "outdoors",
     ("=gardening|pottering in the garden|garden work|working in the garden|garden jobs|"
      "=weeding|digging the garden|cutting the grass|mowing the lawn|lawn mowing|"
      "hedge cutting|cutting hedges|horticulture|gardening club|=garden|"
      "potter in the garden")},
    {"geocaching", "outdoors", "treasure hunts"},
    {"goats", "farm_animals", "pygmy goats"},
    {"greenhouse_growing", "gardening",
     "greenhouse|growing tomatoes|growing in the greenhouse|seedlings"},
    {"guinea_pigs", "animals", "hamsters|gerbils|pet rats|rodents as pets"},
    {"hedgehogs", "animals", "feeding hedgehogs|hedgehog house"},
    {"hens", "farm_animals",
     "chickens as pets|keeping chickens|keeping hens|poultry|bantams|hen keeping"},
    {"herbs", "gardening", "growing herbs|herb garden"},
    {"hill_walking", "walking",
     ("fell walking|hiking|walking in the hills|walking up hills|mountain walking|"
      "climbing hills|hill climbing on foot")},
    {"horse_grooming", "horses",
     "grooming horses|mucking out|looking after horses|stables|helping at the stables"},
    {"horse_riding", "horses",
     ("riding horses|pony riding|riding lessons|riding for the disabled|pony trekking|"
      "equestrian")},
    {"horses", "animals", "ponies|=horse|shire horses|carriage driving"},
    {"house_plants", "gardening", "indoor plants|cactuses|cacti|orchids|looking after plants"},
    {"insects_and_spiders", "animals", "bugs|spiders|insects|minibeasts|creepy crawlies|ladybirds"},
    {"kite_flying", "outdoors", "flying kites|kites|flying a kite"},
    {"leek_growing", "vegetables", "growing leeks|giant leeks|leek shows"},
    {"metal_detecting", "outdoors", "metal detector"},
    {"model_boats", "boats", "sailing model boats|radio controlled boats"},
    {"nordic_walking", "walking", "walking with poles|pole walking"},
    {"outdoors", "",
     ("out and about|fresh air|the great outdoors|outdoor life|getting out and about|"
      "outdoor activities")},
    {"parks", "outdoors", "=parks|going to the park|sitting in the park|country parks"},
    {"picnics", "outdoors", "having a picnic|picnicking"},
    {"pigeon_racing", "pigeons", "racing pigeons|homing pigeons|pigeon fancying"},
    {"pigeons", "animals", "keeping pigeons|pigeon loft|pigeon lofts"},
    {"pigs", "farm_animals", "keeping pigs|piglets"},
    {"rabbits", "animals", "bunnies|pet rabbits"},
    {"rambling", "walking", "ramblers|rambling club|long distance walks|country walks"},
    {"reptiles", "animals",
     "tortoises|lizards|snakes as pets|bearded dragons|geckos|snakes|pythons"},
    {"rose_growing", "flowers", "roses|growing roses|pruning roses"},
    {"sailing", "boats", "dinghy sailing|sailing club|yachting"},
    {"sea_fishing", "angling", "fishing off the pier|beach fishing|mackerel fishing|pier fishing"},
    {"sheep", "farm_animals", "lambing|sheep dogs|sheepdog trials"},
    {"snow", "outdoors", "-|sledging|tobogganing|building snowmen|playing in the snow"},
    {"vegetables", "gardening",
     ("-|growing vegetables|growing veg|=veg|vegetable plot|vegetable patch|grow your own|"
      "growing potatoes|growing onions|runner beans|growing leeks and onions")},
    {"walking", "outdoors",
     ("=walking|going for a walk|a stroll|strolling|a wander|wandering about|walking group|"
      "health walks|wellbeing walks|a constitutional|go for a walk|go for walks|"
      "likes a walk|enjoys a walk|loves a walk|a nice walk|long walks|country walk|"
      "out walking")},
    {"wildlife_gardening", "gardening", "bee friendly garden|gardening for wildlife|wild flowers"},
    {"wildlife_watching", "animals",
     "watching wildlife|wildlife|badger watching|watching squirrels|squirrels"},
    {"window_boxes", "gardening", ""},
    {"zoos", "animals",
     ("going to the zoo|safari park|aquariums|wildlife park|chester zoo|blackpool zoo|"
      "knowsley safari park")},
}};
static_assert(in_order(rows));

}  // namespace

std::span<const Activity> activities_of_outdoors() { return rows; }

}  // namespace kith::graph

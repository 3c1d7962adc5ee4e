// SPDX-License-Identifier: Apache-2.0
// Company, going out, helping and belief.
#include "graph/activity_tables.h"

#include <array>

namespace kith::graph {
namespace {

constexpr std::array<Activity, 82> rows{{
    {"advocacy", "helping", "speaking up for others|advocating"},
    {"afternoon_tea", "eating_out", "cream teas|cream tea|afternoon teas"},
    {"amusement_arcades", "day_trips",
     ("amusements|arcades|penny falls|two penny falls|tuppenny falls|slot machines|"
      "penny slots")},
    {"babies", "family_time", "=babies|seeing the baby|cuddling babies"},
    {"befriending", "helping",
     ("befrienders|befriender|befriend|visiting lonely people|visiting people on their own|"
      "phone befriending|sitting with people|keeping people company|good neighbour scheme|"
      "befriending scheme|listening to people|visiting the housebound")},
    {"belief", "", "=faith|my religion|religious things|spirituality|=worship"},
    {"bible_study", "church",
     "bible reading|reading the bible|bible group|alpha course|house group"},
    {"birthdays", "parties",
     "birthday parties|birthday party|birthday cake and candles|cards for birthdays"},
    {"blackpool_illuminations", "day_trips",
     ("blackpool lights|the illuminations|the lights at blackpool|blackpool tower|"
      "a day at blackpool")},
    {"blood_donating", "helping", "giving blood|blood donors"},
    {"boot_sales", "shopping",
     ("car boot|car boots|car boot sales|car boot sale|boot sale|jumble sales|jumble sale|"
      "table top sale|flea markets|bric a brac")},
    {"buddhist_practice", "temple", "buddhist centre|buddhist temple|chanting"},
    {"candle_lighting", "belief", "lighting candles|lighting a candle"},
    {"caring_for_others", "helping",
     ("caring for people|being a carer|looking after mum|looking after people|"
      "looking after someone|caring for my mum|looking after older people|"
      "looking after my husband|looking after my wife")},
    {"carol_services", "church",
     "carol service|christingle|nativity play|nativity plays|midnight mass"},
    {"charity_shop_helping", "volunteering",
     ("volunteering in a charity shop|helping in the charity shop|"
      "working in a charity shop|running a charity shop|charity shop volunteer|"
      "charity shop work")},
    {"charity_shops", "shopping",
     "charity shop|second hand shops|charity shopping|vintage shops|thrift shops"},
    {"chatting", "company",
     ("a natter|nattering|chats|=chat|chatting to people|a gossip|gossiping|"
      "talking to people|chinwag|conversations|having a laugh|banter|a gab|a good natter|"
      "talk to people")},
    {"childcare", "helping",
     ("babysitting|baby sitting|looking after children|looking after kids|minding kids|"
      "child minding|childminding|creche|nursery helper|after school clubs|"
      "after school club|breakfast clubs|holiday clubs|minding the grandchildren|"
      "playing with children|fostering|looking after the grandchildren|playscheme|"
      "playschemes|holiday club")},
    {"christmas", "parties",
     ("xmas|christmas dinner|christmas markets|carol singing|christmas parties|"
      "father christmas")},
    {"church", "belief",
     ("churches|going to church|chapel|mass on sunday|going to mass|sunday service|"
      "methodist chapel|catholic mass|quaker meeting|church group|church hall|"
      "salvation army|sunday mass|church on sunday|evensong|=mass|church coffee")},
    {"church_choir", "church",
     ("singing in the church choir|hymns|hymn singing|gospel choir|singing hymns|"
      "gospel singing|songs of praise")},
    {"clothes_shopping", "shopping",
     ("buying clothes|fashion|primark|clothes shops|shoe shopping|new clothes|nice clothes|"
      "the trafford centre")},
    {"clubs_for_older_people", "social_clubs",
     ("over sixties club|luncheon club|lunch clubs|lunch club|pensioners club|over 60s|"
      "over 50s group|age uk club|day centre|darby and joan|day centres")},
    {"coach_trips", "day_trips", "coach trip|coach outings|mystery tours|mystery tour|charabanc"},
    {"community_events", "company",
     ("galas|village fete|summer fair|school fair|fetes|carnivals|town carnival|"
      "street parties|street party|walking day|walking days|whit walks|rose queen|"
      "bonfire do|fairgrounds|gala day|open days")},
    {"community_gardening", "volunteering",
     ("community garden|guerrilla gardening|in bloom|britain in bloom|gardening volunteers|"
      "community orchard|planters round the village|community allotment|community gardens")},
    {"community_meals", "eating_out",
     ("community meal|community lunches|community lunch|shared meals|soup kitchen|"
      "soup kitchens|street kitchen|communal meals|big lunch|hot meals together|"
      "pie and pea supper|pie and peas supper|potato pie supper|eating together|"
      "hot pot supper|sharing a meal")},
    {"community_transport_driving", "volunteering",
     ("volunteer driver|driving people to hospital|voluntary car scheme|giving lifts|"
      "giving people lifts|minibus driving|driving the minibus")},
    {"company", "",
     ("-|good company|being with people|meeting people|being round people|making friends|"
      "meeting friends|seeing friends|mixing with people|being sociable|socialising|"
      "spending time with people|having people round|social events|"
      "spending time with friends")},
    {"conservation", "volunteering",
     ("conservation work|tree planting|planting trees|hedge laying|dry stone walling|"
      "footpath clearing|pond clearing|wildlife trust work|environmental projects|"
      "conservation group|looking after the woods")},
    {"crystals_and_tarot", "belief",
     ("tarot|tarot cards|crystals|horoscopes|mediums|spiritualist church|astrology|"
      "spiritualist|psychic nights|star signs")},
    {"dating", "company",
     ("=dating|=courting|finding a girlfriend|finding a boyfriend|having a girlfriend|"
      "having a boyfriend|speed dating")},
    {"day_trips", "holidays",
     ("days out|a day out|a day at the seaside|=outings|trips out|=outing|going on trips|"
      "trip to the seaside|trips to southport|a day in the lakes|trip out")},
    {"diwali_celebrations", "temple", "diwali|navratri|holi"},
    {"drop_ins", "company",
     ("drop in|drop in centre|open house|warm hub|warm hubs|warm spaces|warm space|"
      "community hub|community centre|coffee drop in|somewhere warm|keeping warm|warm place|"
      "warm places|warm room|warm rooms|getting warm|warm welcome|out of the cold")},
    {"eating_out", "company",
     ("meals out|going out for tea|a meal out|restaurants|going for a meal|"
      "going out to eat|carvery|chippy|fish and chips|going for a curry|takeaways|takeaway|"
      "mcdonalds|kfc|pub lunches|pub lunch|pub tea|sunday lunch out|lunch out|nandos|"
      "chippy tea|going for lunch|pub meal|wetherspoons|toby carvery")},
    {"eid_celebrations", "mosque", "eid|ramadan|iftar|breaking the fast"},
    {"errands", "neighbours_help",
     ("running errands|going to the shops for people|fetching prescriptions|errand|"
      "shopping for neighbours|fetching shopping")},
    {"event_stewarding", "volunteering",
     "stewarding|marshalling|helping at events|running the stall|tombola stall"},
    {"family_time", "company",
     ("seeing family|grandchildren|grandkids|visiting family|time with family|"
      "playing with the grandchildren|being with family|my nieces and nephews|"
      "spending time with family")},
    {"festivals", "community_events",
     "manchester pride|mela|chinese new year|st patricks day parade|food festivals"},
    {"food_bank", "volunteering",
     ("foodbank|food banks|foodbanks|food club|food pantry|food parcels|food clubs|"
      "food store|fareshare")},
    {"food_shopping", "shopping",
     ("supermarket|supermarkets|tesco|asda|aldi|lidl|morrisons|the big shop|"
      "doing the shopping|grocery shopping|going round tesco|sainsburys|"
      "pushing the trolley|the weekly shop|groceries|going round the supermarket|"
      "buying food")},
    {"friends_groups", "company",
     "friendship group|friendship groups|friendship club|friendship cafe"},
    {"fundraising", "helping",
     ("fund raising|raising money|raising money for charity|sponsored walks|sponsored walk|"
      "raffles|tombolas|collecting for charity|tombola|charity collections|raffle")},
    {"gurdwara", "belief", "sikh temple|langar|vaisakhi"},
    {"hair_and_beauty", "relaxing",
     ("getting my hair done|hair and nails|nails done|having my hair done|"
      "having my nails done|hairdressers|hairdresser|manicures|manicure|nail painting|"
      "painting nails|make up|makeup|beauty treatments|pamper day|pampering|pamper days|"
      "hair and beauty salon|beauty salon|doing hair|barbers|salon|spa days|spa day|facials")},
    {"hanukkah_celebrations", "synagogue", "hanukkah|friday night dinner|shabbat|passover"},
    {"helping", "",
     ("-|helping people|helping out|helping others|lending a hand|helping hand|"
      "making myself useful|being useful|doing my bit|helping folk|giving something back|"
      "doing good turns|being helpful")},
    {"holidays", "company",
     ("holiday|going on holiday|holidays in wales|butlins|pontins|haven holidays|"
      "turkey and tinsel|weekends away|weekend away|going away|=travelling|holiday camps")},
    {"holidays_abroad", "holidays",
     "trips abroad|going abroad|spain holidays|cruises|cruise holidays"},
    {"hospital_visiting", "volunteering",
     ("hospital volunteer|hospital visitor|trolley at the hospital|hospital trolley|"
      "hospital volunteering|hospice volunteering")},
    {"humanist_meetings", "belief", "humanists|sunday assembly"},
    {"litter_picking", "volunteering",
     ("litter pick|litter picks|picking up litter|tidying the street up|picking litter|"
      "clean up days")},
    {"markets", "shopping",
     ("market|market stalls|bury market|leigh market|farmers markets|"
      "going round the market|bolton market")},
    {"meals_for_neighbours", "neighbours_help",
     "meals on wheels|taking meals to people|cooking for neighbours|taking soup round"},
    {"meditation", "belief",
     "meditating|mindfulness|relaxation class|breathing exercises|mindfulness class"},
    {"mentoring", "helping",
     ("mentor|mentors|=coaching|passing on skills|showing people how|"
      "passing on what i know|buddying|being a buddy|passing on your knowledge|"
      "sharing skills|skill sharing|life coaching")},
    {"mosque", "belief", "friday prayers|masjid|mosques|jummah"},
    {"neighbours_help", "helping",
     ("helping neighbours|helping next door|being a good neighbour|"
      "keeping an eye on next door|looking in on neighbours|neighbourly help|"
      "doing jobs for neighbours|popping in on neighbours|good neighbours")},
    {"paid_work", "helping",
     ("having a job|going to work|my job|paid job|my little job|having a proper job|"
      "paid employment")},
    {"parties", "company", "party|partying|hen nights|a good party"},
    {"pilgrimage", "belief", "lourdes|pilgrimages|going to lourdes|walsingham|hajj|umrah"},
    {"prayer", "belief", "praying|saying prayers|prayers|prayer group|the rosary"},
    {"pub", "company",
     ("pubs|going to the pub|going for a pint|beer garden|real ale|the boozer|down the pub|"
      "beer festivals|camra|having a pint|few pints|half of bitter")},
    {"self_advocacy", "helping",
     ("speaking up|people first group|speaking up for myself|self advocacy group|"
      "having my say|speak up group|ambassadors group|speaking up group")},
    {"shopping", "company",
     ("=shopping|going shopping|window shopping|going round the shops|retail therapy|"
      "shopping centre|going to the shops|online shopping|going into town|shopping trips|"
      "round the shops|pound shops|argos|home bargains|poundland|goes shopping")},
    {"social_clubs", "company",
     ("social club|working men's club|labour club|british legion|conservative club|"
      "the con club|gateway club|mencap club|youth club|youth clubs|phab club|"
      "the miners welfare|scouts|cadets")},
    {"street_outreach", "volunteering",
     "outreach on the streets|helping homeless people|soup run|soup runs|street pastors"},
    {"support_groups", "company",
     ("support group|peer support|peer support group|groups for carers|carers group|"
      "carers groups|groups for parents|self help groups|self help group|bereavement group|"
      "dementia cafe|recovery group|aa meetings|parents groups")},
    {"synagogue", "belief", "shul|synagogues|going to shul"},
    {"tea_parties", "parties", "tea party|garden parties|street tea party|jubilee party"},
    {"temple", "belief", "hindu temple|mandir|temples|puja"},
    {"theme_parks", "day_trips",
     ("alton towers|rollercoasters|pleasure beach|fairground rides|gullivers world|"
      "roller coasters|theme park|blackpool pleasure beach|waltzers|dodgems|funfairs|"
      "funfair|going to the fair|going on rides")},
    {"toddler_groups", "friends_groups",
     ("toddler group|mums and tots|mother and toddler group|mums and babies|playgroup|"
      "play group|stay and play|baby groups|parent and baby group|baby and toddler groups|"
      "baby and toddler group|playgroups|parent and toddler group|baby massage|rhyme time|"
      "tots group")},
    {"tool_library", "volunteering", "library of things|lending tools"},
    {"visiting_graves", "belief",
     ("visiting the grave|tending graves|cemetery visits|visiting the cemetery|"
      "flowers on the grave")},
    {"volunteering", "helping",
     ("volunteer|voluntary work|unpaid work|charity work|volunteers|community work|"
      "volunteer work|working for a charity|voluntary jobs")},
    {"weddings", "parties", "wedding"},
    {"womens_institute", "friends_groups",
     "wi meetings|townswomens guild|women's group|mothers union"},
    {"youth_work", "volunteering",
     ("running a youth club|helping with scouts|scout leader|brown owl|helping with guides|"
      "football coaching for kids|working with young people")},
}};
static_assert(in_order(rows));

}  // namespace

std::span<const Activity> activities_of_people() { return rows; }

}  // namespace kith::graph

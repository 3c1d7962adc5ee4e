// SPDX-License-Identifier: Apache-2.0
// Crafts and the kitchen.
#include "graph/activity_tables.h"

#include <array>

namespace kith::graph {
namespace {

constexpr std::array<Activity, 61> rows{{
    {"art", "crafts",
     ("artwork|art group|art class|art classes|art work|doing art|arty things|fine art|"
      "arts|art club")},
    {"baking", "kitchen",
     ("home baking|a bit of baking|baking day|baker|bakery|baking club|baking sale|"
      "bake sale|bake sales|bakes")},
    {"barbecue", "cooking", "barbecues|bbq|bbqs"},
    {"basket_making", "crafts", "basket weaving|willow weaving|basketry"},
    {"bead_work", "jewellery_making",
     "beads|beading|threading beads|making bracelets|friendship bracelets"},
    {"biscuits", "baking",
     ("cookies|making biscuits|baking biscuits|shortbread|gingerbread|flapjacks|parkin|"
      "making flapjacks")},
    {"bread", "baking",
     "making bread|baking bread|bread making|breadmaking|sourdough|home made bread"},
    {"cafe", "tea_and_coffee",
     ("cafes|coffee shop|coffee shops|caff|tea rooms|tearoom|tea shop|going to the cafe|"
      "community cafe|sitting in a cafe|greggs|costa coffee|tearooms")},
    {"cake_decorating", "cakes",
     "icing cakes|icing|decorating cakes|wedding cakes|sugar craft|sugarcraft"},
    {"cakes", "baking",
     ("cake|baking cakes|making cakes|baking a cake|buns|fairy cakes|cupcakes|scones|"
      "sponge cakes|victoria sponge|cake baking|baking buns|making scones|eccles cakes")},
    {"calligraphy", "art", "hand lettering|fancy writing"},
    {"candle_making", "crafts", "making candles|soap making|making soap|bath bombs"},
    {"card_making", "paper_crafts",
     "making cards|making greetings cards|greeting cards|making birthday cards"},
    {"clay_modelling", "pottery", "plasticine|play dough|playdough|fimo|modelling clay|salt dough"},
    {"clothes_making", "sewing",
     "dressmaking|dress making|making clothes|altering clothes|clothes alterations"},
    {"coffee_mornings", "tea_and_coffee",
     "coffee morning|brew mornings|coffee and cake|macmillan coffee morning"},
    {"collage", "art",
     "sticking and gluing|cutting and sticking|cut and stick|scrap art|junk modelling"},
    {"colouring", "art",
     ("colouring in|colouring books|adult colouring|colouring book|colour in|to colour in|"
      "colouring pencils")},
    {"cooking", "kitchen",
     ("making dinner|making meals|making tea for everyone|cookery|recipes|recipe cards|"
      "making soup|cooking meals|cooking from scratch|cooking lessons|cookery class|"
      "sunday roast|roast dinners|making a roast|recipe")},
    {"crafts", "",
     ("craft|arts and crafts|craft group|making things|handicrafts|handcrafts|craft club|"
      "art and craft|crafting|making stuff|craft fairs")},
    {"crochet", "textiles", "crocheting|crochet blankets|granny squares|yarn bombing"},
    {"cross_stitch", "embroidery", "tapestry|tapestries|cross stitching"},
    {"curry", "cooking",
     "curries|making curry|making curries|indian cooking|indian food|biryani|samosas"},
    {"diamond_painting", "art", "diamond art|paint by numbers|painting by numbers"},
    {"drawing", "art",
     ("sketching|sketches|doodling|drawings|cartoons drawing|drawing pictures|"
      "pencil drawing|draw pictures")},
    {"embroidery", "textiles", "needlework|needlepoint|fancy sewing|tatting|lace making"},
    {"felting", "textiles", "needle felting|felt making"},
    {"flower_pressing", "crafts", "pressing flowers|pressed flowers"},
    {"furniture_restoring", "woodwork",
     ("upcycling|up cycling|furniture restoration|doing up furniture|restoring furniture|"
      "upholstery|french polishing")},
    {"glass_work", "crafts", "stained glass|glass painting|mosaics|mosaic"},
    {"home_brewing", "kitchen",
     "making wine|wine making|home brew|brewing beer|homebrew|cider making"},
    {"hot_pot", "cooking",
     "potato hash|lancashire hotpot|hotpot|scouse stew|tatie pie|potato pie|making pies"},
    {"jam_making", "kitchen",
     ("making jam|preserves|chutney|pickling|making chutney|marmalade|making marmalade|"
      "jams and chutneys|pickles")},
    {"jewellery_making", "crafts", "making jewellery|jewelry making|making necklaces"},
    {"kitchen", "", "kitchens|working in the kitchen|helping in the kitchen|kitchen work|=kitchen"},
    {"knitting", "textiles",
     ("knit and natter|knitted toys|knitting group|knitting bootees|wool and needles|"
      "knitting squares|baby knits")},
    {"leather_work", "crafts", "leathercraft|leather craft"},
    {"lego", "model_making", "building lego|lego sets|lego bricks"},
    {"metalwork", "crafts", "welding|blacksmithing|metal work"},
    {"model_aircraft", "model_making",
     "radio controlled planes|airfix|airfix kits|model planes|model aeroplanes"},
    {"model_making", "crafts",
     ("building models|model kits|scale models|warhammer figures|dolls houses|dolls house|"
      "matchstick models|making models")},
    {"model_railways", "model_making",
     "model railway|train set|train sets|hornby|model trains|hornby trains"},
    {"origami", "paper_crafts", "paper folding"},
    {"painting", "art",
     ("painting pictures|watercolours|water colours|oil painting|watercolour painting|"
      "acrylics|painting class|rock painting|painting stones|face painting")},
    {"pancakes", "cooking", "pancake day|tossing pancakes"},
    {"paper_crafts", "crafts",
     "papercraft|paper mache|scrapbooking|scrap booking|scrapbooks|decoupage|quilling"},
    {"patchwork", "textiles", "quilting|quilts|patchwork quilts"},
    {"photo_albums", "photography",
     "old photos|looking at old photos|sorting photos|family photos|looking at photos"},
    {"photography", "crafts",
     ("taking photos|taking pictures|photos|photographs|cameras|camera club|"
      "taking photographs|=camera|photographing")},
    {"pottery", "art",
     "ceramics|potters wheel|making pots|pots and clay|clay work|making things with clay"},
    {"printing", "art",
     "=printing|lino printing|screen printing|printmaking|tie dye|tie dyeing|linocuts"},
    {"rag_rugs", "textiles", "rug making|rag rug making|rug hooking|proggy mats"},
    {"sculpture", "art", "carving stone|sculpting"},
    {"sewing", "textiles",
     ("sewing machine|mending clothes|darning|hemming|taking up trousers|sew on buttons|"
      "stitching|needle and thread")},
    {"soft_toys", "textiles", "teddy bears|making teddies|doll making|toy making|making soft toys"},
    {"spinning_wool", "textiles", "weaving|looms|spinning and weaving|loom bands"},
    {"sweet_making", "kitchen",
     ("making sweets|fudge making|making fudge|toffee apples|making treacle toffee|"
      "chocolate making|making chocolates")},
    {"tea_and_coffee", "kitchen",
     ("a brew|=brews|=coffee|=coffees|cup of tea|a cuppa|cups of tea|making a brew|"
      "making brews|making tea|tea and a chat|pot of tea|tea and biscuits|tea and cake|"
      "cup of coffee|having a brew|tea and toast")},
    {"textiles", "crafts", "fabric crafts|=wool|yarn"},
    {"whittling", "woodwork",
     "wood carving|carving wood|stick making|walking stick making|wood turning|woodturning"},
    {"woodwork", "crafts",
     ("joinery|carpentry|working with wood|making things out of wood|making bird boxes|"
      "bird boxes|wood work|men's shed|men in sheds|the shed woodwork")},
}};
static_assert(in_order(rows));

}  // namespace

std::span<const Activity> activities_of_making() { return rows; }

}  // namespace kith::graph

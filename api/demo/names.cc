// SPDX-License-Identifier: Apache-2.0
#include "api/demo/names.h"

#include <array>

namespace kith::demo {

namespace {

using std::string_view_literals::operator""sv;
using List = std::span<const std::string_view>;

constexpr std::array british_women = {
    "Ellie"sv,   "Chloe"sv,  "Megan"sv,  "Holly"sv,  "Jodie"sv, "Leanne"sv,    "Kelly"sv,
    "Gemma"sv,   "Stacey"sv, "Katie"sv,  "Beth"sv,   "Amy"sv,   "Lauren"sv,    "Zoe"sv,
    "Natalie"sv, "Becky"sv,  "Hannah"sv, "Kirsty"sv, "Vicky"sv, "Charlotte"sv, "Poppy"sv};
constexpr std::array british_women_older = {
    "Doreen"sv, "Maureen"sv, "Jean"sv,     "Pauline"sv, "Sheila"sv,    "Brenda"sv,   "Joan"sv,
    "Pat"sv,    "Linda"sv,   "Barbara"sv,  "Carol"sv,   "Christine"sv, "Marjorie"sv, "Edna"sv,
    "Jackie"sv, "Denise"sv,  "Lorraine"sv, "Gillian"sv, "Elaine"sv};
constexpr std::array british_men = {
    "Liam"sv,   "Josh"sv, "Ryan"sv,  "Callum"sv, "Jack"sv,  "Nathan"sv, "Connor"sv,
    "Kieran"sv, "Lee"sv,  "Craig"sv, "Scott"sv,  "Danny"sv, "Jamie"sv,  "Ben"sv,
    "Tom"sv,    "Adam"sv, "Luke"sv,  "Aaron"sv,  "Shaun"sv, "Matt"sv,   "Dylan"sv};
constexpr std::array british_men_older = {
    "Keith"sv, "Alan"sv,   "Derek"sv,   "Brian"sv, "Ken"sv,    "Trevor"sv, "Barry"sv,
    "Roy"sv,   "Stan"sv,   "Harold"sv,  "Frank"sv, "Norman"sv, "Graham"sv, "Steve"sv,
    "Geoff"sv, "Ronnie"sv, "Malcolm"sv, "Ray"sv,   "Les"sv};
constexpr std::array british_family = {
    "Hindle"sv,   "Grimshaw"sv, "Hurst"sv,      "Pilkington"sv, "Rigby"sv,       "Latham"sv,
    "Prescott"sv, "Ashcroft"sv, "Winstanley"sv, "Gaskell"sv,    "Hilton"sv,      "Marsh"sv,
    "Holt"sv,     "Crompton"sv, "Lowe"sv,       "Tyldsley"sv,   "Fearnley"sv,    "Aspinall"sv,
    "Smith"sv,    "Jones"sv,    "Taylor"sv,     "Green"sv,      "Wright"sv,      "Cooper"sv,
    "Houghton"sv, "Leyland"sv,  "Molyneux"sv,   "Speakman"sv,   "Worthington"sv, "Sharples"sv};

constexpr std::array irish_women = {"Siobhan"sv, "Niamh"sv, "Bridget"sv, "Kathleen"sv, "Orla"sv};
constexpr std::array irish_men = {"Sean"sv, "Patrick"sv, "Declan"sv, "Michael"sv, "Eamonn"sv};
constexpr std::array irish_family = {"Brennan"sv, "Gallagher"sv, "Doyle"sv,
                                     "Kelly"sv,   "Byrne"sv,     "McCabe"sv};
constexpr std::array pakistani_women = {"Aisha"sv,  "Saima"sv,    "Nadia"sv,
                                        "Zainab"sv, "Rukhsana"sv, "Shazia"sv};
constexpr std::array pakistani_men = {"Imran"sv, "Bilal"sv,  "Tariq"sv,
                                      "Usman"sv, "Khalid"sv, "Yusuf"sv};
constexpr std::array pakistani_family = {"Mahmood"sv, "Hussain"sv, "Malik"sv,
                                         "Iqbal"sv,   "Khan"sv,    "Shah"sv};
constexpr std::array indian_women = {"Priya"sv,    "Meera"sv, "Hansa"sv,
                                     "Jaspreet"sv, "Nisha"sv, "Kamla"sv};
constexpr std::array indian_men = {"Ravi"sv,  "Sanjay"sv, "Harpreet"sv,
                                   "Dilip"sv, "Amit"sv,   "Gurdeep"sv};
constexpr std::array indian_family = {"Patel"sv, "Sharma"sv, "Singh"sv,
                                      "Kaur"sv,  "Desai"sv,  "Mistry"sv};
constexpr std::array bangladeshi_women = {"Fatima"sv, "Nazma"sv, "Shirin"sv, "Rahima"sv};
constexpr std::array bangladeshi_men = {"Rahim"sv, "Shafiq"sv, "Kamal"sv, "Jalal"sv};
constexpr std::array bangladeshi_family = {"Begum"sv, "Miah"sv, "Uddin"sv, "Choudhury"sv};
constexpr std::array caribbean_women = {"Marcia"sv, "Sonia"sv, "Yvonne"sv, "Shanice"sv,
                                        "Beverley"sv};
constexpr std::array caribbean_men = {"Winston"sv, "Leroy"sv, "Marlon"sv, "Desmond"sv, "Tyrone"sv};
constexpr std::array caribbean_family = {"Campbell"sv, "Morgan"sv, "Bailey"sv, "Francis"sv,
                                         "Gordon"sv};
constexpr std::array african_women = {"Ngozi"sv,    "Adaeze"sv, "Grace"sv,
                                      "Blessing"sv, "Femi"sv,   "Amina"sv};
constexpr std::array african_men = {"Kofi"sv,   "Tunde"sv, "Emmanuel"sv,
                                    "Samuel"sv, "Chidi"sv, "Ade"sv};
constexpr std::array african_family = {"Okafor"sv,  "Mensah"sv, "Adeyemi"sv,
                                       "Boateng"sv, "Nwosu"sv,  "Banda"sv};
constexpr std::array polish_women = {"Ania"sv, "Kasia"sv, "Magda"sv, "Ewa"sv, "Zofia"sv};
constexpr std::array polish_men = {"Piotr"sv, "Tomek"sv, "Marek"sv, "Jan"sv, "Pawel"sv};
constexpr std::array polish_family = {"Nowak"sv, "Kowalski"sv, "Wojcik"sv, "Mazur"sv,
                                      "Zielinski"sv};
constexpr std::array chinese_women = {"Mei"sv, "Ling"sv, "Hui"sv, "Susan"sv};
constexpr std::array chinese_men = {"Wei"sv, "Jun"sv, "Kin"sv, "David"sv};
constexpr std::array chinese_family = {"Chan"sv, "Wong"sv, "Lau"sv, "Cheung"sv};
constexpr std::array arab_women = {"Layla"sv, "Huda"sv, "Mariam"sv, "Salma"sv};
constexpr std::array arab_men = {"Omar"sv, "Hassan"sv, "Karim"sv, "Sami"sv};
constexpr std::array arab_family = {"Haddad"sv, "Saleh"sv, "Mansour"sv, "Nasser"sv};

struct Names {
  List women;
  List men;
  List family;
  std::string_view language;
  int permille;
};

// In the order of Heritage.
constexpr std::array<Names, 10> names = {{
    {british_women, british_men, british_family, "", 800},
    {irish_women, irish_men, irish_family, "", 30},
    {pakistani_women, pakistani_men, pakistani_family, "ur", 40},
    {indian_women, indian_men, indian_family, "gu", 32},
    {bangladeshi_women, bangladeshi_men, bangladeshi_family, "bn", 10},
    {caribbean_women, caribbean_men, caribbean_family, "", 20},
    {african_women, african_men, african_family, "yo", 24},
    {polish_women, polish_men, polish_family, "pl", 24},
    {chinese_women, chinese_men, chinese_family, "yue", 10},
    {arab_women, arab_men, arab_family, "ar", 10},
}};

const Names& of(Heritage heritage) { return names[static_cast<std::size_t>(heritage)]; }

}  // namespace

Heritage draw_heritage(Draw& draw) {
  int ticket = draw.below(1000);
  std::size_t at = 0;
  while (at + 1 < names.size() && ticket >= names[at].permille) ticket -= names[at++].permille;
  return static_cast<Heritage>(at);
}

std::string_view given_name(Heritage heritage, graph::Gender gender, bool older, Draw& draw) {
  const bool woman =
      gender == graph::Gender::woman || (gender == graph::Gender::other && draw.chance(500));
  if (heritage == Heritage::british && older) {
    return woman ? draw.pick(british_women_older) : draw.pick(british_men_older);
  }
  return woman ? draw.pick(of(heritage).women) : draw.pick(of(heritage).men);
}

std::string_view family_name(Heritage heritage, Draw& draw) {
  return draw.pick(of(heritage).family);
}

std::string_view home_language(Heritage heritage) { return of(heritage).language; }

}  // namespace kith::demo

// SPDX-License-Identifier: Apache-2.0
#include "api/directory/everyday_words.h"

#include <algorithm>
#include <array>

namespace kith::api {
namespace {

constexpr std::size_t said_max = 8;
constexpr std::size_t written_max = 6;

struct Row {
  std::array<std::string_view, said_max> said;        // "" from the last one on
  std::array<std::string_view, written_max> written;  // likewise
};

constexpr std::array rows{
    Row{{"drink", "drinks", "drinking", "drinker", "drunk", "booze"}, {"alcohol"}},
    Row{{"drug", "drugs"}, {"substance misuse", "addiction"}},
    Row{{"addicted", "addict", "hooked"}, {"addiction", "substance misuse", "recovery"}},
    Row{{"talk", "talking", "chat", "chatting"},
        {"listening", "befriending", "counselling", "conversation"}},
    Row{{"lonely", "loneliness", "alone"}, {"befriending", "isolated", "isolation", "friendship"}},
    Row{{"sad", "depressed", "depression", "anxious", "anxiety", "stressed"},
        {"counselling", "mental health", "wellbeing"}},
    Row{{"learn", "learning", "lesson", "lessons", "course", "courses", "class", "classes"},
        {"classes", "lessons", "courses", "learning", "training", "tuition"}},
    Row{{"english"}, {"esol"}},
    Row{{"help", "helping", "helps"}, {"support", "advice"}},
    Row{{"job", "jobs"}, {"employment", "careers", "work experience"}},
    Row{{"meal", "meals", "hungry", "eat", "eating", "dinner"},
        {"food", "meals", "lunch", "breakfast"}},
    Row{{"groceries"}, {"food bank", "foodbank", "food parcels"}},
    Row{{"shower", "showers", "wash", "washing"}, {"showers", "laundry", "hygiene"}},
    Row{{"homeless", "bed", "hostel"},
        {"accommodation", "rough sleeping", "rough sleepers", "night shelter"}},
    Row{{"evicted", "eviction", "landlord", "rent", "tenancy"}, {"housing", "tenants", "tenancy"}},
    Row{{"doctor", "doctors", "gp", "nurse"}, {"medical", "health care", "healthcare"}},
    Row{{"teeth", "dentist", "tooth"}, {"dental", "dentist"}},
    Row{{"owe", "owing", "debt", "debts", "bills"}, {"debt", "money advice", "budgeting"}},
    Row{{"solicitor", "lawyer"}, {"legal", "law"}},
    Row{{"asylum", "refugee", "refugees"}, {"asylum", "refugees", "migrants"}},
    Row{{"computer", "computers", "internet"}, {"digital", "computers"}},
    Row{{"elderly", "pensioner", "pensioners", "oap"}, {"older people", "over 50s", "over 60s"}},
    Row{{"kids", "children", "toddler", "toddlers", "baby"}, {"children", "parents", "families"}},
    Row{{"deaf"}, {"hearing loss", "british sign language"}},
    Row{{"blind"}, {"sight loss", "visually impaired", "visual impairment"}},
    Row{{"grief", "grieving", "died", "bereaved"}, {"bereavement", "bereaved"}},
    Row{{"warm", "warmth"}, {"warm space", "warm hub", "drop in", "day centre"}},
    Row{{"forgetful", "memory", "alzheimers"}, {"dementia"}},
};

template <std::size_t Size>
constexpr std::size_t length(const std::array<std::string_view, Size>& list) {
  return static_cast<std::size_t>(
      std::distance(list.begin(), std::find(list.begin(), list.end(), std::string_view{})));
}

}  // namespace

std::span<const std::string_view> also_written(std::string_view word) {
  for (const Row& row : rows) {
    const auto said = std::span(row.said).first(length(row.said));
    if (std::find(said.begin(), said.end(), word) == said.end()) continue;
    return std::span(row.written).first(length(row.written));
  }
  return {};
}

}  // namespace kith::api

// SPDX-License-Identifier: Apache-2.0
#include "api/atrs_fields.h"

#include <algorithm>
#include <array>

namespace kith::api {
namespace {

constexpr std::string_view title = "Title information";
constexpr std::string_view summary = "Tier 1: Summary information";
constexpr std::string_view owner = "Tier 2: Owner and responsibility";
constexpr std::string_view rationale = "Tier 2: Description and rationale";
constexpr std::string_view deployment = "Tier 2: Deployment context";
constexpr std::string_view tool = "Tier 2: Tool specification";
constexpr std::string_view model = "Tier 2: Model specification";
constexpr std::string_view development = "Tier 2: Development data specification";
constexpr std::string_view operation = "Tier 2: Operational data specification";
constexpr std::string_view risks_section = "Tier 2: Risks, mitigations and impact assessments";

constexpr std::array fields{
    AtrsField{"", "phase", "Phase", title, SaidIn::scheme},
    AtrsField{"", "region", "Region", title, SaidIn::scheme},
    AtrsField{"", "one_sentence_description", "One sentence description", title},
    AtrsField{"1.1", "name", "Name", summary},
    AtrsField{"1.2", "description", "Description", summary},
    AtrsField{"1.3", "website_url", "Website URL", summary, SaidIn::scheme},
    AtrsField{"1.4", "contact_email", "Contact email", summary, SaidIn::scheme},
    AtrsField{"2.1.1", "organisation_or_department", "Organisation or department", owner,
              SaidIn::scheme},
    AtrsField{"2.1.2", "team", "Team", owner, SaidIn::scheme},
    AtrsField{"2.1.3", "senior_responsible_owner", "Senior responsible owner", owner,
              SaidIn::scheme},
    AtrsField{"2.1.4", "third_party_involvement", "Third party involvement", owner, SaidIn::scheme},
    AtrsField{"2.1.4.1", "third_party", "Third party", owner, SaidIn::scheme},
    AtrsField{"2.1.4.2", "companies_house_number", "Companies House Number", owner, SaidIn::scheme},
    AtrsField{"2.1.4.3", "third_party_role", "Third party role", owner, SaidIn::scheme},
    AtrsField{"2.1.4.4", "procurement_procedure_type", "Procurement procedure type", owner,
              SaidIn::scheme},
    AtrsField{"2.1.4.5", "third_party_data_access_terms", "Third party data access terms", owner,
              SaidIn::scheme},
    AtrsField{"2.2.1", "detailed_description", "Detailed description", rationale},
    AtrsField{"2.2.2", "benefits", "Benefits", rationale, SaidIn::scheme},
    AtrsField{"2.2.3", "previous_process", "Previous process", rationale, SaidIn::scheme},
    AtrsField{"2.2.4", "alternatives_considered", "Alternatives considered", rationale,
              SaidIn::scheme},
    AtrsField{"2.3.1", "integration_into_broader_operational_process",
              "Integration into broader operational process", deployment, SaidIn::both},
    AtrsField{"2.3.2", "human_review", "Human review", deployment, SaidIn::both},
    AtrsField{"2.3.3", "frequency_and_scale_of_usage", "Frequency and scale of usage", deployment,
              SaidIn::both},
    AtrsField{"2.3.4", "required_training", "Required training", deployment, SaidIn::scheme},
    AtrsField{"2.3.5", "appeals_and_review", "Appeals and review", deployment, SaidIn::scheme},
    AtrsField{"2.4.1.1", "system_architecture", "System architecture", tool},
    AtrsField{"2.4.1.2", "system_level_input", "System-level input", tool},
    AtrsField{"2.4.1.3", "system_level_output", "System-level output", tool},
    AtrsField{"2.4.1.4", "maintenance", "Maintenance", tool, SaidIn::scheme},
    AtrsField{"2.4.1.5", "models", "Models", tool},
    AtrsField{"2.4.2.1", "model_name", "Model name", model},
    AtrsField{"2.4.2.2", "model_version", "Model version", model},
    AtrsField{"2.4.2.3", "model_task", "Model task", model},
    AtrsField{"2.4.2.4", "model_input", "Model input", model},
    AtrsField{"2.4.2.5", "model_output", "Model output", model},
    AtrsField{"2.4.2.6", "model_architecture", "Model architecture", model},
    AtrsField{"2.4.2.7", "model_performance", "Model performance", model, SaidIn::both},
    AtrsField{"2.4.2.8", "datasets_and_their_purposes", "Datasets and their purposes", model},
    AtrsField{"2.4.3.1", "development_data_description", "Development data description",
              development},
    AtrsField{"2.4.3.2", "development_data_modality", "Data modality", development},
    AtrsField{"2.4.3.3", "development_data_quantities", "Data quantities", development},
    AtrsField{"2.4.3.4", "development_sensitive_attributes", "Sensitive attributes", development},
    AtrsField{"2.4.3.5", "development_data_completeness_and_representativeness",
              "Data completeness and representativeness", development},
    AtrsField{"2.4.3.6", "development_data_cleaning", "Data cleaning", development},
    AtrsField{"2.4.3.7", "development_data_collection", "Data collection", development},
    AtrsField{"2.4.3.8", "development_data_access_and_storage", "Data access and storage",
              development},
    AtrsField{"2.4.3.9", "development_data_sharing_agreements", "Data sharing agreements",
              development},
    AtrsField{"2.4.4.1", "data_sources", "Data sources", operation, SaidIn::both},
    AtrsField{"2.4.4.2", "sensitive_attributes", "Sensitive attributes", operation},
    AtrsField{"2.4.4.3", "data_processing_methods", "Data processing methods", operation},
    AtrsField{"2.4.4.4", "data_access_and_storage", "Data access and storage", operation,
              SaidIn::both},
    AtrsField{"2.4.4.5", "data_sharing_agreements", "Data sharing agreements", operation,
              SaidIn::scheme},
    AtrsField{"2.5.1", "impact_assessment", "Impact assessment", risks_section, SaidIn::scheme},
    AtrsField{"2.5.2", "risks_and_mitigations", "Risks and mitigations", risks_section,
              SaidIn::both}};

}  // namespace

std::span<const AtrsField> atrs_fields() { return fields; }

std::optional<AtrsField> atrs_field(std::string_view key) {
  const auto* const found = std::find_if(fields.begin(), fields.end(),
                                         [key](const AtrsField& each) { return each.key == key; });
  if (found == fields.end()) return std::nullopt;
  return *found;
}

}  // namespace kith::api

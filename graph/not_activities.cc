// SPDX-License-Identifier: Apache-2.0
#include "graph/activity_tables.h"

namespace kith::graph {

std::string_view not_activities() {
  return (
      "assistance dog|assistance dogs|bank card|bank cards|bank holiday|bank holidays|bath time|"
      "bus pass|bus stop|bus station|car park|car parks|cat litter|church school|credit card|"
      "day to day running|debit card|dining room|dog bite|driving licence|gas board|"
      "get well card|guide dog|guide dogs|hearing dog|hearing dogs|horse box|hot dog|hot dogs|"
      "identity card|learning difficulties|learning difficulty|learning disabilities|"
      "learning disability|light reading|living room|medical records|music stand|park and ride|"
      "party wall|railway station|reading age|reading glasses|role model|running costs|"
      "running late|running of|running water|shop steward|shopping list|sign on|signing on|"
      "swimming costume|tea bag|tea bags|tea time|tea towel|third party|train station|"
      "travel sick|tv licence|video call interpreter|walking aid|walking aids|walking frame|"
      "walking stick|walking sticks|washing machine|working party");
}

}  // namespace kith::graph

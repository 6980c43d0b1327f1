/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/schemas.h"

#include "io/files/case_fields.h"
#include "io/files/data_json.h"
#include "io/files/distances.h"
#include "io/files/draft_json.h"
#include "io/files/failure_json.h"
#include "io/files/joint_json.h"
#include "io/files/result_fields.h"
#include "io/files/scenario_fields.h"
#include "io/files/sighting.h"
#include "io/reading/gazetteer.h"

const loft_schema loft_schemas[LOFT_SCHEMAS] = {
    {"scenario.schema.json", "Scenario", &loft_scenario_fields},
    {"case.schema.json", "Case", &loft_case_fields},
    {"classes.schema.json", "Booster classes", &loft_classes_file_fields},
    {"prior.schema.json", "Priors", &loft_prior_file_fields},
    {"reports.schema.json", "Errors of reports", &loft_reports_file_fields},
    {"places.schema.json", "Places by name", &loft_places_file_fields},
    {"result.schema.json", "Result of an event, version 1", &loft_result_fields},
    {"estimate.schema.json", "Estimate, version 1", &loft_estimate_fields},
    {"joint.schema.json", "Flights of one missile, version 1", &loft_joint_fields},
    {"reach.schema.json", "Places beside a range, version 1", &loft_distances_fields},
    {"visible.schema.json", "A flight as it is seen, version 1", &loft_sighting_fields},
    {"draft.schema.json", "Draft of a text, version 1", &loft_draft_fields},
    {"error.schema.json", "Error in place of an answer, version 1", &loft_failure_fields},
};

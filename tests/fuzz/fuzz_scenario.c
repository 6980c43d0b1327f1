/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any text through the readers of scenarios and cases; what they accept must be usable. Runs
 * from the root of the source, for data/.
 */
#include "fuzz.h"
#include "io/files/data_json.h"
#include "loft/files.h"

/* Every claim is in SI, positive and in order. */
static void check_claim(const loft_claim *claim)
{
    if (claim->kind != LOFT_CLAIM_NONE) {
        FUZZ_REQUIRE(claim->value > 0.0 && claim->value <= 1e8 && claim->rounding > 0.0);
        FUZZ_REQUIRE(claim->lo <= claim->value && claim->value <= claim->hi);
        FUZZ_REQUIRE((claim->lo < claim->hi) == (claim->kind == LOFT_CLAIM_INTERVAL));
    }
}

static void check_scenario(const loft_scenario *scenario, size_t size)
{
    const loft_scenario_facts *facts = loft_scenario_content(scenario);
    size_t kept = 0;
    FUZZ_REQUIRE(loft_scenario_text(scenario, &kept)[size] == '\0' && kept == size);
    FUZZ_REQUIRE(facts->id && facts->title && facts->date_utc && facts->site_name);
    FUZZ_REQUIRE(facts->n_sources > 0);
    for (size_t i = 0; i < facts->n_sources; i++) {
        const loft_scenario_source *s = &facts->sources[i];
        /* the one report of a file needs no name */
        FUZZ_REQUIRE(s->source != NULL || facts->n_sources == 1);
        loft_question q;
        loft_scenario_question(scenario, i, &q);
        check_claim(&q.report.apogee_m);
        check_claim(&q.report.range_m);
        check_claim(&q.report.time_s);
        loft_booster booster;
        FUZZ_REQUIRE(loft_booster_of_template(&q.launch.booster, 3000.0, &booster) ==
                     LOFT_OK);
    }
}

static void check_case(const loft_case *flight_case)
{
    const loft_flight_plan *plan = loft_case_plan(flight_case);
    FUZZ_REQUIRE(plan->booster == NULL ||
                 loft_steering_check(&plan->steering) == LOFT_OK);
    const loft_drag *drag = &plan->body.drag;
    for (int i = 0; drag->cd != NULL && i <= drag->n_edges; i++) {
        FUZZ_REQUIRE(loft_drag_cd(drag, i, 1.5) > -1e6); /* reads the table */
    }
    FUZZ_REQUIRE(plan->body.area_m2pkg >= 0.0 && plan->body.area_m2pkg < 1e13);
}

/* A refusal has a reason, and a reason means a refusal. */
static int accepted(loft_status status, const loft_diags *diags)
{
    FUZZ_REQUIRE((status == LOFT_OK) == (loft_diags_count(diags) == 0));
    return status == LOFT_OK;
}

const char *const fuzz_outcomes[FUZZ_OUTCOMES] = {"scenarios", "cases", "other JSON"};

static loft_data *data;

void fuzz_open(void)
{
    loft_diags *diags = loft_diags_new();
    FUZZ_REQUIRE(diags != NULL && loft_data_open("data", diags, &data) == LOFT_OK);
    loft_diags_free(diags);
}

void fuzz_close(void)
{
    loft_data_free(data);
}

int fuzz_text(const char *text, size_t size)
{
    int passed = 0;
    loft_scenario *scenario = NULL;
    loft_case *flight_case = NULL;
    loft_json_doc *doc = NULL;
    loft_diags *diags[3] = {loft_diags_new(), loft_diags_new(), loft_diags_new()};
    FUZZ_REQUIRE(diags[0] && diags[1] && diags[2]);
    if (accepted(loft_scenario_parse(data, text, size, diags[0], &scenario), diags[0])) {
        passed = 1;
        check_scenario(scenario, size);
    }
    if (accepted(loft_case_parse(data, text, size, diags[1], &flight_case), diags[1])) {
        passed += 2;
        check_case(flight_case);
    }
    if (passed == 0 && loft_json_parse(text, size, diags[2], &doc) == LOFT_OK) {
        passed = 4;
    }
    loft_json_free(doc);
    loft_scenario_free(scenario);
    loft_case_free(flight_case);
    for (int i = 0; i < 3; i++) {
        loft_diags_free(diags[i]);
    }
    return passed;
}

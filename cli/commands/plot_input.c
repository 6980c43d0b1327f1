/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/plot_input.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/app.h"
#include "io/files/contour_json.h"
#include "loft/infer.h"
#include "loft/loft.h"
#include "sim/base/diag.h"

loft_status plot_file_kind_of(const char *path, loft_diags *diags, plot_file_kind *kind)
{
    loft_json_doc *doc = NULL;
    const loft_status status = loft_json_read(path, diags, &doc);
    if (status == LOFT_OK) {
        const loft_json_node *root = loft_json_root(doc);
        *kind = loft_json_get(root, "reports") != NULL  ? PLOT_FILE_SCENARIO
                : loft_json_get(root, "launch") != NULL ? PLOT_FILE_RESULT
                : loft_json_get(root, "start") != NULL  ? PLOT_FILE_CASE
                                                        : PLOT_FILE_UNKNOWN;
    }
    loft_json_free(doc);
    return status;
}

/* A scenario becomes the result that `loft run` would write of it. */
static loft_status answer_scenario(const loft_scenario *scenario,
                                   const plot_input_options *reading, loft_diags *diags,
                                   loft_result **out)
{
    loft_analysis *analysis = NULL;
    char *text = NULL;
    size_t size = 0;
    loft_status status =
        loft_analysis_of_scenario(scenario, &reading->analysis, &analysis);
    if (status == LOFT_OK) {
        status = loft_analysis_json(analysis, &text, &size);
    }
    if (status == LOFT_OK) {
        status = loft_result_parse(text, size, diags, out);
    }
    free(text);
    loft_analysis_free(analysis);
    return status;
}

static loft_status read_as(const loft_data *data, plot_file_kind kind,
                           const plot_input_options *reading, loft_diags *diags,
                           plot_input *out)
{
    loft_scenario *scenario = NULL;
    loft_status status = LOFT_ERR_INPUT;
    switch (kind) {
    case PLOT_FILE_SCENARIO:
        status = loft_scenario_read(data, out->path, diags, &scenario);
        if (status == LOFT_OK) {
            status = answer_scenario(scenario, reading, diags, &out->result);
        }
        loft_scenario_free(scenario);
        break;
    case PLOT_FILE_RESULT:
        status = loft_result_read(out->path, diags, &out->result);
        break;
    case PLOT_FILE_CASE:
        status = loft_case_read(data, out->path, diags, &out->flight_case);
        break;
    default:
        loft_diags_add(diags, "",
                       "neither a scenario (with \"reports\") nor a result (with "
                       "\"launch\") nor a case (with \"start\")");
        break;
    }
    return status;
}

void plot_label(const char *title, const char *id, char *label, size_t size)
{
    static const char *const ends[] = {" over ", " on ", " from ", " into ", " with "};
    size_t n = strcspn(title, ",(:;");
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        const char *end = strstr(title, ends[i]);
        n = end != NULL && (size_t)(end - title) < n ? (size_t)(end - title) : n;
    }
    while (n > 0 && isspace((unsigned char)title[n - 1])) {
        n--;
    }
    const int dated = id != NULL ? (int)strspn(id, "0123456789-") : 0; /* a '-' follows */
    snprintf(label, size, "%.*s%s%.*s", (int)(n < 80 ? n : 80), title,
             dated > 4 ? ", " : "", dated > 4 ? (dated > 10 ? 10 : dated - 1) : 0,
             dated > 4 ? id : "");
}

static void make_label(plot_input *in)
{
    if (in->result != NULL) {
        plot_label(in->facts->title != NULL ? in->facts->title : "figures typed in",
                   in->facts->id, in->label, sizeof in->label);
    } else {
        const char *title = loft_case_title(in->flight_case);
        snprintf(in->label, sizeof in->label, "%s", title != NULL ? title : "a flight");
    }
}

/* The estimate of the source asked for; its index is n if there is none. */
static size_t find_estimate(const loft_result_facts *facts, const char *source)
{
    size_t i = 0;
    while (i < facts->n &&
           (facts->estimates[i].source == NULL ||
            strncmp(facts->estimates[i].source, source, strlen(source)) != 0)) {
        i++;
    }
    return i;
}

static int choose_estimate(const char *source, plot_input *in)
{
    in->facts = loft_result_content(in->result);
    in->index = source != NULL ? find_estimate(in->facts, source) : in->facts->drawn;
    if (in->index == in->facts->n) {
        app_error("plot: %s has no source whose name starts with %s", in->path, source);
        return APP_BAD_INPUT;
    }
    in->estimate = &in->facts->estimates[in->index];
    return APP_DONE;
}

int plot_input_read(const loft_data *data, const char *path,
                    const plot_input_options *options, plot_input *out)
{
    *out = (plot_input){.path = path};
    loft_diags *diags = loft_diags_new();
    plot_file_kind kind = PLOT_FILE_UNKNOWN;
    loft_status status =
        diags != NULL ? plot_file_kind_of(path, diags, &kind) : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = read_as(data, kind, options, diags, out);
    }
    int result = APP_DONE;
    if (status != LOFT_OK) {
        if (diags == NULL || loft_diags_count(diags) == 0) {
            app_error("plot: %s: %s", path, loft_status_text(status));
        } else {
            app_print_diags(path, diags);
        }
        result = status == LOFT_ERR_IO ? APP_BAD_INPUT : app_exit_of(status);
    } else if (out->result != NULL) {
        result = choose_estimate(options->source, out);
    }
    if (result == APP_DONE) {
        make_label(out);
    }
    loft_diags_free(diags);
    return result;
}

void plot_input_fini(plot_input *in)
{
    for (int role = 0; role < LOFT_RESULT_ROLES; role++) {
        if (in->flew[role] && in->result != NULL) {
            loft_result_flight_fini(&in->flights[role]);
        }
    }
    loft_trajectory_free(in->record);
    loft_case_free(in->flight_case);
    loft_result_free(in->result);
    *in = (plot_input){.path = NULL};
}

bool plot_input_fly(plot_input *in, loft_result_role role)
{
    if (in->flew[role]) {
        return true;
    }
    if (in->result != NULL) {
        in->flew[role] =
            in->estimate->has[role] &&
            loft_result_fly(in->facts, in->index, role, &in->flights[role]) == LOFT_OK;
    } else if (role == LOFT_RESULT_FLOWN) {
        in->record = loft_trajectory_new();
        in->flew[role] =
            in->record != NULL &&
            loft_fly(loft_case_plan(in->flight_case), in->record, &in->flight) == LOFT_OK;
    }
    return in->flew[role];
}

loft_figure_flight plot_input_flight(const plot_input *in, loft_result_role role,
                                     const char *label)
{
    static const loft_role roles[LOFT_RESULT_ROLES] = {
        LOFT_ROLE_FLOWN, LOFT_ROLE_STANDARD, LOFT_ROLE_STANDARD_ROTATING};
    if (in->result == NULL) {
        return (loft_figure_flight){.label = label,
                                    .role = LOFT_ROLE_FLOWN,
                                    .plan = loft_case_plan(in->flight_case),
                                    .record = in->record,
                                    .flight = &in->flight,
                                    .unbounded =
                                        in->flight.ended_by == LOFT_END_HALF_WAY ||
                                        in->flight.ended_by == LOFT_END_ESCAPE};
    }
    const loft_result_flight *f = &in->flights[role];
    return (loft_figure_flight){.label = label,
                                .role = roles[role],
                                .plan = &f->setup.plan,
                                .record = f->record,
                                .flight = &f->flown.flight,
                                .unbounded = f->flown.unbounded};
}

static const loft_json_node *member(const loft_json_node *object, const char *key)
{
    return object != NULL ? loft_json_get(object, key) : NULL;
}

static double number_or(const loft_json_node *node, double otherwise)
{
    return node != NULL && loft_json_typeof(node) == LOFT_JSON_NUMBER
               ? loft_json_number(node)
               : otherwise;
}

static const char *text_or(const loft_json_node *node, const char *otherwise)
{
    return node != NULL && loft_json_typeof(node) == LOFT_JSON_STRING
               ? loft_json_string(node)
               : otherwise;
}

loft_claim plot_input_claim(const plot_input *in, const char *key, double unit_si)
{
    loft_claim claim = {.kind = LOFT_CLAIM_NONE};
    const loft_json_node *node =
        in->estimate != NULL ? member(member(in->estimate->json, "reported"), key) : NULL;
    const char *kind = text_or(member(node, "kind"), "");
    for (int k = LOFT_CLAIM_NONE; k <= LOFT_CLAIM_TRACKED; k++) {
        if (strcmp(kind, loft_claim_kind_name((loft_claim_kind)k)) == 0) {
            claim.kind = (loft_claim_kind)k;
        }
    }
    claim.value = unit_si * number_or(member(node, "value"), 0.0);
    claim.lo = unit_si * number_or(member(node, "low"), 0.0);
    claim.hi = unit_si * number_or(member(node, "high"), 0.0);
    claim.rounding = unit_si * number_or(member(node, "rounding"), 0.0);
    return claim;
}

loft_status plot_input_contour(const plot_input *in, loft_contour *out)
{
    if (loft_contour_read(member(in->estimate->json, "standard"), out)) {
        return LOFT_OK;
    }
    return loft_contour_find(&in->facts->launch,
                             in->estimate->aims[LOFT_RESULT_FLOWN].ideal_speed_mps, out);
}

static loft_azimuth_known azimuth_known(const plot_input *in)
{
    const loft_json_node *assumed = member(in->facts->json, "azimuth_assumed");
    return (loft_azimuth_known){
        .azimuth_rad = in->facts->launch.azimuth_rad,
        .sd_rad = loft_rad_from_deg(
            fmax(0.0, number_or(member(in->facts->json, "azimuth_sd_deg"), 0.0))),
        .assumed = assumed != NULL && loft_json_typeof(assumed) == LOFT_JSON_BOOL &&
                   loft_json_bool(assumed)};
}

bool plot_input_impact(const plot_input *in, loft_impact_area *out)
{
    const loft_json_node *json = in->estimate->json;
    const loft_claim range_m = plot_input_claim(in, "range_km", 1000.0);
    const loft_azimuth_known azimuth = azimuth_known(in);
    const char *basis = text_or(member(json, "basis"), "");
    const double high_km = number_or(member(json, "solved_high_km"), 0.0);
    if (strcmp(basis, loft_basis_name(LOFT_BASIS_APOGEE_TIME)) == 0 && high_km > 0.0) {
        *out = loft_impact_area_between(1000.0 *
                                            number_or(member(json, "solved_low_km"), 0.0),
                                        1000.0 * high_km, &azimuth);
        return true;
    }
    return loft_impact_area_of(&range_m, &azimuth, out) == LOFT_OK;
}

static void case_words(const plot_input *in, plot_words *words)
{
    const char *title = loft_case_title(in->flight_case);
    const char *note = loft_case_note(in->flight_case);
    snprintf(words->title, sizeof words->title, "%s", title != NULL ? title : "A flight");
    snprintf(words->subtitle, sizeof words->subtitle, "%s", note != NULL ? note : "");
    snprintf(words->source, sizeof words->source,
             "Computed from %s by loft " LOFT_VERSION ".", in->path);
}

void plot_input_words(const plot_input *in, plot_words *words)
{
    char apogee[LOFT_QUANTITY_TEXT];
    char range[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    words->place[0] = '\0';
    if (in->result == NULL) {
        case_words(in, words);
        return;
    }
    const loft_result_facts *facts = in->facts;
    const loft_claim apogee_m = plot_input_claim(in, "apogee_km", 1000.0);
    const loft_claim range_m = plot_input_claim(in, "range_km", 1000.0);
    const loft_claim time_s = plot_input_claim(in, "flight_time_s", 1.0);
    const loft_json_node *citation = member(in->estimate->json, "citation");
    const char *publisher = text_or(member(citation, "publisher"), NULL);
    const char *published = text_or(member(citation, "published"), NULL);
    snprintf(words->title, sizeof words->title, "%s",
             facts->title != NULL ? facts->title : "Flight fitted to reported figures");
    snprintf(words->subtitle, sizeof words->subtitle,
             "Booster %s%s, %.0f s of burn, fitted to the figures and flown over the "
             "rotating WGS84 Earth with J2 in the US Standard Atmosphere 1976.%s",
             facts->class_name != NULL ? "class " : "",
             facts->class_name != NULL ? facts->class_name : "with individual stages",
             loft_booster_plan_burn_time(&facts->launch.booster),
             in->estimate->ballistic_on_request
                 ? " WARNING: a ballistic fit on request; the vehicle most likely glided."
                 : "");
    snprintf(words->place, sizeof words->place, " Launch %s%s azimuth %.0f\302\260.",
             facts->site_name != NULL ? facts->site_name : "toward",
             facts->site_name != NULL ? "," : "",
             loft_deg_from_rad(facts->launch.azimuth_rad));
    const char *who = in->estimate->source;
    snprintf(
        words->source, sizeof words->source,
        "Figures%s%s: apogee %s, range %s, time %s%s%s%s%s%s. Drawn by loft " LOFT_VERSION
        ".",
        who != NULL ? ": " : "", who != NULL ? who : "",
        loft_report_claim_km(apogee, &apogee_m), loft_report_claim_km(range, &range_m),
        loft_report_claim_time(time, &time_s), publisher != NULL ? " (" : "",
        publisher != NULL ? publisher : "",
        publisher != NULL && published != NULL ? ", " : "",
        publisher != NULL && published != NULL ? published : "",
        publisher != NULL ? ")" : "");
}

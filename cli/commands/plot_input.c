/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands/plot_input.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/app.h"
#include "cli/support/case_flight.h"
#include "io/json/json.h"
#include "io/text/analysis_text.h"
#include "plots/profile/analysis_profile.h"
#include "sim/base/diag.h"
#include "sim/base/text.h"
#include "sim/flight/ending.h"
#include "sim/infer/analysis_parts.h"
#include "sim/infer/median_flight.h"

loft_status plot_file_kind_of(const input_file *file, loft_diags *diags,
                              plot_file_kind *kind)
{
    loft_json_doc *doc = NULL;
    const loft_status status = input_file_json(file, diags, &doc);
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

static loft_status fly_case(plot_input *in)
{
    in->record = loft_trajectory_new();
    return in->record != NULL
               ? case_flight_fly(in->flight_case, in->record, in->left_out, &in->flight)
               : LOFT_ERR_NOMEM;
}

static loft_status read_as(const loft_data *data, const input_file *file,
                           plot_file_kind kind, const plot_input_options *reading,
                           loft_diags *diags, plot_input *out)
{
    loft_scenario *scenario = NULL;
    loft_status status = LOFT_ERR_INPUT;
    switch (kind) {
    case PLOT_FILE_SCENARIO:
        status = input_file_scenario(file, data, diags, &scenario);
        if (status == LOFT_OK) {
            status =
                loft_analysis_of_scenario(scenario, &reading->analysis, &out->analysis);
        }
        if (status == LOFT_OK) { /* the same picture as of its result.json */
            loft_analysis_round_as_file(out->analysis);
        }
        loft_scenario_free(scenario);
        break;
    case PLOT_FILE_RESULT:
        status = input_file_analysis(file, diags, &out->analysis);
        break;
    case PLOT_FILE_CASE:
        status = input_file_case(file, data, diags, &out->flight_case);
        if (status == LOFT_OK) {
            status = fly_case(out);
        }
        break;
    default:
        loft_diags_add(diags, "",
                       "neither a scenario (with \"reports\") nor a result (with "
                       "\"launch\") nor a case (with \"start\")");
        break;
    }
    return status;
}

char *plot_label(const char *title, const char *id)
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
    return loft_text_format("%.*s%s%.*s", (int)n, title, dated > 4 ? ", " : "",
                            dated > 4 ? (dated > 10 ? 10 : dated - 1) : 0,
                            dated > 4 ? id : "");
}

static char *make_label(const plot_input *in)
{
    if (in->analysis != NULL) {
        const loft_analysis_event *event = loft_analysis_event_of(in->analysis);
        return plot_label(event->title != NULL ? event->title : "figures typed in",
                          event->id);
    }
    const char *title = loft_case_title(in->flight_case);
    return strdup(title != NULL ? title : "a flight");
}

/* The report of the source asked for; its index is n if there is none. */
static size_t find_report(const loft_analysis_event *event, const char *source)
{
    size_t i = 0;
    while (i < event->n &&
           (event->sources[i].source == NULL ||
            strncmp(event->sources[i].source, source, strlen(source)) != 0)) {
        i++;
    }
    return i;
}

static int choose_report(const char *source, plot_input *in)
{
    const loft_analysis_event *event = loft_analysis_event_of(in->analysis);
    in->index =
        source != NULL ? find_report(event, source) : loft_analysis_drawn(in->analysis);
    if (in->index == event->n) {
        app_error("plot: %s has no source whose name starts with %s", in->path, source);
        return APP_BAD_INPUT;
    }
    return APP_DONE;
}

static int complain(const plot_input *in, loft_status status)
{
    if (in->left_out == NULL || loft_diags_count(in->left_out) == 0) {
        app_error("plot: %s: %s", in->path, loft_status_text(status));
    } else {
        app_print_diags(in->path, in->left_out);
    }
    return status == LOFT_ERR_IO ? APP_BAD_INPUT : app_exit_of(status);
}

int plot_input_take(const loft_data *data, const input_file *file,
                    const plot_input_options *options, plot_input *out)
{
    *out =
        (plot_input){.path = input_file_name(file->path), .left_out = loft_diags_new()};
    plot_file_kind kind = PLOT_FILE_UNKNOWN;
    loft_status status = out->left_out != NULL
                             ? plot_file_kind_of(file, out->left_out, &kind)
                             : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = read_as(data, file, kind, options, out->left_out, out);
    }
    int result = APP_DONE;
    if (status == LOFT_OK && out->analysis != NULL) {
        result = choose_report(options->source, out);
    }
    if (status == LOFT_OK && result == APP_DONE) {
        out->label = make_label(out);
        status = out->label != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    }
    return status != LOFT_OK ? complain(out, status) : result;
}

void plot_input_fini(plot_input *in)
{
    loft_trajectory_free(in->record);
    loft_case_free(in->flight_case);
    loft_analysis_free(in->analysis);
    loft_diags_free(in->left_out);
    free(in->label);
    *in = (plot_input){.path = NULL};
}

int plot_input_complete(const plot_input *in)
{
    if (loft_diags_count(in->left_out) == 0) {
        return APP_DONE;
    }
    app_print_diags(in->path, in->left_out);
    return APP_BAD_INPUT;
}

bool plot_input_own_flight(plot_input *in, loft_role role, const char *label,
                           loft_plot_flight *out)
{
    const loft_recorded *f = loft_analysis_flight(in->analysis, in->index, role);
    if (f != NULL) {
        *out = loft_analysis_figure_flight(in->analysis, in->index, f, role, label);
    }
    return f != NULL;
}

static bool case_flight_of(plot_input *in, loft_role role, const char *label,
                           loft_plot_flight *out)
{
    if (role != LOFT_ROLE_FLOWN) {
        return false;
    }
    *out = (loft_plot_flight){.label = label,
                              .role = LOFT_ROLE_FLOWN,
                              .plan = loft_case_plan(in->flight_case),
                              .record = in->record,
                              .flight = &in->flight,
                              .unbounded =
                                  loft_ending_of(in->flight.ended_by)->mark == NULL};
    return true;
}

bool plot_input_flight(plot_input *in, loft_role role, const char *label,
                       loft_plot_flight *out)
{
    const loft_recorded *f = NULL;
    if (in->analysis == NULL) {
        return case_flight_of(in, role, label, out);
    }
    if (loft_analysis_fly_shown(in->analysis, in->index, role, &f) == LOFT_OK) {
        *out = loft_analysis_figure_flight(in->analysis, in->index, f, role, label);
    }
    return f != NULL;
}

const char *plot_input_lack(const plot_input *in)
{
    const loft_refusal refusal = in->analysis != NULL
                                     ? loft_analysis_refusal(in->analysis, in->index)
                                     : LOFT_REFUSED_NOT;
    return refusal != LOFT_REFUSED_NOT ? loft_refusal_reason(refusal)
                                       : "no fit converged";
}

const char *plot_input_source(const plot_input *in)
{
    const char *name =
        in->analysis != NULL
            ? loft_analysis_event_of(in->analysis)->sources[in->index].source
            : "computed, not reported";
    return name != NULL ? name : "typed in";
}

const loft_report *plot_input_report(const plot_input *in)
{
    return &loft_analysis_question(in->analysis, in->index)->report;
}

/* The line in the band is that of the median, as the flights of the picture are. */
static loft_status put_median(const plot_input *in, loft_contour *contour)
{
    const loft_headline h = loft_analysis_headline(in->analysis);
    loft_standard median;
    loft_contour line;
    double *middle_m = contour->range_m[LOFT_CONTOUR_FITTED];
    if (isinf(h.toward_azimuth_m.p50)) {
        for (size_t i = 0; i < LOFT_CONTOUR_AZIMUTHS; i++) {
            middle_m[i] = INFINITY;
        }
        return LOFT_OK;
    }
    loft_status status = loft_median_standard(in->analysis, in->index, true, &median);
    if (status == LOFT_OK) {
        status = loft_contour_find(&loft_analysis_event_of(in->analysis)->launch,
                                   median.best.aim.ideal_speed_mps, &line);
    }
    if (status == LOFT_OK) {
        memcpy(middle_m, line.range_m[LOFT_CONTOUR_FITTED],
               sizeof line.range_m[LOFT_CONTOUR_FITTED]);
    }
    return status == LOFT_ERR_CONVERGE ? LOFT_OK : status;
}

loft_status plot_input_contour(const plot_input *in, loft_contour *out)
{
    const loft_contour *contour = loft_analysis_contour(in->analysis, in->index);
    if (contour != NULL) {
        *out = *contour;
        return contour->has_band ? put_median(in, out) : LOFT_OK;
    }
    return loft_contour_find(
        &loft_analysis_event_of(in->analysis)->launch,
        loft_analysis_fit(in->analysis, in->index)->flown.aim.ideal_speed_mps, out);
}

bool plot_input_impact(const plot_input *in, loft_impact_area *out)
{
    const loft_analysis_event *event = loft_analysis_event_of(in->analysis);
    const loft_estimate *e = loft_analysis_estimate(in->analysis, in->index);
    const loft_azimuth_known azimuth = {.azimuth_rad = event->launch.azimuth_rad,
                                        .sd_rad = event->azimuth_sd_rad,
                                        .assumed = event->azimuth_assumed};
    if (e->basis == LOFT_BASIS_APOGEE_TIME && isfinite(e->solved_high_m) &&
        e->solved_high_m > 0.0) {
        *out = loft_impact_area_between(e->solved_low_m, e->solved_high_m, &azimuth);
        return true;
    }
    return loft_impact_area_of(&plot_input_report(in)->range_m, &azimuth, out) == LOFT_OK;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/export_flights.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "io/export/export.h"
#include "io/files/contour_json.h"
#include "loft/loft.h"

const char *export_flights_refusal(const loft_result_estimate *estimate)
{
    return estimate->refusal_reason != NULL ? estimate->refusal_reason
                                            : "the fit to these figures did not converge";
}

/* Now, or $SOURCE_DATE_EPOCH, so that a build can make the same file again. */
static void write_now(char out[LOFT_EPOCH_TEXT])
{
    const char *given = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    loft_epoch now = {.unix_s = given != NULL ? strtoll(given, &end, 10) : 0,
                      .known = LOFT_EPOCH_SECOND};
    if (given == NULL || *given == '\0' || *end != '\0' || now.unix_s < 0) {
        now.unix_s = (long long)time(NULL);
    }
    loft_epoch_text(out, &now, 0.0);
    out[19] = '\0'; /* whole seconds */
}

static char *describe(const export_flights *f)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL) {
        return NULL;
    }
    const loft_result_estimate *e = f->estimate;
    if (f->n == 0) {
        fprintf(out, "No flight: %s.", export_flights_refusal(e));
    } else {
        fprintf(out, "Flights of an illustrative booster%s%s that fit the figures%s%s",
                f->facts->class_name != NULL ? " of class " : "",
                f->facts->class_name != NULL ? f->facts->class_name : "",
                e->source != NULL ? " of " : "", e->source != NULL ? e->source : "");
        fprintf(out, "%s%s; answers of a model, not measurements.",
                f->facts->site_name != NULL ? ", launch " : "",
                f->facts->site_name != NULL ? f->facts->site_name : "");
    }
    if (f->n > 0 && e->lower_bound) {
        fputs(" The figures give lower bounds only.", out);
    }
    if (f->n > 0 && e->ballistic_on_request) {
        fputs(" WARNING: a ballistic fit on request; the vehicle most likely glided.",
              out);
    }
    for (size_t i = 0; i < f->n; i++) {
        if (strcmp(f->tracks[i].id, loft_result_role_name(LOFT_RESULT_STANDARD)) == 0) {
            fputs(" The standard flight without rotation is shown on the same Earth.",
                  out);
        }
    }
    if (fclose(out) != 0) {
        free(text);
        return NULL;
    }
    return text;
}

static void write_label(const export_flights *f, loft_result_role role, char label[64])
{
    if (role == LOFT_RESULT_STANDARD_ROTATING) {
        snprintf(label, 64, "standard toward %.0f\302\260",
                 loft_deg_from_rad(f->facts->launch.azimuth_rad));
    } else if (role == LOFT_RESULT_STANDARD) {
        snprintf(label, 64, "standard, no rotation");
    } else {
        snprintf(label, 64, f->estimate->lower_bound ? "least-speed flight" : "flown");
    }
}

static loft_status add_flight(export_flights *f, size_t estimate, loft_result_role role)
{
    const size_t i = f->n;
    loft_result_flight *flight = &f->flights[i];
    loft_status status = loft_result_fly(f->facts, estimate, role, flight);
    if (status != LOFT_OK) {
        return status;
    }
    status = loft_track_make(&flight->setup.plan, flight->record, &flight->flown.flight,
                             &f->tracks[i]);
    if (status != LOFT_OK) {
        loft_result_flight_fini(flight);
        return status;
    }
    write_label(f, role, f->labels[i]);
    f->tracks[i].id = loft_result_role_name(role);
    f->tracks[i].label = f->labels[i];
    f->n++;
    return LOFT_OK;
}

/* Not of one flight alone, and not where it cannot be found. */
static loft_status add_reach(export_flights *f, const bool wanted[LOFT_RESULT_ROLES])
{
    const loft_result_facts *facts = f->facts;
    const loft_result_estimate *e = f->estimate;
    const bool all = wanted[LOFT_RESULT_FLOWN] && wanted[LOFT_RESULT_STANDARD_ROTATING];
    f->reach = (loft_track_reach){.shape = facts->launch.model.earth.shape,
                                  .launch = facts->launch.site,
                                  .lower_bound = e->lower_bound};
    if (!all || !e->has[LOFT_RESULT_STANDARD_ROTATING]) {
        return LOFT_OK;
    }
    loft_status status = LOFT_OK;
    if (!loft_contour_read(loft_json_get(e->json, "standard"), &f->reach.contour)) {
        status =
            loft_contour_find(&facts->launch, e->aims[LOFT_RESULT_FLOWN].ideal_speed_mps,
                              &f->reach.contour);
    }
    f->document.reach = status == LOFT_OK ? &f->reach : NULL;
    return status == LOFT_ERR_NOMEM ? status : LOFT_OK;
}

loft_status export_flights_init(const loft_result_facts *facts, size_t estimate,
                                const bool wanted[LOFT_RESULT_ROLES], export_flights *out)
{
    loft_epoch epoch;
    *out = (export_flights){.facts = facts, .estimate = &facts->estimates[estimate]};
    loft_status status = loft_epoch_parse(facts->date_utc, &epoch);
    for (int role = 0; status == LOFT_OK && role < LOFT_RESULT_ROLES; role++) {
        if (wanted[role] && out->estimate->has[role]) {
            status = add_flight(out, estimate, (loft_result_role)role);
        }
    }
    if (status != LOFT_OK) {
        return status;
    }
    out->description = describe(out);
    if (out->description == NULL) {
        return LOFT_ERR_NOMEM;
    }
    write_now(out->created_utc);
    out->document = (loft_track_document){
        .id = facts->id != NULL ? facts->id : "estimate",
        .title = facts->title != NULL ? facts->title : "Flight fitted to figures",
        .description = out->description,
        .software = facts->software != NULL ? facts->software : "loft " LOFT_VERSION,
        .created_utc = out->created_utc,
        .epoch = epoch,
        .tracks = out->tracks,
        .n = out->n};
    return add_reach(out, wanted);
}

void export_flights_fini(export_flights *flights)
{
    for (size_t i = 0; i < flights->n; i++) {
        loft_track_fini(&flights->tracks[i]);
        loft_result_flight_fini(&flights->flights[i]);
    }
    free(flights->description);
    flights->n = 0;
    flights->description = NULL;
}

/* Each line but the first behind the name of the flight. */
static void put_named_lines(FILE *out, const char *name, const char *table)
{
    const char *line = strchr(table, '\n');
    while (line != NULL && line[1] != '\0') {
        line++;
        const char *end = strchr(line, '\n');
        const size_t n = end != NULL ? (size_t)(end - line) : strlen(line);
        fprintf(out, "%s,%.*s\n", name, (int)n, line);
        line = end;
    }
}

loft_status export_flights_csv(const export_flights *flights, char **text, size_t *size)
{
    char *whole = NULL;
    size_t n = 0;
    loft_status status = LOFT_OK;
    FILE *out = open_memstream(&whole, &n);
    if (out == NULL) {
        return LOFT_ERR_NOMEM;
    }
    fprintf(out, "flight,%s", loft_export_csv_header());
    for (size_t i = 0; status == LOFT_OK && i < flights->n; i++) {
        const loft_result_flight *f = &flights->flights[i];
        char *table = NULL;
        size_t table_size = 0;
        status = loft_export_csv(&f->setup.plan, f->record, &f->flown.flight,
                                 loft_export_csv_step(loft_trajectory_end(f->record)),
                                 &table, &table_size);
        if (status == LOFT_OK) {
            put_named_lines(out, flights->tracks[i].id, table);
        }
        free(table);
    }
    const bool bad = ferror(out) != 0;
    if (fclose(out) != 0 || bad || status != LOFT_OK) {
        free(whole);
        return status != LOFT_OK ? status : LOFT_ERR_NOMEM;
    }
    *text = whole;
    *size = n;
    return LOFT_OK;
}

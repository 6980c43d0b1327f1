/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/scenario_result.h"
#include "io/files/result.h"
#include "io/json/json_member.h"
#include "io/text/report.h"
#include "loft/loft.h"
#include "sim/base/diag.h"
#include "sim/base/file.h"

enum {
    FIGURES_MAX = 13 /* one more than a card shows, so that it says there are more */
};

static void source_members(loft_json_writer *w, const scenario_result *r, size_t i)
{
    const loft_scenario_source *source = &loft_scenario_content(r->scenario)->sources[i];
    loft_json_write_begin_object(w);
    loft_export_answer(w, &r->answers[i]);
    loft_put_string_or_null(w, "wording", source->wording);
    loft_put_string_or_null(w, "status", source->status);
    loft_json_write_key(w, "citation");
    loft_json_write_begin_object(w);
    loft_put_string_or_null(w, "publisher", source->publisher);
    loft_put_string_or_null(w, "title", source->citation_title);
    loft_put_string_or_null(w, "published", source->published);
    loft_put_string_or_null(w, "url", source->url);
    loft_json_write_end_object(w);
    loft_json_write_end_object(w);
}

static void precise_members(loft_json_writer *w, const scenario_result *r)
{
    static const char *const names[ANSWER_FLIGHTS] = {"flown", "no_rotation",
                                                      "toward_azimuth"};
    loft_json_write_key(w, "precise");
    loft_json_write_begin_object(w);
    for (int i = 0; i < r->flights.n; i++) {
        loft_json_write_key(w, names[i]);
        loft_json_write_begin_object(w);
        loft_put_number(w, "end_off_m", r->checks[i].off_m);
        loft_put_number(w, "end_off_s", r->checks[i].off_s);
        loft_put_number(w, "second_integrator_off_m", r->checks[i].second_opinion_m);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_object(w);
}

void scenario_result_json(loft_json_writer *w, const scenario_result *r)
{
    const loft_scenario_facts *facts = loft_scenario_content(r->scenario);
    loft_put_string_or_null(w, "id", facts->id);
    loft_put_string_or_null(w, "title", facts->title);
    loft_put_string_or_null(w, "date_utc", facts->date_utc);
    loft_json_write_key(w, "site");
    loft_json_write_begin_object(w);
    loft_put_string_or_null(w, "name", facts->site_name);
    loft_put_number(w, "lat_deg", loft_deg_from_rad(facts->site.lat_rad));
    loft_put_number(w, "lon_deg", loft_deg_from_rad(facts->site.lon_rad));
    loft_json_write_end_object(w);
    loft_put_number(w, "azimuth_deg", loft_deg_from_rad(facts->azimuth_rad));
    loft_json_write_key(w, "azimuth_assumed");
    loft_json_write_bool(w, !facts->has_azimuth);
    loft_put_number(w, "azimuth_sd_deg", loft_deg_from_rad(facts->prior.azimuth_sd_rad));
    loft_put_string_or_null(w, "class", facts->class_name);
    loft_put_number(w, "burn_time_s", loft_booster_plan_burn_time(&facts->booster));
    loft_put_string_or_null(w, "note", facts->note);
    loft_put_string_or_null(w, "software", "loft " LOFT_VERSION);
    loft_result_write_launch(w, &r->questions[0].launch);
    loft_put_string_or_null(w, "drawn_source", r->answers[r->drawn].source);
    if (r->precise) {
        precise_members(w, r);
    }
    loft_json_write_key(w, "sources");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < r->n; i++) {
        source_members(w, r, i);
    }
    loft_json_write_end_array(w);
    loft_json_write_key(w, "comparison");
    loft_export_comparison(w, r->answers, r->compare);
}

typedef struct folder {
    char path[PATH_MAX];
    loft_diags *diags;
} folder;

/* Writes dir/name and frees the bytes. A status that is not OK is handed through. */
static loft_status write_and_free(const folder *dir, const char *name, loft_status status,
                                  char *bytes, size_t size)
{
    char path[PATH_MAX + 32];
    if (status == LOFT_OK) {
        snprintf(path, sizeof path, "%s/%s", dir->path, name);
        status = loft_file_write_atomic(path, bytes, size, dir->diags);
    }
    free(bytes);
    return status;
}

static loft_status write_json(const scenario_result *r, const folder *dir)
{
    loft_json_writer *w = loft_json_writer_new();
    if (w == NULL) {
        return LOFT_ERR_NOMEM;
    }
    char *text = NULL;
    size_t size = 0;
    loft_json_write_begin_object(w);
    scenario_result_json(w, r);
    loft_json_write_end_object(w);
    const loft_status status = loft_json_writer_finish(w, &text, &size);
    loft_json_writer_free(w);
    return write_and_free(dir, "result.json", status, text, size);
}

static loft_status write_csv(const scenario_result *r, const folder *dir, int flight,
                             const char *name)
{
    char *text = NULL;
    size_t size = 0;
    loft_status status = LOFT_OK;
    if (flight < r->flights.n) {
        status = answer_flights_csv(&r->flights.flights[flight], &text, &size);
    } else { /* refused: a header without rows, so that readers find the file */
        text = strdup(loft_export_csv_header());
        status = text != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
        size = text != NULL ? strlen(text) : 0;
    }
    return write_and_free(dir, name, status, text, size);
}

typedef struct captions {
    char subtitle[512], source[512], description[1200];
} captions;

/* "KCNA: apogee 7,687.5 km, range 1,001.2 km, time 5,156 s" */
static void write_figures(const scenario_result *r, size_t i, char *out, size_t size)
{
    char apogee[LOFT_QUANTITY_TEXT];
    char range[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    const loft_report *report = &r->questions[i].report;
    snprintf(out, size, "%s: apogee %s, range %s, time %s", r->answers[i].source,
             loft_report_claim_km(apogee, &report->apogee_m),
             loft_report_claim_km(range, &report->range_m),
             loft_report_claim_time(time, &report->time_s));
}

static void write_captions(const scenario_result *r, captions *c)
{
    const loft_scenario_facts *facts = loft_scenario_content(r->scenario);
    const loft_scenario_source *source = &facts->sources[r->drawn];
    char figures[320];
    write_figures(r, r->drawn, figures, sizeof figures);
    if (r->flights.n > 0) {
        snprintf(c->subtitle, sizeof c->subtitle,
                 "Booster %s%s, %.0f s of burn, fitted to the figures and flown over the "
                 "turning WGS84 Earth with J2 in the US Standard Atmosphere 1976. Launch "
                 "%s, azimuth %.0f\302\260.%s",
                 facts->class_name != NULL ? "class " : "",
                 facts->class_name != NULL ? facts->class_name : "with stages of its own",
                 loft_booster_plan_burn_time(&facts->booster), facts->site_name,
                 loft_deg_from_rad(facts->azimuth_rad),
                 r->estimates[r->drawn].warn_ballistic
                     ? " WARNING: a ballistic fit on request; the vehicle most likely "
                       "glided."
                     : "");
    } else {
        snprintf(c->subtitle, sizeof c->subtitle, "%s. Launch: %s.", facts->date_utc,
                 facts->site_name);
    }
    snprintf(c->source, sizeof c->source,
             "Figures: %s (%s%s%s). Drawn by loft " LOFT_VERSION ".", figures,
             source->publisher != NULL ? source->publisher : "no publisher",
             source->published != NULL ? ", " : "",
             source->published != NULL ? source->published : "");
    snprintf(c->description, sizeof c->description,
             "Altitude against ground range: %s. %s %s", facts->title, c->subtitle,
             c->source);
}

/* Every source with its citation, a line each; owned by the caller. */
static char *citations(const scenario_result *r)
{
    const loft_scenario_facts *facts = loft_scenario_content(r->scenario);
    char *bytes = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&bytes, &n);
    if (out == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < facts->n_sources; i++) {
        const loft_scenario_source *s = &facts->sources[i];
        fprintf(out, "%s%s: %s, %s, %s, %s", i > 0 ? "\n" : "", s->source,
                s->publisher != NULL ? s->publisher : "-",
                s->citation_title != NULL ? s->citation_title : "-",
                s->published != NULL ? s->published : "-", s->url != NULL ? s->url : "-");
    }
    if (fclose(out) != 0) {
        free(bytes);
        return NULL;
    }
    return bytes;
}

static loft_status write_pictures(const scenario_result *r,
                                  const scenario_options *options, const folder *dir)
{
    static const struct {
        const char *name;
        loft_picture_format format;
    } kinds[] = {{"profile.png", LOFT_PICTURE_PNG},
                 {"profile.svg", LOFT_PICTURE_SVG},
                 {"profile.pdf", LOFT_PICTURE_PDF}};
    const bool wanted[] = {true, options->svg, options->pdf};
    const loft_scenario_facts *facts = loft_scenario_content(r->scenario);
    size_t scenario_size = 0;
    char figures[FIGURES_MAX][320];
    const char *lines[FIGURES_MAX];
    const size_t n_figures = r->n < FIGURES_MAX ? r->n : FIGURES_MAX;
    for (size_t i = 0; i < n_figures; i++) {
        write_figures(r, i, figures[i], sizeof figures[i]);
        lines[i] = figures[i];
    }
    captions words;
    char *cited = citations(r);
    if (cited == NULL) {
        return LOFT_ERR_NOMEM;
    }
    write_captions(r, &words);
    const loft_png_text texts[] = {
        {"Title", facts->title},
        {"Description", words.description},
        {"Source", cited},
        {"Software", "loft " LOFT_VERSION},
        {"Scenario", loft_scenario_text(r->scenario, &scenario_size)}};
    loft_status status = LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < sizeof kinds / sizeof kinds[0]; i++) {
        const answer_picture picture = {.title = facts->title,
                                        .subtitle = words.subtitle,
                                        .source = words.source,
                                        .texts = texts,
                                        .n_texts = sizeof texts / sizeof texts[0],
                                        .format = kinds[i].format,
                                        .to_scale = options->to_scale,
                                        .figures = lines,
                                        .n_figures = n_figures};
        loft_buffer drawn = {NULL, 0};
        if (!wanted[i]) {
            continue;
        }
        status =
            answer_flights_draw(&r->answers[r->drawn], &r->flights, &picture, &drawn);
        status =
            write_and_free(dir, kinds[i].name, status, (char *)drawn.data, drawn.size);
    }
    free(cited);
    return status;
}

loft_status scenario_result_write(const scenario_result *r,
                                  const scenario_options *options, const char *dir,
                                  loft_diags *diags)
{
    folder here = {.diags = diags};
    const int n = snprintf(here.path, sizeof here.path, "%s/%s", dir,
                           loft_scenario_content(r->scenario)->id);
    if (n < 0 || (size_t)n >= sizeof here.path) {
        loft_diags_add(diags, dir, "the path is too long");
        return LOFT_ERR_IO;
    }
    loft_status status = loft_file_mkdirs(here.path, diags);
    if (status == LOFT_OK) {
        status = write_csv(r, &here, ANSWER_FLOWN, "flown.csv");
    }
    if (status == LOFT_OK) {
        status = write_csv(r, &here, ANSWER_STANDARD, "standard.csv");
    }
    if (status == LOFT_OK) {
        status =
            write_csv(r, &here, ANSWER_STANDARD_ROTATING, "standard-toward-azimuth.csv");
    }
    if (status == LOFT_OK) {
        status = write_pictures(r, options, &here);
    }
    return status == LOFT_OK ? write_json(r, &here) : status;
}

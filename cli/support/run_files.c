/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/run_files.h"

#include <stdlib.h>
#include <string.h>

#include "cli/support/event_page.h"
#include "cli/support/made_folder.h"
#include "cli/support/record.h"
#include "cli/support/record_carrier.h"
#include "cli/support/run_profile.h"
#include "cli/support/undrawn.h"
#include "io/export/export.h"
#include "sim/base/diag.h"
#include "sim/base/text.h"

static loft_status write_json(const loft_analysis *a, made_folder *dir)
{
    char *text = NULL;
    size_t size = 0;
    const loft_status status = loft_analysis_json(a, &text, &size);
    return made_folder_add(dir, "result.json", status, text, size);
}

static loft_status table_of(const loft_recorded *f, const loft_epoch *launch, char **text,
                            size_t *size)
{
    const loft_export_table table = {
        .plan = &f->setup.plan,
        .record = f->record,
        .flight = &f->flown.flight,
        .launch = launch,
        .step_s = loft_export_csv_step(loft_trajectory_end(f->record))};
    return loft_export_csv(&table, text, size);
}

/* A table of each flight; that of a flight which there is no more goes. */
static loft_status write_tables(loft_analysis *a, made_folder *dir)
{
    const size_t drawn = loft_analysis_drawn(a);
    loft_epoch launch;
    loft_status status = loft_epoch_parse(loft_analysis_event_of(a)->date_utc, &launch);
    for (int r = 0; status == LOFT_OK && r < LOFT_ROLES_FOUND; r++) {
        const loft_role role = (loft_role)r;
        const loft_recorded *flight = NULL;
        char *name = loft_text_format("%s.csv", loft_role_name(role));
        char *text = NULL;
        size_t size = 0;
        if (name == NULL) {
            return LOFT_ERR_NOMEM;
        }
        if (loft_analysis_found(a, drawn, role) != NULL) {
            status = loft_analysis_fly(a, drawn, role, &flight);
            status = status == LOFT_OK ? table_of(flight, &launch, &text, &size) : status;
            status = made_folder_add(dir, name, status, text, size);
        } else {
            made_folder_remove(dir, name);
        }
        free(name);
    }
    return status;
}

/* ---- pictures ---- */

static const struct {
    const char *name;
    loft_picture_format format;
} kinds[] = {{"profile.png", LOFT_PICTURE_PNG},
             {"profile.svg", LOFT_PICTURE_SVG},
             {"profile.pdf", LOFT_PICTURE_PDF}};

enum {
    KINDS = sizeof kinds / sizeof kinds[0]
};

static bool is_wanted(const run_files_options *options, size_t kind)
{
    const bool wanted[KINDS] = {true, options->svg, options->pdf};
    return wanted[kind];
}

/* Once for all formats of the picture. */
static void say_undrawn(const made_folder *dir, const loft_undrawn *undrawn)
{
    char text[UNDRAWN_TEXT];
    if (undrawn_text(text, undrawn)[0] != '\0') {
        char *path = loft_text_format("%s/%s", dir->path, kinds[0].name);
        loft_diags_add(dir->diags, path != NULL ? path : dir->path, "%s", text);
        free(path);
    }
}

/* ---- records ---- */

/* How the file of that name is made: the options that shape any file, and the scenario. */
static loft_status start_record(const loft_scenario *scenario,
                                const run_files_options *options, const char *name,
                                file_record *r)
{
    const struct {
        const char *name;
        bool given;
    } flags[] = {{"all", options->indexed},
                 {"ballistic", options->analysis.ballistic},
                 {"precise", options->analysis.precise},
                 {"to-scale", options->to_scale},
                 {"svg", options->svg},
                 {"pdf", options->pdf}};
    size_t size = 0;
    const char *text = loft_scenario_text(scenario, &size);
    record_carrier carrier = RECORD_HTML;
    (void)record_carrier_named(strrchr(name, '.') + 1, &carrier);
    loft_status status =
        record_start(r, "run", record_carrier_name(carrier), options->data);
    if (status == LOFT_OK) {
        status = record_word(r, name);
    }
    for (size_t i = 0; status == LOFT_OK && i < sizeof flags / sizeof flags[0]; i++) {
        status = flags[i].given ? record_option(r, flags[i].name, NULL) : LOFT_OK;
    }
    if (status == LOFT_OK && options->payload != NULL) {
        status = record_option(r, "payload", options->payload);
    }
    if (status == LOFT_OK) {
        status = record_samples(r, &options->analysis);
    }
    return status == LOFT_OK ? input_set_add(&r->inputs, "-", text, size) : status;
}

/* Adds a file that was made with that status, with its record. */
static loft_status add_recorded(made_folder *dir, const loft_scenario *scenario,
                                const run_files_options *options, const char *name,
                                loft_status status, loft_buffer *file)
{
    file_record r = {.n_arguments = 0};
    if (status == LOFT_OK) {
        status = start_record(scenario, options, name, &r);
    }
    if (status == LOFT_OK) {
        const loft_status put = record_put(&r, file);
        status = put == LOFT_ERR_DOMAIN ? LOFT_OK : put; /* too long: without it */
    }
    record_fini(&r);
    return made_folder_add(dir, name, status, (char *)file->data, file->size);
}

static loft_status write_pictures(loft_analysis *a, const loft_scenario *scenario,
                                  const run_files_options *options, made_folder *dir)
{
    loft_undrawn undrawn = {.n = 0};
    const loft_style look = {.undrawn = &undrawn, .date_utc = options->date_utc};
    loft_status status = LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < KINDS; i++) {
        loft_buffer drawn = {NULL, 0};
        if (is_wanted(options, i)) {
            status = run_profile_draw(a, scenario, options->to_scale, kinds[i].format,
                                      &look, &drawn);
            status = add_recorded(dir, scenario, options, kinds[i].name, status, &drawn);
        }
    }
    say_undrawn(dir, &undrawn);
    return status;
}

static bool has_flight(const loft_analysis *a)
{
    return loft_analysis_standard(a, loft_analysis_drawn(a)) != NULL;
}

static loft_status write_more_pictures(loft_analysis *a, const loft_scenario *scenario,
                                       const run_files_options *options, made_folder *dir)
{
    const size_t n = has_flight(a) ? options->n_pictures : 0;
    loft_status status = LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < n; i++) {
        const run_picture *picture = &options->pictures[i];
        loft_buffer drawn = {NULL, 0};
        status = picture->draw(a, &drawn);
        status = add_recorded(dir, scenario, options, picture->name, status, &drawn);
    }
    return status;
}

/* Pictures of a flight that an earlier run found and this one did not. */
static void remove_old_pictures(const run_files_options *options, const made_folder *dir)
{
    for (size_t i = 0; i < options->n_pictures; i++) {
        made_folder_remove(dir, options->pictures[i].name);
    }
}

#define PAGE "index.html"

/* The last file: it has the others. */
static loft_status write_page(const loft_analysis *a, const loft_scenario *scenario,
                              const run_files_options *options, made_folder *dir)
{
    event_page_file files[MADE_FILES_MAX];
    char *html = NULL;
    size_t size = 0;
    for (size_t i = 0; i < dir->n; i++) {
        files[i] = (event_page_file){dir->files[i].name, dir->files[i].size};
    }
    const event_page page = {.analysis = a,
                             .facts = loft_scenario_content(scenario),
                             .files = files,
                             .n_files = dir->n,
                             .basis = options->basis,
                             .indexed = options->indexed};
    const loft_status status = event_page_make(&page, &html, &size);
    loft_buffer file = {.data = (unsigned char *)html, .size = size};
    return add_recorded(dir, scenario, options, PAGE, status, &file);
}

static loft_status make_all(loft_analysis *a, const loft_scenario *scenario,
                            const run_files_options *options, made_folder *dir)
{
    loft_status status = write_pictures(a, scenario, options, dir);
    if (status == LOFT_OK) {
        status = write_more_pictures(a, scenario, options, dir);
    }
    if (status == LOFT_OK) {
        status = write_tables(a, dir);
    }
    if (status == LOFT_OK) {
        status = write_json(a, dir);
    }
    return status == LOFT_OK ? write_page(a, scenario, options, dir) : status;
}

static loft_status write_all(loft_analysis *a, const loft_scenario *scenario,
                             const run_files_options *options, made_folder *dir)
{
    loft_status status = make_all(a, scenario, options, dir);
    status = status == LOFT_OK ? made_folder_write(dir) : status;
    if (status == LOFT_OK && !has_flight(a)) {
        remove_old_pictures(options, dir);
    }
    return status;
}

loft_status run_files_make(loft_analysis *a, const loft_scenario *scenario,
                           const run_files_options *options, const char *name,
                           loft_diags *diags, loft_buffer *out)
{
    loft_digest unused = loft_digest_start();
    made_folder all = {.path = ".", .diags = diags, .written = &unused};
    loft_status status = make_all(a, scenario, options, &all);
    size_t i = 0;
    while (i < all.n && strcmp(all.files[i].name, name) != 0) {
        i++;
    }
    if (status == LOFT_OK && i < all.n) {
        *out = (loft_buffer){(unsigned char *)all.files[i].bytes, all.files[i].size};
        all.files[i].bytes = NULL;
    } else if (status == LOFT_OK) {
        status = LOFT_ERR_INPUT;
    }
    made_folder_fini(&all);
    return status;
}

loft_status run_files_write(loft_analysis *a, const loft_scenario *scenario,
                            const run_files_options *options,
                            char digest[LOFT_DIGEST_TEXT], loft_diags *diags)
{
    char *path = loft_text_format("%s/%s", options->dir, loft_analysis_event_of(a)->id);
    loft_digest written = loft_digest_start();
    made_folder here = {.path = path, .diags = diags, .written = &written};
    const loft_status status =
        path != NULL ? write_all(a, scenario, options, &here) : LOFT_ERR_NOMEM;
    made_folder_fini(&here);
    loft_digest_text(&written, digest);
    free(path);
    return status;
}

/* In the order that they are written in; a picture that is missing changes the digest. */
static loft_status digest_all(const run_files_options *options, const made_folder *dir)
{
    loft_status status = LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < KINDS; i++) {
        status = is_wanted(options, i) ? made_folder_digest(dir, kinds[i].name) : LOFT_OK;
    }
    for (size_t i = 0; status == LOFT_OK && i < options->n_pictures; i++) {
        status = made_folder_has(dir, options->pictures[i].name)
                     ? made_folder_digest(dir, options->pictures[i].name)
                     : LOFT_OK;
    }
    for (int r = 0; status == LOFT_OK && r < LOFT_ROLES_FOUND; r++) {
        char *name = loft_text_format("%s.csv", loft_role_name((loft_role)r));
        status = name == NULL                 ? LOFT_ERR_NOMEM
                 : made_folder_has(dir, name) ? made_folder_digest(dir, name)
                                              : LOFT_OK;
        free(name);
    }
    status = status == LOFT_OK ? made_folder_digest(dir, "result.json") : status;
    return status == LOFT_OK ? made_folder_digest(dir, PAGE) : status;
}

loft_status run_files_digest(const run_files_options *options, const char *id,
                             char digest[LOFT_DIGEST_TEXT])
{
    loft_diags *diags = loft_diags_new();
    char *path = loft_text_format("%s/%s", options->dir, id);
    loft_digest found = loft_digest_start();
    const made_folder here = {.path = path, .diags = diags, .written = &found};
    const loft_status status =
        path != NULL && diags != NULL ? digest_all(options, &here) : LOFT_ERR_NOMEM;
    loft_digest_text(&found, digest);
    free(path);
    loft_diags_free(diags);
    return status;
}

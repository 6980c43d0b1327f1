/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/run_files.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/support/app.h"
#include "cli/support/event_page.h"
#include "cli/support/folder_lock.h"
#include "cli/support/undrawn.h"
#include "io/export/export.h"
#include "io/text/analysis_text.h"
#include "io/text/load_words.h"
#include "plots/profile/analysis_profile.h"
#include "sim/base/diag.h"
#include "sim/base/file.h"
#include "sim/base/text.h"
#include "sim/base/version.h"
#include "sim/base/visible.h"

enum {
    FILES_MAX = 16
};

/* The files of a folder, made before the first is written: a folder has all or none. */
typedef struct folder {
    const char *path;
    loft_diags *diags;
    loft_digest *written; /* all files */
    struct {
        char *name, *bytes; /* owned */
        size_t size;
    } files[FILES_MAX];
    size_t n;
} folder;

static void digest_file(loft_digest *files, const char *name, const char *bytes,
                        size_t size)
{
    loft_digest_add_text(files, name);
    loft_digest_add(files, bytes, size);
    loft_digest_add_text(files, "");
}

/* Takes the bytes, unless the status is not OK: that is handed through. */
static loft_status add(folder *dir, const char *name, loft_status status, char *bytes,
                       size_t size)
{
    char *copy = status == LOFT_OK ? strdup(name) : NULL;
    if (copy == NULL) {
        free(bytes);
        return status == LOFT_OK ? LOFT_ERR_NOMEM : status;
    }
    assert(dir->n < FILES_MAX);
    dir->files[dir->n].name = copy;
    dir->files[dir->n].bytes = bytes;
    dir->files[dir->n++].size = size;
    digest_file(dir->written, name, bytes, size);
    return LOFT_OK;
}

static void folder_fini(folder *dir)
{
    for (size_t i = 0; i < dir->n; i++) {
        free(dir->files[i].name);
        free(dir->files[i].bytes);
    }
}

static loft_status folder_write(const folder *dir)
{
    loft_status status = loft_file_make_own_dir(dir->path, dir->diags);
    const int lock = status == LOFT_OK ? folder_lock(dir->path, false) : -1;
    for (size_t i = 0; status == LOFT_OK && i < dir->n; i++) {
        char *path = loft_text_format("%s/%s", dir->path, dir->files[i].name);
        status = path != NULL ? app_put_own_file(path, dir->files[i].bytes,
                                                 dir->files[i].size, dir->diags)
                              : LOFT_ERR_NOMEM;
        free(path);
    }
    folder_unlock(lock);
    return status;
}

static loft_status write_json(const loft_analysis *a, folder *dir)
{
    char *text = NULL;
    size_t size = 0;
    const loft_status status = loft_analysis_json(a, &text, &size);
    return add(dir, "result.json", status, text, size);
}

static loft_status table_of(const loft_recorded *f, char **text, size_t *size)
{
    return loft_export_csv(&f->setup.plan, f->record, &f->flown.flight,
                           loft_export_csv_step(loft_trajectory_end(f->record)), text,
                           size);
}

static void remove_old(const folder *dir, const char *name)
{
    char *path = loft_text_format("%s/%s", dir->path, name);
    if (path != NULL) {
        (void)unlink(path);
    }
    free(path);
}

/* A table of each flight; that of a flight which there is no more goes. */
static loft_status write_tables(loft_analysis *a, folder *dir)
{
    const size_t drawn = loft_analysis_drawn(a);
    loft_status status = LOFT_OK;
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
            status = status == LOFT_OK ? table_of(flight, &text, &size) : status;
            status = add(dir, name, status, text, size);
        } else {
            remove_old(dir, name);
        }
        free(name);
    }
    return status;
}

/* ---- pictures ---- */

typedef struct words {
    char *subtitle, *source, *description, *citations; /* owned */
    char **figures;                                    /* of n reports */
    size_t n;
} words;

static void words_fini(words *w)
{
    for (size_t i = 0; w->figures != NULL && i < w->n; i++) {
        free(w->figures[i]);
    }
    free(w->figures);
    free(w->subtitle);
    free(w->source);
    free(w->description);
    free(w->citations);
}

/* "KCNA: apogee 7,687.5 km, range 1,001.2 km, time 5,156 s" */
static char *figures_of(const loft_analysis *a, size_t i)
{
    char *figures = loft_analysis_figures(a, i);
    const char *name = loft_analysis_event_of(a)->sources[i].source;
    char *text = figures != NULL ? loft_text_format("%s: %s", name, figures) : NULL;
    free(figures);
    return text;
}

static char *subtitle_of(const loft_analysis *a)
{
    const loft_analysis_event *event = loft_analysis_event_of(a);
    const size_t drawn = loft_analysis_drawn(a);
    if (loft_analysis_fit(a, drawn) == NULL) {
        return loft_text_format("%s. Launch: %s. " LOFT_LOAD_SENTENCE, event->date_utc,
                                event->site_name);
    }
    char *method = loft_analysis_method(a);
    char *answer = loft_analysis_answer_note(a);
    char *text = method != NULL && answer != NULL
                     ? loft_text_format("%s Launch %s, azimuth %.0f\302\260.%s%s", method,
                                        event->site_name,
                                        loft_deg_from_rad(event->launch.azimuth_rad),
                                        loft_analysis_warning(a, drawn), answer)
                     : NULL;
    free(method);
    free(answer);
    return text;
}

static const char * or (const char *text, const char *otherwise)
{
    return text != NULL ? text : otherwise;
}

/* Every source with its citation, a line each; owned by the caller. */
static char *citations_of(const loft_analysis_event *event)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    for (size_t i = 0; i < event->n; i++) {
        const loft_source *s = &event->sources[i];
        char *line = loft_text_format("%s: %s, %s, %s, %s", s->source,
                                      or (s->publisher, "-"), or (s->citation_title, "-"),
                                      or (s->published, "-"), or (s->url, "-"));
        if (line == NULL) {
            loft_text_drop(&text);
            return NULL;
        }
        fputs(i > 0 ? "\n" : "", text.out);
        loft_visible_put(text.out, line);
        free(line);
    }
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

static loft_status write_words(const loft_analysis *a, words *w)
{
    const loft_analysis_event *event = loft_analysis_event_of(a);
    const size_t drawn = loft_analysis_drawn(a);
    const loft_source *source = &event->sources[drawn];
    *w = (words){.n = event->n, .figures = calloc(event->n, sizeof *w->figures)};
    bool good = w->figures != NULL;
    for (size_t i = 0; good && i < w->n; i++) {
        w->figures[i] = figures_of(a, i);
        good = w->figures[i] != NULL;
    }
    if (!good) {
        return LOFT_ERR_NOMEM;
    }
    w->subtitle = subtitle_of(a);
    w->citations = citations_of(event);
    w->source = loft_text_format("Figures: %s (%s%s%s). Drawn by %s.", w->figures[drawn],
                                 or (source->publisher, "no publisher"),
                                 source->published != NULL ? ", " : "",
                                 or (source->published, ""), loft_software());
    if (w->subtitle != NULL && w->source != NULL) {
        w->description = loft_text_format("Altitude against ground range: %s. %s %s",
                                          event->title, w->subtitle, w->source);
    }
    return w->description != NULL && w->citations != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

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
static void say_undrawn(const folder *dir, const loft_undrawn *undrawn)
{
    char text[UNDRAWN_TEXT];
    if (undrawn_text(text, undrawn)[0] != '\0') {
        char *path = loft_text_format("%s/%s", dir->path, kinds[0].name);
        loft_diags_add(dir->diags, path != NULL ? path : dir->path, "%s", text);
        free(path);
    }
}

static loft_status draw(loft_analysis *a, const loft_scenario *scenario, const words *w,
                        const run_files_options *options, folder *dir)
{
    const char *title = loft_analysis_event_of(a)->title;
    size_t scenario_size = 0;
    loft_undrawn undrawn = {.n = 0};
    const loft_png_text texts[] = {
        {"Title", title},
        {"Description", w->description},
        {"Source", w->citations},
        {"Software", loft_software()},
        {"Scenario", loft_scenario_text(scenario, &scenario_size)}};
    loft_status status = LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < KINDS; i++) {
        const loft_analysis_picture picture = {.title = title,
                                               .subtitle = w->subtitle,
                                               .source = w->source,
                                               .texts = texts,
                                               .n_texts = sizeof texts / sizeof texts[0],
                                               .format = kinds[i].format,
                                               .to_scale = options->to_scale,
                                               .figures = (const char *const *)w->figures,
                                               .n_figures = w->n,
                                               .undrawn = &undrawn};
        loft_buffer drawn = {NULL, 0};
        if (is_wanted(options, i)) {
            status = loft_analysis_profile(a, &picture, &drawn);
            status = add(dir, kinds[i].name, status, (char *)drawn.data, drawn.size);
        }
    }
    say_undrawn(dir, &undrawn);
    return status;
}

static loft_status write_pictures(loft_analysis *a, const loft_scenario *scenario,
                                  const run_files_options *options, folder *dir)
{
    words w;
    loft_status status = write_words(a, &w);
    if (status == LOFT_OK) {
        status = draw(a, scenario, &w, options, dir);
    }
    words_fini(&w);
    return status;
}

static bool has_flight(const loft_analysis *a)
{
    return loft_analysis_standard(a, loft_analysis_drawn(a)) != NULL;
}

static loft_status write_more_pictures(loft_analysis *a, const run_files_options *options,
                                       folder *dir)
{
    const size_t n = has_flight(a) ? options->n_pictures : 0;
    loft_status status = LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < n; i++) {
        const run_picture *picture = &options->pictures[i];
        loft_buffer drawn = {NULL, 0};
        status = picture->draw(a, &drawn);
        status = add(dir, picture->name, status, (char *)drawn.data, drawn.size);
    }
    return status;
}

/* Pictures of a flight that an earlier run found and this one did not. */
static void remove_old_pictures(const run_files_options *options, const folder *dir)
{
    for (size_t i = 0; i < options->n_pictures; i++) {
        remove_old(dir, options->pictures[i].name);
    }
}

#define PAGE "index.html"

/* The last file: it has the others. */
static loft_status write_page(const loft_analysis *a, const loft_scenario *scenario,
                              const run_files_options *options, folder *dir)
{
    event_page_file files[FILES_MAX];
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
    return add(dir, PAGE, status, html, size);
}

static loft_status write_all(loft_analysis *a, const loft_scenario *scenario,
                             const run_files_options *options, folder *dir)
{
    loft_status status = write_pictures(a, scenario, options, dir);
    if (status == LOFT_OK) {
        status = write_more_pictures(a, options, dir);
    }
    if (status == LOFT_OK) {
        status = write_tables(a, dir);
    }
    if (status == LOFT_OK) {
        status = write_json(a, dir);
    }
    if (status == LOFT_OK) {
        status = write_page(a, scenario, options, dir);
    }
    status = status == LOFT_OK ? folder_write(dir) : status;
    if (status == LOFT_OK && !has_flight(a)) {
        remove_old_pictures(options, dir);
    }
    return status;
}

loft_status run_files_write(loft_analysis *a, const loft_scenario *scenario,
                            const run_files_options *options,
                            char digest[LOFT_DIGEST_TEXT], loft_diags *diags)
{
    char *path = loft_text_format("%s/%s", options->dir, loft_analysis_event_of(a)->id);
    loft_digest written = loft_digest_start();
    folder here = {.path = path, .diags = diags, .written = &written};
    const loft_status status =
        path != NULL ? write_all(a, scenario, options, &here) : LOFT_ERR_NOMEM;
    folder_fini(&here);
    loft_digest_text(&written, digest);
    free(path);
    return status;
}

static loft_status digest_name(const folder *dir, const char *name)
{
    loft_file_text file = {NULL, 0};
    char *path = loft_text_format("%s/%s", dir->path, name);
    const loft_status status = path != NULL
                                   ? loft_file_read(path, SIZE_MAX / 2, dir->diags, &file)
                                   : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        digest_file(dir->written, name, file.bytes, file.size);
    }
    free(file.bytes);
    free(path);
    return status;
}

static bool is_there(const folder *dir, const char *name)
{
    char *path = loft_text_format("%s/%s", dir->path, name);
    const bool there = path != NULL && access(path, F_OK) == 0;
    free(path);
    return there;
}

/* In the order that they are written in; a picture that is missing changes the digest. */
static loft_status digest_all(const run_files_options *options, const folder *dir)
{
    loft_status status = LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < KINDS; i++) {
        status = is_wanted(options, i) ? digest_name(dir, kinds[i].name) : LOFT_OK;
    }
    for (size_t i = 0; status == LOFT_OK && i < options->n_pictures; i++) {
        status = is_there(dir, options->pictures[i].name)
                     ? digest_name(dir, options->pictures[i].name)
                     : LOFT_OK;
    }
    for (int r = 0; status == LOFT_OK && r < LOFT_ROLES_FOUND; r++) {
        char *name = loft_text_format("%s.csv", loft_role_name((loft_role)r));
        status = name == NULL          ? LOFT_ERR_NOMEM
                 : is_there(dir, name) ? digest_name(dir, name)
                                       : LOFT_OK;
        free(name);
    }
    status = status == LOFT_OK ? digest_name(dir, "result.json") : status;
    return status == LOFT_OK ? digest_name(dir, PAGE) : status;
}

loft_status run_files_digest(const run_files_options *options, const char *id,
                             char digest[LOFT_DIGEST_TEXT])
{
    loft_diags *diags = loft_diags_new();
    char *path = loft_text_format("%s/%s", options->dir, id);
    loft_digest found = loft_digest_start();
    const folder here = {.path = path, .diags = diags, .written = &found};
    const loft_status status =
        path != NULL && diags != NULL ? digest_all(options, &here) : LOFT_ERR_NOMEM;
    loft_digest_text(&found, digest);
    free(path);
    loft_diags_free(diags);
    return status;
}

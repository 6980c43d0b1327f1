/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/analysis_json.h"

#include <stdlib.h>
#include <string.h>

#include "io/files/announced_json.h"
#include "io/files/answer_json.h"
#include "io/files/event_json.h"
#include "io/files/launch_json.h"
#include "io/files/observation_json.h"
#include "io/files/result_fields.h"
#include "io/files/slip_json.h"
#include "io/files/time_causes_json.h"
#include "io/json/json_member.h"
#include "io/json/json_pick.h"
#include "io/json/json_places.h"
#include "loft/files.h"
#include "sim/base/version.h"

typedef const loft_json_node node;

/* ---- the facts of an event ---- */

typedef struct event_record {
    const char *id, *title, *date_utc;
    struct site_record {
        const char *name;
        loft_geodetic place;
    } site;
    double azimuth_rad;
    bool azimuth_assumed;
    double azimuth_sd_rad;
    const char *class_name;
    bool class_named;
    double burn_s;
    const char *note, *software;
} event_record;

static const loft_field site_rows[] = {
    {LOFT_STRING("name", struct site_record, name), .nullable = true},
    {LOFT_NUMBER("lat_deg", struct site_record, place.lat_rad), .unit = LOFT_UNIT_DEG},
    {LOFT_NUMBER("lon_deg", struct site_record, place.lon_rad), .unit = LOFT_UNIT_DEG},
};
static const loft_fields site_fields = {LOFT_ROWS_OF(site_rows), .open = true};

static const loft_field event_rows[] = {
    {LOFT_STRING("id", event_record, id), .nullable = true},
    {LOFT_STRING("title", event_record, title), .nullable = true},
    {LOFT_STRING("date_utc", event_record, date_utc), .nullable = true},
    {LOFT_OBJECT("site", event_record, site, &site_fields)},
    {LOFT_NUMBER("azimuth_deg", event_record, azimuth_rad), .unit = LOFT_UNIT_DEG},
    {LOFT_BOOL("azimuth_assumed", event_record, azimuth_assumed)},
    {LOFT_NUMBER("azimuth_sd_deg", event_record, azimuth_sd_rad), .unit = LOFT_UNIT_DEG,
     .lower = LOFT_FROM(0)},
    {LOFT_STRING("class", event_record, class_name), .nullable = true},
    {LOFT_BOOL("class_named", event_record, class_named)},
    {LOFT_NUMBER("burn_time_s", event_record, burn_s)},
    {LOFT_STRING("note", event_record, note), .nullable = true},
    {LOFT_STRING("software", event_record, software), .nullable = true},
};
const loft_fields loft_result_event_fields = {LOFT_ROWS_OF(event_rows), .open = true};

static void write_event(loft_json_writer *w, const loft_analysis_event *event)
{
    const loft_launch *launch = &event->launch;
    const event_record record = {
        .id = event->id,
        .title = event->title,
        .date_utc = event->date_utc,
        .site = {.name = event->site_name, .place = launch->site},
        .azimuth_rad = launch->azimuth_rad,
        .azimuth_assumed = event->azimuth_assumed,
        .azimuth_sd_rad = event->azimuth_sd_rad,
        .class_name = event->class_name,
        .class_named = event->class_name != NULL && event->n_classes == 0,
        .burn_s = loft_booster_template_burn_time(&launch->booster),
        .note = event->note,
        .software = event->software != NULL ? event->software : loft_software()};
    loft_fields_write(&loft_result_event_fields, w, &record);
}

/* ---- precision ---- */

static const loft_field precision_rows[] = {
    {LOFT_NUMBER("end_off_m", loft_precision, off_m), .required = true},
    {LOFT_NUMBER("end_off_s", loft_precision, off_s), .required = true},
    {LOFT_NUMBER("second_integrator_off_m", loft_precision, second_opinion_m),
     .required = true},
};
const loft_fields loft_precision_fields = {LOFT_ROWS_OF(precision_rows), .open = true};

static const char *precision_key(int role)
{
    static const char *const keys[LOFT_ROLES_FOUND] = {"flown", "no_rotation",
                                                       "toward_azimuth"};
    return keys[role];
}

static void write_precision(loft_json_writer *w, const loft_analysis *a)
{
    loft_put_object(w, "precise");
    for (int role = 0; role < LOFT_ROLES_FOUND; role++) {
        const loft_precision *p = loft_analysis_precision(a, (loft_role)role);
        if (p != NULL) {
            loft_put_object(w, precision_key(role));
            loft_fields_write(&loft_precision_fields, w, p);
            loft_json_write_end_object(w);
        }
    }
    loft_json_write_end_object(w);
}

static void read_precision(node *root, loft_diags *diags, loft_analysis *a)
{
    node *precise = loft_pick(root, "precise", LOFT_JSON_OBJECT);
    const loft_diag_where at = {.size = 0};
    const loft_diag_where where = loft_pick_where(&at, "precise");
    a->has_precision = precise != NULL;
    for (int role = 0; role < LOFT_ROLES_FOUND && precise != NULL; role++) {
        node *object = loft_json_get(precise, precision_key(role));
        const loft_diag_where here = loft_pick_where(&where, precision_key(role));
        if (object != NULL) {
            (void)!loft_fields_read(&loft_precision_fields, object, &here, NULL, diags,
                                    &a->precision[role]);
        }
    }
}

/* ---- the document ---- */

void loft_analysis_write(loft_json_writer *w, const loft_analysis *a)
{
    loft_put_integer(w, "schema_version", LOFT_ANALYSIS_SCHEMA);
    if (a->event.id == NULL && a->event.n == 1) {
        loft_put_string(w, "software", loft_software());
        loft_answer_write(w, &a->answers[0]);
        loft_event_answer_write(w, a->answer, a->event.classes);
        loft_time_causes_write(w, a->answers[0].causes);
        loft_slip_write(w, a->answers[0].slip);
        loft_launch_write(w, &a->event.launch);
        return;
    }
    write_event(w, &a->event);
    loft_launch_write(w, &a->event.launch);
    loft_event_answer_write(w, a->answer, a->event.classes);
    loft_observations_write(w, a);
    loft_areas_write(w, a);
    loft_put_string_or_null(w, "drawn_source", a->answers[a->drawn].source);
    if (a->has_precision) {
        write_precision(w, a);
    }
    loft_json_write_key(w, "sources");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < a->event.n; i++) {
        loft_json_write_begin_object(w);
        loft_answer_write(w, &a->answers[i]);
        loft_source_answer_write(w, &a->answers[i]);
        loft_time_causes_write(w, a->answers[i].causes);
        loft_slip_write(w, a->answers[i].slip);
        loft_source_write_where(w, &a->sources[i]);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
    loft_json_write_key(w, "comparison");
    loft_compare_write(w, a->answers, a->compare);
}

loft_status loft_analysis_json(const loft_analysis *a, char **text, size_t *size)
{
    loft_json_writer *w = loft_json_writer_new();
    if (w == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_json_write_begin_object(w);
    loft_analysis_write(w, a);
    loft_json_write_end_object(w);
    const loft_status status = loft_json_writer_finish(w, text, size);
    loft_json_writer_free(w);
    return status;
}

/* ---- back ---- */

/* The document of one report has the members of a source at its root. */
static node *source_node(node *root, size_t i, loft_diag_where *where)
{
    node *sources = loft_pick(root, "sources", LOFT_JSON_ARRAY);
    *where = (loft_diag_where){.size = 0};
    if (sources == NULL) {
        return root;
    }
    *where = loft_pick_where(where, "sources");
    loft_diag_where_index(where, i);
    return loft_json_item(sources, i);
}

static bool read_event(node *root, loft_diags *diags, loft_analysis_event *event)
{
    event_record r = {.id = NULL};
    const loft_diag_where top = {.size = 0};
    node *sources = loft_pick(root, "sources", LOFT_JSON_ARRAY);
    if (loft_json_get(root, "launch") == NULL) {
        loft_diags_add(diags, "/launch",
                       "is missing: this is not a result.json, or one of an earlier "
                       "version; make it again with `loft run`");
        return false;
    }
    (void)!loft_fields_read(&loft_result_event_fields, root, &top, NULL, diags, &r);
    *event = (loft_analysis_event){.id = r.id,
                                   .title = r.title,
                                   .date_utc = r.date_utc,
                                   .site_name = r.site.name,
                                   .note = r.note,
                                   .class_name = r.class_name,
                                   .software = r.software,
                                   .azimuth_assumed = r.azimuth_assumed,
                                   .azimuth_sd_rad = r.azimuth_sd_rad,
                                   .n = sources != NULL ? loft_json_size(sources) : 1};
    loft_launch_read(root, diags, &event->launch);
    if (event->n == 0) {
        loft_diags_add(diags, "/sources", "is empty");
    }
    return event->n > 0;
}

static loft_status read_sources(node *root, size_t n, loft_diags *diags,
                                loft_source *sources)
{
    for (size_t i = 0; i < n; i++) {
        loft_diag_where where;
        node *source = source_node(root, i, &where);
        if (loft_source_read(source, &where, diags, &sources[i]) == LOFT_ERR_NOMEM) {
            return LOFT_ERR_NOMEM;
        }
    }
    return LOFT_OK;
}

/* The first of that name, else the first. */
static size_t drawn_of(const loft_analysis *a, const char *name)
{
    for (size_t i = 0; name != NULL && i < a->event.n; i++) {
        if (a->answers[i].source != NULL && strcmp(a->answers[i].source, name) == 0) {
            return i;
        }
    }
    return 0;
}

static loft_status read_answers(node *root, loft_diags *diags, loft_analysis *a)
{
    static loft_status (*const readers[])(
        const loft_json_node *, const loft_diag_where *, loft_diags *, loft_answer_room *,
        loft_answer *) = {loft_answer_read, loft_time_causes_read, loft_slip_read};
    loft_status worst = LOFT_OK;
    for (size_t i = 0; i < a->event.n; i++) {
        loft_diag_where where;
        node *source = source_node(root, i, &where);
        for (size_t k = 0; k < sizeof readers / sizeof readers[0]; k++) {
            const loft_status status =
                readers[k](source, &where, diags, &a->rooms[i], &a->answers[i]);
            if (status == LOFT_ERR_NOMEM) {
                return status;
            }
            worst = status != LOFT_OK ? status : worst;
        }
    }
    a->drawn = drawn_of(a, loft_pick_string(root, "drawn_source"));
    read_precision(root, diags, a);
    loft_status status = loft_event_answer_read(root, diags, &a->answer);
    if (status != LOFT_OK) {
        return status;
    }
    status = loft_compare_read(loft_pick(root, "comparison", LOFT_JSON_ARRAY), &a->event,
                               diags, &a->compare);
    return status != LOFT_OK ? status : worst;
}

static loft_status build(node *root, loft_diags *diags, loft_analysis **out)
{
    const size_t before = loft_diags_total(diags);
    loft_analysis_event event;
    loft_class_choice classes[LOFT_CLASS_CHOICES_MAX];
    loft_observation observations[LOFT_OBSERVATIONS_MAX];
    loft_announced_area areas[LOFT_AREAS_MAX];
    loft_observation_answer observed[LOFT_OBSERVATIONS_MAX];
    loft_analysis *a = NULL;
    if (loft_json_typeof(root) != LOFT_JSON_OBJECT) {
        loft_diags_add(diags, "", "is not an object, so not a result");
        return LOFT_ERR_INPUT;
    }
    if (!read_event(root, diags, &event)) {
        return LOFT_ERR_INPUT;
    }
    if (event.class_name == NULL && loft_json_get(root, "sources") == NULL) {
        event.class_name = loft_answer_class(root);
    }
    loft_status status = loft_event_classes_read(root, classes, &event.n_classes);
    if (status != LOFT_OK) {
        return status;
    }
    event.classes = classes;
    event.n_observations = loft_observations_read(root, diags, observations, observed);
    event.observations = observations;
    event.n_areas = loft_areas_read(root, diags, areas);
    event.areas = areas;
    loft_source *sources = calloc(event.n, sizeof *sources);
    status =
        sources != NULL ? read_sources(root, event.n, diags, sources) : LOFT_ERR_NOMEM;
    if (status == LOFT_OK && loft_diags_total(diags) > before) {
        status = LOFT_ERR_INPUT;
    }
    if (status == LOFT_OK) {
        event.sources = sources;
        status = loft_analysis_alloc(&event, &a);
    }
    if (status == LOFT_OK) {
        status = read_answers(root, diags, a);
    }
    if (status == LOFT_OK && a->answer != NULL) {
        memcpy(a->answer->observed, observed, event.n_observations * sizeof *observed);
    }
    free(sources);
    if (status != LOFT_OK) {
        loft_analysis_free(a);
        return status;
    }
    *out = a;
    return LOFT_OK;
}

/* build, with the lines of its messages. */
static loft_status build_placed(const loft_json_doc *doc, loft_diags *diags,
                                loft_analysis **out)
{
    const size_t before = loft_diags_total(diags);
    const loft_status status = build(loft_json_root(doc), diags, out);
    loft_json_place_diags(doc, before, diags);
    return status;
}

loft_status loft_analysis_parse(const char *text, size_t size, loft_diags *diags,
                                loft_analysis **out)
{
    loft_json_doc *doc = NULL;
    loft_status status = loft_json_parse(text, size, diags, &doc);
    if (status == LOFT_OK) {
        status = build_placed(doc, diags, out);
    }
    loft_json_free(doc);
    return status;
}

loft_status loft_analysis_read(const char *path, loft_diags *diags, loft_analysis **out)
{
    loft_json_doc *doc = NULL;
    loft_status status = loft_json_read(path, diags, &doc);
    if (status == LOFT_OK) {
        status = build_placed(doc, diags, out);
    }
    loft_json_free(doc);
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/files/analysis_json.h"
#include "io/files/result_fields.h"
#include "io/json/fields.h"
#include "sim/infer/counted.h"

/* A pair as its members; sources by name and place. */
typedef struct pair_record {
    const char *figure;
    double indices[2];
    double predicted; /* in the unit of the figure; NaN of a reported pair */
    const char *verdict;
    double gap, widths; /* INFINITY for widths of figures without rounding */
    const char *reason, *suspect, *suspect_figure;
    double suggested; /* in the unit of its figure; NaN without a suspect */
} pair_record;

/* Before the two names, and after them. */
static const loft_field figure_rows[] = {
    {LOFT_STRING("figure", pair_record, figure), .required = true},
};
static const loft_field pair_rows[] = {
    {LOFT_NUMBERS("source_indices", pair_record, indices), .required = true},
    {LOFT_NUMBER("predicted", pair_record, predicted), .nullable = true},
    {LOFT_STRING("verdict", pair_record, verdict), .required = true},
    {LOFT_NUMBER("gap", pair_record, gap)},
    {LOFT_NUMBER("gap_widths", pair_record, widths), .nullable = true},
    {LOFT_STRING("reason", pair_record, reason), .nullable = true},
    {LOFT_STRING("suspect", pair_record, suspect), .nullable = true},
    {LOFT_STRING("suspect_figure", pair_record, suspect_figure), .nullable = true},
    {LOFT_NUMBER("suggested", pair_record, suggested), .nullable = true},
};
const loft_fields loft_compare_figure_fields = {LOFT_ROWS_OF(figure_rows), .open = true};
const loft_fields loft_compare_pair_fields = {LOFT_ROWS_OF(pair_rows), .open = true};

static const char *key_of(loft_suspect figure)
{
    static const char *const keys[] = {NULL, "apogee_km", "range_km", "flight_time_s"};
    return keys[figure];
}

static double unit_of(loft_suspect figure)
{
    return figure == LOFT_SUSPECT_TIME ? 1.0 : 1000.0;
}

static void write_names(loft_json_writer *w, const loft_answer *answers,
                        const loft_compare_pair *p)
{
    loft_json_write_key(w, "sources");
    loft_json_write_begin_array(w);
    loft_json_write_string(w, answers[p->first].source);
    loft_json_write_string(w, answers[p->second].source);
    loft_json_write_end_array(w);
}

static void write_pair(loft_json_writer *w, const loft_answer *answers,
                       const loft_compare_pair *p)
{
    const pair_record record = {
        .figure = key_of(p->figure),
        .indices = {(double)p->first, (double)p->second},
        .predicted = p->is_predicted ? p->predicted / unit_of(p->figure) : NAN,
        .verdict = loft_compare_verdict_name(p->verdict),
        .gap = p->gap.gap / unit_of(p->figure),
        .widths = p->gap.widths,
        .reason = loft_compare_reason_name(p->reason),
        .suspect = p->has_suspect ? answers[p->suspect].source : NULL,
        .suspect_figure = key_of(p->suspect_figure),
        .suggested = p->has_suspect ? p->suggested / unit_of(p->suspect_figure) : NAN};
    loft_json_write_begin_object(w);
    loft_fields_write(&loft_compare_figure_fields, w, &record);
    write_names(w, answers, p);
    loft_fields_write(&loft_compare_pair_fields, w, &record);
    loft_json_write_end_object(w);
}

void loft_compare_write(loft_json_writer *w, const loft_answer *answers,
                        const loft_compare *compare)
{
    size_t n = 0;
    const loft_compare_pair *pairs = loft_compare_pairs(compare, &n);
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < n; i++) {
        write_pair(w, answers, &pairs[i]);
    }
    loft_json_write_end_array(w);
}

/* ---- back ---- */

static loft_suspect figure_of(const char *key)
{
    for (int f = LOFT_SUSPECT_APOGEE; key != NULL && f <= LOFT_SUSPECT_TIME; f++) {
        if (strcmp(key, key_of((loft_suspect)f)) == 0) {
            return (loft_suspect)f;
        }
    }
    return LOFT_SUSPECT_NONE;
}

static loft_compare_verdict verdict_of(const char *name)
{
    int v = LOFT_COMPARE_CONFLICT;
    while (v > 0 &&
           strcmp(name, loft_compare_verdict_name((loft_compare_verdict)v)) != 0) {
        v--;
    }
    return (loft_compare_verdict)v;
}

static loft_compare_reason reason_of(const char *name)
{
    int r = name != NULL ? LOFT_COMPARE_TIE : 0;
    while (r > 0 && strcmp(name, loft_compare_reason_name((loft_compare_reason)r)) != 0) {
        r--;
    }
    return (loft_compare_reason)r;
}

/* Is it the place of a source? */
static bool is_place(double index, const loft_analysis_event *event)
{
    return index >= 0.0 && index < (double)event->n && index == floor(index);
}

static bool pair_from(const pair_record *r, const loft_analysis_event *event,
                      loft_compare_pair *out)
{
    const loft_suspect figure = figure_of(r->figure);
    if (figure == LOFT_SUSPECT_NONE || !is_place(r->indices[0], event) ||
        !is_place(r->indices[1], event)) {
        return false;
    }
    loft_compare_pair p = {.figure = figure,
                           .first = (size_t)r->indices[0],
                           .second = (size_t)r->indices[1],
                           .is_predicted = isfinite(r->predicted),
                           .verdict = verdict_of(r->verdict),
                           .gap = {r->gap * unit_of(figure), r->widths},
                           .reason = reason_of(r->reason),
                           .has_suspect = r->suspect != NULL,
                           .suspect_figure = figure_of(r->suspect_figure)};
    const char *second = event->sources[p.second].source;
    p.repeats = !loft_source_figure_stands(event->sources, event->n, p.first, figure) ||
                !loft_source_figure_stands(event->sources, event->n, p.second, figure);
    p.predicted = p.is_predicted ? r->predicted * unit_of(figure) : 0.0;
    if (p.has_suspect) {
        p.suspect =
            second != NULL && strcmp(second, r->suspect) == 0 ? p.second : p.first;
        p.suggested = r->suggested * unit_of(p.suspect_figure);
    }
    *out = p;
    return true;
}

static void read_pair(const loft_json_node *node, const loft_diag_where *where,
                      const loft_analysis_event *event, loft_diags *diags,
                      loft_compare_pair *out)
{
    pair_record r = {.predicted = NAN, .widths = INFINITY};
    if (loft_fields_read(&loft_compare_figure_fields, node, where, NULL, diags, &r) ==
            LOFT_OK &&
        loft_fields_read(&loft_compare_pair_fields, node, where, NULL, diags, &r) ==
            LOFT_OK &&
        !pair_from(&r, event, out)) {
        loft_diags_add(diags, where->text, "is not a comparison of two of the sources");
    }
}

loft_status loft_compare_read(const loft_json_node *array,
                              const loft_analysis_event *event, loft_diags *diags,
                              loft_compare **out)
{
    const size_t n = array != NULL ? loft_json_size(array) : 0;
    const size_t before = loft_diags_total(diags);
    loft_compare_pair *pairs = calloc(n + 1, sizeof *pairs);
    if (pairs == NULL) {
        return LOFT_ERR_NOMEM;
    }
    size_t i = 0;
    const loft_json_node *node = n > 0 ? loft_json_first(array) : NULL;
    for (; node != NULL; node = loft_json_next(node), i++) {
        loft_diag_where where = {.size = 0};
        loft_diag_where_key(&where, "comparison", strlen("comparison"));
        loft_diag_where_index(&where, i);
        read_pair(node, &where, event, diags, &pairs[i]);
    }
    loft_status status = LOFT_ERR_INPUT;
    if (loft_diags_total(diags) == before) {
        status = loft_compare_of_pairs(pairs, n, out);
    }
    free(pairs);
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "loft/export.h"

static const char *key_of(loft_suspect figure)
{
    static const char *const keys[] = {NULL, "apogee_km", "range_km", "flight_time_s"};
    return keys[figure];
}

/* In the unit that the key of its figure names. */
static double in_unit(loft_suspect figure, double value)
{
    return figure == LOFT_SUSPECT_TIME ? value : value / 1000.0;
}

static void number_or_null(loft_json_writer *w, const char *key, bool is, double value)
{
    loft_json_write_key(w, key);
    if (is) {
        loft_json_write_number(w, value);
    } else {
        loft_json_write_null(w);
    }
}

static void text_or_null(loft_json_writer *w, const char *key, const char *text)
{
    loft_json_write_key(w, key);
    if (text != NULL) {
        loft_json_write_string(w, text);
    } else {
        loft_json_write_null(w);
    }
}

static void pair_members(loft_json_writer *w, const loft_answer *answers,
                         const loft_compare_pair *p)
{
    const size_t both[2] = {p->first, p->second};
    text_or_null(w, "figure", key_of(p->figure));
    loft_json_write_key(w, "sources");
    loft_json_write_begin_array(w);
    for (int i = 0; i < 2; i++) {
        loft_json_write_string(w, answers[both[i]].source);
    }
    loft_json_write_end_array(w);
    loft_json_write_key(w, "source_indices");
    loft_json_write_begin_array(w);
    for (int i = 0; i < 2; i++) {
        loft_json_write_integer(w, (long)both[i]);
    }
    loft_json_write_end_array(w);
    number_or_null(w, "predicted", p->is_predicted, in_unit(p->figure, p->predicted));
    text_or_null(w, "verdict", loft_compare_verdict_name(p->verdict));
    number_or_null(w, "gap", true, in_unit(p->figure, p->gap.gap));
    number_or_null(w, "gap_widths", isfinite(p->gap.widths), p->gap.widths);
    text_or_null(w, "reason", loft_compare_reason_name(p->reason));
    text_or_null(w, "suspect", p->has_suspect ? answers[p->suspect].source : NULL);
    text_or_null(w, "suspect_figure", key_of(p->suspect_figure));
    number_or_null(w, "suggested", p->has_suspect,
                   in_unit(p->suspect_figure, p->suggested));
}

void loft_export_comparison(loft_json_writer *w, const loft_answer *answers,
                            const loft_compare *compare)
{
    size_t n = 0;
    const loft_compare_pair *pairs = loft_compare_pairs(compare, &n);
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < n; i++) {
        loft_json_write_begin_object(w);
        pair_members(w, answers, &pairs[i]);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
}

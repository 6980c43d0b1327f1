/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "io/json/json_member.h"

#include "io/files/analysis_json.h"
#include "sim/infer/compare.h"

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

static void pair_members(loft_json_writer *w, const loft_answer *answers,
                         const loft_compare_pair *p)
{
    const size_t both[2] = {p->first, p->second};
    loft_put_string_or_null(w, "figure", key_of(p->figure));
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
    loft_put_number_or_null(w, "predicted", p->is_predicted,
                            in_unit(p->figure, p->predicted));
    loft_put_string_or_null(w, "verdict", loft_compare_verdict_name(p->verdict));
    loft_put_number_or_null(w, "gap", true, in_unit(p->figure, p->gap.gap));
    loft_put_number_or_null(w, "gap_widths", isfinite(p->gap.widths), p->gap.widths);
    loft_put_string_or_null(w, "reason", loft_compare_reason_name(p->reason));
    loft_put_string_or_null(w, "suspect",
                            p->has_suspect ? answers[p->suspect].source : NULL);
    loft_put_string_or_null(w, "suspect_figure", key_of(p->suspect_figure));
    loft_put_number_or_null(w, "suggested", p->has_suspect,
                            in_unit(p->suspect_figure, p->suggested));
}

void loft_compare_write(loft_json_writer *w, const loft_answer *answers,
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

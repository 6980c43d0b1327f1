/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The what-if of another load, after the printable answer. */
#include <math.h>

#include "io/text/answer_parts.h"
#include "io/text/range_words.h"
#include "io/text/units_text.h"
#include "sim/base/decimal.h"
#include "sim/infer/other_load.h"

static void write_load(FILE *out, const loft_load *load)
{
    char mass[LOFT_QUANTITY_TEXT];
    switch (load->kind) {
    case LOFT_LOAD_TIMES:
        loft_fprintf(out, " With a load %.5g times as heavy", load->value);
        return;
    case LOFT_LOAD_KG:
        fprintf(out, " With a load of %s in all", loft_text_mass(mass, load->value));
        break;
    case LOFT_LOAD_MORE_KG:
        fprintf(out, " With a load heavier by %s", loft_text_mass(mass, load->value));
        break;
    }
    loft_fprintf(out, ", if the test carried %.0f to %s (assumed, not reported)",
                 LOFT_LOAD_LEAST_KG, loft_text_mass(mass, LOFT_LOAD_MOST_KG));
}

void loft_answer_write_load(FILE *out, const loft_analysis *a)
{
    const loft_load_answer *load = a->answer != NULL ? &a->answer->load : NULL;
    if (load == NULL || !load->asked) {
        return;
    }
    write_load(out, &load->load);
    fputs(", illustrative boosters of the ", out);
    if (a->event.n_classes > 0) {
        fputs("classes that fit", out);
    } else {
        fprintf(out, "class %s", a->event.class_name);
    }
    fputs(", not the missile itself, would ", out);
    if (!load->has_band) {
        fputs("in part not lift off: ", out);
        loft_write_percent(out, (double)load->grounded / load->boosters);
        fputs(" of them.", out);
        return;
    }
    fputs(isinf(load->no_rotation_m.p50) ? "reach " : "fly about ", out);
    loft_write_length(out, load->no_rotation_m.p50);
    fputs(" on a standard trajectory", out);
    if (isfinite(load->no_rotation_m.p05)) {
        fputs(", with 90 % probability ", out);
        loft_write_span(out, load->no_rotation_m.p05, load->no_rotation_m.p95);
    }
    fputs(".", out);
}

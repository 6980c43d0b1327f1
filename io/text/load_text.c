/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The what-if of another load, after the printable answer. */
#include <math.h>

#include "io/text/answer_parts.h"
#include "io/text/range_words.h"
#include "io/text/units_text.h"
#include "sim/base/decimal.h"
#include "sim/infer/other_load.h"

/* "1,000 kg", as lengths have it; from there on to the kilogram. */
static void write_mass(FILE *out, double mass_kg)
{
    const long whole_kg = lround(mass_kg);
    if (whole_kg < 1000) {
        loft_fprintf(out, "%.5g kg", mass_kg);
    } else {
        fprintf(out, "%ld,%03ld kg", whole_kg / 1000, whole_kg % 1000);
    }
}

static void write_load(FILE *out, const loft_load *load)
{
    switch (load->kind) {
    case LOFT_LOAD_TIMES:
        loft_fprintf(out, " With a load %.5g times as heavy", load->value);
        return;
    case LOFT_LOAD_KG:
        fputs(" With a load of ", out);
        write_mass(out, load->value);
        fputs(" in all", out);
        break;
    case LOFT_LOAD_MORE_KG:
        fputs(" With a load heavier by ", out);
        write_mass(out, load->value);
        break;
    }
    loft_fprintf(out, ", if the test carried %.0f to ", LOFT_LOAD_LEAST_KG);
    write_mass(out, LOFT_LOAD_MOST_KG);
    fputs(" (assumed, not reported)", out);
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
    fputs(" in a standard trajectory", out);
    if (isfinite(load->no_rotation_m.p05)) {
        fputs(", with 90 % probability ", out);
        loft_write_span(out, load->no_rotation_m.p05, load->no_rotation_m.p95);
    }
    fputs(".", out);
}

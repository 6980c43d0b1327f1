/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/range_words.h"

#include <math.h>
#include <string.h>

#include "io/text/units_text.h"
#include "sim/base/decimal.h"

static const char anywhere[] = "anywhere on Earth";

/* The figure of "9,450 km", without its unit. */
static int figure_size(const char *text)
{
    return (int)strcspn(text, " ");
}

void loft_write_length(FILE *out, double length_m)
{
    char km[LOFT_QUANTITY_TEXT];
    char miles[LOFT_QUANTITY_TEXT];
    if (isinf(length_m)) {
        fputs(anywhere, out);
        return;
    }
    fprintf(out, "%s (%s)", loft_text_km(km, length_m), loft_text_miles(miles, length_m));
}

void loft_write_claim_length(FILE *out, const loft_claim *claim)
{
    char km[LOFT_QUANTITY_TEXT];
    char low[LOFT_QUANTITY_TEXT];
    char miles[LOFT_QUANTITY_TEXT];
    loft_text_claim_km(km, claim);
    loft_text_miles(miles, claim->hi);
    if (claim->kind == LOFT_CLAIM_INTERVAL) {
        loft_text_miles(low, claim->lo);
        fprintf(out, "%s (%.*s to %s)", km, figure_size(low), low, miles);
    } else {
        fprintf(out, "%s (%s)", km, miles);
    }
}

void loft_write_span_km(FILE *out, double low_m, double high_m)
{
    char low[LOFT_QUANTITY_TEXT];
    char high[LOFT_QUANTITY_TEXT];
    if (isinf(low_m)) {
        fputs(anywhere, out);
    } else if (isinf(high_m)) {
        fprintf(out, "%s to %s", loft_text_km(low, low_m), anywhere);
    } else {
        loft_text_km(low, low_m);
        fprintf(out, "%.*s to %s", figure_size(low), low, loft_text_km(high, high_m));
    }
}

void loft_write_span(FILE *out, double low_m, double high_m)
{
    char low[LOFT_QUANTITY_TEXT];
    char high[LOFT_QUANTITY_TEXT];
    if (isinf(low_m) || isinf(high_m)) {
        loft_write_length(out, low_m);
        fprintf(out, "%s%s", isinf(low_m) ? "" : " to ", isinf(low_m) ? "" : anywhere);
        return;
    }
    loft_write_span_km(out, low_m, high_m);
    loft_text_miles(low, low_m);
    fprintf(out, " (%.*s to %s)", figure_size(low), low, loft_text_miles(high, high_m));
}

void loft_write_percent(FILE *out, double share)
{
    if (share > 0.0 && share < 0.01) {
        fprintf(out, "under 1 %%");
    } else if (share < 1.0 && share > 0.99) {
        fprintf(out, "over 99 %%");
    } else {
        loft_fprintf(out, "%.0f %%", 100.0 * share);
    }
}

void loft_write_band(FILE *out, const loft_band *band)
{
    char median[LOFT_QUANTITY_TEXT];
    if (isinf(band->p05)) {
        fprintf(out, "%s (", anywhere);
        loft_write_percent(out, band->unbounded);
        fprintf(out, " of the boosters)");
        return;
    }
    fprintf(out, "%s (", isinf(band->p50) ? anywhere : loft_text_km(median, band->p50));
    loft_write_span_km(out, band->p05, band->p95);
    if (band->unbounded >= 0.01) {
        fprintf(out, ", ");
        loft_write_percent(out, band->unbounded);
        fprintf(out, " of the boosters anywhere");
    }
    fputc(')', out);
}

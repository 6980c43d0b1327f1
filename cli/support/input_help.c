/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/input_help.h"

#include <stdlib.h>

#include "cli/support/app.h"
#include "io/reading/unit.h"
#include "sim/base/text.h"

enum {
    INDENT = 16
};

static void write_row(loft_text *help, const char *name, char *words, int columns)
{
    if (words != NULL) {
        opts_wrap(help->out, words, fprintf(help->out, "  %s", name), INDENT, columns);
    }
    help->lost = help->lost || words == NULL;
    free(words);
}

/* Without data there is a message, and the rest of the help. */
static void write_classes(loft_text *help, int columns)
{
    loft_data *data = app_open_data();
    if (data == NULL) {
        return;
    }
    fputs("Booster classes:\n", help->out);
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        const loft_booster_class *c = loft_data_class_at(data, i);
        write_row(help, c->name,
                  loft_text_format("%s; burns %g s, standard range %g to %g km", c->use,
                                   c->burn_s, c->standard_m[0] / 1000.0,
                                   c->standard_m[1] / 1000.0),
                  columns);
    }
    loft_data_free(data);
}

static void write_units(loft_text *help, int columns)
{
    static const struct {
        const char *name, *more;
        loft_quantity_dimension dimension;
    } rows[] = {
        {"LENGTH", ", also in words: 1,000 kilometers, 540 nautical miles",
         LOFT_QUANTITY_LENGTH},
        {"TIME", "; also 85m56s, 1h25m, 1:25:56", LOFT_QUANTITY_TIME},
        {"ANGLE", "; degrees where there is no unit; also ENE", LOFT_QUANTITY_ANGLE}};
    fputs("\nUnits:\n", help->out);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        write_row(help, rows[i].name,
                  loft_text_format("%s%s",
                                   loft_quantity_words_of(rows[i].dimension)->units,
                                   rows[i].more),
                  columns);
    }
}

static void write_units_and_hedges(loft_text *help, int columns)
{
    static const struct {
        const char *name, *words;
    } rows[] = {
        {"about", "~1000km, 'about 1,000 km'; and a round figure without a hedge, "
                  "such as 1000km, 4500km or 30min"},
        {"exactly", "any other without a hedge: 7687.5km, 787km, 85m56s; =1000km, "
                    "'exactly 1000 km'"},
        {"more than", ">7000km, 'over 7,000 km', 'at least 7,000 km', 7000+km"},
        {"up to", "<100km, 'up to 100 km', 'under 100 km'"},
        {"between", "300..400km, '300 to 400 km', '350 \302\261 50 km'"}};
    write_units(help, columns);
    fputs("\nHedges:\n", help->out);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        write_row(help, rows[i].name, loft_text_format("%s", rows[i].words), columns);
    }
}

static char *written(void (*write)(loft_text *help, int columns), int columns)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    write_classes(&text, columns);
    if (write != NULL) {
        write(&text, columns);
    }
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

char *input_help_classes(int columns)
{
    return written(NULL, columns);
}

char *input_help_classes_and_units(int columns)
{
    return written(write_units, columns);
}

char *input_help_figures(int columns)
{
    return written(write_units_and_hedges, columns);
}

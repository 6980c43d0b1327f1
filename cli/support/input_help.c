/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/input_help.h"

#include <stdlib.h>

#include "cli/support/app.h"
#include "cli/support/quantity_unit.h"
#include "sim/base/text.h"

enum {
    INDENT = 16
};

static void write_row(FILE *out, const char *name, char *words, int columns)
{
    if (words != NULL) {
        opts_wrap(out, words, fprintf(out, "  %s", name), INDENT, columns);
    }
    free(words);
}

/* Without data there is a message, and the rest of the help. */
static void write_classes(FILE *out, int columns)
{
    loft_data *data = app_open_data();
    if (data == NULL) {
        return;
    }
    fputs("Booster classes:\n", out);
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        const loft_booster_class *c = loft_data_class_at(data, i);
        write_row(out, c->name,
                  loft_text_format("%s; burns %g s, standard range %g to %g km", c->use,
                                   c->burn_s, c->standard_m[0] / 1000.0,
                                   c->standard_m[1] / 1000.0),
                  columns);
    }
    loft_data_free(data);
}

static void write_units(FILE *out, int columns)
{
    static const struct {
        const char *name, *more;
        quantity_dimension dimension;
    } rows[] = {{"LENGTH", "", QUANTITY_LENGTH},
                {"TIME", "; also 85m56s, 1h25m, 1:25:56", QUANTITY_TIME},
                {"ANGLE", "; degrees where there is no unit; also ENE", QUANTITY_ANGLE}};
    fputs("\nUnits:\n", out);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        write_row(out, rows[i].name,
                  loft_text_format("%s%s", quantity_words_of(rows[i].dimension)->units,
                                   rows[i].more),
                  columns);
    }
}

static char *written(void (*write)(FILE *out, int columns), int columns)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    write_classes(text.out, columns);
    if (write != NULL) {
        write(text.out, columns);
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

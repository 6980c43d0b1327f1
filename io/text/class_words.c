/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/class_words.h"

#include <math.h>
#include <string.h>

#include "io/files/class_choices.h"
#include "sim/base/text.h"

static const double most_stretch = 3.0;

/* The class that these figures call for, unless it is itself too far from that burn. */
static const loft_booster_class *fitting(const loft_data *data, const loft_report *report,
                                         double burn_s)
{
    const loft_booster_class *guess = loft_class_guess_for(data, report).of;
    const loft_booster_class *best = NULL;
    double least = INFINITY;
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        const loft_booster_class *c = loft_data_class_at(data, i);
        const double off =
            fabs(log(burn_s / loft_booster_template_burn_time(&c->booster)));
        if (c == guess && off <= log(most_stretch)) {
            return c;
        }
        if (off < least) {
            least = off;
            best = c;
        }
    }
    return best;
}

static char *text_of(const loft_analysis *a, const loft_data *data,
                     const loft_report *report)
{
    const char *name = a->event.class_name;
    const loft_booster_class *named = loft_data_class_named(data, name);
    if (named == NULL) {
        return strdup("");
    }
    const double own_s = loft_booster_template_burn_time(&named->booster);
    const double burn_s = loft_booster_template_burn_time(&a->event.launch.booster);
    if (fabs(log(burn_s / own_s)) <= log(most_stretch)) {
        return strdup("");
    }
    const loft_booster_class *better = fitting(data, report, burn_s);
    return loft_text_format("The class %s is the wrong one: it burns for %.0f s and was "
                            "stretched to %.0f s; %s, of %.0f s, fits.",
                            name, own_s, burn_s, better->name,
                            loft_booster_template_burn_time(&better->booster));
}

char *loft_class_stretched(const loft_analysis *a, const loft_report *report)
{
    loft_data *data = NULL;
    loft_diags *diags = NULL;
    if (a->event.class_name == NULL || a->event.n_classes > 0) {
        return strdup("");
    }
    diags = loft_diags_new();
    char *text = NULL;
    if (diags != NULL && loft_data_open(NULL, diags, &data) == LOFT_OK) {
        text = text_of(a, data, report);
    }
    loft_data_free(data);
    loft_diags_free(diags);
    return text;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* class_choices.h - the classes that are mixed where nobody names one, and the one to start from. */
#ifndef LOFT_CLASS_CHOICES_H
#define LOFT_CLASS_CHOICES_H

#include "loft/files.h"

/* Classes with a share of the prior; names are borrowed until loft_data_free. */
typedef struct loft_class_choices {
    size_t n;
    loft_class_choice list[LOFT_CLASS_CHOICES_MAX];
} loft_class_choices;

void loft_class_choices_of(const loft_data *data, loft_class_choices *out);

/* All burn times of each so stretched that it burns for burn_s. */
void loft_class_choices_stretch(loft_class_choices *choices, double burn_s);

/* One class by the equal-speed range of a report: the start of a mix, the answer without one. */
typedef struct loft_class_guess {
    const loft_booster_class *of;
    loft_twobody_standard equal_speed; /* of an apogee or a range alone a lower bound */
} loft_class_guess;

loft_class_guess loft_class_guess_for(const loft_data *data, const loft_report *report);

/* The first report of an apogee and a range, else what the first to give each gave. */
loft_report loft_report_to_guess_from(size_t n, const loft_report *reports);

#endif

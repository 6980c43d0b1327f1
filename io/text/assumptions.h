/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assumptions.h - what an estimate assumes where nothing was given, and why. */
#ifndef LOFT_ASSUMPTIONS_H
#define LOFT_ASSUMPTIONS_H

#include "io/json/json_write.h"
#include "loft/files.h"
#include "loft/infer.h"

enum {
    LOFT_ASSUMPTIONS_MAX = 3
};

typedef struct loft_assumptions {
    const char *class_name; /* assumed or given */
    int n;
    struct {
        const char *option; /* that would set it: "--class" */
        char value[48];
        char why[200];
    } list[LOFT_ASSUMPTIONS_MAX];
} loft_assumptions;

/* 40 N 126 E, the middle of the region most such tests leave from. */
void loft_assume_site(loft_assumptions *assumed, loft_launch *launch);
/* Due east. */
void loft_assume_azimuth(loft_assumptions *assumed, loft_launch *launch);
/* The class by the equal-speed range of the report. */
void loft_assume_class(loft_assumptions *assumed, const loft_data *data,
                       const loft_report *report);
/* That of n classes, the only ones asked for, whose standard ranges reach so far. */
void loft_assume_class_among(loft_assumptions *assumed, const loft_data *data,
                             const loft_report *report, size_t n,
                             const loft_booster_class *const *among);
/* In place of that class, once the classes are mixed. */
void loft_assume_mixed_class(loft_assumptions *assumed, const char *most_probable);

/* A sentence for each, wrapped; owned by the caller, NULL if out of memory. */
char *loft_assumptions_text(const loft_assumptions *assumed, int columns);
/* The member "assumed" of the open object. */
void loft_assumptions_json(loft_json_writer *writer, const loft_assumptions *assumed);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assume.h - what `loft estimate` takes where nothing was said, and why. */
#ifndef LOFT_CLI_ASSUME_H
#define LOFT_CLI_ASSUME_H

#include "cli/support/message.h"
#include "io/json/json_write.h"
#include "loft/files.h"
#include "loft/infer.h"

enum {
    ASSUMPTIONS_MAX = 3
};

typedef struct assumptions {
    const char *class_name; /* taken or given */
    int n;
    struct {
        const char *option; /* that would say otherwise: "--class" */
        char value[48];
        char why[200];
    } list[ASSUMPTIONS_MAX];
} assumptions;

/* 40 N 126 E, the middle of the region most such tests leave from. */
void assume_site(assumptions *assumed, loft_launch *launch);
/* Due east. */
void assume_azimuth(assumptions *assumed, loft_launch *launch);
/* By the two-body standard range of what was reported. */
void assume_class(assumptions *assumed, const loft_data *data, const loft_report *report);

/* Which classes there are; false. */
bool complain_of_class(const loft_data *data, const char *name,
                       char message[MESSAGE_SIZE]);

/* A sentence for each, wrapped; owned by the caller, NULL if out of memory. */
char *assumptions_text(const assumptions *assumed, int columns);
/* The member "assumed" of the open object. */
void assumptions_json(loft_json_writer *writer, const assumptions *assumed);

#endif

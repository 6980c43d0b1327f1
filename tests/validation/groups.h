/* SPDX-License-Identifier: GPL-3.0-or-later */
/* groups.h - the groups of the validation, in the order of the table. */
#ifndef GROUPS_H
#define GROUPS_H

#include <stdio.h>

#include "table.h"

void validate_nesc(table *t);
void validate_nesc17(table *t);
void validate_atmosphere(table *t);
void validate_gravity(table *t);
void validate_twobody(table *t);
void validate_integrator(table *t);
void validate_geodesy(table *t);
void validate_entry(table *t);
void validate_gravity_turn(table *t);
void validate_glide(table *t);
void validate_redstone(table *t);
void validate_hwasong12(table *t);

/* The file `name` of the folder LOFT_VALIDATION_DIR; NULL if not set or not there. */
FILE *open_reference(const char *name);

/*
 * Reads the next line's numbers, apart by commas or blanks; a field that is empty or no
 * number is NaN. Returns how many there were, up to max; 0: a comment; -1: the end.
 */
int read_numbers(FILE *file, double *out, int max);

#endif

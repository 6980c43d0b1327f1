/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page.h - the outcome as tables for a terminal, a page and a picture. */
#ifndef CALIBRATE_PAGE_H
#define CALIBRATE_PAGE_H

#include <stdio.h>

#include "counts.h"
#include "record.h"

extern const char *const page_entry_names[ENTRIES];

/* Coverage and ranks by kind and class, and the record; Markdown. */
void page_write_tables(FILE *out, const trial_set *set, const flight_record *record);

/* The tables with what they mean. */
LOFT_NODISCARD loft_status page_write(const char *path, const trial_set *set,
                                      const flight_record *record);

/* The record's part. */
void page_write_record(FILE *out, const flight_record *record);

/* Histograms of the ranks as a PNG. */
LOFT_NODISCARD loft_status histograms_write(const char *path, const trial_set *set);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page.h - the outcome as a table for a terminal, a page and a picture. */
#ifndef CALIBRATE_PAGE_H
#define CALIBRATE_PAGE_H

#include <stdio.h>

#include "counts.h"

extern const char *const page_entry_names[ENTRIES];

/* Coverage and ranks per class and entry, with and without a time; Markdown. */
void page_write_tables(FILE *out, const calibration *c, int n, const trial *trials);

/* The tables with what they mean. */
LOFT_NODISCARD loft_status page_write(const char *path, const calibration *c, int n,
                                      const trial *trials);

/* Histograms of the ranks as a PNG. */
LOFT_NODISCARD loft_status histograms_write(const char *path, const calibration *c, int n,
                                            const trial *trials);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* builtin.h - the data that stand in the library, opened once for a group of tests. */
#ifndef BUILTIN_H
#define BUILTIN_H

#include "loft/files.h"

static loft_data *data;

static inline int open_data(void **state)
{
    (void)state;
    loft_diags *diags = loft_diags_new();
    const loft_status status = loft_data_open(NULL, diags, &data);
    loft_diags_free(diags);
    return status == LOFT_OK ? 0 : -1;
}

static inline int close_data(void **state)
{
    (void)state;
    loft_data_free(data);
    return 0;
}

#endif

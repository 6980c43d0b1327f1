/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shipped.h - the folder data/, opened once for a group of tests: their state.
 */
#ifndef SHIPPED_H
#define SHIPPED_H

#include "loft/files.h"

static inline int open_data(void **state)
{
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    const int failed = loft_data_open("data", diags, &data) != LOFT_OK;
    loft_diags_free(diags);
    *state = data;
    return failed;
}

static inline int close_data(void **state)
{
    loft_data_free(*state);
    return 0;
}

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * classes.h - the booster classes of data/, opened once for a group of tests, and claims
 * in the words of a report.
 */
#ifndef CLASSES_H
#define CLASSES_H

#include "check.h"

#include "loft/files.h"
#include "loft/infer.h"

static loft_data *data;

static inline int open_data(void **state)
{
    (void)state;
    loft_diags *diags = loft_diags_new();
    const loft_status status = loft_data_open("data", diags, &data);
    loft_diags_free(diags);
    return status == LOFT_OK ? 0 : -1;
}

static inline int close_data(void **state)
{
    (void)state;
    loft_data_free(data);
    return 0;
}

static inline loft_claim km(double figure)
{
    return loft_exact_km(figure);
}

static inline loft_claim about_km(double figure)
{
    return loft_about_km(figure);
}

static inline loft_claim seconds(double figure)
{
    return loft_exact_s(figure);
}

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * classes.h - the built-in booster classes, opened once for a group of tests, and claims in
 * the words of a report.
 */
#ifndef CLASSES_H
#define CLASSES_H

#include "builtin.h"
#include "check.h"

#include "loft/infer.h"

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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* class_mix.h - the prior of the class of a booster that nobody names. */
#ifndef LOFT_SIM_INFER_CLASS_MIX_H
#define LOFT_SIM_INFER_CLASS_MIX_H

#include "loft/infer.h"

/*
 * Shares of the classes, which add up to 1, among boosters of a standard range (INFINITY for
 * unbounded). A class has its whole share within its standard ranges, and less the
 * farther a range is beyond them: a normal law in ln range with a deviation of 0.25.
 */
void loft_class_shares(size_t n, const loft_class_choice *choices, double range_m,
                       double share[LOFT_CLASS_CHOICES_MAX]);

#endif

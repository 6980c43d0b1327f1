/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * student.h - Student's t with 3 degrees of freedom: like a normal in the middle, with tails
 * that make room for slips. All in closed form but the quantile.
 *
 * Accuracy   cdf and quantile within 1e-14 of their value below the median, the quantile
 *            within 1e-15 near it (tests/sim/base/test_student.c)
 * Reference  Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 26.7.3
 */
#ifndef LOFT_STUDENT_H
#define LOFT_STUDENT_H

/* Logarithm of the density at t. */
double loft_student3_log_density(double t);

/* Probability of a value up to t; keeps its digits where it is small. */
double loft_student3_cdf(double t);

/* The t of that probability; -INFINITY for p <= 0, INFINITY for p >= 1. */
double loft_student3_quantile(double p);

#endif

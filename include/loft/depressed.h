/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * depressed.h - the same booster on a low trajectory.
 *
 * Of the flights at the same total ideal speed whose apogee is a given share of that of
 * the standard flight, the longest; without rotation. It is flatter and shorter than the
 * standard flight and takes less time: docs/decisions/015-depressed-flight.md.
 *
 * Method     for each turn fraction the end elevation that gives the apogee (regula falsi,
 *            Illinois rule); the range is maximised over the turn fraction
 * Limits     a point mass with thrust where it is steered: whether a vehicle would bear
 *            the loads and the heat of the flat flight is not asked
 * Accuracy   apogee to 1e-6, range within 1e-4 of the best of a fine grid
 *            (tests/unit/test_depressed.c)
 */
#ifndef LOFT_DEPRESSED_H
#define LOFT_DEPRESSED_H

#include "loft/standard.h"

#define LOFT_DEPRESSED_SHARE 0.5 /* of the apogee of the standard flight */

/*
 * standard is the flight without rotation of that launch; share in (0, 1). The heading is
 * its own. LOFT_ERR_DOMAIN if the standard flight is unbounded or the share out of range;
 * LOFT_ERR_CONVERGE if no steering has that apogee: the booster is still low when it burns
 * out. About 150 flights, 40 ms.
 */
LOFT_NODISCARD loft_status loft_depressed_find(const loft_launch *launch,
                                               const loft_standard *standard,
                                               double share, loft_standard *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* case_flight.h - the flight of a case, for every command that takes one. */
#ifndef LOFT_CLI_CASE_FLIGHT_H
#define LOFT_CLI_CASE_FLIGHT_H

#include "loft/files.h"

/*
 * Flies it into the record, which may be NULL. What keeps it from being flown is added to
 * diags, with its place where it has one: LOFT_ERR_INPUT if the case should be changed, or
 * as loft_fly.
 */
LOFT_NODISCARD loft_status case_flight_fly(const loft_case *flight_case,
                                           loft_trajectory *record, loft_diags *diags,
                                           loft_flight *out);

#endif

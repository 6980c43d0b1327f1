/* SPDX-License-Identifier: GPL-3.0-or-later */
/* errors.h - errors of reports, round where they need not be others; not data/reports.json. */
#ifndef ERRORS_H
#define ERRORS_H

#include "loft/infer.h"

static const loft_report_errors errors = {.seconds_s = 23.0,
                                          .minutes_s = 31.0,
                                          .fives_s = 52.0,
                                          .tracked_edge_s = 29.0,
                                          .tracked_mean_s = 170.0,
                                          .common_time_sd_s = 19.0,
                                          .apogee_share = 0.0047,
                                          .range_share = 0.0053,
                                          .garbled = 0.06,
                                          .garbled_recalled = 0.24,
                                          .apogee_m = {11e3, 9.1e6},
                                          .range_m = {12e3, 1.9e7},
                                          .time_s = {61.0, 5900.0}};

#endif

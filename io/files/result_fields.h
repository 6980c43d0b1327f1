/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * result_fields.h - the tables that an analysis is written by, and the documents they make up:
 * for the schemas.
 */
#ifndef LOFT_RESULT_FIELDS_H
#define LOFT_RESULT_FIELDS_H

#include "io/json/fields.h"

/* Each in the module that writes it. */
extern const loft_fields loft_result_event_fields, loft_precision_fields,
    loft_answer_head_fields, loft_answer_check_fields, loft_answer_tail_fields,
    loft_source_said_fields, loft_source_where_fields, loft_fit_fields, loft_still_fields,
    loft_rotating_fields, loft_spreads_fields, loft_range_band_fields,
    loft_posterior_fields, loft_fan_fields, loft_launch_fields,
    loft_compare_figure_fields, loft_compare_pair_fields, loft_event_answer_fields,
    loft_source_answer_fields, loft_voice_fields, loft_time_causes_fields,
    loft_slip_fields;

/* An event with its sources, and the figures of one report. */
extern const loft_fields loft_result_fields, loft_estimate_fields;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* joint_json.h - the joint answer of several flights as JSON. */
#ifndef LOFT_JOINT_JSON_H
#define LOFT_JOINT_JSON_H

#include "io/files/joint_study.h"
#include "io/json/fields.h"
#include "io/json/json_write.h"

/* The members of the open object: "answer" is null where fewer than 2 flights are joined. */
void loft_joint_json(loft_json_writer *writer, const loft_joint_study *study);

/* The table of that document. */
extern const loft_fields loft_joint_fields;

/* "none", "positive", "strong", "very_strong". */
const char *loft_evidence_name(loft_evidence evidence);

/* Why a scenario was left out: "satellite_launch", "too_few_figures", "no_booster_flies_it". */
const char *loft_joint_left_out_code(const loft_joint_left_out *left_out);

#endif

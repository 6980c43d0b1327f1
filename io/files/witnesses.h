/* SPDX-License-Identifier: GPL-3.0-or-later */
/* witnesses.h - who differs from whom in a catalogue of scenarios. */
#ifndef LOFT_WITNESSES_H
#define LOFT_WITNESSES_H

#include "io/json/json_write.h"
#include "loft/files.h"
#include "sim/infer/disagreement.h"

/* The voice of who launched, whatever the country. */
extern const char loft_voice_launching[];

/* A catalogue and what was found in it. Names are borrowed from loft_data and scenarios. */
typedef struct loft_witnesses {
    const loft_report_errors *errors;
    size_t events; /* flights with 2 voices or more */
    size_t n, room;
    loft_witness *items; /* owned */
    loft_disagreements found;
} loft_witnesses;

/*
 * Adds who spoke of a flight. Copies of others and joint statements are left out, and plans
 * that were not flown. LOFT_ERR_NOMEM. Fini in any case; starts zeroed.
 */
LOFT_NODISCARD loft_status loft_witnesses_add(loft_witnesses *witnesses,
                                              const loft_data *data,
                                              const loft_scenario_facts *facts);

/* Compares all that were added. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status loft_witnesses_compare(loft_witnesses *witnesses,
                                                  const loft_data *data);
void loft_witnesses_fini(loft_witnesses *witnesses);

/* "launching side", "Japan"; "press" for nobody in particular; or a statement's name. */
const char *loft_witness_name(const char *name);

/* The members of the open object. */
void loft_witnesses_json(loft_json_writer *writer, const loft_witnesses *witnesses);

#endif

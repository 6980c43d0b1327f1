/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare_suspect.h - inside compare: who is to be doubted, once all pairs are known. */
#ifndef LOFT_SIM_COMPARE_SUSPECT_H
#define LOFT_SIM_COMPARE_SUSPECT_H

#include "loft/infer.h"
#include "sim/infer/compare.h"

typedef struct loft_compare_set {
    const loft_compare_source *sources;
    size_t n;
    loft_compare_pair *pairs;
    size_t n_pairs;
} loft_compare_set;

/* Fills reason and suspect of the reported pairs in conflict, by the rules of compare.h. */
void loft_compare_name_suspects(const loft_compare_set *set);

#endif

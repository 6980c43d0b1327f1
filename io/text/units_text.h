/* SPDX-License-Identifier: GPL-3.0-or-later */
/* units_text.h - figures as people quote them: rounded, with thousands and a unit. */
#ifndef LOFT_UNITS_TEXT_H
#define LOFT_UNITS_TEXT_H

#include "loft/infer.h"

enum {
    LOFT_QUANTITY_TEXT = 48
};

/* "about 7,100 km" without the "about": three figures, from 10,000 km on hundreds. */
const char *loft_text_km(char out[LOFT_QUANTITY_TEXT], double length_m);
/* A length of any size: metres below 1 km, tenths below 10 km, else as loft_text_km. */
const char *loft_text_length(char out[LOFT_QUANTITY_TEXT], double length_m);
/*
 * A length of a flight that was fitted to a claim: with the digits that were reported where it
 * has them all, "7,687.5 km"; else, or for NULL, as loft_text_length.
 */
const char *loft_text_fitted_length(char out[LOFT_QUANTITY_TEXT], double length_m,
                                    const loft_claim *claim);
/* The length that loft_text_km shows, for sums of what is printed. */
double loft_text_km_shown(double length_m);
/* Statute miles, rounded alike: "4,410 miles". */
const char *loft_text_miles(char out[LOFT_QUANTITY_TEXT], double length_m);
/* A mass: "12.5 kg", from 1 t on to the kilogram, "1,500 kg". */
const char *loft_text_mass(char out[LOFT_QUANTITY_TEXT], double mass_kg);
/* "52 s", "5 min 28 s", "85 min 20 s", "2 h 5 min": to 10 s from ten minutes, then to 1 min. */
const char *loft_text_time(char out[LOFT_QUANTITY_TEXT], double time_s);
/* One value, with a hedge or without: no bound and no interval. */
bool loft_claim_is_single(const loft_claim *claim);
/* The difference of a reported time and one that loft_text_time shows, as a reader finds it. */
const char *loft_text_time_gap(char out[LOFT_QUANTITY_TEXT], double reported_s,
                               double model_s);
/* The time that loft_text_time shows. */
double loft_text_time_shown(double time_s);
/* A figure as it was claimed: "about 1,000 km", "more than 7,000 km", "5,156 s". */
const char *loft_text_claim_km(char out[LOFT_QUANTITY_TEXT], const loft_claim *claim);
const char *loft_text_claim_time(char out[LOFT_QUANTITY_TEXT], const loft_claim *claim);
/* For a sentence: "47 min 12 s" in place of "2,832 s". */
const char *loft_text_claim_spoken_time(char out[LOFT_QUANTITY_TEXT],
                                        const loft_claim *claim);
/* Twice, in the unit of the claim and for a sentence where that differs: "2,832 s (47 min 12 s)". */
const char *loft_text_claim_both_times(char out[LOFT_QUANTITY_TEXT],
                                       const loft_claim *claim);

#endif

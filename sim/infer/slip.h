/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * slip.h - a slip of the pen that explains figures which contradict each other.
 *
 * Tried only where an apogee, a range and a time are reported and no flight has all three:
 * the time is not consistent and off by more than a tenth, or the arc is too low or is not
 * found. A slip swaps apogee and range, takes one unit of length for another, or the time
 * for one 60 or 3600 times as long or short. It is proposed if a typical booster then flies
 * the three figures, with a time within 5 % or, up to a tenth, a minute. A unit is mistaken in
 * one length before it is in both, but for metres. Nautical miles and thousands of feet come
 * after all others, and only where the figures were off by more than a quarter and the time
 * then fits within 3.5 %: of 120 figures of the catalogue made wrong at random 2 were called one
 * of them, of 864 before that rule 106. A chance hit is possible, so this is a question and
 * changes no answer.
 *
 * Cost: nothing for consistent figures; else two-body times, and a fit for each slip that
 * these leave, mostly fewer than five (5 ms each).
 */
#ifndef LOFT_SIM_INFER_SLIP_H
#define LOFT_SIM_INFER_SLIP_H

#include "loft/infer.h"

/* The lengths stand together, those of metres last: the source tries them by such spans. */
typedef enum loft_slip_kind {
    LOFT_SLIP_SWAPPED,
    LOFT_SLIP_SHORTER_TIME, /* meant 60 times as long */
    LOFT_SLIP_LONGER_TIME,  /* a 60th */
    LOFT_SLIP_MUCH_SHORTER_TIME,
    LOFT_SLIP_MUCH_LONGER_TIME,
    LOFT_SLIP_KM_AS_MILES,
    LOFT_SLIP_MILES_AS_KM,
    LOFT_SLIP_KM_AS_NAUTICAL,
    LOFT_SLIP_NAUTICAL_AS_KM,
    LOFT_SLIP_KM_AS_KFT,
    LOFT_SLIP_KFT_AS_KM,
    LOFT_SLIP_M_AS_KM,
    LOFT_SLIP_KM_AS_M,
    LOFT_SLIP_KINDS
} loft_slip_kind;

typedef struct loft_slip {
    loft_slip_kind kind;
    bool apogee, range, time; /* which figures it changes */
    double model_s;           /* time of a typical booster on the flight that was meant */
} loft_slip;

/* "swapped", "miles_as_km" and so on. */
const char *loft_slip_code(loft_slip_kind kind);

/* The figures as they were meant. */
loft_report loft_slip_undone(const loft_slip *slip, const loft_report *report);

/*
 * False, with *out untouched, where the figures of the estimate are consistent, or no slip
 * makes them so. A trial flies the first class whose standard ranges reach that of its equal
 * speed; without classes the booster of the question.
 */
bool loft_slip_find(const loft_question *question, const loft_estimate *estimate,
                    size_t n_classes, const loft_class_choice *classes, loft_slip *out);

#endif

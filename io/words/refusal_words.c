/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/words/refusal_words.h"

#include <stddef.h>

/* Codes are for programs: these are what people read instead. */
static const struct {
    const char *few, *sentence; /* a part of one, without its point */
} words[LOFT_REFUSED_COUNT] = {
    [LOFT_REFUSED_NOT] = {"no fit found", NULL},
    [LOFT_REFUSED_NOTHING_REPORTED] = {"no figure was reported",
                                       "nobody reported an apogee or a range"},
    [LOFT_REFUSED_TIME_ALONE] = {"a time alone was reported",
                                 "a flight time alone fits many trajectories"},
    [LOFT_REFUSED_FAILURE] =
        {"the flight failed",
         "the flight failed or broke up, and an unfinished flight does not show what the "
         "missile can do"},
    [LOFT_REFUSED_DISPUTED] =
        {"whether the flight failed is disputed",
         "reports differ on whether the flight succeeded, and one that was cut short does not "
         "show what the missile can do"},
    [LOFT_REFUSED_LIFTING] =
        {"glides or manoeuvres",
         "the vehicle glides or manoeuvres, so its flight was not the ballistic arc that an "
         "apogee and a range would describe"},
    [LOFT_REFUSED_DEPRESSED_OR_LIFTING] =
        {"depressed or gliding",
         "the apogee is too low for a ballistic flight over that range, so the vehicle flew "
         "a depressed path or glided, or the two figures are swapped"},
    [LOFT_REFUSED_PARTIAL_BURN] =
        {"did not burn all stages",
         "the booster did not burn all its stages, so the flight shows less than it can do"},
    [LOFT_REFUSED_SATELLITE_LAUNCH] =
        {"satellite launch",
         "a launch of a satellite has no ballistic flight to convert"},
    [LOFT_REFUSED_TOO_WEAK] =
        {"class too weak to lift off",
         "at the speed that these figures need, a booster of this class would be too heavy "
         "to lift off"},
};

const char *loft_refusal_short(loft_refusal refusal)
{
    return words[refusal].few;
}

const char *loft_refusal_reason(loft_refusal refusal)
{
    return words[refusal].sentence;
}

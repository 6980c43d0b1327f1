/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer of an event that has no range: why not, and what can be said all the same. */
#include "io/text/answer_text.h"

/* After the reason; NULL where nothing else can be said. */
static const char *all_the_same(loft_refusal refusal, bool has_range)
{
    switch (refusal) {
    case LOFT_REFUSED_FAILURE:
        return has_range ? "They say how far this flight came, and no more." : NULL;
    case LOFT_REFUSED_LIFTING:
        return has_range
                   ? "It can fly at least as far as it did; how much farther does not "
                     "follow."
                   : NULL;
    case LOFT_REFUSED_DEPRESSED_OR_LIFTING:
        return "If they are right, it can fly at least as far as it did.";
    case LOFT_REFUSED_PARTIAL_BURN:
        return "With all its stages it would fly farther.";
    case LOFT_REFUSED_SATELLITE_LAUNCH:
        return "A rocket that puts a load into orbit has the speed to carry it to any place "
               "on Earth; one that fails has not shown it.";
    case LOFT_REFUSED_TOO_WEAK:
        return "A booster of another class may fly it: see --class.";
    default:
        return NULL;
    }
}

void loft_answer_write_refused(FILE *out, const loft_analysis *a, size_t lead)
{
    const loft_refusal refusal = loft_analysis_refusal(a, lead);
    const bool has_range = a->sources[lead].report.range_m.kind != LOFT_CLAIM_NONE;
    const char *more = all_the_same(refusal, has_range);
    if (refusal == LOFT_REFUSED_NOT) {
        fputs("No range of this missile follows, because no flight of a booster of this "
              "class was found that has these figures.",
              out);
    } else if (refusal == LOFT_REFUSED_NOTHING_REPORTED) {
        fputs("No range of this missile follows; an apogee or a range alone would give a "
              "lower bound.",
              out);
    } else {
        fprintf(out, "No range of this missile follows, because %s.",
                loft_refusal_reason(refusal));
    }
    if (more != NULL) {
        fprintf(out, " %s", more);
    }
}

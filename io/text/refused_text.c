/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer of an event that has no range: why not, and what can be said all the same. */
#include "io/text/answer_parts.h"
#include "io/text/range_words.h"

/* " It flew about 420 km (261 miles)", " By the lowest report it flew ..."; false without one. */
static bool write_flown(FILE *out, const loft_analysis *a, size_t lead)
{
    bool contradicted = false;
    const loft_claim *range = loft_analysis_flown(a, lead, &contradicted);
    if (range == NULL) {
        return false;
    }
    fputs(contradicted ? " By the lowest report it flew " : " It flew ", out);
    loft_write_claim_length(out, range);
    return true;
}

/* Why there is no range. */
static void write_why(FILE *out, loft_refusal refusal, bool has_range)
{
    const bool by_time = refusal == LOFT_REFUSED_DEPRESSED_OR_LIFTING && !has_range;
    fprintf(
        out, " No range of this missile follows: %s.",
        by_time ? "the apogee is too low for a ballistic flight of that time, so the "
                  "vehicle flew a depressed path or glided, or one of the two is wrong"
        : refusal == LOFT_REFUSED_NOT
            ? "no flight of a booster of this class with these figures was found in the model"
            : loft_refusal_reason(refusal));
}

static void write_all_the_same(FILE *out, const loft_analysis *a, size_t lead,
                               loft_refusal refusal)
{
    switch (refusal) {
    case LOFT_REFUSED_FAILURE:
    case LOFT_REFUSED_DISPUTED:
        fputs(write_flown(out, a, lead)
                  ? ", which says how far this flight came and no more."
                  : "",
              out);
        break;
    case LOFT_REFUSED_LIFTING:
        fputs(write_flown(out, a, lead)
                  ? ", and that is the least it can do; how much farther "
                    "it can fly does not follow."
                  : "",
              out);
        break;
    case LOFT_REFUSED_DEPRESSED_OR_LIFTING:
        fputs(write_flown(out, a, lead)
                  ? " if the figures are right, and that is the least it "
                    "can do."
                  : "",
              out);
        break;
    case LOFT_REFUSED_PARTIAL_BURN:
        fputs(write_flown(out, a, lead) ? "; with all its stages it would fly farther."
                                        : "",
              out);
        break;
    case LOFT_REFUSED_SATELLITE_LAUNCH:
        fputs(" A rocket that reaches orbit has the speed to carry the same load to any "
              "place on Earth; one that fails has not shown it.",
              out);
        break;
    case LOFT_REFUSED_TOO_WEAK:
        fputs(" A booster of another class may fly it: see --class.", out);
        break;
    case LOFT_REFUSED_NOTHING_REPORTED:
    case LOFT_REFUSED_TIME_ALONE:
        fputs(" An apogee together with a range would give one.", out);
        break;
    default:
        break;
    }
}

void loft_answer_write_refused(FILE *out, const loft_analysis *a, size_t lead)
{
    const loft_refusal refusal = loft_analysis_refusal(a, lead);
    write_why(out, refusal, a->sources[lead].report.range_m.kind != LOFT_CLAIM_NONE);
    write_all_the_same(out, a, lead, refusal);
}

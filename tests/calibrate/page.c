/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"

#include <math.h>

const char *const page_entry_names[ENTRIES] = {"no rotation", "toward the azimuth"};

static const char *const times[] = {"no time", "with a time", "both"};

/* ANY is the last name. */
static const char *time_name(int timed)
{
    return times[timed == ANY ? 2 : timed];
}

static const char *class_name(const calibration *c, int class_index)
{
    return class_index == ANY ? "all" : c->classes[class_index].name;
}

static void write_row(FILE *out, const calibration *c, int n, const trial *trials,
                      int class_index, int timed)
{
    const counts t = counts_of(c, n, trials, class_index, timed);
    fprintf(out, "| %s | %s | %d |", class_name(c, class_index), time_name(timed),
            t.outcomes[ANSWERED]);
    for (int e = 0; e < ENTRIES; e++) {
        fprintf(out, " %.1f %% | %d, %d | %.1f | %.3f |", 100.0 * counts_coverage(&t, e),
                t.below[e], t.above[e], counts_chi_squared(&t, e), counts_p_value(&t, e));
    }
    fprintf(out, "\n");
}

static void write_coverage(FILE *out, const calibration *c, int n, const trial *trials)
{
    fprintf(out,
            "| class | report | answered | no rotation: in the band | below, above | "
            "chi^2 | p | toward the azimuth: in the band | below, above | chi^2 | p "
            "|\n|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (int i = 0; i < CLASSES; i++) {
        write_row(out, c, n, trials, i, 0);
        write_row(out, c, n, trials, i, 1);
    }
    write_row(out, c, n, trials, ANY, 0);
    write_row(out, c, n, trials, ANY, 1);
    write_row(out, c, n, trials, ANY, ANY);
}

static void write_counts(FILE *out, const calibration *c, int n, const trial *trials)
{
    fprintf(out,
            "\n| class | report | trials | not fitted | no band | no truth | drawn anew: "
            "cannot fly, outside | samples solved | effective: median, least | p95/p05 | "
            "truths unbounded |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (int i = 0; i < 2 * CLASSES; i++) {
        const counts t = counts_of(c, n, trials, i / 2, i % 2);
        fprintf(out,
                "| %s | %s | %d | %d | %d | %d | %d, %d | %.1f %% | %.0f, %.0f | %.2f, "
                "%.2f | %d, %d |\n",
                class_name(c, i / 2), time_name(i % 2), t.trials, t.outcomes[NOT_FITTED],
                t.outcomes[NO_BAND], t.outcomes[NO_TRUTH], t.cannot_fly, t.outside,
                100.0 * t.solved, t.effective, t.effective_least, t.width[0], t.width[1],
                t.unbounded[0], t.unbounded[1]);
    }
}

static void write_histograms(FILE *out, const calibration *c, int n, const trial *trials)
{
    fprintf(out, "\n| rank | no rotation | toward the azimuth |\n|---|---|---|\n");
    const counts t = counts_of(c, n, trials, ANY, ANY);
    for (int i = 0; i < BINS; i++) {
        fprintf(out, "| %.2f to %.2f | %d | %d |\n", (double)i / BINS, (i + 1.0) / BINS,
                t.histogram[NO_ROTATION][i], t.histogram[TOWARD_AZIMUTH][i]);
    }
}

static void write_method(FILE *out, const calibration *c)
{
    fprintf(
        out,
        "Boosters are drawn from the prior and fly; their figures are reported as a "
        "ministry\nwould; the program estimates from them what the standard range may "
        "be. If all is right,\nthe true standard range lies in the 5 to 95 %% band nine "
        "times in ten, and its rank\namong the samples is uniform (Cook, Gelman & Rubin "
        "2006; Talts et al. 2018). A wide band\nwould hold the truth too: how sharp the "
        "bands are is in the second table.\n\n"
        "- **Truth.** Burn time, specific impulse, splits, gaps, turn, drag, azimuth and "
        "site from\n  `data/prior.json`; apogee and range flat in their logarithms. "
        "Fitted and searched one\n  flight at a time (`fit.h`, `standard.h`); the "
        "posterior uses batches and searches of its\n  own.\n"
        "- **Cannot fly.** A booster that cannot fly its figures, most often too weak to "
        "lift off,\n  is drawn anew with them. The posterior leaves such boosters out "
        "as well.\n"
        "- **Report.** Apogee and range exact to 0.1 km in half of the trials, else "
        "\"about\", a\n  multiple of 10 km or of 100 km (range: 50 km) with the "
        "probability that `claim.h` gives\n  it. In half of the trials the time too: "
        "to the second, to the minute, or about some\n  minutes.\n"
        "- **Edges.** The reported figures lie in the boxes below; the true ones come "
        "from boxes\n  wider by six deviations of the coarsest report. The program "
        "knows what is reported, so\n  choosing by that favours nothing.\n"
        "- **Rank.** The weight below the truth, and a random part of what is equal to "
        "it:\n  \"unbounded\" is above every number, and a tie among the unbounded.\n"
        "- **Azimuth** uniform over the circle, from 40 N 126 E; %d samples a trial.\n\n"
        "| class | reported apogee, km | reported range, km |\n|---|---|---|\n",
        c->samples);
    for (int i = 0; i < CLASSES; i++) {
        const flown_class *f = &c->classes[i];
        fprintf(out, "| %s | %.0f to %.0f | %.0f to %.0f |\n", f->name,
                f->apogee_lo_m / 1e3, f->apogee_hi_m / 1e3, f->range_lo_m / 1e3,
                f->range_hi_m / 1e3);
    }
}

static void write_verdict(FILE *out, const calibration *c, int n, const trial *trials)
{
    const counts t = counts_of(c, n, trials, ANY, ANY);
    fprintf(out, "\n## Outcome\n\nOf %d trials %d were answered.", t.trials,
            t.outcomes[ANSWERED]);
    for (int e = 0; e < ENTRIES; e++) {
        fprintf(out, " %c%s: %.1f %% in the band, p = %.3f.",
                page_entry_names[e][0] - 'a' + 'A', page_entry_names[e] + 1,
                100.0 * counts_coverage(&t, e), counts_p_value(&t, e));
    }
    fprintf(out,
            " Wanted: 90 %% within %.1f (three deviations), and p above 0.01. **%s**\n\n"
            "![Histograms of the ranks](calibration.png)\n\n",
            100.0 * counts_allowed(&t),
            counts_holds(&t, NO_ROTATION) && counts_holds(&t, TOWARD_AZIMUTH) ? "Holds."
                                                                              : "Fails.");
}

static void write_notes(FILE *out)
{
    fprintf(
        out,
        "\nNot fitted: the point answer was refused or did not converge. No band: fewer "
        "than\n10 effective samples. No truth: the booster's own standard range was not "
        "found. p95/p05:\nthe median where both are numbers; two entries, without "
        "rotation and toward the azimuth,\nas for the unbounded. Below, above: truths "
        "beyond the band. chi^2: of 20 bins.\n");
}

void page_write_tables(FILE *out, const calibration *c, int n, const trial *trials)
{
    write_coverage(out, c, n, trials);
    write_counts(out, c, n, trials);
    write_notes(out);
    write_histograms(out, c, n, trials);
}

loft_status page_write(const char *path, const calibration *c, int n, const trial *trials)
{
    FILE *out = fopen(path, "w");
    if (out == NULL) {
        return LOFT_ERR_IO;
    }
    fprintf(out, "# Calibration\n\nWritten by `make calibrate`; not edited by hand.\n\n");
    write_method(out, c);
    write_verdict(out, c, n, trials);
    page_write_tables(out, c, n, trials);
    return fclose(out) == 0 ? LOFT_OK : LOFT_ERR_IO;
}

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
    const tally t = tally_of(c, n, trials, class_index, timed);
    fprintf(out, "| %s | %s | %d |", class_name(c, class_index), time_name(timed),
            t.outcomes[ANSWERED]);
    for (int e = 0; e < ENTRIES; e++) {
        fprintf(out, " %.1f %% | %d, %d | %.1f | %.3f |", 100.0 * tally_coverage(&t, e),
                t.below[e], t.above[e], tally_chi_squared(&t, e), tally_p_value(&t, e));
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
        const tally t = tally_of(c, n, trials, i / 2, i % 2);
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
    const tally t = tally_of(c, n, trials, ANY, ANY);
    for (int i = 0; i < BINS; i++) {
        fprintf(out, "| %.2f to %.2f | %d | %d |\n", (double)i / BINS, (i + 1.0) / BINS,
                t.histogram[NO_ROTATION][i], t.histogram[TOWARD_AZIMUTH][i]);
    }
}

void page_write_tables(FILE *out, const calibration *c, int n, const trial *trials)
{
    write_coverage(out, c, n, trials);
    write_counts(out, c, n, trials);
    write_histograms(out, c, n, trials);
}

loft_status page_write(const char *path, const calibration *c, int n, const trial *trials)
{
    FILE *out = fopen(path, "w");
    if (out == NULL) {
        return LOFT_ERR_IO;
    }
    page_write_tables(out, c, n, trials);
    return fclose(out) == 0 ? LOFT_OK : LOFT_ERR_IO;
}

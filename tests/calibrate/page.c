/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"

#include <math.h>

const char *const page_entry_names[ENTRIES] = {"no rotation", "toward the azimuth"};

/*
 * Version 0.1.0 on the first source's figures of 763 such trials with a known class, by its library:
 * it took figures at their word. It left 54 of them without an interval.
 */
typedef struct earlier {
    double coverage, width; /* share, and median p95/p05; 0: not asked */
} earlier;

static const earlier of_kinds_before[KINDS] = {
    {0.81, 1.17}, {0.64, 1.10}, {0.43, 1.10}, {0.52, 1.10}, {0.84, 1.16},
    {0.89, 1.29}, {0.86, 1.24}, {0.68, 1.30}, {0.64, 1.15}, {0.75, 1.17}};
static const earlier of_all_before = {0.71, 1.15};

static const unsigned unknown_kinds = 3u << (KINDS - 2);

static void write_coverage(FILE *out, const char *name, const counts *t)
{
    fprintf(out, "| %s | %d |", name, t->outcomes[ANSWERED]);
    for (int e = 0; e < ENTRIES; e++) {
        fprintf(out, " %.1f +- %.1f %% | %d, %d | %.3f |",
                100.0 * counts_coverage(t, (entry)e), 100.0 * counts_deviation(t),
                t->below[e], t->above[e], counts_p_value(t, (entry)e));
    }
    fprintf(out, "\n");
}

static void write_coverages(FILE *out, const trial_set *set)
{
    fprintf(out,
            "| trials | answered | no rotation: in the interval | below, above | p | "
            "toward the azimuth: in the interval | below, above | p |\n"
            "|---|---|---|---|---|---|---|---|\n");
    for (int i = 0; i < KINDS; i++) {
        const counts t = counts_of(set, 1u << i, ANY);
        write_coverage(out, trial_kinds[i].name, &t);
    }
    for (int i = 0; i < CLASSES; i++) {
        const counts t = counts_of(set, all_kinds & ~unknown_kinds, i);
        char name[64];
        snprintf(name, sizeof name, "known class, %s", set->c->classes[i].of.name);
        write_coverage(out, name, &t);
    }
    const counts all = counts_of(set, all_kinds, ANY);
    write_coverage(out, "all", &all);
}

static void write_sharpness(FILE *out, const char *name, const counts *t,
                            const earlier *before)
{
    fprintf(out, "| %s | %d | %d, %d | %.0f, %.0f | %d | %.2f, %.2f |", name, t->trials,
            t->outcomes[NO_BAND], t->outcomes[NO_TRUTH], t->effective, t->effective_least,
            t->unbounded[NO_ROTATION], t->width[NO_ROTATION], t->width[TOWARD_AZIMUTH]);
    if (before->width > 0.0) {
        fprintf(out, " %.2f | %.0f %% |\n", before->width, 100.0 * before->coverage);
    } else {
        fprintf(out, " - | - |\n");
    }
}

static void write_sharpnesses(FILE *out, const trial_set *set)
{
    fprintf(
        out,
        "\n## Sharpness\n\n| trials | all | no interval, no true value | effective: "
        "median, least | true values unbounded | p95/p05 | 0.1.0: p95/p05 | 0.1.0: in "
        "the interval |\n|---|---|---|---|---|---|---|---|\n");
    for (int i = 0; i < KINDS; i++) {
        const counts t = counts_of(set, 1u << i, ANY);
        write_sharpness(out, trial_kinds[i].name, &t, &of_kinds_before[i]);
    }
    const counts known = counts_of(set, all_kinds & ~unknown_kinds, ANY);
    write_sharpness(out, "all with a known class", &known, &of_all_before);
    fprintf(
        out,
        "\np95/p05 is the median where both are numbers, without rotation and toward "
        "the azimuth. No\ninterval: fewer than 10 effective samples. No true value: "
        "no booster flew into the box.\nThe columns of 0.1.0 are without rotation, for "
        "the first source of 763 such trials: that version\ntook 1 source, at its word, "
        "and left 54 of them without an interval. They were computed\nonce, with its "
        "library.\n");
}

static void write_histograms(FILE *out, const trial_set *set)
{
    fprintf(out, "\n## Ranks\n\n![Histograms of the ranks](calibration.png)\n\n"
                 "| rank | no rotation | toward the azimuth |\n|---|---|---|\n");
    const counts t = counts_of(set, all_kinds, ANY);
    for (int i = 0; i < BINS; i++) {
        fprintf(out, "| %.2f to %.2f | %d | %d |\n", (double)i / BINS, (i + 1.0) / BINS,
                t.histogram[NO_ROTATION][i], t.histogram[TOWARD_AZIMUTH][i]);
    }
}

static void write_boxes(FILE *out, const calibration *c)
{
    fprintf(out, "\n| class | apogee, km | range, km | time if a figure is missing, s | "
                 "range of a standard flight, km |\n|---|---|---|---|---|\n");
    for (int i = 0; i < CLASSES; i++) {
        const flown_class *f = &c->classes[i];
        fprintf(out,
                "| %s | %.0f to %.0f | %.0f to %.0f | %.0f to %.0f | %.0f to %.0f |\n",
                f->of.name, f->apogee_lo_m / 1e3, f->apogee_hi_m / 1e3,
                f->range_lo_m / 1e3, f->range_hi_m / 1e3, f->time_lo_s, f->time_hi_s,
                f->standard_lo_m / 1e3, f->standard_hi_m / 1e3);
    }
    fprintf(out, "| unknown | %.0f to %.0f | %.0f to %.0f | - | - |\n",
            c->any.apogee_lo_m / 1e3, c->any.apogee_hi_m / 1e3, c->any.range_lo_m / 1e3,
            c->any.range_hi_m / 1e3);
}

static void write_method(FILE *out, const calibration *c)
{
    fprintf(
        out,
        "## Method\n\n"
        "Boosters are sampled from the prior and fly; 1 to 3 sources report the flight with "
        "the\nerrors that sources have; the program estimates the standard range from these "
        "reports. If\nall is right, 90 %% of the 90 %% intervals contain the true standard "
        "range, and its rank among\nthe samples is uniform (Cook, Gelman & Rubin 2006; Talts "
        "et al. 2018). A wide interval would\ncontain it too: the second table shows how "
        "wide they are.\n\n"
        "- **True flight.** Burn time, specific impulse, splits, gaps, turn, drag, azimuth and "
        "site\n  from `data/prior.json`, with the wider prior of the fall where the flight is "
        "lofted; apogee\n  and range flat in their logarithms (a range below 10 km in "
        "itself), from 1 to 20,000 km and\n  from 0 to 19,000 km, without depressed flights. "
        "Fitted and searched one flight at a time;\n  the posterior uses separate batches and "
        "searches.\n"
        "- **Boosters that cannot fly.** A booster that cannot fly its figures, most often too "
        "weak to\n  lift off, is sampled again with them. The posterior leaves such boosters "
        "out as well.\n"
        "- **Reports.** Errors from `data/reports.json`: one that all times share, one of each "
        "source,\n  and 5 %% of sources that report another flight. The likelihood leaves out "
        "that all of them do,\n  for nothing is then known of this one, and so do the tables. "
        "Lengths are exact to 0.1 km, or\n  about, to 10 km or to 100 km (range: 50 km). "
        "Times are to the second, in whole minutes, about\n  a multiple of 5 minutes, or "
        "tracked. One-sided: 1 figure of the first source is a lower or an\n  upper limit. "
        "Missing: the source has a time, and either an apogee or a range.\n"
        "- **Unknown class.** The booster is of one of %zu classes, sampled with the prior of "
        "`data/classes.json`:\n  the share of the class among boosters of its standard range. "
        "The program is not told which,\n  and mixes them.\n"
        "- **Boxes.** The figures of the first source lie in the boxes below; the apogee of a "
        "standard\n  flight is 0.75 to 1.3 of that of least speed. The program knows what is "
        "reported, so the\n  choice favours nothing. The true figures may lie anywhere.\n"
        "- **Rank.** The weight below the true range, and a random part of what is equal to "
        "it:\n  \"unbounded\" is above every number, and a tie among the unbounded. p is that of "
        "chi-squared\n  of %d bins.\n"
        "- **Numbers.** Azimuth uniform over the circle, from 40 N 126 E; %d samples for each "
        "trial, and %d\n  where the class is unknown. +-: the binomial deviation of "
        "90 %%.\n",
        c->unknown.n, BINS, c->samples, c->mixed_samples);
    write_boxes(out, c);
}

/* Percent inside, the trials that nobody speaks of among them. */
static double percent_with(const counts *t, const unheard *rest)
{
    const int n = t->outcomes[ANSWERED];
    const double inside = n * counts_coverage(t, NO_ROTATION) + rest->inside;
    return 100.0 * inside / (n + rest->answered);
}

static void write_unheard(FILE *out, const trial_set *set, const counts *all)
{
    unsigned singles = 0;
    for (int i = 0; i < KINDS; i++) {
        singles |= trial_kinds[i].voices == 1 ? 1u << i : 0u;
    }
    const unheard rest = counts_unheard(set, all_kinds, NO_ROTATION);
    const unheard rest_of_singles = counts_unheard(set, singles, NO_ROTATION);
    const counts of_singles = counts_of(set, singles, ANY);
    fprintf(
        out,
        "In %d further trials all sources, most often a single one, speak of another "
        "flight, which\nnothing in the reports shows: %d of these true values are in the "
        "interval. An answer is to be read\nas that of a flight of which at least 1 source "
        "speaks. Without that condition %.1f %% are in the\ninterval, and with 1 source "
        "%.1f %%.\n\n",
        rest.answered, rest.inside, percent_with(all, &rest),
        percent_with(&of_singles, &rest_of_singles));
}

static void write_verdict(FILE *out, const trial_set *set)
{
    const counts t = counts_of(set, all_kinds, ANY);
    fprintf(out, "## Outcome\n\nOf %d trials %d were answered.", t.trials,
            t.outcomes[ANSWERED]);
    for (int e = 0; e < ENTRIES; e++) {
        fprintf(out, " %c%s: %.1f %% in the interval, p = %.3f.",
                page_entry_names[e][0] - 'a' + 'A', page_entry_names[e] + 1,
                100.0 * counts_coverage(&t, (entry)e), counts_p_value(&t, (entry)e));
    }
    fprintf(
        out,
        " Wanted: 90 %% within %.1f, and p above 0.01. **%s**\n\n"
        "In %d of them the first source speaks of another flight; %d of these true values "
        "are in the interval.\n\n",
        100.0 * counts_allowed(&t),
        counts_holds(&t, NO_ROTATION) && counts_holds(&t, TOWARD_AZIMUTH) ? "Holds."
                                                                          : "Fails.",
        t.garbled, t.garbled_inside);
    write_unheard(out, set, &t);
}

void page_write_tables(FILE *out, const trial_set *set, const flight_record *record)
{
    write_coverages(out, set);
    write_sharpnesses(out, set);
    write_histograms(out, set);
    page_write_record(out, record);
}

loft_status page_write(const char *path, const trial_set *set,
                       const flight_record *record)
{
    FILE *out = fopen(path, "w");
    if (out == NULL) {
        return LOFT_ERR_IO;
    }
    fprintf(out, "# Calibration\n\nWritten by `make calibrate`; not edited by hand.\n\n");
    write_verdict(out, set);
    page_write_tables(out, set, record);
    fprintf(out, "\n");
    write_method(out, set->c);
    return fclose(out) == 0 ? LOFT_OK : LOFT_ERR_IO;
}

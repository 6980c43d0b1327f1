/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/data_json.h"

#include <math.h>
#include <stddef.h>

#include "loft/infer.h"

/* The bounds are those of loft_prior_check. */
static const loft_field rows[] = {
    {LOFT_NUMBER("burn_log_sd", loft_prior, burn_log_sd), .lower = LOFT_FROM(0),
     .upper = LOFT_TO(1),
     .help = "Burn time, deviation of its logarithm. 0.17: two in three within a factor "
             "of 1.19."},
    {LOFT_NUMBER("isp_sd_s", loft_prior, isp_sd_s), .lower = LOFT_FROM(0),
     .upper = LOFT_TO(100),
     .help = "Specific impulse, deviation: the same shift for all stages."},
    {LOFT_NUMBER("split_sd", loft_prior, split_sd), .lower = LOFT_FROM(0),
     .upper = LOFT_TO(0.3),
     .help = "Shares of the stages, deviation: of ideal speed and, drawn apart, of burn "
             "time."},
    {LOFT_NUMBER("turn_lo", loft_prior, turn_lo), .lower = LOFT_ABOVE(0),
     .upper = LOFT_TO(1),
     .help = "Least turn fraction of the flown flight; uniform up to turn_hi."},
    {LOFT_NUMBER("turn_hi", loft_prior, turn_hi), .lower = LOFT_ABOVE(0),
     .upper = LOFT_TO(1), .help = "Greatest turn fraction. Not below turn_lo."},
    {LOFT_NUMBER("gap_mean_s", loft_prior, gap_mean_s), .lower = LOFT_FROM(0),
     .upper = LOFT_TO(600),
     .help = "Coast gap, mean of an exponential; for each gap that is not given under "
             "stages."},
    {LOFT_NUMBER("beta_log_sd", loft_prior, beta_log_sd), .lower = LOFT_FROM(0),
     .upper = LOFT_TO(1),
     .help = "Ballistic coefficient of the body after burn-out, deviation of its "
             "logarithm."},
    {LOFT_NUMBER("beta_loft_kgpm2", loft_prior, beta_loft_kgpm2), .lower = LOFT_ABOVE(0),
     .upper = LOFT_TO(100000),
     .help = "Ballistic coefficient of what falls from a loft, median."},
    {LOFT_NUMBER("beta_loft_log_sd", loft_prior, beta_loft_log_sd), .lower = LOFT_FROM(0),
     .upper = LOFT_TO(1),
     .help = "Deviation of its logarithm; 0: as for any other flight."},
    {LOFT_NUMBER("drag_log_sd", loft_prior, drag_log_sd), .lower = LOFT_FROM(0),
     .upper = LOFT_TO(1),
     .help = "Reference area of the drag in boost, deviation of its logarithm."},
    {LOFT_NUMBER("azimuth_sd_deg", loft_prior, azimuth_sd_rad), .unit = LOFT_UNIT_DEG,
     .lower = LOFT_FROM(0), .upper = LOFT_TO(90), .help = "Azimuth, deviation."},
    {LOFT_NUMBER("site_sd_km", loft_prior, site_sd_m), .unit = LOFT_UNIT_KM,
     .lower = LOFT_FROM(0), .upper = LOFT_TO(1000),
     .help = "Launch point, deviation of north and of east."},
    {LOFT_NUMBER("stage_beta_kgpm2", loft_prior, stage_beta_kgpm2), .lower = LOFT_FROM(0),
     .upper = LOFT_TO(100000),
     .help = "Ballistic coefficient of a spent stage that tumbles, median; 0: where it "
             "falls is not asked."},
    {LOFT_NUMBER("stage_beta_log_sd", loft_prior, stage_beta_log_sd),
     .lower = LOFT_FROM(0), .upper = LOFT_TO(1), .help = "Deviation of its logarithm."},
};

const loft_fields loft_prior_fields = {LOFT_ROWS_OF(rows)};

static const loft_fields common_fields = {LOFT_ROWS_OF(rows), .all_required = true,
                                          .reasoned = true};

static const loft_fields differing_fields = {LOFT_ROWS_OF(rows), .reasoned = true};

/* Every number of a booster, and nothing else before its errors: 14 doubles. */
_Static_assert(offsetof(loft_prior, errors) ==
                   sizeof rows / sizeof rows[0] * sizeof(double),
               "a row for each number");
const loft_prior loft_prior_not_given = LOFT_PRIOR_NOT_GIVEN;

static const loft_prior_entry nothing_differs = {.differs = LOFT_PRIOR_NOT_GIVEN};

static const loft_field entry_rows[] = {
    {LOFT_STRING("name", loft_prior_entry, name), .required = true,
     .help = "Of a class of classes.json."},
    {LOFT_OBJECT("differs", loft_prior_entry, differs, &differing_fields),
     .required = true, .help = "What differs from the default."},
};
static const loft_fields entry_fields = {LOFT_ROWS_OF(entry_rows),
                                         .help = "What differs in one class.",
                                         .initial = &nothing_differs};

static const loft_field file_rows[] = {
    {LOFT_STRING("note", loft_prior_file, note), .help = "For readers of the file."},
    {LOFT_OBJECT("default", loft_prior_file, common, &common_fields), .required = true,
     .help = "Of every class, and of published stages."},
    {LOFT_OWNED_LIST("classes", loft_prior_file, entries, n_entries, &entry_fields),
     .help = "The classes that differ."},
};
const loft_fields loft_prior_file_fields = {
    LOFT_ROWS_OF(file_rows),
    .help = "What is not known of a booster before its flight: independent deviations, "
            "each with its reason; 0 holds an input at its value."};

void loft_prior_complete(loft_prior *prior, const loft_prior *common)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double *number = (double *)(void *)((char *)prior + rows[i].at);
        if (isnan(*number)) {
            *number = *(const double *)(const void *)((const char *)common + rows[i].at);
        }
    }
    prior->errors = common->errors;
}

bool loft_prior_turns_ascend(const loft_prior *prior, const loft_diag_where *where,
                             loft_diags *diags)
{
    const bool descend = prior->turn_lo > prior->turn_hi;
    if (descend) {
        loft_diags_add(diags, where->text,
                       "turn_lo is %.15g, must not be above turn_hi, %.15g",
                       prior->turn_lo, prior->turn_hi);
    }
    return !descend;
}

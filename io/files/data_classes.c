/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/data_json.h"

#include <math.h>

#define SHARE .lower = LOFT_ABOVE(0), .upper = LOFT_TO(1)

static const loft_field share_rows[] = {
    {LOFT_NUMBER("isp_s", loft_stage_plan, exhaust_mps), .unit = LOFT_UNIT_ISP,
     .required = true, .lower = LOFT_ABOVE(0), .upper = LOFT_TO(1000),
     .help = "Specific impulse in vacuum."},
    {LOFT_NUMBER("burn_share", loft_stage_plan, burn_s), .required = true, SHARE,
     .help = "Part of the total burn time; the shares of all stages add up to 1."},
    {LOFT_NUMBER("speed_share", loft_stage_plan, speed_share), .required = true, SHARE,
     .help = "Part of the total ideal speed gain; the shares of all stages add up to 1."},
};
static const loft_fields share_fields = {LOFT_ROWS_OF(share_rows), .help = "One stage."};

static const loft_field assumed_rows[] = {
    {LOFT_NUMBER("below_km", loft_booster_class, assumed_below_m), .unit = LOFT_UNIT_KM,
     .lower = LOFT_ABOVE(0),
     .help = "For standard ranges less than this, at equal speed; no limit if left out."},
    {LOFT_STRING("as", loft_booster_class, assumed_as), .required = true,
     .help = "Such as: a short-range missile with one solid stage."},
};
static const loft_fields assumed_fields = {LOFT_ROWS_OF(assumed_rows)};

static const loft_field unnamed_rows[] = {
    {LOFT_NUMBER("share", loft_booster_class, unnamed_share), .required = true, SHARE,
     .help = "Prior probability of this class among all, for boosters of its standard "
             "ranges; only ratios count. It falls off beyond these ranges."},
    {LOFT_STRING("reason", loft_booster_class, unnamed_reason), .required = true,
     .help = "Why that share."},
};
static const loft_fields unnamed_fields = {LOFT_ROWS_OF(unnamed_rows)};

static const loft_field class_rows[] = {
    {LOFT_STRING("name", loft_booster_class, name), .required = true,
     .help = "As --class and scenarios have it."},
    {LOFT_STRING("use", loft_booster_class, use), .required = true,
     .help = "What it stands for."},
    {LOFT_NUMBER("burn_time_s", loft_booster_class, burn_s), .required = true,
     .lower = LOFT_ABOVE(0), .upper = LOFT_TO(2000), .help = "Of all stages together."},
    {LOFT_STRING("reason", loft_booster_class, reason), .help = "Why these numbers."},
    {LOFT_NUMBERS("standard_range_km", loft_booster_class, standard_m),
     .unit = LOFT_UNIT_KM, .lower = LOFT_ABOVE(0), .upper = LOFT_TO(20004),
     .help = "Standard ranges of such boosters: [low, high]."},
    {LOFT_NUMBERS("ideal_speed_mps", loft_booster_class, ideal_speed_mps),
     .lower = LOFT_ABOVE(0), .upper = LOFT_TO(15000),
     .help = "Total ideal speed gain, for an ensemble without figures: [low, high]."},
    {LOFT_INSIDE("assumed", &assumed_fields),
     .help = "The figures for which this class alone is taken where none is named and no "
             "samples are drawn; left out: never."},
    {LOFT_INSIDE("unnamed", &unnamed_fields),
     .help = "Its part where no class is named and all are mixed by their evidence; left "
             "out: none."},
    {LOFT_LIST("stages", loft_booster_class, booster.stages, booster.n_stages,
               &share_fields),
     .required = true, .min_items = 1, .help = "First one first."},
};
static const loft_booster_class initial_class = {.assumed_below_m = INFINITY};
static const loft_fields class_fields = {
    LOFT_ROWS_OF(class_rows), .help = "One kind of booster.", .initial = &initial_class};

static const loft_field file_rows[] = {
    {LOFT_STRING("note", loft_classes_file, note), .help = "For readers of the file."},
    {LOFT_OWNED_LIST("classes", loft_classes_file, classes, n_classes, &class_fields),
     .required = true, .min_items = 1, .help = "The classes."},
};
const loft_fields loft_classes_file_fields = {
    LOFT_ROWS_OF(file_rows),
    .help = "Illustrative booster classes: round numbers for kinds of boosters, never a "
            "claim about a real vehicle."};

static const loft_field stage_rows[] = {
    {LOFT_NUMBER("isp_s", loft_stage_plan, exhaust_mps), .unit = LOFT_UNIT_ISP,
     .required = true, .lower = LOFT_ABOVE(0), .upper = LOFT_TO(1000),
     .help = "Specific impulse in vacuum. The first stage loses up to 12 % of its thrust "
             "to the air pressure."},
    {LOFT_NUMBER("burn_time_s", loft_stage_plan, burn_s), .required = true,
     .lower = LOFT_ABOVE(0), .upper = LOFT_TO(2000),
     .help = "From the ignition of this stage to its burn-out."},
    {LOFT_NUMBER("gap_s", loft_stage_plan, gap_s), .lower = LOFT_FROM(0),
     .upper = LOFT_TO(600),
     .help = "Time without thrust before the next stage ignites; 0 if left out."},
    {LOFT_NUMBER("speed_share", loft_stage_plan, speed_share), .required = true, SHARE,
     .help =
         "Part of the total ideal speed gain that this stage gives; the shares of all "
         "stages add up to 1."},
};
const loft_fields loft_stage_fields = {LOFT_ROWS_OF(stage_rows),
                                       .help = "One stage of a booster."};

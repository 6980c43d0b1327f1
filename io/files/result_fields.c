/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as their writers put them together; nothing is read or written by these tables. */
#include "io/files/result_fields.h"
#include "io/files/announced_json.h"

#include "io/files/analysis_json.h"
#include "io/files/observation_json.h"

/* Rows without a place in a struct. */
#define OBJECT(name, table) .key = (name), .kind = LOFT_KIND_OBJECT, .fields = (table)
#define LIST(name, table)   .key = (name), .kind = LOFT_KIND_LIST, .fields = (table)
#define PARTS_OF(table)     .parts = (table), .n_parts = sizeof(table) / sizeof(table)[0]

/* ---- standard flights ---- */

static const loft_field band_rows[] = {
    {OBJECT("band", &loft_range_band_fields), .nullable = true,
     .help = "The range of the boosters that match this report alone."},
};
static const loft_fields band_part = {LOFT_ROWS_OF(band_rows), .open = true};
static const loft_fields *const still_parts[] = {&loft_still_fields, &band_part};
static const loft_fields *const rotating_parts[] = {&loft_rotating_fields, &band_part};
static const loft_fields still_whole = {PARTS_OF(still_parts), .open = true};
static const loft_fields rotating_whole = {PARTS_OF(rotating_parts), .open = true};

static const loft_field contour_rows[] = {
    {.key = "azimuth_deg", .kind = LOFT_KIND_NUMBERS, .help = "From north clockwise."},
    {.key = "range_km",
     .kind = LOFT_KIND_NODE,
     .help = "Of the fitted booster, for each azimuth; null: unbounded."},
    {.key = "p05_km",
     .kind = LOFT_KIND_NODE,
     .help = "5 % quantile; null without a band."},
    {.key = "p95_km",
     .kind = LOFT_KIND_NODE,
     .help = "95 % quantile; null without a band."},
};
static const loft_fields contour_fields = {LOFT_ROWS_OF(contour_rows), .open = true};

static const loft_field standard_rows[] = {
    {OBJECT("no_rotation", &still_whole),
     .help = "The class's own booster, without the Earth's rotation."},
    {OBJECT("toward_azimuth", &rotating_whole),
     .help = "The class's own booster, toward the azimuth, over the rotating Earth."},
    {OBJECT("range_contour", &contour_fields), .nullable = true,
     .help = "The standard range toward every azimuth."},
};
static const loft_fields standard_part = {LOFT_ROWS_OF(standard_rows), .open = true};
static const loft_fields *const standard_parts[] = {&standard_part, &loft_spreads_fields};
static const loft_fields standard_whole = {PARTS_OF(standard_parts), .open = true};

static const loft_field fan_rows[] = {
    {OBJECT("fan", &loft_fan_fields), .nullable = true,
     .help = "Quantiles of altitude along the standard flights, of the plotted report."},
};
static const loft_fields fan_part = {LOFT_ROWS_OF(fan_rows), .open = true};
static const loft_fields *const posterior_parts[] = {&loft_posterior_fields, &fan_part};
static const loft_fields posterior_whole = {PARTS_OF(posterior_parts), .open = true};

/* ---- a source ---- */

static const loft_field computed_rows[] = {
    {OBJECT("fit", &loft_fit_fields), .nullable = true,
     .help = "The class's own booster, fitted to the report; null if it is refused."},
    {.key = "apogees_km",
     .kind = LOFT_KIND_NUMBERS,
     .may_miss = true,
     .help = "The apogees that fit a range and a time."},
    {.key = "solved_low_km",
     .kind = LOFT_KIND_NUMBER,
     .may_miss = true,
     .help = "Of a figure that was solved for: the least that the rounding allows."},
    {.key = "solved_high_km",
     .kind = LOFT_KIND_NUMBER,
     .nullable = true,
     .may_miss = true,
     .help = "The most that it allows; null: no bound."},
    {OBJECT("standard", &standard_whole), .nullable = true,
     .help = "Standard flights of that booster; null without a fit."},
    {OBJECT("posterior", &posterior_whole), .nullable = true,
     .help = "The boosters that match this report alone; null without samples."},
};
static const loft_fields computed_part = {LOFT_ROWS_OF(computed_rows), .open = true};

static const loft_field causes_rows[] = {
    {OBJECT("time_causes", &loft_time_causes_fields), .nullable = true,
     .help = "Causes of a time that differs; null unless it differs by 30 s."},
    {OBJECT("slip", &loft_slip_fields), .may_miss = true,
     .help = "Only where one explains figures which contradict each other."},
};
static const loft_fields causes_part = {LOFT_ROWS_OF(causes_rows), .open = true};

static const loft_field voice_rows[] = {
    {OBJECT("answer", &loft_source_answer_fields), .nullable = true,
     .help = "The range from this source by itself; null without samples."},
    {OBJECT("voice", &loft_voice_fields), .nullable = true,
     .help = "Its effect on the answer of the event; null if it is not heard."},
};
static const loft_fields voice_part = {LOFT_ROWS_OF(voice_rows), .open = true};

static const loft_fields *const source_parts[] = {&loft_source_said_fields,
                                                  &loft_answer_head_fields,
                                                  &computed_part,
                                                  &loft_answer_check_fields,
                                                  &loft_answer_tail_fields,
                                                  &voice_part,
                                                  &causes_part,
                                                  &loft_source_where_fields};
static const loft_fields source_whole = {PARTS_OF(source_parts), .open = true};

/* ---- documents ---- */

static const loft_field assumed_rows[] = {
    {.key = "option",
     .kind = LOFT_KIND_STRING,
     .required = true,
     .help = "Would set it."},
    {.key = "value",
     .kind = LOFT_KIND_STRING,
     .required = true,
     .help = "What was taken."},
    {.key = "why", .kind = LOFT_KIND_STRING, .required = true, .help = "The reason."},
};
static const loft_fields assumed_fields = {LOFT_ROWS_OF(assumed_rows), .open = true};

static const loft_field common_rows[] = {
    {.key = "schema_version",
     .kind = LOFT_KIND_INTEGER,
     .required = true,
     .lower = LOFT_FROM(LOFT_ANALYSIS_SCHEMA),
     .upper = LOFT_TO(LOFT_ANALYSIS_SCHEMA),
     .help = "Version of this schema. A key that is added does not change it."},
    {OBJECT("answer", &loft_event_answer_fields), .nullable = true,
     .help = "The standard range from all reports together: the headline. null without "
             "samples, for a lower bound and for a refusal."},
    {OBJECT("launch", &loft_launch_fields), .help = "Site, azimuth and booster."},
    {LIST("assumed", &assumed_fields), .may_miss = true,
     .help = "What `loft estimate` took where nothing was given."},
};
static const loft_fields common_part = {LOFT_ROWS_OF(common_rows), .open = true};

static const loft_field precise_rows[] = {
    {OBJECT("flown", &loft_precision_fields), .may_miss = true},
    {OBJECT("no_rotation", &loft_precision_fields), .may_miss = true},
    {OBJECT("toward_azimuth", &loft_precision_fields), .may_miss = true},
};
static const loft_fields precise_fields = {LOFT_ROWS_OF(precise_rows), .open = true};

static const loft_field names_rows[] = {
    {.key = "sources", .kind = LOFT_KIND_NODE, .help = "The names of the two sources."},
};
static const loft_fields names_part = {LOFT_ROWS_OF(names_rows), .open = true};
static const loft_fields *const pair_parts[] = {&loft_compare_figure_fields, &names_part,
                                                &loft_compare_pair_fields};
static const loft_fields pair_whole = {PARTS_OF(pair_parts), .open = true};

static const loft_fields *const area_parts[] = {&loft_area_kept_fields,
                                                &loft_area_answer_fields};
static const loft_fields area_whole = {PARTS_OF(area_parts), .open = true};

static const loft_field event_rows[] = {
    {.key = "drawn_source",
     .kind = LOFT_KIND_STRING,
     .nullable = true,
     .help = "The source whose flights are plotted."},
    {OBJECT("precise", &precise_fields), .may_miss = true,
     .help = "How far the plotted flights move at a tighter tolerance."},
    {LIST("observations", &loft_result_observation_fields), .may_miss = true,
     .help = "What was seen beside the reports, with what follows from it."},
    {LIST("areas", &area_whole), .may_miss = true,
     .help = "Areas that were closed for the flight, and what fell in them."},
    {LIST("sources", &source_whole), .min_items = 1,
     .help = "Each report with what follows from it."},
    {LIST("comparison", &pair_whole), .help = "The sources, two by two."},
};
static const loft_fields event_part = {LOFT_ROWS_OF(event_rows), .open = true};

static const loft_fields *const result_parts[] = {&common_part, &loft_result_event_fields,
                                                  &event_part};
const loft_fields loft_result_fields = {
    PARTS_OF(result_parts),
    .help = "The analysis of an event: result.json, each of the results of `loft run "
            "--json`, and `loft estimate --json` with more than one --report.",
    .open = true};

static const loft_field made_rows[] = {
    {.key = "software",
     .kind = LOFT_KIND_STRING,
     .may_miss = true,
     .help = "The program and its version."},
};
static const loft_fields made_part = {LOFT_ROWS_OF(made_rows), .open = true};
static const loft_fields *const estimate_parts[] = {&common_part,
                                                    &made_part,
                                                    &loft_source_said_fields,
                                                    &loft_answer_head_fields,
                                                    &computed_part,
                                                    &loft_answer_check_fields,
                                                    &loft_answer_tail_fields,
                                                    &causes_part};
const loft_fields loft_estimate_fields = {
    PARTS_OF(estimate_parts),
    .help = "The analysis of one report: `loft estimate --json`.", .open = true};

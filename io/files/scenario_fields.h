/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scenario_fields.h - the table of a scenario file; internal to scenario.c and the
 * schemas.
 */
#ifndef LOFT_SCENARIO_FIELDS_H
#define LOFT_SCENARIO_FIELDS_H

#include "io/files/data_json.h"
#include "io/json/fields.h"
#include "loft/files.h"

/*
 * A figure in the unit of its key: a number, [low, high], a text as people write it or null;
 * and how it was hedged.
 */
typedef struct loft_scenario_figure {
    bool has_value, has_ends, has_hedge;
    double value, ends[2]; /* NAN if not given */
    const char *text;      /* NULL if not given, as of the rounding */
    double rounding;       /* 0 if not given */
    const char *rounding_text;
    loft_claim_kind hedge; /* LOFT_CLAIM_NONE if not given */
} loft_scenario_figure;

/* The sentence of a text that a figure was read in. */
typedef struct loft_scenario_quote {
    const char *figure, *text;
    int offset, length;
} loft_scenario_quote;

/* The keys of a figure and its hedge, for messages, and the unit of the first. */
typedef struct loft_scenario_keys {
    const char *value, *hedge;
    double unit_si;
    bool is_time;
} loft_scenario_keys;

/* The claim that a figure of that object makes, checked for what the table cannot say. */
loft_claim loft_scenario_claim(const loft_json_node *json, const loft_scenario_figure *f,
                               const loft_scenario_keys *keys, const loft_diag_where *at,
                               loft_diags *diags);

typedef struct loft_scenario_report {
    const loft_json_node *json; /* NULL: not an object */
    loft_scenario_source source;
    loft_scenario_figure apogee_km, range_km, flight_time_s;
    loft_scenario_quote quotes[3]; /* one of each figure; only shown */
    int n_quotes;
} loft_scenario_report;

typedef struct loft_scenario_published {
    loft_scenario_standard standard;
    bool has_km, has_ends;
    double km, ends_km[2]; /* NAN if not given */
    const char *text;      /* NULL if not given */
} loft_scenario_published;

/* The content of the file, before the checks that a table cannot express. */
typedef struct loft_scenario_file {
    loft_scenario_facts facts;
    loft_booster_form booster;
    /* Words in place of the numbers; NULL if not given. */
    const char *site_text, *lat_text, *lon_text, *azimuth_text;
    loft_prior prior;              /* NAN: that of the class */
    loft_scenario_report *reports; /* owned, as is the next */
    int n_reports;
    loft_scenario_published *published;
    int n_published;
    bool has_site_name, has_lat, has_lon;
    struct loft_scenario_observation *observations; /* observation_fields.h */
    int n_observations;
    struct loft_announced_area *areas; /* owned; announced_json.h */
    int n_areas;
} loft_scenario_file;

extern const loft_scenario_file loft_scenario_file_initial;
extern const loft_fields loft_scenario_fields;

#endif

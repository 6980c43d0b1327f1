/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * cases.h - texts of cases: a body thrown, a booster of a class, a vehicle by masses.
 */
#ifndef CASES_H
#define CASES_H

#include "loft/files.h"
#include "messages.h"

#define START "\"start\": {\"lat_deg\": 39.25, \"lon_deg\": -125.5, \"alt_m\": 1234.5"

/* A body thrown, and a booster; a table of mistakes changes one thing in one of them. */
static const char thrown[] =
    "{\"title\": \"T\", " START ", \"speed_mps\": 512.5, \"fpa_deg\": 35.5,"
    " \"azimuth_deg\": 210.5}, \"body\": {\"beta_kgpm2\": 5432.5},"
    " \"model\": {\"gravity\": \"j4\"}, \"stop\": {\"time_s\": 12.5}}";
static const char boosted[] =
    "{" START "}, \"booster\": {\"class\": \"liquid-2\", \"ideal_speed_mps\": 8512.5,"
    " \"steering\": {\"heading_deg\": 62.5, \"end_elevation_deg\": 61.5}}}";

#define STAGE_1                                                                          \
    "{\"propellant_kg\": 21234.5, \"dry_kg\": 2345.5, \"thrust_n\": 512345.5, "          \
    "\"isp_vacuum_s\": 271.5, \"isp_sea_level_s\": 241.5, \"gap_s\": 2.5}"
#define STAGE_2                                                                          \
    "{\"propellant_kg\": 5123.5, \"dry_kg\": 512.5, \"burn_time_s\": 101.5, "            \
    "\"isp_vacuum_s\": 291.5, \"nozzle_exit_m2\": 0.45}"
static const char by_masses[] =
    "{" START "}, \"booster\": {\"vehicle\": {\"stages\": [" STAGE_1 ", " STAGE_2 "],"
    " \"payload_kg\": 1012.5, \"diameter_m\": 1.55},"
    " \"steering\": {\"heading_deg\": 62.5, \"end_elevation_deg\": 41.5}}}";

static inline loft_case *parsed(const loft_data *data, const char *text)
{
    loft_case *made = NULL;
    loft_diags *diags = loft_diags_new();
    const loft_status status = loft_case_parse(data, text, strlen(text), diags, &made);
    assert_no_messages(diags);
    assert_int_equal(status, LOFT_OK);
    loft_diags_free(diags);
    return made;
}

static inline loft_case *parsed_with(const loft_data *data, const char *text,
                                     const char *old, const char *new)
{
    char *changed = replaced(text, old, new);
    loft_case *made = parsed(data, changed);
    free(changed);
    return made;
}

#endif

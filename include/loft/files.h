/* SPDX-License-Identifier: GPL-3.0-or-later */
/* files.h - booster classes, scenarios and cases as files. */
#ifndef LOFT_FILES_H
#define LOFT_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "loft/flight.h"
#include "loft/infer.h"
#include "loft/loft.h"

LOFT_API_BEGIN

/*
 * data.h - booster classes and their priors, which stand in the library.
 *
 * A class is a kind of booster in round numbers, not a real vehicle. Read-only once it is
 * open, so threads may share it.
 */

typedef struct loft_data loft_data;

typedef struct loft_booster_class {
    const char *name, *use;
    const char *reason;        /* of its numbers; NULL if not given, as assumed_as */
    double burn_s;             /* of all stages */
    double standard_m[2];      /* standard ranges of such boosters, and the total ideal */
    double ideal_speed_mps[2]; /* speeds for these; zeros if not given */
    const char *assumed_as;    /* "an intermediate-range missile with one liquid stage" */
    double assumed_below_m; /* taken below that standard range; INFINITY for no limit */
    double unnamed_share;   /* prior, where nobody names the class; 0: it is left out */
    const char *unnamed_reason;
    loft_booster_template booster;
    loft_prior prior;
} loft_booster_class;

/*
 * The classes and priors of the library; with `dir` not NULL those of that folder on top.
 * A class in dir/classes.json takes the place of the built-in one of that name, or comes
 * after them all; dir/prior.json takes the place of the built-in one. Either may be missing.
 * LOFT_ERR_IO (a file cannot be read, or the folder has neither), LOFT_ERR_INPUT or
 * LOFT_ERR_NOMEM with messages on all files, where the path; *data is then untouched.
 * Mistakes are shares that do not add up to 1 within 1e-12 a stage, a number out of range,
 * a name given twice, and a prior of a class that there is not.
 */
LOFT_NODISCARD loft_status loft_data_open(const char *dir, loft_diags *diags,
                                          loft_data **data);
void loft_data_free(loft_data *data);

/* In the order of the files, i < count; borrowed until loft_data_free. */
size_t loft_data_class_count(const loft_data *data);
const loft_booster_class *loft_data_class_at(const loft_data *data, size_t i);

/* NULL if no class has that name, letter for letter. */
const loft_booster_class *loft_data_class_named(const loft_data *data, const char *name);

/* LOFT_ERR_INPUT, and *plan untouched, if no class has that name. */
LOFT_NODISCARD loft_status loft_data_class(const loft_data *data, const char *name,
                                           loft_booster_template *plan);

/*
 * The prior of a class, or for NULL (published stages) the default of prior.json; it passes
 * loft_prior_check. LOFT_ERR_INPUT, and *out untouched, if no class has that name.
 */
LOFT_NODISCARD loft_status loft_data_prior(const loft_data *data, const char *class_name,
                                           loft_prior *out);

/*
 * case.h - one flight to compute, from a file: start, body or booster, model and stop.
 *
 * The keys are in loft-files(5) and data/case.schema.json. Checked is also: forms that
 * exclude each other, tables that ascend, a flight that could not start. All mistakes of
 * a file are reported at once.
 *
 * Defaults of missing keys: WGS84 with J2 (a sphere: a point mass), rotating, US
 * Standard Atmosphere 1976, no wind; at rest; until altitude 0 on the way down; pitch
 * programme with a turn fraction of 0.6; after a booster a body of 6000 kg/m2; the boost
 * drag curve for a vehicle, whose first stage loses 12 % of its thrust at sea level.
 */

typedef struct loft_case loft_case; /* owns all that its plan points to */

/*
 * LOFT_ERR_INPUT with a message for each mistake, where its JSON pointer (or a place in a
 * text that is no JSON), LOFT_ERR_IO or LOFT_ERR_NOMEM; *out is then untouched. `data`
 * and the text are not kept.
 */
LOFT_NODISCARD loft_status loft_case_read(const loft_data *data, const char *path,
                                          loft_diags *diags, loft_case **out);
LOFT_NODISCARD loft_status loft_case_parse(const loft_data *data, const char *text,
                                           size_t size, loft_diags *diags,
                                           loft_case **out);
void loft_case_free(loft_case *flight_case);

/* For loft_fly; borrowed until loft_case_free. A copy of it borrows as much. */
const loft_flight_plan *loft_case_plan(const loft_case *flight_case);

/* The vehicle whose masses the case gives, or NULL; borrowed. */
const loft_vehicle *loft_case_masses(const loft_case *flight_case);

/* NULL if not given; borrowed. */
const char *loft_case_title(const loft_case *flight_case);
const char *loft_case_note(const loft_case *flight_case);

/*
 * scenario.h - one flight as it was reported: the facts, and each source's figures.
 *
 * The keys are in loft-files(5) and data/scenario.schema.json. Checked is also: not class
 * and stages both, a wording for every figure and none without one, intervals that ascend, dates
 * that are in the calendar, one reference analysis at most, turn fractions of the prior that ascend. All mistakes of a
 * file are reported at once.
 */

typedef struct loft_scenario
    loft_scenario; /* owns its text and all that is read from it */

/* Strings are as in the file, NULL where it has null. */
typedef loft_source loft_scenario_source;

/* A range that somebody derived from the flight; to compare with, never an input. */
typedef struct loft_scenario_standard {
    const char *source;
    const char *wording;
    const char *status;    /* as of a source */
    const char *published; /* NULL if not given, as url */
    const char *url;
    double lo_m, hi_m;      /* equal where one figure was published */
    bool over;              /* a lower limit */
    bool reference;         /* the most detailed analysis of the event; at most one is */
    const char *discussion; /* of a difference to our answer; NULL if not given */
} loft_scenario_standard;

typedef struct loft_scenario_facts {
    const char *id, *title, *date_utc;
    const char *country; /* NULL if not given */
    const char *site_name;
    const char *site_source; /* NULL if not given, as the rest of the strings */
    loft_geodetic site;      /* at altitude 0 */
    bool has_azimuth;        /* false: it is null, and azimuth_rad is 90 degrees */
    double azimuth_rad;
    const char *azimuth_source;
    const char *class_name;           /* NULL: the file has stages */
    size_t n_classes;                 /* where the file has neither: those to be mixed; */
    const loft_class_choice *classes; /* class_name is then one of them */
    loft_booster_template booster;    /* scaled to burn_time_s */
    loft_prior prior; /* of the class, but for what the file says itself */
    const char *outcome, *kind;
    bool assume_ballistic;
    const char *note;
    size_t n_sources; /* 1 or more */
    const loft_scenario_source *sources;
    size_t n_observations; /* may be 0 */
    const loft_observation *observations;
    size_t n_areas; /* may be 0 */
    const struct loft_announced_area *areas;
    size_t n_standards; /* may be 0 */
    const loft_scenario_standard *standards;
} loft_scenario_facts;

/*
 * LOFT_ERR_INPUT with a message for each mistake, where its JSON pointer (or a place in a
 * text that is no JSON), LOFT_ERR_IO or LOFT_ERR_NOMEM; *out is then untouched. _parse
 * copies the text. `data` is not kept. Required are a title, a date and a report.
 */
LOFT_NODISCARD loft_status loft_scenario_read(const loft_data *data, const char *path,
                                              loft_diags *diags, loft_scenario **out);
LOFT_NODISCARD loft_status loft_scenario_parse(const loft_data *data, const char *text,
                                               size_t size, loft_diags *diags,
                                               loft_scenario **out);
void loft_scenario_free(loft_scenario *scenario);

/* Borrowed, with its strings, until loft_scenario_free. */
const loft_scenario_facts *loft_scenario_content(const loft_scenario *scenario);

/* The text it was read from, byte for byte; borrowed, a '\0' follows it. */
const char *loft_scenario_text(const loft_scenario *scenario, size_t *size);

/*
 * The question that one source (counted from 0) puts: the default launch at the site with
 * this booster, its figures, and the first of these that bars an answer: a satellite
 * launch, a failed or disputed flight, a partial burn, a lifting one. Needs the scenario no
 * more.
 */
void loft_scenario_question(const loft_scenario *scenario, size_t source,
                            loft_question *question);

/* Answers all sources: loft_analysis_make. */
LOFT_NODISCARD loft_status loft_analysis_of_scenario(const loft_scenario *scenario,
                                                     const loft_analysis_options *options,
                                                     loft_analysis **out);

/*
 * LOFT_REFUSED_NOT if one source at least is converted, else why the first is not. Flies
 * only if that hangs on a figure that is solved for from a time; a class too weak for the
 * flight is found by flying alone, and counts as converted here.
 * LOFT_ERR_DOMAIN for a launch or figures out of range, LOFT_ERR_NOMEM; *out is then
 * untouched.
 */
LOFT_NODISCARD loft_status loft_scenario_refusal(const loft_scenario *scenario,
                                                 loft_refusal *out);

/*
 * An analysis that was written as JSON (loft_analysis_json, result.json of `loft run`, what
 * `loft estimate --json` prints). LOFT_ERR_INPUT with a message for each mistake, where its
 * JSON pointer (or a place in a text that is no JSON), LOFT_ERR_IO or LOFT_ERR_NOMEM; *out
 * is then untouched. A result without the member "launch" is of a version that did not
 * write it, and is refused; a posterior or fan that another version wrote is left out, with
 * a message and LOFT_OK.
 *
 * The accessors give what was written, except: a flight has its aim, apogee,
 * end and burn-out, and no other event until it is flown again; a two-body arc has its
 * speed and time; the fan is exact to the metre.
 *
 * Accuracy  angles are written in degrees, so an aim comes back within 2 units in its last
 *           place; a flight flown again ends within 1 um and 1 ns of the first
 *           (tests/io/files/test_analysis_json.c)
 */
LOFT_NODISCARD loft_status loft_analysis_read(const char *path, loft_diags *diags,
                                              loft_analysis **out);
LOFT_NODISCARD loft_status loft_analysis_parse(const char *text, size_t size,
                                               loft_diags *diags, loft_analysis **out);

/*
 * published.h - our standard range beside one that somebody published.
 *
 * A figure and an interval are met within a tenth: what is beyond the nearer end is
 * measured against that end. A lower limit is met from its value on.
 *
 * Limits     a lower limit that is met says little of an unbounded range
 */

#define LOFT_PUBLISHED_NEAR 0.1 /* of the published range */

typedef enum loft_published_verdict {
    LOFT_PUBLISHED_WITHIN, /* a tenth */
    LOFT_PUBLISHED_BEYOND, /* a tenth: a miss */
    LOFT_PUBLISHED_BOUND_MET,
    LOFT_PUBLISHED_BOUND_MISSED /* a miss */
} loft_published_verdict;

/* "within 10 %", "off by more", "bound met", "bound not met". */
const char *loft_published_verdict_name(loft_published_verdict verdict);
bool loft_published_is_miss(loft_published_verdict verdict);

typedef struct loft_published_comparison {
    loft_published_verdict verdict;
    double difference; /* (ours - theirs)/theirs; 0 inside an interval; else INFINITY if
                          ours is unbounded */
} loft_published_comparison;

loft_published_comparison loft_published_compare(const loft_scenario_standard *theirs,
                                                 const loft_launch_flight *ours);

LOFT_API_END

#endif

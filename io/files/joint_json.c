/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/joint_json.h"

#include <math.h>

#include "io/json/fields.h"
#include "sim/base/version.h"
#include "sim/infer/joint_vehicle.h"

enum {
    JOINT_SCHEMA = 1
};

const char *loft_evidence_name(loft_evidence evidence)
{
    static const char *const names[] = {"none", "positive", "strong", "very_strong"};
    return names[evidence];
}

const char *loft_joint_left_out_code(const loft_joint_left_out *left_out)
{
    return left_out->refusal != LOFT_REFUSED_NOT ? loft_refusal_code(left_out->refusal)
           : left_out->status == LOFT_ERR_DOMAIN ? "too_few_figures"
                                                 : "no_booster_flies_it";
}

/* ---- bands: null where they are unbounded ---- */

#define BAND_ROWS(suffix, unit_of)                                                       \
    {LOFT_NUMBER("p05_" suffix, loft_band, p05), .nullable = true, .required = true,     \
     .unit = (unit_of)},                                                                 \
        {LOFT_NUMBER("p50_" suffix, loft_band, p50), .nullable = true, .required = true, \
         .unit = (unit_of)},                                                             \
    {                                                                                    \
        LOFT_NUMBER("p95_" suffix, loft_band, p95), .nullable = true, .required = true,  \
                                                    .unit = (unit_of)                    \
    }

static const loft_field range_rows[] = {
    BAND_ROWS("km", LOFT_UNIT_KM),
    {LOFT_NUMBER("unbounded_fraction", loft_band, unbounded), .required = true},
};
static const loft_field speed_rows[] = {BAND_ROWS("mps", LOFT_UNIT_SI)};
static const loft_field time_rows[] = {BAND_ROWS("s", LOFT_UNIT_SI)};
static const loft_fields range_fields = {LOFT_ROWS_OF(range_rows)};
static const loft_fields speed_fields = {LOFT_ROWS_OF(speed_rows)};
static const loft_fields time_fields = {LOFT_ROWS_OF(time_rows)};

/* ---- a flight ---- */

typedef struct check_record {
    const char *source;
    loft_joint_check check;
} check_record;

static const loft_field check_rows[] = {
    {LOFT_STRING("source", check_record, source), .nullable = true, .required = true},
    {LOFT_NUMBER("reported_s", check_record, check.reported_s), .required = true},
    {LOFT_OBJECT("expected", check_record, check.expected_s, &time_fields),
     .required = true, .help = "Of what the source says, with its error."},
    {LOFT_NUMBER("earlier_probability", check_record, check.earlier), .required = true},
    {LOFT_BOOL("inside", check_record, check.inside), .required = true,
     .help = "From 5 to 95 %."},
    {LOFT_BOOL("outvoted", check_record, check.outvoted), .required = true,
     .help = "By the other sources of the event; such a time tests nothing."},
};
static const loft_fields check_fields = {LOFT_ROWS_OF(check_rows)};

typedef struct flight_record {
    const char *id, *title;
    loft_joint_flight flight;
    bool has_bands, fastest;
    int n_checks;
    check_record checks[LOFT_JOINT_CHECKS_MAX];
} flight_record;

static const loft_field alone_rows[] = {
    {LOFT_OBJECT("standard_range", flight_record, flight.alone_range_m, &range_fields),
     .required = true},
    {LOFT_OBJECT("burn_time", flight_record, flight.alone_burn_s, &time_fields),
     .required = true},
};
static const loft_fields alone_fields = {LOFT_ROWS_OF(alone_rows)};

static const loft_field cause_rows[] = {
    {LOFT_NUMBER("payload_ratio", flight_record, flight.cause.payload_ratio),
     LOFT_HAS(flight_record, flight.cause.has_payload), .nullable = true,
     .required = true},
    {LOFT_NUMBER("cutoff_early_s", flight_record, flight.cause.cutoff_s),
     LOFT_HAS(flight_record, flight.cause.has_cutoff), .nullable = true,
     .required = true},
};
static const loft_fields cause_fields = {
    LOFT_ROWS_OF(cause_rows),
    .help = "What the lower speed takes in an illustrative vehicle; null for none."};

static const loft_field flight_rows[] = {
    {LOFT_STRING("id", flight_record, id), .required = true},
    {LOFT_STRING("title", flight_record, title), .nullable = true, .required = true},
    {LOFT_BOOL("fastest", flight_record, fastest), .required = true},
    {LOFT_INSIDE("alone", &alone_fields), .required = true,
     .help = "By its own reports."},
    {LOFT_OBJECT("standard_range", flight_record, flight.range_m, &range_fields),
     LOFT_HAS(flight_record, has_bands), .nullable = true, .required = true,
     .help = "Of the common booster with the speed of this flight."},
    {LOFT_OBJECT("ideal_speed", flight_record, flight.speed_mps, &speed_fields),
     LOFT_HAS(flight_record, has_bands), .nullable = true, .required = true},
    {LOFT_OBJECT("slower_than_fastest", flight_record, flight.slower_mps, &speed_fields),
     LOFT_HAS(flight_record, has_bands), .nullable = true, .required = true},
    {LOFT_INSIDE("slower_takes", &cause_fields), .required = true},
    {LOFT_NUMBER("ln_bayes_factor", flight_record, flight.log_bayes), .required = true,
     .help = "For the booster of the other flights against a separate one."},
    {LOFT_OBJECT("flight_time_by_others", flight_record, flight.predicted_s,
                 &time_fields),
     LOFT_HAS(flight_record, flight.has_prediction), .nullable = true, .required = true},
    {LOFT_LIST("times", flight_record, checks, n_checks, &check_fields),
     .required = true},
};
static const loft_fields flight_fields = {LOFT_ROWS_OF(flight_rows)};

static flight_record flight_of(const loft_joint_study *study, int f)
{
    const loft_joint_answer *answer = loft_joint_answer_of(study->joint);
    const loft_joint_flight *flight = &answer->flights[f];
    flight_record r = {.id = study->events[f].id,
                       .title = study->events[f].title,
                       .flight = *flight,
                       .has_bands = answer->has_bands,
                       .fastest = answer->has_bands && f == answer->fastest,
                       .n_checks = flight->n_checks};
    for (int c = 0; c < flight->n_checks; c++) {
        r.checks[c] = (check_record){
            .source = study->events[f].sources[flight->checks[c].source].source,
            .check = flight->checks[c]};
    }
    return r;
}

/* ---- all flights ---- */

typedef struct answer_record {
    loft_joint_answer of;
    const char *evidence;
    loft_band range_m;
    double empty_share;
    int n;
    flight_record flights[LOFT_JOINT_FLIGHTS_MAX];
} answer_record;

static const loft_field evidence_rows[] = {
    {LOFT_NUMBER("ln_bayes_factor", answer_record, of.log_bayes), .required = true,
     .help = "For one booster against as many as there are flights."},
    {LOFT_NUMBER("standard_error", answer_record, of.log_bayes_error), .required = true},
    {LOFT_STRING("strength", answer_record, evidence), .required = true},
};
static const loft_fields evidence_fields = {LOFT_ROWS_OF(evidence_rows)};

static const loft_field answer_rows[] = {
    {LOFT_INTEGER("samples", answer_record, of.samples), .required = true},
    {LOFT_NUMBER("effective_samples", answer_record, of.effective), .required = true},
    {LOFT_INSIDE("one_booster", &evidence_fields), .required = true},
    {LOFT_OBJECT("standard_range", answer_record, range_m, &range_fields),
     LOFT_HAS(answer_record, of.has_bands), .nullable = true, .required = true,
     .help = "Without rotation, with the speed of the fastest flight."},
    {LOFT_OBJECT("burn_time", answer_record, of.burn_s, &time_fields),
     LOFT_HAS(answer_record, of.has_bands), .nullable = true, .required = true},
    {LOFT_OBJECT("prior_burn_time", answer_record, of.prior_burn_s, &time_fields),
     .required = true},
    {LOFT_NUMBER("illustrative_empty_share", answer_record, empty_share),
     .required = true},
    {LOFT_LIST("flights", answer_record, flights, n, &flight_fields), .required = true},
};
static const loft_fields answer_fields = {LOFT_ROWS_OF(answer_rows)};

typedef struct left_out_record {
    const char *id, *reason;
} left_out_record;

typedef struct study_record {
    int schema_version;
    const char *software, *class_name;
    int n_left_out;
    left_out_record left_out[LOFT_JOINT_FLIGHTS_MAX];
    bool has_answer;
    answer_record answer;
} study_record;

static const loft_field left_out_rows[] = {
    {LOFT_STRING("id", left_out_record, id), .required = true},
    {LOFT_STRING("reason", left_out_record, reason), .required = true},
};
static const loft_fields left_out_fields = {LOFT_ROWS_OF(left_out_rows)};

static const loft_field study_rows[] = {
    {LOFT_INTEGER("schema_version", study_record, schema_version), .required = true,
     .lower = LOFT_FROM(JOINT_SCHEMA), .upper = LOFT_TO(JOINT_SCHEMA),
     .help = "Version of this schema. A key that is added does not change it."},
    {LOFT_STRING("software", study_record, software), .required = true},
    {LOFT_STRING("class", study_record, class_name), .nullable = true, .required = true},
    {LOFT_LIST("left_out", study_record, left_out, n_left_out, &left_out_fields),
     .required = true},
    {LOFT_OBJECT("answer", study_record, answer, &answer_fields),
     LOFT_HAS(study_record, has_answer), .nullable = true, .required = true},
};
const loft_fields loft_joint_fields = {
    LOFT_ROWS_OF(study_rows),
    .help = "What `loft joint --json` prints: several flights as those of one missile."};

static answer_record answer_of(const loft_joint_study *study)
{
    const loft_joint_answer *of = loft_joint_answer_of(study->joint);
    answer_record r = {.of = *of,
                       .evidence = loft_evidence_name(loft_evidence_of(of->log_bayes)),
                       .range_m = of->flights[of->fastest].range_m,
                       .empty_share = LOFT_EMPTY_SHARE,
                       .n = of->n_flights};
    for (int f = 0; f < r.n; f++) {
        r.flights[f] = flight_of(study, f);
    }
    return r;
}

void loft_joint_json(loft_json_writer *w, const loft_joint_study *study)
{
    study_record r = {.schema_version = JOINT_SCHEMA,
                      .software = loft_software(),
                      .class_name = study->class_name,
                      .n_left_out = study->n_left_out,
                      .has_answer = study->joint != NULL};
    for (int i = 0; i < study->n_left_out; i++) {
        r.left_out[i] =
            (left_out_record){.id = study->left_out[i].id,
                              .reason = loft_joint_left_out_code(&study->left_out[i])};
    }
    if (r.has_answer) {
        r.answer = answer_of(study);
    }
    loft_fields_write(&loft_joint_fields, w, &r);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* loft.h - the status type, units and messages that all of loft shares. */
#ifndef LOFT_LOFT_H
#define LOFT_LOFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/*
 * Between these two stand the declarations that a program may use, from C and from C++:
 * the shared library exports them and nothing else (-fvisibility=hidden).
 */
#if defined(__GNUC__)
#define LOFT_VISIBILITY(what) _Pragma(#what)
#else
#define LOFT_VISIBILITY(what)
#endif
#ifdef __cplusplus
#define LOFT_API_BEGIN                                                                   \
    extern "C" {                                                                         \
    LOFT_VISIBILITY(GCC visibility push(default))
#define LOFT_API_END                                                                     \
    LOFT_VISIBILITY(GCC visibility pop)                                                  \
    }
#else
#define LOFT_API_BEGIN LOFT_VISIBILITY(GCC visibility push(default))
#define LOFT_API_END   LOFT_VISIBILITY(GCC visibility pop)
#endif

LOFT_API_BEGIN

/* status.h - the one error type: every function that can fail returns it. */

/* X(name, text). Add a line here; the enum, the names and the texts follow. */
#define LOFT_STATUS_LIST(X)                                                              \
    X(OK, "success")                                                                     \
    X(ERR_DOMAIN, "argument outside the domain of the model")                            \
    X(ERR_INPUT, "malformed or inconsistent input")                                      \
    X(ERR_NOMEM, "out of memory")                                                        \
    X(ERR_IO, "a file could not be read or written")                                     \
    X(ERR_CONVERGE, "iteration did not converge")                                        \
    X(ERR_STEP, "integrator step fell below its minimum")                                \
    X(ERR_LIMIT, "a limit on the work to be done was reached")                           \
    X(ERR_DRAWING, "loft-drawing.so or its cairo is missing: make install brings it")

typedef enum loft_status {
#define LOFT_STATUS_ENUM(name, text) LOFT_##name,
    LOFT_STATUS_LIST(LOFT_STATUS_ENUM)
#undef LOFT_STATUS_ENUM
    LOFT_STATUS_COUNT /* not a status: the number of them */
} loft_status;

#if defined(__GNUC__)
#define LOFT_NODISCARD __attribute__((warn_unused_result))
#else
#define LOFT_NODISCARD
#endif

/* English text for a message, never NULL; static storage. */
const char *loft_status_text(loft_status status);

const char *loft_version(void); /* "0.2.0-dev" */

/* units.h - the only place where a number changes its unit. Inside: SI and radians. */

#define LOFT_PI 3.14159265358979323846 /* ISO C has no M_PI */

static inline double loft_rad_from_deg(double angle_deg)
{
    return angle_deg * (LOFT_PI / 180.0);
}

static inline double loft_deg_from_rad(double angle_rad)
{
    return angle_rad * (180.0 / LOFT_PI);
}

static inline double loft_m_from_km(double length_km)
{
    return length_km * 1000.0;
}

/* A place on or above the ellipsoid. */
typedef struct loft_geodetic {
    double lat_rad; /* geodetic, in [-pi/2, pi/2] */
    double lon_rad; /* east */
    double alt_m;   /* above the ellipsoid */
} loft_geodetic;

static inline loft_geodetic loft_site_deg(double lat_deg, double lon_deg)
{
    const loft_geodetic site = {loft_rad_from_deg(lat_deg), loft_rad_from_deg(lon_deg),
                                0.0};
    return site;
}

/*
 * claim.h - one reported figure: what was said, how firmly, and how it was rounded.
 * loft/infer.h has how likely that makes a value.
 */

typedef enum loft_claim_kind {
    LOFT_CLAIM_NONE, /* not reported */
    LOFT_CLAIM_EXACT,
    LOFT_CLAIM_ABOUT,
    LOFT_CLAIM_MORE_THAN,
    LOFT_CLAIM_UP_TO,
    LOFT_CLAIM_INTERVAL,
    LOFT_CLAIM_TRACKED, /* a time for which it was followed: a lower bound */
    LOFT_CLAIM_KINDS    /* not a kind: the number of them */
} loft_claim_kind;

typedef struct loft_claim {
    loft_claim_kind kind;
    double value;    /* SI; of an interval the middle */
    double lo, hi;   /* of an interval; else value */
    double rounding; /* half a unit of the last digit that was meant */
} loft_claim;

/*
 * A figure as a number without its spelling, unit_si of its unit in SI. Exact figures are
 * rounded to the last decimal that the number shows (7687.5: 0.05), others to half a step
 * of their last significant digit (1000: 500, held to 5 %). A figure of 0 has 0 as its one
 * digit: 0.5.
 */
loft_claim loft_claim_figure(loft_claim_kind kind, double figure, double unit_si);
/* A time in seconds or minutes; one of whole minutes is rounded to 30 s. */
loft_claim loft_claim_time(loft_claim_kind kind, double time_s);
loft_claim loft_claim_minutes(loft_claim_kind kind, double time_min);
loft_claim loft_claim_interval(double lo, double hi, double unit_si);

/* Figures as they are reported: loft_about_km(1000), loft_exact_min(30). */
static inline loft_claim loft_exact_km(double length_km)
{
    return loft_claim_figure(LOFT_CLAIM_EXACT, length_km, 1000.0);
}

static inline loft_claim loft_exact_s(double time_s)
{
    return loft_claim_time(LOFT_CLAIM_EXACT, time_s);
}

static inline loft_claim loft_exact_min(double time_min)
{
    return loft_claim_minutes(LOFT_CLAIM_EXACT, time_min);
}

static inline loft_claim loft_about_km(double length_km)
{
    return loft_claim_figure(LOFT_CLAIM_ABOUT, length_km, 1000.0);
}

static inline loft_claim loft_about_s(double time_s)
{
    return loft_claim_time(LOFT_CLAIM_ABOUT, time_s);
}

static inline loft_claim loft_about_min(double time_min)
{
    return loft_claim_minutes(LOFT_CLAIM_ABOUT, time_min);
}

static inline loft_claim loft_more_than_km(double length_km)
{
    return loft_claim_figure(LOFT_CLAIM_MORE_THAN, length_km, 1000.0);
}

static inline loft_claim loft_more_than_s(double time_s)
{
    return loft_claim_time(LOFT_CLAIM_MORE_THAN, time_s);
}

static inline loft_claim loft_more_than_min(double time_min)
{
    return loft_claim_minutes(LOFT_CLAIM_MORE_THAN, time_min);
}

static inline loft_claim loft_up_to_km(double length_km)
{
    return loft_claim_figure(LOFT_CLAIM_UP_TO, length_km, 1000.0);
}

static inline loft_claim loft_up_to_s(double time_s)
{
    return loft_claim_time(LOFT_CLAIM_UP_TO, time_s);
}

static inline loft_claim loft_up_to_min(double time_min)
{
    return loft_claim_minutes(LOFT_CLAIM_UP_TO, time_min);
}

static inline loft_claim loft_between_km(double lo_km, double hi_km)
{
    return loft_claim_interval(lo_km, hi_km, 1000.0);
}

/*
 * A 90 % interval with its median. INFINITY stands for what goes half-way round the Earth:
 * the outputs say "unbounded" or null.
 */
typedef struct loft_band {
    double p05, p50, p95;
    /* Monte Carlo: half the spread of p50 at one deviation of its rank; INFINITY if that
     * reaches the unbounded, 0 if it is all there. */
    double error_p50;
    double unbounded; /* share of the weight at +infinity */
} loft_band;

/*
 * analysis.h - from reported figures to an answer in one call. All parts of the answer:
 * loft/infer.h.
 */

typedef struct loft_analysis loft_analysis;
struct loft_ranks; /* loft/batch.h */

/*
 * Where a long computation leaves its results so far, block by block, so that one that was cut
 * off goes on from them. Their order and sizes follow from what is computed alone. Every block
 * is first asked for, and computed and left only if it is not there: what comes out has the
 * same bits. Both functions are called from the thread that started the computation.
 */
typedef struct loft_kept {
    void *ctx;
    /* Fills the next block of n numbers. False if it was not left: then neither was a later one. */
    bool (*recall)(void *ctx, double *block, size_t n);
    /* Takes the next block. False ends the computation, with LOFT_ERR_IO. */
    bool (*leave)(void *ctx, const double *block, size_t n);
} loft_kept;

typedef struct loft_analysis_options {
    int samples; /* Monte Carlo samples of the range interval; 0 for none */
    uint64_t seed;
    bool fan;        /* the standard flights of the matching boosters, for a plot */
    bool contour;    /* the standard range toward every azimuth, of the plotted report */
    bool drawn_only; /* samples for the plotted report only */
    bool ballistic;  /* fit also what is depressed or lifting, with a warning */
    bool precise;    /* check the plotted flights at a tighter tolerance */
    const struct loft_ranks *ranks; /* NULL, or who shares the samples */
    const loft_kept *kept;          /* NULL, or where the samples so far are left */
    const struct loft_load *load;   /* NULL, or a load for a what-if */
} loft_analysis_options;

/* 1,000 samples with seed 1 and the fan. */
loft_analysis_options loft_analysis_options_default(void);

#define LOFT_ANALYSIS_DEFAULTS ((const loft_analysis_options *)0)

void loft_analysis_free(loft_analysis *analysis); /* accepts NULL */

/* Reported figures of a test, and the class of its booster. */
typedef struct loft_reported {
    loft_claim apogee_m, range_m, time_s; /* {0} for a figure that was not reported */
    loft_geodetic site;
    double azimuth_rad;        /* bearing from the launch to the impact */
    const char *booster_class; /* NULL: the classes that can fly the figures, mixed */
} loft_reported;

/*
 * With the built-in classes. LOFT_ERR_INPUT for a class that is not known; LOFT_ERR_DOMAIN for a site, azimuth or
 * figures out of range; LOFT_ERR_NOMEM; *out is then untouched. A report that is refused
 * and a fit that does not converge are answers.
 */
LOFT_NODISCARD loft_status loft_analysis_new(const loft_reported *reported,
                                             const loft_analysis_options *options,
                                             loft_analysis **out);

/*
 * Prints the answer in words, at most so many columns wide. LOFT_ERR_NOMEM,
 * LOFT_ERR_IO.
 */
LOFT_NODISCARD loft_status loft_analysis_print(const loft_analysis *analysis, FILE *out,
                                               int columns);

/* The whole answer as one JSON document, owned by the caller: free() it. */
LOFT_NODISCARD loft_status loft_analysis_json(const loft_analysis *analysis, char **text,
                                              size_t *size);

/*
 * Draws altitude against ground range of the plotted report's flights into a file, by its
 * ending .png, .svg or .pdf; a refusal becomes a sheet of words. LOFT_ERR_INPUT for
 * another ending, LOFT_ERR_IO, LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_analysis_draw(loft_analysis *analysis, const char *path);

/*
 * The standard range without rotation that all reports of the event allow together, as a 90 %
 * interval; NULL if the event was refused, gives a lower bound only or was answered without
 * samples.
 */
const loft_band *loft_analysis_range(const loft_analysis *analysis);

/*
 * diag.h - what a person must mend: a list of {where, what} messages.
 *
 * `where` is a JSON pointer (RFC 6901), "line L, column C", or the path of a file; `what`
 * says what was found and what was wanted. No list is shared between threads.
 */

#if defined(__GNUC__)
#define LOFT_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define LOFT_PRINTF(text, first)
#endif

#define LOFT_DIAGS_MAX    200 /* messages kept; the rest are counted */
#define LOFT_DIAG_WHERE   256 /* bytes of the longest `where`, with its '\0' */
#define LOFT_DIAG_EXCERPT 72  /* bytes of the longest excerpt, with its '\0' */

typedef struct loft_diag {
    const char *where; /* may be "" */
    const char *what;
    size_t line, column; /* of a JSON pointer in `where`, from 1; 0: not known */
} loft_diag;

typedef struct loft_diags loft_diags;

/* NULL if out of memory. */
loft_diags *loft_diags_new(void);
void loft_diags_free(loft_diags *diags);

/*
 * Entries to show: at most LOFT_DIAGS_MAX, and one more, "and N more", if some were
 * cut.
 */
size_t loft_diags_count(const loft_diags *diags);

/* Entry i < count. The strings are borrowed until the next add or the free. */
loft_diag loft_diags_get(const loft_diags *diags, size_t i);

LOFT_API_END

#endif

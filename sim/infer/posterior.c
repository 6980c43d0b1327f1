/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loft/infer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/random.h"
#include "sim/base/ranks.h"
#include "sim/infer/band.h"
#include "sim/infer/draws.h"
#include "sim/solve/batches.h"
#include "sim/solve/standard_solver.h"

enum {
    CHUNK = DRAWS_MAX
};

/* A range below this has no logarithm worth weighing by. */
static const double range_floor_m = 1e3;

const char *loft_posterior_input_name(loft_posterior_input input)
{
    static const char *const names[LOFT_INPUT_COUNT] = {
        "burn time",  "specific impulse", "split of speed", "split of burn time",
        "coast gaps", "steering",         "entry drag",     "boost drag",
        "azimuth",    "launch point",     "apogee",         "range",
        "flight time"};
    return names[input];
}

/* The stored columns of a sample. */
enum {
    WEIGHT,
    NO_ROTATION,
    TOWARD_AZIMUTH,
    BURNOUT,
    APOGEE,
    TIME,
    BURN,
    BURN_Z, /* these four to make the draw and its standard flight again */
    AIM_SPEED,
    AIM_ELEVATION,
    AIM_TURN,
    INPUTS, /* the dimensions of prior.h follow */
    COLUMNS = INPUTS + LOFT_DRAW_COUNT
};

/* Data that all samples share; read-only once the chunks are under way. */
typedef struct sampler {
    const loft_question *question;
    const loft_estimate *estimate;
    const loft_prior *prior;
    double beta_kgpm2; /* median of what falls */
    uint64_t seed;
    fit_figures met;
    const loft_ranks *ranks;
    solve_batches batches;
    draws_start start;
    int samples;
    double *columns; /* COLUMNS of `samples` each */
} sampler;

/* The room of one thread. */
typedef struct room {
    draw_fit fits[CHUNK];
    loft_launch still[CHUNK];
    fit_solver fit_solvers[CHUNK];
    standard_solver no_rotation[CHUNK], toward_azimuth[CHUNK];
    trials_room trials;
} room;

static double *cell(const sampler *s, int column, int sample)
{
    return &s->columns[(size_t)column * (size_t)s->samples + (size_t)sample];
}

/* A figure from its likelihood, or the point answer's where there is no claim to meet. */
static double draw_figure(const sampler *s, const loft_claim *claim, int dim, int sample,
                          double otherwise)
{
    return claim->kind == LOFT_CLAIM_NONE
               ? otherwise
               : loft_claim_draw(claim, loft_random_uniform(s->seed, (uint64_t)sample,
                                                            (uint32_t)dim));
}

static void draw_sample(const sampler *s, int sample, draw_fit *fit)
{
    const loft_report *report = &s->question->report;
    const loft_launch_flight *flown = &s->estimate->fit.flown;
    loft_launch base = s->question->launch;
    base.beta_kgpm2 = s->beta_kgpm2;
    *fit = (draw_fit){.apogee_m = draw_figure(s, &report->apogee_m, LOFT_DRAW_APOGEE,
                                              sample, flown->flight.apogee.place.alt_m),
                      .range_m = draw_figure(s, &report->range_m, LOFT_DRAW_RANGE, sample,
                                             flown->range_m),
                      .time_s = draw_figure(s, &report->time_s, LOFT_DRAW_TIME, sample,
                                            flown->flight.end.t_s)};
    loft_prior_draw_launch(s->prior, &base, s->seed, (uint64_t)sample, &fit->draw);
    /* a flight too flat for the usual turn has a quicker one in every draw */
    fit->draw.launch.turn_fraction *=
        flown->aim.turn_fraction / s->question->launch.turn_fraction;
    if (s->met.apogee && s->met.range && s->met.time) {
        loft_prior_draw_set_burn(s->prior, 0.0, &fit->draw); /* to be solved for */
    }
}

/*
 * ln of the weight: see posterior.h. A figure that was solved for brings no density of its
 * own: an apogee is solved in its logarithm, where it is flat; a range is taken as flat
 * itself, for its logarithm would put all weight on vertical flights.
 */
static double log_weight(const sampler *s, const draw_fit *fit)
{
    const double burn_z = fit->draw.burn_z;
    const bool solved_burn = s->met.apogee && s->met.range && s->met.time;
    double sum = -fit->log_slope;
    if (s->met.range) {
        sum -= log(fmax(fit->range_m, range_floor_m));
    }
    if (s->met.apogee) {
        sum -= log(fit->apogee_m);
    }
    if (solved_burn) {
        sum -= 0.5 * burn_z * burn_z;
    }
    if (!s->met.time) { /* a time that no burn time was free to meet */
        sum += loft_claim_log_likelihood(&s->question->report.time_s, fit->time_s);
    }
    return sum;
}

static void set_no_rotation(const sampler *s, int n, room *r)
{
    const loft_launch_flight *point = &s->estimate->no_rotation.best;
    for (int i = 0; i < n; i++) {
        const draw_fit *fit = &r->fits[i];
        r->still[i] = loft_launch_without_rotation(&fit->draw.launch);
        standard_task task = {.launch = &r->still[i],
                              .aim = point->aim,
                              .tolerance = LOFT_STANDARD_BAND_TOLERANCE,
                              .doubtful = point->unbounded,
                              .near = !point->unbounded};
        task.aim.ideal_speed_mps = fit->aim.ideal_speed_mps;
        task.aim.heading_rad = fit->draw.launch.azimuth_rad;
        r->no_rotation[i] = loft_standard_solver_start(&task);
    }
}

/* Rotation moves the best steering of every booster about as far as that of the point
 * answer, where both are bounded. */
static void set_toward_azimuth(const sampler *s, int n, room *r)
{
    const loft_launch_flight *point = &s->estimate->toward_azimuth.best;
    const loft_launch_flight *still = &s->estimate->no_rotation.best;
    for (int i = 0; i < n; i++) {
        const draw_fit *fit = &r->fits[i];
        const standard_solver *without = &r->no_rotation[i];
        standard_task task = {.launch = &fit->draw.launch,
                              .aim = point->aim,
                              .tolerance = LOFT_STANDARD_BAND_TOLERANCE,
                              .near = without->phase == STANDARD_FOUND &&
                                      !still->unbounded && !point->unbounded,
                              .turns = true,
                              .point_first = point->unbounded,
                              .on_azimuth_rad = LOFT_STANDARD_BAND_ON_AZIMUTH_RAD};
        if (task.near) {
            task.aim.end_elevation_rad +=
                without->aim.end_elevation_rad - still->aim.end_elevation_rad;
            task.aim.turn_fraction +=
                without->aim.turn_fraction - still->aim.turn_fraction;
        }
        task.aim.ideal_speed_mps = fit->aim.ideal_speed_mps;
        task.aim.heading_rad +=
            fit->draw.launch.azimuth_rad - s->question->launch.azimuth_rad;
        r->toward_azimuth[i] = loft_standard_solver_start(&task);
    }
}

/* Samples that were solved stand first, so that the batches are full. */
static int pack_solved(int n, draw_fit *fits, int index[CHUNK])
{
    int solved = 0;
    for (int i = 0; i < n; i++) {
        if (fits[i].solved) {
            fits[solved] = fits[i];
            index[solved++] = i;
        }
    }
    return solved;
}

static void keep(const sampler *s, int sample, const draw_fit *fit,
                 const standard_solver *no_rotation,
                 const standard_solver *toward_azimuth)
{
    if (!loft_standard_solver_found(no_rotation) ||
        !loft_standard_solver_found(toward_azimuth)) {
        return;
    }
    const bool bounded = no_rotation->phase == STANDARD_FOUND;
    *cell(s, WEIGHT, sample) = log_weight(s, fit);
    *cell(s, NO_ROTATION, sample) = loft_standard_solver_range(no_rotation);
    *cell(s, TOWARD_AZIMUTH, sample) = loft_standard_solver_range(toward_azimuth);
    *cell(s, BURNOUT, sample) = bounded ? no_rotation->flight.burnout_mps : INFINITY;
    *cell(s, APOGEE, sample) = bounded ? no_rotation->flight.apogee_m : INFINITY;
    *cell(s, TIME, sample) = bounded ? no_rotation->flight.t_s : INFINITY;
    *cell(s, BURN, sample) = loft_booster_plan_burn_time(&fit->draw.launch.booster);
    *cell(s, BURN_Z, sample) = fit->draw.burn_z;
    *cell(s, AIM_SPEED, sample) = no_rotation->aim.ideal_speed_mps;
    *cell(s, AIM_ELEVATION, sample) = no_rotation->aim.end_elevation_rad;
    *cell(s, AIM_TURN, sample) = no_rotation->aim.turn_fraction;
    for (int dim = 0; dim < LOFT_DRAW_COUNT; dim++) {
        *cell(s, INPUTS + dim, sample) = fit->draw.values[dim];
    }
    *cell(s, INPUTS + LOFT_DRAW_APOGEE, sample) = fit->apogee_m;
    *cell(s, INPUTS + LOFT_DRAW_RANGE, sample) = fit->range_m;
    *cell(s, INPUTS + LOFT_DRAW_TIME, sample) = fit->time_s;
}

static void run_chunk(const sampler *s, int first, room *r)
{
    const int n = s->samples - first < CHUNK ? s->samples - first : CHUNK;
    for (int i = 0; i < n; i++) {
        draw_sample(s, first + i, &r->fits[i]);
        *cell(s, WEIGHT, first + i) = -INFINITY;
    }
    const draws_task task = {.batch = s->batches.turning,
                             .prior = s->prior,
                             .met = s->met,
                             .start = &s->start,
                             .solvers = r->fit_solvers,
                             .room = &r->trials};
    loft_draws_fit(&task, n, r->fits);
    int index[CHUNK];
    const int solved = pack_solved(n, r->fits, index);
    set_no_rotation(s, solved, r);
    loft_trials_by_batch(s->batches.still, &loft_standard_solver_kind, solved,
                         r->no_rotation, &r->trials);
    set_toward_azimuth(s, solved, r);
    loft_trials_by_batch(s->batches.turning, &loft_standard_solver_kind, solved,
                         r->toward_azimuth, &r->trials);
    for (int i = 0; i < solved; i++) {
        keep(s, first + index[i], &r->fits[i], &r->no_rotation[i], &r->toward_azimuth[i]);
    }
}

/* Every chunk writes to its own cells: the order does not matter. */
static loft_status run_all(const sampler *s)
{
    const int chunks = (s->samples + CHUNK - 1) / CHUNK;
    int failed = 0;
#pragma omp parallel reduction(+ : failed)
    {
        room *r = malloc(sizeof *r);
        failed += r == NULL;
#pragma omp for schedule(dynamic, 1)
        for (int c = 0; c < chunks; c++) {
            if (r != NULL && loft_ranks_mine(s->ranks, c)) {
                run_chunk(s, c * CHUNK, r);
            }
        }
        free(r);
    }
    return failed == 0 ? LOFT_OK : LOFT_ERR_NOMEM;
}

static void spread_all(const sampler *s)
{
    for (int first = 0; s->ranks->count > 1 && first < s->samples; first += CHUNK) {
        const int n = s->samples - first < CHUNK ? s->samples - first : CHUNK;
        for (int column = 0; column < COLUMNS; column++) {
            loft_ranks_spread(s->ranks, first / CHUNK, cell(s, column, first),
                              (size_t)n * sizeof *s->columns);
        }
    }
}

/*
 * Logarithms to weights, the largest 1; samples without one become 0. Returns how many.
 */
static int weigh(const sampler *s)
{
    double *weights = cell(s, WEIGHT, 0);
    double largest = -INFINITY;
    int solved = 0;
    for (int i = 0; i < s->samples; i++) {
        solved += isfinite(weights[i]) ? 1 : 0;
        largest = fmax(largest, weights[i]);
    }
    for (int i = 0; i < s->samples; i++) {
        weights[i] = isfinite(weights[i]) ? exp(weights[i] - largest) : 0.0;
    }
    return solved;
}

/* A figure that was not reported is an outcome. */
static bool is_input(const sampler *s, int input)
{
    const loft_report *report = &s->question->report;
    return (input != LOFT_INPUT_APOGEE || report->apogee_m.kind != LOFT_CLAIM_NONE) &&
           (input != LOFT_INPUT_RANGE || report->range_m.kind != LOFT_CLAIM_NONE) &&
           (input != LOFT_INPUT_TIME || report->time_s.kind != LOFT_CLAIM_NONE);
}

static loft_status find_shares(const sampler *s, double share[LOFT_INPUT_COUNT])
{
    static const struct {
        int dim, n;
    } inputs[LOFT_INPUT_COUNT] = {{LOFT_DRAW_BURN, 1},
                                  {LOFT_DRAW_ISP, 1},
                                  {LOFT_DRAW_SPEED_SPLIT, LOFT_STAGES_MAX},
                                  {LOFT_DRAW_BURN_SPLIT, LOFT_STAGES_MAX},
                                  {LOFT_DRAW_GAP, LOFT_STAGES_MAX},
                                  {LOFT_DRAW_TURN, 1},
                                  {LOFT_DRAW_BETA, 1},
                                  {LOFT_DRAW_DRAG, 1},
                                  {LOFT_DRAW_AZIMUTH, 1},
                                  {LOFT_DRAW_NORTH, 2},
                                  {LOFT_DRAW_APOGEE, 1},
                                  {LOFT_DRAW_RANGE, 1},
                                  {LOFT_DRAW_TIME, 1}};
    for (int i = 0; i < LOFT_INPUT_COUNT; i++) {
        share[i] = 0.0;
        for (int k = 0; k < inputs[i].n && is_input(s, i); k++) {
            double one = 0.0;
            const loft_status status = loft_band_rank_share(
                (size_t)s->samples, cell(s, INPUTS + inputs[i].dim + k, 0),
                cell(s, NO_ROTATION, 0), cell(s, WEIGHT, 0), &one);
            if (status != LOFT_OK) {
                return status;
            }
            share[i] = fmax(share[i], one);
        }
    }
    return LOFT_OK;
}

static loft_status summarise(const sampler *s, loft_posterior *out)
{
    loft_posterior p = {.samples = s->samples, .solved = weigh(s)};
    const size_t n = (size_t)s->samples;
    const double *weights = cell(s, WEIGHT, 0);
    p.effective = loft_band_effective(n, weights);
    if (p.effective < LOFT_POSTERIOR_LEAST && p.effective < 0.5 * s->samples) {
        return LOFT_ERR_CONVERGE;
    }
    loft_band *const bands[] = {&p.no_rotation_m, &p.toward_azimuth_m, &p.burnout_mps,
                                &p.apogee_m,      &p.time_s,           &p.burn_s};
    loft_status status = LOFT_OK;
    for (int i = 0; status == LOFT_OK && i < BURN - NO_ROTATION + 1; i++) {
        status = loft_band_of(n, cell(s, NO_ROTATION + i, 0), weights, bands[i]);
    }
    if (status == LOFT_OK) {
        status = find_shares(s, p.share);
    }
    if (status == LOFT_OK) {
        *out = p;
    }
    return status;
}

static bool can_be_sampled(const loft_estimate *e, const loft_prior *prior, int samples)
{
    return e->converged && e->has_standard && !e->lower_bound && samples >= 1 &&
           samples <= LOFT_POSTERIOR_SAMPLES_MAX && loft_prior_check(prior) == LOFT_OK;
}

static fit_figures figures_met(const loft_report *report, const loft_prior *prior)
{
    fit_figures met = {.apogee = report->apogee_m.kind != LOFT_CLAIM_NONE,
                       .range = report->range_m.kind != LOFT_CLAIM_NONE,
                       .time = report->time_s.kind != LOFT_CLAIM_NONE};
    if (met.apogee && met.range && prior->burn_log_sd == 0.0) {
        met.time = false; /* nothing is free to meet it: it weighs instead */
    }
    return met;
}

/* Half of what lies between 16 and 84 %: the deviation of a normal. */
static double spread_of(const loft_claim *claim)
{
    return 0.5 * (loft_claim_draw(claim, 0.8413) - loft_claim_draw(claim, 0.1587));
}

/*
 * A time that says less than the prior of the burn time does would ask for burn times far
 * outside of it, which have no weight: it weighs instead. See decision 012.
 */
static void choose_method(sampler *s)
{
    if (s->met.apogee && s->met.range && s->met.time &&
        spread_of(&s->question->report.time_s) > s->start.time_spread_s) {
        s->met.time = false;
    }
}

static loft_status sample(sampler *s, loft_posterior *out)
{
    if (!loft_draws_start(s->batches.turning, s->prior, &s->question->launch,
                          &s->estimate->fit, &s->start)) {
        return LOFT_ERR_CONVERGE;
    }
    choose_method(s);
    const loft_status status = run_all(s);
    spread_all(s);
    return status == LOFT_OK ? summarise(s, out) : status;
}

/* The booster of a sample that was solved, and its standard flight, made again. */
static loft_posterior_draw draw_again(const sampler *s, int sample)
{
    draw_fit fit;
    draw_sample(s, sample, &fit);
    loft_prior_draw_set_burn(s->prior, *cell(s, BURN_Z, sample), &fit.draw);
    const loft_launch *launch = &fit.draw.launch;
    return (loft_posterior_draw){
        .launch = loft_launch_without_rotation(launch),
        .aim = {.ideal_speed_mps = *cell(s, AIM_SPEED, sample),
                .end_elevation_rad = *cell(s, AIM_ELEVATION, sample),
                .turn_fraction = *cell(s, AIM_TURN, sample),
                .heading_rad = launch->azimuth_rad},
        .range_m = *cell(s, NO_ROTATION, sample)};
}

/* Beyond this the range is so steep in everything that a batch is off by 1e-5 of it. */
static const double steep_m = 15e6;

/* Flown by itself if it is long; the others are good as they are. */
static void fly_if_long(loft_posterior_draw *draw)
{
    loft_launch_flight flown;
    if (draw->range_m > steep_m && isfinite(draw->range_m) &&
        loft_launch_fly(&draw->launch, &draw->aim, NULL, &flown) == LOFT_OK) {
        draw->range_m = flown.unbounded ? INFINITY : flown.range_m;
    }
}

/* Insertion: they are nearly in order. */
static void sort_by_range(size_t n, loft_posterior_draw *draws)
{
    for (size_t i = 1; i < n; i++) {
        const loft_posterior_draw moved = draws[i];
        size_t at = i;
        for (; at > 0 && draws[at - 1].range_m > moved.range_m; at--) {
            draws[at] = draws[at - 1];
        }
        draws[at] = moved;
    }
}

static loft_status pick_draws(const sampler *s, size_t n, loft_posterior_draw *draws)
{
    size_t *picks = malloc((n + 1) * sizeof *picks);
    loft_status status = LOFT_ERR_NOMEM;
    if (picks != NULL) {
        status = loft_band_picks((size_t)s->samples, cell(s, NO_ROTATION, 0),
                                 cell(s, WEIGHT, 0), n, picks);
    }
    for (size_t i = 0; status == LOFT_OK && i < n; i++) {
        draws[i] = draw_again(s, (int)picks[i]);
        fly_if_long(&draws[i]);
    }
    if (status == LOFT_OK) {
        sort_by_range(n, draws);
    }
    free(picks);
    return status;
}

static void copy_column(const sampler *s, int column, double *to)
{
    if (to != NULL) {
        memcpy(to, cell(s, column, 0), (size_t)s->samples * sizeof *to);
    }
}

loft_status loft_posterior_find_samples(const loft_question *question,
                                        const loft_estimate *estimate,
                                        const loft_prior *prior,
                                        const loft_posterior_wanted *wanted,
                                        loft_posterior *out)
{
    const loft_ranks alone = loft_ranks_alone();
    if (!can_be_sampled(estimate, prior, wanted->samples)) {
        return LOFT_ERR_DOMAIN;
    }
    const loft_launch_flight *flown = &estimate->fit.flown;
    loft_launch median = question->launch;
    const loft_prior used = loft_prior_of_flight(prior, flown->flight.apogee.place.alt_m,
                                                 flown->range_m, &median);
    sampler s = {.question = question,
                 .estimate = estimate,
                 .prior = &used,
                 .beta_kgpm2 = median.beta_kgpm2,
                 .seed = wanted->seed,
                 .ranks = wanted->ranks != NULL ? wanted->ranks : &alone,
                 .met = figures_met(&question->report, prior),
                 .samples = wanted->samples};
    loft_posterior found;
    loft_status status = loft_solve_batches_new(&question->launch.model, &s.batches);
    if (status == LOFT_OK) {
        s.columns = calloc((size_t)s.samples * COLUMNS, sizeof *s.columns);
        status = s.columns != NULL ? sample(&s, &found) : LOFT_ERR_NOMEM;
    }
    if (status == LOFT_OK && wanted->draws != NULL) {
        status = pick_draws(&s, wanted->n_draws, wanted->draws);
    }
    if (status == LOFT_OK) {
        copy_column(&s, WEIGHT, wanted->weights);
        copy_column(&s, NO_ROTATION, wanted->no_rotation_m);
        copy_column(&s, TOWARD_AZIMUTH, wanted->toward_azimuth_m);
        *out = found;
    }
    free(s.columns);
    loft_solve_batches_free(&s.batches);
    return status;
}

loft_status loft_posterior_find(const loft_question *question,
                                const loft_estimate *estimate, const loft_prior *prior,
                                int samples, uint64_t seed, loft_posterior *out)
{
    const loft_posterior_wanted wanted = {.samples = samples, .seed = seed};
    return loft_posterior_find_samples(question, estimate, prior, &wanted, out);
}

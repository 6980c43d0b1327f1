/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Samples of several classes as one set. The samples of a class stand for its own posterior;
 * behind one another, with n_c of N samples of class c, the weights
 *
 *     P(c | R) x prior x likelihood / (density drawn from x n_c/N)
 *
 * stand for all of them, whatever n_c is. P(c | R) is the share of the class among boosters of
 * the sample's standard range R.
 */
#include "sim/infer/class_mix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/infer/posterior_parts.h"

/* Times more likely than another class, against the prior. */
static const double tells = 3.0;
/* A class that is less probable than this before the figures is not asked about. */
static const double least_asked = 0.05;
/* A class does not end at a range: one deviation of ln range beyond is a factor of 1.28. */
static const double edge_log_sd = 0.25;

/* ---- the prior ---- */

/* ln of the share of a class among boosters of a standard range, not normalised. */
static double log_share(const loft_class_choice *c, double range_m)
{
    const double half_way_m = LOFT_PI * loft_earth_sphere().radius_m;
    const double known_m = fmin(fmax(range_m, 1.0), half_way_m);
    double beyond = 0.0;
    if (c->standard_m[1] > 0.0) {
        beyond = fmax(fmax(log(c->standard_m[0] / known_m), 0.0),
                      log(known_m / c->standard_m[1]));
    }
    return log(c->share) - 0.5 * pow(beyond / edge_log_sd, 2.0);
}

void loft_class_shares(size_t n, const loft_class_choice *choices, double range_m,
                       double share[LOFT_CLASS_CHOICES_MAX])
{
    double largest = -INFINITY;
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) {
        share[i] = log_share(&choices[i], range_m);
        largest = fmax(largest, share[i]);
    }
    for (size_t i = 0; i < n; i++) {
        share[i] = exp(share[i] - largest);
        sum += share[i];
    }
    for (size_t i = 0; i < n; i++) {
        share[i] /= sum;
    }
}

/* ---- one class after the other ---- */

/* *out is NULL where hardly any booster of the class flies the figures. */
static loft_status try_class(const loft_event *event, const loft_class_choice *choice,
                             const loft_samples_wanted *wanted, int samples,
                             loft_samples **out)
{
    loft_event of_class = *event;
    loft_samples_wanted some = *wanted;
    of_class.launch.booster = choice->booster;
    some.samples = samples;
    const loft_status status = loft_samples_make(&of_class, &choice->prior, &some, out);
    return status == LOFT_ERR_CONVERGE ? LOFT_OK : status;
}

/* ln of the mean weight of a sample of the class. */
static double log_evidence(const loft_samples *s, const loft_samples *part, size_t of)
{
    const double *ratio = samples_column(part, LOG_RATIO);
    const double *range_m = samples_column(part, NO_ROTATION);
    double share[LOFT_CLASS_CHOICES_MAX];
    double largest = -INFINITY;
    double sum = 0.0;
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < part->samples; i++) {
            if (!isfinite(ratio[i])) {
                continue;
            }
            loft_class_shares(s->mix.n, s->choices, range_m[i], share);
            const double one = ratio[i] + part->log_all[i] + log(share[of]);
            if (pass == 0) {
                largest = fmax(largest, one);
            } else if (isfinite(one)) {
                sum += exp(one - largest);
            }
        }
    }
    return largest + log(sum / part->samples);
}

/* Probabilities of the classes; false if no class flies the figures. */
static bool weigh(loft_samples *s)
{
    double log_weight[LOFT_CLASS_CHOICES_MAX];
    double largest = -INFINITY;
    double sum = 0.0;
    double *p = s->mix.probability;
    for (size_t i = 0; i < s->mix.n; i++) {
        log_weight[i] = s->parts[i] != NULL ? log_evidence(s, s->parts[i], i) : -INFINITY;
        largest = fmax(largest, log_weight[i]);
    }
    for (size_t i = 0; isfinite(largest) && i < s->mix.n; i++) {
        p[i] = exp(log_weight[i] - largest);
        sum += p[i];
    }
    for (size_t i = 0; isfinite(largest) && i < s->mix.n; i++) {
        p[i] /= sum;
        s->mix.most_probable = p[i] > p[s->mix.most_probable] ? i : s->mix.most_probable;
    }
    return isfinite(largest);
}

/*
 * A few samples of each class tell its probability; a class that deserves more of the samples
 * asked for is then drawn again.
 */
static loft_status sample_parts(loft_samples *s, const loft_samples_wanted *wanted)
{
    enum {
        PILOT = 60, /* the evidence of each class within some 15 % */
        SHARE = 7   /* 150 of 1,000: some 10 % */
    };
    const int part = (wanted->samples + SHARE - 1) / SHARE;
    const int least = wanted->samples < PILOT ? wanted->samples : PILOT;
    const int few = part > least ? part : least;
    loft_status status = LOFT_OK;
    for (size_t i = 0; status == LOFT_OK && i < s->mix.n; i++) {
        status = try_class(&s->event, &s->choices[i], wanted, few, &s->parts[i]);
    }
    if (status == LOFT_OK && !weigh(s)) {
        return LOFT_ERR_CONVERGE;
    }
    for (size_t i = 0; status == LOFT_OK && i < s->mix.n; i++) {
        const int deserved = (int)ceil(s->mix.probability[i] * wanted->samples);
        loft_samples *more = NULL;
        if (s->parts[i] != NULL && deserved > few) {
            status = try_class(&s->event, &s->choices[i], wanted, deserved, &more);
        }
        if (more != NULL) {
            loft_samples_free(s->parts[i]);
            s->parts[i] = more;
        }
    }
    return status;
}

/* ---- all of them as one ---- */

static loft_status allot(loft_samples *s)
{
    for (size_t i = 0; i < s->mix.n; i++) {
        s->samples += s->parts[i] != NULL ? s->parts[i]->samples : 0;
    }
    return loft_samples_allot(s);
}

/* Behind the samples of other classes, of which `first` is the number. */
static void append(const loft_samples *s, const loft_samples *part, size_t of, int first)
{
    const size_t size = (size_t)part->samples * sizeof *part->columns;
    const double thinner = log((double)part->samples / s->samples);
    double share[LOFT_CLASS_CHOICES_MAX];
    for (int column = 0; column < samples_columns(s); column++) {
        memcpy(&samples_column(s, column)[first], samples_column(part, column), size);
    }
    for (int k = 0; k < s->testimony.n; k++) {
        for (int column = 0; column < VOICE_COLUMNS; column++) {
            memcpy(&samples_of_voice(s, k, column)[first],
                   samples_of_voice(part, k, column), size);
        }
    }
    memcpy(&s->log_all[first], part->log_all, size);
    for (int i = first; i < first + part->samples; i++) {
        loft_class_shares(s->mix.n, s->choices, samples_column(s, NO_ROTATION)[i], share);
        samples_column(s, LOG_RATIO)[i] += log(share[of]) - thinner;
        /* not the deviation from the burn of its class: the burn itself is what differs */
        samples_column(s, INPUTS + LOFT_DIMENSION_BURN)[i] =
            log(fmax(samples_column(s, BURN)[i], 1.0));
    }
}

static void join(loft_samples *s)
{
    const loft_samples *best = s->parts[s->mix.most_probable];
    int first = 0;
    for (size_t i = 0; i < s->mix.n; i++) {
        if (s->parts[i] != NULL) {
            append(s, s->parts[i], i, first);
            first += s->parts[i]->samples;
            loft_samples_drop_columns(s->parts[i]);
        }
    }
    s->typical = best->typical;
    s->event.launch.booster = best->event.launch.booster;
}

/* The prior alone: the shares of the classes over the ranges that the figures leave. */
static void find_prior(loft_samples *s)
{
    const double *weights = samples_column(s, WEIGHT);
    double share[LOFT_CLASS_CHOICES_MAX];
    double total = 0.0;
    for (int i = 0; i < s->samples; i++) {
        if (weights[i] > 0.0) {
            loft_class_shares(s->mix.n, s->choices, samples_column(s, NO_ROTATION)[i],
                              share);
            total += weights[i];
            for (size_t k = 0; k < s->mix.n; k++) {
                s->mix.prior[k] += weights[i] * share[k];
            }
        }
    }
    for (size_t k = 0; k < s->mix.n; k++) {
        s->mix.prior[k] /= total;
    }
}

/* Do the figures raise one class more than another? */
static bool figures_tell(const loft_class_mix *mix)
{
    double most = 0.0;
    double least = INFINITY;
    for (size_t i = 0; i < mix->n; i++) {
        if (mix->prior[i] >= least_asked) {
            most = fmax(most, mix->probability[i] / mix->prior[i]);
            least = fmin(least, mix->probability[i] / mix->prior[i]);
        }
    }
    return most > tells * least;
}

static loft_status make(loft_samples *s, const loft_samples_wanted *wanted)
{
    loft_status status = sample_parts(s, wanted);
    if (status != LOFT_OK) {
        return status;
    }
    (void)weigh(s);
    status = allot(s);
    if (status != LOFT_OK) {
        return status;
    }
    join(s);
    status = loft_samples_finish(s);
    if (status == LOFT_OK) {
        find_prior(s);
        s->mix.figures_tell = figures_tell(&s->mix);
    }
    return status;
}

static bool can_be_chosen_from(size_t n, const loft_class_choice *choices)
{
    bool good = n >= 1 && n <= LOFT_CLASS_CHOICES_MAX;
    for (size_t i = 0; good && i < n; i++) {
        good = choices[i].share > 0.0 && isfinite(choices[i].share);
    }
    return good;
}

loft_status loft_samples_make_mixed(const loft_event *event, size_t n,
                                    const loft_class_choice *choices,
                                    const loft_samples_wanted *wanted, loft_samples **out)
{
    loft_samples *s = NULL;
    if (!can_be_chosen_from(n, choices)) {
        return LOFT_ERR_DOMAIN;
    }
    loft_status status = loft_samples_begin(event, &choices[0].prior, wanted, &s);
    if (status == LOFT_OK) {
        /* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are meant */
        s->parts = calloc(n, sizeof *s->parts);
        s->choices = malloc(n * sizeof *s->choices);
        status = s->parts != NULL && s->choices != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    }
    if (status == LOFT_OK) {
        memcpy(s->choices, choices, n * sizeof *choices);
        s->mix.n = n;
        s->samples = 0;
        status = make(s, wanted);
    }
    if (status == LOFT_OK) {
        *out = s;
    } else {
        loft_samples_free(s);
    }
    return status;
}

const loft_class_mix *loft_samples_class_mix(const loft_samples *s)
{
    return s->choices != NULL ? &s->mix : NULL;
}

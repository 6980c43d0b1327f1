/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "said.h"

#include <assert.h>
#include <math.h>

typedef struct form_rule {
    loft_claim_kind kind;
    double step;    /* m, s */
    double ceiling; /* no sum S is greater; 0: said to the last digit */
} form_rule;

static form_rule rule_of(const said_by *by)
{
    static const form_rule rules[SAID_FORMS] = {
        [SAID_EXACT] = {LOFT_CLAIM_EXACT, 100.0, 0.0},
        [SAID_ABOUT] = {LOFT_CLAIM_ABOUT, 10e3, 1.1},
        [SAID_COARSE] = {LOFT_CLAIM_ABOUT, 100e3, 1.1},
        [SAID_MORE_THAN] = {LOFT_CLAIM_MORE_THAN, 100e3, 1.7},
        [SAID_UP_TO] = {LOFT_CLAIM_UP_TO, 100e3, 1.7},
        [SAID_SECONDS] = {LOFT_CLAIM_EXACT, 1.0, 0.0},
        [SAID_MINUTES] = {LOFT_CLAIM_EXACT, 60.0, 1.1},
        [SAID_FIVES] = {LOFT_CLAIM_ABOUT, 300.0, 2.4},
        [SAID_TRACKED] = {LOFT_CLAIM_TRACKED, 60.0, 1.3},
        [SAID_OVER] = {LOFT_CLAIM_MORE_THAN, 300.0, 1.7}};
    form_rule rule = rules[by->form];
    if (by->figure == LOFT_FIGURE_RANGE && rule.step == 100e3) {
        rule.step = 50e3;
    }
    return rule;
}

static loft_claim claim_of(const form_rule *rule, double value)
{
    return (loft_claim){.kind = rule->kind,
                        .value = value,
                        .lo = value,
                        .hi = value,
                        .rounding = 0.5 * rule->step};
}

/* Probability of a multiple of the step, over S. */
static double chance(const said_by *by, const form_rule *rule, double value, double truth)
{
    const loft_claim claim = claim_of(rule, value);
    return rule->step *
           exp(loft_report_error_log_density(by->errors, by->figure, &claim, truth));
}

/* Multiples further from the truth than this have no chance to speak of. */
typedef struct steps {
    int first, last;
} steps;

static steps steps_about(const form_rule *rule, double truth)
{
    const double away = 12.0 * rule->step;
    return (steps){.first = (int)fmax(floor((0.3 * truth - away) / rule->step), 1.0),
                   .last = (int)ceil((3.0 * truth + away) / rule->step)};
}

static bool pick(const said_by *by, const form_rule *rule, double truth,
                 const double u[2], loft_claim *claim)
{
    const steps s = steps_about(rule, truth);
    double sum = 0.0;
    for (int i = s.first; i <= s.last; i++) {
        sum += chance(by, rule, i * rule->step, truth);
    }
    assert(sum <= rule->ceiling);
    double left = u[0] * sum;
    int i = s.first;
    for (; i < s.last; i++) {
        left -= chance(by, rule, i * rule->step, truth);
        if (left <= 0.0) {
            break;
        }
    }
    *claim = claim_of(rule, i * rule->step);
    return u[1] * rule->ceiling < sum;
}

/* S of a garbled figure is 1, for its density is that before it was rounded. */
static bool pick_garbled(const said_by *by, const form_rule *rule, const double u[2],
                         loft_claim *claim)
{
    const double value = loft_report_error_garbled_said(by->errors, by->figure, u[0]);
    *claim = claim_of(rule, rule->step * round(value / rule->step));
    return claim->value > 0.0 && u[1] * fmax(rule->ceiling, 1.0) < 1.0;
}

bool said_figure(const said_by *by, double truth, const double u[2], loft_claim *claim)
{
    const form_rule rule = rule_of(by);
    *claim = (loft_claim){.kind = LOFT_CLAIM_NONE};
    if (by->form == SAID_NOT) {
        return true;
    }
    if (by->garbled) {
        return pick_garbled(by, &rule, u, claim);
    }
    if (rule.ceiling > 0.0) {
        return pick(by, &rule, truth, u, claim);
    }
    const loft_claim any = claim_of(&rule, truth);
    const double said = loft_report_error_said(
        by->errors, by->figure, loft_statement_of(by->figure, &any), truth, u[0]);
    *claim = claim_of(&rule, rule.step * round(said / rule.step));
    return true;
}

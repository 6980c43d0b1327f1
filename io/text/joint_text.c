/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/joint_text.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "io/text/summary.h"
#include "io/text/text_table.h"
#include "sim/base/decimal.h"
#include "sim/base/text.h"
#include "sim/base/version.h"
#include "sim/infer/joint_vehicle.h"

enum {
    PHRASE = 4 * LOFT_QUANTITY_TEXT
};

typedef struct page {
    loft_text *text;
    int columns;
    const loft_joint_study *study;
    const loft_joint_answer *answer;
} page;

static void write_wrapped(const page *p, const char *first, const char *rest,
                          const char *format, va_list args) LOFT_PRINTF(4, 0);

static void write_wrapped(const page *p, const char *first, const char *rest,
                          const char *format, va_list args)
{
    loft_text_put_wrapped(p->text, loft_text_vformat(format, args), first, rest,
                          p->columns);
}

static void write_paragraph(const page *p, const char *format, ...) LOFT_PRINTF(2, 3);

static void write_paragraph(const page *p, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_wrapped(p, "", "", format, args);
    va_end(args);
}

static void write_item(const page *p, const char *format, ...) LOFT_PRINTF(2, 3);

static void write_item(const page *p, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_wrapped(p, "  ", "    ", format, args);
    va_end(args);
}

/* ---- names of flights ---- */

static bool is_date(const char *id)
{
    for (int i = 0; i < 10; i++) {
        const bool good = i == 4 || i == 7 ? id[i] == '-' : isdigit((unsigned char)id[i]);
        if (!good) {
            return false;
        }
    }
    return true;
}

/* A number of 2 digits, as is_date has found them. */
static int two_digits(const char *text)
{
    return 10 * (text[0] - '0') + (text[1] - '0');
}

const char *loft_joint_flight_name(const loft_joint_study *study, int flight,
                                   char out[LOFT_JOINT_NAME])
{
    static const char *const months[12] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    const char *id = study->events[flight].id;
    bool alone = is_date(id);
    for (int f = 0; alone && f < study->n; f++) {
        alone = f == flight || strncmp(study->events[f].id, id, 10) != 0;
    }
    const int month = alone ? two_digits(id + 5) : 0;
    if (month < 1 || month > 12) {
        snprintf(out, LOFT_JOINT_NAME, "%s", id);
    } else {
        snprintf(out, LOFT_JOINT_NAME, "%d %s %.4s", two_digits(id + 8),
                 months[month - 1], id);
    }
    return out;
}

/* ---- phrases ---- */

static const char *range_text(char out[LOFT_QUANTITY_TEXT], double range_m)
{
    if (isinf(range_m)) {
        snprintf(out, LOFT_QUANTITY_TEXT, "anywhere on Earth");
        return out;
    }
    return loft_text_km(out, range_m);
}

/* "4,350 to 4,710 km", "anywhere on Earth"; the unit once. */
static const char *interval_text(char out[PHRASE], const loft_band *band)
{
    char ends[2][LOFT_QUANTITY_TEXT];
    range_text(ends[0], band->p05);
    range_text(ends[1], band->p95);
    if (isinf(band->p05)) {
        snprintf(out, PHRASE, "anywhere on Earth");
        return out;
    }
    if (isfinite(band->p95)) {
        ends[0][strcspn(ends[0], " ")] = '\0';
    }
    snprintf(out, PHRASE, "%s to %s", ends[0], ends[1]);
    return out;
}

static const char *time_interval_text(char out[PHRASE], const loft_band *band)
{
    char ends[2][LOFT_QUANTITY_TEXT];
    snprintf(out, PHRASE, "%s to %s", loft_text_time(ends[0], band->p05),
             loft_text_time(ends[1], band->p95));
    return out;
}

/* "4,530 km (90 % interval 4,350 to 4,710 km)". */
static const char *median_text(char out[PHRASE], const loft_band *band)
{
    char median[LOFT_QUANTITY_TEXT];
    char interval[PHRASE];
    if (isinf(band->p05)) {
        loft_snprintf(
            out, PHRASE, "anywhere on Earth for %s%.0f %% of the boosters",
            band->unbounded > 0.99 && band->unbounded < 1.0 ? "over " : "",
            fmin(100.0 * band->unbounded, band->unbounded < 1.0 ? 99.0 : 100.0));
        return out;
    }
    snprintf(out, PHRASE, "%s%s (90 %% interval %s)", isfinite(band->p50) ? "about " : "",
             range_text(median, band->p50), interval_text(interval, band));
    return out;
}

/* "1,040 m/s": to 10 m/s. */
static const char *speed_text(char out[LOFT_QUANTITY_TEXT], double speed_mps)
{
    const long rounded = 10 * lround(speed_mps / 10.0);
    if (labs(rounded) >= 1000) {
        snprintf(out, LOFT_QUANTITY_TEXT, "%ld,%03ld m/s", rounded / 1000,
                 labs(rounded) % 1000);
    } else {
        snprintf(out, LOFT_QUANTITY_TEXT, "%ld m/s", rounded);
    }
    return out;
}

/* "1.2", "17", "3400": a factor of evidence. */
static const char *factor_text(char out[LOFT_QUANTITY_TEXT], double log_factor)
{
    const double factor = exp(fabs(log_factor));
    if (factor >= 1e6) {
        snprintf(out, LOFT_QUANTITY_TEXT, "over a million");
    } else {
        loft_snprintf(out, LOFT_QUANTITY_TEXT, factor < 10.0 ? "%.1f" : "%.0f", factor);
    }
    return out;
}

static const char *strength_text(loft_evidence evidence)
{
    static const char *const texts[] = {"not worth more than a mention",
                                        "positive evidence", "strong evidence",
                                        "very strong evidence"};
    return texts[evidence];
}

/* ---- the answer ---- */

static void write_evidence(const page *p)
{
    const loft_joint_answer *a = p->answer;
    const loft_evidence evidence = loft_evidence_of(a->log_bayes);
    const bool one = a->log_bayes >= 0.0;
    char factor[LOFT_QUANTITY_TEXT];
    char several[64];
    snprintf(several, sizeof several, "%d separate boosters", a->n_flights);
    factor_text(factor, a->log_bayes);
    if (fabs(a->log_bayes) < 0.05) {
        write_paragraph(
            p,
            "One missile or several? The reports do not tell. One booster can "
            "have flown all of these %d flights: the reports are as likely from "
            "one booster as from %s.",
            a->n_flights, several);
        return;
    }
    if (evidence == LOFT_EVIDENCE_NONE) {
        write_paragraph(
            p,
            "One missile or several? The reports do not tell. One booster can "
            "have flown all of these %d flights: the reports are %s times as "
            "likely from %s as from %s, a factor %s.",
            a->n_flights, factor, one ? "one booster" : several,
            one ? several : "one booster", strength_text(evidence));
        return;
    }
    write_paragraph(p, "%s The reports are %s times as likely from %s as from %s: %s.",
                    one ? "The flights look like those of one missile."
                        : "The flights do not look like those of one missile.",
                    factor, one ? "one booster" : several, one ? several : "one booster",
                    strength_text(evidence));
}

static void write_range(const page *p)
{
    const loft_joint_answer *a = p->answer;
    char name[LOFT_JOINT_NAME];
    char range[PHRASE];
    write_paragraph(
        p,
        "If it is one missile, its standard range is %s. That is with the load "
        "of %s, its fastest flight, and without the Earth's rotation.",
        median_text(range, &a->flights[a->fastest].range_m),
        loft_joint_flight_name(p->study, a->fastest, name));
    write_paragraph(p,
                    "Its engines burn for about %.0f s (90 %% interval %.0f to %.0f s); "
                    "before the flights were heard it was %.0f to %.0f s.",
                    a->burn_s.p50, a->burn_s.p05, a->burn_s.p95, a->prior_burn_s.p05,
                    a->prior_burn_s.p95);
}

/* ---- predictions ---- */

static const char *source_of(const page *p, int f, const loft_joint_check *check)
{
    const char *source = p->study->events[f].sources[check->source].source;
    return source != NULL ? source : "a report";
}

static bool write_flights(const page *p)
{
    static const char *const headings[] = {"flight", ">alone", ">all together", ">slower",
                                           "flight time by the others"};
    loft_text_table *table =
        loft_text_table_new(headings, sizeof headings / sizeof headings[0]);
    if (table == NULL) {
        return false;
    }
    for (int f = 0; f < p->answer->n_flights; f++) {
        const loft_joint_flight *flight = &p->answer->flights[f];
        char name[LOFT_JOINT_NAME], alone[PHRASE], joint[PHRASE], time[PHRASE] = "";
        char slower[LOFT_QUANTITY_TEXT] = "";
        if (p->answer->has_bands && f != p->answer->fastest) {
            speed_text(slower, flight->slower_mps.p50);
        }
        if (flight->has_prediction) {
            time_interval_text(time, &flight->predicted_s);
        }
        const char *const cells[] = {
            loft_joint_flight_name(p->study, f, name),
            interval_text(alone, &flight->alone_range_m),
            p->answer->has_bands ? interval_text(joint, &flight->range_m) : "", slower,
            time};
        loft_text_table_add(table, cells);
    }
    const bool good = loft_text_table_print(table, false, p->text->out);
    loft_text_table_free(table);
    return good;
}

static void count_checks(const loft_joint_answer *a, int *n, int *inside)
{
    *n = *inside = 0;
    for (int f = 0; f < a->n_flights; f++) {
        for (int c = 0; c < a->flights[f].n_checks; c++) {
            const loft_joint_check *check = &a->flights[f].checks[c];
            *n += !check->outvoted;
            *inside += check->inside && !check->outvoted;
        }
    }
}

/* "67 min 32 s", "about 14 min": in the wording of the source. */
static const char *said_text(const page *p, int f, const loft_joint_check *check,
                             char out[LOFT_QUANTITY_TEXT])
{
    const loft_source *source = &p->study->events[f].sources[check->source];
    return loft_text_claim_spoken_time(out, &source->report.time_s);
}

static void write_outside(const page *p, int f)
{
    const loft_joint_flight *flight = &p->answer->flights[f];
    for (int c = 0; c < flight->n_checks; c++) {
        const loft_joint_check *check = &flight->checks[c];
        char name[LOFT_JOINT_NAME], said[LOFT_QUANTITY_TEXT], expected[PHRASE];
        if (!check->inside && !check->outvoted) {
            write_item(p,
                       "%s: %s says %s, where from the other flights one would "
                       "expect %s.",
                       loft_joint_flight_name(p->study, f, name), source_of(p, f, check),
                       said_text(p, f, check, said),
                       time_interval_text(expected, &check->expected_s));
        }
    }
}

static void write_outvoted(const page *p, int f)
{
    const loft_joint_flight *flight = &p->answer->flights[f];
    for (int c = 0; c < flight->n_checks; c++) {
        const loft_joint_check *check = &flight->checks[c];
        char name[LOFT_JOINT_NAME], said[LOFT_QUANTITY_TEXT];
        if (check->outvoted) {
            write_paragraph(p,
                            "Not counted: %s says %s of %s; the other sources of that "
                            "flight outvote it.",
                            source_of(p, f, check), said_text(p, f, check, said),
                            loft_joint_flight_name(p->study, f, name));
        }
    }
}

static void write_checks(const page *p)
{
    int n = 0;
    int inside = 0;
    count_checks(p->answer, &n, &inside);
    if (n == 0) {
        write_paragraph(p, "No source gives a flight time that could be predicted, so "
                           "nothing here can tell one booster from several.");
        return;
    }
    write_paragraph(
        p,
        "Only flight times can tell, for the speed of each flight is free. With each "
        "flight predicted from the others, %d of %d reported times lie inside their 90 %% "
        "intervals%s",
        inside, n, inside < n ? ". Outside:" : ".");
    for (int f = 0; f < p->answer->n_flights; f++) {
        write_outside(p, f);
    }
    for (int f = 0; f < p->answer->n_flights; f++) {
        write_outvoted(p, f);
    }
}

/* ---- speeds ---- */

static void write_cause(const page *p, int f)
{
    const loft_joint_flight *flight = &p->answer->flights[f];
    char name[LOFT_JOINT_NAME];
    char speed[LOFT_QUANTITY_TEXT], low[LOFT_QUANTITY_TEXT], high[LOFT_QUANTITY_TEXT];
    char payload[64] = "";
    char cutoff[64] = "";
    if (flight->slower_mps.p05 <= 0.0) {
        return;
    }
    if (flight->cause.has_payload) {
        const double ratio = flight->cause.payload_ratio;
        loft_snprintf(payload, sizeof payload,
                      ratio < 1.095 ? "%.2f times the payload" : "%.1f times the payload",
                      ratio);
    } else {
        snprintf(payload, sizeof payload, "no payload accounts for it");
    }
    if (flight->cause.has_cutoff) {
        loft_snprintf(cutoff, sizeof cutoff, ", or the last stage stopped %.1f s early",
                      flight->cause.cutoff_s);
    }
    speed_text(low, flight->slower_mps.p05);
    low[strcspn(low, " ")] = '\0';
    write_item(p, "%s: %s slower (90 %% interval %s to %s): %s%s.",
               loft_joint_flight_name(p->study, f, name),
               speed_text(speed, flight->slower_mps.p50), low,
               speed_text(high, flight->slower_mps.p95), payload, cutoff);
}

static void write_speeds(const page *p)
{
    const loft_joint_answer *a = p->answer;
    char name[LOFT_JOINT_NAME];
    char alike[8 * (LOFT_JOINT_NAME + 2)] = "";
    int slower = 0;
    for (int f = 0; f < a->n_flights; f++) {
        if (f == a->fastest) {
            continue;
        }
        if (a->flights[f].slower_mps.p05 > 0.0) {
            slower++;
        } else {
            const size_t size = strlen(alike);
            snprintf(alike + size, sizeof alike - size, "%s%s", size > 0 ? ", " : "",
                     loft_joint_flight_name(p->study, f, name));
        }
    }
    if (alike[0] != '\0') {
        write_paragraph(p, "No other speed than that of %s is needed for: %s.",
                        loft_joint_flight_name(p->study, a->fastest, name), alike);
    }
    if (slower == 0) {
        return;
    }
    write_paragraph(
        p,
        "Slower than %s, with what that takes in an illustrative vehicle (the "
        "stages of the class, empty stages of %.0f %% of their mass at "
        "lift-off). It is never a fact about this missile:",
        loft_joint_flight_name(p->study, a->fastest, name), 100.0 * LOFT_EMPTY_SHARE);
    for (int f = 0; f < a->n_flights; f++) {
        if (f != a->fastest) {
            write_cause(p, f);
        }
    }
}

/* ---- method ---- */

static const char *left_out_text(const loft_joint_left_out *left_out)
{
    return left_out->refusal != LOFT_REFUSED_NOT ? loft_refusal_reason(left_out->refusal)
           : left_out->status == LOFT_ERR_DOMAIN
               ? "it reports fewer than two of apogee, range and time"
               : "hardly any booster of the class flies its figures";
}

static void write_left_out(const page *p)
{
    for (int i = 0; i < p->study->n_left_out; i++) {
        const loft_joint_left_out *left_out = &p->study->left_out[i];
        write_paragraph(p, "Left out: %s (%s).", left_out->id, left_out_text(left_out));
    }
}

static void write_method(const page *p)
{
    const loft_joint_answer *a = p->answer;
    const char *name = p->study->class_name;
    write_paragraph(
        p,
        "Method: %d boosters (%s%s), each flown to every flight; burn time, "
        "specific impulse, shares, gaps and boost drag in common, speed, "
        "steering and entry of each flight free. ln of the Bayes factor %.2f "
        "\302\261 %.2f. Scale of Kass and Raftery: a factor below 3 is not worth "
        "more than a mention, to 20 positive, to 150 strong, beyond very "
        "strong. Effective sample size %.0f.",
        a->samples, name != NULL ? "class " : "",
        name != NULL ? name : "published stages",
        round(100.0 * a->log_bayes) / 100.0 + 0.0, a->log_bayes_error, a->effective);
    if (a->effective < LOFT_POSTERIOR_FEW) {
        write_paragraph(
            p,
            "WARNING: the intervals are imprecise themselves (effective sample "
            "size %.0f of %d). Increase --samples, unless the flights contradict "
            "each other.",
            a->effective, a->samples);
    }
}

static bool write_page(const page *p)
{
    if (p->answer == NULL) {
        write_paragraph(p, "No joint answer: it takes 2 flights, and here %s.",
                        p->study->n == 1 ? "is 1" : "are none");
        write_left_out(p);
        return true;
    }
    write_evidence(p);
    if (p->answer->has_bands) {
        write_range(p);
    } else {
        write_paragraph(p, "Hardly any booster flies all of the flights, so there is no "
                           "range with all of them together.");
    }
    write_checks(p);
    fputs("\nStandard range of each flight (90 % intervals)\n", p->text->out);
    const bool good = write_flights(p);
    fputc('\n', p->text->out);
    if (p->answer->has_bands) {
        write_speeds(p);
    }
    write_left_out(p);
    write_method(p);
    return good;
}

char *loft_joint_text(const loft_joint_study *study, int columns)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    const page p = {.text = &text,
                    .columns = columns,
                    .study = study,
                    .answer =
                        study->joint != NULL ? loft_joint_answer_of(study->joint) : NULL};
    if (!write_page(&p)) {
        loft_text_drop(&text);
        return NULL;
    }
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

/* ---- the plot ---- */

const char loft_joint_title[] = "Flights of one missile?";
const char loft_joint_times_title[] = "Reported flight time less the one predicted by "
                                      "the other flights (s)";
const char loft_joint_times_key[] =
    "thick: predicted flight time, thin: with the errors of a source (90 % each). "
    "Disc: reported, open: outside";

char *loft_joint_caption(const loft_joint_study *study)
{
    const loft_joint_answer *a = loft_joint_answer_of(study->joint);
    char factor[LOFT_QUANTITY_TEXT];
    char name[LOFT_JOINT_NAME];
    char range[PHRASE];
    return loft_text_format(
        "Each flight as one booster, common to all, flies it. Evidence for one booster "
        "against %d: a factor of %s%s. Standard range with the load of %s: %s.",
        a->n_flights, a->log_bayes < 0.0 ? "1/" : "", factor_text(factor, a->log_bayes),
        loft_joint_flight_name(study, a->fastest, name),
        median_text(range, &a->flights[a->fastest].range_m));
}

char *loft_joint_caption_source(const loft_joint_study *study)
{
    const char *name = study->class_name;
    return loft_text_format(
        "Prior of the %s%s; figures of all sources of each flight. Drawn by %s.",
        name != NULL ? "class " : "", name != NULL ? name : "published stages",
        loft_software());
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/scenario_event.h"

#include "io/files/class_choices.h"
#include "io/files/class_text.h"
#include "io/files/data_json.h"
#include "loft/files.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/files/announced_json.h"
#include "io/files/observation_fields.h"
#include "io/files/scenario_fields.h"
#include "io/files/scenario_figure.h"
#include "io/files/scenario_id.h"
#include "io/files/scenario_site.h"
#include "io/files/scenario_words.h"
#include "io/json/json_places.h"
#include "loft/loft.h"
#include "sim/base/diag.h"
#include "sim/base/file.h"

struct loft_scenario {
    loft_file_text text;
    loft_json_doc *doc;
    loft_scenario_source *sources;
    loft_scenario_standard *standards;
    loft_observation *observations;
    loft_announced_area *areas;
    loft_scenario_facts facts;
    loft_class_choices choices; /* where no class is named, or several */
    char *names;                /* of these, or of the class */
    char date_utc[LOFT_DATE_TEXT];
    char *id; /* where the file gives none */
};

static bool is(const char *value, const char *word)
{
    return value != NULL && strcmp(value, word) == 0;
}

/* The digits at text[0..n) as a number; -1 if one is none, as the '\0' is. */
static int digits(const char *text, int n)
{
    int value = 0;
    for (int i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        value = 10 * value + (text[i] - '0');
    }
    return value;
}

/* For a text that starts YYYY-MM-DD; another form has had its message. */
static bool is_calendar_day(const char *text)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int year = digits(text, 4);
    if (year < 0 || text[4] != '-') {
        return true;
    }
    const int month = digits(text + 5, 2);
    if (month < 0 || text[7] != '-') {
        return true;
    }
    const int day = digits(text + 8, 2);
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day < 0 || (month >= 1 && month <= 12 && day >= 1 &&
                       day <= days[month - 1] + (month == 2 && leap ? 1 : 0));
}

static loft_diag_where below(const loft_diag_where *at, const char *key)
{
    loft_diag_where where = *at;
    loft_diag_where_key(&where, key, strlen(key));
    return where;
}

static loft_diag_where item_of(const char *list, int i)
{
    const loft_diag_where top = {0};
    loft_diag_where where = below(&top, list);
    loft_diag_where_index(&where, (size_t)i);
    return where;
}

static void check_day(const char *text, const char *where, loft_diags *diags)
{
    if (text != NULL && !is_calendar_day(text)) {
        loft_diags_add(diags, where, "%.10s is not a calendar date", text);
    }
}

/* Room for n items, at least one. */
static void *items(int n, size_t size)
{
    return calloc(n > 0 ? (size_t)n : 1, size);
}

/* A revision is another report of the file. */
static void check_revision(const loft_scenario_file *file, int i, loft_diags *diags)
{
    const char *name = file->reports[i].source.revised_by;
    int k = 0;
    while (k < file->n_reports && name != NULL &&
           (k == i || file->reports[k].source.source == NULL ||
            strcmp(file->reports[k].source.source, name) != 0)) {
        k++;
    }
    if (k == file->n_reports) {
        const loft_diag_where at = item_of("reports", i);
        loft_diags_add(diags, below(&at, "revised_by").text,
                       "is \"%s\", must be the source of another report of this file",
                       name);
    }
}

/* Reports that are compared need names. */
static void check_source(const loft_scenario_file *file, int i, loft_diags *diags)
{
    if (file->n_reports > 1 && file->reports[i].source.source == NULL &&
        loft_json_get(file->reports[i].json, "source") == NULL) {
        loft_diags_add(diags, item_of("reports", i).text,
                       "the key \"source\" is missing; where there are several reports "
                       "each says who made it");
    }
}

static loft_status take_reports(loft_scenario *s, const loft_scenario_file *file,
                                loft_diags *diags)
{
    s->sources = items(file->n_reports, sizeof *s->sources);
    if (s->sources == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (int i = 0; i < file->n_reports; i++) {
        const loft_scenario_report *r = &file->reports[i];
        const loft_diag_where at = item_of("reports", i);
        loft_scenario_source *out = &s->sources[i];
        *out = r->source;
        out->tertiary = out->source != NULL && strstr(out->source, "(tertiary)") != NULL;
        if (r->json != NULL) {
            out->report = loft_scenario_report_of(r, &at, diags);
            check_revision(file, i, diags);
            check_source(file, i, diags);
        }
    }
    s->facts.n_sources = (size_t)file->n_reports;
    s->facts.sources = s->sources;
    return LOFT_OK;
}

static loft_status take_standards(loft_scenario *s, const loft_scenario_file *file,
                                  loft_diags *diags)
{
    s->standards = items(file->n_published, sizeof *s->standards);
    if (s->standards == NULL) {
        return LOFT_ERR_NOMEM;
    }
    bool has_reference = false;
    for (int i = 0; i < file->n_published; i++) {
        loft_scenario_published *p = &file->published[i];
        const loft_diag_where at = item_of("published_standard", i);
        loft_scenario_published_read(p, &at, diags);
        if (p->standard.reference && has_reference) {
            loft_diags_add(
                diags, below(&at, "reference").text,
                "is true, must be false, for an entry before it is the reference");
        }
        has_reference = has_reference || p->standard.reference;
        s->standards[i] = p->standard;
        s->standards[i].lo_m = 1000.0 * (p->has_ends ? p->ends_km[0] : p->km);
        s->standards[i].hi_m = 1000.0 * (p->has_ends ? p->ends_km[1] : p->km);
    }
    s->facts.n_standards = (size_t)file->n_published;
    s->facts.standards = s->standards;
    return LOFT_OK;
}

/* A booster that is known has no other stages. */
static void check_stage(const loft_scenario *s, const loft_observation *o,
                        const loft_diag_where *at, loft_diags *diags)
{
    if (s->facts.n_classes == 0 && o->stage > s->facts.booster.n_stages) {
        loft_diags_add(diags, below(at, "stage").text,
                       "is %d, must be at most %d, the stages of the booster", o->stage,
                       s->facts.booster.n_stages);
    }
}

static void take_areas(loft_scenario *s, loft_scenario_file *file, loft_diags *diags)
{
    for (int i = 0; i < file->n_areas; i++) {
        const loft_diag_where at = item_of("areas", i);
        loft_area_take(&file->areas[i], &at, diags);
    }
    s->areas = file->areas;
    s->facts.n_areas = (size_t)file->n_areas;
    s->facts.areas = s->areas;
    file->areas = NULL;
}

/* Once booster and prior are known. */
static loft_status take_observations(loft_scenario *s, const loft_scenario_file *file,
                                     loft_diags *diags)
{
    s->observations = items(file->n_observations, sizeof *s->observations);
    if (s->observations == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (int i = 0; i < file->n_observations; i++) {
        const loft_diag_where at = item_of("observations", i);
        s->observations[i] = loft_observation_of(&file->observations[i],
                                                 &s->facts.prior.errors.seen, &at, diags);
        check_stage(s, &s->observations[i], &at, diags);
    }
    s->facts.n_observations = (size_t)file->n_observations;
    s->facts.observations = s->observations;
    return LOFT_OK;
}

/* The prior of the class, or the default, with what the file says in place of it. */
static loft_status take_prior(loft_scenario *s, const loft_data *data,
                              const loft_scenario_file *file, loft_diags *diags)
{
    const loft_diag_where at = {.text = "/prior", .size = 6};
    loft_prior common;
    const loft_status status = loft_data_prior(data, s->facts.class_name, &common);
    if (status != LOFT_OK) {
        return status; /* no such class: it has had its message */
    }
    s->facts.prior = file->prior;
    loft_prior_complete(&s->facts.prior, &common);
    for (size_t i = 0; i < s->choices.n; i++) {
        const loft_prior of_class = s->choices.list[i].prior;
        s->choices.list[i].prior = file->prior;
        loft_prior_complete(&s->choices.list[i].prior, &of_class);
    }
    return loft_prior_turns_ascend(&s->facts.prior, &at, diags) ? LOFT_OK
                                                                : LOFT_ERR_INPUT;
}

/* `data` is not kept. */
static loft_status keep_names(loft_class_choices *choices, char **names)
{
    size_t size = 1;
    for (size_t i = 0; i < choices->n; i++) {
        size += strlen(choices->list[i].name) + 1;
    }
    char *end = *names = malloc(size);
    for (size_t i = 0; end != NULL && i < choices->n; i++) {
        const size_t one = strlen(choices->list[i].name) + 1;
        choices->list[i].name = memcpy(end, choices->list[i].name, one);
        end += one;
    }
    return end != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

/* The class to begin with, by the figures of the sources. */
static loft_status guess_class(const loft_scenario *s, const loft_data *data,
                               const char **name)
{
    loft_report *reports = items((int)s->facts.n_sources, sizeof *reports);
    if (reports == NULL) {
        return LOFT_ERR_NOMEM;
    }
    for (size_t i = 0; i < s->facts.n_sources; i++) {
        reports[i] = s->sources[i].report;
    }
    const loft_report to_guess = loft_report_to_guess_from(s->facts.n_sources, reports);
    const char *guessed = loft_class_guess_for(data, &to_guess).of->name;
    free(reports);
    *name = s->choices.list[0].name;
    for (size_t i = 0; i < s->choices.n; i++) {
        *name = is(s->choices.list[i].name, guessed) ? s->choices.list[i].name : *name;
    }
    return LOFT_OK;
}

/* Neither class nor stages, or a text that is several classes: all of these that have a
 * share, unless none has. */
static loft_status take_any_class(loft_scenario *s, const loft_data *data,
                                  const loft_class_text *asked, loft_booster_form *form)
{
    loft_class_choices_of(data, &s->choices);
    if (asked->n > 0) {
        loft_class_text_keep(asked, &s->choices);
    }
    if (s->choices.n == 0) {
        return LOFT_OK;
    }
    if (form->burn_s > 0.0) {
        loft_class_choices_stretch(&s->choices, form->burn_s);
    }
    loft_status status = keep_names(&s->choices, &s->names);
    if (status == LOFT_OK) {
        status = guess_class(s, data, &s->facts.class_name);
    }
    form->has_class = true;
    form->class_name = s->facts.class_name;
    s->facts.n_classes = s->choices.n;
    s->facts.classes = s->choices.list;
    return status;
}

/* The class by the name that the data has, which are not kept. */
static loft_status take_class_name(loft_scenario *s, const char *name,
                                   loft_booster_form *form)
{
    s->names = strdup(name);
    form->class_name = s->facts.class_name = s->names;
    return s->names != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

/* The class that is named, or those that are mixed. A mistake has its message. */
static loft_status take_class(loft_scenario *s, const loft_data *data,
                              loft_booster_form *form, loft_diags *diags)
{
    loft_class_text asked = {.n = 0};
    char message[LOFT_MESSAGE];
    s->facts.class_name = NULL;
    if (form->class_name != NULL && form->class_name[0] != '\0' &&
        loft_class_text_read(data, NULL, form->class_name, &asked, message) != LOFT_OK) {
        loft_diags_add(diags, "/class", "%s", message);
        return LOFT_ERR_INPUT;
    }
    if (asked.n == 1 || (form->has_class && form->has_stages && asked.n > 0)) {
        return take_class_name(s, asked.list[0]->name, form);
    }
    return (form->has_class && asked.n == 0) || form->has_stages
               ? LOFT_OK
               : take_any_class(s, data, &asked, form);
}

/* An id from date and title, unless one is missing too. */
static loft_status take_id(loft_scenario *s)
{
    if (s->facts.id != NULL || s->facts.date_utc == NULL || s->facts.title == NULL) {
        return LOFT_OK;
    }
    s->facts.id = s->id = loft_scenario_id_of(s->facts.date_utc, s->facts.title);
    return s->id != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

static loft_status take(loft_scenario *s, const loft_data *data, loft_scenario_file *file,
                        loft_diags *diags)
{
    const loft_diag_where top = {0};
    loft_scenario_words_read(file, diags);
    s->facts = file->facts;
    check_day(s->facts.id, "/id", diags);
    if (loft_scenario_date_read(s->facts.date_utc, s->date_utc, diags)) {
        s->facts.date_utc = s->date_utc;
    }
    loft_booster_form form = file->booster;
    (void)loft_booster_form_read(&form, &top, diags);
    loft_status status = loft_scenario_site_complete(file, diags, &s->facts);
    if (status == LOFT_OK) {
        status = take_id(s);
    }
    if (status == LOFT_OK) {
        status = take_reports(s, file, diags);
    }
    if (status == LOFT_OK) {
        status = take_standards(s, file, diags);
    }
    if (status == LOFT_OK) {
        status = take_class(s, data, &form, diags);
    }
    if (status == LOFT_ERR_NOMEM) {
        return status;
    }
    const loft_status booster =
        status == LOFT_OK ? loft_data_booster(data, &form, &top, diags, &s->facts.booster)
                          : status;
    take_areas(s, file, diags);
    const loft_status prior = take_prior(s, data, file, diags);
    if (booster == LOFT_OK && prior == LOFT_OK && status == LOFT_OK) {
        status = take_observations(s, file, diags);
    }
    return status != LOFT_OK ? status : booster != LOFT_OK ? booster : prior;
}

static loft_status build(loft_scenario *s, const loft_data *data, loft_diags *diags)
{
    const loft_diag_where top = {0};
    loft_scenario_file file = loft_scenario_file_initial;
    loft_status status = loft_json_parse(s->text.bytes, s->text.size, diags, &s->doc);
    if (status != LOFT_OK) {
        return status;
    }
    const loft_json_node *root = loft_json_root(s->doc);
    status = loft_fields_read(&loft_scenario_fields, root, &top, data, diags, &file);
    if (status == LOFT_OK ||
        (status == LOFT_ERR_INPUT && loft_json_typeof(root) == LOFT_JSON_OBJECT)) {
        const size_t before = loft_diags_total(diags);
        const loft_status rest = take(s, data, &file, diags);
        status = rest == LOFT_ERR_NOMEM || status == LOFT_OK ? rest : status;
        if (status == LOFT_OK && loft_diags_total(diags) > before) {
            status = LOFT_ERR_INPUT;
        }
    }
    free(file.reports);
    free(file.published);
    free(file.observations);
    free(file.areas);
    return status;
}

/* Takes the text. */
static loft_status make(const loft_data *data, loft_file_text text, loft_diags *diags,
                        loft_scenario **out)
{
    loft_scenario *s = calloc(1, sizeof *s);
    if (s == NULL) {
        free(text.bytes);
        return LOFT_ERR_NOMEM;
    }
    s->text = text;
    const size_t before = loft_diags_total(diags);
    const loft_status status = build(s, data, diags);
    if (status != LOFT_OK) {
        if (s->doc != NULL) {
            loft_json_place_diags(s->doc, before, diags);
        }
        loft_scenario_free(s);
        return status;
    }
    *out = s;
    return LOFT_OK;
}

loft_status loft_scenario_read(const loft_data *data, const char *path, loft_diags *diags,
                               loft_scenario **out)
{
    loft_file_text text;
    const loft_status status = loft_file_read(path, LOFT_JSON_SIZE_MAX, diags, &text);
    return status == LOFT_OK ? make(data, text, diags, out) : status;
}

loft_status loft_scenario_parse(const loft_data *data, const char *text, size_t size,
                                loft_diags *diags, loft_scenario **out)
{
    loft_file_text copy = {.bytes = malloc(size + 1), .size = size};
    if (copy.bytes == NULL) {
        return LOFT_ERR_NOMEM;
    }
    memcpy(copy.bytes, text, size);
    copy.bytes[size] = '\0';
    return make(data, copy, diags, out);
}

void loft_scenario_free(loft_scenario *scenario)
{
    if (scenario != NULL) {
        loft_json_free(scenario->doc);
        free(scenario->text.bytes);
        free(scenario->sources);
        free(scenario->standards);
        free(scenario->observations);
        free(scenario->areas);
        free(scenario->names);
        free(scenario->id);
        free(scenario);
    }
}

const loft_scenario_facts *loft_scenario_content(const loft_scenario *scenario)
{
    return &scenario->facts;
}

const char *loft_scenario_text(const loft_scenario *scenario, size_t *size)
{
    *size = scenario->text.size;
    return scenario->text.bytes;
}

/* The refusal whose code is the kind of the scenario, if any. */
static loft_refusal refusal_of_kind(const char *kind)
{
    for (int i = LOFT_REFUSED_NOT + 1; i < LOFT_REFUSED_COUNT; i++) {
        if (is(kind, loft_refusal_code((loft_refusal)i))) {
            return (loft_refusal)i;
        }
    }
    return LOFT_REFUSED_NOT;
}

loft_refusal loft_scenario_known(const loft_scenario_facts *facts)
{
    const loft_refusal of_kind = refusal_of_kind(facts->kind);
    if (of_kind == LOFT_REFUSED_SATELLITE_LAUNCH) {
        return of_kind;
    }
    return is(facts->outcome, "failure")    ? LOFT_REFUSED_FAILURE
           : is(facts->outcome, "disputed") ? LOFT_REFUSED_DISPUTED
                                            : of_kind;
}

void loft_scenario_question(const loft_scenario *scenario, size_t source,
                            loft_question *question)
{
    const loft_scenario_facts *facts = &scenario->facts;
    assert(source < facts->n_sources);
    const loft_report report = facts->sources[source].report;
    loft_launch launch = loft_launch_default();
    launch.site = facts->site;
    launch.azimuth_rad = facts->azimuth_rad;
    launch.booster = facts->booster;
    *question = (loft_question){.launch = launch,
                                .report = report,
                                .known = loft_scenario_known(facts),
                                .assume_ballistic = facts->assume_ballistic};
}

/* Is what a question lacks solved for from its time? */
static bool is_solved(const loft_question *q)
{
    const loft_basis basis = loft_estimate_basis(&q->report);
    return basis == LOFT_BASIS_APOGEE_TIME || basis == LOFT_BASIS_RANGE_TIME;
}

/* The refusal of one source, flying if it hangs on a figure that is solved for. */
static loft_status refusal_of(const loft_scenario *scenario, size_t source, bool flying,
                              loft_refusal *out)
{
    loft_question q;
    loft_scenario_question(scenario, source, &q);
    *out = loft_estimate_refusal(&q);
    if (*out != LOFT_REFUSED_NOT || !is_solved(&q)) {
        return LOFT_OK;
    }
    *out = LOFT_REFUSED_DEPRESSED_OR_LIFTING; /* until it is flown */
    if (!flying) {
        return LOFT_OK;
    }
    loft_estimate e;
    const loft_status status = loft_estimate_check(&q, &e);
    if (status == LOFT_OK || status == LOFT_ERR_CONVERGE) {
        *out = e.refusal; /* a fit that was not found is not a refusal */
        return LOFT_OK;
    }
    return status;
}

loft_status loft_scenario_refusal(const loft_scenario *scenario, loft_refusal *out)
{
    loft_refusal first = LOFT_REFUSED_NOT;
    for (int flying = 0; flying < 2; flying++) {
        for (size_t i = 0; i < scenario->facts.n_sources; i++) {
            loft_refusal refusal;
            const loft_status status = refusal_of(scenario, i, flying != 0, &refusal);
            if (status != LOFT_OK) {
                return status;
            }
            if (refusal == LOFT_REFUSED_NOT) {
                *out = refusal;
                return LOFT_OK;
            }
            first = i == 0 ? refusal : first;
        }
    }
    *out = first;
    return LOFT_OK;
}

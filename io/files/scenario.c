/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/scenario_event.h"

#include "io/files/data_json.h"
#include "loft/files.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "io/files/data_prior.h"
#include "io/json/json_pick.h"
#include "io/json/schema.h"
#include "loft/loft.h"
#include "sim/base/diag.h"
#include "sim/base/file.h"

typedef const loft_json_node node;

struct loft_scenario {
    loft_file_text text;
    loft_json_doc *doc;
    loft_scenario_source *sources;
    loft_scenario_standard *standards;
    loft_scenario_facts facts;
};

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

/* Of a text that starts YYYY-MM-DD; what has another form is the schema's business. */
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

static void check_day(node *root, const char *key, loft_diags *diags)
{
    const char *text = loft_pick_string(root, key);
    if (text != NULL && !is_calendar_day(text)) {
        loft_diag_where where = {0};
        where = loft_pick_where(&where, key);
        loft_diags_add(diags, where.text, "%.10s is no day of the calendar", text);
    }
}

static void check_name(node *root, const char *path, loft_diags *diags)
{
    static const char suffix[] = ".json";
    const char *slash = strrchr(path, '/');
    const char *base = slash != NULL ? slash + 1 : path;
    const char *id = loft_pick_string(root, "id");
    if (id == NULL) {
        return;
    }
    const size_t size = strlen(id);
    if (strncmp(base, id, size) != 0 || strcmp(base + size, suffix) != 0) {
        loft_diags_add(diags, "/id",
                       "is \"%s\", but the file is called %s; must be its name "
                       "without %s",
                       id, base, suffix);
    }
}

/* One figure of a report and its hedge. */
typedef struct figure {
    const char *key, *hedge_key;
    double unit_si;
    bool is_time;
} figure;

static loft_claim_kind hedge_kind(node *hedge)
{
    const loft_claim_kind kinds[] = {LOFT_CLAIM_EXACT, LOFT_CLAIM_ABOUT,
                                     LOFT_CLAIM_MORE_THAN, LOFT_CLAIM_UP_TO};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (loft_json_typeof(hedge) == LOFT_JSON_STRING &&
            strcmp(loft_json_string(hedge), loft_claim_kind_name(kinds[i])) == 0) {
            return kinds[i];
        }
    }
    return LOFT_CLAIM_NONE;
}

static loft_claim claim_of(const figure *f, node *value, node *hedge)
{
    double ends[2] = {0.0, 0.0};
    const loft_claim_kind kind = hedge_kind(hedge);
    if (loft_pick_numbers(value, 2, ends)) {
        return loft_claim_interval(ends[0], ends[1], f->unit_si);
    }
    if (loft_json_typeof(value) != LOFT_JSON_NUMBER || kind == LOFT_CLAIM_NONE) {
        return (loft_claim){.kind = LOFT_CLAIM_NONE};
    }
    return f->is_time ? loft_claim_time(kind, loft_json_number(value))
                      : loft_claim_figure(kind, loft_json_number(value), f->unit_si);
}

/* [low, high] as it stands under key. */
static void check_interval(const double *ends, const loft_diag_where *at, const char *key,
                           loft_diags *diags)
{
    if (!(ends[0] < ends[1])) {
        const loft_diag_where at_value = loft_pick_where(at, key);
        loft_diags_add(diags, at_value.text,
                       "is [%.15g, %.15g], must be [low, high] with low below high",
                       ends[0], ends[1]);
    }
}

static loft_claim read_figure(const figure *f, node *report, const loft_diag_where *at,
                              loft_diags *diags)
{
    node *value = loft_json_get(report, f->key);
    node *hedge = loft_json_get(report, f->hedge_key);
    if (value == NULL || hedge == NULL) {
        return (loft_claim){.kind = LOFT_CLAIM_NONE};
    }
    const bool given = loft_json_typeof(value) != LOFT_JSON_NULL;
    const bool hedged = loft_json_typeof(hedge) != LOFT_JSON_NULL;
    const loft_diag_where at_hedge = loft_pick_where(at, f->hedge_key);
    if (given && !hedged) {
        loft_diags_add(diags, at_hedge.text,
                       "is null, must be \"exact\", \"about\", \"more_than\" or "
                       "\"up_to\", for %s is given",
                       f->key);
    } else if (!given && hedged) {
        loft_diags_add(diags, at_hedge.text, "must be null, for %s is null", f->key);
    }
    double ends[2] = {0.0, 0.0};
    if (loft_pick_numbers(value, 2, ends)) {
        check_interval(ends, at, f->key, diags);
    }
    return claim_of(f, value, hedge);
}

static void read_source(node *report, const loft_diag_where *at, loft_diags *diags,
                        loft_scenario_source *out)
{
    static const figure apogee = {"apogee_km", "apogee_qualifier", 1000.0, false};
    static const figure range = {"range_km", "range_qualifier", 1000.0, false};
    static const figure time = {"flight_time_s", "flight_time_qualifier", 1.0, true};
    node *citation = loft_pick(report, "citation", LOFT_JSON_OBJECT);
    const char *source = loft_pick_string(report, "source");
    *out = (loft_scenario_source){
        .source = source,
        .tertiary = source != NULL && strstr(source, "(tertiary)") != NULL,
        .wording = loft_pick_string(report, "wording"),
        .status = loft_pick_string(report, "status"),
        .publisher = loft_pick_string(citation, "publisher"),
        .citation_title = loft_pick_string(citation, "title"),
        .published = loft_pick_string(citation, "published"),
        .url = loft_pick_string(citation, "url"),
        .report = {.apogee_m = read_figure(&apogee, report, at, diags),
                   .range_m = read_figure(&range, report, at, diags),
                   .time_s = read_figure(&time, report, at, diags)},
    };
}

static loft_status read_sources(loft_scenario *s, node *reports, loft_diags *diags)
{
    const size_t n = reports != NULL ? loft_json_size(reports) : 0;
    if (n == 0) {
        return LOFT_OK; /* the schema has said so */
    }
    s->sources = calloc(n, sizeof *s->sources);
    if (s->sources == NULL) {
        return LOFT_ERR_NOMEM;
    }
    size_t i = 0;
    for (node *r = loft_json_first(reports); r != NULL; r = loft_json_next(r), i++) {
        loft_diag_where at = {0};
        at = loft_pick_where(&at, "reports");
        loft_diag_where_index(&at, i);
        if (loft_json_typeof(r) == LOFT_JSON_OBJECT) {
            read_source(r, &at, diags, &s->sources[i]);
        }
    }
    s->facts.n_sources = n;
    s->facts.sources = s->sources;
    return LOFT_OK;
}

static void read_standard(node *range, const loft_diag_where *at, loft_diags *diags,
                          loft_scenario_standard *out)
{
    double ends[2];
    ends[0] = ends[1] = loft_pick_number(range, "km", 0.0);
    *out = (loft_scenario_standard){
        .source = loft_pick_string(range, "source"),
        .wording = loft_pick_string(range, "wording"),
        .status = loft_pick_string(range, "status"),
        .published = loft_pick_string(range, "published"),
        .url = loft_pick_string(range, "url"),
        .over = loft_pick_bool(range, "over", false),
        .reference = loft_pick_bool(range, "reference", false),
        .discussion = loft_pick_string(range, "discussion"),
    };
    if (loft_pick_numbers(loft_json_get(range, "km"), 2, ends)) {
        check_interval(ends, at, "km", diags);
        if (out->over) {
            const loft_diag_where at_over = loft_pick_where(at, "over");
            loft_diags_add(diags, at_over.text,
                           "is true, must be false, for km is an "
                           "interval");
        }
    }
    out->lo_m = 1000.0 * ends[0];
    out->hi_m = 1000.0 * ends[1];
}

static loft_status read_standards(loft_scenario *s, node *ranges, loft_diags *diags)
{
    const size_t n = ranges != NULL ? loft_json_size(ranges) : 0;
    if (n == 0) {
        return LOFT_OK;
    }
    s->standards = calloc(n, sizeof *s->standards);
    if (s->standards == NULL) {
        return LOFT_ERR_NOMEM;
    }
    size_t i = 0;
    bool has_reference = false;
    for (node *r = loft_json_first(ranges); r != NULL; r = loft_json_next(r), i++) {
        loft_diag_where at = {0};
        at = loft_pick_where(&at, "published_standard");
        loft_diag_where_index(&at, i);
        if (loft_json_typeof(r) == LOFT_JSON_OBJECT) {
            read_standard(r, &at, diags, &s->standards[i]);
        }
        if (s->standards[i].reference && has_reference) {
            const loft_diag_where at_second = loft_pick_where(&at, "reference");
            loft_diags_add(diags, at_second.text,
                           "is true, must be false, for an entry before it is the "
                           "reference");
        }
        has_reference = has_reference || s->standards[i].reference;
    }
    s->facts.n_standards = n;
    s->facts.standards = s->standards;
    return LOFT_OK;
}

static void read_facts(loft_scenario_facts *facts, node *root)
{
    const double unknown_deg = 90.0; /* as in scenario.h */
    node *site = loft_pick(root, "site", LOFT_JSON_OBJECT);
    *facts = (loft_scenario_facts){
        .id = loft_pick_string(root, "id"),
        .title = loft_pick_string(root, "title"),
        .date_utc = loft_pick_string(root, "date_utc"),
        .country = loft_pick_string(root, "country"),
        .site_name = loft_pick_string(site, "name"),
        .site_source = loft_pick_string(site, "source"),
        .site = {.lat_rad = loft_rad_from_deg(loft_pick_number(site, "lat_deg", 0.0)),
                 .lon_rad = loft_rad_from_deg(loft_pick_number(site, "lon_deg", 0.0))},
        .has_azimuth = loft_pick(root, "azimuth_deg", LOFT_JSON_NUMBER) != NULL,
        .azimuth_rad =
            loft_rad_from_deg(loft_pick_number(root, "azimuth_deg", unknown_deg)),
        .azimuth_source = loft_pick_string(root, "azimuth_source"),
        .class_name = loft_pick_string(root, "class"),
        .outcome = loft_pick_string(root, "outcome"),
        .kind = loft_pick_string(root, "kind"),
        .assume_ballistic = loft_pick_bool(root, "assume_ballistic", false),
        .note = loft_pick_string(root, "note"),
    };
}

/* The prior of the class, or the default, with what the file says in place of it. */
static loft_status read_prior(const loft_data *data, node *root, const char *class_name,
                              loft_diags *diags, loft_prior *out)
{
    loft_prior prior;
    const loft_status status = loft_data_prior(data, class_name, &prior);
    if (status != LOFT_OK) {
        return status; /* no such class: the schema has said so */
    }
    const loft_diag_where top = {0};
    const loft_diag_where at = loft_pick_where(&top, "prior");
    loft_data_prior_replace(loft_pick(root, "prior", LOFT_JSON_OBJECT), &prior);
    if (!loft_data_prior_turns_ascend(&prior, &at, diags)) {
        return LOFT_ERR_INPUT;
    }
    *out = prior;
    return LOFT_OK;
}

/* path is NULL for a text without one. */
static loft_status build(loft_scenario *s, const loft_data *data, const char *path,
                         loft_diags *diags)
{
    const size_t before = loft_diags_total(diags);
    loft_status status = loft_json_parse(s->text.bytes, s->text.size, diags, &s->doc);
    if (status != LOFT_OK) {
        return status;
    }
    node *root = loft_json_root(s->doc);
    status = loft_schema_check(loft_data_scenario_schema(data), root, diags);
    if (status != LOFT_OK && status != LOFT_ERR_INPUT) {
        return status;
    }
    if (loft_json_typeof(root) != LOFT_JSON_OBJECT) {
        return LOFT_ERR_INPUT;
    }
    const loft_diag_where top = {0};
    read_facts(&s->facts, root);
    check_day(root, "id", diags);
    check_day(root, "date_utc", diags);
    if (path != NULL) {
        check_name(root, path, diags);
    }
    const loft_status booster =
        loft_data_booster(data, root, &top, diags, &s->facts.booster);
    const loft_status prior =
        read_prior(data, root, s->facts.class_name, diags, &s->facts.prior);
    const loft_status sources =
        read_sources(s, loft_pick(root, "reports", LOFT_JSON_ARRAY), diags);
    if (sources != LOFT_OK) {
        return sources;
    }
    const loft_status standards =
        read_standards(s, loft_pick(root, "published_standard", LOFT_JSON_ARRAY), diags);
    if (standards != LOFT_OK) {
        return standards;
    }
    if (loft_diags_total(diags) > before) {
        return LOFT_ERR_INPUT;
    }
    return booster != LOFT_OK ? booster : prior;
}

/* Takes the text. */
static loft_status make(const loft_data *data, const char *path, loft_file_text text,
                        loft_diags *diags, loft_scenario **out)
{
    loft_scenario *s = calloc(1, sizeof *s);
    if (s == NULL) {
        free(text.bytes);
        return LOFT_ERR_NOMEM;
    }
    s->text = text;
    const loft_status status = build(s, data, path, diags);
    if (status != LOFT_OK) {
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
    return status == LOFT_OK ? make(data, path, text, diags, out) : status;
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
    return make(data, NULL, copy, diags, out);
}

void loft_scenario_free(loft_scenario *scenario)
{
    if (scenario != NULL) {
        loft_json_free(scenario->doc);
        free(scenario->text.bytes);
        free(scenario->sources);
        free(scenario->standards);
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

static bool is(const char *value, const char *word)
{
    return value != NULL && strcmp(value, word) == 0;
}

loft_refusal loft_scenario_known(const loft_scenario_facts *facts)
{
    if (is(facts->kind, "satellite_launch")) {
        return LOFT_REFUSED_SATELLITE_LAUNCH;
    }
    if (is(facts->outcome, "failure") || is(facts->outcome, "disputed")) {
        return LOFT_REFUSED_FAILURE;
    }
    if (is(facts->kind, "partial_burn")) {
        return LOFT_REFUSED_PARTIAL_BURN;
    }
    return is(facts->kind, "lifting") ? LOFT_REFUSED_LIFTING : LOFT_REFUSED_NOT;
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
                                .known = loft_report_is_empty(&report)
                                             ? LOFT_REFUSED_NOTHING_REPORTED
                                             : loft_scenario_known(facts),
                                .assume_ballistic = facts->assume_ballistic};
}

/* Is what a question lacks solved for from its time? */
static bool is_solved(const loft_question *q)
{
    const loft_basis basis = loft_estimate_basis(&q->report);
    return basis == LOFT_BASIS_APOGEE_TIME || basis == LOFT_BASIS_RANGE_TIME;
}

loft_refusal loft_scenario_refusal(const loft_scenario *scenario)
{
    loft_refusal first = LOFT_REFUSED_NOT;
    for (int flying = 0; flying < 2; flying++) {
        for (size_t i = 0; i < scenario->facts.n_sources; i++) {
            loft_question q;
            loft_scenario_question(scenario, i, &q);
            loft_refusal refusal = loft_estimate_refusal(&q);
            if (refusal == LOFT_REFUSED_NOT && is_solved(&q)) {
                loft_estimate e = {.refusal = LOFT_REFUSED_DEPRESSED_OR_LIFTING};
                if (flying != 0) {
                    (void)!loft_estimate_make(&q, &e);
                }
                refusal = e.refusal;
            }
            if (refusal == LOFT_REFUSED_NOT) {
                return refusal;
            }
            first = i == 0 ? refusal : first;
        }
    }
    return first;
}

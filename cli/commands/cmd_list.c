/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/collection.h"
#include "cli/support/input_help.h"
#include "cli/support/scenario_batch.h"
#include "cli/support/scenario_filter.h"
#include "io/files/analysis_json.h"
#include "io/json/json_member.h"
#include "io/text/summary.h"
#include "io/text/text_table.h"
#include "sim/base/text.h"

enum {
    OPT_YEAR,
    OPT_SINCE,
    OPT_UNTIL,
    OPT_CLASS,
    OPT_COUNTRY,
    OPT_KIND,
    OPT_JSON,
    OPT_IDS,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_YEAR] = {"year", "YEAR", "year (UTC), or a range of years such as 2016..2019",
                  OPT_VALUE, 0},
    [OPT_SINCE] = {"since", "DATE", "no earlier than that year, month or day (UTC)",
                   OPT_VALUE, 0},
    [OPT_UNTIL] = {"until", "DATE", "no later than that year, month or day (UTC)",
                   OPT_VALUE, 0},
    [OPT_CLASS] = {"class", "NAME",
                   "booster class; stages or unnamed where the scenario has stages or "
                   "names no class",
                   OPT_VALUE, 0},
    [OPT_COUNTRY] = {"country", "NAME", "country that launched", OPT_VALUE, 0},
    [OPT_KIND] = {"kind", "KIND", "converted, or why not, as listed or such as lifting",
                  OPT_VALUE, 0},
    [OPT_JSON] = {"json", NULL, "print the list as one JSON document, with every source",
                  OPT_FLAG, 0},
    [OPT_IDS] = {"ids", NULL, "print the ids alone, one a line", OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft list",
    "loft list hwasong",
    "loft list --since 2022 --country 'North Korea'",
    "loft list --year 2017 --kind converted",
    "loft list dprk --class solid-3 --json",
    NULL,
};

static const opts_values option_values[] = {{"kind", &scenario_kind_choices}};

static int run(int argc, char **argv);

const command cmd_list = {
    .summary = "list scenarios: reported figures, converted or why not",
    .run = run,
    .opts =
        {
            .name = "list",
            .synopsis = "[OPTION]... [NAME|FILE|FOLDER]...",
            .about =
                "Lists scenarios by date: the figures of the first source, and "
                "whether the flight is converted or why not. Without an argument: "
                "the whole collection; with a name, such as hwasong or 2017-05, what "
                "it fits. Only computes what is needed to tell "
                "whether a scenario can be converted.",
            .examples = examples,
            .more = input_help_classes,
            .values = option_values,
            .n_values = sizeof option_values / sizeof option_values[0],
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = "NAME, FILE or FOLDER",
            .least_args = 0,
            .most_args = -1,
            .of_scenarios = true,
        },
};

static const char *or_dash(const char *text)
{
    return text != NULL ? text : "-";
}

/* The figures of the first source, and how many sources there are. */
static void add_row(loft_text_table *table, const loft_scenario_facts *facts,
                    loft_refusal refusal)
{
    char apogee[LOFT_QUANTITY_TEXT] = "";
    char range[LOFT_QUANTITY_TEXT] = "";
    char time[LOFT_QUANTITY_TEXT] = "";
    char sources[24];
    const loft_report *report = &facts->sources[0].report;
    if (report->apogee_m.kind != LOFT_CLAIM_NONE) {
        loft_text_claim_km(apogee, &report->apogee_m);
    }
    if (report->range_m.kind != LOFT_CLAIM_NONE) {
        loft_text_claim_km(range, &report->range_m);
    }
    if (report->time_s.kind != LOFT_CLAIM_NONE) {
        loft_text_claim_time(time, &report->time_s);
    }
    snprintf(sources, sizeof sources, "%zu", facts->n_sources);
    char date[11];
    snprintf(date, sizeof date, "%s", facts->date_utc);
    const char *const cells[] = {date,
                                 facts->id,
                                 scenario_class_name(facts),
                                 or_dash(facts->country),
                                 scenario_kind_words(refusal),
                                 apogee,
                                 range,
                                 time,
                                 sources,
                                 facts->title};
    loft_text_table_add(table, cells);
}

static void json_entry(loft_json_writer *w, const scenario_batch_entry *entry,
                       loft_refusal refusal)
{
    const loft_scenario_facts *facts = loft_scenario_content(entry->scenario);
    loft_json_write_begin_object(w);
    loft_put_string_or_null(w, "id", facts->id);
    loft_put_string_or_null(w, "title", facts->title);
    loft_put_string_or_null(w, "date_utc", facts->date_utc);
    loft_put_string_or_null(w, "country", facts->country);
    loft_put_string_or_null(w, "class", facts->n_classes == 0 ? facts->class_name : NULL);
    loft_put_string_or_null(w, "outcome", facts->outcome);
    loft_put_string_or_null(w, "kind", facts->kind);
    loft_json_write_key(w, "converted");
    loft_json_write_bool(w, refusal == LOFT_REFUSED_NOT);
    loft_put_string_or_null(w, "refusal", loft_refusal_code(refusal));
    loft_put_string_or_null(w, "file", entry->path);
    loft_json_write_key(w, "sources");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < facts->n_sources; i++) {
        loft_json_write_begin_object(w);
        loft_put_string_or_null(w, "source", facts->sources[i].source);
        loft_summary_write(w, &facts->sources[i].report);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
    loft_json_write_end_object(w);
}

/* Why each scenario is not converted; NULL after a complaint. Owned by the caller. */
static loft_refusal *find_refusals(const scenario_batch *b)
{
    loft_refusal *refusals = calloc(b->n + 1, sizeof *refusals);
    loft_status status = refusals != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    size_t i = 0;
    for (; status == LOFT_OK && i < b->n; i++) {
        status = loft_scenario_refusal(b->entries[i].scenario, &refusals[i]);
    }
    if (status != LOFT_OK) {
        app_error("%s: %s", i > 0 ? b->entries[i - 1].path : "list",
                  loft_status_text(status));
        free(refusals);
        refusals = NULL;
    }
    return refusals;
}

static int list_json(const scenario_batch *b, const scenario_filter *filter,
                     const loft_refusal *refusals)
{
    loft_json_writer *w = loft_json_writer_new();
    if (w == NULL) {
        return APP_NOT_CONVERGED;
    }
    loft_json_write_begin_object(w);
    loft_json_write_key(w, "scenarios");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < b->n; i++) {
        const loft_refusal refusal = refusals[i];
        if (scenario_filter_passes(filter, scenario_batch_facts(b, i), refusal)) {
            json_entry(w, &b->entries[i], refusal);
        }
    }
    loft_json_write_end_array(w);
    loft_json_write_end_object(w);
    return app_print_json(w);
}

/* A country that no scenario has is shown those that there are, each once. */
static void say_none(const scenario_batch *b, const scenario_filter *filter)
{
    char known[MESSAGE_SIZE] = "";
    size_t size = 0;
    for (size_t i = 0; i < b->n; i++) {
        const char *country = scenario_batch_facts(b, i)->country;
        if (scenario_filter_country(filter, scenario_batch_facts(b, i))) {
            app_note("none of %zu scenarios matches these filters", b->n);
            return;
        }
        if (country != NULL && strstr(known, country) == NULL && size < sizeof known) {
            size += (size_t)snprintf(known + size, sizeof known - size, "%s%s",
                                     size > 0 ? ", " : "", country);
        }
    }
    app_note("--country %s: none of %zu scenarios; the countries are %s", filter->country,
             b->n, known);
}

static int list_table(const scenario_batch *b, const scenario_filter *filter,
                      const loft_refusal *refusals)
{
    static const char *const headings[] = {"date",     "id",      "class",  "country",
                                           "kind",     ">apogee", ">range", ">time",
                                           ">sources", "title"};
    loft_text_table *table =
        loft_text_table_new(headings, sizeof headings / sizeof headings[0]);
    loft_text text;
    char *bytes = NULL;
    size_t size = 0;
    size_t shown = 0;
    int result = APP_NOT_CONVERGED;
    if (table != NULL && loft_text_open(&text) == LOFT_OK) {
        for (size_t i = 0; i < b->n; i++) {
            const loft_refusal refusal = refusals[i];
            if (scenario_filter_passes(filter, scenario_batch_facts(b, i), refusal)) {
                add_row(table, scenario_batch_facts(b, i), refusal);
                shown++;
            }
        }
        if (shown > 0 && !loft_text_table_print(table, false, text.out)) {
            text.lost = true;
        }
        if (loft_text_close(&text, &bytes, &size) == LOFT_OK) {
            result = app_print(bytes, size);
        }
    }
    if (result == APP_DONE && shown == 0) {
        say_none(b, filter);
    }
    free(bytes);
    loft_text_table_free(table);
    return result;
}

static int list_ids(const scenario_batch *b, const scenario_filter *filter,
                    const loft_refusal *refusals)
{
    int result = APP_DONE;
    size_t shown = 0;
    for (size_t i = 0; i < b->n && result == APP_DONE; i++) {
        if (scenario_filter_passes(filter, scenario_batch_facts(b, i), refusals[i])) {
            result =
                app_print_line(loft_text_format("%s", scenario_batch_facts(b, i)->id));
            shown++;
        }
    }
    if (result == APP_DONE && shown == 0) {
        say_none(b, filter);
    }
    return result;
}

static int list(const scenario_batch *b, const scenario_filter *filter,
                const opts_given *given)
{
    loft_refusal *refusals = find_refusals(b);
    if (refusals == NULL) {
        return APP_NOT_CONVERGED;
    }
    const int result = given->values[OPT_JSON] != NULL  ? list_json(b, filter, refusals)
                       : given->values[OPT_IDS] != NULL ? list_ids(b, filter, refusals)
                                                        : list_table(b, filter, refusals);
    free(refusals);
    return result;
}

/* APP_GO_ON, or the exit status after a complaint. */
static int read_filter(const loft_data *data, const opts_given *given,
                       scenario_filter *filter)
{
    char message[MESSAGE_SIZE];
    const char *const *values = given->values;
    filter->country = values[OPT_COUNTRY];
    const bool good = (values[OPT_YEAR] == NULL ||
                       scenario_filter_year(filter, values[OPT_YEAR], message)) &&
                      (values[OPT_SINCE] == NULL ||
                       scenario_filter_since(filter, values[OPT_SINCE], message)) &&
                      (values[OPT_UNTIL] == NULL ||
                       scenario_filter_until(filter, values[OPT_UNTIL], message)) &&
                      (values[OPT_CLASS] == NULL ||
                       scenario_filter_class(filter, data, values[OPT_CLASS], message)) &&
                      (values[OPT_KIND] == NULL ||
                       scenario_filter_kind(filter, values[OPT_KIND], message));
    if (!good) {
        app_error("list: %s", message);
        return APP_USAGE;
    }
    return APP_GO_ON;
}

static int work(const void *unused, const opts_given *given)
{
    (void)unused;
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    scenario_filter filter = {.kind = NULL};
    scenario_batch b = {.n = 0};
    int result = read_filter(data, given, &filter);
    if (result == APP_GO_ON) {
        result = scenario_batch_read(data, given->args, given->n_args, &b);
        scenario_batch_sort(&b);
        const int printed = b.n > 0 ? list(&b, &filter, given) : result;
        result = printed > result ? printed : result;
    }
    scenario_batch_fini(&b);
    loft_data_free(data);
    return result;
}

static int run(int argc, char **argv)
{
    static const collection_want want = {"list", COLLECTION_SCENARIOS, COLLECTION_ALL, 0};
    opts_given given;
    const int result = app_options(&cmd_list.opts, argc, argv, &given);
    return result == APP_GO_ON ? collection_run(&want, &given, work, NULL) : result;
}

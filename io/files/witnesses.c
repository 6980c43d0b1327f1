/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/witnesses.h"

#include <stdlib.h>
#include <string.h>

#include "io/files/data_json.h"
#include "io/json/json_member.h"

const char loft_voice_launching[] = "launching side";

static bool is(const char *text, const char *word)
{
    return text != NULL && strcmp(text, word) == 0;
}

/* False for a source that is not a voice: a copy, or several together. */
static bool voice_of(const loft_data *data, const loft_scenario_facts *facts,
                     const loft_scenario_source *source, const char **voice)
{
    const loft_reports_file *file = loft_data_reports(data);
    *voice = loft_data_voice(file->voices, file->n_voices, source->source);
    if (is(*voice, "press")) {
        *voice = NULL;
    } else if (facts->country != NULL && is(*voice, facts->country)) {
        *voice = loft_voice_launching;
    }
    return !source->tertiary && !is(*voice, "copy") && !is(*voice, "several");
}

/* In a disputed flight the sources mean different things. */
static bool is_ballistic(const loft_scenario_facts *facts)
{
    return (facts->kind == NULL || is(facts->kind, "ballistic")) &&
           !is(facts->outcome, "disputed");
}

/* Does an earlier report of the event name this one as its revision? */
static bool is_revised(const loft_scenario_facts *facts, const char *source)
{
    for (size_t i = 0; i < facts->n_sources; i++) {
        if (is(facts->sources[i].revised_by, source)) {
            return true;
        }
    }
    return false;
}

static bool says_something(const loft_report *r)
{
    return r->apogee_m.kind != LOFT_CLAIM_NONE || r->range_m.kind != LOFT_CLAIM_NONE ||
           r->time_s.kind != LOFT_CLAIM_NONE;
}

static loft_status make_room(loft_witnesses *w, size_t more)
{
    const size_t room = w->n + more;
    if (room <= w->room) {
        return LOFT_OK;
    }
    loft_witness *items = realloc(w->items, 2 * room * sizeof *items);
    if (items == NULL) {
        return LOFT_ERR_NOMEM;
    }
    w->items = items;
    w->room = 2 * room;
    return LOFT_OK;
}

loft_status loft_witnesses_add(loft_witnesses *witnesses, const loft_data *data,
                               const loft_scenario_facts *facts)
{
    const size_t before = witnesses->n;
    if (is(facts->outcome, "not_flown")) {
        return LOFT_OK;
    }
    const loft_status status = make_room(witnesses, facts->n_sources);
    for (size_t i = 0; status == LOFT_OK && i < facts->n_sources; i++) {
        const loft_scenario_source *source = &facts->sources[i];
        const char *voice = NULL;
        if (source->source != NULL && voice_of(data, facts, source, &voice) &&
            says_something(&source->report)) {
            witnesses->items[witnesses->n++] =
                (loft_witness){.event = witnesses->events,
                               .voice = voice,
                               .revised = is_revised(facts, source->source),
                               .ballistic = is_ballistic(facts),
                               .report = source->report};
        }
    }
    if (witnesses->n < before + 2) {
        witnesses->n = before; /* nobody to compare with */
    } else {
        witnesses->events++;
    }
    return status;
}

loft_status loft_witnesses_compare(loft_witnesses *witnesses, const loft_data *data)
{
    witnesses->errors = &loft_data_reports(data)->errors;
    return loft_disagreements_find(witnesses->errors, witnesses->n, witnesses->items,
                                   &witnesses->found);
}

void loft_witnesses_fini(loft_witnesses *witnesses)
{
    loft_disagreements_fini(&witnesses->found);
    free(witnesses->items);
}

const char *loft_witness_name(const char *name)
{
    return name != NULL ? name : "press";
}

static void write_row(loft_json_writer *w, const loft_disagreement *row)
{
    static const char *const ways[] = {"voice", "statement", "revision"};
    static const char *const figures[] = {"apogee", "range", "time"};
    const bool is_time = row->figure == LOFT_FIGURE_TIME;
    loft_json_write_begin_object(w);
    loft_put_string_or_null(w, "figure", figures[row->figure]);
    loft_put_string_or_null(w, "unit", is_time ? "s" : "ln");
    loft_put_string_or_null(w, "by", ways[row->by]);
    loft_put_string_or_null(w, "flights", row->ballistic ? "ballistic" : "other");
    loft_put_bool(w, "revised", row->revised);
    loft_put_string_or_null(w, "one", loft_witness_name(row->one));
    loft_put_string_or_null(w, "other", loft_witness_name(row->other));
    loft_put_integer(w, "pairs", (long long)row->n);
    loft_put_number(w, "median", row->median);
    loft_put_number(w, "rms", row->rms);
    loft_put_number(w, "rms_without_worst", row->rms_without_worst);
    loft_put_number(w, "core", row->core);
    loft_put_number_or_null(w, "expected_core", row->expected > 0.0, row->expected);
    loft_json_write_key(w, "worst");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < 2 && i < row->n; i++) {
        loft_json_write_number(w, row->worst[i]);
    }
    loft_json_write_end_array(w);
    loft_json_write_key(w, "statements");
    loft_json_write_begin_array(w);
    for (int s = 0; s < LOFT_STATEMENTS; s++) {
        if ((row->statements >> s & 1U) != 0) {
            loft_json_write_string(w, loft_statement_name((loft_statement)s));
        }
    }
    loft_json_write_end_array(w);
    loft_json_write_end_object(w);
}

void loft_witnesses_json(loft_json_writer *writer, const loft_witnesses *witnesses)
{
    loft_put_integer(writer, "flights", (long long)witnesses->events);
    loft_put_integer(writer, "reports", (long long)witnesses->n);
    loft_put_integer(writer, "compared", (long long)witnesses->found.compared);
    loft_put_integer(writer, "other_objects", (long long)witnesses->found.other_objects);
    loft_json_write_key(writer, "rows");
    loft_json_write_begin_array(writer);
    for (size_t i = 0; i < witnesses->found.n; i++) {
        write_row(writer, &witnesses->found.rows[i]);
    }
    loft_json_write_end_array(writer);
}

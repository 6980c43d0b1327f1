/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every file of scenarios/ gives a party one voice. */
#include <glob.h>
#include <string.h>

#include "check.h"
#include "io/files/data_json.h"
#include "shipped.h"
#include "sim/infer/counted.h"

static const loft_scenario_facts *facts_of(const loft_data *data, const char *path,
                                           loft_scenario **scenario)
{
    loft_diags *diags = loft_diags_new();
    if (loft_scenario_read(data, path, diags, scenario) != LOFT_OK) {
        fail_msg("%s: %s", path, loft_diags_count(diags) ? "not valid" : "not read");
    }
    loft_diags_free(diags);
    return loft_scenario_content(*scenario);
}

static const char *voice_of(const loft_data *data, const char *source)
{
    const loft_reports_file *file = loft_data_reports(data);
    const char *voice = loft_data_voice(file->voices, file->n_voices, source);
    return voice != NULL ? voice : "";
}

static bool is_party(const char *voice)
{
    return voice[0] != '\0' && strcmp(voice, "press") != 0 &&
           strcmp(voice, "several") != 0;
}

static bool overlap(const loft_report *a, const loft_report *b)
{
    return (a->apogee_m.kind != LOFT_CLAIM_NONE && b->apogee_m.kind != LOFT_CLAIM_NONE) ||
           (a->range_m.kind != LOFT_CLAIM_NONE && b->range_m.kind != LOFT_CLAIM_NONE) ||
           (a->time_s.kind != LOFT_CLAIM_NONE && b->time_s.kind != LOFT_CLAIM_NONE);
}

static void check_pair(const loft_data *data, const loft_scenario_facts *facts, size_t i,
                       size_t k)
{
    const loft_source *a = &facts->sources[i];
    const loft_source *b = &facts->sources[k];
    const char *voice = voice_of(data, a->source);
    const loft_report first = loft_source_counted(facts->sources, facts->n_sources, i);
    const loft_report second = loft_source_counted(facts->sources, facts->n_sources, k);
    if (!a->tertiary && !b->tertiary && is_party(voice) &&
        strcmp(voice, voice_of(data, b->source)) == 0 && overlap(&first, &second)) {
        fail_msg("%s: %s counts twice, by \"%s\" and \"%s\"", facts->id, voice, a->source,
                 b->source);
    }
}

static void check_voices(const loft_data *data, const loft_scenario_facts *facts)
{
    for (size_t i = 0; i < facts->n_sources; i++) {
        const loft_source *s = &facts->sources[i];
        if (!s->tertiary && strcmp(voice_of(data, s->source), "copy") == 0) {
            fail_msg("%s: \"%s\" repeats others", facts->id, s->source);
        }
        if (s->revised_by != NULL &&
            strcmp(voice_of(data, s->source), voice_of(data, s->revised_by)) != 0) {
            fail_msg("%s: \"%s\" is not revised by its party", facts->id, s->source);
        }
        for (size_t k = 0; k < i; k++) {
            check_pair(data, facts, k, i);
        }
    }
}

static void no_party_has_two_voices_about_a_figure(void **state)
{
    size_t revised = 0;
    glob_t files;
    assert_int_equal(glob("scenarios/*/*.json", 0, NULL, &files), 0);
    assert_true(files.gl_pathc > 100);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        loft_scenario *scenario = NULL;
        const loft_scenario_facts *facts = facts_of(*state, files.gl_pathv[i], &scenario);
        check_voices(*state, facts);
        for (size_t k = 0; k < facts->n_sources; k++) {
            revised += facts->sources[k].revised_by != NULL;
        }
        loft_scenario_free(scenario);
    }
    assert_true(revised >= 5);
    globfree(&files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_party_has_two_voices_about_a_figure),
    };
    return cmocka_run_group_tests(tests, open_data, close_data);
}

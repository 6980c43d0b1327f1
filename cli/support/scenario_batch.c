/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/scenario_batch.h"

#include <stdlib.h>
#include <string.h>

#include "cli/support/app.h"
#include "cli/support/collection.h"
#include "cli/support/input_file.h"
#include "sim/base/file.h"
#include "sim/base/room.h"

static bool make_room(scenario_batch *b)
{
    scenario_batch_entry *grown =
        loft_room_for_one(b->entries, b->n, &b->room, sizeof *grown);
    b->entries = grown != NULL ? grown : b->entries;
    return grown != NULL;
}

/* Two scenarios of one id would write the same files. */
static bool is_given_twice(const scenario_batch *b, const char *id)
{
    for (size_t i = 0; i < b->n; i++) {
        if (strcmp(id, scenario_batch_facts(b, i)->id) == 0) {
            return true;
        }
    }
    return false;
}

/* Takes the scenario. */
static int append(scenario_batch *b, loft_scenario *scenario, const char *path)
{
    const char *id = loft_scenario_content(scenario)->id;
    int result = APP_DONE;
    char *copy = NULL;
    if (is_given_twice(b, id)) {
        app_error("%s: %s is given twice; name it once", path, id);
        result = APP_BAD_INPUT;
    } else if (!make_room(b) || (copy = strdup(path)) == NULL) {
        app_error("%s: out of memory", path);
        result = APP_NOT_CONVERGED;
    }
    if (result != APP_DONE) {
        loft_scenario_free(scenario);
        return result;
    }
    b->entries[b->n++] = (scenario_batch_entry){scenario, copy};
    return APP_DONE;
}

typedef struct reading {
    const loft_data *data;
    scenario_batch *batch;
} reading;

/* Reads one file into the batch; its mistakes are printed. */
static int read_file(void *context, const char *path)
{
    const reading *r = context;
    scenario_batch *b = r->batch;
    loft_scenario *scenario = NULL;
    loft_diags *diags = loft_diags_new();
    input_file in = {.path = NULL};
    loft_status status =
        diags != NULL ? input_file_open(path, diags, &in) : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = input_file_scenario(&in, r->data, diags, &scenario);
    }
    input_file_fini(&in);
    int result = status == LOFT_ERR_NOMEM ? APP_NOT_CONVERGED : APP_BAD_INPUT;
    if (status == LOFT_OK) {
        result = append(b, scenario, input_file_name(path));
    } else if (diags != NULL) {
        app_print_diags(path, diags);
    }
    loft_diags_free(diags);
    b->n_bad += result != APP_DONE;
    return result;
}

int scenario_batch_read(const loft_data *data, char *const *paths, int n_paths,
                        scenario_batch *b)
{
    reading r = {.data = data, .batch = b};
    const app_visit visit = {.file = read_file,
                             .context = &r,
                             .stop_at = APP_CANNOT_WRITE,
                             .nothing = "this folder has no scenario (*.json)"};
    if (n_paths == 0) {
        char *folder = collection_folder();
        const int read = folder != NULL ? app_visit_path(&visit, folder) : APP_BAD_INPUT;
        free(folder);
        return read;
    }
    int result = APP_DONE;
    for (int i = 0; i < n_paths; i++) {
        const int one = app_visit_path(&visit, paths[i]);
        result = one > result ? one : result;
    }
    return result;
}

int scenario_batch_take(const loft_data *data, const input_set *inputs, scenario_batch *b)
{
    int result = APP_DONE;
    for (size_t i = 0; result == APP_DONE && i < inputs->n; i++) {
        const loft_file_text *text = &inputs->list[i].text;
        loft_scenario *scenario = NULL;
        loft_diags *diags = loft_diags_new();
        const loft_status status =
            diags != NULL
                ? loft_scenario_parse(data, text->bytes, text->size, diags, &scenario)
                : LOFT_ERR_NOMEM;
        if (status == LOFT_OK) {
            result = append(b, scenario, inputs->names[i]);
        } else {
            result = status == LOFT_ERR_NOMEM ? APP_NOT_CONVERGED : APP_BAD_INPUT;
        }
        if (status != LOFT_OK && diags != NULL) {
            app_print_diags(inputs->names[i], diags);
        }
        loft_diags_free(diags);
    }
    return result;
}

void scenario_batch_fini(scenario_batch *b)
{
    for (size_t i = 0; i < b->n; i++) {
        loft_scenario_free(b->entries[i].scenario);
        free(b->entries[i].path);
    }
    free(b->entries);
    *b = (scenario_batch){.n = 0};
}

static int by_date(const void *a, const void *b)
{
    const loft_scenario_facts *p =
        loft_scenario_content(((const scenario_batch_entry *)a)->scenario);
    const loft_scenario_facts *q =
        loft_scenario_content(((const scenario_batch_entry *)b)->scenario);
    const int order = strcmp(p->date_utc, q->date_utc);
    return order != 0 ? order : strcmp(p->id, q->id);
}

void scenario_batch_sort(scenario_batch *b)
{
    if (b->n > 1) {
        qsort(b->entries, b->n, sizeof *b->entries, by_date);
    }
}

const loft_scenario_facts *scenario_batch_facts(const scenario_batch *b, size_t i)
{
    return loft_scenario_content(b->entries[i].scenario);
}

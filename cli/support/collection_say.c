/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/collection_say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/app.h"
#include "sim/base/diag.h"
#include "sim/base/nearest.h"
#include "sim/base/text.h"

void collection_say_several(const char *command, const char *typed,
                            const collection_index *index, const bool fits[])
{
    char cut[LOFT_DIAG_EXCERPT];
    char *ids = NULL;
    loft_text list;
    const char *separator = "";
    if (loft_text_open(&list) == LOFT_OK) {
        for (size_t i = 0; i < index->n; i++) {
            if (fits[i]) {
                fprintf(list.out, "%s%s", separator, index->entries[i].names.id);
                separator = ", ";
            }
        }
        if (loft_text_close(&list, &ids, NULL) != LOFT_OK) {
            ids = NULL;
        }
    }
    app_error("%s: '%s' fits several; give one of %s", command,
              loft_diag_excerpt(cut, typed, strlen(typed)),
              ids != NULL ? ids : "those that `loft list` shows");
    free(ids);
}

void collection_say_no_place(void)
{
    app_error(
        "no folder scenarios here, nor beside the program; name files or folders, or "
        "set LOFT_SCENARIOS to a folder of scenarios");
}

/* Does it begin YYYY-MM, as the dates of ids do? */
static bool is_dated(const char *text)
{
    static const char form[] = "dddd-dd";
    for (size_t i = 0; form[i] != '\0'; i++) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == 'd' ? !digit : text[i] != form[i]) {
            return false;
        }
    }
    return true;
}

/* The last id before the typed date and the first one after it, of as many as there are. */
static bool say_days(const char *command, const char *typed,
                     const collection_index *index)
{
    const char *before = NULL;
    const char *after = NULL;
    const bool is_date = is_dated(typed) && typed[strspn(typed, "0123456789-")] == '\0';
    for (size_t i = 0; is_date && i < index->n; i++) {
        const char *id = index->entries[i].names.id;
        if (!is_dated(id)) {
            continue;
        }
        if (strcmp(id, typed) < 0 && (before == NULL || strcmp(id, before) > 0)) {
            before = id;
        }
        if (strcmp(id, typed) >= 0 && (after == NULL || strcmp(id, after) < 0)) {
            after = id;
        }
    }
    if (before == NULL && after == NULL) {
        return false;
    }
    app_error(
        "%s: '%.40s' is not a file, and no scenario is of that date; the nearest %s "
        "%s%s%s",
        command, typed, before != NULL && after != NULL ? "are" : "is",
        before != NULL ? before : "", before != NULL && after != NULL ? " and " : "",
        after != NULL ? after : "");
    return true;
}

static const char *meant(const char *typed, const collection_index *index)
{
    loft_nearest nearest = {.typed = typed};
    for (size_t i = 0; i < index->n; i++) {
        const char *id = index->entries[i].names.id;
        loft_nearest_offer(&nearest, collection_name_in(id));
        loft_nearest_offer(&nearest, id);
    }
    return nearest.word;
}

void collection_say_none(const char *command, const char *typed,
                         const collection_place *place, const collection_index *index)
{
    char cut[LOFT_DIAG_EXCERPT];
    if (place->scenarios == NULL) {
        app_error("%s: '%s' is not a file", command,
                  loft_diag_excerpt(cut, typed, strlen(typed)));
        collection_say_no_place();
        return;
    }
    if (say_days(command, typed, index)) {
        return;
    }
    const char *near = meant(typed, index);
    loft_diag_excerpt(cut, typed, strlen(typed));
    if (near != NULL) {
        app_error(
            "%s: '%s' is not a file, and no scenario has that name; did you mean '%s'?",
            command, cut, near);
    } else {
        app_error(
            "%s: '%s' is not a file, and no scenario has that name; `loft list` has all "
            "of them",
            command, cut);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/scenario_id.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/text.h"

enum {
    NAME_MOST = 60
};

char *loft_scenario_name_of(const char *title)
{
    char name[NAME_MOST + 1];
    size_t size = 0;
    const size_t n = strcspn(title, ",:;(");
    for (size_t i = 0; i < n && size < NAME_MOST; i++) {
        const char c =
            (char)(title[i] >= 'A' && title[i] <= 'Z' ? title[i] - 'A' + 'a' : title[i]);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            name[size++] = c;
        } else if (size > 0 && name[size - 1] != '-') {
            name[size++] = '-';
        }
    }
    while (size > 0 && name[size - 1] == '-') {
        size--;
    }
    name[size] = '\0';
    return strdup(size > 0 ? name : "test");
}

char *loft_scenario_id_of(const char *date_utc, const char *title)
{
    char *name = loft_scenario_name_of(title);
    char *id = name != NULL ? loft_text_format("%.*s-%s", (int)strcspn(date_utc, "T"),
                                               date_utc, name)
                            : NULL;
    free(name);
    return id;
}

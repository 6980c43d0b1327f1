/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/class_text.h"

#include <stdio.h>
#include <string.h>

#include "io/reading/fold.h"
#include "io/reading/known_names.h"

enum {
    CLASS_TEXT = 80 /* bytes of a class as it is read; what is longer is none */
};

/* ---- by the name of a missile ---- */

/* Missiles with the class that the scenarios of their flights name; no marks, small. */
static const struct {
    const char *missile, *class_name;
} missiles[] = {
    {"scud", "liquid-short"},     {"scudb", "liquid-short"},
    {"scudc", "liquid-short"},    {"scuder", "liquid-short"},
    {"nodong", "liquid-short"},   {"rodong", "liquid-short"},
    {"hwasong7", "liquid-short"}, {"emad", "liquid-short"},
    {"musudan", "liquid-1"},      {"hwasong8", "liquid-1"},
    {"hwasong10", "liquid-1"},    {"hwasong12", "liquid-1"},
    {"kn17", "liquid-1"},         {"khorramshahr", "liquid-1"},
    {"thor", "liquid-1"},         {"jupiter", "liquid-1"},
    {"taepodong1", "liquid-2"},   {"hwasong14", "liquid-2"},
    {"kn20", "liquid-2"},         {"hwasong15", "liquid-2"},
    {"kn22", "liquid-2"},         {"hwasong17", "liquid-2"},
    {"df5", "liquid-2"},          {"atlas", "liquid-2"},
    {"kn23", "solid-1"},          {"kn25", "solid-1"},
    {"hwasong11", "solid-1"},     {"hwasong11a", "solid-1"},
    {"hwasong11s", "solid-1"},    {"zolfaghar", "solid-1"},
    {"hyunmoo4", "solid-1"},      {"pukguksong1", "solid-2"},
    {"kn11", "solid-2"},          {"pukguksong2", "solid-2"},
    {"kn15", "solid-2"},          {"pukguksong3", "solid-2"},
    {"hwasong16a", "solid-2"},    {"hwasong16b", "solid-2"},
    {"jericho", "solid-2"},       {"shaheeniii", "solid-2"},
    {"shaheen3", "solid-2"},      {"oreshnik", "solid-2"},
    {"hwasong18", "solid-3"},     {"hwasong19", "solid-3"},
    {"agniv", "solid-3"},         {"agni5", "solid-3"},
    {"bulava", "solid-3"},        {"rs24", "solid-3"},
    {"yars", "solid-3"},          {"minutemaniii", "solid-3"},
    {"minuteman3", "solid-3"},    {"minuteman", "solid-3"},
    {"tridentii", "solid-3"},     {"trident2", "solid-3"},
};

/* Small letters and digits alone. */
static void squeeze(const char *text, char out[CLASS_TEXT])
{
    char plain[CLASS_TEXT];
    size_t n = 0;
    loft_fold(text, plain, sizeof plain);
    for (const char *c = plain; *c != '\0'; c++) {
        if ((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9')) {
            out[n++] = *c;
        }
    }
    out[n] = '\0';
}

static const char *class_of_missile(const char *name)
{
    for (size_t i = 0; i < sizeof missiles / sizeof missiles[0]; i++) {
        if (strcmp(name, missiles[i].missile) == 0) {
            return missiles[i].class_name;
        }
    }
    return NULL;
}

/* The class of that name, or of a missile of that name. */
static const loft_booster_class *by_name(const loft_data *data, const char *typed)
{
    char name[CLASS_TEXT];
    char known[CLASS_TEXT];
    squeeze(typed, name);
    if (strncmp(name, "hs", 2) == 0 && name[2] >= '0' && name[2] <= '9') {
        char number[CLASS_TEXT];
        snprintf(number, sizeof number, "hwasong%.40s", name + 2);
        memcpy(name, number, sizeof name);
    }
    const char *missile = class_of_missile(name);
    if (missile != NULL) {
        return loft_data_class_named(data, missile);
    }
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        squeeze(loft_data_class_at(data, i)->name, known);
        if (strcmp(name, known) == 0) {
            return loft_data_class_at(data, i);
        }
    }
    return NULL;
}

/* ---- by what it is ---- */

/* NULL, 0 and -1 for what was not said. */
typedef struct criteria {
    const char *propellant;
    int stages;
    int range; /* a loft_range_class */
} criteria;

static const struct {
    const char *word, *propellant;
    int stages, range;
} words[] = {
    {"solid", "solid", 0, -1},
    {"liquid", "liquid", 0, -1},
    {"one", NULL, 1, -1},
    {"single", NULL, 1, -1},
    {"1", NULL, 1, -1},
    {"two", NULL, 2, -1},
    {"2", NULL, 2, -1},
    {"three", NULL, 3, -1},
    {"3", NULL, 3, -1},
    {"crbm", NULL, 0, LOFT_CRBM},
    {"srbm", NULL, 0, LOFT_SRBM},
    {"mrbm", NULL, 0, LOFT_MRBM},
    {"irbm", NULL, 0, LOFT_IRBM},
    {"icbm", NULL, 0, LOFT_ICBM},
    {"icbms", NULL, 0, LOFT_ICBM},
    {"close", NULL, 0, LOFT_CRBM},
    {"short", NULL, 0, LOFT_SRBM},
    {"medium", NULL, 0, LOFT_MRBM},
    {"intermediate", NULL, 0, LOFT_IRBM},
    {"intercontinental", NULL, 0, LOFT_ICBM},
    {"stage", NULL, 0, -1},
    {"stages", NULL, 0, -1},
    {"staged", NULL, 0, -1},
    {"fuel", NULL, 0, -1},
    {"fueled", NULL, 0, -1},
    {"fuelled", NULL, 0, -1},
    {"propellant", NULL, 0, -1},
    {"range", NULL, 0, -1},
    {"ballistic", NULL, 0, -1},
    {"missile", NULL, 0, -1},
};

static bool add_word(const char *word, criteria *c)
{
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(word, words[i].word) == 0) {
            c->propellant =
                words[i].propellant != NULL ? words[i].propellant : c->propellant;
            c->stages = words[i].stages > 0 ? words[i].stages : c->stages;
            c->range = words[i].range >= 0 ? words[i].range : c->range;
            return true;
        }
    }
    return false;
}

/* Are all words known, and does one of them tell classes apart? */
static bool read_criteria(const char *typed, criteria *out)
{
    char plain[CLASS_TEXT];
    criteria c = {.propellant = NULL, .range = -1};
    loft_fold(typed, plain, sizeof plain);
    char *at = plain;
    while (*at != '\0') {
        at += strspn(at, " -_/");
        char *end = at + strcspn(at, " -_/");
        const bool last = *end == '\0';
        *end = '\0';
        if (*at != '\0' && !add_word(at, &c)) {
            return false;
        }
        at = last ? end : end + 1;
    }
    *out = c;
    return c.propellant != NULL || c.stages > 0 || c.range >= 0;
}

static bool meets(const loft_booster_class *class, const criteria *c)
{
    const double least_m = class->standard_m[0];
    const double most_m =
        0.999 * class->standard_m[1]; /* the end belongs to the class below */
    return (c->propellant == NULL ||
            strncmp(class->name, c->propellant, strlen(c->propellant)) == 0) &&
           (c->stages == 0 || class->booster.n_stages == c->stages) &&
           (c->range < 0 || ((int)loft_range_class_of(least_m, false) <= c->range &&
                             (int)loft_range_class_of(most_m, false) >= c->range));
}

/* ---- */

static const char *class_at(const void *table, size_t i)
{
    const loft_data *data = table;
    return i < loft_data_class_count(data) ? loft_data_class_at(data, i)->name : NULL;
}

static bool read_class(const loft_data *data, const char *option, const char *typed,
                       loft_class_text *out, char message[LOFT_MESSAGE])
{
    const loft_known_names classes = {"class", "classes", option, class_at, data};
    criteria c;
    loft_class_text found = {.n = 0};
    size_t place = 0;
    const loft_booster_class *named = by_name(data, typed);
    if (named == NULL && read_criteria(typed, &c)) {
        for (size_t i = 0; i < loft_data_class_count(data); i++) {
            const loft_booster_class *class = loft_data_class_at(data, i);
            if (meets(class, &c) && found.n < LOFT_CLASS_CHOICES_MAX) {
                found.list[found.n++] = class;
            }
        }
    }
    if (named == NULL && found.n == 0) {
        if (!loft_known_names_find(&classes, typed, &place, message)) {
            return false;
        }
        named = loft_data_class_at(data, place);
    }
    if (named != NULL) {
        found = (loft_class_text){.n = 1, .list = {named}};
    }
    *out = found;
    return true;
}

loft_status loft_class_text_read(const loft_data *data, const char *option,
                                 const char *typed, loft_class_text *out,
                                 char message[LOFT_MESSAGE])
{
    return read_class(data, option, typed, out, message) ? LOFT_OK : LOFT_ERR_INPUT;
}

void loft_class_text_keep(const loft_class_text *asked, loft_class_choices *mixed)
{
    size_t n = 0;
    for (size_t i = 0; i < mixed->n; i++) {
        bool is_asked = false;
        for (size_t k = 0; k < asked->n; k++) {
            is_asked = is_asked || strcmp(mixed->list[i].name, asked->list[k]->name) == 0;
        }
        if (is_asked) {
            mixed->list[n++] = mixed->list[i];
        }
    }
    mixed->n = n;
}

static const char *found_at(const void *table, size_t i)
{
    const loft_class_text *found = table;
    return i < found->n ? found->list[i]->name : NULL;
}

const loft_booster_class *loft_class_text_one(const loft_data *data, const char *option,
                                              const char *typed,
                                              char message[LOFT_MESSAGE])
{
    loft_class_text found;
    char names[LOFT_MESSAGE];
    if (loft_class_text_read(data, option, typed, &found, message) != LOFT_OK) {
        return NULL;
    }
    if (found.n > 1) {
        const loft_known_names several = {"class", "classes", option, found_at, &found};
        loft_message_write(message, "%s %s: several classes are so; write %s",
                           option != NULL ? option : "class", typed,
                           loft_known_names_join(&several, "or", names));
        return NULL;
    }
    return found.list[0];
}

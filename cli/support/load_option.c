/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/load_option.h"

#include <string.h>

#include "io/reading/fold.h"
#include "io/reading/number.h"

enum {
    LOAD_TEXT = 64
};

/* Multiples beyond these say nothing of the same missile; masses are those of any load. */
static const double least_times = 0.1;
static const double most_times = 10.0;
static const double least_kg = 1.0;
static const double most_kg = 100e3;

static const struct {
    const char *name;
    double kg; /* 0 for a multiple */
} units[] = {
    {"", 0.0},
    {"x", 0.0},
    {"times", 0.0},
    {"kg", 1.0},
    {"kilogram", 1.0},
    {"kilograms", 1.0},
    {"t", 1000.0},
    {"tonne", 1000.0},
    {"tonnes", 1000.0},
    {"lb", 0.45359237},
    {"lbs", 0.45359237},
    {"pound", 0.45359237},
    {"pounds", 0.45359237},
};

/* Small letters, no spaces, thousands without their commas. */
static void squeeze(const char *text, char out[LOAD_TEXT])
{
    char folded[LOAD_TEXT];
    size_t n = 0;
    loft_fold(text, folded, sizeof folded);
    for (const char *p = folded; *p != '\0'; p++) {
        const bool thousands = *p == ',' && n > 0 && strspn(p + 1, "0123456789") == 3;
        if (*p != ' ' && !thousands) {
            out[n++] = *p;
        }
    }
    out[n] = '\0';
}

/* Cuts "more" off the end. */
static bool drop_more(char text[LOAD_TEXT])
{
    static const char more[] = "more";
    const size_t size = strlen(text);
    if (size < strlen(more) || strcmp(text + size - strlen(more), more) != 0) {
        return false;
    }
    text[size - strlen(more)] = '\0';
    return true;
}

static bool read_mass(const char *option, const char *text, double kg, bool more,
                      loft_load *out, char message[MESSAGE_SIZE])
{
    if (!(kg >= least_kg && kg <= most_kg)) {
        return message_write(message, "%s %s: a load is from 1kg to 100t", option, text);
    }
    *out = (loft_load){.kind = more ? LOFT_LOAD_MORE_KG : LOFT_LOAD_KG, .value = kg};
    return true;
}

static bool read_times(const char *option, const char *text, double times, loft_load *out,
                       char message[MESSAGE_SIZE])
{
    if (!(times >= least_times && times <= most_times)) {
        return times < least_times
                   ? message_write(message,
                                   "%s %s: a multiple of the load carried is from 0.1x "
                                   "to 10x",
                                   option, text)
                   : message_write(message,
                                   "%s %s: a multiple of the load carried is from 0.1x "
                                   "to 10x; for a mass give its unit: 500kg",
                                   option, text);
    }
    *out = (loft_load){.kind = LOFT_LOAD_TIMES, .value = times};
    return true;
}

bool load_option_read(const char *option, const char *text, loft_load *out,
                      char message[MESSAGE_SIZE])
{
    char plain[LOAD_TEXT];
    loft_number n;
    squeeze(text, plain);
    const bool plus = plain[0] == '+';
    const bool more = drop_more(plain) || plus;
    const char *from = plain + plus;
    for (size_t i = 0; loft_number_scan(from, &n) && i < sizeof units / sizeof units[0];
         i++) {
        const double kg = units[i].kg;
        if (strcmp(from + n.size, units[i].name) == 0 && (kg > 0.0 || !more)) {
            return kg > 0.0 ? read_mass(option, text, n.value * kg, more, out, message)
                            : read_times(option, text, n.value, out, message);
        }
    }
    return message_write(message,
                         "%s %s: must be a load: 1.5x of the one carried, 500kg in all, "
                         "or +200kg more",
                         option, text);
}

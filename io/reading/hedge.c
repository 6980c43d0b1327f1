/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/reading/hedge.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* sign 0: the words say nothing of how firm the figure is. */
typedef struct phrase {
    const char *words;
    char sign;
} phrase;

/* A phrase that another begins with comes after it. */
static const phrase before[] = {{"greater than or equal to", '>'},
                                {"more than or equal to", '>'},
                                {"less than or equal to", '<'},
                                {"equal to", '='},
                                {"morethan", '>'},
                                {"atleast", '>'},
                                {"upto", '<'},
                                {"as many as", '<'},
                                {"not less than", '>'},
                                {"no less than", '>'},
                                {"no fewer than", '>'},
                                {"more than", '>'},
                                {"greater than", '>'},
                                {"higher than", '>'},
                                {"longer than", '>'},
                                {"farther than", '>'},
                                {"further than", '>'},
                                {"at least", '>'},
                                {"in excess of", '>'},
                                {"exceeding", '>'},
                                {"exceeds", '>'},
                                {"exceeded", '>'},
                                {"upwards of", '>'},
                                {"upward of", '>'},
                                {"minimum of", '>'},
                                {"minimum", '>'},
                                {"min.", '>'},
                                {"over a flight distance of", 0},
                                {"over a distance of", 0},
                                {"over a range of", 0},
                                {"over", '>'},
                                {"above", '>'},
                                {"beyond", '>'},
                                {"past", '>'},
                                {"no more than", '<'},
                                {"not more than", '<'},
                                {"not over", '<'},
                                {"not exceeding", '<'},
                                {"less than", '<'},
                                {"fewer than", '<'},
                                {"shorter than", '<'},
                                {"lower than", '<'},
                                {"at most", '<'},
                                {"up to", '<'},
                                {"as far as", '<'},
                                {"as high as", '<'},
                                {"as long as", '<'},
                                {"as much as", '<'},
                                {"under", '<'},
                                {"below", '<'},
                                {"within", '<'},
                                {"maximum altitude of", 0},
                                {"maximum height of", 0},
                                {"maximum range of", 0},
                                {"maximum of", '<'},
                                {"max. of", '<'},
                                {"max.", '<'},
                                {"max", '<'},
                                {"approximately", '~'},
                                {"approx.", '~'},
                                {"approx", '~'},
                                {"appr.", '~'},
                                {"aprox.", '~'},
                                {"about", '~'},
                                {"around", '~'},
                                {"roughly", '~'},
                                {"some", '~'},
                                {"nearly", '~'},
                                {"almost", '~'},
                                {"close to", '~'},
                                {"near", '~'},
                                {"estimated at", '~'},
                                {"estimated", '~'},
                                {"est.", '~'},
                                {"est", '~'},
                                {"circa", '~'},
                                {"ca.", '~'},
                                {"ca", '~'},
                                {"c.", '~'},
                                {"exactly", '='},
                                {"precisely", '='},
                                {"tracked for", '@'},
                                {"followed for", '@'},
                                {"just", 0},
                                {"slightly", 0},
                                {"a little", 0},
                                {"well", 0},
                                {"an altitude of", 0},
                                {"altitude of", 0},
                                {"altitude", 0},
                                {"an apogee of", 0},
                                {"apogee of", 0},
                                {"apogee", 0},
                                {"a peak of", 0},
                                {"peak of", 0},
                                {"peak", 0},
                                {"a height of", 0},
                                {"height of", 0},
                                {"a distance of", 0},
                                {"distance of", 0},
                                {"distance", 0},
                                {"a range of", 0},
                                {"range of", 0},
                                {"range", 0},
                                {"a flight time of", 0},
                                {"flight time of", 0},
                                {"for", 0},
                                {"at", 0},
                                {"to", 0},
                                {"reached", 0},
                                {"reaching", 0},
                                {"flew", 0},
                                {"lasted", 0},
                                {"pt", 0},
                                {"t+", 0},
                                {"an", 0},
                                {"a", 0}};

/* A space before each. */
static const phrase after[] = {{"or more", '>'},
                               {"and more", '>'},
                               {"or above", '>'},
                               {"and above", '>'},
                               {"or over", '>'},
                               {"or higher", '>'},
                               {"or farther", '>'},
                               {"or further", '>'},
                               {"or longer", '>'},
                               {"and up", '>'},
                               {"plus", '>'},
                               {"at least", '>'},
                               {"minimum", '>'},
                               {"or less", '<'},
                               {"or under", '<'},
                               {"or below", '<'},
                               {"or lower", '<'},
                               {"at most", '<'},
                               {"maximum", '<'},
                               {"max.", '<'},
                               {"max", '<'},
                               {"or so", '~'},
                               {"or thereabouts", '~'},
                               {"approximately", '~'},
                               {"approx.", '~'},
                               {"approx", '~'},
                               {"(approx.)", '~'},
                               {"(approx)", '~'},
                               {"roughly", '~'},
                               {"exactly", '='},
                               {"to anywhere on earth", '>'},
                               {"in altitude", 0},
                               {"of altitude", 0},
                               {"altitude", 0},
                               {"in height", 0},
                               {"of height", 0},
                               {"height", 0},
                               {"apogee", 0},
                               {"peak", 0},
                               {"in distance", 0},
                               {"of distance", 0},
                               {"distance", 0},
                               {"in range", 0},
                               {"of range", 0},
                               {"range", 0},
                               {"high", 0},
                               {"up", 0},
                               {"away", 0},
                               {"downrange", 0},
                               {"long", 0},
                               {"of flight", 0},
                               {"flight time", 0},
                               {"flight", 0}};

#define N_BEFORE (sizeof before / sizeof before[0])
#define N_AFTER  (sizeof after / sizeof after[0])

static void cut(char *at, size_t size)
{
    memmove(at, at + size, strlen(at + size) + 1);
}

static const phrase *phrase_before(const char *text)
{
    for (size_t i = 0; i < N_BEFORE; i++) {
        const size_t size = strlen(before[i].words);
        if (strncmp(text, before[i].words, size) == 0 && text[size] != '\0' &&
            strchr(" :~<>=.0123456789", text[size]) != NULL) {
            return &before[i];
        }
    }
    return NULL;
}

static const phrase *phrase_after(const char *text)
{
    const size_t length = strlen(text);
    for (size_t i = 0; i < N_AFTER; i++) {
        const size_t size = strlen(after[i].words);
        if (length > size + 1 && text[length - size - 1] == ' ' &&
            strcmp(text + length - size, after[i].words) == 0) {
            return &after[i];
        }
    }
    return NULL;
}

/* A limit beats "about"; false if the two contradict each other. */
static bool join(char *sign, char more)
{
    const bool weaker = *sign == '\0' || *sign == '~';
    if (more != '\0' && *sign != more && more != '~' && !weaker) {
        return false;
    }
    *sign = more != '\0' && weaker ? more : *sign;
    return true;
}

void loft_hedge_to_signs(char *text)
{
    char sign = '\0';
    const phrase *found = NULL;
    while ((found = phrase_before(text)) != NULL && join(&sign, found->sign)) {
        size_t size = strlen(found->words);
        size += text[size] == ':';
        cut(text, size + (text[size] == ' '));
    }
    while ((found = phrase_after(text)) != NULL && join(&sign, found->sign)) {
        size_t end = strlen(text) - strlen(found->words) - 1;
        end -= end > 0 && text[end - 1] == ',';
        text[end] = '\0';
    }
    if (sign != '\0' && text[0] == '~') { /* more than ~1000 km */
        cut(text, 1 + (text[1] == ' '));
    }
    if (sign != '\0') {
        memmove(text + 1, text, strlen(text) + 1);
        text[0] = sign;
    }
}

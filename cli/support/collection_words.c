/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/collection_words.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/text.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes of UTF-8 count as letters. */
static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80U;
}

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

char *collection_words(const char *text)
{
    char *words = malloc(2 * strlen(text) + 2); /* a space behind each letter at most */
    if (words == NULL) {
        return NULL;
    }
    char *end = words;
    *end++ = ' ';
    while (*text != '\0') {
        bool (*const is_of_word)(char c) = is_digit(*text) ? is_digit : is_letter;
        while (is_digit(*text) && text[0] == '0' && is_digit(text[1])) {
            text++;
        }
        const char *start = text;
        while (is_of_word(*text)) {
            *end++ = lower(*text++);
        }
        if (text > start) {
            *end++ = ' ';
        } else {
            text++;
        }
    }
    *end = '\0';
    return words;
}

bool collection_same_words(const char *a, const char *b)
{
    char *one = collection_words(a);
    char *other = collection_words(b);
    const bool same = one != NULL && other != NULL && strcmp(one, other) == 0;
    free(one);
    free(other);
    return same;
}

/* Is each of the pieces between spaces in `words`? */
static bool has_each(const char *words, const char *typed)
{
    char *pieces = strdup(typed);
    char *rest = NULL;
    bool all = pieces != NULL;
    for (char *piece = all ? strtok_r(pieces, " ", &rest) : NULL; all && piece != NULL;
         piece = strtok_r(NULL, " ", &rest)) {
        char *one = collection_words(piece);
        all = one != NULL && strstr(words, one) != NULL;
        free(one);
    }
    free(pieces);
    return all;
}

/* Does `words` have the typed words, the last of them perhaps longer? Digits are whole. */
static bool has_begun(const char *words, const char *typed)
{
    const size_t size = strlen(typed);
    if (size < 3 || is_digit(typed[size - 2])) {
        return false;
    }
    char *open = strdup(typed);
    if (open != NULL) {
        open[size - 1] = '\0';
    }
    const bool found = open != NULL && strstr(words, open) != NULL;
    free(open);
    return found;
}

static collection_fit fit_words(const collection_typed *name, const char *id,
                                const char *title, const char *date)
{
    const char *typed = name->words;
    char *both = loft_text_format("%s%s", id, title);
    const collection_fit fit = typed[1] == '\0' || both == NULL ? COLLECTION_FIT_NOT
                               : strcmp(id, typed) == 0         ? COLLECTION_FIT_ID
                               : strstr(id, typed) != NULL      ? COLLECTION_FIT_IN_ID
                               : strncmp(date, typed, strlen(typed)) == 0
                                   ? COLLECTION_FIT_DATE
                               : strstr(title, typed) != NULL ? COLLECTION_FIT_TITLE
                               : has_each(both, name->text)   ? COLLECTION_FIT_WORDS
                               : has_begun(both, typed)       ? COLLECTION_FIT_BEGUN
                                                              : COLLECTION_FIT_NOT;
    free(both);
    return fit;
}

bool collection_typed_init(const char *text, collection_typed *typed)
{
    *typed = (collection_typed){text, collection_words(text)};
    return typed->words != NULL;
}

void collection_typed_fini(collection_typed *typed)
{
    free(typed->words);
    *typed = (collection_typed){NULL, NULL};
}

collection_fit collection_fit_of(const collection_typed *typed,
                                 const collection_names *names)
{
    char *id = collection_words(names->id);
    char *title = collection_words(names->title != NULL ? names->title : "");
    char *date = collection_words(names->date_utc != NULL ? names->date_utc : "");
    const collection_fit fit = id != NULL && title != NULL && date != NULL
                                   ? fit_words(typed, id, title, date)
                                   : COLLECTION_FIT_NOT;
    free(id);
    free(title);
    free(date);
    return fit;
}

const char *collection_name_in(const char *id)
{
    const size_t dated = strspn(id, "0123456789-");
    return dated >= 5 && id[dated - 1] == '-' && id[dated] != '\0' ? id + dated : id;
}

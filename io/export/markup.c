/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/export/markup.h"

#include <string.h>

#include "sim/base/text.h"
#include "sim/base/visible.h"

typedef struct replacement {
    char plain;
    const char *text;
} replacement;

#define LEFT_MARK  "\342\200\271" /* U+2039 */
#define RIGHT_MARK "\342\200\272" /* U+203A */

static const replacement once[] = {
    {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\0', NULL}};
static const replacement twice[] = {
    {'&', "&amp;amp;"}, {'<', "&amp;lt;"}, {'>', "&amp;gt;"}, {'\0', NULL}};
static const replacement marks[] = {{'<', LEFT_MARK}, {'>', RIGHT_MARK}, {'\0', NULL}};
static const replacement marks_in_xml[] = {
    {'&', "&amp;"}, {'<', LEFT_MARK}, {'>', RIGHT_MARK}, {'\0', NULL}};

static void put(FILE *out, const char *text, const replacement *table)
{
    const size_t size = strlen(text);
    loft_visible shown;
    for (size_t i = 0; i < size;) {
        const replacement *r = table;
        i += loft_visible_next(text + i, size - i, &shown);
        while (r->text != NULL && (shown.n != 1 || r->plain != shown.bytes[0])) {
            r++;
        }
        if (r->text != NULL) {
            fputs(r->text, out);
        } else {
            fwrite(shown.bytes, 1, shown.n, out);
        }
    }
}

static char *text_of(const char *text, const replacement *table)
{
    loft_text written;
    char *bytes = NULL;
    if (loft_text_open(&written) != LOFT_OK) {
        return NULL;
    }
    put(written.out, text, table);
    return loft_text_close(&written, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

void loft_markup_put(FILE *out, const char *text)
{
    put(out, text, once);
}

void loft_markup_put_html(FILE *out, const char *text)
{
    put(out, text, twice);
}

void loft_markup_put_name(FILE *out, const char *text)
{
    put(out, text, marks_in_xml);
}

char *loft_markup_html(const char *text)
{
    return text_of(text, once);
}

char *loft_markup_name(const char *text)
{
    return text_of(text, marks);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/markdown.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/text.h"
#include "sim/base/visible.h"

/* The reference of a character that HTML, or a cell, would read as markup; or NULL. */
static const char *reference_of(char c)
{
    return c == '<'   ? "&lt;"
           : c == '>' ? "&gt;"
           : c == '&' ? "&amp;"
           : c == '|' ? "&#124;"
                      : NULL;
}

/* Does a backslash stand before *c, which is in the word that begins there? */
static bool is_escaped(const char *c, const char *word)
{
    if (strchr("\\`*_[]~$", *c) != NULL) {
        return true;
    }
    if (c == word) {
        return strchr("#+-=", *c) != NULL;
    }
    return (*c == '.' || *c == ')') && (c[1] == ' ' || c[1] == '\0') &&
           strspn(word, "0123456789") == (size_t)(c - word);
}

/* Visible characters, without line ends. */
static void put_text(FILE *out, const char *text)
{
    const char *word = text;
    for (const char *c = text; *c != '\0'; c++) {
        const char *reference = reference_of(*c);
        if (reference != NULL) {
            fputs(reference, out);
        } else {
            if (is_escaped(c, word)) {
                fputc('\\', out);
            }
            fputc(*c, out);
        }
        word = *c == ' ' ? c + 1 : word;
    }
}

char *loft_markdown_text(const char *text)
{
    loft_text escaped;
    char *bytes = NULL;
    char *visible = loft_visible_text(text);
    if (visible == NULL || loft_text_open(&escaped) != LOFT_OK) {
        free(visible);
        return NULL;
    }
    put_text(escaped.out, visible);
    free(visible);
    return loft_text_close(&escaped, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

void loft_markdown_put_address(FILE *out, const char *url)
{
    for (const unsigned char *c = (const unsigned char *)url; *c != '\0'; c++) {
        if (*c <= ' ' || *c >= 0x7F || strchr("<>\"\\^`{|}", *c) != NULL) {
            fprintf(out, "%%%02X", *c);
        } else {
            fputc(*c, out);
        }
    }
}

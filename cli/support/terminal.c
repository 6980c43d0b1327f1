/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/terminal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include "sim/base/text.h"

enum {
    COLUMNS_LEAST = 40,
    COLUMNS_MOST = 100, /* longer lines are hard to read */
    COLUMNS_ELSE = 96   /* of a file or a pipe */
};

/* A whole number from 1 to 9999, or 0. */
static int number_in(const char *text)
{
    int n = 0;
    const size_t size = text != NULL ? strlen(text) : 0;
    if (size == 0 || size > 4 || strspn(text, "0123456789") != size) {
        return 0;
    }
    for (; *text != '\0'; text++) {
        n = 10 * n + (*text - '0');
    }
    return n;
}

int terminal_columns(void)
{
    struct winsize size;
    if (isatty(STDOUT_FILENO) == 0) {
        return COLUMNS_ELSE;
    }
    int columns = number_in(getenv("COLUMNS"));
    if (columns == 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
        columns = size.ws_col;
    }
    return columns == 0              ? COLUMNS_ELSE
           : columns < COLUMNS_LEAST ? COLUMNS_LEAST
           : columns > COLUMNS_MOST  ? COLUMNS_MOST
                                     : columns;
}

/* Not where NO_COLOR has a value, nor on a terminal that has none (TERM is dumb or not set). */
bool terminal_has_colour(int descriptor)
{
    const char *none = getenv("NO_COLOR");
    const char *name = getenv("TERM");
    return isatty(descriptor) != 0 && (none == NULL || *none == '\0') && name != NULL &&
           *name != '\0' && strcmp(name, "dumb") != 0;
}

static const char *const codes[] = {
    [TERMINAL_PLAIN] = "", [TERMINAL_GOOD] = "\033[32m", [TERMINAL_DOUBT] = "\033[33m"};
static const char bold[] = "\033[1m";
static const char plain[] = "\033[0m";

static size_t line_size(const char *line)
{
    return strcspn(line, "\n") + (strchr(line, '\n') != NULL);
}

static void put_line(FILE *out, const char *line, const char *code)
{
    const size_t size = strcspn(line, "\n");
    fprintf(out, "%s%.*s%s%.*s", code, (int)size, line, plain, line[size] == '\n', "\n");
}

/* Lines without indent, as many as stand one below the other; 0 if none do. */
static size_t block_size(const char *text)
{
    size_t size = 0;
    while (text[size] != '\0' && text[size] != '\n' && text[size] != ' ') {
        size += line_size(text + size);
    }
    return size;
}

/* To the first colon or full stop that ends a clause. */
static size_t clause_size(const char *text)
{
    size_t size = 0;
    while (text[size] != '\0' &&
           !(strchr(":.", text[size]) != NULL && strchr(" \n", text[size + 1]) != NULL)) {
        size++;
    }
    return size;
}

/* Each line of the clause by itself, so that the indent has no colour; to the end of its line. */
static const char *put_clause(FILE *out, const char *text, const char *code)
{
    const char *end = text + clause_size(text);
    const size_t rest = line_size(end);
    while (text < end) {
        const size_t indent = strspn(text, " ");
        size_t size = strcspn(text + indent, "\n");
        size = text + indent + size < end ? size : (size_t)(end - text) - indent;
        fprintf(out, "%.*s%s%.*s%s", (int)indent, text, code, (int)size, text + indent,
                plain);
        text += indent + size;
        if (text < end) {
            fputc(*text++, out);
        }
    }
    fwrite(end, 1, rest, out);
    return end + rest;
}

static void put_painted(FILE *out, const char *text, terminal_tone tone)
{
    static const char verdict[] = "Verdict\n";
    while (*text != '\0') {
        const size_t size = block_size(text);
        const bool heads = size > 0 && text[size] == ' ';
        const bool judges = heads && size == sizeof verdict - 1 &&
                            strncmp(text, verdict, size) == 0 && tone != TERMINAL_PLAIN;
        const char *end = text + (size > 0 ? size : line_size(text));
        while (text < end) {
            const size_t line = line_size(text);
            if (heads) {
                put_line(out, text, bold);
            } else {
                fwrite(text, 1, line, out);
            }
            text += line;
        }
        if (judges) {
            text = put_clause(out, text, codes[tone]);
        }
    }
}

char *terminal_paint(char *text, terminal_tone tone)
{
    if (text == NULL || !terminal_has_colour(STDOUT_FILENO)) {
        return text;
    }
    loft_text painted;
    char *bytes = NULL;
    if (loft_text_open(&painted) == LOFT_OK) {
        put_painted(painted.out, text, tone);
        if (loft_text_close(&painted, &bytes, NULL) != LOFT_OK) {
            bytes = NULL;
        }
    }
    free(text);
    return bytes;
}

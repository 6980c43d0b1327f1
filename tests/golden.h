/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * golden.h - wording that a person has read and accepted, kept in tests/golden/NAME.txt.
 *
 * A test asserts what a text must contain (numbers, names, codes); the sentences around
 * them are in the golden file. `make bless` writes the files again and shows what changed.
 */
#ifndef GOLDEN_H
#define GOLDEN_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include "check.h"

enum {
    GOLDEN_MAX = 1 << 18
};

static inline void golden_path(char path[256], const char *folder, const char *name)
{
    snprintf(path, 256, "%s/%s.txt", folder, name);
}

/* The text of a section up to the next one; false if the file has no such section. */
static inline bool golden_section(const char *path, const char *title, char *out)
{
    char line[4096];
    char head[256];
    bool inside = false;
    bool found = false;
    size_t used = 0;
    FILE *in = fopen(path, "r");
    if (in == NULL) {
        return false;
    }
    snprintf(head, sizeof head, "=== %s\n", title);
    while (fgets(line, sizeof line, in) != NULL) {
        if (strncmp(line, "=== ", 4) == 0) {
            inside = strcmp(line, head) == 0;
            found = found || inside;
        } else if (inside && used + strlen(line) < GOLDEN_MAX) {
            memcpy(out + used, line, strlen(line) + 1);
            used += strlen(line);
        }
    }
    fclose(in);
    out[used] = '\0';
    return found;
}

static inline void golden_write(const char *path, const char *mode, const char *title,
                                const char *text)
{
    FILE *out = fopen(path, mode);
    assert_non_null(out);
    if (title != NULL) {
        fprintf(out, "=== %s\n", title);
    }
    fputs(text, out);
    assert_int_equal(fclose(out), 0);
}

/*
 * Fails with a unified diff unless section `title` of tests/golden/NAME.txt is `text`,
 * which ends with a newline or is empty. With LOFT_BLESS, a folder, the section is
 * appended to the file there instead.
 */
static inline void golden_check(const char *name, const char *title, const char *text)
{
    char path[256];
    const char *blessed = getenv("LOFT_BLESS");
    golden_path(path, blessed != NULL ? blessed : "tests/golden", name);
    if (blessed != NULL) {
        golden_write(path, "a", title, text);
        return;
    }
    char *wanted = malloc(GOLDEN_MAX);
    assert_non_null(wanted);
    const bool found = golden_section(path, title, wanted);
    if (found && strcmp(wanted, text) == 0) {
        free(wanted);
        return;
    }
    print_error("%s: \"%s\" %s; `make bless` accepts the new text\n", path, title,
                found ? "differs" : "is missing");
    char command[600];
    char old[] = "/tmp/loft-golden-XXXXXX";
    char new[] = "/tmp/loft-golden-XXXXXX";
    close(mkstemp(old));
    close(mkstemp(new));
    golden_write(old, "w", NULL, found ? wanted : "");
    golden_write(new, "w", NULL, text);
    snprintf(command, sizeof command, "diff -u --label blessed --label now %s %s 1>&2",
             old, new);
    (void)!system(command);
    remove(old);
    remove(new);
    free(wanted);
    fail();
}

/* Checks only the lines of `text` that `base` does not have. */
static inline void golden_check_new(const char *name, const char *title, const char *text,
                                    const char *base)
{
    char *kept = calloc(1, strlen(text) + 1);
    assert_non_null(kept);
    while (*text != '\0') {
        const size_t n = strcspn(text, "\n") + (strchr(text, '\n') != NULL);
        char *line = strndup(text, n);
        assert_non_null(line);
        if (strstr(base, line) == NULL) {
            strcat(kept, line);
        }
        free(line);
        text += n;
    }
    golden_check(name, title, kept);
    free(kept);
}

/* Checks the message about an input; its section is "OPTION INPUT". */
static inline void golden_message(const char *name, const char *option, const char *input,
                                  const char *message)
{
    char title[200];
    char line[2048];
    snprintf(title, sizeof title, "%s \"%s\"", option, input);
    for (char *c = title; *c != '\0'; c++) {
        *c = (unsigned char)*c < ' ' ? '?' : *c;
    }
    snprintf(line, sizeof line, "%s\n", message);
    golden_check(name, title, line);
}

/* What `text` contains; the whole text is printed if not. */
static inline void assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("\"%s\" is not in:\n%s", part, text);
    }
}

static inline void assert_has_not(const char *text, const char *part)
{
    if (strstr(text, part) != NULL) {
        fail_msg("\"%s\" is in:\n%s", part, text);
    }
}

#endif

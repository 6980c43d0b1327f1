/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_out.h - tables that a command prints as text or JSON, and writes as Markdown. */
#ifndef LOFT_CLI_TABLES_OUT_H
#define LOFT_CLI_TABLES_OUT_H

#include <stdbool.h>

#include "io/json/json_write.h"

typedef struct tables_out {
    const void *tables;
    char *(*text)(const void *tables, bool markdown,
                  int columns);                                 /* owned; may be NULL */
    void (*json)(loft_json_writer *writer, const void *tables); /* members of an object */
} tables_out;

/*
 * Markdown goes to a file unless its path is NULL; "-" prints it in place of the text. The exit
 * status, after a complaint.
 */
int tables_out_show(const tables_out *out, const char *markdown_path, bool as_json);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * made_folder.h - the files of a folder, made before the first is written: a folder has all
 * or none.
 */
#ifndef LOFT_CLI_MADE_FOLDER_H
#define LOFT_CLI_MADE_FOLDER_H

#include <stdbool.h>

#include "loft/loft.h"
#include "sim/base/diag.h"
#include "sim/base/digest.h"

enum {
    MADE_FILES_MAX = 16
};

typedef struct made_file {
    char *name, *bytes; /* owned */
    size_t size;
} made_file;

typedef struct made_folder {
    const char *path;
    loft_diags *diags;
    loft_digest *written; /* names and bytes of all files, in their order */
    made_file files[MADE_FILES_MAX];
    size_t n;
} made_folder;

/* Adds a file. Takes the bytes, unless the status is not OK: that is handed through. */
LOFT_NODISCARD loft_status made_folder_add(made_folder *dir, const char *name,
                                           loft_status status, char *bytes, size_t size);

void made_folder_fini(made_folder *dir);

/* Makes the folder and puts the files into it, while no other run does. */
LOFT_NODISCARD loft_status made_folder_write(const made_folder *dir);

/* Removes a file that an earlier run left there, if there is one. */
void made_folder_remove(const made_folder *dir, const char *name);

bool made_folder_has(const made_folder *dir, const char *name);

/* Adds a file that stands in the folder to `written`, as made_folder_add did. */
LOFT_NODISCARD loft_status made_folder_digest(const made_folder *dir, const char *name);

#endif

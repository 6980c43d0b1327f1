/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * file.h - whole files: read under a limit, written so that they are complete or absent.
 *
 * Messages go to `diags` with the path as `where` and the system's reason in `what`.
 * POSIX. No state; two threads may write the same path, and one of them wins.
 */
#ifndef LOFT_FILE_H
#define LOFT_FILE_H

#include <stddef.h>

#include "loft/loft.h"

typedef struct loft_file_text {
    char *bytes; /* owned: free() it; a '\0' follows the last byte */
    size_t size; /* without that '\0' */
} loft_file_text;

/*
 * The whole of a file or pipe of at most `limit` bytes.
 * LOFT_ERR_IO if it cannot be read or is a directory, LOFT_ERR_INPUT if it is longer.
 */
LOFT_NODISCARD loft_status loft_file_read(const char *path, size_t limit,
                                          loft_diags *diags, loft_file_text *text);

/*
 * Writes a temporary file beside `path`, syncs it and renames it over `path`; a reader
 * sees the old file or the whole new one. On any error the temporary file is removed and
 * the old one left alone. A new file gets 0666 less the umask; an old one keeps its
 * permission bits. A symbolic link is followed: the file it names is replaced. A pipe or
 * a device (/dev/stdout) is written to directly. LOFT_ERR_IO, LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_file_write_atomic(const char *path, const char *bytes,
                                                  size_t size, loft_diags *diags);

/*
 * This for a file that the program names, in a folder of results: a symbolic link, a pipe or
 * a device under that name was put there by somebody else, and is replaced, not followed.
 */
LOFT_NODISCARD loft_status loft_file_write_own(const char *path, const char *bytes,
                                               size_t size, loft_diags *diags);

/* The directory and those above it, 0777 less the umask; it may exist. LOFT_ERR_IO. */
LOFT_NODISCARD loft_status loft_file_mkdirs(const char *path, loft_diags *diags);

/* This for a directory that the program names: LOFT_ERR_IO if it is a symbolic link. */
LOFT_NODISCARD loft_status loft_file_make_own_dir(const char *path, loft_diags *diags);

typedef struct loft_file_list loft_file_list; /* owns its paths */

void loft_file_list_free(loft_file_list *list);
size_t loft_file_list_count(const loft_file_list *list);
const char *loft_file_list_path(const loft_file_list *list, size_t i); /* borrowed */

/*
 * Every file *.json under `dir`, each as dir/..., in the order of strcmp. Names that start
 * with '.' are skipped. Links to files are listed; links to directories are not entered,
 * so there are no loops. LOFT_ERR_IO if a directory cannot be read or lies over 64 deep,
 * LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_file_list_json(const char *dir, loft_diags *diags,
                                               loft_file_list **list);

#endif

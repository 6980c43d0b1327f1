/* SPDX-License-Identifier: GPL-3.0-or-later */
/* file_name.h - a file's name without its folder. */
#ifndef LOFT_CLI_FILE_NAME_H
#define LOFT_CLI_FILE_NAME_H

/* The part of the path behind the last '/'; all of it if there is none. */
const char *file_name(const char *path);

/* That without a .json at its end; owned by the caller, NULL if out of memory. */
char *file_stem(const char *path);

#endif

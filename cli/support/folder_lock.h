/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * folder_lock.h - runs into one folder at once write it one after the other, so that what is
 * left there is of one run.
 *
 * The lock is on the folder itself (flock): no file is left, and a program that ends in any way
 * holds none.
 */
#ifndef LOFT_CLI_FOLDER_LOCK_H
#define LOFT_CLI_FOLDER_LOCK_H

#include <stdbool.h>

/*
 * Waits until nobody else holds the folder, with a note if it `says` so. -1 where there is no
 * folder or its file system has no locks: then the work goes on without.
 */
int folder_lock(const char *path, bool says);

/* -1 does nothing. */
void folder_unlock(int lock);

#endif

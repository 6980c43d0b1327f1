/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scratch.h - an empty folder for each test that writes; its state is a list of
 * messages.
 */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "sim/base/file.h"

static inline int enter_new_directory(void **state)
{
    char name[] = "/tmp/loft-test-XXXXXX";
    if (mkdtemp(name) == NULL || chdir(name) != 0) {
        return -1;
    }
    *state = loft_diags_new();
    return *state == NULL ? -1 : 0;
}

static inline int leave_directory(void **state)
{
    loft_diags_free(*state);
    char dir[64];
    char command[96];
    if (getcwd(dir, sizeof dir) == NULL || strncmp(dir, "/tmp/loft-test-", 15) != 0) {
        return -1;
    }
    snprintf(command, sizeof command, "rm -r '%s'", dir);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

static inline void write_text(const char *path, const char *text, loft_diags *diags)
{
    assert_int_equal(loft_file_write_atomic(path, text, strlen(text), diags), LOFT_OK);
}

static inline void expect_text(const char *path, const char *wanted, loft_diags *diags)
{
    loft_file_text text;
    assert_int_equal(loft_file_read(path, 1000, diags, &text), LOFT_OK);
    assert_string_equal(text.bytes, wanted);
    assert_int_equal(text.size, strlen(wanted));
    free(text.bytes);
}

static inline void expect_empty_directory(void)
{
    assert_int_equal(system("test -z \"$(ls -A)\""), 0);
}

#define IN_DIRECTORY(test)                                                               \
    cmocka_unit_test_setup_teardown(test, enter_new_directory, leave_directory)

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * failing.h - memory that runs out when a test says so. The Makefile sends the calls of
 * the library that need memory to the functions below (its WRAP_ list); one of them fails,
 * those before and after it succeed.
 */
#ifndef FAILING_H
#define FAILING_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* fopencookie */
#endif

#include <execinfo.h>
#include <regex.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "loft/loft.h"

static long calls_to_failure = -1; /* negative: nothing fails */

/* The ways that led to each call, as one number, while they are noted. */
enum {
    WAYS_MOST = 1 << 20,
    FRAMES_MOST = 64
};
static bool noting_ways;
static long n_ways;
static uint64_t noted_ways[WAYS_MOST];

static inline void note_way(void)
{
    void *frames[FRAMES_MOST];
    const int n = backtrace(frames, FRAMES_MOST);
    uint64_t way = 14695981039346656037u; /* FNV-1a */
    for (int i = 0; i < n; i++) {
        way = (way ^ (uint64_t)(uintptr_t)frames[i]) * 1099511628211u;
    }
    assert_true(n_ways < WAYS_MOST);
    noted_ways[n_ways++] = way;
}

static inline bool fails_now(void)
{
    if (noting_ways) {
        note_way();
    }
    return calls_to_failure >= 0 && calls_to_failure-- == 0;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t size);
char *__real_strdup(const char *text);
FILE *__real_fopencookie(void *cookie, const char *mode, cookie_io_functions_t io);
int __real_fclose(FILE *stream);
int __real_regcomp(regex_t *regex, const char *pattern, int flags);
int __real_regexec(const regex_t *regex, const char *text, size_t n, regmatch_t *found,
                   int flags);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t size);
char *__wrap_strdup(const char *text);
FILE *__wrap_fopencookie(void *cookie, const char *mode, cookie_io_functions_t io);
int __wrap_fclose(FILE *stream);
int __wrap_regcomp(regex_t *regex, const char *pattern, int flags);
int __wrap_regexec(const regex_t *regex, const char *text, size_t n, regmatch_t *found,
                   int flags);

void *__wrap_malloc(size_t size)
{
    return fails_now() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
    return fails_now() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return fails_now() ? NULL : __real_realloc(old, size);
}

char *__wrap_strdup(const char *text)
{
    return fails_now() ? NULL : __real_strdup(text);
}

FILE *__wrap_fopencookie(void *cookie, const char *mode, cookie_io_functions_t io)
{
    return fails_now() ? NULL : __real_fopencookie(cookie, mode, io);
}

int __wrap_fclose(FILE *stream)
{
    const bool fails = fails_now();
    const int result = __real_fclose(stream);
    return fails ? EOF : result;
}

int __wrap_regcomp(regex_t *regex, const char *pattern, int flags)
{
    return fails_now() ? REG_ESPACE : __real_regcomp(regex, pattern, flags);
}

int __wrap_regexec(const regex_t *regex, const char *text, size_t n, regmatch_t *found,
                   int flags)
{
    return fails_now() ? REG_ESPACE : __real_regexec(regex, text, n, found, flags);
}

/* The call under test: it checks that a failure changed nothing, and undoes a success. */
typedef loft_status attempt(void *what);

/* Tries once, and lets the call of this number fail. */
static inline loft_status try_without(attempt *try, void *what, long n, bool *failed)
{
    calls_to_failure = n;
    const loft_status status = try(what);
    *failed = calls_to_failure < 0;
    calls_to_failure = -1;
    return status;
}

/*
 * Lets the first, the second, ... call fail until none is left. Each failure must bring
 * LOFT_ERR_NOMEM, unless `harmless`, where it may also change nothing; the status without
 * one must be `wanted`. Returns how often memory ran out.
 */
static inline int parallel_for_failure(attempt *try, void *what, loft_status wanted,
                                       bool harmless)
{
    int out_of_memory = 0;
    for (long n = 0;; n++) {
        bool failed = false;
        const loft_status status = try_without(try, what, n, &failed);
        if (!failed) {
            assert_int_equal(status, wanted);
            return out_of_memory;
        }
        out_of_memory += status == LOFT_ERR_NOMEM;
        if (status != LOFT_ERR_NOMEM && !(harmless && status == wanted)) {
            fail_msg("call %ld of the C library failed: %s", n, loft_status_text(status));
        }
    }
}

static inline bool is_new_way(long n)
{
    long k = 0;
    while (noted_ways[k] != noted_ways[n]) {
        k++;
    }
    return k == n;
}

/*
 * For an attempt with too many calls to try each: every way through the program to
 * a call fails once, where it is taken first. The attempt must ask for the same each time.
 */
static inline int each_way_for_failure(attempt *try, void *what, loft_status wanted,
                                       bool harmless)
{
    int out_of_memory = 0;
    assert_int_equal(try(what), wanted); /* what is made once is made here */
    n_ways = 0;
    noting_ways = true;
    const loft_status whole = try(what);
    noting_ways = false;
    assert_int_equal(whole, wanted);
    for (long n = 0; n < n_ways; n++) {
        bool failed = false;
        if (!is_new_way(n)) {
            continue;
        }
        const loft_status status = try_without(try, what, n, &failed);
        assert_true(failed);
        out_of_memory += status == LOFT_ERR_NOMEM;
        if (status != LOFT_ERR_NOMEM && !(harmless && status == wanted)) {
            fail_msg("call %ld of the C library failed: %s", n, loft_status_text(status));
        }
    }
    return out_of_memory;
}

#endif

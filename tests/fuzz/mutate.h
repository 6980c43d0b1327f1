/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mutate.h - what the fuzzers share: files as seeds, texts a few edits away from them.
 *
 * Equal arguments make the same run on every machine.
 */
#ifndef MUTATE_H
#define MUTATE_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/file.h"

#define MUTATE_SIZE_MAX 65536

enum {
    MUTATE_BITS = 3
};

/* The outcome of one text, as bits to be counted. ctx is the fuzzer's. */
typedef int mutate_try(const char *text, size_t size, const void *ctx);

static const char *const mutate_fragments[] = {
    "{",    "}",       "[",     "]",   "\"",       ":",         ",",    "\\u0000",
    "null", "1e999",   "-0",    "012", "NaN",      "\\ud800",   "\xff", "\xef\xbb\xbf",
    "[[[[", "{\"a\":", "\"a\"", "\n",  "\"$ref\"", "\"oneOf\"", "//",   "1.5e308",
    "\\",   "true",    "false", "-",   "\x01",     "\\u00e9",   "\t",   "\xc3\xa9",
};

/* Replacements of a member's value. */
static const char *const mutate_values[] = {
    "null", "true", "false", "0",         "-1",     "1e-300", "1e300", "\"about\"",
    "{}",   "[]",   "\"x\"", "[1, 2, 3]", "[2, 1]", "[1, 2]", "90.5",  "\"2017-02-30\"",
};

/* splitmix64: Steele, Lea & Flood, OOPSLA 2014 */
static inline uint64_t mutate_draw(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

static inline size_t mutate_below(uint64_t *state, size_t n)
{
    return n == 0 ? 0 : (size_t)(mutate_draw(state) % n);
}

static inline size_t mutate_insert(char *text, size_t size, size_t at, const char *bytes,
                                   size_t n)
{
    if (size + n > MUTATE_SIZE_MAX) {
        return size;
    }
    memmove(text + at + n, text + at, size - at);
    memcpy(text + at, bytes, n);
    return size + n;
}

/* Another value for the first member after `at`; an array or object loses its head. */
static inline size_t mutate_value(char *text, size_t size, size_t at, uint64_t *state)
{
    const size_t count = sizeof mutate_values / sizeof mutate_values[0];
    const char *value = mutate_values[mutate_below(state, count)];
    while (at < size && text[at] != ':') {
        at++;
    }
    if (at == size) {
        return size;
    }
    size_t end = ++at;
    while (end < size && strchr(",}\n", text[end]) == NULL) {
        end++;
    }
    memmove(text + at, text + end, size - end);
    return mutate_insert(text, size - (end - at), at, value, strlen(value));
}

static inline size_t mutate_once(char *text, size_t size, uint64_t *state)
{
    const size_t at = mutate_below(state, size + 1);
    char piece[64];
    size_t n = 0;
    switch (mutate_below(state, 8)) {
    case 0:
        if (at < size) {
            text[at] = (char)mutate_draw(state);
        }
        return size;
    case 1:
        n = mutate_below(state, size - at + 1) % 16;
        memmove(text + at, text + at + n, size - at - n);
        return size - n;
    case 2:
        n = mutate_below(state, size - at + 1) % sizeof piece;
        memcpy(piece, text + at, n);
        return mutate_insert(text, size, mutate_below(state, size + 1), piece, n);
    case 3:
        return mutate_below(state, 20) == 0 ? at : size;
    case 4:
        if (at < size) {
            text[at] = (char)(text[at] ^ (1 << mutate_below(state, 8)));
        }
        return size;
    case 5:
        return mutate_value(text, size, at, state);
    case 6:
        for (n = at; n < size && !(text[n] >= '0' && text[n] <= '9'); n++) {
        }
        if (n < size) {
            text[n] = (char)('0' + mutate_below(state, 10));
        }
        return size;
    default: {
        const char *f = mutate_fragments[mutate_below(
            state, sizeof mutate_fragments / sizeof mutate_fragments[0])];
        return mutate_insert(text, size, at, f, strlen(f));
    }
    }
}

/*
 * Arguments N SEED FILE...: tries N texts, each one to four edits away from one of the
 * files; counts[i] is how often bit i was set. 0, or the exit status 2 after a message.
 */
static inline int mutate_files(int argc, char **argv, mutate_try *try_text,
                               const void *ctx, unsigned long counts[MUTATE_BITS])
{
    if (argc < 4) {
        fprintf(stderr, "usage: %s N SEED FILE...\n", argc > 0 ? argv[0] : "fuzz");
        return 2;
    }
    const unsigned long n = strtoul(argv[1], NULL, 10);
    uint64_t state = strtoull(argv[2], NULL, 10);
    const size_t files = (size_t)argc - 3;
    int status = 2;
    loft_file_text *texts = calloc(files, sizeof *texts);
    char *work = malloc(MUTATE_SIZE_MAX);
    loft_diags *diags = loft_diags_new();
    if (texts == NULL || work == NULL || diags == NULL) {
        goto done;
    }
    for (size_t i = 0; i < files; i++) {
        if (loft_file_read(argv[i + 3], MUTATE_SIZE_MAX, diags, &texts[i]) != LOFT_OK) {
            fprintf(stderr, "%s: cannot be read, or is over 64 KiB\n", argv[i + 3]);
            goto done;
        }
    }
    for (unsigned long k = 0; k < n; k++) {
        const loft_file_text *from = &texts[mutate_below(&state, files)];
        size_t size = from->size;
        memcpy(work, from->bytes, size);
        for (size_t edits = 1 + mutate_below(&state, 4); edits > 0; edits--) {
            size = mutate_once(work, size, &state);
        }
        const int passed = try_text(work, size, ctx);
        for (int bit = 0; bit < MUTATE_BITS; bit++) {
            counts[bit] += (unsigned)(passed >> bit) & 1U;
        }
    }
    printf("%lu mutations: ", n);
    status = 0;
done:
    for (size_t i = 0; texts != NULL && i < files; i++) {
        free(texts[i].bytes);
    }
    free(texts);
    free(work);
    loft_diags_free(diags);
    return status;
}

#endif

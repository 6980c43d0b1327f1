/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz.h - a fuzz target: what one text does to a reader. Two programs drive it: drive.c
 * tries a number of edits of given files, the same ones on every machine; guided.c lets
 * clang's libFuzzer choose the texts by the branches that they reach.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    FUZZ_OUTCOMES = 3
};

/* Names of the bits of fuzz_text, for the count of a run. */
extern const char *const fuzz_outcomes[FUZZ_OUTCOMES];

/* Reads what the target needs, once. */
void fuzz_open(void);

/* Aborts if the reader was wrong; else bits of fuzz_outcomes. */
int fuzz_text(const char *text, size_t size);

void fuzz_close(void);

/* A claim that holds for every text. */
#define FUZZ_REQUIRE(holds)                                                              \
    ((holds) ? (void)0 : (fprintf(stderr, "wrong: %s\n", #holds), abort()))

#endif

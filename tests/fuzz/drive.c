/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * FUZZER N SEED FILE... - N texts, each 1 to 4 edits away from one of the files, through
 * the reader of the target. Equal arguments make the same run on every machine; exit status 0
 * unless something crashed or a claim failed.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "mutations.h"
#include "sim/base/file.h"

/* In a block of just its size, so that the sanitizer sees a read beyond it. */
static int try_exact(const char *text, size_t size)
{
    char *exact = malloc(size > 0 ? size : 1);
    FUZZ_REQUIRE(exact != NULL);
    memcpy(exact, text, size);
    const int outcome = fuzz_text(exact, size);
    free(exact);
    return outcome;
}

static void run(unsigned long n, uint64_t state, size_t files,
                const loft_file_text *texts, char *work)
{
    unsigned long counts[FUZZ_OUTCOMES] = {0};
    for (unsigned long k = 0; k < n; k++) {
        const loft_file_text *from = &texts[mutation_below(&state, files)];
        size_t size = from->size;
        memcpy(work, from->bytes, size);
        for (size_t edits = 1 + mutation_below(&state, 4); edits > 0; edits--) {
            size = mutation_apply(work, size, MUTATION_SIZE_MAX, &state);
        }
        const int outcome = try_exact(work, size);
        for (int bit = 0; bit < FUZZ_OUTCOMES; bit++) {
            counts[bit] += (unsigned)(outcome >> bit) & 1U;
        }
    }
    printf("%lu mutations", n);
    for (int bit = 0; bit < FUZZ_OUTCOMES && fuzz_outcomes[bit] != NULL; bit++) {
        printf("%s %lu %s", bit == 0 ? ":" : ",", counts[bit], fuzz_outcomes[bit]);
    }
    printf("\n");
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "usage: %s N SEED FILE...\n", argc > 0 ? argv[0] : "fuzz");
        return 2;
    }
    const size_t files = (size_t)argc - 3;
    loft_file_text *texts = calloc(files, sizeof *texts);
    char *work = malloc(MUTATION_SIZE_MAX);
    loft_diags *diags = loft_diags_new();
    FUZZ_REQUIRE(texts != NULL && work != NULL && diags != NULL);
    int status = 0;
    for (size_t i = 0; i < files && status == 0; i++) {
        if (loft_file_read(argv[i + 3], MUTATION_SIZE_MAX, diags, &texts[i]) != LOFT_OK) {
            fprintf(stderr, "%s: cannot be read, or is over 64 KiB\n", argv[i + 3]);
            status = 2;
        }
    }
    if (status == 0) {
        fuzz_open();
        run(strtoul(argv[1], NULL, 10), strtoull(argv[2], NULL, 10), files, texts, work);
        fuzz_close();
    }
    for (size_t i = 0; i < files; i++) {
        free(texts[i].bytes);
    }
    free(texts);
    free(work);
    loft_diags_free(diags);
    return status;
}

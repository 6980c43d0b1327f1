/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The target of fuzz.h for clang's libFuzzer, which brings main(). Half of its texts come
 * from mutations.h, which edits whole values of JSON; the others from libFuzzer itself.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz.h"
#include "mutations.h"

/* The names are libFuzzer's. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t room, unsigned seed);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t room);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_open();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_text((const char *)data, size);
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t room, unsigned seed)
{
    uint64_t state = seed;
    return mutation_below(&state, 2) == 0
               ? LLVMFuzzerMutate(data, size, room)
               : mutation_apply((char *)data, size, room, &state);
}

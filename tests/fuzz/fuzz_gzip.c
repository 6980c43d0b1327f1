/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a long input, plain or compressed: it is read to its end in pieces of any
 * size, or refused. The bytes that are not compressed come out as they are.
 */
#include <string.h>
#include <unistd.h>

#include "cli/support/stream_in.h"
#include "fuzz.h"

enum {
    MOST = 1 << 22
};

const char *const fuzz_outcomes[FUZZ_OUTCOMES] = {"read to the end"};

static char path[] = "/tmp/loft-fuzz-XXXXXX";

void fuzz_open(void)
{
    const int fd = mkstemp(path);
    FUZZ_REQUIRE(fd >= 0);
    close(fd);
}

void fuzz_close(void)
{
    unlink(path);
}

static void write_file(const char *text, size_t size)
{
    FILE *file = fopen(path, "w");
    FUZZ_REQUIRE(file != NULL);
    FUZZ_REQUIRE(fwrite(text, 1, size, file) == size);
    FUZZ_REQUIRE(fclose(file) == 0);
}

int fuzz_text(const char *text, size_t size)
{
    write_file(text, size);
    stream_in *in = stream_in_open(path);
    FUZZ_REQUIRE(in != NULL);
    const int is_gzip = size > 0 && text[0] == '\x1f'; /* no table begins so */
    char piece[997];
    size_t total = 0;
    size_t n = sizeof piece;
    bool good = true;
    while (good && n == sizeof piece && total < MOST) {
        good = stream_in_read(in, piece, sizeof piece, &n);
        if (good && !is_gzip) {
            FUZZ_REQUIRE(total + n <= size && memcmp(text + total, piece, n) == 0);
        }
        total += good ? n : 0;
    }
    stream_in_close(in);
    FUZZ_REQUIRE(is_gzip || (good && total == size));
    return good;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz_states N SEED - N mutations of headers and rows of a table of states through their
 * parser. The same arguments make the same run; exit status 0 unless something crashed or a
 * result was wrong: a state out of range, or a refusal without a reason.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/support/states_csv.h"
#include "mutate.h"

enum {
    TEXT_MAX = 200
};

static const char *const seeds[] = {
    "lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2",
    "\"alt_m\", x,lat_deg,lon_deg,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2\r",
    "12.3,-45.6,234567.8,6789.1,45.6,321.0,5432.1",
    "-90,360,0,0,90,-360,inf",
    "\"1\",2,3e5,+4000,50,60,7e3",
};

static const char pieces[] = ",\"\r\n\t .-+eEinfa0123456789\xff";

static void mutate(char text[TEXT_MAX + 1], uint64_t *state)
{
    const size_t size = strlen(text);
    const size_t at = mutate_below(state, size + 1);
    const uint64_t kind = mutate_below(state, 3);
    if (kind == 0 && at < size) {
        memmove(text + at, text + at + 1, size - at);
    } else if (kind == 1 && at < size) {
        text[at] = pieces[mutate_below(state, sizeof pieces - 1)];
    } else if (size < TEXT_MAX) {
        memmove(text + at + 1, text + at, size - at + 1);
        text[at] = pieces[mutate_below(state, sizeof pieces - 1)];
    }
}

static void require(bool holds, const char *text, const char *message)
{
    if (!holds) {
        fprintf(stderr, "wrong: \"%s\": %s\n", text, message);
        abort();
    }
}

/* A copy of just its size, so that a read beyond it is seen. */
static bool try_text(const states_header *header, const char *text)
{
    const loft_ellipsoid shape = loft_earth_wgs84(4).shape;
    const size_t size = strlen(text);
    char *exact = malloc(size > 0 ? size : 1);
    char message[MESSAGE_SIZE] = "";
    states_header other;
    loft_batch_state got;
    if (exact == NULL) {
        abort();
    }
    memcpy(exact, text, size);
    const bool is_header = states_header_read(exact, size, &other, message);
    require(is_header || message[0] != '\0', text, "no reason");
    message[0] = '\0';
    const bool is_row = states_row_read(header, exact, size, &shape, &got, message);
    require(is_row || message[0] != '\0', text, "no reason");
    if (is_row) {
        const double r_m = loft_vec3_norm(got.r_ecef_m);
        require(r_m > 6.3e6 && r_m < 1.1e8, text, "place");
        require(loft_vec3_norm(got.v_ecef_mps) < 1e5, text, "speed");
        require(got.beta_kgpm2 > 0.0, text, "beta");
    }
    free(exact);
    return is_header || is_row;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: fuzz_states N SEED\n");
        return 2;
    }
    const long n = strtol(argv[1], NULL, 10);
    uint64_t state = strtoull(argv[2], NULL, 10);
    char message[MESSAGE_SIZE];
    states_header header;
    require(states_header_read(seeds[0], strlen(seeds[0]), &header, message), seeds[0],
            message);
    long read = 0;
    char text[TEXT_MAX + 1] = "";
    for (long i = 0; i < n; i++) {
        if (i % 8 == 0) {
            snprintf(text, sizeof text, "%s",
                     seeds[mutate_below(&state, sizeof seeds / sizeof seeds[0])]);
        }
        mutate(text, &state);
        read += try_text(&header, text);
    }
    printf("%ld of %ld were read\n", read, n);
    return 0;
}

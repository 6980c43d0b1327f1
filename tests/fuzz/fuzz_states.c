/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A line through the readers of the header and of a row of a table of states: a state within
 * its bounds, or a refusal with a reason.
 */
#include <math.h>
#include <string.h>

#include "cli/support/states_csv.h"
#include "fuzz.h"

const char *const fuzz_outcomes[FUZZ_OUTCOMES] = {"headers", "rows"};

static states_header header;

void fuzz_open(void)
{
    static const char plain[] =
        "lat_deg,lon_deg,alt_m,speed_mps,fpa_deg,azimuth_deg,beta_kgpm2";
    char message[MESSAGE_SIZE];
    FUZZ_REQUIRE(states_header_read(plain, strlen(plain), &header, message));
}

void fuzz_close(void)
{
}

int fuzz_text(const char *text, size_t size)
{
    const loft_ellipsoid shape = loft_earth_wgs84(4).shape;
    char message[MESSAGE_SIZE] = "";
    states_header other;
    loft_batch_state got;
    const bool is_header = states_header_read(text, size, &other, message);
    FUZZ_REQUIRE(is_header || message[0] != '\0');
    message[0] = '\0';
    const bool is_row = states_row_read(&header, text, size, &shape, &got, message);
    FUZZ_REQUIRE(is_row || message[0] != '\0');
    if (is_row) {
        const double r_m = loft_vec3_norm(got.r_ecef_m);
        FUZZ_REQUIRE(r_m > 6.3e6 && r_m < 1.1e8);
        FUZZ_REQUIRE(loft_vec3_norm(got.v_ecef_mps) < 1e5);
        FUZZ_REQUIRE(got.beta_kgpm2 > 0.0);
    }
    return (is_header ? 1 : 0) + (is_row ? 2 : 0);
}

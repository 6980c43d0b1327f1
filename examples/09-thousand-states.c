/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 1,000 bodies from one point above the air, all at once: how the range grows with speed. */
#include <stdio.h>
#include <stdlib.h>

#include <loft/batch.h>

enum {
    COUNT = 1000
};

int main(void)
{
    const loft_model model = loft_model_default();
    const loft_geodetic start = {.lat_rad = loft_rad_from_deg(10.0), .alt_m = 150e3};
    loft_batch *batch = NULL;
    loft_batch_state *states = calloc(COUNT, sizeof *states);
    loft_batch_flight *flights = calloc(COUNT, sizeof *flights);
    loft_status status = states != NULL && flights != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status = loft_batch_new(&model, NULL, &batch);
    }
    if (status == LOFT_OK) {
        for (int i = 0; i < COUNT; i++) {
            states[i] = loft_batch_state_of(&model.earth.shape, start, 3000.0 + 3.0 * i,
                                            loft_rad_from_deg(35.0), 0.0, 6000.0);
        }
        loft_batch_coast(batch, COUNT, states, flights);
        for (int i = 0; i < COUNT; i += 250) {
            printf("%.2f km/s: apogee %5.0f km, %5.1f min\n", (3000.0 + 3.0 * i) / 1000.0,
                   flights[i].apogee_m / 1000.0, flights[i].t_s / 60.0);
        }
    } else {
        fprintf(stderr, "%s\n", loft_status_text(status));
    }
    loft_batch_free(batch);
    free(states);
    free(flights);
    return status == LOFT_OK ? 0 : 1;
}

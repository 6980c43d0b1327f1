/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a checkpoint, which only the checkpoint itself may be; and any bytes as the
 * state inside one, which an ensemble takes whole or not at all.
 */
#include <string.h>

#include "cli/support/checkpoint.h"
#include "fuzz.h"
#include "loft/files.h"

const char *const fuzz_outcomes[FUZZ_OUTCOMES] = {"checkpoints", "states"};

static checkpoint identity = {.path = "state", .of = "this ensemble", .state_size = 16};
static loft_data *data;
static loft_ensemble *ensemble;
static unsigned char *state, *kept;
static char *packed;
static size_t packed_size;

void fuzz_open(void)
{
    loft_diags *diags = loft_diags_new();
    FUZZ_REQUIRE(diags != NULL && loft_data_open("data", diags, &data) == LOFT_OK);
    loft_diags_free(diags);
    loft_ensemble_setup setup = {.base = loft_launch_default(),
                                 .speed_lo_mps = 3000.0,
                                 .speed_hi_mps = 4000.0,
                                 .elevation_lo_rad = 0.5,
                                 .elevation_hi_rad = 1.5,
                                 .seed = 1};
    FUZZ_REQUIRE(loft_data_class(data, "liquid-1", &setup.base.booster) == LOFT_OK);
    FUZZ_REQUIRE(loft_data_prior(data, "liquid-1", &setup.prior) == LOFT_OK);
    FUZZ_REQUIRE(loft_ensemble_new(&setup, &ensemble) == LOFT_OK);
    loft_json_writer *json = loft_json_writer_new();
    FUZZ_REQUIRE(json != NULL);
    loft_json_write_begin_object(json);
    loft_json_write_end_object(json);
    FUZZ_REQUIRE(checkpoint_identify(&identity, json));
    state = malloc(loft_ensemble_size());
    kept = malloc(loft_ensemble_size());
    FUZZ_REQUIRE(state != NULL && kept != NULL);
    loft_ensemble_save(ensemble, kept);
    packed = checkpoint_pack(&identity, "0123456789abcdef", &packed_size);
    FUZZ_REQUIRE(packed != NULL);
}

void fuzz_close(void)
{
    checkpoint_fini(&identity);
    loft_ensemble_free(ensemble);
    loft_data_free(data);
    free(state);
    free(kept);
    free(packed);
}

int fuzz_text(const char *text, size_t size)
{
    char message[MESSAGE_SIZE] = "";
    const bool taken = checkpoint_unpack(&identity, text, size, message) != NULL;
    FUZZ_REQUIRE(taken || message[0] != '\0');
    FUZZ_REQUIRE(!taken || (size == packed_size && memcmp(text, packed, size) == 0));
    memcpy(state, kept, loft_ensemble_size());
    memcpy(state, text, size < loft_ensemble_size() ? size : loft_ensemble_size());
    const bool restored = loft_ensemble_restore(ensemble, state) == LOFT_OK;
    FUZZ_REQUIRE(loft_ensemble_done(ensemble) >= 0);
    return (taken ? 1 : 0) + (restored ? 2 : 0);
}

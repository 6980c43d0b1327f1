/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any text as the classes, the prior or the errors of reports of a data folder: what is
 * accepted gives boosters and priors that are sound.
 */
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz.h"
#include "loft/files.h"
#include "sim/base/diag.h"
#include "sim/base/file.h"

const char *const fuzz_outcomes[FUZZ_OUTCOMES] = {"classes", "priors",
                                                  "errors of reports"};

static const char *const names[] = {"classes.json", "prior.json", "reports.json"};
static char folder[] = "/tmp/loft-fuzz-XXXXXX";

void fuzz_open(void)
{
    FUZZ_REQUIRE(mkdtemp(folder) != NULL);
}

void fuzz_close(void)
{
    rmdir(folder);
}

static void check_data(const loft_data *data)
{
    for (size_t i = 0; i < loft_data_class_count(data); i++) {
        const loft_booster_class *class = loft_data_class_at(data, i);
        loft_booster_template template;
        loft_booster booster;
        loft_prior prior;
        FUZZ_REQUIRE(loft_data_class(data, class->name, &template) == LOFT_OK);
        FUZZ_REQUIRE(loft_booster_of_template(&template, 3000.0, &booster) == LOFT_OK);
        FUZZ_REQUIRE(loft_data_prior(data, class->name, &prior) == LOFT_OK);
        FUZZ_REQUIRE(isfinite(prior.burn_log_sd) && prior.burn_log_sd >= 0.0);
    }
}

static int try_as(const char *name, const char *text, size_t size)
{
    char path[64];
    loft_data *data = NULL;
    loft_diags *diags = loft_diags_new();
    FUZZ_REQUIRE(diags != NULL);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    FUZZ_REQUIRE(file != NULL);
    FUZZ_REQUIRE(fwrite(text, 1, size, file) == size);
    FUZZ_REQUIRE(fclose(file) == 0);
    const loft_status status = loft_data_open(folder, diags, &data);
    FUZZ_REQUIRE((status == LOFT_OK) == (loft_diags_count(diags) == 0));
    if (status == LOFT_OK) {
        check_data(data);
    }
    loft_data_free(data);
    loft_diags_free(diags);
    unlink(path);
    return status == LOFT_OK;
}

int fuzz_text(const char *text, size_t size)
{
    int outcome = 0;
    for (int i = 0; i < 3; i++) {
        outcome += try_as(names[i], text, size) << i;
    }
    return outcome;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/file_name.h"
#include "cli/support/scenario_draft.h"
#include "io/files/scenario_id.h"
#include "loft/earth.h"
#include "sim/base/text.h"

enum {
    OPT_OUT,
    N_OPTS
};

static const opt_spec specs[N_OPTS] = {
    [OPT_OUT] = {"out", "FILE",
                 "write to FILE; - for standard output (default: NAME.json here)",
                 OPT_VALUE, 'o'},
};

static const char *const examples[] = {
    "loft new hwasong-21",
    "loft new 'Test of Tuesday' --out tuesday.json && loft check tuesday.json",
    "loft run tuesday.json --brief",
    NULL,
};

static int run(int argc, char **argv);

const command cmd_new = {
    .summary = "write a scenario file to fill in",
    .run = run,
    .opts =
        {
            .name = "new",
            .synopsis = "[OPTION]... [NAME]",
            .about =
                "Writes a scenario file with example values, each to be replaced by "
                "that of your report. It is valid as it is: `loft check` and `loft "
                "run` take it. A file that exists is left alone. The keys are listed "
                "in loft-files(5).",
            .examples = examples,
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = "NAME",
            .least_args = 0,
            .most_args = 1,
        },
};

static const char note[] =
    "EXAMPLE: replace the title, the date, the site and the figures by those of your "
    "report; delete the lines of a figure that it does not give, and of a site or an "
    "azimuth that is not known. A qualifier is exact, about, more_than or up_to; a figure "
    "may be [low, high]. Give \"class\" only where somebody names the vehicle. Replace "
    "this note too.";

static void write_example(loft_json_writer *writer, const char *title)
{
    const loft_source source = {.source = "EXAMPLE: who reported it",
                                .report = {.apogee_m = loft_exact_km(2111.5),
                                           .range_m = loft_exact_km(787.0),
                                           .time_s = loft_about_min(30.0)}};
    const scenario_draft draft = {.title = title,
                                  .date_utc = "2000-01-31",
                                  .note = note,
                                  .site_name = "EXAMPLE: launch site",
                                  .has_site = true,
                                  .site = {.lat_rad = loft_rad_from_deg(40.07),
                                           .lon_rad = loft_rad_from_deg(125.21)},
                                  .has_azimuth = true,
                                  .azimuth_rad = loft_rad_from_deg(71.0),
                                  .n = 1,
                                  .sources = &source};
    scenario_draft_write(writer, &draft);
}

static bool is_free(const char *path)
{
    struct stat info;
    if (app_is_stdout(path) || (lstat(path, &info) != 0 && errno == ENOENT)) {
        return true;
    }
    app_error("new: %s is there already; give another NAME, or --out FILE", path);
    return false;
}

static int say_written(const char *path)
{
    return app_print_line(loft_text_format(
        "Wrote %s: an example to fill in, then `loft check %s` and `loft run %s`.", path,
        path, path));
}

static int write_file(const char *path, const char *title)
{
    loft_json_writer *writer = loft_json_writer_new();
    if (writer == NULL) {
        return APP_NOT_CONVERGED;
    }
    write_example(writer, title);
    const int result = app_write_json(writer, path, "new");
    return result == APP_DONE && !app_is_stdout(path) ? say_written(path) : result;
}

static int run(int argc, char **argv)
{
    opts_given given;
    int result = app_options(&cmd_new.opts, argc, argv, &given);
    if (result != APP_GO_ON) {
        return result;
    }
    const char *out = given.values[OPT_OUT];
    if (out == NULL && given.n_args > 0 && strchr(given.args[0], '/') != NULL) {
        app_error("new: %s is a path, and NAME is a name; put --out before a path",
                  given.args[0]);
        return APP_USAGE;
    }
    char *title =
        file_stem(given.n_args > 0 ? given.args[0] : "EXAMPLE: name of the missile");
    char *name = title != NULL
                     ? loft_scenario_name_of(given.n_args > 0 ? title : "new-test")
                     : NULL;
    char *path = name != NULL && out == NULL ? loft_text_format("%s.json", name) : NULL;
    result = APP_NOT_CONVERGED;
    if (title == NULL || (out == NULL && path == NULL)) {
        app_error("%s", loft_status_text(LOFT_ERR_NOMEM));
    } else {
        const char *file = out != NULL ? out : path;
        result = is_free(file) ? write_file(file, title) : APP_CANNOT_WRITE;
    }
    free(path);
    free(name);
    free(title);
    return result;
}

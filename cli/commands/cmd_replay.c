/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_replay.c - a picture or page again, from the record in it. */
#include <stdlib.h>
#include <string.h>

#include "cli/commands/commands.h"
#include "cli/support/app.h"
#include "cli/support/input_file.h"
#include "cli/support/record.h"
#include "cli/support/record_carrier.h"
#include "cli/support/record_text.h"
#include "io/files/data_json.h"
#include "sim/base/text.h"
#include "sim/base/visible.h"

enum {
    OPT_OUT,
    OPT_ANYWAY,
    N_OPTS
};

/* Files above it are not pictures of loft. */
#define LARGEST ((size_t)256 << 20)

static const opt_spec specs[N_OPTS] = {
    [OPT_OUT] = {"out", "FILE",
                 "write the picture to FILE; - for standard output (default: only say "
                 "whether it comes out the same)",
                 OPT_VALUE, 'o'},
    [OPT_ANYWAY] = {"anyway", NULL,
                    "go on if another version of loft made it, or with other classes, "
                    "priors or errors",
                    OPT_FLAG, 0},
};

static const char *const examples[] = {
    "loft replay map.pdf",
    "loft replay out/2017-05-14-hwasong-12/profile.png -o again.png",
    NULL,
};

static int run(int argc, char **argv);

const command cmd_replay = {
    .summary = "make a picture again from the record in it",
    .run = run,
    .opts =
        {
            .name = "replay",
            .synopsis = "PICTURE [-o FILE] [OPTION]...",
            .about =
                "Makes a PNG, SVG, PDF or HTML file of loft again, byte for byte. Each "
                "carries the command that made it, with its options, seed, program "
                "version and inputs. Nothing but the picture is read, nothing but FILE "
                "is written, and no other program is run.",
            .examples = examples,
            .specs = specs,
            .n_specs = N_OPTS,
            .argument = "PICTURE",
            .least_args = 1,
            .most_args = 1,
        },
};

static int read_picture(const char *path, loft_file_text *file)
{
    loft_diags *diags = loft_diags_new();
    const loft_status status =
        diags != NULL ? loft_file_read(app_is_stdout(path) ? "/dev/stdin" : path, LARGEST,
                                       diags, file)
                      : LOFT_ERR_NOMEM;
    if (diags != NULL) {
        app_print_diags(NULL, diags);
    }
    loft_diags_free(diags);
    return status == LOFT_OK || status == LOFT_ERR_NOMEM ? app_exit_of(status)
                                                         : APP_BAD_INPUT;
}

static int find_record(const char *name, const loft_file_text *file, file_record *r)
{
    record_carrier carrier = RECORD_PNG;
    const char *text = NULL;
    const char *why = NULL;
    size_t size = 0;
    if (!record_carrier_of(file->bytes, file->size, &carrier)) {
        app_error("%s: is no PNG, SVG, PDF or HTML file", name);
        return APP_BAD_INPUT;
    }
    if (!record_carrier_take(carrier, file->bytes, file->size, &text, &size)) {
        app_error("%s: has no record of how it was made; loft 0.1.0 wrote none, and "
                  "other programs drop it when they save a picture",
                  name);
        return APP_BAD_INPUT;
    }
    const loft_status status = record_read(text, size, &why, r);
    if (status == LOFT_ERR_INPUT) {
        app_error("%s: its record is damaged: %s", name, why);
    } else if (status == LOFT_OK &&
               strcmp(r->format, record_carrier_name(carrier)) != 0) {
        app_error("%s: its record is that of another file", name);
        return APP_BAD_INPUT;
    }
    return status == LOFT_ERR_INPUT ? APP_BAD_INPUT : app_exit_of(status);
}

/* Says what differs from this program; refuses it unless it shall go on anyway. */
static int compare_makers(const char *name, const file_record *r, const loft_data *data,
                          bool anyway)
{
    const char *const remedy = anyway ? "" : "; --anyway goes on";
    const bool same_version = strcmp(r->version, LOFT_VERSION) == 0;
    const bool same_data = strcmp(r->data, loft_data_digest(data)) == 0;
    if (!same_version) {
        app_error("%s: was made by loft %s, and this is " LOFT_VERSION
                  ": the picture may differ%s",
                  name, r->version, remedy);
    } else if (!same_data) {
        app_error("%s: was made with other classes, priors or errors of reports (see "
                  "LOFT_DATA): the picture may differ%s",
                  name, remedy);
    }
    return anyway || (same_version && same_data) ? APP_DONE : APP_BAD_INPUT;
}

static const command *maker_of(const file_record *r)
{
    for (size_t i = 0; i < command_count(); i++) {
        const command *c = command_at(i);
        if (c->replay != NULL && strcmp(c->opts.name, r->arguments[0]) == 0) {
            return c;
        }
    }
    return NULL;
}

/* The new file is of this program. */
static loft_status sign(file_record *r, const loft_data *data)
{
    free(r->version);
    free(r->data);
    r->version = strdup(LOFT_VERSION);
    r->data = strdup(loft_data_digest(data));
    return r->version != NULL && r->data != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

static int make(const char *name, file_record *r, const loft_data *data, const char *out,
                loft_buffer *made)
{
    const command *maker = maker_of(r);
    int result = app_exit_of(sign(r, data));
    if (result == APP_DONE) {
        result = maker != NULL ? maker->replay(r, data, out, made) : APP_USAGE;
    }
    if (result == APP_USAGE) {
        app_error("%s: its record has a command that makes no such file", name);
        return APP_BAD_INPUT;
    }
    return result;
}

/* Prints whether the bytes are the same, and by which program the picture was written. */
static int say(const char *name, const char *out, bool same, const char *writer)
{
    const char *const verdict = same ? "the same bytes" : "not the same bytes";
    char *by = loft_visible_text(writer);
    const int result =
        by == NULL ? app_exit_of(LOFT_ERR_NOMEM)
        : out == NULL
            ? app_print_line(loft_text_format("%s: made again, %s (written by loft %s)",
                                              name, verdict, by))
            : app_print_line(
                  loft_text_format("Made again: %s, %s as %s (written by loft %s)", out,
                                   verdict, name, by));
    free(by);
    return result;
}

static int write_out(const char *name, const char *out, bool same, const char *writer,
                     const loft_buffer *made)
{
    int result = out != NULL ? app_write_file(out, made->data, made->size) : APP_DONE;
    if (result != APP_DONE) {
        return result;
    }
    if (!app_is_stdout(out)) {
        result = say(name, out, same, writer);
    } else if (!same) {
        app_error("%s: made again, not the same bytes", name);
    }
    return result == APP_DONE && !same && out == NULL ? APP_BAD_INPUT : result;
}

static int replay(const char *path, const char *out, bool anyway, const loft_data *data)
{
    const char *name = input_file_name(path);
    loft_file_text file = {NULL, 0};
    loft_buffer made = {NULL, 0};
    file_record r = {.n_arguments = 0};
    char *writer = NULL;
    int result = read_picture(path, &file);
    if (result == APP_DONE) {
        result = find_record(name, &file, &r);
    }
    if (result == APP_DONE) {
        result = compare_makers(name, &r, data, anyway);
    }
    if (result == APP_DONE) {
        writer = strdup(r.version);
        result = app_exit_of(writer != NULL ? LOFT_OK : LOFT_ERR_NOMEM);
    }
    if (result == APP_DONE) {
        result = make(name, &r, data, out != NULL ? out : name, &made);
    }
    if (result == APP_DONE) {
        const bool same = file.bytes != NULL && made.data != NULL &&
                          made.size == file.size &&
                          memcmp(made.data, file.bytes, file.size) == 0;
        result = write_out(name, out, same, writer, &made);
    }
    record_fini(&r);
    free(writer);
    free(made.data);
    free(file.bytes);
    return result;
}

static int run(int argc, char **argv)
{
    opts_given given;
    int result = app_options(&cmd_replay.opts, argc, argv, &given);
    if (result != APP_GO_ON) {
        return result;
    }
    const char *out = given.values[OPT_OUT];
    if (!input_file_is_kept(out, (const char *const *)given.args, 1)) {
        return APP_CANNOT_WRITE;
    }
    loft_data *data = app_open_data();
    if (data == NULL) {
        return APP_BAD_INPUT;
    }
    result = replay(given.args[0], out, given.values[OPT_ANYWAY] != NULL, data);
    loft_data_free(data);
    return result;
}

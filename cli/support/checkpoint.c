/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/checkpoint.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/support/app.h"
#include "io/json/json_member.h"
#include "sim/base/digest.h"
#include "sim/base/file.h"
#include "sim/base/text.h"

/* All forms begin with the first word; the number is that of the form. */
static const char mark[] = "loft checkpoint ";
static const char form[] = "loft checkpoint 1\n";

loft_json_writer *checkpoint_identity(const char *data_digest)
{
    loft_json_writer *json = loft_json_writer_new();
    if (json != NULL) {
        loft_json_write_begin_object(json);
        loft_put_string(json, "loft", LOFT_VERSION);
        loft_put_string(json, "classes_prior_reports", data_digest);
    }
    return json;
}

bool checkpoint_identify(checkpoint *c, loft_json_writer *json)
{
    char *text = NULL;
    size_t size = 0;
    const bool good =
        json != NULL && loft_json_writer_finish(json, &text, &size) == LOFT_OK;
    loft_json_writer_free(json);
    c->identity = good ? text : NULL;
    return good;
}

void checkpoint_fini(checkpoint *c)
{
    free(c->identity);
    c->identity = NULL;
}

static size_t head_size(const checkpoint *c)
{
    return sizeof form - 1 + strlen(c->identity);
}

static size_t file_size(const checkpoint *c)
{
    return head_size(c) + c->state_size + LOFT_DIGEST_SIZE;
}

static void digest(const char *bytes, size_t size, unsigned char out[LOFT_DIGEST_SIZE])
{
    loft_digest d = loft_digest_start();
    loft_digest_add(&d, bytes, size);
    loft_digest_bytes(&d, out);
}

char *checkpoint_pack(const checkpoint *c, const void *state, size_t *size)
{
    const size_t head = head_size(c);
    char *bytes = malloc(file_size(c));
    if (bytes == NULL) {
        return NULL;
    }
    memcpy(bytes, form, sizeof form - 1);
    memcpy(bytes + sizeof form - 1, c->identity, head - (sizeof form - 1));
    memcpy(bytes + head, state, c->state_size);
    digest(bytes, head + c->state_size, (unsigned char *)bytes + head + c->state_size);
    *size = file_size(c);
    return bytes;
}

/* ---- reading ---- */

static bool begins(const char *bytes, size_t size, const char *with)
{
    return size >= strlen(with) && memcmp(bytes, with, strlen(with)) == 0;
}

/* The bytes of a line without indent and comma. */
static int line_at(const char **text, const char *end)
{
    while (*text < end && **text == ' ') {
        (*text)++;
    }
    const char *stop = *text;
    while (stop < end && *stop != '\n') {
        stop++;
    }
    return (int)(stop - *text) - (stop > *text && stop[-1] == ',');
}

/* The first line that differs tells more than that they differ. */
static bool say_other(const checkpoint *c, const char *bytes, size_t size,
                      char message[MESSAGE_SIZE])
{
    const char *theirs = bytes + sizeof form - 1;
    const char *ours = c->identity;
    const char *end = bytes + size;
    size_t same = 0;
    while (theirs + same < end && ours[same] != '\0' && theirs[same] == ours[same]) {
        same++;
    }
    while (same > 0 && ours[same - 1] != '\n') {
        same--;
    }
    theirs += same;
    ours += same;
    const int their_size = line_at(&theirs, end);
    const int our_size = line_at(&ours, ours + strlen(ours));
    return message_write(message,
                         "not a checkpoint of %s: it has %.*s, the command %.*s; give "
                         "options and data of its start, or leave out --resume",
                         c->of, their_size < 60 ? their_size : 60, theirs,
                         our_size < 60 ? our_size : 60, ours);
}

/* The file has the head, and room for a state of the right size behind it. */
static bool has_state(const checkpoint *c, const char *bytes, size_t size)
{
    const size_t head = head_size(c);
    return (c->grows ? size >= head + LOFT_DIGEST_SIZE : size == file_size(c)) &&
           memcmp(bytes + sizeof form - 1, c->identity, head - (sizeof form - 1)) == 0;
}

const char *checkpoint_unpack(checkpoint *c, const char *bytes, size_t size,
                              char message[MESSAGE_SIZE])
{
    unsigned char found[LOFT_DIGEST_SIZE];
    if (!begins(bytes, size, mark)) {
        (void)message_write(message, "not a checkpoint of loft; give another name");
        return NULL;
    }
    if (!begins(bytes, size, form)) {
        (void)message_write(message,
                            "a checkpoint in the form of another version of loft, or "
                            "damaged; leave out --resume to start anew");
        return NULL;
    }
    const size_t body = size - (size < LOFT_DIGEST_SIZE ? size : LOFT_DIGEST_SIZE);
    digest(bytes, body, found);
    if (body < sizeof form || memcmp(bytes + body, found, LOFT_DIGEST_SIZE) != 0) {
        (void)message_write(message,
                            "the checkpoint is damaged: its bytes are not those "
                            "that were written; leave out --resume to start anew");
        return NULL;
    }
    if (!has_state(c, bytes, size)) {
        (void)say_other(c, bytes, body, message);
        return NULL;
    }
    c->state_size = body - head_size(c);
    return bytes + head_size(c);
}

/* ---- files ---- */

int checkpoint_write(const checkpoint *c, const void *state)
{
    size_t size = 0;
    char *bytes = checkpoint_pack(c, state, &size);
    int result = APP_NOT_CONVERGED;
    if (bytes != NULL) {
        result = app_write_file(c->path, bytes, size);
    } else {
        app_error("%s: %s", c->path, loft_status_text(LOFT_ERR_NOMEM));
    }
    free(bytes);
    return result;
}

/* The first bytes of a file; 0 if it cannot be read. */
static size_t read_start(const char *path, char *bytes, size_t size)
{
    FILE *file = fopen(path, "rb");
    const size_t n = file != NULL ? fread(bytes, 1, size, file) : 0;
    if (file != NULL) {
        (void)fclose(file);
    }
    return n;
}

static bool is_file(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

/* Has the file the form and the identity of c? `start` has space for both. */
static bool is_of_same(const checkpoint *c, const char *path, char *start)
{
    const size_t head = head_size(c);
    return is_file(path) && read_start(path, start, head) == head &&
           begins(start, head, form) &&
           memcmp(start + sizeof form - 1, c->identity, head - (sizeof form - 1)) == 0;
}

/* The path of a checkpoint of this identity in the folder of c; NULL, or the caller's. */
static char *find_same(const checkpoint *c)
{
    const char *slash = strrchr(c->path, '/');
    char *dir =
        slash != NULL ? strndup(c->path, (size_t)(slash - c->path) + 1) : strdup("");
    char *start = malloc(head_size(c));
    DIR *stream = dir != NULL ? opendir(dir[0] != '\0' ? dir : ".") : NULL;
    char *found = NULL;
    const struct dirent *entry = NULL;
    while (stream != NULL && start != NULL && found == NULL &&
           (entry = readdir(stream)) != NULL) {
        char *path = loft_text_format("%s%s", dir, entry->d_name);
        const bool hidden = entry->d_name[0] == '.'; /* the rest of a killed write too */
        if (path != NULL && !hidden && is_of_same(c, path, start)) {
            found = path;
        } else {
            free(path);
        }
    }
    if (stream != NULL) {
        (void)closedir(stream);
    }
    free(start);
    free(dir);
    return found;
}

/* There is no such file: misspelt, or the first start of a script that may go on. */
static int say_missing(const checkpoint *c)
{
    char *other = find_same(c);
    if (other == NULL) {
        app_note("%s: there is no such file yet; starting anew", c->path);
        return APP_DONE;
    }
    app_error("%s: there is no such file, but %s is a checkpoint of %s: give "
              "--checkpoint %s, or leave out --resume to start anew",
              c->path, other, c->of, other);
    free(other);
    return APP_BAD_INPUT;
}

static int read_state(checkpoint *c, char **state)
{
    char message[MESSAGE_SIZE];
    loft_file_text file = {NULL, 0};
    loft_diags *diags = loft_diags_new();
    const loft_status status = diags != NULL
                                   ? loft_file_read(c->path, SIZE_MAX / 2, diags, &file)
                                   : LOFT_ERR_NOMEM;
    int result = status == LOFT_ERR_NOMEM ? APP_NOT_CONVERGED : APP_BAD_INPUT;
    if (status == LOFT_OK) {
        const char *inside = checkpoint_unpack(c, file.bytes, file.size, message);
        if (inside != NULL) {
            memmove(file.bytes, inside, c->state_size);
            *state = file.bytes;
            file.bytes = NULL;
            result = APP_DONE;
        } else {
            app_error("%s: %s", c->path, message);
        }
    } else if (status == LOFT_ERR_NOMEM) {
        app_error("%s: %s", c->path, loft_status_text(status));
    } else {
        app_print_diags(NULL, diags);
    }
    free(file.bytes);
    loft_diags_free(diags);
    return result;
}

int checkpoint_open(checkpoint *c, bool resume, char **state)
{
    struct stat info;
    char start[sizeof mark];
    if (app_is_stdout(c->path) || strcmp(c->path, "/dev/stdout") == 0) {
        app_error(
            "--checkpoint %s: standard output cannot be read again; give the name of "
            "a file",
            c->path);
        return APP_USAGE;
    }
    if (stat(c->path, &info) != 0) {
        return resume ? say_missing(c)
                      : APP_DONE; /* other failures: when it is written */
    }
    if (resume) {
        return read_state(c, state);
    }
    const size_t n = S_ISREG(info.st_mode) ? read_start(c->path, start, sizeof start) : 0;
    if (n > 0 && !begins(start, n, mark)) {
        app_error("%s: this file is not a checkpoint, and would be overwritten; give "
                  "--checkpoint another name",
                  c->path);
        return APP_BAD_INPUT;
    }
    return APP_DONE;
}

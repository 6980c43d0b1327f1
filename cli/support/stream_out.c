/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* POSIX 2008 with realpath */
#include "cli/support/stream_out.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zlib.h>

#include "cli/support/app.h"
#include "cli/support/interrupt.h"

struct stream_out {
    const char *name; /* as messages have it */
    char *path;       /* owned; NULL when written to directly */
    char *scratch;    /* owned; the file beside it */
    FILE *file;
    gzFile gzip; /* closes the descriptor that it writes to */
    int fd;      /* a second one of the same file, to sync it after that; or -1 */
    int reason;  /* errno of the first failure */
};

static void discard(stream_out *out)
{
    if (out != NULL) {
        free(out->path);
        free(out->scratch);
        free(out);
    }
}

static void remove_scratch(const stream_out *out)
{
    if (out->scratch != NULL) {
        (void)unlink(out->scratch);
        interrupt_scratch(NULL);
    }
}

/* A regular file, or none yet: one that can be replaced as a whole. */
static bool is_replaceable(const char *path)
{
    struct stat info;
    return stat(path, &info) != 0 ? errno == ENOENT : S_ISREG(info.st_mode) != 0;
}

/* To write through it would make a file where nobody looks for one. */
static bool is_broken_link(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISLNK(info.st_mode) && stat(path, &info) != 0;
}

/* The file's own path, through symbolic links if it is there already. */
static char *own_path(const char *path)
{
    char *resolved = realpath(path, NULL);
    return resolved != NULL ? resolved : strdup(path);
}

/* 0666 less the umask, or what the old file has. */
static void set_mode(const stream_out *out, int fd)
{
    struct stat info;
    const mode_t mask = umask(0);
    umask(mask);
    const mode_t mode = stat(out->path, &info) == 0 ? info.st_mode & 0777 : 0666 & ~mask;
    (void)!fchmod(fd, mode);
}

static int open_scratch(stream_out *out, const char *path)
{
    out->path = own_path(path);
    const size_t room = out->path != NULL ? strlen(out->path) + 8 : 0;
    out->scratch = malloc(room + 1);
    if (out->path == NULL || out->scratch == NULL) {
        errno = ENOMEM;
        return -1;
    }
    snprintf(out->scratch, room, "%s.XXXXXX", out->path);
    interrupt_hold();
    const int fd = mkstemp(out->scratch);
    if (fd >= 0) {
        set_mode(out, fd);
        interrupt_scratch(out->scratch);
    }
    interrupt_release();
    return fd;
}

static bool attach(stream_out *out, int fd, bool gzip)
{
    if (gzip) {
        out->fd = out->path != NULL ? dup(fd) : -1;
        out->gzip = out->path == NULL || out->fd >= 0 ? gzdopen(fd, "wb4") : NULL;
        return out->gzip != NULL && gzbuffer(out->gzip, 1 << 17) == 0;
    }
    out->file = fdopen(fd, "wb");
    return out->file != NULL;
}

stream_out *stream_out_open(const char *path, bool gzip)
{
    if (is_broken_link(path)) {
        app_error("%s: cannot write, it is a broken link: %s", path, strerror(ENOENT));
        return NULL;
    }
    stream_out *out = calloc(1, sizeof *out);
    if (out == NULL) {
        app_error("out of memory");
        return NULL;
    }
    const bool is_stdout = strcmp(path, "-") == 0;
    out->name = is_stdout ? "standard output" : path;
    int fd = -1;
    if (is_stdout) {
        fd = dup(STDOUT_FILENO);
    } else if (is_replaceable(path)) {
        fd = open_scratch(out, path);
    } else {
        FILE *direct = fopen(path, "wb");
        fd = direct != NULL ? dup(fileno(direct)) : -1;
        if (direct != NULL) {
            (void)fclose(direct);
        }
    }
    if (fd >= 0 && attach(out, fd, gzip)) {
        return out;
    }
    app_error("%s: cannot write: %s", out->name, strerror(errno));
    if (fd >= 0) {
        (void)close(fd);
        remove_scratch(out);
    }
    discard(out);
    return NULL;
}

static void note(stream_out *out, bool good)
{
    if (!good && out->reason == 0) {
        out->reason = errno != 0 ? errno : EIO;
    }
}

void stream_out_write(stream_out *out, const void *bytes, size_t size)
{
    errno = 0;
    note(out, size == 0 || (out->gzip != NULL
                                ? gzwrite(out->gzip, bytes, (unsigned)size) == (int)size
                                : fwrite(bytes, 1, size, out->file) == size));
}

bool stream_out_failed(const stream_out *out)
{
    return out->reason != 0;
}

void stream_out_patch(stream_out *out, long offset, const void *bytes, size_t size)
{
    errno = 0;
    note(out, out->file != NULL && fseek(out->file, offset, SEEK_SET) == 0 &&
                  fwrite(bytes, 1, size, out->file) == size &&
                  fseek(out->file, 0, SEEK_END) == 0);
}

/* The last bytes onto the disk, and the file under its name. */
static void finish(stream_out *out, bool keep)
{
    errno = 0;
    if (out->gzip != NULL) {
        note(out, gzclose(out->gzip) == Z_OK);
        if (out->fd >= 0) {
            note(out, fsync(out->fd) == 0);
            note(out, close(out->fd) == 0);
        }
    } else {
        note(out, fflush(out->file) == 0 &&
                      (out->path == NULL || fsync(fileno(out->file)) == 0));
        note(out, fclose(out->file) == 0);
    }
    if (out->path != NULL && keep && out->reason == 0) {
        note(out, rename(out->scratch, out->path) == 0);
    }
    if (!keep || out->reason != 0) {
        remove_scratch(out);
    }
    interrupt_scratch(NULL);
}

bool stream_out_close(stream_out *out, bool keep)
{
    interrupt_hold();
    finish(out, keep);
    interrupt_release();
    const bool good = out->reason == 0;
    if (out->reason == EPIPE) {
        interrupt_pipe_closed();
    }
    if (!good) {
        app_error("%s: cannot write: %s", out->name, strerror(out->reason));
    }
    discard(out);
    return good;
}

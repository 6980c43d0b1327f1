/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/stream_in.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <zlib.h>

#include "cli/support/app.h"

enum {
    RAW_SIZE = 1 << 17,
    GZIP_FIRST = 0x1f, /* RFC 1952; no table begins with this control character */
    GZIP_ONLY = 16 + MAX_WBITS
};

struct stream_in {
    const char *name; /* borrowed */
    int fd;
    bool sniffed;   /* the first bytes were looked at */
    bool gzip;      /* `zip` is in use */
    bool in_member; /* begun and not ended; a file may have several */
    bool ended;     /* nothing is left in the file */
    z_stream zip;   /* next_in, avail_in: bytes of `raw` that are not taken yet */
    Bytef raw[RAW_SIZE];
};

stream_in *stream_in_open(const char *path)
{
    stream_in *in = calloc(1, sizeof *in);
    if (in == NULL) {
        app_error("%s: out of memory", path);
        return NULL;
    }
    const bool is_stdin = strcmp(path, "-") == 0;
    in->name = is_stdin ? "standard input" : path;
    in->fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (in->fd < 0) {
        app_error("%s: cannot read: %s", in->name, strerror(errno));
        free(in);
        return NULL;
    }
    return in;
}

const char *stream_in_name(const stream_in *in)
{
    return in->name;
}

void stream_in_close(stream_in *in)
{
    if (in == NULL) {
        return;
    }
    if (in->gzip) {
        (void)inflateEnd(&in->zip);
    }
    if (in->fd != STDIN_FILENO) {
        (void)close(in->fd);
    }
    free(in);
}

/* Reads more of the file if all of `raw` was taken. */
static bool fill_raw(stream_in *in)
{
    while (in->zip.avail_in == 0 && !in->ended) {
        const ssize_t n = read(in->fd, in->raw, sizeof in->raw);
        if (n < 0 && errno != EINTR) {
            app_error("%s: cannot read: %s", in->name, strerror(errno));
            return false;
        }
        if (n >= 0) {
            in->ended = n == 0;
            in->zip.next_in = in->raw;
            in->zip.avail_in = (uInt)n;
        }
    }
    return true;
}

static bool sniff(stream_in *in)
{
    if (!fill_raw(in)) {
        return false;
    }
    in->sniffed = true;
    if (in->zip.avail_in > 0 && in->zip.next_in[0] == GZIP_FIRST) {
        if (inflateInit2(&in->zip, GZIP_ONLY) != Z_OK) {
            app_error("%s: out of memory", in->name);
            return false;
        }
        in->gzip = true;
        in->in_member = true;
    }
    return true;
}

/* Says in plain words why inflate() refused. */
static bool complain(const stream_in *in, int code)
{
    const char *why = in->zip.msg != NULL ? in->zip.msg : "no gzip data";
    if (code == Z_MEM_ERROR) {
        app_error("%s: out of memory", in->name);
    } else if (strstr(why, "header") != NULL && in->zip.total_out == 0) {
        app_error("%s: other bytes follow the end of the compressed data, or these are "
                  "not gzip's (%s); compress the table again",
                  in->name, why);
    } else {
        app_error("%s: the compressed data were changed (%s); get or compress the file "
                  "again",
                  in->name, why);
    }
    return false;
}

/* Inflates into next_out until it is full or the file ends with a whole member. */
static bool inflate_more(stream_in *in)
{
    while (in->zip.avail_out > 0) {
        if (!fill_raw(in)) {
            return false;
        }
        if (in->ended && !in->in_member) {
            return true;
        }
        if (in->ended) {
            app_error(
                "%s: ends in the middle of its compressed data; get the whole of it "
                "again",
                in->name);
            return false;
        }
        if (!in->in_member && inflateReset(&in->zip) != Z_OK) {
            return complain(in, Z_STREAM_ERROR);
        }
        in->in_member = true;
        const int code = inflate(&in->zip, Z_NO_FLUSH);
        in->in_member = code != Z_STREAM_END;
        if (code != Z_OK && code != Z_STREAM_END) {
            return complain(in, code);
        }
    }
    return true;
}

static bool copy_more(stream_in *in)
{
    while (in->zip.avail_out > 0 && fill_raw(in) && !in->ended) {
        const uInt n =
            in->zip.avail_in < in->zip.avail_out ? in->zip.avail_in : in->zip.avail_out;
        memcpy(in->zip.next_out, in->zip.next_in, n);
        in->zip.next_in += n;
        in->zip.avail_in -= n;
        in->zip.next_out += n;
        in->zip.avail_out -= n;
    }
    return in->zip.avail_out == 0 || in->ended;
}

bool stream_in_read(stream_in *in, char *bytes, size_t size, size_t *n)
{
    if (!in->sniffed && !sniff(in)) {
        return false;
    }
    in->zip.next_out = (Bytef *)bytes;
    in->zip.avail_out = (uInt)size;
    if (in->gzip ? !inflate_more(in) : !copy_more(in)) {
        return false;
    }
    *n = size - in->zip.avail_out;
    return true;
}

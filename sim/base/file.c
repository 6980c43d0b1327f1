/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* POSIX 2008 with realpath */
#include "sim/base/file.h"
#include "sim/base/diag.h"
#include "sim/base/room.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH_MAX 64 /* directories: far beyond any archive, far below the stack */

struct loft_file_list {
    char **paths;
    size_t count, room;
};

static loft_status io_error(loft_diags *diags, const char *path, const char *what,
                            int reason)
{
    loft_diags_add(diags, path, "%s: %s", what, strerror(reason));
    return LOFT_ERR_IO;
}

/* Grows as it reads, since a pipe has no size and a file may grow meanwhile. */
static loft_status read_all(int fd, const char *path, size_t limit, loft_diags *diags,
                            loft_file_text *text)
{
    char *bytes = NULL;
    size_t room = 0;
    size_t size = 0;
    for (;;) {
        if (size + 1 >= room) {
            room = room == 0 ? 65536 : 2 * room;
            char *more = realloc(bytes, room);
            if (more == NULL) {
                free(bytes);
                return LOFT_ERR_NOMEM;
            }
            bytes = more;
        }
        const ssize_t n = read(fd, bytes + size, room - 1 - size);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            const int reason = errno;
            free(bytes);
            return io_error(diags, path, "cannot read", reason);
        }
        size += (size_t)n;
        if (size > limit) {
            free(bytes);
            loft_diags_add(diags, path, "the file is longer than the limit of %zu bytes",
                           limit);
            return LOFT_ERR_INPUT;
        }
        if (n == 0) {
            bytes[size] = '\0';
            *text = (loft_file_text){.bytes = bytes, .size = size};
            return LOFT_OK;
        }
    }
}

loft_status loft_file_read(const char *path, size_t limit, loft_diags *diags,
                           loft_file_text *text)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return io_error(diags, path, "cannot open", errno);
    }
    loft_status status = LOFT_OK;
    struct stat info;
    if (fstat(fd, &info) != 0) {
        status = io_error(diags, path, "cannot read", errno);
    } else if (S_ISDIR(info.st_mode)) {
        status = io_error(diags, path, "cannot read", EISDIR);
    } else if (S_ISREG(info.st_mode) && (unsigned long long)info.st_size > limit) {
        loft_diags_add(diags, path, "the file has %llu bytes, the limit is %zu bytes",
                       (unsigned long long)info.st_size, limit);
        status = LOFT_ERR_INPUT;
    } else {
        status = read_all(fd, path, limit, diags, text);
    }
    close(fd);
    return status;
}

static bool write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t n = write(fd, bytes, size);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return false;
        }
        bytes += n;
        size -= (size_t)n;
    }
    return true;
}

/*
 * /dev/stdout is our own descriptor 1: opened by name it would be a second one, which
 * starts again at the first byte of a file the output was sent to.
 */
static int own_descriptor(const char *path)
{
    return strcmp(path, "/dev/stdout") == 0   ? STDOUT_FILENO
           : strcmp(path, "/dev/stderr") == 0 ? STDERR_FILENO
                                              : -1;
}

static loft_status write_direct(const char *path, const char *bytes, size_t size,
                                loft_diags *diags)
{
    const int own = own_descriptor(path);
    const int fd = own >= 0 ? own : open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0) {
        return io_error(diags, path, "cannot open for writing", errno);
    }
    int reason = write_all(fd, bytes, size) ? 0 : errno;
    if (own < 0 && close(fd) != 0 && reason == 0) {
        reason = errno;
    }
    return reason == 0 ? LOFT_OK : io_error(diags, path, "cannot write", reason);
}

/* Bytes of `path` up to its last '/', with it: 0 for a bare name. */
static size_t parent_size(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : (size_t)(slash - path) + 1;
}

/* O_EXCL: a name that exists, as a file or a planted link, is never opened. */
static int open_beside(const char *path, mode_t mode, char *temp, size_t room)
{
    const int parent = (int)parent_size(path);
    for (unsigned i = 0; i < 1000; i++) {
        snprintf(temp, room, "%.*s.loft-%ld-%u.tmp", parent, path, (long)getpid(), i);
        const int fd = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (fd >= 0 || errno != EEXIST) {
            return fd;
        }
    }
    return -1;
}

/* `scratch` has room for the path. A file system that cannot sync a directory is let be. */
static int sync_parent(const char *path, char *scratch, size_t room)
{
    const int parent = (int)parent_size(path);
    snprintf(scratch, room, "%.*s.", parent, path);
    const int fd = open(scratch, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return errno == EACCES ? 0 : errno; /* may be written, not read: no way to sync */
    }
    const int reason = fsync(fd) == 0 || errno == EINVAL ? 0 : errno;
    close(fd);
    return reason;
}

/* `old` is NULL if there is no such file yet. */
static loft_status replace(const char *path, const struct stat *old, const char *bytes,
                           size_t size, loft_diags *diags)
{
    const size_t room = strlen(path) + 64;
    char *temp = malloc(room);
    if (temp == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const mode_t mode = old != NULL ? old->st_mode & 0777 : 0666;
    const int fd = open_beside(path, mode, temp, room);
    if (fd < 0) {
        const int reason = errno;
        free(temp);
        return io_error(diags, path, "cannot create a file in its directory", reason);
    }
    int reason = 0;
    if ((old != NULL && fchmod(fd, mode) != 0) || !write_all(fd, bytes, size) ||
        fsync(fd) != 0) {
        reason = errno;
    }
    if (close(fd) != 0 && reason == 0) {
        reason = errno;
    }
    if (reason == 0 && rename(temp, path) != 0) {
        reason = errno;
    }
    if (reason != 0) {
        unlink(temp);
    } else {
        reason = sync_parent(path, temp, room);
    }
    free(temp);
    return reason == 0 ? LOFT_OK : io_error(diags, path, "cannot write", reason);
}

/* rename() would replace the link, not the file it names. */
static loft_status replace_target(const char *path, const struct stat *old,
                                  const char *bytes, size_t size, loft_diags *diags)
{
    if (access(path, W_OK) != 0) { /* rename() would not ask */
        return io_error(diags, path, "cannot write", errno);
    }
    char *target = realpath(path, NULL);
    if (target == NULL) {
        return io_error(diags, path, "cannot write", errno);
    }
    const loft_status status = replace(target, old, bytes, size, diags);
    free(target);
    return status;
}

loft_status loft_file_write_atomic(const char *path, const char *bytes, size_t size,
                                   loft_diags *diags)
{
    struct stat info;
    if (own_descriptor(path) >= 0) {
        return write_direct(path, bytes, size, diags);
    }
    if (stat(path, &info) != 0) {
        const int reason = errno;
        if (reason != ENOENT) {
            return io_error(diags, path, "cannot write", reason);
        }
        if (lstat(path, &info) == 0) {
            return io_error(diags, path, "cannot write, it is a broken link", reason);
        }
        return replace(path, NULL, bytes, size, diags);
    }
    if (S_ISDIR(info.st_mode)) {
        return io_error(diags, path, "cannot write", EISDIR);
    }
    return S_ISREG(info.st_mode) ? replace_target(path, &info, bytes, size, diags)
                                 : write_direct(path, bytes, size, diags);
}

loft_status loft_file_write_own(const char *path, const char *bytes, size_t size,
                                loft_diags *diags)
{
    struct stat info;
    if (lstat(path, &info) != 0) {
        return errno == ENOENT ? replace(path, NULL, bytes, size, diags)
                               : io_error(diags, path, "cannot write", errno);
    }
    if (S_ISDIR(info.st_mode)) {
        return io_error(diags, path, "cannot write", EISDIR);
    }
    if (!S_ISREG(info.st_mode)) {
        return replace(path, NULL, bytes, size, diags);
    }
    if (access(path, W_OK) != 0) { /* rename() would not ask */
        return io_error(diags, path, "cannot write", errno);
    }
    return replace(path, &info, bytes, size, diags);
}

loft_status loft_file_mkdirs(const char *path, loft_diags *diags)
{
    char *part = strdup(path);
    if (part == NULL) {
        return LOFT_ERR_NOMEM;
    }
    int reason = *path == '\0' ? ENOENT : 0;
    for (size_t i = 1; reason == 0 && part[i - 1] != '\0'; i++) {
        const char c = part[i];
        if (c != '/' && c != '\0') {
            continue;
        }
        part[i] = '\0';
        struct stat info;
        if (mkdir(part, 0777) != 0) { /* EROFS and EACCES may come before EEXIST */
            reason = errno;
            if (stat(part, &info) == 0) {
                reason = S_ISDIR(info.st_mode) ? 0 : ENOTDIR;
            }
        }
        part[i] = c;
    }
    free(part);
    return reason == 0 ? LOFT_OK
                       : io_error(diags, path, "cannot make the directory", reason);
}

loft_status loft_file_make_own_dir(const char *path, loft_diags *diags)
{
    struct stat info;
    if (lstat(path, &info) == 0 && S_ISLNK(info.st_mode)) {
        loft_diags_add(diags, path,
                       "is a link, and results are not written through one: remove it");
        return LOFT_ERR_IO;
    }
    return loft_file_mkdirs(path, diags);
}

void loft_file_list_free(loft_file_list *list)
{
    if (list == NULL) {
        return;
    }
    for (size_t i = 0; i < list->count; i++) {
        free(list->paths[i]);
    }
    free(list->paths);
    free(list);
}

size_t loft_file_list_count(const loft_file_list *list)
{
    return list->count;
}

const char *loft_file_list_path(const loft_file_list *list, size_t i)
{
    assert(i < list->count);
    return list->paths[i];
}

/* Takes the path, also on failure. */
static loft_status list_add(loft_file_list *list, char *path)
{
    char **paths =
        loft_room_for_one(list->paths, list->count, &list->room, sizeof *paths);
    if (paths == NULL) {
        free(path);
        return LOFT_ERR_NOMEM;
    }
    list->paths = paths;
    list->paths[list->count++] = path;
    return LOFT_OK;
}

static bool is_json_name(const char *name)
{
    const size_t size = strlen(name);
    return size > 5 && strcmp(name + size - 5, ".json") == 0;
}

static loft_status list_dir(loft_file_list *list, const char *dir, int depth,
                            loft_diags *diags);

static loft_status list_entry(loft_file_list *list, const char *dir, const char *name,
                              int depth, loft_diags *diags)
{
    const size_t dir_size = strlen(dir); /* not 0: it was opened */
    const char *slash = dir[dir_size - 1] == '/' ? "" : "/";
    const size_t room = dir_size + strlen(name) + 2;
    char *path = malloc(room);
    if (path == NULL) {
        return LOFT_ERR_NOMEM;
    }
    snprintf(path, room, "%s%s%s", dir, slash, name);
    struct stat info;
    struct stat target;
    if (lstat(path, &info) == 0) {
        if (S_ISDIR(info.st_mode)) {
            const loft_status status = list_dir(list, path, depth + 1, diags);
            free(path);
            return status;
        }
        /* A broken link is listed: reading it says what is wrong, silence would not. */
        const bool to_dir =
            S_ISLNK(info.st_mode) && stat(path, &target) == 0 && S_ISDIR(target.st_mode);
        if ((S_ISREG(info.st_mode) || S_ISLNK(info.st_mode)) && !to_dir &&
            is_json_name(name)) {
            return list_add(list, path);
        }
    }
    free(path);
    return LOFT_OK;
}

static loft_status list_dir(loft_file_list *list, const char *dir, int depth,
                            loft_diags *diags)
{
    if (depth > DEPTH_MAX) {
        return io_error(diags, dir, "more than 64 directories deep", ELOOP);
    }
    DIR *stream = opendir(dir);
    if (stream == NULL) {
        return io_error(diags, dir, "cannot list", errno);
    }
    loft_status status = LOFT_OK;
    while (status == LOFT_OK) {
        errno = 0;
        const struct dirent *found = readdir(stream);
        if (found == NULL) {
            status = errno == 0 ? LOFT_OK : io_error(diags, dir, "cannot list", errno);
            break;
        }
        if (found->d_name[0] != '.') {
            status = list_entry(list, dir, found->d_name, depth, diags);
        }
    }
    closedir(stream);
    return status;
}

static int by_text(const void *a, const void *b)
{
    char *const *one = a;
    char *const *two = b;
    return strcmp(*one, *two);
}

loft_status loft_file_list_json(const char *dir, loft_diags *diags, loft_file_list **list)
{
    loft_file_list *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return LOFT_ERR_NOMEM;
    }
    const loft_status status = list_dir(made, dir, 0, diags);
    if (status != LOFT_OK) {
        loft_file_list_free(made);
        return status;
    }
    if (made->count > 1) {
        qsort(made->paths, made->count, sizeof *made->paths, by_text);
    }
    *list = made;
    return LOFT_OK;
}

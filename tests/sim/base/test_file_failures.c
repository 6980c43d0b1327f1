/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls of the system that fail in the middle of reading, writing and listing. */
#define _XOPEN_SOURCE 700 /* mkdtemp, mkfifo, realpath */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>

#include "failing.h"
#include "scratch.h"

/* The failing call: the one of this name, once after `skip` of them, or each time. */
typedef struct broken_call {
    const char *name;
    int reason; /* errno */
    int skip;
    bool always;
} broken_call;

static broken_call broken[2];

static bool breaks(const char *name)
{
    for (int i = 0; i < 2; i++) {
        broken_call *b = &broken[i];
        if (b->name != NULL && strcmp(b->name, name) == 0 && b->skip-- <= 0) {
            b->name = b->always ? b->name : NULL;
            errno = b->reason;
            return true;
        }
    }
    return false;
}

#define WRAP(result, failed, name, parameters, arguments)                                \
    result __real_##name parameters;                                                     \
    result __wrap_##name parameters;                                                     \
    result __wrap_##name parameters                                                      \
    {                                                                                    \
        return breaks(#name) ? (failed) : __real_##name arguments;                       \
    }

WRAP(ssize_t, -1, read, (int fd, void *out, size_t n), (fd, out, n))
WRAP(int, -1, fsync, (int fd), (fd))
WRAP(int, -1, fchmod, (int fd, mode_t mode), (fd, mode))
WRAP(int, -1, fstat, (int fd, struct stat *out), (fd, out))
WRAP(int, -1, lstat, (const char *path, struct stat *out), (path, out))
WRAP(int, -1, access, (const char *path, int mode), (path, mode))
WRAP(int, -1, mkdir, (const char *path, mode_t mode), (path, mode))
WRAP(int, -1, rename, (const char *from, const char *to), (from, to))
WRAP(char *, NULL, realpath, (const char *path, char *out), (path, out))
WRAP(struct dirent *, NULL, readdir, (DIR * stream), (stream))

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __real_close(int fd);
int __wrap_close(int fd);
ssize_t __real_write(int fd, const void *bytes, size_t n);
ssize_t __wrap_write(int fd, const void *bytes, size_t n);

int __wrap_open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return breaks("open") ? -1 : __real_open(path, flags, mode);
}

int __wrap_close(int fd) /* it closes all the same */
{
    const int result = __real_close(fd);
    return breaks("close") ? -1 : result;
}

ssize_t __wrap_write(int fd, const void *bytes, size_t n) /* three bytes at a time */
{
    return breaks("write") ? -1 : __real_write(fd, bytes, n < 3 ? n : 3);
}

static void breaks_down(const char *name, int reason, int skip)
{
    broken[0] = (broken_call){.name = name, .reason = reason, .skip = skip};
    broken[1] = (broken_call){.name = NULL};
}

static void expect_said(loft_diags *diags, const char *what)
{
    assert_true(loft_diags_count(diags) > 0);
    assert_string_equal(loft_diags_get(diags, loft_diags_count(diags) - 1).what, what);
}

static void what_cannot_be_read_is_not_handed_out(void **state)
{
    static const char *const calls[] = {"fstat", "read"};
    write_text("a", "12345", *state);
    for (int i = 0; i < 2; i++) {
        loft_file_text text = {.size = 7};
        breaks_down(calls[i], EIO, 0);
        assert_int_equal(loft_file_read("a", 10, *state, &text), LOFT_ERR_IO);
        assert_int_equal(text.size, 7);
        expect_said(*state, "cannot read: Input/output error");
    }
}

static void an_interrupted_call_is_made_again(void **state)
{
    breaks_down("write", EINTR, 1);
    write_text("a", "interrupted", *state);
    breaks_down("read", EINTR, 0);
    expect_text("a", "interrupted", *state);
    assert_int_equal(loft_diags_count(*state), 0);
}

/* The old file is whole and alone after each of them. */
static void a_write_that_fails_leaves_the_old_file(void **state)
{
    static const char *const calls[] = {"access", "realpath", "fchmod", "write",
                                        "fsync",  "close",    "rename"};
    write_text("a", "old", *state);
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
        breaks_down(calls[i], EIO, 0);
        assert_int_equal(loft_file_write_atomic("a", "new", 3, *state), LOFT_ERR_IO);
        assert_null(broken[0].name);
        expect_said(*state, "cannot write: Input/output error");
        expect_text("a", "old", *state);
        assert_int_equal(system("test \"$(ls -A)\" = a"), 0);
    }
}

static void the_first_reason_is_the_one_said(void **state)
{
    assert_int_equal(mkfifo("pipe", 0600), 0);
    const int reader = open("pipe", O_RDONLY | O_NONBLOCK);
    static const char *const paths[] = {"a", "pipe"};
    for (int i = 0; i < 2; i++) {
        breaks_down("write", ENOSPC, 0);
        broken[1] = (broken_call){.name = "close", .reason = EIO};
        assert_int_equal(loft_file_write_atomic(paths[i], "x", 1, *state), LOFT_ERR_IO);
        assert_null(broken[1].name);
        expect_said(*state, "cannot write: No space left on device");
    }
    close(reader);
}

static void a_pipe_that_fails_is_said(void **state)
{
    assert_int_equal(mkfifo("pipe", 0600), 0);
    const int reader = open("pipe", O_RDONLY | O_NONBLOCK);
    breaks_down("open", EACCES, 0);
    assert_int_equal(loft_file_write_atomic("pipe", "x", 1, *state), LOFT_ERR_IO);
    expect_said(*state, "cannot open for writing: Permission denied");
    breaks_down("close", EIO, 0);
    assert_int_equal(loft_file_write_atomic("pipe", "x", 1, *state), LOFT_ERR_IO);
    expect_said(*state, "cannot write: Input/output error");
    close(reader);
}

/* Another writer of the same process number has the name: the next one is taken. */
static void a_temporary_name_in_use_is_passed_over(void **state)
{
    breaks_down("open", EEXIST, 0);
    write_text("a", "x", *state);
    breaks_down("open", EEXIST, 0);
    broken[0].always = true;
    assert_int_equal(loft_file_write_atomic("b", "x", 1, *state), LOFT_ERR_IO);
    breaks_down(NULL, 0, 0);
    expect_said(*state, "cannot create a file in its directory: File exists");
    expect_text("a", "x", *state);
}

/* The rename is done by then; what is not certain is that it would outlive a crash. */
static void a_folder_that_cannot_be_synced_is_let_be(void **state)
{
    breaks_down("open", EACCES, 1);
    write_text("a", "one", *state);
    breaks_down("fsync", EINVAL, 1);
    write_text("a", "two", *state);
    assert_int_equal(loft_diags_count(*state), 0);
    breaks_down("open", EMFILE, 1);
    assert_int_equal(loft_file_write_atomic("a", "three", 5, *state), LOFT_ERR_IO);
    expect_said(*state, "cannot write: Too many open files");
    breaks_down("fsync", EIO, 1);
    assert_int_equal(loft_file_write_atomic("a", "four", 4, *state), LOFT_ERR_IO);
    expect_said(*state, "cannot write: Input/output error");
    expect_text("a", "four", *state);
}

static void a_folder_that_cannot_be_made_is_said(void **state)
{
    breaks_down("mkdir", EROFS, 0);
    assert_int_equal(loft_file_mkdirs("b", *state), LOFT_ERR_IO);
    expect_said(*state, "cannot make the directory: Read-only file system");
    assert_int_equal(loft_file_mkdirs("b", *state), LOFT_OK);
    breaks_down("mkdir", EROFS, 0); /* it is there, so nothing is lost */
    assert_int_equal(loft_file_mkdirs("b", *state), LOFT_OK);
}

static void a_folder_that_cannot_be_listed_to_its_end_is_said(void **state)
{
    loft_file_list *list = NULL;
    write_text("a.json", "{}", *state);
    write_text("b.json", "{}", *state);
    breaks_down("readdir", EIO, 2);
    assert_int_equal(loft_file_list_json(".", *state, &list), LOFT_ERR_IO);
    assert_null(list);
    expect_said(*state, "cannot list: Input/output error");
    breaks_down("lstat", ENOENT, 0); /* removed meanwhile */
    assert_int_equal(loft_file_list_json(".", *state, &list), LOFT_OK);
    assert_int_equal(loft_file_list_count(list), 1);
    loft_file_list_free(list);
}

static loft_status write_file(void *what)
{
    return loft_file_write_atomic("a.json", "{}", 2, what);
}

static loft_status make_folders(void *what)
{
    return loft_file_mkdirs("b/c", what);
}

static loft_status list_files(void *what)
{
    loft_file_list *list = NULL;
    const loft_status status = loft_file_list_json(".", what, &list);
    assert_true((list != NULL) == (status == LOFT_OK));
    loft_file_list_free(list);
    return status;
}

static void without_memory_nothing_is_written_or_listed(void **state)
{
    loft_diags *diags = *state;
    assert_int_equal(parallel_for_failure(make_folders, diags, LOFT_OK, false), 1);
    assert_int_equal(parallel_for_failure(write_file, diags, LOFT_OK, false), 1);
    assert_int_equal(parallel_for_failure(list_files, diags, LOFT_OK, false), 5);
    assert_int_equal(loft_diags_count(diags), 0);
    assert_int_equal(unlink("a.json") + rmdir("b/c") + rmdir("b"), 0);
    expect_empty_directory();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_DIRECTORY(what_cannot_be_read_is_not_handed_out),
        IN_DIRECTORY(an_interrupted_call_is_made_again),
        IN_DIRECTORY(a_write_that_fails_leaves_the_old_file),
        IN_DIRECTORY(the_first_reason_is_the_one_said),
        IN_DIRECTORY(a_pipe_that_fails_is_said),
        IN_DIRECTORY(a_temporary_name_in_use_is_passed_over),
        IN_DIRECTORY(a_folder_that_cannot_be_synced_is_let_be),
        IN_DIRECTORY(a_folder_that_cannot_be_made_is_said),
        IN_DIRECTORY(a_folder_that_cannot_be_listed_to_its_end_is_said),
        IN_DIRECTORY(without_memory_nothing_is_written_or_listed),
    };
    return cmocka_run_group_tests_name("file_failures", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* mkdtemp, symlink, mkfifo */
#include <fcntl.h>
#include <sys/stat.h>

#include "scratch.h"

static mode_t mode_of(const char *path)
{
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    return info.st_mode & 07777;
}

static void what_is_written_is_read(void **state)
{
    write_text("a.txt", "first\n", *state);
    write_text("a.txt", "second", *state);
    expect_text("a.txt", "second", *state);
    write_text("a.txt", "", *state);
    expect_text("a.txt", "", *state);
    assert_int_equal(loft_diags_count(*state), 0);
}

static void the_limit_of_a_read_is_exact(void **state)
{
    loft_file_text text = {.size = 7};
    write_text("a", "12345", *state);
    assert_int_equal(loft_file_read("a", 4, *state, &text), LOFT_ERR_INPUT);
    assert_int_equal(text.size, 7);
    assert_string_equal(loft_diags_get(*state, 0).what,
                        "the file has 5 bytes, the limit is 4 bytes");
    assert_int_equal(loft_file_read("/dev/zero", 100000, *state, &text), LOFT_ERR_INPUT);
    assert_string_equal(loft_diags_get(*state, 1).what,
                        "the file is longer than the limit of 100000 bytes");
    assert_int_equal(loft_file_read("a", 5, *state, &text), LOFT_OK);
    free(text.bytes);
}

static void what_cannot_be_read_is_said(void **state)
{
    loft_file_text text;
    assert_int_equal(loft_file_read("none", 10, *state, &text), LOFT_ERR_IO);
    assert_int_equal(loft_file_read(".", 10, *state, &text), LOFT_ERR_IO);
    assert_string_equal(loft_diags_get(*state, 0).where, "none");
    assert_string_equal(loft_diags_get(*state, 0).what,
                        "cannot open: No such file or directory");
    assert_string_equal(loft_diags_get(*state, 1).what, "cannot read: Is a directory");
}

static void permissions_are_kept_or_from_the_umask(void **state)
{
    const mode_t old = umask(027);
    write_text("new", "x", *state);
    assert_int_equal(mode_of("new"), 0640);
    assert_int_equal(chmod("new", 0604), 0);
    write_text("new", "y", *state);
    assert_int_equal(mode_of("new"), 0604);
    umask(old);
}

static void a_link_stays_and_its_file_is_replaced(void **state)
{
    write_text("target", "old", *state);
    assert_int_equal(symlink("target", "link"), 0);
    write_text("link", "new", *state);
    expect_text("target", "new", *state);
    char name[16] = "";
    assert_int_equal(readlink("link", name, sizeof name - 1), 6);
    assert_int_equal(symlink("nowhere", "broken"), 0);
    assert_int_equal(loft_file_write_atomic("broken", "x", 1, *state), LOFT_ERR_IO);
}

/* Somebody planted them under names of the program's own. */
static void a_link_or_pipe_in_a_folder_of_results_is_replaced(void **state)
{
    struct stat info;
    write_text("target", "old", *state);
    assert_int_equal(symlink("target", "link"), 0);
    assert_int_equal(symlink("nowhere", "broken"), 0);
    assert_int_equal(mkfifo("pipe", 0666), 0);
    static const char *const names[] = {"link", "broken", "pipe", "none"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_int_equal(loft_file_write_own(names[i], "new", 3, *state), LOFT_OK);
        assert_int_equal(lstat(names[i], &info), 0);
        assert_true(S_ISREG(info.st_mode));
        expect_text(names[i], "new", *state);
    }
    expect_text("target", "old", *state);
    assert_int_equal(access("nowhere", F_OK), -1);
    assert_int_equal(chmod("none", 0444), 0);
    assert_int_equal(mkdir("dir", 0777), 0);
    assert_int_equal(loft_file_write_own("dir", "x", 1, *state), LOFT_ERR_IO);
    assert_int_equal(loft_file_write_own("none/x", "x", 1, *state), LOFT_ERR_IO);
}

static void a_folder_of_results_is_no_link(void **state)
{
    assert_int_equal(mkdir("real", 0777), 0);
    assert_int_equal(symlink("real", "link"), 0);
    assert_int_equal(symlink("nowhere", "broken"), 0);
    assert_int_equal(loft_file_make_own_dir("real", *state), LOFT_OK);
    assert_int_equal(loft_file_make_own_dir("link/inside", *state), LOFT_OK);
    assert_int_equal(loft_file_make_own_dir("link", *state), LOFT_ERR_IO);
    assert_int_equal(loft_file_make_own_dir("broken", *state), LOFT_ERR_IO);
    assert_string_equal(loft_diags_get(*state, 0).what,
                        "is a link, and results are not written through one: remove it");
}

static void a_failed_write_leaves_nothing_behind(void **state)
{
    assert_int_equal(mkdir("dir", 0777), 0);
    assert_int_equal(loft_file_write_atomic("dir", "x", 1, *state), LOFT_ERR_IO);
    assert_int_equal(loft_file_write_atomic("no/such", "x", 1, *state), LOFT_ERR_IO);
    assert_int_equal(loft_file_write_atomic("", "x", 1, *state), LOFT_ERR_IO);
    assert_int_equal(loft_file_write_atomic("/dev/null/x", "x", 1, *state), LOFT_ERR_IO);
    assert_int_equal(loft_file_write_atomic("/dev/full", "x", 1, *state), LOFT_ERR_IO);
    assert_string_equal(loft_diags_get(*state, 0).what, "cannot write: Is a directory");
    assert_string_equal(loft_diags_get(*state, 3).what, "cannot write: Not a directory");
    assert_string_equal(loft_diags_get(*state, 4).what,
                        "cannot write: No space left on device");
    assert_int_equal(rmdir("dir"), 0);
    expect_empty_directory();
}

static void a_pipe_is_written_to_directly(void **state)
{
    assert_int_equal(mkfifo("pipe", 0600), 0);
    const int reader = open("pipe", O_RDONLY | O_NONBLOCK);
    assert_true(reader >= 0);
    write_text("pipe", "through", *state);
    char got[16] = "";
    assert_int_equal(read(reader, got, sizeof got), 7);
    assert_string_equal(got, "through");
    close(reader);
}

static void directories_are_made_on_the_way(void **state)
{
    assert_int_equal(loft_file_mkdirs("a/b//c/", *state), LOFT_OK);
    assert_int_equal(loft_file_mkdirs("a/b/c", *state), LOFT_OK);
    write_text("a/b/c/file", "x", *state);
    assert_int_equal(loft_file_mkdirs("a/b/c/file", *state), LOFT_ERR_IO);
    assert_int_equal(loft_file_mkdirs("a/b/c/file/d", *state), LOFT_ERR_IO);
    assert_int_equal(loft_file_mkdirs("", *state), LOFT_ERR_IO);
    assert_int_equal(loft_diags_count(*state), 3);
}

static void listing_is_sorted_and_has_no_loops(void **state)
{
    static const char *const wanted[] = {"t/a.json", "t/b.json", "t/b/z.json",
                                         "t/l.json"};
    assert_int_equal(loft_file_mkdirs("t/b", *state), LOFT_OK);
    assert_int_equal(loft_file_mkdirs("t/.git", *state), LOFT_OK);
    static const char *const made[] = {"t/b.json",  "t/a.json",      "t/b/z.json",
                                       "t/.h.json", "t/.git/x.json", "t/n.txt"};
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++) {
        write_text(made[i], "{}", *state);
    }
    assert_int_equal(symlink("..", "t/b/up.json"), 0);
    assert_int_equal(symlink("a.json", "t/l.json"), 0);
    loft_file_list *list = NULL;
    assert_int_equal(loft_file_list_json("t/", *state, &list), LOFT_OK);
    assert_int_equal(loft_file_list_count(list), 4);
    assert_string_equal(loft_file_list_path(list, 0), wanted[0]);
    assert_string_equal(loft_file_list_path(list, 1), wanted[1]);
    assert_string_equal(loft_file_list_path(list, 2), wanted[2]);
    assert_string_equal(loft_file_list_path(list, 3), wanted[3]);
    loft_file_list_free(list);
    assert_int_equal(loft_file_list_json("none", *state, &list), LOFT_ERR_IO);
}

static void a_link_to_nothing_is_listed_and_a_pipe_is_not(void **state)
{
    loft_file_list *list = NULL;
    assert_int_equal(symlink("nowhere", "broken.json"), 0);
    assert_int_equal(mkfifo("pipe.json", 0600), 0);
    assert_int_equal(loft_file_list_json(".", *state, &list), LOFT_OK);
    assert_int_equal(loft_file_list_count(list), 1);
    assert_string_equal(loft_file_list_path(list, 0), "./broken.json");
    loft_file_list_free(list);
    loft_file_list_free(NULL);
}

static void the_list_goes_64_directories_deep(void **state)
{
    loft_file_list *list = NULL;
    char path[160] = "d";
    for (int depth = 1; depth < 64; depth++) {
        strcat(path, "/d");
    }
    assert_int_equal(loft_file_mkdirs(path, *state), LOFT_OK);
    assert_int_equal(loft_file_list_json(".", *state, &list), LOFT_OK);
    assert_int_equal(loft_file_list_count(list), 0);
    loft_file_list_free(list);
    list = NULL;
    assert_int_equal(loft_file_mkdirs(strcat(path, "/e"), *state), LOFT_OK);
    assert_int_equal(loft_file_list_json(".", *state, &list), LOFT_ERR_IO);
    assert_null(list);
    assert_non_null(strstr(loft_diags_get(*state, 0).what, "more than 64 directories"));
}

/* Standard output and error go on where they are, also in a file. */
static void standard_output_is_not_started_anew(void **state)
{
    static const char *const names[] = {"/dev/stdout", "/dev/stderr"};
    for (int i = 0; i < 2; i++) {
        const int descriptor = i == 0 ? STDOUT_FILENO : STDERR_FILENO;
        const int kept = dup(descriptor);
        const int file = open("out", O_CREAT | O_WRONLY | O_TRUNC, 0600);
        assert_true(kept >= 0 && file >= 0 && write(file, "before, ", 8) == 8);
        fflush(stdout);
        assert_int_equal(dup2(file, descriptor), descriptor);
        const loft_status status = loft_file_write_atomic(names[i], "after", 5, *state);
        assert_int_equal(dup2(kept, descriptor), descriptor);
        close(kept);
        close(file);
        assert_int_equal(status, LOFT_OK);
        expect_text("out", "before, after", *state);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_DIRECTORY(what_is_written_is_read),
        IN_DIRECTORY(the_limit_of_a_read_is_exact),
        IN_DIRECTORY(what_cannot_be_read_is_said),
        IN_DIRECTORY(permissions_are_kept_or_from_the_umask),
        IN_DIRECTORY(a_link_stays_and_its_file_is_replaced),
        IN_DIRECTORY(a_link_or_pipe_in_a_folder_of_results_is_replaced),
        IN_DIRECTORY(a_folder_of_results_is_no_link),
        IN_DIRECTORY(a_failed_write_leaves_nothing_behind),
        IN_DIRECTORY(a_pipe_is_written_to_directly),
        IN_DIRECTORY(directories_are_made_on_the_way),
        IN_DIRECTORY(listing_is_sorted_and_has_no_loops),
        IN_DIRECTORY(a_link_to_nothing_is_listed_and_a_pipe_is_not),
        IN_DIRECTORY(the_list_goes_64_directories_deep),
        IN_DIRECTORY(standard_output_is_not_started_anew),
    };
    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}

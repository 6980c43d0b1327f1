/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/run_kept.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/support/app.h"
#include "cli/support/folder_lock.h"
#include "cli/support/interrupt.h"
#include "sim/base/file.h"
#include "sim/base/text.h"

struct run_kept {
    char *path;          /* owned */
    int fd;              /* lines are added at the end */
    int lock;            /* of the folder */
    loft_file_text list; /* as it was at the start */
    char *lines;         /* of this run, owned; NULL for none, or out of memory */
    bool lost;           /* out of memory for a line */
};

void run_kept_inputs(const loft_scenario *scenario, const char *data_digest,
                     const loft_analysis_options *analysis,
                     const run_files_options *files, char out[LOFT_DIGEST_TEXT])
{
    size_t size = 0;
    const char *text = loft_scenario_text(scenario, &size);
    char options[128];
    snprintf(options, sizeof options, "%d %d %d %d %d %llu %d %d %d", analysis->fan,
             analysis->contour, analysis->ballistic, analysis->precise, analysis->samples,
             (unsigned long long)analysis->seed, files->to_scale, files->svg, files->pdf);
    loft_digest d = loft_digest_start();
    loft_digest_add_text(&d, LOFT_VERSION);
    loft_digest_add_text(&d, data_digest);
    loft_digest_add_text(&d, options);
    loft_digest_add_text(&d, files->payload != NULL ? files->payload : "");
    loft_digest_add(&d, text, size);
    loft_digest_text(&d, out);
}

/* ---- the list ---- */

static void discard(run_kept *kept)
{
    if (kept != NULL) {
        folder_unlock(kept->lock);
        free(kept->path);
        free(kept->list.bytes);
        free(kept->lines);
        free(kept);
    }
}

/* The list of the folder itself: a link there is replaced, and a pipe is not waited for. */
static int open_list(const char *path, bool resume)
{
    const int how = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK |
                    (resume ? 0 : O_TRUNC);
    const int fd = open(path, how, 0666);
    return fd < 0 && errno == ELOOP && unlink(path) == 0 ? open(path, how, 0666) : fd;
}

run_kept *run_kept_open(const char *dir, bool resume)
{
    run_kept *kept = calloc(1, sizeof *kept);
    loft_diags *diags = loft_diags_new(); /* dropped: see the header */
    bool good = kept != NULL && diags != NULL &&
                (kept->path = loft_text_format("%s/finished.txt", dir)) != NULL &&
                loft_file_mkdirs(dir, diags) == LOFT_OK;
    if (kept != NULL) {
        kept->lock = good ? folder_lock(dir, true) : -1;
    }
    if (good && resume && access(kept->path, F_OK) == 0) {
        good = loft_file_read(kept->path, SIZE_MAX / 2, diags, &kept->list) == LOFT_OK;
    }
    if (good) {
        kept->fd = open_list(kept->path, resume);
        good = kept->fd >= 0;
    }
    loft_diags_free(diags);
    if (!good) {
        discard(kept);
    }
    return good ? kept : NULL;
}

/* In one write, so that lines of two runs do not mix. */
void run_kept_add(run_kept *kept, const char *id, const char *inputs, const char *files)
{
    char *line = loft_text_format("%s %s %s\n", id, inputs, files);
    char *lines =
        line != NULL
            ? loft_text_format("%s%s", kept->lines != NULL ? kept->lines : "", line)
            : NULL;
    if (lines != NULL) {
        free(kept->lines);
        kept->lines = lines;
        interrupt_hold();
        (void)!write(kept->fd, line, strlen(line));
        interrupt_release();
    }
    kept->lost = kept->lost || lines == NULL;
    free(line);
}

void run_kept_close(run_kept *kept, bool whole)
{
    if (kept == NULL) {
        return;
    }
    loft_diags *diags = loft_diags_new(); /* dropped: the longer list is as good */
    (void)close(kept->fd);
    if (whole && !kept->lost && kept->lines != NULL && kept->list.size > 0 &&
        diags != NULL) {
        (void)!app_put_own_file(kept->path, kept->lines, strlen(kept->lines), diags);
    }
    loft_diags_free(diags);
    discard(kept);
}

/* The digest of the files in the last line of the event with these inputs. */
static bool listed(const run_kept *kept, const char *id, const char *inputs,
                   char files[LOFT_DIGEST_TEXT])
{
    char *head = loft_text_format("%s %s ", id, inputs);
    const size_t size = head != NULL ? strlen(head) : 0;
    bool found = false;
    const char *end = NULL;
    for (const char *line = kept->list.bytes;
         head != NULL && line != NULL && (end = strchr(line, '\n')) != NULL;
         line = end + 1) {
        if ((size_t)(end - line) == size + LOFT_DIGEST_TEXT - 1 &&
            memcmp(line, head, size) == 0) {
            memcpy(files, line + size, LOFT_DIGEST_TEXT - 1);
            files[LOFT_DIGEST_TEXT - 1] = '\0';
            found = true;
        }
    }
    free(head);
    return found;
}

/* ---- the files ---- */

static loft_json_doc *read_result(const char *dir, const char *id)
{
    loft_json_doc *doc = NULL;
    loft_diags *diags = loft_diags_new(); /* dropped: the event is computed again */
    char *path = loft_text_format("%s/%s/result.json", dir, id);
    if (diags == NULL || path == NULL || loft_json_read(path, diags, &doc) != LOFT_OK) {
        doc = NULL;
    }
    free(path);
    loft_diags_free(diags);
    return doc;
}

loft_json_doc *run_kept_find(const run_kept *kept, const run_files_options *options,
                             const char *id, const char *inputs,
                             char files[LOFT_DIGEST_TEXT])
{
    char wanted[LOFT_DIGEST_TEXT];
    return listed(kept, id, inputs, wanted) &&
                   run_files_digest(options, id, files) == LOFT_OK &&
                   strcmp(wanted, files) == 0
               ? read_result(options->dir, id)
               : NULL;
}

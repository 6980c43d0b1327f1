/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/made_folder.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/support/app.h"
#include "cli/support/folder_lock.h"
#include "sim/base/file.h"
#include "sim/base/text.h"

static void digest_file(loft_digest *files, const char *name, const char *bytes,
                        size_t size)
{
    loft_digest_add_text(files, name);
    loft_digest_add(files, bytes, size);
    loft_digest_add_text(files, "");
}

loft_status made_folder_add(made_folder *dir, const char *name, loft_status status,
                            char *bytes, size_t size)
{
    char *copy = status == LOFT_OK ? strdup(name) : NULL;
    if (copy == NULL) {
        free(bytes);
        return status == LOFT_OK ? LOFT_ERR_NOMEM : status;
    }
    assert(dir->n < MADE_FILES_MAX);
    dir->files[dir->n++] = (made_file){copy, bytes, size};
    digest_file(dir->written, name, bytes, size);
    return LOFT_OK;
}

void made_folder_fini(made_folder *dir)
{
    for (size_t i = 0; i < dir->n; i++) {
        free(dir->files[i].name);
        free(dir->files[i].bytes);
    }
}

loft_status made_folder_write(const made_folder *dir)
{
    loft_status status = loft_file_make_own_dir(dir->path, dir->diags);
    const int lock = status == LOFT_OK ? folder_lock(dir->path, false) : -1;
    for (size_t i = 0; status == LOFT_OK && i < dir->n; i++) {
        char *path = loft_text_format("%s/%s", dir->path, dir->files[i].name);
        status = path != NULL ? app_put_own_file(path, dir->files[i].bytes,
                                                 dir->files[i].size, dir->diags)
                              : LOFT_ERR_NOMEM;
        free(path);
    }
    folder_unlock(lock);
    return status;
}

void made_folder_remove(const made_folder *dir, const char *name)
{
    char *path = loft_text_format("%s/%s", dir->path, name);
    if (path != NULL) {
        (void)unlink(path);
    }
    free(path);
}

loft_status made_folder_digest(const made_folder *dir, const char *name)
{
    loft_file_text file = {NULL, 0};
    char *path = loft_text_format("%s/%s", dir->path, name);
    const loft_status status = path != NULL
                                   ? loft_file_read(path, SIZE_MAX / 2, dir->diags, &file)
                                   : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        digest_file(dir->written, name, file.bytes, file.size);
    }
    free(file.bytes);
    free(path);
    return status;
}

bool made_folder_has(const made_folder *dir, const char *name)
{
    char *path = loft_text_format("%s/%s", dir->path, name);
    const bool there = path != NULL && access(path, F_OK) == 0;
    free(path);
    return there;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/file_name.h"

#include <stdbool.h>
#include <string.h>

const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

char *file_stem(const char *path)
{
    static const char suffix[] = ".json";
    const char *name = file_name(path);
    const size_t size = strlen(name);
    const size_t end = sizeof suffix - 1;
    const bool has_suffix = size > end && strcmp(name + size - end, suffix) == 0;
    return strndup(name, has_suffix ? size - end : size);
}

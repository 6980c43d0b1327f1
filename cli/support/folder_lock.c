/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/folder_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "cli/support/app.h"

static bool take(int fd, int how)
{
    int result = flock(fd, how);
    while (result != 0 && errno == EINTR) {
        result = flock(fd, how);
    }
    return result == 0;
}

int folder_lock(const char *path, bool says)
{
    const int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || take(fd, LOCK_EX | LOCK_NB)) {
        return fd;
    }
    if (errno == EWOULDBLOCK) {
        if (says) {
            app_note("%s: another run writes there; waiting for its end", path);
        }
        if (take(fd, LOCK_EX)) {
            return fd;
        }
    }
    (void)close(fd);
    return -1;
}

void folder_unlock(int lock)
{
    if (lock >= 0) {
        (void)close(lock);
    }
}

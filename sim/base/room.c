/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/room.h"

#include <stdint.h>
#include <stdlib.h>

enum {
    FIRST = 16 /* most lists are shorter */
};

void *loft_room_for_one(void *list, size_t n, size_t *room, size_t size)
{
    if (n < *room) {
        return list;
    }
    if (*room > SIZE_MAX / 2 / size) {
        return NULL;
    }
    const size_t wanted = *room > 0 ? 2 * *room : FIRST;
    void *grown = realloc(list, wanted * size);
    *room = grown != NULL ? wanted : *room;
    return grown;
}

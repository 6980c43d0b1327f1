/* SPDX-License-Identifier: GPL-3.0-or-later */
/* room.h - room in a list that grows at its end, one item after the other. */
#ifndef LOFT_ROOM_H
#define LOFT_ROOM_H

#include <stddef.h>

/*
 * The list with room for an item behind its n, of `size` bytes each; it may have moved.
 * `*room`, 0 for a list that is NULL, doubles as it fills. NULL if out of memory: list and
 * room are then as they were.
 */
void *loft_room_for_one(void *list, size_t n, size_t *room, size_t size);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* collection_say.h - messages about names that fit several scenarios, or none. */
#ifndef LOFT_CLI_COLLECTION_SAY_H
#define LOFT_CLI_COLLECTION_SAY_H

#include "cli/support/collection_index.h"

/* The ids to type in place of it. */
void collection_say_several(const char *command, const char *typed,
                            const collection_index *index, const bool fits[]);

/* The nearest name, or the tests before and after a day. */
void collection_say_none(const char *command, const char *typed,
                         const collection_place *place, const collection_index *index);

/* That there are no scenarios, and how to name a folder of them. */
void collection_say_no_place(void);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * collection.h - arguments that name a scenario or an example in place of a file.
 *
 * A file or folder that exists is always taken as such. Else the argument is looked up in
 * the collection (collection_place.h): by its path there, with or without "scenarios/" and
 * ".json"; then by id, date or name (collection_words.h). Of the scenarios that it fits,
 * those are taken that it fits best.
 */
#ifndef LOFT_CLI_COLLECTION_H
#define LOFT_CLI_COLLECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/support/opts.h"

typedef enum collection_kind {
    COLLECTION_SCENARIOS, /* preferred to examples that the name fits as well */
    COLLECTION_EXAMPLES   /* the opposite */
} collection_kind;

typedef enum collection_many {
    COLLECTION_ONE,  /* a name that fits several is refused, with their ids */
    COLLECTION_BEST, /* all that it fits best */
    COLLECTION_ALL   /* those whose id, date or title has it */
} collection_many;

typedef struct collection_want {
    const char *command; /* for messages */
    collection_kind kind;
    collection_many many;
    int first; /* place of the first argument that is a file */
} collection_want;

/*
 * Does the work with the files of names in their place in given->args; one that an earlier
 * argument has given is left out.
 * Its exit status, or that of app.h after a message.
 */
int collection_run(const collection_want *want, opts_given *given,
                   int (*work)(const void *context, const opts_given *given),
                   const void *context);

/* The folder of all scenarios, owned; NULL after a message. */
char *collection_folder(void);

/* The file of the examples that an option names, owned; NULL: take the name as it is. */
char *collection_example(const char *name);

#endif

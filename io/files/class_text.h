/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * class_text.h - booster classes as people write them.
 *
 *     solid-3, Solid 3            a class by its name
 *     hwasong-12, KN-23           the class that the scenarios give a missile
 *     solid, ICBM, liquid IRBM    the classes that are so, by propellant, stages and range
 */
#ifndef LOFT_CLASS_TEXT_H
#define LOFT_CLASS_TEXT_H

#include "io/files/class_choices.h"
#include "io/reading/message.h"
#include "loft/files.h"

/* The classes that a text may mean, in the order of the file. */
typedef struct loft_class_text {
    size_t n; /* 1 or more */
    const loft_booster_class *list[LOFT_CLASS_CHOICES_MAX];
} loft_class_text;

/* `option` is how messages call the text, or NULL. LOFT_ERR_INPUT with a message that names the nearest, or all, if there is none. */
LOFT_NODISCARD loft_status loft_class_text_read(const loft_data *data, const char *option,
                                                const char *typed, loft_class_text *out,
                                                char message[LOFT_MESSAGE]);

/* Keeps those in the list of the classes that are mixed. */
void loft_class_text_keep(const loft_class_text *asked, loft_class_choices *mixed);

/* The one class that is meant; NULL with a message if there is none, or several. */
const loft_booster_class *loft_class_text_one(const loft_data *data, const char *option,
                                              const char *typed,
                                              char message[LOFT_MESSAGE]);

#endif

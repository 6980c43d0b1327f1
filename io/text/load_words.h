/* SPDX-License-Identifier: GPL-3.0-or-later */
/* load_words.h - the sentence on the load that every answer and every caption has. */
#ifndef LOFT_LOAD_WORDS_H
#define LOFT_LOAD_WORDS_H

#define LOFT_LOAD_SENTENCE                                                               \
    "The load carried is not known; a heavier one shortens the range."

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hedge.h - the words about a figure for how firm it is. */
#ifndef LOFT_QUANTITY_HEDGE_H
#define LOFT_QUANTITY_HEDGE_H

/*
 * "just over 1,000 km", "1,000 km or more" and so on, in small letters, into >1,000 km:
 * ~ about, > more than, < up to, = exactly, @ tracked for. A lower or upper limit that is itself "about"
 * is that limit. Words that only name the figure ("a distance of") go. In place; the text
 * grows by one byte at most.
 */
void loft_hedge_to_signs(char *text);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* launcher.h - which country fired, by the words of a text: "North Korea fired", "by Iran". */
#ifndef LOFT_DRAFT_LAUNCHER_H
#define LOFT_DRAFT_LAUNCHER_H

#include "io/draft/tests_named.h"

/*
 * The country that most words about a test name; NULL if none does. `anywhere`: also by
 * sentences about other tests.
 */
const char *loft_launcher_of(const loft_tokens *t, const loft_sentences *s,
                             const loft_tests *tests, int test, bool anywhere);

#endif

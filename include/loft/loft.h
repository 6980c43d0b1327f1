/* SPDX-License-Identifier: GPL-3.0-or-later */
/* loft.h - the status type, units and messages that all of loft shares. */
#ifndef LOFT_LOFT_H
#define LOFT_LOFT_H

#include <stddef.h>

/*
 * Between these two stand the declarations that a program may use, from C and from C++:
 * the shared library exports them and nothing else (-fvisibility=hidden).
 */
#if defined(__GNUC__)
#define LOFT_VISIBILITY(what) _Pragma(#what)
#else
#define LOFT_VISIBILITY(what)
#endif
#ifdef __cplusplus
#define LOFT_API_BEGIN                                                                   \
    extern "C" {                                                                         \
    LOFT_VISIBILITY(GCC visibility push(default))
#define LOFT_API_END                                                                     \
    LOFT_VISIBILITY(GCC visibility pop)                                                  \
    }
#else
#define LOFT_API_BEGIN LOFT_VISIBILITY(GCC visibility push(default))
#define LOFT_API_END   LOFT_VISIBILITY(GCC visibility pop)
#endif

LOFT_API_BEGIN

/* status.h - the one error type: every function that can fail returns it. */

/* X(name, text). Add a line here; the enum, the names and the texts follow. */
#define LOFT_STATUS_LIST(X)                                                              \
    X(OK, "success")                                                                     \
    X(ERR_DOMAIN, "argument outside the domain of the model")                            \
    X(ERR_INPUT, "malformed or inconsistent input")                                      \
    X(ERR_NOMEM, "out of memory")                                                        \
    X(ERR_IO, "a file could not be read or written")                                     \
    X(ERR_CONVERGE, "iteration did not converge")                                        \
    X(ERR_STEP, "integrator step fell below its minimum")                                \
    X(ERR_LIMIT, "a limit on the work to be done was reached")

typedef enum loft_status {
#define LOFT_STATUS_ENUM(name, text) LOFT_##name,
    LOFT_STATUS_LIST(LOFT_STATUS_ENUM)
#undef LOFT_STATUS_ENUM
    LOFT_STATUS_COUNT /* not a status: the number of them */
} loft_status;

#if defined(__GNUC__)
#define LOFT_NODISCARD __attribute__((warn_unused_result))
#else
#define LOFT_NODISCARD
#endif

/* English text for a message, never NULL; static storage. */
const char *loft_status_text(loft_status status);

/* units.h - the only place where a number changes its unit. Inside: SI and radians. */

#define LOFT_PI 3.14159265358979323846 /* ISO C has no M_PI */

static inline double loft_rad_from_deg(double angle_deg)
{
    return angle_deg * (LOFT_PI / 180.0);
}

static inline double loft_deg_from_rad(double angle_rad)
{
    return angle_rad * (180.0 / LOFT_PI);
}

static inline double loft_m_from_km(double length_km)
{
    return length_km * 1000.0;
}

/*
 * diag.h - what a person must mend: a list of {where, what} messages.
 *
 * `where` is a JSON pointer (RFC 6901), "line L, column C", or the path of a file; `what`
 * says what was found and what was wanted. No list is shared between threads.
 */

#if defined(__GNUC__)
#define LOFT_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define LOFT_PRINTF(text, first)
#endif

#define LOFT_DIAGS_MAX    200 /* messages kept; the rest are counted */
#define LOFT_DIAG_WHERE   256 /* bytes of the longest `where`, with its '\0' */
#define LOFT_DIAG_EXCERPT 72  /* bytes of the longest excerpt, with its '\0' */

typedef struct loft_diag {
    const char *where; /* may be "" */
    const char *what;
} loft_diag;

typedef struct loft_diags loft_diags;

/* NULL if out of memory. */
loft_diags *loft_diags_new(void);
void loft_diags_free(loft_diags *diags);

/* Entries to show: at most LOFT_DIAGS_MAX, and one more, "and N more", if some were cut. */
size_t loft_diags_count(const loft_diags *diags);

/* Entry i < count. The strings are borrowed until the next add or the free. */
loft_diag loft_diags_get(const loft_diags *diags, size_t i);

LOFT_API_END

#endif

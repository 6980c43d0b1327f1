/* SPDX-License-Identifier: GPL-3.0-or-later */
/* status.h - the one error type: every function that can fail returns it. */
#ifndef LOFT_STATUS_H
#define LOFT_STATUS_H

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

#endif

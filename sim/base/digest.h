/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * digest.h - SHA-256: whether bytes are still those that were written or computed from.
 *
 * Reference  NIST FIPS 180-4, Secure Hash Standard (2015), sections 4 to 6
 */
#ifndef LOFT_DIGEST_H
#define LOFT_DIGEST_H

#include <stddef.h>
#include <stdint.h>

enum {
    LOFT_DIGEST_SIZE = 32,                       /* bytes */
    LOFT_DIGEST_TEXT = 2 * LOFT_DIGEST_SIZE + 1, /* in hexadecimal, with the '\0' */
    LOFT_DIGEST_BLOCK = 64
};

typedef struct loft_digest {
    uint32_t h[8];
    uint64_t taken; /* bytes so far */
    unsigned char block[LOFT_DIGEST_BLOCK];
} loft_digest;

loft_digest loft_digest_start(void);
void loft_digest_add(loft_digest *digest, const void *bytes, size_t size);

/* A text and where it ends, so that "ab" and "c" differ from "a" and "bc". */
void loft_digest_add_text(loft_digest *digest, const char *text);

/* The digest can be added to afterwards: it is copied. */
void loft_digest_bytes(const loft_digest *digest, unsigned char out[LOFT_DIGEST_SIZE]);
void loft_digest_text(const loft_digest *digest, char out[LOFT_DIGEST_TEXT]);

#endif

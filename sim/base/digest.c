/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/digest.h"

#include <string.h>

/* Section 4.2.2: the first 32 binary places of the cube roots of the first 64 primes. */
static const uint32_t k[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
    0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
    0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
    0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
    0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
    0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
    0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2};

static uint32_t turned(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

static uint32_t word_at(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
           bytes[3];
}

/* Section 6.2.2, with its names. */
static void take_block(uint32_t h[8], const unsigned char *block)
{
    uint32_t w[64];
    uint32_t v[8];
    memcpy(v, h, sizeof v);
    for (int t = 0; t < 64; t++) {
        if (t < 16) {
            w[t] = word_at(block + 4 * t);
        } else {
            const uint32_t s0 =
                turned(w[t - 15], 7) ^ turned(w[t - 15], 18) ^ w[t - 15] >> 3;
            const uint32_t s1 =
                turned(w[t - 2], 17) ^ turned(w[t - 2], 19) ^ w[t - 2] >> 10;
            w[t] = s1 + w[t - 7] + s0 + w[t - 16];
        }
        const uint32_t s1 = turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25);
        const uint32_t ch = (v[4] & v[5]) ^ (~v[4] & v[6]);
        const uint32_t t1 = v[7] + s1 + ch + k[t] + w[t];
        const uint32_t s0 = turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22);
        const uint32_t maj = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += t1;
        v[0] = t1 + s0 + maj;
    }
    for (int i = 0; i < 8; i++) {
        h[i] += v[i];
    }
}

loft_digest loft_digest_start(void)
{
    return (loft_digest){.h = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
                               0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void loft_digest_add(loft_digest *digest, const void *bytes, size_t size)
{
    const unsigned char *from = bytes;
    size_t held = (size_t)(digest->taken % LOFT_DIGEST_BLOCK);
    digest->taken += size;
    while (size > 0) {
        const size_t fits = LOFT_DIGEST_BLOCK - held;
        const size_t n = size < fits ? size : fits;
        memcpy(digest->block + held, from, n);
        from += n;
        size -= n;
        held += n;
        if (held == LOFT_DIGEST_BLOCK) {
            take_block(digest->h, digest->block);
            held = 0;
        }
    }
}

void loft_digest_add_text(loft_digest *digest, const char *text)
{
    loft_digest_add(digest, text, strlen(text) + 1);
}

/* Section 5.1.1: a bit 1, zeros, and the number of bits at the end of a block. */
void loft_digest_bytes(const loft_digest *digest, unsigned char out[LOFT_DIGEST_SIZE])
{
    static const unsigned char padding[LOFT_DIGEST_BLOCK] = {0x80};
    loft_digest d = *digest;
    unsigned char bits[8];
    for (int i = 0; i < 8; i++) {
        bits[i] = (unsigned char)(8 * digest->taken >> (56 - 8 * i));
    }
    const size_t held = (size_t)(d.taken % LOFT_DIGEST_BLOCK);
    loft_digest_add(&d, padding, (held < 56 ? 56 : 120) - held);
    loft_digest_add(&d, bits, sizeof bits);
    for (int i = 0; i < LOFT_DIGEST_SIZE; i++) {
        out[i] = (unsigned char)(d.h[i / 4] >> (24 - 8 * (i % 4)));
    }
}

void loft_digest_text(const loft_digest *digest, char out[LOFT_DIGEST_TEXT])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[LOFT_DIGEST_SIZE];
    loft_digest_bytes(digest, bytes);
    for (int i = 0; i < LOFT_DIGEST_SIZE; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[2 * LOFT_DIGEST_SIZE] = '\0';
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/source_words.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* The first that begins a name, up to the end of a word, counts: longer ones stand first. */
static const struct {
    const char *brief, *written;
} institutions[] = {
    {"ROK and Japanese governments", "the South Korean and Japanese governments"},
    {"Japan/ROK governments", "the Japanese and South Korean governments"},
    {"ROK/Japan press", "the South Korean and Japanese press"},
    {"ROK/Japan", "South Korea and Japan"},
    {"ROK Defence Minister", "South Korea's defence minister"},
    {"ROK JCS", "South Korea's Joint Chiefs of Staff"},
    {"ROK MND", "South Korea's Ministry of National Defense"},
    {"ROK military source", "a South Korean military source"},
    {"ROK government source", "a South Korean government source"},
    {"ROK military", "South Korea's military"},
    {"ROK government", "South Korea's government"},
    {"ROK", "South Korea"},
    {"Japan MoD", "Japan's Ministry of Defense"},
    {"Japan CCS", "Japan's chief cabinet secretary"},
    {"Japan government", "Japan's government"},
    {"China MND", "China's Ministry of National Defense"},
    {"Russian MoD", "Russia's Ministry of Defence"},
    {"US Pacific Command", "the US Pacific Command"},
    {"US PACOM", "the US Pacific Command"},
    {"US STRATCOM", "the US Strategic Command"},
    {"US Air Force", "the US Air Force"},
    {"Pentagon", "the Pentagon"},
    {"Ukraine HUR", "Ukraine's military intelligence"},
    {"CNS/NTI database", "the CNS/NTI database"},
};

/* A part of a name. */
typedef struct span {
    const char *at;
    size_t n;
} span;

static span span_to(const char *at, const char *end)
{
    return (span){at, (size_t)(end - at)};
}

/* Where `what` begins in the span; its end if it does not. */
static const char *find(span s, const char *what)
{
    const size_t n = strlen(what);
    for (size_t i = 0; i + n <= s.n; i++) {
        if (strncmp(s.at + i, what, n) == 0) {
            return s.at + i;
        }
    }
    return s.at + s.n;
}

/* The written form if the span begins with this institution as whole words, else NULL. */
static const char *match(span s, size_t i)
{
    const size_t n = strlen(institutions[i].brief);
    const bool begins = n <= s.n && strncmp(s.at, institutions[i].brief, n) == 0;
    return begins && (n == s.n || !isalnum((unsigned char)s.at[n]))
               ? institutions[i].written
               : NULL;
}

static void put(FILE *out, span s, bool capital)
{
    if (s.n > 0) {
        fputc(capital ? toupper((unsigned char)s.at[0]) : s.at[0], out);
        fprintf(out, "%.*s", (int)s.n - 1, s.at + 1);
    }
}

/* False, and nothing written, if it is none. */
static bool put_institution(FILE *out, span s, bool capital, bool with_slash_only)
{
    for (size_t i = 0; i < sizeof institutions / sizeof *institutions; i++) {
        const char *written = match(s, i);
        const char *brief = institutions[i].brief;
        if (written != NULL && (!with_slash_only || strchr(brief, '/') != NULL)) {
            put(out, (span){written, strlen(written)}, capital);
            put(out, span_to(s.at + strlen(brief), s.at + s.n), false);
            return true;
        }
    }
    return false;
}

/* "KCNA / Rodong Sinmun" as "KCNA and Rodong Sinmun", each part written out. */
static void put_parts(FILE *out, span s, bool capital)
{
    const char *end = s.at + s.n;
    for (const char *at = s.at; at < end;) {
        span part = span_to(at, find(span_to(at, end), "/"));
        at = part.at + part.n + 1;
        while (part.n > 0 && part.at[part.n - 1] == ' ') {
            part.n--;
        }
        if (!put_institution(out, part, capital, false)) {
            put(out, part, capital);
        }
        capital = false;
        while (at < end && *at == ' ') {
            at++;
        }
        fputs(at < end ? " and " : "", out);
    }
}

static void put_name(FILE *out, span s, bool capital)
{
    if (islower((unsigned char)s.at[0])) { /* no institution: "press of the day" */
        fprintf(out, "%s source (%.*s)", capital ? "One" : "one", (int)s.n, s.at);
    } else if (!put_institution(out, s, capital, true)) {
        put_parts(out, s, capital);
    }
}

/* Writes ", as quoted by CNS," or ", with the distance on the map," of a name. */
static void put_tail(FILE *out, span quoted, span via, span rest)
{
    if (quoted.n > 0) {
        fprintf(out, ", %.*s,", (int)quoted.n, quoted.at);
    } else if (via.n > 0) {
        fputs(", as quoted by ", out);
        put_parts(out, via, false);
        fputs(",", out);
    } else if (rest.n > 0) {
        fprintf(out, ", %.*s,", (int)rest.n, rest.at);
    }
}

/* The rest after `what` in the span; empty if it is not there. */
static span after(span s, const char *what)
{
    const char *at = find(s, what);
    const char *end = s.at + s.n;
    return at < end ? span_to(at + strlen(what), end) : (span){end, 0};
}

static void write_source(FILE *out, const char *name, bool first)
{
    static const char via_text[] = " via ";
    const span whole = {name, strlen(name)};
    const span bare = span_to(name, find(whole, " (")); /* without its remarks */
    span quoted = after(whole, "(as ");
    quoted =
        quoted.n > 0 ? span_to(quoted.at - strlen("as "), find(quoted, ")")) : quoted;
    span via = after(bare, via_text);
    if (via.n > 0 &&
        (islower((unsigned char)name[0]) || islower((unsigned char)via.at[0]))) {
        via.n = 0; /* "Indian media via blog" names no one to quote */
    }
    const span rest = after(bare, ", ");
    const span head = via.n > 0    ? span_to(name, find(bare, via_text))
                      : rest.n > 0 ? span_to(name, find(bare, ", "))
                                   : bare;
    put_name(out, head.n > 0 ? head : whole, first);
    if (first) {
        put_tail(out, quoted, via, rest);
    }
}

void loft_write_source(FILE *out, const char *name)
{
    if (name == NULL) {
        fputs("another source", out);
    } else {
        write_source(out, name, false);
    }
}

void loft_write_source_first(FILE *out, const char *name)
{
    if (name == NULL) {
        fputs("Another source", out);
    } else {
        write_source(out, name, true);
    }
}

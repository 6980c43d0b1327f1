/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The size of a page, looked at before it is parsed. */
#include "io/draft/html_text.h"

#include <string.h>
#include <strings.h>

#include "sim/base/diag.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool loft_html_is(const char *text, size_t size)
{
    static const char *const tags[] = {
        "<!doctype html", "<html", "<head", "<body", "<article", "<p>",
        "<div",           "<meta", "<p ",   "<h1",   "<br",      "<table"};
    const size_t seen = size < 4096 ? size : 4096;
    for (size_t i = 0; i < seen; i++) {
        for (size_t k = 0; text[i] == '<' && k < sizeof tags / sizeof tags[0]; k++) {
            if (size - i >= strlen(tags[k]) &&
                strncasecmp(text + i, tags[k], strlen(tags[k])) == 0) {
                return true;
            }
        }
    }
    return false;
}

static bool has_name(const char *at, const char *end, const char *name)
{
    const size_t n = strlen(name);
    return (size_t)(end - at) > n && strncasecmp(at, name, n) == 0 && !is_letter(at[n]) &&
           (at[n] < '0' || at[n] > '9');
}

/* Elements that hold no others, or close by themselves where the next of them starts. */
static bool is_void(const char *at, const char *end)
{
    static const char *const names[] = {
        "area", "base",  "br",    "col",   "embed", "hr",     "img",   "input",  "link",
        "meta", "param", "track", "wbr",   "p",     "source", "li",    "td",     "tr",
        "th",   "dt",    "dd",    "frame", "tbody", "thead",  "tfoot", "option", "body"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (has_name(at, end, names[i])) {
            return true;
        }
    }
    return false;
}

/* Behind the tag whose name starts at `at`: its attributes, and whether it ends in "/>". */
static const char *pass_tag(const char *at, const char *end, long *attributes,
                            bool *closed)
{
    *attributes = 0;
    while (at < end && *at != '>' && *at != '/' && !is_space(*at)) {
        at++;
    }
    while (at < end && *at != '>') {
        if (is_space(*at) || *at == '/') {
            at++;
            continue;
        }
        ++*attributes;
        for (at++;
             at < end && *at != '=' && *at != '>' && *at != '/' && !is_space(*at);) {
            at++;
        }
        while (at < end && is_space(*at)) {
            at++;
        }
        if (at == end || *at != '=') {
            continue;
        }
        for (at++; at < end && is_space(*at);) {
            at++;
        }
        const char quote = at < end && (*at == '"' || *at == '\'') ? *at++ : '\0';
        while (at < end &&
               (quote != '\0' ? *at != quote : *at != '>' && !is_space(*at))) {
            at++;
        }
        at += at < end && quote != '\0';
    }
    *closed = at < end && at[-1] == '/';
    return at < end ? at + 1 : end;
}

/* Behind the comment that starts at `at`. */
static const char *pass_comment(const char *at, const char *end)
{
    for (at += 2; at + 2 < end; at++) {
        if (at[0] == '-' && at[1] == '-' &&
            (at[2] == '>' || (at[2] == '!' && at + 3 < end && at[3] == '>'))) {
            return at + 3;
        }
    }
    return end;
}

/* Before the end tag of an element whose text is no HTML; `at` for any other element. */
static const char *pass_raw(const char *name, const char *at, const char *end)
{
    static const char *const names[] = {"script", "style",   "textarea", "title",
                                        "iframe", "noembed", "noframes", "xmp"};
    size_t k = 0;
    while (k < sizeof names / sizeof names[0] && !has_name(name, end, names[k])) {
        k++;
    }
    if (k == sizeof names / sizeof names[0]) {
        return at;
    }
    for (; at < end; at++) {
        at = memchr(at, '<', (size_t)(end - at));
        if (at == NULL) {
            return end;
        }
        if (at + 2 < end && at[1] == '/' && has_name(at + 2, end, names[k])) {
            return at;
        }
    }
    return end;
}

/* Counts of a page up to a place. */
typedef struct counts {
    long tags, open, attributes; /* attributes: of the largest tag */
} counts;

/* The tag or comment that starts at `at`; the place behind it. */
static const char *count_tag(counts *c, const char *at, const char *end)
{
    if (end - at > 3 && strncmp(at, "<!--", 4) == 0) {
        return pass_comment(at, end);
    }
    const bool ends = end - at > 2 && at[1] == '/' && is_letter(at[2]);
    const char *name = at + 1 + ends;
    if (!ends && !(end - at > 1 && is_letter(at[1]))) {
        return at + 1;
    }
    long attributes = 0;
    bool closed = false;
    const char *behind = pass_tag(name, end, &attributes, &closed);
    c->attributes = attributes > c->attributes ? attributes : c->attributes;
    if (ends) {
        c->open -= c->open > 0 && !is_void(name, end);
        return behind;
    }
    const char *text = closed ? behind : pass_raw(name, behind, end);
    c->tags++;
    c->open += !closed && !is_void(name, end);
    return text;
}

/* The greatest depth if scripts, comments and values had tags: the parser's may be that. */
static long depth_at_most(const char *text, const char *end, long *tags)
{
    long open = 0;
    long most = 0;
    for (const char *at = text; at + 1 < end; at++) {
        if (*at != '<') {
            continue;
        }
        const bool ends = at[1] == '/';
        if (!ends && is_letter(at[1])) {
            ++*tags;
            open += !is_void(at + 1, end);
            most = open > most ? open : most;
        } else if (ends && open > 0 && at + 2 < end && !is_void(at + 2, end)) {
            open--;
        }
    }
    return most;
}

static bool refuse(loft_diags *diags, int limit, const char *what, const char *where)
{
    loft_diags_add(diags, "",
                   "this page has more than %d %s%s; save the article as plain text and "
                   "read that",
                   limit, what, where);
    return false;
}

bool loft_html_is_small(const char *text, size_t size, loft_diags *diags)
{
    const char *end = text + size;
    counts c = {.tags = 0};
    for (const char *at = text; at < end;) {
        at = memchr(at, '<', (size_t)(end - at));
        if (at == NULL) {
            break;
        }
        at = count_tag(&c, at, end);
        if (c.attributes > LOFT_HTML_ATTRIBUTES) {
            return refuse(diags, LOFT_HTML_ATTRIBUTES, "attributes", " in one tag");
        }
        if (c.open > LOFT_HTML_DEPTH) {
            return refuse(diags, LOFT_HTML_DEPTH, "elements", " inside each other");
        }
        if (c.tags > LOFT_HTML_TAGS) {
            return refuse(diags, LOFT_HTML_TAGS, "elements", "");
        }
    }
    long tags = 0;
    if (depth_at_most(text, end, &tags) > LOFT_HTML_DEPTH_RAW) {
        return refuse(diags, LOFT_HTML_DEPTH_RAW, "tags",
                      " inside each other, with those in scripts and comments");
    }
    return tags <= LOFT_HTML_TAGS_RAW || refuse(diags, LOFT_HTML_TAGS_RAW, "tags",
                                                ", with those in scripts and comments");
}

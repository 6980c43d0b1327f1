/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/source_text.h"

#include <string.h>

#include "io/draft/html_text.h"
#include "io/draft/tokens.h"
#include "sim/base/diag.h"

static bool starts_with(const char *bytes, size_t size, const char *head, size_t n)
{
    return size >= n && memcmp(bytes, head, n) == 0;
}

/* A kind of file that is known by its first bytes. */
static const char *kind_of(const char *bytes, size_t size)
{
    static const struct {
        const char *head, *kind;
    } kinds[] = {{"%PDF-", "a PDF"},
                 {"\x89PNG", "a picture"},
                 {"\xff\xd8\xff", "a picture"},
                 {"GIF8", "a picture"},
                 {"PK\x03\x04", "an archive or an office document"},
                 {"\x1f\x8b", "a compressed file"},
                 {"{\\rtf", "a document in RTF"}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (starts_with(bytes, size, kinds[i].head, strlen(kinds[i].head))) {
            return kinds[i].kind;
        }
    }
    return NULL;
}

static bool is_utf8(const char *bytes, size_t size, loft_diags *diags)
{
    long line = 1;
    size_t start = 0;
    for (size_t i = 0; i < size;) {
        unsigned long code = 0;
        const size_t n = loft_diag_utf8(bytes + i, size - i, &code);
        if (n == 0 || code == 0) {
            const char *encoding = loft_diag_encoding(bytes, size);
            char where[64];
            snprintf(where, sizeof where, "line %ld, byte %zu", line, i - start + 1);
            loft_diags_add(
                diags, where,
                "0x%02x is not text in UTF-8; convert it: iconv -f %s -t UTF-8",
                (unsigned char)bytes[i], encoding != NULL ? encoding : "ENCODING");
            return false;
        }
        i += n;
        if (code == '\n') {
            line++;
            start = i;
        }
    }
    return true;
}

static bool is_text(const char *bytes, size_t size, loft_diags *diags)
{
    const char *kind = kind_of(bytes, size);
    if (kind != NULL) {
        loft_diags_add(diags, "",
                       "is %s; save its text and read that, such as with pdftotext FILE "
                       "- | loft draft -",
                       kind);
        return false;
    }
    return is_utf8(bytes, size, diags);
}

static bool is_blank(const char *text, size_t size)
{
    size_t i = 0;
    while (i < size && strchr(" \t\r\n\f\v", text[i]) != NULL) {
        i++;
    }
    return i == size;
}

/* The visible text. */
static loft_status read_text(const char *text, size_t size, const loft_draft_page *page,
                             loft_diags *diags, loft_draft **out)
{
    if (is_blank(text, size)) {
        loft_diags_add(diags, "", "has no text");
        return LOFT_ERR_INPUT;
    }
    if (size > LOFT_DRAFT_TEXT_MAX) {
        loft_diags_add(
            diags, "",
            "its text has %zu bytes, over the limit of %d; give the article alone", size,
            LOFT_DRAFT_TEXT_MAX);
        return LOFT_ERR_INPUT;
    }
    const loft_status status = loft_draft_read(text, size, page, out);
    if (status == LOFT_ERR_LIMIT) {
        loft_diags_add(diags, "", "it has more than %d figures; give the article alone",
                       LOFT_DRAFT_FIGURES_MAX);
        return LOFT_ERR_INPUT;
    }
    return status;
}

loft_status loft_source_text_read(const char *bytes, size_t size, loft_diags *diags,
                                  loft_draft **out)
{
    const size_t mark = loft_diag_mark(bytes, size);
    bytes += mark;
    size -= mark;
    if (!is_text(bytes, size, diags)) {
        return LOFT_ERR_INPUT;
    }
    if (!loft_html_is(bytes, size)) {
        const loft_draft_page page = {.form = "plain"};
        return read_text(bytes, size, &page, diags, out);
    }
    loft_html_page html;
    loft_status status = loft_html_read(bytes, size, diags, &html);
    if (status == LOFT_OK) {
        const loft_draft_page page = {
            .form = "html", .title = html.title, .published = html.published};
        status = read_text(html.text, html.size, &page, diags, out);
        loft_html_fini(&html);
    }
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/draft/html_text.h"

#include <gumbo.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "sim/base/diag.h"
#include "sim/base/text.h"

/* ---- memory of the parser ---- */

enum {
    BLOCK = 1 << 20,
    ALIGNED = 16
};

typedef struct block {
    struct block *next;
    max_align_t bytes[];
} block;

/* gumbo does not look whether it got memory: `full` is where a parse that gets none ends. */
typedef struct arena {
    block *blocks;
    size_t left, total; /* left: of the first block */
    char *free_bytes;
    bool refused; /* by malloc, not by the limit */
    jmp_buf full;
} arena;

static void *take(void *userdata, size_t size)
{
    arena *a = userdata;
    size = (size + ALIGNED - 1) / ALIGNED * ALIGNED;
    if (size > a->left) {
        const size_t room = size > BLOCK ? size : BLOCK;
        if (room > LOFT_HTML_MEMORY - a->total) {
            longjmp(a->full, 1);
        }
        block *fresh = malloc(sizeof *fresh + room);
        if (fresh == NULL) {
            a->refused = true;
            longjmp(a->full, 1);
        }
        fresh->next = a->blocks;
        a->blocks = fresh;
        a->total += room;
        a->left = room;
        a->free_bytes = (char *)fresh->bytes;
    }
    void *taken = a->free_bytes;
    a->free_bytes += size;
    a->left -= size;
    return taken;
}

static void keep(void *userdata, void *memory)
{
    (void)userdata;
    (void)memory;
}

static void arena_fini(arena *a)
{
    while (a->blocks != NULL) {
        block *next = a->blocks->next;
        free(a->blocks);
        a->blocks = next;
    }
}

static GumboOutput *parse(arena *a, const char *text, size_t size)
{
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = keep;
    options.userdata = a;
    options.max_errors = 0;
    if (setjmp(a->full) != 0) {
        return NULL;
    }
    return gumbo_parse_with_options(&options, text, size);
}

/* ---- the text ---- */

static bool has_word(const GumboNode *node, const char *name, const char *const words[])
{
    const GumboAttribute *a = gumbo_get_attribute(&node->v.element.attributes, name);
    for (int i = 0; a != NULL && words[i] != NULL; i++) {
        if (strcasecmp(a->value, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_hidden(const GumboNode *node)
{
    static const char *const roles[] = {"navigation",    "banner", "contentinfo", "menu",
                                        "complementary", "search", "menubar",     NULL};
    static const char *const yes[] = {"true", NULL};
    static const char *const none[] = {"display:none", "display: none", "display:none;",
                                       "display: none;", NULL};
    switch (node->v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
        return true;
    default:
        return gumbo_get_attribute(&node->v.element.attributes, "hidden") != NULL ||
               has_word(node, "role", roles) || has_word(node, "aria-hidden", yes) ||
               has_word(node, "style", none);
    }
}

static bool is_block(GumboTag tag)
{
    static const GumboTag blocks[] = {
        GUMBO_TAG_P,       GUMBO_TAG_DIV,        GUMBO_TAG_LI,     GUMBO_TAG_UL,
        GUMBO_TAG_OL,      GUMBO_TAG_H1,         GUMBO_TAG_H2,     GUMBO_TAG_H3,
        GUMBO_TAG_H4,      GUMBO_TAG_H5,         GUMBO_TAG_H6,     GUMBO_TAG_ARTICLE,
        GUMBO_TAG_SECTION, GUMBO_TAG_MAIN,       GUMBO_TAG_HEADER, GUMBO_TAG_TABLE,
        GUMBO_TAG_TR,      GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_FIGURE, GUMBO_TAG_FIGCAPTION,
        GUMBO_TAG_DL,      GUMBO_TAG_DT,         GUMBO_TAG_DD,     GUMBO_TAG_PRE,
        GUMBO_TAG_ADDRESS, GUMBO_TAG_HR,         GUMBO_TAG_BODY,   GUMBO_TAG_CAPTION};
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        if (tag == blocks[i]) {
            return true;
        }
    }
    return false;
}

/* The text as far as it is written: spaces come as one, and breaks before the next word. */
typedef struct writer {
    FILE *out;
    int breaks;
    bool space, any;
} writer;

static void put_text(writer *w, const char *text)
{
    for (; *text != '\0'; text++) {
        if (strchr(" \t\r\n\f\v", *text) != NULL) {
            w->space = true;
            continue;
        }
        if (w->any && w->breaks > 0) {
            fputs(w->breaks > 1 ? "\n\n" : "\n", w->out);
        } else if (w->any && w->space) {
            fputc(' ', w->out);
        }
        w->breaks = 0;
        w->space = false;
        w->any = true;
        fputc(*text, w->out);
    }
}

/* The node after `node` in the tree, in the order of the text; into its children or not. */
static const GumboNode *next_node(const GumboNode *node, bool into, writer *w)
{
    const bool is_element = node->type == GUMBO_NODE_ELEMENT;
    if (into && is_element && node->v.element.children.length > 0) {
        return node->v.element.children.data[0];
    }
    while (node != NULL) {
        if (node->type == GUMBO_NODE_ELEMENT && is_block(node->v.element.tag)) {
            w->breaks = 2;
        }
        const GumboNode *parent = node->parent;
        if (parent == NULL || parent->type != GUMBO_NODE_ELEMENT) {
            return NULL;
        }
        const size_t next = node->index_within_parent + 1;
        if (next < parent->v.element.children.length) {
            return parent->v.element.children.data[next];
        }
        node = parent;
    }
    return NULL;
}

static void put_page(const GumboNode *root, FILE *out)
{
    writer w = {.out = out};
    for (const GumboNode *node = root; node != NULL;) {
        bool into = true;
        if (node->type == GUMBO_NODE_ELEMENT) {
            into = !is_hidden(node);
            if (node->v.element.tag == GUMBO_TAG_BR) {
                w.breaks = w.breaks > 0 ? w.breaks : 1;
            } else if (is_block(node->v.element.tag)) {
                w.breaks = 2;
            } else if (node->v.element.tag == GUMBO_TAG_TD ||
                       node->v.element.tag == GUMBO_TAG_TH) {
                w.space = true;
            }
        } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA) {
            put_text(&w, node->v.text.text);
        } else if (node->type == GUMBO_NODE_WHITESPACE) {
            w.space = true;
        }
        node = next_node(node, into, &w);
    }
}

/* ---- what the page says of itself ---- */

static const char *attribute(const GumboNode *node, const char *name)
{
    const GumboAttribute *a = gumbo_get_attribute(&node->v.element.attributes, name);
    return a != NULL ? a->value : NULL;
}

static bool is_date(const char *text)
{
    static const char form[] = "dddd-dd-dd";
    for (int i = 0; form[i] != '\0'; i++) {
        if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != '-') {
            return false;
        }
    }
    return true;
}

/* The date that a meta or time element gives; NULL for any other. */
static const char *date_of(const GumboNode *node)
{
    static const char *const names[] = {"article:published_time",
                                        "datepublished",
                                        "date",
                                        "pubdate",
                                        "publishdate",
                                        "dc.date",
                                        "dc.date.issued",
                                        "dcterms.created",
                                        "og:published_time",
                                        "sailthru.date",
                                        "parsely-pub-date",
                                        "publication_date",
                                        "article.published",
                                        "published_time",
                                        NULL};
    static const char *const keys[] = {"property", "name", "itemprop"};
    const char *date = NULL;
    if (node->v.element.tag == GUMBO_TAG_TIME) {
        date = attribute(node, "datetime");
    }
    for (size_t k = 0; node->v.element.tag == GUMBO_TAG_META && k < 3; k++) {
        date = has_word(node, keys[k], names) ? attribute(node, "content") : date;
    }
    return date != NULL && is_date(date) ? date : NULL;
}

/* The date in a script for search engines: "datePublished": "2022-10-04T...". */
static const char *date_in_script(const GumboNode *node)
{
    static const char key[] = "\"datePublished\"";
    static const char *const types[] = {"application/ld+json", NULL};
    if (node->v.element.tag != GUMBO_TAG_SCRIPT || !has_word(node, "type", types) ||
        node->v.element.children.length == 0) {
        return NULL;
    }
    const GumboNode *child = node->v.element.children.data[0];
    const char *at =
        child->type == GUMBO_NODE_TEXT ? strstr(child->v.text.text, key) : NULL;
    at = at != NULL ? at + sizeof key - 1 : NULL;
    at = at != NULL ? at + strspn(at, " \t\r\n:\"") : NULL;
    return at != NULL && is_date(at) ? at : NULL;
}

static void find_facts(const GumboNode *root, const char **date, const GumboNode **title)
{
    const char *time = NULL;
    writer unused = {.out = NULL};
    for (const GumboNode *node = root; node != NULL;) {
        if (node->type == GUMBO_NODE_ELEMENT) {
            const char *script = date_in_script(node);
            const char *found = script != NULL ? script : date_of(node);
            const bool is_time = node->v.element.tag == GUMBO_TAG_TIME;
            time = time == NULL && is_time ? found : time;
            *date = *date == NULL && !is_time ? found : *date;
            if (node->v.element.tag == GUMBO_TAG_TITLE && *title == NULL &&
                node->v.element.children.length > 0) {
                *title = node->v.element.children.data[0];
            }
        }
        node = next_node(node, true, &unused);
    }
    *date = *date != NULL ? *date : time;
}

static loft_status read_page(const GumboOutput *page, loft_html_page *out)
{
    const char *date = NULL;
    const GumboNode *title = NULL;
    loft_text text;
    find_facts(page->root, &date, &title);
    loft_status status = loft_text_open(&text);
    if (status == LOFT_OK) {
        put_page(page->root, text.out);
        status = loft_text_close(&text, &out->text, &out->size);
    }
    if (status == LOFT_OK && date != NULL) {
        out->published = strndup(date, 10);
        status = out->published != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
    }
    if (status == LOFT_OK && title != NULL && title->type == GUMBO_NODE_TEXT) {
        writer w = {.out = NULL};
        status = loft_text_open(&text);
        if (status == LOFT_OK) {
            w.out = text.out;
            put_text(&w, title->v.text.text);
            status = loft_text_close(&text, &out->title, NULL);
        }
    }
    if (out->title != NULL && out->title[0] == '\0') {
        free(out->title);
        out->title = NULL;
    }
    return status;
}

loft_status loft_html_read(const char *text, size_t size, loft_diags *diags,
                           loft_html_page *out)
{
    arena a = {.blocks = NULL};
    loft_html_page page = {.text = NULL};
    if (!loft_html_is_small(text, size, diags)) {
        return LOFT_ERR_INPUT;
    }
    const GumboOutput *parsed = parse(&a, text, size);
    loft_status status = LOFT_ERR_INPUT;
    if (parsed != NULL) {
        status = read_page(parsed, &page);
    } else if (a.refused) {
        status = LOFT_ERR_NOMEM;
    } else {
        loft_diags_add(
            diags, "",
            "this page needs more than %d MB to be read; save the article as plain text "
            "and read that",
            LOFT_HTML_MEMORY >> 20);
    }
    arena_fini(&a);
    if (status == LOFT_OK) {
        *out = page;
    } else {
        loft_html_fini(&page);
    }
    return status;
}

void loft_html_fini(loft_html_page *page)
{
    free(page->text);
    free(page->title);
    free(page->published);
    *page = (loft_html_page){.text = NULL};
}

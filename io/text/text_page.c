/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/text_page.h"

#include "io/text/summary.h"

loft_status loft_text_page_open(loft_text_page *page, int columns)
{
    *page = (loft_text_page){.columns = columns};
    return loft_text_open(&page->text);
}

char *loft_text_page_close(loft_text_page *page)
{
    char *bytes = NULL;
    return loft_text_close(&page->text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

void loft_text_page_put(loft_text_page *page, char *text)
{
    loft_text_put(&page->text, text);
    page->begun = true;
}

static void put_wrapped(loft_text_page *page, char *text, const char *first,
                        const char *rest)
{
    loft_text_put_wrapped(&page->text, text, first, rest, page->columns);
    page->begun = true;
}

void loft_text_page_paragraph(loft_text_page *page, char *text)
{
    put_wrapped(page, text, "", "");
}

void loft_text_page_item(loft_text_page *page, char *text)
{
    put_wrapped(page, text, "  ", "    ");
}

void loft_text_page_part(loft_text_page *page, const loft_analysis *a, size_t k,
                         void (*write)(FILE *out, const loft_analysis *a, size_t k))
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) == LOFT_OK) {
        write(text.out, a, k);
        (void)!loft_text_close(&text, &bytes, NULL);
    }
    loft_text_page_item(page, bytes);
}

void loft_text_page_heading(loft_text_page *page, const char *heading)
{
    fprintf(page->text.out, "%s%s\n", page->begun ? "\n" : "", heading);
    page->begun = true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * event_page.h - DIR/ID/index.html: the answer to an event, its pictures, its sources, how
 * the answer came about, the files beside the page, and how to cite it.
 */
#ifndef LOFT_CLI_EVENT_PAGE_H
#define LOFT_CLI_EVENT_PAGE_H

#include "io/text/page_words.h"
#include "loft/files.h"

typedef struct event_page_file {
    const char *name; /* borrowed, as all of a page */
    size_t size;
} event_page_file;

typedef struct event_page {
    const loft_analysis *analysis;
    const loft_scenario_facts *facts;
    const event_page_file *files; /* beside the page: pictures and tables */
    size_t n_files;
    loft_page_basis basis;
    bool indexed; /* ../index.html is a list of events */
} event_page;

/* The whole page, owned by the caller: free() it. LOFT_ERR_NOMEM. */
LOFT_NODISCARD loft_status event_page_make(const event_page *page, char **html,
                                           size_t *size);

#endif

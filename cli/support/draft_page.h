/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_page.h - a draft as one HTML page: the text with its figures marked, and a table of them. */
#ifndef LOFT_CLI_DRAFT_PAGE_H
#define LOFT_CLI_DRAFT_PAGE_H

#include "io/files/draft_json.h"

/* The page, owned by the caller; NULL if out of memory. */
char *draft_page(const loft_draft_document *draft);

#endif

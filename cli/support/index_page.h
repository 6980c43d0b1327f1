/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * index_page.h - DIR/index.html: a row for each scenario of a run, the newest first.
 *
 * Its body is cli/support/index-page.html with the rows in it. It shows the whole table
 * without JavaScript too; index-page.js sorts and searches it.
 */
#ifndef LOFT_CLI_INDEX_PAGE_H
#define LOFT_CLI_INDEX_PAGE_H

#include "cli/support/scenario_line.h"
#include "loft/files.h"

typedef struct index_page index_page;

index_page *index_page_new(void); /* NULL if out of memory */
void index_page_free(index_page *page);

/* analysis NULL: the scenario failed. Copies what it needs. */
void index_page_add(index_page *page, const loft_scenario_facts *facts,
                    const loft_analysis *analysis);

/*
 * The whole page, owned by the caller: free() it. LOFT_ERR_NOMEM, also for rows that were
 * lost. The page can only be freed afterwards.
 */
LOFT_NODISCARD loft_status index_page_finish(index_page *page,
                                             const scenario_count *count, char **html,
                                             size_t *size);

#endif

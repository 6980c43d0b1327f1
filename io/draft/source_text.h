/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source_text.h - the bytes of a news text, plain or HTML, as a draft; or why they are none. */
#ifndef LOFT_DRAFT_SOURCE_TEXT_H
#define LOFT_DRAFT_SOURCE_TEXT_H

#include "io/draft/draft.h"

enum {
    LOFT_DRAFT_FILE_MAX = 8 << 20 /* bytes of a page */
};

/*
 * LOFT_ERR_INPUT with a message for bytes that are not text in UTF-8 (a PDF, a picture, another
 * encoding, with the place of the first wrong byte), for an empty one and for one past the
 * limits of a page or a text; LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_source_text_read(const char *bytes, size_t size,
                                                 loft_diags *diags, loft_draft **out);

#endif

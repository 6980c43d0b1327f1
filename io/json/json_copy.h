/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_copy.h - a value that was read, written again. */
#ifndef LOFT_JSON_COPY_H
#define LOFT_JSON_COPY_H

#include "io/json/json.h"
#include "io/json/json_write.h"

/* The value with all that it holds; the caller writes its key. */
void loft_json_copy(loft_json_writer *to, const loft_json_node *from);

#endif

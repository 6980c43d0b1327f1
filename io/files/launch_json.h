/* SPDX-License-Identifier: GPL-3.0-or-later */
/* launch_json.h - the member "launch" of a result: site, azimuth, booster, model. */
#ifndef LOFT_LAUNCH_JSON_H
#define LOFT_LAUNCH_JSON_H

#include "io/json/json.h"
#include "io/json/json_write.h"
#include "loft/flight.h"

/* The model must be the default one (asserted as far as numbers tell). */
void loft_launch_write(loft_json_writer *writer, const loft_launch *launch);

/* The launch of a document, which has one; a message for each mistake. */
void loft_launch_read(const loft_json_node *root, loft_diags *diags, loft_launch *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario_site.h - the launch site of a scenario that gives its name and no coordinates. */
#ifndef LOFT_SCENARIO_SITE_H
#define LOFT_SCENARIO_SITE_H

#include "io/files/scenario_fields.h"

/*
 * Takes the coordinates of a known place. Messages for a name that is not known and for one
 * coordinate without the other. LOFT_ERR_NOMEM.
 */
LOFT_NODISCARD loft_status loft_scenario_site_complete(const loft_scenario_file *file,
                                                       loft_diags *diags,
                                                       loft_scenario_facts *facts);

#endif

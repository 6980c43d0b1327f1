/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario_event.h - a scenario as the event of an analysis. */
#ifndef LOFT_SCENARIO_EVENT_H
#define LOFT_SCENARIO_EVENT_H

#include "loft/files.h"

/* Why the event as a whole is not answered: a satellite launch, a failed or disputed flight,
 * a partial burn, a lifting one. */
loft_refusal loft_scenario_known(const loft_scenario_facts *facts);

/* Borrows the scenario. */
loft_analysis_event loft_scenario_event(const loft_scenario *scenario);

#endif

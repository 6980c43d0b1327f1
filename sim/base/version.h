/* SPDX-License-Identifier: GPL-3.0-or-later */
/* version.h - which loft this is. */
#ifndef LOFT_SIM_VERSION_H
#define LOFT_SIM_VERSION_H

const char *loft_software(void); /* "loft 0.2.0-dev" */

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * role_colours.h - a flight has one colour by its role, on paper and in every map.
 *
 * The hues are Okabe & Ito's, made darker where they would fall short of 4.5:1 on white. The
 * pictures take these for their light theme (plots/base/canvas.c), the exports for all.
 */
#ifndef LOFT_ROLE_COLOURS_H
#define LOFT_ROLE_COLOURS_H

#include "loft/infer.h"

#define LOFT_RGB_BLUE      0x0072B2U
#define LOFT_RGB_VERMILION 0xC25500U /* D55E00 */
#define LOFT_RGB_GREEN     0x00805DU /* 009E73 */
#define LOFT_RGB_PURPLE    0xA3527FU /* CC79A7 */
#define LOFT_RGB_ORANGE    0xE69F00U
#define LOFT_RGB_REACH     LOFT_RGB_ORANGE /* of the band of the reach contour */

/* 0xRRGGBB; that of a flight in no role, LOFT_ROLE_OTHER, is the flown one's. */
unsigned loft_role_rgb(loft_role role);

#endif

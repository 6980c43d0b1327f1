/* SPDX-License-Identifier: GPL-3.0-or-later */
/* profile_band.h - the shaded bands of a profile, behind its curves. */
#ifndef LOFT_PROFILE_BAND_H
#define LOFT_PROFILE_BAND_H

#include "plots/base/sheet.h"
#include "plots/profile/profile.h"
#include "plots/profile/profile_scale.h"

/* Numbers finite, two points at least of each edge. */
bool loft_profile_bands_valid(const loft_profile *profile);

/* Fills them, before the frame is drawn; their edges become obstacles to labels. */
LOFT_NODISCARD loft_status loft_profile_bands_draw(loft_sheet *sheet,
                                                   const loft_frame *frame,
                                                   const loft_profile *profile);

/* The label of the first, at the edge that is seen best; after those of the curves. */
void loft_profile_bands_label(loft_sheet *sheet, const loft_frame *frame,
                              const loft_profile *profile);

#endif

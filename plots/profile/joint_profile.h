/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * joint_profile.h - the picture of several flights of one missile: their profiles as the
 * common booster flies them, the band of its standard flight, and each reported time against
 * the time that the other flights predict.
 */
#ifndef LOFT_JOINT_PROFILE_H
#define LOFT_JOINT_PROFILE_H

#include "io/files/joint_study.h"
#include "loft/plot.h"

/*
 * The study must have an answer with bands. Errors as loft_profile_plot_draw, loft_joint_pick and
 * loft_joint_typical.
 */
LOFT_NODISCARD loft_status loft_joint_profile(const loft_joint_study *study,
                                              loft_picture_format format,
                                              const loft_style *look, loft_buffer *out);

#endif

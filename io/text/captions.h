/* SPDX-License-Identifier: GPL-3.0-or-later */
/* captions.h - titles, subtitles, sources and labels of plots and exports. */
#ifndef LOFT_CAPTIONS_H
#define LOFT_CAPTIONS_H

#include "loft/infer.h"

/* Captions without numbers. Those that follow a sentence begin with a blank. */
typedef enum loft_caption {
    LOFT_CAPTION_CASE_TITLE,
    LOFT_CAPTION_FIT_TITLE,
    LOFT_CAPTION_PANELS_TITLE,
    LOFT_CAPTION_PROFILE_TITLE,
    LOFT_CAPTION_MANY_FLIGHTS,       /* how the flights of several files were made */
    LOFT_CAPTION_CURVE_TITLE,        /* to add to the name of a flight */
    LOFT_CAPTION_CURVE,              /* of the loft curve */
    LOFT_CAPTION_CURVE_UNBOUNDED,    /* a part of it is */
    LOFT_CAPTION_IMPACT_AREA,        /* on the map */
    LOFT_CAPTION_STAGE_FALLS,        /* on the map */
    LOFT_CAPTION_PROJECTION,         /* of the map */
    LOFT_CAPTION_SCATTER_TITLE,      /* reported apogee against range */
    LOFT_CAPTION_SENSITIVITY_TITLE,  /* main drivers */
    LOFT_CAPTION_SENSITIVITY,        /* the quantity that it shows */
    LOFT_CAPTION_SENSITIVITY_RANGES, /* the intervals below the names */
    LOFT_CAPTION_SENSITIVITY_CHANCE, /* the dotted lines */
    LOFT_CAPTIONS
} loft_caption;

const char *loft_caption_text(loft_caption caption);

/* Where the contour is unbounded, after a sentence; "" where it is bounded. */
const char *loft_caption_contour_note(const loft_contour *contour);
const char *loft_caption_contour_label(const loft_contour *contour, bool lower_bound);

/* The rest is owned by the caller, NULL if out of memory. */

/* "impact area of the report:\n787 km, 71° ± 5°". */
char *loft_caption_impact(const loft_impact_area *area);

/* "Figures: KCNA: apogee ..., range ..., time ... (publisher, date). Drawn by ...". */
char *loft_caption_figures(const loft_analysis *analysis, size_t i);

/* " Launch Sariwon, azimuth 52°.", after a sentence. */
char *loft_caption_launch(const loft_analysis *analysis);

/* Source of a scatter plot, and its subtitle: "27 flights as reported; 43 ... are left out. ...". */
char *loft_caption_scatter_source(void);
char *loft_caption_scatter(size_t n, size_t left_out);

/* The description of an export: the flights of report i, or why there is none. */
char *loft_caption_export(const loft_analysis *analysis, size_t i, bool has_flight,
                          bool has_standard);

#endif

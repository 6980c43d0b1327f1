/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * figure_table.h - apogees and ranges to try, about as likely as the reports make them.
 *
 * A table of cells over ln apogee and ln (range + 10 km), in which the prior is flat. Edges
 * lie at quantiles of what the voices claim and evenly in the logarithm, so every apogee
 * and range has a cell. The probability of a cell is the likelihood at its corners, with the
 * time that a flight of this shape is predicted to take; a tenth is spread over all cells
 * alike, so that no flight is left out. Within a cell the density is flat: it is known
 * exactly, and an error of the prediction costs samples and moves no result. A figure that
 * nobody reported is found by the time, with every root that it has.
 */
#ifndef LOFT_SIM_INFER_FIGURE_TABLE_H
#define LOFT_SIM_INFER_FIGURE_TABLE_H

#include "sim/infer/testimony.h"

enum {
    FIGURE_CELLS = 96
};

/* Time of a flight: two-body time, and what a booster adds. */
typedef struct time_model {
    double longer_s; /* at the middle; */
    double middle_x, middle_y;
    double per_x_s, per_y_s; /* a slope in each coordinate of the table */
    double sd_s;             /* about that, over boosters of the prior */
} time_model;

/* Where in the table. */
double loft_figure_x(double apogee_m);
double loft_figure_y(double range_m);
double loft_figure_apogee(double x);
double loft_figure_range(double y);

double loft_time_model_predict(const time_model *model, double apogee_m, double range_m);

/* ln of the prior of apogee and range, over x and y: flat over all cells. */
double loft_figure_log_prior(void);

/* Is it too low for a plain ballistic arc over that range? (loft_refusal) */
bool loft_figure_is_depressed(double apogee_m, double range_m);

typedef struct figure_axis {
    int n; /* cells */
    double edge[FIGURE_CELLS + 1];
} figure_axis;

typedef struct figure_table {
    figure_axis x, y;
    double share[FIGURE_CELLS][FIGURE_CELLS];    /* of the row */
    double row_upto[FIGURE_CELLS + 1];           /* probability */
    double upto[FIGURE_CELLS][FIGURE_CELLS + 1]; /* within the row */
    double log_mass; /* of the likelihood under the prior, about */
} figure_table;

/* depressed: such flights are tried too. Tens of thousands of bytes: not for a stack. */
void loft_figure_table_make(const testimony *t, const time_model *model, bool depressed,
                            figure_table *out);

/* The apogee and range of two uniform numbers, and ln of their density over x and y. */
void loft_figure_table_sample(const figure_table *table, double u, double v, double *x,
                              double *y);
double loft_figure_table_log_density(const figure_table *table, double x, double y);
/* How much of that density is not what all cells have, 0 to 1. */
double loft_figure_table_meant(const figure_table *table, double x, double y);

#endif

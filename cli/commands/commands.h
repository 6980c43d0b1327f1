/* SPDX-License-Identifier: GPL-3.0-or-later */
/* commands.h - the subcommands; each has its table of options and its function. */
#ifndef LOFT_CLI_COMMANDS_H
#define LOFT_CLI_COMMANDS_H

#include "cli/support/opts.h"

extern const opts_command cmd_run_opts;
extern const opts_command cmd_estimate_opts;
extern const opts_command cmd_fly_opts;
extern const opts_command cmd_payload_opts;
extern const opts_command cmd_plot_opts;
extern const opts_command cmd_check_opts;
extern const opts_command cmd_ensemble_opts;
extern const opts_command cmd_export_opts;
extern const opts_command cmd_trajectories_opts;
extern const opts_command cmd_list_opts;
extern const opts_command cmd_scorecard_opts;
extern const opts_command cmd_sources_opts;

/* argv[0] is the command's name; the exit status is of app.h. */
int cmd_run(int argc, char **argv);
int cmd_estimate(int argc, char **argv);
int cmd_fly(int argc, char **argv);
int cmd_payload(int argc, char **argv);
int cmd_plot(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_ensemble(int argc, char **argv);
int cmd_export(int argc, char **argv);
int cmd_trajectories(int argc, char **argv);
int cmd_list(int argc, char **argv);
int cmd_scorecard(int argc, char **argv);
int cmd_sources(int argc, char **argv);

#endif

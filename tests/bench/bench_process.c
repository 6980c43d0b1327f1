/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench_process - what a person waits for: whole commands, from the start of the program.
 *
 * `bench_process LOFT SCENARIO PREVIOUS` runs each command in rounds that are interleaved with
 * flights by GSL's rk8pd, and prints the median of its processor time with one thread, the
 * spread of the middle half, and how many of GSL's flights that is: seconds hang on the
 * machine, these hardly. PREVIOUS is a table of such numbers of the release before. The last
 * lines say what was not quiet while it measured.
 */
#define _DEFAULT_SOURCE /* wait4, getloadavg */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fcntl.h>
#include <gsl/gsl_errno.h>

#include "bench_clock.h"
#include "bench_question.h"

enum {
    ROUNDS = 11,
    WORDS = 24,
    GSL_FLIGHTS = 20
};

typedef struct row {
    const char *name;
    const char *words[WORDS];
    double cpu_s[ROUNDS], wall_s[ROUNDS], flights[ROUNDS];
} row;

#define REPORT                                                                           \
    "--apogee", "2111.5km", "--range", "787km", "--time", "30min", "--class",            \
        "liquid-1", "--site", "40.07,125.21", "--azimuth", "71deg"

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

/* False if it failed. Its output goes nowhere. */
static bool run_once(const char *loft, const row *r, double *cpu_s, double *wall_s)
{
    const double start_s = bench_clock_s(CLOCK_MONOTONIC);
    const pid_t child = fork();
    if (child == 0) {
        char *words[WORDS + 2] = {strdup(loft)};
        for (int i = 0; r->words[i] != NULL; i++) {
            words[i + 1] = strdup(r->words[i]);
        }
        const int nowhere = open("/dev/null", O_WRONLY);
        (void)dup2(nowhere, 1);
        (void)setenv("OMP_NUM_THREADS", "1", 1);
        (void)execv(loft, words);
        _exit(127);
    }
    int status = 0;
    struct rusage used;
    if (child < 0 || wait4(child, &status, 0, &used) != child) {
        return false;
    }
    *wall_s = bench_clock_s(CLOCK_MONOTONIC) - start_s;
    *cpu_s = seconds(used.ru_utime) + seconds(used.ru_stime);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Processor time of one flight by GSL, or negative. */
static double time_gsl(const loft_flight_plan *plan, const loft_trajectory *record)
{
    const double start_s = bench_cpu_s();
    for (int i = 0; i < GSL_FLIGHTS; i++) {
        loft_second_opinion gsl;
        if (loft_second_opinion_take(plan, record, LOFT_FLY_TOLERANCE, &gsl) != LOFT_OK) {
            return -1.0;
        }
    }
    return (bench_cpu_s() - start_s) / GSL_FLIGHTS;
}

/* The number of a name in a table of lines "name<tab>number"; 0 if it has none. */
static double previous_of(const char *path, const char *name)
{
    char line[256];
    double found = 0.0;
    FILE *in = fopen(path, "r");
    while (in != NULL && fgets(line, sizeof line, in) != NULL) {
        char *tab = strchr(line, '\t');
        if (tab != NULL && line[0] != '#') {
            *tab = '\0';
            found = strcmp(line, name) == 0 ? strtod(tab + 1, NULL) : found;
        }
    }
    if (in != NULL) {
        (void)fclose(in);
    }
    return found;
}

static void print_row(row *r, const char *previous)
{
    const double flights = bench_median(r->flights, ROUNDS);
    const double cpu_s = bench_median(r->cpu_s, ROUNDS);
    const double before = previous_of(previous, r->name);
    printf("%-28s %9.1f ms  %5.0f %%  %9.1f", r->name, 1e3 * cpu_s,
           100.0 * (r->cpu_s[3 * ROUNDS / 4] - r->cpu_s[ROUNDS / 4]) / cpu_s, flights);
    if (before > 0.0) {
        printf("  %10.1f  %6.2f", before, flights / before);
    }
    putchar('\n');
}

/* Time that passed over the processor's, which other programs make more than 1. */
static void print_noise(int n, row *rows)
{
    static const double quiet = 1.1;
    static const double few = 0.5;
    double load = 0.0;
    double worst = 0.0;
    const char *noisy = "";
    for (int k = 0; k < n; k++) {
        double waits[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            waits[i] = rows[k].wall_s[i] / rows[k].cpu_s[i];
        }
        const double wait = bench_median(waits, ROUNDS);
        noisy = wait > worst ? rows[k].name : noisy;
        worst = wait > worst ? wait : worst;
    }
    (void)getloadavg(&load, 1);
    if (worst <= quiet && load <= 1.0 + few) {
        puts("quiet: processes waited for nothing");
        return;
    }
    printf(
        "not quiet: load %.1f, where 1 is this bench; \"%s\" took %.1f times its processor "
        "time\n",
        load, noisy, worst);
}

static int measure(const char *loft, int n, row *rows)
{
    const loft_question q = bench_question();
    loft_estimate estimate;
    loft_launch_setup setup;
    loft_flight flight;
    loft_trajectory *record = loft_trajectory_new();
    int bad = record == NULL || loft_estimate_make(&q, &estimate) != LOFT_OK ||
              loft_launch_set_up(&q.launch, &estimate.fit.flown.aim, &setup) != LOFT_OK ||
              loft_fly(&setup.plan, record, &flight) != LOFT_OK;
    for (int i = 0; i < ROUNDS && !bad; i++) {
        for (int k = 0; k < n && !bad; k++) {
            row *r = &rows[k];
            const double gsl_s = time_gsl(&setup.plan, record);
            bad = gsl_s <= 0.0 || !run_once(loft, r, &r->cpu_s[i], &r->wall_s[i]);
            r->flights[i] = r->cpu_s[i] / gsl_s;
        }
    }
    loft_trajectory_free(record);
    return bad;
}

int main(int argc, char **argv)
{
    (void)gsl_set_error_handler_off();
    char out[] = "/tmp/loft-bench-XXXXXX";
    if (argc != 4 || mkdtemp(out) == NULL) {
        return 2;
    }
    row rows[] = {
        {.name = "--version", .words = {"--version"}},
        {.name = "estimate --samples 0", .words = {"estimate", REPORT, "--samples", "0"}},
        {.name = "estimate", .words = {"estimate", REPORT}},
        {.name = "run, a scenario", .words = {"run", argv[2], "--out", out}},
    };
    const int n = sizeof rows / sizeof rows[0];
    const int bad = measure(argv[1], n, rows);
    printf("%-28s %12s  %7s  %9s  %10s  %6s\n", "process, one thread", "processor",
           "spread", "GSL's", "0.1.0", "ratio");
    for (int k = 0; k < n && !bad; k++) {
        print_row(&rows[k], argv[3]);
    }
    if (!bad) {
        print_noise(n, rows);
    }
    char clean[64];
    (void)snprintf(clean, sizeof clean, "rm -r %s", out);
    return bad || system(clean) != 0;
}

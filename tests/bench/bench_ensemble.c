/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench_ensemble - what a flight of a batch costs, beside GSL's rk8pd and, if Python has
 * it, SciPy's DOP853; with the aims that were set for it.
 *
 * Every figure is a median over interleaved rounds of a thread's processor time; the
 * ratios hardly depend on the machine. `bench_ensemble LOFT` also runs the command.
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <omp.h>

#include "batch_launches.h"
#include "bench_clock.h"
#include "bench_gsl.h"
#include "bench_peak.h"

enum {
    ROUNDS = 7,
    STATES = 1024,
    FEW = 64, /* that the slow ones fly in a round */
    KERNELS = 3
};

static const char *const kernels[KERNELS] = {"baseline", "avx2", "avx512"};

/*
 * Additions, multiplications, divisions and roots of a flight that no tier repeats, by the
 * vector instructions of the avx2 kernel: of 6 steps along the arcs 515 each and 49 slopes
 * of 52 (above the air) to 187, of 10 steps in altitude 530 each, 108 slopes of 66 (entry)
 * and 12 of 144 (landing).
 */
static const double flop_of_a_coast = 22e3;

typedef struct fleet {
    loft_model model;
    loft_batch *batches[KERNELS]; /* NULL: the machine has no such instructions */
    loft_batch_state states[STATES];
    loft_batch_flight flights[STATES];
    loft_flight exact[FEW];
    loft_launch launches[STATES];
    loft_batch_trial trials[STATES];
} fleet;

static void set_states(fleet *f, batch_row lo, batch_row hi)
{
    for (int i = 0; i < STATES; i++) {
        const batch_row row = batch_draw(1, (uint64_t)i, lo, hi);
        f->states[i] = batch_state(&f->model, &row);
        if (i < FEW && batch_fly(&f->model, &row, 1e-13, &f->exact[i]) != LOFT_OK) {
            abort();
        }
    }
}

static double error_m(const fleet *f, int i, loft_vec3 r_ecef_m, double t_s)
{
    const loft_flight_point *end = &f->exact[i].end;
    return fmax(loft_vec3_norm(loft_vec3_sub(r_ecef_m, end->r_ecef_m)),
                1000.0 * fabs(t_s - end->t_s));
}

typedef struct gsl_run {
    double seconds, worst_m;
    long evaluations; /* of FEW flights */
} gsl_run;

static gsl_run run_gsl(const fleet *f, double tolerance)
{
    bench_gsl g;
    bench_gsl_init(&g, &f->model, tolerance);
    gsl_run run = {.worst_m = 0.0};
    const double start_s = bench_cpu_s();
    for (int i = 0; i < FEW; i++) {
        double y[6];
        double t_s = 0.0;
        const bool down = bench_gsl_fly(&g, &f->states[i], &t_s, y);
        const double e = error_m(f, i, (loft_vec3){y[0], y[1], y[2]}, t_s);
        run.worst_m = fmax(run.worst_m, down ? e : INFINITY);
    }
    run.seconds = (bench_cpu_s() - start_s) / FEW;
    run.evaluations = g.evaluations;
    bench_gsl_fini(&g);
    return run;
}

/* The loosest tolerance, in half decades, with which no flight is 1 m off. */
static double tune_gsl(const fleet *f)
{
    double tolerance = 1e-3;
    while (tolerance > 1e-13 && !(run_gsl(f, tolerance).worst_m <= 1.0)) {
        tolerance /= sqrt(10.0);
    }
    return tolerance;
}

static long evaluations(const fleet *f)
{
    long n = 0;
    for (int i = 0; i < STATES; i++) {
        n += f->flights[i].evaluations;
    }
    return n;
}

static double worst_m(const fleet *f)
{
    double worst = 0.0;
    for (int i = 0; i < FEW; i++) {
        worst = fmax(worst, error_m(f, i, f->flights[i].r_ecef_m, f->flights[i].t_s));
    }
    return worst;
}

/* The kernel that a batch takes by itself: the widest. */
static const loft_batch *default_batch(const fleet *f)
{
    int k = 2;
    while (k > 0 && f->batches[k] == NULL) {
        k--;
    }
    return f->batches[k];
}

/*
 * Burn-out to impact: every kernel and GSL in turn, round by round. How many times as fast
 * as GSL the default kernel is.
 */
static double bench_coasts(fleet *f, const char *what, double peak_gflops)
{
    double gsl_s[ROUNDS];
    double s[KERNELS][ROUNDS];
    const double tolerance = tune_gsl(f);
    gsl_run gsl = {.worst_m = 0.0};
    for (int round = 0; round < ROUNDS; round++) {
        gsl = run_gsl(f, tolerance);
        gsl_s[round] = gsl.seconds;
        for (int k = 0; k < KERNELS; k++) {
            if (f->batches[k] != NULL) {
                const double start_s = bench_cpu_s();
                loft_batch_coast(f->batches[k], STATES, f->states, f->flights);
                s[k][round] = (bench_cpu_s() - start_s) / STATES;
            }
        }
    }
    const double other_s = bench_median(gsl_s, ROUNDS);
    printf("\n%s\n  %-12s %8.3f us, %ld evaluations, worst of %d %.2g m at %.1e\n", what,
           "GSL rk8pd", 1e6 * other_s, gsl.evaluations / FEW, FEW, gsl.worst_m,
           tolerance);
    double by_default = 0.0;
    for (int k = 0; k < KERNELS; k++) {
        if (f->batches[k] == NULL) {
            continue;
        }
        const double median_s = bench_median(s[k], ROUNDS);
        loft_batch_coast(f->batches[k], STATES, f->states, f->flights);
        printf("  %-12s %8.3f us, %ld evaluations, worst %.2g m; %6.1f times GSL, "
               "%.3f million/s, %.0f%% of peak\n",
               kernels[k], 1e6 * median_s, evaluations(f) / STATES, worst_m(f),
               other_s / median_s, 1e-6 / median_s,
               100.0 * flop_of_a_coast / median_s * 1e-9 / peak_gflops);
        by_default = f->batches[k] == default_batch(f) ? other_s / median_s : by_default;
    }
    return by_default;
}

/* Lift-off to impact with three stages; thousands a second of the default kernel. */
static double bench_launches(fleet *f)
{
    double s[KERNELS][ROUNDS];
    for (int i = 0; i < STATES; i++) {
        batch_launch_draw(&f->model, &batch_boosters[5], (uint64_t)i, &f->launches[i],
                          &f->trials[i].aim);
        f->trials[i].launch = &f->launches[i];
    }
    for (int round = 0; round < ROUNDS; round++) {
        for (int k = 0; k < KERNELS; k++) {
            if (f->batches[k] != NULL) {
                const double start_s = bench_cpu_s();
                loft_batch_launch(f->batches[k], STATES, f->trials, f->flights);
                s[k][round] = (bench_cpu_s() - start_s) / STATES;
            }
        }
    }
    printf("\nlift-off to impact, three stages with gaps\n");
    double by_default = 0.0;
    for (int k = 0; k < KERNELS; k++) {
        if (f->batches[k] != NULL) {
            const double median_s = bench_median(s[k], ROUNDS);
            printf("  %-12s %8.3f us, %ld evaluations, %.1f thousand/s\n", kernels[k],
                   1e6 * median_s, evaluations(f) / STATES, 1e-3 / median_s);
            by_default = f->batches[k] == default_batch(f) ? 1e-3 / median_s : by_default;
        }
    }
    return by_default;
}

typedef struct duration {
    double wall_s, cpu_s;
} duration;

static duration time_threads(fleet *f, int threads)
{
    enum {
        PART = 256,
        TIMES = 16
    };
    const loft_batch *batch = default_batch(f);
    const duration start = {bench_clock_s(CLOCK_MONOTONIC),
                            bench_clock_s(CLOCK_PROCESS_CPUTIME_ID)};
#pragma omp parallel for num_threads(threads) schedule(dynamic)
    for (int i = 0; i < TIMES * STATES; i += PART) {
        loft_batch_coast(batch, PART, &f->states[i % STATES], &f->flights[i % STATES]);
    }
    return (duration){bench_clock_s(CLOCK_MONOTONIC) - start.wall_s,
                      bench_clock_s(CLOCK_PROCESS_CPUTIME_ID) - start.cpu_s};
}

/*
 * Measured by the least wall clock of many, which on a busy machine says little: the second
 * processor is not free. The processor time only shows whether threads add work of their
 * own; above 2 it is noise, and it stands for no speed.
 */
static double bench_threads(fleet *f)
{
    duration least[2] = {{INFINITY, INFINITY}, {INFINITY, INFINITY}};
    for (int round = 0; round < 25; round++) {
        for (int k = 0; k < 2; k++) {
            const duration d = time_threads(f, k + 1);
            least[k].wall_s = fmin(least[k].wall_s, d.wall_s);
            least[k].cpu_s = fmin(least[k].cpu_s, d.cpu_s);
        }
    }
    const double by_wall = least[0].wall_s / least[1].wall_s;
    const double by_cpu = 2.0 * least[0].cpu_s / least[1].cpu_s;
    printf("\n1 to 2 threads: %.2f times as many a second by the wall clock, %.2f by the "
           "processor time (of %d processors)\n",
           by_wall, by_cpu, omp_get_num_procs());
    return by_wall;
}

/* Megabytes of the command at its most. */
static double bench_memory(const char *program)
{
    char command[512];
    snprintf(command, sizeof command,
             "%s ensemble --class solid-3 --samples 200000 --summary /dev/null", program);
    struct rusage usage;
    if (system(command) != 0 || getrusage(RUSAGE_CHILDREN, &usage) != 0) {
        return NAN;
    }
    return (double)usage.ru_maxrss / 1000.0;
}

/* SciPy flies a few of the same states; its time a flight in seconds, or NaN. */
static double bench_scipy(const batch_row *lo, const batch_row *hi)
{
    char command[1024] = "for p in python3 /usr/bin/python3; do "
                         "$p -c 'import scipy' 2>/dev/null && "
                         "exec $p tests/bench/scipy_dop853.py";
    for (uint64_t k = 0; k < 4; k++) {
        const batch_row r = batch_draw(1, k, *lo, *hi);
        const size_t used = strlen(command);
        snprintf(command + used, sizeof command - used,
                 " %.9g,%.9g,%.9g,%.9g,%.9g,%.9g,%.9g", r.lat_deg, r.lon_deg, r.alt_m,
                 r.speed_mps, r.fpa_deg, r.azimuth_deg, r.beta_kgpm2);
    }
    strncat(command, "; done", sizeof command - strlen(command) - 1);
    FILE *pipe = popen(command, "r");
    double seconds = NAN;
    char line[256];
    while (pipe != NULL && fgets(line, sizeof line, pipe) != NULL) {
        printf("  %s", line);
        (void)sscanf(line, "SciPy DOP853 %lf s", &seconds);
    }
    return pipe != NULL && pclose(pipe) == 0 ? seconds : NAN;
}

static void row(const char *what, double got, double least, double aim)
{
    const bool less_is_better = least > aim;
    const bool has_least = less_is_better ? got <= least : got >= least;
    const bool has_aim = less_is_better ? got <= aim : got >= aim;
    printf("  %-44s %9.3g   %7.3g %7.3g   %s\n", what, got, least, aim,
           has_aim     ? "aim reached"
           : has_least ? "at least"
                       : "below");
}

int main(int argc, char **argv)
{
    static fleet f;
    (void)gsl_set_error_handler_off();
    f.model = batch_model();
    for (int k = 0; k < KERNELS; k++) {
        (void)!loft_batch_new(&f.model, kernels[k], &f.batches[k]);
    }
    const double peak = bench_peak_gflops();
    printf("multiply-add peak of a core: %.1f GFLOP/s\n", peak);
    const double memory_mb = argc > 1 ? bench_memory(argv[1]) : NAN;
    const batch_row lob_lo = {-60, -180, 250e3, 7400, 79, 0, 4000};
    const batch_row lob_hi = {60, 180, 350e3, 7900, 85, 360, 6000};
    set_states(&f, lob_lo, lob_hi);
    const double lobs = bench_coasts(&f, "near-vertical lofts (as problem P)", peak);
    set_states(&f, batch_wide_lo, batch_wide_hi);
    const double wide = bench_coasts(&f, "wide states, burn-out to impact", peak);
    double s[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
        const double start_s = bench_cpu_s();
        loft_batch_coast(default_batch(&f), STATES, f.states, f.flights);
        s[round] = (bench_cpu_s() - start_s) / STATES;
    }
    const double coast_s = bench_median(s, ROUNDS);
    const double scipy_s = bench_scipy(&batch_wide_lo, &batch_wide_hi);
    if (scipy_s > 0.0) {
        printf("  SciPy over this: %.0f times\n", scipy_s / coast_s);
    }
    const double launches = bench_launches(&f);
    const double threads = bench_threads(&f);
    printf("\n  %-44s %9s   %7s %7s\n", "", "reached", "least", "aim");
    row("wide states at 0.1 m, times GSL at 1 m", wide, 25.0, 60.0);
    row("wide states, million/s a core, same bits", 1e-6 / coast_s, 0.3, 0.7);
    row("near-vertical lofts, times GSL", lobs, 60.0, 120.0);
    row("three-stage flights, thousand/s a core", launches, 150.0, 300.0);
    row("1 to 2 threads, wall clock", threads, 1.8, 1.95);
    row("memory of statistics only, MB", memory_mb, 100.0, 30.0);
    for (int k = 0; k < KERNELS; k++) {
        loft_batch_free(f.batches[k]);
    }
    return 0;
}

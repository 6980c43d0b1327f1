/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/interrupt.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
    PATIENCE_S = 1 /* for writes under way: a pipe that nobody reads never ends */
};

static const struct {
    int number;
    const char *name;
} waited[] = {{SIGHUP, "SIGHUP"},
              {SIGINT, "SIGINT"},
              {SIGQUIT, "SIGQUIT"},
              {SIGTERM, "SIGTERM"},
              {SIGXCPU, "SIGXCPU, the limit of processor time"}};

enum {
    N_WAITED = sizeof waited / sizeof waited[0]
};

/* A program has one set of signals: the only variables of the program that change. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int writing;         /* threads between hold and release */
static bool ending;         /* no write starts any more */
static const char *scratch; /* or NULL */
static sigset_t set;

/* Keeps the lock, so that no other thread can start a file. */
static void finish_files(void)
{
    struct timespec limit;
    (void)clock_gettime(CLOCK_REALTIME, &limit);
    limit.tv_sec += PATIENCE_S;
    (void)pthread_mutex_lock(&lock);
    ending = true;
    while (writing > 0 && pthread_cond_timedwait(&changed, &lock, &limit) != ETIMEDOUT) {
    }
    if (scratch != NULL) {
        (void)unlink(scratch);
    }
}

static _Noreturn void end_by(int number)
{
    sigset_t one;
    (void)sigemptyset(&one);
    (void)sigaddset(&one, number);
    (void)signal(number, SIG_DFL);
    (void)raise(number);
    (void)pthread_sigmask(SIG_UNBLOCK, &one, NULL);
    _Exit(128 + number); /* not reached: the signal ended the program */
}

/* Through write(): another thread may be inside a print and hold its stream. */
static void say(int number)
{
    char line[96];
    int size = 0;
    for (int i = 0; i < N_WAITED; i++) {
        if (waited[i].number == number) {
            size = snprintf(line, sizeof line, "%sloft: ended by %s\n",
                            isatty(STDERR_FILENO) != 0 ? "\r\033[K" : "", waited[i].name);
        }
    }
    (void)!write(STDERR_FILENO, line, (size_t)size);
}

static void *wait_for_signal(void *unused)
{
    (void)unused;
    int number = SIGTERM;
    while (sigwait(&set, &number) != 0) {
    }
    finish_files();
    say(number);
    end_by(number);
}

void interrupt_start(void)
{
    (void)signal(SIGPIPE, SIG_IGN); /* the write tells of a closed pipe, */
    (void)signal(SIGXFSZ, SIG_IGN); /* and of a file as large as is allowed */
    (void)sigemptyset(&set);
    for (int i = 0; i < N_WAITED; i++) {
        struct sigaction
            now; /* nohup, and a shell for what it starts in the background */
        if (sigaction(waited[i].number, NULL, &now) == 0 && now.sa_handler != SIG_IGN) {
            (void)sigaddset(&set, waited[i].number);
        }
    }
    pthread_t thread;
    (void)pthread_sigmask(SIG_BLOCK, &set, NULL); /* also in all threads to come */
    if (pthread_create(&thread, NULL, wait_for_signal, NULL) == 0) {
        (void)pthread_detach(thread);
    } else { /* no thread to be had: the signals end the program at once */
        (void)pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    }
}

void interrupt_hold(void)
{
    (void)pthread_mutex_lock(&lock);
    while (ending) {
        (void)pthread_cond_wait(&changed, &lock);
    }
    writing++;
    (void)pthread_mutex_unlock(&lock);
}

void interrupt_release(void)
{
    (void)pthread_mutex_lock(&lock);
    writing--;
    (void)pthread_cond_broadcast(&changed);
    (void)pthread_mutex_unlock(&lock);
}

void interrupt_scratch(const char *path)
{
    (void)pthread_mutex_lock(&lock);
    scratch = path;
    (void)pthread_mutex_unlock(&lock);
}

void interrupt_pipe_closed(void)
{
    finish_files();
    end_by(SIGPIPE);
}

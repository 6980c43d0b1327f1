/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * failing_malloc.c - preloaded into the program: from the allocation with the number FAIL_AT
 * on, counted from 1, there is no memory. At the end the number of allocations is written to
 * the file FAIL_COUNT. FAIL_ONCE: that allocation alone fails. FAIL_RANK: in that rank of loft-mpi alone.
 *
 * Allocations that crash in others' code without memory always succeed and are not counted:
 * of the libraries that draw (pixman), of MPI, and of glibc's regcomp (it frees twice).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <regex.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The allocator of glibc under the names that nothing replaces. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static struct {
    uintptr_t from, to;
} spared[256];
static int n_spared;
static unsigned long long n_loaded; /* when the spared were looked for */
static atomic_long count;
static long fail_at;
static int fail_once;
static _Thread_local int inside_regcomp;

static int spare(struct dl_phdr_info *info, size_t size, void *unused)
{
    static const char *const names[] = {
        "libcairo", "libpixman", "libfreetype", "libpng",   "libfontconfig", "libmpi",
        "libopen-", "libpmix",   "libevent",    "libhwloc", "mca_"};
    (void)size;
    (void)unused;
    int is_spared = 0;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        is_spared = is_spared || strstr(info->dlpi_name, names[i]) != NULL;
    }
    for (int i = 0; is_spared && i < info->dlpi_phnum && n_spared < 256; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        if (part->p_type == PT_LOAD && (part->p_flags & PF_X) != 0) {
            spared[n_spared].from = info->dlpi_addr + part->p_vaddr;
            spared[n_spared++].to = info->dlpi_addr + part->p_vaddr + part->p_memsz;
        }
    }
    return 0;
}

static int count_loaded(struct dl_phdr_info *info, size_t size, void *n)
{
    (void)size;
    *(unsigned long long *)n = info->dlpi_adds;
    return 1;
}

/* Libraries may come later: those that draw are loaded with the first picture. */
static void find_spared(void)
{
    unsigned long long n = 0;
    (void)dl_iterate_phdr(count_loaded, &n);
    if (n != n_loaded) {
        n_loaded = n;
        n_spared = 0;
        (void)dl_iterate_phdr(spare, NULL);
    }
}

__attribute__((constructor)) static void start(void)
{
    const char *at = getenv("FAIL_AT");
    const char *only = getenv("FAIL_RANK");
    const char *rank = getenv("OMPI_COMM_WORLD_RANK");
    find_spared();
    atomic_store(&count, 0);
    fail_once = getenv("FAIL_ONCE") != NULL;
    fail_at = at != NULL && (only == NULL || (rank != NULL && strcmp(only, rank) == 0))
                  ? atol(at)
                  : 0;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAIL_COUNT");
    const long n = atomic_load(&count);
    fail_at = 0;
    FILE *file = path != NULL ? fopen(path, "w") : NULL;
    if (file != NULL) {
        (void)fprintf(file, "%ld\n", n);
        (void)fclose(file);
    }
}

static int fails(const void *caller)
{
    const uintptr_t at = (uintptr_t)caller;
    if (inside_regcomp) {
        return 0;
    }
    find_spared();
    for (int i = 0; i < n_spared; i++) {
        if (at >= spared[i].from && at < spared[i].to) {
            return 0;
        }
    }
    const long n = atomic_fetch_add(&count, 1) + 1;
    if (fail_at > 0 && (fail_once ? n == fail_at : n >= fail_at)) {
        errno = ENOMEM;
        return 1;
    }
    return 0;
}

void *malloc(size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *old, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}

int regcomp(regex_t *regex, const char *pattern, int flags)
{
    int (*own)(regex_t *, const char *, int) = NULL;
    void *symbol = dlsym(RTLD_NEXT, "regcomp");
    memcpy(&own, &symbol, sizeof own);
    inside_regcomp = 1;
    const int result = own(regex, pattern, flags);
    inside_regcomp = 0;
    return result;
}

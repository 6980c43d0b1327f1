/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Time and memory of reading grow as the text does. Each text is read in a process of its
 * own, at n and at 4n parts; what is quadratic takes 16 times as long.
 */
#define _DEFAULT_SOURCE /* wait4 */
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "io/json/json.h"
#include "loft/files.h"

enum {
    PARTS = 60000,
    TIMES = 4,
    TRIES = 4 /* another program may slow one down */
};

/* A text of head, n parts and tail; '#' in a part stands for its number. */
typedef struct growing {
    const char *name, *head, *part, *tail;
    loft_status status;
} growing;

static const growing texts[] = {
    {"nested arrays", "", "[", "", LOFT_ERR_INPUT},
    {"nested objects", "", "{\"a\":", "", LOFT_ERR_INPUT},
    {"items", "[0", ",1", "]", LOFT_ERR_INPUT},
    {"the same key again", "{\"a\":0", ",\"a\":1", "}", LOFT_ERR_INPUT},
    {"keys each twice", "{\"a\":0", ",\"k#\":0,\"k#\":1", "}", LOFT_ERR_INPUT},
    {"digits", "{\"id\":1", "1", "}", LOFT_ERR_INPUT},
    {"decimals", "{\"id\":0.", "1", "}", LOFT_ERR_INPUT},
    {"digits of an exponent", "{\"id\":1e", "0", "}", LOFT_ERR_INPUT},
    {"unknown keys", "{\"id\":\"x\"", ",\"k#\":0", "}", LOFT_ERR_INPUT},
    {"a long unknown key", "{\"", "k", "\":0}", LOFT_ERR_INPUT},
    {"reports that are none", "{\"reports\":[0", ",0", "]}", LOFT_ERR_INPUT},
    {"empty reports", "{\"reports\":[{}", ",{}", "]}", LOFT_ERR_INPUT},
    {"ranges that are none", "{\"published_standard\":[{}", ",{\"km\":0}", "]}",
     LOFT_ERR_INPUT},
    {"escapes", "{\"note\":\"", "\\u00e9", "\"}", LOFT_ERR_INPUT},
    {"a long name", "{\"id\":\"2024-", "a", "\"}", LOFT_ERR_INPUT},
    {"a long name with a mistake", "{\"id\":\"2024-", "a", "A\"}", LOFT_ERR_INPUT},
    {"a long word for a class", "{\"class\":\"", "a", "\"}", LOFT_ERR_INPUT},
    {"blank lines", "", "\n", "{}", LOFT_ERR_INPUT},
};

static char *text_of(const growing *g, int n, size_t *size)
{
    char *text = malloc(strlen(g->head) + strlen(g->tail) + (size_t)n * 32 + 1);
    size_t used = (size_t)sprintf(text, "%s", g->head);
    for (int i = 0; i < n; i++) {
        for (const char *c = g->part; *c != '\0'; c++) {
            if (*c == '#') {
                used += (size_t)sprintf(text + used, "%d", i);
            } else {
                text[used++] = *c;
            }
        }
    }
    *size = used + (size_t)sprintf(text + used, "%s", g->tail);
    return text;
}

/* Seconds of processor time and kilobytes that reading the text took beyond the text. */
typedef struct cost {
    double time_s, memory_kb;
} cost;

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

static int read_text(const loft_data *data, const growing *g, int n)
{
    size_t size = 0;
    char *text = text_of(g, n, &size);
    loft_diags *diags = loft_diags_new();
    loft_scenario *scenario = NULL;
    const loft_status status = loft_scenario_parse(data, text, size, diags, &scenario);
    const bool capped = loft_diags_count(diags) <= LOFT_DIAGS_MAX + 1;
    return status == g->status && capped ? 0 : 1;
}

static cost cost_of(const loft_data *data, const growing *g, int n)
{
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        _exit(read_text(data, g, n));
    }
    int status = -1;
    struct rusage usage;
    assert_int_equal(wait4(child, &status, 0, &usage), child);
    assert_int_equal(status, 0);
    return (cost){seconds(usage.ru_utime) + seconds(usage.ru_stime),
                  (double)usage.ru_maxrss};
}

/* 4 times as many parts cost at most 8 times; 20 ms is what a process costs at all. */
static bool grows_linearly(const loft_data *data, const growing *g)
{
    const cost few = cost_of(data, g, PARTS);
    const cost many = cost_of(data, g, TIMES * PARTS);
    const bool good = many.time_s < 2 * TIMES * few.time_s + 0.02 &&
                      many.memory_kb < 2 * TIMES * few.memory_kb;
    if (!good) {
        print_message("%s: %.3f s and %.0f kB, then %.3f s and %.0f kB\n", g->name,
                      few.time_s, few.memory_kb, many.time_s, many.memory_kb);
    }
    return good;
}

static void reading_takes_time_and_memory_as_the_text_is_long(void **state)
{
    (void)state;
    loft_data *data = NULL;
    assert_int_equal(loft_data_open(NULL, NULL, &data), LOFT_OK);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        bool good = false;
        for (int t = 0; t < TRIES && !good; t++) {
            good = grows_linearly(data, &texts[i]);
        }
        assert_true(good);
    }
    loft_data_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_takes_time_and_memory_as_the_text_is_long),
    };
    return cmocka_run_group_tests_name("growth", tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * validate - the library against published and independently computed numbers.
 *
 *     validate [MARKDOWN_FILE]
 *
 * Prints one table and writes it as Markdown too. The values are typed in here with their
 * sources; the environment variable LOFT_VALIDATION_DIR may name a folder with the full
 * tables; what is written does not depend on it. Exit status 1 on a miss for which no
 * reason is known, 2 if the file cannot be written.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "groups.h"

FILE *open_reference(const char *name)
{
    const char *dir = getenv("LOFT_VALIDATION_DIR");
    if (dir == NULL || dir[0] == '\0') {
        return NULL;
    }
    char path[4096];
    const int length = snprintf(path, sizeof path, "%s/%s", dir, name);
    return length > 0 && (size_t)length < sizeof path ? fopen(path, "r") : NULL;
}

int read_numbers(FILE *file, double *out, int max)
{
    char line[1024];
    if (fgets(line, sizeof line, file) == NULL) {
        return -1;
    }
    if (line[0] == '#') {
        return 0;
    }
    const bool commas = strchr(line, ',') != NULL;
    int n = 0;
    for (char *p = line; n < max && *p != '\0' && *p != '\n'; n++) {
        char *end;
        out[n] = strtod(p, &end);
        if (end == p) {
            out[n] = NAN;
        }
        p = end + strcspn(end, commas ? ",\n" : " \n");
        p += commas ? *p == ',' : strspn(p, " ");
    }
    return n;
}

int main(int argc, char **argv)
{
    if (argc > 2) {
        (void)fprintf(stderr, "usage: validate [MARKDOWN_FILE]\n");
        return 2;
    }
    table *t = table_new();
    validate_nesc(t);
    validate_nesc17(t);
    validate_atmosphere(t);
    validate_gravity(t);
    validate_twobody(t);
    validate_integrator(t);
    validate_geodesy(t);
    validate_entry(t);
    validate_gravity_turn(t);
    validate_glide(t);
    validate_redstone(t);
    validate_hwasong12(t);
    table_print(t, stdout);
    int status = table_unexplained(t) > 0 ? 1 : 0;
    if (argc == 2) {
        FILE *file = fopen(argv[1], "w");
        if (file != NULL) {
            table_print_markdown(t, file);
        }
        if (file == NULL || ferror(file) != 0 || fclose(file) != 0) {
            (void)fprintf(stderr, "validate: cannot write %s\n", argv[1]);
            status = 2;
        }
    }
    table_free(t);
    return status;
}

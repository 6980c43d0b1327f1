/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/text/page_words.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "io/text/analysis_text.h"
#include "io/text/load_words.h"
#include "io/text/range_words.h"
#include "io/words/refusal_words.h"
#include "sim/base/text.h"
#include "sim/base/version.h"

#define LOAD " " LOFT_LOAD_SENTENCE

#define TRUE_DISTANCES " Distances from the launch site are true." LOAD

/* A file; of a picture its caption, then those of an interval and of a lower bound or NULL. */
static const struct {
    const char *name, *use, *caption, *of_band, *of_bound;
} files[] = {
    {"profile.png", "Altitude against ground range",
     "The flight that fits the report, and the farthest flights of the same booster." LOAD,
     "The flight that fits the report, and the farthest flights of the same booster. "
     "Shaded: the farthest flights of all boosters that fit." LOAD,
     "The flight of least speed with the reported figure: the missile can fly at least as "
     "far." LOAD},
    {"map.png", "Map of ground track and reach",
     "The ground track, and the standard range toward every azimuth with the Earth's "
     "rotation." TRUE_DISTANCES,
     NULL,
     "The ground track, and the least range toward every azimuth with the Earth's "
     "rotation." TRUE_DISTANCES},
    {"panels.png", "The flight against time",
     "The flight of a typical booster of the class with the reported figures, against "
     "time: altitude, speed, flight-path angle, acceleration felt on board, dynamic "
     "pressure." LOAD,
     NULL, NULL},
    {"profile.svg", "The profile as vectors, to edit", NULL, NULL, NULL},
    {"profile.pdf", "The profile as vectors, to print", NULL, NULL, NULL},
    {"flown.csv", "The flown flight: time, place, altitude, speed and more", NULL, NULL,
     NULL},
    {"standard.csv", "The standard flight without the Earth's rotation, alike", NULL,
     NULL, NULL},
    {"standard-toward-azimuth.csv", "The standard flight toward the azimuth, alike", NULL,
     NULL, NULL},
    {"result.json", "All numbers of all sources", NULL, NULL, NULL},
};

enum {
    FILES = sizeof files / sizeof files[0]
};

/* FILES if there is none of the name. */
static size_t find(const char *name)
{
    size_t i = 0;
    while (i < FILES && strcmp(files[i].name, name) != 0) {
        i++;
    }
    return i;
}

const char *loft_page_use(const char *name)
{
    const size_t i = find(name);
    return i < FILES ? files[i].use : "";
}

const char *loft_page_caption(const loft_analysis *a, const char *name)
{
    const size_t i = find(name);
    const loft_headline_kind kind = loft_analysis_headline(a).kind;
    if (i == FILES || kind == LOFT_HEADLINE_NONE) {
        return NULL;
    }
    const char *own = kind == LOFT_HEADLINE_BAND          ? files[i].of_band
                      : kind == LOFT_HEADLINE_LOWER_BOUND ? files[i].of_bound
                                                          : NULL;
    return own != NULL ? own : files[i].caption;
}

static void write_range(FILE *out, const loft_analysis *a)
{
    const loft_headline h = loft_analysis_headline(a);
    const loft_refusal refusal = loft_analysis_refusal(a, loft_analysis_drawn(a));
    if (h.kind == LOFT_HEADLINE_NONE) {
        fprintf(out, "Not converted: %s.", loft_refusal_short(refusal));
        return;
    }
    fputs("Standard range without the Earth's rotation: ", out);
    if (h.kind == LOFT_HEADLINE_BAND) {
        loft_write_band(out, &h.no_rotation_m);
    } else {
        fputs(h.kind == LOFT_HEADLINE_LOWER_BOUND && isfinite(h.no_rotation_m.p50)
                  ? "at least "
                  : "",
              out);
        loft_write_length(out, h.no_rotation_m.p50);
    }
    fputs(".", out);
}

/* "A; B; C": all sources. */
static void write_sources(FILE *out, const loft_analysis_event *event)
{
    for (size_t i = 0; i < event->n; i++) {
        const char *name = event->sources[i].source;
        fprintf(out, "%s%s", i > 0 ? "; " : "", name != NULL ? name : "a source");
    }
}

char *loft_page_citation(const loft_analysis *a, const loft_page_basis *basis)
{
    const loft_analysis_event *event = loft_analysis_event_of(a);
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    fprintf(text.out, "%s (%s), %.10s UTC. ", event->title, event->id, event->date_utc);
    write_range(text.out, a);
    fputs(loft_analysis_warning(a, loft_analysis_drawn(a)), text.out);
    fputs(" Figures: ", text.out);
    write_sources(text.out, event);
    fprintf(text.out, ". Computed by %s from data of SHA-256 %.16s... with ",
            loft_software(), basis->data_digest);
    if (basis->samples > 0) {
        fprintf(text.out, "%d samples and seed %" PRIu64 ".", basis->samples,
                basis->seed);
    } else {
        fputs("no samples.", text.out);
    }
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/run_profile.h"

#include <stdlib.h>
#include <string.h>

#include "io/text/analysis_text.h"
#include "io/text/captions.h"
#include "io/text/load_words.h"
#include "plots/profile/analysis_profile.h"
#include "sim/base/text.h"
#include "sim/base/version.h"
#include "sim/base/visible.h"

typedef struct words {
    char *subtitle, *source, *description, *citations; /* owned */
} words;

static void words_fini(words *w)
{
    free(w->subtitle);
    free(w->source);
    free(w->description);
    free(w->citations);
}

/* "KCNA: apogee 7,687.5 km, range 1,001.2 km, time 5,156 s" */
static char *figures_of(const loft_analysis *a, size_t i)
{
    char *figures = loft_analysis_figures(a, i);
    const char *name = loft_analysis_event_of(a)->sources[i].source;
    char *text = figures != NULL ? loft_text_format("%s: %s", name, figures) : NULL;
    free(figures);
    return text;
}

static char *subtitle_of(const loft_analysis *a)
{
    const loft_analysis_event *event = loft_analysis_event_of(a);
    const size_t drawn = loft_analysis_drawn(a);
    if (loft_analysis_fit(a, drawn) == NULL) {
        return loft_text_format("%s. Launch: %s. " LOFT_LOAD_SENTENCE, event->date_utc,
                                event->site_name);
    }
    char *method = loft_analysis_method(a);
    char *answer = loft_analysis_answer_note(a);
    char *text = method != NULL && answer != NULL
                     ? loft_text_format("%s Launch %s, azimuth %.0f\302\260.%s%s", method,
                                        event->site_name,
                                        loft_deg_from_rad(event->launch.azimuth_rad),
                                        loft_analysis_warning(a, drawn), answer)
                     : NULL;
    free(method);
    free(answer);
    return text;
}

static const char * or (const char *text, const char *otherwise)
{
    return text != NULL ? text : otherwise;
}

/* Every source with its citation, a line each; owned by the caller. */
static char *citations_of(const loft_analysis_event *event)
{
    loft_text text;
    char *bytes = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    for (size_t i = 0; i < event->n; i++) {
        const loft_source *s = &event->sources[i];
        char *line = loft_text_format("%s: %s, %s, %s, %s", s->source,
                                      or (s->publisher, "-"), or (s->citation_title, "-"),
                                      or (s->published, "-"), or (s->url, "-"));
        if (line == NULL) {
            loft_text_drop(&text);
            return NULL;
        }
        fputs(i > 0 ? "\n" : "", text.out);
        loft_visible_put(text.out, line);
        free(line);
    }
    return loft_text_close(&text, &bytes, NULL) == LOFT_OK ? bytes : NULL;
}

static loft_status write_words(const loft_analysis *a, words *w)
{
    const loft_analysis_event *event = loft_analysis_event_of(a);
    const size_t drawn = loft_analysis_drawn(a);
    const loft_source *source = &event->sources[drawn];
    *w = (words){.subtitle = NULL};
    char *figures = figures_of(a, drawn);
    if (figures == NULL) {
        return LOFT_ERR_NOMEM;
    }
    w->subtitle = subtitle_of(a);
    w->citations = citations_of(event);
    w->source = loft_text_format("Figures: %s (%s%s%s). Drawn by %s.", figures,
                                 or (source->publisher, "no publisher"),
                                 source->published != NULL ? ", " : "",
                                 or (source->published, ""), loft_software());
    free(figures);
    w->description =
        loft_analysis_alternative(a, loft_caption_text(LOFT_CAPTION_PROFILE_TITLE));
    return w->subtitle != NULL && w->source != NULL && w->description != NULL &&
                   w->citations != NULL
               ? LOFT_OK
               : LOFT_ERR_NOMEM;
}

loft_status run_profile_draw(loft_analysis *a, const loft_scenario *scenario,
                             bool to_scale, loft_picture_format format,
                             const loft_style *look, loft_buffer *out)
{
    const char *title = loft_analysis_event_of(a)->title;
    size_t scenario_size = 0;
    words w;
    loft_status status = write_words(a, &w);
    if (status == LOFT_OK) {
        const loft_png_text texts[] = {
            {"Title", title},
            {"Description", w.description},
            {"Comment", w.subtitle},
            {"Source", w.citations},
            {"Software", loft_software()},
            {"Scenario", loft_scenario_text(scenario, &scenario_size)}};
        const loft_analysis_picture picture = {.title = title,
                                               .subtitle = w.subtitle,
                                               .source = w.source,
                                               .texts = texts,
                                               .n_texts = sizeof texts / sizeof texts[0],
                                               .format = format,
                                               .to_scale = to_scale,
                                               .look = *look};
        status = loft_analysis_profile(a, &picture, out);
    }
    words_fini(&w);
    return status;
}

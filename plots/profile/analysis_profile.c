/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/profile/analysis_profile.h"

#include <stdlib.h>
#include <string.h>

#include "io/text/analysis_text.h"
#include "io/text/captions.h"
#include "io/text/load_words.h"
#include "plots/base/canvas.h"
#include "plots/profile/figure_bars.h"
#include "plots/profile/profile.h"
#include "sim/base/file.h"
#include "sim/base/text.h"
#include "sim/base/version.h"
#include "sim/infer/median_flight.h"

loft_plot_flight loft_analysis_figure_flight(const loft_analysis *a, size_t i,
                                             const loft_recorded *flight, loft_role role,
                                             const char *label)
{
    const loft_analysis_event *event = loft_analysis_event_of(a);
    const bool flown = role == LOFT_ROLE_FLOWN;
    return (loft_plot_flight){.label = label,
                              .role = role,
                              .plan = &flight->setup.plan,
                              .record = flight->record,
                              .flight = &flight->flown.flight,
                              .unbounded = flight->flown.unbounded,
                              .any_class = event->n_classes > 0,
                              .report = flown ? &event->sources[i].report : NULL,
                              .seen = flown ? event->observations : NULL,
                              .n_seen = flown ? event->n_observations : 0};
}

/* The flights to draw, with their labels. */
typedef struct drawing {
    size_t n;
    loft_plot_flight flights[LOFT_ROLES_FOUND];
    char *labels[LOFT_ROLES_FOUND]; /* owned */
} drawing;

/* Two flights that never end look alike; a least-speed flight is its own standard. */
static loft_status find_flights(loft_analysis *a, drawing *d)
{
    const size_t drawn = loft_analysis_drawn(a);
    const loft_standard *still = loft_analysis_standard(a, drawn);
    const loft_standard *rotating = loft_analysis_standard_rotating(a, drawn);
    const bool both_unbounded =
        still != NULL && still->best.unbounded && rotating->best.unbounded;
    const bool alike =
        both_unbounded || loft_analysis_estimate(a, drawn)->basis == LOFT_BASIS_RANGE;
    for (int r = 0; r < LOFT_ROLES_FOUND; r++) {
        const loft_role role = (loft_role)r;
        const loft_recorded *flight = NULL;
        if (loft_analysis_found(a, drawn, role) == NULL ||
            (role == LOFT_ROLE_STANDARD_ROTATING && alike)) {
            continue;
        }
        const loft_status status = loft_analysis_fly_shown(a, drawn, role, &flight);
        if (status == LOFT_ERR_DOMAIN || status == LOFT_ERR_CONVERGE) {
            continue; /* the median has no such flight */
        }
        if (status != LOFT_OK) {
            return status;
        }
        char *label = both_unbounded && role == LOFT_ROLE_STANDARD
                          ? strdup("standard (unbounded)")
                          : loft_shown_label(a, drawn, role, flight->flown.unbounded);
        if (label == NULL) {
            return LOFT_ERR_NOMEM;
        }
        d->labels[d->n] = label;
        d->flights[d->n++] = loft_analysis_figure_flight(a, drawn, flight, role, label);
    }
    return LOFT_OK;
}

loft_status loft_analysis_profile(loft_analysis *a, const loft_analysis_picture *picture,
                                  loft_buffer *out)
{
    drawing d = {.n = 0};
    loft_style look = picture->look;
    loft_status status = find_flights(a, &d);
    look.across = loft_analysis_across(a, loft_analysis_drawn(a));
    if (status == LOFT_OK && d.n == 0) {
        status = loft_figure_bars_draw(a, picture, out);
    } else if (status == LOFT_OK) {
        const loft_profile_plot figure = {
            .title = picture->title,
            .subtitle = picture->subtitle,
            .source = picture->source,
            .flights = d.flights,
            .n_flights = d.n,
            .fan = loft_analysis_fan(a, loft_analysis_drawn(a)),
            .to_scale = picture->to_scale,
            .look = look};
        status = loft_profile_plot_draw(&figure, picture->format, picture->texts,
                                        picture->n_texts, out);
    }
    for (size_t i = 0; i < d.n; i++) {
        free(d.labels[i]);
    }
    return status;
}

/* ---- the picture in a file ---- */

loft_status loft_analysis_profile_alone(loft_analysis *a, loft_picture_format format,
                                        bool to_scale, const loft_style *look,
                                        loft_buffer *out)
{
    const size_t i = loft_analysis_drawn(a);
    const char *title = loft_analysis_event_of(a)->title;
    const char *name = loft_analysis_event_of(a)->sources[i].source;
    const bool fitted = loft_analysis_fit(a, i) != NULL;
    char *method = loft_analysis_method(a);
    char *answer = loft_analysis_answer_note(a);
    char *figures = loft_analysis_figures(a, i);
    char *alternative =
        loft_analysis_alternative(a, loft_caption_text(LOFT_CAPTION_PROFILE_TITLE));
    char *source = NULL;
    char *subtitle = NULL;
    loft_status status = LOFT_ERR_NOMEM;
    if (method != NULL && answer != NULL && figures != NULL && alternative != NULL) {
        subtitle = loft_text_format("%s%s%s", fitted ? method : LOFT_LOAD_SENTENCE,
                                    fitted ? loft_analysis_warning(a, i) : "", answer);
        source = loft_text_format("Figures %s%s: %s. Drawn by %s.",
                                  name != NULL ? "of " : "as typed",
                                  name != NULL ? name : "", figures, loft_software());
    }
    if (subtitle != NULL && source != NULL) {
        const char *head = title != NULL ? title
                           : fitted      ? "Flown and standard flight"
                                         : "What was reported";
        const loft_png_text texts[] = {{"Title", head},
                                       {"Description", alternative},
                                       {"Comment", subtitle},
                                       {"Source", source},
                                       {"Software", loft_software()}};
        const loft_analysis_picture picture = {.title = head,
                                               .subtitle = subtitle,
                                               .source = source,
                                               .texts = texts,
                                               .n_texts = sizeof texts / sizeof texts[0],
                                               .format = format,
                                               .to_scale = to_scale,
                                               .look = *look};
        status = loft_analysis_profile(a, &picture, out);
    }
    free(method);
    free(answer);
    free(figures);
    free(alternative);
    free(source);
    free(subtitle);
    return status;
}

loft_status loft_analysis_draw(loft_analysis *a, const char *path)
{
    loft_picture_format format;
    loft_buffer picture = {NULL, 0};
    const loft_style look = {.undrawn = NULL};
    if (!loft_picture_format_of_file(path, &format)) {
        return LOFT_ERR_INPUT;
    }
    loft_diags *diags = loft_diags_new();
    loft_status status =
        diags != NULL ? loft_analysis_profile_alone(a, format, false, &look, &picture)
                      : LOFT_ERR_NOMEM;
    if (status == LOFT_OK) {
        status =
            loft_file_write_atomic(path, (const char *)picture.data, picture.size, diags);
    }
    free(picture.data);
    loft_diags_free(diags);
    return status;
}

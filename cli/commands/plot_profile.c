/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_profile.c - altitude against ground range, of one file or several. */
#include <stdlib.h>
#include <string.h>

#include "cli/commands/plot_kinds.h"
#include "cli/support/app.h"
#include "io/text/analysis_text.h"
#include "io/text/captions.h"
#include "io/text/units_text.h"
#include "sim/base/text.h"

enum {
    OWN_TO_SCALE,
    OWN_DEPRESSED
};

static const opt_spec options[] = {
    [OWN_TO_SCALE] = {"to-scale", NULL, "profile: to scale, over a round Earth", OPT_FLAG,
                      0},
    [OWN_DEPRESSED] = {"depressed", NULL,
                       "profile of one file: add a depressed trajectory", OPT_FLAG, 0},
};

/* The flights of a picture with their labels. */
typedef struct curves {
    size_t n;
    loft_plot_flight flights[PLOT_FILES_MAX];
    char *labels[PLOT_FILES_MAX]; /* owned */
} curves;

static void curves_fini(curves *c)
{
    for (size_t i = 0; i < c->n; i++) {
        free(c->labels[i]);
    }
}

/* Takes the label; NULL is a lack of memory. */
static loft_status add_curve(curves *c, const loft_plot_flight *flight, char *label)
{
    if (label == NULL) {
        return LOFT_ERR_NOMEM;
    }
    c->labels[c->n] = label;
    c->flights[c->n] = *flight;
    c->flights[c->n++].label = label;
    return LOFT_OK;
}

/* Label of a curve beside others: name, apogee, with the digits of its report, and time. */
static char *overlay_label(const plot_input *in, const loft_plot_flight *f)
{
    char height[LOFT_QUANTITY_TEXT];
    char time[LOFT_QUANTITY_TEXT];
    loft_text_fitted_length(height, f->flight->apogee.place.alt_m,
                            f->report != NULL ? &f->report->apogee_m : NULL);
    return loft_text_format("%s\n%s high, %s", in->label, height,
                            loft_text_time(time, f->flight->end.t_s));
}

static char *case_label(const plot_input *in)
{
    const double lift_to_drag = loft_case_plan(in->flight_case)->body.lift_to_drag;
    return lift_to_drag != 0.0
               ? loft_text_format("assumed lift-to-drag ratio %.2f", lift_to_drag)
               : strdup("computed");
}

/* The flown flights of several files, or the flight of a case. */
static loft_status add_each(plot_files *in, curves *c)
{
    loft_status status = LOFT_OK;
    for (int i = 0; status == LOFT_OK && i < in->n; i++) {
        plot_input *input = &in->list[i];
        loft_plot_flight f;
        (void)plot_input_flight(input, LOFT_ROLE_FLOWN, NULL, &f);
        f.role = LOFT_ROLE_OTHER;
        f.place = i;
        f.quiet = in->n > 1;
        status =
            add_curve(c, &f, in->n > 1 ? overlay_label(input, &f) : case_label(input));
    }
    return status;
}

/*
 * The flights of one analysis; a least-speed flight is its own standard one. A depressed flight
 * is that of the fitted booster without rotation: beside it stand its own others.
 */
static loft_status add_roles(plot_input *in, bool depressed, curves *c)
{
    const bool lower_bound = loft_analysis_estimate(in->analysis, in->index)->lower_bound;
    loft_status status = LOFT_OK;
    for (int r = 0; status == LOFT_OK && r < LOFT_ROLES_FOUND; r++) {
        const loft_role role = (loft_role)r;
        const bool spared =
            role == LOFT_ROLE_STANDARD_ROTATING && (depressed || lower_bound);
        loft_plot_flight f;
        if (!spared && depressed && plot_input_own_flight(in, role, NULL, &f)) {
            status = add_curve(c, &f, strdup(loft_role_label(role)));
        } else if (!spared && !depressed && plot_input_flight(in, role, NULL, &f)) {
            status = add_curve(
                c, &f, loft_shown_label(in->analysis, in->index, role, f.unbounded));
        }
    }
    return status;
}

static int add_depressed(plot_input *in, curves *c)
{
    loft_plot_flight f;
    if (!plot_input_flight(in, LOFT_ROLE_DEPRESSED, NULL, &f)) {
        app_error("plot: %s: this booster has no depressed trajectory (half the "
                  "standard apogee); omit --depressed",
                  in->path);
        return APP_NOT_CONVERGED;
    }
    f.role = LOFT_ROLE_OTHER;
    f.place = 3;
    return app_exit_of(add_curve(c, &f, strdup(loft_role_label(LOFT_ROLE_DEPRESSED))));
}

static int refuse_depressed(void)
{
    app_error("plot: --depressed needs exactly one scenario or result");
    return APP_USAGE;
}

static int add_curves(plot_files *in, const plot_request *request, curves *c)
{
    plot_input *first = &in->list[0];
    const bool one = in->n == 1 && first->analysis != NULL;
    const bool depressed = request->own[OWN_DEPRESSED] != NULL;
    const loft_status status = one ? add_roles(first, depressed, c) : add_each(in, c);
    if (status != LOFT_OK || !depressed) {
        return app_exit_of(status);
    }
    return one ? add_depressed(first, c) : refuse_depressed();
}

/* Words of the files; of one analysis with its answer. */
static loft_status write_words(plot_files *in, const plot_request *request, bool one,
                               plot_words *words)
{
    loft_status status = plot_files_words(
        in, request, loft_caption_text(LOFT_CAPTION_PROFILE_TITLE), words);
    char *answer = one ? loft_analysis_answer_note(in->list[0].analysis) : strdup("");
    if (status == LOFT_OK) {
        status =
            answer != NULL ? plot_words_add(&words->subtitle, answer) : LOFT_ERR_NOMEM;
    }
    free(answer);
    return status;
}

static loft_status draw_profile(plot_files *in, const plot_request *request,
                                const curves *c, loft_buffer *out)
{
    const plot_input *first = &in->list[0];
    const bool one = in->n == 1 && first->analysis != NULL;
    const bool depressed = request->own[OWN_DEPRESSED] != NULL;
    plot_words words;
    loft_png_text texts[PLOT_TEXTS];
    loft_status status = write_words(in, request, one, &words);
    if (status == LOFT_OK) {
        const loft_profile_plot figure = {
            .title = words.title,
            .subtitle = words.subtitle,
            .source = words.source,
            .flights = c->flights,
            .n_flights = c->n,
            .to_scale = request->own[OWN_TO_SCALE] != NULL,
            .fan = one && !depressed ? loft_analysis_fan(first->analysis, first->index)
                                     : NULL,
            .look = request->look};
        plot_texts(&words, request, texts);
        status = loft_profile_plot_draw(&figure, request->format, texts, PLOT_TEXTS, out);
    }
    plot_words_fini(&words);
    return status;
}

/* A fan belongs to one file alone. */
static void sample(const plot_request *request, loft_analysis_options *analysis)
{
    if (request->inputs->n == 1) {
        *analysis = request->sampled;
    }
}

static int draw(plot_files *in, const plot_request *request, loft_buffer *out)
{
    curves c = {.n = 0};
    int result = in->n == 1 ? plot_input_complete(&in->list[0]) : APP_DONE;
    if (result == APP_DONE) {
        result = add_curves(in, request, &c);
    }
    if (result == APP_DONE) {
        result = plot_finish(in, draw_profile(in, request, &c, out));
    }
    curves_fini(&c);
    return result;
}

static const plot_example examples[] = {
    {"fan",
     ("Flown and standard flights. Shaded are the standard flights of the matching "
      "boosters: here an apogee of about 100 km and a range of about 400 km leave much "
      "open."),
     "scenarios/dprk/2024-11-05-seven-srbm.json --scale 1.8"},
    {"profile",
     "A profile to scale, over a round Earth, of figures that are known better.",
     "scenarios/dprk/2017-05-14-hwasong-12.json --to-scale --scale 1.8"},
    {"profile-depressed",
     "One booster on a lofted, a standard and a depressed trajectory.",
     "scenarios/dprk/2017-05-14-hwasong-12.json --depressed"},
    {"profile-overlay", "The flown flights of several tests.",
     ("scenarios/dprk/2017-05-14-hwasong-12.json "
      "scenarios/dprk/2017-07-04-hwasong-14.json "
      "scenarios/dprk/2017-09-15-hwasong-12-over-japan.json "
      "scenarios/dprk/2017-11-29-hwasong-15.json "
      "scenarios/dprk/2024-10-31-hwasong-19.json")},
    {"profile-lifting",
     ("An illustration, not a reconstruction: a lifting body with an ASSUMED "
      "lift-to-drag ratio, whose peaks are those claimed for 6 January 2025. Such "
      "flights are refused by the conversion."),
     "data/examples/glide-two-peaks.json"},
};

const plot_kind plot_profile = {
    .name = "profile",
    .shows = "Altitude against ground range",
    .use = "altitude against ground range, up to 8 files",
    .detail = "altitude against ground range. For one file with its standard flights "
              "and shaded quantiles of altitude at each range (5 to 95 % and 25 to 75 "
              "%) over the standard flights of the matching boosters. For 2 to 8 files "
              "the flown flights.",
    .most_files = PLOT_FILES_MAX,
    .needs = plot_files_fly,
    .sampling = sample,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .examples = examples,
    .n_examples = sizeof examples / sizeof examples[0],
    .draw = draw,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_panels.c - flights against time. */
#include "cli/commands/plot_kinds.h"
#include "io/text/captions.h"
#include "loft/plot.h"

static int draw(plot_files *in, const plot_request *request, loft_buffer *out)
{
    loft_plot_flight flights[PLOT_FILES_MAX];
    plot_words words;
    loft_png_text texts[PLOT_TEXTS];
    for (int i = 0; i < in->n; i++) { /* all were flown */
        (void)plot_input_flight(&in->list[i], LOFT_ROLE_FLOWN, in->list[i].label,
                                &flights[i]);
    }
    loft_status status = plot_files_words(
        in, request, loft_caption_text(LOFT_CAPTION_PANELS_TITLE), &words);
    if (status == LOFT_OK) {
        const loft_panels panels = {.title = words.title,
                                    .subtitle = words.subtitle,
                                    .source = words.source,
                                    .flights = flights,
                                    .n_flights = (size_t)in->n,
                                    .look = request->look};
        plot_texts(&words, request, texts);
        status = loft_panels_draw(&panels, request->format, texts, PLOT_TEXTS, out);
    }
    plot_words_fini(&words);
    return plot_finish(in, status);
}

static const plot_example examples[] = {
    {"panels", "A flight against time. Boost, coast and entry have separate time scales.",
     "scenarios/dprk/2017-11-29-hwasong-15.json --scale 1.5"},
};

const plot_kind plot_panels = {
    .name = "panels",
    .shows =
        "A flight against time: altitude, speed, flight-path angle, felt acceleration and dynamic pressure",
    .use = "a flight against time, up to 4 files",
    .detail = "altitude, speed, flight-path angle, felt acceleration and dynamic "
              "pressure against time, of 1 to 4 files; the time axis of one long "
              "flight is broken between boost, coast and entry.",
    .least_width = 500.0,
    .least_height = 560.0,
    .most_files = 4,
    .needs = plot_files_fly,
    .examples = examples,
    .n_examples = sizeof examples / sizeof examples[0],
    .draw = draw,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot_words.c - the words beside a picture of one file. */
#include <stdlib.h>
#include <string.h>

#include "cli/commands/plot_input.h"
#include "cli/support/file_name.h"
#include "io/text/analysis_text.h"
#include "io/text/captions.h"
#include "io/text/ending_text.h"
#include "sim/base/text.h"

static bool all_there(const plot_words *w)
{
    return w->title != NULL && w->subtitle != NULL && w->source != NULL &&
           w->place != NULL;
}

static const char * or (const char *text, const char *otherwise)
{
    return text != NULL ? text : otherwise;
}

/* The note of the case and, unless it simply came down, how the flight ended. */
static char *case_subtitle(const plot_input *in)
{
    const char *note = loft_case_note(in->flight_case);
    char *ending = loft_ending_note(loft_case_plan(in->flight_case), &in->flight);
    const bool both = note != NULL && ending != NULL && *ending != '\0';
    char *text = ending != NULL
                     ? loft_text_format("%s%s%s", ending, both ? " " : "", or (note, ""))
                     : NULL;
    free(ending);
    return text;
}

/* A picture is the same wherever its input lies, and tells nobody where. */
static void case_words(const plot_input *in, plot_words *w)
{
    *w = (plot_words){.title = strdup(or (loft_case_title(in->flight_case),
                                          loft_caption_text(LOFT_CAPTION_CASE_TITLE))),
                      .subtitle = case_subtitle(in),
                      .source =
                          loft_text_format("Computed from %s by loft " LOFT_VERSION ".",
                                           file_name(in->path)),
                      .place = strdup("")};
}

static void analysis_words(const plot_input *in, plot_words *w)
{
    const loft_analysis_event *event = loft_analysis_event_of(in->analysis);
    *w = (plot_words){
        .title = strdup(or (event->title, loft_caption_text(LOFT_CAPTION_FIT_TITLE))),
        .subtitle = loft_analysis_method(in->analysis),
        .source = loft_caption_figures(in->analysis, in->index),
        .place = loft_caption_launch(in->analysis)};
    (void)!plot_words_add(&w->subtitle, loft_analysis_warning(in->analysis, in->index));
}

loft_status plot_input_words(const plot_input *in, plot_words *words)
{
    if (in->analysis == NULL) {
        case_words(in, words);
    } else {
        analysis_words(in, words);
    }
    return all_there(words) ? LOFT_OK : LOFT_ERR_NOMEM;
}

loft_status plot_words_add(char **text, const char *more)
{
    char *joined = *text != NULL ? loft_text_format("%s%s", *text, more) : NULL;
    free(*text);
    *text = joined;
    return joined != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

loft_status plot_words_set(char **text, const char *other)
{
    if (other != NULL) {
        free(*text);
        *text = strdup(other);
    }
    return *text != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

void plot_words_fini(plot_words *w)
{
    free(w->title);
    free(w->subtitle);
    free(w->source);
    free(w->place);
    *w = (plot_words){.title = NULL};
}

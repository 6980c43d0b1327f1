/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/files/scorecard.h"

#include <math.h>
#include <stdlib.h>

#include "io/files/analysis_json.h"
#include "io/json/json_member.h"
#include "loft/loft.h"

const loft_launch_flight *loft_scorecard_still(const loft_scorecard_event *event)
{
    return &event->still;
}

const loft_launch_flight *loft_scorecard_rotating(const loft_scorecard_event *event)
{
    return &event->rotating;
}

const char *loft_scorecard_source(const loft_scorecard_event *event)
{
    const loft_analysis *a = event->analysis;
    return loft_analysis_event_of(a)->sources[loft_analysis_drawn(a)].source;
}

static loft_launch_flight median_of(const loft_band *band)
{
    return (loft_launch_flight){.range_m = band->p50, .unbounded = isinf(band->p50)};
}

void loft_scorecard_analyse(const loft_scorecard *card, size_t i)
{
    loft_scorecard_event *event = &card->events[i];
    event->status =
        loft_analysis_of_scenario(event->scenario, &card->options, &event->analysis);
    if (event->status == LOFT_OK) {
        const loft_headline h = loft_analysis_headline(event->analysis);
        event->compared = h.kind == LOFT_HEADLINE_BAND || h.kind == LOFT_HEADLINE_TYPICAL;
        event->still = median_of(&h.no_rotation_m);
        event->rotating = median_of(&h.toward_azimuth_m);
    }
}

static void add(loft_scorecard_sum *sum, loft_published_verdict verdict)
{
    sum->n++;
    sum->within += verdict == LOFT_PUBLISHED_WITHIN;
    sum->bounds_met += verdict == LOFT_PUBLISHED_BOUND_MET;
    sum->misses += loft_published_is_miss(verdict);
}

void loft_scorecard_count(loft_scorecard *card, size_t i)
{
    const loft_scorecard_event *event = &card->events[i];
    for (size_t k = 0; event->compared && k < event->facts->n_standards; k++) {
        const loft_scenario_standard *theirs = &event->facts->standards[k];
        const loft_published_verdict verdict =
            loft_published_compare(theirs, loft_scorecard_still(event)).verdict;
        add(&card->all, verdict);
        if (theirs->reference) {
            add(&card->references, verdict);
        }
    }
}

void loft_scorecard_fini(loft_scorecard *card)
{
    for (size_t i = 0; i < card->n; i++) {
        loft_analysis_free(card->events[i].analysis);
    }
    free(card->events);
    *card = (loft_scorecard){.n = 0};
}

static void json_ours(loft_json_writer *w, const loft_scorecard_event *event)
{
    const loft_launch_flight *still = loft_scorecard_still(event);
    const loft_launch_flight *rotating = loft_scorecard_rotating(event);
    const loft_band *band = loft_analysis_range(event->analysis);
    loft_put_string_or_null(w, "figures_of", loft_scorecard_source(event));
    loft_put_number_or_null(w, "no_rotation_km", !still->unbounded,
                            still->range_m / 1000.0);
    loft_put_bool(w, "unbounded", still->unbounded);
    loft_put_number_or_null(w, "toward_azimuth_km", !rotating->unbounded,
                            rotating->range_m / 1000.0);
    loft_put_number_or_null(w, "azimuth_deg", true,
                            loft_deg_from_rad(event->facts->azimuth_rad));
    loft_json_write_key(w, "band_km");
    if (band != NULL) {
        const double band_m[3] = {band->p05, band->p50, band->p95};
        loft_json_write_begin_array(w);
        for (int i = 0; i < 3; i++) {
            if (isfinite(band_m[i])) {
                loft_json_write_number(w, band_m[i] / 1000.0);
            } else {
                loft_json_write_null(w);
            }
        }
        loft_json_write_end_array(w);
    } else {
        loft_json_write_null(w);
    }
}

static void json_theirs(loft_json_writer *w, const loft_scorecard_event *event,
                        const loft_scenario_standard *theirs)
{
    loft_json_write_begin_object(w);
    loft_put_string_or_null(w, "source", theirs->source);
    loft_put_number_or_null(w, "low_km", true, theirs->lo_m / 1000.0);
    loft_put_number_or_null(w, "high_km", !theirs->over, theirs->hi_m / 1000.0);
    loft_put_bool(w, "over", theirs->over);
    loft_put_bool(w, "reference", theirs->reference);
    loft_put_string_or_null(w, "status", theirs->status);
    loft_put_string_or_null(w, "url", theirs->url);
    if (event->compared) {
        const loft_published_comparison still =
            loft_published_compare(theirs, loft_scorecard_still(event));
        const loft_published_comparison rotating =
            loft_published_compare(theirs, loft_scorecard_rotating(event));
        loft_put_string_or_null(w, "verdict", loft_published_verdict_name(still.verdict));
        loft_put_number_or_null(w, "difference", isfinite(still.difference),
                                still.difference);
        loft_put_number_or_null(w, "difference_toward_azimuth",
                                isfinite(rotating.difference), rotating.difference);
    } else {
        loft_put_string_or_null(w, "verdict", NULL);
    }
    loft_put_string_or_null(w, "discussion", theirs->discussion);
    loft_json_write_end_object(w);
}

static void json_sum(loft_json_writer *w, const char *key, const loft_scorecard_sum *sum)
{
    loft_json_write_key(w, key);
    loft_json_write_begin_object(w);
    loft_put_number_or_null(w, "compared", true, (double)sum->n);
    loft_put_number_or_null(w, "within_10_percent", true, (double)sum->within);
    loft_put_number_or_null(w, "bounds_met", true, (double)sum->bounds_met);
    loft_put_number_or_null(w, "misses", true, (double)sum->misses);
    loft_json_write_end_object(w);
}

void loft_scorecard_json(loft_json_writer *w, const loft_scorecard *card)
{
    loft_json_write_key(w, "events");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < card->n; i++) {
        const loft_scorecard_event *event = &card->events[i];
        loft_json_write_begin_object(w);
        loft_put_string_or_null(w, "id", event->facts->id);
        loft_put_string_or_null(w, "title", event->facts->title);
        loft_put_bool(w, "compared", event->compared);
        if (event->compared) {
            json_ours(w, event);
        }
        loft_json_write_key(w, "published");
        loft_json_write_begin_array(w);
        for (size_t k = 0; k < event->facts->n_standards; k++) {
            json_theirs(w, event, &event->facts->standards[k]);
        }
        loft_json_write_end_array(w);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
    json_sum(w, "references", &card->references);
    json_sum(w, "all", &card->all);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/earth/outline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "loft/loft.h"

enum {
    CORNERS = 4 /* of the map */
};

static const double per_degree = 1e5;

/* A piece of a ring between two edges; or a whole ring, which has no start on an edge. */
typedef struct piece {
    size_t first, n;
    bool whole, used;
} piece;

/* The sum over the rings, before they are joined. */
typedef struct cutting {
    loft_lonlat *places;
    piece *pieces;
    size_t n_places, n_pieces;
} cutting;

static double rounded_deg(double degrees)
{
    const double rounded = round(degrees * per_degree) / per_degree;
    return rounded == 0.0 ? 0.0 : rounded; /* no -0 */
}

static loft_lonlat lonlat_of(loft_geodetic place)
{
    const double lon_deg = loft_deg_from_rad(loft_angle_wrap_pm(place.lon_rad));
    return (loft_lonlat){rounded_deg(lon_deg),
                         rounded_deg(loft_deg_from_rad(place.lat_rad))};
}

static bool same(loft_lonlat a, loft_lonlat b)
{
    return a.lon_deg == b.lon_deg && a.lat_deg == b.lat_deg;
}

/* 0, or the edge at which the way from a to b leaves the map: +1 at 180 east, -1 west. */
static int leaves_at(loft_lonlat a, loft_lonlat b)
{
    const double step_deg = b.lon_deg - a.lon_deg;
    return step_deg < -180.0 ? 1 : step_deg > 180.0 ? -1 : 0;
}

static loft_lonlat at_edge(loft_lonlat a, loft_lonlat b, int side)
{
    const double edge_deg = 180.0 * side;
    const double way_deg = b.lon_deg + 2.0 * edge_deg - a.lon_deg; /* as if it went on */
    const double share = way_deg != 0.0 ? (edge_deg - a.lon_deg) / way_deg : 0.0;
    return (loft_lonlat){edge_deg,
                         rounded_deg(a.lat_deg + share * (b.lat_deg - a.lat_deg))};
}

/* Adds a place to the last piece, unless it stands there already. */
static void add_place(cutting *c, loft_lonlat place)
{
    piece *last = &c->pieces[c->n_pieces - 1];
    if (last->n == 0 || !same(c->places[c->n_places - 1], place)) {
        c->places[c->n_places++] = place;
        last->n++;
    }
}

static void begin_piece(cutting *c)
{
    c->pieces[c->n_pieces++] = (piece){.first = c->n_places};
}

/* On the way to `to`, over the edge if it lies there. */
static void go(cutting *c, loft_lonlat from, loft_lonlat to)
{
    const int side = leaves_at(from, to);
    if (side != 0) {
        loft_lonlat edge = at_edge(from, to, side);
        add_place(c, edge);
        begin_piece(c);
        edge.lon_deg = -edge.lon_deg;
        add_place(c, edge);
    }
    add_place(c, to);
}

/* Every place may be on an edge, so three for one; a piece for each and one more. */
static loft_status cutting_open(cutting *c, size_t n_places, size_t n_rings)
{
    *c = (cutting){.places = calloc(3 * n_places + 1, sizeof *c->places),
                   .pieces = calloc(n_places + n_rings + 1, sizeof *c->pieces)};
    return c->places != NULL && c->pieces != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

static void cutting_close(cutting *c)
{
    free(c->places);
    free(c->pieces);
}

loft_status loft_outline_line(size_t n, const loft_geodetic *places, loft_outline *out)
{
    cutting c;
    loft_status status = cutting_open(&c, n, 1);
    loft_outline_part *parts = calloc(n + 1, sizeof *parts);
    if (status != LOFT_OK || parts == NULL) {
        cutting_close(&c);
        free(parts);
        return LOFT_ERR_NOMEM;
    }
    loft_lonlat from = lonlat_of(places[0]);
    begin_piece(&c);
    add_place(&c, from);
    for (size_t i = 1; i < n; i++) {
        const loft_lonlat to = lonlat_of(places[i]);
        go(&c, from, to);
        from = to;
    }
    size_t n_parts = 0;
    for (size_t i = 0; i < c.n_pieces; i++) {
        if (c.pieces[i].n >= 2) { /* no line that only touches the edge */
            parts[n_parts++] =
                (loft_outline_part){.first = c.pieces[i].first, .n = c.pieces[i].n};
        }
    }
    free(c.pieces);
    *out = (loft_outline){c.places, parts, c.n_places, n_parts};
    return LOFT_OK;
}

/*
 * The pieces of a ring of n >= 1 places; the last, which leads to where the first
 * began, goes before it.
 */
static void cut_ring(cutting *c, size_t n, const loft_geodetic *places)
{
    size_t start = 0; /* after an edge, if there is one: then no piece is split */
    for (size_t i = 0; i < n && start == 0; i++) {
        const size_t next = (i + 1) % n;
        start = leaves_at(lonlat_of(places[i]), lonlat_of(places[next])) != 0 ? i + 1 : 0;
    }
    const loft_lonlat before = lonlat_of(places[(start + n - 1) % n]);
    const loft_lonlat first = lonlat_of(places[start % n]);
    const int side = start > 0 ? leaves_at(before, first) : 0;
    begin_piece(c);
    c->pieces[c->n_pieces - 1].whole = side == 0;
    if (side != 0) {
        loft_lonlat edge = at_edge(before, first, side);
        edge.lon_deg = -edge.lon_deg;
        add_place(c, edge);
    }
    add_place(c, first);
    loft_lonlat from = first;
    for (size_t k = 1; k < n; k++) {
        const loft_lonlat to = lonlat_of(places[(start + k) % n]);
        go(c, from, to);
        from = to;
    }
    if (side != 0) {
        add_place(c, at_edge(from, first, side));
    }
}

/* How far along the map's edge, counterclockwise from its corner at the south-east. */
static double along_edge(loft_lonlat p)
{
    return p.lon_deg > 0.0 ? p.lat_deg + 90.0 : 540.0 + 90.0 - p.lat_deg;
}

static const double edge_length = 1080.0;

/* The piece that starts next along the edge after `at`, itself included. */
static size_t next_piece(const cutting *c, double at)
{
    size_t best = c->n_pieces;
    double least = INFINITY;
    for (size_t i = 0; i < c->n_pieces; i++) {
        if (!c->pieces[i].whole) {
            double ahead = along_edge(c->places[c->pieces[i].first]) - at;
            ahead += ahead < 0.0 ? edge_length : 0.0;
            if (ahead < least) {
                least = ahead;
                best = i;
            }
        }
    }
    return best;
}

static void put(loft_outline *out, loft_lonlat place)
{
    loft_outline_part *part = &out->parts[out->n_parts - 1];
    if (part->n == 0 || !same(out->places[out->n_places - 1], place)) {
        out->places[out->n_places++] = place;
        part->n++;
    }
}

static void put_piece(loft_outline *out, const cutting *c, const piece *p)
{
    for (size_t i = 0; i < p->n; i++) {
        put(out, c->places[p->first + i]);
    }
}

/* The corners of the map between two places of its edge, counterclockwise. */
static void put_corners(loft_outline *out, double from, double to)
{
    static const struct {
        double at;
        loft_lonlat place;
    } corners[CORNERS] = {{180.0, {180.0, 90.0}},
                          {540.0, {-180.0, 90.0}},
                          {720.0, {-180.0, -90.0}},
                          {1080.0, {180.0, -90.0}}};
    const double end = to < from ? to + edge_length : to;
    for (int turn = 0; turn < 2; turn++) {
        for (int i = 0; i < CORNERS; i++) {
            const double at = corners[i].at + turn * edge_length;
            if (at > from && at < end) {
                put(out, corners[i].place);
            }
        }
    }
}

static void begin_ring(loft_outline *out, bool hole)
{
    out->parts[out->n_parts++] =
        (loft_outline_part){.first = out->n_places, .hole = hole};
}

static void end_ring(loft_outline *out)
{
    put(out, out->places[out->parts[out->n_parts - 1].first]);
    if (out->parts[out->n_parts - 1].n < 4) { /* three places make the least of areas */
        out->n_places = out->parts[--out->n_parts].first;
    }
}

/* The outer ring that begins with a piece, along the edge from one to the next. */
static void join_from(cutting *c, size_t first, loft_outline *out)
{
    begin_ring(out, false);
    for (size_t i = first; !c->pieces[i].used;) {
        piece *p = &c->pieces[i];
        p->used = true;
        put_piece(out, c, p);
        const double end = along_edge(c->places[p->first + p->n - 1]);
        i = next_piece(c, end);
        put_corners(out, end, along_edge(c->places[c->pieces[i].first]));
    }
    end_ring(out);
}

/* Twice the area at the left; below 0 for a hole. */
static double signed_area(const loft_lonlat *p, size_t n)
{
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) {
        const loft_lonlat *q = &p[(i + 1) % n];
        sum += (p[i].lon_deg - p[0].lon_deg) * (q->lat_deg - p[0].lat_deg) -
               (q->lon_deg - p[0].lon_deg) * (p[i].lat_deg - p[0].lat_deg);
    }
    return sum;
}

static bool is_inside(loft_lonlat at, const loft_lonlat *p, size_t n)
{
    bool inside = false;
    for (size_t i = 0; i < n; i++) {
        const loft_lonlat a = p[i];
        const loft_lonlat b = p[(i + 1) % n];
        if ((a.lat_deg > at.lat_deg) != (b.lat_deg > at.lat_deg)) {
            const double share = (at.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg);
            inside ^= at.lon_deg < a.lon_deg + share * (b.lon_deg - a.lon_deg);
        }
    }
    return inside;
}

static void put_whole_map(loft_outline *out)
{
    begin_ring(out, false);
    put(out, (loft_lonlat){-180.0, -90.0});
    put_corners(out, 720.0, 720.0 - 1e-9);
    end_ring(out);
}

/* The outer rings: joined pieces, whole ones, or all of the map about a hole. */
static void put_outer(cutting *c, loft_outline *out)
{
    for (size_t i = 0; i < c->n_pieces; i++) {
        const piece *p = &c->pieces[i];
        if (!p->whole && !p->used) {
            join_from(c, i, out);
        } else if (p->whole && signed_area(c->places + p->first, p->n) > 0.0) {
            begin_ring(out, false);
            put_piece(out, c, p);
            end_ring(out);
        }
    }
    if (out->n_parts == 0 && c->n_pieces > 0) {
        put_whole_map(out);
    }
}

/* Each outer ring of `outer` with the holes inside of it, into out. */
static void put_with_holes(const cutting *c, const loft_outline *outer, loft_outline *out)
{
    for (size_t k = 0; k < outer->n_parts; k++) {
        const loft_outline_part *ring = &outer->parts[k];
        begin_ring(out, false);
        for (size_t i = 0; i < ring->n; i++) {
            put(out, outer->places[ring->first + i]);
        }
        for (size_t i = 0; i < c->n_pieces; i++) {
            const piece *p = &c->pieces[i];
            const loft_lonlat *hole = c->places + p->first;
            if (p->whole && signed_area(hole, p->n) < 0.0 &&
                is_inside(hole[0], outer->places + ring->first, ring->n - 1)) {
                begin_ring(out, true);
                put_piece(out, c, p);
                end_ring(out);
            }
        }
    }
}

static loft_status outline_open(loft_outline *out, size_t n_places, size_t n_parts)
{
    *out = (loft_outline){.places = calloc(n_places, sizeof *out->places),
                          .parts = calloc(n_parts, sizeof *out->parts)};
    return out->places != NULL && out->parts != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

loft_status loft_outline_area(size_t n_rings, const size_t *ends,
                              const loft_geodetic *places, loft_outline *out)
{
    const size_t total = n_rings > 0 ? ends[n_rings - 1] : 0;
    cutting c;
    loft_outline outer = {0};
    loft_outline area = {0};
    loft_status status = cutting_open(&c, total, n_rings);
    for (size_t ring = 0, from = 0; status == LOFT_OK && ring < n_rings; ring++) {
        if (ends[ring] > from) {
            cut_ring(&c, ends[ring] - from, places + from);
        }
        from = ends[ring];
    }
    if (status ==
        LOFT_OK) { /* each piece may bring all corners, and each ring its start */
        const size_t n = c.n_places + (2 * CORNERS + 1) * (c.n_pieces + 1);
        status = outline_open(&outer, n, c.n_pieces + 1);
        status =
            status == LOFT_OK ? outline_open(&area, 2 * n, 2 * c.n_pieces + 2) : status;
    }
    if (status == LOFT_OK) {
        put_outer(&c, &outer);
        put_with_holes(&c, &outer, &area);
        *out = area;
    } else {
        loft_outline_fini(&area);
    }
    loft_outline_fini(&outer);
    cutting_close(&c);
    return status;
}

loft_status loft_outline_append(loft_outline *to, const loft_outline *more)
{
    loft_outline both;
    if (outline_open(&both, to->n_places + more->n_places + 1,
                     to->n_parts + more->n_parts + 1) != LOFT_OK) {
        loft_outline_fini(&both);
        return LOFT_ERR_NOMEM;
    }
    const loft_outline *const halves[2] = {to, more};
    for (int h = 0; h < 2; h++) {
        for (size_t i = 0; i < halves[h]->n_parts; i++) {
            loft_outline_part part = halves[h]->parts[i];
            part.first += both.n_places;
            both.parts[both.n_parts++] = part;
        }
        if (halves[h]->n_places > 0) {
            memcpy(both.places + both.n_places, halves[h]->places,
                   halves[h]->n_places * sizeof *both.places);
        }
        both.n_places += halves[h]->n_places;
    }
    loft_outline_fini(to);
    *to = both;
    return LOFT_OK;
}

void loft_outline_fini(loft_outline *outline)
{
    free(outline->places);
    free(outline->parts);
    *outline = (loft_outline){0};
}

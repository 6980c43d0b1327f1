/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/base/thin.h"
#include "plots/base/canvas.h"

#include <math.h>
#include <string.h>

/* The square of the distance of p from the piece a-b. */
static double off_squared(loft_canvas_point p, loft_canvas_point a, loft_canvas_point b)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    const double along = (p.x - a.x) * dx + (p.y - a.y) * dy;
    const double t = length2 > 0.0 ? fmin(1.0, fmax(0.0, along / length2)) : 0.0;
    const double ex = p.x - a.x - t * dx;
    const double ey = p.y - a.y - t * dy;
    return ex * ex + ey * ey;
}

enum {
    STACK = 64 /* the longer half waits, so that each level halves what is left */
};

static void mark_kept(const loft_canvas_point *points, size_t n, double off, bool *keep)
{
    struct {
        size_t first, last;
    } waiting[STACK];
    size_t n_waiting = 0;
    size_t first = 0;
    size_t last = n - 1;
    memset(keep, 0, n * sizeof *keep);
    keep[first] = keep[last] = true;
    for (;;) {
        size_t farthest = first;
        double most = off * off;
        for (size_t i = first + 1; i < last; i++) {
            const double far2 = off_squared(points[i], points[first], points[last]);
            if (far2 > most) {
                most = far2;
                farthest = i;
            }
        }
        if (farthest == first) {
            if (n_waiting == 0) {
                return;
            }
            first = waiting[--n_waiting].first;
            last = waiting[n_waiting].last;
            continue;
        }
        keep[farthest] = true;
        const bool left_longer = farthest - first > last - farthest;
        waiting[n_waiting].first = left_longer ? first : farthest;
        waiting[n_waiting++].last = left_longer ? farthest : last;
        first = left_longer ? farthest : first;
        last = left_longer ? last : farthest;
    }
}

size_t loft_thin_line(loft_canvas_point *points, size_t n, double off, bool *keep)
{
    if (n < 3) {
        return n;
    }
    size_t kept = 0;
    mark_kept(points, n, off, keep);
    for (size_t i = 0; i < n; i++) {
        if (keep[i]) {
            points[kept++] = points[i];
        }
    }
    return kept;
}

/* How far p lies inside one side of the box, counted 0 to 3. */
static double inside(loft_canvas_point p, const loft_canvas_box *box, int side)
{
    const double depths[4] = {p.x - box->x0, box->x1 - p.x, p.y - box->y0, box->y1 - p.y};
    return depths[side];
}

static size_t clip_side(const loft_canvas_point *in, size_t n, const loft_canvas_box *box,
                        int side, loft_canvas_point *out)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        const loft_canvas_point a = in[(i + n - 1) % n];
        const loft_canvas_point b = in[i];
        const double from = inside(a, box, side);
        const double to = inside(b, box, side);
        if ((from < 0.0) != (to < 0.0)) {
            const double t = from / (from - to);
            out[kept++] =
                (loft_canvas_point){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
        }
        if (to >= 0.0) {
            out[kept++] = b;
        }
    }
    return kept;
}

size_t loft_thin_clip_ring(const loft_canvas_point *points, size_t n,
                           const loft_canvas_box *box, loft_canvas_point *room,
                           loft_canvas_point *out)
{
    n = clip_side(points, n, box, 0, room);
    n = clip_side(room, n, box, 1, out);
    n = clip_side(out, n, box, 2, room);
    return clip_side(room, n, box, 3, out);
}

loft_canvas_point loft_thin_round(loft_canvas_point p)
{
    return (loft_canvas_point){round(8.0 * p.x) / 8.0, round(8.0 * p.y) / 8.0};
}

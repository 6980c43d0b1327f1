/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * contact-sheet OUT PICTURE.png... - lays pictures out in rows on pages OUT-001.png,
 * OUT-002.png, ..., pixel for pixel, each below its file's name.
 */
#include <cairo.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const int page_width = 1836; /* two profiles beside each other */
static const int page_height = 1800;
static const int gap = 12;
static const int caption = 16;

typedef struct pages {
    const char *out;
    cairo_surface_t *page; /* owned; NULL between pages */
    int n;
    int x, y, row_height; /* where the next picture goes */
} pages;

static bool finish_page(pages *p)
{
    if (p->page == NULL) {
        return true;
    }
    char path[4096];
    snprintf(path, sizeof path, "%s-%03d.png", p->out, ++p->n);
    const bool written =
        cairo_surface_write_to_png(p->page, path) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(p->page);
    p->page = NULL;
    return written;
}

static void start_page(pages *p)
{
    p->page = cairo_image_surface_create(CAIRO_FORMAT_RGB24, page_width, page_height);
    cairo_t *cr = cairo_create(p->page);
    cairo_set_source_rgb(cr, 0.55, 0.55, 0.55);
    cairo_paint(cr);
    cairo_destroy(cr);
    p->x = gap;
    p->y = gap;
    p->row_height = 0;
}

/* Goes on to the next row, or page, where the picture does not fit beside the last one. */
static bool make_room(pages *p, int width, int height)
{
    if (p->page != NULL && p->x > gap && p->x + width + gap > page_width) {
        p->x = gap;
        p->y += p->row_height + gap;
        p->row_height = 0;
    }
    const bool full = p->page != NULL && p->y > gap && p->y + height + gap > page_height;
    if (full && !finish_page(p)) {
        return false;
    }
    if (p->page == NULL) {
        start_page(p);
    }
    return true;
}

static bool add(pages *p, const char *path)
{
    cairo_surface_t *picture = cairo_image_surface_create_from_png(path);
    const int width = cairo_image_surface_get_width(picture);
    const int height = cairo_image_surface_get_height(picture) + caption;
    const bool good = cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS &&
                      make_room(p, width, height);
    if (good) {
        const char *slash = strrchr(path, '/');
        cairo_t *cr = cairo_create(p->page);
        cairo_move_to(cr, p->x, p->y + caption - 5);
        cairo_set_font_size(cr, 11.0);
        cairo_show_text(cr, slash != NULL ? slash + 1 : path);
        cairo_set_source_surface(cr, picture, p->x, p->y + caption);
        cairo_paint(cr);
        cairo_destroy(cr);
        p->x += width + gap;
        p->row_height = height > p->row_height ? height : p->row_height;
    }
    cairo_surface_destroy(picture);
    return good;
}

int main(int argc, char **argv)
{
    pages p = {.out = argc > 1 ? argv[1] : ""};
    for (int i = 2; i < argc; i++) {
        if (!add(&p, argv[i])) {
            fprintf(stderr, "contact-sheet: %s: cannot be laid out\n", argv[i]);
            return 1;
        }
    }
    if (argc < 3 || !finish_page(&p)) {
        fprintf(stderr, "usage: contact-sheet OUT PICTURE.png...\n");
        return 2;
    }
    printf("%d pages %s-*.png\n", p.n, p.out);
    return 0;
}

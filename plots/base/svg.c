/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/base/svg.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/export/markup.h"
#include "sim/base/text.h"

struct loft_svg {
    long width, height; /* in hundredths, as all lengths that are written */
    double enlargement;
    loft_text body;
    bool open;         /* the body is */
    long x, y;         /* of the path so far: what follows is relative */
    int n_clips, deep; /* all, and those that are in force */
};

loft_svg *loft_svg_new(double width, double height, double enlargement)
{
    loft_svg *svg = calloc(1, sizeof *svg);
    if (svg != NULL && loft_text_open(&svg->body) == LOFT_OK) {
        svg->width = lround(100.0 * width);
        svg->height = lround(100.0 * height);
        svg->enlargement = enlargement;
        svg->open = true;
        return svg;
    }
    free(svg);
    return NULL;
}

void loft_svg_free(loft_svg *svg)
{
    if (svg != NULL && svg->open) {
        loft_text_drop(&svg->body);
    }
    free(svg);
}

/* ---- numbers ---- */

/* Behind another number: a sign parts the two as well as a blank. */
static void put_hundredths(FILE *out, long n, bool behind)
{
    const long size = labs(n);
    fputs(n < 0 ? "-" : behind ? " " : "", out);
    fprintf(out, "%ld", size / 100);
    if (size % 10 != 0) {
        fprintf(out, ".%02ld", size % 100);
    } else if (size % 100 != 0) {
        fprintf(out, ".%ld", size % 100 / 10);
    }
}

static void put_length(FILE *out, const char *name, double value)
{
    fprintf(out, " %s=\"", name);
    put_hundredths(out, lround(100.0 * value), false);
    fputc('"', out);
}

static void put_colour(FILE *out, const char *name, unsigned rgb)
{
    fprintf(out, " %s=\"#%06x\"", name, rgb);
}

/* ---- paths ---- */

void loft_svg_path_begin(loft_svg *svg)
{
    fputs("<path d=\"", svg->body.out);
}

/* Relative to the point as it was written, so that what was rounded off does not add up. */
static void put_point(loft_svg *svg, double x, double y, bool behind)
{
    put_hundredths(svg->body.out, lround(100.0 * x) - svg->x, behind);
    put_hundredths(svg->body.out, lround(100.0 * y) - svg->y, true);
}

static void stand_at(loft_svg *svg, double x, double y)
{
    svg->x = lround(100.0 * x);
    svg->y = lround(100.0 * y);
}

void loft_svg_move(loft_svg *svg, double x, double y)
{
    fputc('M', svg->body.out);
    svg->x = svg->y = 0;
    put_point(svg, x, y, false);
    stand_at(svg, x, y);
}

void loft_svg_line(loft_svg *svg, double x, double y)
{
    fputc('l', svg->body.out);
    put_point(svg, x, y, false);
    stand_at(svg, x, y);
}

void loft_svg_curve(loft_svg *svg, const double xy[6])
{
    fputc('c', svg->body.out);
    for (int i = 0; i < 6; i += 2) {
        put_point(svg, xy[i], xy[i + 1], i > 0);
    }
    stand_at(svg, xy[4], xy[5]);
}

void loft_svg_close(loft_svg *svg)
{
    fputc('Z', svg->body.out);
}

void loft_svg_path_end(loft_svg *svg, const loft_svg_paint *paint)
{
    FILE *out = svg->body.out;
    fputc('"', out);
    if (paint->filled) {
        put_colour(out, "fill", paint->fill_rgb);
        fputs(paint->even_odd ? " fill-rule=\"evenodd\"" : "", out);
        if (paint->opacity < 1.0) {
            put_length(out, "fill-opacity", paint->opacity);
        }
    } else {
        fputs(" fill=\"none\"", out);
    }
    if (paint->width > 0.0) {
        put_colour(out, "stroke", paint->line_rgb);
        put_length(out, "stroke-width", paint->width);
    }
    for (int i = 0; paint->width > 0.0 && i < paint->n_dash; i++) {
        fputs(i == 0 ? " stroke-dasharray=\"" : " ", out);
        put_hundredths(out, lround(100.0 * paint->dash[i]), false);
        fputs(i + 1 == paint->n_dash ? "\"" : "", out);
    }
    fputs("/>\n", out);
}

/* ---- clips ---- */

static FILE *clip_begin(loft_svg *svg)
{
    fprintf(svg->body.out, "<clipPath id=\"clip-%d\">", ++svg->n_clips);
    return svg->body.out;
}

static void clip_apply(loft_svg *svg)
{
    fprintf(svg->body.out, "/></clipPath>\n<g clip-path=\"url(#clip-%d)\">\n",
            svg->n_clips);
    svg->deep++;
}

void loft_svg_clip_box(loft_svg *svg, double x, double y, double width, double height)
{
    FILE *out = clip_begin(svg);
    fputs("<rect", out);
    put_length(out, "x", x);
    put_length(out, "y", y);
    put_length(out, "width", width);
    put_length(out, "height", height);
    clip_apply(svg);
}

void loft_svg_clip_disc(loft_svg *svg, double x, double y, double radius)
{
    FILE *out = clip_begin(svg);
    fputs("<circle", out);
    put_length(out, "cx", x);
    put_length(out, "cy", y);
    put_length(out, "r", radius);
    clip_apply(svg);
}

void loft_svg_clip_end(loft_svg *svg)
{
    for (; svg->deep > 0; svg->deep--) {
        fputs("</g>\n", svg->body.out);
    }
}

/* ---- text ---- */

void loft_svg_text(loft_svg *svg, const char *text, const loft_svg_letters *letters)
{
    FILE *out = svg->body.out;
    fputs("<text", out);
    put_length(out, "x", letters->x);
    put_length(out, "y", letters->y);
    put_length(out, "font-size", letters->size);
    fputs(letters->bold ? " font-weight=\"bold\"" : "", out);
    put_length(out, "textLength", letters->width);
    fputs(" lengthAdjust=\"spacingAndGlyphs\"", out);
    put_colour(out, "fill", letters->rgb);
    if (letters->rim > 0.0) {
        put_colour(out, "stroke", letters->rim_rgb);
        put_length(out, "stroke-width", 2.0 * letters->rim);
        fputs(" paint-order=\"stroke\"", out);
    }
    fputc('>', out);
    loft_markup_put(out, text);
    fputs("</text>\n", out);
}

/* ---- the document ---- */

static const char *text_of(const char *key, const loft_png_text *texts, size_t n_texts)
{
    for (size_t i = 0; i < n_texts; i++) {
        if (strcmp(texts[i].key, key) == 0) {
            return texts[i].text;
        }
    }
    return NULL;
}

static void put_element(FILE *out, const char *name, const char *text)
{
    if (text != NULL) {
        fprintf(out, "<%s>", name);
        loft_markup_put(out, text);
        fprintf(out, "</%s>\n", name);
    }
}

static void put_metadata(FILE *out, const loft_png_text *texts, size_t n_texts)
{
    static const char *const terms[][2] = {{"Title", "dc:title"},
                                           {"Description", "dc:description"},
                                           {"Source", "dc:source"},
                                           {"Software", "dc:creator"},
                                           {"Creation Time", "dc:date"}};
    fputs("<metadata>\n"
          "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
          "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
          "<rdf:Description rdf:about=\"\">\n",
          out);
    for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
        put_element(out, terms[i][1], text_of(terms[i][0], texts, n_texts));
    }
    fputs("</rdf:Description>\n</rdf:RDF>\n</metadata>\n", out);
}

/* DejaVu Sans is what the text was measured in; the widths of Verdana are near. */
static void put_head(FILE *out, const loft_svg *svg)
{
    static const char *const names[] = {"width", "height"};
    const long lengths[] = {svg->width, svg->height};
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"",
          out);
    for (int i = 0; i < 2; i++) {
        fprintf(out, " %s=\"", names[i]);
        put_hundredths(out, lround(svg->enlargement * (double)lengths[i]), false);
        fputs("pt\"", out);
    }
    fputs(" viewBox=\"0 0 ", out);
    put_hundredths(out, svg->width, false);
    put_hundredths(out, svg->height, true);
    fputs("\" font-family=\"'DejaVu Sans', 'Bitstream Vera Sans', Verdana, sans-serif\" "
          "stroke-linejoin=\"round\" role=\"img\"",
          out);
}

static void put_label(FILE *out, const char *label)
{
    if (label != NULL) {
        fputs(" aria-label=\"", out);
        loft_markup_put(out, label);
        fputc('"', out);
    }
    fputs(">\n", out);
}

static loft_status assemble(const loft_svg *svg, const char *body,
                            const loft_png_text *texts, size_t n_texts, loft_text *whole)
{
    const loft_status status = loft_text_open(whole);
    if (status == LOFT_OK) {
        const char *title = text_of("Title", texts, n_texts);
        const char *description = text_of("Description", texts, n_texts);
        put_head(whole->out, svg);
        put_label(whole->out, description != NULL ? description : title);
        put_element(whole->out, "title", title);
        put_element(whole->out, "desc", description);
        if (n_texts > 0) {
            put_metadata(whole->out, texts, n_texts);
        }
        fprintf(whole->out, "<g xml:space=\"preserve\">\n%s</g>\n</svg>\n", body);
    }
    return status;
}

loft_status loft_svg_finish(loft_svg *svg, const loft_png_text *texts, size_t n_texts,
                            loft_buffer *out)
{
    char *body = NULL;
    char *bytes = NULL;
    size_t size = 0;
    loft_text whole;
    loft_svg_clip_end(svg);
    svg->open = false;
    loft_status status = loft_text_close(&svg->body, &body, NULL);
    if (status == LOFT_OK) {
        status = assemble(svg, body, texts, n_texts, &whole);
    }
    if (status == LOFT_OK) {
        status = loft_text_close(&whole, &bytes, &size);
    }
    if (status == LOFT_OK) {
        *out = (loft_buffer){.data = (unsigned char *)bytes, .size = size};
    }
    free(body);
    return status;
}

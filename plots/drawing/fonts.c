/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/drawing/fonts.h"

#include <stdlib.h>

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include "sim/base/diag.h"

extern const unsigned char loft_font_sans[], loft_font_sans_end[]; /* font.S */
extern const unsigned char loft_font_bold[], loft_font_bold_end[];

enum {
    SYSTEM_FONTS = 16 /* of one picture: far more than scripts in it */
};

typedef struct system_font {
    cairo_font_face_t *face;
    FcPattern *pattern; /* has its characters */
    bool bold;
} system_font;

struct loft_fonts {
    cairo_font_face_t *embedded[2]; /* sans, bold */
    FT_Face glyphs[2];              /* of these, borrowed */
    system_font systems[SYSTEM_FONTS];
    size_t n_systems;
    loft_undrawn undrawn;
};

typedef struct face_owner {
    FT_Library library;
    FT_Face face;
} face_owner;

static void free_face(void *data)
{
    face_owner *owner = data;
    FT_Done_Face(owner->face);
    FT_Done_FreeType(owner->library);
    free(owner);
}

/*
 * cairo keeps scaled fonts in a cache after the canvas is gone, so the FreeType
 * objects hang on the cairo face and go with its last reference. One library per face:
 * no shared state, no lock.
 */
static cairo_font_face_t *new_face(const unsigned char *begin, const unsigned char *end,
                                   FT_Face *glyphs)
{
    static const cairo_user_data_key_t key;
    face_owner *owner = calloc(1, sizeof *owner);
    if (owner == NULL) {
        return NULL;
    }
    if (FT_Init_FreeType(&owner->library) != 0) {
        free(owner);
        return NULL;
    }
    if (FT_New_Memory_Face(owner->library, begin, (FT_Long)(end - begin), 0,
                           &owner->face) != 0) {
        FT_Done_FreeType(owner->library);
        free(owner);
        return NULL;
    }
    cairo_font_face_t *face =
        cairo_ft_font_face_create_for_ft_face(owner->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(face, &key, owner, free_face) !=
        CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(face);
        free_face(owner);
        return NULL;
    }
    *glyphs = owner->face;
    return face;
}

loft_fonts *loft_fonts_new(void)
{
    loft_fonts *fonts = calloc(1, sizeof *fonts);
    if (fonts == NULL) {
        return NULL;
    }
    fonts->embedded[0] = new_face(loft_font_sans, loft_font_sans_end, &fonts->glyphs[0]);
    fonts->embedded[1] = new_face(loft_font_bold, loft_font_bold_end, &fonts->glyphs[1]);
    if (fonts->embedded[0] == NULL || fonts->embedded[1] == NULL) {
        loft_fonts_free(fonts);
        return NULL;
    }
    return fonts;
}

void loft_fonts_free(loft_fonts *fonts)
{
    if (fonts == NULL) {
        return;
    }
    for (int i = 0; i < 2; i++) {
        cairo_font_face_destroy(fonts->embedded[i]);
    }
    for (size_t i = 0; i < fonts->n_systems; i++) {
        cairo_font_face_destroy(fonts->systems[i].face);
        FcPatternDestroy(fonts->systems[i].pattern);
    }
    free(fonts);
}

/* ---- fonts of this system ---- */

static bool has_character(FcPattern *pattern, unsigned long code)
{
    FcCharSet *characters = NULL;
    return FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch &&
           FcCharSetHasChar(characters, (FcChar32)code) == FcTrue;
}

/* The outline font that fontconfig likes best among those with the character; or NULL. */
static FcPattern *best_pattern(unsigned long code, bool bold)
{
    FcPattern *wanted = FcPatternCreate();
    FcCharSet *characters = FcCharSetCreate();
    FcPattern *found = NULL;
    if (wanted != NULL && characters != NULL &&
        FcCharSetAddChar(characters, (FcChar32)code) == FcTrue) {
        FcResult result = FcResultNoMatch;
        FcPatternAddCharSet(wanted, FC_CHARSET, characters);
        FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)"sans-serif");
        FcPatternAddInteger(wanted, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
        FcPatternAddBool(wanted, FC_OUTLINE, FcTrue);
        FcConfigSubstitute(NULL, wanted, FcMatchPattern);
        FcDefaultSubstitute(wanted);
        found = FcFontMatch(NULL, wanted, &result);
    }
    if (characters != NULL) {
        FcCharSetDestroy(characters);
    }
    if (wanted != NULL) {
        FcPatternDestroy(wanted);
    }
    if (found != NULL && !has_character(found, code)) {
        FcPatternDestroy(found);
        return NULL;
    }
    return found;
}

/* NULL where this system has none with the character. */
static cairo_font_face_t *system_face(loft_fonts *fonts, bool bold, unsigned long code)
{
    for (size_t i = 0; i < fonts->n_systems; i++) {
        const system_font *font = &fonts->systems[i];
        if (font->bold == bold && has_character(font->pattern, code)) {
            return font->face;
        }
    }
    FcPattern *pattern =
        fonts->n_systems < SYSTEM_FONTS ? best_pattern(code, bold) : NULL;
    if (pattern == NULL) {
        return NULL;
    }
    cairo_font_face_t *face = cairo_ft_font_face_create_for_pattern(pattern);
    fonts->systems[fonts->n_systems++] =
        (system_font){.face = face, .pattern = pattern, .bold = bold};
    return face;
}

/* ---- what cannot be drawn ---- */

static bool is_noted(const loft_undrawn *undrawn, unsigned long code)
{
    for (size_t i = 0; i < undrawn->n; i++) {
        if (undrawn->codes[i] == code) {
            return true;
        }
    }
    return false;
}

static void note(loft_undrawn *undrawn, unsigned long code)
{
    if (undrawn->n < LOFT_UNDRAWN_MAX && !is_noted(undrawn, code)) {
        undrawn->codes[undrawn->n++] = code;
    }
}

/* Letters that are written from right to left, joined, or with marks round them. */
static bool is_shaped(unsigned long code)
{
    return (code >= 0x0590 && code <= 0x08ff) || (code >= 0x0900 && code <= 0x0dff) ||
           (code >= 0x0f00 && code <= 0x109f) || (code >= 0x1780 && code <= 0x18af) ||
           (code >= 0xfb1d && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfeff) ||
           (code >= 0x10800 && code <= 0x10fff) || (code >= 0x1e800 && code <= 0x1efff);
}

void loft_fonts_undrawn(const loft_fonts *fonts, loft_undrawn *out)
{
    for (size_t i = 0; i < fonts->undrawn.n; i++) {
        note(out, fonts->undrawn.codes[i]);
    }
    out->unshaped = out->unshaped != 0 ? out->unshaped : fonts->undrawn.unshaped;
}

/* ---- runs ---- */

static cairo_font_face_t *face_of(loft_fonts *fonts, bool bold, unsigned long code)
{
    if (is_shaped(code) && fonts->undrawn.unshaped == 0) {
        fonts->undrawn.unshaped = code;
    }
    if (FT_Get_Char_Index(fonts->glyphs[bold], code) != 0 ||
        is_noted(&fonts->undrawn, code)) {
        return fonts->embedded[bold];
    }
    cairo_font_face_t *face = system_face(fonts, bold, code);
    if (face == NULL) {
        note(&fonts->undrawn, code);
        return fonts->embedded[bold];
    }
    return face;
}

size_t loft_fonts_run(loft_fonts *fonts, bool bold, const char *text, size_t size,
                      cairo_font_face_t **face)
{
    size_t run = 0;
    *face = NULL;
    while (run < size) {
        unsigned long code = 0;
        const size_t n = loft_diag_utf8(text + run, size - run, &code);
        cairo_font_face_t *own =
            n > 0 ? face_of(fonts, bold, code) : fonts->embedded[bold];
        if (*face != NULL && own != *face) {
            break;
        }
        *face = own;
        run += n > 0 ? n : 1;
    }
    return run;
}

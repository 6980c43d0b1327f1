/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/page.h"

#include <string.h>

#include "cli/support/base64.h"
#include "io/export/markup.h"
#include "sim/base/digest.h"
#include "sim/base/version.h"

/* page.css with a '\0' behind it: page_assets.S. */
extern const char page_style[];

static void put_source(FILE *out, const char *text)
{
    unsigned char bytes[LOFT_DIGEST_SIZE];
    char source[BASE64_TEXT(LOFT_DIGEST_SIZE)];
    loft_digest digest = loft_digest_start();
    loft_digest_add(&digest, text, strlen(text));
    loft_digest_bytes(&digest, bytes);
    base64_put(bytes, sizeof bytes, source);
    fprintf(out, "'sha256-%s'", source);
}

void page_begin(FILE *out, const page_frame *frame)
{
    fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n"
          "<meta name=\"referrer\" content=\"no-referrer\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
          "img-src 'self' file: data:; style-src ",
          out);
    put_source(out, page_style);
    if (frame->script != NULL) {
        fputs("; script-src ", out);
        put_source(out, frame->script);
    }
    fputs("\">\n<meta name=\"generator\" content=\"", out);
    loft_markup_put(out, loft_software());
    fputs("\">\n<meta name=\"description\" content=\"", out);
    loft_markup_put(out, frame->description);
    fputs("\">\n<title>", out);
    loft_markup_put(out, frame->title);
    fprintf(out,
            "</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>%s</style>\n</head>\n"
            "<body class=\"%s\">\n",
            page_style, frame->kind);
}

void page_end(FILE *out, const page_frame *frame)
{
    fputs("<footer>Made by ", out);
    loft_markup_put(out, loft_software());
    fputs(".</footer>\n", out);
    if (frame->script != NULL) {
        fprintf(out, "<script>%s</script>\n", frame->script);
    }
    fputs("</body>\n</html>\n", out);
}

void page_put_figure(FILE *out, const char *text)
{
    const char *unit = strrchr(text, ' ');
    fprintf(out, "%.*s%s%s", unit != NULL ? (int)(unit - text) : 0, text,
            unit != NULL ? "&nbsp;" : "", unit != NULL ? unit + 1 : text);
}

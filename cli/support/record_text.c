/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/record_text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "cli/support/app.h"
#include "cli/support/base64.h"
#include "cli/support/file_name.h"
#include "io/json/json.h"
#include "io/json/json_member.h"
#include "io/json/json_pick.h"
#include "sim/base/diag.h"
#include "sim/base/digest.h"
#include "sim/base/text.h"

#define HEAD   "{\"loft-record\":1,\"sha256\":\""
#define PLAIN  "\",\"content\":"
#define PACKED "\",\"zlib\":\""
#define TAIL   "\"}"

/* ---- written ---- */

static void digest_of(const char *bytes, size_t size, char out[LOFT_DIGEST_TEXT])
{
    loft_digest digest = loft_digest_start();
    loft_digest_add(&digest, bytes, size);
    loft_digest_text(&digest, out);
}

static void put_inputs(loft_json_writer *w, const input_set *inputs)
{
    loft_json_write_key(w, "inputs");
    loft_json_write_begin_array(w);
    for (size_t i = 0; i < inputs->n; i++) {
        char digest[LOFT_DIGEST_TEXT];
        const loft_file_text *text = &inputs->list[i].text;
        digest_of(text->bytes, text->size, digest);
        loft_json_write_begin_object(w);
        if (!app_is_stdout(inputs->names[i])) {
            loft_put_string(w, "name", file_name(inputs->names[i]));
        }
        loft_put_string(w, "sha256", digest);
        loft_put_string(w, "text", text->bytes);
        loft_json_write_end_object(w);
    }
    loft_json_write_end_array(w);
}

static loft_status content_of(const file_record *r, char **text, size_t *size)
{
    loft_json_writer *w = loft_json_writer_new();
    if (w == NULL) {
        return LOFT_ERR_NOMEM;
    }
    loft_json_write_begin_object(w);
    loft_put_string(w, "version", r->version);
    loft_json_write_key(w, "command");
    loft_json_write_begin_array(w);
    for (int i = 0; i < r->n_arguments; i++) {
        loft_json_write_string(w, r->arguments[i]);
    }
    loft_json_write_end_array(w);
    loft_put_string(w, "format", r->format);
    loft_put_string(w, "data_digest", r->data);
    if (r->date_utc != NULL) {
        loft_put_string(w, "date_utc", r->date_utc);
    }
    put_inputs(w, &r->inputs);
    loft_json_write_end_object(w);
    const loft_status status = loft_json_writer_finish(w, text, size);
    loft_json_writer_free(w);
    return status;
}

/*
 * The JSON on one line of ASCII, without what would end a script, an element, a comment or a
 * file around it. All such characters stand in strings, where a code is the same character.
 */
static char *in_one_line(const char *json)
{
    static const char pdf_end[] = "startxref";
    loft_text text;
    char *line = NULL;
    if (loft_text_open(&text) != LOFT_OK) {
        return NULL;
    }
    for (size_t left = strlen(json); left > 0;) {
        unsigned long code = 0;
        const size_t n = loft_diag_utf8(json, left, &code);
        assert(n > 0); /* the writer writes UTF-8 */
        if (code == '\n') {
            json += 1 + strspn(json + 1, " ");
            left = strlen(json);
            continue;
        }
        if (code > 0xffff) {
            fprintf(text.out, "\\u%04lx\\u%04lx", 0xd800 + ((code - 0x10000) >> 10),
                    0xdc00 + ((code - 0x10000) & 0x3ff));
        } else if (code > 126 || strchr("<>&%", (int)code) != NULL ||
                   strncmp(json, pdf_end, sizeof pdf_end - 1) == 0) {
            fprintf(text.out, "\\u%04lx", code);
        } else {
            fputc((int)code, text.out);
        }
        json += n;
        left -= n;
    }
    return loft_text_close(&text, &line, NULL) == LOFT_OK ? line : NULL;
}

/* Deflated, in base 64; owned, NULL if out of memory. */
static char *packed(const char *bytes, size_t size)
{
    uLongf n = compressBound(size);
    unsigned char *deflated = malloc(n);
    char *text = NULL;
    if (deflated != NULL &&
        compress2(deflated, &n, (const unsigned char *)bytes, size, 9) == Z_OK) {
        text = base64_write(deflated, n);
    }
    free(deflated);
    return text;
}

/* The content behind its digest; owned, NULL if out of memory. */
static char *with_digest(const char *content, size_t size)
{
    char digest[LOFT_DIGEST_TEXT];
    digest_of(content, size, digest);
    if (size <= RECORD_PLAIN) {
        return loft_text_format(HEAD "%s" PLAIN "%s}", digest, content);
    }
    char *body = packed(content, size);
    char *text =
        body != NULL ? loft_text_format(HEAD "%s" PACKED "%s" TAIL, digest, body) : NULL;
    free(body);
    return text;
}

loft_status record_write(const file_record *r, char **text)
{
    char *json = NULL;
    size_t size = 0;
    loft_status status = content_of(r, &json, &size);
    if (status != LOFT_OK) {
        return status;
    }
    char *content = in_one_line(json);
    free(json);
    size = content != NULL ? strlen(content) : 0;
    if (size > LOFT_JSON_SIZE_MAX) {
        status = LOFT_ERR_DOMAIN;
    } else {
        char *whole = content != NULL ? with_digest(content, size) : NULL;
        status = whole != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
        *text = whole != NULL ? whole : *text;
    }
    free(content);
    return status;
}

/* ---- read ---- */

/* The content that was packed; terminated and owned. */
static bool unpack(const char *body, size_t size, char **content, size_t *content_size)
{
    size_t n = 0;
    unsigned char *deflated = base64_read(body, size, &n);
    char *inflated = deflated != NULL ? malloc(LOFT_JSON_SIZE_MAX + 1) : NULL;
    uLongf inflated_size = LOFT_JSON_SIZE_MAX;
    const bool good = inflated != NULL && uncompress((unsigned char *)inflated,
                                                     &inflated_size, deflated, n) == Z_OK;
    free(deflated);
    if (!good) {
        free(inflated);
        return false;
    }
    inflated[inflated_size] = '\0';
    *content = inflated;
    *content_size = inflated_size;
    return true;
}

static bool starts(const char *text, size_t size, const char *with)
{
    return size >= strlen(with) && memcmp(text, with, strlen(with)) == 0;
}

/* The content whose digest is that which is written before it; owned. */
static bool find_content(const char *text, size_t size, char **content,
                         size_t *content_size)
{
    const size_t n_head = strlen(HEAD) + LOFT_DIGEST_TEXT - 1;
    char digest[LOFT_DIGEST_TEXT];
    if (!starts(text, size, HEAD) || size < n_head) {
        return false;
    }
    const char *body = text + n_head;
    size_t left = size - n_head;
    if (starts(body, left, PLAIN) && text[size - 1] == '}') {
        left -= strlen(PLAIN) + 1;
        *content = malloc(left + 1);
        *content_size = left;
        if (*content != NULL) {
            memcpy(*content, body + strlen(PLAIN), left);
            (*content)[left] = '\0';
        }
    } else if (!(starts(body, left, PACKED) && left > strlen(PACKED TAIL) &&
                 starts(text + size - strlen(TAIL), strlen(TAIL), TAIL) &&
                 unpack(body + strlen(PACKED), left - strlen(PACKED TAIL), content,
                        content_size))) {
        return false;
    }
    if (*content == NULL) {
        return false;
    }
    digest_of(*content, *content_size, digest);
    if (memcmp(digest, text + strlen(HEAD), LOFT_DIGEST_TEXT - 1) != 0) {
        free(*content);
        return false;
    }
    return true;
}

static loft_status copy_member(const loft_json_node *root, const char *key, char **out)
{
    const char *text = loft_pick_string(root, key);
    if (text == NULL) {
        return LOFT_ERR_INPUT;
    }
    *out = strdup(text);
    return *out != NULL ? LOFT_OK : LOFT_ERR_NOMEM;
}

static loft_status read_arguments(const loft_json_node *root, file_record *r)
{
    const loft_json_node *list = loft_pick(root, "command", LOFT_JSON_ARRAY);
    loft_status status = list != NULL && loft_json_size(list) > 0 &&
                                 loft_json_size(list) <= RECORD_ARGUMENTS
                             ? LOFT_OK
                             : LOFT_ERR_INPUT;
    for (const loft_json_node *item = status == LOFT_OK ? loft_json_first(list) : NULL;
         status == LOFT_OK && item != NULL; item = loft_json_next(item)) {
        status = loft_json_typeof(item) == LOFT_JSON_STRING
                     ? record_word(r, loft_json_string(item))
                     : LOFT_ERR_INPUT;
    }
    return status;
}

static loft_status read_input(const loft_json_node *item, file_record *r)
{
    const char *given = loft_pick_string(item, "name");
    const char *name = given != NULL ? given : "-";
    const char *wanted = loft_pick_string(item, "sha256");
    const char *text = loft_pick_string(item, "text");
    char digest[LOFT_DIGEST_TEXT];
    if (wanted == NULL || text == NULL || strchr(name, '/') != NULL) {
        return LOFT_ERR_INPUT;
    }
    digest_of(text, strlen(text), digest);
    return strcmp(digest, wanted) == 0
               ? input_set_add(&r->inputs, name, text, strlen(text))
               : LOFT_ERR_INPUT;
}

static loft_status read_members(const loft_json_node *root, file_record *r)
{
    const loft_json_node *inputs = loft_pick(root, "inputs", LOFT_JSON_ARRAY);
    loft_status status = copy_member(root, "version", &r->version);
    if (status == LOFT_OK) {
        status = copy_member(root, "format", &r->format);
    }
    if (status == LOFT_OK) {
        status = copy_member(root, "data_digest", &r->data);
    }
    if (status == LOFT_OK && loft_pick_has(root, "date_utc")) {
        status = copy_member(root, "date_utc", &r->date_utc);
    }
    if (status == LOFT_OK) {
        status = inputs != NULL ? read_arguments(root, r) : LOFT_ERR_INPUT;
    }
    for (const loft_json_node *item = status == LOFT_OK ? loft_json_first(inputs) : NULL;
         status == LOFT_OK && item != NULL; item = loft_json_next(item)) {
        status = read_input(item, r);
    }
    return status;
}

loft_status record_read(const char *text, size_t size, const char **why, file_record *r)
{
    char *content = NULL;
    size_t content_size = 0;
    loft_json_doc *doc = NULL;
    *r = (file_record){.n_arguments = 0};
    *why = "it is not the text that its digest is of";
    if (!find_content(text, size, &content, &content_size)) {
        return LOFT_ERR_INPUT;
    }
    loft_diags *diags = loft_diags_new();
    loft_status status = diags != NULL
                             ? loft_json_parse(content, content_size, diags, &doc)
                             : LOFT_ERR_NOMEM;
    *why = "its members are not those of a record";
    if (status == LOFT_OK) {
        status = read_members(loft_json_root(doc), r);
    }
    loft_json_free(doc);
    loft_diags_free(diags);
    free(content);
    return status;
}

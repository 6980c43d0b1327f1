/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/support/tables_out.h"

#include "cli/support/app.h"
#include "cli/support/terminal.h"

enum {
    DOCUMENT_COLUMNS = 96
};

static int print_json(const tables_out *out)
{
    loft_json_writer *writer = loft_json_writer_new();
    if (writer == NULL) {
        app_error("%s", loft_status_text(LOFT_ERR_NOMEM));
        return APP_NOT_CONVERGED;
    }
    loft_json_write_begin_object(writer);
    out->json(writer, out->tables);
    loft_json_write_end_object(writer);
    return app_print_json(writer);
}

int tables_out_show(const tables_out *out, const char *markdown_path, bool as_json)
{
    const int written =
        markdown_path != NULL
            ? app_write_text(out->text(out->tables, true, DOCUMENT_COLUMNS),
                             markdown_path)
            : APP_DONE;
    const int printed =
        app_is_stdout(markdown_path) ? APP_DONE
        : as_json
            ? print_json(out)
            : app_print_text(terminal_paint(
                  out->text(out->tables, false, terminal_columns()), TERMINAL_PLAIN));
    return printed > written ? printed : written;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program and the shared library: what draws stands in a file of its own, which is loaded
 * with the first canvas. A command that draws nothing then starts without cairo and the 16
 * libraries below it. The link says where the file is, relative to the program or library
 * (DRAWING_PATH in the Makefile). It stays loaded: each canvas counts one use, none is given back.
 */
#include "plots/base/canvas_calls.h"

#include <dlfcn.h>
#include <string.h>

static loft_status why_not_loaded(void)
{
    const char *reason = dlerror();
    return reason != NULL && strstr(reason, "memory") != NULL ? LOFT_ERR_NOMEM
                                                              : LOFT_ERR_DRAWING;
}

loft_status loft_drawing_calls(const loft_canvas_calls **out)
{
    void *file = dlopen("loft-drawing.so", RTLD_NOW | RTLD_LOCAL);
    if (file == NULL) {
        return why_not_loaded();
    }
    const loft_canvas_calls *calls = dlsym(file, "loft_drawing");
    if (calls == NULL || strcmp(calls->version, loft_version()) != 0) {
        return LOFT_ERR_DRAWING;
    }
    *out = calls;
    return LOFT_OK;
}

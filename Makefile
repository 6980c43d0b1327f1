# loft: `make help` lists the targets, in this file and in mk/.
#
# MODE is one of release debug asan tsan fuzz mutants cov; each has its own tree, build/MODE or build/TREE.
# MPI=1 adds build/release/loft-mpi (Open MPI): make MPI=1, mpirun -n 4 build/release/loft-mpi
# CPPFLAGS CFLAGS LDFLAGS LDLIBS belong to the caller: they come last and are not set here.
# V=1 shows full commands. Needs GNU make 4.
#
# "## text" above a .PHONY line is what `make help` prints for that target, "### text" a heading.

VERSION := $(file < VERSION)
SOMAJOR := 0.2
PKGS    ?= gsl libcjson gumbo erfa
# Libraries of the part that draws (docs/decisions/035-drawing-is-loaded.md).
DRAWING_PKGS ?= libpng cairo-ft cairo fontconfig freetype2

MODE ?= release
TREE ?= $(MODE)
B    := build/$(TREE)
Q     = $(if $(V),,@printf '  %s\n' '$@';)

# Checked by tests/cli/hardening.bats.
HARDENED     := -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection
HARDENED_LD  := -Wl,-z,relro,-z,now,-z,noexecstack
MODE_release := -O2 -g $(HARDENED)
MODE_debug   := -O0 -g3
MODE_asan    := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
                -fno-sanitize-recover=all
MODE_tsan    := -O1 -g -fsanitize=thread
# Every symbol is visible, so that tests load the library and are not linked anew.
MODE_mutants := -O1 -fvisibility=default -Werror=int-conversion -Werror=incompatible-pointer-types
MODE_fuzz    := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined,fuzzer-no-link \
                -fno-sanitize-recover=all
MODE_cov     := -O0 -g --coverage
$(if $(MODE_$(MODE)),,$(error MODE=$(MODE): use release, debug, asan, tsan, fuzz, mutants or cov))

# -ffp-contract=off: the same bits with and without FMA. -fPIC: one set of objects.
STRICT := -std=c17 -fvisibility=hidden -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wvla -Wundef \
          -Wstrict-prototypes -Wmissing-prototypes -Wcast-qual -Wwrite-strings -Wformat=2
# Asked when a recipe first needs it, so a target that compiles nothing needs no -dev packages.
pkg-config = $(if $(2),$(shell pkg-config $(1) $(2))$(if $(filter-out 0,$(.SHELLSTATUS)),\
             $(error install the -dev packages of: $(2))))
PKG_CPPFLAGS = $(eval PKG_CPPFLAGS := $(call pkg-config,--cflags,$(PKGS) $(DRAWING_PKGS)))$(PKG_CPPFLAGS)
PKG_LDLIBS   = $(eval PKG_LDLIBS := $(call pkg-config,--libs,$(PKGS)))$(PKG_LDLIBS)
DRAWING_LDLIBS = $(eval DRAWING_LDLIBS := $(call pkg-config,--libs,$(DRAWING_PKGS)))$(DRAWING_LDLIBS)
OPENMP  := -fopenmp
COMPILE = $(CC) $(STRICT) $(OPENMP) -fPIC -ffp-contract=off $(MODE_$(MODE)) -D_POSIX_C_SOURCE=200809L -Iinclude -I. \
          $(PKG_CPPFLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP
LINK    = $(CC) $(OPENMP) $(MODE_$(MODE)) $(HARDENED_LD) $(CFLAGS) $(LDFLAGS)
LIBS    = $(PKG_LDLIBS) -lz -lm $(LDLIBS)
# With the archive, which draws by itself; without, where the part that draws is looked for.
WHOLE_LIBS    = $(DRAWING_LDLIBS) $(LIBS)
DRAWING_PATH := -Wl,-rpath,'$$ORIGIN/loft-parts:$$ORIGIN/../loft-parts:$$ORIGIN/../lib/loft-parts'
JOBS := $(shell nproc 2>/dev/null || echo 2)

obj   = $(1:%.c=$(B)/%.o)
HDRS  := $(wildcard include/loft/*.h)
# The sources stand two or three folders deep: sim/earth/geodesy.c, sim/batch/kernel/avx2.c.
below  = $(wildcard $(foreach d,$(1),$d/*.$(2) $d/*/*.$(2) $d/*/*/*.$(2)))
# The build takes one of two files with the same functions.
OTHER := sim/flight/second_opinion_none.c plots/base/drawing_loaded.c
LIB_C := $(sort $(filter-out $(OTHER),$(call below,sim io plots,c)))
CLI_C := $(sort $(call below,cli,c))
DRAWING_C := $(sort $(wildcard plots/drawing/*.c))
OBJS  := $(call obj,$(LIB_C) $(CLI_C) plots/base/drawing_loaded.c)
DATA  := $(sort $(wildcard data/*.json))

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: FORCE

### Build
## The library and the program in build/release.
.PHONY: all
all: $(B)/libloft.a $(B)/libloft.so.$(SOMAJOR) $(B)/loft $(B)/loft-parts/loft-drawing.so $(if $(MPI),$(B)/loft-mpi)

# Rewritten only when their text changes: new flags compile everything again, a source that
# came or went makes the archives again.
STAMP_stamp = $(COMPILE) $(VERSION)
STAMP_parts = $(LINK) $(WHOLE_LIBS) $(DRAWING_PATH) $(LIB_C) $(CLI_C)
$(B)/stamp $(B)/parts: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(STAMP_$(@F)))' | cmp -s - $@ || \
	  printf '%s\n' '$(subst ','\'',$(STAMP_$(@F)))' > $@

$(B)/%.o: %.c $(B)/stamp
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -c -o $@ $<
$(call obj,$(CLI_C) sim/base/version.c plots/drawing/canvas_cairo.c): private CPPFLAGS += -DLOFT_VERSION='"$(VERSION)"'
$(B)/sim/base/version.o $(B)/plots/drawing/canvas_cairo.o: VERSION
# One file may have special flags; never a whole folder. The kernels of instruction sets
# that the compiler does not know are left empty, and those of a machine's own are chosen
# when the program starts.
ifneq ($(findstring x86_64,$(shell $(CC) -dumpmachine)),)
KERNEL_FLAGS_avx2   := -march=x86-64-v3
KERNEL_FLAGS_avx512 := -march=x86-64-v4
endif
define KERNEL
$(B)/sim/batch/kernel/kernel_$(1).o: private CPPFLAGS += $$(if $$(filter asan tsan cov debug,$(MODE)),-O1,-O3) $(KERNEL_FLAGS_$(1)) -mtune=generic -fno-stack-protector
endef
$(foreach k,baseline avx2 avx512,$(eval $(call KERNEL,$(k))))

# The fonts of the drawings stand in the library itself, so no machine needs any.
FONT_DIR ?= /usr/share/fonts/truetype/dejavu
DRAWING_O = $(call obj,$(DRAWING_C)) $(B)/plots/drawing/font.o
LIB_O = $(call obj,$(LIB_C)) $(B)/plots/drawing/font.o $(B)/plots/map/land_data.o \
        $(B)/io/files/data_embedded.o $(B)/io/reading/gazetteer_data.o
$(B)/io/files/data_embedded.o: io/files/data_embedded.S data/classes.json data/prior.json data/reports.json $(B)/stamp
	@mkdir -p $(@D)
	$(Q)$(CC) -c -o $@ $<
$(B)/io/reading/gazetteer_data.o: io/reading/gazetteer_data.S data/places.json $(B)/stamp
	@mkdir -p $(@D)
	$(Q)$(CC) -c -o $@ $<
$(B)/plots/map/land_data.o: plots/map/land_data.S plots/map/land-50m.bin plots/map/land-10m.bin $(B)/stamp
	@mkdir -p $(@D)
	$(Q)$(CC) -c -o $@ $<
$(B)/plots/drawing/font.o: plots/drawing/font.S $(B)/stamp
	@mkdir -p $(@D)
	$(Q)$(CC) -c -DFONT_DIR='"$(FONT_DIR)"' -o $@ $<

$(B)/libloft.a: $(LIB_O) $(B)/parts
	$(Q)rm -f $@ && $(AR) rcs $@ $(filter %.o,$^)
# The sanitizers take dlopen over and lose the search path of the program: there, and for the
# mutants, the part that draws is built in.
LOADING := $(if $(filter asan tsan fuzz mutants,$(MODE)),,$(B)/plots/base/drawing_loaded.o)
PROGRAM_LIBS = $(if $(LOADING),$(LIBS),$(WHOLE_LIBS))
SHARED_O = $(filter-out $(DRAWING_O) %/drawing_builtin.o,$(LIB_O)) $(LOADING)
$(B)/libloft.so.$(SOMAJOR): $(if $(LOADING),$(SHARED_O),$(LIB_O)) $(B)/parts
	$(Q)$(LINK) -shared -Wl,-soname,$(@F) $(DRAWING_PATH) -o $@ $(filter %.o,$^) $(PROGRAM_LIBS)
$(B)/loft-parts/loft-drawing.so: $(DRAWING_O) $(B)/libloft.a $(B)/parts
	@mkdir -p $(@D)
	$(Q)$(LINK) -shared -Wl,--exclude-libs,ALL -o $@ $(filter %.o %.a,$^) $(WHOLE_LIBS)
# The command's own modules, for it and for the tests.
$(B)/cli/support/page_assets.o: cli/support/page_assets.S cli/support/page.css cli/support/index-page.html cli/support/index-page.js $(B)/stamp
	@mkdir -p $(@D)
	$(Q)$(CC) -c -o $@ $<
$(B)/cli.a: $(call obj,$(filter-out cli/main.c,$(CLI_C))) $(B)/cli/support/page_assets.o $(B)/parts
	$(Q)rm -f $@ && $(AR) rcs $@ $(filter %.o,$^)
# Programs are linked with the archive; the mutants load the library.
# The first definition counts: with this object the archive's own table is not drawn in.
LIBRARY := $(if $(filter mutants,$(MODE)),| $(B)/libloft.so.$(SOMAJOR),$(B)/libloft.a)
LOADED  = -Wl,-rpath,$(CURDIR)/$(B) $(B)/libloft.so.$(SOMAJOR)
LINKED  = $^ $(if $(filter mutants,$(MODE)),$(if $(filter %/libloft.a,$^),,$(LOADED)))
$(B)/loft: $(B)/cli/main.o $(B)/cli.a $(LOADING) $(LIBRARY)
	$(Q)$(LINK) -pie $(DRAWING_PATH) -o $@ $(LINKED) $(PROGRAM_LIBS)
$(B)/loft $(if $(MPI),$(B)/loft-mpi): | $(B)/loft-parts/loft-drawing.so
# make MPI=1: the same program, whose ensembles and bands many processes share.
$(B)/mpi/%.o: cli/%.c $(B)/stamp
	@mkdir -p $(@D)
	$(Q)OMPI_CC='$(CC)' mpicc $(filter-out $(CC),$(COMPILE)) -DLOFT_MPI -DLOFT_VERSION='"$(VERSION)"' -c -o $@ $<
$(B)/loft-mpi: $(B)/mpi/main.o $(B)/mpi/support/mpi_ranks.o $(B)/cli.a $(LOADING) $(B)/libloft.a
	$(Q)OMPI_CC='$(CC)' mpicc $(filter-out $(CC),$(LINK)) -pie $(DRAWING_PATH) -o $@ $^ $(PROGRAM_LIBS)

DEMO := scenarios/dprk/2024-10-31-hwasong-19.json

## Analyse one scenario and print the path of its picture.
.PHONY: demo
demo:
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@$(B)/loft run $(DEMO) --out out


## List the targets.
.PHONY: help
help:
	@awk -f tools/make-help.awk $(MAKEFILE_LIST)

## Remove build/.
.PHONY: clean
clean:
	rm -rf build

include mk/tests.mk mk/fuzz.mk mk/slow.mk mk/faults.mk mk/wasm.mk mk/lint.mk mk/docs.mk mk/install.mk mk/api.mk
-include $(OBJS:.o=.d)

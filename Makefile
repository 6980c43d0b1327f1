# make            build the library and the program in build/release
# make demo       run the main job on one scenario and name the picture
# make check      all tests, in release and under the sanitizers
# make scorecard  our standard ranges against published ones, to docs/scorecard.md
# make check-web  the index page in a browser        (./setup.sh --web)
# make validate   the physics against published values, as a table
# make calibrate  does the band hold the truth nine times in ten? writes docs/calibration.*
# make bench      what a flight, an estimate, a run and a batch cost, beside GSL
# make gallery    one picture of each kind into docs/gallery, with docs/gallery.md
# make fuzz       the fuzzers for longer             (FUZZ_N=1000000)
# make check-formats   exports as readers from npm take them, Cesium in a browser (./setup.sh --web)
# make coverage   branch coverage of the library     (needs gcovr)
# make mutants    change constants and signs one by one; a test must notice
# make lint       headers alone, symbol prefix, layers, numbers in documents, format, clang-tidy;
#                 lint-quick without the last
# make install    PREFIX=/usr/local DESTDIR=
# make clean      remove build/
#
# MPI=1 adds build/release/loft-mpi (Open MPI): make MPI=1, mpirun -n 4 build/release/loft-mpi
# MODE is one of release debug asan tsan cov; each has its own tree under build/.
# CPPFLAGS CFLAGS LDFLAGS LDLIBS belong to the caller: they come last and are not set here.
# V=1 shows full commands. Needs GNU make 4.

VERSION := $(file < VERSION)
SOMAJOR := 0
PKGS    ?= gsl libpng libcjson cairo-ft cairo freetype2 proj

MODE ?= release
B    := build/$(MODE)
Q     = $(if $(V),,@printf '  %s\n' '$@';)

MODE_release := -O2 -g
MODE_debug   := -O0 -g3
MODE_asan    := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
                -fno-sanitize-recover=all
MODE_tsan    := -O1 -g -fsanitize=thread
MODE_cov     := -O0 -g --coverage
$(if $(MODE_$(MODE)),,$(error MODE=$(MODE): use release, debug, asan, tsan or cov))

# -ffp-contract=off: the same bits with and without FMA. -fPIC: one set of objects.
STRICT := -std=c17 -fvisibility=hidden -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wvla -Wundef \
          -Wstrict-prototypes -Wmissing-prototypes -Wcast-qual -Wwrite-strings -Wformat=2
NO_DEPS := clean uninstall format format-check check-layers check-doc-numbers check fuzz coverage demo mutants packages # need no -dev packages
ifneq ($(and $(PKGS),$(filter-out $(NO_DEPS),$(or $(MAKECMDGOALS),all))),)
PKG_CPPFLAGS := $(shell pkg-config --cflags $(PKGS))
PKG_LDLIBS   := $(shell pkg-config --libs $(PKGS) || echo PKG-CONFIG-FAILED)
$(if $(findstring FAILED,$(PKG_LDLIBS)),$(error install the -dev packages of: $(PKGS)))
endif
# Threads. The thread sanitizer does not know OpenMP's locks.
OPENMP  := $(if $(filter tsan,$(MODE)),-Wno-unknown-pragmas,-fopenmp)
COMPILE = $(CC) $(STRICT) $(OPENMP) -fPIC -ffp-contract=off $(MODE_$(MODE)) -D_POSIX_C_SOURCE=200809L -Iinclude -I. \
          $(PKG_CPPFLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP
LINK    = $(CC) $(OPENMP) $(MODE_$(MODE)) $(CFLAGS) $(LDFLAGS)
LIBS    = $(PKG_LDLIBS) -lz -lm $(LDLIBS)
TESTLIBS = -lcmocka

JOBS := $(shell nproc 2>/dev/null || echo 2)

obj   = $(1:%.c=$(B)/%.o)
HDRS  := $(wildcard include/loft/*.h)
# The sources stand two or three folders deep: sim/earth/geodesy.c, sim/batch/kernel/avx2.c.
below  = $(wildcard $(foreach d,$(1),$d/*.$(2) $d/*/*.$(2) $d/*/*/*.$(2)))
LIB_C := $(sort $(call below,sim io plots,c))
CLI_C := $(sort $(call below,cli,c))
UNITS := $(sort $(call below,tests,c))
UNITS := $(foreach f,$(UNITS),$(if $(filter test_%,$(notdir $f)),$f))
TOOLS := $(sort $(wildcard tests/fuzz/*.c tests/bench/*.c tests/cli/*.c))
TESTS := $(UNITS:%.c=$(B)/%)
FUZZERS := $(patsubst %.c,$(B)/%,$(sort $(wildcard tests/fuzz/*.c)))
OBJS  := $(call obj,$(LIB_C) $(CLI_C) $(UNITS) $(TOOLS) $(wildcard tests/validation/*.c tests/calibrate/*.c))
DATA  := $(sort $(wildcard data/*.json))

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all tests demo check packages check-formats check-web gallery bench fuzz coverage mutants validate scorecard calibrate lint lint-quick check-headers check-names check-layers check-doc-numbers format-check format tidy \
        install uninstall clean FORCE
all: $(B)/libloft.a $(B)/libloft.so.$(SOMAJOR) $(B)/loft $(if $(MPI),$(B)/loft-mpi)

# Rewritten only when its text changes, so new flags or a removed file force a rebuild.
RECIPE = $(subst ','\'',$(COMPILE) | $(LINK) | $(LIBS) | $(LIB_C))
$(B)/stamp: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(RECIPE)' | cmp -s - $@ || printf '%s\n' '$(RECIPE)' > $@

$(B)/%.o: %.c $(B)/stamp
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -c -o $@ $<
$(call obj,$(UNITS) $(TOOLS)): private CPPFLAGS += -Itests
$(call obj,$(CLI_C)): private CPPFLAGS += -DLOFT_VERSION='"$(VERSION)"'
# One file may have flags of its own; never a whole folder. The kernels of instruction sets
# that the compiler does not know are left empty, and those of a machine's own are chosen
# when the program starts.
ifneq ($(findstring x86_64,$(shell $(CC) -dumpmachine)),)
KERNEL_FLAGS_avx2       := -march=x86-64-v3
KERNEL_FLAGS_avx512     := -march=x86-64-v4
KERNEL_FLAGS_avx2_fma   := $(KERNEL_FLAGS_avx2) -ffp-contract=fast
KERNEL_FLAGS_avx512_fma := $(KERNEL_FLAGS_avx512) -ffp-contract=fast
endif
define KERNEL
$(B)/sim/batch/kernel/kernel_$(1).o: private CPPFLAGS += $$(if $$(filter asan tsan cov debug,$(MODE)),-O1,-O3) $(KERNEL_FLAGS_$(1)) -mtune=generic
endef
$(foreach k,baseline avx2 avx512 avx2_fma avx512_fma,$(eval $(call KERNEL,$(k))))

# The fonts of the drawings stand in the library itself, so no machine needs any.
FONT_DIR ?= /usr/share/fonts/truetype/dejavu
LIB_O = $(call obj,$(LIB_C)) $(B)/plots/base/font.o $(B)/plots/map/land_data.o
$(B)/plots/map/land_data.o: plots/map/land_data.S plots/map/land-50m.bin $(B)/stamp
	@mkdir -p $(@D)
	$(Q)$(CC) -c -o $@ $<
$(B)/plots/base/font.o: plots/base/font.S $(B)/stamp
	@mkdir -p $(@D)
	$(Q)$(CC) -c -DFONT_DIR='"$(FONT_DIR)"' -o $@ $<

$(B)/libloft.a: $(LIB_O) $(B)/stamp
	$(Q)rm -f $@ && $(AR) rcs $@ $(filter %.o,$^)
$(B)/libloft.so.$(SOMAJOR): $(LIB_O) $(B)/stamp
	$(Q)$(LINK) -shared -Wl,-soname,$(@F) -o $@ $(filter %.o,$^) $(LIBS)
# The command's own modules, for it and for the tests.
$(B)/cli/support/index_page_template.o: cli/support/index_page.S cli/support/index-page.html $(B)/stamp
	@mkdir -p $(@D)
	$(Q)$(CC) -c -o $@ $<
$(B)/cli.a: $(call obj,$(filter-out cli/main.c,$(CLI_C))) $(B)/cli/support/index_page_template.o $(B)/stamp
	$(Q)rm -f $@ && $(AR) rcs $@ $(filter %.o,$^)
$(B)/loft: $(B)/cli/main.o $(B)/cli.a $(B)/libloft.a
	$(Q)$(LINK) -o $@ $^ $(LIBS)
# Calls that a test of failures answers in place of the C library: WRAP_<name of the test>.
MEMORY_CALLS := malloc calloc realloc strdup open_memstream ferror fclose regcomp regexec
WRAP_test_out_of_memory        := $(MEMORY_CALLS)
WRAP_test_out_of_memory_flight := $(MEMORY_CALLS) gsl_odeiv2_driver_alloc_scaled_new
WRAP_test_file_failures        := $(MEMORY_CALLS) read write open close fsync fchmod fstat lstat \
                                  access mkdir rename realpath readdir
WRAP_test_band                 := $(MEMORY_CALLS)
WRAP_test_contracts            := __assert_fail
$(B)/tests/%: $(B)/tests/%.o $(B)/cli.a $(B)/libloft.a
	$(Q)$(LINK) $(WRAP_$(@F):%=-Wl,--wrap=%) -o $@ $^ $(TESTLIBS) $(LIBS)

# make MPI=1: the same program, whose ensembles and bands many processes share.
$(B)/mpi/%.o: cli/%.c $(B)/stamp
	@mkdir -p $(@D)
	$(Q)OMPI_CC='$(CC)' mpicc $(filter-out $(CC),$(COMPILE)) -DLOFT_MPI -DLOFT_VERSION='"$(VERSION)"' -c -o $@ $<
$(B)/loft-mpi: $(B)/mpi/main.o $(B)/mpi/support/mpi_ranks.o $(B)/cli.a $(B)/libloft.a
	$(Q)OMPI_CC='$(CC)' mpicc $(filter-out $(CC),$(LINK)) -o $@ $^ $(LIBS)

tests: all $(TESTS) $(FUZZERS) $(B)/calibrate $(patsubst %.c,$(B)/%,$(wildcard tests/cli/*.c))

DEMO = scenarios/dprk/2024-10-31-hwasong-19.json
demo:
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@$(B)/loft run $(DEMO) --out out

# The last line is the verdict: "N passed, N failed".
FUZZED := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/*.c)))
FUZZ_CHECK = 3000
check:
	@$(MAKE) --no-print-directory -j$(JOBS) MODE=release tests
	@$(MAKE) --no-print-directory -j$(JOBS) MODE=asan MPI= tests
	@sh tools/run-tests.sh cli $(sort $(wildcard tests/cli/*.bats)) \
	  -- asan $(UNITS:%.c=build/asan/%) -- release $(UNITS:%.c=build/release/%) \
	  -- fuzz $(FUZZED:%=%:$(FUZZ_CHECK))

# What only packages of npm can check: exports as others read them, the index page in a browser.
FORMATS := build/formats
WEB     := build/web
packages: $(FORMATS)/node_modules/.package-lock.json $(WEB)/node_modules/.package-lock.json
build/%/node_modules/.package-lock.json:
	@mkdir -p build/$* && cp $^ build/$*
	npm ci --prefix build/$* --ignore-scripts --silent --no-fund --no-audit
	@touch $@
$(FORMATS)/node_modules/.package-lock.json: tools/formats/package.json tools/formats/package-lock.json
$(WEB)/node_modules/.package-lock.json: tests/web/package.json tests/web/package-lock.json
check-formats: $(B)/loft $(FORMATS)/node_modules/.package-lock.json
	@sh tools/check-formats.sh $(B)/loft
check-web: $(B)/loft $(WEB)/node_modules/.package-lock.json
	@$(B)/loft run --samples 50 --all scenarios --out $(WEB)/out > $(WEB)/run.txt
	@NODE_PATH=$(WEB)/node_modules node tests/web/index-page.js $(WEB)/out

FUZZ_N ?= 1000000
fuzz:
	@$(MAKE) --no-print-directory -j$(JOBS) MODE=asan tests
	@sh tools/run-tests.sh fuzz $(FUZZED:%=%:$(FUZZ_N))

# Against published values; LOFT_VALIDATION_DIR names a folder with the full tables.
VALIDATE_C := $(sort $(wildcard tests/validation/*.c))
$(call obj,$(VALIDATE_C)): private CPPFLAGS += -Itests/validation
$(B)/validate: $(call obj,$(VALIDATE_C)) $(B)/libloft.a
	$(Q)$(LINK) -o $@ $^ $(LIBS)
validate: $(B)/validate
	@$(B)/validate docs/validation.md

gallery: $(B)/loft
	@sh tools/gallery.sh $(B)/loft

# Against what others published of each flight; a miss must be discussed in its scenario.
scorecard: $(B)/loft
	@$(B)/loft scorecard scenarios --markdown docs/scorecard.md
	@! grep 'NOT DISCUSSED' docs/scorecard.md

# Boosters drawn, flown, reported and estimated: 4 minutes on two processors.
CALIBRATE_C := $(sort $(wildcard tests/calibrate/*.c))
CALIBRATE_TRIALS = 2000
CALIBRATE_SAMPLES = 300
$(B)/calibrate: $(call obj,$(CALIBRATE_C)) $(B)/libloft.a
	$(Q)$(LINK) -o $@ $^ $(LIBS)
calibrate: $(B)/calibrate
	@$(B)/calibrate $(CALIBRATE_TRIALS) $(CALIBRATE_SAMPLES) docs/calibration.md docs/calibration.png

bench: $(B)/tests/bench/bench $(B)/tests/bench/bench_ensemble $(B)/loft
	@$(B)/tests/bench/bench $(B)/loft $(DEMO)
	@$(B)/tests/bench/bench_ensemble $(B)/loft

coverage:
	@$(MAKE) --no-print-directory -j$(JOBS) MODE=cov tests
	@sh tools/run-tests.sh cov $(UNITS:%.c=build/cov/%)
	@gcovr --root . --filter sim/ --filter io/ --exclude-throw-branches --branches --print-summary \
	  --html-details build/cov/coverage.html build/cov

mutants:
	@sh tools/mutants.sh tools/mutants.txt

lint: lint-quick tidy
lint-quick: check-headers check-names check-layers check-doc-numbers format-check
check-headers: $(HDRS:%=$(B)/%.ok)        # every public header compiles on its own
$(B)/%.h.ok: %.h $(B)/stamp
	@mkdir -p $(@D)
	$(Q)$(CC) $(STRICT) -Iinclude -fsyntax-only -x c $<
	@touch $@
check-names: $(B)/libloft.a                # every exported symbol starts with loft_
	@! nm -g --defined-only $< | awk 'NF == 3 && $$3 !~ /^loft_/ { print "not loft_:", $$3 }' | grep .
check-layers:
	@awk -f tools/check-layers.awk tools/layers.txt $(HDRS) $(LIB_C) $(CLI_C) $(call below,sim io plots cli,h)
check-doc-numbers:                         # numbers that documents quote are those of the code
	@sh tools/check-doc-numbers.sh
ALL_SRC = $(HDRS) $(call below,sim io plots cli tests,h) \
          $(LIB_C) $(CLI_C) $(UNITS) $(TOOLS) $(CALIBRATE_C)
format-check:
	@clang-format --dry-run -Werror $(ALL_SRC)
format:
	clang-format -i $(ALL_SRC)
tidy:
	clang-tidy --quiet $(LIB_C) $(CLI_C) -- -std=c17 -D_POSIX_C_SOURCE=200809L \
	  -DLOFT_VERSION='"$(VERSION)"' -Iinclude -I. -Itests $(PKG_CPPFLAGS)

PREFIX     ?= /usr/local
prefix     ?= $(PREFIX)
bindir     ?= $(prefix)/bin
libdir     ?= $(prefix)/lib
includedir ?= $(prefix)/include
datadir    ?= $(prefix)/share/loft
mandir     ?= $(prefix)/share/man
FILL = sed -e 's|@prefix@|$(prefix)|' -e 's|@libdir@|$(libdir)|' -e 's|@PKGS@|$(PKGS)|' \
           -e 's|@VERSION@|$(VERSION)|'
install: all
	install -d $(addprefix $(DESTDIR),$(bindir) $(libdir)/pkgconfig $(includedir)/loft \
	  $(datadir) $(mandir)/man1)
	install -m 755 $(B)/loft $(DESTDIR)$(bindir)
	install -m 644 $(B)/libloft.a $(DESTDIR)$(libdir)
	install -m 755 $(B)/libloft.so.$(SOMAJOR) $(DESTDIR)$(libdir)/libloft.so.$(VERSION)
	ln -sf libloft.so.$(VERSION) $(DESTDIR)$(libdir)/libloft.so.$(SOMAJOR)
	ln -sf libloft.so.$(SOMAJOR) $(DESTDIR)$(libdir)/libloft.so
	install -m 644 $(HDRS) $(DESTDIR)$(includedir)/loft
	install -m 644 $(DATA) $(DESTDIR)$(datadir)
	install -m 644 docs/loft.1 $(DESTDIR)$(mandir)/man1
	$(FILL) loft.pc.in > $(DESTDIR)$(libdir)/pkgconfig/loft.pc
uninstall:
	rm -rf $(DESTDIR)$(includedir)/loft $(DESTDIR)$(datadir)
	rm -f $(DESTDIR)$(bindir)/loft $(DESTDIR)$(libdir)/libloft.* \
	      $(DESTDIR)$(libdir)/pkgconfig/loft.pc $(DESTDIR)$(mandir)/man1/loft.1
clean:
	rm -rf build

-include $(OBJS:.o=.d)

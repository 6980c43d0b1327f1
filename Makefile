# make            build the library and the program in build/release
# make check      build and run the tests            (MODE=asan for the sanitizers)
# make lint       headers alone, symbol prefix, layers, format, clang-tidy
# make install    PREFIX=/usr/local DESTDIR=
# make clean      remove build/
#
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
STRICT := -std=c17 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wvla -Wundef \
          -Wstrict-prototypes -Wmissing-prototypes -Wcast-qual -Wwrite-strings -Wformat=2
NO_DEPS := clean uninstall format format-check check-layers   # need no -dev packages
ifneq ($(and $(PKGS),$(filter-out $(NO_DEPS),$(or $(MAKECMDGOALS),all))),)
PKG_CPPFLAGS := $(shell pkg-config --cflags $(PKGS))
PKG_LDLIBS   := $(shell pkg-config --libs $(PKGS) || echo PKG-CONFIG-FAILED)
$(if $(findstring FAILED,$(PKG_LDLIBS)),$(error install the -dev packages of: $(PKGS)))
endif
COMPILE = $(CC) $(STRICT) -fPIC -ffp-contract=off $(MODE_$(MODE)) -D_POSIX_C_SOURCE=200809L -Iinclude -Isim -Iplots \
          $(PKG_CPPFLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP
LINK    = $(CC) $(MODE_$(MODE)) $(CFLAGS) $(LDFLAGS)
LIBS    = $(PKG_LDLIBS) -lm $(LDLIBS)
TESTLIBS = -lcmocka -lz

obj   = $(1:%.c=$(B)/%.o)
HDRS  := $(wildcard include/loft/*.h)
LIB_C := $(sort $(wildcard sim/*.c plots/*.c))
CLI_C := $(sort $(wildcard cli/*.c))
UNITS := $(sort $(wildcard tests/unit/test_*.c))
TESTS := $(UNITS:%.c=$(B)/%)
OBJS  := $(call obj,$(LIB_C) $(CLI_C) $(UNITS))

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all check lint check-headers check-names check-layers format-check format tidy \
        install uninstall clean FORCE
all: $(B)/libloft.a $(B)/libloft.so.$(SOMAJOR) $(B)/loft

# Rewritten only when its text changes, so new flags or a removed file force a rebuild.
RECIPE = $(subst ','\'',$(COMPILE) | $(LINK) | $(LIBS) | $(LIB_C))
$(B)/stamp: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(RECIPE)' | cmp -s - $@ || printf '%s\n' '$(RECIPE)' > $@

$(B)/%.o: %.c $(B)/stamp
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -c -o $@ $<
$(call obj,$(UNITS)): private CPPFLAGS += -Itests -Icli
$(call obj,$(CLI_C)): private CPPFLAGS += -Icli -DLOFT_VERSION='"$(VERSION)"' 
# One file may have flags of its own; never a whole folder:
# $(B)/sim/ensemble_simd.o: private CFLAGS += -O3 -march=x86-64-v3

# The fonts of the drawings stand in the library itself, so no machine needs any.
FONT_DIR ?= /usr/share/fonts/truetype/dejavu
LIB_O = $(call obj,$(LIB_C)) $(B)/plots/font.o
$(B)/plots/font.o: plots/font.S $(B)/stamp
	@mkdir -p $(@D)
	$(Q)$(CC) -c -DFONT_DIR='"$(FONT_DIR)"' -o $@ $<

$(B)/libloft.a: $(LIB_O) $(B)/stamp
	$(Q)rm -f $@ && $(AR) rcs $@ $(filter %.o,$^)
$(B)/libloft.so.$(SOMAJOR): $(LIB_O) $(B)/stamp
	$(Q)$(LINK) -shared -Wl,-soname,$(@F) -o $@ $(filter %.o,$^) $(LIBS)
$(B)/loft: $(call obj,$(CLI_C)) $(B)/libloft.a
	$(Q)$(LINK) -o $@ $^ $(LIBS)
$(B)/tests/unit/%: $(B)/tests/unit/%.o $(B)/libloft.a
	$(Q)$(LINK) -o $@ $^ $(TESTLIBS) $(LIBS)

# The last line is the verdict: "N passed, N failed".
check: $(TESTS) $(B)/loft
	@sh tools/run-tests.sh $(TESTS)

lint: check-headers check-names check-layers format-check tidy
check-headers: $(HDRS:%=$(B)/%.ok)        # every public header compiles on its own
$(B)/%.h.ok: %.h $(B)/stamp
	@mkdir -p $(@D)
	$(Q)$(CC) $(STRICT) -Iinclude -fsyntax-only -x c $<
	@touch $@
check-names: $(B)/libloft.a                # every exported symbol starts with loft_
	@! nm -g --defined-only $< | awk 'NF == 3 && $$3 !~ /^loft_/ { print "not loft_:", $$3 }' | grep .
check-layers:
	@awk -f tools/check-layers.awk tools/layers.txt $(HDRS) $(LIB_C)
ALL_SRC = $(HDRS) $(wildcard sim/*.h tests/*.h) $(LIB_C) $(CLI_C) $(UNITS)
format-check:
	clang-format --dry-run -Werror $(ALL_SRC)
format:
	clang-format -i $(ALL_SRC)
tidy:
	clang-tidy --quiet $(LIB_C) $(CLI_C) $(UNITS) -- -std=c17 -Iinclude -Isim -Itests \
	  $(PKG_CPPFLAGS)

PREFIX     ?= /usr/local
prefix     ?= $(PREFIX)
bindir     ?= $(prefix)/bin
libdir     ?= $(prefix)/lib
includedir ?= $(prefix)/include
FILL = sed -e 's|@prefix@|$(prefix)|' -e 's|@libdir@|$(libdir)|' -e 's|@PKGS@|$(PKGS)|' \
           -e 's|@VERSION@|$(VERSION)|'
install: all
	install -d $(addprefix $(DESTDIR),$(bindir) $(libdir)/pkgconfig $(includedir)/loft)
	install -m 755 $(B)/loft $(DESTDIR)$(bindir)
	install -m 644 $(B)/libloft.a $(DESTDIR)$(libdir)
	install -m 755 $(B)/libloft.so.$(SOMAJOR) $(DESTDIR)$(libdir)/libloft.so.$(VERSION)
	ln -sf libloft.so.$(VERSION) $(DESTDIR)$(libdir)/libloft.so.$(SOMAJOR)
	ln -sf libloft.so.$(SOMAJOR) $(DESTDIR)$(libdir)/libloft.so
	install -m 644 $(HDRS) $(DESTDIR)$(includedir)/loft
	$(FILL) loft.pc.in > $(DESTDIR)$(libdir)/pkgconfig/loft.pc
uninstall:
	rm -rf $(DESTDIR)$(includedir)/loft
	rm -f $(DESTDIR)$(bindir)/loft $(DESTDIR)$(libdir)/libloft.* \
	      $(DESTDIR)$(libdir)/pkgconfig/loft.pc
clean:
	rm -rf build

-include $(OBJS:.o=.d)

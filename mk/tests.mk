### Tests
UNITS := $(foreach f,$(sort $(call below,tests,c)),$(if $(filter test_%,$(notdir $f)),$f))
# The unit tests that take longer than 1.3 s, the longest first: `make quick` leaves them out,
# and under the sanitizers only `make check-slow` runs them. LONGEST, which ask hundreds of
# flights or the whole catalogue, run in `make check-slow` alone, in release.
LONGEST := out_of_memory_study catalogue_answer round_trips half_way unnamed_class
SLOW := event observed map what_if sample_fit joint batch_edges joint_study posterior batch profile_plot \
        profile_marks sensitivity estimate compare_events standard batch_launch profile out_of_memory_result
LONGEST_UNITS := $(foreach name,$(LONGEST),$(or $(filter %/test_$(name).c,$(UNITS)),\
                 $(error LONGEST in mk/tests.mk: there is no test_$(name).c)))
SLOW_UNITS  := $(foreach name,$(SLOW),$(or $(filter %/test_$(name).c,$(UNITS)),\
                 $(error SLOW in mk/tests.mk: there is no test_$(name).c)))
QUICK_UNITS := $(filter-out $(SLOW_UNITS) $(LONGEST_UNITS),$(UNITS))
BATS  := $(sort $(wildcard tests/cli/*.bats))
LONG_BATS := $(filter %/run.bats %/endings.bats %/plot.bats %/hostile.bats,$(BATS)) # so they start first
SMOKE := tests/cli/smoke.bats
CLI_TOOLS := $(sort $(wildcard tests/cli/*.c))
# Without jansson its comparison is left out.
FUZZ_C    := $(filter-out $(if $(shell pkg-config --exists jansson && echo 1),,%_jansson.c),\
             $(sort $(wildcard tests/fuzz/fuzz_*.c)))
OBJS      += $(call obj,$(UNITS) $(CLI_TOOLS))
program    = $(1:%.c=$(B)/%)

# Calls that a test of failures answers in place of the C library: WRAP_<name of the test>.
MEMORY_CALLS := malloc calloc realloc strdup fopencookie fclose regcomp regexec
WRAP_test_out_of_memory        := $(MEMORY_CALLS)
WRAP_test_out_of_memory_draft  := $(MEMORY_CALLS)
WRAP_test_out_of_memory_export := $(MEMORY_CALLS)
WRAP_test_text                 := $(MEMORY_CALLS)
WRAP_test_out_of_memory_text   := $(MEMORY_CALLS)
WRAP_test_out_of_memory_flight := $(MEMORY_CALLS) gsl_odeiv2_driver_alloc_scaled_new
WRAP_test_out_of_memory_study  := $(MEMORY_CALLS)
WRAP_test_out_of_memory_draft  := $(MEMORY_CALLS)
WRAP_test_out_of_memory_result := $(MEMORY_CALLS)
WRAP_test_file_failures        := $(MEMORY_CALLS) read write open close fsync fchmod fstat lstat \
                                  access mkdir rename realpath readdir
WRAP_test_band                 := $(MEMORY_CALLS)
WRAP_test_svg                  := $(MEMORY_CALLS)
WRAP_test_contracts            := __assert_fail

# test_geodesic compares loft's geodesics with PROJ's.
TEST_PKGS   ?= proj
TEST_LDLIBS = $(eval TEST_LDLIBS := $(call pkg-config,--libs,$(TEST_PKGS)))$(TEST_LDLIBS)
$(call obj,$(call below,tests,c)): private CPPFLAGS += -Itests
$(B)/tests/%: $(B)/tests/%.o $(B)/cli.a $(LIBRARY)
	$(Q)$(LINK) $(WRAP_$(@F):%=-Wl,--wrap=%) -o $@ $(LINKED) -lcmocka $(TEST_LDLIBS) $(WHOLE_LIBS)
# A library that is loaded calls the C library itself, and keeps its embedded bytes to itself.
WITH_ARCHIVE := $(foreach program,$(UNITS:%.c=$(B)/%),$(if $(WRAP_$(notdir $(program))),$(program))) \
           $(call program,$(filter %/test_land.c %/test_gazetteer.c,$(UNITS)))
$(if $(filter mutants,$(MODE)),$(WITH_ARCHIVE)): $(B)/libloft.a

SUBMAKE    = +@$(MAKE) --no-print-directory $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(JOBS))
RUN_TESTS := @sh tools/run-tests.sh

# Each last line is the verdict: "N passed, N failed".

## The loop while typing: unit tests but the slow ones, and each command once, in release.
.PHONY: quick
quick:
	$(SUBMAKE) build-quick
	$(RUN_TESTS) $(TREE) $(SMOKE) $(QUICK_UNITS)

## The tests of one module or command: test_NAME.c and tests/cli/NAME.bats; also with MODE=asan.
test-%: FORCE
	@[ -n '$(tests_of)' ] || { sh tools/near-tests.sh $* $(UNITS) $(BATS); exit 1; }
	$(SUBMAKE) $(call program,$(filter %.c,$(tests_of))) $(if $(filter %.bats,$(tests_of)),build-smoke)
	$(RUN_TESTS) $(TREE) $(tests_of)
tests_of = $(filter %/test_$*.c %/$*.bats,$(UNITS) $(BATS))

## All tests before a commit: in release, and but the slow ones under the sanitizers.
.PHONY: check
check:
	$(SUBMAKE) MODE=release build-tests
	$(SUBMAKE) MODE=asan MPI= build-sanitized
	@LOFT_REFERENCE=build/release/loft sh tools/run-tests.sh release $(LONG_BATS) $(SLOW_UNITS) \
	  $(filter-out $(LONG_BATS),$(BATS)) -- asan $(SMOKE) $(QUICK_UNITS) $(FUZZ_C:tests/fuzz/fuzz_%.c=%:$(FUZZ_CHECK)) -- release $(QUICK_UNITS)
FUZZ_CHECK := 3000

## Accept the wording of all outputs: writes tests/golden and shows what changed.
.PHONY: bless
GOLDEN_UNITS = $(call program,$(shell grep -l '"golden.h"' $(UNITS)))
bless:
	$(SUBMAKE) build-bless
	@rm -rf build/golden && mkdir -p build/golden
	@set -e; for test in $(GOLDEN_UNITS); do \
	  LOFT_BLESS=build/golden $$test >build/bless.log 2>&1 || { cat build/bless.log; exit 1; }; done
	@LOFT_BLESS=$(CURDIR)/build/golden LOFT_BIN=$(B)/loft bats tests/cli/wording.bats >build/bless.log || \
	  { cat build/bless.log; exit 1; }
	@rm -f tests/golden/*.txt && cp build/golden/*.txt tests/golden
	@git --no-pager diff --unified=0 --word-diff tests/golden
build-bless: build-smoke $(GOLDEN_UNITS)

.PHONY: build-longest build-bless build-quick build-smoke build-tests build-sanitized
build-smoke: $(B)/loft $(call program,$(CLI_TOOLS))
build-quick: build-smoke $(call program,$(QUICK_UNITS))
build-tests: all build-quick $(call program,$(SLOW_UNITS)) $(B)/calibrate
build-longest: $(call program,$(LONGEST_UNITS))
build-sanitized: build-quick $(call program,$(FUZZ_C))

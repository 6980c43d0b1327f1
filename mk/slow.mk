### Longer tests, measurements
## The longest unit tests in release, the slow ones under the sanitizers, the fuzzers for longer.
.PHONY: check-slow
check-slow:
	$(SUBMAKE) MODE=release build-longest
	$(SUBMAKE) MODE=asan MPI= build-slow
	$(RUN_TESTS) release $(LONGEST_UNITS) -- asan $(SLOW_UNITS) $(FUZZ_C:tests/fuzz/fuzz_%.c=%:$(FUZZ_SLOW))
FUZZ_SLOW := 30000
.PHONY: build-slow
build-slow: $(call program,$(SLOW_UNITS) $(FUZZ_C)) $(B)/loft

# Other compilers and optimisations find other mistakes; a warning is one here.
## The quick tests of a build by clang, and of one at -O0.
.PHONY: check-clang check-debug
check-clang:
	@$(MAKE) --no-print-directory quick MODE=release TREE=clang CC=clang CFLAGS=-Werror
check-debug:
	@$(MAKE) --no-print-directory quick MODE=debug CFLAGS=-Werror

# clang's OpenMP tells the thread sanitizer of its locks and barriers through libarcher; gcc's
# tells nothing.
THREADED := batch batch_bits batch_launch ensemble posterior event contour fan parallel_for sample_fit
THREADED_UNITS := $(foreach name,$(THREADED),$(filter %/test_$(name).c,$(UNITS)))
## The threaded paths of library and program under clang's thread sanitizer.
.PHONY: check-threads build-threads
check-threads:
	$(SUBMAKE) MODE=tsan CC=clang MPI= build-threads
	@TSAN_OPTIONS='ignore_noninstrumented_modules=1 halt_on_error=1' OMP_NUM_THREADS=4 \
	  sh tools/run-tests.sh tsan $(SMOKE) $(THREADED_UNITS)
build-threads: build-smoke $(call program,$(THREADED_UNITS))

# The release program itself, as it is shipped: the sanitizers look at another build.
## Each command once, in release, under valgrind.
.PHONY: check-valgrind
check-valgrind: build-smoke
	@mkdir -p build/valgrind
	@printf '#!/bin/sh\nexec valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite %s "$$@"\n' \
	  '$(CURDIR)/$(B)/loft' > build/valgrind/loft && chmod +x build/valgrind/loft
	@LOFT_BIN=$(CURDIR)/build/valgrind/loft OMP_NUM_THREADS=1 sh tools/run-tests.sh release $(SMOKE)

# Against published values; LOFT_VALIDATION_DIR names a folder with the full tables.
VALIDATE_C := $(sort $(wildcard tests/validation/*.c))
OBJS += $(call obj,$(VALIDATE_C))
$(call obj,$(VALIDATE_C)): private CPPFLAGS += -Itests/validation
$(B)/validate: $(call obj,$(VALIDATE_C)) $(B)/libloft.a
	$(Q)$(LINK) -o $@ $^ $(WHOLE_LIBS)
## Compare the physics with published values and write docs/validation.md.
.PHONY: validate
validate: $(B)/validate
	@$(B)/validate docs/validation.md

# Boosters drawn, flown, reported and estimated.
CALIBRATE_C := $(sort $(wildcard tests/calibrate/*.c))
CALIBRATE_TRIALS  := 1920
CALIBRATE_SAMPLES := 300
OBJS += $(call obj,$(CALIBRATE_C))
$(B)/calibrate: $(call obj,$(CALIBRATE_C)) $(B)/libloft.a
	$(Q)$(LINK) -o $@ $^ $(WHOLE_LIBS)
## Measure how many 90 % intervals hold the true range and write docs/calibration.* (5 minutes).
.PHONY: calibrate
calibrate: $(B)/calibrate
	@$(B)/calibrate $(CALIBRATE_TRIALS) $(CALIBRATE_SAMPLES) scenarios docs/calibration.md docs/calibration.png

BENCH_C := $(sort $(wildcard tests/bench/*.c))
OBJS += $(call obj,$(BENCH_C))
## Print the time of a flight, a batch and whole commands, beside GSL and the last release.
.PHONY: bench
bench: $(call program,$(BENCH_C)) $(B)/loft
	@$(B)/tests/bench/bench
	@$(B)/tests/bench/bench_process $(B)/loft $(DEMO) tests/bench/previous.tsv
	@$(B)/tests/bench/bench_ensemble $(B)/loft

# Left out: the longest tests but that of memory, whose branches nothing else takes.
COVERAGE_UNITS := $(filter-out $(LONGEST_UNITS),$(UNITS)) $(filter %/test_out_of_memory_study.c,$(UNITS))
## Branch coverage of the library by its unit tests and the command's, in build/cov/coverage.html (needs gcovr).
.PHONY: coverage build-coverage
coverage: export LOFT_REFERENCE := build/cov/loft
coverage:
	$(SUBMAKE) MODE=cov MPI= build-coverage
	$(RUN_TESTS) cov $(COVERAGE_UNITS) $(BATS)
	@gcovr --root . --filter sim/ --filter io/ --exclude-throw-branches --exclude-unreachable-branches \
	  --exclude-lines-by-pattern '.*assert\(.*' --branches --print-summary \
	  --html-details build/cov/coverage.html build/cov
build-coverage: build-tests $(call program,$(COVERAGE_UNITS))

# Left out: the longest tests, which ask hundreds of flights and need minutes for each mutant, but
# the one that finds what want of memory does to a study.
MUTANT_SLOW  := $(SLOW_UNITS) $(filter %/test_out_of_memory_study.c,$(UNITS))
MUTANT_UNITS := $(QUICK_UNITS) $(MUTANT_SLOW)
## Change the source at random places, MUTANTS (60) of them by SEED (1) in MUTANTS_IN (all); a test must notice each.
.PHONY: mutants check-mutants build-mutants mutants-library list-mutants
mutants:
	@python3 -B tools/mutants.py -n $(MUTANTS) --seed $(SEED) --only '$(MUTANTS_IN)' --table docs/reliability/mutants.tsv; \
	  status=$$?; sh tools/reliability.sh; exit $$status
## The first 60 of those; writes nothing.
check-mutants:
	@python3 -B tools/mutants.py -n 60 --seed 1
MUTANTS ?= 60
SEED    ?= 1
mutants-library: $(B)/libloft.so.$(SOMAJOR)
build-mutants: mutants-library $(call program,$(MUTANT_UNITS)) $(B)/loft $(call program,$(CLI_TOOLS))
# Lines of a kind and its programs, for tools/mutants.py.
list-mutants:
	@echo quick $(call program,$(QUICK_UNITS))
	@echo slow $(call program,$(MUTANT_SLOW))
	@echo linked $(filter $(WITH_ARCHIVE),$(call program,$(MUTANT_UNITS)))

# Checks that need packages of npm.
FORMATS := build/formats
WEB     := build/web
## Fetch the npm packages of the next two (./setup.sh --web installs node and a browser).
.PHONY: packages
packages: $(FORMATS)/node_modules/.package-lock.json $(WEB)/node_modules/.package-lock.json
build/%/node_modules/.package-lock.json:
	@mkdir -p build/$* && cp $^ build/$*
	npm ci --prefix build/$* --ignore-scripts --silent --no-fund --no-audit
	@touch $@
$(FORMATS)/node_modules/.package-lock.json: tools/formats/package.json tools/formats/package-lock.json
$(WEB)/node_modules/.package-lock.json: tests/web/package.json tests/web/package-lock.json
## Exports as readers from npm take them, Cesium in a browser.
.PHONY: check-formats
check-formats: $(B)/loft $(FORMATS)/node_modules/.package-lock.json
	@sh tools/check-formats.sh $(B)/loft
## The pages of a run in a browser.
.PHONY: check-web
check-web: $(B)/loft $(WEB)/node_modules/.package-lock.json
	@$(B)/loft run --samples 50 --all scenarios --out $(WEB)/out > $(WEB)/run.txt
	@NODE_PATH=$(WEB)/node_modules node tests/web/index-page.js $(WEB)/out
	@NODE_PATH=$(WEB)/node_modules node tests/web/event-page.js $(WEB)/out

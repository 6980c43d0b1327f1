### Rules of the source
## All rules: lint-quick and tidy.
.PHONY: lint
lint: lint-quick tidy
## All rules but clang-tidy's.
.PHONY: lint-quick
lint-quick: check-headers check-names check-layers check-doc-numbers check-doc-paths check-prose check-decimal check-memory check-manual format-check

## Every public header compiles on its own.
.PHONY: check-headers
check-headers: $(HDRS:%=$(B)/%.ok)
$(B)/%.h.ok: %.h $(B)/stamp
	@mkdir -p $(@D)
	$(Q)$(CC) $(STRICT) -Iinclude -fsyntax-only -x c $<
	@touch $@

## Every exported symbol starts with loft_.
.PHONY: check-names
check-names: $(B)/libloft.a
	@! nm -g --defined-only $< | awk 'NF == 3 && $$3 !~ /^loft_/ { print "not loft_:", $$3 }' | grep .

# Program text that the kernels of all instruction sets include.
KERNEL_INC = $(sort $(wildcard sim/batch/kernel/*.inc))

## No file includes a header of a later layer (tools/layers.txt).
.PHONY: check-layers
check-layers:
	@awk -f tools/check-layers.awk tools/layers.txt $(HDRS) $(LIB_C) $(CLI_C) $(call below,sim io plots cli,h) $(KERNEL_INC)

## Numbers that documents quote are those of the code.
.PHONY: check-doc-numbers
check-doc-numbers:
	@sh tools/check-doc-numbers.sh

## Files, folders and headings that documents name exist.
.PHONY: check-doc-paths
check-doc-paths:
	@sh tools/check-doc-paths.sh

## Comments, messages and help avoid the patterns of tools/check-prose.awk.
.PHONY: check-prose
check-prose:
	@awk -f tools/check-prose.awk $(ALL_SRC) Makefile $(wildcard mk/*.mk tools/*.sh tools/*.awk tests/cli/*.bats tests/cli/*.bash)

## Numbers become text, and text numbers, in sim/base/decimal.c alone.
.PHONY: check-decimal
check-decimal:
	@awk -f tools/check-decimal.awk $(LIB_C) $(CLI_C)

## Streams into memory are those of sim/base/text.c, which tells what it lost.
.PHONY: check-memory
check-memory:
	@awk -f tools/check-memory.awk $(LIB_C) $(CLI_C)

## Schemas and manual pages are those that `make manual` writes (needs scdoc).
.PHONY: check-manual
check-manual:
	@rm -rf $(B)/manual
	@$(MAKE) --no-print-directory manual WRITTEN=$(B)/manual
	@cd $(B)/manual && for f in data/* docs/*; do \
	  cmp $$f $(CURDIR)/$$f || { echo '`make manual` brings it up to date'; exit 1; }; done

ALL_SRC = $(HDRS) $(KERNEL_INC) $(call below,sim io plots cli tests,h) $(LIB_C) $(CLI_C) $(call below,tests,c) tools/schemas.c tools/tables.c
## Format all sources by clang-format 14; format-check only tells what differs.
.PHONY: format
format:
	clang-format -i $(ALL_SRC)
.PHONY: format-check
format-check:
	@clang-format --dry-run -Werror $(ALL_SRC)

# A file is looked at again when its object was made again.
## clang-tidy on the library and the commands.
.PHONY: tidy tidy-files
tidy:
	$(SUBMAKE) --keep-going --output-sync tidy-files
tidy-files: $(patsubst %.c,$(B)/%.tidy,$(LIB_C) $(CLI_C))
$(B)/%.tidy: %.c $(B)/%.o .clang-tidy
	$(Q)clang-tidy --quiet $< -- -std=c17 -D_POSIX_C_SOURCE=200809L -DLOFT_VERSION='"$(VERSION)"' \
	  -Iinclude -I. $(PKG_CPPFLAGS) 2>/dev/null
	@touch $@

## gcc's analyzer and cppcheck on the library and the commands.
.PHONY: analyze
analyze:
	@sh tools/analyze.sh $(B)/analyze "$(CC) $(filter-out -fPIC,$(STRICT)) $(OPENMP) -D_POSIX_C_SOURCE=200809L \
	  -DLOFT_VERSION=__FILE__ -Iinclude -I. $(PKG_CPPFLAGS)" $(filter-out %_avx2.c %_avx512.c,$(LIB_C) $(CLI_C))

### Fuzzing
# A target is tests/fuzz/fuzz_NAME.c. Its program tries the same edits of given files on every
# machine; in MODE=fuzz (clang) libFuzzer chooses the texts by the branches that they reach.
FUZZ_NAMES := $(FUZZ_C:tests/fuzz/fuzz_%.c=%)
FUZZ_DRIVER := $(if $(filter fuzz,$(MODE)),guided,drive)
OBJS += $(call obj,$(sort $(wildcard tests/fuzz/*.c)))
$(call obj,$(sort $(wildcard tests/fuzz/*.c))): private CPPFLAGS += -Itests/fuzz
$(call program,$(FUZZ_C)): $(B)/%: $(B)/%.o $(B)/tests/fuzz/$(FUZZ_DRIVER).o $(B)/tests/fuzz/mutations.o $(B)/cli.a $(B)/libloft.a
	$(Q)$(LINK) $(if $(filter fuzz,$(MODE)),-fsanitize=fuzzer) -o $@ $^ $(if $(findstring jansson,$@),-ljansson) $(WHOLE_LIBS)

## Coverage-guided fuzzing of all that is read, for FUZZ_MINUTES (60); goes on where the last run stopped.
.PHONY: fuzz build-fuzz
fuzz: $(B)/loft
	$(SUBMAKE) MODE=fuzz CC=clang MPI= build-fuzz
	@sh tools/fuzz.sh build/fuzz $(FUZZ_MINUTES) $(FUZZ_NAMES); status=$$?; sh tools/reliability.sh; exit $$status
FUZZ_MINUTES ?= 60
build-fuzz: $(call program,$(FUZZ_C))

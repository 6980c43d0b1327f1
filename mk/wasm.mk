### WebAssembly
# The numerical part (sim/) without files, threads and libraries, and so without the second
# integrator. ./setup.sh --web installs the compiler and node.
WASM     := build/wasm
WASM_CC  ?= clang --target=wasm32-wasi
WASM_AR  ?= llvm-ar
WASM_OUT := sim/base/file.c sim/earth/sun.c sim/flight/second_opinion_gsl.c
WASM_C   := $(sort $(filter-out $(WASM_OUT),$(call below,sim,c)))
WASM_O   := $(WASM_C:%.c=$(WASM)/%.o)
# WASM_FLAGS=-msimd128: 1.2 times faster, for browsers since 2023.
WASM_COMPILE = $(WASM_CC) $(STRICT) -Wno-unknown-pragmas -O2 -ffp-contract=off -D_POSIX_C_SOURCE=200809L \
               -DLOFT_VERSION='"$(VERSION)"' -Iinclude -I. $(WASM_FLAGS) -MMD -MP
# Batches need 0.7 MB of stack. It stands before the data, so that an overflow traps.
WASM_LINK = $(WASM_CC) -Wl,--stack-first -Wl,-z,stack-size=2097152

$(WASM)/stamp: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(WASM_COMPILE) $(WASM_C))' | cmp -s - $@ || \
	  printf '%s\n' '$(subst ','\'',$(WASM_COMPILE) $(WASM_C))' > $@
$(WASM)/%.o: %.c $(WASM)/stamp
	@mkdir -p $(@D)
	$(Q)$(WASM_COMPILE) -c -o $@ $<
$(WASM)/libloft-sim.a: $(WASM_O)
	$(Q)rm -f $@ && $(WASM_AR) rcs $@ $^
$(WASM)/estimate.wasm: $(WASM)/tests/wasm/estimate.o $(WASM)/libloft-sim.a mk/wasm.mk
	$(Q)$(WASM_LINK) -o $@ $(filter %.o %.a,$^) -lm

## The numerical part as WebAssembly, and a program with it, in build/wasm.
.PHONY: wasm
wasm: $(WASM)/libloft-sim.a $(WASM)/estimate.wasm

## That program in node gives the native program's answer.
.PHONY: check-wasm
check-wasm: $(WASM)/estimate.wasm $(B)/loft
	@node --no-warnings tests/wasm/check.js $^

-include $(WASM_O:.o=.d) $(WASM)/tests/wasm/estimate.d

### Faults
FAILING_MALLOC := build/faults/failing_malloc.so
$(FAILING_MALLOC): tests/faults/failing_malloc.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c17 -O2 -Wall -Wextra -shared -fPIC -o $@ $< -ldl

# FAULTS_KILLS: of each kind of signal and kill; FAULTS_STRIDE: every n-th allocation fails.
FAULTS_KILLS  ?= 200
FAULTS_STRIDE ?= 1
## Full disks, closed pipes, no memory, signals and kills, for docs/reliability.md (20 to 60 minutes).
.PHONY: faults check-faults
faults: all $(FAILING_MALLOC)
	@FAULTS_KILLS=$(FAULTS_KILLS) FAULTS_STRIDE=$(FAULTS_STRIDE) \
	  tools/faults.sh $(B)/loft $(FAILING_MALLOC) docs/reliability/faults.tsv
	@sh tools/reliability.sh

## A short run of that (a minute); writes nothing.
check-faults: all $(FAILING_MALLOC)
	@FAULTS_KILLS=5 FAULTS_STRIDE=307 tools/faults.sh $(B)/loft $(FAILING_MALLOC)

## Write docs/reliability.md from the tables of all campaigns in docs/reliability/*.tsv.
.PHONY: reliability
reliability:
	@sh tools/reliability.sh

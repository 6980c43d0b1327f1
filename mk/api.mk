### Public interface
## Accept the exported names and what the examples print, as tests/cli/api.bats compares them.
.PHONY: bless-api
bless-api: $(B)/libloft.so.$(SOMAJOR)
	nm -D --defined-only $< | awk '$$2 != "A" { print $$3 }' | sort > docs/exported.txt
	@mkdir -p examples/expected $(B)/examples
	@set -e; for source in examples/*.c; do name=$$(basename $$source .c); \
	  $(CC) -std=c17 -Iinclude $$source -o $(B)/examples/$$name $< -Wl,-rpath,$(CURDIR)/$(B) -lm; \
	  (cd $(B)/examples && ./$$name) > examples/expected/$$name.txt; done
	@git diff --stat -- docs/exported.txt examples/expected

### Documents
OBJS += $(call obj,tools/schemas.c tools/tables.c tools/contact_sheet.c)
$(B)/schemas: $(B)/tools/schemas.o $(B)/libloft.a
	$(Q)$(LINK) -o $@ $^ $(WHOLE_LIBS)
$(B)/tables: $(B)/tools/tables.o $(B)/cli.a $(B)/libloft.a
	$(Q)$(LINK) -o $@ $^ $(WHOLE_LIBS)
$(B)/contact_sheet: $(B)/tools/contact_sheet.o
	$(Q)$(LINK) -o $@ $^ $(WHOLE_LIBS)

# Where the written files go; check-manual compares those elsewhere.
WRITTEN := .
## Write data/*.schema.json and docs/loft-files.5.scd from the tables of keys.
.PHONY: schema
schema: $(B)/schemas
	@mkdir -p $(WRITTEN)/data $(WRITTEN)/docs
	@$(B)/schemas $(WRITTEN)/data
	@$(B)/schemas > $(WRITTEN)/docs/loft-files.5.scd

# A manual's date is that of the last release, so the same source gives the same page.
RELEASED = $(shell date -u +%s -d "$$(sed -n 's/^\#\# \[[0-9.]*\] - //p' CHANGELOG.md | head -n 1)")
## Write docs/loft.1 and docs/loft-files.5 from their .scd and the tables (needs scdoc).
.PHONY: manual
manual: schema $(B)/tables
	@$(B)/tables manual < docs/loft.1.scd > $(B)/loft.1.scd
	@SOURCE_DATE_EPOCH=$(RELEASED) scdoc < $(B)/loft.1.scd > $(WRITTEN)/docs/loft.1
	@SOURCE_DATE_EPOCH=$(RELEASED) scdoc < $(WRITTEN)/docs/loft-files.5.scd > $(WRITTEN)/docs/loft-files.5

## Draw one picture of each kind into docs/gallery, with docs/gallery.md.
.PHONY: gallery
gallery: $(B)/loft $(B)/tables
	@$(B)/tables gallery | sh tools/gallery.sh $(B)/loft

## Draw the pictures of all scenarios and the gallery at 100 % on pages build/contact-sheet/*.png.
.PHONY: contact-sheet
contact-sheet: $(B)/loft $(B)/contact_sheet
	@tools/contact-sheet.sh $(B)/loft $(B)/contact_sheet build/contact-sheet

# A miss must be discussed in its scenario.
## Compare our standard ranges with published ones and write docs/scorecard.md.
.PHONY: scorecard
scorecard: $(B)/loft
	@$(B)/loft scorecard scenarios --markdown docs/scorecard.md
	@! grep 'NOT DISCUSSED' docs/scorecard.md

## Measure how far sources of one flight differ and write docs/sources.md.
.PHONY: sources
sources: $(B)/loft
	@$(B)/loft sources scenarios --markdown docs/sources.md > /dev/null

# FOLDERS of tests/drafts: all, and the page is written, unless some are named. LOFT_SEEDS_DIR
# names the folder with the texts of `seeds`.
## Read the labelled passages of tests/drafts, show the mistakes and write docs/drafts.md.
.PHONY: drafts
drafts: $(B)/loft
	@python3 tools/drafts.py $(if $(FOLDERS),,--markdown docs/drafts.md) $(B)/loft $(FOLDERS)

### Documents
# A manual's date is that of the last release, so the same source gives the same page.
## Write docs/loft.1 from docs/loft.1.scd (needs scdoc).
.PHONY: manual
manual:
	@SOURCE_DATE_EPOCH=$$(date -u +%s -d "$$(sed -n 's/^## \[[0-9.]*\] - //p' CHANGELOG.md | head -n 1)") \
	  scdoc < docs/loft.1.scd > docs/loft.1

## Draw one picture of each kind into docs/gallery, with docs/gallery.md.
.PHONY: gallery
gallery: $(B)/loft
	@sh tools/gallery.sh $(B)/loft

# A miss must be discussed in its scenario.
## Compare our standard ranges with published ones and write docs/scorecard.md.
.PHONY: scorecard
scorecard: $(B)/loft
	@$(B)/loft scorecard scenarios --markdown docs/scorecard.md
	@! grep 'NOT DISCUSSED' docs/scorecard.md

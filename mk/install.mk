### Install
PREFIX     ?= /usr/local
prefix     ?= $(PREFIX)
bindir     ?= $(prefix)/bin
libdir     ?= $(prefix)/lib
includedir ?= $(prefix)/include
# Where the program and the library look, beside their own folders.
partsdir   ?= $(prefix)/lib/loft-parts
datadir    ?= $(prefix)/share/loft
docdir     ?= $(prefix)/share/doc/loft
mandir     ?= $(prefix)/share/man
# Where each shell looks, with the name that it wants.
bashdir    ?= $(prefix)/share/bash-completion/completions
zshdir     ?= $(prefix)/share/zsh/site-functions
fishdir    ?= $(prefix)/share/fish/vendor_completions.d
FILL = sed -e 's|@prefix@|$(prefix)|' -e 's|@libdir@|$(libdir)|' -e 's|@PKGS@|$(PKGS) $(DRAWING_PKGS)|' \
           -e 's|@VERSION@|$(VERSION)|'
SHELLS := bash zsh fish
$(SHELLS:%=$(B)/completion.%): $(B)/completion.%: $(B)/loft
	$(Q)env -u LOFT_DATA $< completion $* > $@
# Whole folders: what they hold is installed with the folders below it.
SCENARIOS := $(sort $(wildcard scenarios/README.md scenarios/*/*.json))
EXAMPLES  := $(sort $(wildcard data/examples/*))
DOCUMENTS := README.md CHANGELOG.md LICENSE data/README.md \
             $(sort $(wildcard docs/*.md docs/*.png docs/decisions/*.md docs/gallery/*) \
             $(wildcard examples/*.c examples/expected/*))
# install-files FOLDER FILE... - each below the folder by its path; $(3) is cut off before it.
install-files = $(foreach f,$(2),install -D -m 644 $(f) $(DESTDIR)$(1)/$(patsubst $(3)%,%,$(f)) &&) true
## Install with PREFIX=/usr/local DESTDIR=.
.PHONY: install
install: all $(SHELLS:%=$(B)/completion.%)
	install -d $(addprefix $(DESTDIR),$(bindir) $(libdir)/pkgconfig $(partsdir) $(includedir)/loft \
	  $(datadir) $(mandir)/man1 $(mandir)/man5 $(bashdir) $(zshdir) $(fishdir))
	install -m 755 $(B)/loft $(DESTDIR)$(bindir)
	install -m 644 $(B)/libloft.a $(DESTDIR)$(libdir)
	install -m 755 $(B)/libloft.so.$(SOMAJOR) $(DESTDIR)$(libdir)/libloft.so.$(VERSION)
	ln -sf libloft.so.$(VERSION) $(DESTDIR)$(libdir)/libloft.so.$(SOMAJOR)
	ln -sf libloft.so.$(SOMAJOR) $(DESTDIR)$(libdir)/libloft.so
	install -m 755 $(B)/loft-parts/loft-drawing.so $(DESTDIR)$(partsdir)
	install -m 644 $(HDRS) $(DESTDIR)$(includedir)/loft
	install -m 644 $(DATA) $(DESTDIR)$(datadir)
	@$(call install-files,$(datadir),$(SCENARIOS))
	@$(call install-files,$(datadir)/examples,$(EXAMPLES),data/examples/)
	@$(call install-files,$(docdir),$(DOCUMENTS))
	install -m 644 docs/loft.1 $(DESTDIR)$(mandir)/man1
	install -m 644 docs/loft-files.5 $(DESTDIR)$(mandir)/man5
	install -m 644 $(B)/completion.bash $(DESTDIR)$(bashdir)/loft
	install -m 644 $(B)/completion.zsh $(DESTDIR)$(zshdir)/_loft
	install -m 644 $(B)/completion.fish $(DESTDIR)$(fishdir)/loft.fish
	$(FILL) loft.pc.in > $(DESTDIR)$(libdir)/pkgconfig/loft.pc
## Remove what install left.
.PHONY: uninstall
uninstall:
	rm -rf $(DESTDIR)$(includedir)/loft $(DESTDIR)$(datadir) $(DESTDIR)$(docdir) $(DESTDIR)$(partsdir)
	rm -f $(DESTDIR)$(bindir)/loft $(DESTDIR)$(libdir)/libloft.* \
	      $(DESTDIR)$(libdir)/pkgconfig/loft.pc $(DESTDIR)$(mandir)/man1/loft.1 \
	      $(DESTDIR)$(mandir)/man5/loft-files.5 $(DESTDIR)$(bashdir)/loft \
	      $(DESTDIR)$(zshdir)/_loft $(DESTDIR)$(fishdir)/loft.fish

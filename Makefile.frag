# SPDX-License-Identifier: GPL-2.0-or-later
# The statements of sql/ as a C catalogue; every object may read it. sqlgen leaves a file alone that says
# the same: the .c is touched so that its object is made anew, the .h is not, for the sake of all others.
$(srcdir)/gen/sql_catalog.c: $(srcdir)/tools/sqlgen $(wildcard $(srcdir)/sql/*/*.sql)
	$(srcdir)/tools/sqlgen $(srcdir)/gen
	@touch $@
$(srcdir)/gen/sql_catalog.h: $(srcdir)/gen/sql_catalog.c ;
$(shared_objects_wikisocial): $(srcdir)/gen/sql_catalog.h

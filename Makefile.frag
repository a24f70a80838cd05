# SPDX-License-Identifier: GPL-2.0-or-later
# The statements of sql/ as a C catalogue; every object may read it.
$(srcdir)/gen/sql_catalog.c: $(srcdir)/gen/sql_catalog.h
$(srcdir)/gen/sql_catalog.h: $(srcdir)/tools/sqlgen $(wildcard $(srcdir)/sql/*/*.sql)
	$(srcdir)/tools/sqlgen $(srcdir)/gen
$(shared_objects_wikisocial): $(srcdir)/gen/sql_catalog.h

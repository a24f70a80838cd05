/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef SOC_GEN_SQL_CATALOG_H
#define SOC_GEN_SQL_CATALOG_H
/*
 * A catalogue of probes in the shape that tools/sqlgen writes: statements that sleep, fail and
 * lie about their columns, which the product's own do not. Included by pg/catalog.h.
 */
enum soc_sql {
	SOC_SQL_SCHEMA_VERSION,
	SOC_SQL_NOTE_PUT,
	SOC_SQL_NOTE_BY_KEY,
	SOC_SQL_NOTE_COUNT,
	SOC_SQL_NOTE_PUT_PLAIN,
	SOC_SQL_PROBE_ECHO,
	SOC_SQL_PROBE_SLEEP,
	SOC_SQL_PROBE_DIVIDE,
	SOC_SQL_PROBE_PID,
	SOC_SQL_PROBE_SETTINGS,
	SOC_SQL_PROBE_LIE,
	SOC_SQL_PROBE_TWO_ROWS,
	SOC_SQL_PROBE_SUM,
	SOC_SQL_PROBE_RAISE,
	SOC_SQL_PROBE_WIDE,
	SOC_SQL_COUNT
};
enum { SOC_P_NOTE_PUT_KEY, SOC_P_NOTE_PUT_TEXT };
enum { SOC_P_NOTE_BY_KEY_KEY };
enum { SOC_P_NOTE_PUT_PLAIN_TEXT };
enum { SOC_P_PROBE_ECHO_BIG, SOC_P_PROBE_ECHO_SMALL, SOC_P_PROBE_ECHO_FLAG, SOC_P_PROBE_ECHO_TEXT };
enum { SOC_P_PROBE_SLEEP_MS };
enum { SOC_P_PROBE_DIVIDE_BY };
enum { SOC_P_PROBE_SUM_VALUES };
enum { SOC_P_PROBE_RAISE_STATE };
enum { SOC_P_PROBE_WIDE_SIZE };
#define SOC_SCHEMA_VERSION 7
extern const soc_stmt soc_sql_catalog[SOC_SQL_COUNT];
#endif

/* SPDX-License-Identifier: MIT */
#ifndef SOC_CAL_STREAM_H
#define SOC_CAL_STREAM_H

#include "base/buf.h"
#include "cal/moment.h"

#include <libical/ical.h>

/*
 * A calendar of libical's under way. What libical could not make is NULL, which makes the stream
 * fail; what it lost without a word is missed when its lines are counted.
 */
typedef struct soc_stream {
	icalcomponent *calendar;
	soc_arena *arena; /* of cleaned texts: libical copies them */
	size_t lines;     /* that the stream must have, unfolded */
	bool failed;
} soc_stream;

soc_stream soc_stream_start(soc_arena *arena);
/* Appends the stream to the buffer, and frees it. NOMEM, also when the buffer is full. */
bool soc_stream_end(soc_stream *stream, soc_buf *buf, soc_err *err) SOC_MUST_CHECK;

/* Both answer what was put, or NULL. */
icalcomponent *soc_stream_open(soc_stream *stream, icalcomponent *in, icalcomponent *made);
icalproperty *soc_stream_put(soc_stream *stream, icalcomponent *in, icalproperty *made);
void soc_stream_param(soc_stream *stream, icalproperty *of, icalparameter *made);

/*
 * Texts for libical, which stay within their property whatever they hold: line ends become LF,
 * other control characters, also U+0080 to U+009F, a space. NULL makes a stream fail, as above.
 */
const char *soc_stream_text(soc_stream *stream, soc_str text);
/* As above without line ends, a double quote an apostrophe: a parameter cannot hold these. */
const char *soc_stream_param_text(soc_stream *stream, soc_str text);
/* Bytes that no URI has are percent-encoded. */
const char *soc_stream_uri(soc_stream *stream, soc_str uri);

/* Of the clock on the wall, or in UTC; of an instant, in UTC. */
struct icaltimetype soc_stream_time(soc_moment moment, bool utc);
struct icaltimetype soc_stream_instant(int64_t second);

#endif

/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "fuzz/native/value.h"
#include "fuzz/native/host.h"

enum { REMEMBERED = 8, DEPTH_MAX = 4, REPEATED_MAX = 200000 };
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const zend_long numbers[] = { 0, 1, -1, 2, 100, 101, 500, 1000, 1001, 2000, 10000, 10001,
	65535, 65536, INT32_MAX, INT32_MIN, (zend_long)INT32_MAX + 1, INT64_MAX, INT64_MIN };

#define TEXT(literal) { literal, sizeof(literal) - 1 }
static const struct { const char *text; size_t length; } texts[] = { TEXT(""), TEXT("fuzz"),
	TEXT("1"), TEXT("0"), TEXT("9223372036854775807"), TEXT("9223372036854775808"), TEXT("-1"),
	TEXT("01"), TEXT("1e3"), TEXT("status"), TEXT("comment"), TEXT("public"), TEXT("mentioned"),
	TEXT("none"), TEXT("hidden"), TEXT("suppressed"), TEXT("user"), TEXT("page"), TEXT("file"),
	TEXT("revision"), TEXT("diff"), TEXT("url"), TEXT("en"), TEXT("zh-hant"), TEXT("a\0b"),
	TEXT("\xff\xfe"), TEXT("\xc3"), TEXT("\xed\xa0\x80"), TEXT("\xf4\x90\x80\x80"),
	TEXT("\xe2\x80\xae" "rtl"), TEXT("\xe2\x81\xa6\xe2\x81\xa9"), TEXT("\r\n\t "), TEXT("\x1b[2J"),
	TEXT("'; DROP TABLE social.status; --"), TEXT("[[User:A|b]] @A https://a.example/ [[x]]"),
	TEXT("%s%n%s"), TEXT("<script>"), TEXT("text"), TEXT("lang"), TEXT("visibility"),
	TEXT("entities"), TEXT("key"), TEXT("level"), TEXT("reason"), TEXT("version"), TEXT("type"),
	TEXT("start"), TEXT("length"), TEXT("userId"), TEXT("title"), TEXT("old"), TEXT("exists"),
	TEXT("temporary"), TEXT("\xf0\x9f\x98\x80"), TEXT("image"), TEXT("A.jpg"), TEXT("media"),
	TEXT("https://u.example/") };

static zend_string *remembered[REMEMBERED];
static unsigned remembered_count;

uint8_t fuzz_byte(fuzz_bytes *bytes)
{
	if (bytes->left == 0) {
		return 0;
	}
	bytes->left--;
	return *bytes->at++;
}

static zend_string *literal(fuzz_bytes *bytes, size_t length)
{
	if (length > bytes->left) {
		length = bytes->left;
	}
	zend_string *text = zend_string_init((const char *)bytes->at, length, 0);
	bytes->at += length;
	bytes->left -= length;
	return text;
}

static zend_string *known(unsigned which)
{
	which %= COUNT(texts);
	return zend_string_init(texts[which].text, texts[which].length, 0);
}

static zend_string *repeated(fuzz_bytes *bytes)
{
	zend_string *unit = literal(bytes, fuzz_byte(bytes) % 32);
	size_t times = fuzz_byte(bytes);
	times = times << 8 | fuzz_byte(bytes);
	if (ZSTR_LEN(unit) * times > REPEATED_MAX) {
		times = REPEATED_MAX / ZSTR_LEN(unit);
	}
	zend_string *text = zend_string_safe_alloc(ZSTR_LEN(unit), times, 0, 0);
	for (size_t i = 0; i < times; i++) {
		memcpy(ZSTR_VAL(text) + i * ZSTR_LEN(unit), ZSTR_VAL(unit), ZSTR_LEN(unit));
	}
	ZSTR_VAL(text)[ZSTR_LEN(text)] = '\0';
	zend_string_release(unit);
	return text;
}

static zend_string *text_of(fuzz_bytes *bytes)
{
	uint8_t how = fuzz_byte(bytes);
	if (how < 128) {
		return literal(bytes, how);
	}
	if (how < 192) {
		return known(how - 128u);
	}
	if (how < 224) {
		return remembered_count ? zend_string_copy(remembered[how % remembered_count])
			: zend_string_init("1", 1, 0);
	}
	if (how < 240) {
		return repeated(bytes);
	}
	zend_string *first = known(fuzz_byte(bytes)), *rest = literal(bytes, fuzz_byte(bytes));
	zend_string *both = zend_string_concat2(ZSTR_VAL(first), ZSTR_LEN(first), ZSTR_VAL(rest),
		ZSTR_LEN(rest));
	zend_string_release(first);
	zend_string_release(rest);
	return both;
}

static zend_long number_of(fuzz_bytes *bytes)
{
	uint8_t how = fuzz_byte(bytes);
	if (how < 64) {
		return how;
	}
	if (how < 128) {
		return numbers[how % COUNT(numbers)];
	}
	uint64_t number = 0;
	for (int i = 0; i < 8; i++) {
		number = number << 8 | fuzz_byte(bytes);
	}
	return (zend_long)number;
}

static void any_value(fuzz_bytes *bytes, int depth, zval *out);

static void any_array(fuzz_bytes *bytes, int depth, zval *out)
{
	unsigned count = depth < DEPTH_MAX ? fuzz_byte(bytes) % 16u : 0;
	array_init(out);
	while (count-- > 0) {
		zval value;
		uint8_t how = fuzz_byte(bytes);
		any_value(bytes, depth + 1, &value);
		if (how & 0x80) {
			ZVAL_MAKE_REF(&value);
		}
		if ((how & 0x7F) < 64) {
			zend_string *key = known(how & 0x3F);
			zend_symtable_update(Z_ARR_P(out), key, &value);
			zend_string_release(key);
		} else if ((how & 0x7F) >= 120) {
			(void)zend_hash_index_update(Z_ARR_P(out), (zend_ulong)number_of(bytes), &value);
		} else if (!zend_hash_next_index_insert(Z_ARR_P(out), &value)) {
			/* Behind the largest index there is no next one. */
			zval_ptr_dtor(&value);
		}
	}
}

static void any_value(fuzz_bytes *bytes, int depth, zval *out)
{
	double real;
	switch (fuzz_byte(bytes) % 10) {
	case 0: ZVAL_NULL(out); break;
	case 1: ZVAL_BOOL(out, fuzz_byte(bytes) & 1); break;
	case 2:
	case 3: ZVAL_LONG(out, number_of(bytes)); break;
	case 4:
		real = (double)number_of(bytes) * 0.5;
		ZVAL_DOUBLE(out, fuzz_byte(bytes) == 255 ? ZEND_NAN : real);
		break;
	case 5: ZVAL_COPY(out, fuzz_thing(fuzz_byte(bytes))); break;
	case 6:
	case 7: ZVAL_STR(out, text_of(bytes)); break;
	default: any_array(bytes, depth, out); break;
	}
}

/* A field of an array, of the form given, or sometimes of any. */
static void field(fuzz_bytes *bytes, zval *array, const char *name, char form)
{
	zval value;
	fuzz_value(bytes, fuzz_byte(bytes) < 240 ? form : '*', &value);
	zend_hash_str_update(Z_ARR_P(array), name, strlen(name), &value);
}

static void entities(fuzz_bytes *bytes, zval *out)
{
	unsigned count = fuzz_byte(bytes) % 128u;
	array_init(out);
	while (count-- > 0 && bytes->left > 0) {
		zval entity;
		array_init(&entity);
		field(bytes, &entity, "type", 's');
		field(bytes, &entity, "start", 'i');
		field(bytes, &entity, "length", 'i');
		uint8_t which = fuzz_byte(bytes);
		if (which & 1) {
			field(bytes, &entity, "userId", 'i');
		}
		if (which & 2) {
			field(bytes, &entity, "title", 's');
		}
		if (which & 4) {
			field(bytes, &entity, "revision", 'i');
		}
		if (which & 8) {
			field(bytes, &entity, "old", 'i');
		}
		add_next_index_zval(out, &entity);
	}
}

static void shown_files(fuzz_bytes *bytes, zval *out)
{
	unsigned count = fuzz_byte(bytes) % 8u;
	array_init(out);
	while (count-- > 0 && bytes->left > 0) {
		zval file;
		array_init(&file);
		field(bytes, &file, "file", 's');
		field(bytes, &file, "alt", 's');
		add_next_index_zval(out, &file);
	}
}

static void thumbs(fuzz_bytes *bytes, zval *out)
{
	unsigned count = fuzz_byte(bytes) % 12u;
	array_init(out);
	while (count-- > 0 && bytes->left > 0) {
		zval thumb;
		array_init(&thumb);
		field(bytes, &thumb, "width", 'i');
		field(bytes, &thumb, "height", 'i');
		field(bytes, &thumb, "url", 's');
		add_next_index_zval(out, &thumb);
	}
}

static void described_file(fuzz_bytes *bytes, zval *out)
{
	static const struct { const char *name; char form; } fields[] = { { "file", 's' },
		{ "title", 's' }, { "repo", 's' }, { "kind", 's' }, { "mime", 's' }, { "sha1", 's' },
		{ "size", 'i' }, { "width", 'i' }, { "height", 'i' }, { "author", 's' },
		{ "authorUrl", 's' }, { "licence", 's' }, { "licenceUrl", 's' }, { "attribution", 'b' },
		{ "description", 's' }, { "descriptionUrl", 's' }, { "url", 's' }, { "thumbs", 't' } };
	uint8_t how = fuzz_byte(bytes);
	array_init(out);
	for (size_t i = 0; i < COUNT(fields) && (how < 250 || i < how - 250u); i++) {
		field(bytes, out, fields[i].name, fields[i].form);
	}
	if (how & 1) {
		field(bytes, out, "gone", 'b');
	}
}

static void described_files(fuzz_bytes *bytes, zval *out)
{
	unsigned count = fuzz_byte(bytes) % 64u;
	array_init(out);
	while (count-- > 0 && bytes->left > 0) {
		zval file;
		described_file(bytes, &file);
		add_next_index_zval(out, &file);
	}
}

static void words(fuzz_bytes *bytes, zval *out)
{
	unsigned count = fuzz_byte(bytes) % 64u;
	array_init(out);
	while (count-- > 0 && bytes->left > 0) {
		zval word;
		fuzz_value(bytes, fuzz_byte(bytes) < 240 ? 's' : '*', &word);
		add_next_index_zval(out, &word);
	}
}

static void draft(fuzz_bytes *bytes, zval *out)
{
	uint8_t which = fuzz_byte(bytes);
	array_init(out);
	if (!(which & 1)) {
		field(bytes, out, "text", 's');
	}
	if (which & 2) {
		field(bytes, out, "lang", 's');
	}
	if (which & 4) {
		field(bytes, out, "visibility", 's');
	}
	if (which & 8) {
		field(bytes, out, "key", 'n');
	}
	if (which & 16) {
		field(bytes, out, "entities", 'e');
	}
	if (which & 64) {
		field(bytes, out, "media", 'f');
	}
	if (which & 32) {
		zval extra;
		any_value(bytes, 1, &extra);
		add_next_index_zval(out, &extra);
	}
}

static void order(fuzz_bytes *bytes, zval *out)
{
	uint8_t which = fuzz_byte(bytes);
	array_init(out);
	if (!(which & 1)) {
		field(bytes, out, "level", 's');
	}
	if (which & 2) {
		field(bytes, out, "reason", 's');
	}
	if (which & 4) {
		field(bytes, out, "version", 'm');
	}
}

static void people(fuzz_bytes *bytes, zval *out)
{
	unsigned count = fuzz_byte(bytes);
	array_init(out);
	while (count-- > 0 && bytes->left > 0) {
		zval person;
		array_init(&person);
		field(bytes, &person, "userId", 'i');
		field(bytes, &person, "hidden", 'b');
		field(bytes, &person, "temporary", 'b');
		field(bytes, &person, "exists", 'b');
		add_next_index_zval(out, &person);
	}
}

static void viewer(fuzz_bytes *bytes, zval *out)
{
	zval arguments[4];
	uint8_t user = fuzz_byte(bytes), caps = fuzz_byte(bytes);
	zend_string *name = zend_string_init(ZEND_STRL("wikisocial\\viewer"), 0);
	zend_class_entry *class = zend_lookup_class(name);
	zend_string_release(name);
	ZVAL_STR(&arguments[0], zend_string_init(ZEND_STRL("fuzz"), 0));
	ZVAL_LONG(&arguments[1], user % 5);
	ZVAL_LONG(&arguments[2], user % 5 ? caps & 7 : caps & 3);
	ZVAL_BOOL(&arguments[3], user % 5 && caps & 8);
	object_init_ex(out, class);
	/* One whose constructor never ran must be as harmless. */
	if (user < 250) {
		zend_call_known_function(class->constructor, Z_OBJ_P(out), class, NULL, 4, arguments, NULL);
	}
	zval_ptr_dtor(&arguments[0]);
}

void fuzz_value(fuzz_bytes *bytes, char form, zval *out)
{
	bool none = (form == 'n' || form == 'm' || form == 'N') && fuzz_byte(bytes) & 1;
	if (!none && fuzz_event_value(bytes, form, out)) {
		return;
	}
	switch (none ? '0' : form) {
	case '0': ZVAL_NULL(out); break;
	case 'v': viewer(bytes, out); break;
	case 'n':
	case 's': ZVAL_STR(out, text_of(bytes)); break;
	case 'm':
	case 'i': ZVAL_LONG(out, number_of(bytes)); break;
	case 'b': ZVAL_BOOL(out, fuzz_byte(bytes) & 1); break;
	case 'd': draft(bytes, out); break;
	case 'e': entities(bytes, out); break;
	case 'o': order(bytes, out); break;
	case 'u': people(bytes, out); break;
	case 'f': shown_files(bytes, out); break;
	case 'l': described_files(bytes, out); break;
	case 't': thumbs(bytes, out); break;
	case 'w': words(bytes, out); break;
	default: any_value(bytes, 0, out); break;
	}
}

void fuzz_remember(const zval *answer)
{
	zend_string *key;
	zval *value;
	if (Z_TYPE_P(answer) != IS_ARRAY) {
		return;
	}
	ZEND_HASH_FOREACH_STR_KEY_VAL(Z_ARR_P(answer), key, value) {
		bool worth = key && (zend_string_equals_literal(key, "id")
			|| zend_string_equals_literal(key, "next"));
		if (worth && Z_TYPE_P(value) == IS_STRING && remembered_count < REMEMBERED) {
			remembered[remembered_count++] = zend_string_copy(Z_STR_P(value));
		}
		fuzz_remember(value);
	} ZEND_HASH_FOREACH_END();
}

void fuzz_forget(void)
{
	while (remembered_count > 0) {
		zend_string_release(remembered[--remembered_count]);
	}
}

<?php
/**
 * SPDX-License-Identifier: MIT
 *
 * The whole PHP API of the engine. wikisocial_arginfo.h is generated from it (`make stubs`).
 *
 * Common to all calls: ids are decimal strings; times are microseconds since 1970 UTC; texts are
 * UTF-8; a call costs at most the exchanges it names; every failure is a WikiSocial\Exception.
 *
 * @generate-class-entries
 */

namespace WikiSocial {

    /** What every failure of the engine implements. Messages hold no user text and no DSN. */
    interface Exception extends \Throwable
    {
        /** Stable key such as "status-too-long"; the interface message is wikisocial-error-<reason>. */
        public function getReason(): string;

        /** SQLSTATE where PostgreSQL spoke, else null. */
        public function getSqlState(): ?string;

        /** Whether the same call may succeed when repeated as it is. */
        public function isRetryable(): bool;
    }

    /**
     * The input.
     * @strict-properties
     * @not-serializable
     */
    final class InvalidException extends \InvalidArgumentException implements Exception
    {
        private string $reason = "";
        private ?string $sqlState = null;
        private bool $retryable = false;

        public function getReason(): string {}
        public function getSqlState(): ?string {}
        public function isRetryable(): bool {}
    }

    /**
     * Absent, or not to be seen by this viewer: the two answer alike.
     * @strict-properties
     * @not-serializable
     */
    final class NotFoundException extends \RuntimeException implements Exception
    {
        private string $reason = "";
        private ?string $sqlState = null;
        private bool $retryable = false;

        /** @implementation-alias WikiSocial\InvalidException::getReason */
        public function getReason(): string {}
        /** @implementation-alias WikiSocial\InvalidException::getSqlState */
        public function getSqlState(): ?string {}
        /** @implementation-alias WikiSocial\InvalidException::isRetryable */
        public function isRetryable(): bool {}
    }

    /**
     * Visible, but not allowed.
     * @strict-properties
     * @not-serializable
     */
    final class ForbiddenException extends \RuntimeException implements Exception
    {
        private string $reason = "";
        private ?string $sqlState = null;
        private bool $retryable = false;

        /** @implementation-alias WikiSocial\InvalidException::getReason */
        public function getReason(): string {}
        /** @implementation-alias WikiSocial\InvalidException::getSqlState */
        public function getSqlState(): ?string {}
        /** @implementation-alias WikiSocial\InvalidException::isRetryable */
        public function isRetryable(): bool {}
    }

    /**
     * The same idempotency key with another body, or a cursor that moved.
     * @strict-properties
     * @not-serializable
     */
    final class ConflictException extends \RuntimeException implements Exception
    {
        private string $reason = "";
        private ?string $sqlState = null;
        private bool $retryable = false;

        /** @implementation-alias WikiSocial\InvalidException::getReason */
        public function getReason(): string {}
        /** @implementation-alias WikiSocial\InvalidException::getSqlState */
        public function getSqlState(): ?string {}
        /** @implementation-alias WikiSocial\InvalidException::isRetryable */
        public function isRetryable(): bool {}
    }

    /**
     * The store is away, full, stalled, or fails: the wiki goes on without it.
     * @strict-properties
     * @not-serializable
     */
    final class UnavailableException extends \RuntimeException implements Exception
    {
        private string $reason = "";
        private ?string $sqlState = null;
        private bool $retryable = false;

        /** @implementation-alias WikiSocial\InvalidException::getReason */
        public function getReason(): string {}
        /** @implementation-alias WikiSocial\InvalidException::getSqlState */
        public function getSqlState(): ?string {}
        /** @implementation-alias WikiSocial\InvalidException::isRetryable */
        public function isRetryable(): bool {}
    }

    /**
     * A deadline passed; whether a write took effect is unknown: repeat it with the same key.
     * @strict-properties
     * @not-serializable
     */
    final class TimeoutException extends \RuntimeException implements Exception
    {
        private string $reason = "";
        private ?string $sqlState = null;
        private bool $retryable = false;

        /** @implementation-alias WikiSocial\InvalidException::getReason */
        public function getReason(): string {}
        /** @implementation-alias WikiSocial\InvalidException::getSqlState */
        public function getSqlState(): ?string {}
        /** @implementation-alias WikiSocial\InvalidException::isRetryable */
        public function isRetryable(): bool {}
    }

    /**
     * Module, schema and roles do not fit together; the message names the command that mends it.
     * @strict-properties
     * @not-serializable
     */
    final class SchemaException extends \RuntimeException implements Exception
    {
        private string $reason = "";
        private ?string $sqlState = null;
        private bool $retryable = false;

        /** @implementation-alias WikiSocial\InvalidException::getReason */
        public function getReason(): string {}
        /** @implementation-alias WikiSocial\InvalidException::getSqlState */
        public function getSqlState(): ?string {}
        /** @implementation-alias WikiSocial\InvalidException::isRetryable */
        public function isRetryable(): bool {}
    }

    /**
     * Memory cap of a request reached, or a fault of the engine itself.
     * @strict-properties
     * @not-serializable
     */
    final class InternalException extends \RuntimeException implements Exception
    {
        private string $reason = "";
        private ?string $sqlState = null;
        private bool $retryable = false;

        /** @implementation-alias WikiSocial\InvalidException::getReason */
        public function getReason(): string {}
        /** @implementation-alias WikiSocial\InvalidException::getSqlState */
        public function getSqlState(): ?string {}
        /** @implementation-alias WikiSocial\InvalidException::isRetryable */
        public function isRetryable(): bool {}
    }

    /**
     * Who acts or reads: a local user of one wiki with the capabilities its Authority holds.
     * @strict-properties
     * @not-serializable
     */
    final class Viewer
    {
        /**
         * May read what is hidden or deleted by its author.
         * @var int
         */
        public const CAP_MODERATE = 1;
        /**
         * May read what is suppressed.
         * @var int
         */
        public const CAP_SUPPRESS = 2;
        /**
         * May read non-public objects that were reported, one by one; each such read is noted. Not for
         * someone without an account.
         * @var int
         */
        public const CAP_READ_REPORTED = 4;

        /**
         * @param string $wiki WikiMap id, at most 64 bytes
         * @param int $userId local user id; 0 for someone without an account
         * @param int $caps bitmask of CAP_*
         * @param bool $temporary a temporary account
         * @throws InvalidException wiki-invalid, user-invalid, caps-invalid
         */
        public function __construct(string $wiki, int $userId, int $caps = 0, bool $temporary = false) {}
    }

    /**
     * Plain texts.
     * @strict-properties
     * @not-serializable
     */
    final class Text
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * Finds what may be a link in a plain text, by form alone; no exchange. What it means is
         * MediaWiki's to say. Starts and lengths count bytes, items are in order and do not overlap;
         * at most the first 200.
         *
         * - "link": [[target]] or [[target|label]] on one line, at most 4,096 bytes; target and label
         *   without white space around, the target 1 to 255 bytes, an empty label null.
         * - "mention": @name, not behind a letter, a digit or one of _ @ / . -; the name is the longest
         *   run without white space, "/" and what no title may hold, at most 255 bytes, without closing
         *   punctuation (a bracket that it opened stays); "_" is a space in the target.
         * - "url": http:// or https://, not behind a letter or a digit, up to white space or one of
         *   <>", without closing punctuation.
         *
         * @return list<array{type: string, start: int, length: int, target: string, label: ?string}>
         * @throws InvalidException text-too-long (over 65,536 bytes), text-encoding
         */
        public static function scan(string $text): array {}
    }

    /**
     * Statuses. A status array is: id string, type "status", wiki string, authorId int (local user
     * id), text string, entities list, media list, lang string ("" unknown), visibility string, version int,
     * created int, edited ?int, deleted bool, hidden string ("" | "hidden" | "suppressed"), group ?array{id: string,
     * name: string} (posted into, as far as the viewer may know of it; a comment has none).
     *
     * Entities tell what runs of bytes of the text stand for, in its order and apart; each is an
     * array of type, start, length (bytes of the stored text) and, by its type, "user": userId
     * (local user id; read, 0 where there is none any more), "page" and "file": title (prefixed,
     * at most 512 bytes), "revision": revision, "diff": revision and old (0: the one before),
     * "url": nothing.
     *
     * Media are the files it shows, in their order; each is an array of file string (title text
     * without namespace, as it was cited), title string (where the file is now), alt string (what
     * stands for it), repo string, kind string ("image", "drawing", "video", "audio", "document" or
     * "other"), mime string, sha1 string, size int, width int, height int, author string, authorUrl
     * string, licence string, licenceUrl string, attribution bool (the licence wants the author
     * named), description string, descriptionUrl string, url string, thumbs list of array{width: int,
     * height: int, url: string}, gone bool (its home has it no longer). What is unknown is "" or 0.
     *
     * A draft is an array of text string, lang string = "" (BCP 47), visibility "public" or
     * "mentioned" = "public", entities list = [], media list = [] of array{file: string, alt:
     * string}, each file once, pages list<int> = [] (page ids of what it is about, rising, at most 100), key ?string = null (idempotency key, 1 to 64 bytes of printable ASCII),
     * repeat bool = false (nothing is made: the answer is what an earlier call with the key and this body made).
     * Line ends of an alt become LF and trailing white space is dropped, as in a text.
     * @strict-properties
     * @not-serializable
     */
    final class Statuses
    {
        private function __construct() {}

        /**
         * Code points allowed in a text.
         * @var int
         */
        public const TEXT_MAX = 2000;
        /** @var int */
        public const ENTITIES_MAX = 100;
        /** @var int */
        public const MEDIA_MAX = 4;
        /**
         * Code points allowed in an alternative text.
         * @var int
         */
        public const ALT_MAX = 1000;

        /**
         * The text as post() would store it: line ends LF, trailing white space dropped; no exchange.
         * Entities, where the draft has some, are those of this form.
         * @throws InvalidException draft-invalid, text-empty, text-too-long, text-encoding, text-control, text-bidi, lang-invalid, key-invalid, entities-invalid, mention-missing, media-invalid, alt-too-long
         */
        public static function check(array $draft): string {}

        /**
         * Stores a status with its activity row and its key in one transaction; one exchange. The same
         * key, text, lang, visibility, group and media within 24 hours answer with the same status, others are
         * a conflict.
         * @return array{status: array, created: bool}
         * @throws InvalidException draft-invalid, text-empty, text-too-long, text-encoding, text-control, text-bidi, lang-invalid, key-invalid, entities-invalid, mention-missing, media-invalid, alt-too-long, media-unknown (Media::put never stored the file), viewer-anonymous
         * @throws ForbiddenException group-not-member, group-archived (draft's group: string, one that the author is a member of)
         * @throws ConflictException key-reused
         * @throws NotFoundException status-not-found (what the key made is hidden), group-not-found, key-unused (to a repeat: nothing was made with it)
         */
        public static function post(Viewer $author, array $draft): array {}

        /**
         * Makes a new version of one's own status and answers with the status after it; one exchange.
         * The same text, lang, entities and media make none. A draft without media keeps the files there
         * are. Level and key cannot be edited.
         * @param int|null $version the one the author has seen; null: whichever is the present one
         * @throws InvalidException draft-invalid, text-empty, text-too-long, text-encoding, text-control, text-bidi, lang-invalid, entities-invalid, mention-missing, media-invalid, alt-too-long, media-unknown, viewer-anonymous
         * @throws NotFoundException status-not-found
         * @throws ForbiddenException status-not-own, status-deleted
         * @throws ConflictException edit-conflict
         */
        public static function edit(Viewer $author, string $id, array $draft, ?int $version = null): array {}

        /**
         * One status; one exchange, in which a read that takes CAP_READ_REPORTED is noted.
         * @throws NotFoundException status-not-found
         */
        public static function get(Viewer $viewer, string $id): array {}

        /**
         * Deletes one's own status: a state of its own, the row stays; one exchange.
         * @throws InvalidException viewer-anonymous
         * @throws NotFoundException status-not-found
         * @throws ForbiddenException status-not-own
         */
        public static function delete(Viewer $author, string $id): void {}

        /**
         * Takes one's own deletion back and answers with the status; again without effect; one
         * exchange. What moderators hid stays hidden, and is not found.
         * @throws InvalidException viewer-anonymous
         * @throws NotFoundException status-not-found
         * @throws ForbiddenException status-not-own
         */
        public static function undelete(Viewer $author, string $id): array {}

        /**
         * Versions, newest first; one exchange. A version array is: version int, editorId int (local
         * user id), text ?string, entities list, media list, lang string, created int, hidden string ("" | "hidden" |
         * "suppressed"), current bool. Of a hidden version that the viewer may not read, text is null,
         * entities and media [] and lang "".
         * @param int $limit 1 to 100
         * @return array{items: list<array>, next: ?string}
         * @throws InvalidException limit-invalid, cursor-invalid
         * @throws NotFoundException status-not-found
         */
        public static function history(Viewer $viewer, string $id, int $limit = 50, ?string $cursor = null): array {}

        /**
         * How the statuses and comments of a wiki stand, ids ascending, without what they say: for
         * reconciling the wiki's own lists; one exchange. listed: everybody sees it and whose it is.
         * @param string $after the last id had; "0" from the start
         * @param int $limit 1 to 1000
         * @return list<array{id: string, authorId: int, created: int, visibility: string,
         *  listed: bool, comment: bool}>
         * @throws InvalidException wiki-invalid, cursor-invalid, limit-invalid
         */
        public static function states(string $wiki, string $after, int $limit): array {}
    }

    /**
     * Feeds: newest first, keyset pages. Each answers array{items: list<array>, next: ?string}.
     * @strict-properties
     * @not-serializable
     */
    final class Feeds
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /** @var int */
        public const LIMIT_MAX = 100;

        /**
         * All public statuses of the viewer's wiki; one exchange.
         * @throws InvalidException limit-invalid, cursor-invalid
         */
        public static function public(Viewer $viewer, int $limit = 30, ?string $cursor = null): array {}

        /**
         * Statuses of one person of the viewer's wiki, as far as the viewer may see them; one exchange.
         * Someone unknown to the store has an empty feed.
         * @param int $userId local user id of the author
         * @throws InvalidException limit-invalid, cursor-invalid
         */
        public static function user(Viewer $viewer, int $userId, int $limit = 30, ?string $cursor = null): array {}

        /**
         * Public statuses and comments of the viewer's wiki about one page: that name it in their drafts'
         * pages, or hang on what belongs to it; one exchange. A page unknown to the store has an empty feed.
         * @param int $pageId page id on the wiki
         * @throws InvalidException limit-invalid, cursor-invalid
         */
        public static function page(Viewer $viewer, int $pageId, int $limit = 30, ?string $cursor = null): array {}

        /**
         * Statuses of the viewer's wiki that mention the viewer and that they may see; one exchange.
         * @throws InvalidException viewer-anonymous, limit-invalid, cursor-invalid
         */
        public static function mentions(Viewer $viewer, int $limit = 30, ?string $cursor = null): array {}

        /**
         * What was posted into a group, as far as the viewer may see it; one exchange.
         * @throws InvalidException limit-invalid, cursor-invalid
         * @throws NotFoundException group-not-found
         * @throws ForbiddenException group-not-member (of a private one, for who was invited or moderates the wiki)
         */
        public static function group(Viewer $viewer, string $groupId, int $limit = 30, ?string $cursor = null): array {}

        /**
         * What the viewer and whom they follow wrote, what was posted into their groups, and what is said in public
         * about the pages they follow. Each item has reason "own", "person", "group" or "page". One exchange.
         * @throws InvalidException viewer-anonymous, limit-invalid, cursor-invalid
         */
        public static function home(Viewer $viewer, int $limit = 30, ?string $cursor = null): array {}
    }

    /**
     * Whom people follow, and whom they blocked personally. Kinds are "user" and "page", ids those of the
     * viewer's wiki. Each call is one exchange.
     * @strict-properties
     * @not-serializable
     */
    final class Follows
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * Follows, or asks to, by what a person chose: "open", "request" or "closed"; again without effect.
         * At most 5000, requests among them.
         * @param string $choice of the person; of a page it says nothing
         * @return array{state: string, changed: bool} state: "following" or "requested"
         * @throws InvalidException kind-invalid, choice-invalid, user-invalid, viewer-anonymous
         * @throws NotFoundException followee-not-found
         * @throws ForbiddenException follow-self, follow-closed (also where the person blocked the viewer),
         *  follow-blocking
         * @throws ConflictException follow-limit
         */
        public static function put(Viewer $viewer, string $kind, int $id, string $choice = "open"): array {}

        /**
         * Ends it, or the request; again without effect.
         * @throws InvalidException kind-invalid, user-invalid, viewer-anonymous
         */
        public static function remove(Viewer $viewer, string $kind, int $id): bool {}

        /**
         * How the viewer stands to a person or a page.
         * @return array{state: string, blocked: bool} state: "none", "requested" or "following"; blocked: by the
         *  viewer
         * @throws InvalidException kind-invalid, user-invalid, viewer-anonymous
         */
        public static function state(Viewer $viewer, string $kind, int $id): array {}

        /**
         * Lets a person follow the viewer who asked to; whether it changed anything.
         * @throws InvalidException user-invalid, viewer-anonymous
         * @throws NotFoundException request-not-found
         */
        public static function accept(Viewer $viewer, int $userId): bool {}

        /**
         * Ends that a person follows the viewer, or refuses their request; again without effect.
         * @throws InvalidException user-invalid, viewer-anonymous
         */
        public static function drop(Viewer $viewer, int $userId): bool {}

        /**
         * Blocks a person personally, which ends that either follows the other; again without effect.
         * @throws InvalidException user-invalid, viewer-anonymous
         * @throws NotFoundException followee-not-found
         * @throws ForbiddenException block-self
         * @throws ConflictException block-limit
         */
        public static function block(Viewer $viewer, int $userId): bool {}

        /**
         * Again without effect.
         * @throws InvalidException user-invalid, viewer-anonymous
         */
        public static function unblock(Viewer $viewer, int $userId): bool {}

        /**
         * One of the viewer's own lists, newest first, without hidden people: "following", "followers",
         * "requests" (who asks to follow the viewer) or "blocked".
         * @param int $limit 1 to 100
         * @return array{items: list<array{kind: string, id: int, state: string, at: int}>, next: ?string} at:
         *  microseconds since 1970
         * @throws InvalidException list-invalid, limit-invalid, cursor-invalid, viewer-anonymous
         */
        public static function list(Viewer $viewer, string $list, int $limit = 50, ?string $cursor = null): array {}

        /**
         * Whom the viewer may want to follow: people in the same groups, and who wrote in public about pages
         * that the viewer follows; those with whom most is shared first.
         * @param int $limit 1 to 100
         * @return list<array{userId: int, groups: int, pages: int, group: ?array{id: string, name: string},
         *  pageId: ?int}> so many are shared; the newest group and page of them
         * @throws InvalidException limit-invalid, viewer-anonymous
         */
        public static function suggestions(Viewer $viewer, int $limit = 20): array {}
    }

    /**
     * Hiding by moderators. A level is "none", "hidden" or "suppressed"; a type "status", "comment" or
     * "event". Between none and hidden it takes CAP_MODERATE, from or to suppressed CAP_SUPPRESS.
     * @strict-properties
     * @not-serializable
     */
    final class Moderation
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * Code points allowed in a reason, of a report too.
         * @var int
         */
        public const REASON_MAX = 500;

        /**
         * Largest limit of entries().
         * @var int
         */
        public const ENTRIES_MAX = 1000;

        /**
         * Sets a level, with its entry in the log, in one transaction; one exchange. The same level
         * again changes nothing.
         * @param array $order level: string; reason: string = "", one line; version: ?int = null, only this
         *  one and not the whole
         * @return array{status: array, from: string, changed: bool, entry: ?string} entry: its id in the log;
         *  of type "event" instead of status event: array
         * @throws InvalidException order-invalid, type-invalid, reason-too-long, reason-control, text-encoding, viewer-anonymous
         * @throws NotFoundException status-not-found, event-not-found, version-not-found (an event has none)
         * @throws ForbiddenException moderation-not-allowed
         * @throws ConflictException version-current: the present version cannot be hidden alone
         */
        public static function setLevel(Viewer $moderator, string $type, string $id, array $order): array {}

        /**
         * What the wiki's own log is made from: changes of levels, oldest first. Ids come in the order
         * of commits: who goes on from the last one misses none. One exchange.
         * @param string $after id of an entry, "0" from the first
         * @return list<array{id: string, moderatorId: int, authorId: int, type: string, objectId: string,
         *  version: ?int, from: string, to: string, reason: string, created: int}>
         * @throws InvalidException wiki-invalid, cursor-invalid, limit-invalid
         */
        public static function entries(string $wiki, string $after, int $limit): array {}
    }

    /**
     * Reports to the moderators.
     * @strict-properties
     * @not-serializable
     */
    final class Reports
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * Reports a status, a comment or an event; while the reporter has one open on it, that one is
         * answered. One exchange.
         * @param string $type "status", "comment" or "event"
         * @param string $reason one line, 1 to 500 code points
         * @return array{id: string, created: bool}
         * @throws InvalidException type-invalid, report-own, reason-empty, reason-too-long, reason-control, text-encoding, viewer-anonymous
         * @throws NotFoundException status-not-found, event-not-found
         * @throws ConflictException report-closed: the open one was closed in this moment
         */
        public static function file(Viewer $reporter, string $type, string $id, string $reason): array {}
    }

    /**
     * The activity log's consumer.
     * @strict-properties
     * @not-serializable
     */
    final class Activity
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * Handles one batch of the log for a consumer in one transaction, its cursor moved with it:
         * what wikisociald runs, callable from a job or a script on a site without it. The consumer
         * "fanout" tells people what concerns them, reminds of events, and serves a chunk of what concerns
         * very many.
         * @param string $consumer its name; an unknown one begins at the start of the log
         * @param int $limit events, 1 to 10,000
         * @return array{handled: int, told: int, more: bool} events, bundles written
         * @throws InvalidException limit-invalid, consumer-invalid
         * @throws ConflictException cursor-moved
         */
        public static function batch(string $consumer, int $limit = 1000): array {}

        /**
         * Removes what has run out and makes the log's partitions for the coming months: what wikisociald
         * does each hour, for a script on a site without it. Call again with the places it answered while
         * there is more; a few short statements each time.
         * @param array $places an answer; none: from the start
         * @return array{removed: int, more: bool, filesAfter: int, bundlesAfter: int}
         */
        public static function keepUp(array $places = []): array {}
    }

    /**
     * The people of a wiki as the store knows them: a mirror of what the wiki says. Calls for the wiki
     * itself: whoever makes them has decided that they may be made.
     * @strict-properties
     * @not-serializable
     */
    final class Actors
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * People in one call of list() or mirror().
         * @var int
         */
        public const LIST_MAX = 1000;
        /**
         * Statuses in one call of settle().
         * @var int
         */
        public const SETTLE_MAX = 10000;

        /**
         * People by rising user id, from behind $afterUserId; one exchange. mergedInto is a user id.
         * @return list<array{userId: int, hidden: bool, temporary: bool, exists: bool, mergedInto: ?int}>
         * @throws InvalidException wiki-invalid, limit-invalid
         */
        public static function list(string $wiki, int $afterUserId = 0, int $limit = 1000): array {}

        /**
         * Sets what the wiki says of these people; who is unknown to the store stays so. One exchange.
         * Somebody merged is as hidden as the one they were merged into, whatever is said here, and who
         * no longer exists does not come out of hiding.
         * @param array $users list of array{userId: int, hidden: bool, temporary: bool, exists: bool},
         *  user ids rising
         * @return int how many rows changed
         * @throws InvalidException wiki-invalid, users-invalid
         */
        public static function mirror(string $wiki, array $users): int {}

        /**
         * Notes that one account was merged into another, which from now on stands for it in all that is
         * read; settle() then moves what it wrote. One exchange. Repeated, or of somebody unknown to the
         * store, it changes nothing.
         * @return array{changed: bool}
         * @throws InvalidException wiki-invalid, user-invalid, merge-self
         * @throws ConflictException merge-loop, merge-other
         */
        public static function merge(string $wiki, int $fromUserId, int $toUserId): array {}

        /**
         * Gives the heirs what merged people wrote, in the next $limit statuses of the store by id; one
         * transaction, one exchange. Repeated it moves nothing.
         * @param string $after id of a status, "0" from the start
         * @param bool $dryRun only counts
         * @return array{moved: int, next: ?string} next: $after of the next batch; null at the end
         * @throws InvalidException wiki-invalid, limit-invalid, cursor-invalid
         */
        public static function settle(string $wiki, string $after, int $limit = 5000, bool $dryRun = false): array {}
    }

    /**
     * The files that statuses show, as their homes describe them (docs/adr/0005). Calls for the wiki
     * itself: whoever makes them has decided that they may be made. A file array is one of a status's
     * media (class Statuses) without alt. Names are title texts without namespace, 1 to 240 bytes.
     * @strict-properties
     * @not-serializable
     */
    final class Media
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * Files in one call of put() or get().
         * @var int
         */
        public const LIST_MAX = 50;
        /**
         * Largest limit of takeStale().
         * @var int
         */
        public const TAKE_MAX = 500;
        /**
         * Largest limit of statuses().
         * @var int
         */
        public const STATUSES_MAX = 1000;

        /**
         * Stores what is said of these files, now; one exchange. Each is a file array; gone may be left
         * out, and where it is true nothing but file counts: of a known file only its credit stays, an
         * unknown one stays so. URLs are http or https, at most 2,000 bytes, without white space;
         * authors have at most 500, licences 200, descriptions 2,000 code points, and there are at most 8
         * thumbs. All texts together are at most 448 KiB.
         * @param array $files list of at most 50, each once
         * @throws InvalidException wiki-invalid, media-invalid
         */
        public static function put(string $wiki, array $files): void {}

        /**
         * Those that the store knows, in the order of the names; one exchange. Each is a file array with
         * refreshed int.
         * @param array $names list of at most 50 strings
         * @return list<array>
         * @throws InvalidException wiki-invalid, media-invalid
         */
        public static function get(string $wiki, array $names): array {}

        /**
         * Names of files that some status shows and that put() heard of last more than $seconds ago,
         * oldest first; one exchange. Nobody else is given them for ten minutes.
         * @param int $limit 1 to 500
         * @return list<string>
         * @throws InvalidException wiki-invalid, limit-invalid (of $seconds too)
         */
        public static function takeStale(string $wiki, int $seconds, int $limit): array {}

        /**
         * How many such files there are, taken or not; 10,000 stands for more. One exchange.
         * @throws InvalidException wiki-invalid, limit-invalid (of $seconds)
         */
        public static function backlog(string $wiki, int $seconds): int {}

        /**
         * Statuses that everybody may read and that show the file, ids ascending: what caches hold of
         * it; one exchange.
         * @param string $after the last id had; "0" from the start
         * @param int $limit 1 to 1000
         * @return list<array{id: string, authorId: int}>
         * @throws InvalidException wiki-invalid, media-invalid, cursor-invalid, limit-invalid
         */
        public static function statuses(string $wiki, string $file, string $after, int $limit): array {}

        /**
         * Keeps out who made a file and what its home tells of it: blank at once, and whatever put()
         * says; or lets put() fill it in again. One exchange.
         * @return bool whether it was otherwise before
         * @throws InvalidException wiki-invalid, media-invalid
         * @throws NotFoundException media-unknown
         */
        public static function withhold(string $wiki, string $file, bool $withheld): bool {}
    }

    /**
     * What can be liked and commented. An object array is: type "revision", "log", "talk-comment",
     * "event", "status" or "comment"; id string (decimal, of a talk comment its item name); and, of
     * the first three, what the wiki says of it: authorId int = 0 (local user id of its author, 0 for
     * nobody with an account), pageId int = 0 (the page it belongs to, 0 for none). An event is what
     * Events has under that id; who does not find it there finds nothing here.
     *
     * Objects of the wiki have a row in the store from the first like or comment on, made by whoever
     * calls with them: the caller has decided that its user may see them. The wiki says later what
     * becomes of them; nobody but who may read what is hidden sees their likes and comments while they
     * are hidden or deleted.
     * @strict-properties
     * @not-serializable
     */
    final class Targets
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * Objects in one call of mirror() or list().
         * @var int
         */
        public const LIST_MAX = 1000;

        /**
         * Objects of the wiki that the store knows, of one page or of all, ids ascending; one exchange.
         * @param string $after target id of the last one had; "0" from the start
         * @param int $pageId 0 for all pages
         * @return list<array{target: string, type: string, id: string, authorId: int, pageId: int,
         *  hidden: string, deleted: bool}> hidden: "" | "hidden" | "suppressed"
         * @throws InvalidException wiki-invalid, cursor-invalid, limit-invalid
         */
        public static function list(string $wiki, string $after, int $limit, int $pageId = 0): array {}

        /**
         * Those of these objects of the wiki that the store knows, as list() gives them, in their order; one
         * exchange, none for an empty list.
         * @param array $objects list of at most 500 object arrays
         * @throws InvalidException wiki-invalid, objects-invalid, object-invalid, type-invalid
         */
        public static function find(string $wiki, array $objects): array {}

        /**
         * Sets what the wiki says of these objects; who is unknown to the store stays so. One exchange.
         * @param array $targets list of array{target: string, authorId: int, pageId: int, hidden: string,
         *  deleted: bool}, as list() gives them
         * @return int how many rows changed
         * @throws InvalidException wiki-invalid, targets-invalid
         */
        public static function mirror(string $wiki, array $targets): int {}

        /**
         * Closes an object to new comments or opens it: its author may, and moderators; what moderators
         * closed only they open. One exchange.
         * @param string $reason of a moderator, for the wiki's log: only its form is looked at
         * @return bool whether that changed anything
         * @throws InvalidException object-invalid, type-invalid (of a comment too, which is closed with what
         *  it hangs on), viewer-anonymous, reason-too-long, reason-control
         * @throws NotFoundException target-not-found
         * @throws ForbiddenException closing-not-allowed
         */
        public static function setClosed(Viewer $viewer, array $object, bool $closed, string $reason = ''): bool {}
    }

    /**
     * Likes: one for each person and object. A likes array is: count int, exact, without those of
     * hidden people; mine bool.
     * @strict-properties
     * @not-serializable
     */
    final class Likes
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * Objects in one call of many().
         * @var int
         */
        public const MANY_MAX = 500;

        /**
         * Likes an object with its activity row in one transaction; again without effect. One exchange;
         * on a hot object every few hundredth call one more, which rolls the total.
         * @return array{count: int, mine: bool, changed: bool, first: bool} first: the store had not heard of
         *  the object before, so that what became of it meanwhile is not mirrored yet
         * @throws InvalidException object-invalid, type-invalid, viewer-anonymous
         * @throws NotFoundException target-not-found (hidden from everybody else, or deleted, too)
         * @throws ForbiddenException like-own, like-blocked (one of the two blocked the other personally)
         */
        public static function put(Viewer $viewer, array $object): array {}

        /**
         * Takes one's own like back, also from what one may no longer see; again without effect.
         * Exchanges as put().
         * @return array{count: int, mine: bool, changed: bool, first: false}
         * @throws InvalidException object-invalid, type-invalid, viewer-anonymous
         * @throws NotFoundException target-not-found (unless a like was taken back)
         */
        public static function remove(Viewer $viewer, array $object): array {}

        /**
         * The likes of many objects in their order; what is unknown or not to be seen has none. One
         * exchange; none for an empty list.
         * @param array $objects list of at most 500
         * @return list<array{count: int, mine: bool}>
         * @throws InvalidException objects-invalid, object-invalid, type-invalid
         */
        public static function many(Viewer $viewer, array $objects): array {}

        /**
         * Who likes an object, newest first; one exchange. The policy says who may know: "public",
         * "participants" (its author and who likes it), "author" or "nobody"; moderators too unless it
         * is "nobody". For others allowed is false and items is empty.
         * @param int $limit 1 to 100
         * @return array{count: int, mine: bool, allowed: bool, items: list<int>, next: ?string} items:
         *  local user ids
         * @throws InvalidException object-invalid, type-invalid, policy-invalid, limit-invalid, cursor-invalid
         * @throws NotFoundException target-not-found
         */
        public static function by(Viewer $viewer, array $object, string $policy, int $limit = 50, ?string $cursor = null): array {}
    }

    /**
     * Comments. A comment array is a status array of type "comment" with root array{type: string, id:
     * string} (what its thread hangs on), thread string (the first comment of its thread, maybe itself),
     * parent ?string (the comment it answers; null: the root). Comments are read, edited, deleted,
     * restored, hidden and reported as statuses are, with class Statuses, Moderation and Reports; their
     * level is that of what they hang on.
     * @strict-properties
     * @not-serializable
     */
    final class Comments
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * Stores a comment with its activity row and its key in one transaction; one exchange. Of an
         * object of type "comment" it is a reply. Keys as in Statuses::post(); the object counts to the
         * body.
         * @param array $draft as of Statuses::post(), without visibility
         * @return array{comment: array, created: bool}
         * @throws InvalidException object-invalid, type-invalid (and those of Statuses::post)
         * @throws NotFoundException target-not-found (hidden from everybody else, or deleted, too);
         *  status-not-found (what the key made is hidden), key-unused (as of Statuses::post)
         * @throws ForbiddenException comments-closed, comment-blocked (one of the two blocked the other personally)
         * @throws ConflictException key-reused
         */
        public static function post(Viewer $author, array $object, array $draft): array {}

        /**
         * The comments on an object, paged by thread: each item is the first comment of a thread with
         * replies array{items: list<array>, next: ?string}, its first ten replies at any depth, oldest
         * first. Of type "comment": the further replies of that thread, paged by reply. One exchange.
         * Threads are newest first. A first comment that is not to be seen but has replies that are
         * stands as array{id: string, type: "comment", gone: true, replies: …}.
         * @param int $limit 1 to 100
         * Mutes and personal blocks leave people out, as in feeds.
         * @return array{count: int, closed: string, items: list<array>, next: ?string} count: comments that
         *  everybody sees, of a comment the replies in its thread; closed: "" | "author" | "moderator"
         * @throws InvalidException object-invalid, type-invalid, limit-invalid, cursor-invalid
         * @throws NotFoundException target-not-found (an object of the wiki that the store does not know
         *  has no comments instead)
         */
        public static function list(Viewer $viewer, array $object, int $limit = 30, ?string $cursor = null): array {}

        /**
         * How many comments everybody sees on each of many objects, in their order; one exchange, none
         * for an empty list. Of a comment the replies in its thread; 0 for what is unknown or not to be
         * seen.
         * @param array $objects list of at most 500
         * @return list<int>
         * @throws InvalidException objects-invalid, object-invalid, type-invalid
         */
        public static function counts(Viewer $viewer, array $objects): array {}

        /**
         * What comments hang on, in their order, whoever may read it: for asking the wiki who may; one
         * exchange, none for an empty list.
         * @param array $comments list of at most 500 objects
         * @return list<?array{type: string, id: string}> null of what is no comment of this wiki
         * @throws InvalidException wiki-invalid, objects-invalid, object-invalid, type-invalid
         */
        public static function roots(string $wiki, array $comments): array {}

        /**
         * As Statuses::states(), of the comments on these objects that are neither hidden nor deleted by
         * themselves; one exchange.
         * @param array $roots list of at most 500 objects
         * @param string $after the last id had; "0" from the start
         * @param int $limit 1 to 1000
         * @return list<array{id: string, authorId: int, created: int, visibility: string,
         *  listed: bool, comment: bool}>
         * @throws InvalidException wiki-invalid, objects-invalid, object-invalid, type-invalid, cursor-invalid, limit-invalid
         */
        public static function states(string $wiki, array $roots, string $after, int $limit): array {}
    }

    /**
     * Events, which pages of the wiki announce (docs/adr/0008). An event array is: id string, type "event",
     * tag string (its id in the wikitext), wiki string, pageId int (the page that speaks for it; 0: none, it
     * is suspended), homeId int (page id), creatorId int (local user id, 0 unknown), title, description,
     * place, link, file, lang, zone string, start and end string (the first date, as written:
     * "YYYY-MM-DDTHH:MM"), startAt, endAt, lastAt int (end of the last date), rule string (RFC 5545's RRULE,
     * canonical), except list<string>, deadline ?string, deadlineAt ?int, capacity ?int, waitlist bool,
     * guestsMax int, status string ("planned" | "postponed" | "cancelled"), closed bool, announced bool,
     * past bool (the last date is over), open bool (a new sign-up would be taken), tiesEdits bool, questions
     * list<array{question: string, answers: list<string>}>, sequence int, created int, changed int, hidden
     * string ("" | "hidden" | "suppressed"), going int (people and guests with a seat), waiting int and
     * interested int (sign-ups), dates list<array{start: string, end: string, startAt: int, endAt: int}> (the
     * next five, of one that is over the last), organiser bool (the viewer is one, or moderates), organisers
     * list<int> (local user ids, hidden ones for who suppresses), mine ?array{state: string ("declined" |
     * "interested" | "waitlisted" | "going" | "removed"), position: ?int (among those waiting, from 1),
     * guests: int, public: bool, ties: bool, note: string, answers: list<int>, attended: ?bool}.
     *
     * A tag is an array of tag string ("": a template made it, it has its page's name), title, description,
     * place, link, file, lang, zone, start, end, rule string, except list<string> (days or times), deadline
     * ?string = null, capacity ?int = null, waitlist bool, guestsMax int; or of tag and keep true: it has a
     * mistake, and counts only as being there.
     *
     * A suspended event is found by its organisers, by who signed up, and by moderators.
     * @strict-properties
     * @not-serializable
     */
    final class Events
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * Tags of one page.
         * @var int
         */
        public const TAGS_MAX = 50;
        /**
         * Events in one call of find() and byTag().
         * @var int
         */
        public const FIND_MAX = 50;

        /**
         * What the newest revision of a page announces; one transaction, one exchange. Tags that the page
         * has no longer leave it: another page speaks for their events, or they are suspended. Of what is as
         * it was nothing is written but the number of the revision. "stale": the store knows a newer one that is
         * not gone.
         * @param Viewer $saver user 0 for who has no account
         * @param array $tags list of at most 50
         * @param string|null $gone the newest of the page's revisions that were deleted; null: none, or not known
         * @return list<array{tag: string, id: ?string, result: "created"|"changed"|"same"|"unregistered"|"copy"|"stale", kept: bool}>
         *  in the order of the tags; kept: the store has another capacity, waiting list, deadline or number of
         *  guests than the tag, which only an organiser changes
         * @throws InvalidException event-invalid, and as check(); of one tag it is for all, so check() first
         */
        public static function sync(Viewer $saver, int $pageId, string $revision, array $tags, bool $mayCreate, ?string $gone = null): array {}

        /**
         * Whether sync() would take a tag; no exchange.
         * @return array{rule: string, startAt: int, endAt: int, lastAt: int, dates: int}
         * @throws InvalidException event-invalid, event-tag-invalid, event-title-empty, event-title-too-long (over 200 code points), event-description-too-long (2,000), event-place-too-long (200), event-link-invalid, event-file-invalid, event-zone-unknown, event-start-invalid, event-end-invalid, event-end-before-start, event-too-long (over 14 days), event-too-far (more than ten years away), event-deadline-invalid, event-deadline-late (after the last date), event-capacity-invalid (1 to 1,000,000), event-guests-invalid (0 to 20), event-repeat-invalid, event-repeat-endless, event-repeat-too-many (366), event-repeat-empty, event-except-invalid, text-encoding, text-control, text-bidi
         */
        public static function check(array $tag): array {}

        /**
         * Events by ids, in their order; null for what the viewer does not find. One exchange, none for an
         * empty list.
         * @param array $ids list of at most 50
         * @return list<?array>
         * @throws InvalidException event-invalid
         */
        public static function find(Viewer $viewer, array $ids): array {}

        /**
         * As find(), by ids of the wikitext; "@" and a page id names the one that a template made there.
         * @param array $tags list of at most 50
         * @return list<?array>
         * @throws InvalidException event-invalid
         */
        public static function byTag(Viewer $viewer, array $tags): array {}

        /**
         * Events by their dates, one item for each, which has date array{start: string, end: string, startAt:
         * int, endAt: int} besides; or, newest first, those that a page speaks for, that somebody takes part
         * in (as far as the viewer is told), or organises. What is suspended is left out, but for organisers
         * of their own. One exchange.
         * @param array $filter array{from?: int, to?: int} (dates that have not ended, have begun before),
         *  array{pageId: int}, array{userId: int} or array{organiser: int} (a local user id)
         * @param int $limit 1 to 100
         * @return array{items: list<array>, next: ?string}
         * @throws InvalidException event-invalid, limit-invalid, cursor-invalid
         */
        public static function list(Viewer $viewer, array $filter, int $limit = 30, ?string $cursor = null): array {}

        /**
         * The dates of an event that have begun, in their order. None where the viewer does not see it. One
         * exchange.
         * @return list<array{start: string, end: string, startAt: int, endAt: int}>
         * @throws NotFoundException event-not-found (no id)
         */
        public static function dates(Viewer $viewer, string $id): array {}

        /**
         * Cancels, postpones or plans an event again, with its entry in the log of organisers; again without
         * effect. One exchange, as all that organisers do; whoever moderates may, too.
         * @param string $status "planned", "postponed" or "cancelled"
         * @return array{changed: bool, event: array}
         * @throws InvalidException event-invalid, reason-too-long, reason-control, text-encoding, viewer-anonymous
         * @throws NotFoundException event-not-found
         * @throws ForbiddenException event-not-organiser
         */
        public static function setStatus(Viewer $organiser, string $id, string $status, string $reason): array {}

        /**
         * Closes an event to new sign-ups, or opens it.
         * @return array{changed: bool, event: array}
         * @throws InvalidException reason-too-long, reason-control, text-encoding, viewer-anonymous
         * @throws NotFoundException event-not-found
         * @throws ForbiddenException event-not-organiser
         */
        public static function setClosed(Viewer $organiser, string $id, bool $closed, string $reason): array {}

        /**
         * What organisers ask of who signs up, and whether edits may be tied to the event.
         * @param array $settings array{questions?: list<array{question: string, answers: list<string>}>, tiesEdits?: bool};
         *  at most 10 questions of 300 code points, each with 2 to 10 answers of 100
         * @return array{changed: bool, event: array}
         * @throws InvalidException event-invalid, text-encoding, text-control, text-bidi, viewer-anonymous
         * @throws NotFoundException event-not-found
         * @throws ForbiddenException event-not-organiser, event-questions-answered
         */
        public static function configure(Viewer $organiser, string $id, array $settings): array {}

        /**
         * @return array{changed: bool}
         * @throws InvalidException user-invalid, reason-too-long, reason-control, text-encoding, viewer-anonymous
         * @throws NotFoundException event-not-found
         * @throws ForbiddenException event-not-organiser, event-organisers-too-many (20)
         */
        public static function addOrganiser(Viewer $organiser, string $id, int $userId, string $reason): array {}

        /**
         * @return array{changed: bool}
         * @throws InvalidException user-invalid, reason-too-long, reason-control, text-encoding, viewer-anonymous
         * @throws NotFoundException event-not-found
         * @throws ForbiddenException event-not-organiser, organiser-last
         */
        public static function removeOrganiser(Viewer $organiser, string $id, int $userId, string $reason): array {}

        /**
         * Writes to those who are in one of these states: stores what they are notified of. The same key and
         * message within 24 hours answer with the same message.
         * @param array $states list of "declined", "interested", "waitlisted", "going"
         * @param string $text as that of a status
         * @return array{id: string, recipients: int}
         * @throws InvalidException event-invalid, text-empty, text-too-long, text-encoding, text-control, text-bidi, key-invalid, viewer-anonymous
         * @throws NotFoundException event-not-found
         * @throws ForbiddenException event-not-organiser
         * @throws ConflictException key-reused
         */
        public static function message(Viewer $organiser, string $id, array $states, string $text, string $key): array {}

        /** @var int */
        public const ENTRIES_MAX = 1000;

        /**
         * The log of organisers, oldest first, in the order of commits; one exchange. Action: 1 organiser
         * added, 2 removed, 3 closed, 4 opened, 5 cancelled, 6 postponed, 7 planned again, 8 person given a
         * seat, 9 put on the waiting list, 10 removed, 11 marked as there, 12 as not there, 13 mark taken back.
         * @param string $after id of the last entry had, "0" from the start
         * @param int $limit 1 to 1,000
         * @return list<array{id: string, actorId: int, action: int, eventId: string, personId: ?int, personPublic: bool, reason: string, created: int}>
         *  personPublic: that person takes part for all to see
         * @throws InvalidException wiki-invalid, cursor-invalid, limit-invalid
         */
        public static function entries(string $wiki, string $after, int $limit): array {}

        /**
         * Counts the answers to questions of events that are over since 30 days, and forgets whose they were;
         * one exchange.
         * @param int $limit 1 to 1,000
         * @return int how many events
         * @throws InvalidException limit-invalid
         */
        public static function settleAnswers(int $limit): int {}
    }

    /**
     * Groups, who belongs to them, and what is done there. A private group answers who is neither a member
     * nor invited as one that is not there: NotFoundException group-not-found. A group is array{id: string,
     * name: string, description: string, lang: ?string, join: "open" | "request" | "invite", private: bool,
     * archived: bool, hidden: ?string, created: int, members: int, state: ?string, role: ?string}, the last
     * two the viewer's: "requested", "member", "invited", "banned"; "member", "moderator", "owner".
     * @strict-properties
     * @not-serializable
     */
    final class Groups
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * Largest limit of list() and members().
         * @var int
         */
        public const LIST_MAX = 100;
        /**
         * Bytes allowed in a name.
         * @var int
         */
        public const NAME_MAX = 255;
        /**
         * Code points allowed in a description.
         * @var int
         */
        public const DESCRIPTION_MAX = 2000;

        /**
         * Makes a group that the viewer owns; one exchange. The name and whether it is private stay.
         * @param array $draft array{name: string, description: string = "", lang: string = "", join: string = "open", private: bool = false}
         * @return string its id
         * @throws InvalidException group-invalid, group-name-empty, group-name-too-long, group-name-lines, group-description-too-long, group-join-invalid, lang-invalid, text-encoding, text-control, text-bidi, viewer-anonymous
         * @throws ForbiddenException group-limit
         * @throws ConflictException group-name-taken (by a public one)
         */
        public static function create(Viewer $viewer, array $draft): string {}

        /**
         * One exchange.
         * @return array group
         * @throws NotFoundException group-not-found
         */
        public static function get(Viewer $viewer, string $groupId): array {}

        /**
         * The newest first; one exchange.
         * @param array $filter array{mine: bool = false, begins?: string} mine: where the viewer is a member,
         *  asked to be, or is invited; begins: how the name begins, not both
         * @return array array{items: list<group>, next: ?string}
         * @throws InvalidException group-invalid, group-name-too-long, text-encoding, text-control, text-bidi, limit-invalid, cursor-invalid, viewer-anonymous
         */
        public static function list(Viewer $viewer, array $filter = [], int $limit = 30, ?string $cursor = null): array {}

        /**
         * Owners, moderators, members; those of another state for the group's moderators. One exchange.
         * @param array $filter array{role?: string, userIds?: list<int>} of one role; only who of these, at most 500,
         *  all on one page
         * @return array array{items: list<array{userId: int, role: string, state: string, since: int}>, next: ?string}
         * @throws InvalidException state-invalid, group-role-invalid, group-invalid, limit-invalid, cursor-invalid
         * @throws NotFoundException group-not-found
         * @throws ForbiddenException group-not-member (of a private one), group-not-moderator
         */
        public static function members(Viewer $viewer, string $groupId, string $state = "member", int $limit = 30, ?string $cursor = null, array $filter = []): array {}

        /**
         * Joins ("join", also to ask, or to take an invitation), leaves ("leave", also to take either back), or
         * does something with somebody: "invite", "approve", "remove" (also to refuse, or to end a ban), "ban",
         * "role". With its entry in the log, in one transaction; one exchange. Again without effect.
         * @param int $userId whom it is about; for "join" and "leave" the viewer
         * @param string|null $role for "role"
         * @return array array{state: ?string, role: ?string, changed: bool} how that person stands then
         * @throws InvalidException action-invalid, group-role-invalid, user-invalid, reason-too-long, reason-control, text-encoding, viewer-anonymous
         * @throws NotFoundException group-not-found, member-not-found
         * @throws ForbiddenException group-not-moderator, group-not-owner, group-not-member, group-last-owner, group-banned, group-invited-only, group-own-ban, group-archived, group-limit
         */
        public static function act(Viewer $viewer, string $groupId, string $action, int $userId, string $reason = "", ?string $role = null): array {}

        /**
         * Changes what its owner wrote of it; one exchange.
         * @param array $draft array{description: string, lang: string = "", join: string}
         * @return bool whether anything is other than before
         * @throws InvalidException group-invalid, group-description-too-long, group-join-invalid, lang-invalid, text-encoding, text-control, text-bidi, viewer-anonymous
         * @throws NotFoundException group-not-found
         * @throws ForbiddenException group-not-owner, group-archived
         */
        public static function change(Viewer $viewer, string $groupId, array $draft): bool {}

        /**
         * From then on it is read and nobody writes there; the owner's, and who moderates the wiki's. One exchange.
         * @return bool whether it was not so before
         * @throws InvalidException reason-too-long, reason-control, text-encoding, viewer-anonymous
         * @throws NotFoundException group-not-found
         * @throws ForbiddenException group-not-owner
         */
        public static function archive(Viewer $viewer, string $groupId, string $reason = ""): bool {}

        /**
         * Sets the level of a status or comment of the group ("none" or "hidden"), for who moderates the group; without
         * one of the group itself ("none", "hidden", "suppressed"), for who moderates the wiki. What the wiki's
         * moderators hid the group's do not show again. With its entries in the logs, in one transaction; one exchange.
         * @return array{changed: bool, authorId: ?int} authorId: whose post it is
         * @throws InvalidException order-invalid, reason-too-long, reason-control, text-encoding, viewer-anonymous
         * @throws NotFoundException group-not-found, status-not-found
         * @throws ForbiddenException group-not-moderator, moderation-not-allowed
         */
        public static function moderate(Viewer $viewer, string $groupId, ?string $postId, string $level, string $reason = ""): array {}

        /**
         * What was done in the groups of a wiki, as far as its log has it, oldest first behind an id; one exchange.
         * For the wiki itself: also of private groups.
         * @param string $after an entry's id, "0": from the first
         * @param int $limit 1 to 1000
         * @return list<array{id: string, actorId: int, action: int, groupId: string, personId: ?int, role: ?string, postId: ?string, private: bool, hidden: string, reason: string, created: int}>
         *  action: 35 made, 41 put out, 42 banned, 43 given a role, 44 archived; 46 hid a post, 47 showed it
         *  again, 48 the group, 49 showed it again; role: the one given, of who was put
         *  out the one they had; hidden: the group, as of moderation, by now
         * @throws InvalidException wiki-invalid, cursor-invalid, limit-invalid
         */
        public static function entries(string $wiki, string $after, int $limit): array {}
    }

    /**
     * Sign-ups: one answer of one person to one event. Whoever finds no seat, or somebody waiting, waits,
     * where the event has a waiting list; what frees seats gives them to those who wait, in order, as long
     * as the next party (somebody with guests) fits. A party larger than the event holds nobody up, and
     * does not begin to wait.
     *
     * An outcome array is: state ?string ("declined" | "interested" | "waitlisted" | "going" | "removed",
     * null: no answer), position ?int (among those waiting, from 1), changed bool, going int (seats taken,
     * by people and guests), waiting int (sign-ups), promoted list<int> (local user ids of those who got
     * the seats that were freed, in that order: for the wiki itself, since some of them may take part in
     * private).
     *
     * Who takes part in private, and whoever is hidden, is counted, and named to nobody but organisers
     * (the hidden: to those who suppress) and oneself. So is who declined or was removed.
     * @strict-properties
     * @not-serializable
     */
    final class Signups
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * Code points allowed in a note.
         * @var int
         */
        public const NOTE_MAX = 500;
        /**
         * Largest limit of list().
         * @var int
         */
        public const LIST_MAX = 500;

        /**
         * Answers an event, in place of an earlier answer, with its activity row and those of who is
         * promoted in one transaction; one exchange. Again it is without effect and keeps the place. With
         * more guests who waits goes to the end of the list, and who has a seat needs as many more, while
         * nobody waits. Less than before is always taken until the event is over: fewer guests, interested,
         * declined.
         * @param array $answer array{answer: "going" | "interested" | "declined", guests: int = 0, public: bool = true,
         *  note: string = "", ties: bool = false, answers: list<int> = []} answers: for each question of the
         *  event the number of its answer, from 1; 0 for none. Guests and answers count for "going"; ties
         *  where the event asks for it.
         * @return array outcome
         * @throws InvalidException answer-invalid, signup-guests-too-many, signup-answers-invalid, note-too-long, text-encoding, text-control, text-bidi, viewer-anonymous
         * @throws NotFoundException event-not-found
         * @throws ForbiddenException signup-removed, event-past, event-suspended, event-cancelled, event-closed, event-full
         */
        public static function put(Viewer $viewer, string $eventId, array $answer): array {}

        /**
         * Takes one's answer back, also from what one may no longer see, and frees the seat; again without
         * effect. That an organiser removed somebody stays. One exchange.
         * @return array outcome
         * @throws InvalidException viewer-anonymous
         * @throws NotFoundException event-not-found (unless an answer was taken back)
         * @throws ForbiddenException event-past
         */
        public static function remove(Viewer $viewer, string $eventId): array {}

        /**
         * Who answered: those who have a seat in its order, who wait, who are interested; for organisers
         * also who declined and who was removed. One exchange.
         * @param string|null $state only those
         * @param int $limit 1 to 500
         * @return array{items: list<array{userId: int, state: string, guests: int, public: bool, note: ?string, at: int, position: ?int, attended: ?bool, ties: bool}>, next: ?string, counts: array{going: int, people: int, waiting: int, interested: int, declined: ?int, private: int}}
         *  note and attended: for organisers and oneself; going: with guests, people: without; declined: for
         *  organisers; private: how many who take part (in $state) the list does not name to this viewer
         * @throws InvalidException state-invalid, limit-invalid, cursor-invalid
         * @throws NotFoundException event-not-found
         */
        public static function list(Viewer $viewer, string $eventId, ?string $state = null, int $limit = 50, ?string $cursor = null): array {}

        /**
         * What an organiser or moderator does with somebody, with its entry in their log; one exchange.
         * "seat" for who waits or was removed, out of turn, where there are seats; "wait", the end of the
         * list, for who has a seat or was removed; "remove"; "attended", "absent" and "unmark" for who has
         * a seat. Again without effect.
         * @return array outcome, of that person
         * @throws InvalidException action-invalid, reason-too-long, reason-control, text-encoding, viewer-anonymous
         * @throws NotFoundException event-not-found, signup-not-found (there is nobody to whom that could be done)
         * @throws ForbiddenException event-not-organiser, event-full, event-past, event-suspended, event-cancelled
         */
        public static function move(Viewer $organiser, string $eventId, int $userId, string $action, string $reason): array {}

        /**
         * How often each answer to each question was given by those who have a seat or wait; one exchange.
         * @return list<list<int>>
         * @throws NotFoundException event-not-found
         * @throws ForbiddenException event-not-organiser
         */
        public static function answers(Viewer $organiser, string $eventId): array {}

        /**
         * Who lets their edits be seen beside the event: in public, with a seat and not marked as absent,
         * not hidden. None where the viewer does not see the event, or it does not ask for it. One exchange.
         * @return list<int> local user ids
         * @throws NotFoundException event-not-found (no id)
         */
        public static function tied(Viewer $viewer, string $eventId): array {}
    }

    /**
     * Events as iCalendar, and secret addresses of calendars. Who has an address reads what its owner may
     * read at that moment: "mine" is what they answered, "wiki" the wiki's events. The store holds the
     * SHA-256 of the token in it.
     * @strict-properties
     * @not-serializable
     */
    final class Calendars
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * Most events of one calendar.
         * @var int
         */
        public const EVENTS_MAX = 500;

        /**
         * An iCalendar stream (RFC 5545, RFC 7986); no exchange. Nothing in it is of the moment of writing: the same
         * events are the same bytes.
         * @param array $calendar array{name: string, refresh: int} refresh: hours after which readers should
         *  come back, 0 says nothing
         * @param array $events list of at most 500 of array{uid: string, url: string, title: string,
         *  description: string, place: string, link: string, zone: string, start: string, end: string,
         *  rule: string, except: list<string>, status: string, sequence: int, created: int, changed: int},
         *  as Events answers them; uid: the same for ever; url: of a page about it
         * @throws InvalidException calendar-invalid, event-invalid, and of events that Events::check() refuses its reasons
         */
        public static function write(array $calendar, array $events): string {}

        /**
         * What the calendar of this scope shows, as far as the viewer may see it, in the order of dates; one
         * exchange. "mine": what they come to, wait for or are interested in, with the last date no more than
         * 30 days ago. "wiki": what has a date between 30 days ago and a year from now. At most 500.
         * @param string $scope "mine" | "wiki"
         * @return list<array> events
         * @throws InvalidException calendar-invalid, viewer-anonymous ("mine")
         */
        public static function events(Viewer $viewer, string $scope): array {}

        /**
         * Makes an address in place of the one there was, which is dead then; one exchange.
         * @param string $scope "mine" | "wiki"
         * @return string its token, which nobody can be told again
         * @throws InvalidException calendar-invalid, viewer-anonymous
         */
        public static function open(Viewer $owner, string $scope): string {}

        /**
         * Takes an address back; one exchange.
         * @param string $scope "mine" | "wiki"
         * @return bool whether there was one
         * @throws InvalidException calendar-invalid, viewer-anonymous
         */
        public static function close(Viewer $owner, string $scope): bool {}

        /**
         * When the addresses were made, in microseconds since 1970; one exchange.
         * @return array{mine: ?int, wiki: ?int}
         * @throws InvalidException viewer-anonymous
         */
        public static function state(Viewer $owner): array {}

        /**
         * Whose address a token is; one exchange, none for what is no token. Of who is hidden, was merged into
         * another account or is no more there is none.
         * @return array{userId: int, scope: string}
         * @throws NotFoundException calendar-not-found
         */
        public static function read(string $wiki, #[\SensitiveParameter] string $token): array {}
    }

    /**
     * What people are told (docs/adr/0010): bundles of one kind about one object. Whatever nothing is left of for
     * its recipient, by deletion, hiding, undoing, mutes or blocks, is not there and not counted. The viewer is
     * the recipient, whatever their capabilities.
     * @strict-properties
     * @not-serializable
     */
    final class Notifications
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * To which unread bundles, and the people of one, are counted.
         * @var int
         */
        public const COUNT_MAX = 1000;
        /**
         * Most bundles marked by their ids in one call.
         * @var int
         */
        public const IDS_MAX = 100;

        /**
         * The kinds and the channels by which they come while nobody chose others: 1 on the wiki, 2 by mail; of
         * event-reminder also 16 a quarter of an hour ahead, 32 an hour, 64 a day, 128 a week. No exchange.
         * @return list<array{kind: string, channels: int}>
         */
        public static function kinds(): array {}

        /**
         * Newest first; one exchange. A page is full while there is more, but where nothing is left of some
         * thousand in a row.
         * @param array $filter array{unread?: bool, kinds?: list<string>} none of kinds: all; those of other
         *  extensions (Notices) too
         * @param int $limit 1 to 100
         * @return array{items: list<array{id: string, seq: string, kind: string, at: int, unread: bool, actors: list<int>, actorCount: int, object: ?array{type: string, id: string}, root: ?array{type: string, id: string}, comment: ?string, pageId: ?int, excerpt: ?string, title: ?string, event: ?string, word: ?string}>, next: ?string, unread: int}
         *  unread: of all, to COUNT_MAX. actors: at most three local user ids, newest first, without who is muted,
         *  blocked or hidden and the viewer; actorCount: to COUNT_MAX. object: of a mention what mentions; of a
         *  comment or like what was commented or liked; of a reply the first comment of the thread; of moderation
         *  the post; of what begins with group- the group; of other extensions' kinds type
         *  "extension" and their key; of follows null; else the event. root: of a comment, a reply,
         *  and a mention or like in a comment, what that hangs on. comment: of a comment or reply the newest one. excerpt: at most 200 code points of what was
         *  said, of an organiser's message 2000. title, event: of the event, also of one that is commented or liked;
         *  title: of the group too.
         *  word: of event-cancelled "planned" | "postponed" | "cancelled", of moderation "none" | "hidden" |
         *  "suppressed", of event-role "organiser-added" | "organiser-removed" | "seated" | "waitlisted" | "removed",
         *  of group-role "member" | "moderator" | "owner" | "removed"
         * @throws InvalidException notification-filter-invalid, notification-kind-unknown, limit-invalid, cursor-invalid, viewer-anonymous
         */
        public static function list(Viewer $viewer, array $filter = [], int $limit = 30, ?string $cursor = null): array {}

        /**
         * How many bundles are unread, to COUNT_MAX; one exchange.
         * @throws InvalidException viewer-anonymous
         */
        public static function unread(Viewer $viewer): int {}

        /**
         * Marks bundles as read; one exchange. What grew or came meanwhile stays unread.
         * @param array $ids list<string> of bundles, at most 100; none: all
         * @param string|null $upTo the seq up to which was shown; null only with ids
         * @return array{changed: int, unread: int} unread: how many are by now
         * @throws InvalidException notification-id-invalid, too-many, viewer-anonymous
         */
        public static function markRead(Viewer $viewer, array $ids, ?string $upTo): array {}

        /**
         * Makes what came last of a bundle unread again; one exchange.
         * @return array{changed: int, unread: int} as of markRead()
         * @throws InvalidException notification-id-invalid, viewer-anonymous
         */
        public static function markUnread(Viewer $viewer, string $id): array {}

        /**
         * Takes in how these people want to be told: the whole state of each, in place of what was known. One
         * exchange.
         * @param array $people list of at most 1000 of array{userId: int, channels: array<string, int>, muted: list<int>,
         *  every: ?int} channels: by kind, what differs from the wiki's; muted: at most 1000 user ids, 5000 in one call;
         *  every: days between mails, 0 (at once), 1 or 7, null: as the wiki
         * @return int how many of them changed
         * @throws InvalidException wiki-invalid, users-invalid, too-many
         * @throws InvalidException notification-kind-unknown, channels-invalid, digest-invalid
         */
        public static function mirror(string $wiki, array $people): int {}

        /**
         * Takes in what a wiki has for everybody, as far as it differs from kinds(); one exchange.
         * @param array $channels array<string, int> by kind
         * @param int $every days between mails: 0 (at once), 1 or 7
         * @return bool whether anything changed
         * @throws InvalidException wiki-invalid, notification-kind-unknown, channels-invalid, digest-invalid
         */
        public static function mirrorDefaults(string $wiki, array $channels, int $every): bool {}

        /**
         * Whether the viewer takes part in the thread of this comment, and so is told of replies; one exchange.
         * @throws InvalidException viewer-anonymous
         * @throws NotFoundException target-not-found
         */
        public static function watched(Viewer $viewer, string $commentId): bool {}

        /**
         * Joins or leaves that thread by hand, which then stands whatever one writes; one exchange.
         * @return bool whether it changed
         * @throws InvalidException viewer-anonymous
         * @throws NotFoundException target-not-found
         */
        public static function setWatched(Viewer $viewer, string $commentId, bool $watched): bool {}

        /**
         * Notes that the viewer looks, for the next twenty minutes: the daemon sends how much they have not read,
         * at once and whenever it changes. One exchange.
         * @return string the name of the channel on which it sends, nobody else's
         * @throws InvalidException viewer-anonymous
         */
        public static function present(Viewer $viewer): string {}
    }

    /**
     * What other extensions tell people: kinds of theirs, named "extension.kind". Calls for the wiki itself, each
     * is one exchange.
     * @strict-properties
     * @not-serializable
     */
    final class Notices
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * Most people told in one call.
         * @var int
         */
        public const PEOPLE_MAX = 1000;
        /**
         * Of so many people one call takes back at most: then there may be more.
         * @var int
         */
        public const WITHDRAWN_MAX = 10000;

        /**
         * Takes in the whole of what the wiki's extensions declare. What is missing is shown, counted and mailed
         * no more, until it is declared again; numbers and what people chose stay.
         * @param array $kinds list of at most 100 of array{name: string, channels: int, each: bool} channels: 1 on the
         *  wiki, 2 by mail, as the wiki has it for everybody; each: each doing is a bundle of its own, else all of
         *  one object are one
         * @return bool whether anything changed
         * @throws InvalidException wiki-invalid, notification-kind-invalid, channels-invalid
         */
        public static function declare(string $wiki, array $kinds): bool {}

        /**
         * Writes down that people are to be told; who of them wants to and may know is seen when that is served.
         * Again, it has no effect.
         * @param string $key what it is about, 1 to 255 bytes in one line
         * @param int|null $agentId user id of who did it; null: nobody
         * @param array $recipients list<int> of user ids, at most 1000
         * @return int of how many it was not written yet
         * @throws InvalidException wiki-invalid, notification-kind-unknown, notification-object-invalid, users-invalid, too-many
         */
        public static function tell(string $wiki, string $kind, string $key, ?int $agentId, array $recipients): int {}

        /**
         * Takes back what one person did, or with null all of it. Again, it has no effect.
         * @return int of how many people, WITHDRAWN_MAX where there may be more; of all of it 1
         * @throws InvalidException wiki-invalid, notification-kind-unknown, notification-object-invalid, users-invalid
         */
        public static function withdraw(string $wiki, string $kind, string $key, ?int $agentId): int {}
    }

    /**
     * Mail that is due, leased to whoever sends it: never to two, and what was handed over is never given out
     * again. Calls for the wiki itself.
     * @strict-properties
     * @not-serializable
     */
    final class Deliveries
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * Takes what is due, for five minutes, by person. What somebody may not see, has read or does not want
         * any more is closed. At most three exchanges, one when nothing is due.
         * @param int $limit people, 1 to 15
         * @return array{people: list<array{userId: int, items: list<array>, leases: array<int, int>}>, closed: int}
         *  items: as of Notifications::list(), newest first, for one message; leases: epochs by id, of all of them
         * @throws InvalidException wiki-invalid, limit-invalid
         */
        public static function take(string $wiki, int $limit = 15): array {}

        /**
         * Says that a message is about to be sent, which it may be when this answers true only: some lease may
         * have run out. From here on it is not given out again. One exchange.
         * @param array $leases array<int, int> of take()
         * @throws InvalidException lease-invalid, too-many
         */
        public static function handed(array $leases): bool {}

        /**
         * It was sent, or is not to be. What grew meanwhile is due anew. One exchange.
         * @return int how many leases there were of these
         * @throws InvalidException lease-invalid, too-many
         */
        public static function done(array $leases): int {}

        /**
         * It was not sent: where that is sure tried again after a growing pause, eight times in all. One exchange.
         * @param bool $isSure false: it may have been sent, and is dead
         * @param string $reason for whoever looks at what is dead; the first 200 characters are kept
         * @return int how many leases there were of these
         * @throws InvalidException lease-invalid, too-many
         */
        public static function failed(array $leases, string $reason, bool $isSure): int {}

        /**
         * Whether anything is due in this wiki; one exchange.
         * @throws InvalidException wiki-invalid
         */
        public static function due(string $wiki): bool {}

        /**
         * What was given up, oldest first; one exchange.
         * @param int $limit 1 to 1000
         * @return list<array{id: int, userId: int, kind: string, at: int, attempts: int, reason: string}>
         *  reason: what failed() was told, what begins with "unknown" may have been sent, "unsent": nobody came to send it
         * @throws InvalidException wiki-invalid, limit-invalid
         */
        public static function dead(string $wiki, int $limit = 100): array {}

        /**
         * Has one of them sent after all; one exchange.
         * @return bool whether there was such a one
         * @throws InvalidException wiki-invalid
         */
        public static function redrive(string $wiki, int $id): bool {}
    }

    /**
     * Numbers of unread notifications that another inbox of the wiki shows too. What changes one leaves a mark of
     * the person, in wikis that have started this.
     * @strict-properties
     * @not-serializable
     */
    final class Mirrors
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /**
         * From here on changes are marked in this wiki; again without effect. One exchange.
         * @throws InvalidException wiki-invalid
         */
        public static function start(string $wiki): void {}

        /**
         * No longer, and what is marked is forgotten. One exchange.
         * @throws InvalidException wiki-invalid
         */
        public static function stop(string $wiki): void {}

        /**
         * Whose number may be another one, who waits longest first. Nobody is held. One exchange.
         * @param int $limit 1 to 100
         * @return list<array{userId: int, mark: int, unread: int}> unread: as it stands now, to 100
         * @throws InvalidException wiki-invalid, limit-invalid
         */
        public static function take(string $wiki, int $limit = 100): array {}

        /**
         * Their numbers were brought over. Whoever has a newer mark stays. One exchange.
         * @param array $marks array<int, int> of take(): marks by user id; at most 100
         * @return int of how many
         * @throws InvalidException wiki-invalid, mark-invalid, too-many
         */
        public static function done(string $wiki, array $marks): int {}
    }

    /**
     * The store itself: for set-up, health and tests.
     * @strict-properties
     * @not-serializable
     */
    final class Store
    {
        /** @implementation-alias WikiSocial\Statuses::__construct */
        private function __construct() {}

        /** @return array{module: string, schemaWanted: int, libpq: string} No exchange. */
        public static function version(): array {}

        /**
         * Connects and compares versions; one exchange.
         * @return array{schema: int, server: string}
         * @throws SchemaException schema-missing, schema-outdated, schema-newer
         */
        public static function check(): array {}

        /**
         * Applies what is missing of the schema with wikisocial.migration_dsn; safe when two run at once.
         * @return list<string> names of the migrations applied, or with $dryRun those that would be
         * @throws SchemaException schema-newer
         */
        public static function migrate(bool $dryRun = false): array {}

        /** @return array{connects: int, exchanges: int, statements: int, prepares: int, drops: int, retries: int} of this process. */
        public static function counters(): array {}
    }
}

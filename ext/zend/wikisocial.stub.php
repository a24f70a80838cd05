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
         * May read non-public objects that were reported.
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
     * Statuses. A status array is: id string, type "status", wiki string, authorId int (local user
     * id), text string, lang string ("" unknown), visibility string, version int, created int,
     * edited ?int, deleted bool, hidden string ("" | "hidden" | "suppressed").
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

        /**
         * Whether post() would take this, by its form alone; no exchange.
         * @throws InvalidException text-empty, text-too-long, text-encoding, text-control, text-bidi, lang-invalid, key-invalid
         */
        public static function check(string $text, string $lang = "", ?string $key = null): void {}

        /**
         * Stores a public status with its activity row and its key in one transaction; one exchange.
         * @param string $text plain; line breaks kept; trailing white space dropped
         * @param string $lang BCP 47 code or ""
         * @param string|null $key idempotency key, 1 to 64 bytes of printable ASCII: the same key and
         *  body within 24 hours answers with the same status, another body is a conflict
         * @return array{status: array, created: bool}
         * @throws InvalidException text-empty, text-too-long, text-encoding, text-control, text-bidi, lang-invalid, key-invalid, viewer-anonymous
         * @throws ConflictException key-reused
         */
        public static function post(Viewer $author, string $text, string $lang = "", ?string $key = null): array {}

        /**
         * One status; one exchange.
         * @throws NotFoundException status-not-found
         */
        public static function get(Viewer $viewer, string $id): array {}

        /**
         * Deletes one's own status: a state of its own, the row stays; one exchange.
         * @throws NotFoundException status-not-found
         * @throws ForbiddenException status-not-own
         */
        public static function delete(Viewer $author, string $id): void {}
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
         * what wikisociald runs, callable from a job or a script on a site without it.
         * @param string $consumer its name; an unknown one begins at the start of the log
         * @param int $limit events, 1 to 10,000
         * @return array{handled: int, more: bool}
         * @throws InvalidException limit-invalid, consumer-invalid
         * @throws ConflictException cursor-moved
         */
        public static function batch(string $consumer, int $limit = 1000): array {}
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

        /** @return array{connects: int, exchanges: int, statements: int, prepares: int, drops: int} of this process. */
        public static function counters(): array {}
    }
}

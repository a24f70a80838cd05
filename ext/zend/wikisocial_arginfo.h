/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: f2557f1facb73391b96928c2ea83cc9698ab8a67 */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Exception_getReason, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Exception_getSqlState, 0, 0, IS_STRING, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Exception_isRetryable, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_InvalidException_getReason arginfo_class_WikiSocial_Exception_getReason

#define arginfo_class_WikiSocial_InvalidException_getSqlState arginfo_class_WikiSocial_Exception_getSqlState

#define arginfo_class_WikiSocial_InvalidException_isRetryable arginfo_class_WikiSocial_Exception_isRetryable

#define arginfo_class_WikiSocial_NotFoundException_getReason arginfo_class_WikiSocial_Exception_getReason

#define arginfo_class_WikiSocial_NotFoundException_getSqlState arginfo_class_WikiSocial_Exception_getSqlState

#define arginfo_class_WikiSocial_NotFoundException_isRetryable arginfo_class_WikiSocial_Exception_isRetryable

#define arginfo_class_WikiSocial_ForbiddenException_getReason arginfo_class_WikiSocial_Exception_getReason

#define arginfo_class_WikiSocial_ForbiddenException_getSqlState arginfo_class_WikiSocial_Exception_getSqlState

#define arginfo_class_WikiSocial_ForbiddenException_isRetryable arginfo_class_WikiSocial_Exception_isRetryable

#define arginfo_class_WikiSocial_ConflictException_getReason arginfo_class_WikiSocial_Exception_getReason

#define arginfo_class_WikiSocial_ConflictException_getSqlState arginfo_class_WikiSocial_Exception_getSqlState

#define arginfo_class_WikiSocial_ConflictException_isRetryable arginfo_class_WikiSocial_Exception_isRetryable

#define arginfo_class_WikiSocial_UnavailableException_getReason arginfo_class_WikiSocial_Exception_getReason

#define arginfo_class_WikiSocial_UnavailableException_getSqlState arginfo_class_WikiSocial_Exception_getSqlState

#define arginfo_class_WikiSocial_UnavailableException_isRetryable arginfo_class_WikiSocial_Exception_isRetryable

#define arginfo_class_WikiSocial_TimeoutException_getReason arginfo_class_WikiSocial_Exception_getReason

#define arginfo_class_WikiSocial_TimeoutException_getSqlState arginfo_class_WikiSocial_Exception_getSqlState

#define arginfo_class_WikiSocial_TimeoutException_isRetryable arginfo_class_WikiSocial_Exception_isRetryable

#define arginfo_class_WikiSocial_SchemaException_getReason arginfo_class_WikiSocial_Exception_getReason

#define arginfo_class_WikiSocial_SchemaException_getSqlState arginfo_class_WikiSocial_Exception_getSqlState

#define arginfo_class_WikiSocial_SchemaException_isRetryable arginfo_class_WikiSocial_Exception_isRetryable

#define arginfo_class_WikiSocial_InternalException_getReason arginfo_class_WikiSocial_Exception_getReason

#define arginfo_class_WikiSocial_InternalException_getSqlState arginfo_class_WikiSocial_Exception_getSqlState

#define arginfo_class_WikiSocial_InternalException_isRetryable arginfo_class_WikiSocial_Exception_isRetryable

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_WikiSocial_Viewer___construct, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, userId, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, caps, IS_LONG, 0, "0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, temporary, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_WikiSocial_Text___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Text_scan, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Statuses___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Statuses_check, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, draft, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Statuses_post, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, author, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, draft, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Statuses_edit, 0, 3, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, author, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, draft, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, version, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Statuses_get, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Statuses_delete, 0, 2, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, author, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Statuses_undelete, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, author, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Statuses_history, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "50")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, cursor, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Statuses_states, 0, 3, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, after, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, limit, IS_LONG, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Feeds___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Feeds_public, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "30")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, cursor, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Feeds_user, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, userId, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "30")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, cursor, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Feeds_page, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, pageId, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "30")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, cursor, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Feeds_mentions arginfo_class_WikiSocial_Feeds_public

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Feeds_group, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, groupId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "30")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, cursor, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Feeds_home arginfo_class_WikiSocial_Feeds_public

#define arginfo_class_WikiSocial_Follows___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Follows_put, 0, 3, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, kind, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, choice, IS_STRING, 0, "\"open\"")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Follows_remove, 0, 3, _IS_BOOL, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, kind, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Follows_state, 0, 3, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, kind, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Follows_accept, 0, 2, _IS_BOOL, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, userId, IS_LONG, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Follows_drop arginfo_class_WikiSocial_Follows_accept

#define arginfo_class_WikiSocial_Follows_block arginfo_class_WikiSocial_Follows_accept

#define arginfo_class_WikiSocial_Follows_unblock arginfo_class_WikiSocial_Follows_accept

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Follows_list, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, list, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "50")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, cursor, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Follows_suggestions, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "20")
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Moderation___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Moderation_setLevel, 0, 4, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, moderator, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, type, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, order, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Moderation_entries arginfo_class_WikiSocial_Statuses_states

#define arginfo_class_WikiSocial_Reports___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Reports_file, 0, 4, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, reporter, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, type, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, reason, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Activity___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Activity_batch, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, consumer, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "1000")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Activity_keepUp, 0, 0, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, places, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Actors___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Actors_list, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, afterUserId, IS_LONG, 0, "0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "1000")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Actors_mirror, 0, 2, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, users, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Actors_merge, 0, 3, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, fromUserId, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, toUserId, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Actors_settle, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, after, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "5000")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, dryRun, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Media___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Media_put, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, files, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Media_get, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, names, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Media_takeStale, 0, 3, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, seconds, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, limit, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Media_backlog, 0, 2, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, seconds, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Media_statuses, 0, 4, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, file, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, after, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, limit, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Media_withhold, 0, 3, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, file, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, withheld, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Targets___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Targets_list, 0, 3, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, after, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, limit, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, pageId, IS_LONG, 0, "0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Targets_find, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, objects, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Targets_mirror, 0, 2, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, targets, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Targets_setClosed, 0, 3, _IS_BOOL, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, object, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, closed, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, reason, IS_STRING, 0, "\'\'")
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Likes___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Likes_put, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, object, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Likes_remove arginfo_class_WikiSocial_Likes_put

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Likes_many, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, objects, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Likes_by, 0, 3, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, object, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, policy, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "50")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, cursor, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Comments___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Comments_post, 0, 3, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, author, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, object, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, draft, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Comments_list, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, object, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "30")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, cursor, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Comments_counts arginfo_class_WikiSocial_Likes_many

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Comments_roots, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, comments, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Comments_states, 0, 4, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, roots, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, after, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, limit, IS_LONG, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Events___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Events_sync, 0, 5, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, saver, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, pageId, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, revision, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, tags, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, mayCreate, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, gone, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Events_check, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, tag, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Events_find, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, ids, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Events_byTag, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, tags, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Events_list, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, filter, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "30")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, cursor, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Events_dates arginfo_class_WikiSocial_Statuses_get

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Events_setStatus, 0, 4, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, organiser, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, status, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, reason, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Events_setClosed, 0, 4, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, organiser, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, closed, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, reason, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Events_configure, 0, 3, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, organiser, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, settings, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Events_addOrganiser, 0, 4, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, organiser, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, userId, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, reason, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Events_removeOrganiser arginfo_class_WikiSocial_Events_addOrganiser

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Events_message, 0, 5, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, organiser, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, states, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Events_entries arginfo_class_WikiSocial_Statuses_states

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Events_settleAnswers, 0, 1, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, limit, IS_LONG, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Groups___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Groups_create, 0, 2, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, draft, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Groups_get, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, groupId, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Groups_list, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, filter, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "30")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, cursor, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Groups_members, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, groupId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, state, IS_STRING, 0, "\"member\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "30")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, cursor, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, filter, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Groups_act, 0, 4, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, groupId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, action, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, userId, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, reason, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, role, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Groups_change, 0, 3, _IS_BOOL, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, groupId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, draft, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Groups_archive, 0, 2, _IS_BOOL, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, groupId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, reason, IS_STRING, 0, "\"\"")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Groups_moderate, 0, 4, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, groupId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, postId, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO(0, level, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, reason, IS_STRING, 0, "\"\"")
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Groups_entries arginfo_class_WikiSocial_Statuses_states

#define arginfo_class_WikiSocial_Signups___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Signups_put, 0, 3, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, eventId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, answer, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Signups_remove, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, eventId, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Signups_list, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, eventId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, state, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "50")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, cursor, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Signups_move, 0, 5, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, organiser, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, eventId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, userId, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, action, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, reason, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Signups_answers, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, organiser, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, eventId, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Signups_tied arginfo_class_WikiSocial_Signups_remove

#define arginfo_class_WikiSocial_Calendars___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Calendars_write, 0, 2, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, calendar, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, events, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Calendars_events, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, scope, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Calendars_open, 0, 2, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, owner, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, scope, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Calendars_close, 0, 2, _IS_BOOL, 0)
	ZEND_ARG_OBJ_INFO(0, owner, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, scope, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Calendars_state, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, owner, WikiSocial\\Viewer, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Calendars_read, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, token, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Notifications___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Notifications_kinds, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Notifications_list arginfo_class_WikiSocial_Groups_list

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Notifications_unread, 0, 1, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Notifications_markRead, 0, 3, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, ids, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, upTo, IS_STRING, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Notifications_markUnread arginfo_class_WikiSocial_Statuses_get

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Notifications_mirror, 0, 2, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, people, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Notifications_mirrorDefaults, 0, 3, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, channels, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, every, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Notifications_watched, 0, 2, _IS_BOOL, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, commentId, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Notifications_setWatched, 0, 3, _IS_BOOL, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
	ZEND_ARG_TYPE_INFO(0, commentId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, watched, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Notifications_present, 0, 1, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, viewer, WikiSocial\\Viewer, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Notices___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Notices_declare, 0, 2, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, kinds, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Notices_tell, 0, 5, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, kind, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, agentId, IS_LONG, 1)
	ZEND_ARG_TYPE_INFO(0, recipients, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Notices_withdraw, 0, 4, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, kind, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, agentId, IS_LONG, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Deliveries___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Deliveries_take, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "15")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Deliveries_handed, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, leases, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Deliveries_done, 0, 1, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, leases, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Deliveries_failed, 0, 3, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, leases, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, reason, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, isSure, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Deliveries_due, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Deliveries_dead, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, limit, IS_LONG, 0, "100")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Deliveries_redrive, 0, 2, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_LONG, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Mirrors___construct arginfo_class_WikiSocial_Text___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Mirrors_start, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Mirrors_stop arginfo_class_WikiSocial_Mirrors_start

#define arginfo_class_WikiSocial_Mirrors_take arginfo_class_WikiSocial_Deliveries_dead

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Mirrors_done, 0, 2, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, wiki, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, marks, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Store___construct arginfo_class_WikiSocial_Text___construct

#define arginfo_class_WikiSocial_Store_version arginfo_class_WikiSocial_Notifications_kinds

#define arginfo_class_WikiSocial_Store_check arginfo_class_WikiSocial_Notifications_kinds

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_WikiSocial_Store_migrate, 0, 0, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, dryRun, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

#define arginfo_class_WikiSocial_Store_counters arginfo_class_WikiSocial_Notifications_kinds


ZEND_METHOD(WikiSocial_InvalidException, getReason);
ZEND_METHOD(WikiSocial_InvalidException, getSqlState);
ZEND_METHOD(WikiSocial_InvalidException, isRetryable);
ZEND_METHOD(WikiSocial_Viewer, __construct);
ZEND_METHOD(WikiSocial_Statuses, __construct);
ZEND_METHOD(WikiSocial_Text, scan);
ZEND_METHOD(WikiSocial_Statuses, check);
ZEND_METHOD(WikiSocial_Statuses, post);
ZEND_METHOD(WikiSocial_Statuses, edit);
ZEND_METHOD(WikiSocial_Statuses, get);
ZEND_METHOD(WikiSocial_Statuses, delete);
ZEND_METHOD(WikiSocial_Statuses, undelete);
ZEND_METHOD(WikiSocial_Statuses, history);
ZEND_METHOD(WikiSocial_Statuses, states);
ZEND_METHOD(WikiSocial_Feeds, public);
ZEND_METHOD(WikiSocial_Feeds, user);
ZEND_METHOD(WikiSocial_Feeds, page);
ZEND_METHOD(WikiSocial_Feeds, mentions);
ZEND_METHOD(WikiSocial_Feeds, group);
ZEND_METHOD(WikiSocial_Feeds, home);
ZEND_METHOD(WikiSocial_Follows, put);
ZEND_METHOD(WikiSocial_Follows, remove);
ZEND_METHOD(WikiSocial_Follows, state);
ZEND_METHOD(WikiSocial_Follows, accept);
ZEND_METHOD(WikiSocial_Follows, drop);
ZEND_METHOD(WikiSocial_Follows, block);
ZEND_METHOD(WikiSocial_Follows, unblock);
ZEND_METHOD(WikiSocial_Follows, list);
ZEND_METHOD(WikiSocial_Follows, suggestions);
ZEND_METHOD(WikiSocial_Moderation, setLevel);
ZEND_METHOD(WikiSocial_Moderation, entries);
ZEND_METHOD(WikiSocial_Reports, file);
ZEND_METHOD(WikiSocial_Activity, batch);
ZEND_METHOD(WikiSocial_Activity, keepUp);
ZEND_METHOD(WikiSocial_Actors, list);
ZEND_METHOD(WikiSocial_Actors, mirror);
ZEND_METHOD(WikiSocial_Actors, merge);
ZEND_METHOD(WikiSocial_Actors, settle);
ZEND_METHOD(WikiSocial_Media, put);
ZEND_METHOD(WikiSocial_Media, get);
ZEND_METHOD(WikiSocial_Media, takeStale);
ZEND_METHOD(WikiSocial_Media, backlog);
ZEND_METHOD(WikiSocial_Media, statuses);
ZEND_METHOD(WikiSocial_Media, withhold);
ZEND_METHOD(WikiSocial_Targets, list);
ZEND_METHOD(WikiSocial_Targets, find);
ZEND_METHOD(WikiSocial_Targets, mirror);
ZEND_METHOD(WikiSocial_Targets, setClosed);
ZEND_METHOD(WikiSocial_Likes, put);
ZEND_METHOD(WikiSocial_Likes, remove);
ZEND_METHOD(WikiSocial_Likes, many);
ZEND_METHOD(WikiSocial_Likes, by);
ZEND_METHOD(WikiSocial_Comments, post);
ZEND_METHOD(WikiSocial_Comments, list);
ZEND_METHOD(WikiSocial_Comments, counts);
ZEND_METHOD(WikiSocial_Comments, roots);
ZEND_METHOD(WikiSocial_Comments, states);
ZEND_METHOD(WikiSocial_Events, sync);
ZEND_METHOD(WikiSocial_Events, check);
ZEND_METHOD(WikiSocial_Events, find);
ZEND_METHOD(WikiSocial_Events, byTag);
ZEND_METHOD(WikiSocial_Events, list);
ZEND_METHOD(WikiSocial_Events, dates);
ZEND_METHOD(WikiSocial_Events, setStatus);
ZEND_METHOD(WikiSocial_Events, setClosed);
ZEND_METHOD(WikiSocial_Events, configure);
ZEND_METHOD(WikiSocial_Events, addOrganiser);
ZEND_METHOD(WikiSocial_Events, removeOrganiser);
ZEND_METHOD(WikiSocial_Events, message);
ZEND_METHOD(WikiSocial_Events, entries);
ZEND_METHOD(WikiSocial_Events, settleAnswers);
ZEND_METHOD(WikiSocial_Groups, create);
ZEND_METHOD(WikiSocial_Groups, get);
ZEND_METHOD(WikiSocial_Groups, list);
ZEND_METHOD(WikiSocial_Groups, members);
ZEND_METHOD(WikiSocial_Groups, act);
ZEND_METHOD(WikiSocial_Groups, change);
ZEND_METHOD(WikiSocial_Groups, archive);
ZEND_METHOD(WikiSocial_Groups, moderate);
ZEND_METHOD(WikiSocial_Groups, entries);
ZEND_METHOD(WikiSocial_Signups, put);
ZEND_METHOD(WikiSocial_Signups, remove);
ZEND_METHOD(WikiSocial_Signups, list);
ZEND_METHOD(WikiSocial_Signups, move);
ZEND_METHOD(WikiSocial_Signups, answers);
ZEND_METHOD(WikiSocial_Signups, tied);
ZEND_METHOD(WikiSocial_Calendars, write);
ZEND_METHOD(WikiSocial_Calendars, events);
ZEND_METHOD(WikiSocial_Calendars, open);
ZEND_METHOD(WikiSocial_Calendars, close);
ZEND_METHOD(WikiSocial_Calendars, state);
ZEND_METHOD(WikiSocial_Calendars, read);
ZEND_METHOD(WikiSocial_Notifications, kinds);
ZEND_METHOD(WikiSocial_Notifications, list);
ZEND_METHOD(WikiSocial_Notifications, unread);
ZEND_METHOD(WikiSocial_Notifications, markRead);
ZEND_METHOD(WikiSocial_Notifications, markUnread);
ZEND_METHOD(WikiSocial_Notifications, mirror);
ZEND_METHOD(WikiSocial_Notifications, mirrorDefaults);
ZEND_METHOD(WikiSocial_Notifications, watched);
ZEND_METHOD(WikiSocial_Notifications, setWatched);
ZEND_METHOD(WikiSocial_Notifications, present);
ZEND_METHOD(WikiSocial_Notices, declare);
ZEND_METHOD(WikiSocial_Notices, tell);
ZEND_METHOD(WikiSocial_Notices, withdraw);
ZEND_METHOD(WikiSocial_Deliveries, take);
ZEND_METHOD(WikiSocial_Deliveries, handed);
ZEND_METHOD(WikiSocial_Deliveries, done);
ZEND_METHOD(WikiSocial_Deliveries, failed);
ZEND_METHOD(WikiSocial_Deliveries, due);
ZEND_METHOD(WikiSocial_Deliveries, dead);
ZEND_METHOD(WikiSocial_Deliveries, redrive);
ZEND_METHOD(WikiSocial_Mirrors, start);
ZEND_METHOD(WikiSocial_Mirrors, stop);
ZEND_METHOD(WikiSocial_Mirrors, take);
ZEND_METHOD(WikiSocial_Mirrors, done);
ZEND_METHOD(WikiSocial_Store, version);
ZEND_METHOD(WikiSocial_Store, check);
ZEND_METHOD(WikiSocial_Store, migrate);
ZEND_METHOD(WikiSocial_Store, counters);


static const zend_function_entry class_WikiSocial_Exception_methods[] = {
	ZEND_ABSTRACT_ME_WITH_FLAGS(WikiSocial_Exception, getReason, arginfo_class_WikiSocial_Exception_getReason, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(WikiSocial_Exception, getSqlState, arginfo_class_WikiSocial_Exception_getSqlState, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_ABSTRACT_ME_WITH_FLAGS(WikiSocial_Exception, isRetryable, arginfo_class_WikiSocial_Exception_isRetryable, ZEND_ACC_PUBLIC|ZEND_ACC_ABSTRACT)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_InvalidException_methods[] = {
	ZEND_ME(WikiSocial_InvalidException, getReason, arginfo_class_WikiSocial_InvalidException_getReason, ZEND_ACC_PUBLIC)
	ZEND_ME(WikiSocial_InvalidException, getSqlState, arginfo_class_WikiSocial_InvalidException_getSqlState, ZEND_ACC_PUBLIC)
	ZEND_ME(WikiSocial_InvalidException, isRetryable, arginfo_class_WikiSocial_InvalidException_isRetryable, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_NotFoundException_methods[] = {
	ZEND_MALIAS(WikiSocial_InvalidException, getReason, getReason, arginfo_class_WikiSocial_NotFoundException_getReason, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(WikiSocial_InvalidException, getSqlState, getSqlState, arginfo_class_WikiSocial_NotFoundException_getSqlState, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(WikiSocial_InvalidException, isRetryable, isRetryable, arginfo_class_WikiSocial_NotFoundException_isRetryable, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_ForbiddenException_methods[] = {
	ZEND_MALIAS(WikiSocial_InvalidException, getReason, getReason, arginfo_class_WikiSocial_ForbiddenException_getReason, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(WikiSocial_InvalidException, getSqlState, getSqlState, arginfo_class_WikiSocial_ForbiddenException_getSqlState, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(WikiSocial_InvalidException, isRetryable, isRetryable, arginfo_class_WikiSocial_ForbiddenException_isRetryable, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_ConflictException_methods[] = {
	ZEND_MALIAS(WikiSocial_InvalidException, getReason, getReason, arginfo_class_WikiSocial_ConflictException_getReason, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(WikiSocial_InvalidException, getSqlState, getSqlState, arginfo_class_WikiSocial_ConflictException_getSqlState, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(WikiSocial_InvalidException, isRetryable, isRetryable, arginfo_class_WikiSocial_ConflictException_isRetryable, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_UnavailableException_methods[] = {
	ZEND_MALIAS(WikiSocial_InvalidException, getReason, getReason, arginfo_class_WikiSocial_UnavailableException_getReason, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(WikiSocial_InvalidException, getSqlState, getSqlState, arginfo_class_WikiSocial_UnavailableException_getSqlState, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(WikiSocial_InvalidException, isRetryable, isRetryable, arginfo_class_WikiSocial_UnavailableException_isRetryable, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_TimeoutException_methods[] = {
	ZEND_MALIAS(WikiSocial_InvalidException, getReason, getReason, arginfo_class_WikiSocial_TimeoutException_getReason, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(WikiSocial_InvalidException, getSqlState, getSqlState, arginfo_class_WikiSocial_TimeoutException_getSqlState, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(WikiSocial_InvalidException, isRetryable, isRetryable, arginfo_class_WikiSocial_TimeoutException_isRetryable, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_SchemaException_methods[] = {
	ZEND_MALIAS(WikiSocial_InvalidException, getReason, getReason, arginfo_class_WikiSocial_SchemaException_getReason, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(WikiSocial_InvalidException, getSqlState, getSqlState, arginfo_class_WikiSocial_SchemaException_getSqlState, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(WikiSocial_InvalidException, isRetryable, isRetryable, arginfo_class_WikiSocial_SchemaException_isRetryable, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_InternalException_methods[] = {
	ZEND_MALIAS(WikiSocial_InvalidException, getReason, getReason, arginfo_class_WikiSocial_InternalException_getReason, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(WikiSocial_InvalidException, getSqlState, getSqlState, arginfo_class_WikiSocial_InternalException_getSqlState, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(WikiSocial_InvalidException, isRetryable, isRetryable, arginfo_class_WikiSocial_InternalException_isRetryable, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Viewer_methods[] = {
	ZEND_ME(WikiSocial_Viewer, __construct, arginfo_class_WikiSocial_Viewer___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Text_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Text___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Text, scan, arginfo_class_WikiSocial_Text_scan, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Statuses_methods[] = {
	ZEND_ME(WikiSocial_Statuses, __construct, arginfo_class_WikiSocial_Statuses___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Statuses, check, arginfo_class_WikiSocial_Statuses_check, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Statuses, post, arginfo_class_WikiSocial_Statuses_post, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Statuses, edit, arginfo_class_WikiSocial_Statuses_edit, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Statuses, get, arginfo_class_WikiSocial_Statuses_get, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Statuses, delete, arginfo_class_WikiSocial_Statuses_delete, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Statuses, undelete, arginfo_class_WikiSocial_Statuses_undelete, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Statuses, history, arginfo_class_WikiSocial_Statuses_history, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Statuses, states, arginfo_class_WikiSocial_Statuses_states, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Feeds_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Feeds___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Feeds, public, arginfo_class_WikiSocial_Feeds_public, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Feeds, user, arginfo_class_WikiSocial_Feeds_user, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Feeds, page, arginfo_class_WikiSocial_Feeds_page, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Feeds, mentions, arginfo_class_WikiSocial_Feeds_mentions, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Feeds, group, arginfo_class_WikiSocial_Feeds_group, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Feeds, home, arginfo_class_WikiSocial_Feeds_home, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Follows_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Follows___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Follows, put, arginfo_class_WikiSocial_Follows_put, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Follows, remove, arginfo_class_WikiSocial_Follows_remove, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Follows, state, arginfo_class_WikiSocial_Follows_state, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Follows, accept, arginfo_class_WikiSocial_Follows_accept, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Follows, drop, arginfo_class_WikiSocial_Follows_drop, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Follows, block, arginfo_class_WikiSocial_Follows_block, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Follows, unblock, arginfo_class_WikiSocial_Follows_unblock, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Follows, list, arginfo_class_WikiSocial_Follows_list, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Follows, suggestions, arginfo_class_WikiSocial_Follows_suggestions, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Moderation_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Moderation___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Moderation, setLevel, arginfo_class_WikiSocial_Moderation_setLevel, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Moderation, entries, arginfo_class_WikiSocial_Moderation_entries, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Reports_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Reports___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Reports, file, arginfo_class_WikiSocial_Reports_file, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Activity_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Activity___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Activity, batch, arginfo_class_WikiSocial_Activity_batch, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Activity, keepUp, arginfo_class_WikiSocial_Activity_keepUp, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Actors_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Actors___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Actors, list, arginfo_class_WikiSocial_Actors_list, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Actors, mirror, arginfo_class_WikiSocial_Actors_mirror, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Actors, merge, arginfo_class_WikiSocial_Actors_merge, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Actors, settle, arginfo_class_WikiSocial_Actors_settle, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Media_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Media___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Media, put, arginfo_class_WikiSocial_Media_put, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Media, get, arginfo_class_WikiSocial_Media_get, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Media, takeStale, arginfo_class_WikiSocial_Media_takeStale, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Media, backlog, arginfo_class_WikiSocial_Media_backlog, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Media, statuses, arginfo_class_WikiSocial_Media_statuses, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Media, withhold, arginfo_class_WikiSocial_Media_withhold, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Targets_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Targets___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Targets, list, arginfo_class_WikiSocial_Targets_list, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Targets, find, arginfo_class_WikiSocial_Targets_find, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Targets, mirror, arginfo_class_WikiSocial_Targets_mirror, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Targets, setClosed, arginfo_class_WikiSocial_Targets_setClosed, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Likes_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Likes___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Likes, put, arginfo_class_WikiSocial_Likes_put, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Likes, remove, arginfo_class_WikiSocial_Likes_remove, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Likes, many, arginfo_class_WikiSocial_Likes_many, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Likes, by, arginfo_class_WikiSocial_Likes_by, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Comments_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Comments___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Comments, post, arginfo_class_WikiSocial_Comments_post, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Comments, list, arginfo_class_WikiSocial_Comments_list, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Comments, counts, arginfo_class_WikiSocial_Comments_counts, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Comments, roots, arginfo_class_WikiSocial_Comments_roots, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Comments, states, arginfo_class_WikiSocial_Comments_states, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Events_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Events___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Events, sync, arginfo_class_WikiSocial_Events_sync, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Events, check, arginfo_class_WikiSocial_Events_check, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Events, find, arginfo_class_WikiSocial_Events_find, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Events, byTag, arginfo_class_WikiSocial_Events_byTag, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Events, list, arginfo_class_WikiSocial_Events_list, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Events, dates, arginfo_class_WikiSocial_Events_dates, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Events, setStatus, arginfo_class_WikiSocial_Events_setStatus, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Events, setClosed, arginfo_class_WikiSocial_Events_setClosed, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Events, configure, arginfo_class_WikiSocial_Events_configure, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Events, addOrganiser, arginfo_class_WikiSocial_Events_addOrganiser, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Events, removeOrganiser, arginfo_class_WikiSocial_Events_removeOrganiser, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Events, message, arginfo_class_WikiSocial_Events_message, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Events, entries, arginfo_class_WikiSocial_Events_entries, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Events, settleAnswers, arginfo_class_WikiSocial_Events_settleAnswers, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Groups_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Groups___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Groups, create, arginfo_class_WikiSocial_Groups_create, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Groups, get, arginfo_class_WikiSocial_Groups_get, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Groups, list, arginfo_class_WikiSocial_Groups_list, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Groups, members, arginfo_class_WikiSocial_Groups_members, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Groups, act, arginfo_class_WikiSocial_Groups_act, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Groups, change, arginfo_class_WikiSocial_Groups_change, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Groups, archive, arginfo_class_WikiSocial_Groups_archive, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Groups, moderate, arginfo_class_WikiSocial_Groups_moderate, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Groups, entries, arginfo_class_WikiSocial_Groups_entries, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Signups_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Signups___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Signups, put, arginfo_class_WikiSocial_Signups_put, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Signups, remove, arginfo_class_WikiSocial_Signups_remove, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Signups, list, arginfo_class_WikiSocial_Signups_list, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Signups, move, arginfo_class_WikiSocial_Signups_move, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Signups, answers, arginfo_class_WikiSocial_Signups_answers, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Signups, tied, arginfo_class_WikiSocial_Signups_tied, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Calendars_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Calendars___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Calendars, write, arginfo_class_WikiSocial_Calendars_write, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Calendars, events, arginfo_class_WikiSocial_Calendars_events, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Calendars, open, arginfo_class_WikiSocial_Calendars_open, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Calendars, close, arginfo_class_WikiSocial_Calendars_close, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Calendars, state, arginfo_class_WikiSocial_Calendars_state, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Calendars, read, arginfo_class_WikiSocial_Calendars_read, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Notifications_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Notifications___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Notifications, kinds, arginfo_class_WikiSocial_Notifications_kinds, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Notifications, list, arginfo_class_WikiSocial_Notifications_list, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Notifications, unread, arginfo_class_WikiSocial_Notifications_unread, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Notifications, markRead, arginfo_class_WikiSocial_Notifications_markRead, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Notifications, markUnread, arginfo_class_WikiSocial_Notifications_markUnread, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Notifications, mirror, arginfo_class_WikiSocial_Notifications_mirror, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Notifications, mirrorDefaults, arginfo_class_WikiSocial_Notifications_mirrorDefaults, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Notifications, watched, arginfo_class_WikiSocial_Notifications_watched, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Notifications, setWatched, arginfo_class_WikiSocial_Notifications_setWatched, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Notifications, present, arginfo_class_WikiSocial_Notifications_present, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Notices_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Notices___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Notices, declare, arginfo_class_WikiSocial_Notices_declare, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Notices, tell, arginfo_class_WikiSocial_Notices_tell, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Notices, withdraw, arginfo_class_WikiSocial_Notices_withdraw, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Deliveries_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Deliveries___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Deliveries, take, arginfo_class_WikiSocial_Deliveries_take, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Deliveries, handed, arginfo_class_WikiSocial_Deliveries_handed, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Deliveries, done, arginfo_class_WikiSocial_Deliveries_done, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Deliveries, failed, arginfo_class_WikiSocial_Deliveries_failed, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Deliveries, due, arginfo_class_WikiSocial_Deliveries_due, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Deliveries, dead, arginfo_class_WikiSocial_Deliveries_dead, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Deliveries, redrive, arginfo_class_WikiSocial_Deliveries_redrive, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Mirrors_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Mirrors___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Mirrors, start, arginfo_class_WikiSocial_Mirrors_start, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Mirrors, stop, arginfo_class_WikiSocial_Mirrors_stop, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Mirrors, take, arginfo_class_WikiSocial_Mirrors_take, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Mirrors, done, arginfo_class_WikiSocial_Mirrors_done, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_WikiSocial_Store_methods[] = {
	ZEND_MALIAS(WikiSocial_Statuses, __construct, __construct, arginfo_class_WikiSocial_Store___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(WikiSocial_Store, version, arginfo_class_WikiSocial_Store_version, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Store, check, arginfo_class_WikiSocial_Store_check, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Store, migrate, arginfo_class_WikiSocial_Store_migrate, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(WikiSocial_Store, counters, arginfo_class_WikiSocial_Store_counters, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_WikiSocial_Exception(zend_class_entry *class_entry_Throwable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Exception", class_WikiSocial_Exception_methods);
	class_entry = zend_register_internal_interface(&ce);
	zend_class_implements(class_entry, 1, class_entry_Throwable);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_InvalidException(zend_class_entry *class_entry_InvalidArgumentException, zend_class_entry *class_entry_WikiSocial_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "InvalidException", class_WikiSocial_InvalidException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_InvalidArgumentException);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 1, class_entry_WikiSocial_Exception);

	zval property_reason_default_value;
	ZVAL_EMPTY_STRING(&property_reason_default_value);
	zend_string *property_reason_name = zend_string_init("reason", sizeof("reason") - 1, 1);
	zend_declare_typed_property(class_entry, property_reason_name, &property_reason_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_reason_name);

	zval property_sqlState_default_value;
	ZVAL_NULL(&property_sqlState_default_value);
	zend_string *property_sqlState_name = zend_string_init("sqlState", sizeof("sqlState") - 1, 1);
	zend_declare_typed_property(class_entry, property_sqlState_name, &property_sqlState_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_sqlState_name);

	zval property_retryable_default_value;
	ZVAL_FALSE(&property_retryable_default_value);
	zend_string *property_retryable_name = zend_string_init("retryable", sizeof("retryable") - 1, 1);
	zend_declare_typed_property(class_entry, property_retryable_name, &property_retryable_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_retryable_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_NotFoundException(zend_class_entry *class_entry_RuntimeException, zend_class_entry *class_entry_WikiSocial_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "NotFoundException", class_WikiSocial_NotFoundException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 1, class_entry_WikiSocial_Exception);

	zval property_reason_default_value;
	ZVAL_EMPTY_STRING(&property_reason_default_value);
	zend_string *property_reason_name = zend_string_init("reason", sizeof("reason") - 1, 1);
	zend_declare_typed_property(class_entry, property_reason_name, &property_reason_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_reason_name);

	zval property_sqlState_default_value;
	ZVAL_NULL(&property_sqlState_default_value);
	zend_string *property_sqlState_name = zend_string_init("sqlState", sizeof("sqlState") - 1, 1);
	zend_declare_typed_property(class_entry, property_sqlState_name, &property_sqlState_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_sqlState_name);

	zval property_retryable_default_value;
	ZVAL_FALSE(&property_retryable_default_value);
	zend_string *property_retryable_name = zend_string_init("retryable", sizeof("retryable") - 1, 1);
	zend_declare_typed_property(class_entry, property_retryable_name, &property_retryable_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_retryable_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_ForbiddenException(zend_class_entry *class_entry_RuntimeException, zend_class_entry *class_entry_WikiSocial_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "ForbiddenException", class_WikiSocial_ForbiddenException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 1, class_entry_WikiSocial_Exception);

	zval property_reason_default_value;
	ZVAL_EMPTY_STRING(&property_reason_default_value);
	zend_string *property_reason_name = zend_string_init("reason", sizeof("reason") - 1, 1);
	zend_declare_typed_property(class_entry, property_reason_name, &property_reason_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_reason_name);

	zval property_sqlState_default_value;
	ZVAL_NULL(&property_sqlState_default_value);
	zend_string *property_sqlState_name = zend_string_init("sqlState", sizeof("sqlState") - 1, 1);
	zend_declare_typed_property(class_entry, property_sqlState_name, &property_sqlState_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_sqlState_name);

	zval property_retryable_default_value;
	ZVAL_FALSE(&property_retryable_default_value);
	zend_string *property_retryable_name = zend_string_init("retryable", sizeof("retryable") - 1, 1);
	zend_declare_typed_property(class_entry, property_retryable_name, &property_retryable_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_retryable_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_ConflictException(zend_class_entry *class_entry_RuntimeException, zend_class_entry *class_entry_WikiSocial_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "ConflictException", class_WikiSocial_ConflictException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 1, class_entry_WikiSocial_Exception);

	zval property_reason_default_value;
	ZVAL_EMPTY_STRING(&property_reason_default_value);
	zend_string *property_reason_name = zend_string_init("reason", sizeof("reason") - 1, 1);
	zend_declare_typed_property(class_entry, property_reason_name, &property_reason_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_reason_name);

	zval property_sqlState_default_value;
	ZVAL_NULL(&property_sqlState_default_value);
	zend_string *property_sqlState_name = zend_string_init("sqlState", sizeof("sqlState") - 1, 1);
	zend_declare_typed_property(class_entry, property_sqlState_name, &property_sqlState_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_sqlState_name);

	zval property_retryable_default_value;
	ZVAL_FALSE(&property_retryable_default_value);
	zend_string *property_retryable_name = zend_string_init("retryable", sizeof("retryable") - 1, 1);
	zend_declare_typed_property(class_entry, property_retryable_name, &property_retryable_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_retryable_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_UnavailableException(zend_class_entry *class_entry_RuntimeException, zend_class_entry *class_entry_WikiSocial_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "UnavailableException", class_WikiSocial_UnavailableException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 1, class_entry_WikiSocial_Exception);

	zval property_reason_default_value;
	ZVAL_EMPTY_STRING(&property_reason_default_value);
	zend_string *property_reason_name = zend_string_init("reason", sizeof("reason") - 1, 1);
	zend_declare_typed_property(class_entry, property_reason_name, &property_reason_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_reason_name);

	zval property_sqlState_default_value;
	ZVAL_NULL(&property_sqlState_default_value);
	zend_string *property_sqlState_name = zend_string_init("sqlState", sizeof("sqlState") - 1, 1);
	zend_declare_typed_property(class_entry, property_sqlState_name, &property_sqlState_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_sqlState_name);

	zval property_retryable_default_value;
	ZVAL_FALSE(&property_retryable_default_value);
	zend_string *property_retryable_name = zend_string_init("retryable", sizeof("retryable") - 1, 1);
	zend_declare_typed_property(class_entry, property_retryable_name, &property_retryable_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_retryable_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_TimeoutException(zend_class_entry *class_entry_RuntimeException, zend_class_entry *class_entry_WikiSocial_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "TimeoutException", class_WikiSocial_TimeoutException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 1, class_entry_WikiSocial_Exception);

	zval property_reason_default_value;
	ZVAL_EMPTY_STRING(&property_reason_default_value);
	zend_string *property_reason_name = zend_string_init("reason", sizeof("reason") - 1, 1);
	zend_declare_typed_property(class_entry, property_reason_name, &property_reason_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_reason_name);

	zval property_sqlState_default_value;
	ZVAL_NULL(&property_sqlState_default_value);
	zend_string *property_sqlState_name = zend_string_init("sqlState", sizeof("sqlState") - 1, 1);
	zend_declare_typed_property(class_entry, property_sqlState_name, &property_sqlState_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_sqlState_name);

	zval property_retryable_default_value;
	ZVAL_FALSE(&property_retryable_default_value);
	zend_string *property_retryable_name = zend_string_init("retryable", sizeof("retryable") - 1, 1);
	zend_declare_typed_property(class_entry, property_retryable_name, &property_retryable_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_retryable_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_SchemaException(zend_class_entry *class_entry_RuntimeException, zend_class_entry *class_entry_WikiSocial_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "SchemaException", class_WikiSocial_SchemaException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 1, class_entry_WikiSocial_Exception);

	zval property_reason_default_value;
	ZVAL_EMPTY_STRING(&property_reason_default_value);
	zend_string *property_reason_name = zend_string_init("reason", sizeof("reason") - 1, 1);
	zend_declare_typed_property(class_entry, property_reason_name, &property_reason_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_reason_name);

	zval property_sqlState_default_value;
	ZVAL_NULL(&property_sqlState_default_value);
	zend_string *property_sqlState_name = zend_string_init("sqlState", sizeof("sqlState") - 1, 1);
	zend_declare_typed_property(class_entry, property_sqlState_name, &property_sqlState_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_sqlState_name);

	zval property_retryable_default_value;
	ZVAL_FALSE(&property_retryable_default_value);
	zend_string *property_retryable_name = zend_string_init("retryable", sizeof("retryable") - 1, 1);
	zend_declare_typed_property(class_entry, property_retryable_name, &property_retryable_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_retryable_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_InternalException(zend_class_entry *class_entry_RuntimeException, zend_class_entry *class_entry_WikiSocial_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "InternalException", class_WikiSocial_InternalException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 1, class_entry_WikiSocial_Exception);

	zval property_reason_default_value;
	ZVAL_EMPTY_STRING(&property_reason_default_value);
	zend_string *property_reason_name = zend_string_init("reason", sizeof("reason") - 1, 1);
	zend_declare_typed_property(class_entry, property_reason_name, &property_reason_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_reason_name);

	zval property_sqlState_default_value;
	ZVAL_NULL(&property_sqlState_default_value);
	zend_string *property_sqlState_name = zend_string_init("sqlState", sizeof("sqlState") - 1, 1);
	zend_declare_typed_property(class_entry, property_sqlState_name, &property_sqlState_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_sqlState_name);

	zval property_retryable_default_value;
	ZVAL_FALSE(&property_retryable_default_value);
	zend_string *property_retryable_name = zend_string_init("retryable", sizeof("retryable") - 1, 1);
	zend_declare_typed_property(class_entry, property_retryable_name, &property_retryable_default_value, ZEND_ACC_PRIVATE, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_retryable_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Viewer(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Viewer", class_WikiSocial_Viewer_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_CAP_MODERATE_value;
	ZVAL_LONG(&const_CAP_MODERATE_value, 1);
	zend_string *const_CAP_MODERATE_name = zend_string_init_interned("CAP_MODERATE", sizeof("CAP_MODERATE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_CAP_MODERATE_name, &const_CAP_MODERATE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_CAP_MODERATE_name);

	zval const_CAP_SUPPRESS_value;
	ZVAL_LONG(&const_CAP_SUPPRESS_value, 2);
	zend_string *const_CAP_SUPPRESS_name = zend_string_init_interned("CAP_SUPPRESS", sizeof("CAP_SUPPRESS") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_CAP_SUPPRESS_name, &const_CAP_SUPPRESS_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_CAP_SUPPRESS_name);

	zval const_CAP_READ_REPORTED_value;
	ZVAL_LONG(&const_CAP_READ_REPORTED_value, 4);
	zend_string *const_CAP_READ_REPORTED_name = zend_string_init_interned("CAP_READ_REPORTED", sizeof("CAP_READ_REPORTED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_CAP_READ_REPORTED_name, &const_CAP_READ_REPORTED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_CAP_READ_REPORTED_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Text(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Text", class_WikiSocial_Text_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Statuses(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Statuses", class_WikiSocial_Statuses_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_TEXT_MAX_value;
	ZVAL_LONG(&const_TEXT_MAX_value, 2000);
	zend_string *const_TEXT_MAX_name = zend_string_init_interned("TEXT_MAX", sizeof("TEXT_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_TEXT_MAX_name, &const_TEXT_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_TEXT_MAX_name);

	zval const_ENTITIES_MAX_value;
	ZVAL_LONG(&const_ENTITIES_MAX_value, 100);
	zend_string *const_ENTITIES_MAX_name = zend_string_init_interned("ENTITIES_MAX", sizeof("ENTITIES_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_ENTITIES_MAX_name, &const_ENTITIES_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_ENTITIES_MAX_name);

	zval const_MEDIA_MAX_value;
	ZVAL_LONG(&const_MEDIA_MAX_value, 4);
	zend_string *const_MEDIA_MAX_name = zend_string_init_interned("MEDIA_MAX", sizeof("MEDIA_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_MEDIA_MAX_name, &const_MEDIA_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_MEDIA_MAX_name);

	zval const_ALT_MAX_value;
	ZVAL_LONG(&const_ALT_MAX_value, 1000);
	zend_string *const_ALT_MAX_name = zend_string_init_interned("ALT_MAX", sizeof("ALT_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_ALT_MAX_name, &const_ALT_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_ALT_MAX_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Feeds(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Feeds", class_WikiSocial_Feeds_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_LIMIT_MAX_value;
	ZVAL_LONG(&const_LIMIT_MAX_value, 100);
	zend_string *const_LIMIT_MAX_name = zend_string_init_interned("LIMIT_MAX", sizeof("LIMIT_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_LIMIT_MAX_name, &const_LIMIT_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_LIMIT_MAX_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Follows(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Follows", class_WikiSocial_Follows_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Moderation(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Moderation", class_WikiSocial_Moderation_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_REASON_MAX_value;
	ZVAL_LONG(&const_REASON_MAX_value, 500);
	zend_string *const_REASON_MAX_name = zend_string_init_interned("REASON_MAX", sizeof("REASON_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_REASON_MAX_name, &const_REASON_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_REASON_MAX_name);

	zval const_ENTRIES_MAX_value;
	ZVAL_LONG(&const_ENTRIES_MAX_value, 1000);
	zend_string *const_ENTRIES_MAX_name = zend_string_init_interned("ENTRIES_MAX", sizeof("ENTRIES_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_ENTRIES_MAX_name, &const_ENTRIES_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_ENTRIES_MAX_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Reports(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Reports", class_WikiSocial_Reports_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Activity(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Activity", class_WikiSocial_Activity_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Actors(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Actors", class_WikiSocial_Actors_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_LIST_MAX_value;
	ZVAL_LONG(&const_LIST_MAX_value, 1000);
	zend_string *const_LIST_MAX_name = zend_string_init_interned("LIST_MAX", sizeof("LIST_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_LIST_MAX_name, &const_LIST_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_LIST_MAX_name);

	zval const_SETTLE_MAX_value;
	ZVAL_LONG(&const_SETTLE_MAX_value, 10000);
	zend_string *const_SETTLE_MAX_name = zend_string_init_interned("SETTLE_MAX", sizeof("SETTLE_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_SETTLE_MAX_name, &const_SETTLE_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_SETTLE_MAX_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Media(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Media", class_WikiSocial_Media_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_LIST_MAX_value;
	ZVAL_LONG(&const_LIST_MAX_value, 50);
	zend_string *const_LIST_MAX_name = zend_string_init_interned("LIST_MAX", sizeof("LIST_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_LIST_MAX_name, &const_LIST_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_LIST_MAX_name);

	zval const_TAKE_MAX_value;
	ZVAL_LONG(&const_TAKE_MAX_value, 500);
	zend_string *const_TAKE_MAX_name = zend_string_init_interned("TAKE_MAX", sizeof("TAKE_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_TAKE_MAX_name, &const_TAKE_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_TAKE_MAX_name);

	zval const_STATUSES_MAX_value;
	ZVAL_LONG(&const_STATUSES_MAX_value, 1000);
	zend_string *const_STATUSES_MAX_name = zend_string_init_interned("STATUSES_MAX", sizeof("STATUSES_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_STATUSES_MAX_name, &const_STATUSES_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_STATUSES_MAX_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Targets(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Targets", class_WikiSocial_Targets_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_LIST_MAX_value;
	ZVAL_LONG(&const_LIST_MAX_value, 1000);
	zend_string *const_LIST_MAX_name = zend_string_init_interned("LIST_MAX", sizeof("LIST_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_LIST_MAX_name, &const_LIST_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_LIST_MAX_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Likes(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Likes", class_WikiSocial_Likes_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_MANY_MAX_value;
	ZVAL_LONG(&const_MANY_MAX_value, 500);
	zend_string *const_MANY_MAX_name = zend_string_init_interned("MANY_MAX", sizeof("MANY_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_MANY_MAX_name, &const_MANY_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_MANY_MAX_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Comments(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Comments", class_WikiSocial_Comments_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Events(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Events", class_WikiSocial_Events_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_TAGS_MAX_value;
	ZVAL_LONG(&const_TAGS_MAX_value, 50);
	zend_string *const_TAGS_MAX_name = zend_string_init_interned("TAGS_MAX", sizeof("TAGS_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_TAGS_MAX_name, &const_TAGS_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_TAGS_MAX_name);

	zval const_FIND_MAX_value;
	ZVAL_LONG(&const_FIND_MAX_value, 50);
	zend_string *const_FIND_MAX_name = zend_string_init_interned("FIND_MAX", sizeof("FIND_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_FIND_MAX_name, &const_FIND_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_FIND_MAX_name);

	zval const_ENTRIES_MAX_value;
	ZVAL_LONG(&const_ENTRIES_MAX_value, 1000);
	zend_string *const_ENTRIES_MAX_name = zend_string_init_interned("ENTRIES_MAX", sizeof("ENTRIES_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_ENTRIES_MAX_name, &const_ENTRIES_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_ENTRIES_MAX_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Groups(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Groups", class_WikiSocial_Groups_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_LIST_MAX_value;
	ZVAL_LONG(&const_LIST_MAX_value, 100);
	zend_string *const_LIST_MAX_name = zend_string_init_interned("LIST_MAX", sizeof("LIST_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_LIST_MAX_name, &const_LIST_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_LIST_MAX_name);

	zval const_NAME_MAX_value;
	ZVAL_LONG(&const_NAME_MAX_value, 255);
	zend_string *const_NAME_MAX_name = zend_string_init_interned("NAME_MAX", sizeof("NAME_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_NAME_MAX_name, &const_NAME_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_NAME_MAX_name);

	zval const_DESCRIPTION_MAX_value;
	ZVAL_LONG(&const_DESCRIPTION_MAX_value, 2000);
	zend_string *const_DESCRIPTION_MAX_name = zend_string_init_interned("DESCRIPTION_MAX", sizeof("DESCRIPTION_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_DESCRIPTION_MAX_name, &const_DESCRIPTION_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_DESCRIPTION_MAX_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Signups(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Signups", class_WikiSocial_Signups_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_NOTE_MAX_value;
	ZVAL_LONG(&const_NOTE_MAX_value, 500);
	zend_string *const_NOTE_MAX_name = zend_string_init_interned("NOTE_MAX", sizeof("NOTE_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_NOTE_MAX_name, &const_NOTE_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_NOTE_MAX_name);

	zval const_LIST_MAX_value;
	ZVAL_LONG(&const_LIST_MAX_value, 500);
	zend_string *const_LIST_MAX_name = zend_string_init_interned("LIST_MAX", sizeof("LIST_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_LIST_MAX_name, &const_LIST_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_LIST_MAX_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Calendars(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Calendars", class_WikiSocial_Calendars_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_EVENTS_MAX_value;
	ZVAL_LONG(&const_EVENTS_MAX_value, 500);
	zend_string *const_EVENTS_MAX_name = zend_string_init_interned("EVENTS_MAX", sizeof("EVENTS_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_EVENTS_MAX_name, &const_EVENTS_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_EVENTS_MAX_name);


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "read", sizeof("read") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Notifications(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Notifications", class_WikiSocial_Notifications_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_COUNT_MAX_value;
	ZVAL_LONG(&const_COUNT_MAX_value, 1000);
	zend_string *const_COUNT_MAX_name = zend_string_init_interned("COUNT_MAX", sizeof("COUNT_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_COUNT_MAX_name, &const_COUNT_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_COUNT_MAX_name);

	zval const_IDS_MAX_value;
	ZVAL_LONG(&const_IDS_MAX_value, 100);
	zend_string *const_IDS_MAX_name = zend_string_init_interned("IDS_MAX", sizeof("IDS_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_IDS_MAX_name, &const_IDS_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_IDS_MAX_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Notices(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Notices", class_WikiSocial_Notices_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_PEOPLE_MAX_value;
	ZVAL_LONG(&const_PEOPLE_MAX_value, 1000);
	zend_string *const_PEOPLE_MAX_name = zend_string_init_interned("PEOPLE_MAX", sizeof("PEOPLE_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PEOPLE_MAX_name, &const_PEOPLE_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PEOPLE_MAX_name);

	zval const_WITHDRAWN_MAX_value;
	ZVAL_LONG(&const_WITHDRAWN_MAX_value, 10000);
	zend_string *const_WITHDRAWN_MAX_name = zend_string_init_interned("WITHDRAWN_MAX", sizeof("WITHDRAWN_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_WITHDRAWN_MAX_name, &const_WITHDRAWN_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_WITHDRAWN_MAX_name);

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Deliveries(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Deliveries", class_WikiSocial_Deliveries_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Mirrors(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Mirrors", class_WikiSocial_Mirrors_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_WikiSocial_Store(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "WikiSocial", "Store", class_WikiSocial_Store_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

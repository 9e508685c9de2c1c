/* The promise: every operation of the table takes what it documents, and none takes a success
 * without content. */
#include "jsonapi/promise.h"

#include "api/lookup.h"
#include "jsonapi/doc.h"
#include "vector.h"

#include <stdlib.h>
#include <string.h>

static bool keeps_bytes(const perk_op *op, int status, perk_str body)
{
    perk_error err = PERK_ERROR_INIT;
    perk_doc *doc = perk_doc_new(body.len ? body : PERK_LIT("null"),
                                 &(perk_reading){.http_status = status}, NULL);
    assert_non_null(doc);
    int code = perk_promise_check(op, doc, body.len == 0, &err);
    assert_int_equal(code, err.code);
    assert_true(code == 0 || (code == PERK_E_REPLY && strstr(err.message, "promise")));
    perk_doc_unref(doc);
    return code == 0;
}

static bool keeps(const perk_op *op, int status, const char *body)
{
    return keeps_bytes(op, status, perk_str_of(body));
}

static const perk_op *op_of(const char *name)
{
    const perk_op *op = perk_op_find(perk_str_of(name), NULL);
    assert_non_null(op);
    return op;
}

/* ---- the whole table ---- */

static void every_operation_promises_something(void **state)
{
    (void)state;
    assert_true(perk_op_count() >= 80);
    for (size_t i = 0; i < perk_op_count(); i++) {
        const perk_op *op = perk_op_at(i);
        bool typed = op->reply_types && op->reply_types[0];
        if (typed != (op->reply == PERK_REPLY_TYPED) ||
            (op->reply == PERK_REPLY_OBJECT) != (op->reply_members != NULL))
            fail_msg("%s: the table does not have what its reply holds", op->name);
        for (size_t j = 0; typed && op->reply_types[j]; j++)
            if (!perk_resource_kind_find(perk_str_of(op->reply_types[j])))
                fail_msg("%s: no kind %s", op->name, op->reply_types[j]);
    }
}

static bool is_delete(const perk_op *op)
{
    return strcmp(op->http_method, "DELETE") == 0;
}

/* Fails when the operation keeps a reply of this status that holds nothing it promises. */
static void check_status(const perk_op *op, int status)
{
    static const char *const bodies[] = {
        "null",
        "{}",
        "42",
        "true",
        "{\"message\":\"maintenance\"}",
        "{\"errors\":[{\"status\":\"500\",\"title\":\"Internal\"}]}",
        "{\"data\":42}",
        "[{\"a\":1}]",
        "[[]]",
        "{\"data\":[null]}",
        "{\"data\":{\"a\":1},\"errors\":[{\"title\":\"x\"}]}"};
    bool map = op->reply == PERK_REPLY_MAP ||
               op->reply == PERK_REPLY_DONE; /* an object of any members is due */
    if (keeps(op, status, "") != is_delete(op))
        fail_msg("%s: %d without a body", op->name, status);
    for (size_t i = 0; i < PERK_COUNT(bodies); i++) {
        bool may = status == 207 ? strstr(bodies[i], "{\"errors\"") != NULL
                                 : map && strstr(bodies[i], "{\"a\":1}");
        if (keeps(op, status, bodies[i]) && !may)
            fail_msg("%s: %d %s is believed", op->name, status, bodies[i]);
    }
}

static void no_operation_takes_a_success_that_says_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < perk_op_count(); i++) {
        const perk_op *op = perk_op_at(i);
        for (const int *status = op->success; *status; status++)
            check_status(op, *status);
        if (keeps(op, 204, "") != (strcmp(op->http_method, "GET") != 0))
            fail_msg("%s: 204", op->name);
        assert_false(keeps(op, 205, ""));
        assert_false(keeps(op, 206, "{\"data\":[]}"));
    }
}

static void keeps_what_is_documented(const char *path)
{
    json_t *test_case = vector_json(path, "case.json");
    if (!test_case)
        return;
    perk_str body = vector_bytes(path, "body");
    const perk_op *op = op_of(json_string_value(json_object_get(test_case, "operation")));
    if (strstr(path, "/op_") && !keeps_bytes(op, op->success[0], body))
        fail_msg("%s: the documented reply is refused", path);
    free((char *)body.ptr);
    json_decref(test_case);
}

static void every_operation_takes_the_reply_that_is_documented(void **state)
{
    (void)state;
    assert_true(vector_each("parse", keeps_what_is_documented) > 80);
}

/* ---- by kind ---- */

typedef struct reply_case {
    const char *op;
    int status;
    const char *body;
    bool kept;
} reply_case;

#define OFFER "{\"type\":\"standardOffer\",\"id\":\"o\",\"attributes\":{}}"
#define USER "{\"type\":\"user\",\"id\":\"u\"}"
#define REFUSED "{\"id\":\"u\",\"status\":\"409\",\"title\":\"Taken\"}"

static const reply_case cases[] = {
    /* lists */
    {"offers.list", 200, "{\"data\":[]}", true},
    {"offers.list", 200, "[]", true},
    {"offers.list", 200, "{\"data\":[" OFFER ",null,\"x\",7,true]}", true},
    {"offers.list", 200, "{\"data\":[{\"type\":\"newThing\",\"id\":\"n\"}],\"newMember\":1}", true},
    {"offers.list", 203, "{\"data\":[" OFFER "]}", true},
    {"offers.list", 207, "{\"data\":[" OFFER "]}", false},
    {"offers.list", 200, "{\"data\":[" OFFER ",[" OFFER "]]}", false},
    {"offers.list", 200, "{\"data\":[" OFFER ",{\"type\":\"standardOffer\"}]}", false},
    {"offers.list", 200, "{\"data\":[" OFFER ",{\"id\":\"o\"}]}", false},
    {"offers.list", 200, "{\"data\":[" OFFER ",{\"type\":\"standardOffer\",\"id\":\"\"}]}", false},
    {"offers.list", 200, "{\"data\":[null]}", false},
    {"offers.list", 200, "[\"a\",\"b\"]", false},
    {"offers.list", 200, "{\"data\":" OFFER "}", false},
    {"offers.list", 200, OFFER, false},
    {"offers.list", 200, "{\"data\":null}", false},
    {"offers.list", 200, "{\"data\":\"x\"}", false},
    {"offers.list", 200, "{\"data\":false}", false},
    {"offers.list", 200, "{\"meta\":{}}", false},
    {"offers.list", 200, "{\"status\":\"ok\"}", false},
    {"offers.list", 202, "{\"data\":{\"type\":\"job\",\"id\":\"j\"}}", false},
    /* one resource, in data or bare */
    {"users.get", 200, "{\"data\":" USER "}", true},
    {"users.get", 200, USER, true},
    {"users.get", 200, "{\"data\":{\"type\":\"newThing\",\"id\":7}}", true},
    {"users.get", 200, "{\"data\":[" USER "]}", false},
    {"users.get", 200, "{\"data\":null}", false},
    {"users.get", 200, "{\"data\":{\"type\":\"user\"}}", false},
    {"users.get", 200, "{\"data\":{\"id\":\"u\",\"attributes\":{}}}", false},
    {"users.get", 200, "{\"errors\":[" REFUSED "],\"id\":\"trace\"}", false},
    {"users.update", 200, "{\"data\":" USER ",\"errors\":[" REFUSED "]}", true},
    {"organization.get", 200, "{\"type\":\"organization\",\"id\":\"1\",\"attributes\":{}}", true},
    {"organization.get", 200, "{\"data\":{\"type\":\"organization\",\"id\":\"1\"}}", true},
    /* deletions */
    {"users.delete", 200, "{\"data\":null}", true},
    {"users.delete", 200, "{\"meta\":{\"trace\":1}}", true},
    {"users.delete", 202, "{\"data\":{\"type\":\"job\",\"id\":\"j\"}}", true},
    {"users.delete", 200, "{\"meta\":{},\"errors\":[" REFUSED "]}", false},
    {"legacy.users.delete", 200, "\"Removed\"", true},
    /* several items */
    {"users.create", 201, "{\"data\":[]}", true},
    {"users.create", 202, "{\"data\":{\"type\":\"job\",\"id\":\"j\"}}", true},
    {"users.create", 201, "{\"data\":{\"type\":\"job\",\"id\":\"j\"}}", false},
    {"users.create", 207, "{\"errors\":[" REFUSED "]}", true},
    {"users.create", 207, "{\"data\":null,\"errors\":[" REFUSED "]}", true},
    {"users.create", 207, "{\"data\":[],\"errors\":[" REFUSED "]}", true},
    {"users.create", 207, "{\"data\":[" USER "]}", true},
    {"users.create", 207, "{\"data\":[],\"errors\":[]}", false},
    {"users.create", 207, "{\"data\":\"x\",\"errors\":[" REFUSED "]}", false},
    {"users.create", 207, "{\"data\":[{\"a\":1}],\"errors\":[" REFUSED "]}", false},
    {"users.create", 207, "{\"errors\":\"x\"}", false},
    {"users.create", 207, "{\"errors\":[null]}", false},
    {"users.create", 207, "{\"errors\":{}}", false},
    {"users.create", 207, "\"ok\"", false},
    {"transactions.create", 207,
     "{\"data\":{\"type\":\"job\",\"id\":\"j\"},\"errors\":[" REFUSED "]}", true},
    {"transactions.create", 207, "{\"data\":{\"type\":\"job\",\"id\":\"j\"},\"errors\":[]}", false},
    {"attributions.create", 207, "{\"errors\":[" REFUSED "]}", true},
    {"users.update", 207, "{\"data\":" USER ",\"errors\":[" REFUSED "]}", false},
    /* what is no resource */
    {"notifications.replay", 202, "{\"data\":{\"eventId\":\"e\"}}", true},
    {"notifications.replay", 202, "{\"data\":{\"type\":\"job\",\"id\":\"j\"}}", true},
    {"notifications.replay", 202, "{\"data\":{\"other\":\"e\"}}", false},
    {"ping.get", 200, "{\"message\":\"here\",\"timestamp\":\"-\"}", true},
    {"webview.create_token", 200, "{\"token\":\"x\"}", false},
    /* the legacy API */
    {"legacy.offers.list", 200, "[{\"_id\":\"a\"},null]", true},
    {"legacy.offers.list", 200, "[{\"_id\":\"a\"},{\"name\":\"b\"}]", false},
    {"legacy.offers.list", 200, "{\"_id\":\"a\"}", false},
    {"legacy.offers.list", 200, "\"maintenance\"", false},
    {"legacy.locations.list_by_merchant", 200, "{\"_id\":\"a\"}", true},
    {"legacy.merchants.get", 200, "\"none\"", true},
    {"legacy.merchants.get", 200, "{\"name\":\"NotFound\",\"code\":404}", false},
    {"legacy.locations.get", 200, "\"none\"", false},
    {"legacy.users.update", 200, "{\"referringPartnerUserId\":\"u\"}", true},
    {"legacy.users.create", 201, "{\"_id\":\"u\"}", false},
    /* Capillary: everything is in `data` */
    {"capillary.promotions.activate", 200, "{\"errors\":[]}", true},
    {"capillary.promotions.activate", 200, "{\"data\":null,\"errors\":null}", true},
    {"capillary.promotions.activate", 200, "{\"data\":{\"promotionId\":\"p\"}}", true},
    {"capillary.promotions.activate", 200, "{\"promotionId\":\"p\"}", false},
    {"capillary.promotions.activate", 200, "{\"data\":\"yes\"}", false},
    {"capillary.promotions.issue", 200, "{\"data\":{}}", true},
    {"capillary.promotions.issue", 200, "{\"data\":[]}", false},
    {"capillary.promotions.list", 200, "{\"data\":[],\"errors\":null,\"warnings\":null}", true},
    {"capillary.promotions.list", 200, "{\"data\":[{\"promotionId\":\"p\"},null]}", true},
    {"capillary.promotions.list", 200, "[]", false},
    {"capillary.promotions.list", 200, "{\"data\":null,\"errors\":[]}", false},
    {"capillary.carts.cancel", 200, "{\"data\":{\"status\":true}}", true},
    {"capillary.carts.cancel", 200, "{\"status\":\"ok\"}", false},
};

static void each_kind_of_reply(void **state)
{
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(cases); i++)
        if (keeps(op_of(cases[i].op), cases[i].status, cases[i].body) != cases[i].kept)
            fail_msg("%s: %d %s is %s", cases[i].op, cases[i].status, cases[i].body,
                     cases[i].kept ? "refused" : "believed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_operation_promises_something),
        cmocka_unit_test(no_operation_takes_a_success_that_says_nothing),
        cmocka_unit_test(every_operation_takes_the_reply_that_is_documented),
        cmocka_unit_test(each_kind_of_reply)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

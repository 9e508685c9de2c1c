/* What a sink of rows gets of a call's replies, and which pages of it are kept. */
#include "call/receive.h"
#include "call/sink.h"
#include "jsonapi/doc.h"

#include "vector.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- a sink that writes down what it gets ---- */

static char told[8192];
static bool full; /* there is no memory */
static int dropped;

static int tell(const char *format, ...) __attribute__((format(printf, 1, 2)));
static int tell(const char *format, ...)
{
    va_list args;
    size_t len = strlen(told);
    va_start(args, format);
    len += (size_t)vsnprintf(told + len, sizeof told - len, format, args);
    va_end(args);
    assert_true(len < sizeof told);
    return full ? PERK_E_NOMEM : 0;
}

#define ARG(text) (int)(text).len, (text).ptr

/* Slots that lead somewhere for all fields of an object, as deep as the table goes. */
static const perk_slot *slots_of(const perk_object *object)
{
    static perk_slot all[64][64];
    static const perk_object *made[64];
    size_t at = 0;
    while (made[at] && made[at] != object)
        at++;
    if (!made[at]) {
        made[at] = object;
        for (size_t i = 0; i < object->count; i++)
            all[at][i] = (perk_slot){
                (int)i, object->fields[i].object ? slots_of(object->fields[i].object) : NULL};
    }
    return all[at];
}

static void begin_page(void *ctx)
{
    (void)ctx;
    tell("page(");
}

static void end_page(void *ctx, bool keep)
{
    (void)ctx;
    tell(keep ? ")kept" : ")void ");
}

static int begin_row(void *ctx, const perk_resource_kind *kind, bool included,
                     const perk_slot **slots)
{
    static const perk_slot any;
    (void)ctx;
    *slots = kind ? slots_of(kind->attributes) : &any;
    if (included && kind && strcmp(kind->type, "category") == 0)
        *slots = NULL;
    return tell("%s:", kind ? kind->type : "?");
}

static int end_row(void *ctx, const perk_cell *type, const perk_cell *id)
{
    (void)ctx;
    return tell("%.*s/%.*s;", ARG(type->raw), ARG(id->raw));
}

static int cell(void *ctx, const perk_slot *slot, const perk_field *field, const perk_cell *cell)
{
    (void)ctx, (void)slot;
    return tell("%s=%.*s ", field->name, ARG(cell->raw));
}

static int wrong(void *ctx, const perk_slot *slot, const perk_field *field, const perk_cell *cell)
{
    (void)ctx, (void)slot;
    return tell("%s!%.*s ", field->name, ARG(cell->raw));
}

static int begin_list(void *ctx, const perk_slot *slot)
{
    (void)ctx, (void)slot;
    return tell("[");
}

static int end_list(void *ctx, const perk_slot *slot)
{
    (void)ctx, (void)slot;
    return tell("]");
}

static int begin_item(void *ctx, const perk_slot *slot)
{
    (void)ctx, (void)slot;
    return tell("{");
}

static int end_item(void *ctx, const perk_slot *slot)
{
    (void)ctx, (void)slot;
    return tell("}");
}

static int again(void *ctx, const perk_slot *slot)
{
    (void)ctx;
    return tell("again%d ", slot->column);
}

static int begin_related(void *ctx, size_t relation)
{
    (void)ctx;
    return tell("#%zu ", relation);
}

static int related(void *ctx, size_t relation, const perk_cell *type, const perk_cell *id)
{
    (void)ctx, (void)relation;
    return tell("->%.*s/%.*s ", ARG(type->raw), ARG(id->raw));
}

static int unknown(void *ctx, const perk_row_step *path, size_t steps, perk_str raw)
{
    (void)ctx;
    for (size_t i = 0; i < steps; i++)
        path[i].key.ptr ? tell(".%.*s", ARG(path[i].key)) : tell("[%zu]", path[i].index);
    return tell("?%.*s ", ARG(raw));
}

static void drop(void *ctx)
{
    (void)ctx;
    dropped++;
}

static const perk_row_sink SINK = {.begin_page = begin_page,
                                   .end_page = end_page,
                                   .begin_row = begin_row,
                                   .end_row = end_row,
                                   .cell = cell,
                                   .wrong = wrong,
                                   .begin_list = begin_list,
                                   .end_list = end_list,
                                   .begin_item = begin_item,
                                   .end_item = end_item,
                                   .again = again,
                                   .begin_related = begin_related,
                                   .related = related,
                                   .unknown = unknown,
                                   .rest = true,
                                   .drop = drop};

/* ---- calls ---- */

static perk_call *call_of(const char *op, const char *args_json, bool single)
{
    static const char *const settings[][2] = {{"base_url", "https://api.example.test"},
                                              {"auth", "token"},
                                              {"token", "secret-token-of-the-client"},
                                              {"organization_id", "org-1"},
                                              {"max_attempts", "1"}};
    perk_config *config = perk_config_new(PERK_LIT("kard"), NULL);
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        assert_int_equal(
            perk_config_set(config, perk_str_of(settings[i][0]), perk_str_of(settings[i][1]), NULL),
            0);
    perk_client *client = perk_client_new(config, NULL);
    perk_args *args = perk_args_new(perk_op_find(perk_str_of(op), NULL), NULL);
    assert_int_equal(perk_args_set_all(args, perk_str_of(args_json), NULL), 0);
    perk_call *call = perk_call_new(client, args, NULL);
    assert_non_null(call);
    perk_sink_set(call, &SINK, NULL, single);
    perk_args_free(args);
    perk_client_unref(client);
    perk_config_free(config);
    return call;
}

static perk_call *offers_call(bool single)
{
    return call_of("offers.list", "{\"user_id\":\"u-1\"}", single);
}

/* Feeds a reply as the driver does. Gives what the call asks for then. */
static int reply(perk_call *call, const char *body)
{
    perk_buf buf;
    told[0] = '\0';
    assert_int_equal(perk_call_step(call, 0, 0), PERK_SEND);
    perk_buf_init(&buf, 1u << 20);
    perk_buf_puts(&buf, body);
    assert_int_equal(perk_receive_body(call, 200, &buf, 0, NULL), 0);
    assert_null(buf.ptr);
    return perk_call_step(call, 0, 0);
}

static void told_of(const char *body, const char *expected)
{
    perk_call *call = offers_call(false);
    reply(call, body);
    assert_string_equal(told, expected);
    perk_call_free(call);
}

#define OFFER(id, attributes)                                                                      \
    "{\"type\":\"standardOffer\",\"id\":\"" id "\",\"attributes\":{" attributes "}}"

static void values_come_as_they_are_written(void **state)
{
    (void)state;
    told_of("{\"data\":[" OFFER(
                "1", "\"name\":\"a\\n\",\"terms\":null,\"purchaseChannel\":[\"ONLINE\",null],"
                     "\"userReward\":{\"type\":\"CENTS\",\"value\":1.50},\"assets\":[{\"type\":"
                     "\"x\",\"alt\":\"y\"},{}],\"isTargeted\":true,\"maxRedemptions\":3") "]}",
            "page(standardOffer:name=a\\n terms=null [purchase_channel=ONLINE "
            "purchase_channel=null ]type=CENTS value=1.50 [{type=x alt=y }{}]is_targeted=true "
            "max_redemptions=3 standardOffer/1;)kept");
}

static void what_has_no_cell_is_told_with_its_path(void **state)
{
    (void)state;
    told_of("{\"data\":[{\"type\":\"standardOffer\",\"id\":1,\"links\":{},\"new\":2,\"attributes\":"
            "{\"assets\":[{},{\"more\":[]},7],\"components\":{\"cta\":{\"x\":1}},\"name\":5,"
            "\"maxRedemptions\":1.5},\"relationships\":{\"category\":{\"data\":[{\"type\":"
            "\"category\",\"id\":\"c\"}]},\"odd\":{}}}]}",
            "page(standardOffer:.links?{} .new?2 [{}{.attributes.assets[1].more?[] }assets!7 "
            ".attributes.assets[2]?7 ].attributes.components.cta.x?1 name!5 .attributes.name?5 "
            "max_redemptions!1.5 .attributes.maxRedemptions?1.5 #0 ->category/c "
            ".relationships.odd?{} standardOffer/1;)kept");
}

static void linkage_of_which_more_is_known_is_told_as_a_whole(void **state)
{
    (void)state;
    told_of("{\"data\":[{\"type\":\"standardOffer\",\"id\":\"1\",\"relationships\":{\"category\":"
            "{\"data\":{\"type\":\"category\",\"id\":\"c\",\"meta\":{}}}}}]}",
            "page(standardOffer:#0 ->category/c .relationships.category?{\"data\":{\"type\":"
            "\"category\",\"id\":\"c\",\"meta\":{}}} standardOffer/1;)kept");
}

static void rows_begin_again_when_the_type_comes_late_or_twice(void **state)
{
    (void)state;
    told_of("{\"data\":[{\"id\":\"1\",\"attributes\":{\"name\":\"a\"},\"type\":\"standardOffer\"},"
            "{\"type\":\"category\",\"id\":\"2\",\"attributes\":{\"name\":\"b\"},\"type\":"
            "\"standardOffer\"},{\"type\":\"mystery\",\"id\":\"3\",\"attributes\":{}}]}",
            "page(standardOffer:name=a standardOffer/1;?:.attributes?{\"name\":\"b\"} "
            "standardOffer:name=b standardOffer/2;?:.attributes?{} mystery/3;)kept");
}

static void the_last_of_equal_members_counts(void **state)
{
    (void)state;
    told_of("{\"data\":[{\"type\":\"standardOffer\",\"id\":\"1\",\"attributes\":{\"name\":\"a\","
            "\"name\":\"b\"},\"attributes\":{\"name\":\"c\"}}]}",
            "page(standardOffer:name=a again0 name=b name=c standardOffer:name=c "
            "standardOffer/1;)kept");
    told_of("{\"data\":[" OFFER("1", "") "],\"data\":[" OFFER("2", "") "]}",
            "page(standardOffer:standardOffer/1;standardOffer:standardOffer/2;)void "
            "page(standardOffer:standardOffer/2;)kept");
}

static void rows_that_are_not_wanted_are_only_read(void **state)
{
    (void)state;
    told_of("{\"data\":[" OFFER("1", "") "],\"included\":[{\"type\":\"category\",\"id\":\"c\","
                                         "\"attributes\":{\"name\":\"a\"}}]}",
            "page(standardOffer:standardOffer/1;category:)kept");
}

static void pages_have_counts_and_no_rows(void **state)
{
    (void)state;
    perk_call *call = offers_call(false);
    assert_int_equal(
        reply(call, "{\"data\":[" OFFER("1", "") "," OFFER(
                        "2", "") "],\"included\":"
                                 "[{\"type\":\"category\",\"id\":\"c\"}],\"links\":{\"next\":"
                                 "\"/x?page[after]=c2\"},\"meta\":{\"a\":1}}"),
        PERK_PAGE);
    perk_doc *page = perk_call_take_page(call);
    assert_int_equal(perk_doc_count(page), 2);
    assert_int_equal(perk_doc_included_count(page), 1);
    assert_null(perk_doc_at(page, 0));
    assert_null(perk_doc_included_at(page, 0));
    assert_null(perk_doc_find(page, PERK_LIT("standardOffer"), PERK_LIT("1")));
    assert_true(perk_str_eq(perk_doc_meta(page), PERK_LIT("{\"a\":1}")));
    assert_true(perk_str_eq(perk_doc_cursor(page), PERK_LIT("c2")));
    perk_doc_unref(page);
    assert_int_equal(reply(call, "{\"data\":[]}"), PERK_PAGE);
    assert_string_equal(told, "page()kept");
    perk_call_free(call);
}

/* ---- what is not kept ---- */

static void replies_that_are_not_accepted_are_void(void **state)
{
    (void)state;
    told_of("{\"data\":[" OFFER("1", "") ",{\"type\":\"standardOffer\"}]}",
            "page(standardOffer:standardOffer/1;standardOffer:standardOffer/;)void ");
    told_of("{\"data\":[" OFFER("1", "") ",{\"type\":\"standardOffer\",\"id\":\"2",
            "page(standardOffer:standardOffer/1;standardOffer:)void ");
    told_of("<html>", "page()void ");
    told_of("{\"data\":[" OFFER("1", "") ",[1]]}",
            "page(standardOffer:standardOffer/1;)void page()void ");
}

static void a_reply_with_a_secret_in_it_is_read_again(void **state)
{
    (void)state;
    told_of("{\"data\":[" OFFER("secret-token-of-the-client", "") "],\"errors\":[{\"title\":\"x\"}]"
                                                                  "}",
            "page(standardOffer:standardOffer/secret-token-of-the-client;)void "
            "page(standardOffer:standardOffer/**************************;)kept");
}

static void a_sink_without_memory_ends_the_call(void **state)
{
    (void)state;
    perk_call *call = offers_call(false);
    full = true;
    assert_int_equal(reply(call, "{\"data\":[" OFFER("1", "") "]}"), PERK_FAILED);
    full = false;
    assert_int_equal(perk_call_error(call)->code, PERK_E_NOMEM);
    assert_string_equal(told, "page(standardOffer:)void ");
    perk_call_free(call);
}

static void single_pages_alone_are_kept_when_asked(void **state)
{
    (void)state;
    perk_call *call = offers_call(true);
    assert_int_equal(reply(call, "{\"data\":[" OFFER("1", "") "]}"), PERK_PAGE);
    assert_string_equal(told, "page(standardOffer:standardOffer/1;)kept");
    perk_call_free(call);

    call = offers_call(true);
    assert_int_equal(reply(call, "{\"data\":[" OFFER("1", "") "],\"links\":{\"next\":"
                                                              "\"/x?page[after]=c2\"}}"),
                     PERK_PAGE);
    assert_string_equal(told, "page(standardOffer:standardOffer/1;)void ");
    perk_doc *page = perk_call_take_page(call);
    assert_true(perk_str_eq(perk_resource_id(perk_doc_at(page, 0)), PERK_LIT("1")));
    perk_doc_unref(page);
    assert_int_equal(reply(call, "{\"data\":[" OFFER("2", "") "]}"), PERK_PAGE);
    assert_string_equal(told, ""); /* a second page is none of the sink's */
    page = perk_call_take_page(call);
    assert_true(perk_str_eq(perk_resource_id(perk_doc_at(page, 0)), PERK_LIT("2")));
    perk_doc_unref(page);
    perk_call_free(call);
}

static void the_page_behind_which_the_caller_stops_is_single(void **state)
{
    (void)state;
    perk_call *call = offers_call(true);
    assert_int_equal(perk_call_set(call, PERK_LIT("max_pages"), 1, NULL), 0);
    assert_int_equal(reply(call, "{\"data\":[" OFFER("1", "") "],\"links\":{\"next\":"
                                                              "\"/x?page[after]=c2\"}}"),
                     PERK_PAGE);
    assert_string_equal(told, "page(standardOffer:standardOffer/1;)kept");
    perk_call_free(call);
}

/* The rows are in the sink, so the page must not come a second time. */
static void a_kept_page_that_is_lost_is_not_fetched_again(void **state)
{
    (void)state;
    perk_call *call = offers_call(false);
    assert_int_equal(perk_call_set(call, PERK_LIT("max_attempts"), 4, NULL), 0);
    assert_int_equal(reply(call, "{\"data\":[" OFFER("1", "") "]}"), PERK_PAGE);
    assert_int_equal(perk_call_abort(call, PERK_E_NOMEM, PERK_ABORT_SENT, PERK_NONE, NULL), 0);
    assert_int_equal(perk_call_step(call, 0, 0), PERK_FAILED);
    perk_call_free(call);
}

static void the_sink_is_dropped_with_its_call(void **state)
{
    (void)state;
    perk_call *call = offers_call(false);
    dropped = 0;
    perk_sink_set(call, NULL, NULL, false);
    assert_int_equal(dropped, 1);
    assert_int_equal(reply(call, "{\"data\":[" OFFER("1", "") "]}"), PERK_PAGE);
    assert_string_equal(told, "");
    perk_call_free(call);
    assert_int_equal(dropped, 1);
    perk_call_free(offers_call(false));
    assert_int_equal(dropped, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_as_they_are_written),
        cmocka_unit_test(what_has_no_cell_is_told_with_its_path),
        cmocka_unit_test(linkage_of_which_more_is_known_is_told_as_a_whole),
        cmocka_unit_test(rows_begin_again_when_the_type_comes_late_or_twice),
        cmocka_unit_test(the_last_of_equal_members_counts),
        cmocka_unit_test(rows_that_are_not_wanted_are_only_read),
        cmocka_unit_test(pages_have_counts_and_no_rows),
        cmocka_unit_test(replies_that_are_not_accepted_are_void),
        cmocka_unit_test(a_reply_with_a_secret_in_it_is_read_again),
        cmocka_unit_test(a_sink_without_memory_ends_the_call),
        cmocka_unit_test(single_pages_alone_are_kept_when_asked),
        cmocka_unit_test(the_page_behind_which_the_caller_stops_is_single),
        cmocka_unit_test(a_kept_page_that_is_lost_is_not_fetched_again),
        cmocka_unit_test(the_sink_is_dropped_with_its_call),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What a document costs in memory: never more than PERK_DOC_MULTIPLE of its body, whatever the body
 * is made of. */
#include "failmalloc.h"

#include "base/limits.h"
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define BODY (2u << 20)

typedef struct shape {
    const char *head, *element, *tail;
    int code; /* what parsing it gives */
} shape;

/* Small things, as many as fit. */
static const shape SHAPES[] = {
    {"{\"data\":[{}", ",{}", "]}", PERK_E_LIMIT},
    {"[{}", ",{}", "]", PERK_E_LIMIT},
    {"{\"data\":null,\"included\":[{}", ",{}", "]}", PERK_E_LIMIT},
    {"{\"data\":[]", ",\"data\":[{}]", "}", PERK_E_LIMIT},
    {"{\"data\":[{\"id\":\"1\"}", ",{\"id\":\"1\"}", "]}", PERK_E_LIMIT},
    {"{\"data\":[{\"id\":\"1234567\"}", ",{\"id\":\"1234567\"}", "]}", 0},
    {"{\"data\":[{\"type\":\"t\",\"id\":\"1\"}", ",{\"type\":\"t\",\"id\":\"1\"}", "]}", 0},
    {"{\"data\":[{\"type\":\"\\u0061\",\"id\":\"\\u0061\"}",
     ",{\"type\":\"\\u0061\",\"id\":\"\\u0061\"}", "]}", 0},
    {"{\"data\":{\"type\":\"t\",\"id\":\"1\",\"relationships\":{\"r\":{\"data\":[0", ",0", "]}}}}",
     0},
    {"{\"data\":[],\"links\":{\"\":0", ",\"\":0", "}}", 0},
    {"{\"data\":[],\"links\":{\"\\n\":\"\\n\"", ",\"\\n\":\"\\n\"", "}}", 0},
    {"{\"data\":[],\"errors\":[{}", ",{}", "]}", 0},
    {"{\"data\":[],\"meta\":[0", ",0", "]}", 0},
    {"[0", ",0", "]", 0},
    {"{\"\":0", ",\"\":0", "}", 0},
};

static perk_str body_of(const shape *of)
{
    char *text = malloc(BODY);
    size_t head = strlen(of->head), element = strlen(of->element), tail = strlen(of->tail),
           at = head;
    assert_non_null(text);
    memcpy(text, of->head, head);
    for (; at + element + tail <= BODY; at += element)
        memcpy(text + at, of->element, element);
    memcpy(text + at, of->tail, tail);
    return (perk_str){text, at + tail};
}

typedef struct task {
    const shape *shape;
    perk_str body;
} task;

/* Parsed, looked up, and its relationship read. */
static int read_document(void *ctx)
{
    const task *at = ctx;
    perk_error err = PERK_ERROR_INIT;
    perk_doc *doc = perk_doc_parse(at->body, 0, &err);
    assert_int_equal(err.code, at->shape->code);
    if (!doc)
        return 0;
    assert_null(perk_doc_find(doc, PERK_LIT("nothing"), PERK_LIT("of this name")));
    if (perk_doc_count(doc) > 0)
        perk_resource_related_at(perk_doc_at(doc, 0), PERK_LIT("r"), 1);
    perk_doc_unref(doc);
    return 0;
}

static void a_document_takes_no_more_than_a_multiple_of_its_body(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof SHAPES / sizeof *SHAPES; i++) {
        task one = {&SHAPES[i], body_of(&SHAPES[i])};
        size_t most = failmalloc_peak(read_document, &one),
               bound = PERK_DOC_MULTIPLE * one.body.len + PERK_DOC_FREE;
        if (most > bound)
            fail_msg("%s...: %zu bytes for a body of %zu", SHAPES[i].head, most, one.body.len);
        free((char *)one.body.ptr);
    }
    assert_int_equal(perk_live(), 0);
}

/* The first of them do not count for the bound, so that no small body is refused. */
static void small_lists_of_anything_are_read(void **state)
{
    (void)state;
    char text[4 * PERK_FREE_ROWS] = "[{}";
    size_t len = 3;
    perk_error err = PERK_ERROR_INIT;
    for (size_t i = 1; i < PERK_FREE_ROWS; i++, len += 3)
        memcpy(text + len, ",{}", 3);
    text[len++] = ']';
    perk_doc *doc = perk_doc_parse((perk_str){text, len}, 0, &err);
    assert_int_equal(perk_doc_count(doc), PERK_FREE_ROWS);
    perk_doc_unref(doc);
}

static void the_refusal_says_where_it_stopped(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_str body = body_of(&SHAPES[1]);
    assert_null(perk_doc_parse(body, 0, &err));
    assert_string_equal(err.message,
                        "byte 396286: more resources than one for each 16 bytes of the body");
    assert_int_equal(err.offset, 396286);
    free((char *)body.ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_takes_no_more_than_a_multiple_of_its_body),
        cmocka_unit_test(small_lists_of_anything_are_read),
        cmocka_unit_test(the_refusal_says_where_it_stopped)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

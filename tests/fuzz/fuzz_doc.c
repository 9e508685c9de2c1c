/* Any bytes as a reply: a document that is accepted can be walked in every way, and error bodies
 * are read. What must hold:
 *  - a body is accepted exactly when the scanner accepts it;
 *  - every view that a document hands out lies within its body or is text that was unescaped from
 * it;
 *  - a resource that has an identity is found by it, and is the first of that identity;
 *  - what people see of a resource is one line of UTF-8 without control characters. */
#include "api/provider.h"
#include "jsonapi/compare.h"
#include "jsonapi/doc.h"
#include "jsonapi/parts.h"
#include "jsonapi/reply_error.h"
#include "jsonapi/view.h"
#include "json/scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds, const char *claim)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", claim);
    abort();
}

/* Reads every byte, so that a sanitizer sees a view that leads astray. */
static void touch(perk_str view)
{
    static volatile unsigned char kept; /* so that the reads are not optimised away */
    unsigned char sum = kept;
    for (size_t i = 0; i < view.len; i++)
        sum = (unsigned char)(sum + (unsigned char)view.ptr[i]);
    kept = sum;
}

static void read_typed(const perk_resource *resource, perk_str path)
{
    int64_t number;
    double real;
    int flag;
    touch(perk_resource_attr(resource, path));
    perk_text_free(perk_resource_str(resource, path, NULL));
    perk_resource_int(resource, path, &number, NULL);
    perk_resource_num(resource, path, &real, NULL);
    perk_resource_bool(resource, path, &flag, NULL);
    perk_resource_time(resource, path, &number, NULL);
}

static bool scans(perk_str body)
{
    perk_scan scan;
    perk_str span;
    perk_scan_init(&scan, body, 0);
    return perk_scan_skip(&scan, &span) && perk_scan_finish(&scan);
}

/* Made fit for people, it has no control character, and is as it was when it is made so again. */
static void is_for_people(perk_str text)
{
    perk_text *again = perk_text_shown(text, 0, NULL);
    must(again && perk_str_eq(perk_text_str(again), text), "people can see it");
    perk_text_free(again);
}

static void show(const perk_resource *resource)
{
    static const char *const relations[] = {"category", "offers", "x", ""};
    perk_text *summary = perk_resource_summary(resource, NULL),
              *facts = perk_resource_facts(resource, NULL);
    must(summary && facts, "each resource can be shown");
    must(perk_text_str(summary).len < 1024, "a summary is short");
    must(scans(perk_text_str(facts)), "facts are JSON");
    is_for_people(perk_text_str(summary));
    is_for_people(perk_text_str(facts));
    perk_text_free(summary);
    perk_text_free(facts);
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        perk_resource_related_check(resource, perk_str_of(relations[i]), NULL);
}

static void walk_resource(const perk_doc *doc, const perk_resource *resource)
{
    static const char *const paths[] = {"name", "a.b", "components.cta.action", "startDate", "",
                                        ".",    "a..b"};
    static const char *const relations[] = {"category", "offers", "merchant", ""};
    perk_str type = perk_resource_type(resource), id = perk_resource_id(resource);
    show(resource);
    touch(perk_resource_json(resource));
    touch(type);
    touch(id);
    if (type.len && id.len) {
        const perk_resource *found = perk_doc_find(doc, type, id);
        must(found != NULL, "a resource is found by its identity");
        must(perk_str_eq(perk_resource_type(found), type) &&
                 perk_str_eq(perk_resource_id(found), id),
             "what is found has the identity");
    }
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        read_typed(resource, perk_str_of(paths[i]));
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
        size_t count = perk_resource_related_count(resource, perk_str_of(relations[i]));
        for (size_t j = 0; j < count && j < 8; j++) {
            const perk_resource *other =
                perk_resource_related_at(resource, perk_str_of(relations[i]), j);
            touch(other ? perk_resource_json(other) : (perk_str){NULL, 0});
        }
    }
}

static void walk(const perk_doc *doc)
{
    static const char *const links[] = {"self", "next", "prev", ""};
    size_t primary = perk_doc_count(doc), included = perk_doc_included_count(doc);
    touch(perk_doc_data(doc));
    touch(perk_doc_meta(doc));
    touch(perk_doc_errors(doc));
    touch(perk_doc_cursor(doc));
    perk_doc_next(doc);
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        touch(perk_doc_link(doc, perk_str_of(links[i])));
    for (size_t i = 0; i < primary && i < 64; i++)
        walk_resource(doc, perk_doc_at(doc, i));
    for (size_t i = 0; i < included && i < 64; i++)
        walk_resource(doc, perk_doc_included_at(doc, i));
    must(perk_doc_at(doc, primary) == NULL && perk_doc_included_at(doc, included) == NULL,
         "there is nothing beyond the end");
    must((perk_doc_kind(doc) == PERK_DOC_ONE) <= (primary == 1), "one is one");
}

static perk_text *told(perk_drift *drift)
{
    perk_text *text = perk_drift_json(drift, true, NULL);
    must(text && scans(perk_text_str(text)), "what was noted is JSON");
    perk_drift_clear(drift);
    return text;
}

/* What is noted of the resources of a document that is there. */
static perk_text *walked(const perk_doc *doc, const perk_op *op)
{
    perk_walk walk;
    perk_drift drift;
    perk_drift_init(&drift);
    perk_walk_init(&walk, op);
    walk.drift = &drift;
    must(perk_doc_walk(doc, &walk) == 0, "what was read can be walked");
    perk_walk_free(&walk);
    perk_compare_doc(doc, op, &drift);
    return told(&drift);
}

/* Documents of anything are compared with operations whose resources are typed, plain and nested:
 * while they are read, and afterwards. */
static void compare(perk_str body)
{
    static const char *const ops[] = {"offers.list", "legacy.offers.list_by_user",
                                      "capillary.carts.evaluate"};
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
        const perk_op *op = perk_op_find(perk_str_of(ops[i]), NULL);
        perk_drift drift;
        perk_drift_init(&drift);
        perk_doc *doc = perk_doc_new(body, &(perk_reading){.op = op, .drift = &drift}, NULL);
        must(doc != NULL, "a document is one, whatever it is compared with");
        perk_text *first = told(&drift), *second = walked(doc, op);
        must(doc->primary.first > doc->included.first ||
                 perk_str_eq(perk_text_str(first), perk_text_str(second)),
             "reading and walking note the same");
        perk_text_free(first);
        perk_text_free(second);
        for (size_t at = 0; at < perk_doc_count(doc) && at < 8; at++)
            show(perk_doc_at(doc, at));
        perk_doc_unref(doc);
    }
}

static void read_problems(perk_str body)
{
    static const int statuses[] = {200, 207, 302, 400, 401, 404, 429, 500, 707};
    for (size_t i = 0; i < perk_provider_count; i++)
        for (size_t j = 0; j < sizeof statuses / sizeof *statuses; j++) {
            perk_error err = PERK_ERROR_INIT;
            int code =
                perk_reply_error_read(perk_providers[i], statuses[j], body, j % 2 == 0, &err);
            must(code == err.code, "the result is also in the error");
            must(strchr(err.message, '\n') == NULL && strlen(err.message) < sizeof err.message,
                 "a message is one line");
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    perk_str body = {(const char *)data, size};
    perk_error err = PERK_ERROR_INIT;
    perk_doc *doc = perk_doc_parse(body, 0, &err);
    perk_text *shown = perk_text_shown(body, 40, NULL);
    is_for_people(perk_text_str(shown));
    perk_text_free(shown);
    must((doc != NULL) == scans(body), "a document is accepted when its text is");
    if (doc) {
        walk(doc);
        compare(body);
    } else {
        must(err.code == PERK_E_PARSE || err.code == PERK_E_LIMIT, "a refusal is about the text");
    }
    perk_doc_unref(doc);
    read_problems(body);
    must(perk_live() == 0, "nothing is left");
    return 0;
}

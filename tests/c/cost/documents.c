/* Readers of documents, error bodies and events. */
#include "cost.h"

#include "client/drift.h"
#include "jsonapi/doc.h"
#include "jsonapi/reply_error.h"
#include "json/tree.h"

#include <perk/perk_shape.h>
#include <perk/perk_table.h>

static void read_document(input *in)
{
    perk_doc_unref(parsed(in));
}

static void make_page(input *in)
{
    fill(in, "{\"data\":[",
         "{\"type\":\"standardOffer\",\"id\":\"o-%zu\",\"attributes\":{\"name\":\"cut "
         "\\ud83c\",\"f%zu\":1}}",
         "],\"links\":{\"next\":null}}");
}

static void make_equal_members(input *in)
{
    fill(in, "{",
         "\"data\":[{\"type\":\"a\",\"id\":\"1\",\"type\":\"b\"}],\"links\":{\"a\":\"\\n\",\"a\":"
         "\"b\"},\"meta\":{}",
         "}");
}

static void make_links(input *in)
{
    fill(in, "{\"data\":[],\"links\":{", "\"l%zu\":\"/x?page[x]=\\n%zu\"",
         ",\"next\":\"/x?page[after]=c\"}}");
}

static void make_escapes(input *in)
{
    fill(in, "{\"data\":[", "{\"type\":\"\\u0061b\",\"id\":\"\\ud83c%zu\",\"\\u0061ttributes\":{}}",
         "]}");
}

static void read_tree(input *in)
{
    json_t *tree = perk_json_parse(text_of(in), 0, NULL);
    must(tree != NULL, "the input is JSON");
    json_decref(tree);
}

static void make_equal_keys(input *in)
{
    fill(in, "{", "\"key\":\"%zu\"", "}");
}

static void make_keys(input *in)
{
    fill(in, "{", "\"key-%zu\":\"%zu\"", "}");
}

/* ---- of a document ---- */

static void find_all(input *in)
{
    for (size_t i = 0; i < perk_doc_count(in->doc); i++) {
        const perk_resource *resource = perk_doc_at(in->doc, i);
        must(perk_doc_find(in->doc, perk_resource_type(resource), perk_resource_id(resource)) !=
                 NULL,
             "a resource is found");
    }
}

static void make_found(input *in)
{
    make_page(in);
    in->doc = parsed(in);
}

/* Pairs of words of which the second takes back what the first did to a hash that multiplies and
 * shifts by 29: they differ in bit 62 of the first, and in bits 62 and 33 of the second word or in
 * bit 62 alone. Whatever the start, one in two goes through. */
static void make_prepared_ids(input *in)
{
    put(in, "{\"data\":[");
    for (size_t i = 0; i < in->count; i++) {
        put(in, "%s{\"type\":\"t\",\"id\":\"", i ? "," : "");
        for (unsigned bit = 0; bit < 11; bit++)
            put(in, "%s", i >> bit & 1 ? "1111111q1111311q" : "1111111111111111");
        put(in, "\"}");
    }
    put(in, "]}");
    in->doc = parsed(in);
}

/* All of one identity. */
static void make_equal_ids(input *in)
{
    fill(in, "{\"data\":[", "{\"type\":\"t\",\"id\":\"the same\",\"attributes\":{}}", "]}");
    in->doc = parsed(in);
}

static void make_linkages(input *in)
{
    fill(in, "{\"data\":{\"type\":\"t\",\"id\":\"1\",\"relationships\":{\"r\":{\"data\":[",
         "{\"type\":\"u\",\"id\":\"%zu\"}", "]}}},");
    fill(in, "\"included\":[", "{\"type\":\"u\",\"id\":\"%zu\"}", "]}");
    in->doc = parsed(in);
}

static void read_linkages(input *in)
{
    const perk_resource *resource = perk_doc_at(in->doc, 0);
    for (size_t i = 0; i < perk_resource_related_count(resource, PERK_LIT("r")); i++)
        must(perk_resource_related_at(resource, PERK_LIT("r"), i) != NULL,
             "a linked resource is found");
}

static void make_attributes(input *in)
{
    fill(in, "{\"data\":{\"type\":\"t\",\"id\":\"1\",\"attributes\":{\"list\":[",
         "{\"rate\":%zu.5}", "]}}}");
    in->doc = parsed(in);
}

static void read_attributes(input *in)
{
    char path[32];
    for (size_t i = 0; i < in->count; i++) {
        snprintf(path, sizeof path, "list.%zu.rate", i);
        must(perk_resource_attr(perk_doc_at(in->doc, 0), perk_str_of(path)).len > 0,
             "an attribute is found");
    }
}

static void make_rows(input *in)
{
    fill(in, "{\"data\":{\"rows\":[", "{\"errorCode\":707,\"apiError\":{\"code\":731},\"n\":%zu}",
         "]},\"errors\":[{},{\"title\":\"x\"}]}");
    in->doc = parsed(in);
    perk_doc_set_provider(in->doc, &perk_capillary);
}

static void read_problems(input *in)
{
    size_t count = perk_doc_item_error_count(in->doc, NULL);
    for (size_t i = 0; i < count; i++)
        must(perk_doc_item_error_at(in->doc, i)->code != 0, "a problem is an error");
}

static void read_drift(input *in)
{
    perk_drift drift;
    perk_drift_init(&drift);
    perk_reading how = {.op = perk_op_find(PERK_LIT("offers.list"), NULL), .drift = &drift};
    perk_doc *doc = perk_doc_new(text_of(in), &how, NULL);
    must(doc != NULL && drift.count, "it is a document that shows something new");
    perk_doc_unref(doc);
    perk_drift_clear(&drift);
}

static void make_strange_members(input *in)
{
    fill(in, "{\"data\":[{\"type\":\"standardOffer\",\"id\":\"1\",\"attributes\":{",
         "\"f%zu\":[{}],\"name\":1", "},\"relationships\":{\"category\":{\"data\":[");
    fill(in, "", "{\"type\":\"x%zu\",\"id\":\"1\"}", "]}}}]}");
}

/* ---- error bodies and events ---- */

static void make_errors(input *in)
{
    fill(in, "{\"errors\":[", "{\"title\":\"x\",\"source\":{\"pointer\":\"/data/%zu\"}}", "]}");
}

static void read_errors(input *in)
{
    perk_error err = PERK_ERROR_INIT;
    must(perk_reply_error_read(&perk_kard, 400, text_of(in), false, &err) != 0, "it is an error");
}

static void make_event(input *in)
{
    fill(in, "{\"data\":{\"type\":\"", "very-long-%zu", "\",\"id\":\"");
    fill(in, "", "/%zu", "\",\"attributes\":{},\"id\":\"x\"},\"errors\":[");
    fill(in, "", "{}", "]}");
}

static void make_legacy_event(input *in)
{
    fill(in, "{\"user\":{", "\"referringPartnerUserId\":\"%zu\"",
         "},\"transaction\":{\"issuerTransactionId\":\"1\"},\"error\":[");
    fill(in, "", "\"%zu\"", "]}");
}

static void read_event(input *in)
{
    perk_error err = PERK_ERROR_INIT;
    perk_doc *event = perk_event_parse(text_of(in), &err);
    must(event != NULL, "it is an event");
    perk_text *key = perk_event_key(event, &err), *errors = perk_event_errors(event, &err);
    must(key && errors, "it has a key and errors");
    perk_text_free(key);
    perk_text_free(errors);
    perk_doc_unref(event);
}

/* ---- of a table ---- */

/* A new word of the column "type" each, alike at both ends. */
static void make_words(input *in)
{
    fill(in, "{\"data\":[", "{\"type\":\"beginning-%zu-the-end\",\"id\":\"o\"}", "]}");
}

static void read_into_table(input *in)
{
    perk_table *table = perk_table_new(perk_op_find(PERK_LIT("offers.list"), NULL),
                                       PERK_LIT("{\"columns\":[\"type\"]}"), NULL);
    perk_doc *doc = parsed(in);
    must(perk_table_append(table, doc, PERK_NONE, NULL) == 0, "the page fits the table");
    perk_doc_unref(doc);
    perk_table_unref(table);
}

/* An attribute again and again, in a resource with many identifiers. */
static void make_shaped_members(input *in)
{
    fill(in, "{\"data\":[{\"type\":\"t\",\"attributes\":{", "\"category\":1",
         "},\"relationships\":{\"category\":{\"data\":[");
    fill(in, "", "{\"type\":\"category\",\"id\":\"%zu\"}", "]}}}]}");
    in->doc = parsed(in);
}

/* Resources that lead to a large one, of which nothing is kept. */
static void make_shaped_related(input *in)
{
    fill(in, "{\"included\":[{\"type\":\"category\",\"id\":\"c\",\"attributes\":{", "\"a%zu\":1",
         "}}],");
    fill(in, "\"data\":[",
         "{\"type\":\"t\",\"attributes\":{},\"relationships\":{\"category\":{\"data\":{\"type\":"
         "\"category\",\"id\":\"c\"}}}}",
         "]}");
    in->doc = parsed(in);
}

/* It may be refused, after it has cost what it may. */
static void read_shape(input *in)
{
    perk_shape *shape = perk_shape_new(
        PERK_LIT("{\"attributes\":{\"category\":[]},\"flatten\":[\"category\"],\"current\":true}"),
        NULL);
    perk_error err = PERK_ERROR_INIT;
    perk_text *text = perk_doc_shape(in->doc, shape, 0, &err);
    must(text || err.code == PERK_E_LIMIT, "a document has a shape");
    perk_text_free(text);
    perk_shape_free(shape);
}

const reader perk_cost_documents[] = {
    {"a page", make_page, read_document},
    {"members that repeat", make_equal_members, read_document},
    {"links", make_links, read_document},
    {"escapes", make_escapes, read_document},
    {"a tree", make_page, read_tree},
    {"a tree of keys", make_keys, read_tree},
    {"a tree of one key", make_equal_keys, read_tree},
    {"look-ups", make_found, find_all},
    {"look-ups of prepared ids", make_prepared_ids, find_all},
    {"look-ups of one id", make_equal_ids, find_all},
    {"linkages", make_linkages, read_linkages},
    {"attributes of a list", make_attributes, read_attributes},
    {"words of a dictionary", make_words, read_into_table},
    {"problems", make_rows, read_problems},
    {"drift of a page", make_page, read_drift},
    {"drift of one resource", make_strange_members, read_drift},
    {"an error body", make_errors, read_errors},
    {"an event", make_event, read_event},
    {"a legacy event", make_legacy_event, read_event},
    {"a member in a shape, again and again", make_shaped_members, read_shape},
    {"resources in a shape that lead to a large one", make_shaped_related, read_shape},
    {NULL, NULL, NULL}};

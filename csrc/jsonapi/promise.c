#include "jsonapi/promise.h"

#include "api/lookup.h"
#include "base/error.h"
#include "jsonapi/parts.h"
#include "jsonapi/span.h"
#include "json/scan.h"

#include <string.h>

typedef struct reply {
    const perk_op *op;
    const perk_doc *doc;
    bool empty;
} reply;

static bool is_write(const perk_op *op)
{
    return strcmp(op->http_method, "GET") != 0;
}

/* ---- one object ---- */

static bool is_named(perk_str key, bool escaped, const char *const *names)
{
    for (; *names; names++)
        if (perk_span_key_is(key, escaped, perk_str_of(*names)))
            return true;
    return false;
}

static bool is_field(perk_str key, bool escaped, const perk_object *object)
{
    for (size_t i = 0; i < object->count; i++)
        if (perk_span_key_is(key, escaped, perk_str_of(object->fields[i].wire)))
            return true;
    return false;
}

/* Whether an object has one of `names`; of NULL: one of the fields. */
static bool shows(perk_str object, const char *const *names, const perk_object *fields)
{
    perk_scan scan;
    perk_member member = {0};
    perk_str value;
    perk_scan_init(&scan, object, PERK_DEPTH_CAP);
    perk_scan_enter(&scan);
    while (perk_scan_member(&scan, &member) && member.more)
        if (names ? is_named(member.key, member.escaped, names)
                  : is_field(member.key, member.escaped, fields))
            return true;
        else if (!perk_scan_skip(&scan, &value))
            return false;
    return false;
}

static bool is_resource(const perk_resource *row)
{
    return perk_resource_type(row).len && perk_resource_id(row).len;
}

static const perk_resource_kind *kind_of(const perk_op *op)
{
    return perk_resource_kind_find(perk_str_of(op->reply_types[0]));
}

static bool is_one_of(const perk_resource_kind *kind, const perk_resource *row)
{
    return kind->plain ? shows(perk_resource_json(row), kind->shown_by, kind->attributes)
                       : is_resource(row);
}

/* ---- the data ---- */

static bool are_all(const reply *r)
{
    const perk_resource_kind *kind = kind_of(r->op);
    for (size_t i = 0; i < perk_doc_count(r->doc); i++)
        if (!is_one_of(kind, perk_doc_at(r->doc, i)))
            return false;
    return true;
}

static bool is_typed(const reply *r)
{
    int kind = perk_doc_kind(r->doc);
    bool one = kind == PERK_DOC_ONE && (!r->op->reply_many || r->op->reply_or_one);
    bool many = kind == PERK_DOC_MANY && r->op->reply_many;
    return (one || many) && are_all(r);
}

static bool is_text(const perk_doc *doc)
{
    return perk_doc_data(doc).len && perk_doc_data(doc).ptr[0] == '"';
}

static bool is_done(const perk_doc *doc)
{
    if (perk_doc_kind(doc) == PERK_DOC_NONE || perk_doc_kind(doc) == PERK_DOC_NULL ||
        !doc->enveloped)
        return perk_doc_member(doc, PERK_LIT("errors")).ptr && !perk_doc_errors(doc).ptr;
    return perk_doc_kind(doc) == PERK_DOC_ONE || perk_str_eq(perk_doc_data(doc), PERK_LIT("true"));
}

static bool has_promised_data(const reply *r)
{
    bool object =
        perk_doc_kind(r->doc) == PERK_DOC_ONE && (r->doc->enveloped || !r->op->reply_in_data);
    if (r->empty)
        return false;
    if (r->op->reply_or_text && is_text(r->doc))
        return true;
    switch (r->op->reply) {
    case PERK_REPLY_OBJECT:
        return object && shows(perk_doc_data(r->doc), r->op->reply_members, NULL);
    case PERK_REPLY_MAP:
        return object;
    case PERK_REPLY_TEXT:
        return is_text(r->doc);
    case PERK_REPLY_DONE:
        return is_done(r->doc);
    case PERK_REPLY_TYPED:
        break;
    }
    return (r->doc->enveloped || !r->op->reply_in_data) && is_typed(r);
}

/* ---- the whole ---- */

static bool names_errors(const perk_doc *doc)
{
    return perk_span_is_array(perk_doc_errors(doc)) &&
           perk_span_is_object(perk_span_at(perk_doc_errors(doc), 0));
}

static bool has_named_items(const reply *r)
{
    int kind = perk_doc_kind(r->doc);
    bool none = kind == PERK_DOC_NONE || (kind == PERK_DOC_NULL && r->doc->enveloped);
    if (r->empty || (!none && !has_promised_data(r)))
        return false;
    return names_errors(r->doc) || (r->op->reply_many && perk_doc_count(r->doc));
}

static bool has_no_content(const reply *r)
{
    int kind = perk_doc_kind(r->doc);
    return r->empty || (kind == PERK_DOC_NULL && r->doc->enveloped) ||
           (kind == PERK_DOC_NONE && !perk_doc_errors(r->doc).ptr);
}

static bool is_status(const perk_op *op, int status)
{
    for (const int *known = op->success; known && *known; known++)
        if (*known == status)
            return true;
    return (status >= 200 && status <= 204) || (status == 207 && op->body.shape == PERK_BODY_LIST);
}

static bool is_kept(const reply *r)
{
    int status = perk_doc_status(r->doc);
    if (!is_status(r->op, status))
        return false;
    if (status == 204)
        return is_write(r->op) && has_no_content(r);
    if (status == 207)
        return has_named_items(r);
    if (has_promised_data(r))
        return true;
    if (strcmp(r->op->http_method, "DELETE") == 0)
        return has_no_content(r);
    return status == 202 && is_write(r->op) && perk_doc_kind(r->doc) == PERK_DOC_ONE &&
           is_resource(perk_doc_at(r->doc, 0));
}

/* ---- the message ---- */

static const char *due(const reply *r)
{
    static const char *const shapes[] = {[PERK_REPLY_OBJECT] =
                                             "an object with the members of this reply",
                                         [PERK_REPLY_MAP] = "an object in `data`",
                                         [PERK_REPLY_TEXT] = "a text",
                                         [PERK_REPLY_DONE] = "`data` true"};
    if (!is_status(r->op, perk_doc_status(r->doc)))
        return "a status that the operation has";
    if (perk_doc_status(r->doc) == 207)
        return "errors or accepted items by name";
    if (r->op->reply != PERK_REPLY_TYPED)
        return shapes[r->op->reply];
    if (kind_of(r->op)->plain)
        return r->op->reply_many ? "a list of objects of this kind" : "an object of this kind";
    return r->op->reply_many ? "a list of resources with type and id"
                             : "a resource with type and id";
}

static const char *came(const reply *r)
{
    perk_str data = perk_doc_data(r->doc);
    if (!is_status(r->op, perk_doc_status(r->doc)))
        return "another one";
    if (r->empty)
        return "no body";
    switch (perk_doc_kind(r->doc)) {
    case PERK_DOC_ONE:
        return r->op->reply_many && is_one_of(kind_of(r->op), perk_doc_at(r->doc, 0))
                   ? "one that is in no list"
                   : "another object";
    case PERK_DOC_MANY:
        return perk_doc_count(r->doc) == 0 ? "an empty list"
               : r->op->reply_many         ? "a list with other objects"
                                           : "a list";
    case PERK_DOC_NULL:
        return "null";
    case PERK_DOC_NONE:
        return perk_doc_errors(r->doc).ptr ? "errors without data" : "no data";
    default:
        return data.ptr[0] == '['   ? "a list of other things"
               : data.ptr[0] == '"' ? "a text"
                                    : "a number or a boolean";
    }
}

int perk_promise_check(const perk_op *op, const perk_doc *doc, bool empty, perk_error *err)
{
    reply r = {.op = op, .doc = doc, .empty = empty};
    if (is_kept(&r))
        return 0;
    return perk_error_set(
        err, PERK_E_REPLY,
        "%d with a body that is not what the API promises (promised: %s; came: %s)",
        perk_doc_status(doc), due(&r), came(&r));
}

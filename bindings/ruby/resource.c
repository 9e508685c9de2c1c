/*
 * resource.c - the Ruby objects of a document's resources: each has the address of the core's in a
 * variable that Ruby code does not see, and keeps its document, which has the memory.
 */
#include "native.h"

#include <string.h>

static ID address_id, document_id, known_id, plain_type_id, raw_id;

const perk_resource *perk_rb_find_native(VALUE object)
{
    VALUE address = rb_attr_get(object, address_id);
    return NIL_P(address) ? NULL : (const perk_resource *)(uintptr_t)NUM2ULL(address);
}

const perk_resource *perk_rb_native_resource(VALUE resource)
{
    const perk_resource *native = perk_rb_find_native(resource);
    if (!native)
        rb_raise(rb_eTypeError, "a resource that belongs to no document");
    return native;
}

VALUE perk_rb_attach(VALUE resource, VALUE document, const perk_resource *native)
{
    rb_ivar_set(resource, document_id, document);
    rb_ivar_set(resource, address_id, ULL2NUM((uintptr_t)native));
    return resource;
}

/* ---- identity and content ---- */

static VALUE text_or_empty(perk_str text)
{
    return text.ptr ? perk_rb_str(text) : rb_utf8_str_new("", 0);
}

static VALUE resource_id(VALUE resource)
{
    return text_or_empty(perk_resource_id(perk_rb_native_resource(resource)));
}

static VALUE resource_type(VALUE resource)
{
    return text_or_empty(perk_resource_type(perk_rb_native_resource(resource)));
}

static VALUE resource_raw(VALUE resource)
{
    VALUE raw = rb_attr_get(resource, raw_id);
    if (!NIL_P(raw))
        return raw;
    raw = perk_rb_resource(perk_rb_native_resource(resource));
    if (!RB_TYPE_P(raw, T_HASH))
        raw = rb_hash_new();
    if (!OBJ_FROZEN(resource))
        rb_ivar_set(resource, raw_id, raw);
    return raw;
}

VALUE perk_rb_define_identity(VALUE owner)
{
    Check_Type(owner, T_CLASS);
    rb_define_method(owner, "id", resource_id, 0);
    rb_define_method(owner, "type", resource_type, 0);
    rb_define_method(owner, "raw", resource_raw, 0);
    return Qnil;
}

/* ---- the resources of a document ---- */

/* The class of what was seen last: those of a list have one type. */
typedef struct seen {
    perk_str type;
    VALUE kind;
} seen;

static VALUE kind_of(VALUE document, perk_str type, seen *last)
{
    if (!NIL_P(last->kind) && last->type.len == type.len &&
        (type.len == 0 || memcmp(last->type.ptr, type.ptr, type.len) == 0))
        return last->kind;
    VALUE expected = rb_attr_get(document, plain_type_id);
    last->kind = perk_rb_class_for(type, perk_rb_view(expected, "plain_type"));
    RB_GC_GUARD(expected);
    last->type = type;
    return last->kind;
}

/* The object of a resource: the same one each time. */
static VALUE object_of(VALUE document, const perk_resource *native, seen *last)
{
    VALUE known = rb_attr_get(document, known_id), key = ULL2NUM((uintptr_t)native);
    VALUE found = rb_hash_lookup(known, key);
    if (!NIL_P(found))
        return found;
    VALUE kind = kind_of(document, perk_resource_type(native), last);
    found = perk_rb_attach(rb_obj_alloc(kind), document, native);
    rb_hash_aset(known, key, found);
    return found;
}

VALUE perk_rb_resource_of(VALUE document, const perk_resource *native)
{
    seen last = {.kind = Qnil};
    return object_of(document, native, &last);
}

static VALUE all_of(const perk_doc *doc, VALUE document, size_t count,
                    const perk_resource *(*at)(const perk_doc *, size_t))
{
    seen last = {.kind = Qnil};
    VALUE made = rb_ary_new_capa((long)count);
    for (size_t i = 0; i < count; i++)
        rb_ary_push(made, object_of(document, at(doc, i), &last));
    return made;
}

VALUE perk_rb_resources(VALUE document, const perk_doc *doc)
{
    return all_of(doc, document, perk_doc_count(doc), perk_doc_at);
}

VALUE perk_rb_included(VALUE document, const perk_doc *doc)
{
    return all_of(doc, document, perk_doc_included_count(doc), perk_doc_included_at);
}

void perk_rb_init_resource(void)
{
    address_id = rb_intern("__perk_address");
    document_id = rb_intern("@document");
    known_id = rb_intern("@known");
    plain_type_id = rb_intern("@plain_type");
    raw_id = rb_intern("@raw");
}

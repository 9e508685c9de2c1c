/*
 * classes.c - the classes that the core's table describes: of errors, clients and their parts,
 * resources and nested objects. They are made at once, since Ruby's Marshal and constants need
 * them; what they hold is made with their first use.
 */
#include "native.h"

#include "api/errors.h"
#include "api/lookup.h"
#include "api/provider.h"
#include "api/reach.h"
#include "base/str.h"

#include <ctype.h>
#include <ruby/encoding.h>
#include <stdbool.h>
#include <string.h>

static ID object_id, kind_id; /* hidden in classes: the row of their fields, and of the resource */

static VALUE frozen_text(const char *text)
{
    return rb_enc_interned_str_cstr(text, rb_utf8_encoding());
}

/* ---- errors ---- */

VALUE perk_rb_define_errors(VALUE base)
{
    VALUE module = rb_path2class("Perk"), by_code = rb_hash_new();
    for (size_t i = 0; i < perk_error_kind_count; i++) {
        const perk_error_kind *kind = &perk_error_kinds[i];
        /* Parents come before their children. */
        bool top = strcmp(kind->parent, "PerkError") == 0;
        VALUE parent = top ? base : rb_const_get_at(module, rb_intern(kind->parent));
        VALUE made = rb_define_class_under(module, kind->class_name, parent);
        rb_iv_set(made, "@code", INT2FIX(kind->code));
        rb_iv_set(made, "@advice", frozen_text(kind->advice));
        rb_hash_aset(by_code, INT2FIX(kind->code), made);
    }
    return rb_obj_freeze(by_code);
}

/* ---- resources and nested objects ---- */

static VALUE class_of(VALUE module, const char *name, VALUE parent, const perk_object *object)
{
    VALUE made = rb_define_class_under(module, name, parent);
    rb_ivar_set(made, object_id, ULL2NUM((uintptr_t)object));
    return made;
}

VALUE perk_rb_define_resources(VALUE module, VALUE record, VALUE resource)
{
    const perk_reach *all = perk_reach_all();
    for (size_t i = 0; i < all->object_count; i++)
        class_of(module, all->objects[i]->name, record, all->objects[i]);
    for (size_t i = 0; i < perk_resource_kind_count(); i++) {
        const perk_resource_kind *kind = perk_resource_kind_at(i);
        VALUE made = class_of(module, kind->class_name, resource, kind->attributes);
        rb_ivar_set(made, kind_id, ULL2NUM((uintptr_t)kind));
    }
    return Qnil;
}

const perk_object *perk_rb_object_of(VALUE kind)
{
    VALUE address = rb_attr_get(kind, object_id);
    return NIL_P(address) ? NULL : (const perk_object *)(uintptr_t)NUM2ULL(address);
}

const perk_resource_kind *perk_rb_kind_of(VALUE kind)
{
    VALUE address = rb_attr_get(kind, kind_id);
    return NIL_P(address) ? NULL : (const perk_resource_kind *)(uintptr_t)NUM2ULL(address);
}

VALUE perk_rb_field_names(VALUE kind)
{
    const perk_object *object = perk_rb_object_of(kind);
    VALUE names = rb_ary_new();
    for (size_t i = 0; object && i < object->count; i++)
        rb_ary_push(names, frozen_text(object->fields[i].name));
    return names;
}

/* A plain object's type is an ordinary attribute. */
static const perk_resource_kind *kind_of(perk_str type, perk_str expected)
{
    const perk_resource_kind *kind = perk_resource_kind_find(expected);
    return type.len == 0 || (kind && kind->plain) ? kind : perk_resource_kind_find(type);
}

VALUE perk_rb_class_for(perk_str type, perk_str expected)
{
    const perk_resource_kind *kind = kind_of(type, expected);
    if (!kind)
        return rb_path2class("Perk::Resource");
    VALUE module = rb_path2class("Perk::Resources");
    VALUE found = rb_const_get_at(module, rb_intern(kind->class_name));
    perk_rb_prepare(found);
    return found;
}

/* ---- clients ---- */

/* The reader of a part, which is made once: @offers of Kard::Offers. */
static VALUE read_part(VALUE client)
{
    const char *name = rb_id2name(rb_frame_this_func());
    VALUE variable = rb_sprintf("@%s", name);
    ID id = rb_intern_str(variable);
    VALUE part = rb_attr_get(client, id);
    if (!NIL_P(part))
        return part;
    VALUE parts = rb_const_get(rb_obj_class(client), rb_intern("PARTS"));
    part = rb_class_new_instance(1, &client, rb_hash_lookup(parts, ID2SYM(rb_intern(name))));
    if (!OBJ_FROZEN(client))
        rb_ivar_set(client, id, part);
    return part;
}

/* "PlacementSlots" for "placement_slots". */
static void class_name_of(const char *space, char *name, size_t size)
{
    size_t at = 0;
    for (bool first = true; *space && at + 1 < size; space++) {
        if (*space == '_') {
            first = true;
            continue;
        }
        name[at++] = first ? (char)toupper((unsigned char)*space) : *space;
        first = false;
    }
    name[at] = '\0';
}

static void set_private(VALUE owner, const char *name, VALUE value)
{
    ID id = rb_intern(name);
    rb_const_set(owner, id, value);
    rb_funcall(owner, rb_intern("private_constant"), 1, ID2SYM(id));
}

static void define_parts(VALUE client, const perk_provider *provider, VALUE base)
{
    VALUE parts = rb_hash_new();
    for (const perk_noun *const *noun = provider->nouns; *noun; noun++) {
        if (!(*noun)->op_count || (*noun)->ops[0].token_host)
            continue;
        char name[64];
        class_name_of((*noun)->name, name, sizeof name);
        VALUE part = rb_define_class_under(client, name, base);
        set_private(part, "NAME", frozen_text((*noun)->name));
        rb_hash_aset(parts, ID2SYM(rb_intern((*noun)->name)), part);
        rb_define_method(client, (*noun)->name, read_part, 0);
    }
    set_private(client, "PARTS", rb_obj_freeze(parts));
}

static bool has_issuers(const perk_provider *provider)
{
    perk_error err = PERK_ERROR_INIT;
    return perk_setting_find(provider, PERK_LIT("target_issuer"), &err) != NULL;
}

VALUE perk_rb_define_clients(VALUE base, VALUE part, VALUE issuers)
{
    VALUE module = rb_path2class("Perk");
    for (size_t i = 0; i < perk_provider_count; i++) {
        const perk_provider *provider = perk_providers[i];
        VALUE client = rb_define_class_under(module, provider->class_name, base);
        set_private(client, "PROVIDER", frozen_text(provider->name));
        if (has_issuers(provider))
            rb_include_module(client, issuers);
        define_parts(client, provider, part);
    }
    return Qnil;
}

void perk_rb_init_classes(void)
{
    object_id = rb_intern("__perk_object");
    kind_id = rb_intern("__perk_kind");
}

/*
 * members.c - the readers of resources and nested objects: methods in C, which a class gets with
 * its first object.
 *
 * A class keeps its fields in a table by the names of its methods. A reader finds its own name
 * there, and by it the key in the hash of what was sent. What it makes of a value (a nested object,
 * exact numbers) is kept in the object and found again; times are made anew, since Ruby's can be
 * changed. A frozen object keeps nothing.
 */
#include "native.h"

#include "api/lookup.h"
#include "base/time.h"

#include <ruby/encoding.h>
#include <stdbool.h>
#include <string.h>

typedef struct field {
    ID name;
    VALUE wire; /* frozen String: the API's name */
    VALUE kind; /* the class of a nested object; nil for other fields */
    long pad;   /* digits of a zero-padded number; 0 for other fields */
    bool time, exact, personal;
} field;

/* Open addressing: `slots` is a power of two, a free slot has no name. */
typedef struct fields {
    size_t slots;
    field *all;
} fields;

static ID fields_id, members_id, made_id, source_id; /* hidden in classes; of objects */
static ID attributes_id, decimal_id;

static void fields_mark(void *data)
{
    const fields *table = data;
    for (size_t i = 0; i < table->slots; i++) {
        rb_gc_mark(table->all[i].wire);
        rb_gc_mark(table->all[i].kind);
    }
}

static void fields_free(void *data)
{
    fields *table = data;
    xfree(table->all);
    xfree(table);
}

static const rb_data_type_t fields_type = {
    .wrap_struct_name = "perk fields",
    .function = {.dmark = fields_mark, .dfree = fields_free},
    .flags = RUBY_TYPED_FREE_IMMEDIATELY,
};

static field *slot_of(const fields *table, ID name)
{
    size_t at = (size_t)(name * 0x9E3779B97F4A7C15u) >> 32;
    for (;; at++) {
        field *slot = &table->all[at & (table->slots - 1)];
        if (!slot->name || slot->name == name)
            return slot;
    }
}

/* What finds a field in a table by the key; NULL when it has none. */
typedef const field *find(const fields *table, VALUE key);

static const field *by_name(const fields *table, VALUE symbol)
{
    const field *slot = slot_of(table, SYM2ID(symbol));
    return slot->name ? slot : NULL;
}

/* Keys of replies are interned, so most are the same object. */
static const field *by_wire(const fields *table, VALUE wire)
{
    for (size_t i = 0; i < table->slots; i++)
        if (table->all[i].name && table->all[i].wire == wire)
            return &table->all[i];
    for (size_t i = 0; i < table->slots; i++)
        if (table->all[i].name && rb_str_equal(table->all[i].wire, wire) == Qtrue)
            return &table->all[i];
    return NULL;
}

static const field *find_field(VALUE object, find *found_by, VALUE key)
{
    for (VALUE owner = CLASS_OF(object); RTEST(owner); owner = rb_class_superclass(owner)) {
        VALUE table = rb_attr_get(owner, fields_id);
        const field *found =
            NIL_P(table) ? NULL : found_by(rb_check_typeddata(table, &fields_type), key);
        if (found)
            return found;
    }
    return NULL;
}

static const field *field_of(VALUE object, ID name)
{
    const field *found = find_field(object, by_name, ID2SYM(name));
    if (!found)
        rb_raise(rb_eTypeError, "a reader of another class");
    return found;
}

/* ---- values ---- */

static VALUE perk_const(const char *name)
{
    return rb_const_get(rb_const_get(rb_cObject, rb_intern("Perk")), rb_intern(name));
}

/* A Time in UTC, to the millisecond; what is no time with a zone stays as it is. */
static VALUE time_of(VALUE text)
{
    int64_t epoch_ms;
    bool has_zone;
    if (!perk_time_parse(perk_rb_view(text, "text"), &epoch_ms, &has_zone) || !has_zone)
        return text;
    int64_t ms = epoch_ms % 1000 + (epoch_ms % 1000 < 0 ? 1000 : 0);
    struct timespec at = {.tv_sec = (time_t)((epoch_ms - ms) / 1000),
                          .tv_nsec = (long)ms * 1000000};
    return rb_time_timespec_new(&at, INT_MAX - 1);
}

/* A number as it was written, by its place below the object; nil when that is not known (out of
 * Marshal). */
static VALUE digits_at(VALUE object, VALUE path)
{
    VALUE source;
    while (!NIL_P(source = rb_attr_get(object, source_id))) {
        path = rb_sprintf("%" PRIsVALUE ".%" PRIsVALUE, RARRAY_AREF(source, 1), path);
        object = RARRAY_AREF(source, 0);
    }
    const perk_resource *native = perk_rb_find_native(object);
    if (!native)
        return Qnil;
    VALUE digits = perk_rb_bytes(perk_resource_attr(native, perk_rb_view(path, "path")));
    RB_GC_GUARD(path);
    RB_GC_GUARD(object);
    return digits;
}

static VALUE decimal_of(VALUE owner, VALUE path, VALUE number)
{
    VALUE digits = digits_at(owner, path);
    if (!rb_respond_to(rb_mKernel, decimal_id))
        rb_require("bigdecimal"); /* which only the main Ractor can */
    return rb_funcall(rb_mKernel, decimal_id, 1, NIL_P(digits) ? rb_String(number) : digits);
}

static VALUE padded(VALUE number, long digits)
{
    return rb_funcall(rb_String(number), rb_intern("rjust"), 2, LONG2NUM(digits),
                      rb_usascii_str_new_cstr("0"));
}

/* A nested object. What holds exact numbers finds their digits by the path from its owner. */
static VALUE record_of(VALUE kind, VALUE members, VALUE owner, VALUE path)
{
    if (NIL_P(kind))
        kind = perk_const("Record");
    else
        perk_rb_prepare(kind);
    VALUE made = rb_obj_alloc(kind);
    rb_ivar_set(made, members_id, members);
    if (!NIL_P(path))
        rb_ivar_set(made, source_id, rb_assoc_new(owner, path));
    return made;
}

static VALUE value_of(const field *f, VALUE value, VALUE owner, VALUE path);

static VALUE list_of(const field *f, VALUE list, VALUE owner, VALUE path)
{
    VALUE made = rb_ary_new_capa(RARRAY_LEN(list));
    for (long i = 0; i < RARRAY_LEN(list); i++) {
        VALUE place = NIL_P(path) ? path : rb_sprintf("%" PRIsVALUE ".%ld", path, i);
        rb_ary_push(made, value_of(f, RARRAY_AREF(list, i), owner, place));
    }
    return made;
}

/* What the field's readers make of a value that was sent. `path` is nil unless the field holds
 * exact numbers. */
static VALUE value_of(const field *f, VALUE value, VALUE owner, VALUE path)
{
    switch (rb_type(value)) {
    case T_HASH:
        return record_of(f->kind, value, owner, path);
    case T_ARRAY:
        return list_of(f, value, owner, path);
    case T_STRING:
        return f->time ? time_of(value) : value;
    case T_FIXNUM:
    case T_BIGNUM:
        if (f->pad)
            return padded(value, f->pad);
        /* fall through */
    case T_FLOAT:
        return f->exact && NIL_P(f->kind) ? decimal_of(owner, path, value) : value;
    default:
        return value;
    }
}

/* ---- reading ---- */

static bool is_kept(const field *f, VALUE value)
{
    int type = rb_type(value);
    return type == T_HASH || (type == T_ARRAY && (f->exact || !NIL_P(f->kind))) ||
           (f->exact && (type == T_FLOAT || type == T_FIXNUM || type == T_BIGNUM));
}

static void keep(VALUE object, VALUE made, VALUE key, VALUE value)
{
    if (NIL_P(made) && !OBJ_FROZEN(object)) {
        made = rb_hash_new();
        rb_ivar_set(object, made_id, made);
    }
    if (!NIL_P(made) && !OBJ_FROZEN(made))
        rb_hash_aset(made, key, value);
}

/* The caller may change a list that it gets. */
static VALUE handed_out(VALUE value)
{
    return RB_TYPE_P(value, T_ARRAY) ? rb_ary_dup(value) : value;
}

static VALUE kept(const field *f, VALUE value, VALUE object)
{
    VALUE made = rb_attr_get(object, made_id), key = ID2SYM(f->name);
    VALUE found = NIL_P(made) ? Qnil : rb_hash_lookup(made, key);
    if (NIL_P(found)) {
        found = value_of(f, value, object, f->exact ? f->wire : Qnil);
        keep(object, made, key, found);
    }
    return handed_out(found);
}

static VALUE members_of(VALUE object)
{
    VALUE members = rb_attr_get(object, members_id);
    if (NIL_P(members)) {
        members = rb_funcall(object, attributes_id, 0);
        if (!OBJ_FROZEN(object))
            rb_ivar_set(object, members_id, members);
    }
    return members;
}

static VALUE field_value(VALUE object, const field *f)
{
    VALUE value = rb_hash_lookup(members_of(object), f->wire);
    return is_kept(f, value) ? kept(f, value, object) : value_of(f, value, object, Qnil);
}

static VALUE read_field(VALUE object)
{
    return field_value(object, field_of(object, rb_frame_this_func()));
}

/* A field with the name of a method of every object. */
static VALUE read_field_or_call(int argc, VALUE *argv, VALUE object)
{
    return argc ? rb_call_super(argc, argv) : read_field(object);
}

VALUE perk_rb_wrap(VALUE value)
{
    const field unknown = {.kind = Qnil};
    return value_of(&unknown, value, Qnil, Qnil);
}

/* ---- reading by name ---- */

VALUE perk_rb_wire_name(VALUE object, VALUE name)
{
    VALUE text = RB_SYMBOL_P(name) ? rb_sym2str(name) : name;
    Check_Type(text, T_STRING);
    VALUE symbol = rb_check_symbol(&name); /* nil for a name that is no method's */
    const field *f = NIL_P(symbol) ? NULL : find_field(object, by_name, symbol);
    if (!f)
        f = find_field(object, by_wire, text);
    if (f)
        return f->wire;
    VALUE sent = rb_hash_lookup2(members_of(object), text, Qundef);
    return sent == Qundef ? Qnil : text;
}

VALUE perk_rb_read_member(VALUE object, VALUE wire)
{
    const field *f = find_field(object, by_wire, wire);
    return f ? field_value(object, f) : perk_rb_wrap(rb_hash_lookup(members_of(object), wire));
}

VALUE perk_rb_member_name(VALUE object, VALUE wire)
{
    const field *f = find_field(object, by_wire, wire);
    return f ? ID2SYM(f->name) : rb_str_intern(wire);
}

/* The relationship of a class that is called so, by either name; an attribute of the same name is
 * read in its place. */
static const perk_relation *relation_of(VALUE owner, const char *name)
{
    const perk_resource_kind *kind = NULL;
    for (; RTEST(owner) && !kind; owner = rb_class_superclass(owner))
        kind = perk_rb_kind_of(owner);
    for (size_t i = 0; kind && i < kind->relation_count; i++)
        if (strcmp(kind->relations[i].name, name) == 0 ||
            strcmp(kind->relations[i].wire, name) == 0)
            return &kind->relations[i];
    return NULL;
}

VALUE perk_rb_relation_name(VALUE resource, VALUE name)
{
    if (!NIL_P(perk_rb_wire_name(resource, name)))
        return Qnil;
    VALUE text = RB_SYMBOL_P(name) ? rb_sym2str(name) : name;
    const perk_relation *found = relation_of(CLASS_OF(resource), StringValueCStr(text));
    return found ? rb_enc_interned_str_cstr(found->wire, rb_utf8_encoding()) : Qnil;
}

static VALUE read_relation(VALUE resource)
{
    return rb_funcall(resource, rb_intern("[]"), 1, ID2SYM(rb_frame_this_func()));
}

VALUE perk_rb_is_personal(VALUE object, VALUE wire)
{
    const field *f = find_field(object, by_wire, wire);
    return !f || f->personal ? Qtrue : Qfalse;
}

/* ---- classes ---- */

static VALUE class_of_object(const perk_object *object)
{
    return rb_const_get_at(perk_const("Resources"), rb_intern(object->name));
}

static void add_field(const fields *table, const perk_field *row)
{
    ID name = rb_intern(row->name);
    *slot_of(table, name) = (field){
        .name = name,
        .wire = rb_enc_interned_str_cstr(row->wire, rb_utf8_encoding()),
        .kind = row->object ? class_of_object(row->object) : Qnil,
        .pad = row->digits,
        .time = row->type == PERK_T_TIME,
        .exact = perk_field_holds_exact(row),
        .personal = row->personal,
    };
}

static VALUE table_of(const perk_object *object)
{
    fields *table;
    VALUE made = TypedData_Make_Struct(0, fields, &fields_type, table);
    size_t slots = 4;
    while (slots < 2 * object->count)
        slots *= 2;
    table->all = ZALLOC_N(field, slots);
    table->slots = slots;
    for (size_t i = 0; i < object->count; i++)
        add_field(table, &object->fields[i]);
    return made;
}

/* Members named like a method of every object are read when called without arguments; those named
 * like a method of resources or records have no reader. */
static void define_reader(VALUE owner, const char *name, VALUE taken)
{
    VALUE symbol = ID2SYM(rb_intern(name));
    if (RTEST(rb_ary_includes(taken, symbol)))
        return;
    if (RTEST(rb_funcall(rb_cObject, rb_intern("method_defined?"), 1, symbol)))
        rb_define_method(owner, name, read_field_or_call, -1);
    else
        rb_define_method(owner, name, read_field, 0);
}

/* Before the attributes, which replace it. */
static void define_relation(VALUE owner, const char *name, VALUE taken)
{
    if (!RTEST(rb_ary_includes(taken, ID2SYM(rb_intern(name)))))
        rb_define_method(owner, name, read_relation, 0);
}

static VALUE define_readers(VALUE owner)
{
    const perk_object *object = perk_rb_object_of(owner);
    if (!object || perk_rb_is_prepared(owner))
        return Qnil;
    VALUE taken = rb_funcall(perk_const("Members"), rb_intern("taken"), 1, owner);
    VALUE table = table_of(object);
    const perk_resource_kind *kind = perk_rb_kind_of(owner);
    for (size_t i = 0; kind && i < kind->relation_count; i++)
        define_relation(owner, kind->relations[i].name, taken);
    for (size_t i = 0; i < object->count; i++)
        define_reader(owner, object->fields[i].name, taken);
    rb_ivar_set(owner, fields_id, table); /* last: who finds it finds the methods */
    return Qnil;
}

bool perk_rb_is_prepared(VALUE owner)
{
    return !NIL_P(rb_attr_get(owner, fields_id));
}

VALUE perk_rb_prepare(VALUE owner)
{
    if (!perk_rb_is_prepared(owner))
        perk_rb_alone(define_readers, owner);
    return owner;
}

void perk_rb_init_members(void)
{
    fields_id = rb_intern("__perk_fields");
    members_id = rb_intern("@members");
    made_id = rb_intern("@made");
    source_id = rb_intern("@source");
    attributes_id = rb_intern("attributes");
    decimal_id = rb_intern("BigDecimal");
}

/*
 * arrow.c - tables for readers of Arrow's C stream interface: an object with the address of a
 * stream. Who imports the stream moves it out, as the interface has it: the struct is then marked
 * as released, and only its memory is the object's.
 */
#include "native.h"

#include <perk/perk_arrow.h>

static VALUE stream_class;

static void release(struct ArrowArrayStream *stream)
{
    if (stream->release)
        stream->release(stream);
}

static void stream_free(void *data)
{
    release(data);
    xfree(data);
}

static const rb_data_type_t stream_type = {
    .wrap_struct_name = "perk stream",
    .function = {.dfree = stream_free},
    .flags = RUBY_TYPED_FREE_IMMEDIATELY,
};

void perk_rb_init_arrow(void)
{
    VALUE core = rb_path2class("Perk::Core");
    stream_class = rb_define_class_under(core, "Stream", rb_cObject);
    rb_undef_alloc_func(stream_class);
}

int perk_rb_table_move(perk_table *table, size_t part, int flush, perk_chunks *chunks,
                       perk_error *err)
{
    struct ArrowArray chunk;
    int taken;
    while ((taken = perk_table_take(table, part, flush, &chunk, err)) == 1) {
        int code = perk_chunks_add(chunks, &chunk, err);
        if (code == 0)
            continue;
        chunk.release(&chunk);
        return code;
    }
    return taken;
}

VALUE perk_rb_chunks_stream(const perk_chunks *chunks, perk_error *err)
{
    struct ArrowArrayStream *stream;
    VALUE made = TypedData_Make_Struct(stream_class, struct ArrowArrayStream, &stream_type, stream);
    perk_chunks_stream(chunks, stream, err);
    return made;
}

static struct ArrowArrayStream *stream_of(VALUE object)
{
    return rb_check_typeddata(object, &stream_type);
}

VALUE perk_rb_stream_address(VALUE stream)
{
    return ULL2NUM((uintptr_t)stream_of(stream));
}

VALUE perk_rb_stream_release(VALUE stream)
{
    release(stream_of(stream));
    return Qnil;
}

VALUE perk_rb_stream_is_released(VALUE stream)
{
    return stream_of(stream)->release ? Qfalse : Qtrue;
}

/*
 * table.i - columns, for languages that bind tables; after api.i. Arrow's structs reach a language
 * in its own way.
 */
%ignore perk_table_ref;
%ignore perk_table_schema;
%ignore perk_table_take;
%ignore perk_table_stream;
%ignore perk_chunks_add;
%ignore perk_chunks_schema;
%ignore perk_chunks_stream;
PERK_OBJECT(perk_table, perk_table_unref)
PERK_OBJECT(perk_chunks, perk_chunks_free)
%newobject perk_table_new;
%newobject perk_chunks_new;

%include <perk/perk_table.h>

/* perk.i - the Lua module perk.core: head, typemaps, API, and the few functions of Lua alone. */
%module perk_core

%include "../common/head.i"
%include "typemaps.i"
%include "../common/api.i"

/* Replies made smaller: a language binds what it has a use for. */
PERK_OBJECT(perk_shape, perk_shape_free)
%newobject perk_shape_new;
%include <perk/perk_shape.h>
%rename(shape_text) perk_lua_shape_text;
perk_text *perk_lua_shape_text(const perk_shape *shape, perk_str body, int64_t now_ms,
                               perk_error *err);

%init %{
    perk_lua_open(L);
%}

/* Native values straight from the scanner and to the writer (native.h). */
%rename(parse) perk_lua_parse;
%rename(parse_with) perk_lua_parse_with;
%rename(resource_value) perk_lua_resource;
%rename(dump) perk_lua_dump;
%rename(array_metatable) perk_lua_array_metatable;
%rename(error_metatable) perk_lua_error_metatable;
%rename(null) perk_lua_null;
%rename(collect_for) perk_lua_collect_for;
%rename(now_ms) perk_lua_now_ms;
%rename(identity) perk_lua_identity;
%rename(wire_names) perk_lua_wire_names;
%rename(member_names) perk_lua_member_names;
%rename(event_parts) perk_lua_event_parts;
perk_pushed perk_lua_parse(lua_State *L, perk_str text);
perk_pushed perk_lua_parse_with(lua_State *L, perk_str text, perk_lua_any objects);
perk_pushed perk_lua_resource(lua_State *L, const perk_resource *resource, perk_lua_any objects);
perk_pushed perk_lua_dump(lua_State *L, perk_lua_any value);
perk_pushed perk_lua_array_metatable(lua_State *L);
perk_pushed perk_lua_null(lua_State *L);
perk_pushed perk_lua_error_metatable(lua_State *L);
int64_t perk_lua_now_ms(void);
perk_pushed perk_lua_identity(lua_State *L, const perk_resource *resource);
perk_pushed perk_lua_collect_for(lua_State *L, const perk_doc *doc);
perk_pushed perk_lua_wire_names(lua_State *L, perk_str name);
perk_pushed perk_lua_member_names(lua_State *L);
perk_pushed perk_lua_event_parts(lua_State *L, perk_str body);

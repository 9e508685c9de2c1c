/* typemaps.i - how the types of perk.h look in Lua. By type, not by function; common/api.i lists
 * them. */
%{
#include "native.h"
%}

/* ---- texts: views into Lua's own strings, which the stack keeps alive ---- */

%typemap(in, checkfn="perk_lua_is_text") perk_str {
    $1 = perk_lua_text(L, $input);
}
%typemap(out) perk_str, perk_str BYTES {
    perk_lua_push_str(L, $1);
    SWIG_arg++;
}
%typemap(out) perk_text * {
    perk_lua_push_text(L, $1);
    SWIG_arg++;
}

/* ---- numbers: integers stay integers, and a fraction is not cut off ---- */

%typemap(in, checkfn="perk_lua_is_int") int, int64_t, long, long long {
    $1 = ($1_ltype)perk_lua_int(L, $input);
}
%typemap(in, checkfn="perk_lua_is_int") size_t, uint64_t, unsigned long, unsigned long long {
    SWIG_contract_assert(perk_lua_int(L, $input) >= 0, "number must not be negative");
    $1 = ($1_ltype)perk_lua_int(L, $input);
}
%typemap(out) int, int64_t, size_t, uint64_t, long, long long, unsigned long, unsigned long long {
    perk_lua_push_int(L, (int64_t)$1);
    SWIG_arg++;
}

/* ---- errors ---- */

%typemap(in, numinputs = 0) perk_error *err (perk_error error) {
    perk_error_clear(&error);
    $1 = &error;
}
%typemap(argout) perk_error *err {
    if ($1->code != 0) {
        lua_pop(L, SWIG_arg);
        SWIG_arg = perk_lua_fail(L, $1);
    }
}
%typemap(out) const perk_error * {
    perk_lua_push_error(L, $1);
    SWIG_arg++;
}

/* ---- waiting ---- */

%typemap(in, numinputs = 0) (perk_tick tick, void *context) (perk_lua_watch watch) {
    watch = perk_lua_watched(L);
    $1 = perk_lua_tick;
    $2 = &watch;
}

/* ---- functions that push their results ---- */

%typemap(in) perk_lua_any {
    $1 = $input;
}
%typemap(out) perk_pushed {
    SWIG_arg += $1;
}

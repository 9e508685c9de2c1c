/* typemaps.i - how the types of perk.h look in Ruby. By type, not by function; see common/api.i for
 * the list. */
%{
#include "native.h"
%}

/* ---- texts ---- */

%typemap(in) perk_str {
    $1 = perk_rb_view($input, "$1_name");
}
%typemap(out) perk_str {
    $result = perk_rb_str($1);
}
%typemap(out) perk_str BYTES {
    $result = perk_rb_bytes($1);
}
%typemap(out) perk_text * {
    $result = perk_rb_text($1);
}

/* ---- errors ---- */

%typemap(in, numinputs = 0) perk_error *err (perk_error error) {
    perk_error_clear(&error);
    $1 = &error;
}
%typemap(argout) perk_error *err {
    if ($1->code != 0)
        perk_rb_raise($1);
}
%typemap(out) const perk_error * {
    $result = perk_rb_error($1);
}

/* ---- the functions that may take long have a separate form, which runs without the GVL ---- */

%ignore perk_tick;
%ignore perk_driver_run;
%ignore perk_doc_parse;
%ignore perk_bulk_settle;

/* A Ruby value is no pointer, though `false` is 0. */
%typemap(check) VALUE "";

/* ---- objects: Ruby's classes begin with capitals ---- */

%rename(Config) perk_config;
%rename(Client) perk_client;
%rename(Args) perk_args;
%rename(Doc) perk_doc;
%rename(Call) perk_call;
%rename(Outcomes) perk_outcomes;
%rename(Bulk) perk_bulk;
%rename(Reconcile) perk_reconcile;
%rename(Modify) perk_modify;
%rename(Verifier) perk_verifier;
%rename(Verification) perk_verification;
%rename(Driver) perk_driver;
%rename(Table) perk_table;
%rename(Chunks) perk_chunks;
%rename(Request) perk_request;
%rename(Op) perk_op;
%rename(Resource) perk_resource;

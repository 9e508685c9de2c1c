/*
 * api.i - last part of every core module: the public headers, as all languages bind them. Nothing
 * here belongs to one language.
 *
 * Typemaps that a language must supply before including this file (by type, never by function):
 *   perk_str              in: text or bytes, nil/None for the absent view
 *                         out: text, nil/None for {NULL,0}
 *   perk_str BYTES        out: the same as raw bytes; applied below to functions that return bodies
 *   perk_text *           out: owned text; free it with perk_text_free
 *   perk_error *err       hidden input; raise or return it when err->code is not 0
 *   const perk_error *    out: an error value, not raised
 * `int`, `int64_t`, `uint64_t`, `size_t`, `double` and `const char *` are SWIG's.
 */
%include <stdint.i>

/* Public structs reach the languages through typemaps only; the rest below is C's business. */
%ignore perk_str;
%ignore perk_error;
%ignore perk_error_clear;
%ignore perk_error_advice;
%ignore perk_text;
%ignore perk_text_str;
%ignore perk_text_free;
%ignore perk_json_parse;
%ignore perk_json_dump;
/* Typed getters: languages read native values straight from the scanner instead. */
%ignore perk_resource_str;
%ignore perk_resource_int;
%ignore perk_resource_num;
%ignore perk_resource_bool;
%ignore perk_resource_time;

%include "objects.i"

%ignore perk_client_ref;
%ignore perk_call_client;
%ignore perk_doc_ref;
PERK_OBJECT(perk_config, perk_config_free)
PERK_OBJECT(perk_client, perk_client_unref)
PERK_OBJECT(perk_args, perk_args_free)
PERK_OBJECT(perk_doc, perk_doc_unref)
PERK_OBJECT(perk_call, perk_call_free)
PERK_OBJECT(perk_outcomes, perk_outcomes_free)
PERK_OBJECT(perk_bulk, perk_bulk_free)
PERK_OBJECT(perk_reconcile, perk_reconcile_free)
PERK_OBJECT(perk_modify, perk_modify_free)
PERK_OBJECT(perk_verifier, perk_verifier_free)
PERK_OBJECT(perk_verification, perk_verification_free)
/* A request is owned when built and borrowed from a call: %newobject marks the former. */
PERK_OBJECT(perk_request, perk_request_free)
PERK_BORROWED(perk_op)
PERK_BORROWED(perk_resource)

%newobject perk_config_new;
%newobject perk_client_new;
%newobject perk_client_for_issuer;
%newobject perk_args_new;
%newobject perk_request_build;
%newobject perk_doc_parse;
%newobject perk_event_parse;
%newobject perk_event_parse_signed;
%newobject perk_call_new;
%newobject perk_call_raw;
%newobject perk_call_follow;
%newobject perk_call_transfer;
%newobject perk_call_login;
%newobject perk_call_activate;
%newobject perk_call_take_page;
%newobject perk_call_outcomes;
%newobject perk_bulk_new;
%newobject perk_bulk_call;
%newobject perk_reconcile_new;
%newobject perk_modify_new;
%newobject perk_modify_write;
%newobject perk_verifier_new;
%newobject perk_verification_new;

/* Replies and parts of them: bytes, which need not be text. */
%apply perk_str BYTES { perk_str perk_request_body };
%apply perk_str BYTES { perk_str perk_doc_json };
%apply perk_str BYTES { perk_str perk_doc_data };
%apply perk_str BYTES { perk_str perk_doc_meta };
%apply perk_str BYTES { perk_str perk_doc_errors };
%apply perk_str BYTES { perk_str perk_doc_member };
%apply perk_str BYTES { perk_str perk_resource_json };
%apply perk_str BYTES { perk_str perk_resource_attr };
%apply perk_str BYTES { perk_str perk_call_error_body };
%apply perk_str BYTES { perk_str perk_bulk_item };

%include "checks.i"
%include <perk/perk.h>
%include <perk/perk_events.h>
%include <perk/perk_people.h>
%include <perk/perk_tokens.h>
%include <perk/perk_webhook.h>
%include <perk/perk_writes.h>

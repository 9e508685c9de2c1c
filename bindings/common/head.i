/*
 * head.i - first part of every binding: what the generated C needs to compile. SWIG copies the block and does not read it.
 *
 * A binding is three parts in this order: this head, the language's own typemaps, and api.i. A language's module file holds
 * nothing but its typemaps and three %include lines.
 */
%{
#include <perk/perk.h>
#include <perk/perk_curl.h>
%}

/*
 * head.i - first part of every module: what the generated C needs to compile. SWIG copies the block
 * and does not read it.
 *
 * A module is three parts in this order: this head, the language's typemaps, and api.i or driver.i.
 * A language's module file holds its typemaps and three %include lines.
 */
%{
#include <perk/perk.h>
#include <perk/perk_curl.h>
%}

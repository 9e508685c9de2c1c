/*
 * engine.i - many calls at once, for languages that bind the engine; after driver.i.
 *
 * Typemaps in addition to those of driver.i:
 *   (perk_completion *out, size_t n)   hidden input: space for completions; out: those taken, or
 *                                      nothing when the engine was closed
 *   perk_engine_stats_t *out           hidden input; out: the counters by name
 * perk_engine_next and perk_engine_close may take long: a language gives up its lock there.
 */
%ignore perk_completion;
%ignore perk_engine_stats_t;
PERK_OBJECT(perk_engine, perk_engine_free)
%newobject perk_engine_new;

%include <perk/perk_engine.h>

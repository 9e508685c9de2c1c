/*
 * pull.i - one operation for many ids, for languages that bind pulls; after engine.i.
 *
 * Typemaps in addition to those of engine.i:
 *   perk_pull_event *event   hidden input; out: what the event has, in place of its kind
 * perk_pull_next may take long: a language gives up its lock there.
 */
%ignore perk_pull_event;
PERK_OBJECT(perk_pull, perk_pull_free)
%newobject perk_pull_new;
%newobject perk_pull_page;

%include <perk/perk_pull.h>

/* init.c - what Ruby calls when it loads the module. */
#include "native.h"

void Init_core(void);

/* Ractors may call everything here: state is in objects, which are not shareable, belongs to a
 * Ractor, or is guarded by a lock. */
RUBY_FUNC_EXPORTED void Init_core(void)
{
    rb_ext_ractor_safe(true);
    perk_rb_init_exclusive();
    perk_rb_init_parse();
    perk_rb_init_classes();
    perk_rb_init_resource();
    perk_rb_init_members();
    perk_rb_init_wrappers();
    perk_rb_init_pull();
    perk_rb_init_arrow();
}

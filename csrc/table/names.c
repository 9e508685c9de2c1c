#include "table/names.h"

static bool ends(perk_str name, perk_str end)
{
    return name.len > end.len && memcmp(name.ptr + name.len - end.len, end.ptr, end.len) == 0;
}

static char *with_end(perk_arena *arena, perk_str name, perk_str end)
{
    return perk_arena_join(arena, (perk_str[]){name, end}, 2);
}

char *perk_names_snake(perk_arena *arena, const char *class_name)
{
    char *name = perk_arena_new(arena, 2 * strlen(class_name) + 1), *at = name;
    for (const char *c = class_name; name && *c; c++) {
        bool capital = *c >= 'A' && *c <= 'Z';
        if (capital && at > name)
            *at++ = '_';
        *at++ = (char)(capital ? *c + ('a' - 'A') : *c);
    }
    return name;
}

char *perk_names_plural(perk_arena *arena, const char *name)
{
    perk_str text = perk_str_of(name);
    if (ends(text, PERK_LIT("s")))
        return perk_arena_copy(arena, text);
    if (ends(text, PERK_LIT("y")))
        return with_end(arena, perk_str_upto(text, text.len - 1), PERK_LIT("ies"));
    return with_end(arena, text, PERK_LIT("s"));
}

char *perk_names_singular(perk_arena *arena, const char *name)
{
    perk_str text = perk_str_of(name);
    if (ends(text, PERK_LIT("ies")))
        return with_end(arena, perk_str_upto(text, text.len - 3), PERK_LIT("y"));
    return perk_arena_copy(arena, perk_str_upto(text, text.len - ends(text, PERK_LIT("s"))));
}

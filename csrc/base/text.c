#include "base/text.h"

#include "base/error.h"
#include "base/mem.h"

#include <string.h>

struct perk_text {
    char *ptr;
    size_t len;
};

perk_text *perk_text_take(char *ptr, size_t len, perk_error *err)
{
    perk_text *text = perk_mem_new(sizeof *text);
    if (!text) {
        perk_mem_wipe(ptr, len);
        perk_mem_free(ptr);
        perk_error_nomem(err);
        return NULL;
    }
    text->ptr = ptr;
    text->len = len;
    perk_mem_born();
    return text;
}

perk_text *perk_text_new(perk_str bytes, perk_error *err)
{
    char *copy = perk_mem_new(bytes.len + 1);
    if (!copy) {
        perk_error_nomem(err);
        return NULL;
    }
    if (bytes.len)
        memcpy(copy, bytes.ptr, bytes.len);
    return perk_text_take(copy, bytes.len, err);
}

perk_str perk_text_str(const perk_text *text)
{
    return text ? (perk_str){text->ptr, text->len} : PERK_NONE;
}

void perk_text_free(perk_text *text)
{
    if (!text)
        return;
    perk_mem_wipe(text->ptr, text->len);
    perk_mem_free(text->ptr);
    perk_mem_free(text);
    perk_mem_died();
}

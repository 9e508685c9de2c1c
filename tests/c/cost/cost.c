/*
 * What readers cost: each is run over a small input and over one TIMES as large, and prints its
 * name before. tests/c/check_costs.py runs this under valgrind and compares the instructions that
 * measured() took.
 */
#include "cost.h"

#include <stdarg.h>

void must(bool holds, const char *claim)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", claim);
    abort();
}

void put(input *in, const char *format, ...)
{
    va_list args;
    if (in->cap - in->len < 512) {
        in->cap = 2 * in->cap + 4096;
        in->text = realloc(in->text, in->cap);
        must(in->text != NULL, "there is memory");
    }
    va_start(args, format);
    in->len += (size_t)vsnprintf(in->text + in->len, in->cap - in->len, format, args);
    va_end(args);
}

void fill(input *in, const char *head, const char *element, const char *tail)
{
    put(in, "%s", head);
    for (size_t i = 0; i < in->count; i++) {
        const char *at = element;
        if (i)
            put(in, ",");
        for (const char *mark; (mark = strstr(at, "%zu")) != NULL; at = mark + 3)
            put(in, "%.*s%zu", (int)(mark - at), at, i);
        put(in, "%s", at);
    }
    put(in, "%s", tail);
}

perk_str text_of(const input *in)
{
    return (perk_str){in->text, in->len};
}

perk_doc *parsed(const input *in)
{
    perk_doc *doc = perk_doc_parse(text_of(in), 0, NULL);
    must(doc != NULL, "the input is a document");
    return doc;
}

/* What is counted. Not inlined, and external, so that valgrind finds it by name. */
void measured(const reader *by, input *in);
__attribute__((noinline)) void measured(const reader *by, input *in)
{
    by->read(in);
}

static void run(const reader *by, size_t count)
{
    input in = {.count = count};
    by->make(&in);
    measured(by, &in);
    perk_doc_unref(in.doc);
    perk_call_free(in.call);
    perk_args_free(in.args);
    free(in.text);
}

static void run_all(const reader *readers)
{
    for (; readers->name; readers++) {
        run(readers, FEW);
        run(readers, (size_t)TIMES * FEW);
        printf("%s\n", readers->name);
    }
}

int main(void)
{
    perk_text_free(perk_sign(PERK_LIT("k"), PERK_LIT(""), NULL)); /* libcrypto starts up */
    run_all(perk_cost_documents);
    run_all(perk_cost_writes);
    must(perk_live() == 0, "nothing is left");
    return 0;
}

#include "base/error.h"
#include "base/shown.h"
#include "jsonapi/facts.h"
#include "json/write.h"

#define MAX_SUMMARY 8192
#define DATE 10 /* characters of a time that are its date */

/* Quotes as languages write them: double ones where the text has single ones. */
static void put_quoted(perk_buf *out, perk_str text)
{
    bool single = perk_str_find(text, '\'') < text.len;
    bool both = single && perk_str_find(text, '"') < text.len;
    char quote = single && !both ? '"' : '\'';
    perk_buf_putc(out, quote);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == quote)
            perk_buf_putc(out, '\\');
        perk_buf_putc(out, text.ptr[i]);
    }
    perk_buf_putc(out, quote);
}

static void put_part(perk_buf *out, bool *first, const char *label, perk_str text)
{
    if (!text.len)
        return;
    perk_buf_puts(out, *first ? "" : ", ");
    *first = false;
    if (label) {
        perk_buf_puts(out, label);
        perk_buf_put(out, text);
    } else {
        put_quoted(out, text);
    }
}

static void put_summary(perk_buf *out, const perk_facts *facts, perk_str type)
{
    bool first = true;
    char space[DATE * 8];
    perk_buf shown;
    perk_buf_init_on(&shown, space, sizeof space);
    perk_buf_puts(out, facts->kind ? facts->kind->class_name : "Resource");
    perk_buf_putc(out, '(');
    if (!facts->kind) {
        perk_shown_put(&shown, type, DATE * 2);
        put_part(out, &first, NULL, perk_buf_str(&shown));
    }
    put_part(out, &first, NULL, perk_buf_str(&facts->at[PERK_FACT_TITLE]));
    put_part(out, &first, NULL, perk_buf_str(&facts->at[PERK_FACT_REWARD]));
    put_part(out, &first, "ends ", perk_str_upto(perk_buf_str(&facts->at[PERK_FACT_ENDS]), DATE));
    perk_buf_putc(out, ')');
}

perk_text *perk_resource_summary(const perk_resource *resource, perk_error *err)
{
    perk_buf out;
    perk_facts facts;
    perk_buf_init(&out, MAX_SUMMARY);
    if (perk_facts_read(resource, &facts, err) == 0)
        put_summary(&out, &facts, perk_resource_type(resource));
    else
        out.failed = PERK_E_NOMEM;
    perk_facts_free(&facts);
    return perk_buf_take(&out, "summary", err);
}

perk_text *perk_resource_facts(const perk_resource *resource, perk_error *err)
{
    static const struct {
        perk_fact fact;
        const char *name;
    } written[] = {
        {PERK_FACT_TITLE, "title"},       {PERK_FACT_REWARD, "reward"},
        {PERK_FACT_STARTS, "starts"},     {PERK_FACT_ENDS, "ends"},
        {PERK_FACT_CHANNEL, "channel"},   {PERK_FACT_CATEGORY, "category"},
        {PERK_FACT_MERCHANT, "merchant"},
    };
    perk_writer out;
    perk_facts facts;
    perk_writer_init(&out, SIZE_MAX / 2);
    int code = perk_facts_read(resource, &facts, err);
    perk_write_begin(&out, '{');
    for (size_t i = 0; i < PERK_COUNT(written); i++) {
        perk_str text = perk_buf_str(&facts.at[written[i].fact]);
        if (text.len)
            perk_write_pair_str(&out, written[i].name, text);
    }
    perk_write_end(&out, '}');
    perk_facts_free(&facts);
    perk_text *made = code == 0 ? perk_writer_take(&out, err) : NULL;
    perk_writer_free(&out);
    return made;
}

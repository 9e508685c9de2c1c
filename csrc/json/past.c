#include "json/past.h"

const char *perk_past_blanks(const char *at)
{
    while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')
        at++;
    return at;
}

/* Whether an odd number of backslashes stands before the quote: it belongs to the string then. */
static bool is_escaped(const char *begin, const char *quote)
{
    const char *at = quote;
    while (at > begin && at[-1] == '\\')
        at--;
    return (quote - at) % 2 == 1;
}

static const char *find(const char *at, const char *end, char c)
{
    const char *found = memchr(at, c, (size_t)(end - at));
    return found ? found : end; /* never: the text is valid */
}

static const char *past_text(const char *at, const char *end)
{
    const char *begin = at + 1, *quote = find(begin, end, '"');
    while (quote < end && is_escaped(begin, quote))
        quote = find(quote + 1, end, '"');
    return quote < end ? quote + 1 : end;
}

const char *perk_past_string(const char *at, const char *end, bool *escaped)
{
    const char *behind = past_text(at, end);
    *escaped = memchr(at + 1, '\\', (size_t)(behind - at) - 1) != NULL;
    return behind;
}

static const char *past_container(const char *at, const char *end)
{
    size_t depth = 0;
    while (at < end) {
        switch (*at) {
        case '"':
            at = past_text(at, end);
            continue;
        case '{':
        case '[':
            depth++;
            break;
        case '}':
        case ']':
            if (--depth == 0)
                return at + 1;
            break;
        default:
            break;
        }
        at++;
    }
    return end;
}

static bool is_scalar_byte(char c)
{
    return c != ',' && c != '}' && c != ']' && c != ' ' && c != '\n' && c != '\r' && c != '\t';
}

const char *perk_past_value(const char *at, const char *end)
{
    if (*at == '"')
        return past_text(at, end);
    if (*at == '{' || *at == '[')
        return past_container(at, end);
    while (at < end && is_scalar_byte(*at))
        at++;
    return at;
}

const char *perk_past_comma(const char *at)
{
    at = perk_past_blanks(at);
    if (*at == '}' || *at == ']')
        return NULL;
    return *at == ',' ? perk_past_blanks(at + 1) : at;
}

const char *perk_past_key(const char *at, const char *end, perk_str *key, bool *escaped)
{
    const char *quote = perk_past_comma(at);
    if (!quote)
        return NULL;
    at = perk_past_string(quote, end, escaped);
    *key = (perk_str){quote + 1, (size_t)(at - quote) - 2};
    at = perk_past_blanks(at);
    return perk_past_blanks(at + 1); /* the colon */
}

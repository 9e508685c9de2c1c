#include "call/mask.h"

#include "api/settings.h"
#include "base/limits.h"
#include "base/text.h"

typedef struct secrets {
    perk_str at[PERK_MAX_SECRETS];
    size_t count;
} secrets;

static void add(secrets *all, perk_str secret)
{
    if (secret.len >= PERK_MIN_SECRET && all->count < PERK_MAX_SECRETS)
        all->at[all->count++] = secret;
}

/* "Bearer abc": the word in front is none. */
static void add_credentials(secrets *all, const perk_request *request)
{
    for (size_t i = 0; request && i < perk_request_header_count(request); i++) {
        perk_str name = perk_request_header_name(request, i),
                 value = perk_request_header_value(request, i);
        size_t blank = perk_str_find(value, ' ');
        if (perk_str_ieq(name, PERK_LIT("Authorization")))
            add(all, blank < value.len ? perk_str_from(value, blank + 1) : value);
    }
}

static secrets secrets_of(const perk_call *call)
{
    secrets all = {.count = 0};
    for (size_t i = 0; i < perk_setting_count; i++)
        if (perk_settings[i].secret)
            add(&all, perk_client_value(call->client, perk_settings[i].name));
    add(&all, perk_text_str(call->token));
    add_credentials(&all, call->request);
    return all;
}

static int hex_pair(const char *text)
{
    int value = 0;
    for (int i = 0; i < 2; i++) {
        char c = text[i] | 0x20;
        if (!((text[i] >= '0' && text[i] <= '9') || (c >= 'a' && c <= 'f')))
            return -1;
        value = value * 16 + (text[i] <= '9' ? text[i] - '0' : c - 'a' + 10);
    }
    return value;
}

/* The number of bytes at the front of a non-empty text that mean `c`: "%2F", "\/", "\u002f" or
 * itself; 0: none. Itself comes last, since '%' and '\' are also how their own escapes begin. */
static size_t escaped_len(perk_str text, char c)
{
    unsigned char byte = (unsigned char)c;
    if (text.ptr[0] == '%' && text.len >= 3 && hex_pair(text.ptr + 1) == byte)
        return 3;
    if (text.ptr[0] == '\\' && text.len >= 2 && text.ptr[1] == c)
        return 2;
    if (perk_str_starts(text, PERK_LIT("\\u00")) && text.len >= 6 && hex_pair(text.ptr + 4) == byte)
        return 6;
    return text.ptr[0] == c;
}

static size_t match_as_it_is(perk_str text, perk_str secret, size_t *work)
{
    size_t at = 0;
    while (at < secret.len && at < text.len && text.ptr[at] == secret.ptr[at])
        at++;
    *work += at;
    return at == secret.len ? at : 0;
}

/* How many bytes of the text are the secret, escaped or as it is; 0: it does not begin with it.
 * Counts what it looks at in `work`. */
static size_t match(perk_str text, perk_str secret, size_t *work)
{
    size_t at = 0;
    for (size_t i = 0; i < secret.len; i++) {
        size_t step = at < text.len ? escaped_len(perk_str_from(text, at), secret.ptr[i]) : 0;
        if (!step)
            return match_as_it_is(text, secret, work);
        at += step;
        ++*work;
    }
    return at;
}

static bool is_letter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A short secret may be a part of a common word, so it counts only where it stands alone. */
static bool stands_alone(perk_str text, size_t at, size_t len)
{
    return (at == 0 || !is_letter(text.ptr[at - 1])) &&
           (at + len == text.len || !is_letter(text.ptr[at + len]));
}

/* Whether the secret, escaped or as it is, may begin with `c`: most bytes end the search here. */
static bool may_begin(char c, perk_str secret)
{
    return c == secret.ptr[0] || c == '%' || c == '\\';
}

static size_t secret_at(const secrets *all, perk_str text, size_t at, size_t *work)
{
    size_t longest = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (!may_begin(text.ptr[at], all->at[i]))
            continue;
        size_t len = match(perk_str_from(text, at), all->at[i], work);
        if (len > longest && (all->at[i].len >= PERK_LONG_SECRET || stands_alone(text, at, len)))
            longest = len;
    }
    return longest;
}

static bool holds(perk_str text, perk_str secret)
{
    while (text.len >= secret.len) {
        const char *at = memchr(text.ptr, secret.ptr[0], text.len - secret.len + 1);
        if (!at || memcmp(at, secret.ptr, secret.len) == 0)
            return at != NULL;
        text = perk_str_from(text, (size_t)(at - text.ptr) + 1);
    }
    return false;
}

/* Most texts have no escape and no secret, which is quick to see. */
static bool may_hold(const secrets *all, perk_str text)
{
    bool any = text.len && (memchr(text.ptr, '%', text.len) || memchr(text.ptr, '\\', text.len));
    for (size_t i = 0; i < all->count && !any; i++)
        any = holds(text, all->at[i]);
    return any;
}

bool perk_mask(const perk_call *call, char *text, size_t len)
{
    if (!len)
        return false;
    const secrets all = secrets_of(call);
    if (!may_hold(&all, (perk_str){text, len}))
        return false;
    size_t work = 0, most = 4096 + 16 * len, end;
    bool found = false;
    for (size_t at = 0; at < len && all.count; at = end) {
        size_t secret = secret_at(&all, (perk_str){text, len}, at, &work);
        if (work > most)
            secret = len - at;
        end = at + (secret ? secret : 1);
        if (secret)
            memset(text + at, '*', secret);
        found = found || secret;
    }
    return found;
}

perk_text *perk_mask_copy(const perk_call *call, perk_str text, bool *found, perk_error *err)
{
    perk_text *copy = perk_text_new(text, err);
    bool any = copy && perk_mask(call, (char *)perk_text_str(copy).ptr, text.len);
    if (found)
        *found = any;
    return copy;
}

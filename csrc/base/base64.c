#include "base/base64.h"

static char digit(uint32_t sextet)
{
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return alphabet[sextet & 63];
}

void perk_base64_encode(perk_buf *out, perk_str bytes)
{
    const unsigned char *in = (const unsigned char *)bytes.ptr;
    size_t groups = bytes.len / 3 + (bytes.len % 3 != 0);
    char *at = perk_buf_room(out, groups * 4);
    if (!at)
        return;
    out->len += groups * 4;
    for (size_t i = 0; i < bytes.len; i += 3) {
        size_t have = bytes.len - i < 3 ? bytes.len - i : 3;
        uint32_t group = (uint32_t)in[i] << 16 | (have > 1 ? (uint32_t)in[i + 1] << 8 : 0) |
                         (have > 2 ? in[i + 2] : 0u);
        *at++ = digit(group >> 18);
        *at++ = digit(group >> 12);
        *at++ = have > 1 ? digit(group >> 6) : '=';
        *at++ = have > 2 ? digit(group) : '=';
    }
}

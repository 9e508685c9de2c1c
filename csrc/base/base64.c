#include "base/base64.h"

void perk_base64_encode(perk_buf *out, perk_str bytes)
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *in = (const unsigned char *)bytes.ptr;
    for (size_t i = 0; i < bytes.len; i += 3) {
        size_t have = bytes.len - i < 3 ? bytes.len - i : 3;
        uint32_t group = (uint32_t)in[i] << 16;
        if (have > 1)
            group |= (uint32_t)in[i + 1] << 8;
        if (have > 2)
            group |= in[i + 2];
        char quad[4] = {alphabet[group >> 18], alphabet[group >> 12 & 63], have > 1 ? alphabet[group >> 6 & 63] : '=',
                        have > 2 ? alphabet[group & 63] : '='};
        perk_buf_put(out, (perk_str){quad, 4});
    }
}

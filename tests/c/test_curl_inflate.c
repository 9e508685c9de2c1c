/* Compressed replies: what is their content, and what is none. */
#include "api/table.h"
#include "base/limits.h"
#include "curl/inflate.h"
#include "driven.h"
#include "peer.h"

#include <stdio.h>
#include <string.h>

/* {"ok":true}, packed in several ways; 5000 blanks; nothing. */
static const unsigned char GZIP[] = {
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xab, 0x56, 0xca, 0xcf, 0x56, 0xb2,
    0x2a, 0x29, 0x2a, 0x4d, 0xad, 0x05, 0x00, 0x90, 0x5f, 0xd4, 0xa7, 0x0b, 0x00, 0x00, 0x00,
};
static const unsigned char TWICE[] = {
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x93, 0xef, 0xe6, 0x60, 0x00, 0x01,
    0x26, 0xe6, 0xd5, 0x61, 0xa7, 0xce, 0x87, 0x6d, 0xd2, 0xd2, 0xd4, 0xf2, 0x5d, 0xcb, 0xca, 0x30,
    0x21, 0xfe, 0xca, 0x72, 0x6e, 0xa0, 0x30, 0x00, 0x20, 0x3b, 0x81, 0xdb, 0x1f, 0x00, 0x00, 0x00,
};
static const unsigned char ZLIB[] = {
    0x78, 0x9c, 0xab, 0x56, 0xca, 0xcf, 0x56, 0xb2, 0x2a, 0x29,
    0x2a, 0x4d, 0xad, 0x05, 0x00, 0x16, 0xe3, 0x04, 0x11,
};
static const unsigned char RAW[] = {
    0xab, 0x56, 0xca, 0xcf, 0x56, 0xb2, 0x2a, 0x29, 0x2a, 0x4d, 0xad, 0x05, 0x00,
};
static const unsigned char BOMB[] = {
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xed, 0xc1, 0x31, 0x01,
    0x00, 0x00, 0x00, 0xc2, 0xa0, 0x2a, 0xeb, 0x9f, 0xd2, 0x14, 0x7e, 0x40, 0x01, 0x00,
    0x00, 0x00, 0x00, 0x6f, 0x03, 0x60, 0x2c, 0x0b, 0x87, 0x88, 0x13, 0x00, 0x00,
};
static const unsigned char EMPTY[] = {
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03,
    0x03, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
};

#define VIEW(bytes) ((perk_str){(const char *)(bytes), sizeof(bytes)})
#define CONTENT "{\"ok\":true}"

/* The result for a body with this Content-Encoding; its content is copied out unless NULL. */
static CURLcode inflate(const char *encoding, perk_str packed, size_t max, char content[64])
{
    char line[64];
    perk_head head = {0};
    perk_buf body;
    snprintf(line, sizeof line, "Content-Encoding: %s\r\n", encoding);
    perk_head_begin(&head);
    perk_head_take(&head, PERK_LIT("HTTP/1.1 200 OK\r\n"));
    perk_head_take(&head, perk_str_of(line));
    perk_head_take(&head, PERK_LIT("\r\n"));
    perk_buf_init(&body, max + PERK_RAW_OVERHEAD);
    perk_buf_put(&body, packed);
    CURLcode code = perk_inflate(&head, &body, max);
    if (content && code == CURLE_OK)
        snprintf(content, 64, "%.*s", (int)body.len, body.ptr ? body.ptr : "");
    perk_buf_free(&body);
    perk_head_free(&head);
    return code;
}

static void skip_without_libdeflate(void)
{
    if (!perk_inflate_available())
        skip();
}

static void encodings_are_undone_in_order(void **state)
{
    static const struct {
        const char *encoding;
        perk_str packed;
    } cases[] = {
        {"gzip", {(const char *)GZIP, sizeof GZIP}},
        {"X-Gzip", {(const char *)GZIP, sizeof GZIP}},
        {"identity, gzip", {(const char *)GZIP, sizeof GZIP}},
        {"gzip, gzip", {(const char *)TWICE, sizeof TWICE}},
        {"deflate", {(const char *)ZLIB, sizeof ZLIB}},
        {"deflate", {(const char *)RAW, sizeof RAW}},
        {"none", {CONTENT, sizeof CONTENT - 1}},
        {"", {CONTENT, sizeof CONTENT - 1}},
    };
    (void)state;
    skip_without_libdeflate();
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        char content[64] = "";
        assert_int_equal(inflate(cases[i].encoding, cases[i].packed, 64, content), CURLE_OK);
        assert_string_equal(content, CONTENT);
    }
}

static void nothing_is_nothing(void **state)
{
    char content[64] = "x";
    (void)state;
    skip_without_libdeflate();
    assert_int_equal(inflate("gzip", VIEW(EMPTY), 64, content), CURLE_OK);
    assert_string_equal(content, "");
    assert_int_equal(inflate("gzip", PERK_NONE, 64, content), CURLE_OK);
}

/* No byte may be missing, changed, or too many: not even another whole member. */
static void damage_is_noticed(void **state)
{
    unsigned char bytes[2 * sizeof GZIP];
    (void)state;
    skip_without_libdeflate();
    memcpy(bytes, GZIP, sizeof GZIP);
    memcpy(bytes + sizeof GZIP, GZIP, sizeof GZIP);
    for (size_t len = 1; len <= sizeof bytes; len++)
        if (len != sizeof GZIP)
            assert_int_equal(inflate("gzip", (perk_str){(const char *)bytes, len}, 64, NULL),
                             CURLE_BAD_CONTENT_ENCODING);
    for (size_t i = 10; i < sizeof GZIP; i++) { /* behind the head, which has a time in it */
        bytes[i] ^= 1;
        assert_int_not_equal(
            inflate("gzip", (perk_str){(const char *)bytes, sizeof GZIP}, 64, NULL), CURLE_OK);
        bytes[i] ^= 1;
    }
}

static void what_is_not_known_is_refused(void **state)
{
    static const char *const encodings[] = {"br", "zstd", "gzip, br", "gzip gzip",
                                            "gzip,gzip,gzip,gzip,gzip,gzip"};
    (void)state;
    skip_without_libdeflate();
    for (size_t i = 0; i < PERK_COUNT(encodings); i++)
        assert_int_equal(inflate(encodings[i], VIEW(GZIP), 64, NULL), CURLE_BAD_CONTENT_ENCODING);
}

static void content_is_bounded(void **state)
{
    unsigned char liar[sizeof BOMB];
    (void)state;
    skip_without_libdeflate();
    memcpy(liar, BOMB, sizeof BOMB);
    for (int i = 0; i < 2; i++) { /* then with the wrong size in its last bytes, once small */
        assert_int_equal(inflate("gzip", VIEW(liar), 4999, NULL), CURLE_FILESIZE_EXCEEDED);
        memset(liar + sizeof liar - 4, 0, 4);
    }
    assert_int_equal(inflate("gzip", VIEW(BOMB), 5000, NULL), CURLE_OK);
    assert_int_equal(inflate("gzip", VIEW(liar), 5000, NULL), CURLE_BAD_CONTENT_ENCODING);
    memset(liar + sizeof liar - 4, 0xff, 4);
    assert_int_equal(inflate("gzip", VIEW(liar), 5000, NULL), CURLE_BAD_CONTENT_ENCODING);
}

/* ---- over the wire, whoever inflates ---- */

static perk_error read_packed(perk_str packed, const char *compress)
{
    char reply[256];
    int head = snprintf(reply, sizeof reply,
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
                        packed.len);
    const peer_step steps[] = {{reply, PEER_CLOSE}, {NULL, PEER_CLOSE}};
    memcpy(reply + head, packed.ptr, packed.len);
    peer_send_bytes((size_t)head + packed.len);
    connect_to(peer_start(steps));
    assert_int_equal(perk_driver_set(driver, PERK_LIT("compress"), perk_str_of(compress), NULL), 0);
    perk_error err = attempt("GET", PATIENCE_MS, 1, NULL, NULL);
    peer_stop(NULL);
    disconnect();
    return err;
}

static void replies_are_inflated(void **state)
{
    (void)state;
    assert_int_equal(read_packed(VIEW(GZIP), "true").code, 0);
    assert_non_null(strstr(peer_last_request(), "Accept-Encoding: gzip\r\n"));
    assert_int_equal(read_packed(VIEW(GZIP), "false").code, 0); /* though nobody asked for it */
    assert_null(strstr(peer_last_request(), "Accept-Encoding"));
    perk_error err = read_packed(VIEW(BOMB), "true");
    assert_fails(&err, PERK_E_LIMIT, 0);
    err = read_packed((perk_str){(const char *)GZIP, 20}, "true");
    assert_true(err.code == PERK_E_TRANSPORT || err.code == PERK_E_REPLY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings_are_undone_in_order),
        cmocka_unit_test(nothing_is_nothing),
        cmocka_unit_test(damage_is_noticed),
        cmocka_unit_test(what_is_not_known_is_refused),
        cmocka_unit_test(content_is_bounded),
        cmocka_unit_test(replies_are_inflated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "curl/transport.h"

#include "api/driver_option.h"
#include "api/table.h"
#include "base/error.h"
#include "base/text.h"
#include "curl/authorities.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int perk_transport_init(perk_transport *options, perk_error *err)
{
    perk_authorities found = perk_authorities_of_system();
    *options = (perk_transport){.connect_timeout_ms = 10000,
                                .http2 = true,
                                .compress = true,
                                .version = 1,
                                .ca_name = found.name};
    if (!found.file)
        return 0;
    options->ca_file = perk_text_new(perk_str_of(found.file), err);
    return options->ca_file ? 0 : PERK_E_NOMEM;
}

void perk_transport_clear(perk_transport *options)
{
    perk_text_free(options->proxy);
    perk_text_free(options->ca_file);
    perk_token_file_free(options->token_file);
}

static int set_text(perk_text **text, perk_str value, perk_error *err)
{
    perk_text *kept = perk_text_new(value, err);
    if (!kept)
        return PERK_E_NOMEM;
    perk_text_free(*text);
    *text = kept;
    return 0;
}

/* A file that is not there would fail every call. */
static int set_ca_file(perk_transport *options, perk_str path, perk_error *err)
{
    struct stat found;
    int code = set_text(&options->ca_file, path, err);
    if (code != 0)
        return code;
    int fd = open(perk_text_str(options->ca_file).ptr, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool good = fd >= 0 && fstat(fd, &found) == 0 && S_ISREG(found.st_mode);
    options->ca_name = "ca_file";
    if (fd >= 0)
        close(fd);
    if (good)
        return 0;
    return perk_error_set_at(err, PERK_E_INPUT, PERK_LIT("ca_file"),
                             "ca_file cannot be read; name a file of certificates in PEM form");
}

static int set_token_file(perk_transport *options, perk_str path, perk_error *err)
{
    perk_token_file *file = perk_token_file_new(path, err);
    if (!file)
        return err && err->code ? err->code : PERK_E_INPUT;
    perk_token_file_free(options->token_file);
    options->token_file = file;
    return 0;
}

static int set_connect_timeout(perk_transport *options, perk_str value, perk_error *err)
{
    int64_t number;
    if (!perk_str_int(value, &number) || number < 1)
        return perk_error_set(err, PERK_E_RANGE, "connect_timeout_ms must be an integer above 0");
    options->connect_timeout_ms = number;
    return 0;
}

static int set_flag(bool *flag, const char *name, perk_str value, perk_error *err)
{
    *flag = perk_str_eq(value, PERK_LIT("1")) || perk_str_eq(value, PERK_LIT("true"));
    if (*flag || perk_str_eq(value, PERK_LIT("0")) || perk_str_eq(value, PERK_LIT("false")))
        return 0;
    return perk_error_set(err, PERK_E_RANGE, "%s must be true or false", name);
}

int perk_transport_set(perk_transport *options, perk_str option, perk_str value, perk_error *err)
{
    options->version++;
    switch (perk_driver_option_find(option, err)) {
    case PERK_OPTION_PROXY:
        return set_text(&options->proxy, value, err);
    case PERK_OPTION_CA_FILE:
        return set_ca_file(options, value, err);
    case PERK_OPTION_TOKEN_FILE:
        return set_token_file(options, value, err);
    case PERK_OPTION_CONNECT_TIMEOUT:
        return set_connect_timeout(options, value, err);
    case PERK_OPTION_HTTP2:
        return set_flag(&options->http2, "http2", value, err);
    case PERK_OPTION_COMPRESS:
        return set_flag(&options->compress, "compress", value, err);
    default:
        return PERK_E_NAME;
    }
}

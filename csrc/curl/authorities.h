/* authorities.h - which file of trusted certificates libcurl reads when the caller names none. */
#ifndef PERK_CURL_AUTHORITIES_H
#define PERK_CURL_AUTHORITIES_H

#include <stdbool.h>

/* Where certificates may be. NULL: not there. */
typedef struct perk_authority_places {
    const char *variable;               /* the value of SSL_CERT_FILE */
    const char *built_file, *built_dir; /* those that libcurl was built with */
    const char *const *usual;           /* files of the usual systems; NULL at the end */
} perk_authority_places;

typedef struct perk_authorities {
    bool found;
    const char *file; /* NULL with `found`: libcurl's own */
    const char *name; /* of the place, for messages; NULL when nothing was found */
} perk_authorities;

/* The first that exists. SSL_CERT_FILE is taken as it is: a user who names a file must get an error
 * when it cannot be read, and not the trust of other files. */
perk_authorities perk_authorities_choose(const perk_authority_places *places);
/* The choice on this machine. `file` may be a part of the environment: copy it. */
perk_authorities perk_authorities_of_system(void);

#endif

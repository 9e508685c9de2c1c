/* limits.h - every bound of the core, in one place. Settings of the same name override those marked
 * (s). */
#ifndef PERK_BASE_LIMITS_H
#define PERK_BASE_LIMITS_H

#define PERK_MAX_DEPTH 128           /* JSON nesting (s) */
#define PERK_MAX_BODY (64u << 20)    /* reply body, bytes (s) */
#define PERK_MAX_REQUEST (16u << 20) /* request body, bytes */
#define PERK_MAX_UPLOAD (5ull << 30) /* one object put to a signed URL, bytes */
#define PERK_MAX_URL 16384           /* bytes */
#define PERK_MAX_HEADER 16384        /* one header's value, bytes */
#define PERK_MAX_HEADERS 64          /* headers of one request */
#define PERK_MAX_OWN_HEADERS 16      /* of these, the caller's own: of a client, and of one call */
#define PERK_MAX_HEAD (128u << 10)   /* headers of one reply together, bytes */
#define PERK_MIN_EMPTY_GZIP 8  /* an empty body, compressed, bytes: deflate with a zlib header */
#define PERK_MAX_EMPTY_GZIP 32 /* gzip, with a flush in it */
#define PERK_MAX_SETTING 8192  /* one setting's value, bytes */
#define PERK_MAX_TOKEN 8192    /* bytes */
#define PERK_MAX_PAGES 10000   /* pages of one call (s) */
#define PERK_MAX_ATTEMPTS 4    /* requests for one page (s) */
#define PERK_TIMEOUT_MS 60000  /* one page over all attempts (s) */
#define PERK_BACKOFF_MS 500    /* first pause; doubles */
#define PERK_BACKOFF_MAX_MS 8000
#define PERK_MAX_SHARES 1000000   /* processes that may divide a rate limit */
#define PERK_MAX_QUOTA 1000000000 /* requests a minute; what is more counts as that */
#define PERK_MAX_HOLD_MS 600000   /* the longest hold of a client; then one request asks again */
#define PERK_HOLD_UNSURE_MS 60000 /* the same when a reply names a time, but not its own */
#define PERK_PROBE_MS 60000       /* how long that one request has before the next one asks */
#define PERK_PROBE_POLL_MS 50     /* how soon the others look for its reply */
#define PERK_CHUNK_ROWS 4096      /* of a table: rows of a chunk (s) */
#define PERK_MAX_CHUNK_ROWS (1 << 20)
#define PERK_CHUNK_BYTES (768 << 10)   /* bytes of text in a chunk (s) */
#define PERK_MAX_CHUNK_BYTES (1 << 30) /* so that offsets fit 32 bits */
#define PERK_MAX_CHUNK_ITEMS (1 << 20) /* in the lists of one column, which need no text */
#define PERK_TOKEN_MARGIN_MS 60000     /* renew this long before expiry, at most half of the life */
#define PERK_TOKEN_LIFE_MS 300000      /* assumed when the reply names no life */
#define PERK_MAX_TOKEN_SECONDS 1099511627776.0 /* the life of a token; what is longer is cut */
#define PERK_TOKEN_REFUSED_MS 1000             /* how long a refused login is remembered */
#define PERK_FIRST_LOGIN_MS 60000 /* patience with logins before the first one that succeeds */
#define PERK_TOKEN_POLL_MS 5      /* how soon a call looks again while another one logs in */
#define PERK_MAX_KEYS 8           /* live webhook keys of one verifier */
#define PERK_MAX_ISSUERS 256      /* issuers whose tokens clients with one shared state hold */
#define PERK_MAX_TOKEN_FILE                                                                        \
    (4 << 20)                        /* bytes; enough for PERK_MAX_KEPT_TOKENS of PERK_MAX_TOKEN   \
                                      */
#define PERK_MAX_CLOCK_SKEW_MS 60000 /* a kept token may be this far ahead of the clock */
#define PERK_MAX_KEPT_TOKENS 256     /* tokens in one file; the oldest go first */
#define PERK_MAX_KEPT_HEADERS 8192   /* bytes of a reply's headers that its error keeps, in all */
#define PERK_MAX_KEPT_HEADER 1024    /* bytes of one; longer ones are left out */
#define PERK_MAX_ENGINE_EVENTS (1 << 20) /* bytes of those of all calls in an engine */
#define PERK_MAX_EVENTS 64               /* of a call that nobody has taken yet */
#define PERK_MAX_SECRETS 8  /* of a client, that are masked in error texts of servers */
#define PERK_MIN_SECRET 6   /* bytes; shorter ones are not masked */
#define PERK_LONG_SECRET 12 /* from here on also within words */
#define PERK_MAX_DRIFT 256  /* different findings of what the table does not know */
#define PERK_MAX_WHERE 128  /* bytes of the place of one */
#define PERK_MAX_SYMBOL 64  /* bytes of its value */
#define PERK_MAX_EVENT_KEY                                                                         \
    332 /* bytes of an event's key: a mark, two parts, a hash, two slashes                         \
         */
#define PERK_MAX_KEY_PART                                                                          \
    128                        /* bytes of its type and of its id, escaped; longer ones are hashed \
                                */
#define PERK_MAX_PROBLEMS 1000 /* errors that are read out of one accepted reply */
#define PERK_ROW_BYTES 16   /* a body holds at most one resource for each so many of its bytes, */
#define PERK_FREE_ROWS 1024 /* and these in addition */
#define PERK_DOC_MULTIPLE 8 /* a document takes no more memory than its body times this, */
#define PERK_DOC_FREE (256u << 10) /* and these bytes in addition */
#define PERK_SHAPE_MULTIPLE 16     /* a shaped text is no longer than its reply times this, */
#define PERK_SHAPE_FREE (1u << 20) /* and these bytes in addition */
#define PERK_MAX_FLATTEN 32        /* relationships that become attributes; the table has fewer */
#define PERK_MAX_DIRECT_FIELDS 64  /* members of an object that is checked without a tree */
#define PERK_MAX_ENCODINGS 5       /* content encodings of a reply, one upon the other */
#define PERK_MAX_INFLATION 1032    /* content of one byte of compressed data, at most */
#define PERK_RAW_PART 4096 /* a compressed body may be larger than max_body by this part of it, */
#define PERK_RAW_OVERHEAD 1024       /* and these bytes in addition */
#define PERK_MAX_RESERVED (4u << 20) /* bytes of a body, before any of them came */
#define PERK_IN_FLIGHT 16            /* requests of an engine at a time (s) */
#define PERK_MAX_IN_FLIGHT 256
#define PERK_QUEUE 1024 /* calls of an engine that have not begun, and completions (s) */
#define PERK_MAX_QUEUE 1000000
#define PERK_WAITING_EACH                                                                          \
    4 /* while so many for each request at a time pause, no other call begins */
#define PERK_EXIT_MS                                                                               \
    1000 /* how long an engine has to end when it is freed, or the process ends                    \
          */
#define PERK_STUCK_LOOKS                                                                           \
    10 /* tenths of a second that an exchange may keep an engine busy alone                        \
        */
#define PERK_PULL_WAIT_MS 3600000   /* how long each of its pages may wait for quota and the like */
#define PERK_PULL_LOOK_MS 200       /* how soon a pull sees that all its calls wait */
#define PERK_PULL_PAUSE_MS 1000     /* from here on that is a pause; and how often it is reported */
#define PERK_MAX_PULL_FAILURES 1000 /* failed ids that its report lists */
#define PERK_MAX_CHECKPOINT_LINE (256u << 20) /* bytes; the ids of one chunk */

#endif

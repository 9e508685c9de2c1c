/* column.h - the columns of a frame that somebody else made: what an Arrow schema has about each.
 */
#ifndef PERK_WRITES_COLUMN_H
#define PERK_WRITES_COLUMN_H

#include "api/table.h"

#include <perk/perk_arrow.h>

typedef enum perk_column_kind {
    PERK_COLUMN_NULL,
    PERK_COLUMN_BOOL,
    PERK_COLUMN_INT,  /* signed, of `width` bytes */
    PERK_COLUMN_UINT, /* unsigned */
    PERK_COLUMN_REAL, /* of 4 or 8 bytes */
    PERK_COLUMN_DECIMAL,
    PERK_COLUMN_TEXT,       /* offsets of `width` bytes */
    PERK_COLUMN_VIEW,       /* text: views of 16 bytes */
    PERK_COLUMN_TIME,       /* of `per_second` ticks, with a zone */
    PERK_COLUMN_DATE,       /* days, or milliseconds when `width` is 8 */
    PERK_COLUMN_DICTIONARY, /* indexes of `width` bytes into items[0] */
    PERK_COLUMN_LIST,       /* offsets of `width` bytes into items[0] */
    PERK_COLUMN_FIXED_LIST, /* `scale` items each */
    PERK_COLUMN_STRUCT
} perk_column_kind;

typedef struct perk_column {
    perk_text *name;
    perk_column_kind kind;
    size_t width;
    int scale;               /* digits behind the point of a decimal */
    int64_t per_second;      /* ticks */
    bool is_signed;          /* indexes of a dictionary */
    const perk_field *field; /* what the values are for; NULL: not known */
    struct perk_column *items;
    size_t count;
} perk_column;

/* Reads a schema. PERK_E_TYPE with the name of a column that has no JSON form. `column` is all
 * zero before; perk_column_clear empties it after a failure, too. */
int perk_column_read(perk_column *column, const struct ArrowSchema *schema, perk_error *err);
void perk_column_clear(perk_column *column);
perk_str perk_column_name(const perk_column *column);

#endif

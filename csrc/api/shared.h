/* shared.h - objects and value sets that nouns of several providers use. */
#ifndef PERK_API_SHARED_H
#define PERK_API_SHARED_H

#include "api/rows.h"

extern const perk_enum perk_enum_category;
extern const perk_enum perk_enum_component_type;
extern const perk_enum perk_enum_state;
extern const perk_enum perk_enum_reward_type;
extern const perk_enum perk_enum_transaction_status;
extern const perk_enum perk_enum_earned_reward_status;
extern const perk_enum perk_enum_audit_code;
extern const perk_enum perk_enum_resolution_code;
extern const perk_enum perk_enum_audit_status;

extern const perk_object perk_object_coordinates;

/* Which date an event must carry. */
enum { PERK_TRANSACTION_DATES = 5 };
extern const perk_rule perk_transaction_dates[PERK_TRANSACTION_DATES];

#define FILE_MEMBERS                                                                               \
    CAMEL("file_name", "fileName", STRING, NEEDED, FACT(TITLE), .doc = "name of the file"),        \
        CAMEL("last_modified", "lastModified", TIME, NEEDED, .doc = "time of the last change"),    \
        CAMEL("download_url", "downloadUrl", STRING, NEEDED, PERSONAL,                             \
              .doc = "download address, valid for 30 minutes (legacy: an hour); without the "      \
                     "API's token, and not to be logged")

#endif

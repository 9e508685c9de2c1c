#include "api/kard_legacy/shared.h"

static const perk_field legacy_audit_attributes[] = {
    FIELD("id", "_id", STRING, NEEDED, PERSONAL, .doc = "id of the audit"),
    CAMEL("transaction_id", "transactionId", STRING, NEEDED, PERSONAL,
          .doc = "your id of the purchase"),
    CAMEL("audit_code", "auditCode", INT, NEEDED, ONE_OF(audit_code), .doc = "reason of the audit"),
    CAMEL("merchant_name", "merchantName", STRING, NEEDED, PERSONAL,
          .doc = "merchant of the purchase"),
    CAMEL("audit_description", "auditDescription", STRING, NEEDED, PERSONAL,
          .doc = "what the user reported as wrong"),
    CAMEL("preferred_contact_email", "preferredContactEmail", STRING, NEEDED, PERSONAL,
          .doc = "where to send questions"),
    CAMEL("transaction_amount_in_cents", "transactionAmountInCents", INT, CENTS, PERSONAL,
          .doc = "amount of the purchase"),
    CAMEL("referring_partner_user_id", "referringPartnerUserId", STRING, PERSONAL,
          .doc = "your id of the user"),
    CAMEL("merchant_id", "merchantId", STRING, PERSONAL, .doc = "id of the merchant"),
    CAMEL("submitter_name", "submitterName", STRING, PERSONAL, .doc = "who requested it"),
    SAME("status", STRING, NEEDED, ONE_OF(audit_status), .doc = "state of the audit"),
    CAMEL("resolution_code", "resolutionCode", INT, ONE_OF(resolution_code),
          .doc = "result, once it is closed"),
    CAMEL("resolution_description", "resolutionDescription", STRING, PERSONAL,
          .doc = "the result in words"),
    CAMEL("resolution_time_stamp", "resolutionTimeStamp", TIME, .doc = "when it was closed"),
};
static OBJECT(legacy_audit_attributes, "LegacyAuditAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "legacyAudit",
        .class_name = "LegacyAudit",
        .personal = true,
        .doc = "An audit of the legacy API, a plain object",
        .plain = true,
        .shown_by = NAMES("_id", "id"),
        .attributes = &perk_object_legacy_audit_attributes,
    },
};

static const perk_field audit_create_params[] = {
    CAMEL("transaction_id", "transactionId", STRING, .place = PERK_IN_BODY, FILLED, PERSONAL,
          .doc = "your id of the purchase"),
    CAMEL("audit_code", "auditCode", INT, IN_BODY_NEEDED, ONE_OF(audit_code),
          .doc = "3005: cashback incorrect, 3006: cashback missing, 8001: other"),
    CAMEL("merchant_name", "merchantName", STRING, IN_BODY_NEEDED, PERSONAL,
          .doc = "merchant of the purchase"),
    CAMEL("audit_description", "auditDescription", STRING, IN_BODY_NEEDED, PERSONAL,
          .doc = "description of the problem"),
    CAMEL("preferred_contact_email", "preferredContactEmail", STRING, IN_BODY_NEEDED, PERSONAL,
          .doc = "where to send questions"),
    SAME("issuer", STRING, IN_BODY_NEEDED, .doc = "the issuer"),
    CAMEL("transaction_amount_in_cents", "transactionAmountInCents", INT, IN_BODY, CENTS, PERSONAL,
          .doc = "amount of the purchase"),
    CAMEL("referring_partner_user_id", "referringPartnerUserId", STRING, IN_BODY, PERSONAL,
          .doc = "your id of the user"),
    CAMEL("merchant_id", "merchantId", STRING, IN_BODY, PERSONAL, .doc = "id of the merchant"),
    CAMEL("submitter_name", "submitterName", STRING, IN_BODY, PERSONAL, .doc = "who requests it"),
};

static const perk_field audit_params[] = {
    SAME("id", STRING, IN_PATH, PERSONAL, .doc = "id of the audit")};

static const perk_op ops[] = {
    {
        OPERATION("audits.create", "POST", "/transactions/audit"),
        .doc = "Ask for an investigation of a purchase",
        .status = "current",
        .scope = "audit:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(audit_create_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = TYPES("legacyAudit"),
        .included_types = NO_TYPES,
        UNVERIFIABLE("An audit is read by an id that only the reply contains."),
    },
    {
        OPERATION("audits.get", "GET", "/transactions/audit/{id}"),
        .doc = "See the progress of an audit",
        .status = "current",
        .scope = "audit:read",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(audit_params),
        .reply_types = TYPES("legacyAudit"),
        .included_types = NO_TYPES,
    },
};

const perk_noun perk_kard_legacy_audits = {"audits", KINDS(kinds), OPS(ops)};

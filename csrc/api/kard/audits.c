#include "api/kard/shared.h"

static const perk_field audit_attributes[] = {
    CAMEL("transaction_id", "transactionId", STRING, NEEDED, PERSONAL,
          .doc = "your id of the purchase"),
};
static OBJECT(audit_attributes, "AuditAttributes");

static const perk_field audit_request[] = {
    CAMEL("audit_code", "auditCode", INT, NEEDED, ONE_OF(audit_code),
          .doc = "3005: cashback incorrect, 3006: cashback missing, 8001: other"),
    CAMEL("merchant_name", "merchantName", STRING, NEEDED, PERSONAL,
          .doc = "merchant of the purchase"),
    CAMEL("audit_description", "auditDescription", STRING, NEEDED, PERSONAL,
          .doc = "description of the problem"),
    CAMEL("transaction_id", "transactionId", STRING, FILLED, PERSONAL,
          .doc = "your id of the purchase"),
};
static OBJECT(audit_request, "NewAudit");

static const perk_field audit_update[] = {
    SAME("status", STRING, NEEDED, ONE_OF(audit_status), .doc = "state of the audit"),
    CAMEL("audit_code", "auditCode", INT, NEEDED, ONE_OF(audit_code), .doc = "reason of the audit"),
    CAMEL("merchant_name", "merchantName", STRING, NEEDED, PERSONAL,
          .doc = "merchant of the purchase"),
    CAMEL("audit_description", "auditDescription", STRING, NEEDED, PERSONAL,
          .doc = "what the user reported as wrong"),
    CAMEL("transaction_id", "transactionId", STRING, NEEDED, PERSONAL,
          .doc = "your id of the purchase"),
    CAMEL("resolution_code", "resolutionCode", INT, ONE_OF(resolution_code),
          .doc = "result, once it is closed"),
    CAMEL("resolution_description", "resolutionDescription", STRING, PERSONAL,
          .doc = "the result in words"),
    CAMEL("resolution_time_stamp", "resolutionTimeStamp", TIME, .doc = "when it was closed"),
};
static OBJECT(audit_update, "AuditUpdateAttributes");

static const perk_relation audit_relations[] = {RELATION_ONE("user", "user"),
                                                RELATION_ONE("audit", "audit")};

static const perk_resource_kind kinds[] = {
    {
        .type = "audit",
        .class_name = "Audit",
        .personal = true,
        .doc = "A purchase that is being investigated",
        .attributes = &perk_object_audit_attributes,
        .request = &perk_object_audit_request,
    },
    {
        .type = "auditUpdate",
        .class_name = "AuditUpdate",
        .personal = true,
        .doc = "Webhook: the state of an audit changed",
        .attributes = &perk_object_audit_update,
        RELATIONS(audit_relations),
    },
};

static const perk_field audits_create_params[] = {
    ORGANIZATION, USER, BODY_ITEMS("audits", "what to investigate", PERSONAL)};

static const perk_op ops[] = {
    {
        OPERATION("audits.create", "POST", IN_USER "/audits"),
        .doc = "Ask for an investigation of purchases of a user",
        .advice = "Nothing reads an audit back: the auditUpdate webhook reports its progress.",
        .status = "current",
        .scope = "audit:write",
        .replay = PERK_SINGLE,
        .multi_status = true,
        .success = STATUSES(201, 207),
        PARAMS(audits_create_params),
        .body = {.shape = PERK_BODY_LIST, .types = TYPES("audit"), .min_items = 1},
        .reply_many = true,
        .reply_types = TYPES("audit"),
        .included_types = NO_TYPES,
        UNVERIFIABLE("Nothing reads an audit back: the auditUpdate webhook reports it by "
                     "its transaction_id; notifications.list shows when "
                     "such webhooks were sent, not about which audit."),
    },
};

const perk_noun perk_kard_audits = {"audits", KINDS(kinds), OPS(ops)};

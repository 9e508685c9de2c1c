local typedefs = require "kong.db.schema.typedefs"

local KEYS = {
    type = "array",
    required = true,
    encrypted = true,
    len_min = 1,
    len_max = 8,
    elements = {type = "string", referenceable = true},
}

return {
    name = "perk-webhook",
    fields = {
        {consumer = typedefs.no_consumer},
        {protocols = typedefs.protocols_http},
        {config = {
            type = "record",
            fields = {
                {keys = KEYS},
                {max_body = {type = "integer", gt = 0}},
                {once = {type = "boolean", required = true, default = true}},
                {busy_seconds = {type = "integer", gt = 0}},
                {done_seconds = {type = "integer", gt = 0}},
                {dict = {type = "string", required = true, default = "perk"}},
            },
        }},
    },
}

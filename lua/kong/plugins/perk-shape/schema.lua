local typedefs = require "kong.db.schema.typedefs"

local NAMES = {type = "array", elements = {type = "string"}}

return {
    name = "perk-shape",
    fields = {
        {protocols = typedefs.protocols_http},
        {config = {
            type = "record",
            fields = {
                {attributes = {type = "map", keys = {type = "string"}, values = NAMES}},
                {relationships = {type = "boolean"}},
                {included = {type = "boolean"}},
                {flatten = NAMES},
                {current = {type = "boolean"}},
                {max_body = {type = "integer", gt = 0}},
                {dict = {type = "string", required = true, default = "perk"}},
            },
        }},
    },
}

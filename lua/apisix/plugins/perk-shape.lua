--- APISIX: keeps the chosen parts of the upstream's JSON:API documents.

local core = require "apisix.core"

local NAMES = {type = "array", items = {type = "string"}}
local schema = {
    type = "object",
    properties = {
        attributes = {type = "object", additionalProperties = NAMES},
        relationships = {type = "boolean"}, included = {type = "boolean"},
        flatten = NAMES, current = {type = "boolean"},
        max_body = {type = "integer", minimum = 1},
        dict = {type = "string", minLength = 1, default = "perk"},
    },
    additionalProperties = false,
}

local gateway_of = require("perk.nginx.plugin").shape_gateways()
local shape = {version = 0.1, priority = 88, name = "perk-shape", schema = schema}

function shape.check_schema(conf) return core.schema.check(schema, conf) end

-- What is shaped is the whole body, uncompressed.
function shape.access(_, ctx)
    core.request.set_header(ctx, "Accept-Encoding", nil)
    core.request.set_header(ctx, "Range", nil)
end

function shape.header_filter(conf) gateway_of(conf):shape("body") end

shape.body_filter = shape.header_filter

return shape

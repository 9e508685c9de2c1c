--- APISIX: lets the webhook deliveries through that are signed, each event once.

local core = require "apisix.core"
local plugin = require "perk.nginx.plugin"

local COUNT = {type = "integer", minimum = 1}
local KEYS = {type = "array", minItems = 1, maxItems = 8, items = {type = "string", minLength = 1}}
local schema = {
    type = "object",
    properties = {
        keys = KEYS, max_body = COUNT, busy_seconds = COUNT, done_seconds = COUNT,
        once = {type = "boolean", default = true},
        dict = {type = "string", minLength = 1, default = "perk"},
    },
    required = {"keys"}, additionalProperties = false, encrypt_fields = {"keys"},
}

local gateway_of = plugin.webhook_gateways()
local webhook = {version = 0.1, priority = 90, name = "perk-webhook", schema = schema}

function webhook.check_schema(conf) return core.schema.check(schema, conf) end

function webhook.access(conf, ctx)
    local delivery, answer = gateway_of(conf, table.concat(conf.keys, "\n")):verify()
    if answer then return plugin.returned(answer) end
    ctx.perk_delivery = delivery
end

-- Before the sender has the response; in log, when it left before the upstream answered.
function webhook.header_filter(conf, ctx)
    local delivery = ctx.perk_delivery
    if not delivery then return end
    ctx.perk_delivery = nil
    gateway_of(conf, table.concat(conf.keys, "\n")):settled(delivery, ngx.status)
end

webhook.log = webhook.header_filter

return webhook

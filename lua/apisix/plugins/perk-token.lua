--- APISIX: adds a client's token to each request for the upstream.

local core = require "apisix.core"
local plugin = require "perk.nginx.plugin"

local TEXT = {type = "string", minLength = 1}
local schema = {
    type = "object",
    properties = {
        provider = {type = "string", enum = {"kard", "kard_legacy"}, default = "kard"},
        client_id = TEXT, client_secret = TEXT, organization_id = TEXT, environment = TEXT,
        base_url = TEXT, token_url = TEXT, auth = TEXT, issuer = TEXT,
        dict = {type = "string", minLength = 1, default = "perk"},
    },
    required = {"client_id", "client_secret"}, additionalProperties = false,
    encrypt_fields = {"client_secret"},
}

local gateway_of = plugin.token_gateways()
local token = {version = 0.1, priority = 89, name = "perk-token", schema = schema}

function token.check_schema(conf) return core.schema.check(schema, conf) end

function token.access(conf, ctx)
    local headers, mark = gateway_of(conf, conf.client_secret):authorize("api", conf.issuer)
    if not headers then return plugin.returned(mark) end -- the answer
    for name, value in pairs(headers) do core.request.set_header(ctx, name, value) end
    ctx.perk_mark = mark
end

-- The next request gets a new token.
function token.header_filter(conf, ctx)
    if not ctx.perk_mark or ngx.status ~= 401 then return end
    gateway_of(conf, conf.client_secret):refused("api", ctx.perk_mark, conf.issuer)
end

return token

--- What the plugins of Kong and APISIX have in common: gateways made from their configurations.

local nginx = require "perk.nginx"
local perk = require "perk"

local plugin = {}


---Makes a gateway once for each configuration and worker. Both hosts keep a configuration's table
---until it changes; a secret that they replace in it (Kong's vaults) makes another gateway.
---@param options_of fun(conf: table): table the options of perk.nginx; must not refer to `conf`
---@return fun(conf: table, secret: string?): perk.NginxGateway
function plugin.gateways(options_of)
    local made = setmetatable({}, {__mode = "k"})
    return function(conf, secret)
        local one = made[conf]
        if not one or one.secret ~= secret then
            one = {gateway = nginx.new(options_of(conf)), secret = secret}
            made[conf] = one
        end
        return one.gateway
    end
end


---An answer as APISIX takes it from a phase.
---@param answer perk.GatewayAnswer
---@return integer status
---@return string body
function plugin.returned(answer)
    for name, value in pairs(answer.headers) do ngx.header[name] = value end
    return answer.status, answer.body
end


---The gateways of perk-token: one client, called "api".
---@return fun(conf: table, secret: string): perk.NginxGateway
function plugin.token_gateways()
    return plugin.gateways(function(conf)
        local client = {
            provider = conf.provider,
            client_id = conf.client_id,
            client_secret = conf.client_secret,
            organization_id = conf.organization_id,
            environment = conf.environment,
            base_url = conf.base_url,
            token_url = conf.token_url,
            auth = conf.auth,
        }
        return {dict = conf.dict, clients = {api = client}}
    end)
end


---The gateways of perk-webhook.
---@return fun(conf: table, secret: string): perk.NginxGateway
function plugin.webhook_gateways()
    return plugin.gateways(function(conf)
        local webhook = {
            keys = {unpack(conf.keys)},
            max_body = conf.max_body,
            once = conf.once,
            busy_seconds = conf.busy_seconds,
            done_seconds = conf.done_seconds,
        }
        return {dict = conf.dict, webhook = webhook}
    end)
end


-- Lists that may be empty, which JSON distinguishes from objects.
local function lists_of(attributes)
    local lists = attributes and {}
    for type, names in pairs(attributes or {}) do lists[type] = perk.array{unpack(names)} end
    return lists
end


---The gateways of perk-shape: one shape, called "body".
---@return fun(conf: table): perk.NginxGateway
function plugin.shape_gateways()
    return plugin.gateways(function(conf)
        local shape = {
            attributes = lists_of(conf.attributes),
            relationships = conf.relationships,
            included = conf.included,
            flatten = conf.flatten and perk.array{unpack(conf.flatten)},
            current = conf.current,
            max_body = conf.max_body,
        }
        return {dict = conf.dict, shapes = {body = shape}}
    end)
end


return plugin

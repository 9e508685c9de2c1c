--- A stand-in for APISIX's plugin interface, in nginx. It has what the plugins of lua/apisix use and
--- nothing else, checks configurations, and runs plugins in nginx's phases.
---
---    local plugin = assert(require("apisix_standin").load("perk-token", {client_id = …}))
---    plugin:run("access")    -- in access_by_lua_block

local json_schema = require "json_schema"
local sealed = require "sealed"

local PHASES = "init destroy check_schema rewrite access before_proxy header_filter body_filter "
    .. "delayed_body_filter log"
local ENDING = {rewrite = true, access = true} -- phases whose results are the answer

local standin = {}


local function set_header(ctx, name, value)
    assert(ctx == ngx.ctx.api_ctx, "the request's ctx expected")
    assert(type(name) == "string", "the name of a header expected")
    assert(value == nil or type(value) == "string", "the value of a header expected")
    ngx.req.set_header(name, value)
end


local core = sealed.table("core", {
    request = {set_header = sealed.within("core.request.set_header", "rewrite access", set_header)},
    schema = {check = json_schema.check},
})
package.preload["apisix.core"] = function() return core end
sealed.forbid_exit()


local Plugin = {}
Plugin.__index = Plugin


---Runs a phase, if the plugin has it.
function Plugin:run(phase)
    local run = self.plugin[phase]
    if not run then return end
    local ctx = ngx.ctx.api_ctx or {}
    ngx.ctx.api_ctx = ctx
    local status, body = run(self.config, ctx)
    if ENDING[phase] and (status or body) then return sealed.exit(status, body) end
end


---A plugin with a configuration, as the control plane would accept it; nil and an error otherwise.
function standin.load(name, config)
    local plugin = require("apisix.plugins." .. name)
    assert(type(plugin.version) == "number", "version")
    assert(type(plugin.priority) == "number", "priority")
    assert(plugin.name == name, "the plugin has another name")
    assert(plugin.schema.properties._meta == nil, "_meta is added by the host")
    sealed.check_phases(plugin, PHASES)
    local fine, err = plugin.check_schema(config)
    if not fine then return nil, err end
    return setmetatable({plugin = plugin, config = config}, Plugin)
end


return standin

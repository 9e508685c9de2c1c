--- A stand-in for Kong's plugin interface, in nginx. It has what the plugins of lua/kong use and
--- nothing else, checks schemas and configurations, and runs handlers in nginx's phases.
---
---    local plugin = assert(require("kong_standin").load("perk-token", {client_id = …}))
---    plugin:run("access")    -- in access_by_lua_block

local schema_check = require "kong_schema"
local sealed = require "sealed"

local PHASES = "init_worker configure certificate rewrite access response header_filter body_filter log"

local standin = {}


local function set_header(name, value)
    assert(type(name) == "string", "the name of a header expected")
    assert(type(value) == "string", "the value of a header expected")
    ngx.req.set_header(name, value)
end


-- The phases are those of Kong's reference of its plugin development kit.
kong = sealed.table("kong", {
    service = {request = {
        set_header = sealed.within("kong.service.request.set_header", "rewrite access", set_header),
        clear_header = sealed.within(
            "kong.service.request.clear_header", "rewrite access", ngx.req.clear_header
        ),
    }},
    response = {
        exit = sealed.within("kong.response.exit", "rewrite access", sealed.exit),
        get_status = sealed.within(
            "kong.response.get_status", "header_filter body_filter log",
            function() return ngx.status end
        ),
    },
})
package.preload["kong.db.schema.typedefs"] = function() return schema_check.typedefs end
sealed.forbid_exit()


local Plugin = {}
Plugin.__index = Plugin


---Runs a phase of the handler, if it has that phase.
function Plugin:run(phase)
    local run = self.handler[phase]
    if run then run(self.handler, self.config) end
end


---A plugin with a configuration, as the control plane would accept it; nil and an error otherwise.
function standin.load(name, config)
    local handler = require("kong.plugins." .. name .. ".handler")
    local schema = require("kong.plugins." .. name .. ".schema")
    assert(type(handler.PRIORITY) == "number", "PRIORITY")
    assert(handler.VERSION:find("^%d+%.%d+%.%d+$"), "VERSION")
    assert(schema.name == name, "the schema has another name")
    sealed.check_phases(handler, PHASES)
    schema_check.check_schema(schema)
    local checked, err = schema_check.config(schema, config)
    if not checked then return nil, err end
    return setmetatable({handler = handler, config = checked}, Plugin)
end


return standin

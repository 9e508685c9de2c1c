--- What the stand-ins of plugin interfaces have in common: only what the plugins use is there, only in
--- its documented phases.

local sealed = {}

local real_exit = ngx.exit


local function refuse(name)
    return function(_, member)
        error(("%s.%s is not in the stand-in"):format(name, tostring(member)), 2)
    end
end


---A table of the interface: any other name is an error, and it cannot be changed.
function sealed.table(name, members)
    for member, value in pairs(members) do
        if type(value) == "table" then members[member] = sealed.table(name .. "." .. member, value) end
    end
    return setmetatable({}, {
        __index = setmetatable(members, {__index = refuse(name)}),
        __newindex = refuse(name),
    })
end


---A function that may be called in some phases.
function sealed.within(name, phases, call)
    return function(...)
        local phase = ngx.get_phase()
        if not (" " .. phases .. " "):find(" " .. phase .. " ", 1, true) then
            error(("%s is not for the phase %s"):format(name, phase), 2)
        end
        return call(...)
    end
end


---Plugins do not end requests: the interface does, with `exit`.
function sealed.forbid_exit()
    ngx.exit = function() error("ngx.exit is not for plugins", 2) end
end


---Sends an answer from the access phase.
function sealed.exit(status, body, headers)
    assert(type(status) == "number" and status >= 100 and status <= 599, "a status expected")
    assert(body == nil or type(body) == "string", "a text expected")
    ngx.status = status
    for name, value in pairs(headers or {}) do ngx.header[name] = value end
    if body then
        ngx.header["Content-Length"] = #body
        ngx.print(body)
    end
    return real_exit(status)
end


---Only the functions of these names may be in a plugin.
function sealed.check_phases(plugin, phases)
    for name, value in pairs(plugin) do
        if type(value) == "function" and not (" " .. phases .. " "):find(" " .. name .. " ", 1, true) then
            error(tostring(name) .. " is not the name of a phase", 2)
        end
    end
end


return sealed

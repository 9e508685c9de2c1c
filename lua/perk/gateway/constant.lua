--- Headers that never change: credentials that go with every request, or a token that was given. It
--- has the functions of perk.gateway.token.

local constant = {}

local MARK = "constant"

local Constant = {}
Constant.__index = Constant


function Constant:headers() return self._headers, MARK end


function Constant:refused() end -- there is no other


function Constant:state() return "live" end


---Whether a client's headers never change.
---@param client perk.Client
---@return boolean
function constant.is(client)
    local auth = client:setting("auth")
    return auth == "basic" or auth == "token" and not rawget(client, "token_source")
end


---@param client perk.Client
---@return perk.GatewayToken?
---@return perk.Error? err
function constant.new(client)
    local given, err = client:token(0) -- it has no end
    if err then return nil, err end
    local headers
    headers, err = client:authorization(given)
    if not headers then return nil, err end
    return setmetatable({_headers = headers}, Constant)
end


return constant

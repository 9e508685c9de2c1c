--- Kong: adds a client's token to each request for the upstream.

local gateway_of = require("perk.nginx.plugin").token_gateways()

-- After the plugins that authenticate and limit.
local Token = {PRIORITY = 790, VERSION = "0.1.0"}


function Token:access(conf)
    local gateway = gateway_of(conf, conf.client_secret)
    local headers, mark = gateway:authorize("api", conf.issuer)
    if not headers then -- `mark` is the answer
        return kong.response.exit(mark.status, mark.body, mark.headers)
    end
    for name, value in pairs(headers) do kong.service.request.set_header(name, value) end
    ngx.ctx.perk_mark = mark
end


-- The next request gets a new token.
function Token:header_filter(conf)
    local mark = ngx.ctx.perk_mark
    if mark and kong.response.get_status() == 401 then
        gateway_of(conf, conf.client_secret):refused("api", mark, conf.issuer)
    end
end


return Token

--- Kong: keeps the chosen parts of the upstream's JSON:API documents.

local gateway_of = require("perk.nginx.plugin").shape_gateways()

-- After the plugins that change requests, before those that log responses.
local Shape = {PRIORITY = 780, VERSION = "0.1.0"}


-- What is shaped is the whole body, uncompressed.
function Shape:access()
    kong.service.request.clear_header("Accept-Encoding")
    kong.service.request.clear_header("Range")
end


function Shape:header_filter(conf)
    gateway_of(conf):shape("body")
end


Shape.body_filter = Shape.header_filter

return Shape

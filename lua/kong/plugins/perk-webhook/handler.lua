--- Kong: lets the webhook deliveries through that are signed, each event once.

local gateway_of = require("perk.nginx.plugin").webhook_gateways()

-- Before the plugins that authenticate: a delivery has no other credential.
local Webhook = {PRIORITY = 1090, VERSION = "0.1.0"}


local function gateway_for(conf)
    return gateway_of(conf, table.concat(conf.keys, "\n"))
end


function Webhook:access(conf)
    local delivery, answer = gateway_for(conf):verify()
    if answer then return kong.response.exit(answer.status, answer.body, answer.headers) end
    ngx.ctx.perk_delivery = delivery
end


-- Before the sender has the response, and may repeat the delivery.
function Webhook:header_filter(conf)
    local delivery = ngx.ctx.perk_delivery
    if not delivery then return end
    ngx.ctx.perk_delivery = nil
    gateway_for(conf):settled(delivery, kong.response.get_status())
end


Webhook.log = Webhook.header_filter -- when the sender left before the upstream answered

return Webhook

-- What `lua-load` in haproxy.cfg reads.

require("perk.haproxy").new{
    clients = {
        kard = {
            client_id = {env = "KARD_CLIENT_ID"},
            client_secret = {env = "KARD_CLIENT_SECRET"},
            organization_id = {env = "KARD_ORGANIZATION_ID"},
            base_url = "http://127.0.0.1:9100",
        },
    },
    webhook = {keys = {{env = "PERK_WEBHOOK_KEY"}}},
    forward = "http://127.0.0.1:9000/webhooks",  -- where the service sends deliveries that passed
}

local typedefs = require "kong.db.schema.typedefs"

local SECRET = {type = "string", required = true, referenceable = true, encrypted = true}

return {
    name = "perk-token",
    fields = {
        {consumer = typedefs.no_consumer},
        {protocols = typedefs.protocols_http},
        {config = {
            type = "record",
            fields = {
                {provider = {
                    type = "string", default = "kard", one_of = {"kard", "kard_legacy"},
                }},
                {client_id = {type = "string", required = true, referenceable = true}},
                {client_secret = SECRET},
                {organization_id = {type = "string"}},
                {environment = {type = "string"}},
                {base_url = typedefs.url},
                {token_url = typedefs.url},
                {auth = {type = "string"}},
                {issuer = {type = "string"}},
                {dict = {type = "string", required = true, default = "perk"}},
            },
        }},
    },
}

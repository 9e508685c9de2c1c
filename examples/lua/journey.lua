-- The whole journey of a cardholder on the local sandbox, with nothing configured; the same as
-- examples/python/journey.py. Run it from the source tree: LUA_PATH and LUA_CPATH must find perk
-- (tests/lua/run sets them).
--
-- Every step checks what it shows and raises when it does not hold, so that the exit code shows success.
local here = arg and arg[0]:match("^(.*/)") or "./"
package.path = here .. "?.lua;" .. package.path

local perk = require "perk"
local sandbox = require "sandbox"

local USER = "cardholder/7?x#y" -- an awkward id on purpose: it is one path segment all the same
local SHOWN = 8

local journey = {}


local function say(...)
    print("   " .. string.format(...))
end


local function check(holds, claim)
    if not holds then error("the journey failed: " .. claim, 0) end
    return holds
end


local function now()
    return os.date("!%Y-%m-%dT%H:%M:%SZ")
end


local function event(kind, entity, code, medium)
    return {type = kind, entity_id = entity, event_code = code, medium = medium, event_date = now()}
end


-- A member that an object has, nil where it is null or absent.
local function member(object, ...)
    for _, name in ipairs{...} do
        object = type(object) == "table" and object[name] or nil
    end
    if object ~= perk.null then return object end
end


local function control(self, method, name)
    return assert(self.kard:request(method, "/_sandbox/" .. name)).one.attributes
end


function journey.log_in(self)
    say("%s", tostring(self.kard))
    say("ping, which needs no token: %s", assert(self.kard.ping:get()).message)
    assert(self.kard.subscriptions:list())
    assert(self.kard.subscriptions:list())
    check(control(self, "GET", "log").logins == 1, "two calls share one login")
    control(self, "POST", "revoke")
    assert(self.kard.subscriptions:list())
    check(control(self, "GET", "log").logins == 2, "a refused token is renewed once")
    say("two calls, one login; the token was then revoked: renewed after one 401")
end


local function days_left(date)
    local year, month, day = date:match("^(%d+)-(%d+)-(%d+)")
    return math.floor((os.time{year = year, month = month, day = day} - os.time()) / 86400)
end


local function offer_row(offer)
    local parts = member(offer, "components")
    local tags = table.concat(member(parts, "tags") or {}, ", ")
    local expires = ("%s (%d days)"):format(
        offer.expiration_date:sub(1, 10), days_left(offer.expiration_date)
    )
    return ("%-30.30s %-18s %-15s %-22s %-22.22s %s"):format(
        offer.name, member(parts, "base_reward") or "-", table.concat(
            offer.purchase_channel, "+"
        ), expires, tags,
        member(parts, "cta", "button_text") or "-")
end


function journey.list_offers(self)
    assert(
        self.kard.users:create({{id = USER, enrolled_rewards = {"CARDLINKED"}, zip_code = "10001"}})
    )
    say("%-30s %-18s %-15s %-22s %-22s button", "merchant", "reward", "channel", "expires", "tags")
    local pages, offers = 0, {}
    for page in self.kard.offers:list(
        USER, {supported_components = "all", include = "categories", page_size = 50}
    ):pages() do
        pages = pages + 1
        for _, offer in ipairs(page) do
            offers[#offers + 1] = offer
            check(#offer:related("category") > 0, "every offer comes with its categories")
            if #offers <= SHOWN then say("%s", offer_row(offer)) end
        end
    end
    say("... %d offers on %d pages", #offers, pages)
    check(pages > 1, "the list goes over several pages")
    self.offers, self.open = offers, {}
    for _, offer in ipairs(offers) do
        if member(offer, "components", "cta", "action") then table.insert(self.open, offer) end
    end
end


function journey.activate_offer(self)
    local offer = self.open[1]
    local action = offer.components.cta.action
    say("%s: %s %s", offer.name, action.method, action.url:match("^[^?]*"))
    local fresh = assert(offer:activate()):offer()
    check(not member(fresh, "components", "cta"), "the button is gone after activation")
    local before, after = perk.dump(
        offer.components.detail_tags
    ), perk.dump(fresh.components.detail_tags)
    check(before ~= after, "the labels changed")
    say("labels %s -> %s; the button is gone", before, after)
end


function journey.view_offer(self)
    local function described()
        local options = {
            supported_components = {"shortDescription", "longDescription"},
            search = self.open[2].name,
        }
        for offer in self.kard.offers:list(USER, options) do
            if offer == self.open[2] then return offer end
        end
    end

    local before = described()
    assert(self.kard.attributions:create(
        USER, {event("offerAttribution", before.id, "VIEW", "BROWSE")}
    ))
    local after = described()
    local words = {before.components.short_description, after.components.short_description}
    check(
        perk.dump(before.components) ~= perk.dump(after.components),
        "the descriptions changed after a VIEW"
    )
    say("%s: %q -> %q", before.name, words[1], words[2])
end


function journey.send_events(self)
    local offer = self.offers[#self.offers]
    local job = assert(self.kard.attributions:create(USER, {
        event("offerAttribution", offer.id, "IMPRESSION", "BROWSE"),
        event("offerAttribution", offer.id, "VIEW", "SEARCH"),
        event("notificationAttribution", "notification-1", "IMPRESSION", "PUSH"),
    }))
    check(job.status == "queued", "the events are queued")
    say("3 events -> job %s: %s", job.id, job.status)
end


function journey.activate_slot(self)
    local batch
    for _, placement in ipairs(self.place.placements) do
        if #(placement.slots or {}) > 0 then batch = batch or placement end
    end
    local slot = assert(self.kard.placement_slots:activate(USER, batch.id, batch.slots[1]))
    check(#slot.offer_ids > 0, "the slot resolves to offers")
    say(
        "%s: event %s switched on %d offers, %s first", batch.name, slot.id, #slot.offer_ids,
        slot.offer_ids[1]
    )
end


function journey.find_places(self)
    local near = {
        latitude = 39.7392, longitude = -104.9903, radius = 5, include = {"offers", "categories"},
        supported_components = "all",
    }
    local places = assert(self.kard.locations:list(USER, near):list())
    check(#places > 0, "there are places near the coordinate")
    for index = 1, math.min(4, #places) do
        local place, rewards = places[index], {}
        for _, offer in ipairs(place:related("offers")) do
            rewards[#rewards + 1] = offer.components.base_reward
        end
        say(
            "%-30s %s, %s: %s", place.name, place.address.street, place.address.city,
            table.concat(rewards, ", ")
        )
    end
    say("... %d places within 5 miles", #places)
end


local function purchase(offer)
    return {
        type = "transaction", id = "event-1", transaction_id = "purchase-1", user_id = USER,
        amount = 4250, currency = "USD",
        description = offer.name, merchant = {
            name = offer.name,
        }, status = "APPROVED", authorization_date = now(), direction = "DEBIT",
        payment_type = "CARD", card_bin = "400000", card_last_four = "0042",
    }
end


local function receive(self)
    local listener = sandbox.listen()
    local subscription = {
        event_name = "earnedRewardApproved", webhook_url = listener.url, enabled = true,
    }
    assert(self.kard.subscriptions:create({subscription}))
    local jobs = assert(self.kard.transactions:create({purchase(self.offers[1])}))
    say("transaction -> job %s: %s", jobs[1].id, jobs[1].status)
    local body, signature = listener.wait()
    listener.stop()
    return body, signature
end


function journey.earn(self)
    local body, signature = receive(self)
    local verifier = perk.verifier{self.place.webhook_key}
    assert(verifier:check(body, signature))
    local good, refused = verifier:check(body:gsub("earned", "burned"), signature)
    check(not good and refused.code == "signature", "a tampered webhook is refused")
    say("webhook verified over %d raw bytes; a tampered copy: %s", #body, refused.message)
    local rewards = assert(self.kard.earned_rewards:list(
        USER, {status = "APPROVED", include = {"merchant", "offer"}}
    ):list())
    check(#rewards == 1, "one reward is earned")
    local merchant = rewards[1]:related("merchant")
    say(
        "earned on %.2f at %s", rewards[1].transaction_amount_in_cents / 100,
        (merchant[1] or merchant).name
    )
end


function journey.legacy(self)
    local place = self.place.legacy
    local old = assert(perk.kard_legacy{
        base_url = self.place.url, token_url = place.token_url,
        client_id = place.client_id, client_secret = place.client_secret,
    })
    local sizes, offers = {}, {}
    for page in old.offers:list_by_user(USER, {limit = 120}):pages() do
        sizes[#sizes + 1] = #page
        for _, offer in ipairs(page) do offers[#offers + 1] = offer end
    end
    check(#offers > 120, "the legacy list goes over several pages")
    say(
        "%d offers as bare arrays, pages %s; the first: %s", #offers, table.concat(sizes, ", "),
        offers[1].name
    )
end


function journey.promotions(self)
    local place = self.place.capillary
    local by_token = assert(
        perk.capillary{base_url = place.base_url, key = place.key, secret = place.secret}
    )
    local by_password = assert(perk.capillary{
        base_url = place.base_url, auth = "basic",
        username = place.username, password = place.password,
    })
    local customer = {customer_id = place.customer_id}
    assert(by_token.promotions:activate(place.promotions.open, customer))
    assert(by_password.promotions:activate(place.promotions.open, customer))
    say("customer %s: switched on with OAuth, and again with Basic", place.customer_id)
    local wrong = {customer_id = place.customer_id, earn_id = place.earn_id}
    local done, refused = by_token.promotions:activate(place.promotions["736"], wrong)
    check(
        not done and refused.code == "preference" and refused.api_code == 736,
        "promotion 736 is refused"
    )
    say("refused with %d: %s: %s", refused.api_code, refused.code, refused.message)
end


local STEPS = {
    {"Log in", journey.log_in},
    {"Enrol a user and list the offers", journey.list_offers},
    {"Activate an offer by its button", journey.activate_offer},
    {"Activate by viewing, where only descriptions are shown", journey.view_offer},
    {"Send attribution events", journey.send_events},
    {"Activate a placement slot", journey.activate_slot},
    {"Find places near a coordinate", journey.find_places},
    {"Earn a reward and verify its webhook", journey.earn},
    {"The same user by the legacy API", journey.legacy},
    {"Activate Capillary promotions", journey.promotions},
}


local function run(place)
    local self = {place = place}
    self.kard = assert(perk.kard{
        environment = "sandbox", base_url = place.url,
        client_id = place.client_id, client_secret = place.client_secret,
        organization_id = place.organization_id,
    })
    for number, step in ipairs(STEPS) do
        print(("%2d. %s"):format(number, step[1]))
        step[2](self)
    end
end


local box = sandbox.start()
local fine, problem = pcall(run, box.credentials)
box.stop()
if not fine then error(problem, 0) end
print(("%d steps done on the sandbox, %s is stopped"):format(#STEPS, box.credentials.url))

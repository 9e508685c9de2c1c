-- Resources and documents as separate tables.
local perk = require "perk"
local support = require "support"

local BODY = [[{"data": [{"type": "standardOffer", "id": "1",
    "attributes": {"name": "Shop", "userReward": {"value": 5.70, "type": "PERCENT"},
        "startDate": "2026-01-02T03:04:05.678Z", "purchaseChannel": [], "terms": null,
        "assets": [{"url": "https://a.example/1", "alt": "a"}], "someNew": {"deepThing": [1]}},
    "relationships": {"category": {"data": []}}}]}]]
local VALUES = {
    type = "standardOffer", id = "1", name = "Shop", user_reward = {value = 5.7, type = "PERCENT"},
    start_date = "2026-01-02T03:04:05.678Z", purchase_channel = {}, terms = perk.null,
    assets = {{url = "https://a.example/1", alt = "a"}}, someNew = {deepThing = {1}},
}


local function plain(value)
    if type(value) ~= "table" then return true end
    local mark = getmetatable(value)
    if mark ~= nil and mark ~= getmetatable(perk.array()) then return false end
    for _, member in pairs(value) do
        if not plain(member) then return false end
    end
    return true
end


describe("tables", function()
    after_each(support.nothing_alive)

    it("have the table's names, and nothing of the document", function()
        local document = assert(perk.document(BODY))
        local made = document[1]:to_table()
        assert.are.same(VALUES, made)
        assert.is_true(plain(made))
        assert.are.same({VALUES}, document:to_table())
        assert.are.equal("[]", perk.dump(made.purchase_channel))
        made.user_reward.type = "changed"
        assert.are.equal("PERCENT", document[1]:to_table().user_reward.type)
        assert.are.equal("PERCENT", document[1].user_reward.type)
    end)

    it("are as sent where that is asked for", function()
        local document = assert(perk.document(BODY))
        assert.are.same(assert(perk.parse(BODY)).data, document:to_table{wire = true})
        assert.is_true(plain(document[1]:to_table{wire = true}))
        assert.has_error(function() document[1]:to_table("wire") end)
    end)

    it("have one member where a reply spells it twice", function()
        local offer = assert(perk.document([[{"data": {"type": "standardOffer", "id": "1",
            "attributes": {"user_reward": 1, "userReward": 2, "id": "x", "type": "y"}}}]]))[1]
        assert.are.same({type = "standardOffer", id = "1", user_reward = 2}, offer:to_table())
    end)

    it("have the members of plain objects", function()
        local merchant = assert(perk.document(
            '[{"_id": "7", "type": "X", "websiteURL": "u", "offers": [{"_id": "o"}]}]'
        ))[1]
        local wanted = {id = "7", type = "X", website_url = "u", offers = {{id = "o"}}}
        assert.are.same(wanted, merchant:to_table())
        assert.are.same({}, assert(perk.document('{"data": []}')):to_table())
    end)
end)


describe("a relationship", function()
    after_each(support.nothing_alive)

    local INCLUDED = BODY:gsub('"data": %[%]', '"data": [{"type": "category", "id": "c"}]')

    it("reads like an attribute", function()
        local body = INCLUDED:gsub(
            "}$", ', "included": [{"type": "category", "id": "c", "attributes": {"name": "Food"}}]}'
        )
        assert.are.equal("Food", assert(perk.document(body))[1].category[1].name)
        assert.are.same({}, assert(perk.document(BODY))[1].category)
        assert.is_nil(assert(perk.document(BODY))[1].brand)
    end)

    it("raises what to ask for when the reply does not include it", function()
        local offer = assert(perk.document(INCLUDED))[1]
        local fine, err = pcall(function() return offer.category end)
        assert.is_false(fine)
        assert.are.equal("state", err.code)
        assert.is_truthy(err.message:find('include="categories"', 1, true), err.message)
        assert.are.same({}, offer:related("category"))
    end)

    it("gives way to an attribute of its name", function()
        local offer = assert(perk.document(
            '{"data": {"type": "standardOffer", "id": "1", "attributes": {"category": "own"}}}'
        ))[1]
        assert.are.equal("own", offer.category)
    end)
end)


describe("a resource as text", function()
    after_each(support.nothing_alive)

    it("is what people look at first", function()
        local offer = assert(perk.document(BODY))[1]
        assert.are.equal("Offer('Shop', '5.70 % cash back')", tostring(offer))
    end)

    it("has nothing personal, and nothing that a terminal acts on", function()
        local user = assert(perk.document(
            '{"data": {"type": "user", "id": "user-7", "attributes": {"email": "ana@x.test"}}}'
        ))[1]
        assert.are.equal("User('***')", tostring(user))
        local offer = assert(perk.document(
          '{"data": {"type": "standardOffer", "id": "1", "attributes": {"name": "\\u001b[2J\\n"}}}'
        ))[1]
        assert.are.equal("Offer('\\u001b[2J\\u000a')", tostring(offer))
    end)
end)

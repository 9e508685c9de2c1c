-- Writes after the fact: the vectors of reconcile and modify, and both against the sandbox, whose
-- own ledger decides.
local call = require "perk.call"
local core = require "perk.core"
local perk = require "perk"
local place = require "place"
local support = require "support"
local describe_table = require "perk.describe"

local control = place.control

local FATES = {
    [core.PERK_ACCEPTED] = "accepted", [core.PERK_REJECTED] = "rejected",
    [core.PERK_UNKNOWN] = "unknown",
}

-- A connection that breaks after the server acted, and one that breaks before it could.
local AFTER, BEFORE = {reset = true, act = true}, {reset = true, act = false}


local function url_of(client, args)
    local request = assert(core.perk_request_build(client._native, args))
    assert.are.equal("GET", core.perk_request_method(request))
    return core.perk_request_url(request)
end


local function feed(asked, step)
    for index, body in ipairs(step.pages) do
        local page = assert(core.perk_doc_parse(perk.dump(body), 0))
        local enough = assert(core.perk_reconcile_page(asked, page))
        assert.is_true(enough == 0 or index == #step.pages)
    end
    assert(core.perk_reconcile_end(
        asked, step.failed and describe_table.row("errors", step.failed).code or 0
    ))
end


support.each_case("reconcile", 30, function(case)
    local client = support.client(case)
    local args = assert(call.arguments(case.operation, case.args, case.strict ~= false))
    local asked = core.perk_reconcile_new()
    local added, err = core.perk_reconcile_add(asked, args)
    if case.error then
        assert.is_nil(added)
        return support.check_error(err, case.error)
    end
    for _, step in ipairs(case.reads) do
        assert.are.equal(step.url, url_of(client, (core.perk_reconcile_next(asked))))
        feed(asked, step)
    end
    assert.is_nil((core.perk_reconcile_next(asked)))
    assert.are.equal(#case.outcomes, core.perk_reconcile_count(asked))
    for index, wanted in ipairs(case.outcomes) do
        assert.are.equal(wanted.outcome, FATES[core.perk_reconcile_at(asked, index - 1)])
        assert.are.equal(wanted.reason, core.perk_reconcile_reason(asked, index - 1))
        assert.are.equal(
            wanted.outcome == "rejected", core.perk_reconcile_error(asked, index - 1) ~= nil
        )
    end
end)


local function modified(case)
    local wanted, err = core.perk_modify_new(
        core.perk_op_find(case.operation), perk.dump(case.changes), case.strict == false and 0 or 1
    )
    if not wanted then return nil, err end
    local client = support.client(case)
    assert.are.equal(case.read, url_of(client, core.perk_modify_read(wanted)))
    local args
    local reply = assert(core.perk_doc_parse(perk.dump(case.reply), 0))
    args, err = core.perk_modify_write(wanted, reply)
    if not args then return nil, err end
    return core.perk_request_build(client._native, args)
end


support.each_case("modify", 15, function(case)
    local expected = case.request
    local request, err = modified(case)
    if case.error then
        assert.is_nil(request)
        return support.check_error(err, case.error)
    end
    assert.is_nil(err)
    assert.are.equal(expected.method, core.perk_request_method(request))
    assert.are.equal(expected.url, core.perk_request_url(request))
    -- Compared as values: a Lua table that is sent has no order of members.
    assert.is_true(
        support.same(core.parse(expected.body), core.parse(core.perk_request_body(request)))
    )
end)


local function cut(operation, how, times)
    control(
        "POST", "faults",
        {match = {operation = operation}, reset = how.reset, act = how.act, times = times or 1}
    )
end


local function ledger(kind)
    local found = {}
    for _, entry in ipairs(control("GET", "ledger").one.attributes.items) do
        if entry.kind == kind then found[#found + 1] = entry.id end
    end
    return found
end


local function users(count)
    local list = {}
    for number = 1, count do
        list[number] = {id = "bulk-" .. number, enrolled_rewards = {"CARDLINKED"}}
    end
    return list
end


local function statuses(outcomes)
    local letters = {}
    for index, outcome in ipairs(outcomes) do letters[index] = outcome.status:sub(1, 1) end
    return table.concat(letters)
end


describe("writes after the fact", function()
    setup(place.start)

    teardown(place.stop)

    before_each(function() control("POST", "reset") end)

    after_each(support.nothing_alive)

    it("settle the unknown items of a bulk write", function()
        cut("users.create", AFTER)
        cut("users.create", BEFORE)
        local outcomes = assert(place.client().users:create_many(users(210)))
        assert.are.equal(("u"):rep(200) .. ("a"):rep(10), statuses(outcomes))
        local settled = assert(outcomes:reconcile())
        assert.are.equal(("a"):rep(100) .. ("r"):rep(100) .. ("a"):rep(10), statuses(settled))
        assert.are.equal(#ledger("user"), #settled:accepted())
        assert.are.equal("users.get shows it as it was sent", settled[1].reason)
        assert.is_nil(settled[1].error)
        assert.are.same({"not_done", true, false}, {
            settled[101].error.code, settled[101].error.retryable,
            settled[101].error.outcome_unknown,
        })
        assert.are.equal(outcomes[101].error, settled[101].error.cause)
        assert.are.equal(settled, settled:reconcile())
        assert.has_error(function() settled:raise_for_errors() end)
    end)

    it("find what a single write made, by its error or by its name", function()
        for expected, how in pairs{a = AFTER, r = BEFORE} do
            cut("subscriptions.create", how)
            local kard = place.client()
            local given = {{
                event_name = "auditUpdate", webhook_url = "http://127.0.0.1:9/" .. expected,
                enabled = true,
            }}
            local made, err = kard.subscriptions:create(given)
            assert.is_nil(made)
            assert.is_true(err.outcome_unknown)
            local outcomes = assert(kard:reconcile(err))
            assert.are.equal(expected, statuses(outcomes))
            assert.are.same(given[1], outcomes[1].item)
            assert.are.equal(
                expected,
                statuses(assert(kard:reconcile("subscriptions.create", {subscriptions = given})))
            )
        end
        assert.are.equal(1, #ledger("subscription"))
    end)

    -- One table for all, changed in place.
    local function one_table_for_all(count)
        local row, number = {enrolled_rewards = {"CARDLINKED"}}, 0
        return function()
            if number == count then return nil end
            row.id, number = "u" .. number, number + 1
            return row
        end
    end

    local function ids(outcomes)
        local found = {}
        for index, outcome in ipairs(outcomes) do found[index] = outcome.item.id end
        return table.concat(found, " ")
    end

    it("ask about what was sent", function()
        local kard = place.client()
        assert(kard.users:create{
            {id = "u0", enrolled_rewards = {"CARDLINKED"}},
            {id = "u1", enrolled_rewards = {"CARDLINKED"}},
        })
        cut("users.create", BEFORE)
        local outcomes = assert(kard.users:create_many(one_table_for_all(4)))
        assert.are.equal("uuuu", statuses(outcomes))
        local settled = assert(outcomes:reconcile())
        assert.are.same({"aarr", "u0 u1 u2 u3"}, {statuses(settled), ids(settled)})
    end)

    it("do not ask about what the caller changed afterwards", function()
        local kard = place.client()
        local given = {
            {id = "a", enrolled_rewards = {"CARDLINKED"}},
            {id = "b", enrolled_rewards = {"CARDLINKED"}},
        }
        cut("users.create", AFTER)
        local outcomes = assert(kard.users:create_many(given))
        cut("users.create", AFTER)
        local _, err = kard.users:create(given)
        given[1].id, given[2].id = "c", "d"
        for _, settled in ipairs{assert(outcomes:reconcile()), assert(kard:reconcile(err))} do
            assert.are.same({"aa", "a b"}, {statuses(settled), ids(settled)})
        end
    end)

    it("name the item that was rejected", function()
        local next_row = one_table_for_all(4)
        local zips = {u0 = 5, u1 = 0 / 0, u2 = "10001", u3 = "10001"}
        local outcomes = assert(place.client().users:create_many(function()
            local row = next_row()
            if row then row.zip_code = zips[row.id] end
            return row
        end))
        assert.are.same({"rraa", "u0 u1 u2 u3"}, {statuses(outcomes), ids(outcomes)})
    end)

    it("report whether something is gone", function()
        local kard = place.client()
        assert(kard.users:create{{id = "u", enrolled_rewards = perk.array()}})
        cut("users.delete", BEFORE, -1)
        local _, err = kard.users:delete("u", {max_attempts = 1})
        local outcomes = assert(kard:reconcile(err))
        assert.are.same({"r", 1}, {statuses(outcomes), #outcomes})
        assert.is_nil(outcomes[1].item)
    end)

    it("leave an item unknown whose read fails, until it works", function()
        cut("users.create", AFTER)
        local outcomes = assert(place.client().users:create_many(users(2)))
        control("POST", "faults", {match = {path = "*/users/bulk-1"}, status = 403})
        local once = assert(outcomes:reconcile())
        assert.are.equal("ua", statuses(once))
        assert.are.equal("aa", statuses(assert(once:reconcile())))
    end)

    it("keep what was sent out of errors, and report when there is nothing to reconcile", function()
        local kard = place.client()
        cut("users.create", AFTER)
        local _, err = kard.users:create{{id = "secret-id", enrolled_rewards = perk.array()}}
        assert.is_nil(perk.dump(err):find("secret-id", 1, true))
        _, err = kard.users:delete("nobody")
        local outcomes, refused = kard:reconcile(err)
        assert.is_nil(outcomes)
        assert.are.equal("state", refused.code)
        outcomes, refused = kard:reconcile("users.get", {user_id = "u"})
        assert.is_nil(outcomes)
        assert.are.equal("users.get writes nothing", refused.message)
        assert.has_error(function() kard:reconcile(7) end)
    end)

    it("change one thing and keep the rest", function()
        local kard = place.client()
        assert(kard.users:create{{
            id = "u", enrolled_rewards = {"CARDLINKED"}, email = "a@example.test",
            birth_year = "1990",
        }})
        local changed = assert(kard.users:modify("u", {zip_code = "10001", birth_year = perk.null}))
        assert.are.same(
            {"10001", "a@example.test", "CARDLINKED"},
            {changed.zip_code, changed.email, changed.enrolled_rewards[1]}
        )
        assert.is_nil(changed.attributes.birthYear)
        local home = assert(
            kard.placements:create{type = "placement", name = "Home", available_slots = 3}
        )
        local group = assert(kard.placements:create{
            type = "placementGroup", name = "All",
            slots = {{placement_id = home.id, alias = "one"}},
        })
        local renamed = assert(kard.placements:modify(group.id, {name = "Every"}))
        assert.are.same(
            group.relationships.slots.data[1].id, renamed.relationships.slots.data[1].id
        )
    end)

    it("refuse a change that is none, and reconcile one that was cut off", function()
        local kard = place.client()
        local made, err = kard.users:modify("u", {zipcode = "1"})
        assert.is_nil(made)
        assert.is_truthy(err.message:find("did you mean 'zip_code'", 1, true))
        assert.are.equal("missing", select(2, kard.users:modify("u")).code)
        assert.is_nil(kard.subscriptions.modify)
        assert(kard.users:create{{id = "u", enrolled_rewards = perk.array()}})
        cut("users.update", AFTER, -1)
        made, err = kard.users:modify("u", {zip_code = "1", max_attempts = 1})
        assert.is_nil(made)
        assert.are.equal("a", statuses(assert(kard:reconcile(err))))
    end)
end)

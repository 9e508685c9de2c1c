-- What of responses is shaped, from headers and from bodies, whole and in chunks.
local fake_host = require "fake_host"
local perk_shape = require "perk.gateway.shape"

local BODY = '{"data":[{"type":"standardOffer","id":"1","attributes":{"name":"a","terms":"b"}}]}'
local SHAPED = '{"data":[{"type":"standardOffer","id":"1","attributes":{"name":"a"}}]}'
local RULES = {attributes = {standardOffer = {"name"}}}


local function shape_of(max_body, rules)
    local host = fake_host.new()
    local shape = assert(perk_shape.new(host, rules or RULES, {name = "offers", max_body = max_body}))
    return shape, host
end


local function screened(headers, status, max_body)
    local shape, host = shape_of(max_body)
    local wanted, changes = shape:screen(status or 200, function(name) return headers[name] end)
    return wanted, changes, host
end


local function count_of(host, result)
    return host.counts["perk_shapes_total{result=" .. result .. ",shape=offers}"]
end


local function collected(shape, chunks)
    local collector, sent = shape:begin(), {}
    for index, chunk in ipairs(chunks) do sent[index] = collector:add(chunk, index == #chunks) end
    return sent
end


describe("headers of responses", function()
    for _, media in ipairs{
        "application/json", "Application/JSON; charset=utf-8", "application/vnd.api+json;ext=x",
        " application/json",
    } do
        it("with " .. media .. " are those of a body that is shaped", function()
            local wanted, changes = screened{["content-type"] = media, ["content-length"] = "82"}
            assert.is_true(wanted)
            assert.is_false(changes["content-length"])
            assert.is_nil(changes["perk-shape"])
        end)
    end

    local json = "application/json"
    for reason, cases in pairs{
        type = {{}, {["content-type"] = "text/html"}, {["content-type"] = "application/jsonp"},
            {["content-type"] = "application/problem+json"}, {["content-type"] = ""},
            {["content-type"] = {json, "text/html"}}},
        encoding = {{["content-type"] = json, ["content-encoding"] = "gzip"},
            {["content-type"] = json, ["content-encoding"] = {"identity", "br"}}},
        size = {{["content-type"] = json, ["content-length"] = "101"}},
    } do
        it("are a reason to skip: " .. reason, function()
            for _, headers in ipairs(cases) do
                local wanted, changes, host = screened(headers, 200, 100)
                assert.is_false(wanted)
                assert.are.same({["perk-shape"] = "skipped; reason=" .. reason}, changes)
                assert.are.equal(1, count_of(host, reason))
            end
        end)
    end

    it("within the cap, or without a length, are no reason", function()
        assert.is_true(screened({["content-type"] = json, ["content-length"] = "100"}, 200, 100))
        assert.is_true(screened({["content-type"] = json}, 200, 100))
        assert.is_true(screened({["content-type"] = json, ["content-encoding"] = "Identity"}))
    end)

    it("of other statuses than 200 and the like are a reason", function()
        for _, status in ipairs{100, 199, 204, 205, 206, 300, 303, 305, 401, 404, 500} do
            local wanted, changes = screened({["content-type"] = json}, status)
            assert.is_false(wanted)
            assert.are.equal("skipped; reason=status", changes["perk-shape"])
        end
        assert.is_true(screened({["content-type"] = json}, 201))
    end)

    it("of a 304 stay as they are", function()
        local wanted, changes, host = screened({etag = '"abc"', ["content-type"] = json}, 304)
        assert.is_false(wanted)
        assert.are.same({}, changes)
        assert.are.same({}, host.counts)
    end)

    it("do not describe the bytes any longer", function()
        local _, changes = screened{["content-type"] = json, etag = '"abc"'}
        assert.are.equal('W/"abc"', changes.etag)
        for _, name in ipairs{"accept-ranges", "content-md5", "digest", "content-digest"} do
            assert.is_false(changes[name])
        end
        _, changes = screened{["content-type"] = json, etag = 'W/"abc"'}
        assert.are.equal('W/"abc"', changes.etag)
        _, changes = screened{["content-type"] = json, etag = {'"a"', '"b"'}}
        assert.is_false(changes.etag) -- two mean nothing
    end)
end)


describe("bodies of responses", function()
    it("are shaped as a whole", function()
        local shape, host = shape_of()
        assert.are.equal(SHAPED, (shape:apply(BODY)))
        assert.are.equal(1, count_of(host, "shaped"))
    end)

    it("are shaped in chunks of any size", function()
        for size = 1, #BODY do
            local chunks = {}
            for at = 1, #BODY, size do chunks[#chunks + 1] = BODY:sub(at, at + size - 1) end
            for _, last in ipairs{false, true} do
                if last then chunks[#chunks + 1] = "" end
                local sent = collected(shape_of(), chunks)
                assert.are.equal(SHAPED, table.concat(sent))
                for index = 1, #sent - 1 do assert.are.equal("", sent[index]) end
            end
        end
    end)

    it("may be as large as the cap", function()
        assert.are.same({"", SHAPED}, collected(shape_of(#BODY), {BODY:sub(1, 50), BODY:sub(51)}))
    end)

    it("beyond the cap pass untouched, as soon as that shows", function()
        local shape, host = shape_of(10)
        local chunks = {"12345", "67890", "1", "", "2345", "6"}
        assert.are.same({"", "", "12345678901", "", "2345", "6"}, collected(shape, chunks))
        assert.are.equal(1, count_of(host, "size"))
        assert.are.same({}, host.lines)
    end)

    it("that are not JSON pass untouched, and the log has no part of them", function()
        local shape, host = shape_of()
        assert.are.same({"", "", "secret{[}"}, collected(shape, {"secret", "{[", "}"}))
        assert.are.equal(1, count_of(host, "json"))
        assert.are.same(
            {{level = "warn", line = "parse: a body passes without the shape offers"}}, host.lines
        )
        local text, changes = shape:apply("secret")
        assert.is_nil(text)
        assert.are.same({["perk-shape"] = "skipped; reason=json"}, changes)
    end)

    it("that would grow too much pass untouched", function()
        local id, offers = '{"type":"category","id":"c"}', {}
        for index = 1, 3000 do
            offers[index] = '{"type":"t","id":"1","attributes":{},"relationships":{"category":'
                .. '{"data":[' .. id .. "]}}}"
        end
        local body = '{"data":[' .. table.concat(offers, ",") .. '],"included":[{"type":"category",'
            .. '"id":"c","attributes":{"name":"' .. ("x"):rep(3000) .. '"}}]}'
        local shape, host = shape_of(nil, {flatten = {"category"}})
        assert.are.same({body}, collected(shape, {body}))
        assert.are.equal(1, count_of(host, "limit"))
    end)

    it("without a byte stay so", function()
        local shape, host = shape_of()
        assert.are.same({""}, collected(shape, {""}))
        assert.are.same({}, host.lines)
        assert.are.same({}, host.counts)
    end)

    it("are compared with the host's clock", function()
        local function offer(id, date)
            return ('{"type":"standardOffer","id":"%s","attributes":{"expirationDate":"%s"}}')
                :format(id, date)
        end
        local shape, host = shape_of(nil, {current = true})
        local body = '{"data":[%s%s]}'
        local first, second = offer("a", "1970-01-12T13:46:40Z"), offer("b", "1970-01-12T13:46:41Z")
        assert.are.equal(1000000, host.now())
        assert.are.equal(body:format(second, ""), (shape:apply(body:format(first .. ",", second))))
        host.advance(1)
        assert.are.equal(body:format("", ""), (shape:apply(body:format(first .. ",", second))))
    end)
end)


describe("a shape of a gateway", function()
    it("is refused with the core's error", function()
        local made, err = perk_shape.new(fake_host.new(), {curent = true})
        assert.is_nil(made)
        assert.are.equal("shapes have no rule 'curent'; did you mean 'current'?", err.message)
        assert.are.equal("/curent", err.pointer)
    end)

    it("works in a host that does not count", function()
        local host = fake_host.new()
        host.count = nil
        local shape = assert(perk_shape.new(host, RULES))
        assert.are.equal(SHAPED, (shape:apply(BODY)))
    end)
end)

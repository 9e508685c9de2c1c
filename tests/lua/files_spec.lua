-- Files behind signed URLs, against the sandbox, whose store refuses what belongs to the API.
local perk = require "perk"
local place = require "place"
local support = require "support"

local client, control = place.client, place.control
local FILE = {type = "incomingTransactionsFile", filename = "day.jsonl"}


local function target_of(kard)
    return assert(kard.transactions:create_upload_urls{FILE})[1]
end


describe("files", function()
    setup(place.start)

    teardown(place.stop)

    before_each(function() control("POST", "reset") end)

    after_each(support.nothing_alive)

    it("are put without the client's token and headers", function()
        local kard = client{user_agent = "agent-of-the-tests"}
        assert.is_true(assert(kard:upload(
            target_of(kard), '{"type": "nonsense"}\n', {content_type = "application/x-ndjson"}
        )))
        local taken = assert(control("GET", "ledger?kind=file")).data.items[1]
        assert.are.same({"day.jsonl", 1}, {taken.fileName, taken.refused})
        local log = assert(control("GET", "log")).data.requests
        for _, entry in ipairs(log) do
            if entry.method == "PUT" then
                assert.is_nil(rawget(entry.headers, "authorization"))
                assert.is_nil(rawget(entry.headers, "user-agent"))
                assert.are.equal("application/x-ndjson", rawget(entry.headers, "content-type"))
            end
        end
    end)

    it("are read from an open file", function()
        local name = os.tmpname()
        local file = assert(io.open(name, "wb"))
        file:write("\n\n")
        file:close()
        file = assert(io.open(name, "rb"))
        local kard = client()
        assert(kard:upload(target_of(kard), file))
        file:close()
        os.remove(name)
        assert.are.equal(2, assert(control("GET", "ledger?kind=file")).data.items[1].bytes)
    end)

    it("are fetched as they are stored", function()
        local kard = client()
        local file = assert(kard.files:list{page_size = 1}:first())
        local bytes = assert(kard:download(file))
        assert.are.equal(bytes, kard:download(file.download_url))
        assert.are.equal(file.type, assert(perk.parse(bytes:match("[^\n]+"))).file)
        local none, err = kard:download(file, {max_body = #bytes - 1})
        assert.is_nil(none)
        assert.are.equal("limit", err.code)
    end)

    it("report why not, without the URL", function()
        local kard = client()
        local target = target_of(kard)
        local none, err = kard:download(target)
        assert.is_nil(none)
        assert.are.same(
            {"forbidden", 403, "AccessDenied"}, {err.code, err.http_status, err.api_name}
        )
        local signature = target.url:match("X%-Signature=(%w+)")
        for _, value in pairs(err) do assert.is_nil(tostring(value):find(signature, 1, true)) end
        for _, url in ipairs{"http://store.example.test/s3cret", "/s3cret", ""} do
            none, err = kard:upload(url, "")
            assert.is_nil(none)
            assert.are.equal("url", err.pointer)
            assert.is_nil(tostring(err):find("s3cret", 1, true))
        end
        assert.has_error(function() kard:upload(target, nil) end)
        assert.has_error(function() kard:upload(target, 7) end)
    end)

    it("are transferred by a host that does its own sending", function()
        local call = assert(client():transfer_call("https://store.example.test/a?sig=1", "\0\255"))
        assert.are.equal("send", call:step(0))
        local request = {
            method = "PUT", url = "https://store.example.test/a?sig=1", body = "\0\255",
        }
        request.headers = {["Accept-Encoding"] = "identity"}
        assert.are.same(request, call:request())
        assert(call:feed(200, {}, "\0", 1))
        assert.are.equal("page", call:step(1))
        local page = call:page()
        assert.are.same({"bytes", "\0", 0}, {page.kind, page.json, #page})
        assert.are.equal("done", call:step(2))
    end)
end)

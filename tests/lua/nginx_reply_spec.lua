-- Replies of servers that are wrong, hostile or cut off, as perk.nginx.reply reads them.
local reply = require "perk.nginx.reply"

local MAX = 1000


-- The parts, then the end: "closed" unless it is given.
local function source_of(parts, ending)
    local index = 0
    return function()
        index = index + 1
        if parts[index] then return parts[index] end
        return nil, ending or "closed"
    end
end


local function in_slices(text, size)
    local parts = {}
    for start = 1, #text, size do parts[#parts + 1] = text:sub(start, start + size - 1) end
    return parts
end


local function read(text, method, ending)
    return reply.read(source_of({text}, ending), method or "GET", MAX)
end


local function chunked(body, more)
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" .. (more or "") .. "\r\n" .. body
end


local function sized(length, body)
    return "HTTP/1.1 200 OK\r\nContent-Length: " .. length .. "\r\n\r\n" .. body
end


local GOOD = {
    {"a length", sized(5, "hello"), "hello", true},
    {"chunks", chunked "3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n", "hello", true},
    {"trailers", chunked "5\r\nhello\r\n0\r\nX-A: b\r\nX-C: d\r\n\r\n", "hello", true},
    {"to the end", "HTTP/1.1 200 OK\r\n\r\nhello", "hello", false},
    {"HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", "hello", false},
    {"no reason", "HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nhello", "hello", true},
    {"line feeds only", "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello", "hello", true},
    {"equal lengths", sized("5, 5", "hello"), "hello", true},
    {"both lengths", chunked("5\r\nhello\r\n0\r\n\r\n", "Content-Length: 9\r\n"), "hello", false},
    {"closing", "HTTP/1.1 200 OK\r\nConnection: a, Close\r\nContent-Length: 5\r\n\r\nhello",
        "hello", false},
    {"more than the reply", sized(5, "hello") .. "HTTP/1.1 200 OK\r\n\r\n", "hello", false},
    {"interim replies", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\n"
        .. sized(5, "hello"), "hello", true},
    {"the most", sized(MAX, ("x"):rep(MAX)), ("x"):rep(MAX), true},
}

local BAD = {
    {"nothing", "", "transport"},
    {"no HTTP", "SSH-2.0-OpenSSH\r\n\r\n", "transport"},
    {"HTTP/2", "HTTP/2 200\r\n\r\n", "transport"},
    {"a status of four digits", "HTTP/1.1 2000 OK\r\n\r\n", "transport"},
    {"a head that ends", "HTTP/1.1 200 OK\r\nContent-Le", "transport"},
    {"a folded header", "HTTP/1.1 200 OK\r\nX-A: b\r\n c\r\n\r\n", "transport"},
    {"a name with a space", "HTTP/1.1 200 OK\r\nX-A : b\r\n\r\n", "transport"},
    {"a control character", "HTTP/1.1 200 OK\r\nX-A: b\0c\r\n\r\n", "transport"},
    {"another protocol", "HTTP/1.1 101 Switching\r\n\r\n" .. sized(5, "hello"), "transport"},
    {"a short body", sized(6, "hello"), "transport"},
    {"two lengths", sized("5\r\nContent-Length: 6", "hello!"), "transport"},
    {"a negative length", sized(-1, "hello"), "transport"},
    {"a length that is too long to count", sized(("9"):rep(40), "hello"), "transport"},
    {"no length at all", sized("", "hello"), "transport"},
    {"compressed chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "transport"},
    {"chunks of HTTP/1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "transport"},
    {"a chunk without size", chunked "\r\nhello\r\n0\r\n\r\n", "transport"},
    {"a chunk with a sign", chunked "-5\r\nhello\r\n0\r\n\r\n", "transport"},
    {"a chunk that is longer", chunked "4\r\nhello\r\n0\r\n\r\n", "transport"},
    {"a chunk that ends", chunked "5\r\nhel", "transport"},
    {"no last chunk", chunked "5\r\nhello\r\n", "transport"},
    {"trailers that end", chunked "5\r\nhello\r\n0\r\nX-A: b\r\n", "transport"},
    {"a large body", sized(MAX + 1, ""), "limit"},
    {"a large chunk", chunked "fffffff\r\n", "limit"},
    {"large chunks", chunked(("64\r\n" .. ("x"):rep(100) .. "\r\n"):rep(11)), "limit"},
    {"a large body to the end", "HTTP/1.1 200 OK\r\n\r\n" .. ("x"):rep(MAX + 1), "limit"},
    {"a long line", "HTTP/1.1 200 OK\r\nX-A: " .. ("x"):rep(40000), "limit"},
    {"many headers", "HTTP/1.1 200 OK\r\n" .. ("X-A: b\r\n"):rep(20000), "limit"},
    {"many trailers", chunked("0\r\n" .. ("X-A: b\r\n"):rep(20000)), "limit"},
    {"many interim replies", ("HTTP/1.1 100 Continue\r\n\r\n"):rep(1000), "limit"},
}


describe("a reply of a server", function()
    for _, case in ipairs(GOOD) do
        local name, text, body, stays = case[1], case[2], case[3], case[4]
        it("with " .. name .. " is read in slices of any size", function()
            for _, size in ipairs{1, 2, 3, 7, #text} do
                local got = assert(reply.read(source_of(in_slices(text, size)), "GET", MAX))
                assert.equal(200, got.status)
                assert.equal(body, got.body)
                if size == #text then assert.equal(stays, got.stays) end
            end
        end)
    end

    for _, case in ipairs(BAD) do
        local name, text, code = case[1], case[2], case[3]
        it("with " .. name .. " is a failure", function()
            for _, size in ipairs{11, math.max(#text, 1)} do
                local got, why = reply.read(source_of(in_slices(text, size)), "GET", MAX)
                assert.is_nil(got)
                assert.equal(code, why)
            end
        end)
    end

    it("has no body after HEAD, with 204 and with 304", function()
        for _, case in ipairs{{"HEAD", 200}, {"GET", 204}, {"GET", 304}} do
            local head = ("HTTP/1.1 %d X\r\nContent-Length: 7\r\n\r\n"):format(case[2])
            local got = assert(read(head, case[1]))
            assert.equal("", got.body)
            assert.is_true(got.stays)
        end
    end)

    it("keeps repeated headers", function()
        local got = assert(read("HTTP/1.1 200 OK\r\nA: 1\r\na: 2\r\nA:3 \r\nB: x y\r\n\r\n"))
        assert.same({a = {"1", "2", "3"}, b = "x y"}, got.headers)
    end)

    it("that stops is a deadline, also where it may end", function()
        for _, text in ipairs{"HTTP/1.1 200", sized(9, "hello"), "HTTP/1.1 200 OK\r\n\r\nhello"} do
            assert.same({nil, "deadline"}, {read(text, "GET", "deadline")})
        end
    end)

    it("of tiny chunks is whole", function()
        local got = assert(read(chunked(("1\r\nx\r\n"):rep(MAX) .. "0\r\n\r\n")))
        assert.equal(("x"):rep(MAX), got.body)
    end)
end)

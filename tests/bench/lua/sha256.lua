-- HMAC-SHA256 in plain Lua on LuaJIT's bit operations: what a gateway script does without a C
-- library. For the bench only.
local bit = require "bit"

local band, bnot, bxor, ror = bit.band, bit.bnot, bit.bxor, bit.ror
local rshift, tobit = bit.rshift, bit.tobit

local sha256 = {}


-- The first 32 bits of the fractional parts of the square and cube roots of the first primes.
local function constants(count, root)
    local found, candidate = {}, 2
    while #found < count do
        local prime = true
        for divisor = 2, math.floor(math.sqrt(candidate)) do
            if candidate % divisor == 0 then prime = false end
        end
        if prime then found[#found + 1] = root(candidate) end
        candidate = candidate + 1
    end
    return found
end


local function fraction(n)
    return function(prime) return tobit(math.floor(prime ^ (1 / n) % 1 * 2 ^ 32)) end
end


local START = constants(8, fraction(2))
local K = constants(64, fraction(3))


local function compress(h, w)
    for i = 17, 64 do
        local a, b = w[i - 15], w[i - 2]
        local s0 = bxor(ror(a, 7), ror(a, 18), rshift(a, 3))
        local s1 = bxor(ror(b, 17), ror(b, 19), rshift(b, 10))
        w[i] = tobit(w[i - 16] + s0 + w[i - 7] + s1)
    end
    local a, b, c, d, e, f, g, k = h[1], h[2], h[3], h[4], h[5], h[6], h[7], h[8]
    for i = 1, 64 do
        local s1 = bxor(ror(e, 6), ror(e, 11), ror(e, 25))
        local t1 = k + s1 + bxor(band(e, f), band(bnot(e), g)) + K[i] + w[i]
        local s0 = bxor(ror(a, 2), ror(a, 13), ror(a, 22))
        local t2 = s0 + bxor(band(a, b), band(a, c), band(b, c))
        k, g, f, e, d, c, b, a = g, f, e, tobit(d + t1), c, b, a, tobit(t1 + t2)
    end
    h[1], h[2], h[3], h[4] = tobit(h[1] + a), tobit(h[2] + b), tobit(h[3] + c), tobit(h[4] + d)
    h[5], h[6], h[7], h[8] = tobit(h[5] + e), tobit(h[6] + f), tobit(h[7] + g), tobit(h[8] + k)
end


local function word(value)
    return string.char(
        band(rshift(value, 24), 255), band(rshift(value, 16), 255), band(rshift(value, 8), 255),
        band(value, 255)
    )
end


local function hash(text)
    local bits = #text * 8
    text = text .. "\128" .. ("\0"):rep((55 - #text) % 64) .. word(
        math.floor(bits / 2 ^ 32)
    ) .. word(tobit(bits))
    local h, w = {}, {}
    for i = 1, 8 do h[i] = START[i] end
    for at = 1, #text, 64 do
        for i = 1, 16 do
            local a, b, c, d = text:byte(at + i * 4 - 4, at + i * 4 - 1)
            w[i] = tobit(a * 2 ^ 24 + b * 2 ^ 16 + c * 2 ^ 8 + d)
        end
        compress(h, w)
    end
    for i = 1, 8 do h[i] = word(h[i]) end
    return table.concat(h)
end


local function padded(key, byte)
    return (key .. ("\0"):rep(64 - #key)):gsub(".", function(c)
        return string.char(bxor(c:byte(), byte))
    end)
end


local DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


local function base64(bytes)
    local made = {}
    for at = 1, #bytes, 3 do
        local a, b, c = bytes:byte(at, at + 2)
        local group = a * 65536 + (b or 0) * 256 + (c or 0)
        for shift = 18, 0, -6 do
            local index = band(rshift(group, shift), 63) + 1
            made[#made + 1] = DIGITS:sub(index, index)
        end
        if not c then made[#made] = "=" end
        if not b then made[#made - 1] = "=" end
    end
    return table.concat(made)
end


--- A signer of one key (of at most 64 bytes), its pads kept: base64 of the HMAC-SHA256.
function sha256.signer(key)
    local inner, outer = padded(key, 0x36), padded(key, 0x5c)
    return function(body) return base64(hash(outer .. hash(inner .. body))) end
end


return sha256

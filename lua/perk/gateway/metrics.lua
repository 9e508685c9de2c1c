--- Counters of a gateway in the host's store, shown as Prometheus text, and its health.
---
---    local metrics = metrics.new(host)
---    metrics:count("perk_logins_total", {client = "kard", outcome = "ok"})
---    metrics:text()
---    metrics:health{kard = source}

local metrics = {}

local PREFIX = "metrics:"
local MOST = 1000 -- series; label values can come from requests, and the store is bounded
local NO_LABELS = {}
local WEAK = {__mode = "k"}
local ESCAPES = {["\\"] = "\\\\", ['"'] = '\\"', ["\n"] = "\\n"}

-- Every counter, in the order in which they are shown.
metrics.CATALOG = {
    {"perk_logins_total", "Logins by client and outcome: ok, or the code of the error."},
    {"perk_tokens_refused_total", "Tokens that the upstream answered with 401, by client."},
    {"perk_webhooks_total", "Webhook deliveries by result: passed, or the status of the answer."},
    {"perk_webhooks_settled_total", "Deliveries that passed, by result: done or forgotten."},
    {"perk_shapes_total", "Bodies by shape and result: shaped, or the reason to pass them untouched."},
    {"perk_attribution_events_total",
        "Events by outcome: seen (all of them), then sent, rejected, unknown or dropped."},
}

---@class perk.GatewayMetrics
local Metrics = {}
Metrics.__index = Metrics


-- ---- counting ----

local function escaped(value)
    return (tostring(value):gsub('[\\"\n]', ESCAPES))
end


-- The name and the labels in the form of Prometheus: name{a="1",b="2"}.
local function series_of(name, labels)
    local parts = {}
    for label, value in pairs(labels) do
        parts[#parts + 1] = label .. '="' .. escaped(value) .. '"'
    end
    if #parts == 0 then return name end
    table.sort(parts)
    return name .. "{" .. table.concat(parts, ",") .. "}"
end


-- A store cannot list its keys, so series have numbers. Of all Lua states, the one that adds the key
-- of a series gives it the next number. False when there are too many.
function Metrics:_register(series)
    local store = self._store
    if (store:get(PREFIX .. "count") or 0) >= MOST then return store:get(PREFIX .. series) ~= nil end
    if store:add(PREFIX .. series, 0) then
        local number = store:incr(PREFIX .. "count", 1)
        if number then store:set(PREFIX .. ("%d"):format(number), series) end
    end
    return true
end


-- The store's key of a series; nil when there are too many. It is kept as long as the table of the
-- labels lives: callers for whom time counts pass the same table again.
function Metrics:_key(name, labels)
    local keys = self._keys[labels]
    if keys and keys[name] then return keys[name] end
    local series = series_of(name, labels)
    if not self:_register(series) then return nil end
    keys = keys or {}
    keys[name] = PREFIX .. series
    self._keys[labels] = keys
    return keys[name]
end


---Adds to a counter of the catalog. A store that is full loses counts, and nothing else.
---@param name string
---@param labels? table<string, string> not changed later
---@param by? integer 1 when left out
function Metrics:count(name, labels, by)
    local key = self:_key(name, labels or NO_LABELS)
    if key then self._store:incr(key, by or 1) end
end


-- ---- showing ----

-- The lines of all series by the name of their counter.
function Metrics:_lines()
    local store, lines = self._store, {}
    for number = 1, store:get(PREFIX .. "count") or 0 do
        local series = store:get(PREFIX .. ("%d"):format(number))
        local value = series and store:get(PREFIX .. series)
        if value then
            local name = series:match("^[^{]+")
            lines[name] = lines[name] or {}
            table.insert(lines[name], ("%s %.0f\n"):format(series, value))
        end
    end
    return lines
end


---All counters in Prometheus' text format (version 0.0.4).
---@return string
function Metrics:text()
    local lines, parts = self:_lines(), {}
    for _, entry in ipairs(metrics.CATALOG) do
        local name, help = entry[1], entry[2]
        local own = lines[name] or {}
        table.sort(own)
        parts[#parts + 1] = ("# HELP %s %s\n# TYPE %s counter\n"):format(name, help, name)
        parts[#parts + 1] = table.concat(own)
    end
    return table.concat(parts)
end


---Whether the gateway can serve: 200 while each source has a token or can obtain one, else 503. The
---body has one line per source, with the code of the error of those that failed.
---@param sources table<string, perk.GatewayToken>
---@return integer status
---@return string body
function Metrics:health(sources)
    local status, lines = 200, {}
    for name, source in pairs(sources) do
        local state, code = source:state()
        if state == "failed" then status = 503 end
        lines[#lines + 1] = name .. ": " .. state .. (code and " " .. code or "") .. "\n"
    end
    table.sort(lines)
    return status, table.concat(lines)
end


---@param host table see the head of perk.gateway
---@return perk.GatewayMetrics
function metrics.new(host)
    return setmetatable({_store = host.store, _keys = setmetatable({}, WEAK)}, Metrics)
end


return metrics

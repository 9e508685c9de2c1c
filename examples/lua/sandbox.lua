-- Starts the local sandbox for a script, and a listener for its webhooks. Both are Python processes
-- that end when their input does. PERK_PYTHON names the Python that has libperk[sandbox]; the
-- source tree's own is taken otherwise.
local perk = require "perk"

local sandbox = {}

-- For a shell: paths may hold blanks.
local function quoted(text)
    return "'" .. text:gsub("'", "'\\''") .. "'"
end


local PYTHON = quoted(os.getenv("PERK_PYTHON") or ".venv/bin/python")
-- The listener is in the folder of this file, wherever the script runs.
local HERE = debug.getinfo(1, "S").source:match("^@(.*/)") or "./"


-- Runs a command that reads until end of input; gives its output, and a function that ends it.
local function start(command)
    local pipe = os.tmpname()
    assert(os.execute(("rm -f %s && mkfifo %s"):format(pipe, pipe)))
    local input = assert(io.popen(("exec %s > %s"):format(command, pipe), "w"))
    local output = assert(io.open(pipe, "rb"))
    os.remove(pipe)
    return output, function()
        input:close()
        output:close()
    end
end


--- A running sandbox: {credentials, stop}.
function sandbox.start(options)
    local output, stop = start(
        ("%s -m libperk.sandbox --port 0 --json --until-eof %s"):format(PYTHON, options or "")
    )
    local line = output:read("*l")
    if not line then
        stop()
        error("the sandbox did not start; set PERK_PYTHON to a Python that has libperk[sandbox]")
    end
    return {credentials = assert(perk.parse(line)), stop = stop}
end


--- A listener for one webhook: {url, wait, stop}; `wait` gives the raw body and the signature.
function sandbox.listen()
    local output, stop = start(("%s %s"):format(PYTHON, quoted(HERE .. "listener.py")))
    local function wait()
        local signature, length = output:read("*l"), tonumber(output:read("*l"))
        return output:read(length), signature
    end
    return {url = output:read("*l"), wait = wait, stop = stop}
end


return sandbox

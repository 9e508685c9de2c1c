-- The blocks of code of docs/, as they stand there.
local lfs = require "lfs"
local support = require "support"

local pages = {}

local FOLDER = support.path("docs/reference")


--- The blocks of a text.
function pages.blocks(text)
    local found = {}
    for code in text:gmatch("\n```lua\n(.-)```\n") do found[#found + 1] = code end
    return found
end


-- Adds the blocks of a page to `found`, by the operation whose heading they are below.
local function read(path, found)
    local text = support.bytes(path):gsub("\n## ", "\n\1")
    for name, body in text:gmatch("\1([^\n]+)(\n[^\1]*)") do found[name] = pages.blocks(body) end
end


--- The blocks of each operation.
function pages.operations()
    local found = {}
    for _, client in ipairs{"kard", "legacy", "capillary"} do
        local folder = FOLDER .. "/" .. client
        for name in lfs.dir(folder) do
            if name:match("%.md$") then read(folder .. "/" .. name, found) end
        end
    end
    return found
end


--- The lines that all blocks come after.
function pages.setup()
    return pages.blocks(support.bytes(FOLDER .. "/README.md"))[1]
end


--- The content of the blocks: docs/reference/examples.json.
function pages.examples()
    return support.json(FOLDER .. "/examples.json")
end


return pages

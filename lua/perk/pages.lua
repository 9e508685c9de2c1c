--- The resources of a list, over all its pages; each page is fetched when the loop reaches it.
---
---    for offer in kard.offers:list(user_id) do … end          -- raises a page's error
---    local offers, err = kard.offers:list(user_id):list()     -- nil and the error instead

local pages = {}

---A loop over it starts at the first page. Loops over the same one must not be nested: use `each()`
---for the inner one.
---@class perk.Pages
---@operator call: perk.Resource?
local Pages = {}
Pages.__index = Pages
Pages.__name = "perk.pages"


-- A function that returns the next page, nil after the last, nil and an error when it cannot.
local function pager(self)
    local call, err
    return function()
        if not call and not err then call, err = self._open() end
        if err then return nil, err end
        local page
        page, err = self._run(call)
        return page, err
    end
end


local function raising(page, err)
    if err then error(err, 0) end
    return page
end


---An iterator over the pages.
---@return fun(): perk.Document?
function Pages:pages()
    local next_page = pager(self)
    return function() return raising(next_page()) end
end


---An iterator over the resources.
---@return fun(): perk.Resource?
function Pages:each()
    local next_page, page, index = self:pages(), {}, 0
    return function()
        index = index + 1
        while page and not page[index] do
            page, index = next_page(), 1
        end
        return page and page[index]
    end
end


function Pages:__call(_, previous)
    if previous == nil then self._loop = self:each() end
    return self._loop()
end


---All resources in one table; nil and an error when a page cannot be fetched.
---@return perk.Resource[]?
---@return perk.Error? err
function Pages:list()
    local found, next_page = {}, pager(self)
    local page, err = next_page()
    while page do
        for _, resource in ipairs(page) do found[#found + 1] = resource end
        page, err = next_page()
    end
    if err then return nil, err end
    return found
end


---The first resource; nil when there is none, nil and an error when it cannot be fetched.
---@return perk.Resource?
---@return perk.Error? err
function Pages:first()
    local next_page = pager(self)
    local page, err = next_page()
    while page and not page[1] do page, err = next_page() end
    return page and page[1], err
end


function Pages:__tostring()
    return "perk.pages"
end


-- `open` makes a call, or returns nil and an error; `run` returns its next page.
function pages.new(open, run)
    return setmetatable({_open = open, _run = run}, Pages)
end


return pages

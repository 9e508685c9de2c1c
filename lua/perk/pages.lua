--- The resources of a list, over as many pages as there are; each page is fetched when the walk gets there.
--
--     for offer in kard.offers:list(user_id) do … end          -- raises the error of a page that cannot be fetched
--     local offers, err = kard.offers:list(user_id):list()     -- nil and the error instead
--
-- A loop over it starts at the first page. Loops over the same one must not be nested: use `each()` for the inner one.
-- @module perk.pages

local pages = {}
local Pages = {}
Pages.__index = Pages
Pages.__name = "perk.pages"


-- A function that gives the next page, nil after the last, nil and an error when it cannot.
local function walk(self)
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


--- An iterator over the pages.
function Pages:pages()
    local next_page = walk(self)
    return function() return raising(next_page()) end
end


--- An iterator over the resources.
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
    if previous == nil then self._walk = self:each() end
    return self._walk()
end


--- All resources in one table; nil and an error when a page cannot be fetched.
function Pages:list()
    local found, next_page = {}, walk(self)
    local page, err = next_page()
    while page do
        for _, resource in ipairs(page) do found[#found + 1] = resource end
        page, err = next_page()
    end
    if err then return nil, err end
    return found
end


--- The first resource; nil when there is none, nil and an error when it cannot be fetched.
function Pages:first()
    local next_page = walk(self)
    local page, err = next_page()
    while page and not page[1] do page, err = next_page() end
    return page and page[1], err
end


function Pages:__tostring()
    return "perk.pages"
end


--- `open` makes a call, or gives nil and an error; `run` gives its next page.
function pages.new(open, run)
    return setmetatable({_open = open, _run = run}, Pages)
end


return pages

--- Tasks of HAProxy that run one job each, in coroutines that no request of a client can end.

local tasks = {}

local PAUSE_MS, LONGEST_PAUSE_MS = 1, 20

local jobs = {}


-- HAProxy 2.6 never frees the function of a task, nor what it refers to. So all tasks have the same
-- function, which takes the next job.
local function run_next()
    local job = table.remove(jobs, 1)
    job()
end


---Runs a job soon.
---@param job function
---@return true
function tasks.spawn(job)
    jobs[#jobs + 1] = job
    core.register_task(run_next)
    return true
end


local function now_ms()
    local now = core.now()
    return now.sec * 1000 + now.usec / 1000
end


---Runs a job, and waits for it. After the timeout it goes on, since nothing can stop it.
---@param job function
---@param timeout_ms number
---@return boolean is_over false when it goes on
---@return boolean fine whether it raised no error
---@return any result the first one of the job, or the error
function tasks.run(job, timeout_ms)
    local state = {is_over = false}
    tasks.spawn(function()
        state.fine, state.result = pcall(job)
        state.is_over = true
    end)
    local ends, pause = now_ms() + timeout_ms, PAUSE_MS
    while not state.is_over and now_ms() < ends do
        core.msleep(math.floor(pause))
        pause = math.min(pause * 1.5, LONGEST_PAUSE_MS)
    end
    return state.is_over, state.fine, state.result
end


return tasks

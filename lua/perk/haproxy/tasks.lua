--- Tasks of HAProxy that run one job each. HAProxy 2.6 never frees the function of a task, nor what
--- it refers to. So all tasks have the same function, which takes the next job.

local tasks = {}

local jobs = {}


local function run()
    local job = table.remove(jobs, 1)
    job()
end


---Runs a function soon, in a coroutine that no request of a client can end.
---@param job function
---@return true
function tasks.spawn(job)
    jobs[#jobs + 1] = job
    core.register_task(run)
    return true
end


return tasks

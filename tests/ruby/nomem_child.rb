# frozen_string_literal: true

# Runs under tests/c/preload_nomem.c: writes, each time with the next allocation of the watched
# objects refused, against a server that does all it is asked to. Prints each write that was done
# and not reported so.
require_relative "loopback"
require "fiddle"
require "json"

# The writes, and what the caller hears of them.
class NomemRounds
  MOST = 5000
  ARM = Fiddle::Function.new(Fiddle::Handle::DEFAULT["nomem_arm"], [Fiddle::TYPE_LONG],
                             Fiddle::TYPE_VOID)
  DISARM = Fiddle::Function.new(Fiddle::Handle::DEFAULT["nomem_disarm"], [], Fiddle::TYPE_INT)

  def initialize
    @done = []
    @statuses = {}
  end

  def run
    Loopback.open(method(:answer)) do |server|
      %i[create_many create delete].each { |write| try_all(server, write) }
    end
    abort "too little was done" if @done.size < 10
    bad = @done.reject { |id| %w[accepted unknown].include?(@statuses[id]) }
    return puts("every write that was done is reported so") if bad.empty?

    puts(bad.map { |id| "#{id}: #{@statuses[id] || "lost"}" })
  end

  private

  def answer(request)
    if request.method == "DELETE"
      @done << request.path[%r{[^/]+\z}]
      return [204, ""]
    end
    ids = JSON.parse(request.body)["data"].map { |item| item["id"] }
    @done.concat(ids)
    [201, JSON.dump(data: ids.map { |id| { type: "user", id: id } })]
  end

  def try_all(server, write)
    (-1..MOST).each do |index| # the first round warms up
      kard = server.ready
      ARM.call(index.negative? ? MOST : index)
      begin
        send(write, kard, "#{write}-#{index}")
      ensure
        refused = DISARM.call
      end
      kard.close
      return abort("too few allocations") if index.between?(0, 9) && refused.zero?
      return if index >= 0 && refused.zero?
    end
  end

  def user(name)
    { id: name, enrolled_rewards: ["CARDLINKED"] }
  end

  def create_many(kard, name)
    outcomes = begin
      kard.users.create_many([user("#{name}-a"), user("#{name}-b")])
    rescue Exception => e # whatever it is, it goes on with what is settled
      e.is_a?(Perk::Stopped) ? e.outcomes : []
    end
    DISARM.call
    outcomes.each { |outcome| @statuses[outcome.item[:id]] = outcome.inspect[/\w+(?=>\z)/] }
  end

  def create(kard, name)
    judge(name) { kard.users.create(user(name)) }
  end

  def delete(kard, name)
    judge(name) { kard.users.delete(name) }
  end

  def judge(name)
    yield
    @statuses[name] = "accepted"
  rescue Perk::Error => e
    @statuses[name] = e.outcome_unknown? ? "unknown" : "rejected"
  rescue NoMemoryError
    @statuses[name] = "unknown"
  end
end

NomemRounds.new.run

# frozen_string_literal: true

# client.py in Ruby: one client in a process and its children. The modes and arguments are those of
# client.py.
require "json"
require "net/http"

ROOT = File.expand_path("../..", __dir__)
$LOAD_PATH.unshift(ENV.fetch("PERK_RUBY_BUILD", File.join(ROOT, "build-ruby/bindings/ruby")),
                   File.join(ROOT, "ruby/lib"))
require "libperk"

CHILDREN = 4
PATIENCE_MS = 1_200_000 # a login is held until the children are done

# What calls came to. +statuses+ are those of writes, to be compared with the server's books.
class Tally
  attr_reader :right, :wrong, :statuses

  def initialize
    @right = 0
    @wrong = Hash.new(0)
    @statuses = {}
  end

  def add(told)
    @right += told["right"]
    told["wrong"].each { |what, count| @wrong[what] += count }
    @statuses.update(told["statuses"])
  end

  def to_json(*)
    JSON.generate({ right: right, wrong: wrong, statuses: statuses })
  end

  def read(client, user)
    return @right += 1 if client.users.get(user).id == user

    @wrong["a read was answered with another user"] += 1
  rescue Perk::Error => e
    @wrong["a read failed: #{e.class}: #{e.message}"] += 1
  end

  def write(client, user)
    outcome = client.users.create_many([{ id: user, enrolled_rewards: ["CARDLINKED"] }]).first
    @statuses[user] = outcome.status.to_s
  end

  def calls(client, name, count)
    count.times do |number|
      user = "#{name}-#{number / 2}"
      number.odd? ? write(client, user) : read(client, user)
    end
  end

  def compare(done)
    statuses.each do |user, status|
      times = done.fetch(user, 0)
      next @right += 1 if times < 2 && status == (times == 1 ? "accepted" : "rejected")

      @wrong["a write was reported as #{status}, in the books #{times} times"] += 1
    end
  end
end

def control(base, name = "")
  JSON.parse(Net::HTTP.get(URI("#{base}/_books#{name}")))
end

def in_children
  Array.new(CHILDREN) do |number|
    reads, writes = IO.pipe
    child = fork do
      tally = Tally.new
      yield tally, number
      writes.write(tally.to_json)
      writes.close
    end
    writes.close
    [child, reads]
  end
end

def collect(running, tally)
  running.each do |child, pipe|
    text = pipe.read
    _, status = Process.wait2(child)
    status.success? &&
      !text.empty? ? tally.add(JSON.parse(text)) : tally.wrong["a child ended with #{status}"] += 1
  end
end

def shared(client, tally, _base, count)
  tally.calls(client, "before", 2)
  running = in_children { |own, number| own.calls(client, "child#{number}", count / CHILDREN) }
  tally.calls(client, "parent", count / CHILDREN)
  collect(running, tally)
end

def login(client, tally, base, count)
  control(base, "/hold")
  first = Thread.new { tally.calls(client, "parent", count / CHILDREN) }
  nil until control(base)["logins"].positive?
  own = Tally.new
  collect(in_children { |childs, number| childs.calls(client, "child#{number}", count / CHILDREN) },
          own)
  logins = control(base, "/let-go")["logins"]
  first.join
  tally.add(JSON.parse(own.to_json))
  tally.wrong["#{logins} logins of a process and #{CHILDREN} children"] += 1 unless logins == 1 +
    CHILDREN
end

def ending(client, tally, _base, count)
  tally.calls(client, "before", 2)
  (count / 2).times do |number|
    child = fork { nil } # ends as programs do
    tally.calls(client, "parent#{number}", 2)
    Process.wait(child)
  end
end

mode, url, ca_file, http2, calls, base = ARGV
tally = Tally.new
options = ca_file == "-" ? {} : { ca_file: ca_file }
given = { base_url: url, client_id: "c", client_secret: "s", organization_id: "o" }
client = Perk::Kard.new(**given, http2: http2 == "1", max_attempts: 1, timeout_ms: PATIENCE_MS,
                        **options)
send({ "shared" => :shared, "login" => :login, "ending" => :ending }.fetch(mode), client, tally,
     base, Integer(calls))
books = control(base)
tally.compare(books["done"])
puts JSON.generate({ right: tally.right, wrong: tally.wrong, versions: books["versions"] })

# frozen_string_literal: true

# Many users with 16 requests in flight, against the loop over them, on a server that answers after
# 20 ms; another Ruby thread counts meanwhile. Prints a JSON line: wall-clock times of a user.
#
# Usage: ruby pull.rb STUB [USERS]     STUB is the program perk_stub. Looks for libperk/core.so in
# the folder named by PERK_RUBY_BUILD, else in build-ruby.
root = File.expand_path("../../..", __dir__)
build = ENV.fetch("PERK_RUBY_BUILD", File.join(root, "build-ruby/bindings/ruby"))
$LOAD_PATH.unshift(File.expand_path(build), File.join(root, "ruby/lib"))

require "json"
require "libperk"

USERS = Integer(ARGV.fetch(1, "2000"))
LOOP = USERS / 20 # of them; each takes 20 ms and more

def time
  start = Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond)
  yield
  Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond) - start
end

def offers_of(kard, ids)
  kard.offers.for_users(ids, max_in_flight: 16).sum do |got|
    got.raise_for_error!.offers.size
  end
end

stub = IO.popen([ARGV.fetch(0), "users=#{USERS}", "offers=20", "delay_ms=20"], "r+")
kard = Perk::Kard.new(base_url: "http://127.0.0.1:#{stub.gets.to_i}", client_id: "i",
                      client_secret: "s", organization_id: "o")
ids = Array.new(USERS) { |n| "u-#{n}" }
offers_of(kard, ids.first(32)) # the login, and what is loaded

counted = 0
counter = Thread.new { loop { (counted += 1) && sleep(0.001) } }
many = time { raise "an offer is missing" unless offers_of(kard, ids) == 20 * USERS }
counter.kill.join
raise "the other thread stood still" if counted < 10

one = time { ids.first(LOOP).each { |id| kard.offers.list(id).to_a } }
stub.close
ours, peer = many.fdiv(USERS), one.fdiv(LOOP)
puts JSON.generate(what: "ruby_pull", unit: "ns", rounds: 1, ours: ours, peer: peer,
                   peer_name: "its own loop", ratio: peer / ours, extra: ours - peer)

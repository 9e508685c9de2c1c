# frozen_string_literal: true

# Usage: ruby bench.rb PAGE. Races Perk.parse against Oj and JSON over a page, and Perk::Verifier
# against OpenSSL::HMAC over 1 KB; prints one JSON line for each race (docs/performance.md describes
# it). Looks for libperk/core.so in the folder named by PERK_RUBY_BUILD, else in build-ruby.
root = File.expand_path("../../..", __dir__)
build = ENV.fetch("PERK_RUBY_BUILD", File.join(root, "build-ruby/bindings/ruby"))
$LOAD_PATH.unshift(File.expand_path(build), File.join(root, "ruby/lib"))

require "json"
require "openssl"
require "libperk"

ROUNDS = 41
# long enough for some collections, which each side is to pay for its own garbage
TURN_NS = 20_000_000

def turn(times)
  GC.start
  start = Process.clock_gettime(Process::CLOCK_THREAD_CPUTIME_ID, :nanosecond)
  times.times { yield }
  (Process.clock_gettime(Process::CLOCK_THREAD_CPUTIME_ID, :nanosecond) - start).fdiv(times)
end

def median(values)
  values.sort[values.size / 2]
end

# In turns of about 20 ms; who goes first changes from round to round.
def race(what, peer_name, ours, peer)
  sides = [ours, peer]
  times = sides.map { |side| [(TURN_NS / turn(20, &side)).ceil, 1].max }
  rounds = Array.new(ROUNDS) do |round|
    taken = [nil, nil]
    (round.even? ? [0, 1] : [1, 0]).each { |at| taken[at] = turn(times[at], &sides[at]) }
    taken
  end
  puts JSON.generate(what: what, unit: "ns", rounds: ROUNDS, ours: median(rounds.map(&:first)),
                     peer: median(rounds.map(&:last)),
                     peer_name: peer_name,
                                ratio: median(rounds.map { |mine, theirs| theirs / mine }),
                     extra: median(rounds.map { |mine, theirs| mine - theirs }))
end

page = File.binread(ARGV.fetch(0)).force_encoding(Encoding::UTF_8)
parse = -> { Perk.parse(page) }
race("ruby_json", "json #{JSON::VERSION} JSON.parse", parse, -> { JSON.parse(page) })

begin
  require "oj"
  strict = -> { Oj.load(page, mode: :strict) }
  raise "Oj and libperk read the page differently" unless strict.call == parse.call

  race("ruby", "Oj #{Oj::VERSION} Oj.load strict", parse, strict)
  reader = Oj::Parser.new(:usual)
  reader.cache_keys = true
  race("ruby_oj_parser", "Oj #{Oj::VERSION} Oj::Parser", parse, -> { reader.parse(page) })
rescue LoadError
  puts JSON.generate(what: "ruby", unit: "ns", peer_name: "Oj",
                     not_run: "no Oj here: apt-get install ruby-oj")
end

key = "a webhook key of forty characters or so"
body = page.byteslice(0, 1024)
signature = Perk::Webhook.sign(key, body)
verifier = Perk::Verifier.new(key)
openssl = lambda do
  made = [OpenSSL::HMAC.digest("SHA256", key, body)].pack("m0")
  OpenSSL.fixed_length_secure_compare(made,
                                      signature) or raise "OpenSSL and libperk sign differently"
end
race("ruby_webhook", "OpenSSL::HMAC.digest", -> { verifier.verify!(body, signature) }, openssl)

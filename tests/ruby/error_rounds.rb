# frozen_string_literal: true

# 10,000 rounds of refused input after as many that fill caches and arenas; prints by how many KB
# the process grew.
require_relative "test_input"

def resident_kb
  3.times { GC.start }
  File.read("/proc/self/status")[/VmRSS:\s+(\d+)/, 1].to_i
end

VALUES = InputTest::REFUSED.values.map(&:first)
KARD = Perk::Kard.new(auth: :token, token: "t", organization_id: "o",
                      base_url: "http://127.0.0.1:9")
ROUND = lambda do |at|
  [
    -> { Perk.dump(VALUES[at % VALUES.size]) },
    -> { Perk.parse(%({"a":["caf\u00e9 \\n#{"x" * 500})) },
    -> { KARD.offers.list("u", page_size: 2**64) },
    -> { KARD.offers.list("u", serch: 1) },
    -> { Perk::Webhook.verify!("b", "s" * 44, "key") }
  ].each do |refused|
    refused.call
    abort "round #{at} was not refused"
  rescue Perk::Error
    next
  end
end

10_000.times(&ROUND)
before = resident_kb
10_000.times(&ROUND)
puts resident_kb - before

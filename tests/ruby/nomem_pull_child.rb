# frozen_string_literal: true

# Runs under tests/c/preload_nomem.c: pulls and tables, each time with the next allocation of the
# watched objects refused on this thread. Each id comes with its offers or with an error, or the
# walk raises; then the same client walks again.
require_relative "loopback"
require "fiddle"

ARM = Fiddle::Function.new(Fiddle::Handle::DEFAULT["nomem_arm"], [Fiddle::TYPE_LONG],
                           Fiddle::TYPE_VOID)
DISARM = Fiddle::Function.new(Fiddle::Handle::DEFAULT["nomem_disarm"], [], Fiddle::TYPE_INT)
MOST = 3000
IDS = %w[u-1 u-2 u-3].freeze
REPLY = [200, { data: [{ type: "standardOffer", id: "a", attributes: { name: "Shop" } }] }].freeze

def pull(kard)
  kard.offers.for_users(IDS).each do |got|
    abort "neither offers nor an error" if got.error.nil? && got.offers.map(&:name) != ["Shop"]
  end
end

def table(kard)
  kard.offers.table(IDS).each_row { |row| abort "another row" if row["name"] != "Shop" }
end

# Whether an allocation was refused.
def starved(index)
  ARM.call(index)
  yield
  DISARM.call == 1
rescue NoMemoryError, Perk::Error
  DISARM.call == 1
end

Loopback.open(REPLY) do |server|
  kard = server.ready
  %i[pull table].each do |walk|
    2.times { send(walk, kard) } # warms up
    last = (0..MOST).find { |index| !starved(index) { send(walk, kard) } }
    abort "#{walk}: #{last} allocations" unless last&.between?(5, MOST)
    send(walk, kard)
  end
end
puts "all ids came"

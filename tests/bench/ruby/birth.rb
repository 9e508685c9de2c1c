# frozen_string_literal: true

# The first client of a Ruby process: loading the package with its errors and webhooks, and making
# one client. Fresh processes; CPU time, the median of rounds. The peer is the second client of the
# same process. Prints a JSON line for each source tree, which take turns.
#
# Usage: ruby birth.rb [ROOT BUILD]...   (source trees, and the folder of each that has its native
# modules; this one with PERK_RUBY_BUILD or build-ruby when left out)
require "json"
require "open3"
require "rbconfig"

ROUNDS = 21

CHILD = <<~RUBY
  cpu = -> { Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID, :nanosecond) }
  make = -> { Perk::Kard.new(client_id: "i", client_secret: "s", organization_id: "o") }
  start = cpu.call
  require ARGV.first
  [Perk::NotFoundError, Perk::Webhook::Handler, make.call]
  first = cpu.call
  make.call
  puts first - start, cpu.call - first
RUBY

def birth(root, build)
  feature = File.exist?(File.join(root, "ruby/lib/libperk.rb")) ? "libperk" : "perk"
  command = [RbConfig.ruby, "-I", build, "-I", File.join(root, "ruby/lib"), "-e", CHILD, feature]
  shown, status = Open3.capture2(*command)
  raise "exit status #{status.exitstatus}" unless status.success?

  shown.lines.map(&:to_i)
end

def median(values)
  values.sort[values.size / 2]
end

here = File.expand_path("../../..", __dir__)
build = File.expand_path(ENV.fetch("PERK_RUBY_BUILD", File.join(here, "build-ruby/bindings/ruby")))
trees = ARGV.empty? ? [[here, build]] : ARGV.each_slice(2).to_a
rounds = Array.new(ROUNDS) { trees.map { |tree| birth(*tree) } }
trees.zip(rounds.transpose) do |(root, _), pairs|
  ours, peer = pairs.transpose.map { |values| median(values) }
  line = { what: "ruby_client", unit: "ns", rounds: ROUNDS, ours: ours, peer: peer,
           peer_name: "second client", ratio: peer.fdiv(ours), extra: ours - peer }
  line[:root] = root if trees.size > 1
  puts JSON.generate(line)
end

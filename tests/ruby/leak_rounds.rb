# frozen_string_literal: true

# Runs a class of tests 200 times and prints after how many of them it was reported to leak. With
# the word "leak" each of its calls leaves one object, and three times are enough. With the word
# "luck" something holds 14 objects all the time, and a few more now and then.
require_relative "helper"

LEAK = ARGV.delete("leak")
LUCK = ARGV.delete("luck")
HELD = Array.new(LUCK ? 14 : 0) { Perk::Document.parse("{}") }
KEPT = []

class Probe < PerkTest
  def test_a_call
    @document = Perk::Document.parse('{"data":{"type":"t","id":"1"}}')
    @all = Array.new(50) { Perk::Document.parse("{}") }
    KEPT << @document if LEAK
    HELD[14, 20] = @all.first(rand(5)) if LUCK
    assert_equal 1, @document.count
  end
end

Minitest.seed = 1
complaints = (LEAK ? 3 : LUCK ? 20 : 200).times.count do
  KEPT.clear
  reporter = Minitest::StatisticsReporter.new(StringIO.new)
  reporter.start
  Probe.run(reporter)
  reporter.results.any?
end
puts complaints

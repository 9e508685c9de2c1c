# frozen_string_literal: true

require_relative "helper"

# What reading a large reply costs: counted, never timed. The readers in C are counted by
# tests/c/cost.
class CostsTest < Minitest::Test
  FEW = 50
  TIMES = 16

  # Calls made meanwhile, of Ruby and of C methods.
  def calls(job)
    seen = 0
    TracePoint.new(:call, :c_call) { seen += 1 }.enable(&job)
    seen
  end

  def linked(count)
    many = Array.new(count) { |n| {type: "b", id: n.to_s} }
    one = {type: "a", id: "1", relationships: {many: {data: many}}}
    Perk::Document.parse(Perk.dump({data: one,
                                    included: many.map { |it| it.merge(attributes: {}) }}))
  end

  def test_no_cost_grows_with_the_square
    readers = {
      marshalling: ->(document) { all = document.included; -> { Marshal.dump(all) } },
      loading: ->(document) { text = Marshal.dump(document.included); -> { Marshal.load(text) } },
      related: ->(document) { -> { document.first.related(:many) } }
    }
    readers.each do |name, reader|
      few, many = [1, TIMES].map { |times| calls(reader.call(linked(FEW * times))) }
      assert_operator many, :<, 1.5 * TIMES * few, "#{name}: #{few} calls, then #{many}"
    end
  end

  def test_marshalled_resources_grow_with_their_number
    few, many = [1, TIMES].map { |times| Marshal.dump(linked(FEW * times).included).bytesize }
    assert_operator many, :<, 1.5 * TIMES * few
    all = linked(3)
    again = Marshal.load(Marshal.dump([*all, *all.included]))
    assert_equal [%w[a 1], %w[b 0], %w[b 1], %w[b 2]], again.map { |it| [it.type, it.id] }
  end

  # They are frozen and shared while someone holds them, and collected afterwards.
  def test_keys_of_replies_are_collected
    round = lambda do |number|
      Perk.parse("{#{Array.new(10_000) { |n| %("key-#{number}-#{n}":1) }.join(",")}}").size
    end
    live = -> { GC.start; GC.stat(:heap_live_slots) }
    round.call(0)
    before = live.call
    (1..20).each { |number| assert_equal 10_000, round.call(number) }
    assert_operator live.call - before, :<, 50_000, "200,000 keys were read"
  end
end

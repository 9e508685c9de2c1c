# frozen_string_literal: true

require_relative "helper"
require "bigdecimal"
require "open3"

# The readers of resources and records: what is kept, what is made anew, and where they work.
class AttributesTest < PerkTest
  BODY = <<~JSON
    {"data": [{"type": "standardOffer", "id": "1", "attributes": {
      "name": "Shop", "userReward": {"value": 5.70, "type": "PERCENT"},
      "startDate": "2026-01-02T03:04:05.678Z", "purchaseChannel": ["INSTORE"],
      "assets": [{"url": "https://a.example/1.png"}],
      "components": {"cta": {"action": {"method": "GET"}}}}}]}
  JSON

  def offer
    Perk::Document.parse(BODY).one
  end

  def test_nested_objects_are_made_once
    one = offer
    assert_same one.user_reward, one.user_reward
    assert_same one.user_reward.value, one.user_reward.value
    assert_same one.assets.first, one.assets.first
  end

  def test_what_the_caller_may_change_is_made_anew
    one = offer
    one.assets.clear
    one.purchase_channel.clear
    one.start_date.localtime("+05:00")
    assert_equal [1, ["INSTORE"], true],
                 [one.assets.size, one.purchase_channel, one.start_date.utc?]
  end

  def test_frozen_documents_and_resources_are_read
    document = Perk::Document.parse(BODY).freeze
    one = document.first.freeze
    assert_same one, document.first
    assert_equal ["Shop", BigDecimal("5.7"), "GET", 1],
                 [one.name, one.user_reward.value, one.components.cta.action.method, one.assets.size]
    assert_equal "1", one.raw["id"]
  end

  def test_records_are_shared_by_ractors
    [offer, offer.tap { |one| one.components.cta.action.method }].each do |one|
      shared = Ractor.make_shareable(one.components)
      assert Ractor.shareable?(shared)
      assert_equal "GET", shared.cta.action.method
    end
  end

  # Only the main Ractor can load bigdecimal.
  def test_a_ractor_reads_numbers_and_times
    code = <<~RUBY
      require "libperk"
      require "bigdecimal"
      Perk::Document.name
      made = Ractor.new(ARGV[0]) do |body|
        one = Perk::Document.parse(body).one
        [one.user_reward.value.to_s("F"), one.start_date.strftime("%FT%T.%LZ")].join(" ")
      end
      puts made.take
    RUBY
    command = [RbConfig.ruby, "-w", "-I", BUILD, "-I", File.join(ROOT, "ruby/lib"),
               "-e", code, BODY]
    shown, status = Open3.capture2e(*command)
    assert_predicate status, :success?, shown
    assert_equal "5.7 2026-01-02T03:04:05.678Z\n", shown.lines.grep_v(/experimental/).join
  end

  def test_an_object_without_a_document_is_refused
    assert_raises(TypeError) { Perk::Resources::Offer.allocate.id }
    assert_raises(TypeError) { Perk::Resources::Offer.allocate.raw }
  end

  def test_the_collector_may_run_and_move_things_at_any_time
    offer.user_reward.value # makes the classes
    one = offer
    GC.stress = true
    read = [one.name, one.user_reward.value, one.assets.first.url]
    GC.stress = false
    GC.compact
    assert_equal ["Shop", BigDecimal("5.7"), "https://a.example/1.png"], read
    assert_equal read, [one.name, one.user_reward.value, one.assets.first.url]
  ensure
    GC.stress = false
  end

  def test_readers_take_no_arguments
    assert_raises(ArgumentError) { offer.name(1) }
    assert_equal 0, offer.method(:name).arity
  end
end

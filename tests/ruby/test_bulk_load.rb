# frozen_string_literal: true

require_relative "test_bulk"

# What must be reported for each item, by the sandbox's own books: its log has for each request what
# it held and which fault it met.
class Books
  # Each fault is met once, in this order: what it does to the items of its request, and whether
  # they took effect.
  INJECTED = [
    { name: "429", again: true, spec: { status: 429, headers: { "Retry-After": "0" } } },
    { name: "the first refused", refused: [0, 1, 50], spec: { items_207: [0, 1, 50] } },
    { name: "503 that asks for patience", again: true,
      spec: { status: 503, headers: { "Retry-After": "0" } } },
    { name: "reset after acting", dark: true, acted: true, spec: { reset: true } },
    { name: "500 before acting", dark: true, spec: { status: 500 } },
    { name: "the last refused", refused: [33, 98, 99], spec: { items_207: [33, 98, 99] } },
    { name: "torn", dark: true, acted: true, spec: { torn: 40 } },
    { name: "429 without a word", again: true, spec: { status: 429 } },
    { name: "plain", refused: [], spec: { items_207: [] } },
    { name: "reset before acting", dark: true, spec: { reset: true, act: false } },
    { name: "500 after acting", dark: true, acted: true, spec: { status: 500, act: true } },
    { name: "503", dark: true, spec: { status: 503 } },
    { name: "refused as a whole", spec: { status: 400 } },
    { name: "plain", refused: [], spec: { items_207: [], times: -1 } }
  ].freeze
  BY_NAME = INJECTED.to_h { |fault| [fault[:name], fault] }.freeze

  def self.plan(operation)
    INJECTED.map { |fault| { name: fault[:name], match: { operation: operation }, **fault[:spec] } }
  end

  # @return [Hash] "accepted", "rejected" or "unknown" by item
  attr_reader :outcomes
  # @return [Hash] by item, how often it must have taken effect
  attr_reader :times

  def initialize(requests)
    @outcomes = {}
    @times = {}
    @open = {}
    requests.each { |entry| read(BY_NAME.fetch(entry["fault"]), yield(entry)) }
  end

  private

  def read(fault, keys)
    keys.each_with_index do |key, at|
      raise "sent once too often" if @outcomes.key?(key) && !@open[key]

      @outcomes[key], @times[key] = outcome_of(fault, at)
      @open[key] = fault[:again]
    end
  end

  def outcome_of(fault, at)
    return ["unknown", fault[:acted] ? 1 : 0] if fault[:dark]

    fault[:refused] && !fault[:refused].include?(at) ? ["accepted", 1] : ["rejected", 0]
  end
end

# 500 users and 2,000 events written to a sandbox that refuses items, fails and hangs up.
class BulkTest
  def check_load(outcomes, keys, books, applied)
    said = outcomes.map do |outcome|
      %w[accepted rejected unknown].find { |status| outcome.public_send("#{status}?") }
    end
    assert_equal books.outcomes, keys.zip(said).to_h
    assert_equal keys.size, said.size
    assert_equal books.times.reject { |_, times| times.zero? }, applied
    outcomes.each do |outcome|
      assert_equal outcome.accepted?, outcome.error.nil?
      assert_equal outcome.unknown?, outcome.error.outcome_unknown? if outcome.error
    end
  end

  def requests(operation)
    seen("log")["requests"].select { |entry| entry["operation"] == operation }
  end

  def items(entry)
    JSON.parse(entry["body"])["data"]
  end

  def write_events(owners)
    owners.each_with_index.flat_map do |owner, n|
      given = events(500).each { |event| event[:entity_id] += "-#{n}" }
      @kard.attributions.create_many(owner, given).map do |outcome|
        ["#{owner}/#{outcome.item[:entity_id]}", outcome]
      end
    end
  end

  def test_a_load_is_told_item_by_item_as_the_books_have_it
    control("faults", Books.plan("users.create"))
    outcomes = @kard.users.create_many(users(500))
    books = Books.new(requests("users.create")) { |entry| items(entry).map { |item| item["id"] } }
    check_load(outcomes.to_a, (0...500).map { |n| "bulk-#{n}" }, books,
               seen("applied")["times"]["user"])

    Net::HTTP.start(place_of("faults").host, place_of("faults").port) do |http|
      http.delete("/_sandbox/faults")
    end
    control("faults", Books.plan("attributions.create"))
    users = outcomes.accepted.first(4).map { |outcome| outcome.item[:id] }
    keys, written = write_events(users).transpose
    books = Books.new(requests("attributions.create")) do |entry|
      items(entry).map { |item| "#{entry['path'].split('/')[5]}/#{item['attributes']['entityId']}" }
    end
    assert_equal 2000, written.size
    check_load(written, keys, books, seen("applied")["times"]["attribution"])
  end
end

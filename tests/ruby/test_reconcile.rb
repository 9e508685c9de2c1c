# frozen_string_literal: true

require_relative "helper"
require "net/http"
ENV["PERK_PYTHON"] ||= File.join(ROOT, ".venv/bin/python")
require File.join(ROOT, "examples/ruby/sandbox")

# Writes after the fact, against the sandbox: reconcile must report what the sandbox's own ledger
# has, modify must lose nothing.
class ReconcileTest < PerkTest
  # A connection that breaks after the server acted, and one that breaks before it could.
  AFTER = { reset: true, act: true, times: 1 }.freeze
  BEFORE = { reset: true, act: false, times: 1 }.freeze

  class << self
    attr_reader :sandbox

    def run(*, **)
      @sandbox = Sandbox.new
      super
    ensure
      @sandbox&.stop
    end
  end

  def setup
    control("reset", nil)
    place = self.class.sandbox.place
    names = %w[client_id client_secret organization_id]
    @kard = Perk::Kard.new(base_url: place["url"],
                           **names.to_h { |name| [name.to_sym, place[name]] })
  end

  def teardown
    @kard.close
  end

  def control(name, body)
    Net::HTTP.post(URI("#{self.class.sandbox.url}/_sandbox/#{name}"), JSON.dump(body),
                   "Content-Type" => "application/json").value
  end

  def cut(operation, how, **more)
    control("faults", { match: { operation: operation }, **how, **more })
  end

  def ledger(kind)
    ledger = Net::HTTP.get(URI("#{self.class.sandbox.url}/_sandbox/ledger"))
    JSON.parse(ledger)["items"].select { |item| item["kind"] == kind }
  end

  def users(count)
    (0...count).lazy.map { |n| { id: "bulk-#{n}", enrolled_rewards: [:CARDLINKED] } }
  end

  def letters(outcomes)
    outcomes.map { |outcome| %w[a r u][[outcome.accepted?, outcome.rejected?,
                                        outcome.unknown?].index(true)] }.join
  end

  def test_unknown_items_of_a_bulk_write_are_settled
    cut("users.create", AFTER)
    cut("users.create", BEFORE)
    outcomes = @kard.users.create_many(users(210))
    assert_equal "u" * 200 + "a" * 10, letters(outcomes)
    settled = outcomes.reconcile
    assert_equal "a" * 100 + "r" * 100 + "a" * 10, letters(settled)
    assert_equal ledger("user").map { |item| item["id"] }.sort,
                 settled.accepted.map { |outcome| outcome.item[:id] }.sort
    assert_equal ["users.get shows it as it was sent", nil], [settled[0].reason, settled[0].error]
    assert_instance_of Perk::NotDoneError, settled[100].error
    assert_equal settled[100].reason, settled[100].error.message
    assert_predicate settled[100].error, :retryable?
    assert_same settled, settled.reconcile
  end

  # One Hash for all, changed in place.
  def one_hash_for_all(count)
    return enum_for(:one_hash_for_all, count) unless block_given?

    row = { enrolled_rewards: [:CARDLINKED] }
    count.times do |n|
      row[:id] = "u#{n}"
      yield row
    end
  end

  def test_reconcile_asks_about_what_was_sent
    @kard.users.create(Array.new(2) { |n| { id: "u#{n}", enrolled_rewards: ["CARDLINKED"] } })
    cut("users.create", BEFORE)
    outcomes = @kard.users.create_many(one_hash_for_all(4))
    assert_equal "uuuu", letters(outcomes)
    assert_equal({ enrolled_rewards: ["CARDLINKED"], id: "u2" }, outcomes[2].item)
    refute_same outcomes[2].item, outcomes[2].item
    settled = outcomes.reconcile
    assert_equal ["aarr", %w[u0 u1 u2 u3]],
                 [letters(settled), settled.map { |outcome| outcome.item[:id] }]
    assert_equal settled.map(&:item), Marshal.load(Marshal.dump(settled)).map(&:item)
  end

  def test_what_the_caller_changes_after_a_write_is_not_asked_about
    given = [{ "id" => +"a", "enrolled_rewards" => ["CARDLINKED"] },
             { "id" => +"b", "enrolled_rewards" => [] }]
    sent = Marshal.load(Marshal.dump(given))
    cut("users.create", AFTER)
    outcomes = @kard.users.create_many(given)
    cut("users.create", AFTER)
    error = assert_raises(Perk::TransportError) { @kard.users.create(given) }
    given.each { |item| item["id"] << "-changed" }
    [outcomes.reconcile, @kard.reconcile(error)].each { |settled| assert_equal ["aa", sent],
                                                        [letters(settled), settled.map(&:item)] }
  end

  def test_a_rejected_item_is_the_one_that_was_given
    rows = one_hash_for_all(4).lazy.map do |row|
      row.tap { row[:zip_code] = [5, Float::NAN, "10001", "10001"][row[:id][1].to_i] }
    end
    outcomes = @kard.users.create_many(rows)
    assert_equal ["rraa", %w[u0 u1 u2 u3]],
                 [letters(outcomes), outcomes.map { |outcome| outcome.item[:id] }]
  end

  def test_a_single_write_is_reconciled_by_its_error
    { AFTER => "a", BEFORE => "r" }.each do |how, expected|
      cut("content_strategies.create", how)
      given = { name: "Best #{expected}", filters: {}, categories: ["Gas"], category_exclusions: [],
                merchant_exclusions: [] }
      error = assert_raises(Perk::TransportError) { @kard.content_strategies.create(given) }
      outcomes = @kard.reconcile(error)
      assert_equal [expected, given], [letters(outcomes), outcomes[0].item]
      assert_equal expected,
                   letters(@kard.reconcile("content_strategies.create", content_strategy: given))
    end
    assert_equal 1, ledger("content_strategy").size
  end

  def test_a_deletion_has_one_outcome_without_an_item
    @kard.users.create([{ id: "u", enrolled_rewards: [] }])
    cut("users.delete", AFTER, times: -1)
    error = assert_raises(Perk::TransportError) { @kard.users.delete("u", max_attempts: 1) }
    outcomes = @kard.reconcile(error)
    assert_equal ["a", nil], [letters(outcomes), outcomes[0].item]
  end

  def test_a_read_that_fails_leaves_its_item_unknown
    cut("users.create", AFTER)
    outcomes = @kard.users.create_many(users(2))
    control("faults", { match: { path: "*/users/bulk-0" }, status: 403, times: 1 })
    once = outcomes.reconcile
    assert_equal "ua", letters(once)
    assert_predicate once[0].error, :outcome_unknown?
    assert_equal "aa", letters(once.reconcile)
  end

  def test_errors_keep_the_write_to_themselves
    cut("users.create", AFTER)
    error = assert_raises(Perk::TransportError) do
      @kard.users.create([{ id: "secret-id", enrolled_rewards: [] }])
    end
    refute_includes "#{error.message} #{error.inspect} #{error.full_message}", "secret-id"
    bytes = Marshal.dump(error)
    refute_includes bytes, "secret-id"
    assert_match(/carries no write/,
                 assert_raises(Perk::StateError) { @kard.reconcile(Marshal.load(bytes)) }.message)
    assert_raises(Perk::WrongTypeError) { @kard.reconcile(nil) }
  end

  def test_definite_errors_and_marshalled_outcomes_have_nothing_to_reconcile
    error = assert_raises(Perk::NotFoundError) { @kard.users.delete("nobody") }
    assert_raises(Perk::StateError) { @kard.reconcile(error) }
    cut("users.create", AFTER)
    outcomes = Marshal.load(Marshal.dump(@kard.users.create_many(users(1).to_a)))
    assert_equal "u", letters(outcomes)
    assert_raises(Perk::StateError) { outcomes.reconcile }
  end

  def test_modify_changes_one_thing_and_keeps_the_rest
    @kard.users.create([{ id: "u", enrolled_rewards: ["CARDLINKED"], email: "a@example.test",
                          birth_year: "1990" }])
    changed = @kard.users.modify("u", zip_code: "10001", birth_year: nil)
    wanted = { "enrolledRewards" => ["CARDLINKED"], "email" => "a@example.test",
               "zipCode" => "10001" }
    assert_equal [wanted, wanted], [changed.attributes, @kard.users.get("u").attributes]
  end

  def test_modify_keeps_slots
    home = @kard.placements.create({ type: "placement", name: "Home", available_slots: 3 })
    group = @kard.placements.create({ type: "placementGroup", name: "All",
                                      slots: [{ placement_id: home.id, alias: "one" }] })
    assert_equal group.relationships, @kard.placements.modify(group.id, name: "Every").relationships
  end

  def test_modify_is_refused_and_reconciled_like_any_write
    assert_match(/did you mean 'zip_code'/,
                 assert_raises(Perk::UnknownNameError) { @kard.users.modify("u",
                                                                            zipcode: "1") }.message)
    assert_raises(Perk::MissingError) { @kard.users.modify("u") }
    refute_respond_to @kard.subscriptions, :modify
    @kard.users.create([{ id: "u", enrolled_rewards: [] }])
    cut("users.update", AFTER, times: -1)
    error = assert_raises(Perk::TransportError) do
      @kard.users.modify("u", zip_code: "1", max_attempts: 1)
    end
    assert_equal "a", letters(@kard.reconcile(error))
  end
end

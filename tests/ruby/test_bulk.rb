# frozen_string_literal: true

require_relative "helper"
require "net/http"
ENV["PERK_PYTHON"] ||= File.join(ROOT, ".venv/bin/python")
require File.join(ROOT, "examples/ruby/sandbox")

# Bulk writes against the sandbox: every item's outcome is compared with the sandbox's own ledger.
class BulkTest < PerkTest
  on_main_thread :test_what_is_settled_survives_ctrl_c

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

  def users(count)
    (0...count).lazy.map { |n| { id: "bulk-#{n}", enrolled_rewards: [:CARDLINKED] } }
  end

  def events(count)
    Array.new(count) do |n|
      { type: "offerAttribution", entity_id: "offer-#{n}", event_code: "VIEW", medium: "BROWSE",
        event_date: Time.utc(2026, 3, 1) }
    end
  end

  def fault(operation, **members)
    control("faults", { match: { operation: operation }, times: 1, **members })
  end

  def control(name, body)
    Net::HTTP.post(place_of(name), JSON.dump(body), "Content-Type" => "application/json").value
  end

  def seen(name)
    JSON.parse(Net::HTTP.get(place_of(name)))
  end

  def place_of(name)
    URI("#{self.class.sandbox.url}/_sandbox/#{name}")
  end

  def enrolled
    seen("ledger")["items"].filter_map { |item| item["id"] if item["kind"] == "user" }
  end

  def letters(outcomes)
    assert_equal [*0...outcomes.size], outcomes.map(&:index)
    outcomes.map { |outcome| %w[a r u][[outcome.accepted?, outcome.rejected?,
                                        outcome.unknown?].index(true)] }.join
  end

  def test_items_go_out_in_requests_of_the_size_the_api_takes
    counts = []
    outcomes = @kard.users.create_many(users(250), progress: ->(*two) { counts << two })
    assert_equal "a" * 250, letters(outcomes)
    assert_equal [[100, 100], [200, 200], [250, 250]], counts
    assert_equal(outcomes.map { |outcome| outcome.item[:id] }, enrolled)
    assert_same outcomes, outcomes.raise_for_errors!
  end

  def test_a_partial_refusal_is_told_item_by_item
    fault("users.create", items_207: [0, 99])
    outcomes = @kard.users.create_many(users(120))
    assert_equal "r#{"a" * 98}r#{"a" * 20}", letters(outcomes)
    assert_equal(outcomes.accepted.map { |outcome| outcome.item[:id] }, enrolled)
    error = assert_raises(Perk::BulkError) { outcomes.raise_for_errors! }
    summary = "2 rejected, 0 unknown of 120 items; the first is item 0: "
    assert_equal "#{summary}#{outcomes[0].error.message}", error.message
    assert_same outcomes, error.outcomes
    assert_same outcomes[0].error, error.cause
    assert_equal outcomes[0].error.code, error.code
    refute_predicate error, :outcome_unknown?
    assert_equal "#<Perk::Outcomes: 118 accepted, 2 rejected, 0 unknown; " \
                 "2 x 400 Bad Request: Planned fault>", outcomes.inspect
  end

  def test_reasons_are_grouped_the_most_frequent_one_first
    items = [*users(3), *Array.new(5) { |n| { id: "x#{n}" } },
             *Array.new(7) { |n| { id: "y#{n}", enrolled_rewards: 1 } }]
    shown = @kard.users.create_many(items).inspect
    counts = "3 accepted, 12 rejected, 0 unknown"
    assert_match(/\A#<Perk::Outcomes: #{counts}; 7 x .*; 5 x [^;]*>\z/, shown)
    many = Array.new(8) { |n| { id: "z", enrolled_rewards: ["CARDLINKED"], "name#{n}\n": 1 } }
    shown = @kard.users.create_many(many).inspect
    assert_match(/; 1 x .*; …>\z/, shown)
    assert_match(/\A[[:print:]]+\z/, shown)
  end

  def test_a_request_cut_off_is_unknown_and_the_others_go_on
    fault("users.create", reset: true)
    outcomes = @kard.users.create_many(users(150))
    assert_equal "u" * 100 + "a" * 50, letters(outcomes)
    assert(outcomes.unknown.all? { |outcome| outcome.error.outcome_unknown? })
    assert_predicate assert_raises(Perk::BulkError) { outcomes.raise_for_errors! },
                     :outcome_unknown?
  end

  def test_a_refused_request_rejects_its_items_only
    fault("attributions.create", status: 400,
          body: { errors: [{ status: "400", title: "Nope", detail: "x" }] })
    outcomes = @kard.attributions.create_many("sandbox-user-1", events(130))
    assert_equal "r" * 100 + "a" * 30, letters(outcomes)
    assert_instance_of Perk::BadRequestError, outcomes[0].error
  end

  def test_an_unacceptable_item_holds_up_nothing
    given = users(4).to_a
    given[1] = { id: "bulk-1", enroled_rewards: [:CARDLINKED] }
    given[2] = { id: "bulk-2", enrolled_rewards: Object.new }
    outcomes = @kard.users.create_many(given)
    assert_equal "arra", letters(outcomes)
    assert_instance_of Perk::UnknownNameError, outcomes[1].error
    assert_includes outcomes[1].error.message, "enrolled_rewards"
    assert_kind_of Perk::InputError, outcomes[2].error
    assert_equal %w[bulk-0 bulk-3], enrolled
  end

  def test_unknown_members_pass_when_it_is_not_strict
    given = users(1).map { |user| user.merge(colour: "blue") }
    assert_instance_of Perk::UnknownNameError, @kard.users.create_many(given)[0].error
    assert_equal "a", letters(@kard.users.create_many(given, strict: false))
  end

  def test_what_is_settled_survives_an_enumerable_that_fails
    broken = users(150).chain([nil].lazy.map { raise IOError, "the file ended early" })
    stop = assert_raises(Perk::Stopped, IOError) { @kard.users.create_many(broken) }
    assert_kind_of IOError, stop
    assert_equal "a" * 100, letters(stop.outcomes)
    assert_equal 100, enrolled.size
  end

  def test_what_is_settled_survives_ctrl_c
    fault("users.create", delay_ms: 60_000)
    interrupt = Thread.new do
      sleep 0.02 until seen("log")["requests"].any? { |entry| entry["operation"] == "users.create" }
      Process.kill(:INT, Process.pid)
    end
    stop = assert_raises(Interrupt) { @kard.users.create_many(users(150)) }
    interrupt.join
    assert_equal "u" * 100, letters(stop.outcomes)
  end

  def test_wrong_other_parameters_are_refused_before_anything_is_read
    never = [nil].lazy.map { flunk "read" }
    assert_raises(Perk::UnknownNameError) { @kard.users.create_many(never, organisation_id: "x") }
    assert_raises(Perk::WrongTypeError) { @kard.users.create_many("bulk-1") }
    assert_raises(Perk::MissingError) { @kard.attributions.create_many(nil, events(1)) }
    assert_equal [[], 0], [seen("log")["requests"], @kard.users.create_many([]).size]
  end

  def test_outcomes_and_bulk_errors_can_be_marshalled
    fault("users.create", items_207: [1])
    error = assert_raises(Perk::BulkError) do
      @kard.users.create_many(users(3).to_a).raise_for_errors!
    end
    again = Marshal.load(Marshal.dump(error))
    assert_equal "ara", letters(again.outcomes)
  end

  def test_a_list_without_a_bound_goes_out_in_one_request
    settled = []
    outcomes = @kard.subscriptions.create_many([{ colour: "blue" }, {}],
                                               progress: ->(*counts) { settled << counts })
    assert_equal ["rr", [[2, 0]]], [letters(outcomes), settled]
  end

  def test_only_lists_that_are_written_once_have_it
    assert_respond_to @kard.transactions, :create_many
    refute_respond_to @kard.offers, :list_many
  end
end

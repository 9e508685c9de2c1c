# frozen_string_literal: true

require_relative "loopback"
require_relative "vectors"
require "net/http"
require "stringio"
require "timeout"
ENV["PERK_PYTHON"] ||= File.join(ROOT, ".venv/bin/python")
require File.join(ROOT, "examples/ruby/sandbox")

module Hooks
  KEY = "hook-key-one"
  NEXT_KEY = "hook-key-two"

  def body_of(id = "n-1")
    JSON.generate("data" => { "type" => "auditUpdate", "id" => id,
                              "attributes" => { "transactionId" => "t-1", "auditCode" => 8001 } })
  end

  def signed(body, key = KEY)
    { "Content-Type" => "application/json", "Notify-Signature" => Perk::Webhook.sign(key, body) }
  end

  def rack(handler, body, **changes)
    env = { "REQUEST_METHOD" => "POST", "HTTP_NOTIFY_SIGNATURE" => Perk::Webhook.sign(KEY, body),
            "rack.input" => StringIO.new(body),
            "rack.errors" => @errors = StringIO.new }
    handler.call(env.merge(changes.transform_keys(&:to_s)).compact)
  end

  # A handler that notes keys, and fails when configured.
  def desk(keys = [KEY], **settings)
    @taken = []
    @failure = nil
    Perk::Webhook::Handler.new(keys, **settings) do |event|
      raise @failure if @failure

      @taken << event.key
    end
  end

  def deliver(handler, body, headers = signed(body))
    handler.handle(headers, body)
  end
end

class SignedEventVectors < PerkTest
  include Hooks

  vectors "event" do |folder|
    next if folder.file?("error.json")

    body = folder.bytes("body")
    answer = deliver(desk, body)
    unwrap = -> { Perk::Webhook.unwrap(body, Perk::Webhook.sign(KEY, body), KEY) }
    if folder.file?("signed.json")
      assert_equal [400, []], [answer.status, @taken]
      assert_error folder.json("signed.json"), answer.error, folder.name
      assert_error folder.json("signed.json"), assert_raises(Perk::ParseError, &unwrap), folder.name
    else
      assert_equal [200, [folder.json("expected.json")["key"]]], [answer.status, @taken]
      assert_equal @taken, [unwrap.call.key]
    end
  end
end

class CapillaryEventTest < PerkTest
  def test_events_of_capillary_have_classes_of_their_own
    %w[Issued Earned Revoked Redeemed].each do |kind|
      data = { "customerIdentifiers" => { "customerId" => 7 }, "promotionId" => "p" }
      body = JSON.generate("eventName" => "cartPromotion#{kind}", "eventId" => "e-1",
                           "orgId" => 150, "data" => data)
      event = Perk::Webhook.parse(body)
      assert_instance_of Perk::Resources.const_get("CartPromotion#{kind}"), event.resource
      assert_equal ["e-1", "150", 7],
                   [event.id, event.issuer_id, event.resource.customer_identifiers.customer_id]
      assert_equal event, Marshal.load(Marshal.dump(event))
    end
  end
end

class EventVectors < PerkTest
  vectors "event" do |folder|
    parse = -> { Perk::Webhook.parse(folder.bytes("body")) }
    if folder.file?("error.json")
      assert_error folder.json("error.json"), assert_raises(Perk::Error, &parse), folder.name
    else
      expected = folder.json("expected.json")
      assert_equal expected, members_of(parse.call, expected)
    end
  end

  def members_of(event, expected)
    assert_equal expected["status"] == "current", event.known?
    expected.to_h do |name, value|
      [name, case name
             when "status" then event.status.to_s
             when "attributes" then value.to_h { |path, _| [path, attribute(event.resource, path)] }
             else event.public_send(name)
             end]
    end
  end

  def attribute(resource, path)
    text = CORE.perk_resource_attr(resource.native, path)
    text && Perk.parse(text)
  end
end

class EventTest < PerkTest
  include Hooks

  def test_it_reads_like_any_resource_and_knows_when_it_came
    body = body_of
    at = Time.new(2026, 3, 10, 14, 0, 0, "+02:00")
    event = Perk::Webhook.unwrap(body, Perk::Webhook.sign(KEY, body), ["old", KEY], received_at: at)
    assert_instance_of Perk::Resources::AuditUpdate, event.resource
    assert_equal ["t-1", 8001], [event.resource.transaction_id, event.resource.audit_code]
    assert_equal [at, true], [event.received_at, event.received_at.utc?]
    assert_equal "#<Perk::Webhook::Event auditUpdate/n-1>", event.inspect
    assert_in_delta Time.now.to_f, Perk::Webhook.parse(body).received_at.to_f, 60
    [[body, "noon"], [nil, nil]].each do |wrong, time|
      assert_raises(Perk::WrongTypeError) { Perk::Webhook.parse(wrong, received_at: time) }
    end
  end

  def test_payloads_of_old_have_classes
    assert_instance_of Perk::Resources::LegacyEarnedReward,
                       Perk::Webhook.parse('{"user":{},"transaction":{}}').resource
    assert_instance_of Perk::Resources::LegacyAudit,
                       Perk::Webhook.parse('{"_id":"a","auditCode":8001}').resource
    assert_instance_of Perk::Resource,
                       Perk::Webhook.parse('{"data":{"type":"streak","id":"1"}}').resource
  end

  def test_digits_that_came_as_numbers_have_their_zeros
    body = '{"user":{},"transaction":{},"card":{"bin":12345,"last4":42}}'
    card = Perk::Webhook.parse(body).resource.card
    assert_equal %w[012345 0042], [card.bin, card.last4]
  end

  def test_nothing_is_read_before_the_signature_is_good
    assert_raises(Perk::SignatureError) do
      Perk::Webhook.unwrap("{", Perk::Webhook.sign("other", "{"), KEY)
    end
    assert_raises(Perk::ParseError) do
      Perk::Webhook.unwrap("{", Perk::Webhook.sign(KEY, "{"), Perk::Verifier.new(KEY))
    end
  end

  def test_it_can_be_queued
    event = Perk::Webhook.parse(body_of)
    again = Marshal.load(Marshal.dump(event))
    assert_equal [event, event.received_at, "t-1"],
                 [again, again.received_at, again.resource.transaction_id]
    assert_equal 1, [event, again].uniq.size
    refute_equal event, Perk::Webhook.parse(body_of("n-2"))
  end
end

class HandlerTest < PerkTest
  include Hooks

  def test_the_decision_table
    body = body_of
    large = body + " " * 200
    handler = desk(max_body: 200)
    [[200, body, signed(body)], [200, body, [["NOTIFY-SIGNATURE", Perk::Webhook.sign(KEY, body)]]],
     [403, body, {}], [403, body, { "notify-signature" => "" }], [403, "{", {}],
     [401, body, signed(body, "other")], [401, body, { "notify-signature" => "short" }],
     [400, "{", signed("{")], [400, "[1]", signed("[1]")], [400, "[" * 150, signed("[" * 150)],
     [413, large, signed(large)]].each do |status, sent, headers|
      answer = deliver(handler, sent, headers)
      assert_equal status, answer.status
      refute_empty answer.body
    end
    assert_equal ["auditUpdate/n-1"], @taken
  end

  # As gateways do, whichever of them is good.
  def test_several_signatures_are_refused
    handler, name, good = desk, "Notify-Signature", Perk::Webhook.sign(KEY, body_of)
    [{ name => [good, "other"] }, { name => ["other", good] }, { name => [good, good] },
     { name => [good, ""] }, { name => good, name.downcase => "other" },
     [[name, good], [name, good]]].each do |headers|
      assert_equal 401, deliver(handler, body_of, headers).status, headers.inspect
    end
    assert_equal [[403, 403], []], [[{ name => [] }, { name => [nil] }].map { |headers|
      deliver(handler, body_of, headers).status
    }, @taken]
    assert_equal 200, deliver(handler, body_of, [[name, good]]).status
  end

  def test_the_host_is_told_why
    answer = deliver(desk, "{")
    assert_instance_of Perk::ParseError, answer.error
    assert_equal "#<Perk::Webhook::Response 400: the body is not a notification>", answer.inspect
  end

  def test_an_event_is_handled_once
    handler = desk
    assert_equal ["handled", "handled before", "handled before"],
                 Array.new(3) { deliver(handler, body_of).body }
    assert_equal ["auditUpdate/n-1"], @taken
  end

  def test_what_failed_is_tried_again
    handler = desk
    @failure = RuntimeError.new("no database")
    2.times do
      answer = deliver(handler, body_of)
      assert_equal [500, @failure], [answer.status, answer.error]
      refute_includes answer.body, "database"
    end
    @failure = nil
    assert_equal [200, 200], Array.new(2) { deliver(handler, body_of).status }
    assert_equal ["auditUpdate/n-1"], @taken
  end

  def test_an_interrupt_passes_and_leaves_the_event_to_be_tried_again
    handler = desk
    @failure = Interrupt.new("")
    assert_raises(Interrupt) { deliver(handler, body_of) }
    @failure = nil
    assert_equal ["handled", ["auditUpdate/n-1"]], [deliver(handler, body_of).body, @taken]
  end

  def test_two_deliveries_at_once_are_handled_by_one
    started = Queue.new
    may_end = Queue.new
    count = 0
    handler = Perk::Webhook::Handler.new(KEY) do
      count += 1
      started << true
      may_end.pop
    end
    first = Thread.new { deliver(handler, body_of).status }
    started.pop
    status, headers = rack(handler, body_of)
    may_end << true
    assert_equal [503, "10", 200, 1], [status, headers["retry-after"], first.value, count]
    assert_equal "handled before", deliver(handler, body_of).body
  end

  # A store that is away when configured.
  class Store
    attr_accessor :away, :keys

    def initialize
      @keys = {}
    end

    def claim(key)
      raise IOError, "no store" if away

      keys[key] ? false : keys[key] = true
    end

    def release(key)
      keys.delete(key)
    end
  end

  def test_a_store_of_ones_own
    store = Store.new
    handler = desk(dedup_store: store)
    store.away = true
    assert_equal 500, deliver(handler, body_of).status
    store.away = false
    assert_equal ["handled", "handled before"], Array.new(2) { deliver(handler, body_of).body }
    assert_equal ["auditUpdate/n-1"], store.keys.keys
    assert_raises(Perk::WrongTypeError) { desk(dedup_store: []) }
    assert_raises(ArgumentError) { Perk::Webhook::Handler.new(KEY) }
  end

  def test_the_memory_of_keys_is_bounded_and_forgets_the_oldest
    seen = Perk::Webhook::DedupStore.new(3)
    assert_equal [true, true, true, false, true], %w[a b c a d].map { |key| seen.claim(key) }
    assert_equal [3, false, true], [seen.size, seen.claim("a"), seen.claim("b")]
    seen.release("b")
    assert seen.claim("b")
  end

  def test_keys_are_rotated_without_a_gap
    verifier = Perk::Verifier.new(KEY)
    handler = desk(verifier)
    body = body_of
    assert_equal 401, deliver(handler, body, signed(body, NEXT_KEY)).status
    verifier.add_key(NEXT_KEY)
    assert_equal [200, 200],
                 [NEXT_KEY, KEY].map { |key| deliver(handler, body, signed(body, key)).status }
    handler.verifier = Perk::Verifier.new(NEXT_KEY)
    assert_equal 401, deliver(handler, body, signed(body, KEY)).status
  end
end

class RackTest < PerkTest
  include Hooks

  def test_it_is_a_rack_application
    handler = desk
    assert_equal [200, { "content-type" => "text/plain; charset=utf-8", "content-length" => "7" },
                  ["handled"]], rack(handler, body_of)
    assert_equal "POST", rack(handler, body_of, REQUEST_METHOD: "GET")[1]["allow"]
    assert_equal 403, rack(handler, body_of, HTTP_NOTIFY_SIGNATURE: nil)[0]
    assert_equal 401, rack(handler, body_of, "rack.input": nil)[0]
  end

  def test_it_reads_no_more_than_is_allowed
    input = StringIO.new(body_of + " " * 10_000)
    assert_equal 413, rack(desk(max_body: body_of.bytesize), body_of, "rack.input": input)[0]
    assert_equal body_of.bytesize + 1, input.pos
  end

  def test_why_an_event_was_not_handled_is_in_the_log
    handler = desk
    @failure = RuntimeError.new("no database")
    status, _, text = rack(handler, body_of)
    assert_equal 500, status
    refute_includes text.join, "database"
    assert_match(%r{\AauditUpdate/n-1 was not handled: .*no database}, @errors.string)
  end
end

# The sandbox's own signed deliveries, through the handler as a Rack application behind a socket.
class DeliveriesTest < PerkTest
  include Hooks

  class << self
    attr_reader :sandbox

    def run(*, **)
      @sandbox = Sandbox.new
      super
    ensure
      @sandbox&.stop
    end
  end

  USER = "sandbox-user-1"

  def place
    self.class.sandbox.place
  end

  def control(name, body)
    Net::HTTP.post(URI("#{place["url"]}/_sandbox/#{name}"), JSON.generate(body),
                   "Content-Type" => "application/json").value
  end

  def gate(handler)
    lambda do |request|
      env = { "REQUEST_METHOD" => request.method,
              "HTTP_NOTIFY_SIGNATURE" => request.headers["notify-signature"],
              "rack.input" => StringIO.new(request.body), "rack.errors" => StringIO.new }
      status, headers, parts = handler.call(env)
      [status, parts.join, headers]
    end
  end

  def settled
    Timeout.timeout(10) do
      loop do
        sent = JSON.parse(Net::HTTP.get(URI("#{place["url"]}/_sandbox/ledger")))["deliveries"]
        return sent if sent.none? { |entry| entry["status"] == "pending" }

        Thread.pass
      end
    end
  end

  def subscribe(kard, url)
    kard.subscriptions.create([{ event_name: "earnedRewardApproved", webhook_url: url,
                                 enabled: true }])
    control("settings", { legacy_webhook_url: url })
  end

  def purchase(name)
    { transaction_id: "t-1", referring_partner_user_id: USER, amount: 4250, status: "APPROVED",
      currency: "USD", description: name,
      merchant_name: name, authorization_date: Time.utc(2026, 3, 10, 12) }
  end

  def with_clients
    names = %w[client_id client_secret organization_id]
    kard = Perk::Kard.new(base_url: place["url"],
                          **names.to_h { |name| [name.to_sym, place[name]] })
    old = Perk::KardLegacy.new(base_url: place["url"], **place["legacy"].transform_keys(&:to_sym))
    yield kard, old
  ensure
    [kard, old].compact.each(&:close)
  end

  def test_both_apis_tell_once_and_a_replay_or_a_failure_changes_nothing
    handler = desk(["old", place["webhook_key"]])
    failures = 1
    failing = ->(request) { (failures -= 1) >= 0 ? [500, "not now"] : gate(handler).call(request) }
    Loopback.open(failing) do |server|
      with_clients do |kard, old|
        subscribe(kard, server.url)
        old.transactions.create(transactions: [purchase(kard.offers.list(USER).first.name)])
        sent = settled
        assert_equal [1, 2], sent.map { |entry| entry["attempts"] }.sort
        approved = sent.find { |entry| entry["eventName"] == "earnedRewardApproved" }
        kard.notifications.replay(approved["eventId"])
        assert_equal [200, 200], settled.map { |entry| entry["statusCode"] }
      end
    end
    assert_equal %w[earnedRewardApproved legacyEarnedReward],
                 @taken.map { |key| key[%r{\A[^/]+}] }.sort
  end
end

# frozen_string_literal: true

require_relative "loopback"
require "timeout"

# What may interrupt a call, and who may share a client. A server that never answers makes the order
# of events the proof: what ends such a call before its deadline (a minute, and then a
# DeadlineError) is the interruption.
class ThreadsTest < PerkTest
  include Replies

  on_main_thread :test_interrupt_ends_a_call,
                 :test_a_signal_handler_runs_during_a_call_and_disturbs_nothing

  # Runs the block once the server has a request that it will not answer.
  def once_waiting(server)
    Thread.new do
      sleep 0.005 until server.requests.any?
      yield
    end
  end

  def test_timeout_ends_a_call
    Loopback.open(:never) do |server|
      assert_raises(Timeout::Error) { Timeout.timeout(0.1) { server.ready.users.get("u") } }
    end
  end

  def test_interrupt_ends_a_call
    Loopback.open(:never) do |server|
      killer = once_waiting(server) { Process.kill(:INT, Process.pid) }
      assert_raises(Interrupt) { server.ready.users.get("u") }
    ensure
      killer&.join
    end
  end

  # The server answers once the handler has run, which is while the call waits.
  def test_a_signal_handler_runs_during_a_call_and_disturbs_nothing
    seen = false
    before = trap("USR1") { seen = true }
    answer = lambda do |_|
      Process.kill(:USR1, Process.pid)
      sleep 0.005 until seen
      [200, { data: { type: "user", id: "u", attributes: {} } }]
    end
    Loopback.open(answer) do |server|
      assert_equal "u", server.ready.users.get("u").id
      assert_equal 1, server.requests.size
    end
  ensure
    trap("USR1", before)
  end

  def test_raise_and_kill_reach_a_waiting_thread
    Loopback.open(:never) do |server|
      raised = Thread.new { server.ready.users.get("u") rescue $!.class }
      killed = Thread.new { server.ready.users.get("u") }
      sleep 0.005 until server.requests.size == 2
      raised.raise(ArgumentError)
      killed.kill
      assert_equal ArgumentError, raised.value
      killed.join
      assert_nil killed.value
    end
  end

  def test_ensure_runs_and_the_client_works_afterwards
    Loopback.open(:never, offers("a")) do |server|
      kard = server.ready
      cleaned = false
      caller = Thread.current
      stopper = once_waiting(server) { caller.raise(Timeout::Error) }
      assert_raises(Timeout::Error) do
        kard.users.get("u")
      ensure
        cleaned = true
      end
      stopper.join
      assert cleaned
      assert_equal "a", kard.offers.list("u").first.id
    end
  end

  def test_deadlines_are_the_cores
    Loopback.open(:never) do |server|
      error = assert_raises(Perk::DeadlineError) { server.ready.users.get("u", timeout_ms: 100) }
      assert_predicate error, :retryable?
    end
  end

  def test_other_threads_run_while_one_waits
    counted = 0
    counting = Thread.new { loop { counted += 1 } }
    counts = []
    answer = lambda do |_|
      counts << counted
      sleep 0.005 until counted > counts.first
      counts << counted
      [200, { data: { type: "user", id: "u", attributes: {} } }]
    end
    Loopback.open(answer) { |server| server.ready.users.get("u") }
    assert_operator counts.last, :>, counts.first
  ensure
    counting.kill.join
  end

  def test_threads_share_a_client_and_one_login
    Loopback.open(offers("a")) do |server|
      kard = server.client
      threads = Array.new(8) do
        Thread.new { Array.new(5) { kard.offers.list("u").first.id } }
      end
      found = threads.flat_map(&:value)
      assert_equal ["a"] * 40, found
      assert_equal 1, server.logins
    end
  end

  def test_threads_share_a_verifier
    verifier = Perk::Verifier.new("key")
    bodies = Array.new(20) { |at| "body #{at}" * at }
    good = Array.new(8) do
      Thread.new do
        bodies.all? do |body|
          verifier.verify!(body, Perk::Webhook.sign("key", body)) &&
            !verifier.verify?(body, "x" * 44)
        end
      end
    end
    assert good.all?(&:value)
  end

  def test_one_thread_fetches_the_callers_token
    Loopback.open(offers("a")) do |server|
      asked = 0
      kard = server.client(token: lambda {
        asked += 1
        sleep 0.05
        "fetched"
      })
      Array.new(4) { Thread.new { kard.offers.list("u").first.id } }.each(&:join)
      assert_equal 1, asked
    end
  end
end

class RactorsTest < PerkTest
  include Replies

  def setup
    @warning, $VERBOSE = $VERBOSE, nil # Ruby warns that Ractors are experimental
    Perk::Kard.name # which loads it
  end

  def teardown
    $VERBOSE = @warning
  end

  def test_values_and_webhooks_work_in_ractors
    ractors = Array.new(3) do |at|
      Ractor.new(at) do |number|
        signature = Perk::Webhook.sign("key", "body #{number}")
        values = Array.new(200) do
          Perk.parse(Perk.dump({ "n" => number, "list" => [1.5, "é", nil, { "deep" => true }] }))
        end
        refused = begin
          Perk.parse("[")
        rescue Perk::ParseError => error
          error.offset
        end
        [values.uniq, Perk::Webhook.verify!("body #{number}", signature, ["old", "key"]), refused]
      end
    end
    expected = (0..2).map { |at| [[{ "n" => at, "list" => [1.5, "é", nil, { "deep" => true }] }],
                                  true, 1] }
    assert_equal expected, ractors.map(&:take)
  end

  def test_a_client_stays_in_its_ractor
    kard = Perk::Kard.new(client_id: "a", client_secret: "b")
    error = assert_raises(TypeError) { Ractor.new(kard) { |client| client } }
    assert_includes error.message, "another Ractor"
    assert_raises(Ractor::Error) do
      Ractor.make_shareable(Perk::Kard.new(client_id: "a", client_secret: "b"))
    end
  end

  def test_each_ractor_makes_its_own_client
    Loopback.open(offers("a", user_reward: { value: 1 })) do |server|
      ids = Ractor.new(server.url) do |url|
        kard = Perk::Kard.new(base_url: url, auth: "token", token: "t", organization_id: "o")
        kard.offers.list("u").map { |offer| [offer.id, offer.name] }
      end.take
      assert_equal [["a", "Shop a"]], ids
    end
  end
end

# frozen_string_literal: true

require_relative "loopback"
require "timeout"

# What may interrupt a call, and who may share a client. AT_ONCE is the promise: the quickest of a few tries keeps it, as on a busy
# machine others may hold up one of them.
class ThreadsTest < PerkTest
  include Replies

  AT_ONCE = 0.2
  on_main_thread :test_interrupt_acts_at_once, :test_a_signal_handler_that_returns_disturbs_nothing

  def waiting(server)
    Thread.new { sleep 0.005 until server.requests.any? }.join(5)
  end

  # Runs the block once the server has a request that it will not answer.
  def once_waiting(server)
    Thread.new do
      waiting(server)
      sleep 0.05
      yield
    end
  end

  # @yieldreturn [Float] seconds that one try took
  def assert_at_once
    tries = []
    tries << yield until tries.size == 5 || tries.last&.<(AT_ONCE)
    assert_operator tries.min, :<, AT_ONCE
  end

  def test_timeout_acts_at_once
    Loopback.open(:never) do |server|
      kard = server.ready
      assert_at_once { took { assert_raises(Timeout::Error) { Timeout.timeout(0.1) { kard.users.get("u") } } } - 0.1 }
    end
  end

  def test_interrupt_acts_at_once
    assert_at_once { seconds_until_interrupted }
  end

  def seconds_until_interrupted
    Loopback.open(:never) do |server|
      before = trap("INT", "DEFAULT") # background jobs ignore it
      at = nil
      killer = once_waiting(server) do
        at = Process.clock_gettime(Process::CLOCK_MONOTONIC)
        Process.kill(:INT, Process.pid)
      end
      assert_raises(Interrupt) { server.ready.users.get("u") }
      Process.clock_gettime(Process::CLOCK_MONOTONIC) - at
    ensure
      killer&.join
      trap("INT", before)
    end
  end

  def test_a_signal_handler_that_returns_disturbs_nothing
    assert_at_once { seconds_until_handled }
  end

  def seconds_until_handled
    seen = nil
    before = trap("USR1") { seen = Process.clock_gettime(Process::CLOCK_MONOTONIC) }
    sent = nil
    slow = lambda do |_|
      sent = Process.clock_gettime(Process::CLOCK_MONOTONIC)
      Process.kill(:USR1, Process.pid)
      sleep 0.4
      [200, { data: { type: "user", id: "u", attributes: {} } }]
    end
    Loopback.open(slow) do |server|
      assert_equal "u", server.ready.users.get("u").id
      assert_equal 1, server.requests.size
    end
    seen - sent
  ensure
    trap("USR1", before)
  end

  def test_raise_and_kill_reach_a_waiting_thread
    assert_at_once { seconds_until_reached }
  end

  def seconds_until_reached
    Loopback.open(:never) do |server|
      raised = Thread.new { server.ready.users.get("u") rescue $!.class }
      killed = Thread.new { server.ready.users.get("u") }
      sleep 0.005 until server.requests.size == 2
      took do
        raised.raise(ArgumentError)
        killed.kill
        assert_equal ArgumentError, raised.value
        assert killed.join(30)
      end
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
      error = nil
      assert_at_once { took { error = assert_raises(Perk::DeadlineError) { server.ready.users.get("u", timeout_ms: 100) } } - 0.1 }
      assert_predicate error, :retryable?
    end
  end

  def test_other_threads_run_while_one_waits
    counted = 0
    counting = Thread.new { loop { counted += 1 } }
    before = after = nil
    slow = lambda do |_|
      before = counted
      sleep 0.1
      after = counted
      [200, { data: { type: "user", id: "u", attributes: {} } }]
    end
    Loopback.open(slow) { |server| server.ready.users.get("u") }
    assert_operator after - before, :>, 0
  ensure
    counting.kill.join
  end

  def test_threads_share_a_client_and_one_login
    Loopback.open(offers("a")) do |server|
      kard = server.client
      found = Array.new(8) { Thread.new { Array.new(5) { kard.offers.list("u").first.id } } }.flat_map(&:value)
      assert_equal ["a"] * 40, found
      assert_equal 1, server.logins
    end
  end

  def test_threads_share_a_verifier
    verifier = Perk::Verifier.new("key")
    bodies = Array.new(20) { |at| "body #{at}" * at }
    good = Array.new(8) do
      Thread.new { bodies.all? { |body| verifier.verify!(body, Perk::Webhook.sign("key", body)) && !verifier.verify?(body, "x" * 44) } }
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
    @warning, $VERBOSE = $VERBOSE, nil # Ractors are experimental, says Ruby
    Perk::Kard.name # which loads it
  end

  def teardown
    $VERBOSE = @warning
  end

  def test_values_and_webhooks_work_in_ractors
    ractors = Array.new(3) do |at|
      Ractor.new(at) do |number|
        signature = Perk::Webhook.sign("key", "body #{number}")
        values = Array.new(200) { Perk.parse(Perk.dump({ "n" => number, "list" => [1.5, "é", nil, { "deep" => true }] })) }
        refused = begin
          Perk.parse("[")
        rescue Perk::ParseError => error
          error.offset
        end
        [values.uniq, Perk::Webhook.verify!("body #{number}", signature, ["old", "key"]), refused]
      end
    end
    expected = (0..2).map { |at| [[{ "n" => at, "list" => [1.5, "é", nil, { "deep" => true }] }], true, 1] }
    assert_equal expected, ractors.map(&:take)
  end

  def test_a_client_stays_in_its_ractor
    kard = Perk::Kard.new(client_id: "a", client_secret: "b")
    error = assert_raises(TypeError) { Ractor.new(kard) { |client| client } }
    assert_includes error.message, "another Ractor"
    assert_raises(Ractor::Error) { Ractor.make_shareable(Perk::Kard.new(client_id: "a", client_secret: "b")) }
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

# frozen_string_literal: true

require_relative "loopback"
require "tmpdir"
require "timeout"

# One operation for many ids: what comes, in which order, and what stops it.
class PullTest < PerkTest
  include Replies

  LONG = 20 # seconds; only a test that fails takes them

  def user(request)
    request.path[%r{/users/([^/]+)/}, 1]
  end

  # Each user has one offer of the same name.
  def answer(request)
    offers(user(request))
  end

  def ids(count)
    Array.new(count) { |n| "u-#{n}" }
  end

  def pulling(script = method(:answer), **settings)
    Loopback.open(script) { |server| yield server.ready(**settings), server }
  end

  # Replies are held back until so many requests are open.
  def gate(count)
    lock, opened, open = Mutex.new, ConditionVariable.new, 0
    lambda do |request|
      lock.synchronize do
        open += 1
        opened.broadcast if open >= count
        opened.wait(lock, LONG) until open >= count
      end
      answer(request)
    end
  end

  def test_requests_are_open_at_the_same_time_and_other_threads_go_on
    counted = 0
    counter = Thread.new { loop { (counted += 1) && Thread.pass } }
    pulling(gate(8)) do |kard|
      found = kard.offers.for_users(ids(40), max_in_flight: 16).map do |got|
        [got.user_id, got.offers.map(&:id), got.error]
      end
      assert_equal ids(40).map { |id| [id, [id], nil] }.sort, found.sort
    end
    assert_operator counted, :>, 0
  ensure
    counter&.kill&.join
  end

  def test_in_the_order_of_the_ids
    pulling do |kard|
      pull = kard.offers.for_users(ids(30).each, ordered: true)
      assert_kind_of Enumerator, pull
      assert_equal ids(30), pull.map(&:id)
      assert_equal [*0..29], pull.lazy.map(&:index).to_a, "each walk fetches again"
      assert_equal [30, 30, 0], pull.report.to_a.values_at(0, 1, 2)
    end
  end

  def test_an_id_that_fails_stops_no_other
    script = ->(request) { user(request) == "u-1" ? [404, { errors: [] }] : answer(request) }
    pulling(script) do |kard|
      given = ["u-0", nil, "", "u-1", 7, { "a" => 1 }, "\xFF", Object.new, :"u-2", "u-0"]
      pull = kard.offers.for_users(given, ordered: true)
      found = pull.to_a
      assert_equal [*0..9], found.map(&:index)
      failed = found.reject { |got| got.error.nil? }.map(&:index)
      assert_equal [1, 2, 3, 5, 6, 7], failed - [4]
      assert_instance_of Perk::NotFoundError, found[3].error
      assert_equal 404, found[3].error.http_status
      assert_empty found[3].offers
      assert_raises(Perk::NotFoundError) { found[3].raise_for_error! }
      assert_equal %w[u-0 u-2 u-0], found.values_at(0, 8, 9).flat_map(&:items).map(&:id)
      assert_equal found.count(&:error), pull.report.failed
      assert_includes pull.report.failures.map { |failure| failure.error.class }, Perk::NotFoundError
      refute_includes pull.report.failures.inspect + found.inspect, "u-1"
      assert_raises(Perk::Error) { pull.report.raise_for_errors! }
    end
  end

  def test_ids_are_taken_as_they_are_needed
    taken = 0
    endless = Enumerator.new { |to| loop { to << "u-#{taken += 1}" } }
    pulling do |kard|
      assert_equal 5, kard.offers.for_users(endless, max_in_flight: 4).first(5).size
      assert_operator taken, :<, 64
      assert_equal ["u-x"], kard.offers.for_users("u-x").map(&:user_id)
      assert_empty kard.offers.for_users([]).to_a
    end
  end

  def test_ids_that_raise_half_way
    broken = Enumerator.new { |to| 3.times { |n| to << "u-#{n}" } && raise(IOError, "no more") }
    pulling do |kard|
      found = []
      pull = kard.offers.for_users(broken)
      error = assert_raises(IOError) { pull.each { |got| found << got.user_id } }
      assert_equal ["no more", ids(3)], [error.message, found.sort]
      assert_equal 3, pull.report.done
    end
  end

  def test_what_is_no_ids_and_what_is_missing
    pulling do |kard|
      [nil, 5, { "u-1" => 1 }].each do |given|
        assert_raises(Perk::WrongTypeError) { kard.offers.for_users(given) }
      end
      assert_raises(Perk::UnknownNameError) { kard.offers.for_users(["u"], nothing: 1) }
      assert_raises(Perk::OutOfRangeError) { kard.offers.for_users(["u"], max_in_flight: 0) }
      assert_raises(Perk::MissingError) { kard.files.for_each }
    end
  end

  def test_over_another_parameter
    pulling(->(_) { [200, []] }) do |_, server|
      legacy = server.client(Perk::KardLegacy, auth: "token", token: "t")
      pull = legacy.locations.for_each_by_merchant(:merchant_id, %w[m-1 m-2], ordered: true)
      assert_equal %w[m-1 m-2], pull.map(&:merchant_id)
      assert(server.requests.map(&:target).any? { |target| target.include?("m-2") })
    end
  end

  def test_pages_of_an_id_come_together
    script = lambda do |request|
      request.target.include?("page") ? offers("b") : offers("a", after: "x")
    end
    pulling(script) do |kard|
      got = kard.offers.for_users(["u-1"]).first
      assert_equal [%w[a b], 2], [got.offers.map(&:id), got.pages.size]
    end
  end

  def test_an_offer_of_a_pull_is_activated_for_its_user
    pulling do |kard, server|
      offer = kard.offers.for_users(["u-5"]).first.offers.first
      offer.activate rescue nil # rubocop:disable Style/RescueModifier
      assert_includes server.requests.last.target, "u-5"
    end
  end

  # ---- what stops it ----

  def test_a_loop_that_is_left_cancels_what_is_in_flight
    script = ->(request) { user(request) == "u-0" ? answer(request) : sleep(LONG) }
    pulling(script) do |kard|
      pull = kard.offers.for_users(ids(8))
      assert_equal "u-0", pull.first.user_id
      assert_equal [0, 8], pull.report.to_a.values_at(1, 0), "the one in hand is not done"
    end
  end

  def test_next_and_close
    pulling do |kard|
      pull = kard.offers.for_users(ids(4), ordered: true)
      assert_equal %w[u-0 u-1], [pull.next.id, pull.next.id]
      pull.close
      assert_raises(Perk::StateError) { 3.times { pull.next } }
    end
  end

  def test_threads_are_interrupted
    pulling(->(_) { sleep(LONG) }) do |kard|
      waiting = -> { kard.offers.for_users(ids(3)).to_a }
      assert_raises(Timeout::Error) { Timeout.timeout(0.05) { waiting.call } }
      [:kill, ->(thread) { thread.raise(IOError) }].each do |stop|
        thread = Thread.new { waiting.call rescue $!.class } # rubocop:disable Style/RescueModifier
        Thread.pass until thread.status == "sleep"
        stop.to_proc.call(thread)
        assert thread.join(LONG)
        assert_includes [nil, IOError], thread.value
      end
    end
  end

  on_main_thread :test_ctrl_c
  def test_ctrl_c
    asked = Queue.new
    pulling(->(_) { (asked << 1) && sleep(LONG) }) do |kard|
      signaller = Thread.new { asked.pop && Process.kill("INT", Process.pid) }
      assert_raises(Interrupt) { kard.offers.for_users(ids(3)).to_a }
      signaller.join
    end
  end

  def test_one_thread_waits_at_a_time
    held = Queue.new
    pulling(->(_) { (held << 1) && sleep(LONG) }) do |kard|
      running = Perk::Pull.const_get(:Running)
      plan = Perk::Pull::Plan.new(kard, Perk.const_get(:Operation).row_of(kard, "offers.list"),
                                  :user_id, {}, {})
      pull = running.new(plan, Perk.const_get(:Ids).new(ids(1)))
      thread = Thread.new { pull.each { nil } }
      held.pop
      assert_raises(Perk::StateError) { pull.close }
      thread.kill.join
    end
  end

  # ---- tokens, transports, processes, Ractors ----

  def test_tokens_of_the_host
    asked = Queue.new
    kept = {}
    store = Object.new
    store.define_singleton_method(:load) { |key| kept[key] }
    store.define_singleton_method(:save) { |key, token, seconds| kept[key] = [token, seconds] }
    pulling do |_, server|
      source = server.client(token: -> { (asked << 1) && "given" })
      assert_equal 20, source.offers.for_users(ids(20)).count { |got| got.error.nil? }
      assert_equal 1, asked.size
      kard = server.client(token_store: store)
      assert_equal 20, kard.offers.for_users(ids(20)).count { |got| got.error.nil? }
      assert_equal [1, 1], [server.logins, kept.size]
      broken = server.client(token: -> { raise IOError, "no token" })
      assert_raises(IOError) { broken.offers.for_users(ids(3)).to_a }
    end
  end

  def test_a_transport_of_the_caller_cannot
    kard = Perk::Kard.new(auth: "token", token: "t", organization_id: "o",
                          transport: ->(_) { raise "never" })
    assert_raises(Perk::StateError) { kard.offers.for_users(["u"]) }
  end

  def test_a_child_has_no_pull
    pulling(->(_) { sleep(LONG) }) do |kard|
      pull = kard.offers.for_users(ids(3))
      child = fork do
        pull.first
      rescue Perk::StateError
        exit!(0)
      ensure
        exit!(1)
      end
      assert_equal 0, Process.wait2(child)[1].exitstatus
      pull.close
    end
  end

  def test_a_checkpoint_is_resumed
    Dir.mktmpdir do |folder|
      path = File.join(folder, "pull.state")
      pulling do |kard, server|
        assert_equal 6, kard.offers.for_users(ids(6), checkpoint: path).count
        seen = server.requests.size
        pull = kard.offers.for_users(ids(8), checkpoint: path)
        assert_equal %w[u-6 u-7], pull.map(&:user_id).sort
        assert_equal [2, 6], [server.requests.size - seen, pull.report.skipped]
        assert_raises(Perk::InputError) do
          kard.offers.for_users(ids(8), checkpoint: path, page_size: 5)
        end
      end
    end
  end

  def test_a_ractor_pulls
    warning, $VERBOSE = $VERBOSE, nil
    pulling do |_, server|
      found = Ractor.new(server.url) do |url|
        kard = Perk::Kard.new(base_url: url, auth: "token", token: "t", organization_id: "o")
        kard.offers.for_users(%w[u-1 u-2]).map(&:user_id)
      end
      assert_equal %w[u-1 u-2], found.take.sort
    end
  ensure
    $VERBOSE = warning
  end
end

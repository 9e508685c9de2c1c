# frozen_string_literal: true

require_relative "loopback"
require "open3"
require "pathname"
require "tmpdir"

# A token an issuer; tokens in a file and in stores of the caller's; the quota.
class TokensTest < PerkTest
  NOTHING = [200, { data: [] }].freeze

  # A store that notes what it is asked.
  class Memory
    attr_reader :kept, :loads

    def initialize
      @kept = {}
      @loads = 0
    end

    def load(key)
      @loads += 1
      @kept[key]
    end

    def save(key, token, seconds)
      @kept[key] = [token, seconds]
    end
  end

  def issuers(server)
    server.requests.map { |request| request.headers["x-kard-target-issuer"] }
  end

  def test_each_issuer_logs_in_once_over_the_same_connections
    Loopback.open(NOTHING) do |server|
      kard = server.client
      other = kard.for_issuer("iss-2")
      assert_instance_of Perk::Kard, other
      assert_includes other.inspect, "iss-2"
      2.times { other.subscriptions.list }
      kard.subscriptions.list
      kard.for_issuer("iss-2").for_issuer("iss-2").subscriptions.list
      assert_equal ["iss-2", nil, nil, nil, nil, nil], issuers(server)
      assert_equal 2, server.logins
      assert_equal "/v2/issuers/iss-2/subscriptions", server.requests[1].path
    end
  end

  def test_closing_one_closes_no_other
    Loopback.open(NOTHING) do |server|
      kard = server.client
      other = kard.for_issuer("iss-2")
      kard.close
      other.subscriptions.list
      assert_raises(Perk::StateError) { kard.for_issuer("iss-2") }
    end
  end

  def test_threads_of_several_issuers
    Loopback.open(NOTHING) do |server|
      kard = server.client
      threads = Array.new(8) do |at|
        Thread.new { kard.for_issuer("iss-#{at % 2}").subscriptions.list }
      end
      threads.each(&:join)
      assert_equal 2, server.logins
    end
  end

  def test_a_given_token_is_for_no_other_issuer_and_only_kard_has_them
    Loopback.open { |server| assert_raises(Perk::InputError) { server.ready.for_issuer("iss-2") } }
    refute_respond_to Perk::KardLegacy.new(client_id: "c", client_secret: "s"), :for_issuer
  end

  def test_what_fetches_tokens_is_told_the_issuer
    Loopback.open(NOTHING) do |server|
      kard = server.client(token: ->(issuer = nil) { "token-of-#{issuer}" })
      kard.for_issuer("iss-2").subscriptions.list
      kard.subscriptions.list
      assert_equal ["Bearer token-of-iss-2", "Bearer token-of-"],
                   server.requests.map { |request| request.headers["authorization"] }
    end
  end

  def test_the_quota_is_told_and_shared
    head = { "Kard-Api-Usage-Quota-Capacity" => "120", "Kard-Api-Usage-Quota-Remaining" => "0",
             "Kard-Api-Usage-Quota-Reset" => "30" }
    Loopback.open([200, { data: [] }, head]) do |server|
      kard = server.client
      other = kard.for_issuer("iss-2")
      assert_nil other.quota
      kard.subscriptions.list
      assert_equal [120, 0], other.quota.to_a.first(2)
      assert_operator 0..30, :cover?, other.quota.resets_in
      assert_raises(Perk::RateLimitError) { other.subscriptions.list(timeout_ms: 1000) }
    end
  end

  def test_clients_that_share_a_file_log_in_once
    Dir.mktmpdir do |folder|
      path = File.join(folder, "tokens.json")
      Loopback.open(NOTHING) do |server|
        [path,
         Pathname.new(path)].each { |file| server.client(token_file: file).subscriptions.list }
        assert_equal 1, server.logins
      end
      assert_equal 0o600, File.stat(path).mode & 0o777
      File.chmod(0o640, path)
      error = assert_raises(Perk::InputError) do
        Perk::Kard.new(client_id: "c", client_secret: "s", token_file: path)
      end
      assert_equal "token_file", error.pointer
      refute_includes error.message, path
    end
  end

  def test_a_store_is_asked_first_and_told_afterwards
    store = Memory.new
    Loopback.open(NOTHING) do |server|
      2.times { server.client(token_store: store).subscriptions.list }
      server.client(token_store: store).for_issuer("iss-2").subscriptions.list
      assert_equal 2, server.logins
      assert_equal 3, store.loads
    end
    key, (token, seconds) = store.kept.first
    assert_equal [64, "token-of-the-loopback-server"], [key.size, token]
    assert_in_delta 3600, seconds, 60
  end

  def test_a_refused_token_out_of_a_store_is_not_used_again
    store = Memory.new
    store.define_singleton_method(:load) { |_| ["stale", 60] }
    answer = ->(request) { request.headers["authorization"] == "Bearer stale" ? [401,
                                                                                 {}] : NOTHING }
    Loopback.open(answer) do |server|
      server.client(token_store: store).subscriptions.list
      assert_equal [1, 3], [server.logins, server.requests.size]
    end
  end

  def test_what_a_store_raises_comes_out_and_holds_nobody_up
    %i[load save].each do |broken|
      Loopback.open(NOTHING) do |server|
        store = Memory.new
        store.define_singleton_method(broken) { |*| raise IOError, "the store is down" }
        kard = server.client(token_store: store)
        error = assert_raises(IOError) { kard.subscriptions.list }
        assert_equal "the store is down", error.message
        store.singleton_class.remove_method(broken)
        kard.subscriptions.list(timeout_ms: 30_000)
        assert_equal 1, server.logins
      end
    end
  end

  def test_a_thread_killed_while_its_store_works_holds_nobody_up
    asked = Queue.new
    store = Memory.new
    store.define_singleton_method(:load) do |_|
      asked << true
      sleep if Thread.current[:slow]
      nil
    end
    Loopback.open(NOTHING) do |server|
      kard = server.client(token_store: store)
      slow = Thread.new do
        Thread.current[:slow] = true
        kard.subscriptions.list
      end
      asked.pop
      slow.kill.join
      kard.subscriptions.list(timeout_ms: 30_000)
      assert_equal 1, server.logins
    end
  end

  def test_a_store_must_be_one_and_the_only_one
    given = { client_id: "c", client_secret: "s" }
    assert_raises(Perk::WrongTypeError) { Perk::Kard.new(**given, token_store: Object.new) }
    assert_raises(Perk::InputError) do
      Perk::Kard.new(**given, token_store: Memory.new, token_file: "x")
    end
  end

  def test_a_file_system_without_locks_is_reported
    Dir.mktmpdir do |folder|
      preload = File.join(folder, "nolocks.so")
      assert system("cc", "-shared", "-fPIC", File.join(ROOT, "tests/preload/nolocks.c"), "-o",
                    preload)
      program = 'require "libperk"; ' \
                'Perk::Kard.new(client_id: "c", client_secret: "s", token_file: ARGV[0])'
      paths = $LOAD_PATH.flat_map { |entry| ["-I", entry] }
      shown,
        = Open3.capture2e({ "LD_PRELOAD" => preload }, RbConfig.ruby, *paths, "-e", program,
                          File.join(folder, "tokens.json"))
      assert_equal 1, shown.scan("perk: token_file is on a file system without locks").size, shown
    end
  end
end

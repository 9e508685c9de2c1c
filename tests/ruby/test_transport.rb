# frozen_string_literal: true

require_relative "loopback"

# A client whose requests are performed by an object of the caller's.
class TransportTest < PerkTest
  include Replies

  URL = "https://api.example.test"
  LOGIN = { "access_token" => "t-1", "expires_in" => 3600 }.freeze
  FAILURES = { Perk::ConnectError => false, Perk::DeadlineError => true,
               Perk::TransportError => true,
               Perk::LimitError => true }.freeze

  # Plays replies: [status, body, headers], an exception to raise, or a Proc that gives one of them.
  class Player
    attr_reader :requests

    def initialize(*script)
      @script = script
      @requests = []
    end

    def call(request)
      @requests << request
      step = @script.size > 1 ? @script.shift : @script.first
      step = step.call(request) if step.respond_to?(:call)
      raise step if step.is_a?(Exception) || step.is_a?(Class)

      status, body, headers = step
      Perk::Transport::Response.new(status, headers || {},
                                    body.is_a?(String) ? body : Perk.dump(body))
    end
  end

  def client(transport, **settings)
    Perk::Kard.new(**{ base_url: URL, client_id: "i", client_secret: "s", organization_id: "o",
                       transport: transport }.merge(settings))
  end

  def ready(transport, **settings)
    client(transport, auth: "token", token: "t", **settings)
  end

  def test_logins_retries_and_pages_are_the_clients
    busy = [503, "{}", { "Retry-After" => "0" }]
    player = Player.new([200, LOGIN], busy, offers("a", after: "x"), offers("b"))
    found = client(player).offers.list("u").to_a
    assert_equal [%w[a b], %w[POST GET GET GET]],
                 [found.map(&:id), player.requests.map(&:http_method)]
    assert_equal "Bearer t-1", player.requests.last.headers["Authorization"]
    assert_operator player.requests.last.timeout, :>, 0
    assert_equal ["#{URL}/v2/auth/token", true],
                 [player.requests.first.url, !player.requests.first.body.empty?]
  end

  def test_a_request_shows_no_secret
    player = Player.new([200, LOGIN], offers("a"))
    client(player).offers.list("u", search: "shoes").to_a
    player.requests.each { |request| refute_match(/t-1|shoes|Basic|secret/, request.inspect) }
  end

  def test_failures_have_the_class_that_was_raised
    FAILURES.each do |kind, sent|
      kard = ready(Player.new(kind.new("why not")), max_attempts: 1)
      error = assert_raises(kind) do
        kard.users.create([{ id: "u", enrolled_rewards: ["CARDLINKED"] }])
      end
      assert_includes error.message, "why not"
      assert_equal sent, error.outcome_unknown?, kind.name
    end
  end

  def test_headers_in_lists_and_pairs_are_read
    [{ "Kard-Api-Usage-Quota-Capacity" => ["7"] },
     [["kard-api-usage-quota-capacity", 7]]].each do |headers|
      kard = ready(Player.new([200, offers("a")[1], headers]))
      kard.offers.list("u").to_a
      assert_equal 7, kard.quota.capacity
    end
  end

  def test_a_body_is_bounded
    kard = ready(Player.new([200, "x" * 2000]), max_body: 1024, max_attempts: 1)
    assert_raises(Perk::LimitError) { kard.ping.get }
  end

  def test_anything_else_that_is_raised_stops_the_call
    kard = client(Player.new(->(_) { raise IOError, "mine" }, [200, LOGIN], offers("a")))
    assert_equal "mine", assert_raises(IOError) { kard.offers.list("u").to_a }.message
    # the login that was stopped delays no other
    assert_equal ["a"], kard.offers.list("u").map(&:id)
  end

  def test_a_throw_stops_the_call
    kard = client(Player.new(->(_) { throw :out }, [200, LOGIN], offers("a")))
    catch(:out) { kard.offers.list("u").to_a }
    assert_equal ["a"], kard.offers.list("u").map(&:id)
  end

  def test_an_error_of_the_caller_stops_a_bulk_write
    player = Player.new(["200", "{}"])
    stop = assert_raises(Perk::WrongTypeError) do
      ready(player).users.create_many(Array.new(200) { { id: "u", enrolled_rewards: [] } })
    end
    assert_equal 1, player.requests.size
    assert stop.outcomes.all?(&:unknown?)
  end

  def test_a_stopped_write_is_unknown
    kard = ready(Player.new(IOError.new("mine")))
    stop = assert_raises(IOError) do
      kard.users.create_many([{ id: "u", enrolled_rewards: ["CARDLINKED"] }])
    end
    assert_kind_of Perk::Stopped, stop
    assert_equal [true, Perk::CancelledError],
                 [stop.outcomes[0].unknown?, stop.outcomes[0].error.class]
  end

  def test_threads_wait_for_one_login
    login = lambda do |_|
      sleep 0.05
      [200, LOGIN]
    end
    answer = ->(request) { request.url.end_with?("token") ? login.call(request) : offers("a") }
    player = Player.new(answer)
    kard = client(player)
    Array.new(4) { Thread.new { kard.offers.list("u").first.id } }.each(&:join)
    assert_equal 1, player.requests.count { |request| request.url.end_with?("token") }
  end

  def test_clients_for_other_issuers_share_it
    player = Player.new([200, LOGIN], offers("a"))
    client(player).for_issuer("i-2").offers.list("u").to_a
    assert_equal 2, player.requests.size
  end

  def test_misuse
    assert_match(/\Atransport: /, assert_raises(Perk::WrongTypeError) { client(5) }.message)
    { proxy: "http://127.0.0.1:1", token_file: "x", http2: true }.each do |name, value|
      error = assert_raises(Perk::InputError) { client(Player.new([200, {}]), name => value) }
      assert error.message.start_with?("transport: it replaces libcurl"), error.message
    end
    error = assert_raises(Perk::WrongTypeError) { ready(Player.new(["200", {}])).ping.get }
    assert error.message.start_with?("status: "), error.message
  end
end

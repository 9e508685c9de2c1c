# frozen_string_literal: true

require_relative "loopback"
require "logger"
require "open3"
require "stringio"

# What loggers, hooks and Rails' notifications get of calls, and what replies know of theirs.
class ObserverTest < PerkTest
  include Replies

  LIST = "GET /v2/issuers/{organizationId}/users/{userId}/offers"
  FAILED = [503, { errors: [] }].freeze
  TIMES = /\d+ ms/.freeze

  def lines(level, *script, **settings)
    log = StringIO.new
    logger = Logger.new(log, level: level, formatter: ->(name, _, _, text) { "#{name} #{text}\n" })
    Loopback.open(*script) do |server|
      yield server.client(logger: logger, **settings), logger
    end
    log.string.gsub(TIMES, "N ms").lines(chomp: true)
  end

  def test_a_logger_has_the_lines_of_its_level
    found = lines(:debug, FAILED, offers("a")) { |kard| kard.offers.list("user-1").to_a }
    login, *rest = found
    assert_match(%r{\ADEBUG POST /v2/auth/token: 200, N ms, \d+ bytes\z}, login)
    assert_equal ["INFO login: new token for 3600 s, N ms",
                  "DEBUG #{LIST}: 503 (server), N ms, 13 bytes",
                  "INFO #{LIST}: 503 (server), attempt 1; sent again in N ms",
                  "DEBUG #{LIST}: 200, N ms, 97 bytes, attempt 2"], rest
    found = lines(:info, FAILED, offers("a")) { |kard| kard.offers.list("user-1").to_a }
    assert_equal %w[INFO INFO], found.map { |line| line[/\w+/] }
    assert_empty(lines(:warn, offers("a")) { |kard| kard.offers.list("user-1").to_a })
  end

  def test_the_level_may_change
    found = lines(:warn, offers("a")) do |kard, logger|
      kard.offers.list("user-1").to_a
      logger.level = :debug
      kard.offers.list("user-1").to_a
      logger.level = :warn
      kard.offers.list("user-1").to_a
    end
    assert_equal ["DEBUG #{LIST}: 200, N ms, 97 bytes"], found
  end

  def test_nothing_personal_and_no_secret_is_logged
    found = lines(:debug, [404, { errors: [{ title: "user-77 is unknown" }] }],
                  headers: { "x-trace": "trace-9" }) do |kard|
      assert_raises(Perk::NotFoundError) { kard.users.get("user-77") }
      assert_raises(Perk::NotFoundError) do
        kard.request(:get, "/v2/x/user-77", params: { q: "shoes" })
      end
    end
    assert_operator found.size, :>=, 4
    refute_match(/user-77|shoes|trace-9|secret|Basic|Bearer|#{Loopback::TOKEN["access_token"]}/,
                 found.join("\n"))
  end

  # Any object with these methods; one without levels gets everything.
  def test_loggers_of_other_kinds
    plain = Struct.new(:all) do
      def info(text) = all << [:info, text]
      def debug(text) = all << [:debug, text]
    end.new([])
    Loopback.open(offers("a")) do |server|
      server.client(logger: plain).offers.list("u").first
      assert_equal %i[debug info debug], plain.all.map(&:first)
      assert_raises(Perk::WrongTypeError) { server.client(logger: "stdout") }
      assert_raises(Perk::WrongTypeError) { server.client(on_exchange: :print) }
    end
  end

  def test_a_hook_gets_each_request
    seen = []
    Loopback.open([503, { errors: [] }, { "X-Request-Id" => "r-1" }], offers("a")) do |server|
      kard = server.client(on_exchange: ->(event) { seen << event })
      kard.offers.list("user-1").to_a
      kard.for_issuer("other").offers.list("user-1").first
    end
    assert_equal %w[exchange], seen.map { |event| event[:kind] }.uniq
    assert_equal [200, 503, 200, 200, 200], seen.map { |event| event[:status] }
    failed = seen[1]
    assert_predicate failed, :frozen?
    assert_equal ["GET", LIST.delete_prefix("GET "), "offers.list", 1, 13, "server"],
                 failed.values_at(:method, :path, :operation, :attempt, :bytes, :error)
    assert_kind_of Integer, failed[:ms]
  end

  # Nothing is collected that nobody wants.
  def test_nobody_observes
    seen = []
    answer = ->(_) { Perk::Transport::Response.new(200, {}, '{"data":[]}') }
    trace = TracePoint.new(:c_call) { |call| seen << call.method_id }
    [nil, Logger.new(StringIO.new, level: :warn)].each do |logger|
      kard = Perk::Kard.new(token: "t", organization_id: "o", transport: answer, logger: logger)
      trace.enable { kard.offers.list("u").to_a }
    end
    assert_includes seen, :perk_call_step
    assert_empty seen.grep(/observe|take_events/)
    kard = Perk::Kard.new(token: "t", organization_id: "o", transport: answer,
                          on_exchange: ->(_) {})
    trace.enable { kard.offers.list("u").to_a }
    assert_includes seen, :perk_client_observe
  end

  # Calls of a pull are many at once.
  def test_pulls_are_observed
    seen, log = [], StringIO.new
    answer = ->(request) { request.path.include?("u-3") ? [404, { errors: [] }] : offers("a") }
    Loopback.open(answer) do |server|
      kard = server.client(on_exchange: ->(event) { seen << event[:status] }, logger: Logger.new(log))
      assert_equal 9, kard.offers.for_users(Array.new(9) { |n| "u-#{n}" }).to_a.size
    end
    assert_equal({ 200 => 9, 404 => 1 }, seen.tally, "the login is one of them")
    assert_equal 10, log.string.scan(/: (?:200|404).* \d+ ms/).size
    refute_includes log.string, "u-3"
  end

  # A pause of two seconds is logged before the next request; so is one of a pull, and one over a
  # transport of the caller's.
  def test_a_pause_is_logged_while_it_lasts
    found = %i[list_of pull_of own_transport].map do |way|
      Thread.new do
        log, logged = StringIO.new, nil
        busy = [503, { errors: [] }, { "Retry-After" => "2" }]
        answer = lambda do |_|
          logged = log.string.dup
          offers("a")
        end
        send(way, [busy, answer], logger: Logger.new(log, level: :info), max_attempts: 2)
        logged
      end
    end
    found.map(&:value).each do |logged|
      assert_match(/#{LIST}: 503 .* sent again in \d+ ms/o, logged)
    end
  end

  def list_of(script, **settings)
    Loopback.open(*script) { |server| server.ready(**settings).offers.list("u").to_a }
  end

  def pull_of(script, **settings)
    Loopback.open(*script) { |server| server.ready(**settings).offers.for_users(["u"]).to_a }
  end

  def own_transport(script, **settings)
    answer = lambda do |request|
      step = script.shift
      status, body, headers = step.respond_to?(:call) ? step.call(request) : step
      Perk::Transport::Response.new(status, headers || {}, JSON.generate(body))
    end
    Perk::Kard.new(token: "t", organization_id: "o", transport: answer, **settings)
              .offers.list("u").to_a
  end

  # What leaves the caller's code while a call waits ends the call.
  def test_a_hook_that_leaves_during_a_pause
    Loopback.open([503, { errors: [] }, { "Retry-After" => "20" }]) do |server|
      seen = []
      leaving = lambda do |event|
        seen << event[:status]
        throw :out, 7
      end
      kard = server.ready(on_exchange: leaving)
      assert_equal 7, catch(:out) { kard.offers.list("u").first }
      assert_equal [[503], 1], [seen, server.requests.size]
    end
  end

  # What a hook raises must not replace what the call has done.
  def test_a_hook_that_raises
    Loopback.open(offers("a")) do |server|
      kard = server.ready(on_exchange: ->(_) { raise IOError, "no disk" })
      _, said = capture_io { assert_equal "a", kard.offers.list("u").first.id }
      assert_equal "perk: an event could not be passed on: IOError: no disk\n", said
      leaving = server.ready(on_exchange: ->(_) { throw :out, 7 })
      assert_equal 7, catch(:out) { leaving.offers.list("u").first }
    end
  end

  def test_a_call_that_fails_is_passed_on
    seen = []
    answer = ->(_) { raise Perk::ConnectError, "refused" }
    kard = Perk::Kard.new(token: "t", organization_id: "o", transport: answer,
                          on_exchange: ->(event) { seen << event.slice(:error, :status) })
    assert_raises(Perk::ConnectError) { kard.users.get("u", max_attempts: 1) }
    assert_equal [{ error: "connect" }], seen
  end

  def test_the_variable
    code = <<~'RUBY'
      require "libperk"
      answer = ->(_) { Perk::Transport::Response.new(200, {}, '{"data":[]}') }
      kard = Perk::Kard.new(token: "t", organization_id: "o", transport: answer)
      kard.offers.list("user-1").to_a
    RUBY
    command = [RbConfig.ruby, "-w", "-I", BUILD, "-I", File.join(ROOT, "ruby/lib"), "-e", code]
    shown = ["debug", "DEBUG", "info", "", nil].map do |level|
      Open3.capture2e({ "PERK_LOG" => level }, *command)[0].gsub(TIMES, "N ms")
    end
    line = "libperk: #{LIST}: 200, N ms, 11 bytes\n"
    assert_equal [line, line, "", "", ""], shown
    ENV["PERK_LOG"] = "loud"
    error = assert_raises(Perk::InputError) { Perk::Kard.new(token: "t", organization_id: "o") }
    assert_equal "PERK_LOG", error.pointer
  ensure
    ENV.delete("PERK_LOG")
  end

  def test_replies_know_their_exchange
    found = [200, { data: [] }, { "X-Request-Id" => "r-7", "Set-Cookie" => "s" }]
    Loopback.open(FAILED, found) do |server|
      page = server.client.offers.list("user-1").each_page.first
      assert_equal ["r-7", 2], [page.request_id, page.attempts]
      assert_equal ["application/json", nil], page.headers.values_at("content-type", "set-cookie")
      assert_operator page.elapsed, :>=, 0.2, "the pause before the second request is part of it"
    end
    parsed = Perk::Document.parse('{"data": []}')
    assert_equal [nil, 0, {}, nil],
                 [parsed.request_id, parsed.attempts, parsed.headers, parsed.elapsed]
  end

  RAILS = <<~RUBY
    begin
      require "logger"
      require "active_support"
      require "active_support/notifications"
      require "active_support/log_subscriber"
    rescue LoadError
      print "no Rails"
      exit
    end
    require "libperk"
    answer = ->(_) { Perk::Transport::Response.new(200, {}, '{"data":[]}') }
    kard = Perk::Kard.new(token: "t", organization_id: "o", transport: answer)
    kard.offers.list("user-1").to_a
    ActiveSupport::Notifications.subscribe("exchange.libperk") do |name, _, _, _, payload|
      puts [name, payload[:path], payload[:status]].join(" ")
    end
    ActiveSupport::Notifications.subscribe(/libperk/) { |event| puts event.payload[:operation] }
    Class.new(ActiveSupport::LogSubscriber) do
      def exchange(event) = puts(event.payload[:text][/GET/])
      def logger = Logger.new(nil)
    end.attach_to(:libperk)
    kard.offers.list("user-1").to_a
  RUBY

  def test_notifications_of_rails
    command = [RbConfig.ruby, "-W0", "-I", BUILD, "-I", File.join(ROOT, "ruby/lib"), "-e", RAILS]
    shown, status = Open3.capture2e(*command)
    assert_predicate status, :success?, shown
    skip "ActiveSupport is not installed" if shown == "no Rails"
    assert_equal ["exchange.libperk #{LIST.delete_prefix("GET ")} 200", "offers.list", "GET"].sort,
                 shown.lines(chomp: true).sort
  end

  def test_a_ractor_may_observe
    Perk::Kard.name
    made = Ractor.new do
      seen = []
      answer = ->(_) { Perk::Transport::Response.new(200, {}, '{"data":[]}') }
      kard = Perk::Kard.new(token: "t", organization_id: "o", transport: answer,
                            on_exchange: ->(event) { seen << event[:status] })
      kard.offers.list("u").to_a
      seen
    end
    assert_equal [200], made.take
  end
end

# frozen_string_literal: true

require_relative "loopback"
require "bigdecimal"
require "libperk/testing"
require "tmpdir"

# Exchanges that are recorded into a file and replayed from it.
class RecorderTest < PerkTest
  include Replies

  def run
    Dir.mktmpdir do |folder|
      @path = File.join(folder, "tape.jsonl")
      super
    end
  end

  def recorder(**options)
    Perk::Testing::Recorder.new(@path, **options)
  end

  def client(url, transport, **settings)
    given = { base_url: url, client_id: "id-1", client_secret: "very-secret", organization_id: "o" }
    Perk::Kard.new(**given, transport: transport, max_attempts: 1, **settings)
  end

  # A client that needs no login.
  def ready(url)
    client(url, recorder, auth: "token", token: "t")
  end

  def record(*script)
    Loopback.open(*script) { |server| yield ready(@url = server.url) }
  end

  # Plays a story twice: against a server, and without it.
  def twice(*script, **settings, &story)
    url = nil
    first = Loopback.open(*script) do |server|
      url = server.url
      story.call(client(url, recorder, **settings))
    end
    tape = recorder
    again = story.call(client(url, tape, **settings))
    assert_equal [:replay, first, 0], [tape.mode, again, tape.unused]
    first
  end

  def lines
    File.readlines(@path).map { |line| JSON.parse(line) }
  end

  def test_what_was_recorded_is_replayed
    found = twice(offers("a", after: "x"), offers("b")) { |kard| kard.offers.list("u").map(&:id) }
    assert_equal %w[a b], found
    assert_equal %w[POST GET GET], lines.map { |line| line.dig("request", "method") }
    assert_equal 0o600, File.stat(@path).mode & 0o777
  end

  # A tape that every language replays.
  def test_the_tape_of_all_languages
    tape = Perk::Testing::Recorder.new(File.join(ROOT, "tests/recordings/offers.jsonl"))
    kard = client("https://api.example.test", tape)
    assert_equal %w[a b], kard.offers.list("user-1").map(&:id)
    error = assert_raises(Perk::NotFoundError) { kard.users.get("nobody") }
    assert_equal "req-7", error.headers["x-request-id"]
    assert_raises(Perk::ConnectError) { kard.users.get("user-1") }
    assert_equal "\x1f\x8b\xff".b, kard.download("https://files.example.test/f?Signature=s")
    assert_equal 0, tape.unused
  end

  def test_a_mode_is_one_of_two
    assert_raises(ArgumentError) { recorder(mode: :both) }
    refute_path_exists @path
  end

  def test_secrets_are_masked
    signed = "https://files.example.test/x?X-Amz-Signature=5ecret&X-Amz-Expires=60"
    reply = [200, { data: [{ type: "file", id: "f", attributes: { downloadUrl: signed } }] },
             { "Set-Cookie" => "5ecret" }]
    twice(reply) { |kard| kard.request("GET", "/v2/files", params: { api_key: "5ecret" }).size }
    text = File.read(@path)
    refute_match(/5ecret|very-secret|token-of-the-loopback|Basic/, text)
    assert_includes text, "X-Amz-Signature=***&X-Amz-Expires=60"
    assert_equal "***", lines[1]["request"]["headers"].to_h["Authorization"]
  end

  def test_secrets_are_masked_in_every_spelling
    body = '{"accessToken":"5ecret","Secret":"5ecret","url":"https://x.test/?a=1\u0026Sig=5ecret"}'
    twice([200, body]) { |kard| kard.request("GET", "/v2/x").status }
    refute_includes File.read(@path), "5ecret"
  end

  def test_a_failure_may_be_of_the_callers_class
    unplugged = Class.new(Perk::ConnectError)
    tape = recorder(transport: ->(_) { raise unplugged, "no cable" })
    assert_raises(Perk::ConnectError) { client("https://x.test", tape).ping.get }
    assert_equal({ "name" => "connect", "message" => "no cable" }, lines[0]["error"])
  end

  def test_digits_are_kept
    data = '{"type":"standardOffer","id":"a","attributes":{"userReward":{"value":5.70}}}'
    value = twice([200,
                   %({"data":[#{data}]})]) { |kard| kard.offers.list("u").first.user_reward.value }
    assert_equal BigDecimal("5.7"), value
    assert_includes File.read(@path), "5.70"
  end

  def test_failures_are_replayed
    story = lambda do |kard|
      kard.users.create([{ id: "u", enrolled_rewards: ["CARDLINKED"] }])
    rescue Perk::Error => e
      [e.class, e.outcome_unknown?, e.http_status]
    end
    assert_equal [Perk::ConflictError, false, 409], twice([409, {}], &story)
    File.delete(@path)
    first, again = Array.new(2) { story.call(ready("http://127.0.0.1:9")) }
    assert_equal [[Perk::ConnectError, false, nil]] * 2, [first, again]
  end

  def test_an_incomplete_reply_is_recorded_as_a_failure
    ["HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}", "hello\r\n\r\n"].each do |reply|
      server = TCPServer.new("127.0.0.1", 0)
      thread = Thread.new { server.accept.tap { |socket| socket.readpartial(9999) } << reply }
      kard = client("http://127.0.0.1:#{server.addr[1]}", recorder(mode: :record), auth: "token",
                                                                                   token: "t")
      stopper = Thread.new { thread.value.close }
      assert_raises(Perk::TransportError) { kard.ping.get }
      assert_equal "transport", lines[0]["error"]["name"]
    ensure
      stopper&.join
      server&.close
    end
  end

  def test_bytes_are_kept
    bytes = "\x1f\x8b\xff".b
    assert_equal bytes, (twice([200, bytes, { "Content-Type" => "application/gzip" }]) do |kard|
      kard.download("#{kard.handle.setting("base_url")}/file")
    end)
  end

  def test_another_request_is_an_error_that_names_it
    record([200, {}]) { |kard| kard.request("GET", "/v2/y") }
    kard = ready(@url)
    error = assert_raises(Perk::Testing::MismatchError) { kard.request("POST", "/v2/x") }
    assert_includes error.message, "has no exchange for POST #{@url}/v2/x; the next one is GET"
    kard.request("GET", "/v2/y")
    error = assert_raises(Perk::Testing::MismatchError) { kard.request("GET", "/v2/y") }
    assert_includes error.message, "no exchange left"
  end

  def test_another_body_is_another_request
    write = ->(kard, id) { kard.request("POST", "/v2/x", json: { id: id }) }
    record([200, {}]) { |kard| write.call(kard, 1) }
    error = assert_raises(Perk::Testing::MismatchError) { write.call(ready(@url), 2) }
    assert error.message.end_with?("with another body"), error.message
  end
end

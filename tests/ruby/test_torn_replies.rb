# frozen_string_literal: true

require_relative "helper"
require "socket"

# Replies that end too early, by FIN and by RST: none is believed, and no verdict is wrong. Python's
# tests go through every byte.
class TornRepliesTest < PerkTest
  STEP = 7

  # Answers each request with the first bytes of a reply, and ends the connection.
  class Tearing
    attr_accessor :torn, :reset
    attr_reader :url

    def initialize
      @server = TCPServer.new("127.0.0.1", 0)
      @url = "http://127.0.0.1:#{@server.addr[1]}"
      @thread = Thread.new { serve }
    end

    def close
      @thread.kill.join
      @server.close
    end

    private

    def serve
      loop do
        socket = @server.accept
        size = 0
        while (line = socket.gets) && line != "\r\n"
          size = line[/\d+/].to_i if line.downcase.start_with?("content-length:")
        end
        socket.read(size)
        socket.write(torn)
        socket.setsockopt(Socket::SOL_SOCKET, Socket::SO_LINGER, [1, 0].pack("ii")) if reset
        socket.close
      end
    end
  end

  def setup
    @server = Tearing.new
    @kard = Perk::Kard.new(base_url: @server.url, token: "t", organization_id: "o")
  end

  def teardown
    @kard.close
    @server.close
  end

  def sized(status, body)
    "HTTP/1.1 #{status}\r\nConnection: close\r\nContent-Length: #{body.bytesize}\r\n\r\n#{body}"
  end

  def chunked(status, body)
    "HTTP/1.1 #{status}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n" \
      "#{body.bytesize.to_s(16)}\r\n#{body}\r\n0\r\n\r\n"
  end

  def each_cut(reply)
    [false, true].each do |reset|
      (0...reply.bytesize - 1).step(STEP) do |cut|
        @server.torn = reply.byteslice(0, cut)
        @server.reset = reset
        yield "#{reset ? "RST" : "FIN"} behind byte #{cut}"
      end
    end
    @server.torn = reply
    @server.reset = false
  end

  def test_a_list_is_never_shorter
    page = '{"data":[{"type":"standardOffer","id":"o-1"}],"links":{"next":null}}'
    each_cut(chunked("200 OK", page)) do |where|
      assert_raises(Perk::Error, where) { @kard.offers.list("u", max_attempts: 1).to_a }
    end
    assert_equal ["o-1"], @kard.offers.list("u").map(&:id)
  end

  def test_a_write_is_unknown
    each_cut(sized("201 Created", '{"data":{"type":"offerAttribution","id":"x"}}')) do |where|
      assert_predicate assert_raises(Perk::Error, where) { @kard.offers.activate("u", "o") },
                       :outcome_unknown?, where
    end
    assert_equal "x", @kard.offers.activate("u", "o").id
  end

  def test_all_items_are_unknown
    items = %w[a b].map { |id| { id: id, enrolled_rewards: ["CARDLINKED"] } }
    reply = '{"data":[{"type":"user","id":"a"}],' \
            '"errors":[{"id":"b","status":"409","title":"Taken"}]}'
    each_cut(sized("207 Multi-Status", reply)) do |where|
      assert_equal 2, @kard.users.create_many(items).unknown.size, where
    end
    outcomes = @kard.users.create_many(items)
    assert_equal [1, 1], [outcomes.accepted.size, outcomes.rejected.size]
  end

  def test_the_members_and_headers_of_a_failing_reply
    body = '{"errors":[],"meta":{"trace":"t-1"},"links":{"about":"/x"},"jsonapi":{"version":"1.1"}}'
    @server.torn = "HTTP/1.1 404 Not Found\r\nConnection: close\r\nX-Trace: t-1\r\n" \
                   "Set-Cookie: a=b\r\nContent-Length: #{body.bytesize}\r\n\r\n#{body}"
    error = Marshal.load(Marshal.dump(assert_raises(Perk::NotFoundError) { @kard.users.get("u") }))
    assert_equal [{ "trace" => "t-1" }, { "about" => "/x" }, { "version" => "1.1" }],
                 [error.meta, error.links, error.jsonapi]
    assert_equal "t-1", error.headers["x-trace"]
    refute_includes error.headers, "set-cookie"
    assert_empty Perk::Error.new("x").headers
    document = Perk::Document.parse('{"data":[],"links":{"next":{"href":"/y","rel":"next"}},' \
                                    '"jsonapi":{"version":"1.1"}}')
    assert_equal ["next", "/y", "1.1"],
                 [document.links["next"]["rel"], document.link("next"), document.jsonapi["version"]]
  end
end

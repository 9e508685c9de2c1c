# frozen_string_literal: true

require_relative "loopback"
require "open3"
require "tmpdir"

# Forked children: nothing of their parent's is used, waited for, closed or finished.
class ForksTest < PerkTest
  include Replies

  PYTHON = ENV["PERK_PYTHON"] || File.join(ROOT, ".venv/bin/python")
  WIRES = { "http1" => ["http", "0", "1.1"], "tls" => ["https", "0", "1.1"],
            "http2" => ["https", "1", "2"] }.freeze
  CALLS = { "shared" => 24, "login" => 16, "ending" => 6 }.freeze
  CLIENT = File.join(ROOT, "tests/forks/client.rb")

  on_main_thread :test_a_handler_that_forks_while_a_call_waits

  # The server with books, and client.rb in each of its modes; half of the calls are writes.
  WIRES.each do |wire, (scheme, http2, version)|
    define_method("test_a_client_and_its_children_over_#{wire}") do
      with_server do |place|
        CALLS.each do |mode, calls|
          ca_file = scheme == "https" ? place["ca_file"] : "-"
          Net::HTTP.get(URI("#{place["http"]}/_books/blank"))
          command = [RbConfig.ruby, "-w", CLIENT, mode, place[scheme], ca_file, http2, calls.to_s,
                     place["http"]]
          told, status = Open3.capture2({ "PERK_RUBY_BUILD" => BUILD }, *command)
          assert_predicate status, :success?
          verdict = JSON.parse(told)
          assert_equal({}, verdict["wrong"], mode)
          assert_equal [version], verdict["versions"], mode
          assert_operator verdict["right"], :>=, calls
        end
      end
    end
  end

  def with_server
    require "net/http"
    Dir.mktmpdir do |folder|
      Open3.popen2(PYTHON, File.join(ROOT, "tests/forks/server.py"), folder) do |input, output, _|
        yield JSON.parse(output.gets)
        input.close
      end
    end
  end

  # What the block returns in a child, or how it failed there.
  def in_child
    reads, writes = IO.pipe
    child = fork do
      said = begin
        yield.inspect
      rescue StandardError => e
        "#{e.class}: #{e.message}"
      end
      writes.write(said)
      exit!
    end
    writes.close
    reads.read.tap { Process.wait(child) }
  end

  def user(request)
    [200, { data: { type: "user", id: request.path[/[^\/]*\z/], attributes: {} } }]
  end

  def test_a_walk_goes_on_in_a_child
    Loopback.open(offers("a", after: "c"), offers("b")) do |server|
      walk = server.ready.offers.list("u").each
      assert_equal "a", walk.next.id
      assert_equal '"b"', in_child { walk.next.id }
      assert_equal 2, server.requests.size
    end
  end

  # To a child it is new, as far as its own memory goes; a store that is shared decides for both.
  def test_an_event_that_the_parent_is_handling
    shared = Class.new do
      def initialize = @keys = {}
      def claim(key) = @keys.key?(key) ? false : @keys[key] = true
      def release(key) = @keys.delete(key)
    end
    { Perk::Webhook::DedupStore.new => "[200, 2]",
      shared.new => "[200, 1]" }.each { |seen, expected| assert_handled(seen, expected) }
  end

  def assert_handled(seen, expected)
    body = '{"data": {"type": "earnedRewardSettled", "id": "n-1", "attributes": {}}}'
    handled = 0
    gate = Queue.new
    inside = Queue.new
    main = Thread.current
    handler = Perk::Webhook::Handler.new("key", dedup_store: seen) do
      handled += 1
      inside.push(true) && gate.pop unless Thread.current == main
    end
    deliver = -> { handler.handle({ "notify-signature" => Perk::Webhook.sign("key", body) },
                                  body).status }
    thread = Thread.new { deliver.call }
    inside.pop
    assert_equal(expected, in_child { [deliver.call, handled] })
    assert_equal 503, deliver.call
    gate.push(true)
    thread.join
    assert_equal [200, 1], [deliver.call, handled]
    assert_equal("[200, 1]", in_child { [deliver.call, handled] })
  end

  # The exchange is the parent's; in the child a read is sent again, and nothing is known of a
  # write.
  def test_a_handler_that_forks_while_a_call_waits
    reads = ->(kard) { kard.users.get("u").id }
    assert_equal '"u"', said_by_forked_handler(reads)
    users = [{ id: "u", enrolled_rewards: [] }]
    writes = ->(kard) { kard.users.create_many(users).first.unknown? }
    assert_equal "true", said_by_forked_handler(writes)
  end

  def said_by_forked_handler(work)
    parent = Process.pid
    child = nil
    reads, writes = IO.pipe
    before = trap("USR1") { child ||= fork }
    slow = lambda do |request|
      Process.kill(:USR1, parent) unless child
      sleep 0.005 until child
      user(request)
    end
    Loopback.open(slow) do |server|
      said = begin
        work.call(server.ready).inspect
      rescue Perk::Error => e
        "#{e.class}: #{e.message}"
      end
      unless Process.pid == parent
        writes.write(said)
        exit!
      end
      Process.wait(child) # whose request the server here answers
    end
    writes.close
    reads.read
  ensure
    trap("USR1", before)
  end
end

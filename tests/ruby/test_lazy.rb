# frozen_string_literal: true

require_relative "loopback"
require "open3"

# What is read of the table, and when. In fresh processes: this one has made most classes.
class LazyTest < PerkTest
  include Replies

  OFFER = '{"data":{"type":"standardOffer","id":"a","attributes":{"name":"Shop"}}}'

  def fresh(code, *arguments, input: "")
    command = [RbConfig.ruby, "-w", "-I", BUILD, "-I", File.join(ROOT, "ruby/lib"), "-e", code]
    shown, status = Open3.capture2e(*command, *arguments, stdin_data: input, binmode: true)
    assert_predicate status, :success?, shown
    shown
  end

  def test_the_table_is_never_read_as_a_whole
    Loopback.open(offers("a", user_reward: { value: 1 })) do |server|
      assert_equal "Shop a\n", fresh(<<~RUBY, server.url)
        require "libperk"
        Perk.const_get(:Core).singleton_class.remove_method(:perk_api_describe)
        kard = Perk::Kard.new(base_url: ARGV[0], auth: "token", token: "t", organization_id: "o")
        puts kard.offers.list("u").first.name
        [Perk::Enums::OfferSort, Perk::Webhook::Handler, Perk::NotFoundError, Perk::Capillary]
      RUBY
    end
  end

  def test_a_class_gets_its_methods_with_its_first_object
    assert_equal "[false, false, true, \"Shop\", false, true]\n", fresh(<<~RUBY, OFFER)
      require "libperk"
      named = -> { Perk::Resources::Offer.method_defined?(:name) }
      listed = -> { Perk::Kard::Offers.method_defined?(:list) }
      before = [named.call, Perk::Resources::Reward.method_defined?(:value)]
      offer = Perk::Document.parse(ARGV[0]).one
      spaces = [listed.call]
      Perk::Kard.new(auth: "token", token: "t").offers
      p [*before, named.call, offer.name, *spaces, listed.call]
    RUBY
  end

  def test_a_resource_is_unmarshalled_in_a_process_that_has_made_none
    state = Marshal.dump(Perk::Document.parse(OFFER).one)
    shown = fresh('require "libperk"; puts Marshal.load($stdin.binmode.read).name', input: state)
    assert_equal "Shop\n", shown
  end

  # The first object of a class has to be the main Ractor's (bindings/ruby/perk.i): without that,
  # about one run in seven failed.
  def test_ractors_may_make_the_first_objects
    10.times do
      assert_equal "ok\n", fresh(<<~RUBY).lines.grep_v(/experimental/).join
        require "libperk"
        core = Perk.const_get(:Core)
        ractors = Array.new(8) do
          Ractor.new(core) do |made|
            Ractor.receive
            made.perk_config_set(made.perk_config_new("kard"), "auth", "token")
          end
        end
        ractors.each { |ractor| ractor.send(:go) }
        ractors.each(&:take)
        puts "ok"
      RUBY
    end
  end

  # -w reports a method that is made twice. Ruby 3.1 may also warn about a file that a thread and a
  # Ractor load at the same time.
  def test_threads_and_ractors_make_methods_once
    shown = fresh(<<~RUBY, OFFER)
      require "libperk"
      Perk::Kard.name
      def work(text)
        Perk::Kard.new(auth: "token", token: "t").offers.method(:list).arity
        Perk::Document.parse(text).one.name
      end
      ractors = Array.new(4) { Ractor.new(ARGV[0]) { |text| work(text) } }
      threads = Array.new(4) { Thread.new { work(ARGV[0]) } }
      puts "ok" if (ractors.map(&:take) + threads.map(&:value)).uniq == ["Shop"]
    RUBY
    assert_equal "ok\n", shown.lines.last
    refute_match(/redefined|already initialized/, shown)
  end

  # A signal handler may run while methods are made.
  def test_a_turn_may_be_taken_within_a_turn
    found = CORE.exclusively { CORE.exclusively { 5 } }
    assert_equal [5, 6], [found, Thread.new { CORE.exclusively { 6 } }.value]
    assert_raises(IOError) { CORE.exclusively { raise IOError } }
    assert_equal 7, Thread.new { CORE.exclusively { 7 } }.value
  end

  # Ruby's own `require` cannot load the driver there.
  def test_a_ractor_may_be_the_first_that_makes_a_call
    Loopback.open(offers("a")) do |server|
      assert_equal "Shop a\n", fresh(<<~RUBY, server.url).lines.grep_v(/experimental/).join
        require "libperk"
        Perk::Kard.name
        name = Ractor.new(ARGV[0]) do |url|
          kard = Perk::Kard.new(base_url: url, auth: "token", token: "t", organization_id: "o")
          kard.offers.list("u").first.name
        end
        puts name.take
      RUBY
    end
  end

  # The thread that held the lock is gone in the child.
  def test_a_fork_while_another_thread_makes_methods
    assert_equal "ok\n", fresh(<<~RUBY)
      require "libperk"
      core = Perk.const_get(:Core)
      held = Queue.new
      Thread.new { core.exclusively { held << 1; sleep } }
      held.pop
      child = fork { core.exclusively { exit!(0) } }
      puts "ok" if Process.wait2(child)[1].success?
    RUBY
  end
end

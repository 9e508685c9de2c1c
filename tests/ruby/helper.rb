# frozen_string_literal: true

# What all Ruby tests share. Run them with `ruby tests/ruby/run.rb`; PERK_RUBY_BUILD names the folder that holds perk/core.so.
require "json"

ROOT = File.expand_path("../..", __dir__)
BUILD = ENV.fetch("PERK_RUBY_BUILD", File.join(ROOT, "build-ruby/bindings/ruby"))
$LOAD_PATH.unshift(BUILD, File.join(ROOT, "ruby/lib"))

require "perk"
require "minitest"

# Settings of the caller's own environment are none of the tests' business.
ENV.delete_if { |name, _| name.start_with?("PERK_") && name != "PERK_RUBY_BUILD" }

# Every class of tests gives back every native object that it made.
class PerkTest < Minitest::Test
  class << self
    def run(*, **)
      before = live
      super
      raise "#{self} left #{live - before} native objects alive" unless back_to?(before)
    end

    # Signals are delivered to the main thread, so tests of them run there.
    def on_main_thread(*names)
      @main = names
    end

    def main_thread?(name)
      @main&.include?(name.to_sym)
    end

    private

    # A thread that was joined may still be on its way out, and the collector looks at its stack until it is gone.
    def back_to?(before)
      50.times.any? { live == before || sleep(0.02).nil? }
    end

    def live
      3.times { GC.start }
      Perk.live
    end
  end

  # On a stack of its own: the collector takes any word on a stack for a reference, and this one is gone afterwards.
  def run
    self.class.main_thread?(name) ? Fiber.new { super }.resume : Thread.new { super }.value
  end

  # The failure as the vectors name its parts.
  def assert_error(expected, error, where)
    expected.each do |member, value|
      actual = case member
               when "name" then name_of(error)
               when "retryable", "outcome_unknown" then error.public_send("#{member}?")
               when "retry_after_ms" then error.retry_after ? (error.retry_after * 1000).round : -1
               else error.public_send(member)
               end
      value = nil if value == "" || (value == 0 && %w[http_status api_code].include?(member)) || (value == -1 && member == "offset")
      value.nil? ? assert_nil(actual, "#{where}: #{member}") : assert_equal(value, actual, "#{where}: #{member}")
    end
  end

  def name_of(error)
    TABLE["errors"].find { |row| row["code"] == error.code }&.fetch("name")
  end
end

CORE = Perk.const_get(:Core)
TABLE = JSON.parse(CORE.perk_api_describe)

# frozen_string_literal: true

# What all Ruby tests share. Run them with `ruby tests/ruby/run.rb`; PERK_RUBY_BUILD names the
# folder that holds libperk/core.so.
require "json"

ROOT = File.expand_path("../..", __dir__)
BUILD = ENV.fetch("PERK_RUBY_BUILD", File.join(ROOT, "build-ruby/bindings/ruby"))
$LOAD_PATH.unshift(BUILD, File.join(ROOT, "ruby/lib"))

require "libperk"
require "minitest"
require_relative "leaks"

trap("INT", "DEFAULT") # background jobs ignore Ctrl-C, and so does what they start

# Settings of the caller's own environment are none of the tests' business.
ENV.delete_if { |name, _| name.start_with?("PERK_") && name != "PERK_RUBY_BUILD" }

# No class of tests may leave native objects behind.
class PerkTest < Minitest::Test
  class << self
    def run(reporter, options = {})
      super
      record_leak(reporter) if Leaks.after? { super(Minitest::CompositeReporter.new, options) }
    end

    # On a separate stack: the collector takes any word on a stack for a reference, and this one
    # is gone afterwards. The test is made there too, so that the main thread never sees it or what
    # it holds.
    def run_one_method(klass, name, reporter)
      main_thread?(name) ? Fiber.new { super }.resume : Thread.new { super }.join
    end

    # Signals are delivered to the main thread, so tests of them run there.
    def on_main_thread(*names)
      @main = names
    end

    private

    def main_thread?(name)
      @main&.include?(name.to_sym)
    end

    def record_leak(reporter)
      result = Minitest::Result.new("leaves_nothing_alive")
      result.klass = name
      result.source_location = [__FILE__, __LINE__]
      result.time = 0
      leak = Minitest::Assertion.new("#{name} leaves native objects alive: more with every run")
      leak.set_backtrace(caller) # minitest looks into it when it reports
      result.failures << leak
      reporter.record(result)
    end
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
      value = nil if value == "" || (value == 0 && %w[http_status api_code].include?(member)) ||
        (value == -1 && member == "offset")
      value.nil? ? assert_nil(actual, "#{where}: #{member}") : assert_equal(value, actual,
                                                                            "#{where}: #{member}")
    end
  end

  def name_of(error)
    TABLE["errors"].find { |row| row["code"] == error.code }&.fetch("name")
  end
end

CORE = Perk.const_get(:Core)
TABLE = JSON.parse(CORE.perk_api_describe)

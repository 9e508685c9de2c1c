# frozen_string_literal: true

require_relative "helper"
require "open3"

# The story of `make demo`, in Ruby.
class JourneyTest < PerkTest
  def test_the_journey_runs_to_its_end_without_showing_secrets
    python = ENV["PERK_PYTHON"] || File.join(ROOT, ".venv/bin/python")
    command = [RbConfig.ruby, "-w", "-I", BUILD, "-I", File.join(ROOT, "ruby/lib"),
               File.join(ROOT, "examples/ruby/journey.rb")]
    shown, status = Open3.capture2e({ "PERK_PYTHON" => python }, *command)
    assert_predicate status, :success?, shown
    assert_equal 10, shown.scan(/^ ?\d+\. /).size, shown
    assert_match(/^10 steps done on the sandbox/, shown.lines.last)
    refute_match(/secret|Bearer|warning/i, shown)
  end
end

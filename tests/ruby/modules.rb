# frozen_string_literal: true

require_relative "helper"
require "open3"

# The two native modules in a folder: what they link, export and take from each other.
class Modules
  C_LIBRARY = /\A(c|m|pthread|dl|rt)\z/

  def initialize(folder)
    @core, @driver = %w[core driver].map { |name| File.join(folder, "#{name}.so") }
  end

  def check(test)
    test.assert_equal %w[crypto jansson], needed(@core)
    test.assert_equal %w[core curl], needed(@driver) - ["deflate"]
    test.assert_equal ["Init_driver"], symbols(@driver, "--defined-only")
    # perk_error_advice is for the drivers of other languages, which have their own glue.
    taken = symbols(@driver, "--undefined-only").grep(/\Aperk_/) + %w[Init_core perk_error_advice]
    test.assert_equal taken.sort, symbols(@core, "--defined-only").sort
    shown("python3", File.join(ROOT, "tools/check_hardening.py"), @core, @driver)
  end

  private

  def needed(file)
    names = shown("readelf", "-d", file).scan(/\(NEEDED\).*\[(?:lib)?([\w-]+)\./).flatten
    names.grep_v(C_LIBRARY).grep_v(/\Aruby/).sort
  end

  def symbols(file, which)
    shown("nm", "-D", which, file).lines.map { |line| line.split.last.sub(/@.*/, "") }
  end

  def shown(*command)
    text, status = Open3.capture2e(*command)
    raise "#{command.join(" ")}: #{text}" unless status.success?

    text
  end
end

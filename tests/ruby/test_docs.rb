# frozen_string_literal: true

require_relative "helper"
ENV["PERK_PYTHON"] ||= File.join(ROOT, ".venv/bin/python")
require File.join(ROOT, "examples/ruby/sandbox")
require "stringio"

# Every block of Ruby in the pages for users is Ruby, and those of the page for Ruby are run from
# top to bottom. Those of docs/reference are run by test_reference.rb.
class DocsTest < PerkTest
  TEXTS = [File.join(ROOT, "README.md"), *Dir[File.join(ROOT, "docs/*.md")].sort].freeze
  PAGE = File.join(ROOT, "docs/ruby.md")
  LEFT_OUT = /(client_id|client_secret|organization_id): "…"/.freeze # what a reader fills in

  # Blocks named "rb" need more than the page has: they are not run.
  def self.blocks(path, names = "ruby|rb")
    File.read(path).scan(/^```(?:#{names})\n(.*?)^```$/m).flatten
  end

  def test_the_pages_show_ruby_that_compiles
    blocks = TEXTS.flat_map { |path| DocsTest.blocks(path).map { |code| [path, code] } }
    blocks.each { |path, code| RubyVM::InstructionSequence.compile(code, path) }
    assert_operator blocks.size, :>, 2
  end

  def test_the_page_for_ruby_works
    Sandbox.open do |sandbox|
      shown, scope = run_page(sandbox)
      read = ->(name) { scope.local_variable_get(name) }
      assert_equal [200, 3, 0], [read.(:response).status, read.(:outcomes).accepted.size,
                                 read.(:slow).size]
      assert_operator read.(:names).size, :>, read.(:online).size
      assert_nil read.(:cursors).last
      assert_equal "10001", read.(:kard).users.get("ruby-0").zip_code
      assert_match(/^D, .* DEBUG -- : GET .*offers: 200, \d+ ms, \d+ bytes/, shown)
      assert_match(/^I, .* INFO -- : login: new token/, shown)
      assert_equal %w[true true], shown.lines(chomp: true).grep("true")
      refute_match(/#{sandbox.place["client_secret"]}/, shown)
    end
  end

  private

  # What the page printed, and its variables.
  def run_page(sandbox)
    names = %w[client_id client_secret organization_id]
    settings = sandbox.place.slice(*names).merge("base_url" => sandbox.url)
    settings.each { |name, value| ENV["PERK_#{name.upcase}"] = value }
    Perk::Kard.new.users.create([{ id: "user-1", enrolled_rewards: ["CARDLINKED"] }])
    scope = Object.new.instance_eval { binding }
    before, $stdout = $stdout, StringIO.new
    DocsTest.blocks(PAGE, "ruby").each do |code|
      filled = code.gsub(LEFT_OUT) { "#{$1}: #{settings[$1].inspect}" }
      scope.eval(filled, PAGE)
    end
    [$stdout.string, scope]
  ensure
    $stdout = before
    settings.each_key { |name| ENV.delete("PERK_#{name.upcase}") }
  end
end

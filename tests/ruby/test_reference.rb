# frozen_string_literal: true

require_relative "helper"
ENV["PERK_PYTHON"] ||= File.join(ROOT, ".venv/bin/python")
require File.join(ROOT, "examples/ruby/sandbox")
require "stringio"

# Every block of Ruby in docs/reference works; none is missing. The sandbox's clock is that of the
# examples.
class ReferenceTest < PerkTest
  FOLDER = File.join(ROOT, "docs/reference")
  EXAMPLES = JSON.parse(File.read(File.join(FOLDER, "examples.json")))
  KINDS = { "pages" => Perk::Pages, "list" => Perk::Document, "one" => Perk::Resource,
            "object" => Perk::Resource }.freeze
  SEVERAL = %w[pages list].freeze

  def self.blocks(text)
    text.scan(/^```ruby\n(.*?)^```$/m).flatten
  end

  # The blocks of each operation: those below its heading.
  BLOCKS = Dir[File.join(FOLDER, "*/*.md")].sort.flat_map do |page|
    File.read(page).split(/^## (.+)$/).drop(1).each_slice(2).map do |name, body|
      [name, blocks(body)]
    end
  end.to_h.freeze

  SETUP = blocks(File.read(File.join(FOLDER, "README.md"))).fetch(0)

  TABLE["operations"].each do |row|
    define_method("test_#{row["name"].tr(".", "_")}") { check_block(row) }
  end

  class << self
    attr_reader :sandbox

    # One process for all tests of this class.
    def run(*, **)
      @sandbox = Sandbox.new("--now", "2026-03-10T12:00:00Z")
      super
    ensure
      @sandbox&.stop
    end
  end

  private

  def check_block(row)
    example = EXAMPLES.fetch(row["name"])
    assert_equal 1, BLOCKS.fetch(row["name"], []).size, "docs/reference lacks a block of Ruby"
    sandbox.reset
    reply, shown = run_block(row["name"], example["as"])
    check_reply(reply, shown, example)
    assert_equal example.fetch("ledger", []),
                 sandbox.read_control("ledger")["items"].map { |item| item["kind"] }
    check_requests(row, example)
  end

  # What the block named, and the lines that it printed.
  def run_block(name, result)
    scope = Object.new.instance_eval { binding }
    before, $stdout = $stdout, StringIO.new
    with_environment { scope.eval(SETUP + BLOCKS[name][0], name) }
    [scope.local_variable_get(result), $stdout.string.lines]
  ensure
    $stdout = before
  end

  def check_reply(reply, shown, example)
    kind = example["reply"]
    kind == "value" ? assert_includes([String, TrueClass],
                                      reply.class) : assert_kind_of(KINDS[kind], reply)
    if SEVERAL.include?(kind)
      assert_equal [1, example.fetch("count") { reply.to_a.size }].max, shown.size
      reply = reply.first
    end
    example.fetch("expect", {}).each { |path, value| assert_equal value,
                                       reached(reply, path, kind == "object"), path }
  end

  def reached(value, path, by_name)
    path.split(".").reduce(value) do |found, step|
      next found[step] if by_name

      step.match?(/\A\d+\z/) ? found[step.to_i] : found.public_send(step)
    end
  end

  def check_requests(row, example)
    requests = sandbox.read_control("log")["requests"]
    statuses = requests.select { |entry| entry["operation"] == row["name"] }
                       .filter_map { |entry| entry["status"] }
    assert_empty statuses - row["success"]
    example["reply"] == "pages" ? refute_empty(statuses) : assert_equal(1, statuses.size)
  end

  def sandbox
    self.class.sandbox
  end

  # The sandbox's credentials are in the environment while the block runs.
  def with_environment
    settings.each { |name, value| ENV[name] = value }
    yield
  ensure
    settings.each_key { |name| ENV.delete(name) }
  end

  def settings
    place = sandbox.place
    kard = place.slice("client_id", "client_secret",
                       "organization_id").merge("base_url" => sandbox.url)
    legacy = place["legacy"].merge(place.slice("organization_id"), "base_url" => sandbox.url)
    capillary = place["capillary"].slice("base_url", "key", "secret")
    { "PERK_" => kard, "PERK_LEGACY_" => legacy,
      "PERK_CAPILLARY_" => capillary }.flat_map do |prefix, values|
      values.map { |name, value| [prefix + name.upcase, value] }
    end.to_h
  end
end

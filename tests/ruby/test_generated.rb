# frozen_string_literal: true

require_relative "helper"
require File.join(ROOT, "tools/generate/rbs")
require File.join(ROOT, "tools/generate/bindings")

# What is made from the table and committed is what the table makes today.
class GeneratedTest < PerkTest
  def test_signatures
    assert_equal MakeRbs.text, File.read(File.join(ROOT, "ruby/sig/libperk.rbs")),
                 "run: make generate"
  end

  def test_page_of_names
    assert_equal MakeBindings.text, File.read(MakeBindings::PAGE), "run: make generate"
  end

  def test_every_operation_has_its_methods
    TABLE["operations"].reject { |row| row["host"] == "token" }.each do |row|
      provider = TABLE["providers"].find { |candidate| candidate["name"] == row["provider"] }
      client = Perk.const_get(provider["class"]).allocate
      assert_respond_to client.public_send(row["namespace"]), row["method"]
      assert_includes File.read(MakeBindings::PAGE), "`\"#{row["name"]}\"`"
    end
  end

  def test_signatures_hold_together
    begin
      require "rbs"
      require "rbs/cli"
    rescue LoadError
      skip "no rbs here"
    end
    said = StringIO.new
    RBS::CLI.new(stdout: said,
                 stderr: said).run(["-r", "bigdecimal", "-I", File.join(ROOT, "ruby/sig"),
                                    "validate", "--silent"])
    assert_empty said.string
  end
end

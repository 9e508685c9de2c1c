# frozen_string_literal: true

require_relative "helper"

# Every block of Ruby in the pages for users is Ruby. Those of docs/reference are run:
# test_reference.rb.
class DocsTest < PerkTest
  TEXTS = [File.join(ROOT, "README.md"), *Dir[File.join(ROOT, "docs/*.md")].sort].freeze

  def test_the_pages_show_ruby_that_compiles
    blocks = TEXTS.flat_map do |path|
      File.read(path).scan(/^```ruby\n(.*?)^```$/m).flatten.map { |code| [path, code] }
    end
    blocks.each { |path, code| RubyVM::InstructionSequence.compile(code, path) }
    assert_operator blocks.size, :>, 2
  end
end

# frozen_string_literal: true

# Writes the table of docs/bindings.md: what each operation is called in each language. The text
# around it is written by hand.
#
# Usage: ruby -I BUILD -I ruby/lib tools/generate/bindings.rb     A test compares what this makes
# with what is committed.
require "libperk"

require "json"

module MakeBindings
  TABLE = JSON.parse(Perk.const_get(:Core).perk_api_describe)
  PAGE = File.expand_path("../../docs/bindings.md", __dir__)
  BEGIN_MARK = "<!-- made by tools/generate/bindings.rb: change the core's table, not these " \
               "lines -->\n"
  END_MARK = "<!-- end of what was made -->\n"
  CLIENTS = TABLE["providers"].to_h do |row|
    [row["name"], row["prefix"].empty? ? row["name"] : row["prefix"].delete_suffix(".")]
  end.freeze

  MANY = " ⁺"
  MODIFY = " ᵐ"

  module_function

  # The page with its table made anew.
  def text(page = File.read(PAGE, encoding: "UTF-8"))
    before, rest = page.split(BEGIN_MARK, 2)
    [before, BEGIN_MARK, table.join("\n"), "\n", END_MARK, rest.split(END_MARK, 2).last].join
  end

  def table
    ["| C: `perk_op_find(…)` | Python | Lua | Ruby |", "|---|---|---|---|"] +
      TABLE["operations"].map { |row| line(row) }
  end

  def line(row)
    return "| `\"#{row["name"]}\"` | (sent by calls themselves) |  |  |" if row["host"] == "token"

    cells = ["\"#{row["name"]}\"", dotted(row), lua(row),
             dotted(row)].map { |cell| "`#{cell}`#{MANY if row["many"]}#{MODIFY if row["modify"]}" }
    "| #{cells.join(" | ")} |"
  end

  # Python and Ruby look alike here; keywords follow the positional arguments.
  def dotted(row)
    "#{place(row).join(".")}(#{arguments(row).join(", ")})"
  end

  def lua(row)
    *path, name = place(row)
    given = arguments(row).map { |argument| argument == "…" ? "{…}" : argument }
    "#{path.join(".")}:#{name}(#{given.join(", ")})"
  end

  def place(row)
    [CLIENTS.fetch(row["provider"]), row["namespace"], row["method"]]
  end

  def arguments(row)
    row["positional"] + (row["keywords"].empty? ? [] : ["…"])
  end
end

File.write(MakeBindings::PAGE, MakeBindings.text) if $PROGRAM_NAME == __FILE__

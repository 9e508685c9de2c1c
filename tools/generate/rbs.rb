# frozen_string_literal: true

# Writes ruby/sig/libperk.rbs, the signatures of the Ruby package: what is made from the core's
# table, behind the hand-written part in ruby/sig/head.
#
# Usage: ruby -I BUILD -I ruby/lib tools/generate/rbs.rb [FILE]     A test compares what this makes
# with what is committed.
require "libperk"

require "json"

module MakeRbs
  TABLE = JSON.parse(Perk.const_get(:Core).perk_api_describe)
  HEAD = "# Made by tools/generate/rbs.rb from the core's table and ruby/sig/head: change those, " \
         "not this file.\n"
  READ = { "string" => "String", "int" => "Integer", "num" => "Numeric", "bool" => "bool",
           "time" => "Time", "object" => "Record", "json" => "untyped" }.freeze
  WRITE = { "string" => "String | Symbol", "int" => "Integer", "num" => "Numeric", "bool" => "bool",
            "time" => "Time | String", "object" => "Hash[untyped, untyped]",
            "json" => "untyped" }.freeze
  KINDS = TABLE["resources"].to_h { |row| [row["type"], row] }.freeze
  OBJECTS = TABLE["objects"].to_h { |row| [row["name"], row["fields"]] }.freeze
  OPTION = { "string" => "String?", "path" => "(String | _ToPath)?", "int" => "Integer?",
             "bool" => "bool?" }.freeze
  OPTIONS = ["?timeout_ms: Integer?", "?max_attempts: Integer?", "?max_pages: Integer?",
             "?max_wait_ms: Integer?", "?headers: headers?", "?strict: bool?", "**untyped others"].freeze

  PULL = ["?max_in_flight: Integer?", "?ordered: bool?", "?max_wait_s: Integer?",
          "?checkpoint: (String | _ToPath)?"].freeze
  COLUMNS = ["?columns: (Array[String | Symbol] | String | Symbol)?", "?rest: bool?",
             "?dictionary: bool?", "?chunk_rows: Integer?", "?chunk_bytes: Integer?"].freeze

  module_function

  def text
    parts = [errors, enums, inputs, resources,
             clients].map { |lines| lines.map { |line| line.empty? ? "" : "  #{line}" } }
    head = File.read(File.join(__dir__, "../../ruby/sig/head"), encoding: "UTF-8")
    [HEAD, head, "\nmodule Perk\n", parts.map { |lines| "#{lines.join("\n")}\n" }.join("\n"),
     "end\n"].join
  end

  def errors
    TABLE["errors"].flat_map do |row|
      parent = row["parent"] == "PerkError" ? "Error" : row["parent"]
      ["# #{row["doc"]}.", "class #{row["class"]} < #{parent}", "end"]
    end
  end

  def enums
    made = TABLE["enums"].flat_map do |row|
      texts = ->(value) { row["numbers"] ? [value] : [value.inspect, value.to_sym.inspect] }
      values = row["values"].flat_map(&texts)
      ["#{row["name"]}: Array[#{row["numbers"] ? "Integer" : "String"}]",
       "type #{snake(row["name"])} = #{values.join(" | ")}"]
    end
    ["# Values known today; replies may hold others. The types are for requests.", "module Enums",
     *made.map { |line| "  #{line}" }, "end"]
  end

  # RBS has no records with optional keys, so the members are described in comments.
  def inputs
    made = {}
    TABLE["operations"].each do |row|
      types = row["params"].any? { |field| field["type"] == "item" } ? row["body"]["types"] : []
      types.each do |type|
        add_input(made, item_name(row, KINDS[type]), item_members(row, KINDS[type]))
      end
      add_objects(made, row["params"])
    end
    lines = made.flat_map do |name, fields|
      ["# #{fields.join("\n# ")}".rstrip.split("\n"),
       "type #{name} = Hash[String | Symbol, untyped]"].flatten
    end
    ["# What requests are made of: Hashes with these members.", "module Inputs",
     *lines.map { |line| "  #{line}" }, "end"]
  end

  def item_name(row, kind)
    changed = row["body"]["id"] || (row["body"]["update"] && kind["update"])
    snake(kind["class"]) + (changed ? "_update" : "")
  end

  # The members of an item in its flat form: type, id, attributes.
  def item_members(row, kind)
    fields = OBJECTS.fetch((row["body"]["update"] && kind["update"]) || kind["request"])
    type = { "name" => "type", "fixed" => kind["type"], "required" => row["body"]["types"].size > 1,
             "doc" => "what it is" }
    id = { "name" => "id", "type" => "string", "arity" => "one",
           "required" => kind["request_id"] == "required" && !row["body"]["id"],
           "doc" => "your id of it" }
    fields = [id, *fields] unless kind["request_id"] == "absent"
    fields.any? { |field| field["name"] == "type" } ? fields : [type, *fields]
  end

  def add_input(made, name, fields)
    return if made.key?(name)

    made[name] = fields.map do |field|
      word = field["fixed"] ? field["fixed"].inspect : write(field).gsub(/\A\(|\)\?\z/, "")
      need = field["required"] && (!field["fixed"] || field["name"] == "type") ? "" : ", optional"
      "#{field["name"]} (#{word}#{need}): #{field["doc"]}#{notes(field)}"
    end
    add_objects(made, fields)
  end

  def add_objects(made, fields)
    fields.each do |field|
      add_input(made, snake(field["object"]), OBJECTS.fetch(field["object"])) if field["object"]
    end
  end

  # What a value must look like, beyond its type.
  def notes(field)
    only = field["only_when"]
    [field["looks"], field["unit"] && "in #{field["unit"]}", field["needs"] &&
     "together with #{field["needs"]}",
     field["excludes"] && "not together with #{field["excludes"].join(" or ")}",
     only && "only when #{only["name"]} is #{only["is"]}"].compact.map { |words| "; #{words}" }.join
  end

  def snake(name)
    name.gsub(/(?<=[a-z0-9])(?=[A-Z])/, "_").downcase
  end

  def resources
    made = OBJECTS.flat_map { |name, rows| reader_class(name, "Record", rows) }
    made += TABLE["resources"].flat_map do |row|
      more = relations(row) + actions(row["type"])
      reader_class(row["class"], "Resource", OBJECTS[row["attributes"]], more)
    end
    ["module Resources", *made.map { |line| "  #{line}" },
     "  def self.class_for: (String? type, ?String plain_type) -> singleton(Resource)", "end"]
  end

  # What relationships lead to, unless an attribute has their name.
  def relations(row)
    names = OBJECTS[row["attributes"]].map { |field| field["name"] }
    row["relations"].reject { |relation| names.include?(relation["name"]) }.map do |relation|
      classes = relation["types"].filter_map { |type| KINDS.dig(type, "class") }
      word = classes.empty? ? "Resource" : classes.join(" | ")
      one = classes.size > 1 ? "(#{word})?" : "#{word}?"
      "def #{relation["name"]}: () -> #{relation["many"] ? "Array[#{word}]" : one}"
    end
  end

  def actions(type)
    case type
    when "standardOffer"
      options = OPTIONS.grep(/timeout_ms|max_attempts|headers/)
      ["def activate: (#{options.join(", ")}) -> OfferAttribution"]
    when "offerAttribution" then ["def offer: () -> Offer?"]
    else []
    end
  end

  def reader_class(name, base, rows, more = [])
    own = rows.select { |row| Perk::Resources.ready(name).method_defined?(row["name"], false) }
    ["class #{name} < #{base}",
     *(own.map { |row| "  def #{row["name"]}: () -> #{read(row)}" } +
       more.map { |line| "  #{line}" }), "end"]
  end

  def read(row)
    word = row["object"] || (row["exact"] ? "BigDecimal" : READ.fetch(row["type"]))
    word = "Array[#{word}]" unless row["arity"] == "one"
    row["required"] || word == "untyped" ? word : "#{word}?"
  end

  def clients
    TABLE["providers"].flat_map do |provider|
      parts = operations(provider).group_by { |row| row["namespace"] }
      spaces = parts.map { |part, rows| [part, part.split("_").map(&:capitalize).join, rows] }
      body = spaces.flat_map do |_, name, rows|
        ["class #{name} < Namespace", *rows.flat_map { |row| method(row) }, "end"]
      end
      body += spaces.map { |part, name, _| "def #{part}: () -> #{name}" }
      issuers = "  include Issuers" if Perk.const_get(provider["class"]).include?(Perk::Issuers)
      ["# #{provider["doc"]}.", "class #{provider["class"]} < Client", *issuers,
       *initializer(provider), *body.map { |line| "  #{line}" }, "end"]
    end
  end

  # Those that have methods.
  def operations(provider)
    named = provider["namespaces"].values.flat_map(&:values)
    TABLE["operations"].select { |row| named.include?(row["name"]) }
  end

  def initializer(provider)
    names = Perk.const_get(provider["class"]).settings - ["token"]
    options = provider["driver_options"].map { |name, type| "?#{name}: #{OPTION.fetch(type)}" }
    ["  def initialize: (?token: (String | _Callable)?, ?token_store: _TokenStore?,",
     "                   ?transport: _Transport?, ?logger: _Logger?, ?on_exchange: _Hook?,",
     "                   #{names.map { |name| "?#{name}: setting?" }.join(", ")},",
     "                   #{options.join(", ")}) -> void"]
  end

  def method(row)
    name = row["method"]
    first, rest = parameters(row)
    one = ["  # #{row["doc"]}.",
           "  def #{name}: (#{[*first, *rest, *OPTIONS].join(", ")}) -> #{result(row)}"]
    one += modify(row) if row["modify"]
    one += lists(row) if row["lists"]
    return one unless row["many"]

    many = [*first[0..-2], "?_Items #{row["positional"].last}", *rest, "?progress: _Progress?",
            *OPTIONS]
    one +
      ["  # #{row["doc"]}. Any number, in requests of the size that the API takes.",
       "  def #{name}_many: (#{many.join(", ")}) -> Outcomes"]
  end

  def modify(row)
    first, rest = parameters(row)
    changes = changeable(row).map { |field| "?#{field["name"]}: #{write(field)}" }
    ["  # Changes some attributes and keeps the others: #{row["reconcile"]["read"]}, then " \
     "#{row["name"]} with all of it; nil clears one.",
     "  def modify: (#{[*first[0..-2], *rest, *changes, *OPTIONS].join(", ")}) -> #{result(row)}"]
  end

  def lists(row)
    lists = row["lists"]
    fields = row["params"].to_h { |field| [field["name"], field] }
    names = row["positional"] + row["keywords"]
    table = ["?(ids)? ids", *named(fields, names), "?key: (String | Symbol)?", *PULL, *COLUMNS]
    first = lists["users"] ? ["?(ids)? ids"] : ["?(String | Symbol)? key", "?(ids)? ids"]
    names -= [lists["key"]] if lists["users"]
    got = "Got[#{kinds(row)}]"
    ["  # #{row["doc"]}: the rows of many ids, or of the one list, as columns.",
     "  def #{lists["table"]}: (#{[*table, *OPTIONS].join(", ")}) -> Table",
     "  # #{row["doc"]}: for each of many ids.",
     "  def #{lists["each"]}: (#{[*first, *named(fields, names), *PULL, *OPTIONS].join(", ")}) -> " \
     "Pull[#{got}]"]
  end

  def named(fields, names)
    names.map { |name| "?#{name}: #{write(fields[name])}" }
  end

  # The attributes of all the types that the operation takes.
  def changeable(row)
    kinds = TABLE["resources"].select { |kind| row["body"]["types"].include?(kind["type"]) }
    carried = kinds.map { |kind| (row["body"]["update"] && kind["update"]) || kind["request"] }
    carried.flat_map { |name| OBJECTS[name] }.uniq { |field| field["name"] }
  end

  def parameters(row)
    fields = row["params"].to_h { |field| [field["name"], field] }
    [row["positional"].map { |name| "?#{write(fields[name], row)} #{name}" },
     row["keywords"].map { |name| "?#{name}: #{write(fields[name])}" }]
  end

  def items(row)
    row["body"]["types"].map { |type| "Inputs::#{item_name(row, KINDS[type])}" }.join(" | ")
  end

  def write(field, row = nil)
    word = field["format"] == "decimal" ? "String | Numeric" : WRITE[field["type"]]
    word = items(row) if field["type"] == "item"
    word = "Inputs::#{snake(field["object"])}" if field["object"]
    word = "Enums::#{snake(field["values"])}" if field["values"]
    word = "#{word} | #{field["all_word"].inspect} | :#{field["all_word"]}" if field["all_word"]
    word = "Array[#{word}] | #{word}" unless field["arity"] == "one"
    word == "untyped" ? word : "(#{word})?"
  end

  def kinds(row)
    made = row["reply_types"].map { |type| "Resources::#{KINDS.fetch(type)["class"]}" }
    made.empty? ? "untyped" : made.join(" | ")
  end

  def result(row)
    one = kinds(row)
    return "Pages[#{one}]" if row["paging"] != "none"
    return "Document[#{one}]" if row["multi_status"] || row["reply_many"]

    one == "untyped" ? one : "(#{one})?"
  end
end

if $PROGRAM_NAME == __FILE__
  File.write(ARGV.fetch(0, File.expand_path("../../ruby/sig/libperk.rbs", __dir__)), MakeRbs.text)
end

# frozen_string_literal: true

module Perk
  # How members of a reply are read in Ruby: by snake name, nested objects as Records, times as Time
  # (UTC), rates and amounts with a fraction as BigDecimal.
  module Members
    # A member as it was sent, by the API's own name; nil when absent.
    #
    # @param name [String, Symbol]
    def [](name)
      members[name.to_s]
    end

    def key?(name)
      members.key?(name.to_s)
    end

    # As Hash#fetch.
    def fetch(name, ...)
      members.fetch(name.to_s, ...)
    end

    # As Hash#dig, through what was sent.
    def dig(name, *rest)
      members.dig(name.to_s, *rest)
    end

    def respond_to_missing?(name, include_private = false)
      !Members.spelling(members, name).nil? || super
    end

    def method_missing(name, *args)
      key = args.empty? ? Members.spelling(members, name) : nil
      return Members.wrap(members[key]) if key
      return super if args.any? || name.end_with?("=", "!", "?")

      words = "#{self.class.name} has no member '#{name}'#{Members.hint(self, name)}"
      raise NoMethodError.new(words, name, receiver: nil)
    end

    # Gives a class of Resources its methods, once: one for each member that the table describes. A
    # reply may leave a member out: then it is nil. Members named like a method of every object
    # (+method+) are read when called without arguments; those named like a method of resources and
    # records are read as record["hash"].
    def self.prepare(owner)
      return if owner.const_defined?(:FIELDS, false)

      Core.exclusively { define(owner) unless owner.const_defined?(:FIELDS, false) }
    end

    def self.define(owner)
      rows = fields_of(owner::OBJECT)
      own = owner.superclass.instance_methods(false) + instance_methods + KEPT
      readers = rows.reject { |row| own.include?(row["name"].to_sym) }.map { |row| reader(row) }
      owner.class_eval(readers.join("\n"), "perk/#{owner::OBJECT}")
      owner.const_set(:FIELDS, rows.map { |row| row["name"].freeze }.freeze)
    end

    def self.fields_of(object)
      Table.row("objects", object)["fields"]
    end

    def self.reader(row)
      kind = row["object"] || row["pad"] || (row["type"] == "time" ? "time" : nil)
      wire = row["wire"].dump
      read = "Members.wrap(members[#{wire}], #{kind.inspect})"
      if row["holds_exact"]
        read = "Members.sourced(members[#{wire}], #{kind.inspect}, self, #{wire})"
      end
      return "def #{row["name"]} = #{read}" unless Object.method_defined?(row["name"])

      "def #{row["name"]}(*args) = args.any? ? super : #{read}"
    end

    # As wrap, of what is or holds exact numbers. +owner+ finds their digits by the path from there.
    #
    # @param kind [String, nil] the class of a nested object; nil for an exact number
    def self.sourced(value, kind, owner, path)
      case value
      when Hash then kind ? Resources.ready(kind).new(value, [owner, path]) : Record.new(value)
      when Array
        value.each_with_index.map { |item, index| sourced(item, kind, owner, "#{path}.#{index}") }
      when Integer, Float then kind ? value : decimal(owner.digits_at(path) || value.to_s)
      else value
      end
    end

    def self.decimal(digits)
      require "bigdecimal"
      BigDecimal(digits)
    end

    # Ruby itself calls these.
    KEPT = %i[class object_id send public_send instance_of? initialize members].freeze
    private_constant :KEPT

    # @param kind [String, Integer, nil] "time", or the class of a nested object, or the number of
    #   digits of a zero-padded number
    def self.wrap(value, kind = nil)
      case value
      when Hash
        (kind.is_a?(String) && kind != "time" ? Resources.ready(kind) : Record).new(value)
      when Array then value.map { |item| wrap(item, kind) }
      when String then kind == "time" ? time(value) : value
      when Integer then kind.is_a?(Integer) ? value.to_s.rjust(kind, "0") : value
      else value
      end
    end

    # A Time in UTC, to the millisecond; what is not a valid time with a zone stays as it is.
    def self.time(text)
      ms = Core.time_ms(text)
      ms ? Time.at(ms.div(1000), ms.modulo(1000), :millisecond, in: "UTC") : text
    end

    # The key that +name+ reads: as it is, or in camel case.
    def self.spelling(members, name)
      text = name.to_s
      [text, text.gsub(/_+([a-z0-9])/) { $1.upcase }].find { |key| members.key?(key) }
    end

    def self.hint(owner, name)
      return "" unless defined?(DidYouMean::SpellChecker)

      known = owner.class.const_defined?(:FIELDS) ? owner.class::FIELDS : []
      checker = DidYouMean::SpellChecker.new(dictionary: known + owner.members_sent)
      near = checker.correct(name.to_s).first
      near ? "; did you mean '#{near}'?" : ""
    end

    def members_sent # :nodoc:
      members.keys
    end
  end
  private_constant :Members

  # A nested object of a reply. Members are read in snake case (<tt>reward.value</tt>);
  # <tt>record["anyName"]</tt> returns one as it was sent.
  class Record
    include Members

    def initialize(members, source = nil) # :nodoc:
      @members = members
      @source = source
    end

    # A number below this object as it was written; nil when that is not known (out of Marshal).
    def digits_at(path) # :nodoc:
      owner, mine = @source
      owner&.digits_at("#{mine}.#{path}")
    end

    # The object as it was sent.
    #
    # @return [Hash{String => Object}]
    def to_h
      @members
    end
    alias raw to_h

    def ==(other)
      other.is_a?(Record) && to_h == other.to_h
    end
    alias eql? ==

    def hash
      @members.hash
    end

    # Names of the members only: values may be personal.
    def inspect
      "#<#{self.class.name}: #{@members.keys.join(", ")}>"
    end
    alias to_s inspect

    def marshal_dump
      @members
    end

    def marshal_load(members)
      Members.prepare(self.class) unless instance_of?(Record)
      @members = members
    end

    private

    attr_reader :members
  end
end

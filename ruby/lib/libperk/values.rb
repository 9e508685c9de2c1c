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
      return Core.wrap(members[key]) if key
      return super if args.any? || name.end_with?("=", "!", "?")

      words = "#{self.class.name} has no member '#{name}'#{Members.hint(self, name)}"
      raise NoMethodError.new(words, name, receiver: nil)
    end

    # What a class of Resources has no reader for, whatever its members are called: those are read
    # as record["hash"]. All others get a method, with the first object (Core.prepare).
    def self.taken(owner)
      owner.superclass.instance_methods(false) + instance_methods + KEPT
    end

    # Ruby itself calls these.
    KEPT = %i[class object_id send public_send instance_of? initialize members].freeze
    private_constant :KEPT

    # The key that +name+ reads: as it is, or in camel case.
    def self.spelling(members, name)
      text = name.to_s
      [text, text.gsub(/_+([a-z0-9])/) { $1.upcase }].find { |key| members.key?(key) }
    end

    def self.hint(owner, name)
      return "" unless defined?(DidYouMean::SpellChecker)

      known = Core.field_names(owner.class) + owner.members_sent
      checker = DidYouMean::SpellChecker.new(dictionary: known)
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

    def initialize(members) # :nodoc:
      @members = members
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
      Core.prepare(self.class)
      @members = members
    end

    private

    attr_reader :members
  end
end

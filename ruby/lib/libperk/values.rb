# frozen_string_literal: true

module Perk
  # How members of a reply are read in Ruby: nested objects as Records, times as Time (UTC), rates
  # and amounts with a fraction as BigDecimal. Each has one value, whichever way and by whichever of
  # its names it is read: <tt>offer.user_reward</tt>, <tt>offer[:user_reward]</tt>,
  # <tt>offer["userReward"]</tt>.
  module Members
    # A member; nil when the table knows it and the reply has none.
    #
    # @param name [String, Symbol] in snake case, or as the API spells it
    # @raise [KeyError] neither the table nor the reply has such a member
    def [](name)
      key = wire_name(name) or raise KeyError, Members.unknown(self, name)
      Core.read_member(self, key)
    end

    # Whether the reply has it.
    def key?(name)
      members.key?(wire_name(name))
    end

    # As Hash#fetch: what the reply lacks is the default, or the block's value.
    #
    # @raise [KeyError] there is neither
    def fetch(name, *default)
      raise ArgumentError, "a name and one default at most" if default.size > 1
      return self[name] if key?(name)
      return yield(name) if block_given?
      return default.first unless default.empty?
      raise KeyError, "the reply has no '#{name}'" if wire_name(name)

      self[name] # raises what is wrong with the name
    end

    # As Hash#dig, through values as they are read.
    def dig(name, *rest)
      found = self[name]
      rest.empty? || found.nil? ? found : found.dig(*rest)
    end

    # All that the reply has, with nested objects as Hashes too. Names are Symbols in snake case;
    # those that the table does not know are spelled as by the API.
    #
    # @param wire [Boolean] the object as it was sent: Strings as names, times as text, numbers as
    #   Float or Integer
    # @return [Hash{Symbol => Object}, Hash{String => Object}]
    def to_h(wire: false)
      return raw if wire

      sent_names.to_h do |key|
        [Core.member_name(self, key), Members.plain(Core.read_member(self, key))]
      end
    end

    # For pattern matching: <tt>in {name:, user_reward: {type: "PERCENT", value:}}</tt>. A member
    # that the reply lacks is nil, as it is when read.
    def deconstruct_keys(names)
      names ||= sent_names.map { |key| Core.member_name(self, key) }
      names.select { |name| wire_name(name) }.to_h { |name| [name, self[name]] }
    end

    # #to_h with values that JSON has: times as text (ISO 8601), decimals as numbers of the same
    # digits (as text if a Float would not have them). What ActiveSupport's +render json:+ asks for.
    #
    # @param options [Hash, nil] +only+ or +except+: names
    # @return [Hash{String => Object}]
    def as_json(options = nil)
      only, except = (options || {}).values_at(:only, :except)
      all = to_h.transform_keys(&:to_s)
      all = all.slice(*Array(only).map(&:to_s)) if only
      all = all.except(*Array(except).map(&:to_s)) if except
      all.transform_values { |value| Members.json(value) }
    end

    # The text of #as_json; with the library +json+, <tt>JSON.pretty_generate(offer)</tt> and the
    # like work too.
    #
    # @return [String]
    def to_json(*state)
      Members.text(self, state)
    end

    def respond_to_missing?(name, include_private = false)
      !wire_name(name).nil? || super
    end

    def method_missing(name, *args)
      key = args.empty? ? wire_name(name) : nil
      return Core.read_member(self, key) if key
      return super if args.any? || name.end_with?("=", "!", "?")

      raise NoMethodError.new(Members.unknown(self, name), name, receiver: nil)
    end

    # What a class of Resources has no reader for, whatever its members are called: those are read
    # as record["hash"]. All others get a method, with the first object (Core.prepare).
    def self.taken(owner)
      owner.superclass.instance_methods(false) + instance_methods + KEPT
    end

    # Ruby itself calls these.
    KEPT = %i[class object_id send public_send instance_of? initialize members sent_names
              wire_name].freeze
    private_constant :KEPT

    # Of +known+ names, the one that +name+ means: the same one, or that in camel case.
    def self.spelling(known, name)
      text = name.to_s
      [text, text.gsub(/_+([a-z0-9])/) { $1.upcase }].find { |key| known.key?(key) }
    end

    # A value with Hashes in place of the objects that read members.
    def self.plain(value)
      case value
      when Members then value.to_h
      when Array then value.map { |one| plain(one) }
      else value
      end
    end

    # A plain value as JSON has it.
    def self.json(value)
      case value
      when Hash then value.to_h { |name, member| [name.to_s, json(member)] }
      when Array then value.map { |one| json(one) }
      when Time then value.strftime("%Y-%m-%dT%H:%M:%S.%LZ")
      when nil, true, false, String, Integer, Float then value
      else number(value)
      end
    end

    def self.number(decimal)
      float = decimal.to_f
      float.finite? && BigDecimal(float.to_s) == decimal ? float : decimal.to_s("F")
    end

    # JSON text of what has +as_json+. +given+ is what a +to_json+ gets: the state of the library
    # json, or Rails' options.
    def self.text(value, given)
      options = given.first if given.first.is_a?(Hash)
      plain = value.as_json(options)
      return Perk.dump(plain) unless plain.respond_to?(:to_json)

      plain.to_json(*(options ? [] : given))
    end

    def self.unknown(owner, name)
      "#{owner.class.name} has no member '#{name}'#{hint(owner, name)}"
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

    private

    # Those of what was sent that are read by their own spelling: of one member in two, the table's.
    def sent_names
      members.keys.select { |key| wire_name(key) == key }
    end

    # The key of a member in the reply; nil when there is no such member.
    def wire_name(name)
      Core.wire_name(self, name) || Members.spelling(members, name)
    end
  end
  private_constant :Members

  # A nested object of a reply. Members are read in snake case (<tt>reward.value</tt>).
  class Record
    include Members

    def initialize(members) # :nodoc:
      @members = members
    end

    # The object as it was sent.
    #
    # @return [Hash{String => Object}]
    def raw
      @members
    end

    def ==(other)
      other.is_a?(Record) && raw == other.raw
    end
    alias eql? ==

    def hash
      @members.hash
    end

    # In one line, for people; what is personal, or unknown to the table, is "***".
    def inspect
      shown
    end
    alias to_s inspect

    def shown(depth = 0) # :nodoc:
      members = sent_names.map do |key|
        read = -> { Core.read_member(self, key) } unless Core.is_personal(self, key)
        [Core.member_name(self, key), read]
      end
      Shown.record(self.class.name.sub("Resources::", ""), members, depth)
    end

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

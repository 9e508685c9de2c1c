# frozen_string_literal: true

module Perk
  # One resource of a reply. Attributes are read in snake case (<tt>offer.user_reward.value</tt>);
  # <tt>offer["userReward"]</tt> returns one as it was sent. Reading fetches nothing. Two resources
  # are equal when type and id are.
  class Resource
    include Members

    # @return [Document] the reply that it is part of
    attr_reader :document

    def initialize(document, native) # :nodoc:
      @document = document
      @native = native
    end

    # The whole resource as it was sent.
    #
    # @return [Hash{String => Object}]
    def raw
      @raw ||= begin
        value = Core.resource_value(@native)
        value.is_a?(Hash) ? value : {}
      end
    end

    # The attributes as they were sent; of a plain object, the object itself.
    #
    # @return [Hash{String => Object}]
    def attributes
      found = raw["attributes"]
      found.is_a?(Hash) ? found : raw
    end
    alias to_h attributes

    # @return [Hash{String => Object}]
    def relationships
      found = raw["relationships"]
      found.is_a?(Hash) ? found : {}
    end

    # @return [String] of a plain object its own +type+; "" when absent
    def type
      Core.perk_resource_type(@native) || ""
    end

    # @return [String]
    def id
      Core.perk_resource_id(@native) || ""
    end

    # What the relationship refers to within this document: an Array when the reply has a list
    # there, else one resource or nil. Resources that the reply names but does not include are left
    # out.
    #
    # @param name [String, Symbol]
    # @return [Resource, Array<Resource>, nil]
    def related(name)
      key = Members.spelling(relationships, name) || name.to_s
      found = Array.new(Core.perk_resource_related_count(@native, key)) do |at|
        native = Core.perk_resource_related_at(@native, key, at)
        native && document.resource(native)
      end.compact
      relationships.dig(key, "data").is_a?(Array) ? found : found.first
    end

    # The URL of this resource's file; nil when it has none.
    def file_url # :nodoc:
      Core.perk_resource_url(@native)
    end

    # A number as it was written.
    def digits_at(path) # :nodoc:
      Core.perk_resource_attr(@native, path)
    end

    def ==(other)
      return false unless other.is_a?(Resource)

      id.empty? ? raw == other.raw : type == other.type && id == other.id
    end
    alias eql? ==

    def hash
      [type, id].hash
    end

    def inspect
      ["#<#{self.class.name}", type, id].reject(&:empty?).join(" ") + ">"
    end
    alias to_s inspect

    def marshal_dump
      [document, *Core.resource_place(@native)]
    end

    def marshal_load(state)
      Members.prepare(self.class) unless instance_of?(Resource)
      @document, included, index = state
      at = included ? :perk_doc_included_at : :perk_doc_at
      @native = Core.public_send(at, @document.native, index)
    end

    private

    alias members attributes
  end
end

# frozen_string_literal: true

module Perk
  # One resource of a reply. Attributes are read in snake case (<tt>offer.user_reward.value</tt>).
  # Reading fetches nothing. Two resources are equal when type and id are.
  class Resource
    include Members

    # @return [Document] the reply that it is part of
    attr_reader :document

    # @!method type
    #   @return [String] of a plain object its own +type+; "" when absent
    # @!method id
    #   @return [String]
    # @!method raw
    #   The whole resource as it was sent.
    #   @return [Hash{String => Object}]
    Core.define_identity(self)

    # The attributes as they were sent; of a plain object, the object itself.
    #
    # @return [Hash{String => Object}]
    def attributes
      found = raw["attributes"]
      found.is_a?(Hash) ? found : raw
    end

    # Its type, its id and the attributes; see Record#to_h. <tt>wire: true</tt> is #raw.
    def to_h(wire: false)
      return raw if wire

      identity = { type: type, id: id }.reject { |_, text| text.empty? }
      { **identity, **super(), **identity }
    end

    # Also its type and id, and what its relationships lead to.
    #
    # @raise [StateError] the reply does not include what a relationship leads to; the message names
    #   the +include+ to ask for
    def [](name)
      return public_send(name) if own?(name)

      relation = Core.relation_name(self, name)
      relation ? related_or_raise(relation) : super
    end

    def key?(name)
      return !public_send(name).empty? if own?(name)

      Core.relation_name(self, name) ? can_read?(name) : super
    end

    def deconstruct_keys(names)
      own, others = names&.partition { |name| own?(name) }
      found = super(others)
      own ||= %i[type id]
      related = (others || []).select { |name| Core.relation_name(self, name) && can_read?(name) }
      { **(own + related).to_h { |name| [name, self[name]] }, **found }
    end

    # @return [Hash{String => Object}]
    def relationships
      found = raw["relationships"]
      found.is_a?(Hash) ? found : {}
    end

    # What the relationship refers to within this document: an Array when the reply has a list
    # there, else one resource or nil. Resources that the reply names but does not include are left
    # out.
    #
    # @param name [String, Symbol]
    # @return [Resource, Array<Resource>, nil]
    def related(name)
      key = Members.spelling(relationships, name) || name.to_s
      found = Array.new(Core.perk_resource_related_count(native, key)) do |at|
        related = Core.perk_resource_related_at(native, key, at)
        related && document.resource(related)
      end.compact
      relationships.dig(key, "data").is_a?(Array) ? found : found.first
    end

    def native # :nodoc:
      Core.native_resource(self)
    end

    # The URL of this resource's file; nil when it has none.
    def file_url # :nodoc:
      Core.perk_resource_url(native)
    end

    def ==(other)
      return false unless other.is_a?(Resource)

      id.empty? ? raw == other.raw : type == other.type && id == other.id
    end
    alias eql? ==

    def hash
      [type, id].hash
    end

    # What people look at first, in one line:
    # <tt>Offer('Amber Mill Gallery', '1.3 % cash back', ends 2027-03-15)</tt>. What is personal is
    # "***".
    def to_s
      Core.perk_resource_summary(native)
    end

    def inspect
      "#<Perk::#{self}>"
    end

    # Not the whole document: this resource, and those that it leads to.
    def marshal_dump
      texts = [self, *marshalled_too].map { |one| Core.perk_resource_json(one.native) }
      [*texts, document.plain_type]
    end

    def marshal_load(state)
      Core.prepare(self.class)
      text, *others, plain_type = state
      body = %({"data":[#{text}],"included":[#{others.join(",")}]})
      made = Document.parse(body, plain_type: plain_type)
      Core.attach(self, made, Core.perk_doc_at(made.native, 0))
    end

    private

    def members
      @members || attributes
    end

    def related_or_raise(relation)
      Core.perk_resource_related_check(native, relation)
      related(relation)
    end

    def can_read?(relation)
      self[relation]
      true
    rescue StateError
      false
    end

    def marshalled_too
      offer = Core.perk_resource_offer(native)
      all = relationships.keys.flat_map { |name| [related(name)] }
      [*all, offer && document.resource(offer)].flatten.compact.uniq - [self]
    end

    def own?(name)
      name = name.to_s
      name == "type" || name == "id"
    end
  end
end

# frozen_string_literal: true

module Perk
  # One class for each type of resource and nested object that the core's table knows
  # (Perk::Resources::Offer), with a method for each attribute. Types that the table does not know
  # are plain Perk::Resource. A class gets its methods with its first object.
  module Resources
    # What an offer can do in addition to being read.
    module OfferActions
      # Activates this offer for the user it was listed for: follows the link that the offer carries
      # exactly as given, else activates it by id.
      #
      # @param options [Hash] +timeout_ms+, +max_attempts+, +headers+
      # @return [OfferAttribution] the event; its +offer+ is the offer in its new state
      def activate(**options)
        origin = document.origin
        Core.perk_usage_error(Core::PERK_USAGE_OFFER_NOT_LISTED) unless origin
        Operation.activate(origin.client, native, origin.args, options)
      end
    end

    # What an attribution event can do in addition to being read.
    module EventActions
      # The offer in its state after the event, when the reply includes it.
      #
      # @return [Offer, nil]
      def offer
        offer = Core.perk_resource_offer(native)
        offer && document.resource(offer)
      end
    end

    ACTIONS = { "standardOffer" => OfferActions, "offerAttribution" => EventActions }.freeze

    # What is known of a resource type: the name of its class, and whether it is a plain object.
    Kind = ::Struct.new(:name, :plain)

    Core.parse(Core.perk_api_names("objects")).each do |name|
      const_set(name, Class.new(Record)).const_set(:OBJECT, name.freeze)
    end

    kinds = Table.rows("resources").to_h do |row|
      made = const_set(row["class"], Class.new(Resource))
      made.const_set(:OBJECT, row["attributes"].freeze)
      made.include(ACTIONS[row["type"]]) if ACTIONS.key?(row["type"])
      [row["type"], Kind.new(row["class"].to_sym, row["plain"])]
    end
    KINDS = Ractor.make_shareable(kinds)
    private_constant :ACTIONS, :Kind, :KINDS

    # The class of a resource type, or of the expected one when the resource has no type. A plain
    # object's +type+ is an ordinary attribute.
    def self.class_for(type, expected = "")
      kind = KINDS[type.to_s.empty? || KINDS[expected]&.plain ? expected : type]
      kind ? ready(kind.name) : Resource
    end

    # A class by its name, with its methods.
    def self.ready(name) # :nodoc:
      const_get(name).tap { |found| Members.prepare(found) }
    end

    # Another one likewise: what a reader is about to make an object of.
    def self.prepare(owner) # :nodoc:
      Members.prepare(owner)
    end
  end
end

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

    Core.define_resources(self, Record, Resource)
    Offer.include(OfferActions)
    OfferAttribution.include(EventActions)

    # The class of a resource type, or of the expected one when the resource has no type. A plain
    # object's +type+ is an ordinary attribute.
    def self.class_for(type, expected = "")
      Core.class_for(type.to_s, expected)
    end

    # A class by its name, with its methods.
    def self.ready(name) # :nodoc:
      Core.prepare(const_get(name))
    end
  end
end

# frozen_string_literal: true

module Perk
  # One class for each type of resource and nested object that the core's table knows (Perk::Resources::Offer), with a method for each
  # attribute. Types that the table does not know are plain Perk::Resource.
  module Resources
    # What an offer can do beyond being read.
    module OfferActions
      # Activates this offer for the user it was listed for: follows the link that the offer carries exactly as given, else asks for it
      # by id.
      #
      # @param options [Hash] +timeout_ms+, +max_attempts+, +headers+
      # @return [OfferAttribution] the event; its +offer+ is the offer as it has become
      def activate(**options)
        origin = document.origin
        raise StateError, "no client listed this offer (or it was unmarshalled): call offers.activate(user_id, id)" unless origin

        asked = { supported_components: origin.args[:supported_components], include: :offer }
        action = attributes.dig("components", "cta", "action")
        return Operation.follow(origin.client, action, "offers.activate", asked, options) if action.is_a?(Hash)

        where = { organization_id: origin.args[:organization_id], **asked }
        origin.client.offers.activate(origin.args[:user_id], id, **where, **options)
      end
    end

    # What an attribution event can do beyond being read.
    module EventActions
      # The offer as the event has left it, when the reply sent it along.
      #
      # @return [Offer, nil]
      def offer
        document.resource_of("standardOffer", self["entityId"])
      end
    end

    ACTIONS = { "standardOffer" => OfferActions, "offerAttribution" => EventActions }.freeze
    private_constant :ACTIONS

    Table::OBJECTS.each do |name, rows|
      Members.define(const_set(name, Class.new(Record)), rows)
    end

    Table::ALL["resources"].each do |row|
      made = Class.new(Resource)
      made.include(ACTIONS[row["type"]]) if ACTIONS.key?(row["type"])
      Members.define(const_set(row["class"], made), Table::OBJECTS.fetch(row["attributes"]))
    end

    # The class of a resource type, or of the expected one when it says none. A plain object's +type+ is an attribute like others.
    def self.class_for(type, expected = "")
      name = Table::CLASS_OF_TYPE[type.to_s.empty? || Table::PLAIN.include?(expected) ? expected : type]
      name ? const_get(name) : Resource
    end
  end
end

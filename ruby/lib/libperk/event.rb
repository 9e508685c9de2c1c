# frozen_string_literal: true

module Perk
  module Webhook
    # One notification, read from a webhook's body. Made by Webhook.unwrap and Webhook.parse.
    class Event
      # @return [String] "earnedRewardSettled"; "legacyEarnedReward" and "legacyAudit" for payloads
      #   of the legacy API
      attr_reader :type
      # @return [String] identifies the event: a second delivery has the same key. Printable ASCII,
      #   to be stored as it is
      attr_reader :key
      # @return [Symbol] +:current+; +:removed+, a type that the API no longer sends; +:unknown+, a
      #   type that this version does not know
      attr_reader :status
      # @return [Time] when it was received, in UTC
      attr_reader :received_at
      # @return [Document] the whole body
      attr_reader :document

      def initialize(body, received_at, signed: false) # :nodoc:
        native = signed ? Core.perk_event_parse_signed(body) : Core.perk_event_parse(body)
        @type = Core.perk_event_type(native)
        @key = Core.perk_event_key(native)
        @status = Core.perk_event_status_name(Core.perk_event_status(native)).to_sym
        @received_at = received_at
        @document = Document.new(native, nil, @type)
      end

      # Whether the API sends this type.
      def known?
        status == :current
      end

      # @return [Resource] of the class of its type; a plain Resource when the type is not known
      def resource
        document.one
      end

      # @return [String] the placement's for placement files; "" for legacy earned rewards and for
      #   events of Capillary without eventId
      def id
        Core.perk_event_id(document.native) || ""
      end

      # @return [String, nil]
      def issuer_id
        Core.perk_event_issuer_id(document.native)
      end

      # @return [String, nil]
      def issuer_name
        Core.perk_event_issuer_name(document.native)
      end

      # @return [Array] the errors that the notification lists
      def errors
        text = Core.perk_event_errors(document.native)
        text ? Core.parse(text) : []
      end

      def ==(other)
        other.is_a?(Event) && key == other.key
      end
      alias eql? ==

      def hash
        key.hash
      end

      def inspect
        "#<#{self.class.name} #{key}>"
      end
      alias to_s inspect

      def marshal_dump
        [document.json, received_at]
      end

      def marshal_load(state)
        initialize(*state)
      end
    end
  end
end

# frozen_string_literal: true

module Perk
  # Webhooks: check the signature over the raw bytes first, read the body afterwards.
  #
  #   event = Perk::Webhook.unwrap(body, request.get_header("HTTP_NOTIFY_SIGNATURE"), [key])
  #   event.resource.transaction_id if event.type == "earnedRewardSettled"
  #
  # Webhook::Handler does all of it, also as a Rack application.
  module Webhook
    autoload :Event, "libperk/event"
    autoload :Response, "libperk/handler"
    autoload :Handler, "libperk/handler"
    autoload :DedupStore, "libperk/handler"

    # Returns when +signature+ is that of the raw body under one of the keys.
    #
    # @param body [String] the bytes as received
    # @param signature [String, nil] the header +notify-signature+
    # @param keys [String, Array<String>, Verifier] several during a rotation
    # @return [true]
    # @raise [SignatureError]
    def self.verify!(body, signature, keys)
      Verifier.of(keys).verify!(body, signature)
    end

    # The same as a question.
    #
    # @return [Boolean]
    def self.verify?(body, signature, keys)
      verify!(body, signature, keys)
    rescue SignatureError
      false
    end

    # The signature of a body: base64 of its HMAC-SHA256.
    #
    # @return [String]
    def self.sign(key, body)
      Core.perk_sign(key, body)
    end

    # The event in a webhook's body, once its signature has been found good.
    #
    # @param received_at [Time, nil] when it was received; now if not given
    # @return [Event]
    # @raise [SignatureError]
    # @raise [ParseError] the body is not a notification
    def self.unwrap(body, signature, keys, received_at: nil)
      verify!(body, signature, keys)
      event_of(body, received_at, signed: true)
    end

    # The event in a body that was verified before: stored, or taken from a queue. It also reads
    # events of Capillary, which are not signed: use it only for what came from a sender that you
    # know.
    #
    # @return [Event]
    # @raise [ParseError]
    def self.parse(body, received_at: nil)
      event_of(body, received_at, signed: false)
    end

    def self.event_of(body, received_at, signed:) # :nodoc:
      raise WrongTypeError.at("body", "a String is needed here") unless body.is_a?(String)
      unless received_at.nil? || received_at.is_a?(Time)
        raise WrongTypeError.at("received_at", "a Time is needed here")
      end

      Event.new(body, (received_at || Time.now).getutc, signed: signed)
    end
  end

  # Checks signatures under one or several live keys. Made once and kept, it is faster than
  # Webhook.verify!. Threads may share it.
  class Verifier
    # @param keys [String, Array<String>]
    def initialize(keys)
      if keys.nil? || keys.is_a?(Hash)
        raise WrongTypeError.at("keys", "a String or an Array of Strings is needed here")
      end

      @native = Core.perk_verifier_new
      Array(keys).each { |key| add_key(key) }
    end

    # @param keys [String, Array<String>, Verifier]
    # @return [Verifier]
    def self.of(keys)
      keys.is_a?(Verifier) ? keys : new(keys)
    end

    attr_reader :native # :nodoc:

    # One more live key, also while threads verify. At most eight; to drop one, make a new verifier.
    #
    # @return [self]
    def add_key(key)
      Core.perk_verifier_add_key(@native, key)
      self
    end

    # @return [true]
    # @raise [SignatureError]
    def verify!(body, signature)
      Core.perk_verifier_check(@native, body, signature)
      true
    end

    # @return [Boolean]
    def verify?(body, signature)
      verify!(body, signature)
    rescue SignatureError
      false
    end

    # The verification of a body that arrives in chunks; it can be kept for the next one.
    #
    # @return [Verification]
    def begin
      Verification.new(self, @native)
    end

    def inspect
      "#<#{self.class.name}>"
    end
    alias to_s inspect

    def initialize_copy(_other)
      raise TypeError, "a verifier holds keys: it cannot be copied; make one where it is needed"
    end

    def marshal_dump
      raise TypeError, "a verifier holds keys: it cannot be marshalled; make one where it is needed"
    end

    # The verification of a body in chunks: +update+ with each, then +final!+ with the signature. What
    # comes after that belongs to the next body.
    class Verification
      def initialize(verifier, native) # :nodoc:
        @verifier = verifier # must outlive the verification
        @native = Core.perk_verification_new(native)
      end

      # @param chunk [String]
      # @return [self]
      def update(chunk)
        Core.perk_verification_update(@native, chunk)
        self
      end
      alias << update

      # @return [true]
      # @raise [SignatureError]
      def final!(signature)
        Core.perk_verification_final(@native, signature)
        true
      end

      def inspect
        "#<#{self.class.name}>"
      end
    end
  end
end

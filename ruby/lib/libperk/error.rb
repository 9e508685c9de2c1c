# frozen_string_literal: true

module Perk
  # Anything that libperk reports. One class below this one for each row of the core's table of
  # errors (Perk::NotFoundError, …; each has +advice+). The message is one line without secrets and
  # personal data; the rest is in the readers.
  class Error < StandardError
    # @return [Integer] the core's code (negative)
    attr_reader :code
    # @return [Integer, nil] status of the reply; nil when none was read
    attr_reader :http_status
    # @return [Integer, nil] the provider's own number for the error
    attr_reader :api_code
    # @return [String, nil] the provider's own name for the error
    attr_reader :api_name
    # @return [String, nil] JSON pointer, parameter or header at fault
    attr_reader :pointer
    # @return [String, nil] the server's id of the exchange
    attr_reader :request_id
    # @return [Integer] requests sent for this page of the call
    attr_reader :attempts
    # @return [Float, nil] seconds that the server asked to wait
    attr_reader :retry_after
    # @return [Integer, nil] byte of the text where parsing stopped
    attr_reader :offset

    RETRYABLE = Core::PERK_ERR_RETRYABLE
    OUTCOME_UNKNOWN = Core::PERK_ERR_OUTCOME_UNKNOWN
    private_constant :RETRYABLE, :OUTCOME_UNKNOWN

    def initialize(message = nil)
      super
      @code = self.class.code
      @attempts = 0
      @flags = 0
    end

    # The same call may succeed later.
    def retryable?
      @flags & RETRYABLE != 0
    end

    # The server may or may not have acted on this write.
    def outcome_unknown?
      @flags & OUTCOME_UNKNOWN != 0
    end

    # What to do next, in one line.
    def advice
      @advice || self.class.advice
    end

    # The error text of the failed reply: its +errors+, or the whole body as one item; empty when
    # there was none.
    def errors
      return [] if @body.nil? || @body.empty?

      said = Core.parse(@body)
      said = said["errors"] if said.is_a?(Hash) && said["errors"].is_a?(Array)
      said.is_a?(Array) ? said : [said]
    rescue ParseError
      [@body.dup.force_encoding(Encoding::UTF_8).scrub]
    end

    # Headers of the failing reply by lower-case name, without cookies, credentials and addresses;
    # empty when there was no reply. At most 8 KiB are kept, and of headers of one name the last
    # one.
    #
    # @return [Hash{String => String}]
    def headers
      @headers || {}
    end

    # +meta+ of the failing reply as it was sent; nil when there was none.
    #
    # @return [Hash, nil]
    def meta
      member("meta")
    end

    # +links+ of the failing reply as it was sent; nil when there was none.
    #
    # @return [Hash, nil]
    def links
      member("links")
    end

    # +jsonapi+ of the failing reply as it was sent; nil when there was none.
    #
    # @return [Hash, nil]
    def jsonapi
      member("jsonapi")
    end

    def fill(code, http_status, api_code, attempts, flags, retry_after_ms, offset, texts) # :nodoc:
      @code = code
      @http_status = http_status.nonzero?
      @api_code = api_code.nonzero?
      @attempts = attempts
      @flags = flags
      @retry_after = retry_after_ms / 1000.0 unless retry_after_ms.negative?
      @offset = offset unless offset.negative?
      @api_name, @request_id, @pointer = texts.map { |text| text unless text.empty? }
      self
    end

    def body=(bytes) # :nodoc:
      @body = bytes
    end

    attr_writer :headers # :nodoc:

    attr_accessor :write # :nodoc: what Client#reconcile needs; never printed nor marshalled

    # Only this: the instance's other values would bring the reply's body along.
    def inspect
      "#<#{self.class}: #{message}>"
    end

    attr_writer :pointer, :advice # :nodoc:

    def member(name)
      said = Core.parse(@body) if @body && !@body.empty?
      found = said[name] if said.is_a?(Hash)
      found if found.is_a?(Hash)
    rescue ParseError
      nil
    end
    private :member

    class << self
      # @return [Integer] the core's code
      attr_reader :code
      # @return [String] what to do next
      attr_reader :advice

      # What Ruby's side refuses: the place in front of the words, as in all messages of the core.
      def at(pointer, words) # :nodoc:
        made = new("#{pointer}: #{words}")
        made.pointer = pointer.to_s
        made
      end

      # What a report keeps of an error.
      def stored(code, message, http_status) # :nodoc:
        from_native(message, BY_CODE.fetch(code, Error).advice, code, http_status.to_i, 0, 0, 0, -1,
                    -1, [])
      end

      # The exception for a perk_error; called by the native half.
      def from_native(message, advice, code, *members)
        made = BY_CODE.fetch(code, Error).new(message)
        made.advice = advice
        made.fill(code, *members)
      end
    end
  end

  Error.const_set(:BY_CODE, Core.define_errors(Error))
  Error.private_constant :BY_CODE
end

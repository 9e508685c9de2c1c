# frozen_string_literal: true

module Perk
  module Webhook
    # The response to a delivery: +status+, +body+ (one line of text) and, unless nil, a Retry-After
    # header of +retry_after+ seconds. +event+ is the event that was delivered, +error+ why it could
    # not be read or handled; both are for the host, not for the sender.
    class Response
      attr_reader :status, :body, :retry_after, :event, :error

      def initialize(number, event = nil, error = nil) # :nodoc:
        @status = Core.perk_response_status(number)
        @body = Core.perk_response_text(number)
        wait = Core.perk_response_retry_after(number)
        @retry_after = wait if wait.positive?
        @event = event
        @error = error
      end

      def inspect
        "#<#{self.class.name} #{status}: #{body}>"
      end
      alias to_s inspect
    end

    # Keys of the events handled last, in memory; threads may share it. Handlers in several
    # processes need a store that they share: any object with +claim(key)+, true for one caller
    # only, and +release(key)+, which undoes it.
    class DedupStore
      def initialize(limit = Core::PERK_DEDUP_MAX)
        @limit = Operation.int64("limit", limit, 1)
        @keys = {}
        @lock = Mutex.new
      end

      # Whether the key is new; from now on it is not. The key that was claimed longest ago is
      # dropped when the store is full.
      def claim(key)
        @lock.synchronize do
          is_new = @keys.delete(key).nil?
          @keys[key] = true
          @keys.shift if @keys.size > @limit
          is_new
        end
      end

      def release(key)
        @lock.synchronize { @keys.delete(key) }
      end

      def size
        @keys.size
      end
    end

    # Takes deliveries and yields each event once; a Rack application.
    #
    #   handler = Perk::Webhook::Handler.new([key]) { |event| Ledger.post(event) }
    #   response = handler.handle(headers, body)   # in any framework
    #   run handler                                # in config.ru
    class Handler
      HEADER = Core::PERK_WEBHOOK_HEADER.freeze
      RACK_HEADER = "HTTP_#{HEADER.upcase.tr("-", "_")}".freeze
      private_constant :HEADER, :RACK_HEADER

      # @return [Verifier] may be replaced while it runs
      attr_accessor :verifier

      # @param keys [String, Array<String>, Verifier]
      # @param dedup_store [#claim, #release] keeps the keys of handled events; a new DedupStore if
      #   not given
      # @param max_body [Integer] bytes
      # @yieldparam event [Event] an exception makes the response 500, so that the sender tries
      #   again
      def initialize(keys, dedup_store: DedupStore.new, max_body: Core::PERK_WEBHOOK_MAX, &on_event)
        raise ArgumentError, "a block is needed; it receives each event" unless on_event

        @verifier = Verifier.of(keys)
        @on_event = on_event
        @dedup_store = Handler.checked(dedup_store)
        @max_body = Operation.int64("max_body", max_body, 1)
        @running = {} # by key: whether this delivery has claimed the event
        @process = Process.pid
        @lock = Mutex.new
      end

      def self.checked(store) # :nodoc:
        return store if store.respond_to?(:claim) && store.respond_to?(:release)

        Core.perk_usage_error(Core::PERK_USAGE_NOT_A_DEDUP_STORE)
      end

      # The response to one POST.
      #
      # @param headers [Hash{String => String}, Enumerable] names in any case
      # @param body [String] the raw bytes
      # @param received_at [Time, nil] now if not given
      # @return [Response]
      def handle(headers, body, received_at: nil)
        signature = signature_of(headers)
        screened = Core.perk_verifier_screen(verifier.native, body, signature, @max_body)
        return Response.new(screened) unless screened == Core::PERK_RESPONSE_HANDLED

        begin
          event = Webhook.event_of(body, received_at, signed: true)
        rescue ParseError, LimitError => e
          return Response.new(Core::PERK_RESPONSE_MALFORMED, nil, e)
        end
        alone(event) { claimed(event) }
      end

      # This handler as a Rack application. Why an event was not handled is written to
      # +rack.errors+.
      def call(env)
        post = env["REQUEST_METHOD"] == "POST"
        response = post ? take(env) : Response.new(Core::PERK_RESPONSE_METHOD)
        [response.status, headers_of(response), [response.body]]
      end

      def inspect
        "#<#{self.class.name}>"
      end
      alias to_s inspect

      private

      def signature_of(headers)
        unless headers.respond_to?(:select)
          raise WrongTypeError.at("headers", "a Hash or pairs of names and values are needed here")
        end

        # Some frameworks give a list for each header. Several values are joined as in HTTP, and no
        # key matches that.
        values = headers.select { |name, _| name.to_s.casecmp?(HEADER) }
                        .flat_map { |_, value| Array(value) }
        values.join(", ") unless values.empty?
      end

      # One delivery of an event at a time.
      def alone(event)
        return Response.new(Core::PERK_RESPONSE_BUSY, event) unless start(event.key)

        begin
          yield
        rescue StandardError => e
          Response.new(Core::PERK_RESPONSE_FAILED, event, e)
        ensure
          @lock.synchronize { @running.delete(event.key) }
        end
      end

      def start(key)
        @lock.synchronize do
          leave_to_parent unless @process == Process.pid
          next false if @running.key?(key)

          @running[key] = false
          true
        end
      end

      # In a forked child, events under way are the parent's. A memory of this process does not
      # claim them: whether they will be handled is not known yet. A store that processes share
      # keeps the claims, which are the parent's.
      def leave_to_parent
        if @dedup_store.is_a?(DedupStore)
          @running.each { |key, claimed| @dedup_store.release(key) if claimed }
        end
        @running = {}
        @process = Process.pid
      end

      def claimed(event)
        unless @dedup_store.claim(event.key)
          return Response.new(Core::PERK_RESPONSE_DUPLICATE, event)
        end

        @running[event.key] = true
        begin
          @on_event.call(event)
          done = true
        ensure
          @dedup_store.release(event.key) unless done
        end
        Response.new(Core::PERK_RESPONSE_HANDLED, event)
      end

      def take(env)
        response = handle({ HEADER => env[RACK_HEADER] }, read(env))
        report(env["rack.errors"], response) if response.status == 500
        response
      end

      def headers_of(response)
        headers = { "content-type" => Core::PERK_RESPONSE_TYPE,
                    "content-length" => response.body.bytesize.to_s }
        headers["allow"] = "POST" if response.status == 405
        headers["retry-after"] = response.retry_after.to_s if response.retry_after
        headers
      end

      # The body, or one byte more than is allowed of it.
      def read(env)
        env["rack.input"]&.read(@max_body + 1) || ""
      end

      def report(errors, response)
        why = response.error.full_message(highlight: false)
        errors&.puts("#{response.event.key} was not handled: #{why}")
      end
    end
  end
end

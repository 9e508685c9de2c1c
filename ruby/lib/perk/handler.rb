# frozen_string_literal: true

module Perk
  module Webhook
    # What to answer a delivery's sender: +status+ and +body+, one line of text. +event+ is the event it is about, +error+ why it could
    # not be read or handled; both are for the host, not for the sender.
    class Answer
      attr_reader :status, :body, :event, :error

      def initialize(number, event = nil, error = nil) # :nodoc:
        @status = Core.perk_response_status(number)
        @body = Core.perk_response_text(number)
        @event = event
        @error = error
      end

      def inspect
        "#<#{self.class.name} #{status}: #{body}>"
      end
      alias to_s inspect
    end

    # Keys of the events handled last, in memory; threads may share it. Handlers in several processes need a store that they share: any
    # object with +claim(key)+, true for one caller only, and +release(key)+, which undoes it.
    class Seen
      def initialize(limit = 10_000)
        @limit = Operation.int64("limit", limit, 1)
        @keys = {}
        @lock = Mutex.new
      end

      # Whether the key is new; from now on it is not. The key that was asked for longest ago makes room.
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
    #   answer = handler.handle(headers, body)     # in any framework
    #   run handler                                # in config.ru
    class Handler
      HEADER = "notify-signature"
      private_constant :HEADER

      # @return [Verifier] may be replaced while it runs
      attr_accessor :verifier

      # @param keys [String, Array<String>, Verifier]
      # @param seen [#claim, #release] where keys of handled events are kept; a Seen of its own if not given
      # @param max_body [Integer] bytes
      # @yieldparam event [Event] an exception answers 500, so that the sender tries again
      def initialize(keys, seen: Seen.new, max_body: Core::PERK_WEBHOOK_MAX, &on_event)
        raise ArgumentError, "a block is needed, which is given each event" unless on_event
        raise ArgumentError, "seen: it needs claim(key) and release(key)" unless %i[claim release].all? { |name| seen.respond_to?(name) }

        @verifier = Verifier.of(keys)
        @on_event = on_event
        @seen = seen
        @max_body = Operation.int64("max_body", max_body, 1)
        @running = {} # whether this delivery has claimed the event
        @process = Process.pid
        @lock = Mutex.new
      end

      # What to answer one POST.
      #
      # @param headers [Hash{String => String}, Enumerable] names in any case
      # @param body [String] the raw bytes
      # @param received_at [Time, nil] now if not given
      # @return [Answer]
      def handle(headers, body, received_at: nil)
        judged = Core.perk_verifier_screen(verifier.native, body, signature_of(headers), @max_body)
        return Answer.new(judged) unless judged == Core::PERK_RESPONSE_HANDLED

        begin
          event = Webhook.event_of(body, received_at, signed: true)
        rescue ParseError, LimitError => e
          return Answer.new(Core::PERK_RESPONSE_MALFORMED, nil, e)
        end
        alone(event) { claimed(event) }
      end

      # This handler as a Rack application. Why an event was not handled goes to +rack.errors+.
      def call(env)
        answer = env["REQUEST_METHOD"] == "POST" ? take(env) : Answer.new(Core::PERK_RESPONSE_METHOD)
        headers = { "content-type" => "text/plain; charset=utf-8", "content-length" => answer.body.bytesize.to_s }
        headers["allow"] = "POST" if answer.status == 405
        [answer.status, headers, [answer.body]]
      end

      def inspect
        "#<#{self.class.name}>"
      end
      alias to_s inspect

      private

      def signature_of(headers)
        raise WrongTypeError.at("headers", "a Hash or pairs of names and values are needed here") unless headers.respond_to?(:find)

        _, value = headers.find { |name, _| name.to_s.casecmp?(HEADER) }
        value = value.first if value.is_a?(Array) # gateways give a list for a header that may come twice
        value&.to_s
      end

      # One delivery of an event at a time.
      def alone(event)
        return Answer.new(Core::PERK_RESPONSE_BUSY, event) unless start(event.key)

        begin
          yield
        rescue StandardError => e
          Answer.new(Core::PERK_RESPONSE_FAILED, event, e)
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

      # In a forked child, events under way are the parent's. A memory of this process does not claim them: whether they will be handled
      # is not known yet. A store that processes share keeps the claims, which are the parent's.
      def leave_to_parent
        @running.each { |key, claimed| @seen.release(key) if claimed } if @seen.is_a?(Seen)
        @running = {}
        @process = Process.pid
      end

      def claimed(event)
        return Answer.new(Core::PERK_RESPONSE_DUPLICATE, event) unless @seen.claim(event.key)

        @running[event.key] = true
        begin
          @on_event.call(event)
          done = true
        ensure
          @seen.release(event.key) unless done
        end
        Answer.new(Core::PERK_RESPONSE_HANDLED, event)
      end

      def take(env)
        answer = handle({ HEADER => env["HTTP_NOTIFY_SIGNATURE"] }, read(env))
        tell(env["rack.errors"], answer) if answer.status == 500
        answer
      end

      # The body, or one byte more than is allowed of it.
      def read(env)
        env["rack.input"]&.read(@max_body + 1) || ""
      end

      def tell(errors, answer)
        errors&.puts("#{answer.event.key} was not handled: #{answer.error.full_message(highlight: false)}")
      end
    end
  end
end

# frozen_string_literal: true

module Perk
  # The transport of a client may be an object of the caller's with one method, +call(request)+:
  #
  #   answer = ->(request) { Perk::Transport::Response.new(200, {}, "{}") }
  #   kard = Perk::Kard.new(transport: answer, …)
  #
  # It performs one HTTP request, without retries or redirects, and returns what has +status+,
  # +headers+ (a Hash or pairs) and +body+. It raises ConnectError when nothing was sent,
  # DeadlineError when +timeout+ has passed, TransportError for a reply that is not complete.
  # Logins, retries, paging and waiting are the client's. Any other exception stops the call and is
  # raised by it.
  module Transport
    # @!attribute http_method [String] "GET"
    # @!attribute url [String]
    # @!attribute headers [Hash{String => String}]
    # @!attribute body [String, nil]
    # @!attribute timeout [Float] seconds that remain
    Request = ::Struct.new(:http_method, :url, :headers, :body, :timeout) do
      # Headers and body may be secret.
      def inspect
        "#<#{self.class.name} #{http_method} #{url[/\A[^?]*/]}>"
      end
      alias_method :to_s, :inspect
    end

    Response = ::Struct.new(:status, :headers, :body) do
      def inspect
        "#<#{self.class.name} #{status}>"
      end
      alias_method :to_s, :inspect
    end
  end

  # Runs calls over a transport of the caller's, as Connections does over libcurl.
  class Exchange
    # Errors that are the failure of a request; others are not a result of it.
    FAILURES = [Core::PERK_E_CONNECT, Core::PERK_E_TIMEOUT, Core::PERK_E_TRANSPORT,
                Core::PERK_E_LIMIT, Core::PERK_E_CANCELLED].freeze
    private_constant :FAILURES

    def initialize(transport)
      unless transport.respond_to?(:call)
        raise WrongTypeError.at("transport", "an object with the method call is needed here")
      end

      @transport = transport
    end

    # Many ids at once are libcurl's.
    def driver # :nodoc:
      Core.perk_usage_error(Core::PERK_USAGE_PULL_TRANSPORT)
    end

    # Runs a call to its next action that is the caller's.
    #
    # @param observer [Observer, nil] is notified of what it does before it waits
    def run(call, observer)
      flags, ended = 0, nil
      until ended
        action = step(call)
        flags = action == Core::PERK_SEND ? Core::PERK_ABORT_SENT : 0
        case action
        when Core::PERK_SEND then perform(call)
        when Core::PERK_WAIT then wait(call, observer)
        else ended = action
        end
      end
      ended
    ensure # an error, a throw, the end of the thread: other calls may wait for this one's login
      give_up(call, flags) unless ended
    end

    private

    def step(call)
      Core.perk_call_step(call, Perk.now_ms, Random.rand(1 << 64))
    end

    def wait(call, observer)
      observer&.report(call)
      sleep(Core.perk_call_wait_ms(call) / 1000.0)
    end

    def perform(call)
      response = @transport.call(request_of(call))
    rescue Error => e
      raise unless FAILURES.include?(e.code)

      flags = e.code == Core::PERK_E_CONNECT ? 0 : Core::PERK_ABORT_SENT
      Core.perk_call_abort(call, e.code, flags, e.message)
    else
      feed(call, response)
    end

    def request_of(call)
      native = Core.perk_call_request(call)
      headers = Array.new(Core.perk_request_header_count(native)) do |at|
        [Core.perk_request_header_name(native, at), Core.perk_request_header_value(native, at)]
      end
      Transport::Request.new(Core.perk_request_method(native), Core.perk_request_url(native),
                             headers.to_h, Core.perk_request_body(native),
                             Core.perk_call_remaining_ms(call, Perk.now_ms) / 1000.0)
    end

    def feed(call, response)
      response.headers.each do |name, values|
        Array(values).each { |value| Core.perk_call_header(call, name.to_s, value.to_s) }
      end
      status = Operation.int64("status", response.status)
      Core.perk_call_feed(call, status, response.body || "", Perk.now_ms)
    end

    def give_up(call, flags)
      Core.perk_call_abort(call, Core::PERK_E_CANCELLED, flags, nil)
      step(call)
    rescue StateError
      nil # it is over already
    end
  end
  private_constant :Exchange
end

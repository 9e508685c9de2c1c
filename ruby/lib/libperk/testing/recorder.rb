# frozen_string_literal: true

module Perk
  # Helpers for the tests of programs that use this library: <tt>require "libperk/testing"</tt>.
  module Testing
    # A request that the recording does not have. No Perk::Error: nothing that handles failures of
    # an API may take it for one.
    class MismatchError < StandardError; end

    # A transport that records exchanges into a file of JSON lines, and replays them from it.
    # Secrets are masked; other data of the API, personal data too, is recorded as it is.
    #
    #   kard = Perk::Kard.new(transport: Perk::Testing::Recorder.new("test/offers.jsonl"), …)
    #
    # docs/testing.md describes the format, which all languages share.
    class Recorder
      # @return [Symbol] +:record+ or +:replay+
      attr_reader :mode

      # @param path [String, Pathname] the file
      # @param mode [Symbol, nil] by default +:replay+ when the file is there, else +:record+
      # @param transport [#call] performs the requests that are recorded; Net::HTTP if not given
      def initialize(path, mode: nil, transport: Http.new)
        @path = path
        @mode = mode&.to_sym || (File.exist?(path) ? :replay : :record)
        raise ArgumentError, "mode: give :record or :replay" unless %i[record replay].include?(@mode)

        @transport = transport
        @lock = Mutex.new
        @exchanges = []
        if @mode == :replay
          File.foreach(path, encoding: "UTF-8") { |line| @exchanges << Perk.parse(line) }
        else
          File.write(path, "", perm: 0o600)
        end
      end

      # @param request [Transport::Request]
      # @return [Transport::Response]
      def call(request)
        @mode == :replay ? replay(request) : record(request)
      end

      # How many recorded exchanges were not replayed.
      def unused
        @lock.synchronize { @exchanges.size }
      end

      def inspect
        "#<#{self.class.name} #{mode} #{@path}>"
      end
      alias to_s inspect

      private

      # ---- recording ----

      def record(request)
        response = @transport.call(request)
      rescue TransportError, LimitError => e
        write(request, error: { name: name_of(e), message: e.message })
        raise
      else
        write(request, response: written_response(response))
        response
      end

      def write(request, result)
        line = Perk.dump({ request: written_request(request), **result })
        @lock.synchronize { File.write(@path, "#{line}\n", mode: "a") }
      end

      def written_request(request)
        { method: request.http_method, url: Mask.url(request.url),
          headers: Mask.headers(request.headers), body: written_body(request.body) }
      end

      def written_response(response)
        pairs = response.headers.flat_map do |name, values|
          Array(values).map { |value| [name.to_s, value.to_s] }
        end
        { status: response.status, headers: Mask.headers(pairs), body: written_body(response.body) }
      end

      # What is no text cannot be searched for secrets, and is kept as it is.
      def written_body(body)
        return if body.nil?

        text = body.dup.force_encoding(Encoding::UTF_8)
        text.valid_encoding? ? Mask.body(text) : { base64: [body].pack("m0") }
      end

      # That of the failure's kind, whose class may be the caller's.
      def name_of(error)
        kind = error.class.ancestors.find { |each| each.name&.start_with?("Perk::") }
        Rows.row("errors", kind.name[/\w+\z/])["name"]
      end

      # ---- replaying ----

      def replay(request)
        exchange = take(Perk.parse(Perk.dump(written_request(request))))
        error = exchange["error"]
        raise class_of(error["name"]), error["message"] if error

        response = exchange["response"]
        Transport::Response.new(response["status"], response["headers"],
                                read_body(response["body"]))
      end

      # The first exchange with the same request. Headers are not compared.
      def take(request)
        @lock.synchronize do
          at = @exchanges.index { |exchange| same?(exchange["request"], request) }
          next @exchanges.delete_at(at) if at

          raise MismatchError, mismatch(request, @exchanges.first)
        end
      end

      def same?(recorded, request)
        %w[method url body].all? { |name| recorded[name] == request[name] }
      end

      def mismatch(request, next_one)
        asked = request.values_at("method", "url").join(" ")
        return "#{@path} has no exchange left for #{asked}" unless next_one

        recorded = next_one["request"].values_at("method", "url").join(" ")
        body = ", with another body" if recorded == asked
        "#{@path} has no exchange for #{asked}; the next one is #{recorded}#{body}"
      end

      def class_of(name)
        Perk.const_get(Rows.row("errors", name)["class"])
      end

      def read_body(body)
        body.is_a?(Hash) ? body["base64"].unpack1("m0") : body
      end
    end
  end
end

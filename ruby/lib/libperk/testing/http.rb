# frozen_string_literal: true

require "net/http"

module Perk
  module Testing
    # A plain transport over Net::HTTP, for recording.
    class Http
      # What Net::HTTP raises when nothing was sent.
      UNSENT = [SocketError, Errno::ECONNREFUSED, Errno::EHOSTUNREACH, Errno::ENETUNREACH,
                Net::OpenTimeout].freeze
      # What it raises when the reply is not complete.
      LOST = [SystemCallError, IOError, Net::ProtocolError, Net::HTTPBadResponse,
              Net::HTTPHeaderSyntaxError, OpenSSL::SSL::SSLError].freeze
      # Compressed bodies would hide their length.
      PLAIN = { "Accept-Encoding" => "identity" }.freeze
      private_constant :UNSENT, :LOST, :PLAIN

      def call(request)
        reply = complete(send_it(URI(request.url), request))
        headers = reply.to_hash.flat_map { |name, values| values.map { |value| [name, value] } }
        Transport::Response.new(reply.code.to_i, headers, reply.body)
      rescue *UNSENT => e
        raise ConnectError, "could not connect: #{e.class}"
      rescue Net::ReadTimeout, Net::WriteTimeout
        raise DeadlineError, "the deadline passed"
      rescue *LOST => e
        raise TransportError, "the connection was lost: #{e.class}"
      end

      private

      # Net::HTTP takes a body that ends early for a complete one.
      def complete(reply)
        length = reply.content_length
        raise EOFError if length && reply.body && reply.body.bytesize < length

        reply
      end

      def send_it(uri, request)
        options = { use_ssl: uri.scheme == "https", max_retries: 0, open_timeout: request.timeout,
                    read_timeout: request.timeout, write_timeout: request.timeout }
        Net::HTTP.start(uri.host, uri.port, nil, **options) do |http|
          reads = request.http_method != "HEAD"
          made = Net::HTTPGenericRequest.new(request.http_method, !request.body.nil?, reads, uri,
                                             request.headers.merge(PLAIN))
          made.body = request.body if request.body
          http.request(made)
        end
      end
    end
  end
end

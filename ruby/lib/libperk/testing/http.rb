# frozen_string_literal: true

require "net/http"

module Perk
  module Testing
    # A plain transport over Net::HTTP, for recording.
    class Http
      # What Net::HTTP raises when nothing was sent.
      UNSENT = [SocketError, Errno::ECONNREFUSED, Errno::EHOSTUNREACH, Errno::ENETUNREACH,
                Net::OpenTimeout].freeze
      private_constant :UNSENT

      def call(request)
        reply = send_it(URI(request.url), request)
        headers = reply.to_hash.flat_map { |name, values| values.map { |value| [name, value] } }
        Transport::Response.new(reply.code.to_i, headers, reply.body)
      rescue *UNSENT => e
        raise ConnectError, "could not connect: #{e.class}"
      rescue Net::ReadTimeout, Net::WriteTimeout
        raise DeadlineError, "the deadline passed"
      rescue SystemCallError, IOError, Net::ProtocolError => e
        raise TransportError, "the connection was lost: #{e.class}"
      end

      private

      def send_it(uri, request)
        options = { use_ssl: uri.scheme == "https", max_retries: 0, open_timeout: request.timeout,
                    read_timeout: request.timeout, write_timeout: request.timeout }
        Net::HTTP.start(uri.host, uri.port, nil, **options) do |http|
          reads = request.http_method != "HEAD"
          made = Net::HTTPGenericRequest.new(request.http_method, !request.body.nil?, reads, uri,
                                             request.headers)
          made.body = request.body if request.body
          http.request(made)
        end
      end
    end
  end
end

# frozen_string_literal: true

require_relative "helper"
require "socket"

# A server on a free loopback port that gives the given replies, in order (the last one
# stays), and remembers the requests.
class Loopback
  Request = Struct.new(:method, :target, :headers, :body) do
    def path = target[/\A[^?]*/]
  end

  TOKEN = { "access_token" => "token-of-the-loopback-server", "expires_in" => 3600 }.freeze

  attr_reader :requests, :url

  # @param script [Array] [status, body, headers] or a Proc of the request that gives one, or :never
  def self.open(*script)
    server = new(script)
    yield server
  ensure
    server&.close
  end

  def initialize(script)
    @script = script
    @requests = []
    @lock = Mutex.new
    @server = TCPServer.new("127.0.0.1", 0)
    @url = "http://127.0.0.1:#{@server.addr[1]}"
    @threads = [Thread.new { accept }]
  end

  def close
    @server.close
    @threads.each(&:kill).each(&:join)
  end

  def client(kind = Perk::Kard, **settings)
    given = { base_url: @url, client_id: "id-of-the-tests", client_secret: "secret-of-the-tests" }
    given[:organization_id] = "org-1" if kind == Perk::Kard
    kind.new(**given, **settings)
  end

  # A client that needs no login.
  def ready(**settings)
    client(auth: "token", token: "token-given", **settings)
  end

  def logins
    @lock.synchronize { @requests.count { |request| request.path == "/v2/auth/token" } }
  end

  private

  def accept
    loop do
      socket = @server.accept
      @threads << Thread.new { serve(socket) }
    end
  rescue IOError, Errno::EBADF
    nil
  end

  def serve(socket)
    while (request = read(socket))
      reply = @lock.synchronize do
        @requests << request
        step_for(request)
      end
      reply = reply.call(request) if reply.respond_to?(:call)
      sleep if reply == :never
      write(socket, *reply)
    end
  rescue SystemCallError, IOError
    nil
  ensure
    socket.close
  end

  def step_for(request)
    return [200, TOKEN] if request.path == "/v2/auth/token"

    @script.size > 1 ? @script.shift : @script.first
  end

  def read(socket)
    line = socket.gets or return
    method, target = line.split
    headers = {}
    while (header = socket.gets.chomp) != ""
      name, value = header.split(": ", 2)
      headers[name.downcase] = value
    end
    Request.new(method, target, headers, socket.read(headers.fetch("content-length", 0).to_i))
  end

  def write(socket, status, body, headers = {})
    text = body.is_a?(String) ? body : JSON.generate(body)
    head = { "Content-Type" => "application/json", "Content-Length" => text.bytesize, **headers }
    lines = head.map { |name, value| "#{name}: #{value}\r\n" }
    socket.write("HTTP/1.1 #{status} Given\r\n#{lines.join}\r\n#{text}")
  end
end

# Replies that several tests use.
module Replies
  def offers(*ids, after: nil, **attributes)
    data = ids.map do |id|
      { type: "standardOffer", id: id, attributes: { name: "Shop #{id}", **attributes } }
    end
    [200, { data: data, links: { next: after && "/v2/x?page[after]=#{after}" } }]
  end
end

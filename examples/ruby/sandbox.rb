# frozen_string_literal: true

require "json"
require "net/http"

# The sandbox of libperk as a process of its own. Its Python is that of PERK_PYTHON, else python3.
class Sandbox
  attr_reader :url, :place

  # @yieldparam sandbox [Sandbox] which ends with the block, and with this process at the latest
  def self.open
    sandbox = new
    yield sandbox
  ensure
    sandbox&.stop
  end

  def initialize
    @pipe = IO.popen([ENV.fetch("PERK_PYTHON", "python3"), "-m", "perk.sandbox", "--json", "--until-eof"], "r+")
    @place = JSON.parse(@pipe.gets || raise("the sandbox did not start; its own message says why"))
    @url = @place["url"]
  end

  def logins
    JSON.parse(Net::HTTP.get(control("log")))["logins"]
  end

  def revoke_tokens
    Net::HTTP.post(control("revoke"), "null", "Content-Type" => "application/json")
  end

  def stop
    @pipe.close
  end

  private

  def control(name)
    URI("#{@url}/_sandbox/#{name}")
  end
end

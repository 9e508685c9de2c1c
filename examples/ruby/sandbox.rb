# frozen_string_literal: true

require "json"
require "net/http"

# The sandbox of libperk as a separate process. Its Python is that of PERK_PYTHON, else python3.
class Sandbox
  attr_reader :url, :place

  # @yieldparam sandbox [Sandbox] which ends with the block, and with this process at the latest
  def self.open
    sandbox = new
    yield sandbox
  ensure
    sandbox&.stop
  end

  # @param options [Array<String>] more of what `python -m libperk.sandbox` takes
  def initialize(*options)
    @pipe = IO.popen([ENV.fetch("PERK_PYTHON", "python3"), "-m", "libperk.sandbox", "--json",
                      "--until-eof", *options], "r+")
    @place = JSON.parse(@pipe.gets ||
                        raise("the sandbox did not start; its own message has the reason"))
    @url = @place["url"]
  end

  def logins
    read_control("log")["logins"]
  end

  # The reply of a control endpoint: "log", "ledger".
  def read_control(name)
    JSON.parse(Net::HTTP.get(control(name)))
  end

  def revoke_tokens
    order("revoke")
  end

  # Everything as it was at the start.
  def reset
    order("reset")
  end

  def stop
    @pipe.close
  end

  private

  def order(name)
    Net::HTTP.post(control(name), "null", "Content-Type" => "application/json")
  end

  def control(name)
    URI("#{@url}/_sandbox/#{name}")
  end
end

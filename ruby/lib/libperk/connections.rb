# frozen_string_literal: true

module Perk
  # libcurl's driver, shared by a client and those made from it. It is made with the first call, or
  # at once to check the options that were given.
  class Connections
    # @param options [Hash{String => String}] of the driver
    def initialize(options)
      @options = options
      driver unless options.empty?
    end

    # Runs a call to its next action that is the caller's.
    #
    # @param observer [Observer, nil] is notified of what it does on the way
    def run(call, observer)
      Core.perk_driver_run(driver, call, observer)
    end

    # Two threads that are first at once make two drivers: one of them has no use and goes.
    def driver
      @driver ||= Core.perk_driver_new.tap do |made|
        @options.each { |name, value| Core.perk_driver_set(made, name, value) }
        notice = Core.perk_driver_notice(made)
        warn("perk: #{notice}") if notice
      end
    end
  end
  private_constant :Connections
end

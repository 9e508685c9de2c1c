# frozen_string_literal: true

module Perk
  # Notifies a logger, a callable and Rails of what the calls of a client did. While nobody
  # wants to know, the core collects nothing.
  class Observer # :nodoc:
    # What PERK_LOG asks for: lines on the error output.
    class Stderr
      def initialize(level)
        @is_debug = level == "debug"
      end

      def debug? = @is_debug
      def info? = true

      def info(text)
        $stderr.write("libperk: #{text}\n")
      end
      alias debug info
    end
    private_constant :Stderr

    KINDS = %w[exchange retry wait login renewal dropped].freeze
    private_constant :KINDS

    # @param logger [#info, #debug, nil]
    # @param on_exchange [#call, nil]
    def initialize(logger, on_exchange)
      level = Observer.environment
      logger = Stderr.new(level) if logger.nil? && level
      @logger = Observer.checked("logger", logger, %i[info debug])
      @on_exchange = Observer.checked("on_exchange", on_exchange, %i[call])
      @has_observed = false
      @is_main = Ractor.current.equal?(Ractor.main)
    end

    # What PERK_LOG asks for.
    #
    # @return ["debug", "info", nil]
    def self.environment
      level = ENV["PERK_LOG"].to_s.downcase
      return if level.empty?

      %w[debug info].include?(level) ? level : Core.perk_usage_error(Core::PERK_USAGE_LOG_LEVEL)
    end

    def self.checked(name, given, methods)
      return given if given.nil? || methods.all? { |method| given.respond_to?(method) }

      raise WrongTypeError.at(name, "an object with #{methods.join(" and ")} is needed here")
    end

    # Has the core collect what is wanted now: the level of a logger may change.
    #
    # @return [Observer, nil] self, unless nothing is wanted
    def prepare(client)
      level = wanted
      return if level == Core::PERK_OBSERVE_NOTHING && !@has_observed

      @has_observed = true
      Core.perk_client_observe(client, level)
      self unless level == Core::PERK_OBSERVE_NOTHING
    end

    # Passes on what a call did since the last time.
    def report(call)
      pass_on { Core.perk_call_take_events(call) }
    end

    # The same while libcurl runs the call (run.c).
    def report_text(text)
      pass_on { text }
    end

    # The same of all calls of a native pull.
    def report_all(pull)
      pass_on { Core.pull_take_events(pull) }
    end

    private

    # Lists of events, or events. The results of the calls count more than these.
    def pass_on
      text = yield if @has_observed
      return unless text

      Core.parse(text).each { |one| (one["events"] || [one]).each { |event| notify(event) } }
    rescue OutOfMemoryError, NoMemoryError
      nil
    end

    def wanted
      return Core::PERK_OBSERVE_DEBUG if @on_exchange || logs?(:debug) || listening?("exchange")
      return Core::PERK_OBSERVE_INFO if logs?(:info) || KINDS.any? { |kind| listening?(kind) }

      Core::PERK_OBSERVE_NOTHING
    end

    def logs?(level)
      return false unless @logger

      question = :"#{level}?"
      @logger.respond_to?(question) ? @logger.public_send(question) : true
    end

    # Rails' notifications belong to the main Ractor.
    def notifications
      ActiveSupport::Notifications if @is_main && defined?(ActiveSupport::Notifications)
    end

    def listening?(kind)
      notifications&.notifier&.listening?("#{kind}.libperk")
    end

    # What is raised here must not replace the result of the call.
    def notify(event)
      level = event["level"].to_sym
      @logger.public_send(level, event["text"]) if logs?(level)
      event = event.transform_keys(&:to_sym).freeze
      @on_exchange&.call(event) if event[:kind] == "exchange"
      notifications&.instrument("#{event[:kind]}.libperk", event.dup)
    rescue StandardError => e
      warn("perk: an event could not be passed on: #{e.class}: #{e.message}")
    end
  end
  private_constant :Observer
end

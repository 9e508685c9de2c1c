# frozen_string_literal: true

require "libperk/connections"
require "libperk/observer"
require "libperk/tokens"

module Perk
  # What all clients share: settings, the token, the connections. See Perk::Kard and its siblings.
  class Client
    # The native client, what runs its calls, and where its tokens come from.
    class Handle # :nodoc:
      attr_reader :strict, :tokens

      # @param exchange [Connections, Exchange] runs calls
      # @param observer [Observer] is notified of what they do
      def initialize(native, exchange, tokens, observer)
        @native = native
        @exchange = exchange
        @tokens = tokens
        @observer = observer
        @strict = Core.perk_client_setting(native, "strict") != "false"
      end

      def native
        @native || Core.perk_usage_error(Core::PERK_USAGE_CLIENT_CLOSED)
      end

      # Runs a call to its next action that is the caller's.
      def run(call)
        exchange = @exchange
        exchange.run(call, @observer.prepare(native))
      ensure
        @observer.report(call)
      end

      # The driver for a pull, and what calls of the pull have done.
      def driver
        @observer.prepare(native)
        @exchange.driver
      end

      def report(pull)
        @observer.report_all(pull)
      end

      def closed?
        @native.nil?
      end

      def close
        @native = nil # first, so that who finds one finds the other
        @exchange = nil
      end

      def setting(name)
        @native && Core.perk_client_setting(@native, name)
      end

      def for_issuer(issuer)
        made = Core.perk_client_for_issuer(native, issuer)
        Handle.new(made, @exchange, @tokens.for_issuer(issuer), @observer)
      end
    end
    private_constant :Handle

    class << self
      # The row of the table that this class is made of, read when it is needed.
      def row # :nodoc:
        return superclass.row unless const_defined?(:PROVIDER, false)
        return const_get(:ROW, false) if const_defined?(:ROW, false)

        made = Ractor.make_shareable(Rows.row("providers", provider))
        Core.exclusively { const_defined?(:ROW, false) ? const_get(:ROW, false) : keep(made) }
      end

      # @return [String] "kard", "kard_legacy" or "capillary"
      def provider
        const_get(:PROVIDER)
      end

      # Names of the settings that this client takes.
      def settings
        row["settings"].keys.freeze
      end

      # Loads what clients use, where Ruby cannot do that later.
      def ready # :nodoc:
        return if Ractor.current.equal?(Ractor.main)

        Core.exclusively { LATER.each_key { |file| Core.load_file(file) } }
      end

      private

      def keep(row)
        const_set(:ROW, row)
        private_constant :ROW
        row
      end
    end

    # @param token [String, #call, nil] a token, or something that returns one, or one and its life
    #   in seconds; it is called with the issuer for clients that #for_issuer made
    # @param token_store [#load, #save, nil] where tokens outlive the client: <tt>load(key)</tt>
    #   returns a token and its remaining seconds, or nil; <tt>save(key, token, seconds)</tt> stores
    #   one. An exception of theirs is raised by the call that needed them
    # @param settings [Hash] the provider's settings; those not given are taken from the environment
    #   (PERK_CLIENT_ID and the like). Also the options of the connection, which have no environment
    #   variables: +proxy+ (a URL; the environment is not consulted), +ca_file+ (a PEM bundle),
    #   +connect_timeout_ms+, +http2+, +compress+, and +token_file+ (a file that keeps tokens, shared by
    #   processes of one user, which then log in once)
    # @param transport [#call, nil] performs the requests in place of libcurl; see Perk::Transport
    # @param logger [#info, #debug, nil] gets a line for what calls do: +info+ has retries, waits
    #   and logins, +debug+ each request. Its level is asked first (+debug?+, +info?+). Without one,
    #   PERK_LOG (+debug+ or +info+) makes the same lines on the error output
    # @param on_exchange [#call, nil] gets each request that was sent, as a frozen Hash: +method+,
    #   +path+ (a template), +operation+, +status+, +ms+, +request_id+, +attempt+, +text+ and so on
    # @raise [InputError] a setting is unknown, missing or invalid
    def initialize(token: nil, token_store: nil, token_file: nil, transport: nil, logger: nil,
                   on_exchange: nil, **settings)
      Client.ready
      observer = Observer.new(logger, on_exchange)
      Tokens.check(token_store, token_file)
      source = token if token.respond_to?(:call)
      given = { token_file: token_file, **settings }.compact
      given = source ? { auth: "token", **given } : { token: token, **given }
      options, given = given.partition { |name, _| driver_options.key?(name.to_s) }
      native = Core.perk_client_new(config(given))
      @handle = Handle.new(native, exchange(transport, options), Tokens.new(source, token_store),
                           observer)
    end

    attr_reader :handle # :nodoc:

    # A call that this version has no method for. +path+ is a path below base_url, or a URL on the
    # API's own origin. GET, PUT, DELETE and HEAD count as repeatable, everything else is sent once.
    #
    # @param method [String, Symbol]
    # @param path [String] "/v2/…", or an absolute URL of the API
    # @param params [Hash, nil] query; lists are repeated
    # @param json [Object, nil] body
    # @param headers [Hash, nil] further headers, in addition to those of the client
    # @return [Document, nil]
    def request(method, path, params: nil, json: nil, headers: nil, timeout_ms: nil,
                max_attempts: nil)
      options = { headers: headers, timeout_ms: timeout_ms, max_attempts: max_attempts }
      Operation.raw(self, method, path, params, json, options)
    end

    # Puts a file to a signed URL. Neither the token nor any header of this
    # client is sent.
    #
    # @param target [String, Resource] what transactions.create_upload_urls returned for the file,
    #   or the URL itself
    # @param data [String, #read] held in memory as a whole
    # @param content_type [String, nil]
    # @param timeout_ms [Integer, nil] over all of it; 60000 unless set, so give a large file more
    # @return [nil]
    # @raise [ForbiddenError] the URL has expired
    # @raise [InputError] it is not an https one
    def upload(target, data, content_type: nil, timeout_ms: nil, max_attempts: nil)
      options = { timeout_ms: timeout_ms, max_attempts: max_attempts }
      Files.transfer(self, target, Files.bytes(data), content_type, options)
      nil
    end

    # Downloads a signed URL, as the file is stored. Neither the token nor any header of this
    # client is sent. See Files.rows.
    #
    # @param source [String, Resource] a resource or event that carries the URL, or the URL itself
    # @param max_body [Integer, nil] bytes; 64 MiB unless set
    # @return [String]
    # @raise [ForbiddenError] the URL has expired
    # @raise [LimitError] there is more than +max_body+
    def download(source, max_body: nil, timeout_ms: nil, max_attempts: nil)
      options = { max_body: max_body, timeout_ms: timeout_ms, max_attempts: max_attempts }
      Core.perk_doc_json(Files.transfer(self, source, nil, nil, options)) || ""
    end

    # What a call would send and what would be done about failures: method, url, headers, body, curl
    # (a shell command), scope, replay, retries, limits. Secrets are masked; nothing is sent.
    #
    # @param operation [String] "offers.list" and the like
    # @return [Hash{String => Object}]
    def explain(operation, **args)
      Operation.explain(self, operation, args)
    end

    # Whether a write was done whose outcome is unknown: reads show it, as far as the API has any. A
    # read that fails leaves what it is about unknown. A write that is still under way counts as not
    # done: let its deadline pass first.
    #
    # @param write [Error, String] the error that the write raised, or the operation's name
    #   ("users.create") with the arguments it had
    # @return [Outcomes] one for each item (one for a write without items): accepted (things are as
    #   the write would leave them), rejected (not done, can be sent again: the error is a
    #   NotDoneError) or unknown, each with a reason
    # @raise [StateError] the error leaves no write in doubt
    def reconcile(write, **args)
      write.is_a?(String) ? Writes.of_operation(self, write, args) : Writes.of_error(self, write)
    end

    # What successful replies held that this version of libperk does not know, counted. Each finding
    # has "operation", "kind" ("unknown_field", "unknown_type", "unknown_value", "other_json_type",
    # "not_a_resource", or "more" for occurrences beyond 256 findings), "where"
    # ("standardOffer.components.cta.newThing"), "value" (nil unless it looks like a symbol of the
    # API) and "count". Nothing of it makes a call fail.
    #
    # @param reset [Boolean] count from zero again
    # @return [Array<Hash{String => Object}>]
    def drift(reset: false)
      Perk.parse(Core.perk_client_drift(@handle.native, reset ? 1 : 0))
    end

    # The quota as last reported by the API; nil before the first reply, and when replies do not
    # report it.
    #
    # @return [Quota, nil]
    def quota
      Quota.of(@handle.native)
    end

    # Closes connections and drops the token. A call that another thread is running ends normally.
    def close
      @handle.close
      nil
    end

    def closed?
      @handle.closed?
    end

    def inspect
      return "#<#{self.class.name}: closed>" if closed?

      shown = [environment, *%w[base_url organization_id].map { |name| shown_setting(name) }]
      "#<#{self.class.name}: #{shown.compact.join(", ")}>"
    end
    alias to_s inspect

    # Also what a Ractor would do.
    def initialize_copy(_other)
      raise TypeError, "a client holds credentials and connections: it cannot be copied or sent " \
                       "to another Ractor; make one there"
    end

    def marshal_dump
      raise TypeError, "a client holds credentials and connections: it cannot be marshalled; " \
                       "make one where it is needed"
    end

    private

    def driver_options
      self.class.row["driver_options"]
    end

    def config(given)
      config = Core.perk_config_new(self.class.provider)
      texts = given.reject { |_, value| value.nil? }
                   .to_h { |name, value| [name.to_s, setting_text(name, value)] }
      from_environment.merge(texts).each { |name, text| Core.perk_config_set(config, name, text) }
      config
    end

    def from_environment
      prefix = self.class.row["env"]
      found = self.class.settings.to_h { |name| [name, ENV[prefix + name.upcase]] }
      found.reject { |_, value| value.nil? || value.empty? }
    end

    def exchange(transport, options)
      unless transport
        return Connections.new(options.to_h { |name, value| [name.to_s, option_text(name, value)] })
      end

      Core.perk_usage_error(Core::PERK_USAGE_DRIVER_OPTION) if options.any?
      Exchange.new(transport)
    end

    # A setting as the text that the core reads.
    def setting_text(name, value)
      type = self.class.row["settings"][name.to_s]
      return Perk.dump(value) if type == "object" && value.is_a?(Hash)

      case value
      when String, Symbol, Integer, true, false then value.to_s
      else raise WrongTypeError.at(name, "a String, Symbol, Integer, true or false is needed here")
      end
    end

    # An option of the driver likewise. A file named by a number is a mistake.
    def option_text(name, value)
      type = driver_options[name.to_s]
      value = value.to_path if type == "path" && value.respond_to?(:to_path)
      value = value ? 1 : 0 if type == "bool"
      if %w[string path].include?(type) && !value.is_a?(String)
        raise WrongTypeError.at(name, "a String is needed here")
      end

      setting_text(name, value)
    end

    # That of the URL in use, which need not be that of the settings; nil for a server of another.
    def environment
      url = @handle.setting("base_url")
      preset = self.class.row["presets"].find { |row| row["value"] == url }
      "environment=#{preset["environment"]}" if preset
    end

    def shown_setting(name)
      value = @handle.setting(name) if self.class.settings.include?(name)
      "#{name}=#{value}" if value
    end
  end
end

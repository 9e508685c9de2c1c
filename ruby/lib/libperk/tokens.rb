# frozen_string_literal: true

module Perk
  # The caller's side of one client's tokens: what fetches them, and what keeps them outside
  # the client.
  class Tokens # :nodoc:
    attr_reader :store

    def initialize(source, store, issuer = nil)
      @source = source
      @store = store
      @issuer = issuer
      @lock = Mutex.new
    end

    def for_issuer(issuer)
      Tokens.new(@source, @store, issuer)
    end

    # One place for tokens, of the right kind.
    def self.check(store, token_file)
      return if store.nil?
      Core.perk_usage_error(Core::PERK_USAGE_TWO_TOKEN_STORES) unless token_file.nil?
      return if store.respond_to?(:load) && store.respond_to?(:save)

      Core.perk_usage_error(Core::PERK_USAGE_NOT_A_TOKEN_STORE)
    end

    # The seconds that somebody else's code returned with a token; nil for a token without a known
    # end. The value is not shown: it may be a token.
    def self.seconds(name, given)
      return Float::INFINITY if given.nil?
      return given.to_f if given.is_a?(Numeric) && given.real? && !given.to_f.nan?

      raise WrongTypeError.at(name, "something else than a token and seconds was given")
    end

    # Does what a call waits for. +client+ is the native one.
    def serve(client, call, action)
      return save(client) if action == Core::PERK_SAVE_TOKEN

      done = false
      action == Core::PERK_LOAD_TOKEN ? load(client) : fetch(client)
      done = true
    ensure
      # Calls that wait for this token need not; also when the thread is being killed.
      give_up(call) unless done || action == Core::PERK_SAVE_TOKEN
    end

    private

    def give_up(call)
      Core.perk_call_abort(call, Core::PERK_E_CANCELLED, 0, nil)
    end

    # One thread fetches it from the caller's object, the others find it there.
    def fetch(client)
      @lock.synchronize do
        next unless Core.perk_client_token(client, Perk.now_ms).nil?

        text, seconds = @source ? Array(@issuer ? @source.call(@issuer) : @source.call) : nil
        unless text
          raise MissingError, "token: auth is 'token', so give token: a String or something to call"
        end

        give(client, text, Tokens.seconds("token", seconds))
      end
    end

    def load(client)
      text, seconds = Array(@store.load(Core.perk_client_token_key(client)))
      return unless text

      Core.perk_usage_error(Core::PERK_USAGE_STORED_TOKEN) if seconds.nil?

      life = Tokens.seconds("token_store", seconds)
      give(client, text, life) if life.positive?
    end

    def save(client)
      now = Perk.now_ms
      text = Core.perk_client_token(client, now)
      seconds = Core.perk_client_token_seconds(client, now)
      return unless text && seconds.positive? && seconds.finite?

      @store.save(Core.perk_client_token_key(client), text, seconds)
    end

    def give(client, text, seconds)
      Core.perk_client_set_token(client, text, Perk.now_ms, seconds)
    end
  end
  private_constant :Tokens

  # The quota as last reported by the API, which all clients made from one another share:
  # +capacity+ and +remaining+ are requests a minute, nil when not reported; +resets_in+ is for
  # how many seconds no more requests are answered, 0 while some remain; +age+ how many seconds ago
  # it was reported.
  Quota = ::Struct.new(:capacity, :remaining, :resets_in, :age) do
    def self.of(client) # :nodoc:
      text = Core.perk_client_quota(client, Perk.now_ms) or return
      found = Core.parse(text)
      new(found["capacity"], found["remaining"], found["resets_in_ms"] / 1000.0,
          found["age_ms"] / 1000.0).freeze
    end
  end
end

# frozen_string_literal: true

module Perk
  %w[values shown resource resources].each { |file| Core.load_file("libperk/#{file}") }

  # JSON of a list: an Array of what its resources are (Record#as_json).
  module Listed
    # @param options [Hash, nil] +only+ or +except+: names
    # @return [Array<Hash{String => Object}>]
    def as_json(options = nil)
      map { |resource| resource.as_json(options) }
    end

    # @return [String]
    def to_json(*state)
      Members.text(self, state)
    end
  end
  private_constant :Listed

  # One reply: a list of its primary resources, and the resources included with them. Values are
  # read out of the reply's bytes when asked for.
  class Document
    include Enumerable
    include Listed

    # Where a document comes from: enough to go on from it (Resources::Offer#activate).
    Origin = ::Struct.new(:client, :operation, :args)
    private_constant :Origin

    # A document out of a stored body.
    #
    # @param body [String]
    # @param plain_type [String] the table's name for resources without a type
    #   ("legacyOffer")
    def self.parse(body, plain_type: "")
      raise WrongTypeError.at("body", "a String is needed here") unless body.is_a?(String)

      new(Core.perk_doc_parse(body, 0), nil, plain_type)
    end

    def initialize(native, origin = nil, plain_type = "") # :nodoc:
      @native = native
      @origin = origin
      @plain_type = plain_type
      Core.perk_doc_set_plain_type(native, plain_type) unless plain_type.empty?
      @known = {} # resources by the address of the native one
    end

    attr_reader :native, :origin, :plain_type # :nodoc:

    def self.origin(client, operation, args) # :nodoc:
      Origin.new(client, operation, args)
    end

    # @yieldparam resource [Resource]
    def each(&block)
      return enum_for(:each) { size } unless block

      resources.each(&block)
      self
    end

    # @return [Array<Resource>] the primary resources
    def resources
      return @resources if @resources

      found = Core.resources(self, @native)
      frozen? ? found : @resources = found
    end

    # For pattern matching: <tt>in [first, *]</tt>.
    alias deconstruct resources

    def size
      Core.perk_doc_count(@native)
    end
    alias length size

    def empty?
      size.zero?
    end

    def [](index)
      resources[index]
    end

    # The first primary resource; nil when there is none.
    def one
      resources.first
    end

    # The resources that the reply includes in addition.
    def included
      Core.included(self, @native)
    end

    # A resource of this document, primary or included; nil when it holds none of that type and id.
    def resource_of(type, id)
      native = Core.perk_doc_find(@native, type.to_s, id.to_s)
      native && resource(native)
    end

    # The HTTP status; 0 when the body was not fetched.
    def status
      Core.perk_doc_status(@native)
    end

    # The server's id of the exchange; nil when it gave none.
    #
    # @return [String, nil]
    def request_id
      id = Core.perk_doc_request_id(@native)
      id unless id.empty?
    end

    # Headers of the reply by lower-case name, without cookies, credentials and addresses; empty for
    # what was not fetched. At most 8 KiB are kept.
    #
    # @return [Hash{String => String}]
    def headers
      Core.parse(Core.perk_doc_headers(@native))
    end

    # Seconds from the first request of this page to its reply, waits and repeated requests
    # included; nil for what was not fetched.
    #
    # @return [Float, nil]
    def elapsed
      ms = Core.perk_doc_elapsed_ms(@native)
      ms / 1000.0 unless ms.negative?
    end

    # The requests that were sent for this page.
    #
    # @return [Integer]
    def attempts
      Core.perk_doc_attempts(@native)
    end

    # The whole body as it came.
    def json
      Core.perk_doc_json(@native).force_encoding(Encoding::UTF_8)
    end

    # +data+ (or a bare body) as plain Ruby values.
    def data
      value_of(Core.perk_doc_data(@native))
    end

    # @return [Record, nil]
    def meta
      value = value_of(Core.perk_doc_meta(@native))
      value.is_a?(Hash) ? Record.new(value) : nil
    end

    # The errors of a request that the server accepted in part (207); one object per rejected item.
    def errors
      value = value_of(Core.perk_doc_errors(@native))
      value.is_a?(Array) ? value : []
    end

    # What went wrong with parts of this reply, as errors that are not raised: each of +errors+ and,
    # of Capillary's batches, each row that failed; +pointer+ is then the row's place. At most 1000.
    #
    # @return [Array<Error>]
    def item_errors
      Array.new(Core.perk_doc_item_error_count(@native)) do |index|
        Core.perk_doc_item_error_at(@native, index)
      end
    end

    # +links+ as it was sent, link objects with their +meta+ and +rel+ among them; nil when absent.
    #
    # @return [Hash, nil]
    def links
      value = value_of(Core.perk_doc_member(@native, "links"))
      value if value.is_a?(Hash)
    end

    # +jsonapi+ as it was sent; nil when absent.
    #
    # @return [Hash, nil]
    def jsonapi
      value = value_of(Core.perk_doc_member(@native, "jsonapi"))
      value if value.is_a?(Hash)
    end

    # A link by name ("self", "next"); nil when null or absent.
    def link(name)
      Core.perk_doc_link(@native, name.to_s)
    end

    # The value of a reply that is no list: one resource, a plain value, or nil.
    def plain # :nodoc:
      case Core.perk_doc_kind(@native)
      when Core::PERK_DOC_ONE then one
      when Core::PERK_DOC_VALUE then data
      when Core::PERK_DOC_NULL then nil
      else self
      end
    end

    # The resource behind a native one; the same object each time.
    def resource(native) # :nodoc:
      Core.resource_of(self, native)
    end

    def inspect
      "#<#{self.class.name}: #{size} resources>"
    end
    alias to_s inspect

    def marshal_dump
      [json, @plain_type]
    end

    def marshal_load(state)
      body, plain_type = state
      initialize(Core.perk_doc_parse(body, 0), nil, plain_type)
    end

    private

    def value_of(text)
      text && Core.parse(text)
    end
  end

  # One page of a list; +cursor+ names the place after it, to go on from later with
  # <tt>page_after:</tt>.
  class Page < Document
    # @return [String, nil]
    def cursor
      Core.perk_doc_cursor(native)
    end
  end
end

# frozen_string_literal: true

require "zlib"

module Perk
  # Files behind signed URLs: reading the rows in them. Fetching and putting them are
  # Client#download and Client#upload.
  module Files
    CHUNK = 1 << 16
    GZIP = "\x1f\x8b".b.freeze
    MARK = "\xef\xbb\xbf".b.freeze # a byte-order mark
    private_constant :CHUNK, :GZIP, :MARK

    # The rows of a file of JSON lines, plain or gzipped, one after the other. Blank lines are left
    # out, and so is a byte-order mark before a row.
    #
    # @param data [String, IO] bytes, or something that reads them
    # @param max_bytes [Integer] how much may come out of the file, so that a small one cannot
    #   unpack into a flood
    # @param max_row [Integer] bytes of one row
    # @yieldparam row [Object]
    # @return [Enumerator] without a block
    # @raise [LimitError] beyond +max_bytes+ or +max_row+
    # @raise [ParseError] a row is not JSON, or the gzip data is damaged or ends early
    def self.rows(data, max_bytes: 1 << 30, max_row: 16 << 20, &block)
      return enum_for(:rows, data, max_bytes: max_bytes, max_row: max_row) unless block

      number = 0
      most = Operation.int64("max_bytes", max_bytes, 0)
      lines(data, most, Operation.int64("max_row", max_row, 0)) do |line|
        number += 1
        block.call(row(line, number)) unless line.delete_prefix(MARK).strip.empty?
      end
    end

    def self.row(line, number)
      Core.parse(line)
    rescue ParseError, LimitError => e
      raise e.class, "row #{number}: #{e.message}"
    end
    private_class_method :row

    def self.lines(data, max_bytes, max_row, &block)
      total = 0
      held = +"".b
      unpacked(data) do |chunk|
        total += chunk.bytesize
        Core.perk_usage_error(Core::PERK_USAGE_LONG_FILE) if total > max_bytes

        held << chunk
        held = hand_on(held, max_row, &block) if chunk.include?("\n")
        Core.perk_usage_error(Core::PERK_USAGE_LONG_ROW) if held.bytesize > max_row
      end
      hand_on(held << "\n", max_row, &block)
    end
    private_class_method :lines

    # Yields the whole lines, and returns what comes after them.
    def self.hand_on(text, max_row)
      *whole, rest = text.split("\n", -1)
      whole.each do |line|
        Core.perk_usage_error(Core::PERK_USAGE_LONG_ROW) if line.bytesize > max_row

        yield line
      end
      rest
    end
    private_class_method :hand_on

    # Pieces of the contents. A piece of gzip data is unpacked bit by bit, however much it stands
    # for.
    def self.unpacked(data, &block)
      return unpacked(StringIO.new(text(data).b), &block) unless data.respond_to?(:read)

      first = (data.read(CHUNK) || "").b
      return gunzipped(first, data, &block) if first.start_with?(GZIP)

      block.call(first)
      while (chunk = data.read(CHUNK))
        block.call(chunk.b)
      end
    end
    private_class_method :unpacked

    def self.gunzipped(packed, source, &block)
      until packed.empty?
        unpacker = Zlib::Inflate.new(Zlib::MAX_WBITS + 16)
        packed = member(unpacker, packed, source, &block)
        unpacker.close
        packed = source.read(CHUNK).to_s if packed.empty?
      end
    rescue Zlib::Error
      raise ParseError, "the gzip data is damaged or ends early"
    end
    private_class_method :gunzipped

    # One member of a gzip file; what follows it.
    def self.member(unpacker, packed, source)
      until packed.empty?
        before = unpacker.total_in
        unpacker.inflate(packed) { |piece| yield piece }
        return packed.byteslice(unpacker.total_in - before..) if unpacker.finished?

        packed = source.read(CHUNK).to_s
      end
      raise Zlib::BufError, "the end is missing"
    end
    private_class_method :member

    # @param target [String, Resource]
    # @param body [String, nil]
    def self.transfer(client, target, body, content_type, options) # :nodoc:
      call = Core.perk_call_transfer(client.handle.native, url_of(target), body, content_type)
      Operation.run(client, Operation.with_options(call, options))
    end

    # The URL of a resource, or of the resource of an event; the core reports what is neither.
    def self.url_of(target)
      target = target.resource if !target.is_a?(Resource) && target.respond_to?(:resource)
      target.is_a?(Resource) ? target.file_url : target
    end
    private_class_method :url_of

    def self.bytes(data) # :nodoc:
      data = data.respond_to?(:binread) ? data.binread : data.read if data.respond_to?(:read)
      text(data)
    end

    def self.text(data)
      return data if data.is_a?(String)

      raise WrongTypeError.at("data", "a String or something to read is needed here")
    end
    private_class_method :text
  end
end

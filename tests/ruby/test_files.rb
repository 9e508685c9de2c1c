# frozen_string_literal: true

require_relative "loopback"
require "stringio"
require "zlib"

class FilesTest < PerkTest
  SIGNATURE = "5ecre7-0f-the-url"
  ROWS = Array.new(5000) { |n| { "n" => n, "text" => "é" * 10 } }.freeze
  PLAIN = ROWS.map { |row| "#{Perk.dump(row)}\n" }.join.b.freeze

  def test_nothing_of_the_client_reaches_the_store
    Loopback.open([200, ""]) do |store|
      target = ->(url) { [201,
                          { data: [{ type: "incomingTransactionsFile", id: "f",
                                     attributes: { url: url, expiresIn: 900 } }] }] }
      Loopback.open(target.call(signed(store))) do |api|
        kard = api.client(target_issuer: "issuer-9")
        file = kard.transactions.create_upload_urls([{ type: "incomingTransactionsFile",
                                                       filename: "a" }]).first
        assert_nil kard.upload(file, "\x1f\x8b\xff".b, content_type: "application/gzip")
      end
      put = store.requests.first
      assert_equal ["PUT", "/bucket/a%2Fb?X-Signature=#{SIGNATURE}", "\x1f\x8b\xff".b],
                   [put.method, put.target, put.body.b]
      assert_equal %w[accept accept-encoding content-length content-type host],
                   put.headers.keys.sort
    end
  end

  def test_data_may_come_from_a_file
    Loopback.open([200, ""]) do |store|
      kard = store.ready
      kard.upload(signed(store), StringIO.new("{}\n"))
      File.open(__FILE__, "rb") { |file| kard.upload(signed(store), file) }
      assert_equal ["{}\n", File.binread(__FILE__)], store.requests.map { |request| request.body.b }
      [nil,
       7].each { |data| assert_raises(Perk::WrongTypeError) { kard.upload(signed(store), data) } }
      assert_equal 2, store.requests.size
    end
  end

  def test_a_download_is_the_stored_bytes
    Loopback.open([200, "\x00\xff".b, { "Content-Encoding" => "gzip" }]) do |store|
      found = store.ready.download(signed(store))
      assert_equal ["\x00\xff".b, Encoding::BINARY], [found, found.encoding]
      refute_includes store.requests.first.headers, "authorization"
      assert_raises(Perk::LimitError) { store.ready.download(signed(store), max_body: 1) }
    end
  end

  def test_errors_are_clear_and_keep_the_url_secret
    signature = "<SignatureProvided>#{SIGNATURE}</SignatureProvided>"
    body = "<Error><Code>AccessDenied</Code>#{signature}</Error>"
    Loopback.open([403, body, { "x-amz-request-id" => "R-1" }]) do |store|
      error = assert_raises(Perk::ForbiddenError) { store.ready.upload(signed(store), "{}") }
      assert_equal [403, "AccessDenied", "R-1"],
                   [error.http_status, error.api_name, error.request_id]
      assert_empty error.errors
      refute_includes error.full_message, SIGNATURE
    end
    Loopback.open([200, ""]) do |api|
      ["http://store.example.test/s3cret", "/s3cret", nil].each do |url|
        error = assert_raises(Perk::InputError) { api.ready.download(url) }
        assert_equal "url", error.pointer
        refute_includes error.full_message, "s3cret"
      end
      assert_empty api.requests
    end
  end

  def test_rows_of_plain_and_gzipped_files
    packed = Zlib.gzip(PLAIN)
    members = Zlib.gzip(PLAIN[0, 1000]) + Zlib.gzip(PLAIN[1000..])
    [PLAIN, PLAIN.chomp, packed, members, PLAIN.gsub("\n", "\r\n\n")].each do |data|
      assert_equal ROWS, Perk::Files.rows(data).to_a
      assert_equal ROWS, Perk::Files.rows(StringIO.new(data)).to_a
    end
    assert_empty Perk::Files.rows("").to_a
    assert_empty Perk::Files.rows(Zlib.gzip("\n")).to_a
    assert_equal ROWS.first(3), Perk::Files.rows(packed).first(3)
  end

  def test_a_bomb_does_not_go_off
    bomb = Zlib.gzip(" " * (64 << 20))
    assert_raises(Perk::LimitError) { Perk::Files.rows(bomb).to_a }
    assert_raises(Perk::LimitError) do
      Perk::Files.rows(bomb, max_row: 1 << 30, max_bytes: 1 << 20).to_a
    end
  end

  def test_a_byte_order_mark_is_skipped
    mark = "\xef\xbb\xbf".b
    [:itself.to_proc, Zlib.method(:gzip)].each do |pack|
      assert_equal [{"n" => 1}, {"n" => 2}],
                   Perk::Files.rows(pack.call("#{mark}{\"n\":1}\n{\"n\":2}\n".b)).to_a
      assert_equal [{"n" => 1}], Perk::Files.rows(pack.call("#{mark}\n#{mark}{\"n\":1}".b)).to_a
      assert_empty Perk::Files.rows(pack.call(mark)).to_a
    end
    error = assert_raises(Perk::ParseError) { Perk::Files.rows("#{mark}[x]".b).to_a }
    assert_equal "row 1: byte 4: expected a value", error.message
  end

  def test_half_of_a_surrogate_pair_in_a_row_is_read
    assert_equal [{"name" => "cut \ufffd"}], Perk::Files.rows('{"name":"cut \ud83c"}').to_a
  end

  def test_bad_rows_and_damaged_files
    error = assert_raises(Perk::ParseError) do
      Perk::Files.rows("{}\n\n{\"s3cret\": s3cret}\n").to_a
    end
    assert_includes error.message, "row 3"
    refute_includes error.message, "s3cret"
    packed = Zlib.gzip(PLAIN)
    [packed[0..-9], packed[0, 20], "#{packed[0, 30]}junk#{packed[34..]}"].each do |damaged|
      assert_raises(Perk::ParseError) { Perk::Files.rows(damaged).to_a }
    end
  end

  private

  def signed(store)
    "#{store.url}/bucket/a%2Fb?X-Signature=#{SIGNATURE}"
  end
end

# frozen_string_literal: true

require_relative "vectors"

class ValueVectors < PerkTest
  vectors "value" do |folder|
    text = folder.bytes("text")
    if folder.file?("error.json")
      error = assert_raises(Perk::Error) { Perk.parse(text) }
      assert_error folder.json("error.json"), error, folder.name
    else
      assert_equal folder.bytes("dump"), Perk.dump(Perk.parse(text)).b
    end
  end
end

class SignVectors < PerkTest
  vectors "sign" do |folder|
    assert_equal folder.bytes("signature"), Perk::Webhook.sign(folder.bytes("key"), folder.bytes("body"))
  end
end

class WebhookVectors < PerkTest
  vectors "webhook" do |folder|
    given = folder.json("case.json")
    body = folder.bytes("body")
    whole = -> { Perk::Webhook.verify!(body, given["signature"], given["keys"]) }
    chunked = -> { in_chunks(given, body) }
    [whole, chunked].each do |way|
      if folder.file?("error.json")
        error = assert_raises(Perk::Error, &way)
        assert_error folder.json("error.json"), error, folder.name
      else
        assert_equal true, way.call
      end
    end
  end

  def in_chunks(given, body)
    check = Perk::Verifier.new(given["keys"]).check
    at = 0
    given["chunks"].each do |size|
      check << body.byteslice(at, size)
      at += size
    end
    assert_equal body.bytesize, at, "the chunks are the whole body"
    check.final!(given["signature"])
  end
end

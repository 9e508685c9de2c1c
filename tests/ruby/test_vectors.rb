# frozen_string_literal: true

require_relative "vectors"
require_relative "script"

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

class FactsVectors < PerkTest
  vectors "facts" do |folder|
    doc = CORE.perk_doc_parse(folder.bytes("body"), 0)
    CORE.perk_doc_set_plain_type(doc, folder.json("case.json")["type"]) if folder.file?("case.json")
    primary = CORE.perk_doc_count(doc).times.map { |index| CORE.perk_doc_at(doc, index) }
    included = CORE.perk_doc_included_count(doc).times.map do |index|
      CORE.perk_doc_included_at(doc, index)
    end
    found = (primary + included).map do |resource|
      { "summary" => CORE.perk_resource_summary(resource),
        "facts" => JSON.parse(CORE.perk_resource_facts(resource)) }
    end
    assert_equal folder.json("expected.json"), found
  end
end

class ReasonVectors < PerkTest
  vectors "reason" do |folder|
    message, pointer, most, reason = folder.json("case.json")
                                           .values_at("message", "pointer", "max", "reason")
    assert_equal reason, CORE.perk_reason_shown(message, pointer, most || 0)
  end
end

class ShownVectors < PerkTest
  vectors "shown" do |folder|
    most = folder.file?("case.json") ? folder.json("case.json")["max"] : 0
    assert_equal folder.bytes("shown"), CORE.perk_text_shown(folder.bytes("text"), most).b
  end
end

class SignVectors < PerkTest
  vectors "sign" do |folder|
    assert_equal folder.bytes("signature"),
                 Perk::Webhook.sign(folder.bytes("key"), folder.bytes("body"))
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
    check = Perk::Verifier.new(given["keys"]).begin
    at = 0
    given["chunks"].each do |size|
      check << body.byteslice(at, size)
      at += size
    end
    assert_equal body.bytesize, at, "the chunks are the whole body"
    check.final!(given["signature"])
  end
end

class BuildVectors < PerkTest
  include Given

  vectors "build" do |given|
    build = -> { CORE.perk_request_build(client_of(given), args_of(given)) }
    if given["error"]
      assert_error given["error"], assert_raises(Perk::Error, &build), given.name
    else
      assert_equal({ "body" => nil, **given["request"] }, members_of(build.call))
    end
  end
end

class ParseVectors < PerkTest
  vectors "parse" do |folder|
    parse = -> { Perk::Page.parse(folder.bytes("body")) }
    if folder.file?("error.json")
      assert_error folder.json("error.json"), assert_raises(Perk::Error, &parse), folder.name
    else
      expected = folder.json("expected.json")
      assert_equal expected, members_of(parse.call, expected)
    end
  end

  def members_of(page, expected)
    expected.to_h do |name, value|
      [name, case name
             when "kind" then CORE.perk_data_kind_name(CORE.perk_doc_kind(page.native))
             when "count" then page.size
             when "data" then page.data
             when "meta" then page.meta&.raw
             when "errors" then page.errors.empty? ? nil : page.errors
             when "cursor" then page.cursor
             when "links" then value.to_h { |link, _| [link, page.link(link)] }
             when "resources" then resources_of(page.resources, value)
             when "included" then resources_of(page.included, value)
             else flunk "the vector names #{name}, which this test does not know"
             end]
    end
  end

  def resources_of(resources, expected)
    assert_equal expected.size, resources.size
    resources.zip(expected).map { |resource, members| resource_of(resource, members) }
  end

  def resource_of(resource, expected)
    native = resource.native
    expected.to_h do |name, value|
      [name, case name
             when "attributes" then value.to_h { |path, _| [path, attribute(native, path)] }
             when "related" then value.to_h { |relation, _| [relation, related(native, relation)] }
             else resource.public_send(name)
             end]
    end
  end

  def attribute(native, path)
    text = CORE.perk_resource_attr(native, path)
    text && Perk.parse(text)
  end

  def related(native, name)
    Array.new(CORE.perk_resource_related_count(native, name)) do |at|
      found = CORE.perk_resource_related_at(native, name, at)
      found && { "type" => CORE.perk_resource_type(found), "id" => CORE.perk_resource_id(found) }
    end
  end
end

class ScriptVectors < PerkTest
  %w[token page error drift].each do |kind|
    vectors kind do |given|
      script = Script.new(self, given)
      given["steps"].each_with_index { |step, at| script.play(step, "#{given.name}, step #{at}") }
    end
  end
end

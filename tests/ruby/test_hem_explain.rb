# frozen_string_literal: true

require_relative "vectors"
require_relative "loopback"

# Hashed e-mail by the shared vectors.
class HemVectors < PerkTest
  vectors "hem" do |folder|
    address = folder.bytes("address")
    { true => "hem", false => "lenient" }.each do |strict, name|
      if folder.file?(name)
        assert_equal folder.bytes(name), Perk::Hem.digest(address, strict: strict)
      else
        error = assert_raises(Perk::InputError) { Perk::Hem.digest(address, strict: strict) }
        assert_error folder.json("error.json"), error, folder.name if strict
      end
    end
  end
end

# The column audit, and explaining a call without sending it.
class HemExplainTest < PerkTest
  def test_the_audit_tells_addresses_that_differ_from_those_that_are_none
    found = Perk::Hem.audit(["ana@example.org", "\u0130@example.org", "nobody",
                             "+x@gmail.com"]).to_a
    assert_equal([[1, true], [2, false], [3, false]],
                 found.map { |finding| [finding.index, finding.differs?] })
    refute_match(/ana|nobody/, found.inspect)
    assert_raises(Perk::WrongTypeError) { Perk::Hem.digest(1) }
  end

  def test_explain_sends_nothing_and_shows_no_secret
    Loopback.open do |server|
      kard = server.ready
      shown = kard.explain("offers.list", user_id: "u 1", supported_components: :all)
      assert_equal %w[GET safe rewards:read], shown.values_at("method", "replay", "scope")
      path = "/v2/issuers/org-1/users/u%201/offers?supportedComponents=shortDescription&"
      assert shown["url"].start_with?("#{server.url}#{path}")
      assert_equal "Bearer ***", shown["headers"]["Authorization"]
      refute_includes shown.to_s, "token-given"
      assert shown["curl"].start_with?("curl -X GET 'http://127.0.0.1:")
      assert_empty server.requests
    end
  end

  def test_explain_knows_each_client_s_own_names
    old = Perk::KardLegacy.new(base_url: "https://api.example.test", token: "t")
    assert_equal "legacy.offers.list_by_user",
                 old.explain("offers.list_by_user", referring_partner_user_id: "u")["operation"]
    capillary = Perk::Capillary.new(base_url: "https://api.example.test", token: "t")
    assert_raises(Perk::UnknownNameError) do
      capillary.explain("promotions.activat", promotion_id: "p", customer_id: 1)
    end
  end
end
